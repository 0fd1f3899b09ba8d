"""Policies that follow recorders' codebooks; each docstring names the pages it follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.model.incident import Reason
from claimtrack.reconciliation.consensus import settled
from claimtrack.reconciliation.policies import NOTHING, Case, Figures, register_policy

if TYPE_CHECKING:
    from claimtrack.reconciliation.positions import Position

__all__ = ["airwars", "ucdp"]


@register_policy("ucdp", convention="ucdp")
def ucdp(case: Case) -> Figures:
    """Low the most conservative, best the most reliable, high the highest reliable figure.

    UCDP GED Codebook 23.1 and methodology page. What only a party says of its enemy is parked in
    high, with low and best 0, as in the published records.
    """
    reliable = [p for p in case.positions if not p.is_enemy_claim]
    if not reliable:
        return _parked(case)
    answer = settled(case)
    lows = [low for p in reliable if (low := case.coded(p)[0]) is not None]
    highs = [n for p in reliable if (n := _top(case, p)) is not None]
    low = min([*lows, *([answer.best] if answer.best is not None else [])], default=answer.low)
    high = max([*highs, *([answer.best] if answer.best is not None else [])], default=answer.high)
    reasons = [
        Reason("most conservative", f"low {low}", claims=_ids(reliable)),
        *answer.reasons,
        Reason("highest reliable", f"high {high}", claims=_ids(reliable)),
    ]
    return Figures(low, answer.best, high, reasons)


def _parked(case: Case) -> Figures:
    waiting = [*case.positions, *case.feared]
    tops = [n for p in waiting if (n := _top(case, p)) is not None]
    if not tops:
        return NOTHING
    why = Reason("unverified", "only a party or a fear speaks for it", claims=_ids(waiting))
    return Figures(0, 0, max(tops), (why,))


def _top(case: Case, position: Position) -> int | None:
    """The highest number of a position under the policy's convention."""
    low, best, high = case.coded(position)
    return next((n for n in (high, best, low) if n is not None), None)


@register_policy("airwars", convention="airwars", shape="pair")
def airwars(case: Case) -> Figures:
    """Min the named victims or the figure most agree on, max the highest credible report.

    Airwars methodology page, and the passages of its assessments that quote it: bare plurals 2,
    dozens 12-24, more than N is N+1 and never open.
    """
    waiting = [*case.positions, *case.feared]
    if not waiting:
        return NOTHING
    answer = settled(case)
    tops = [n for p in waiting if (n := _top(case, p)) is not None]
    lows = [low for p in case.positions if (low := case.coded(p)[0]) is not None]
    low = answer.low if answer.low is not None else min(lows, default=0)
    high = max(tops, default=low)
    why = Reason("highest credible report", f"max {high}", claims=_ids(waiting))
    return Figures(low, None, max(low, high), (*answer.reasons, why))


def _ids(positions: list[Position]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(i for p in positions for i in p.ids))
