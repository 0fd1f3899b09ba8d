"""Bounds that groups and harms set each other: what raises, opens and caps an estimate."""

from typing import Any

import pytest

from claimtrack import Claim, Count, Estimate, Group, Reason, Relation, reconcile
from claimtrack.reconciliation.bounds import hold_together

Figures = tuple[int | None, int | None, int | None]


def of(count: Count | int, source: str, who: str = "", harm: str = "killed") -> Claim:
    return Claim(harm, count, source=source, who=who)


def at_least(number: int, source: str, who: str = "", harm: str = "killed") -> Claim:
    return of(Count.at_least(number), source, who, harm)


# (what it shows, claims, of which harm, for whom, low / best / high)
HELD: list[tuple[str, list[Claim], str, str, Figures]] = [
    (
        "groups of two voices raise a total that is open above",
        [at_least(15, "a"), of(10, "b", "civilians"), of(12, "c", "fighters")],
        "killed",
        "",
        (22, 22, None),
    ),
    (
        "a group larger than the total it adds to",
        [of(20, "a"), at_least(28, "b", "civilians"), at_least(5, "c", "soldiers")],
        "killed",
        "",
        (33, 33, None),
    ),
    (
        "a lone victim told of by another is no group to add",
        [at_least(12, "a"), of(1, "b", "civilians"), of(12, "c", "fighters")],
        "killed",
        "",
        (12, 12, 12),
    ),
    (
        "two are a group",
        [at_least(12, "a"), of(2, "b", "civilians"), at_least(12, "c", "fighters")],
        "killed",
        "",
        (14, 14, None),
    ),
    (
        "a group that may be none raises only high",
        [at_least(12, "a"), of(Count.up_to(9), "b", "civilians"), of(13, "c", "fighters")],
        "killed",
        "",
        (13, 13, 22),
    ),
    (
        "of two at most it does",
        [at_least(12, "a"), of(Count.up_to(2), "b", "civilians"), of(13, "c", "fighters")],
        "killed",
        "",
        (13, 13, 15),
    ),
    (
        "a group of one at most raises not even high",
        [at_least(12, "a"), of(Count.up_to(1), "b", "civilians"), of(13, "c", "fighters")],
        "killed",
        "",
        (13, 13, 13),
    ),
    (
        "women may be civilians or soldiers, and cap neither",
        [of(20, "a"), at_least(8, "b", "civilians"), at_least(3, "d", "women")],
        "killed",
        "civilian",
        (8, 8, 20),
    ),
    (
        "the largest other group caps, not the sum of those that may overlap",
        [
            of(20, "a"),
            at_least(2, "b", "civilians"),
            at_least(5, "c", "soldiers"),
            at_least(7, "d", "fighters"),
        ],
        "killed",
        "civilian",
        (2, 2, 13),
    ),
    (
        "the class is at least its parts",
        [
            at_least(10, "a", harm="casualties"),
            of(8, "b"),
            of(9, "c", harm="injured"),
        ],
        "casualties",
        "",
        (17, 17, None),
    ),
    (
        "the class leaves the injured what the killed do not take",
        [of(20, "a", harm="casualties"), at_least(8, "b"), at_least(5, "c", harm="injured")],
        "injured",
        "",
        (5, 5, 12),
    ),
    (
        "and the killed what the injured do not take",
        [of(20, "a", harm="casualties"), at_least(8, "b"), at_least(5, "c", harm="injured")],
        "killed",
        "",
        (8, 8, 15),
    ),
    (
        "dead or missing is such a class",
        [of(20, "a", harm="dead_or_missing"), at_least(8, "b"), at_least(5, "c", harm="missing")],
        "killed",
        "",
        (8, 8, 15),
    ),
    (
        "a class alone caps its one part at itself",
        [of(20, "a", harm="casualties"), at_least(8, "b")],
        "killed",
        "",
        (8, 8, 20),
    ),
]


@pytest.mark.parametrize(("shows", "claims", "harm", "who", "figures"), HELD)
def test_held(shows: str, claims: list[Claim], harm: str, who: str, figures: Figures) -> None:
    estimate = reconcile(claims).estimate(harm, who or None)

    assert estimate is not None, shows
    assert estimate.figures == figures, shows


CIVILIANS, FIGHTERS = Group.of("civilians"), Group.of("fighters")


def concluded(figures: Figures, *claims: Claim, who: Group | None = None, **more: Any) -> Estimate:
    low, best, high = figures
    ids = [c.id for c in claims]
    more = {"harm": "killed", "who": who or Group(), "claims": ids, **more}
    return Estimate(low=low, best=best, high=high, **more)


ONE, OTHER = of(Count.up_to(9), "b", "civilians"), of(13, "c", "fighters")

# (what it shows, claims of the total, its high with up to 9 civilians and 13 fighters beside it)
COUNTED: list[tuple[str, list[Claim], int]] = [
    ("somebody counts 13 of all", [of(13, "a")], 13),
    ("13 is the most somebody allows", [of(Count.between(5, 13), "a")], 13),
    ("nobody counts them all", [], 22),
    ("13 and more is no most", [at_least(13, "a")], 22),
    ("another harm is not of these", [of(13, "a", harm="injured")], 22),
    ("nor are other people", [of(13, "a", "men")], 22),
    (
        "what is denied is not counted",
        [Claim("killed", 13, source="a", stance="denied")],
        22,
    ),
]


@pytest.mark.parametrize(("shows", "claims", "high"), COUNTED)
def test_a_total_that_nobody_counted_may_be_all_groups(
    shows: str, claims: list[Claim], high: int
) -> None:
    total = concluded((13, 13, 13), OTHER)
    parts = [
        concluded((0, 9, 9), ONE, who=CIVILIANS),
        concluded((13, 13, 13), OTHER, who=FIGHTERS),
    ]
    held, _ = hold_together([total, *parts], [ONE, OTHER, *claims])

    opened = "9 civilians and 13 fighters make 22 at most"
    assert held[0].high == high, shows
    assert [r.detail for r in held[0].reasons] == [opened] * (high > 13)


# (what it shows, the total, civilians, fighters, the most after, where nobody counts them all)
OPENED: list[tuple[str, Figures, Figures, Figures, int | None]] = [
    ("no lower than it is", (13, 13, 30), (0, 9, 9), (13, 13, 13), 30),
    ("as high as it is", (13, 13, 22), (0, 9, 9), (13, 13, 13), 22),
    ("open, and open still", (13, 13, None), (0, 9, 9), (13, 13, 13), None),
    ("a group of no most adds none", (13, 13, 13), (0, 9, None), (13, 13, 13), 13),
]


@pytest.mark.parametrize(("shows", "total", "civilians", "fighters", "high"), OPENED)
def test_a_total_is_opened_only_upwards(
    shows: str, total: Figures, civilians: Figures, fighters: Figures, high: int | None
) -> None:
    parts = [
        concluded(civilians, ONE, who=CIVILIANS),
        concluded(fighters, OTHER, who=FIGHTERS),
    ]
    held, _ = hold_together([concluded(total, OTHER), *parts], [ONE, OTHER])

    assert held[0].high == high, shows


# (what it shows, the total, civilians, fighters, the total after)
RAISED: list[tuple[str, Figures, Figures, Figures, Figures]] = [
    ("up to its most", (15, 16, 22), (10, 10, 10), (12, 12, 12), (22, 22, 22)),
    ("best only if it is lower", (15, 25, 30), (10, 10, 10), (12, 12, 12), (22, 25, 30)),
    ("no best where there was none", (15, None, 30), (10, 10, 10), (12, 12, 12), (22, None, 30)),
    ("never lowered", (25, 26, 40), (10, 10, 10), (12, 12, 12), (25, 26, 40)),
    ("nor opened downwards", (5, 6, 40), (2, 2, 3), (2, 2, 3), (5, 6, 40)),
    ("no low, nothing to raise", (None, None, 30), (10, 10, 10), (12, 12, 12), (None, None, 30)),
    ("beyond its most, nothing moves", (15, 15, 21), (10, 10, 10), (12, 12, 12), (15, 15, 21)),
    ("one of a group is no group", (15, 15, 30), (1, 1, 1), (20, 20, 20), (15, 15, 30)),
    ("none at least is no group", (15, 15, 30), (None, 9, 9), (20, 20, 20), (15, 15, 30)),
]


@pytest.mark.parametrize(("shows", "total", "civilians", "fighters", "after"), RAISED)
def test_groups_of_two_voices_raise_a_total(
    shows: str, total: Figures, civilians: Figures, fighters: Figures, after: Figures
) -> None:
    all_of_them = of(Count.between(0, total[2] or 0), "a")
    parts = [
        concluded(civilians, ONE, who=CIVILIANS),
        concluded(fighters, OTHER, who=FIGHTERS),
    ]
    held, _ = hold_together([concluded(total, all_of_them), *parts], [all_of_them, ONE, OTHER])

    assert held[0].figures == after, shows


# (what it shows, civilians, the fighters beside them, the civilians after, of a total of 30)
CAPPED: list[tuple[str, Figures, Figures, Figures]] = [
    ("the rest of the total", (5, 6, None), (12, 12, 12), (5, 6, 18)),
    ("the least of the others leaves most", (5, 6, 40), (12, 14, 20), (5, 6, 18)),
    ("what fits stays", (5, 6, 18), (12, 12, 12), (5, 6, 18)),
    ("a most of fewer stays", (5, 6, 17), (12, 12, 12), (5, 6, 17)),
    ("just the best is left", (5, 18, None), (12, 12, 12), (5, 18, 18)),
    ("below the best nothing moves", (5, 19, None), (12, 12, 12), (5, 19, None)),
    ("just the least is left", (18, None, None), (12, 12, 12), (18, None, 18)),
    ("below the least nothing moves", (19, None, None), (12, 12, 12), (19, None, None)),
    ("others of no least take nothing", (5, 6, None), (None, 2, 2), (5, 6, 30)),
    ("nobody may be left", (0, None, 9), (30, 30, 30), (0, None, 0)),
    ("nor need anybody", (None, None, 9), (30, 30, 30), (None, None, 0)),
]


@pytest.mark.parametrize(("shows", "civilians", "fighters", "after"), CAPPED)
def test_a_total_caps_its_groups(
    shows: str, civilians: Figures, fighters: Figures, after: Figures
) -> None:
    total = of(30, "a")
    parts = [
        concluded(civilians, ONE, who=CIVILIANS),
        concluded(fighters, OTHER, who=FIGHTERS),
    ]
    held, _ = hold_together([concluded((30, 30, 30), total), *parts], [total, ONE, OTHER])

    assert held[1].figures == after, shows
    assert [r.rule for r in held[1].reasons] == ["the total caps it"] * (civilians != after)


@pytest.mark.parametrize(("shows", "killed", "injured", "after"), CAPPED)
def test_a_class_caps_its_harms(
    shows: str, killed: Figures, injured: Figures, after: Figures
) -> None:
    estimates = [
        concluded(killed, ONE),
        concluded(injured, OTHER, harm="injured"),
        concluded((30, 30, 30), harm="casualties"),
    ]
    held, _ = hold_together(estimates, [])

    assert held[0].figures == after, shows
    assert [r.rule for r in held[0].reasons] == ["the class caps it"] * (killed != after)


def test_a_harm_of_no_least_adds_nothing_to_its_class() -> None:
    estimates = [
        concluded((None, None, 4), ONE),
        concluded((12, 12, 12), OTHER, harm="injured"),
        concluded((10, 10, 10), harm="casualties"),
    ]
    _, (finding,) = hold_together(estimates, [])

    assert finding.why == "12 injured make 12, more than the 10 of everyone"


def test_what_cannot_all_be_true_says_how_far_it_is_off() -> None:
    total = of(15, "a")
    estimates = [
        concluded((10, 12, 15), total),
        concluded((10, 10, 10), ONE, who=CIVILIANS),
        concluded((12, 12, 12), OTHER, who=FIGHTERS),
    ]
    held, (finding,) = hold_together(estimates, [total, ONE, OTHER])

    assert held == estimates
    assert finding.relation is Relation.CONFLICTS
    assert finding.claims == (ONE.id, OTHER.id)
    assert finding.apart == pytest.approx(22 / 15)
    assert finding.why == "10 civilians and 12 fighters make 22, more than the 15 of everyone"


def test_a_total_of_none_is_as_far_off_as_a_total_of_one() -> None:
    for number in (0, 1):
        total = of(number, "a")
        estimates = [
            concluded((number, number, number), total),
            concluded((10, 10, 10), ONE, who=CIVILIANS),
            concluded((12, 12, 12), OTHER, who=FIGHTERS),
        ]
        _, (finding,) = hold_together(estimates, [total, ONE, OTHER])

        assert finding.apart == 22


def test_groups_whose_least_is_one_voices_word_do_not_raise_its_total() -> None:
    total, third = at_least(15, "a"), of(3, "d", "civilians")
    by_c = of(8, "c", "civilians")
    civilians = concluded(
        (8, 8, 8), third, by_c, who=CIVILIANS, reasons=[Reason("low", "8 by c", claims=[by_c.id])]
    )
    fighters = concluded((13, 13, 13), OTHER, who=FIGHTERS)
    claims = [total, third, by_c, OTHER]
    held, _ = hold_together([concluded((15, 15, None), total), civilians, fighters], claims)

    assert held[0].low == 15

    other = Reason("best", "3 by d", claims=[by_c.id])
    civilians = concluded((8, 8, 8), third, by_c, who=CIVILIANS, reasons=[other])
    held, _ = hold_together([concluded((15, 15, None), total), civilians, fighters], claims)

    assert held[0].low == 21


def test_a_class_that_is_less_than_its_parts_names_the_harms() -> None:
    claims = [of(10, "a", harm="casualties"), of(8, "b"), of(9, "c", harm="injured")]
    (found,) = [f for f in reconcile(claims).findings if f.relation is Relation.CONFLICTS]

    assert found.why == "8 killed and 9 injured make 17, more than the 10 of everyone"
