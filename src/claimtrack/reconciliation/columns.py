"""The four columns of a UCDP event: side a, side b, civilians, and nobody knows whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from claimtrack.model.group import Group
from claimtrack.model.harm import Harm
from claimtrack.reconciliation.lattice import are_disjoint, is_within

if TYPE_CHECKING:
    from claimtrack.model.estimate import Estimate, Reconciliation

__all__ = ["EventDeaths", "event_deaths"]


@attrs.frozen(kw_only=True)
class EventDeaths:
    """Deaths of one event as UCDP GED publishes them; best is the sum of the four columns.

    Attributes:
        deaths_a, deaths_b: members of either side.
        deaths_civilians: civilians.
        deaths_unknown: what the total leaves.
        best, high, low: in the order of the published table.
    """

    deaths_a: int
    deaths_b: int
    deaths_civilians: int
    deaths_unknown: int
    best: int
    high: int | None
    low: int


def event_deaths(
    reconciliation: Reconciliation, side_a: Group | str, side_b: Group | str
) -> EventDeaths | None:
    """The deaths of an incident by column; None where nobody was said to be killed.

    Args:
        reconciliation: under any policy; ``ucdp`` gives the figures the columns are meant for.
        side_a: the first party, as a group: "Syrian soldiers".
        side_b: the second.

    >>> import claimtrack as ct
    >>> claims = [
    ...     ct.Claim("killed", 34, source="SOHR"),
    ...     ct.Claim("killed", 2, who="soldiers", source="SOHR"),
    ...     ct.Claim("killed", 32, who="militants", source="SOHR"),
    ... ]
    >>> event_deaths(ct.reconcile(claims, policy="ucdp"), "soldiers", "militants").deaths_b
    32
    """
    total = reconciliation.estimate(Harm.KILLED)
    if total is None:
        return None
    a, b = Group.of(side_a), Group.of(side_b)
    killed = [e for e in reconciliation.estimates if e.harm is Harm.KILLED and e is not total]
    counts = [_largest(killed, group) for group in (a, b, Group.of("civilians"))]
    best = max(total.best or 0, sum(counts))
    return EventDeaths(
        deaths_a=counts[0],
        deaths_b=counts[1],
        deaths_civilians=counts[2],
        deaths_unknown=best - sum(counts),
        best=best,
        high=total.high,
        low=total.low or 0,
    )


def _largest(estimates: list[Estimate], group: Group) -> int:
    """The best of the groups that lie inside a column, those that share nobody added up."""
    inside = [e for e in estimates if is_within(e.who, group) and not e.who.is_everyone]
    chosen: list[Estimate] = []
    for estimate in sorted(inside, key=lambda e: -(e.best or 0)):
        if all(are_disjoint(estimate.who, other.who) for other in chosen):
            chosen.append(estimate)
    return sum(e.best or 0 for e in chosen)
