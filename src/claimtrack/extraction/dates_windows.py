"""Days of the calendar seen from the day of a report: the arithmetic behind the time expressions.

Windows follow the table of time phrases in UCDP's GED codebook (appendix 2). ``today`` is the day
of the report throughout; every function returns a first and a last day.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

Days = tuple[dt.date, dt.date]

ONE = dt.timedelta(days=1)
AHEAD = 7
"""A day and month without a year is the nearest one, but hardly ahead of the report: news of
the dead tells of the past."""


def month_days(year: int, month: int) -> Days:
    """First and last day of a month.

    >>> month_days(2020, 2)[1]
    datetime.date(2020, 2, 29)
    """
    last = calendar.monthrange(year, month)[1]
    return dt.date(year, month, 1), dt.date(year, month, last)


def months_back(today: dt.date, months: int) -> Days:
    """The month that many months before the one of the report."""
    years, month = divmod(today.month - 1 - months, 12)
    return month_days(today.year + years, month + 1)


def year_days(year: int) -> Days:
    """First and last day of a year."""
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def shifted(day: dt.date, days: int) -> dt.date:
    """The day that many days later, as far as the calendar goes.

    >>> shifted(dt.date(2018, 3, 1), -1)
    datetime.date(2018, 2, 28)
    """
    return dt.date.fromordinal(min(max(day.toordinal() + days, 1), dt.date.max.toordinal()))


def week_days(today: dt.date, weeks: int) -> Days:
    """Monday and Sunday of the week that many weeks after the report's (before it, below 0)."""
    monday = today + ONE * (7 * weeks - today.weekday())
    return monday, monday + 6 * ONE


def weekend_days(today: dt.date, ago: int) -> Days:
    """Saturday and Sunday of the latest weekend that has begun (0), or that is over (1)."""
    saturday = today - ONE * ((today.weekday() - 5) % 7)
    if ago and saturday + ONE >= today:
        saturday -= 7 * ONE
    return saturday, saturday + ONE


def weekday_before(today: dt.date, weekday: int, *, strictly: bool = False) -> dt.date:
    """The latest day of that name up to the report, or before it.

    >>> weekday_before(dt.date(2018, 2, 10), 4)
    datetime.date(2018, 2, 9)
    """
    back = (today.weekday() - weekday) % 7
    return today - ONE * (back or (7 if strictly else 0))


def likely_year(today: dt.date, month: int, day: int = 1) -> int:
    """The year meant by a day and month without one: the nearest, seldom ahead of the report.

    >>> likely_year(dt.date(2018, 1, 5), 12, 20)
    2017
    """
    ahead = (month - today.month) * 30.5 + day - today.day
    if ahead < 0:
        ahead += 366
        return today.year + 1 if ahead <= AHEAD else today.year
    return today.year if ahead <= AHEAD else today.year - 1


def full_year(digits: str, today: dt.date | None) -> int:
    """A year of two or four digits; two are read as the nearest to the report, or as 1970-2069."""
    year = int(digits)
    if len(digits) > 2:
        return year
    if today is None:
        return 1900 + year if year >= 70 else 2000 + year
    return min((1900 + year, 2000 + year), key=lambda y: abs(y - today.year))


def month_part(days: Days, part: str) -> Days:
    """The early (1-10), middle (10-20) or late (15-end) part of a month."""
    first, last = days
    if part in ("early", "beginning", "start"):
        return first, first.replace(day=10)
    if part in ("mid", "middle"):
        return first.replace(day=10), first.replace(day=20)
    return first.replace(day=15), last


def year_part(days: Days, part: str) -> Days:
    """The early (to April), middle (May to August) or late (from September) part of a year."""
    first, last = days
    if part in ("early", "beginning", "start"):
        return first, first.replace(month=4, day=30)
    if part in ("mid", "middle"):
        return first.replace(month=5), first.replace(month=8, day=31)
    return first.replace(month=9), last


def month_week(days: Days, ordinal: int) -> Days:
    """The first (1-7), second ... or last (-1) seven days of a month."""
    first, last = days
    if ordinal < 0:
        return last - 6 * ONE, last
    start = first + 7 * ONE * (ordinal - 1)
    return start, min(start + 6 * ONE, last)


_POINT = re.compile(r"([dwmys])(-?\d+)(?:\.(\d+))?")
_STRETCH: dict[str, Callable[[dt.date, int], Days]] = {
    "w": week_days,
    "m": lambda today, n: months_back(today, -n),
    "y": lambda today, n: year_days(today.year + n),
    "s": lambda today, n: weekend_days(today, -n),
}


def point(today: dt.date, code: str, *, last: bool) -> dt.date:
    """A day in the terms of ``time_phrases.tsv``: ``d-1``, ``w-1.4``, ``m0``, ``q``.

    >>> point(dt.date(2018, 2, 10), "w-1.4", last=False)
    datetime.date(2018, 2, 2)
    """
    if code == "q":
        return max(
            months_back(today, 3)[0].replace(day=min(today.day, 28)), dt.date(today.year, 1, 1)
        )
    match = _POINT.fullmatch(code)
    if match is None:
        msg = f"not a day seen from a report: {code!r}; expected such as d-1, w-1.4, m0"
        raise ValueError(msg)
    kind, number, inside = match[1], int(match[2]), match[3]
    if kind == "d":
        return today + number * ONE
    first, final = _STRETCH[kind](today, number)
    return first + int(inside) * ONE if inside else (final if last else first)
