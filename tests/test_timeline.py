"""The estimate as it stood on each day."""

import pytest

from claimtrack import Claim, reconcile


def said(source: str, count: int, day: int) -> Claim:
    return Claim("killed", count, source=source, reported=f"2023-02-{day:02}")


CLAIMS = [
    said("the ministry", 9, 6),
    said("the ministry", 15, 7),
    said("Reuters", 15, 7),
    said("the ministry", 12, 9),
]


def test_each_day_with_what_moved_it() -> None:
    moments = list(reconcile(CLAIMS[:2] + CLAIMS[3:]).timeline("killed"))

    assert [(m.day.day, m.estimate.best) for m in moments] == [(6, 9), (7, 15), (9, 12)]
    assert [m.moved for m in moments] == [True, True, True]
    assert [m.why.split(":")[0] for m in moments] == ["first said", "supersedes", "corrects"]


def test_saying_it_again_moves_nothing() -> None:
    moments = list(reconcile([said("a", 9, 6), said("b", 9, 8)]).timeline("killed"))

    assert [m.moved for m in moments] == [True, False]


def test_as_of_is_the_last_day() -> None:
    assert len(reconcile(CLAIMS, as_of="2023-02-07").timeline("killed")) == 2


def test_frame_and_text() -> None:
    pytest.importorskip("pandas")
    moments = reconcile(CLAIMS).timeline("killed")

    assert moments.to_frame()["best"].iloc[0] == 9
    assert str(moments).startswith("2023-02-06")


def test_undated_claims_cannot_be_placed() -> None:
    assert "no" in str(reconcile([Claim("killed", 3)]).timeline("killed"))
