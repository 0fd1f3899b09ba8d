"""When something happened: an interval of days and how precisely it was said."""

from __future__ import annotations

import calendar
import datetime as dt
import enum
import re
from typing import Self

import attrs

from claimtrack.errors import WhenError
from claimtrack.model.doors import Shown, door

__all__ = ["Precision", "When"]


class Precision(enum.StrEnum):
    """How wide a time was said to be; ``code`` is UCDP's ``date_prec`` (GED codebook).

    >>> Precision.MONTH.code
    4
    """

    DAY = "day"
    DAYS = "days"
    """two to six days"""
    WEEK = "week"
    MONTH = "month"
    """eight days to a month"""
    YEAR = "year"
    """more than a month, or of unknown length"""
    UNKNOWN = "unknown"

    @property
    def code(self) -> int | None:
        """UCDP's ``date_prec``; None where nothing is known."""
        order = ("day", "days", "week", "month", "year")
        return order.index(self.value) + 1 if self.value in order else None

    @classmethod
    def of_days(cls, days: int) -> Precision:
        """The class of a window that many days long."""
        for most, precision in ((1, cls.DAY), (6, cls.DAYS), (7, cls.WEEK), (31, cls.MONTH)):
            if days <= most:
                return precision
        return cls.YEAR


def as_date(value: dt.date | dt.datetime | str | None) -> dt.date | None:
    """The day of a date, a moment or ISO text; None stays None.

    Raises:
        WhenError: the text is no ISO date.
    """
    if isinstance(value, dt.datetime):
        return value.date()
    if value is None or isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(str(value).strip()[:10])
    except ValueError:
        msg = f"not a date: {value!r}; expected ISO form, as 2018-02-10"
        raise WhenError(msg) from None


def _ordered(self: When, _: object, end: dt.date | None) -> None:
    if self.start is not None and end is not None and end < self.start:
        msg = f"time ends before it starts: start={self.start}, end={end}; expected start <= end"
        raise WhenError(msg)


# its hash is kept: one time is a key again and again while claims are grouped
@attrs.frozen(kw_only=True, repr=False, cache_hash=True)
class When(Shown):
    """An interval of days, both ends included, and how precisely it was said.

    Attributes:
        start: the first day it can be; None is unknown.
        end: the last day it can be; None is open or unknown.
        precision: how precisely it was said; follows from the days where not given.
        text: the words that said it; not part of equality where days are known.

    >>> When.of("March 2011")
    When(2011-03-01/2011-03-31)
    >>> When.of("early Saturday").is_known
    False
    """

    start: dt.date | None = attrs.field(default=None, converter=as_date)
    end: dt.date | None = attrs.field(default=None, converter=as_date, validator=_ordered)
    precision: Precision = attrs.field(converter=Precision)
    text: str = attrs.field(default="", eq=False)

    @precision.default
    def _precision(self) -> Precision:
        if self.start is None and self.end is None:
            return Precision.UNKNOWN
        if self.start is None or self.end is None:
            return Precision.YEAR
        return Precision.of_days((self.end - self.start).days + 1)

    @classmethod
    def of(cls, value: When | dt.date | str | tuple[object, object]) -> When:
        """A When from what a person types: a date, ISO text, a pair, "March 2011", "9-10 May 2018".

        Words that fix no day ("early Saturday") are kept as said and stay unknown.

        >>> When.of("2018-02-10").precision.value
        'day'
        >>> When.of(("2018-02-09", "2018-02-10"))
        When(2018-02-09/2018-02-10)
        """
        if isinstance(value, When):
            return value
        if isinstance(value, dt.date):
            return cls.day(value)
        if isinstance(value, tuple):
            start, end = value
            return cls(start=start, end=end)  # type: ignore[arg-type]
        return cls._iso(value.strip()) or door("parse_when")(value)

    @classmethod
    def _iso(cls, text: str) -> When | None:
        match = _ISO.fullmatch(text)
        if match is None:
            return None
        first, _, last = text.partition("/")
        starts, ends = _iso_days(first), _iso_days(last or first)
        return cls(start=starts[0], end=ends[1], text=text)

    @classmethod
    def day(cls, day: dt.date, *, text: str = "") -> Self:
        """One day.

        >>> When.day(dt.date(2018, 2, 10))
        When(2018-02-10)
        """
        return cls(start=day, end=day, text=text)

    @classmethod
    def unknown(cls, text: str = "") -> Self:
        """A time nobody can place yet, with whatever was said of it."""
        return cls(text=text)

    @property
    def is_known(self) -> bool:
        """Whether at least one end is a day."""
        return self.start is not None or self.end is not None

    @property
    def days(self) -> int | None:
        """How many days it spans; None where an end is unknown."""
        if self.start is None or self.end is None:
            return None
        return (self.end - self.start).days + 1

    def overlaps(self, other: When) -> bool:
        """Whether some day is in both; an unknown end excludes nothing."""
        return self.days_apart(other) in (0, None)

    def days_apart(self, other: When) -> int | None:
        """Days between the nearest ends, 0 where they share a day; None where it cannot be told.

        >>> When.of("2018-02-10").days_apart(When.of("2018-02-13"))
        3
        """
        if not (self.is_known and other.is_known):
            return None
        first, last = sorted((self, other), key=lambda w: w.start or w.end or dt.date.min)
        if first.end is None or last.start is None:
            return 0
        return max((last.start - first.end).days, 0)

    def __str__(self) -> str:
        if not self.is_known:
            return self.text or "unknown"
        if self.start == self.end:
            return str(self.start)
        return f"{self.start or '..'}/{self.end or '..'}"

    def __repr__(self) -> str:
        return f"When({self})" if self.is_known else f"When(unknown: {self.text!r})"


_ISO_DAY = r"\d{4}(?:-\d{2}(?:-\d{2})?)?"
_ISO = re.compile(rf"{_ISO_DAY}(?:/{_ISO_DAY})?")


def _iso_days(text: str) -> tuple[dt.date, dt.date]:
    """First and last day of an ISO day, month or year."""
    numbers = [int(n) for n in text.split("-")]
    try:
        if len(numbers) == 3:
            day = dt.date(*numbers)
            return day, day
        if len(numbers) == 2:
            year, month = numbers
            last = calendar.monthrange(year, month)[1]
            return dt.date(year, month, 1), dt.date(year, month, last)
        return dt.date(numbers[0], 1, 1), dt.date(numbers[0], 12, 31)
    except (ValueError, IndexError):
        msg = f"not a date: {text!r}; expected a day, month or year that exists"
        raise WhenError(msg) from None


def as_when(value: When | dt.date | str | tuple[object, object]) -> When:
    """``When.of``, for fields: type checkers take no method for a converter."""
    return When.of(value)
