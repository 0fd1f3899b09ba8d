"""Whether two accounts tell of the same incident: a table of features, each with its points and its reason.

Points add up; two things are never averaged away. A conflict in day or place keeps two accounts apart
whatever else agrees, and figures alone never bring two together: day and place, or a named victim, must.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, Self

import attrs

from claimtrack.model.incident import Reason, Verdict
from claimtrack.reconciliation.places import place_level
from claimtrack.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimtrack.reconciliation.accounts import Account

__all__ = ["Match", "MatchParameters", "match"]

CONFLICT = "conflict"
"""The level of a feature that keeps two accounts apart, whatever else agrees."""


@attrs.frozen(kw_only=True)
class MatchParameters:
    """Windows, lines and weights of matching; ``registry/data/matching.tsv`` holds the defaults.

    Attributes:
        days: days between two accounts that can still be one incident.
        km: kilometres between two towns that can still be one incident.
        spot: kilometres that are no distance at all.
        hours: hours between two articles that count as the same news.
        match: points from which two accounts are one incident.
        unsure: points from which two accounts are listed for a person to judge.
        weights: points of each feature and level: ``weights["place", "same"]``.

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
    weights: Mapping[tuple[str, str], float] = attrs.field(hash=False)

    @classmethod
    def default(cls) -> Self:
        """The parameters of ``matching.tsv``."""
        rows = table("matching.tsv")
        named: dict[str, Any] = {
            row["name"]: float(row["value"]) for row in rows if row["kind"] != "weight"
        }
        weights = {
            (row["name"], row["level"]): float(row["value"])
            for row in rows
            if row["kind"] == "weight"
        }
        return cls(**named, weights=weights)

    def replace(self, **changes: Any) -> Self:
        """The same parameters with some of them changed."""
        return attrs.evolve(self, **changes)


@functools.cache
def default_parameters() -> MatchParameters:
    """The default parameters, read once."""
    return MatchParameters.default()


@attrs.frozen
class Match:
    """What comparing two accounts gave.

    Attributes:
        score: the points together.
        verdict: same, unsure or different.
        levels: what was seen of each feature, in the order of the table.
    """

    score: float
    verdict: Verdict
    levels: tuple[tuple[str, str], ...]

    def reasons(self, parameters: MatchParameters) -> tuple[Reason, ...]:
        """The features that spoke for or against, the weightiest first."""
        spoke = [
            (parameters.weights.get(pair, 0.0), *pair)
            for pair in self.levels
            if pair[1] != "unknown"
        ]
        spoke.sort(key=lambda row: (row[2] != CONFLICT, -abs(row[0]), row[1]))
        return tuple(
            Reason(name, f"{level} ({points:+g})" if level != CONFLICT else level)
            for points, name, level in spoke
        )


def match(one: Account, other: Account, parameters: MatchParameters) -> Match:
    """Compare two accounts feature by feature."""
    levels = (
        ("days", day_level(one, other, parameters)),
        ("place", place_level(one.places, other.places, parameters)),
        ("named", name_level(one, other)),
        ("victims", victim_level(one.victims, other.victims)),
        ("attackers", attacker_level(one.attackers, other.attackers)),
        ("kind", kind_level(one.kinds, other.kinds)),
        ("numbers", number_level(one, other)),
        ("news", news_level(one, other, parameters)),
    )
    score = sum(parameters.weights.get(pair, 0.0) for pair in levels)
    return Match(score, _verdict(dict(levels), score, parameters), levels)


_SITED = {"same", "alike", "near", "within"}
_DATED = {"same", "near", "assumed"}


def _verdict(levels: Mapping[str, str], score: float, parameters: MatchParameters) -> Verdict:
    if score < parameters.unsure:
        return Verdict.DIFFERENT
    if CONFLICT in levels.values():
        return Verdict.UNSURE if levels["named"] == "shared" else Verdict.DIFFERENT
    sited = levels["place"] in _SITED and levels["days"] in _DATED
    if score >= parameters.match and (sited or levels["named"] == "shared"):
        return Verdict.SAME
    return Verdict.UNSURE


def day_level(one: Account, other: Account, parameters: MatchParameters) -> str:
    """How the days stand to each other."""
    if one.start is None or other.start is None or one.end is None or other.end is None:
        return "unknown"
    if _told_before(one, other) or _told_before(other, one):
        return CONFLICT
    apart = max(one.start - other.end, other.start - one.end, 0)
    if one.assumed or other.assumed:
        return "assumed" if apart <= parameters.days else "unknown"
    if apart > parameters.days:
        return CONFLICT
    if not (one.precise and other.precise):
        return "broad"
    return "same" if apart == 0 else "near"


def _told_before(one: Account, other: Account) -> bool:
    """Whether one was told before the other happened."""
    if one.moment is None or other.start is None or other.assumed:
        return False
    return one.moment < other.start - 1


def name_level(one: Account, other: Account) -> str:
    """Whether a victim is named in both."""
    if not one.names or not other.names:
        return "unknown"
    if one.names & other.names:
        return "shared"
    from rapidfuzz import fuzz

    best = max(fuzz.token_sort_ratio(a, b) for a in one.names for b in other.names)
    return "shared" if best >= 88 else "differs"


_EXCLUDE = ({"child", "adult", "elder"}, {"female", "male"}, {"combatant", "soldier", "civilian"})


def victim_level(one: set[str], other: set[str]) -> str:
    """Whether the people harmed are of the same kind."""
    if not one or not other:
        return "unknown"
    if one & other:
        return "same"
    clash = any(one & kinds and other & kinds for kinds in _EXCLUDE)
    return "differs" if clash else "unknown"


def attacker_level(one: set[str], other: set[str]) -> str:
    """Whether the same people did it."""
    if not one or not other:
        return "unknown"
    return "same" if one & other else "differs"


def kind_level(one: set[str], other: set[str]) -> str:
    """Whether the kind of attack is the same."""
    if not one or not other:
        return "unknown"
    return "same" if one & other else "differs"


def number_level(one: Account, other: Account) -> str:
    """Whether the figures of the same harm can be true together."""
    first, second = (one, other) if (one.moment or 0) <= (other.moment or 0) else (other, one)
    seen = "unknown"
    for earlier in first.claims:
        for later in second.claims:
            if earlier.harm is later.harm and earlier.count.unit == later.count.unit:
                if earlier.count == later.count:
                    return "same"
                if earlier.count.overlaps(later.count):
                    seen = "fit"
                elif seen != "fit":
                    seen = "grow" if later.count.low > earlier.count.low else "contradict"
    return seen


def news_level(one: Account, other: Account, parameters: MatchParameters) -> str:
    """How far apart in time the articles are."""
    if one.moment is None or other.moment is None:
        return "far"
    return "close" if abs(one.moment - other.moment) * 24 <= parameters.hours else "far"
