"""Sentences with numbers that count nobody who came to harm: none of them makes a claim."""

from pathlib import Path

import pytest

import claimtrack as ct
from claimtrack.registry.tables import read_table

ROWS = read_table(Path(__file__).parent / "corpus" / "not_casualties.tsv")
CASES = [
    pytest.param(
        row["sentence"],
        id=row["why"],
        marks=[pytest.mark.xfail(reason=row["known"], strict=True)] if row["known"] else [],
    )
    for row in ROWS
]


@pytest.mark.parametrize("sentence", CASES)
def test_a_number_that_counts_no_harm_makes_no_claim(sentence: str) -> None:
    assert ct.find_claims(sentence) == []


def test_there_are_two_hundred_of_them() -> None:
    assert len(ROWS) >= 200
