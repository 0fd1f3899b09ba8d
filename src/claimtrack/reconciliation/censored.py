"""Censored observations in logs: what is known of a number when only bounds of it were printed."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Observation", "Residual", "expected", "information", "leave_one_out"]

Pair = tuple[str, str]
Residual = tuple[float, float, float]
"""Departure of a source from the others, variance of what they support, information."""
FAR = 6.0
"""Standard deviations beyond which a bound is as good as the number itself."""


@attrs.frozen(kw_only=True)
class Observation:
    """What one voice allows the log of one toll to be.

    Attributes:
        pair: the source, and the side of the victims.
        low, high: bounds in natural logs; infinite where open, equal where the number was printed.
        party: whether the source has a side in the fight.
    """

    pair: Pair
    low: float
    high: float
    party: bool = False


def expected(observation: Observation, mean: float, spread: float) -> float:
    """The mean of the number behind an observation: of a normal, cut to the bounds.

    >>> round(expected(Observation(pair=("a", ""), low=0.0, high=math.inf), 0.0, 1.0), 2)
    0.8
    """
    low, high = observation.low, observation.high
    if low == high:
        return low
    a, b = (low - mean) / spread, (high - mean) / spread
    if a > FAR:
        return low
    if b < -FAR:
        return high
    mass = _below(b) - _below(a)
    return mean + spread * (_density(a) - _density(b)) / max(mass, 1e-12)


def information(observation: Observation, mean: float, spread: float) -> float:
    """How much an observation says of the mean: 1 for a number, less for bounds, 0 for none.

    >>> wide = Observation(pair=("a", ""), low=-math.inf, high=math.inf)
    >>> information(wide, 0.0, 1.0)
    0.0
    """
    if observation.low == observation.high:
        return 1.0
    a, b = (observation.low - mean) / spread, (observation.high - mean) / spread
    mass = _below(b) - _below(a)
    if a > FAR or b < -FAR or mass < 1e-12:
        return 1.0
    shift = (_density(a) - _density(b)) / mass
    ends = sum(sign * x * _density(x) for sign, x in ((1, a), (-1, b)) if math.isfinite(x))
    return min(max(shift**2 - ends / mass, 0.0), 1.0)


def _density(x: float) -> float:
    return 0.0 if math.isinf(x) else math.exp(-x * x / 2) / math.sqrt(2 * math.pi)


def _below(x: float) -> float:
    return 0.5 * math.erfc(-x / math.sqrt(2))


def leave_one_out(
    tables: Sequence[Sequence[Observation]],
    bias: Mapping[Pair, float],
    spread: Mapping[Pair, float],
) -> dict[Pair, list[Residual]]:
    """For each source, how far it departs from what the others support, with how sure they are.

    Args:
        tables: the observations of each incident.
        bias: log factor of each source, as known so far.
        spread: spread of each source, as known so far.

    Returns:
        Departure, variance of the others' toll, and information, for each incident shared.
    """
    residuals: dict[Pair, list[Residual]] = {}
    for table in tables:
        toll = _toll(table, bias, spread)
        values = [expected(o, toll + bias[o.pair], spread[o.pair]) for o in table]
        weights = [1 / spread[o.pair] ** 2 for o in table]
        corrected = [v - bias[o.pair] for v, o in zip(values, table, strict=True)]
        total = sum(weights)
        mean = sum(w * c for w, c in zip(weights, corrected, strict=True))
        for value, own, weight, observation in zip(values, corrected, weights, table, strict=True):
            rest = total - weight
            if rest > 1e-9:
                others = (mean - weight * own) / rest
                told = information(
                    observation, toll + bias[observation.pair], 1 / math.sqrt(weight)
                )
                residuals.setdefault(observation.pair, []).append((value - others, 1 / rest, told))
    return residuals


def _toll(
    table: Sequence[Observation], bias: Mapping[Pair, float], spread: Mapping[Pair, float]
) -> float:
    """The log toll all voices of an incident support, their biases taken off."""
    finite = [x for o in table for x in (o.low, o.high) if math.isfinite(x)]
    toll = sum(finite) / len(finite) if finite else 0.0
    for _ in range(5):
        weights = [1 / spread[o.pair] ** 2 for o in table]
        values = [expected(o, toll + bias[o.pair], spread[o.pair]) - bias[o.pair] for o in table]
        toll = sum(w * v for w, v in zip(weights, values, strict=True)) / sum(weights)
    return toll
