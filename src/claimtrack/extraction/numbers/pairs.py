"""Two numbers that make one statement: "20 to 30", "four or five", "between 20 and 30"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from claimtrack.extraction.numbers.lexicon import either
from claimtrack.extraction.numbers.numerals import read_number, scaled_like

if TYPE_CHECKING:
    from claimtrack.extraction.numbers.numerals import Number

__all__ = ["Pair", "find_pair", "is_score"]

_RANGE = re.compile(r"\s?[-\u2013\u2014]\s?|\s{1,3}(?:to|or)(?:\s{1,3}|-)")
_AND = re.compile(r"\s{1,3}(?:and|to)\s{1,3}")
_BETWEEN = re.compile(r"\bbetween\s{1,3}(?:[$\u20ac\u00a3]\s?)?$")
_CURRENCY = frozenset("$\u20ac\u00a3")
# "The toll climbed from 39 to 45" tells two totals, one after the other.
_CHANGED = re.compile(rf"\b{either('changed')}(?![a-z])[^.;]*\bfrom\s{{1,3}}(?:[a-z]+\s){{0,2}}$")
_SCORE = re.compile(r"[-\u2013]\d")


class Pair(NamedTuple):
    """The lower number in the scale of the higher, where the words start, where the second is."""

    low: Number
    high: Number
    start: int
    second: int


def find_pair(text: str, start: int, number: Number) -> Pair | None:
    """The pair that a number starts in a lower-case text, or None where it stands alone.

    >>> from claimtrack.extraction.numbers.numerals import read_number
    >>> text = "between 20 and 30 people"
    >>> pair = find_pair(text, 8, read_number(text, 8))
    >>> pair.low.value, pair.high.value, pair.start
    (20, 30, 0)
    """
    near = max(0, start - 12)
    between = _BETWEEN.search(text, near, start) if "between" in text[near:start] else None
    link = (_RANGE if between is None else _AND).match(text, number.end)
    if link is None:
        return None
    at = link.end() + (text[link.end() : link.end() + 1] in _CURRENCY)
    second = read_number(text, at)
    if second is None:
        return None
    first = scaled_like(number, second)
    if first.value >= second.value:
        return None
    if link.group().strip() == "to" and _CHANGED.search(text, max(0, start - 48), start):
        return None
    return Pair(first, second, start if between is None else between.start(), at)


def is_score(text: str, number: Number) -> bool:
    """Whether a second figure hangs on that makes no pair: "2-1", "3-3".

    >>> from claimtrack.extraction.numbers.numerals import read_number
    >>> is_score("2-1", read_number("2-1", 0))
    True
    """
    return number.shape != "words" and _SCORE.match(text, number.end) is not None
