"""Sentences with numbers that count nobody who came to harm: none of them makes a claim."""

from pathlib import Path

import pytest

import claimtrack as ct
from claimtrack.registry.tables import read_table

ROWS = read_table(Path(__file__).parent / "corpus" / "not_casualties.tsv")


@pytest.mark.parametrize("row", ROWS, ids=[row["why"] for row in ROWS])
def test_a_number_that_counts_no_harm_makes_no_claim(row: dict[str, str]) -> None:
    assert ct.find_claims(row["sentence"]) == []


def test_there_are_two_hundred_of_them() -> None:
    assert len(ROWS) >= 200
