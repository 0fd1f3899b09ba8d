"""Policies that need no more than the figures: the newest, the commonest, the extremes, all."""

from __future__ import annotations

import functools
import statistics
from typing import TYPE_CHECKING

from claimtrack.model.incident import Reason
from claimtrack.reconciliation.policies import (
    NOTHING,
    Case,
    Figures,
    ids_of,
    most_common,
    point,
    register_policy,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimtrack.reconciliation.positions import Position

__all__ = ["envelope", "highest", "latest", "lowest", "majority", "median"]


@register_policy("latest", shape="point")
def latest(case: Case) -> Figures:
    """The newest statement of any voice; several of one time: what most say, then the lowest.

    >>> from claimtrack import Claim, reconcile
    >>> said = [Claim("killed", 9, source="AFP", reported="2024-05-01")]
    >>> said += [Claim("killed", 7, source="Reuters", reported="2024-05-02")]
    >>> reconcile(said, policy="latest").estimate("killed").best
    7
    """
    points = _points(case)
    if not points:
        return NOTHING
    newest = max((p.moment for _, p in points if p.moment), default=None)
    last = [(n, p) for n, p in points if p.moment == newest]
    value = most_common([n for n, _ in last])
    named = [p for n, p in last if n == value]
    when = f"said {newest:%Y-%m-%d}" if newest else "no voice is dated"
    return point(value, "newest statement", f"{value:,}, {when}", named)


@register_policy("majority", shape="point")
def majority(case: Case) -> Figures:
    """The figure that most voices give; a tie goes to the lowest.

    >>> from claimtrack import Claim, reconcile
    >>> said = [Claim("killed", n, source=s) for n, s in ((9, "AFP"), (9, "Reuters"), (5, "SANA"))]
    >>> reconcile(said, policy="majority").estimate("killed").best
    9
    """
    points = _points(case)
    if not points:
        return NOTHING
    value = most_common([n for n, _ in points])
    named = [p for n, p in points if n == value]
    return point(value, "most voices", f"{value:,} by {len(named)} of {len(points)} voices", named)


@register_policy("lowest", shape="point")
def lowest(case: Case) -> Figures:
    """The lowest figure of any voice.

    >>> from claimtrack import Claim, reconcile
    >>> said = [Claim("killed", "at least 9", source="AFP"), Claim("killed", 12, source="Reuters")]
    >>> reconcile(said, policy="lowest").estimate("killed").figures
    (9, 9, 9)
    """
    return _extreme(case, min, "lowest figure")


@register_policy("highest", shape="point")
def highest(case: Case) -> Figures:
    """The highest figure of any voice.

    >>> from claimtrack import Claim, reconcile
    >>> said = [Claim("killed", "at least 9", source="AFP"), Claim("killed", 12, source="Reuters")]
    >>> reconcile(said, policy="highest").estimate("killed").figures
    (12, 12, 12)
    """
    return _extreme(case, max, "highest figure")


@register_policy("median", shape="point")
def median(case: Case) -> Figures:
    """The middle figure of the voices; of an even number, the lower of the two in the middle.

    >>> from claimtrack import Claim, reconcile
    >>> said = [Claim("killed", n, source=s) for n, s in ((5, "AFP"), (9, "Reuters"))]
    >>> reconcile(said, policy="median").estimate("killed").best
    5
    """
    return _extreme(case, statistics.median_low, "middle figure")


def _extreme(case: Case, pick: Callable[[list[int]], int], rule: str) -> Figures:
    points = _points(case)
    if not points:
        return NOTHING
    value = pick([n for n, _ in points])
    return point(value, rule, f"{value:,} of {len(points)}", [p for n, p in points if n == value])


@register_policy("envelope", shape="pair")
def envelope(case: Case) -> Figures:
    """Everything any voice leaves possible, with no best: how much the choice of rule matters.

    >>> from claimtrack import Claim, reconcile
    >>> said = [Claim("killed", "at least 9", source="AFP"), Claim("killed", 5, source="Reuters")]
    >>> reconcile(said, policy="envelope").estimate("killed").figures
    (5, None, None)
    """
    voices = (*case.positions, *case.feared)
    if not voices:
        return NOTHING
    hull = functools.reduce(lambda a, b: a.hull(b), [p.count for p in voices])
    why = Reason("all voices", f"{len(voices)} figures", claims=ids_of(voices))
    return Figures(hull.low, None, hull.high, (why,))


def _points(case: Case) -> list[tuple[int, Position]]:
    """Every voice's one number; voices that print none are left out."""
    figures = [(case.figure(p), p) for p in case.positions]
    return [(n, p) for n, p in figures if n is not None]
