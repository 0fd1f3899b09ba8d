"""Findings: every relation, what it names, and why."""

from typing import Any

import pytest

from claimtrack import Claim, Count, Relation, reconcile


def said(source: str, count: Count | int, day: int = 3, **more: Any) -> Claim:
    return Claim("killed", count, source=source, reported=f"2020-01-{day:02}", **more)


TOTAL = said("a", 29)
ROWS = [
    (Relation.SAME_VOICE, [said("SOHR", 5), said("SOHR", 6, 4)]),
    (Relation.AGREES, [said("a", 5), said("b", 5)]),
    (Relation.REFINES, [said("a", 32), said("b", Count.more_than(30))]),
    (Relation.SUPERSEDES, [said("a", 5), said("a", 9, 4)]),
    (Relation.CORRECTS, [said("a", 9), said("a", 5, 4)]),
    (Relation.PART_OF, [TOTAL, said("a", 10, whole=TOTAL.id, scope="part", who="women")]),
    (Relation.ADDS, [said("a", 5, article="x"), said("a", 2, scope="increment", article="x")]),
    (Relation.CONFLICTS, [said("a", 5), said("b", 9)]),
    (Relation.NOT_COMPARABLE, [said("a", 5), said("a", 900, scope="period")]),
    (Relation.SET_ASIDE, [said("a", 5, stance="hypothetical")]),
    (Relation.UNRESOLVED, [said("a", 5, scope="part")]),
]


@pytest.mark.parametrize(("relation", "claims"), ROWS, ids=[str(row[0].value) for row in ROWS])
def test_found_and_reasoned(relation: Relation, claims: list[Claim]) -> None:
    found = [f for f in reconcile(claims).findings if f.relation is relation]

    assert found
    assert all(f.why and set(f.claims) <= {c.id for c in claims} for f in found)


def test_a_part_larger_than_its_whole_conflicts() -> None:
    part = said("a", 40, whole=TOTAL.id, scope="part", who="women")
    found = [f for f in reconcile([TOTAL, part]).findings if f.relation is Relation.CONFLICTS]

    assert "does not fit" in found[0].why


def test_the_sharper_claim_stands_first() -> None:
    vague, sharp = said("a", Count.more_than(30)), said("b", 32)
    (found,) = [f for f in reconcile([vague, sharp]).findings if f.relation is Relation.REFINES]

    assert found.claims == (sharp.id, vague.id)


def test_findings_grow_with_voices_and_not_with_pairs() -> None:
    claims = [said(f"voice {i}", i) for i in range(1, 61)]

    assert len(reconcile(claims).findings) < 3 * len(claims)


def test_an_early_toll_is_no_rival_of_a_grown_one() -> None:
    early, late = said("a", 118, 3), said("b", 211, 6)
    relations = [f.relation for f in reconcile([early, late]).findings]

    assert relations == [Relation.SUPERSEDES]


def test_a_toll_that_counts_more_groups_has_not_risen() -> None:
    first = said("a", 12, article="x", who="militants")
    again = said("a", 12, day=4, article="y", who="fighters", statement="y1")
    beside = said("a", 2, day=4, article="y", who="soldiers", statement="y1")
    found = reconcile([first, again, beside]).findings
    added = [f.why for f in found if f.relation is Relation.ADDS]

    assert added == ["2 soldiers beside the 12 told before"]
    assert Relation.SUPERSEDES not in {f.relation for f in found}
