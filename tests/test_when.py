"""Times: how wide a window is called, how far two are apart, and what is refused."""

import pytest

from claimtrack import When, WhenError
from claimtrack.model.when import Precision


@pytest.mark.parametrize(
    ("days", "precision", "code"),
    [
        (1, "day", 1),
        (2, "days", 2),
        (6, "days", 2),
        (7, "week", 3),
        (8, "month", 4),
        (31, "month", 4),
        (32, "year", 5),
        (365, "year", 5),
    ],
)
def test_a_window_is_called_by_its_length(days: int, precision: str, code: int) -> None:
    found = Precision.of_days(days)

    assert (found.value, found.code) == (precision, code)


def test_what_is_unknown_has_no_code() -> None:
    assert Precision.UNKNOWN.code is None


# (start, end, days, precision, whether it is known, as text)
WINDOWS = [
    ("2018-02-10", "2018-02-10", 1, "day", True, "2018-02-10"),
    ("2018-02-09", "2018-02-10", 2, "days", True, "2018-02-09/2018-02-10"),
    ("2018-02-04", "2018-02-10", 7, "week", True, "2018-02-04/2018-02-10"),
    ("2018-02-10", None, None, "year", True, "2018-02-10/.."),
    (None, "2018-02-10", None, "year", True, "../2018-02-10"),
    (None, None, None, "unknown", False, "unknown"),
]


@pytest.mark.parametrize(("start", "end", "days", "precision", "known", "text"), WINDOWS)
def test_windows(
    start: str | None, end: str | None, days: int | None, precision: str, *, known: bool, text: str
) -> None:
    when = When(start=start, end=end)

    assert (when.days, when.precision.value, when.is_known) == (days, precision, known)
    assert str(when) == text


# (one, another, days between them or None where it cannot be told, whether a day may be in both)
APART: list[tuple[When, When, int | None, bool]] = [
    (When.of("2018-02-10"), When.of("2018-02-13"), 3, False),
    (When.of("2018-02-10"), When.of("2018-02-11"), 1, False),
    (When.of("2018-02-10"), When.of("2018-02"), 0, True),
    (When.of(("2018-02-08", "2018-02-10")), When.of(("2018-02-10", "2018-02-12")), 0, True),
    (When.of(("2018-02-01", "2018-02-20")), When.of("2018-02-05"), 0, True),
    (When(start="2018-02-10"), When.of("2018-02-13"), 0, True),
    (When(start="2018-02-10"), When.of("2018-02-07"), 3, False),
    (When(end="2018-02-10"), When.of("2018-02-13"), 3, False),
    (When(end="2018-02-10"), When.of("2018-02-07"), 0, True),
    (When.unknown("early Saturday"), When.of("2018-02-13"), None, True),
]


@pytest.mark.parametrize(("one", "other", "days", "overlap"), APART)
def test_days_apart(one: When, other: When, days: int | None, *, overlap: bool) -> None:
    assert one.days_apart(other) == other.days_apart(one) == days
    assert one.overlaps(other) is other.overlaps(one) is overlap


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("2018", "2018-01-01", "2018-12-31"),
        ("2018-02", "2018-02-01", "2018-02-28"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2011-03/2018-02-10", "2011-03-01", "2018-02-10"),
        ("2011/2012", "2011-01-01", "2012-12-31"),
    ],
)
def test_a_month_or_a_year_is_all_its_days(typed: str, start: str, end: str) -> None:
    when = When.of(typed)

    assert (str(when.start), str(when.end)) == (start, end)


@pytest.mark.parametrize("typed", ["2018-02-30", "2018-13", "2018-02-10/2018-02-09"])
def test_days_that_do_not_exist(typed: str) -> None:
    with pytest.raises(WhenError):
        When.of(typed)
