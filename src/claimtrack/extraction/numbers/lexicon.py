"""The English tables of number reading, as the dictionaries and patterns that the reading runs on.

Another language is another folder of tables beside ``registry/data/en`` and a module like this one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimtrack.registry.lexicon import time_words, tree_of
from claimtrack.registry.tables import table
from claimtrack.registry.units import unit_words

if TYPE_CHECKING:
    from collections.abc import Iterable


class Numeral(NamedTuple):
    """A number word: its kind (en/numerals.tsv) and value."""

    kind: str
    value: int


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of the words, longest first, with some white space for a space of theirs.

    >>> alternatives(["ten", "tens", "two"])
    't(?:en(?:s)?|wo)'
    """
    return tree_of(words, space=r"\s{1,3}")


def context(kind: str) -> frozenset[str]:
    """The words of one kind of en/number_context.tsv.

    >>> "street" in context("street")
    True
    """
    return frozenset(row["word"] for row in table("en/number_context.tsv") if row["kind"] == kind)


def either(kind: str) -> str:
    """A pattern for any of the words of one kind of en/number_context.tsv."""
    return f"(?:{alternatives(context(kind))})"


def _column(name: str, key: str, value: str, **where: str) -> dict[str, str]:
    """Two columns of an English table as a dictionary, of the rows that are as asked for."""
    rows = table(f"en/{name}.tsv")
    return {
        row[key]: row[value] for row in rows if all(row[k] == wanted for k, wanted in where.items())
    }


_ALL_NUMERALS = {
    row["word"]: Numeral(row["kind"], int(row["value"])) for row in table("en/numerals.tsv")
}
_APART = {"letter", "set", "part", "times"}
NUMERALS = {w: n for w, n in _ALL_NUMERALS.items() if n.kind not in _APART}
UNIT_NUMERALS = {w: n.value for w, n in NUMERALS.items() if n.kind == "unit" and n.value}
LETTERS = {w: n.value for w, n in _ALL_NUMERALS.items() if n.kind == "letter"}
SETS = {w: n.value for w, n in _ALL_NUMERALS.items() if n.kind == "set"}
PARTS = {w: n.value for w, n in _ALL_NUMERALS.items() if n.kind == "part"}
TIMES = {w: n.value for w, n in _ALL_NUMERALS.items() if n.kind == "times"}

BEFORE = _column("modifiers", "words", "hedge", place="before")
AFTER = _column("modifiers", "words", "hedge", place="after")
VAGUE = _column("vague", "words", "expression", read="yes")

# Units of people and of things, and bare numbers: what stands in them is counted, not measured.
_COUNTED = frozenset(
    ["person", "household", "family", "thing", *(w for w, n in NUMERALS.items() if n.value >= 12)]
)
UNITS = {word: unit for word, unit in unit_words().items() if unit not in _COUNTED}
CURRENCY = _column("unit_words", "word", "unit", place="before")

STOPS = frozenset(_column("noun_stops", "word", "kind", kind="stop"))
THROUGH = frozenset(_column("noun_stops", "word", "kind", kind="through"))
THINGS = _column("counted_nouns", "noun", "unit")
THING_ENDINGS = tuple(noun[1:] for noun in THINGS if noun.startswith("-"))
PERSONS = frozenset(row["singular"] for row in table("en/groups.tsv"))
PEOPLE = frozenset(row["plural"] for row in table("en/groups.tsv") if row["plural"])
PLURALS = PEOPLE | {row["plural"] for row in table("en/plurals.tsv")}
LABELS = frozenset(row["word"] for row in table("en/number_labels.tsv"))
MONTHS = frozenset(time_words("month"))
