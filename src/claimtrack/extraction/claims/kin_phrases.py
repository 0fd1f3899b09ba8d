"""Phrases of a family: who is kin, what stands behind a name, and what joins one more to a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.extraction.claims.company import past_beside
from claimtrack.extraction.claims.objects import WHOSE, is_stray, past_aside
from claimtrack.registry.kin import kinship
from claimtrack.registry.lexicon import word_set

if TYPE_CHECKING:
    from claimtrack.extraction.claims.reading import Reading

__all__ = [
    "ONE_MORE",
    "PHRASES",
    "has_name",
    "is_owner",
    "is_plural",
    "kinship_at",
    "name_behind",
    "past_joint",
    "past_more",
]

ONE_MORE = word_set("one_more")
_CALLED = word_set("called")
_ANYONE = word_set("anyone")
_PARENTS = word_set("parent_kin")
"""What a person told of alone may be said to be: "Jane Doe, a mother of three,"."""
_CLAUSE = 12
"""How many chunks "who was a teacher" behind a name can take up."""
PHRASES = ("n", "t", "m", "w")


def kinship_at(reading: Reading, i: int) -> str:
    """The singular of the noun for kin a phrase turns on, or ""."""
    if reading.kind(i) != "n":
        return ""
    chunk = reading.chunks[i]
    return kinship(" ".join(reading.words.words[chunk.start : chunk.head + 1]))


def is_plural(reading: Reading, i: int) -> bool:
    """Whether a phrase turns on a noun for several people: "her sons"."""
    return reading.kind(i) == "n" and reading.words.tags[reading.chunks[i].head] == "L"


def has_name(reading: Reading, i: int) -> bool:
    """Whether names stand behind the noun in one phrase: "his wife Jane", "her sons Jim"."""
    return reading.chunks[i].end > reading.chunks[i].head + 1


def is_owner(reading: Reading, i: int) -> bool:
    """Whether a phrase only says whose people follow: "the couple's two sons"."""
    return reading.kind(i) == "n" and reading.chunks[i].owner and reading.kind(i + 1) == "n"


def name_behind(reading: Reading, i: int) -> int:
    """The name behind a person's kinship: "his wife, Jane Doe", "a girl called Jane"; or -1."""
    j = past_aside(reading.chunks, i + 1)
    called = reading.kind(j) == "V" and reading.word(j) in _CALLED
    plain = reading.word(i) in ONE_MORE
    joint = called or (reading.kind(j) in (",", ":") and (plain or bool(kinship_at(reading, i))))
    at = j + 1 if joint else j
    if reading.kind(at) not in ("m", "u") or is_stray(reading.chunks[at]):
        return -1
    return -1 if reading.chunks[at].owner or reading.chunks[at].count >= 0 else at


def past_more(reading: Reading, i: int, *, named: bool) -> int:
    """Past what is said of a person behind the phrase: ages, brackets, what they were."""
    while True:
        j = past_aside(reading.chunks, i)
        if reading.kind(j) == "," and reading.kind(j + 1) in ("#", "J"):
            j += 2
            while reading.kind(j) in ("T", "d"):
                j += 1
        aged = j + (reading.kind(j) == ",")
        if reading.word(aged) == "aged" and reading.kind(aged) == "w":
            j = aged + 1
        if named:
            j = _past_clause(reading, _past_office(reading, j))
        if j == i:
            return i
        i = j


def _past_office(reading: Reading, i: int) -> int:
    """Past ", a baker" behind a name, where something closes it."""
    closed = reading.kind(i + 2) in (",", ";", "&") or reading.kind(i + 2) == "O"
    office = reading.kind(i) == "," and reading.kind(i + 1) in ("n", "w", "t") and closed
    kin = kinship_at(reading, i + 1)
    word = reading.word(i + 1)
    explains = not kin or word == "the" or (kin in _PARENTS and word in ONE_MORE)
    if not office or not explains or reading.chunks[i + 1].count >= 0 or _is_next(reading, i + 1):
        return i
    j = i + 2
    while reading.kind(j) == "O" and reading.kind(j + 1) in PHRASES:
        j += 2  # "the son of the mayor"
    return j if reading.tag(i + 1) == "D" else i


def _is_next(reading: Reading, i: int) -> bool:
    """Whether a phrase behind a name is one more with a name of her own: "a girl, Jane Doe"."""
    named = reading.kind(i + 1) == "," and reading.kind(i + 2) in ("m", "u")
    return named and reading.words.words[reading.chunks[i].head] in _ANYONE


def _past_clause(reading: Reading, i: int) -> int:
    """Past "whose age is unknown" and ", who was a nurse" behind a name, up to what closes it."""
    start = i + (reading.kind(i) == ",")
    if reading.kind(start) != "R" and reading.word(start) != "whose":
        return i
    said = False
    for j in range(start + 1, min(start + _CLAUSE, len(reading.chunks))):
        said = said or reading.kind(j) in ("X", "V", "H", "M")
        if reading.kind(j) in (",", ";", "&"):
            return j if said else i  # "whose wife and sons": people of another clause
        if reading.kind(j) in ("K", ".", ":"):
            break
    return i


def past_joint(reading: Reading, i: int) -> int:
    """Past what joins one more to a list: commas, "and", "along with"; else -1."""
    start = i
    while reading.kind(i) in (",", "&", ";", ":") and i < start + _JOINTS:
        i += 1
    if reading.kind(i) == "I":
        return -1
    beside = past_beside(reading, i)
    if beside >= 0:
        return beside
    for joint in _ON_TOP:
        if tuple(reading.word(i + k) for k in range(len(joint))) == joint:
            return i + len(joint)
    of_kin = reading.word(i) == "with" and reading.word(i + 1) in WHOSE
    return i + of_kin if i > start or of_kin else -1


_JOINTS = 3
"""Marks and words that stand in a row between two of a list: a dash, a comma, "and"."""
_ON_TOP = (("in", "addition", "to"),)
