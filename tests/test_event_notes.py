"""What a coder's note comes to: one event in a few plain sentences, and the dead and hurt of it.

Databases of attacks and of armed conflict keep a note with each event. A summary counts whoever did
it among the dead; a note in telegram style gives each side's. Both are read like any other text.
"""

import calendar
import datetime as dt
import re
from pathlib import Path

import pytest

import claimtrack as ct
from claimtrack.registry.tables import read_table

ROWS = read_table(Path(__file__).parent / "corpus" / "event_notes.tsv")
CASES = [
    pytest.param(
        row,
        id=f"{row['manner']}: {row['why']}",
        marks=[pytest.mark.xfail(reason=row["known"], strict=True)] if row["known"] else [],
    )
    for row in ROWS
]
HARMS = [harm for harm in ("killed", "injured") if harm in ROWS[0]]


MONTHS = {name: month for month, name in enumerate(calendar.month_name) if name}


def day_of(text: str) -> dt.date | None:
    """The day a note tells of first: "03/14/2015: A bomb ...", "On 14 March 2015, a bomb ..."."""
    if match := re.match(r"(\d\d)/(\d\d)/(\d{4}): ", text):
        return dt.date(int(match[3]), int(match[1]), int(match[2]))
    if match := re.search(rf"\b(\d+) ({'|'.join(MONTHS)}) (\d{{4}})", text):
        return dt.date(int(match[3]), MONTHS[match[2]], int(match[1]))
    return None


def toll(text: str) -> dict[str, int | None]:
    """The best number of each harm for the event most of the claims are about; 0 where none is."""
    claims = ct.find_claims(ct.Article(text, published=day_of(text)))
    incidents = ct.group_claims(claims)
    if not incidents:
        return dict.fromkeys(HARMS, 0)
    main = min(incidents, key=lambda one: (-len(one.claims), _first(one)))
    result = ct.reconcile(main, policy="consensus")
    estimates = {harm: result.estimate(harm) for harm in HARMS}
    return {harm: 0 if one is None else one.best for harm, one in estimates.items()}


def _first(incident: ct.Incident) -> int:
    return min(claim.span.start for claim in incident.claims if claim.span is not None)


@pytest.mark.parametrize("row", CASES)
def test_a_note_comes_to_its_dead_and_hurt(row: dict[str, str]) -> None:
    expected = {harm: int(row[harm]) for harm in HARMS if row[harm]}
    said = toll(row["text"])
    assert {harm: said[harm] for harm in expected} == expected


def test_each_manner_has_sixty_notes() -> None:
    manners = [row["manner"] for row in ROWS]
    assert {name: manners.count(name) >= 60 for name in set(manners)} == {
        "summary": True,
        "note": True,
    }
