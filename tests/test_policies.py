"""Policies: the worked examples of the codebooks they follow, and what a user can add."""

from typing import Any

import pytest

from claimtrack import (
    Claim,
    Count,
    Source,
    Span,
    UnknownNameError,
    group_claims,
    reconcile,
    register_policy,
)
from claimtrack.reconciliation.policies import policies, policy_named, unregister_policy
from claimtrack.reconciliation.totals import civilian_residual, residual, split_evenly

Bounds = tuple[int | None, int | None, int | None]


def said(source: str, count: Count | int, day: int | None = None, **more: Any) -> Claim:
    reported = None if day is None else f"2020-01-{day:02}"
    return Claim("killed", count, source=source, reported=reported, **more)


def figures(policy: str, *claims: Claim) -> Bounds:
    estimate = reconcile(claims, policy=policy).estimate("killed")
    assert estimate is not None
    return estimate.figures


def answer(policy: str, *claims: Claim) -> int | None:
    return figures(policy, *claims)[1]


class TestGtd:
    """Global Terrorism Database codebook of June 2017."""

    def test_at_least_is_the_lowest_possible_number(self) -> None:
        assert answer("gtd", said("a", Count.at_least(11))) == 11

    def test_too_vague_is_blank_and_not_zero(self) -> None:
        assert figures("gtd", said("a", Count.vague("dozens"))) == (None, None, None)

    def test_several_newest_give_the_majority(self) -> None:
        claims = [said("a", 10, 3), said("b", 10, 3), said("c", 14, 3)]
        assert answer("gtd", *claims) == 10

    def test_newest_stands(self) -> None:
        assert answer("gtd", said("a", 10, 3), said("b", 12, 4)) == 12

    def test_newest_by_the_perpetrator_gives_majority_then_lowest(self) -> None:
        claims = [said("a", 12, 3), said("b", 15, 4), said("group", 40, 5, interest="enemy")]
        assert answer("gtd", *claims) == 12

    def test_a_perpetrator_alone_is_no_answer(self) -> None:
        assert answer("gtd", said("group", 40, 5, interest="enemy")) is None


class TestUcdp:
    """UCDP GED codebook 23.1 and published records."""

    def test_what_only_a_party_says_is_parked_in_high(self) -> None:
        assert figures("ucdp", said("army", 4, interest="enemy")) == (0, 0, 4)

    def test_what_a_party_admits_beside_its_claim_is_counted(self) -> None:
        told = [
            said("army", 8, who="soldiers", interest="own", article="a"),
            said("army", 14, who="militants", interest="enemy", article="a"),
        ]
        assert figures("ucdp", *told) == (8, 8, 22)

    def test_what_is_feared_beside_a_count_is_parked_in_high(self) -> None:
        claims = [said("a", 11), said("b", 40, stance="feared")]
        assert figures("ucdp", *claims) == (11, 11, 40)

    def test_low_best_and_high_are_lowest_best_and_highest_reliable(self) -> None:
        claims = [said("a", 34), said("b", 34), said("c", 40), said("army", 90, interest="enemy")]
        assert figures("ucdp", *claims) == (34, 34, 40)

    def test_of_parts_of_a_total_that_is_not_given_the_first_named_is_best(self) -> None:
        day = said("a", 98, scope="period")
        parts = [
            said("a", n, who=who, scope="part", whole=day.id, article="a", span=Span(10, end))
            for n, who, end in ((35, "civilians", 90), (10, "soldiers", 50))
        ]
        assert figures("ucdp", *parts) == (10, 10, 35)
        assert figures("ucdp", *parts, said("b", 4)) == (4, 4, 4)

    def test_more_than_is_the_number_printed(self) -> None:
        assert answer("ucdp", said("a", Count.more_than(72))) == 72

    def test_asymmetric_uncertainty(self) -> None:
        assert figures("ucdp", said("a", 2), said("b", 2), said("c", 3)) == (2, 2, 3)

    def test_nobody_known_whom(self) -> None:
        assert figures("ucdp", said("a", 4)) == (4, 4, 4)

    def test_a_total_is_split_in_whole_people(self) -> None:
        assert split_evenly(7, 3) == (3, 2, 2)

    def test_fewer_deaths_than_places_are_not_split(self) -> None:
        assert split_evenly(2, 3) == (2,)

    def test_known_incidents_are_taken_off_an_aggregate(self) -> None:
        assert residual(120, [30]) == 90


class TestAcled:
    """ACLED user guide 2016 and records for Burkina Faso: numbers and short codes are facts."""

    @pytest.mark.parametrize(
        ("total", "places", "coded"),
        [
            pytest.param(29, 4, [8, 7, 7, 7], id="BFO1486-1491"),
            pytest.param(28, 3, [10, 9, 9], id="BFO3326-3328"),
            pytest.param(20, 3, [7, 7, 6], id="BFO3302-3304"),
            pytest.param(5, 3, [2, 2, 1], id="BFO3775-3777"),
            pytest.param(10, 6, [2, 2, 2, 2, 1, 1], id="BFO3721-3726"),
            pytest.param(10, 2, [5, 5], id="BFO3770"),
            pytest.param(60, 2, [30, 30], id="BFO3698, 3941"),
        ],
    )
    def test_totals_are_split_and_sums_kept(
        self, total: int, places: int, coded: list[int]
    ) -> None:
        assert sorted(split_evenly(total, places), reverse=True) == coded

    @pytest.mark.parametrize(
        ("count", "coded"),
        [
            pytest.param(Count.between(11, 20), 11, id="BFO3951"),
            pytest.param(Count.between(2, 6), 2, id="BFO3858"),
            pytest.param(Count.between(25, 54), 25, id="BFO3784"),
            pytest.param(Count.between(20, 32), 20, id="BFO3527"),
            pytest.param(Count.at_least(12), 12, id="BFO3733, 4094"),
            pytest.param(Count.vague("several"), 10, id="guide: several"),
            pytest.param(Count.vague("dozens"), 12, id="guide: dozens"),
            pytest.param(Count.vague("hundreds"), 100, id="guide: hundreds"),
        ],
    )
    def test_lower_end_and_vague_words(self, count: Count, coded: int) -> None:
        assert answer("acled", said("a", count)) == coded

    def test_media_total_over_a_party_claim(self) -> None:
        """BFO3698, 3941: a group claims 35, media have at least 60."""
        claims = [said("group", 35, interest="enemy"), said("media", Count.at_least(60))]
        assert answer("acled", *claims) == 60

    def test_a_large_party_claim_alone_is_an_unknown_number(self) -> None:
        """BFO4024."""
        assert answer("acled", said("group", 60, interest="enemy")) == 10

    @pytest.mark.parametrize("number", [3, 2])
    def test_a_small_party_claim_alone_is_taken_as_stated(self, number: int) -> None:
        """BFO4171, 4170."""
        assert answer("acled", said("group", number, interest="enemy")) == number

    def test_unknown_is_three_where_fighting_is_low(self) -> None:
        assert answer("acled-low", said("a", Count.vague("people"))) == 3

    def test_lowest_where_nobody_is_definitive(self) -> None:
        assert answer("acled", said("a", 15), said("b", 12)) == 12

    def test_most_authoritative_where_somebody_is(self) -> None:
        assert (
            answer(
                "acled",
                said("a", 12),
                said(
                    "b",
                    15,
                ),
                said("SOHR", 14),
            )
            == 14
        )


class TestEmdat:
    """EM-DAT documentation: impact variables, source entry."""

    @pytest.mark.parametrize(
        ("count", "coded"),
        [
            (Count.vague("hundreds"), 200),
            (Count.vague("thousands"), 2000),
            (Count.between(10, 20), 15),
        ],
    )
    def test_vague_words_and_ranges(self, count: Count, coded: int) -> None:
        assert answer("emdat", said("a", count)) == coded

    def test_missing_count_as_dead_in_the_total(self) -> None:
        claims = [said("ministry", 12), Claim("missing", 5, source="ministry")]
        total = reconcile(claims, policy="emdat").estimate("dead_or_missing")
        assert total is not None
        assert total.best == 17

    def test_houses_are_people_by_an_explicit_size(self) -> None:
        houses = Count.exactly(50, unit="household")
        assert houses.quantity.to("person", size=5).stated.magnitude == 250

    def test_priority_source_over_a_newer_one(self) -> None:
        assert answer("emdat", said("OCHA", 12, 3), said("Reuters", 15, 4)) == 12


class TestRanges:
    """Iraq Body Count, the Bureau, counts of verified deaths, the Crowd Counting Consortium."""

    def test_morgue_total_less_fighters_background_and_record(self) -> None:
        assert civilian_residual(1000) == (960, 980)
        assert civilian_residual(1000, background=50, recorded=300) == (610, 630)

    def test_civilians_in_dispute_start_at_zero(self) -> None:
        claims = [
            said("a", 0, who="civilians"),
            said("b", 9, who="civilians"),
            said("c", 4, who="civilians"),
        ]
        assert figures("tbij", *claims) == (0, None, 9)

    def test_what_a_line_revised_is_gone(self) -> None:
        assert figures("tbij", said("a", 20, 3), said("a", 12, 5)) == (12, None, 12)

    def test_people_reach_only_max(self) -> None:
        claims = [said("a", 4, who="civilians"), said("b", 9, who="people")]
        assert figures("ibc", *claims) == (4, None, 9)

    def test_fighters_are_refused(self) -> None:
        result = reconcile([said("a", 4, who="militants")], policy="ibc")
        estimate = result.estimate("killed", "militants")
        assert estimate is not None
        assert estimate.figures == (None, None, None)

    def test_three_kinds_of_source_verify(self) -> None:
        kinds = (("health_facility", 9), ("eyewitness", 7), ("government", 8))
        claims = [_of_kind(kind, n) for kind, n in kinds]
        assert figures("verified", *claims) == (7, 7, 9)

    def test_fewer_kinds_leave_it_under_verification(self) -> None:
        assert figures("verified", _of_kind("eyewitness", 7), _of_kind("government", 8)) == (
            0,
            0,
            8,
        )

    def test_crowd_counts(self) -> None:
        assert Count.vague("tens of thousands").coded("ccc")[1] == 20_000


def _of_kind(kind: str, number: int) -> Claim:
    return Claim("killed", number, source=Source(speaker=f"an unnamed {kind}", kind=kind))


class TestIncidents:
    """GTD codebook, p. 11: what is one incident."""

    def test_two_days_are_two_incidents(self) -> None:
        bomb = said("a", 4, 3, where="the market", when="2020-01-02", how="bombing")
        police = said("a", 2, 4, where="the market", when="2020-01-03", how="shooting")
        assert len(group_claims([bomb, police])) == 2

    def test_syrian_totals_of_different_ends_stay_apart(self) -> None:
        ends = {
            202_354: "2014-12-01",
            150_000: "2014-04-01",
            191_369: "2014-04-30",
            92_901: "2013-04-30",
        }
        claims = [
            Claim(
                "killed",
                n,
                who="people",
                where="Syria",
                when=("2011-03-15", end),
                scope="period",
                source="SOHR",
            )
            for n, end in ends.items()
        ]
        assert len(group_claims(claims)) == len(claims)
        result = reconcile(claims)
        assert {e.best for e in result.estimates} <= set(ends)
        assert sum(f.relation.value == "not comparable" for f in result.findings) == 3


class TestPrimitives:
    CLAIMS = (said("a", 10, 3), said("b", 10, 4), said("c", 14, 5))

    @pytest.mark.parametrize(
        ("policy", "best"),
        [("latest", 14), ("majority", 10), ("lowest", 10), ("highest", 14), ("median", 10)],
    )
    def test_points(self, policy: str, best: int) -> None:
        assert figures(policy, *self.CLAIMS) == (best, best, best)

    def test_envelope_has_no_best(self) -> None:
        assert figures("envelope", *self.CLAIMS) == (10, None, 14)

    def test_a_vote_needs_no_outlets(self) -> None:
        copies = [said("SOHR", 50, 3, article=f"copy {i}") for i in range(5)]
        assert answer("majority", *copies, said("b", 10, 3), said("c", 10, 3)) == 10


class TestRegister:
    def test_unknown_name_offers_the_nearest(self) -> None:
        with pytest.raises(UnknownNameError, match="did you mean 'consensus'"):
            reconcile([said("a", 1)], policy="concensus")

    def test_a_plain_tuple_is_an_answer(self) -> None:
        register_policy("ones", lambda _: (1, 1, 1))
        assert figures("ones", said("a", 9)) == (1, 1, 1)
        unregister_policy("ones")
        assert "ones" not in policies()

    @pytest.mark.parametrize("name", policies())
    def test_every_policy_says_what_it_does(self, name: str) -> None:
        policy = policy_named(name)
        assert policy.shape in {"point", "pair", "triple"}
        assert policy.summary.endswith(".")

    @pytest.mark.parametrize("name", policies())
    def test_every_policy_answers_anything(self, name: str) -> None:
        counts: list[Count | int] = [0, 3, Count.at_least(4), Count.vague("dozens"), Count.up_to(9)]
        claims = [said(str(i), c, 3 + i) for i, c in enumerate(counts)]
        feared, denied = said("a", 3, stance="feared"), said("a", 3, stance="denied")
        for given in (claims, [feared], [denied]):
            result = reconcile(given, policy=name)
            told = {i for finding in result.findings for i in finding.claims}
            told |= {i for estimate in result.estimates for i in estimate.claims}
            assert {c.id for c in given} == told
            assert all(e.policy == name for e in result.estimates)
        assert reconcile(claims, policy=name).estimate("killed")
        assert not reconcile([denied], policy=name).estimates


KINDS = (("health_facility", 0), ("eyewitness", 7), ("government", 8))

# (policy, claims, low / best / high, the first reason: rule, detail, which claims it names)
Answered = tuple[str, list[Claim], Bounds, str, str, set[int]]
ANSWERED: list[Answered] = [
    (
        "latest",
        [said("a", 10, 3), said("b", 14, 5), said("c", 12, 5)],
        (12, 12, 12),
        "newest statement",
        "12, said 2020-01-05",
        {2},
    ),
    (
        "latest",
        [said("a", 10), said("b", 14)],
        (10, 10, 10),
        "newest statement",
        "10, no voice is dated",
        {0},
    ),
    (
        "majority",
        [said("a", 10), said("b", 14), said("c", 14)],
        (14, 14, 14),
        "most voices",
        "14 by 2 of 3 voices",
        {1, 2},
    ),
    (
        "lowest",
        [said("a", 10), said("b", 14), said("c", 10)],
        (10, 10, 10),
        "lowest figure",
        "10 of 3",
        {0, 2},
    ),
    (
        "median",
        [said("a", 10), said("b", 14), said("c", 12), said("d", 14)],
        (12, 12, 12),
        "middle figure",
        "12 of 4",
        {2},
    ),
    (
        "gtd",
        [said("a", 10, 3), said("b", 12, 3), said("c", 12, 3)],
        (12, 12, 12),
        "majority",
        "of 3",
        {1, 2},
    ),
    (
        "gtd",
        [said("a", 10, 3), said("b", 12, 3), said("c", 12, 3), said("d", 14, 3)],
        (10, 10, 10),
        "no majority: lowest",
        "of 4",
        {0},
    ),
    (
        "acled",  # who leads by the weight of one unnamed voice is no authority
        [said("a", 15), said("10.0.0.1", 12)],
        (12, 12, 12),
        "lowest",
        "of 2",
        {1},
    ),
    (
        "acled",
        [said("a", 25, stance="feared")],
        (10, 10, 10),
        "unknown number",
        "coded 10",
        {0},
    ),
    (
        "acled",
        [said("a", 10, interest="enemy")],
        (10, 10, 10),
        "small party claim",
        "uncontested",
        {0},
    ),
    (
        "acled-low",
        [said("a", 11, interest="enemy")],
        (3, 3, 3),
        "unverified party claim",
        "11 coded as 3",
        {0},
    ),
    (
        "emdat",
        [said("a", 12, 4), said("b", 15, 4), said("c", 12, 4), said("d", 15, 3)],
        (12, 12, 12),
        "priority source",
        "rank 8",
        {0, 2},
    ),
    (
        "verified",
        [_of_kind(kind, n) for kind, n in KINDS],
        (0, 0, 8),
        "verified",
        "0 supported by 3 kinds of source; 3 kinds speak",
        {0, 1, 2},
    ),
    (
        "ucdp",  # "more than 30" is 30 only where it is what is concluded
        [said("a", Count.more_than(30)), said("b", 40), said("c", 40)],
        (30, 40, 40),
        "most conservative",
        "30",
        {0, 1, 2},
    ),
    (
        "ucdp",
        [said("a", 4, interest="enemy"), said("b", 9, interest="enemy")],
        (0, 0, 9),
        "unverified",
        "only a party or a fear speaks for it",
        {0, 1},
    ),
    (
        "ibc",
        [said("a", 4, who="civilians")],
        (4, None, 4),
        "provisional: one voice",
        "4-4",
        {0},
    ),
    (
        "ibc",
        [said("a", 4, who="civilians"), said("b", 4)],
        (4, None, 4),
        "two voices or more",
        "4-4",
        {0, 1},
    ),
    ("tbij", [said("a", 0), said("b", 0)], (0, None, 0), "lowest to highest", "0-0", {0, 1}),
    ("tbij", [said("a", 0), said("b", 4)], (0, None, 4), "disputed", "0-4", {0, 1}),
    (
        "tbij",
        [said("a", 3), said("b", 4, stance="feared")],
        (3, None, 4),
        "lowest to highest",
        "3-4",
        {0, 1},
    ),
    (
        "airwars",  # two figures: no middle, the lower
        [said("a", 4), said("b", 6)],
        (4, None, 6),
        "the figure most give",
        "min 4",
        {0, 1},
    ),
    (
        "airwars",
        [said("a", 4), said("b", 6), said("c", 9)],
        (6, None, 9),
        "the figure most give",
        "min 6",
        {0, 1, 2},
    ),
    (
        "airwars",
        [said("a", 4), said("b", 6), said("c", 9), said("d", 9)],
        (9, None, 9),
        "the figure most give",
        "min 9",
        {0, 1, 2, 3},
    ),
    (
        "airwars",  # who counts fewer of one group is no rival of who counts all
        [said("a", 9), said("b", 4, who="women"), said("c", 4, who="children")],
        (9, None, 9),
        "the figure most give",
        "min 9",
        {0},
    ),
    (
        "airwars",  # but for a recorder of harm to civilians, they are everyone
        [said("a", 9), said("b", 4, who="civilians"), said("c", 4, who="civilians")],
        (4, None, 9),
        "the figure most give",
        "min 4",
        {0, 1, 2},
    ),
]


@pytest.mark.parametrize(("policy", "claims", "bounds", "rule", "detail", "named"), ANSWERED)
def test_answered_and_why(
    policy: str, claims: list[Claim], bounds: Bounds, rule: str, detail: str, named: set[int]
) -> None:
    estimate = reconcile(claims, policy=policy).estimate("killed")
    ids = [c.id for c in claims]

    assert estimate is not None
    assert estimate.figures == bounds
    reason = estimate.reasons[0]
    assert (reason.rule, reason.detail) == (rule, detail)
    assert {ids.index(i) for i in reason.claims} == named


def test_what_a_party_admits_is_a_floor_of_everyone() -> None:
    admitted: dict[str, Any] = {"who": "soldiers", "interest": "own"}
    claimed: dict[str, Any] = {"who": "rebels", "interest": "enemy"}
    claims = [
        Claim("killed", 51, source="army", statement="s", **admitted),
        Claim("killed", 60, source="army", statement="s", **claimed),
        Claim("killed", "at least 20", source="hospital"),
    ]
    dead = reconcile(claims).estimate("killed")

    assert dead is not None
    assert (dead.low, dead.high) == (51, None)
