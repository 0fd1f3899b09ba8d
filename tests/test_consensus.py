"""The consensus: which numbers most weight allows, which is printed, and what the reasons name."""

import math
from typing import TYPE_CHECKING, Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack import Claim, Count, Estimate, Group, reconcile
from claimtrack.reconciliation.consensus import Vote, winning

if TYPE_CHECKING:
    from claimtrack.reconciliation.positions import Position

Figures = tuple[int | None, int | None, int | None]

NOBODY = cast("Position", None)  # what wins is told by bounds and weights alone


@st.composite
def votes(draw: st.DrawFn) -> Vote:
    low = draw(st.integers(0, 9))
    high = draw(st.integers(low, 12) | st.just(math.inf))
    return Vote(low, high, draw(st.sampled_from((1.0, 2.0, 0.5))), NOBODY)


@given(st.lists(votes(), min_size=1, max_size=6))
def test_what_wins_is_what_weighing_every_number_gives(cast_votes: list[Vote]) -> None:
    weights = {n: sum(v.weight for v in cast_votes if v.low <= n <= v.high) for n in range(15)}
    most = max(weights.values())
    best = [n for n, weight in weights.items() if weight == most]
    low, high, weight = winning(cast_votes)

    assert (low, weight) == (best[0], most)
    assert high == (best[-1] if best[-1] < 14 else math.inf)


def said(source: str, count: Count | int | str, day: int | None = None, **more: Any) -> Claim:
    reported = None if day is None else f"2020-01-{day:02}"
    return Claim("killed", count, source=source, reported=reported, **more)


def concluded(*claims: Claim) -> Estimate:
    estimate = reconcile(claims).estimate("killed")
    assert estimate is not None
    return estimate


# (what it shows, claims, low / best / high)
CONCLUDED: list[tuple[str, list[Claim], Figures]] = [
    (
        "an admission is a floor, not a rival",
        [said("army", 20, interest="own"), said("a", 32)],
        (32, 32, 32),
    ),
    ("alone it is the figure", [said("army", 20, interest="own")], (20, 20, 20)),
    (
        "an admission of more than another counts leaves open how many more",
        [said("army", 40, interest="own"), said("a", 32)],
        (32, 32, None),
    ),
    ("a later higher toll leaves a floor", [said("a", 9, 3), said("b", 15, 6)], (15, 15, 15)),
    ("on one day they are rivals", [said("a", 9, 3), said("b", 15, 3)], (9, 9, 15)),
    ("as with no day, but the dated one is printed", [said("a", 9), said("b", 15, 6)], (9, 15, 15)),
    ("a later lower toll is a rival", [said("a", 15, 3), said("b", 9, 6)], (9, 9, 15)),
    (
        "a voice of more weight is no floor of a lesser one",
        [said("SOHR", 9, 3), said("10.0.0.1", 15, 6)],
        (9, 9, 9),
    ),
    (
        "figures a hundredth apart speak for each other",
        [said(str(n), n) for n in (300, 400, 500, 1000, 1010)],
        (300, 1000, 1010),
    ),
    (
        "further apart the middle one is printed",
        [said(str(n), n) for n in (300, 400, 500, 1000, 1011)],
        (300, 500, 1011),
    ),
    (
        "a floor hints at figures up to a step above it",
        [said("a", Count.at_least(10)), *(said(str(n), n) for n in (20, 100, 110))],
        (20, 20, 110),
    ),
    (
        "and no further",
        [said("a", Count.at_least(10)), *(said(str(n), n) for n in (21, 100, 110))],
        (21, 100, 110),
    ),
    (
        "the step is that of the number printed",
        [said("a", Count.more_than(10)), *(said(str(n), n) for n in (21, 100, 110))],
        (21, 21, 110),
    ),
    (
        "counted from the least it can mean",
        [said("a", Count.more_than(10)), *(said(str(n), n) for n in (22, 100, 110))],
        (22, 100, 110),
    ),
    (
        "a range hints at whatever is in it",
        [said("a", Count.between(10, 60)), *(said(str(n), n) for n in (50, 100, 110))],
        (50, 50, 50),
    ),
    (
        "of figures of one standing the newest is printed",
        [said("a", 14, 3), said("b", 12, 3), said("c", 10, 4)],
        (10, 10, 14),
    ),
    (
        "a floor is plain, a ceiling is not",
        [said("a", Count.up_to(50)), said("b", Count.at_least(30))],
        (30, 30, 50),
    ),
    (
        "a ceiling somebody else gives plainly is plain",
        [said("a", Count.up_to(50)), said("b", 40), said("c", 50)],
        (40, 50, 50),
    ),
    (
        "the most of what is feared raises high",
        [said("a", 10), said("b", Count.between(20, 30), stance="feared")],
        (10, 10, 30),
    ),
    (
        "or what it prints, where it is open",
        [said("a", 10), said("b", Count.at_least(20), stance="feared")],
        (10, 10, 20),
    ),
    (
        "a lone victim told by name is no rival of a number",
        [said("a", 9), said("b", 1, who=Group("man", names=("Ali Omar",)))],
        (9, 9, 9),
    ),
    (
        "two of a group may be among nine of another",
        [said("a", 9, who="civilians"), said("b", 2, who="women")],
        (9, 9, 9),
    ),
    (
        "two of all are rivals of nine of a group",
        [said("a", 9, who="women"), said("b", 2, who="people")],
        (2, 2, 9),
    ),
    (
        "as are two of the same",
        [said("a", 9, who="women"), said("b", 2, who="women")],
        (2, 2, 9),
    ),
    (
        "plain figures before ceilings",
        [said("a", Count.up_to(50)), said("b", Count.between(20, 60)), said("c", 40)],
        (40, 40, 40),
    ),
    (
        "where all that was printed is a ceiling, it is the best",
        [said("a", Count.up_to(50)), said("b", Count.at_least(50))],
        (50, 50, 50),
    ),
    (
        "the sharpest words where no number was printed",
        [said("a", "dozens"), said("b", "several")],
        (2, 3, 99),
    ),
    (
        "and what they are worth is kept inside what both allow",
        [said("a", Count.between(30, 150)), said("b", "dozens")],
        (30, 30, 99),
    ),
    (
        "a party's word of its enemy raises high",
        [said("a", 32), said("army", 50, interest="enemy")],
        (32, 32, 50),
    ),
    (
        "or leaves it where it is lower",
        [said("a", 32), said("army", 20, interest="enemy")],
        (32, 32, 32),
    ),
    (
        "what is open stays open",
        [said("a", Count.at_least(32)), said("army", 50, interest="enemy")],
        (32, 32, None),
    ),
    (
        "two parties that differ leave no best",
        [said("army", 20, interest="enemy"), said("front", 30, interest="enemy")],
        (0, None, 30),
    ),
    (
        "two that agree do",
        [said("army", 20, interest="enemy"), said("front", 20, interest="enemy")],
        (0, 20, 20),
    ),
]


@pytest.mark.parametrize(("shows", "claims", "figures"), CONCLUDED)
def test_concluded(shows: str, claims: list[Claim], figures: Figures) -> None:
    assert concluded(*claims).figures == figures, shows


def test_the_reasons_name_who_supports_and_nobody_else() -> None:
    exact, floor, other = said("a", 10, 3), said("b", Count.at_least(10), 3), said("c", 14, 3)
    estimate = concluded(exact, floor, other, said("d", 3, 3))
    named = {reason.rule: (reason.detail, set(reason.claims)) for reason in estimate.reasons}

    assert set(named) == {"most weight", "low", "best"}
    assert named["most weight"][1] == {exact.id, floor.id, other.id}
    assert named["low"][1] == named["best"][1] == {exact.id, floor.id}
    assert named["most weight"][0].startswith("2 of 4: ")
    assert set(named["low"][0].split("; ")) == {"10 by a", "10+ by b"}
    assert named["best"][0] in {"10 stated by a, b", "10 stated by b, a"}


def test_the_reasons_tell_what_set_low_from_what_was_printed() -> None:
    floor, exact = said("a", Count.at_least(10), 3), said("b", 12, 3)
    named = {reason.rule: reason for reason in concluded(floor, exact).reasons}

    assert named["low"].detail == "12 by b"
    assert named["best"].detail == "12 stated by b"
    assert set(named["most weight"].claims) == {floor.id, exact.id}


def test_the_reasons_tell_words_from_figures_and_who_raised_high() -> None:
    enemy, fear = said("army", 300, interest="enemy"), said("c", 400, stance="feared")
    reasons = concluded(said("a", "dozens"), enemy, fear).reasons

    assert [(r.rule, r.detail) for r in reasons[-3:]] == [
        ("best", "24 for the words of a"),
        ("enemy claim raises only high", "300 by army"),
        ("feared raises only high", "400 by c"),
    ]
    assert [r.claims for r in reasons[-2:]] == [(enemy.id,), (fear.id,)]
