"""Data frames: whichever library is there, with whole numbers whole."""

import sys

import pytest

import claimtrack as ct
from claimtrack.io.frames import claims_frame, estimates_frame

CLAIMS = [
    ct.Claim("killed", ct.Count.at_least(12), where="Kherson", when="2024-03-02", source="SOHR"),
    ct.Claim("injured", 30, where="Kherson", when="2024-03-02", source="SOHR"),
]


def test_one_row_an_estimate() -> None:
    pandas = pytest.importorskip("pandas")
    frame = ct.reconcile(CLAIMS).to_frame()

    assert isinstance(frame, pandas.DataFrame)
    assert list(frame["harm"]) == ["killed", "injured"]
    assert str(frame["high"].dtype) == "Int64"
    assert pandas.isna(frame["high"][0])


def test_one_row_a_claim() -> None:
    pandas = pytest.importorskip("pandas")
    frame = claims_frame(CLAIMS)

    assert list(frame["count_low"]) == [12, 30]
    assert pandas.isna(frame["count_high"][0])


def test_polars_where_pandas_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    polars = pytest.importorskip("polars")
    monkeypatch.setitem(sys.modules, "pandas", None)
    frame = estimates_frame([ct.reconcile(CLAIMS)])

    assert isinstance(frame, polars.DataFrame)
    assert frame["high"].to_list() == [None, 30]


def test_no_estimates_make_an_empty_frame() -> None:
    pytest.importorskip("pandas")

    assert list(estimates_frame([]).columns)[:2] == ["incident", "is_period"]


def test_neither_library_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(ct.MissingExtraError, match=r"claimtrack\[pandas\]"):
        estimates_frame([])
