"""Which groups hold which, and the bounds they set each other."""

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack import Claim, Count, Group, Relation, reconcile
from claimtrack.reconciliation.columns import event_deaths
from claimtrack.reconciliation.lattice import (
    are_disjoint,
    are_other_people,
    called_alike,
    group_key,
    heaviest_disjoint,
    is_within,
)


@pytest.mark.parametrize(
    ("part", "whole", "within", "why"),
    [
        ("medics", "civilians", True, "medics are civilians"),
        ("militants", "people", True, "everyone holds all"),
        ("people", "militants", False, "everyone is not a group"),
        ("civilians", "medics", False, "not all civilians are medics"),
        ("soldiers", "militants", False, "two kinds of armed people"),
    ],
)
def test_within(part: str, whole: str, *, within: bool, why: str) -> None:
    assert is_within(Group.of(part), Group.of(whole)) is within, why


@pytest.mark.parametrize(
    ("one", "other", "disjoint", "why"),
    [
        ("soldiers", "civilians", True, "armed and not"),
        ("women", "men", True, "sex differs"),
        ("women", "children", False, "girls are both"),
        ("women", "civilians", False, "sex and role cross"),
        ("children", "militants", True, "children with no role are not counted among the armed"),
        ("people", "soldiers", False, "everyone holds all"),
    ],
)
def test_disjoint(one: str, other: str, *, disjoint: bool, why: str) -> None:
    assert are_disjoint(Group.of(one), Group.of(other)) is disjoint, why
    assert are_disjoint(Group.of(other), Group.of(one)) is disjoint, why


# what one says, what another says, are they other people where two voices count them, why
OTHERS: list[tuple[dict[str, Any], dict[str, Any], bool, str]] = [
    ({"role": "soldier"}, {"role": "combatant"}, False, "one's troops are another's commandos"),
    ({"role": "soldier"}, {"role": "civilian"}, True, "armed and not"),
    ({"role": "soldier"}, {"age": "child"}, True, "a child is not armed"),
    ({"role": "soldier"}, {"age": "adult"}, False, "an adult may be"),
    ({"role": "soldier"}, {}, False, "anybody may be"),
    ({"role": "medic"}, {"age": "child"}, False, "neither is armed"),
    ({"side": "x"}, {"side": "y"}, True, "two sides"),
    ({"side": "x"}, {"side": "x"}, False, "one side"),
    ({"side": "x"}, {}, False, "one says no side"),
]


@pytest.mark.parametrize(("one", "other", "apart", "why"), OTHERS)
def test_other_people(one: dict[str, Any], other: dict[str, Any], *, apart: bool, why: str) -> None:
    assert are_other_people(Group("a", **one), Group("b", **other)) is apart, why
    assert are_other_people(Group("b", **other), Group("a", **one)) is apart, why


SAID = [
    {"role": "combatant"},
    {"affiliation": "Jund"},
    {"side": "x"},
    {"age": "child"},
    {"sex": "female"},
    {"nationality": "Syrian"},
]


@pytest.mark.parametrize("said", SAID)
def test_whatever_is_said_of_a_group_tells_it_from_everyone(said: dict[str, Any]) -> None:
    some, everyone = Group("some", **said), Group("people")

    assert group_key(some) != group_key(everyone)
    assert is_within(some, everyone)
    assert not is_within(everyone, some)
    assert is_within(some, Group("others", **said))


@pytest.mark.parametrize(("one", "other"), list(itertools.permutations(SAID, 2)))
def test_more_that_is_said_makes_a_group_within_a_group(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    both, broad = Group("both", **one, **other), Group("one", **one)

    assert is_within(both, broad)
    assert not is_within(broad, both)
    assert group_key(both) != group_key(broad)


@pytest.mark.parametrize(
    ("said", "called"),
    [
        ({"sex": "female", "age": "adult"}, "women"),
        ({"sex": "male", "age": "child"}, "boys"),
        ({"age": "elder"}, "elderly people"),
        ({"sex": "female", "role": "medic"}, "nurse"),
        ({"sex": "female", "nationality": "Syrian"}, "nurse"),
        ({}, "nurse"),
    ],
)
def test_called_alike(said: dict[str, Any], called: str) -> None:
    assert called_alike(Group("nurse", **said)).label == called


@given(
    st.lists(st.integers(0, 9), max_size=6),
    st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5)).filter(lambda pair: pair[0] < pair[1])),
)
def test_the_heaviest_disjoint_is_that_of_all_choices(
    weights: list[int], apart: set[tuple[int, int]]
) -> None:
    def disjoint(a: int, b: int) -> bool:
        return (min(a, b), max(a, b)) in apart

    chosen = heaviest_disjoint(range(len(weights)), weights.__getitem__, disjoint)
    choices = itertools.chain.from_iterable(
        itertools.combinations(range(len(weights)), size) for size in range(len(weights) + 1)
    )
    fit = [c for c in choices if all(disjoint(a, b) for a, b in itertools.combinations(c, 2))]

    assert chosen in fit
    assert sum(weights[i] for i in chosen) == max(sum(weights[i] for i in c) for c in fit)


def test_affiliations_part_the_armed_only() -> None:
    student = Group("student", affiliation="Homs University")
    player = Group("player", affiliation="Karama")
    one = Group("fighter", role="combatant", affiliation="Jund")
    other = Group("fighter", role="combatant", affiliation="Ahrar")

    assert not are_disjoint(student, player)
    assert are_disjoint(one, other)


def test_a_body_is_one_under_all_its_names() -> None:
    one, other = Group.of("IS militants"), Group.of("Islamic State fighters")

    assert group_key(one) == group_key(other)
    assert not are_disjoint(one, other)


def test_many_named_victims_are_still_quick() -> None:
    chosen = heaviest_disjoint(range(500), weight=lambda _: 1, disjoint=lambda a, b: a != b)

    assert len(chosen) == 500


class TestBounds:
    def test_groups_of_several_voices_raise_a_total(self) -> None:
        claims = [
            Claim("killed", Count.at_least(15), source="a"),
            Claim("killed", 10, who="civilians", source="b"),
            Claim("killed", 12, who="fighters", source="c"),
        ]
        estimate = reconcile(claims).estimate("killed")

        assert estimate is not None
        assert estimate.low == 22

    def test_a_total_caps_its_groups(self) -> None:
        claims = [
            Claim("killed", 30, source="a"),
            Claim("killed", Count.at_least(5), who="civilians", source="b"),
            Claim("killed", 12, who="fighters", source="c"),
        ]
        estimate = reconcile(claims).estimate("killed", "civilian")

        assert estimate is not None
        assert (estimate.low, estimate.high) == (5, 18)

    def test_what_does_not_fit_is_a_finding(self) -> None:
        claims = [
            Claim("killed", 15, source="a"),
            Claim("killed", 10, who="civilians", source="b"),
            Claim("killed", 12, who="fighters", source="c"),
        ]
        result = reconcile(claims)

        assert result.estimate("killed").best == 15  # type: ignore[union-attr]
        assert any(
            f.relation is Relation.CONFLICTS and "more than the 15 of everyone" in f.why
            for f in result.findings
        )

    def test_casualties_cap_the_killed(self) -> None:
        claims = [
            Claim("casualties", 50, source="a"),
            Claim("killed", Count.at_least(5), source="a"),
            Claim("injured", 20, source="a"),
        ]
        estimate = reconcile(claims).estimate("killed")

        assert estimate is not None
        assert estimate.high == 30


def test_the_columns_of_an_event_sum_to_best() -> None:
    claims = [
        Claim("killed", 36, source="a"),
        Claim("killed", 2, who="soldiers", source="a"),
        Claim("killed", 30, who="militants", source="a"),
        Claim("killed", 3, who="civilians", source="a"),
    ]
    row = event_deaths(reconcile(claims, policy="ucdp"), "soldiers", "militants")

    assert row is not None
    assert (row.deaths_a, row.deaths_b, row.deaths_civilians, row.deaths_unknown) == (2, 30, 3, 1)
    assert row.best == 36
