"""Reconciling claims: within a voice, across voices, and what never meets."""

import datetime as dt
from typing import Any

import pytest

from claimtrack import (
    Claim,
    Count,
    Finding,
    Group,
    Place,
    Reconciliation,
    Relation,
    Source,
    Span,
    find_claims,
    group_claims,
    reconcile,
)

Bounds = tuple[int | None, int | None, int | None]


def said(source: str, count: Count | int | str, day: int | None = None, **more: Any) -> Claim:
    reported = None if day is None else f"2020-01-{day:02}"
    return Claim("killed", count, source=source, reported=reported, **more)


def killed(*claims: Claim, **options: Any) -> Bounds:
    return figures(reconcile(claims, **options))


def figures(
    result: Reconciliation, harm: str = "killed"
) -> tuple[int | None, int | None, int | None]:
    estimate = result.estimate(harm)
    assert estimate is not None
    return estimate.figures


def relations(result: Reconciliation) -> list[Relation]:
    return [finding.relation for finding in result.findings]


class TestWithinAVoice:
    def test_a_sharper_figure_refines_a_vaguer_one(self) -> None:
        result = reconcile([said("SOHR", Count.more_than(30), 3), said("SOHR", 32, 4)])

        assert figures(result) == (32, 32, 32)
        assert Relation.REFINES in relations(result)

    def test_a_vaguer_figure_that_fits_changes_nothing(self) -> None:
        assert killed(said("SOHR", 32, 3), said("SOHR", Count.more_than(30), 4)) == (32, 32, 32)

    def test_a_rising_toll_supersedes(self) -> None:
        result = reconcile([said("a", 9, 3), said("a", 15, 4)])

        assert figures(result, "killed")[1] == 15
        assert Relation.SUPERSEDES in relations(result)

    def test_a_fall_is_its_own_finding(self) -> None:
        result = reconcile([said("a", 20, 3), said("a", 12, 4)])

        assert figures(result, "killed")[1] == 12
        assert Relation.CORRECTS in relations(result)

    @pytest.mark.parametrize("days", [(3, 4), (4, 3)])
    def test_a_whole_province_is_no_rival_of_a_place_in_it(self, days: tuple[int, int]) -> None:
        province = Place("Idlib", admin="Idlib", country="SY", precision=4)
        claims = [
            said("SOHR", 310, days[0], where=province),
            said("SOHR", 6, days[1], where="Kobla"),
        ]
        result = reconcile(claims)

        assert figures(result) == (6, 6, 6)
        assert Relation.NOT_COMPARABLE in relations(result)

    def test_a_place_told_loosely_is_the_same_place(self) -> None:
        province = Place("Idlib", admin="Idlib", country="SY", precision=4)
        claims = [said("SOHR", 6, 3, where="Kobla"), said("SOHR", 14, 4, where=province)]

        assert killed(*claims)[1] == 14

    def test_an_increment_adds_to_what_it_continues(self) -> None:
        article = "one article"
        first = said("a", 5, 3, article=article, span=Span(0, 6))
        more = said("a", 3, 3, article=article, span=Span(40, 46), scope="increment")

        assert killed(first, more) == (8, 8, 8)

    def test_a_total_its_statement_tells_holds_an_increment(self) -> None:
        titled = said("a", 9, 3, article="one article", span=Span(0, 6))
        more, total = (
            said("a", count, 3, article="one article", span=span, statement="s", scope=scope)
            for count, span, scope in (
                (3, Span(40, 46), "increment"),
                (9, Span(50, 56), "incident"),
            )
        )

        assert killed(titled, more, total) == (9, 9, 9)

    def test_a_part_constrains_and_never_adds(self) -> None:
        total = said("a", 29, 3)
        part = said("a", 10, 3, who="foreigners", whole=total.id, scope="part")

        assert killed(total, part) == (29, 29, 29)

    def test_what_is_brought_up_to_date_is_gone(self) -> None:
        old = said("a", 45, 3, article="x")
        new = said("a", 39, 3, article="x", replaces=old.id)

        assert killed(old, new) == (39, 39, 39)

    def test_one_sentence_counts_different_people(self) -> None:
        claims = [
            said("a", 3, who="soldiers", statement="s"),
            said("a", 5, who="civilians", statement="s"),
        ]

        assert killed(*claims) == (8, 8, 8)


class TestOneArticle:
    """An article names the same people more than once."""

    @staticmethod
    def told(*rows: tuple[int, str, tuple[str, ...], int, str]) -> list[Claim]:
        return [
            Claim(
                "killed",
                count,
                who=Group(label, names=names) if names else label,
                source=Source(outlet="The Outlet"),
                article="x",
                span=Span(start, start + 4),
                statement=statement,
            )
            for count, label, names, start, statement in rows
        ]

    def test_two_men_and_then_each_by_name(self) -> None:
        rows = [
            (2, "men", (), 0, "s0"),
            (1, "", ("Ali Omar",), 90, "s1"),
            (1, "", ("Sami Haddad",), 120, "s1"),
        ]
        assert killed(*self.told(*rows)) == (2, 2, 2)

    def test_a_name_twice_is_one(self) -> None:
        rows = [(1, "", ("Ali Omar",), 0, "s0"), (1, "", ("Omar",), 90, "s1")]
        assert killed(*self.told(*rows)) == (1, 1, 1)

    def test_different_people_in_one_breath_add_up(self) -> None:
        rows = [(1, "farmer and civilian", (), 0, "s0"), (2, "policemen", (), 90, "s1")]
        assert killed(*self.told(*rows)) == (3, 3, 3)

    def test_a_victim_far_down_the_page_does_not(self) -> None:
        rows = [(1, "girl", (), 0, "s0"), (1, "man", (), 2000, "s9")]
        assert killed(*self.told(*rows)) == (1, 1, 1)

    def test_a_stated_total_stands_over_what_is_told_one_by_one(self) -> None:
        rows = [
            (3, "people", (), 0, "s0"),
            (1, "girl", (), 60, "s1"),
            (1, "policeman", (), 90, "s1"),
            (2, "soldiers", (), 120, "s1"),
        ]
        assert killed(*self.told(*rows)) == (3, 3, 3)

    def test_people_side_by_side_add_up_though_one_number_names_no_group(self) -> None:
        text = "Eight workers and three other people were found dead."
        assert killed(*find_claims(text)) == (11, 11, 11)

    def test_one_and_a_number_side_by_side_add_up(self) -> None:
        text = "A shell killed a judge and seven members of his family."
        assert killed(*find_claims(text)) == (8, 8, 8)

    def test_a_floor_and_a_ceiling_of_one_number_do_not_add_up(self) -> None:
        text = "At least 11 and up to 15 villagers were killed."
        assert killed(*find_claims(text))[0] == 11

    def test_one_number_or_another_do_not_add_up(self) -> None:
        text = "Seven people or fifteen people were killed."
        assert killed(*find_claims(text))[1] in (7, 15)

    def test_more_belongs_to_what_was_told_however_they_were_killed(self) -> None:
        text = "Rockets killed a family of four, and gunmen then shot and killed two other farmers."
        (incident,) = group_claims(find_claims(text))
        assert killed(*incident.claims) == (6, 6, 6)

    def test_more_belongs_to_what_another_voice_told_before(self) -> None:
        text = "Five traders were killed on Monday, police said. Two more were killed by raiders."
        (incident,) = group_claims(find_claims(text))
        assert len({claim.source for claim in incident.claims}) == 2
        assert killed(*incident.claims) == (7, 7, 7)


class TestAcrossVoices:
    def test_most_weight_wins(self) -> None:
        assert killed(said("a", 10), said("b", 10), said("c", 14)) == (10, 10, 10)

    def test_conflict_says_how_far_and_why(self) -> None:
        result = reconcile([said("a", 10, 3), said("b", 10, 3), said("c", 15, 3, interest="enemy")])
        (conflict,) = [f for f in result.findings if f.relation is Relation.CONFLICTS]

        assert conflict.apart == pytest.approx(1.5)
        assert "counts its enemy" in conflict.why

    def test_a_party_on_its_enemy_reaches_only_high(self) -> None:
        assert killed(said("SOHR", 32), said("army", 50, interest="enemy")) == (32, 32, 50)

    def test_a_party_alone_supports_no_low(self) -> None:
        assert killed(said("army", 50, interest="enemy")) == (0, 50, 50)

    def test_of_two_parties_one_that_admits_losses_gives_the_best(self) -> None:
        army = [
            said("army", 2, who="soldiers", interest="own", statement="1"),
            said("army", 5, who="rebels", interest="enemy", statement="1"),
        ]
        front = said("Front", 14, who="soldiers", interest="enemy")
        # nobody counts everyone: 14 soldiers and 5 rebels may both be true
        assert killed(*army, front) == (2, 7, 19)

    def test_groups_one_voice_tells_apart_add_up_across_voices(self) -> None:
        front = [
            said("Front", 4, who="fighters", interest="own", statement="1"),
            said("Front", 27, who="soldiers", interest="enemy", statement="1"),
        ]
        doctor = said("a doctor", 11, who="soldiers")
        assert killed(*front, doctor) == (15, 15, 31)

    def test_of_rivals_of_one_standing_the_middle_is_best_and_of_two_the_lower(self) -> None:
        assert killed(said("a", 4), said("b", 12), said("c", 30)) == (4, 12, 30)
        assert killed(said("a", 12), said("b", 30)) == (12, 12, 30)

    def test_an_admission_is_a_floor(self) -> None:
        assert killed(said("army", 20, interest="own"), said("SOHR", 32)) == (32, 32, 32)

    def test_what_is_feared_reaches_only_high(self) -> None:
        assert killed(said("a", 10), said("b", 25, stance="feared")) == (10, 10, 25)

    def test_one_figure_that_is_only_feared_is_the_best_there_is(self) -> None:
        assert killed(said("a", 25, stance="feared")) == (0, 25, 25)

    def test_of_several_figures_that_are_only_feared_none_is_best(self) -> None:
        fears = [said("a", 25, stance="feared"), said("b", 40, stance="feared")]
        assert killed(*fears) == (0, None, 40)

    def test_an_early_toll_is_a_floor_of_a_later_one(self) -> None:
        assert killed(said("a", 9, 3), said("b", 9, 3), said("c", 15, 6)) == (15, 15, 15)

    def test_ten_outlets_with_one_root_are_one_voice(self) -> None:
        copies = [
            Claim("killed", 50, source=Source(organisation="SOHR", outlet=f"paper {i}"))
            for i in range(10)
        ]
        result = reconcile([*copies, said("a", 10), said("b", 10)])

        assert figures(result, "killed")[1] == 10
        assert Relation.SAME_VOICE in relations(result)

    def test_groups_of_different_voices_add_up(self) -> None:
        assert killed(said("a", 10, who="civilians"), said("b", 12, who="fighters")) == (22, 22, 22)

    def test_a_floor_stands_over_a_victim_told_beside_it(self) -> None:
        told = said("a", "at least 4", statement="one headline")

        assert killed(told, said("a", 1, who="soldier", statement="one headline"))[:2] == (4, 4)

    def test_a_later_floor_far_below_is_another_number(self) -> None:
        assert killed(said("a", 26, day=1), said("a", "at least 7", day=2))[1] == 7
        assert killed(said("a", 32, day=1), said("a", "at least 30", day=2))[1] == 32

    def test_a_headline_strings_things_together(self) -> None:
        line = "Raids on a mill kill 12 civilians and the army executes 4 rebels in the east"

        assert figures(reconcile(find_claims(line)), "killed")[1] == 12
        assert figures(reconcile(find_claims(f"{line}.")), "killed")[1] == 16

    def test_some_are_no_rival_of_all(self) -> None:
        assert killed(said("a", 9, who="civilians"), said("b", 2, who="children")) == (9, 9, 9)


class TestWhatNeverMeets:
    def test_a_period_total_and_an_incident(self) -> None:
        total = said("a", 340_000, scope="period", when=("2011-03-01", "2018-02-10"))
        result = reconcile([total, said("b", 32)])

        assert figures(result, "killed")[1] == 32
        assert (
            Finding("not comparable", (total.id,), "a total over a period, not this incident")
            in result.findings
        )

    def test_some_of_a_period_total_and_an_incident(self) -> None:
        total = said("a", 135, scope="period")
        some = said("a", 32, who="civilians", whole=total.id)

        assert killed(total, some, said("b", 18, who="militants")) == (18, 18, 18)
        assert killed(some, said("b", 18, who="militants")) == (18, 18, 18)

    def test_a_period_total_stands_over_its_parts(self) -> None:
        total = said("a", 135, scope="period")

        assert killed(total, said("a", 32, who="civilians", whole=total.id)) == (135, 135, 135)

    def test_what_its_article_marks_off_and_what_it_tells(self) -> None:
        told = [
            said("a", 90, article="a", episode="in reprisal for"),
            said("a", 4, article="a"),
        ]
        result = reconcile(told)

        assert figures(result) == (4, 4, 4)
        assert Relation.NOT_COMPARABLE in relations(result)

    def test_what_is_marked_off_stands_where_its_article_tells_nothing_else(self) -> None:
        assert killed(said("a", 90, article="a", episode="in 2004"))[1] == 90

    def test_casualties_and_deaths(self) -> None:
        result = reconcile([Claim("casualties", 40, source="a"), said("b", 12)])

        assert figures(result, "killed")[1] == 12
        assert figures(result, "casualties")[1] == 40

    def test_households_and_people(self) -> None:
        result = reconcile([said("a", Count.exactly(3, unit="household")), said("b", 12)])

        assert figures(result, "killed")[1] == 12
        assert Relation.NOT_COMPARABLE in relations(result)

    def test_a_denial_meets_no_claim_about_other_people(self) -> None:
        about_soldiers = said("a", Count.at_least(10), who="soldiers")
        denial = said("Front", 50, who="fighters", stance="denied")
        result = reconcile([about_soldiers, denial])
        assert [f.claims for f in result.findings if f.relation is Relation.CONFLICTS] == []

    def test_a_denial_is_a_contradiction_and_no_figure(self) -> None:
        result = reconcile([said("a", 12), said("b", 12, stance="denied")])

        assert figures(result) == (12, 12, 12)
        assert Relation.CONFLICTS in relations(result)

    def test_zero_said_is_a_claim_of_zero(self) -> None:
        assert killed(said("a", 0)) == (0, 0, 0)

    def test_what_could_happen_is_set_aside(self) -> None:
        result = reconcile([said("a", 12, stance="hypothetical")])

        assert result.estimates == ()
        assert relations(result) == [Relation.SET_ASIDE]


class TestWhoDied:
    """A victim told of as hurt and then as dead is counted once."""

    @staticmethod
    def told(harm: str, start: int, **more: Any) -> Claim:
        return Claim(harm, 1, article="x", span=Span(start, start + 3), **more)

    def test_hurt_first_and_dead_further_on(self) -> None:
        claims = [self.told("injured", 0, who="boy"), self.told("killed", 90, who="boy")]
        result = reconcile(claims)

        assert result.estimate("injured") is None
        assert figures(result)[1] == 1
        assert Relation.SUPERSEDES in relations(result)

    def test_dead_first_is_another_person(self) -> None:
        claims = [self.told("killed", 0, who="boy"), self.told("injured", 90, who="boy")]

        assert figures(reconcile(claims), "injured")[1] == 1

    def test_one_sentence_tells_of_two(self) -> None:
        claims = [
            self.told("injured", 0, who="boy", statement="s"),
            self.told("killed", 9, who="boy", statement="s"),
        ]

        assert figures(reconcile(claims), "injured")[1] == 1

    def test_a_name_is_one_person_anywhere(self) -> None:
        who = Group("", names=("Ali Omar",))
        claims = [
            Claim("injured", 1, who=who, article="x"),
            Claim("killed", 1, who=who, article="y"),
        ]

        assert reconcile(claims).estimate("injured") is None


class TestAsOf:
    def test_only_what_had_been_said(self) -> None:
        claims = [said("a", 9, 3), said("a", 15, 6)]

        assert killed(*claims, as_of="2020-01-04") == (9, 9, 9)
        assert killed(*claims, as_of=dt.date(2020, 1, 6)) == (15, 15, 15)

    def test_undated_claims_are_left_out(self) -> None:
        result = reconcile([said("a", 9), said("b", 15, 3)], as_of="2020-01-04")

        assert [c.count.stated for c in result.claims] == [15]


def test_a_group_is_asked_for_by_what_it_is() -> None:
    result = reconcile([said("a", 32, who="militants"), said("a", 2, who="soldiers")])

    for who in ("combatant", "militants", Group.of("fighters")):
        estimate = result.estimate("killed", who)
        assert estimate is not None
        assert estimate.best == 32


def test_nothing_in_nothing_out() -> None:
    assert reconcile([]).estimates == ()


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_are_days(day: str) -> None:
    estimate = reconcile([Claim("killed", 2, reported=day)]).estimate("killed")

    assert estimate is not None
    assert estimate.figures == (2, 2, 2)


def test_a_wife_and_her_mother_are_two_women() -> None:
    claims = find_claims("A man shot dead his wife and his mother-in-law, police said.")

    labels = [estimate.who.label for estimate in reconcile(claims).estimates]

    assert "women" in labels
    assert "wife" not in labels
