"""Counts as said: constructors, bounds, algebra, and what they refuse."""

from collections.abc import Callable
from typing import Any

import pytest

from claimtrack import Count, CountError, Hedge, ScopeError

BUILT = [
    (Count.exactly(32), 32, 32, 32, Hedge.EXACT, "Count(32)"),
    (Count.at_least(12), 12, None, 12, Hedge.AT_LEAST, "Count(12+)"),
    (Count.more_than(30), 31, None, 30, Hedge.MORE_THAN, "Count(>30)"),
    (Count.up_to(50), 0, 50, 50, Hedge.UP_TO, "Count(up to 50)"),
    (Count.at_most(50), 0, 50, 50, Hedge.AT_MOST, "Count(at most 50)"),
    (Count.fewer_than(50), 0, 49, 50, Hedge.FEWER_THAN, "Count(<50)"),
    (Count.about(40), 35, 45, 40, Hedge.ABOUT, "Count(~40)"),
    (Count.about(1), 1, 1, 1, Hedge.ABOUT, "Count(~1)"),
    (Count.about(2), 1, 3, 2, Hedge.ABOUT, "Count(~2)"),
    (Count.about(44), 39, 49, 44, Hedge.ABOUT, "Count(~44)"),
    (Count.nearly(40), 36, 40, 40, Hedge.NEARLY, "Count(nearly 40)"),
    (Count.between(4, 9), 4, 9, None, Hedge.BETWEEN, "Count(4-9)"),
    (Count.vague("dozens"), 12, 99, None, Hedge.VAGUE, "Count(dozens)"),
]


@pytest.mark.parametrize(("count", "low", "high", "stated", "hedge", "shown"), BUILT)
def test_constructors(
    count: Count, low: int, high: int | None, stated: int | None, hedge: Hedge, shown: str
) -> None:
    assert (count.low, count.high, count.stated) == (low, high, stated)
    assert count.hedge is hedge
    assert repr(count) == shown


@pytest.mark.parametrize("number", [0, 1, 2, 7, 10, 25, 100, 150, 340_000])
def test_about_and_nearly_hold_the_printed_number(number: int) -> None:
    assert Count.about(number).contains(number)
    assert Count.nearly(number).contains(number)


@pytest.mark.parametrize("number", [4, 10, 25, 40, 100, 150])
def test_about_is_never_wider_than_a_quarter(number: int) -> None:
    about = Count.about(number)

    assert about.high is not None
    assert about.high - number <= number / 4
    assert number - about.low <= number / 4


def test_what_a_person_types() -> None:
    assert Count.of(32) == Count.of("32") == Count.of(Count.exactly(32)) == Count.exactly(32)
    assert Count.of("more than 30") == Count.more_than(30)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Four", "four"),
        ("A dozen", "a dozen"),
        ("Up to 50", "up to 50"),
        ("FOUR", "FOUR"),
        ("32", "32"),
    ],
)
def test_words_that_opened_a_sentence_are_shown_as_in_the_middle_of_one(
    said: str, shown: str
) -> None:
    assert str(Count.exactly(32, text=said)) == shown


def test_the_words_are_kept_but_do_not_tell_counts_apart() -> None:
    said = Count.exactly(32, text="thirty-two")

    assert str(said) == "thirty-two"
    assert said == Count.exactly(32)
    assert hash(said) == hash(Count.exactly(32))


@pytest.mark.parametrize("wrong", [-1, 1.5, True, None, "nothing"])
def test_what_is_no_count(wrong: object) -> None:
    with pytest.raises(CountError):
        Count.of(wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("wrong", [-1, 1.5, True, None, "4"])
@pytest.mark.parametrize(
    "build",
    [
        Count.exactly,
        Count.at_least,
        Count.more_than,
        Count.up_to,
        Count.at_most,
        Count.fewer_than,
        Count.about,
        Count.nearly,
    ],
)
def test_no_constructor_takes_what_is_no_whole_number(
    build: Callable[[Any], Count], wrong: object
) -> None:
    with pytest.raises(CountError):
        build(wrong)


def test_a_printed_number_is_a_whole_one() -> None:
    with pytest.raises(CountError, match="stated=-1"):
        Count(low=0, high=5, stated=-1)


def test_reversed_bounds() -> None:
    with pytest.raises(CountError, match="low=9, high=4"):
        Count.between(9, 4)


def test_fewer_than_none() -> None:
    with pytest.raises(CountError, match="fewer than 0"):
        Count.fewer_than(0)


def test_counts_of_different_units_do_not_meet() -> None:
    with pytest.raises(ScopeError, match="'person' and 'family'"):
        Count.exactly(3).plus(Count.exactly(3, unit="family"))


def test_counts_are_not_added_with_a_sign() -> None:
    with pytest.raises(TypeError):
        Count.exactly(3) + Count.exactly(3)  # type: ignore[operator]


def test_zero_was_said() -> None:
    assert Count.exactly(0).is_zero
    assert not Count.up_to(5).is_zero


def test_exact_is_one_possible_number() -> None:
    assert Count.exactly(5).is_exact
    assert not Count.between(4, 5).is_exact
    assert not Count.at_least(5).is_exact


def test_a_sharper_number_refines() -> None:
    assert Count.exactly(32).refines(Count.more_than(30))
    assert not Count.exactly(30).refines(Count.more_than(30))
