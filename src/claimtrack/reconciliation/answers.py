"""A policy's answer as an estimate, and the sums it is asked for where nobody gives a total."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from claimtrack.model.estimate import Estimate
from claimtrack.model.incident import Reason
from claimtrack.reconciliation.findings import may_share
from claimtrack.reconciliation.lattice import EVERYONE, group_key
from claimtrack.reconciliation.policies import Case, Figures, Policy
from claimtrack.reconciliation.tellings import Rank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtrack.reconciliation.positions import Position

__all__ = ["answer", "combined"]


def answer(case: Case, rule: Policy) -> Estimate:
    """The estimate of one harm and group that a policy comes to."""
    figures = _figures(case, rule)
    ids = dict.fromkeys(i for p in (*case.positions, *case.feared) for i in p.ids)
    return Estimate(
        harm=case.harm,
        who=case.who,
        low=figures.low,
        best=figures.best,
        high=figures.high,
        policy=rule.name,
        reasons=figures.reasons,
        claims=tuple(ids),
    )


def _figures(case: Case, rule: Policy) -> Figures:
    """The policy's answer; where nobody counts everyone, the sum over those who count others."""
    if group_key(case.who) == EVERYONE and all(p.rank is not Rank.STATED for p in case.positions):
        blocks = _blocks(case.positions)
        if len(blocks) > 1:
            cases = [attrs.evolve(case, positions=block) for block in blocks]
            return _together([rule(one) for one in cases])
    return rule(case)


def _blocks(positions: Sequence[Position]) -> list[tuple[Position, ...]]:
    """Positions cut so that voices which may count the same people are in one block."""
    blocks: list[list[Position]] = []
    for position in positions:
        touching = [b for b in blocks if any(may_share(position, other) for other in b)]
        merged = [p for block in touching for p in block]
        blocks = [b for b in blocks if b not in touching]
        blocks.append([*merged, position])
    return [tuple(block) for block in blocks]


def _together(figures: Sequence[Figures]) -> Figures:
    """Figures of groups that share nobody, added up; open where one is open."""
    lows, bests, highs = zip(*((f.low, f.best, f.high) for f in figures), strict=True)
    reasons = [Reason("sum", "nobody counts them all; those counted share nobody")]
    reasons += [reason for f in figures for reason in f.reasons]
    return Figures(_total(lows), _total(bests), _total(highs), reasons)


def _total(numbers: Sequence[int | None]) -> int | None:
    known = [n for n in numbers if n is not None]
    return sum(known) if len(known) == len(numbers) else None


def combined(estimates: Sequence[Estimate], rule: Policy) -> list[Estimate]:
    """The combined harms a policy answers by adding up: total deaths are dead plus missing."""
    totals = {e.harm: e for e in estimates if e.who.is_everyone}
    found = []
    for harm in rule.combined:
        parts = [totals[p] for p in harm.parts if p in totals]
        if harm not in totals and len(parts) == len(harm.parts):
            figures = _together([Figures(*e.figures, e.reasons) for e in parts])
            claims = tuple(i for e in parts for i in e.claims)
            found.append(
                attrs.evolve(
                    parts[0],
                    harm=harm,
                    low=figures.low,
                    best=figures.best,
                    high=figures.high,
                    reasons=figures.reasons,
                    claims=claims,
                )
            )
    return found
