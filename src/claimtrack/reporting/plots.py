"""Plots for papers and notebooks (extra ``plot``): each takes Axes or makes them, and returns them.

All can be read without colour: voices are named along the axis, ends and best figures have shapes,
open bounds end in an arrow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimtrack.errors import MissingExtraError
from claimtrack.model.harm import Harm
from claimtrack.reconciliation.independence import find_voices
from claimtrack.reconciliation.policies import policies
from claimtrack.reconciliation.reconcile import reconcile
from claimtrack.reconciliation.timeline import timeline
from claimtrack.reporting.naming import says, title, voice_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtrack.model.estimate import Estimate, Reconciliation
    from claimtrack.model.incident import Incident

__all__ = ["plot_claims", "plot_policies", "plot_timeline"]

OPEN = 1.15
"""How far beyond the largest figure an open bound is drawn, as a multiple of it."""


def plot_claims(incident: Incident, harm: Harm | str = "killed", *, ax: Any = None) -> Any:
    """What each voice says of one harm: a bar from low to high, a dot where a figure is printed.

    Args:
        incident: whose claims to draw.
        harm: the harm; claims of others are left out.
        ax: matplotlib Axes to draw on; new ones where not given.

    Returns:
        The Axes.

    Raises:
        MissingExtraError: matplotlib is not installed.

    >>> import claimtrack as ct
    >>> [incident] = ct.group_claims([ct.Claim("killed", 32, source="SOHR")])
    >>> plot_claims(incident).get_xlabel()
    'people killed'
    """
    ax = _axes(ax)
    harm = Harm.of(harm)
    rows = [
        (f"{voice_name(voice)}: {says(claim)}", claim)
        for voice in find_voices(incident.claims)
        for claim in voice.claims
        if claim.harm is harm
    ]
    far = _far([claim.count.high or claim.count.low for _, claim in rows])
    for row, (_, claim) in enumerate(rows):
        _interval(ax, row, claim.count.low, claim.count.high, claim.count.stated, far)
    _label_rows(ax, [name for name, _ in rows], harm)
    ax.set_title(title(incident))
    return ax


def plot_policies(incident: Incident, harm: Harm | str = "killed", *, ax: Any = None) -> Any:
    """The estimate of one harm, for everyone, under every policy.

    >>> import claimtrack as ct
    >>> [incident] = ct.group_claims([ct.Claim("killed", 32, source="SOHR")])
    >>> len(plot_policies(incident).get_yticklabels()) >= 5
    True
    """
    ax = _axes(ax)
    harm = Harm.of(harm)
    names = policies()
    found = [reconcile(incident, policy=name).estimate(harm) for name in names]
    far = _far([n for estimate in found if estimate for n in estimate.figures if n is not None])
    for row, estimate in enumerate(found):
        if estimate is not None:
            _interval(ax, row, estimate.low, estimate.high, estimate.best, far)
    _label_rows(ax, names, harm)
    ax.set_title(title(incident))
    return ax


def plot_timeline(
    reconciliation: Reconciliation,
    harm: Harm | str = "killed",
    who: str | None = None,
    *,
    ax: Any = None,
) -> Any:
    """Low, best and high of one harm as they stood after each day on which something was said.

    >>> import claimtrack as ct
    >>> claims = [ct.Claim("killed", n, reported=f"2023-02-0{n}", source="AFP") for n in (6, 8)]
    >>> plot_timeline(ct.reconcile(claims)).get_ylabel()
    'people killed'
    """
    ax = _axes(ax)
    harm = Harm.of(harm)
    moments = list(timeline(reconciliation, harm, who))
    days = [moment.day for moment in moments]
    estimates = [moment.estimate for moment in moments]
    highs = _highs(estimates)
    lows = [estimate.low or 0 for estimate in estimates]
    ax.fill_between(days, lows, highs, step="post", alpha=0.2, label="low to high")
    ax.step(days, [e.best for e in estimates], where="post", marker="o", label="best")
    for day, estimate, high in zip(days, estimates, highs, strict=True):
        if estimate.high is None:
            ax.annotate("", (day, high), (day, high * 0.97), arrowprops={"arrowstyle": "->"})
    ax.set_ylabel(_unit(harm))
    ax.set_xlabel("day of report")
    ax.set_ylim(bottom=0)
    ax.set_title(f"{title(reconciliation.incident)} ({reconciliation.policy})")
    ax.legend()
    ax.figure.autofmt_xdate()
    return ax


# ------------------------------------------------------------------------------------------ drawing


def _axes(ax: Any) -> Any:
    if ax is not None:
        return ax
    try:
        from matplotlib.figure import Figure
    except ImportError:
        raise MissingExtraError("a plot", "plot") from None
    return Figure(layout="constrained").subplots()


def _interval(
    ax: Any, row: int, low: int | None, high: int | None, dot: int | None, far: float
) -> None:
    """A bar with a tick at each known end, an arrow at an open one, and a dot."""
    left, right = low or 0, far if high is None else high
    ax.plot([left, right], [row, row], color="black", linewidth=1.5)
    ax.plot([left], [row], marker="|", color="black", markersize=10)
    ax.plot([right], [row], marker=">" if high is None else "|", color="black", markersize=8)
    if dot is not None:
        ax.plot([dot], [row], marker="o", color="black", markersize=6)


def _label_rows(ax: Any, names: Sequence[str], harm: Harm) -> None:
    ax.set_yticks(range(len(names)), labels=names)
    ax.invert_yaxis()
    ax.set_xlim(left=0)
    ax.set_xlabel(_unit(harm))
    ax.grid(axis="x", alpha=0.3)


def _far(numbers: Sequence[int]) -> float:
    return max([*numbers, 1]) * OPEN


def _highs(estimates: Sequence[Estimate]) -> list[float]:
    known = [n for estimate in estimates for n in estimate.figures if n is not None]
    far = _far(known)
    return [far if estimate.high is None else float(estimate.high) for estimate in estimates]


def _unit(harm: Harm) -> str:
    return f"people {harm.value.replace('_', ' ')}"
