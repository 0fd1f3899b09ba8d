"""The windows, lines and weights of matching, by name; defaults are in ``data/matching.tsv``."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Self

import attrs

from claimtrack.registry.tables import table

__all__ = ["MatchParameters", "default_parameters"]

Weights = Mapping[str, Mapping[str, float]]


@attrs.frozen(kw_only=True)
class MatchParameters:
    """What decides whether two accounts are of one incident.

    Attributes:
        days: days between two accounts that can still be one incident.
        km: kilometres between two towns that can still be one incident.
        spot: kilometres that are no distance at all.
        hours: hours between two articles that count as the same news.
        match: points from which two accounts are one incident.
        unsure: points from which two accounts are listed for a person to judge.
        against: points below which a member of an incident keeps a newcomer out.
        weights: points of each feature and level: ``weights["place"]["same"]``.

    >>> strict = MatchParameters.default().replace(days=0, km=4)
    >>> strict.days, strict.hours
    (0, 72.0)
    """

    days: float
    km: float
    spot: float
    hours: float
    match: float
    unsure: float
    against: float
    weights: Weights = attrs.field(hash=False)

    @classmethod
    def default(cls) -> Self:
        """The parameters of ``matching.tsv``."""
        named: dict[str, float] = {}
        weights: dict[str, dict[str, float]] = {}
        for row in table("matching.tsv"):
            if row["kind"] == "weight":
                weights.setdefault(row["name"], {})[row["level"]] = float(row["value"])
            else:
                named[row["name"]] = float(row["value"])
        frozen = {name: MappingProxyType(levels) for name, levels in weights.items()}
        return cls(**named, weights=MappingProxyType(frozen))

    def replace(self, **changes: Any) -> Self:
        """The same parameters with some of them changed.

        A weight is changed by its feature and level: ``weights={"place": {"near": 2}}`` leaves the
        others.
        """
        if "weights" in changes:
            changes["weights"] = {
                name: {**levels, **changes["weights"].get(name, {})}
                for name, levels in self.weights.items()
            }
        return attrs.evolve(self, **changes)


@functools.cache
def default_parameters() -> MatchParameters:
    """The default parameters, read once."""
    return MatchParameters.default()
