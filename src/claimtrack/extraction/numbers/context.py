"""What a number is not: an ordinal, a code, a phone number, an address, a name or a score.

Decided by how the words stand around the number, never by its size. Days, years, times and ages are
in ``days``; measures and money in ``measures``.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from claimtrack.extraction.numbers.days import is_clock, is_date, is_year
from claimtrack.extraction.numbers.lexicon import (
    LABELS,
    PEOPLE,
    STOPS,
    alternatives,
    context,
    either,
)
from claimtrack.extraction.numbers.nouns import are_people, is_plural

if TYPE_CHECKING:
    from claimtrack.extraction.numbers.numerals import Number

__all__ = ["ends_in_code", "is_code", "is_glued", "is_name", "past_code", "word_before"]

_OPENING_MARKS = re.compile(r"[\s(\[\"'\u201c]")
# Characters that tie a number to what stands before it ("AK-47", "#5", "G20", "10:30", "9/11").
_TIES = frozenset("/#@_|\\\u2044")
# What touches the last figure: ordinals, dates, ratios, possessives, decades.
_TAIL = re.compile(
    r"(?:st|nd|rd|th)(?![a-z])|:\d|/\d|\u2044|['\u2019]?s(?![a-z])|\.\d|[_@|*=\\]|\s\|"
)
_GLUED = re.compile(r"[^\W\d_]|-[^\W\d_]")
# A hyphen makes an adjective of a thing ("three-storey"), but of people in "a 12-strong patrol".
_STRONG = re.compile(rf"-{either('strong')}(?![a-z])")
_PHONE = re.compile(
    r"[-.\u2013]\d{4}(?!\d)|[-.\u2013]\d+[-.\u2013][\da-z]|\s\d{3}-\d{4}(?!\d)|\)\s?\d{3}"
)
_CODE = re.compile(r"[-.\u2013\w)]*")
_STREET = re.compile(
    rf"\s(?:block\sof|[nsew]\.?\s\w|(?:[\w.'\u2019]+\s){{1,3}}?{either('street')}(?![a-z]))"
)
_EMERGENCY = tuple(context("emergency"))
_OF_SERIES = re.compile(rf"\b(?:{alternatives(LABELS)})\s\d+\s(?:of|/)\s(?:/\s)?$")
_LISTED = re.compile(r"[.)](?:\s|$)")
# "one" as a pronoun: "one must hope", "the one who", "this one is".
_MODAL = re.compile(rf"\s{either('modal')}(?![a-z])")
_ONES = context("one_before")
_COUNTED_ON = re.compile(rf"\s{either('goes_on')}(?![a-z])")
_NEXT = re.compile(r"\s([^\W\d_]+)")
# "last week six died": a week that is told, and no week six
_TIME_TOLD = re.compile(r"\b(?:last|this|that|same|past|previous) (?:week|day) $")
_FAR = 60  # characters around a number that show whether a text is set in capitals like a headline


def word_before(low: str, start: int) -> str:
    """The word before a number, with the punctuation behind it.

    >>> word_before("Ann Doe, 34", 9)
    'Doe,'
    """
    near = low[max(0, start - 24) : start]
    words = near.rstrip()
    if not 0 < len(near) - len(words) < 4:
        return ""
    return _OPENING_MARKS.split(words)[-1]


def is_code(low: str, start: int, number: Number, before: str) -> bool:
    """Whether what touches the number makes it an ordinal, a code, a day, a year or a time.

    >>> from claimtrack.extraction.numbers.numerals import Number
    >>> is_code("the 9/11 attacks", 4, Number(9, 5, "digits"), "the")
    True
    """
    if number.shape == "words":
        return is_clock(low, start, number, before)
    return (
        _tied_before(low, start)
        or ends_in_code(low, number)
        or is_clock(low, start, number, before)
        or is_date(low, start, number)
        or is_year(low, start, number, before)
    )


def ends_in_code(low: str, number: Number) -> bool:
    """Whether what touches its end makes it an ordinal, a date, a decade or a phone number.

    >>> from claimtrack.extraction.numbers.numerals import Number
    >>> ends_in_code("7th brigade", Number(7, 1, "digits"))
    True
    """
    if number.shape == "words":
        return False
    return _TAIL.match(low, number.end) is not None or _PHONE.match(low, number.end) is not None


def is_name(text: str, low: str, start: int, number: Number, before: str) -> bool:
    """Whether the words beside it make it a name, an address, a point of a list or a pronoun.

    >>> from claimtrack.extraction.numbers.numerals import Number
    >>> text = "Flight 17 crashed"
    >>> is_name(text, text.lower(), 7, Number(17, 9, "digits"), "flight")
    True
    """
    if before.rstrip(".:") in LABELS:
        return _TIME_TOLD.search(low, max(0, start - _FAR), start) is None
    if number.shape == "words":
        return _is_pronoun(low, number, before)
    return (
        _is_address(text, low, number)
        or _is_listed(text, low, start, number)
        or _is_part_of_name(text, low, start, number, before)
    )


def is_glued(low: str, end: int) -> bool:
    """Whether letters touch the number that are no unit: "5G", "three-storey"; not "12-strong".

    >>> is_glued("three-storey house", 5), is_glued("12-strong patrol", 2)
    (True, False)
    """
    return _GLUED.match(low, end) is not None and _STRONG.match(low, end) is None


def past_code(low: str, end: int) -> int:
    """Where a code ends that a number starts: "222-8477" and "1-866-371-TIPS" are left as a whole.

    >>> past_code("1-866-371-tips.com now", 1)
    18
    """
    match = _CODE.match(low, end)
    return end if match is None else match.end()


def _tied_before(low: str, start: int) -> bool:
    if low.startswith("0", start) and low[start + 1 : start + 2].isdigit():
        return True  # "0900", "007"
    if not start or low.endswith("sub-", 0, start):
        return False
    before = low[start - 1]
    if before.isalnum() or before in _TIES:
        return True
    further = low[start - 2 : start - 1]
    if before in "-\u2013":
        return further.isalnum() or (further.isspace() and low[start - 3 : start - 2].isalpha())
    if before in ".:,":
        return further.isdigit() or (before == "." and further.isalpha())
    return before in "'\u2019"


def _is_address(text: str, low: str, number: Number) -> bool:
    match = _STREET.match(low, number.end)
    if match is None:
        return False
    words = text[number.end : match.end()].split()
    return "block" in words or all(word[0].isupper() or word[0].isdigit() for word in words)


def _is_listed(text: str, low: str, start: int, number: Number) -> bool:
    """The number of a point in a list: "2. The front greets ...", "(2)", "photo 3 of 6"."""
    if low[start - 1 : start] == "(" and low.startswith(")", number.end):
        return True
    if low.startswith(_EMERGENCY, start) and _emergency().match(low, start):
        return True
    if _OF_SERIES.search(low, max(0, start - 24), start):
        return True
    if not _LISTED.match(low, number.end) or number.value > 99:
        return False
    lead = text[:start].rstrip()[-1:] if start < 4 else text[start - 4 : start].rstrip()[-1:]
    return (not lead or lead in ".:;]\n") and number.end < len(low.rstrip()) - 1


@functools.cache
def _emergency() -> re.Pattern[str]:
    """A number to call; it holds every word for people, so it is made only where one is printed."""
    people = alternatives(PEOPLE)
    return re.compile(rf"{either('emergency')}(?![\d,])(?!\s(?:{people}|killed|dead)(?![a-z]))")


def _is_part_of_name(text: str, low: str, start: int, number: Number, before: str) -> bool:
    """A number that ends a name ("Apple Watch 5"): a capital before, nothing counted behind."""
    if (
        len(before) < 2
        or before in STOPS
        or not before[-1].isalpha()
        or not text[start - len(before) - 1].isupper()
    ):
        return False
    if (
        number.shape == "grouped"
        or _COUNTED_ON.match(low, number.end)
        or _headlined(text, start, number.end)
    ):
        return False
    word = _NEXT.match(text, number.end)
    plural = any(is_plural(word) for word in _next_words(low, number.end))
    return word is None or word.group(1)[0].isupper() or not plural


def _headlined(text: str, start: int, end: int) -> bool:
    """Whether the words around are set in capitals, so that a capital tells nothing."""
    around = text[max(0, start - _FAR) : start] + text[end : end + _FAR]
    words = [word for word in around.split() if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in words) * 10 >= len(words) * 7


def _is_pronoun(low: str, number: Number, before: str) -> bool:
    """Whether "one" counts nobody: "one must hope", "the one who", "each one"."""
    if number.value != 1 or low[number.end - 3 : number.end] != "one":
        return False
    if _MODAL.match(low, number.end):
        return True
    if before == "that" and low.startswith(" of ", number.end):
        return False  # "said that one of its oldest members was killed"
    return before in _ONES and not any(are_people(word) for word in _next_words(low, number.end))


def _next_words(low: str, end: int) -> list[str]:
    """The three words behind a number, without their punctuation."""
    return [word.strip(".,;:") for word in low[end : end + 40].split()[:3]]
