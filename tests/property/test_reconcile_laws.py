"""Laws of reconcile: order means nothing, copies count once, agreement never widens."""

from random import Random

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st

from claimtrack import Claim, Count, Reconciliation, reconcile
from claimtrack.reconciliation.policies import policies

numbers = st.integers(min_value=0, max_value=400)
counts = st.one_of(
    numbers.map(Count.exactly),
    numbers.map(Count.at_least),
    numbers.map(Count.about),
    numbers.map(Count.up_to),
    st.tuples(numbers, numbers).map(lambda pair: Count.between(min(pair), max(pair))),
    st.sampled_from(["dozens", "several", "people", "hundreds"]).map(Count.vague),
)
sources = st.sampled_from(["Reuters", "SOHR", "AFP", "a doctor", "the mayor", "SANA"])
labels = st.sampled_from(["people", "civilians", "militants", "children", "soldiers", "women"])
days = st.one_of(st.none(), st.dates().map(str))
claims = st.builds(
    Claim,
    st.sampled_from(["killed", "injured", "missing", "casualties"]),
    counts,
    who=labels,
    source=sources,
    reported=days,
    interest=st.sampled_from([None, "own", "enemy", "neither"]),
    stance=st.sampled_from(["asserted", "asserted", "asserted", "feared", "denied"]),
    scope=st.sampled_from(["incident", "incident", "period"]),
)
deaths = st.builds(
    Claim,
    st.just("killed"),
    counts,
    who=labels,
    source=sources,
    reported=days,
    interest=st.sampled_from([None, "own", "enemy", "neither"]),
)
several = st.lists(claims, min_size=1, max_size=8)
ORDERED = list(policies())


@given(several, st.randoms(use_true_random=False), st.sampled_from(ORDERED))
def test_order_means_nothing(said: list[Claim], random: Random, policy: str) -> None:
    shuffled = list(said)
    random.shuffle(shuffled)

    assert reconcile(said, policy=policy) == reconcile(shuffled, policy=policy)


@given(several, st.sampled_from(ORDERED))
def test_low_best_high_stand_in_order(said: list[Claim], policy: str) -> None:
    for estimate in reconcile(said, policy=policy).estimates:
        known = [n for n in estimate.figures if n is not None]
        assert sorted(known) == known


@given(counts, labels)
def test_one_claim_gives_its_own_bounds(count: Count, label: str) -> None:
    estimate = reconcile([Claim("killed", count, who=label, source="Reuters")]).estimate("killed")

    assert estimate is not None
    assert (estimate.low, estimate.high) == (count.low, count.high)


@given(several)
def test_every_claim_is_accounted_for(said: list[Claim]) -> None:
    result = reconcile(said)
    told = {i for f in result.findings for i in f.claims}
    told |= {i for e in result.estimates for i in e.claims}

    assert {c.id for c in said} <= told


@given(several, st.data(), st.sampled_from(ORDERED))
def test_a_copy_of_a_voice_changes_nothing(
    said: list[Claim], data: st.DataObject, policy: str
) -> None:
    """Under any policy: said once more, or carried by another outlet where it is known who said it.

    A doctor in another paper may be another doctor.
    """
    copied = data.draw(st.sampled_from(said))
    again = attrs.evolve(copied, how="shelling")
    if copied.source.root.entry is not None:
        again = attrs.evolve(copied, source=attrs.evolve(copied.source, outlet="The Daily"))

    assert _figures(reconcile(said, policy=policy)) == _figures(
        reconcile([*said, again], policy=policy)
    )


@given(st.lists(deaths, min_size=1, max_size=6))
def test_an_agreeing_voice_never_widens(said: list[Claim]) -> None:
    """A new voice that gives what was concluded, beside voices that conflict, on any groups."""
    before = reconcile(said).estimate("killed")
    assume(before is not None and before.low is not None)
    assert before is not None
    assert before.low is not None
    agreeing = Count.bounded(before.low, before.high)
    after = reconcile([*said, Claim("killed", agreeing, source="a new one")]).estimate("killed")

    assert after is not None
    assert after.low is not None
    assert after.low >= before.low
    assert _top(after.high) <= _top(before.high)


@given(numbers, st.integers(min_value=0, max_value=50), st.integers(min_value=0, max_value=5))
def test_agreement_never_widens(low: int, width: int, voices: int) -> None:
    """A new voice that allows everything concluded so far."""
    said = [Claim("killed", low, source=f"voice {i}") for i in range(voices + 1)]
    before = reconcile(said).estimate("killed")
    agreeing = Claim("killed", Count.between(max(low - width, 0), low + width), source="a new one")
    after = reconcile([*said, agreeing]).estimate("killed")

    assert before is not None
    assert after is not None
    assert (after.low, after.high) == (before.low, before.high)


@given(st.lists(st.integers(min_value=0, max_value=20), min_size=1, max_size=5), numbers, st.data())
def test_widening_never_sharpens_what_agrees(
    slack: list[int], middle: int, data: st.DataObject
) -> None:
    """Of voices that can all be right; where they conflict, a wider one may settle it."""
    said = [
        Claim("killed", Count.between(max(middle - s, 0), middle + s), source=f"voice {i}")
        for i, s in enumerate(slack)
    ]
    index = data.draw(st.integers(min_value=0, max_value=len(said) - 1))
    old = said[index].count
    assert old.high is not None
    wider = Count.between(max(old.low - 3, 0), old.high + 3)
    before = reconcile(said).estimate("killed")
    after = reconcile([c.replace(count=wider) if i == index else c for i, c in enumerate(said)])
    estimate = after.estimate("killed")

    assert before is not None
    assert estimate is not None
    assert _width(estimate.low, estimate.high) >= _width(before.low, before.high)


def _width(low: int | None, high: int | None) -> float:
    return float("inf") if high is None or low is None else high - low


def _top(high: int | None) -> float:
    return float("inf") if high is None else high


def _figures(result: Reconciliation) -> list[str]:
    """Figures in an order that no id decides."""
    return sorted(f"{e.harm} {e.who} {e.figures}" for e in result.estimates)
