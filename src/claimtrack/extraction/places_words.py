"""The words around a place name: what they say of it, read from the tables once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimtrack.extraction.tokens import Learned
from claimtrack.model.place import fold
from claimtrack.registry.lexicon import tree_of, word_set
from claimtrack.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable

KINDS = {row["word"]: row["kind"] for row in table("en/locative_words.tsv")}


def _any(words: Iterable[str]) -> str:
    return tree_of(words, space=" ")


def _of_kind(*kinds: str) -> str:
    return _any([word for word, kind in KINDS.items() if kind in kinds])


def _in_context(*contexts: str) -> list[str]:
    return [r["word"] for r in table("en/place_contexts.tsv") if r["context"] in contexts]


ARTICLES, PARTICLES = word_set("place_articles"), word_set("place_particles")
"""Small words that names of places begin with, and that stand inside them."""
_ARTICLES = rf"(?:{_any(ARTICLES)})"
_SMALL = rf"(?:{_ARTICLES}|de (?:la|los|las)|of the|{_any(PARTICLES)})"
_CAPITAL = r"(?:(?:St|Ste|Ft|Mt)\. ?)?[A-ZÀ-ÖØ-Þ][^\W_]*(?:['’](?!s\b)[^\W_]+|-[^\W_]+)*"
NAME = (
    rf"(?:{_ARTICLES}[- ](?=[A-Z]))?{_CAPITAL}"
    rf"(?:[ -](?:{_SMALL}[ -])?{_CAPITAL}){{0,5}}"
)
NAMES = re.compile(rf"(?<![\w'’-]){NAME}")

_AREA, _TOWN, _PART = _of_kind("area"), _of_kind("town"), _of_kind("part")
_SIDE = _of_kind("direction")
_NOUN = rf"(?:{_TOWN}|{_AREA})"
_HELD = ("-held", "-controlled", "-ruled", "-occupied", "-administered", "-run")
# "the northern, rebel-held" and the like before a name or before its noun.
_DESCRIBED = rf"(?:(?:{_SIDE}|[a-z]+(?:-[a-z]+)*(?:{_any(_HELD)})),?\s){{0,3}}"

NEAR = frozenset(_in_context("near"))
IN = re.compile(
    rf"\b(?P<word>{_any(_in_context('near', 'within'))})\s"
    rf"(?:the\s|nearby\s)?(?P<side>{_DESCRIBED})$",
    re.IGNORECASE,
)
OF = re.compile(
    rf"\b(?P<noun>{_NOUN}|{_PART}|{_any(_in_context('middle'))})s?\s(?:of|called|named)\s"
    rf"(?:the\s)?(?P<side>{_DESCRIBED})$",
    re.IGNORECASE,
)
OFF = re.compile(
    rf"\b(?:{_any(_in_context('off'))})\s(?:of|from)\s(?:the\s)?(?:[A-Z]\w+\s)?"
    rf"(?:{_DESCRIBED}{_NOUN},?\s(?:of\s)?)?$",
    re.IGNORECASE,
)
# "the city Homs", "the old city, Homs"; not "Zamfara state, Bello", where the noun is Zamfara's
NOUN_BEFORE = re.compile(rf"(?:\b{_NOUN}|\b[a-z-]+\s{_NOUN},)\s$")
HIT = re.compile(rf"\b(?:{_any(_in_context('hit'))})\s(?:the\s)?$")
FROM = re.compile(
    rf"\b(?:{_any(_in_context('away'))})\s(?:the\s)?(?P<side>{_DESCRIBED})$", re.IGNORECASE
)
BLOCK = re.compile(rf"\b(?:{_any(_in_context('corner'))})\s(?:of|on)\s$")
HOSPITAL = re.compile(
    rf"\b(?:{_any(_in_context('moved'))})\b[^.;,]{{0,70}}"
    r"(?:hospitals?|center|centre|clinic|facility)\s(?:in|at|near)\s(?:the\s)?$",
    re.IGNORECASE,
)
MOVED = re.compile(rf"\b(?:{_any(_in_context('moved'))})\b[^.;,]{{0,70}}$", re.IGNORECASE)
HOSPITAL_AFTER = re.compile(r"(?:['’]s)?\s(?:[a-z]+\s){0,2}(?:hospital|clinic|infirmary)\b")
CARE = re.compile(r"hospital|cent(?:er|re)|clinic|facility", re.IGNORECASE)
OWNER = re.compile(
    rf"(?P<word>[A-Z]\w+(?: [A-Z]\w+)?)(?:['’]s\s{_DESCRIBED}|\s{_DESCRIBED}{_NOUN},?\s)"
    rf"(?:{_NOUN}\s)?(?:(?:of|called|named)\s)?(?:the\s)?{_DESCRIBED}$"
)

AREA_AFTER = re.compile(rf"\s(?P<noun>{_AREA})\b", re.IGNORECASE)
PART_AFTER = re.compile(rf"(?:['’]s)?\s(?:{_PART}|{_of_kind('site', 'either')})\b", re.IGNORECASE)
PEOPLE_AFTER = re.compile(rf"\s(?:\d+\s)?(?:{_any(_in_context('people'))})\b")
POLICE_AFTER = re.compile(rf"\s(?:{_any(_in_context('police'))})\b", re.IGNORECASE)
BESIDE_AFTER = re.compile(rf"(?:['’]s)?\s(?:{_any(_in_context('beside'))})\b", re.IGNORECASE)
OWNED_AFTER = re.compile(rf"['’]s\s(?:{_any(_in_context('owned'))})\b")
PERSON_AFTER = re.compile(
    rf"['’]s\s(?!(?:{_SIDE}|{_NOUN})\b)"
    r"|,?\s(?:said|told|added)\b|,\s\d\d\b"
)
NEXT = re.compile(rf"(?:,\s|\s\()(?P<name>(?:{NAME}|[A-Z]\.[A-Z]\.)\.?)")
NEXT_IN = re.compile(
    rf",?\s(?:in|of)\s(?:the\s)?{_DESCRIBED}(?:{_NOUN}\sof\s)?"
    rf"(?P<name>{NAME})(?:['’]s\s{_DESCRIBED}(?P<name2>{NAME}))?"
)


def _kind(word: str) -> str:
    kind = KINDS.get(word)
    return KINDS.get(fold(word), "") if kind is None else kind


_KIND_OF = Learned(_kind)


def kind_of(word: str) -> str:
    """What a word of a capitalised name is: "site", "body", "title", "stop", "area", ... or "".

    >>> kind_of("Hospital"), kind_of("Aleppo")
    ('site', '')
    """
    return _KIND_OF[word]


def kinds_of(words: list[str]) -> list[str]:
    """What each word of a capitalised name is.

    >>> kinds_of(["Aleppo", "Hospital"])
    ['', 'site']
    """
    return list(map(_KIND_OF.__getitem__, words))


AWAY = frozenset(_in_context("away")) - {"from", "of"}
WITHIN = frozenset(_in_context("near", "within"))
_OFF = frozenset(_in_context("off"))
BEFORE = (
    WITHIN
    | frozenset(["called", "named", *_in_context("away", "hit")])
    | {word for word, kind in KINDS.items() if kind in ("town", "area")}
)
"""Words that can stand right before a place."""
_DESCRIBING = {"the", "nearby"} | {word for word, kind in KINDS.items() if kind == "direction"}
_COUNTING = (
    BEFORE
    | _OFF
    | _DESCRIBING
    | {word for word, kind in KINDS.items() if kind == "part"}
    | {*_in_context("middle", "corner")}
)


def word_before(text: str, start: int) -> str:
    """The word that ends before a place of the text, in small letters.

    >>> word_before("clashes in Homs", 11)
    'in'
    """
    return text[max(0, start - 60) : start].rstrip(" ,").rpartition(" ")[2].lower()


def is_described(word: str) -> bool:
    """Whether the word can stand between "in" and a place: "the", "northern", "rebel-held"."""
    return word in _DESCRIBING or word.endswith(_HELD)


def counts(word: str) -> bool:
    """Whether a pattern before a name holds the word; the noun of a place also in the plural."""
    return word in _COUNTING or (word.endswith("s") and word[:-1] in _COUNTING)


def names_area(word: str) -> bool:
    """Whether the word is the noun of a place, or says that a place is near."""
    return KINDS.get(word) in ("area", "town", "part") or word in NEAR or word in ("of", "from")


def vocabulary() -> set[str]:
    """Every word that can tell something beside a name, or as its last word."""
    return {*KINDS, *_COUNTING, *_BEHIND}


def _leads(word: str) -> bool:
    return word in BEFORE or word in _OFF or is_described(word)


_LEADS = Learned(_leads)


def leads(word: str) -> bool:
    """Whether the word before a name is one that can tell how the name stands.

    >>> leads("rebel-held"), leads("late")
    (True, False)
    """
    return _LEADS[word]


def may_own(word: str) -> bool:
    """Whether a country can stand before the word that stands before a name: "Syria's X"."""
    return _LEADS[word] or word.endswith(("'s", "’s"))


_FIRST_AFTER = re.compile(r"(?:['’]s)?\s(\d*\w*)")
_FIRST = re.compile(r"\d*\w*")
_NOTHING: frozenset[str] = frozenset()
_NUMBER = frozenset(["people"])


def _behind() -> dict[str, frozenset[str]]:
    """What each word that can stand behind a name may tell of it."""
    out: dict[str, frozenset[str]] = {}
    rows = [(row["word"], row["context"]) for row in table("en/place_contexts.tsv")]
    for word, tells in (*rows, *KINDS.items()):
        if tells in ("area", "part", "site", "either", "people", "police", "beside"):
            first = word.split("-")[0]
            out[first] = out.get(first, _NOTHING) | {tells}
    return out


_BEHIND = _behind()
MAKES_PLACE = frozenset(["area", "police", "beside"])
"""What words behind a name can tell that makes it a place."""


def behind(text: str, end: int) -> frozenset[str]:
    """What the word right behind a name may tell of it: "Salem police", "Salem park".

    >>> sorted(behind("in Salem park", 8)), sorted(behind("in Salem they", 8))
    (['beside', 'either'], [])
    """
    match = _FIRST_AFTER.match(text, end)
    if match is None:
        return _NOTHING
    word = match[1]
    return _NUMBER if word.isdigit() else _BEHIND.get(word.lower(), _NOTHING)


def tells_behind(word: str) -> bool:
    """Whether the word, behind a name, can make it the place of something."""
    first = _FIRST.match(word)
    return first is not None and not MAKES_PLACE.isdisjoint(_BEHIND.get(first.group(), _NOTHING))
