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


RANGE = said("a", Count.between(20, 30))
FIRST = said("a", 12)
LEAST = Count.at_least

# (claims, the relation looked for, why, which claims it names, those that act first, how far)
Told = tuple[list[Claim], Relation, str, tuple[int, ...], float | None]
TOLD: list[Told] = [
    (
        [TOTAL, said("a", LEAST(10), whole=TOTAL.id, scope="part", who="women")],
        Relation.PART_OF,
        "10+ women of the 29 people",
        (1, 0),
        None,
    ),
    (
        [RANGE, said("a", 31, whole=RANGE.id, scope="part", who="women")],
        Relation.CONFLICTS,
        "a part of 31 does not fit in 20-30",
        (1, 0),
        None,
    ),
    (
        [FIRST, said("a", 15, replaces=FIRST.id)],
        Relation.SUPERSEDES,
        "the toll rose to 15 from 12, in the same text",
        (1, 0),
        None,
    ),
    (
        [FIRST, said("a", 9, replaces=FIRST.id)],
        Relation.CORRECTS,
        "the toll fell to 9 from 12, in the same text",
        (1, 0),
        None,
    ),
    (
        [said("a", 10, who="civilians"), said("b", 30)],
        Relation.PART_OF,
        "counts civilians, which may be some of all: 10 by a, 30 by b",
        (0, 1),
        None,
    ),
    (
        [said("a", 10), said("b", Count.between(12, 14))],
        Relation.CONFLICTS,
        "12-14 by b, 10 by a; no reason can be seen",
        (1, 0),
        1.2,
    ),
    (
        [said("a", Count.between(4, 8)), said("b", 12), said("c", 12)],
        Relation.CONFLICTS,
        "4-8 by a, 12 by b; no reason can be seen",
        (0, 1),
        1.5,
    ),
    (
        [said("a", LEAST(40)), said("b", Count.up_to(20)), said("c", 15)],
        Relation.CONFLICTS,
        "40+ by a, 15 by c; no reason can be seen",
        (0, 2),
        40 / 15,
    ),
    (
        [said("a", 0), said("b", 5), said("c", 5)],
        Relation.CONFLICTS,
        "0 by a, 5 by b; no reason can be seen",
        (0, 1),
        5.0,
    ),
    (
        [said("a", 15, interest="own"), said("b", 9), said("c", 9)],
        Relation.CONFLICTS,
        "15 by a, 9 by c; a counts its own",
        (0, 2),
        15 / 9,
    ),
    (
        [said("a", 15, 4), said("b", 9, 5), said("c", 9, 5)],
        Relation.CONFLICTS,
        "15 by a, 9 by c; said 1 day apart",
        (0, 2),
        15 / 9,
    ),
    (
        [said("a", 15), said("b", 9, 5), said("c", 9, 5)],
        Relation.CONFLICTS,
        "15 by a, 9 by c; said 2 days apart",
        (0, 2),
        15 / 9,
    ),
    (
        [said("a", 5), said("b", 9, 5), said("c", 9, 5)],
        Relation.SUPERSEDES,
        "a later toll, which has grown: 5 by a, 9 by c",
        (2, 0),
        None,
    ),
    (
        [said("a", Count.between(8, 12)), said("b", Count.between(10, 14))],
        Relation.AGREES,
        "both can be true: 10-14 by b, 8-12 by a",
        (1, 0),
        None,
    ),
    (
        [said("a", 20), said("b", LEAST(28), who="civilians")],
        Relation.CONFLICTS,
        "28+ by b, 20 by a; one counts everyone, the other some groups",
        (1, 0),
        1.4,
    ),
    (
        [said("a", 5, 3), said("b", 5, 4)],
        Relation.AGREES,
        "5 by a, b",
        (0, 1),
        None,
    ),
    (
        [said("a", Count.between(8, 12), 3), said("b", Count.between(8, 12), 4)],
        Relation.AGREES,
        "8-12 by a, b",
        (0, 1),
        None,
    ),
    (
        [said("a", 5, article="x"), said("a", Count.more_than(3), article="x")],
        Relation.REFINES,
        "5 is sharper than >3 and fits it",
        (0, 1),
        None,
    ),
    (
        [said("a", 10, stance="denied")],
        Relation.SET_ASIDE,
        "denied by a, and asserted by nobody",
        (0,),
        None,
    ),
    (
        [said("", 10, stance="denied")],
        Relation.SET_ASIDE,
        "denied by an unnamed source, and asserted by nobody",
        (0,),
        None,
    ),
    (
        [said("a", 10, stance="denied"), said("b", 10, stance="feared")],
        Relation.SET_ASIDE,
        "denied by a, and asserted by nobody",
        (0,),
        None,
    ),
    (
        [said("a", 10, stance="denied"), said("b", 10), said("a", 10, 4)],
        Relation.CONFLICTS,
        "a denies it; a denial is no figure",
        (0, 1),
        None,
    ),
]


@pytest.mark.parametrize(
    ("claims", "relation", "why", "named", "apart"), TOLD, ids=[row[2] for row in TOLD]
)
def test_told(
    claims: list[Claim], relation: Relation, why: str, named: tuple[int, ...], apart: float | None
) -> None:
    (found,) = [f for f in reconcile(claims).findings if f.relation is relation]

    assert found.why == why
    assert [[c.id for c in claims].index(i) for i in found.claims] == list(named)
    assert found.apart == (None if apart is None else pytest.approx(apart))


# (what it shows, claims of whom none is told to stand to another so)
UNTOLD: list[tuple[str, list[Claim], Relation]] = [
    (
        "the open end of a whole holds any part",
        [(some := said("a", LEAST(20))), said("a", 90, whole=some.id, scope="part", who="women")],
        Relation.CONFLICTS,
    ),
    (
        "as many as the whole fit in it",
        [RANGE, said("a", 30, whole=RANGE.id, scope="part", who="women")],
        Relation.CONFLICTS,
    ),
    (
        "one toll again has not fallen",
        [FIRST, said("a", 12, replaces=FIRST.id, who="civilians")],
        Relation.CORRECTS,
    ),
    (
        "the sharper of two groups refines neither",
        [said("a", 5, article="x"), said("a", Count.more_than(3), article="x", who="civilians")],
        Relation.REFINES,
    ),
    (
        "soldiers and civilians are no rivals",
        [said("a", 10, who="civilians"), said("b", 12, who="soldiers")],
        Relation.CONFLICTS,
    ),
    (
        "nor does one of two groups of one statement",
        [
            said("a", 10, who="civilians", statement="1"),
            said("a", 12, who="fighters", statement="1"),
        ],
        Relation.REFINES,
    ),
    (
        "not even where its figure is within the other's",
        [
            said("a", 10, who="civilians", statement="1"),
            said("a", Count.more_than(3), who="fighters", statement="1"),
        ],
        Relation.REFINES,
    ),
    ("who agrees does not also refine", [said("a", 5), said("b", 5)], Relation.REFINES),
]


@pytest.mark.parametrize(("shows", "claims", "relation"), UNTOLD)
def test_untold(shows: str, claims: list[Claim], relation: Relation) -> None:
    assert relation not in {f.relation for f in reconcile(claims).findings}, shows
