"""Claims in, incidents out: what is put together, what is kept apart, and what stays stable."""

import datetime as dt
from typing import Any

import pytest

from claimtrack import Claim, Group, Judgement, Place, Span, find_claims, group_claims, reconcile
from claimtrack.errors import ClaimError
from claimtrack.reconciliation.parameters import MatchParameters

ABU_DALI = Place("Abu Dali", country="SY", lat=35.17, lon=37.02, precision=1)
NEXT_VILLAGE = Place("Tal Maraq", country="SY", lat=35.25, lon=37.02, precision=1)
SAAN = Place("Saan", country="SY", lat=35.26, lon=37.36, precision=1)


def told(article: str, number: int | str, **said: object) -> Claim:
    """A claim of one article about the fighting of 10 February, unless it says otherwise."""
    fields: dict[str, object] = {
        "who": Group("people"),
        "where": ABU_DALI,
        "when": "2018-02-10",
        "article": article,
        "reported": "2018-02-11",
    }
    return Claim("killed", number, **{**fields, **said})  # type: ignore[arg-type]


def together(claims: list[Claim], **options: object) -> list[list[int]]:
    """Which claims share an incident, by their place in the list."""
    number = {claim.id: place for place, claim in enumerate(claims)}
    found = group_claims(claims, **options)  # type: ignore[arg-type]
    return sorted(sorted(number[claim.id] for claim in one.claims) for one in found)


APART = [
    (
        [told("a", 5), told("b", 5, where=NEXT_VILLAGE)],
        "the same figure on one day in two villages, 9 km apart",
    ),
    (
        [told("a", 5), told("b", 5, where=SAAN)],
        "the same figure on one day, 30 km apart: two incidents, never merged on a number",
    ),
    (
        [told("a", 5), told("b", 5, when="2018-02-14", reported="2018-02-15")],
        "one place, four days apart",
    ),
    (
        [told("a", 5, where=None, when="unknown"), told("b", 5, where=None, when="unknown")],
        "nothing but a figure",
    ),
    (
        [told("a", 5, reported="2018-02-08", when="unknown"), told("b", 5, when="2018-02-11")],
        "told before it happened",
    ),
    (
        [told("a", 5), told("a", 9, when="2018-02-04")],
        "one article that recalls an earlier attack by its day",
    ),
    (
        [told("a", 5), told("a", 9, when="2018-02-11")],
        "one article, the killed of one day and those of the next",
    ),
    (
        [told("a", 5, how="airstrike"), told("a", 9, how="stabbing")],
        "one article, a strike and a stabbing",
    ),
    (
        [told("a", 5, episode="here"), told("a", 9, episode="there")],
        "one article that marks an episode off",
    ),
    (
        [
            told("a", 32),
            told("a", 340_000, scope="period", where="Syria", when="2011-03-01/2018-02-10"),
        ],
        "a period total in the same article",
    ),
]

SAME = [
    ([told("a", 32), told("b", 32)], "one place and day"),
    ([told("a", 32), told("b", 50)], "one place and day, and sources that contradict each other"),
    ([told("a", 9), told("b", 14, reported="2018-02-13")], "a toll that grew"),
    (
        [told("a", 9), told("b", 9, when="2018-02-11")],
        "the next day, as a report after midnight says",
    ),
    ([told("a", 9), told("b", 9, when="unknown")], "a report of the next day that names no day"),
    ([told("a", 9), told("a", 2, where=None, when="unknown")], "a second mention"),
    (
        [told("a", 1).replace(harm="injured"), told("a", 1, when="2018-02-11")],
        "one article: wounded on one day, dead the next",
    ),
    (
        [
            told("a", 1, who=Group("man", names=("Samir Haddad",)), where=None, when="unknown"),
            told("b", 1, who=Group("man", names=("Sameer Haddad",)), reported="2018-02-14"),
        ],
        "a victim of the same name in another spelling",
    ),
    (
        [told("a", 9, where="southern Abu Dali"), told("b", 9, where="Abu Dali")],
        "names no gazetteer resolved, one inside the other",
    ),
]


@pytest.mark.parametrize(("claims", "why"), APART, ids=[why for _, why in APART])
def test_kept_apart(claims: list[Claim], why: str) -> None:
    assert together(claims) == [[0], [1]], why


@pytest.mark.parametrize(("claims", "why"), SAME, ids=[why for _, why in SAME])
def test_put_together(claims: list[Claim], why: str) -> None:
    assert together(claims) == [[0, 1]], why


def test_claims_by_hand_need_no_article() -> None:
    claims = [
        Claim("killed", 32, where="Abu Dali", when="2018-02-10", source="SOHR"),
        Claim("killed", 50, where="Abu Dali", when="2018-02-10", source="SANA"),
        Claim("killed", 32, where="Qamhana", when="2018-02-10", source="SOHR"),
    ]

    assert together(claims) == [[0, 1], [2]]


class TestPeriodTotals:
    WAR = told("a", 340_000, scope="period", where="Syria", when="2011-03-01/2018-02-10")

    def test_same_period_population_and_harm_match_across_articles(self) -> None:
        assert together([self.WAR, self.WAR.replace(article="b", count=350_000)]) == [[0, 1]]

    def test_totals_that_run_up_to_their_report_are_of_one_period(self) -> None:
        later = self.WAR.replace(
            article="b", when="2011-03-01/2018-04-02", reported=dt.date(2018, 4, 2)
        )
        first = self.WAR.replace(reported=dt.date(2018, 2, 10))

        assert together([first, later]) == [[0, 1]]

    @pytest.mark.parametrize(
        "change",
        [
            {"harm": "displaced"},
            {"when": "2011-03-01/2014-12-31"},
            {"who": "children"},
            {"where": "Iraq"},
        ],
        ids=["harm", "period", "population", "ground"],
    )
    def test_another_harm_period_or_population_is_another_total(
        self, change: dict[str, object]
    ) -> None:
        assert together([self.WAR, self.WAR.replace(**change)]) == [[0], [1]]

    def test_a_total_never_joins_an_incident(self) -> None:
        found = group_claims([told("a", 32), told("b", 32, scope="period")])

        assert sorted(one.is_period for one in found) == [False, True]


def test_a_trial_is_found_months_after_what_it_is_about() -> None:
    shot = told("a", 1, who="9-year-old girl", sentence="Ziad Nasser shot the girl, 9.")
    trial = told(
        "b",
        1,
        who="9-year-old girl",
        sentence="Ziad Nasser is tried for the death of the girl, 9.",
        when="2018-09-03",
        reported="2018-09-04",
    )

    assert together([shot, trial]) == [[0, 1]]


class TestChains:
    """A like B like C, A unlike C."""

    def test_days_do_not_chain(self) -> None:
        days = [
            told(f"a{n}", 5, when=f"2018-02-{10 + 2 * n}", reported="2018-02-20") for n in range(4)
        ]

        found = group_claims(days)

        assert 1 < len(found) < len(days)
        for incident in found:
            starts = [claim.when.start for claim in incident.claims]
            assert (max(starts) - min(starts)).days <= 2  # type: ignore[type-var, operator]

    def test_kilometres_do_not_chain(self) -> None:
        towns = [Place(f"T{n}", lat=35.0, lon=37.0 + 0.2 * n, precision=1) for n in range(6)]
        names = ("Adel Karam", "Basim Nouri")
        claims = [
            told(f"a{n}", 2, who=Group("men", names=names), where=town)
            for n, town in enumerate(towns)
        ]
        found = group_claims(claims)

        assert 1 < len(found) < len(claims)
        for incident in found:
            places = [claim.where for claim in incident.claims if claim.where is not None]
            assert all((a.kilometres(b) or 0) <= 25 for a in places for b in places)


class TestUnsure:
    def test_a_near_miss_is_kept_apart_and_listed_on_both(self) -> None:
        one, other = told("a", 5), told("b", 5, where=NEXT_VILLAGE)
        found = group_claims([one, other])

        assert len(found) == 2
        for incident in found:
            (judgement,) = incident.unsure
            assert judgement.pair == tuple(sorted((one.id, other.id)))
            assert judgement.verdict.value == "unsure"
            assert judgement.by == "rule"
            assert judgement.score is not None
            assert "days same" in judgement.why

    def test_what_is_plainly_another_thing_is_not_listed(self) -> None:
        found = group_claims([told("a", 5), told("b", 5, when="2017-02-10", reported="2017-02-11")])

        assert [incident.unsure for incident in found] == [(), ()]


class TestJudgements:
    NEAR, FAR = told("a", 5), told("b", 5, where=SAAN)
    TWIN = told("c", 5)

    def test_same_joins_what_matching_keeps_apart(self) -> None:
        said = [Judgement(self.NEAR, self.FAR, "same", by="AB")]
        (incident,) = group_claims([self.NEAR, self.FAR], judgements=said)

        assert incident.reasons[0].rule == "judged the same"

    def test_different_keeps_apart_what_matching_joins(self) -> None:
        said = [Judgement(self.NEAR, self.TWIN, "different", by="AB")]

        assert together([self.NEAR, self.TWIN]) == [[0, 1]]
        assert together([self.NEAR, self.TWIN], judgements=said) == [[0], [1]]

    def test_different_holds_for_whoever_is_held_together(self) -> None:
        claims = [self.NEAR, self.FAR, self.TWIN]
        said = [
            Judgement(self.NEAR, self.FAR, "same"),
            Judgement(self.FAR, self.TWIN, "different"),
        ]

        assert together(claims, judgements=said) == [[0, 1], [2]]

    def test_different_cuts_an_article_in_two(self) -> None:
        claims = [
            told("a", 5, statement="1"),
            told("a", 3, statement="2"),
            told("a", 7, statement="2").replace(harm="injured"),
        ]
        said = [Judgement(claims[0], claims[1], "different")]

        assert together(claims, judgements=said) == [[0], [1, 2]]

    def test_they_survive_regrouping_with_more_articles(self) -> None:
        said = [Judgement(self.NEAR, self.TWIN, "different")]
        more = [told("d", 6, reported="2018-02-12"), told("e", 6, reported="2018-02-12")]
        groups = together([self.NEAR, self.TWIN, *more], judgements=said)

        assert not any({0, 1} <= set(group) for group in groups)

    def test_the_latest_decision_on_a_pair_stands(self) -> None:
        said = [
            Judgement(self.NEAR, self.TWIN, "different"),
            Judgement(self.TWIN, self.NEAR, "same"),
        ]

        assert together([self.NEAR, self.TWIN], judgements=said) == [[0, 1]]

    def test_contradictions_end_in_different(self) -> None:
        claims = [self.NEAR, self.FAR, self.TWIN]
        said = [
            Judgement(self.NEAR, self.TWIN, "different"),
            Judgement(self.NEAR, self.FAR, "same"),
            Judgement(self.FAR, self.TWIN, "same"),
        ]

        assert together(claims, judgements=said) == [[0, 1], [2]]

    def test_a_rule_is_not_read_back(self) -> None:
        said = [Judgement(self.NEAR, self.FAR, "same", by="rule")]

        assert together([self.NEAR, self.FAR], judgements=said) == [[0], [1]]


class TestIds:
    FIRST = told("a", 5, reported="2018-02-10")

    def test_a_later_article_leaves_the_id(self) -> None:
        (before,) = group_claims([self.FIRST])
        (after,) = group_claims([self.FIRST, told("b", 6), told("c", 9, reported="2018-02-13")])

        assert after.id == before.id

    def test_an_earlier_article_of_the_same_day_and_place_leaves_it_too(self) -> None:
        (before,) = group_claims([told("b", 6)])
        (after,) = group_claims([told("b", 6), self.FIRST])

        assert after.id == before.id

    def test_two_incidents_of_one_day_and_place_have_two_ids(self) -> None:
        claims = [self.FIRST, told("b", 6)]
        found = group_claims(claims, judgements=[Judgement(claims[0], claims[1], "different")])

        assert len({incident.id for incident in found}) == 2


def test_order_of_first_report() -> None:
    claims = [
        told("c", 3, when="2018-05-01", reported="2018-05-02"),
        told("a", 5),
        told("b", 5, where=SAAN, reported="2018-02-12"),
    ]

    assert [one.claims[0].article for one in group_claims(claims)] == ["a", "b", "c"]


def test_every_claim_comes_out_once() -> None:
    claims = [told(f"a{n % 7}", n, when=f"2018-02-{1 + n % 9:02}") for n in range(60)]
    claims = claims[37:] + claims[:37]
    out = [claim for one in group_claims(claims) for claim in one.claims]

    assert sorted(claim.id for claim in out) == sorted(claim.id for claim in claims)


def test_when_and_where_are_the_most_precise_that_all_agree_on() -> None:
    (incident,) = group_claims(
        [
            told("a", 5, when="2018-02-09/2018-02-10"),
            told(
                "b",
                5,
                when="2018-02-10",
                where=Place("Abu Dali", lat=35.17, lon=37.02, precision=1),
            ),
        ]
    )

    assert str(incident.when) == "2018-02-10"
    assert incident.where is not None
    assert incident.where.name == "Abu Dali"


def test_reasons_name_the_articles_and_the_features() -> None:
    (incident,) = group_claims([told("a", 5), told("b", 5)])
    (reason,) = incident.reasons

    assert reason.rule == "match"
    assert reason.detail.startswith("b with a: ")
    assert "place same" in reason.detail


def test_windows_are_parameters() -> None:
    claims = [told("a", 5), told("b", 5, when="2018-02-12")]
    strict = MatchParameters.default().replace(days=1)

    assert together(claims) == [[0, 1]]
    assert together(claims, parameters=strict) == [[0], [1]]


def test_nothing_in_nothing_out() -> None:
    assert group_claims([]) == []


def test_claims_of_an_undated_article_stay_in_order_of_text() -> None:
    undated = {"reported": None, "scope": "period", "where": "Syria"}
    claims = [
        told("a", 9, when="2018-02-10", span=Span(0, 1), **undated),
        told("a", 7, when="2011-03", span=Span(5, 6), **undated),
    ]

    assert [one.claims[0] for one in group_claims(claims[::-1])] == claims


@pytest.mark.parametrize(
    ("text", "incidents"),
    [
        ("A suicide attack killed eight in the mosque. The blast also wounded 33 worshippers.", 1),
        ("After a lawyer was gunned down, a bombing at the clinic killed 74.", 1),
        ("Gunmen shot three guards dead. A flood killed 20 villagers.", 2),
    ],
    ids=["a suicide attack is told on as a blast", "two acts in one breath", "two acts"],
)
def test_the_kind_of_act_keeps_apart_only_what_differs(text: str, incidents: int) -> None:
    assert len(group_claims(find_claims(text))) == incidents


def test_one_article_that_tells_of_two_countries_or_two_months_tells_of_two_things() -> None:
    said: dict[str, Any] = {"article": "a", "reported": "2024-06-10"}
    here = Claim("killed", 15, where=Place("Gaza", country="PS"), when="2024-06-10", **said)
    there = Claim("killed", 1200, where=Place("Tarn", country="IL"), when="2024-06-10", **said)
    then = Claim("killed", 40, where="Gaza", when="2024-05-01/2024-05-31", **said)

    assert len(group_claims([here, there, then])) == 3


def test_a_headline_may_name_another_kind_of_act() -> None:
    said: dict[str, Any] = {"article": "a", "reported": "2024-06-10", "when": "2024-06-09"}
    title = Claim("killed", 13, how="shooting", span=Span(0, 4, "Guns", part="title"), **said)
    text = Claim("killed", 13, how="clash", span=Span(0, 4, "Guns"), **said)

    assert len(group_claims([title, text])) == 1


@pytest.mark.parametrize("conclude", [group_claims, reconcile])
def test_what_is_no_claim_is_told_by_what_it_is(conclude: Any) -> None:
    with pytest.raises(ClaimError, match="expected claims, got '32 militants'"):
        conclude(["32 militants"])


def test_whoever_was_also_killed_is_of_the_same_attack() -> None:
    text = (
        "A suicide bomber killed nine people at a gate. One guard was also killed, police said,"
        " and five attackers were shot dead."
    )
    incidents = group_claims(find_claims(text, published="2024-08-03"))

    assert [len(incident.claims) for incident in incidents] == [3]
