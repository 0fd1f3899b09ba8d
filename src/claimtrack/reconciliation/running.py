"""Running totals: what a voice holds between two statements of a total that grows.

A war's dead are counted on and on, and no two sources speak in the same week. Who said 2,000 in one
week and 5,000 ten weeks later held something from 2,000 to 5,000 in every week between: those are
bounds, and as bounds they can be held against what others said in those weeks.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from claimtrack.model.count import Count
from claimtrack.reconciliation.lattice import group_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimtrack.model.claim import Claim

__all__ = ["hold_between"]


def hold_between(readings: Sequence[Iterable[Claim]]) -> list[list[Claim]]:
    """Readings of one running total, with what each voice that is silent in one holds in it.

    A voice holds nothing before it first spoke nor after it last did; where its total fell, it held
    something between the two all the same. Readings in which nobody spoke stay empty.

    Args:
        readings: what was said of the total at each time, the earliest first.

    >>> from claimtrack.model.claim import Claim
    >>> weeks = [
    ...     [Claim("killed", 2000, source="a")],
    ...     [Claim("killed", 900, source="b")],
    ...     [Claim("killed", 5000, source="a")],
    ... ]
    >>> [str(claim.count) for claim in hold_between(weeks)[1]]
    ['900', '2,000-5,000']
    """
    held = [list(reading) for reading in readings]
    spoken: dict[object, dict[int, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for at, reading in enumerate(held):
        for claim in reading:
            voice = str(claim.source.root), claim.harm, group_key(claim.who)
            spoken[voice][at].append(claim)
    silent = [(at, not reading) for at, reading in enumerate(held)]
    for said in spoken.values():
        for before, after in pairwise(sorted(said)):
            between = _between(said[before], said[after])
            for at, nobody in silent[before + 1 : after]:
                if not nobody:
                    held[at].append(between)
    return held


def _between(earlier: Sequence[Claim], later: Sequence[Claim]) -> Claim:
    """What is held between two statements: anything from the lowest to the highest of them."""
    lows = [c.count.low for c in (*earlier, *later)]
    highs = [c.count.low if c.count.high is None else c.count.high for c in (*earlier, *later)]
    return earlier[0].replace(count=Count.bounded(min(lows), max(highs)))
