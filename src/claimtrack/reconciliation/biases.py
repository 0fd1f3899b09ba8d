"""The bias and spread of each source and side that best explain what all of them reported.

The fit alternates between the tolls the sources support and the biases those tolls show, each held
against the others' tolls only.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import attrs

from claimtrack.reconciliation.censored import leave_one_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtrack.reconciliation.censored import Observation, Pair, Residual

__all__ = ["SPREAD", "Fitted", "fit_biases"]

ROUNDS = 60
SPREAD = 0.35
"""Spread of a source nothing is known of, in natural logs: about a factor of 1.4."""
PRIOR_INCIDENTS = 4.0
"""Incidents that the prior spread is worth."""
NEUTRAL, PARTY = 0.15, 1.5
"""Spread of biases expected of who has no side in the fight, and of who has."""
TAILS = 4.0
"""Degrees of freedom of the errors: one wild figure does not move a source far."""


@attrs.frozen
class Fitted:
    """What was learned of one source and side, in natural logs.

    Attributes:
        bias: how far it departs from what the others support.
        error: standard deviation of the bias.
        spread: standard deviation of what is left.
    """

    bias: float
    error: float
    spread: float


def fit_biases(tables: Sequence[Sequence[Observation]]) -> dict[Pair, Fitted]:
    """Alternate between the tolls the sources support and the biases those tolls show."""
    pairs = sorted({o.pair for table in tables for o in table})
    party = {p: any(o.party for t in tables for o in t if o.pair == p) for p in pairs}
    bias = dict.fromkeys(pairs, 0.0)
    spread = dict.fromkeys(pairs, SPREAD)
    error = dict.fromkeys(pairs, PARTY)
    linked = _linked(tables, pairs)
    for _ in range(ROUNDS):
        residuals = leave_one_out(tables, bias, spread)
        for pair in pairs:
            prior = PARTY if party[pair] else NEUTRAL
            centre, error[pair] = _centre(residuals.get(pair, []), spread[pair], prior)
            # Halfway: each centre is held against the others as they were, and overshoots.
            bias[pair] = (bias[pair] + centre) / 2
            spread[pair] = _scatter(residuals.get(pair, []), bias[pair])
        _anchor(bias, linked, party)
    return {p: Fitted(bias[p], error[p], spread[p]) for p in pairs}


def _linked(tables: Sequence[Sequence[Observation]], pairs: Sequence[Pair]) -> list[list[Pair]]:
    """Pairs that incidents link, directly or through others: only these can be held together."""
    parent = {p: p for p in pairs}

    def find(pair: Pair) -> Pair:
        while parent[pair] != pair:
            parent[pair] = parent[parent[pair]]
            pair = parent[pair]
        return pair

    for table in tables:
        for observation in table[1:]:
            parent[find(observation.pair)] = find(table[0].pair)
    groups: dict[Pair, list[Pair]] = {}
    for pair in pairs:
        groups.setdefault(find(pair), []).append(pair)
    return list(groups.values())


def _anchor(
    bias: dict[Pair, float], linked: Sequence[Sequence[Pair]], party: dict[Pair, bool]
) -> None:
    """Shift linked biases together to where those without a side have none.

    The incidents say only how sources differ; adding one number to all of them changes nothing.
    """
    for group in linked:
        weights = [1 / (PARTY if party[p] else NEUTRAL) ** 2 for p in group]
        shift = sum(w * bias[p] for w, p in zip(weights, group, strict=True)) / sum(weights)
        for pair in group:
            bias[pair] -= shift


def _centre(residuals: Sequence[Residual], spread: float, prior: float) -> tuple[float, float]:
    """Posterior mean and error of a bias, heavy-tailed; bounds say less than numbers do."""
    total = known = 1 / prior**2
    weighted = 0.0
    middle = sorted(r for r, _, _ in residuals)[len(residuals) // 2] if residuals else 0.0
    for departure, variance, told in residuals:
        scale = spread**2 + variance
        tail = (TAILS + 1) / (TAILS + (departure - middle) ** 2 / scale)
        total += tail / scale
        known += told * tail / scale
        weighted += tail * departure / scale
    return weighted / total, math.sqrt(1 / known)


def _scatter(residuals: Sequence[Residual], bias: float) -> float:
    """Spread of a source around its bias, drawn to the prior, less what the others leave open."""
    squares = sum(max((r - bias) ** 2 - variance, 0.0) for r, variance, _ in residuals)
    return math.sqrt((squares + PRIOR_INCIDENTS * SPREAD**2) / (len(residuals) + PRIOR_INCIDENTS))
