"""The order of report: one order for grouping, hearing, showing and storing."""

import datetime as dt

from claimtrack import Claim, reconcile
from claimtrack.reconciliation.moments import NEVER, told_at
from claimtrack.reconciliation.reports import by_article, by_report, report_order


def said(count: int, **facts: object) -> Claim:
    return Claim("killed", count, source="SOHR", **facts)  # type: ignore[arg-type]


def test_what_does_not_say_when_it_was_said_stands_by_its_event_and_else_last() -> None:
    dated = said(9, reported="2018-02-11")
    placed = said(7, when="2018-02-10")
    never = said(5)

    assert report_order([never, dated, placed]) == [placed, dated, never]
    assert told_at(never) == NEVER


def test_a_voice_is_heard_in_the_order_in_which_incidents_are_kept() -> None:
    dated = said(9, reported="2018-02-11", article="b")
    placed = said(7, when="2018-02-10", article="a")

    result = reconcile([dated, placed])

    assert list(result.claims) == report_order([dated, placed])
    assert [f.relation.value for f in result.findings] == ["supersedes", "same voice"]
    assert result.estimate("killed").figures == (9, 9, 9)  # type: ignore[union-attr]


def test_moments_of_other_zones_are_compared_as_one_clock_shows_them() -> None:
    zone = dt.timezone(dt.timedelta(hours=5))
    early = said(7, reported=dt.datetime(2018, 2, 10, 4, tzinfo=zone))
    late = said(9, reported=dt.datetime(2018, 2, 10, 1, tzinfo=dt.UTC))

    assert report_order([late, early]) == [early, late]


def test_claims_of_no_article_are_told_together_where_they_are_of_one_moment() -> None:
    first, second = said(1, reported="2018-02-10"), said(2, reported="2018-02-10")
    later = said(3, reported="2018-02-11")

    assert [len(told) for told in by_report([first, later, second])] == [2, 1]
    assert [len(told) for told in by_article([first, later, second])] == [1, 1, 1]
