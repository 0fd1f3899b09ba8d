"""Reliability: planted biases come back, bounds are censored, one voice teaches nothing."""

import itertools
import math
import random
from collections.abc import Callable

import pytest

from claimtrack import Claim, Count, Group, reconcile, register_policy
from claimtrack.reconciliation.censored import Observation, expected
from claimtrack.reconciliation.policies import unregister_policy
from claimtrack.reconciliation.reliability import fit_reliability
from claimtrack.reconciliation.running import hold_between

FACTORS = {"an agency": 1.0, "the mayor": 1.0, "own side": 0.4, "enemy side": 3.0}
INTERESTS = {"own side": "own", "enemy side": "enemy"}


def said(source: str, count: Count | int) -> Claim:
    return Claim("killed", count, source=source)


def incidents(number: int, *, bounds: bool = False) -> list[list[Claim]]:
    rng = random.Random(7)  # noqa: S311 - a simulation, repeatable on purpose
    made = []
    for _ in range(number):
        truth = math.exp(rng.uniform(2, 5))
        claims = []
        for source, factor in FACTORS.items():
            said = max(round(truth * factor * math.exp(rng.gauss(0, 0.15))), 1)
            count = Count.at_least(said) if bounds and rng.random() < 0.3 else Count.exactly(said)
            claims.append(Claim("killed", count, source=source, interest=INTERESTS.get(source)))
        made.append(claims)
    return made


@pytest.mark.parametrize("source", FACTORS)
def test_planted_factors_come_back(source: str) -> None:
    found = fit_reliability(incidents(80)).of(source)

    assert found is not None
    assert found.factor == pytest.approx(FACTORS[source], rel=0.15)
    assert found.low < found.factor < found.high


def test_lower_bounds_are_not_read_as_numbers() -> None:
    """A mayor who is right half of the time and else says "at least" a fifth of the toll."""

    def told(floor: Callable[[int], Count]) -> list[list[Claim]]:
        every_other = itertools.cycle((True, False))
        return [
            [
                c.replace(count=floor(max(c.count.low // 5, 1)))
                if c.source.root == "the mayor" and next(every_other)
                else c
                for c in said
            ]
            for said in incidents(80)
        ]

    as_bounds = fit_reliability(told(Count.at_least)).of("the mayor")
    as_numbers = fit_reliability(told(Count.exactly)).of("the mayor")

    assert as_bounds is not None
    assert as_numbers is not None
    assert as_bounds.factor == pytest.approx(1.0, rel=0.15)
    assert as_numbers.factor < 0.8


def test_the_bounds_of_a_bias_hold_it_with_nine_chances_in_ten() -> None:
    bias = fit_reliability(incidents(80)).of("enemy side")

    assert bias is not None
    assert bias.high / bias.factor == pytest.approx(bias.factor / bias.low)
    # nine in ten of a normal law lie within 1.645 errors; of 80 incidents with one spread
    assert math.log(bias.high / bias.factor) == pytest.approx(1.645 * 0.15 / math.sqrt(80), rel=0.5)


# (what it shows, claims, low / best / high)
WEIGHTED: list[tuple[str, list[Claim], tuple[int | None, int | None, int | None]]] = [
    ("the mean of logs", [said("a", 10), said("b", 40)], (13, 20, 30)),
    ("nearer to who weighs more", [said("a", 10), said("SOHR", 40)], (19, 26, 36)),
    ("none is a number", [said("a", 0), said("b", 3)], (0, 1, 1)),
    ("one voice keeps its floor", [said("a", Count.at_least(5))], (5, 5, None)),
    ("and its range", [said("a", Count.between(5, 9))], (5, 5, 9)),
]


@pytest.mark.parametrize(("shows", "claims", "figures"), WEIGHTED)
def test_weighted(
    shows: str, claims: list[Claim], figures: tuple[int | None, int | None, int | None]
) -> None:
    estimate = reconcile(claims, policy="weighted").estimate("killed")

    assert estimate is not None
    assert estimate.figures == figures, shows


def test_few_incidents_are_drawn_to_no_bias() -> None:
    few, many = (fit_reliability(incidents(n)).of("enemy side") for n in (2, 80))

    assert few is not None
    assert many is not None
    assert few.high / few.low > many.high / many.low


def test_bias_belongs_to_source_and_side() -> None:
    made = []
    for n in range(20, 60):
        for side, factor in (("North", 0.5), ("South", 3)):
            who = Group(f"{side} soldiers", role="soldier", affiliation=side)
            interest = "own" if side == "North" else "enemy"
            made.append([
                Claim("killed", n, who=who, source="Reuters"),
                Claim("killed", round(n * factor), who=who, source="the north", interest=interest),
            ])  # fmt: skip
    fitted = fit_reliability(made)

    assert fitted.of("the north", "North").factor == pytest.approx(0.5, rel=0.1)  # type: ignore[union-attr]
    assert fitted.of("the north", "South").factor == pytest.approx(3, rel=0.1)  # type: ignore[union-attr]


def test_one_voice_teaches_nothing() -> None:
    assert fit_reliability([[Claim("killed", 5, source="a")]]).biases == ()


def test_a_fit_is_a_policy() -> None:
    register_policy("fitted here", fit_reliability(incidents(80)).policy())
    claims = [
        Claim("killed", 100, source="Reuters"),
        Claim("killed", 300, source="enemy side", interest="enemy"),
    ]
    estimate = reconcile(claims, policy="fitted here").estimate("killed")
    unregister_policy("fitted here")

    assert estimate is not None
    assert estimate.best == pytest.approx(100, rel=0.1)


def test_the_mean_behind_a_bound() -> None:
    bound = Observation(pair=("a", ""), low=1.0, high=math.inf)

    assert expected(bound, 0.0, 1.0) > 1
    assert expected(bound, 5.0, 1.0) == pytest.approx(5, abs=0.01)


def weeks_of_a_war() -> list[list[Claim]]:
    """A growing total; the three sources speak in turn, never in the same week."""
    rng = random.Random(3)  # noqa: S311 - a simulation, repeatable on purpose
    factors = {"an agency": 1.0, "the mayor": 1.0, "enemy side": 3.0}
    made = []
    for week in range(90):
        source = list(factors)[week % 3]
        said = round((1000 + 40 * week) * factors[source] * math.exp(rng.gauss(0, 0.1)))
        interest = INTERESTS.get(source)
        made.append([Claim("killed", said, source=source, interest=interest)])
    return made


def test_sources_that_speak_in_turn_are_held_against_each_other() -> None:
    assert fit_reliability(weeks_of_a_war()).biases == ()

    found = fit_reliability(hold_between(weeks_of_a_war())).of("enemy side")

    assert found is not None
    assert found.factor == pytest.approx(3.0, rel=0.15)


def test_a_voice_holds_nothing_before_it_spoke_nor_after() -> None:
    weeks = [
        [Claim("killed", 5, source="b")],
        [Claim("killed", 9, source="a")],
        [],
        [Claim("killed", 7, source="a")],
        [Claim("killed", 8, source="b")],
    ]
    held = [[str(c.count) for c in week] for week in hold_between(weeks)]

    assert held == [["5"], ["9", "5-8"], [], ["7", "5-8"], ["8"]]


def test_bounds_make_a_bias_less_sure_than_numbers() -> None:
    wide = [
        [c.replace(count=Count.between(c.count.low // 2, 2 * c.count.low)) for c in one]
        for one in incidents(40)
    ]
    bounded, sharp = (fit_reliability(some).of("own side") for some in (wide, incidents(40)))

    assert bounded is not None
    assert sharp is not None
    assert bounded.high / bounded.low > sharp.high / sharp.low
