"""The English tables of number reading, as the dictionaries and patterns that the reading runs on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from claimtrack.registry.tables import table
from claimtrack.registry.units import unit_words

if TYPE_CHECKING:
    from collections.abc import Iterable


class Numeral(NamedTuple):
    """A number word: its kind (en/numerals.tsv) and value."""

    kind: str
    value: int


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of the words, longest first, written as a prefix tree so that it searches fast.

    >>> alternatives(["ten", "tens", "two"])
    't(?:en(?:s)?|wo)'
    """
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in sorted(words):
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branch(tree)


def _branch(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    options = [
        (r"\s+" if char == " " else re.escape(char)) + _branch(node[char])
        for char in sorted(node)
        if char
    ]
    if not options:
        return ""
    joined = options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"
    return f"(?:{joined})?" if "" in node else joined


NUMERALS = {
    row["word"]: Numeral(row["kind"], int(row["value"])) for row in table("en/numerals.tsv")
}
LETTERS = {word: entry.value for word, entry in NUMERALS.items() if entry.kind == "letter"}
WORDS = {word: entry for word, entry in NUMERALS.items() if entry.kind != "letter"}

BEFORE = {
    row["words"]: row["hedge"] for row in table("en/modifiers.tsv") if row["place"] == "before"
}
AFTER = {row["words"]: row["hedge"] for row in table("en/modifiers.tsv") if row["place"] == "after"}
VAGUE = {row["words"]: row["expression"] for row in table("en/vague.tsv") if row["read"] == "yes"}
# Units of people and of things, and bare numbers: what stands in them is counted, not measured.
_COUNTED = frozenset(
    "person household family thing dozen score hundred thousand lakh million crore billion trillion".split()
)
UNITS = {word: unit for word, unit in unit_words().items() if unit not in _COUNTED}
STOPS = frozenset(row["word"] for row in table("en/noun_stops.tsv"))
NOUNS = {row["noun"]: row["unit"] for row in table("en/counted_nouns.tsv")}
PLURALS = frozenset(row["plural"] for row in table("en/plurals.tsv"))
LABELS = frozenset(row["word"] for row in table("en/number_labels.tsv"))
MONTHS = (
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sept sep oct nov dec"
).split()
