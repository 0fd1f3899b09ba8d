"""What a number counts: the head of the words behind it, and whether that is people."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from claimtrack.extraction.numbers.lexicon import (
    NUMERALS,
    PEOPLE,
    PERSONS,
    PLURALS,
    STOPS,
    THING_ENDINGS,
    THINGS,
    THROUGH,
    alternatives,
    either,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["are_people", "group_before", "head_noun", "is_plural", "noun_unit", "part_of"]

_WORD = re.compile(
    r"(?:\s{1,3}\(\d+\))?\s{1,3}[\"'\u2018\u201c]?"  # "five (5) men"
    r"((?:[a-z]\.){2,3}|[^\W\d_][\w'\u2019-]*|\.?\d[\d.]*-?[a-z]+)"
    r"(?=([,.;:!?)\]\u2014\"\u201d]?))"
)
_FAR = (
    7  # words that may stand before the head: "32 suspected foreign Islamic State group militants"
)
_NOT_PLURAL = ("ss", "us", "is", "'s", "\u2019s")
_GROUP_OF = re.compile(rf"\b({either('group_of')})\s{{1,3}}of\s{{1,3}}$")
_PART_OF = re.compile(
    rf"\s{{1,3}}(?:out\s{{1,3}})?of\s{{1,3}}{either('whole')}(?![a-z])"
    rf"(?:\s{{1,3}}(?:\d[\d,]*|(?:{alternatives(NUMERALS)})(?![a-z])))?"
)


@functools.lru_cache(maxsize=4096)
def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun.

    >>> is_plural("militants"), is_plural("people"), is_plural("serious"), is_plural("iraqi")
    (True, True, False, False)
    """
    if word in PLURALS:
        return True
    return word.endswith("s") and len(word) > 3 and not word.endswith(_NOT_PLURAL)


def head_noun(text: str, low: str, end: int, *, single: bool = False) -> tuple[int, int]:
    """Where the head of what is counted stands, or (end, end) where no noun follows.

    >>> text = "32 IS militants were killed"
    >>> text[slice(*head_noun(text, text.lower(), 2))]
    'militants'
    >>> text = "one of the two soldiers"
    >>> text[slice(*head_noun(text, text, 3))]
    'soldiers'
    """
    part = _PART_OF.match(low, end)
    if part is not None:
        end, single = part.end(), False
    return _single(text, low, end) if single else _plural(text, low, end)


def part_of(low: str, end: int) -> bool:
    """Whether a whole follows that the number is a part of: "three of them", "55 of the 119".

    >>> part_of("three of them", 5), part_of("three soldiers", 5)
    (True, False)
    """
    return _PART_OF.match(low, end) is not None


def group_before(low: str, start: int) -> tuple[int, int]:
    """The group that a number tells the size of, or (start, start): "a family of five".

    >>> low = "a family of five died"
    >>> low[slice(*group_before(low, 12))]
    'family'
    """
    match = _GROUP_OF.search(low, max(0, start - 24), start)
    return (start, start) if match is None else match.span(1)


def _stops(text: str, match: re.Match[str]) -> bool:
    """Whether a word ends the run; "IS" among small letters is a name, not "is"."""
    if match.group(1) not in STOPS:
        return False
    start, end = match.span(1)
    return end - start < 2 or not text[start:end].isupper() or text[end + 1 : end + 2].isupper()


def _run(text: str, low: str, end: int) -> Iterator[re.Match[str]]:
    """The words behind a number that its noun can be among, up to what ends their run."""
    for _ in range(_FAR):
        match = _WORD.match(low, end)
        if match is None or _stops(text, match):
            return
        yield match
        if match.group(2):
            return
        end = match.end(1)


def _plural(text: str, low: str, end: int) -> tuple[int, int]:
    """The last of the first run of plurals: "security forces members".

    Where there is none, a known singular will do: headlines write "8 civilian" and "14 airstrike".
    """
    best = lone = (end, end)
    for match in _run(text, low, end):
        word = match.group(1)
        if is_plural(word):
            best = match.span(1)
        elif best[1] > best[0]:
            break
        elif (word in PERSONS or word in THINGS) and "ing " not in low[end : match.start(1)]:
            lone = match.span(1)  # but not "11 fleeing the town"
    return best if best[1] > best[0] else lone


def _single(text: str, low: str, end: int) -> tuple[int, int]:
    """The last word of the run that can be a noun: "one senior police officer said"."""
    best = (end, end)
    for match in _run(text, low, end):
        word = match.group(1)
        if best[1] > best[0] and word.endswith(("ed", "ing")) and word not in PERSONS:
            break  # a verb
        if word not in THROUGH:
            best = match.span(1)
    return best


@functools.lru_cache(maxsize=4096)
def noun_unit(noun: str) -> str:
    """The unit that a lower-case counted noun stands for; nouns no table knows are read as people.

    >>> (
    ...     noun_unit("militants"),
    ...     noun_unit("houses"),
    ...     noun_unit("households"),
    ...     noun_unit("violations"),
    ... )
    ('person', 'thing', 'household', 'thing')
    """
    unit = THINGS.get(noun)
    if unit is not None:
        return unit
    if noun.endswith(THING_ENDINGS) and noun not in PLURALS and noun not in PERSONS:
        return "thing"
    return "person"


def are_people(noun: str) -> bool:
    """Whether a lower-case noun is known to name people, in the singular or the plural.

    >>> are_people("soldiers"), are_people("attacks")
    (True, False)
    """
    return noun in PEOPLE or noun in PERSONS
