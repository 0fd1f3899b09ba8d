"""The day a page says it was posted or written on, for pages known by a later day.

Archives often know only the day on which they fetched a page, and papers print a wire's report the
day after. "Posted: Sunday, March 10, 2013" at its head, or the day in its dateline, is then the
better day to read "Monday" against.
"""

from __future__ import annotations

import datetime as dt
import functools
import re

from claimtrack.registry.lexicon import time_words, tree_of, word_set

__all__ = ["dateline_day", "printed_day"]

_HEAD = 600
"""Characters in which a page says when it was posted; what comes later is about other things."""
_PRINTED = word_set("printed")
_MONTHS = time_words("month")
_SAYS = tuple(form for word in _PRINTED for form in (word[1:], word[1:].upper()))


def printed_day(text: str) -> dt.date | None:
    """The earliest day on which the head of a page says it was posted, created or updated.

    >>> printed_day("Man hurt in fall Posted: Sunday, March 10, 2013 10:02 AM A man was hurt.")
    datetime.date(2013, 3, 10)
    >>> printed_day("Updated: 11/24/2014 10:06 AM")
    datetime.date(2014, 11, 24)
    """
    head = text[:_HEAD]
    if not any(word in head for word in _SAYS):
        return None
    days = (_day(found) for found in _posted().finditer(head))
    return min((day for day in days if day is not None), default=None)


def dateline_day(text: str, published: dt.date) -> dt.date | None:
    """The day in a report's dateline, where it is of the week before it was published.

    >>> dateline_day("TUNIS, Dec 18 (Wire) - A boat sank.", dt.date(2024, 12, 19))
    datetime.date(2024, 12, 18)
    """
    found = _dateline().match(text)
    if found is None:
        return None
    month, day = _MONTHS[found["name"].lower()], int(found["day"])
    for year in (published.year, published.year - 1):
        try:
            written = dt.date(year, month, day)
        except ValueError:
            continue
        if 0 <= (published - written).days <= _WEEK:
            return written
    return None


_WEEK = 7


@functools.cache
def _dateline() -> re.Pattern[str]:
    """A town in capitals, and a day: "TUNIS, Dec 18 (Wire) -"."""
    return re.compile(
        r"\s*[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de .,'’/-]{2,40}, "
        rf"(?P<name>(?i:{tree_of(_MONTHS)}))\.? (?P<day>\d{{1,2}})\b(?=,? (?:\(|\d{{4}}|-|–|—))"
    )


def _day(found: re.Match[str]) -> dt.date | None:
    """The day printed; in figures only where the clock beside it or the day says which is which."""
    if found["name"]:
        year, month, day = int(found["year"]), _MONTHS[found["name"].lower()], int(found["day"])
    else:
        month, day = int(found["first"]), int(found["second"])
        year = int(found["short"]) + (2000 if len(found["short"]) == 2 else 0)
        if day <= 12 and not found["clock"]:
            return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


@functools.cache
def _posted() -> re.Pattern[str]:
    return re.compile(
        rf"\b{tree_of(_PRINTED)}(?: on| at)?:? ?"
        rf"(?:{tree_of(time_words('weekday'))},? )?"
        rf"(?:(?P<name>{tree_of(_MONTHS)})\.? (?P<day>\d{{1,2}}),? (?P<year>(?:19|20)\d\d)\b"
        r"|(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<short>(?:20)?\d\d)\b"
        r"(?P<clock>,? (?:at )?\d{1,2}:\d\d ?[ap]\.?m)?)",
        re.IGNORECASE,
    )
