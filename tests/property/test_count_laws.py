"""Laws of the interval algebra: counts behave as sets of possible numbers."""

from hypothesis import given
from hypothesis import strategies as st

from claimtrack import Count

# small ones too, or counts would hardly ever meet and a law of "if" would hold of nothing
NUMBERS = st.integers(0, 9) | st.integers(0, 10**7)


@st.composite
def bounds(draw: st.DrawFn) -> Count:
    low = draw(NUMBERS)
    high = draw(st.none() | st.integers(low, low + 9) | st.integers(low, low + 10**6))
    return Count.bounded(low, high)


HEDGED = st.one_of(
    NUMBERS.map(Count.exactly),
    NUMBERS.map(Count.at_least),
    NUMBERS.map(Count.more_than),
    NUMBERS.map(Count.up_to),
    NUMBERS.map(Count.at_most),
    NUMBERS.filter(bool).map(Count.fewer_than),
    NUMBERS.map(Count.about),
    NUMBERS.map(Count.nearly),
)
COUNTS = bounds() | HEDGED


def edges(count: Count) -> tuple[int, int | None]:
    return count.low, count.high


@given(COUNTS, COUNTS)
def test_hull_and_plus_and_intersect_are_commutative(one: Count, two: Count) -> None:
    assert one.hull(two) == two.hull(one)
    assert one.plus(two) == two.plus(one)
    assert one.intersect(two) == two.intersect(one)


@given(COUNTS, COUNTS, COUNTS)
def test_hull_and_plus_are_associative(one: Count, two: Count, three: Count) -> None:
    assert one.hull(two).hull(three) == one.hull(two.hull(three))
    assert one.plus(two).plus(three) == one.plus(two.plus(three))


@given(COUNTS)
def test_hull_and_intersect_are_idempotent(count: Count) -> None:
    met = count.intersect(count)

    assert edges(count.hull(count)) == edges(count)
    assert met is not None
    assert edges(met) == edges(count)


@given(COUNTS, COUNTS)
def test_hull_contains_both_and_is_the_narrowest(one: Count, two: Count) -> None:
    hull = one.hull(two)

    assert hull.contains(one)
    assert hull.contains(two)
    assert hull.low in {one.low, two.low}
    assert hull.high in {one.high, two.high}


@given(COUNTS, COUNTS)
def test_intersect_lies_in_both_or_nothing_overlaps(one: Count, two: Count) -> None:
    met = one.intersect(two)

    assert (met is not None) == one.overlaps(two)
    if met is not None:
        assert one.contains(met)
        assert two.contains(met)


@given(COUNTS, COUNTS, NUMBERS)
def test_intersect_holds_what_both_hold(one: Count, two: Count, number: int) -> None:
    met = one.intersect(two)
    both = one.contains(number) and two.contains(number)

    assert both == (met is not None and met.contains(number))


@given(COUNTS, COUNTS)
def test_absorption(one: Count, two: Count) -> None:
    met = one.intersect(one.hull(two))

    assert met is not None
    assert edges(met) == edges(one)


@given(COUNTS, COUNTS)
def test_contains_is_antisymmetric(one: Count, two: Count) -> None:
    if one.contains(two) and two.contains(one):
        assert edges(one) == edges(two)


@given(COUNTS, COUNTS, COUNTS)
def test_contains_is_transitive(one: Count, two: Count, three: Count) -> None:
    outer = one.hull(two).hull(three)
    middle = one.hull(two)

    assert outer.contains(middle)
    assert middle.contains(one)
    assert outer.contains(one)
    if one.contains(two) and two.contains(three):
        assert one.contains(three)


@given(COUNTS)
def test_refines_is_irreflexive(count: Count) -> None:
    assert not count.refines(count)


@given(COUNTS, COUNTS)
def test_refines_is_asymmetric(one: Count, two: Count) -> None:
    assert not (one.refines(two) and two.refines(one))


@given(COUNTS, COUNTS, COUNTS)
def test_refines_is_transitive(one: Count, two: Count, three: Count) -> None:
    middle = one.hull(two)
    outer = middle.hull(three)

    assert one.refines(outer) == (one.refines(middle) or middle.refines(outer))


@given(COUNTS, COUNTS, COUNTS)
def test_plus_is_monotone(one: Count, two: Count, other: Count) -> None:
    wide = one.hull(two)

    assert wide.plus(other).contains(one.plus(other))


@given(COUNTS)
def test_nobody_more_changes_nothing(count: Count) -> None:
    assert edges(count.plus(0)) == edges(count)


@given(COUNTS, NUMBERS)
def test_plus_moves_the_bounds(count: Count, number: int) -> None:
    moved = count.plus(number)

    assert moved.low == count.low + number
    assert (moved.high is None) == (count.high is None)
    assert count.high is None or moved.high == count.high + number


@given(NUMBERS)
def test_every_hedge_but_the_strict_ones_allows_the_printed_number(number: int) -> None:
    for build in (
        Count.exactly,
        Count.at_least,
        Count.up_to,
        Count.at_most,
        Count.about,
        Count.nearly,
    ):
        assert build(number).contains(number)
    assert not Count.more_than(number).contains(number)


@given(HEDGED)
def test_what_is_coded_keeps_its_order(count: Count) -> None:
    for name in ("default", "acled", "ucdp", "airwars", "emdat", "gtd", "ccc"):
        known = [n for n in count.coded(name) if n is not None]

        assert known == sorted(known)
