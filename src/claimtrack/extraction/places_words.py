"""The words around a place name: what they say of it, read from the tables once."""

from __future__ import annotations

import functools
import re

from claimtrack.model.place import fold
from claimtrack.registry.tables import table

KINDS = {row["word"]: row["kind"] for row in table("en/locative_words.tsv")}


def words_of(*kinds: str) -> str:
    """The words of some kinds as one alternation, longest first."""
    found = [re.escape(w) for w, kind in KINDS.items() if kind in kinds]
    return "|".join(sorted(found, key=lambda w: (-len(w), w)))


_SMALL = r"al|el|ad|ar|as|ash|at|az|an|ed|ez|es|de la|de los|de las|del|de|la|las|los|bin|i|e|o|of the|upon"
_CAPITAL = r"(?:(?:St|Ste|Ft|Mt)\. ?)?[A-ZÀ-ÖØ-Þ][^\W_]*(?:['’](?!s\b)[^\W_]+|-[^\W_]+)*"
NAME = rf"(?:(?:al|el|ad|ar|as|ash|at|az|an|ed|ez)[- ](?=[A-Z]))?{_CAPITAL}(?:[ -](?:(?:{_SMALL})[ -])?{_CAPITAL}){{0,5}}"

NAMES = re.compile(rf"(?<![\w'’-]){NAME}")

_AREA, _TOWN, _PART = words_of("area"), words_of("town"), words_of("part")
_SIDE = words_of("direction")
# "the northern, rebel-held" and the like before a name or before its noun.
_DESCRIBED = rf"(?:(?:{_SIDE}|[a-z]+(?:-[a-z]+)*-(?:held|controlled|ruled|occupied|administered|run)),?\s){{0,3}}"

IN = re.compile(
    rf"\b(?P<word>in|near|outside|inside|around|across|throughout|within|off|between|over|at)\s"
    rf"(?:the\s|nearby\s)?(?P<side>{_DESCRIBED})$",
    re.IGNORECASE,
)
OF = re.compile(
    rf"\b(?P<noun>{_AREA}|{_TOWN}|{_PART}|centre|center|heart)s?\s(?:of|called|named)\s(?:the\s)?(?:the\s)?(?P<side>{_DESCRIBED})$",
    re.IGNORECASE,
)
OFF = re.compile(
    rf"\b(?:north|south|east|west|northeast|northwest|southeast|southwest|miles|km|kilometers|kilometres|minutes)\s"
    rf"(?:of|from)\s(?:the\s)?(?:[A-Z]\w+\s)?(?:{_DESCRIBED}(?:{_TOWN}|{_AREA}),?\s(?:of\s)?)?$",
    re.IGNORECASE,
)
HIT = re.compile(
    r"\b(?:hit|struck|rocked|shelled|bombed|bombarded|stormed|raided|attacked|entered|targeted|pounded|hitting|"
    r"striking|shelling|bombing|attacking|targeting)\s(?:the\s)?$"
)
NOUN_BEFORE = re.compile(rf"\b(?P<noun>{_TOWN}|{_AREA}),?\s$")
FROM = re.compile(
    rf"\b(?:from|to|toward|towards|left|leaving|reached|of|for|by|against|on)\s(?:the\s)?(?P<side>{_DESCRIBED})$",
    re.IGNORECASE,
)
HOSPITAL = re.compile(
    r"\b(?:taken|transported|flown|rushed|airlifted|brought|transferred|treated|admitted|recovering|hospitali[sz]ed|"
    r"died|pronounced|condition)\b[^.;,]{0,70}(?:hospitals?|center|centre|clinic|facility)\s(?:in|at|near)\s(?:the\s)?$",
    re.IGNORECASE,
)
PEOPLE_AFTER = re.compile(
    r"\s(?:\d+\s)?(?:tribes?|clans?|ethnic|militias?|rebels|militants|fighters|insurgents|troops|tribesmen|herdsmen|"
    r"gangs?|border|frontier)\b"
)
OWNER = re.compile(
    rf"(?P<word>[A-Z]\w+(?: [A-Z]\w+)?)(?:(?:['’]s)\s{_DESCRIBED}|\s{_DESCRIBED}(?:{_TOWN}|{_AREA}),?\s)"
    rf"(?:(?:{_TOWN}|{_AREA})\s)?(?:(?:of|called|named)\s)?(?:the\s)?{_DESCRIBED}$"
)
BLOCK = re.compile(r"\b(?:block|corner|intersection|stretch|side)\s(?:of|on)\s$")

AREA_AFTER = re.compile(rf"\s(?P<noun>{_AREA})\b", re.IGNORECASE)
TOWN_AFTER = re.compile(rf"\s(?P<noun>{_TOWN})\b")
PART_AFTER = re.compile(
    rf"(?:['’]s)?\s(?P<noun>{_PART}|{words_of('site', 'either')})\b", re.IGNORECASE
)
POLICE_AFTER = re.compile(r"\s(?:[Pp]olice|PD\b|Fire\s|[Ff]irefighters|[Dd]ispatchers)")
BESIDE_AFTER = re.compile(
    r"(?:['’]s)?\s(?:police|sheriff|resident|residents|man|woman|teen|teenager|boy|girl|home|house|apartment|"
    r"couple|family|father|mother|toddler|child|neighborhood|authorities|officials|officers|mayor|high|"
    r"shooting|store|bar|park|street|motel|hotel|nightclub|club|Police|Fire|Man|Woman|Boy|Girl|Teen|Mayor)\b"
)
PERSON_AFTER = re.compile(
    r"(?:['’]s\s(?!(?:"
    + _SIDE
    + r"|"
    + _AREA
    + r"|"
    + _TOWN
    + r")\b)|,?\s(?:said|told|added)\b|,\s\d\d\b)"
)
NEXT = re.compile(rf"(?:,\s|\s\()(?P<name>(?:{NAME}|[A-Z]\.[A-Z]\.)\.?)")
NEXT_IN = re.compile(
    rf",?\s(?:in|of)\s(?:the\s)?(?P<side>{_DESCRIBED})(?:(?:{_TOWN}|{_AREA})\sof\s)?(?P<name>{NAME})(?:['’]s\s{_DESCRIBED}(?P<name2>{NAME}))?"
)


@functools.lru_cache(maxsize=1 << 13)
def kind_of(word: str) -> str:
    """What a word of a capitalised name is: "site", "body", "title", "stop", "area", ... or ""."""
    return KINDS.get(word, KINDS.get(fold(word), ""))


_LEADING = frozenset(
    "in near outside inside around across throughout within off between over at the nearby of from to toward "
    "towards left leaving reached for by against on called named "
    "hit struck rocked shelled bombed bombarded stormed raided attacked entered targeted pounded hitting striking "
    "shelling bombing attacking targeting".split()
) | {word for word, kind in KINDS.items() if kind in ("direction", "town", "area")}
_HELD = ("-held", "-controlled", "-ruled", "-occupied", "-administered", "-run")


def leads(left: str) -> bool:
    """Whether the word before a name is one that can tell how the name stands.

    >>> leads("clashes in rebel-held "), leads("the late ")
    (True, False)
    """
    word = left.rstrip(" ,").rsplit(" ", 1)[-1].lower()
    return word in _LEADING or word.endswith(_HELD)
