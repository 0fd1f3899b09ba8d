"""What short wire reports of armed conflict come to: their dead, under two policies."""

import datetime as dt
from pathlib import Path

import pytest

import claimtrack as ct
from claimtrack.registry.tables import Row, read_table

ROWS = read_table(Path(__file__).parent / "corpus" / "conflict_reports.tsv")
CASES = [
    pytest.param(
        row,
        id=row["why"],
        marks=[pytest.mark.xfail(reason=row["known"], strict=True)] if row["known"] else [],
    )
    for row in ROWS
]
TOLD = dt.date(2021, 5, 20)


def main_event(text: str) -> ct.Incident:
    """The event most of the claims are about, no total over a period; of equals the first told."""
    incidents = ct.group_claims(ct.find_claims(ct.Article(text, published=TOLD)))
    events = [one for one in incidents if any(c.scope is not ct.Scope.PERIOD for c in one.claims)]
    return max(events, key=lambda one: len(one.claims))


def toll(incident: ct.Incident, policy: str) -> str:
    """Low, best and high of the killed, as the table prints them."""
    estimate = ct.reconcile(incident, policy=policy).estimate("killed")
    figures = (None, None, None) if estimate is None else estimate.figures
    return "/".join("" if figure is None else str(figure) for figure in figures)


@pytest.mark.parametrize("row", CASES)
def test_a_report_comes_to_its_dead(row: Row) -> None:
    event = main_event(row["report"])

    assert (toll(event, "consensus"), toll(event, "ucdp")) == (row["killed"], row["ucdp"])
