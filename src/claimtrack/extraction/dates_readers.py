"""The days each form of time means, seen from the day of the report.

A reader gets the match of its form and the day of the report, and answers with the first and the
last day, or with None where the words fix none.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from claimtrack.extraction import dates_windows as windows
from claimtrack.extraction.dates_forms import (
    HOLIDAYS,
    MONTHS,
    NUMBERS,
    ORDINALS,
    PHRASES,
    WEEKDAYS,
)

Found = re.Match[str]
Form = Callable[[Found, dt.date | None], windows.Days | None]


def _ordinal(day: str) -> int:
    """The number of "9" and of "9th"."""
    return int(day.rstrip("stndrh"))


def _a_date(found: Found, today: dt.date | None, keys: str) -> windows.Days | None:
    """The day, or the first and last day, of a day and a month with or without a year."""
    month = MONTHS[found[f"{keys}_m"].rstrip(".")]
    first = _ordinal(found[f"{keys}_d"])
    final = _ordinal(found[f"{keys}_e"] or found[f"{keys}_d"])
    digits = found[f"{keys}_y"]
    if digits:
        year = windows.full_year(digits, today)
    elif today is not None:
        year = windows.likely_year(today, month, first)
    else:
        return None
    return dt.date(year, month, first), dt.date(year, month, max(first, final))


def _iso(found: Found, _today: dt.date | None) -> windows.Days:
    day = dt.date(int(found["iso_y"]), int(found["iso_m"]), int(found["iso_d"]))
    return day, day


def _month(found: Found, today: dt.date | None) -> windows.Days | None:
    week = found["mo_w"]
    month = MONTHS[(found["mo_wm"] if week else found["mo_m"]).rstrip(".")]
    digits = found["mo_wy"] if week else found["mo_y"]
    if digits:
        year = int(digits)
    elif today is not None:
        year = windows.likely_year(today, month)
    else:
        return None
    if found["mo_l"] and today and windows.month_days(year, month)[0] > today:
        year -= 1
    days = windows.month_days(year, month)
    if week:
        return windows.month_week(days, ORDINALS[week])
    return windows.month_part(days, found["mo_p"]) if found["mo_p"] else days


def _holiday(found: Found, today: dt.date | None) -> windows.Days | None:
    """A day of the year with a name; ``value`` is month and day, as 1225."""
    month, day = divmod(HOLIDAYS[found["ho"]], 100)
    if found["ho_y"]:
        year = int(found["ho_y"])
    elif today is not None:
        year = windows.likely_year(today, month, day)
    else:
        return None
    return dt.date(year, month, day), dt.date(year, month, day)


def _phrase(found: Found, today: dt.date | None) -> windows.Days | None:
    row = PHRASES[found["ph"]]
    if today is None or row["first"].startswith("same"):
        return None
    return windows.point(today, row["first"], last=False), windows.point(
        today, row["last"], last=True
    )


def _weekday(found: Found, today: dt.date | None) -> windows.Days | None:
    if today is None:
        return None
    relative = found["wd_l"]
    day = windows.weekday_before(today, WEEKDAYS[found["wd"]], strictly=relative == "last")
    if relative in ("next", "coming"):
        day += 7 * windows.ONE
    return day, day


_DAYS_IN = {"day": 1, "night": 1, "week": 7, "fortnight": 14}


def _number(words: str | None, few: int = 3) -> int:
    if words is None:
        return 1
    return int(words) if words.isdigit() else NUMBERS.get(words, few)


def _ago(found: Found, today: dt.date | None) -> windows.Days | None:
    unit, number = found["ag_u"], _number(found["ag_n"])
    if today is None or number > 999:
        return None
    if unit == "fortnight":
        return today - 13 * windows.ONE, today
    if unit == "hour":
        day = today - windows.ONE * (number // 24)
        return (today - windows.ONE, today) if 3 < number < 24 else (day, day)
    if unit == "month":
        return windows.months_back(today, number)
    if unit == "year":
        return windows.year_days(today.year - number)
    day = today - windows.ONE * number * _DAYS_IN[unit]
    spread = 3 * windows.ONE if unit == "week" else 0 * windows.ONE
    return day - spread, min(day + spread, today)


def _past(found: Found, today: dt.date | None) -> windows.Days | None:
    unit, number = found["pa_u"], _number(found["pa_n"])
    if today is None:
        return None
    if unit == "hour":
        return today - windows.ONE * min(2, -(-number // 24)), today
    if unit in ("day", "night"):
        return today - windows.ONE * number, today - windows.ONE
    if unit == "month":
        first = windows.point(today, "q", last=False)
        return (first, today) if number == 3 else (windows.months_back(today, number)[0], today)
    if unit == "year":
        return windows.year_days(today.year - number + 1)[0], today
    return today - windows.ONE * (number * _DAYS_IN[unit] - 1), today


def _long(found: Found, today: dt.date | None) -> windows.Days | None:
    unit, number = found["lo_u"], _number(found["lo_n"])
    if today is None:
        return None
    if unit == "night":
        return today - windows.ONE, today
    return today - windows.ONE * (number * _DAYS_IN[unit] - 1), today


def _lasting(found: Found, today: dt.date | None) -> windows.Days | None:
    return None if today is None else (today - windows.ONE * (_number(found["la_n"]) - 1), today)


def _year(found: Found, _today: dt.date | None) -> windows.Days | None:
    days = windows.year_days(int(found["ye_a"] or found["ye"]))
    return windows.year_part(days, found["ye_p"]) if found["ye_p"] else days


READERS: dict[str, Form] = {
    "iso": _iso,
    "date": lambda found, today: _a_date(found, today, "dm"),
    "date2": lambda found, today: _a_date(found, today, "md"),
    "holiday": _holiday,
    "month": _month,
    "phrase": _phrase,
    "weekday": _weekday,
    "ago": _ago,
    "past": _past,
    "long": _long,
    "lasting": _lasting,
    "year": _year,
}
