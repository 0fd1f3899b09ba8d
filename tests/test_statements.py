"""Statements of harm and what each claims: every construct the reader is meant to know."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import claimtrack as ct
from claimtrack.registry.tables import Row, read_table

ROWS = read_table(Path(__file__).parent / "corpus" / "casualty_statements.tsv")
CLAIM = re.compile(r"(\w+) (\d+)\.\.(\d*)(?: ([^(]*?))?(?: \((\w+)\))?")
CASES = [
    pytest.param(
        row,
        id=row["sentence"][:60],
        marks=[pytest.mark.xfail(reason=row["known"], strict=True)] if row["known"] else [],
    )
    for row in ROWS
]


def expected(claims: str) -> list[tuple[str, ...]]:
    """(harm, low, high, standing, who) of each claim of a row."""
    if claims == "-":
        return []
    matches = [CLAIM.fullmatch(one) for one in claims.split("; ")]
    return [(m[1], m[2], m[3], m[5] or "", m[4] or "") for m in matches if m is not None]


def standing(claim: ct.Claim) -> str:
    """Scope or stance, where it is not the plain one."""
    if claim.stance is not ct.Stance.ASSERTED:
        return claim.stance.value
    return "" if claim.scope is ct.Scope.INCIDENT else claim.scope.value


def told(claim: ct.Claim) -> tuple[str, ...]:
    count = claim.count
    high = "" if count.high is None else str(count.high)
    return claim.harm.value, str(count.low), high, standing(claim)


@pytest.mark.parametrize("row", CASES)
def test_a_statement_is_read(row: Row) -> None:
    wanted = sorted(expected(row["claims"]))
    claims = sorted(
        ct.find_claims(row["sentence"]), key=lambda claim: (told(claim), claim.who.label)
    )

    assert [told(claim) for claim in claims] == [one[:4] for one in wanted]
    for claim, (*_, who) in zip(claims, wanted, strict=True):
        assert not who or who in claim.who.label.lower() or claim.who.is_called(who)


def test_every_row_can_be_read_as_claims() -> None:
    for row in ROWS:
        assert row["claims"] == "-" or len(expected(row["claims"])) == row["claims"].count("; ") + 1
