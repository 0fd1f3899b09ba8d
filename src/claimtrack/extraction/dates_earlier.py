"""Times told by another: "a week earlier", "the day before", "the first anniversary of"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from claimtrack.extraction import dates_windows as calendar
from claimtrack.extraction.dates_forms import NUMBERS, ORDINALS
from claimtrack.model.when import When
from claimtrack.registry.lexicon import tree_of

if TYPE_CHECKING:
    import datetime as dt

_SIGNS = ("earlier", "before", "previous", "anniversary")
_COUNT = rf"(?:\d{{1,2}}|{tree_of(w for w in NUMBERS if ' ' not in w)})"
# Nothing may follow "before" but a pause: "two days before the vote" is told by the vote.
_AGO = r"(?:earlier(?! than\b)|before(?=\s?[,.;:]|$))"
_BACK = re.compile(
    rf"\b(?:(?P<n>{_COUNT})\s(?P<u>day|week|month|year)s?\s{_AGO}"
    rf"|the\s(?:day|night)\s{_AGO}|(?:on\s)?the\sprevious\s(?:day|night)(?=\s?[,.;:]|$))"
)
_YEARS_ON = re.compile(
    rf"\b(?:(?P<th>{tree_of(ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th)|one-year|\w+-year)\s)"
    r"anniversary\sof\b"
)
_NEAR = 7
"""Days around an anniversary on which it is written of."""


@attrs.frozen
class Earlier:
    """How long before a time told elsewhere something was, and where the words stand."""

    start: int
    end: int
    number: int
    unit: str
    form: str = "day"

    def when(self, told: When, words: str) -> When:
        """The time, seen from the one told; unknown where that is no day or two.

        >>> str(Earlier(0, 0, 1, "week").when(When.of("2018-02-08"), "a week earlier"))
        '2018-01-30/2018-02-03'
        """
        if told.start is None or told.end is None or (told.days or 99) > _NEAR:
            return When.unknown(words)
        first, last = told.start, told.end
        if self.unit == "month":
            first, last = calendar.months_back(first, self.number)
        elif self.unit == "year":
            first, last = calendar.year_days(first.year - self.number)
        else:
            spread = 2 if self.unit == "week" else 0
            back = self.number * (7 if self.unit == "week" else 1)
            first = calendar.shifted(first, -back - spread)
            last = calendar.shifted(last, -back + spread)
        return When(start=first, end=last, text=words)


def earlier_in(text: str) -> Earlier | None:
    """The first words of a sentence that tell a time by the one told before.

    >>> earlier_in("A week earlier, gunmen shot two people.")
    Earlier(start=0, end=14, number=1, unit='week', form='day')
    """
    low = text.lower()
    if not any(sign in low for sign in _SIGNS):
        return None
    found = _BACK.search(low)
    if found is None:
        return None
    words = found["n"]
    number = 1 if words is None else int(words) if words.isdigit() else NUMBERS[words]
    return Earlier(found.start(), found.end(), number, found["u"] or "day")


def anniversary_in(text: str, start: int, today: dt.date | None) -> When | None:
    """The time of what an anniversary told of before ``start`` is held for.

    >>> import datetime as dt
    >>> text = "the first anniversary of a raid that killed 9"
    >>> str(anniversary_in(text, 40, dt.date(2018, 2, 9)))
    '2017-02-02/2017-02-16'
    """
    low = text.lower()
    found = _YEARS_ON.search(low, 0, start) if today and "anniversary" in low else None
    if found is None or today is None:
        return None
    word = found["th"].removesuffix("-year")
    digits = word.rstrip("stndrh")
    years = int(digits) if digits.isdigit() else ORDINALS.get(word, NUMBERS.get(word, 0))
    if years < 1 or years >= today.year:
        return None
    day = today.replace(year=today.year - years, day=min(today.day, 28))
    words = found.group()
    return When(start=calendar.shifted(day, -_NEAR), end=calendar.shifted(day, _NEAR), text=words)
