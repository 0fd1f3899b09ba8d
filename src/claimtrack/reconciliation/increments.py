"""Numbers on top of what one article told before: "five more"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from claimtrack.model.claim import Claim, Scope
from claimtrack.model.count import Count, Hedge
from claimtrack.reconciliation.tellings import Rank, Telling, counts_whole, is_part

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["add_increments"]


def add_increments(total: Telling | None, members: Sequence[Claim]) -> Telling | None:
    """A total with what came on top of it; increments alone are a floor.

    An increment continues what was told last before it: "one was named; two others died too" is
    three, and changes no total of eleven told earlier. A total told behind it holds it already
    where one statement tells both: "four more were found, which raises the toll to six" is six.
    """
    more = [c for c in members if c.scope is Scope.INCREMENT and not _is_held(c, members)]
    for claim in more:
        before = _before(claim, members)
        if total is None:
            total = Telling(count=Count.at_least(claim.count.low), rank=Rank.PART, claims=(claim,))
        elif before is None or before in total.claims:
            count = _sum(total.count, claim.count)
            total = attrs.evolve(total, count=count, claims=(*total.claims, claim))
        elif before.count.low + claim.count.low > total.count.low:
            count = _sum(before.count, claim.count)
            total = Telling(count=count, rank=total.rank, claims=(before, claim, *total.claims))
    return total


def _is_held(increment: Claim, members: Sequence[Claim]) -> bool:
    """Whether its statement tells a total behind an increment, no less than what it continues."""
    if increment.statement is None:
        return False
    before = _before(increment, members)
    floor = max(increment.count.low + 1, before.count.low if before is not None else 0)
    return any(
        c.statement == increment.statement and c.count.low >= floor and counts_whole(c)
        for c in members[members.index(increment) + 1 :]
    )


def _before(increment: Claim, members: Sequence[Claim]) -> Claim | None:
    """What an increment continues: the whole it names, else what was told last before it."""
    whole = next((c for c in members if c.id == increment.whole), None)
    if whole is not None:
        return whole
    index = members.index(increment)
    told = [c for c in members[:index] if c.scope is Scope.INCIDENT and not is_part(c)]
    return told[-1] if told else None


def _sum(one: Count, other: Count) -> Count:
    """Two counts added, with the hedge of the vaguer one kept as bounds."""
    result = one.plus(other)
    if result.high is None:
        return attrs.evolve(result, stated=result.low, hedge=Hedge.AT_LEAST)
    return result
