"""Which groups hold which, and the bounds they set each other."""

import pytest

from claimtrack import Claim, Count, Group, Relation, reconcile
from claimtrack.reconciliation.columns import event_deaths
from claimtrack.reconciliation.lattice import are_disjoint, group_key, heaviest_disjoint, is_within


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
