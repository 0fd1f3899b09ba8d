"""Numbers of the calendar and the clock: dates, years, times and ages. They are never counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimtrack.extraction.numbers.lexicon import MONTHS, PEOPLE, alternatives, context, either
from claimtrack.extraction.numbers.nouns import are_people, head_noun

if TYPE_CHECKING:
    from claimtrack.extraction.numbers.numerals import Number

__all__ = ["is_age", "is_clock", "is_date", "is_year"]

_MONTH = f"(?:{alternatives(MONTHS)})"
_MONTH_BEFORE = re.compile(rf"\b{_MONTH}\.?,?\s{{1,3}}(?:the\s)?$")
_DAY_MONTH_BEFORE = re.compile(rf"\d(?:st|nd|rd|th)?\s{{1,3}}{_MONTH}\.?,?\s{{1,3}}$")
_MONTH_AFTER = re.compile(
    rf"(?:\s{{1,3}}of)?[\s-]{{1,3}}{_MONTH}(?![a-z])(?!\s(?:have|be|die|not|also|still)\b)"
)
_PAIR_AFTER = re.compile(rf"(?:\s?[-\u2013]\s?|\s(?:and|to|or)\s)\d{{1,2}}\s{_MONTH}(?![a-z])")

_AM_PM = r"(?:[ap]\.\s?m\.|[ap]m)(?![a-z])"
_CLOCK_BEHIND = re.compile(
    rf"(?:[:.]\d\d){{0,2}}\s{{0,2}}{_AM_PM}|\s{{1,3}}o['\u2019]clock"
    rf"|\s{{0,2}}{either('zone')}(?![a-z])|\s{{1,3}}{either('part_of_day')}(?![a-z])"
)
_HOURS = re.compile(r"\s?h(?:ou)?rs?(?![a-z])")  # "1400 hours"
_CLOCK_PAIR = re.compile(rf"\s?(?:-|\u2013|to|and|or)\s?\d{{1,2}}(?::\d\d)?\s?{_AM_PM}")
_TOLL = re.compile(rf"\b{either('stands_at')}(?![a-z])")

_TALLIED = re.compile(rf"\b{either('stands_at')}\sof\s[^.;,]*$")

_YEAR_WORDS = context("year_before") | MONTHS
_DETERMINERS = context("determiner")
_BOUNDING = context("bounding")
_HARMED = re.compile(rf"\s(?:(?:were|are|have\sbeen)\s|{either('harmed')}(?![a-z]))")

_AGES = re.compile(
    rf"\bage[sd]?(?:\s{either('age_link')})*\s(?:\d+\s?(?:,|and|to|or|-|\u2013)\s?)*$"
)
_UNDER = re.compile(rf"\b([a-z]+)\s(?:aged?\s)?{either('age_limit')}\s$")
_NAME = re.compile(r"([^\W\d_][\w.'\u2019-]*)\s([^\W\d_][\w.'\u2019-]*),?\s[(]?$")
_AGE_END = re.compile(rf"\s?(?:[,;.)\]]|$)|\s{either('age_end')}\s")
_NO_NAME = context("no_name")
_BOTH = context("age_of_each")


def is_date(low: str, start: int, number: Number) -> bool:
    """A day of a month, or the year right behind one: "12 May", "9-10 February", "12 Jan 90".

    >>> from claimtrack.extraction.numbers.numerals import Number
    >>> is_date("on 12 may 2018", 3, Number(12, 5, "digits"))
    True
    """
    if number.shape == "words" or number.value >= 100:
        return False
    if number.value <= 31:
        if _MONTH_AFTER.match(low, number.end) or _PAIR_AFTER.match(low, number.end):
            return True
        month = _MONTH_BEFORE.search(low, max(0, start - 14), start)
        if month is not None:
            # "in May 12 people died" counts; "on May 12 people died" does not.
            return not (low.endswith("in ", 0, month.start()) and _people_follow(low, number.end))
    return (
        number.end - start == 2
        and _DAY_MONTH_BEFORE.search(low, max(0, start - 18), start) is not None
    )


def _people_follow(low: str, end: int) -> bool:
    first, last = head_noun(low, low, end)
    return low[first:last] in PEOPLE


def is_year(low: str, start: int, number: Number, before: str) -> bool:
    """Four figures without a comma that stand like a year: "in 2018", "the 2015 attacks".

    >>> from claimtrack.extraction.numbers.numerals import Number
    >>> text = "in 2018"
    >>> is_year(text, 3, Number(2018, 7, "digits"), "in")
    True
    >>> is_year("killed 1200 people", 7, Number(1200, 11, "digits"), "killed")
    False
    """
    if number.shape != "digits" or number.end - start != 4 or not 1000 <= number.value < 2100:
        return False
    first, last = head_noun(low, low, number.end)
    noun = low[first:last]
    if before in _YEAR_WORDS:
        return number.value >= 1900 or not noun
    if number.value < 1900 or before in _BOUNDING or _HARMED.match(low, number.end):
        return False
    return before in _DETERMINERS or before.endswith(("'s", "\u2019s")) or not are_people(noun)


def is_clock(low: str, start: int, number: Number, before: str) -> bool:
    """A time of day: "10 p.m.", "between 9 and 11 pm", "at 1400", "at seven".

    >>> from claimtrack.extraction.numbers.numerals import Number
    >>> is_clock("at 1400 on 27 may", 3, Number(1400, 7, "digits"), "at")
    True
    """
    if number.value >= 2400 or number.shape == "grouped":
        return False
    if _CLOCK_BEHIND.match(low, number.end):
        return True
    if number.value <= 12 and _CLOCK_PAIR.match(low, number.end):
        return True
    if number.end - start == 4 and _HOURS.match(low, number.end):
        return True
    if before != "at" or (number.value > 24 and number.end - start != 4):
        return False
    first, last = head_noun(low, low, number.end)
    return first == last and not _stands_at(low, start)


def _stands_at(low: str, start: int) -> bool:
    """Whether a toll is what stands "at" a number: "put the number of men killed in it at 11"."""
    if _TOLL.search(low, max(0, start - 40), start) is not None:
        return True
    return _TALLIED.search(low, max(0, start - 80), start) is not None


def is_age(text: str, low: str, start: int, number: Number, before: str) -> bool:
    """An age that names no unit: "aged 7", "Ann Doe, 34, died", "Ann Doe (34)", "children under 5".

    >>> from claimtrack.extraction.numbers.numerals import Number
    >>> text = "Ann Doe, 34, died"
    >>> is_age(text, text.lower(), 9, Number(34, 11, "digits"), "doe,")
    True
    """
    if number.value > 120 or number.shape == "grouped":
        return False
    if before in {"under", "over", "below", "above", "than"}:
        limit = _UNDER.search(low, max(0, start - 40), start)
        return (
            limit is not None and are_people(limit.group(1)) and not _people_follow(low, number.end)
        )
    if before in _BOTH:
        return _AGE_END.match(low, number.end) is not None
    digit = before[-2:].strip(",").isdigit() or before in {"and", "to", "or", "of", "between"}
    if (before.endswith(",") and not digit) or low[start - 1 : start] == "(":
        return _named(text, low, start, number)
    return (digit or before.startswith("age")) and _AGES.search(
        low, max(0, start - 48), start
    ) is not None


def _named(text: str, low: str, start: int, number: Number) -> bool:
    """Whether a name stands before the comma or bracket, and the number ends what is said of it."""
    if low[start - 1 : start] == "(" and low[number.end : number.end + 1] != ")":
        return False
    names = _NAME.search(text, max(0, start - 48), start)
    if names is None or not _AGE_END.match(low, number.end):
        return False
    first, last = names.groups()
    if _is_one_person(first.lower(), last.lower()):
        return low[number.end : number.end + 1] == ","  # "a boy, 7, and his mother"
    if not last[0].isupper() or last.lower() in _NO_NAME:
        return False
    closed = low[number.end : number.end + 1] in {",", ";", ")", "."} or number.end == len(low)
    return closed or (first[0].isupper() and first.lower() not in _NO_NAME)


def _is_one_person(determiner: str, noun: str) -> bool:
    """Whether two words are one person: "a boy", "his mother"."""
    return determiner in _ONE_OF and are_people(noun) and not noun.endswith("s")


_ONE_OF = {"a", "an", "his", "her", "their"}
