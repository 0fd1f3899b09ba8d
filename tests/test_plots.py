"""Plots: they take and return Axes, label what they count, and show what is open."""

import sys
from io import BytesIO
from typing import Any

import pytest

import claimtrack as ct
from claimtrack.reporting.plots import plot_claims, plot_policies, plot_timeline

figure = pytest.importorskip("matplotlib.figure")


@pytest.fixture
def incident() -> ct.Incident:
    said: dict[str, Any] = {"where": "Alpha", "when": "2020-01-01"}
    claims = [
        ct.Claim("killed", 9, source="police", reported="2020-01-02", **said),
        ct.Claim("killed", ct.Count.at_least(15), source="AFP", reported="2020-01-04", **said),
        ct.Claim("injured", 30, source="AFP", reported="2020-01-04", **said),
    ]
    [found] = ct.group_claims(claims)
    return found


def drawn(ax: Any) -> bytes:
    buffer = BytesIO()
    ax.figure.savefig(buffer, format="svg")
    return buffer.getvalue()


def test_each_claim_is_a_row_with_its_voice(incident: ct.Incident) -> None:
    ax = plot_claims(incident)
    labels = [label.get_text() for label in ax.get_yticklabels()]

    assert len(labels) == 2
    assert any("killed 15+" in label for label in labels)
    assert ax.get_xlabel() == "people killed"
    assert ax.get_title() == "Alpha, 1 January 2020"
    assert [line for line in ax.lines if line.get_marker() == ">"]  # the open bound
    assert drawn(ax)


def test_every_policy_is_a_row(incident: ct.Incident) -> None:
    labels = [label.get_text() for label in plot_policies(incident).get_yticklabels()]

    assert {"consensus", "ucdp", "airwars"} <= set(labels)


def test_the_timeline_steps_by_day(incident: ct.Incident) -> None:
    ax = plot_timeline(ct.reconcile(incident))

    assert (ax.get_ylabel(), ax.get_xlabel()) == ("people killed", "day of report")
    assert len(ax.lines[0].get_xdata()) == 2
    assert drawn(ax)


@pytest.mark.parametrize("plot", [plot_claims, plot_policies])
def test_axes_that_are_given_are_used(incident: ct.Incident, plot: Any) -> None:
    ax = figure.Figure().subplots()

    assert plot(incident, "injured", ax=ax) is ax
    assert ax.get_xlabel() == "people injured"


def test_without_matplotlib_the_extra_is_named(
    incident: ct.Incident, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    with pytest.raises(ct.MissingExtraError, match=r"claimtrack\[plot\]"):
        plot_claims(incident)
