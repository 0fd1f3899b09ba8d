"""Every policy side by side."""

import pytest

from claimtrack import Claim, compare_policies
from claimtrack.reconciliation.policies import policies

CLAIMS = [Claim("killed", n, source=s) for n, s in ((10, "a"), (10, "b"), (40, "c"))]


def test_every_policy_has_a_row() -> None:
    assert {e.policy for e in compare_policies(CLAIMS).rows} == set(policies())


def test_spread_is_highest_over_lowest_best() -> None:
    table = compare_policies(CLAIMS, policies=["lowest", "highest", "envelope"])

    assert table.bests == (10, 40)
    assert table.spread == 4


def test_frame_has_a_row_a_policy() -> None:
    pytest.importorskip("pandas")
    frame = compare_policies(CLAIMS, policies=["lowest", "envelope"]).to_frame()

    assert list(frame.index) == ["lowest", "envelope"]
    assert frame.isna()["best"].tolist() == [False, True]


def test_harm_and_group_can_be_asked_for() -> None:
    claims = [*CLAIMS, Claim("injured", 7, who="children", source="a")]
    table = compare_policies(claims, "injured", "children", policies=["median"])

    assert table.row("median").best == 7  # type: ignore[union-attr]
    assert table.row("no such row") is None


def test_notebook_and_text() -> None:
    table = compare_policies(CLAIMS, policies=["lowest", "highest"])

    assert "<table>" in table._repr_html_()
    assert "a factor of 4.0" in str(table)
