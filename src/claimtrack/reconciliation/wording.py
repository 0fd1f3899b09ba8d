"""The words that tell one incident from another: names of people, places and bodies, and ages.

Ordinary words are those the library's own lexicon knows, so the list needs no keeping: what is in
no table and is printed with a capital is a name of something.
"""

from __future__ import annotations

import functools
import re
from importlib import resources
from typing import TYPE_CHECKING

from claimtrack.model.place import fold
from claimtrack.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimtrack.model.claim import Claim

__all__ = ["age_of", "distinctive_words", "folded", "person_name", "telling_words"]

folded = functools.lru_cache(maxsize=1 << 16)(fold)
"""``fold``, remembered: the same names come again and again."""

# A word with a capital, or an age: "12-year-old", "the boy, 12,". What any of them begins with is
# put first, so that the engine runs over the rest of a text without trying anything there.
_TOKEN = re.compile(
    r"""[A-Z0-9](?:
        (?<=[A-Z])[a-z][a-z'’]+
        | (?<=[0-9])[0-9]?(?:
            (?=-[Yy]ear-[Oo]ld|[ -]months?-old)
            | (?=[,\s]|$)(?:(?<=[a-z],[ ][0-9])|(?<=[a-z],[ ][0-9][0-9]))
        )
    )""",
    re.VERBOSE,
)

_ENDINGS = ("s", "es", "ed", "ing")


def distinctive_words(claims: Sequence[Claim]) -> frozenset[str]:
    """Folded words of some claims that few other incidents share.

    >>> from claimtrack import Claim
    >>> sorted(distinctive_words([Claim("killed", 1, who="12-year-old girl", where="Duncannon")]))
    ['aged 12', 'duncannon']
    """
    sentences = "\n".join({claim.sentence or claim.quote for claim in claims})
    more = [text for text in _texts(claims) if text and text not in sentences]
    tokens = set(_TOKEN.findall("\n".join((sentences, *more))))  # no token runs over a line's end
    return frozenset(filter(None, map(_distinctive, tokens)))


def _texts(claims: Iterable[Claim]) -> set[str | None]:
    """What claims say besides their words; the outlet is left out, for it prints of everything."""
    texts: set[str | None] = set()
    for claim in claims:
        who, where, by, source = claim.who, claim.where, claim.by, claim.source
        texts.add(who.label)
        texts.add(source.speaker)
        texts.add(source.organisation)
        if where is not None:
            texts.add(where.name)
        if who.names:
            texts.update(who.names)
        if by is not None:
            texts.update((by.label, *by.names))
    return texts


@functools.lru_cache(maxsize=1 << 16)
def _distinctive(token: str) -> str:
    """The folded word of a token, "" where it tells nothing from anything."""
    if token[0].isdigit():
        return f"aged {token}"
    # what is all letters is already folded but for its capital
    plain = token.isalpha()
    word = token.lower() if plain else fold(token.removesuffix("'s").removesuffix("’s"))
    ordinary = _ordinary()
    if len(word) < 4 or word in ordinary:
        return ""
    if word.endswith(_ENDINGS) and any(word.removesuffix(end) in ordinary for end in _ENDINGS):
        return ""
    return word


@functools.lru_cache(maxsize=1 << 14)
def age_of(label: str) -> int | None:
    """The age, in whole years, of the one person a label tells of.

    >>> age_of("9-year-old boy"), age_of("seven-month-old girl"), age_of("three children")
    (9, 0, None)
    """
    if "old" not in label and "Old" not in label:
        return None
    match = _age().search(label.lower())
    if match is None:
        return None
    number = match["number"]
    age = int(number) if number.isdigit() else _numerals()[number]
    return age if match["unit"] == "year" else 0


@functools.cache
def _age() -> re.Pattern[str]:
    words = "|".join(sorted(_numerals()))
    return re.compile(
        rf"\b(?P<number>\d{{1,3}}|{words})[- ]?(?P<unit>year|month|week|day)s?[- ]old\b"
    )


@functools.cache
def _numerals() -> dict[str, int]:
    """Numbers below twenty that are one word."""
    rows = table("en/numerals.tsv")
    return {r["word"]: int(r["value"]) for r in rows if r["kind"] in ("unit", "teen")}


@functools.lru_cache(maxsize=1 << 16)
def person_name(name: str) -> str:
    """A name as it is compared: folded, without title, age, or "Jr".

    >>> person_name("12-year-old Ciara Meyer Jr.")
    'ciara meyer'
    """
    words = [word for word in folded(name).split() if word.isalpha() and word not in _SUFFIXES]
    while words and words[0] in _ordinary() and len(words) != 2:
        del words[0]
    return " ".join(words)


_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))


@functools.cache
def _ordinary() -> frozenset[str]:
    lexicon = resources.files("claimtrack.registry").joinpath("data", "en")
    names = [path.name for path in lexicon.iterdir() if path.name.endswith(".tsv")]
    words: set[str] = set()
    for name in names:
        rows = table(f"en/{name}")
        term = next(iter(rows[0]))
        words.update(" ".join([row[term] for row in rows]).lower().split())
    mixed = {word for word in words if not word.isalpha()}
    return frozenset((words - mixed).union(_LETTERS.findall(" ".join(mixed))))


_LETTERS = re.compile(r"[^\W\d_]+")


@functools.lru_cache(maxsize=1 << 14)
def telling_words(name: str) -> tuple[str, ...]:
    """The words of a name that tell it from others.

    >>> telling_words("southern Idlib province")
    ('idlib',)
    """
    return tuple(w for w in folded(name).split() if len(w) > 3 and w not in _generic())


@functools.cache
def _generic() -> frozenset[str]:
    return frozenset(row["word"] for row in table("en/place_words.tsv"))
