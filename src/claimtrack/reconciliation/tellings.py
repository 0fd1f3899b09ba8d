"""A telling, how much it is meant as the number for a group, and which of two of one voice stands.

What one article comes to is told in ``one_article``; tellings of several articles meet in
``steps``.
"""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

import attrs

from claimtrack.model.claim import Claim, Interest, Scope
from claimtrack.model.count import Count
from claimtrack.reconciliation.lattice import are_disjoint, group_key, heaviest_disjoint
from claimtrack.reconciliation.victims import are_others
from claimtrack.registry.interests import interest_of

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "Rank",
    "Telling",
    "counts_whole",
    "is_part",
    "is_single",
    "put_together",
    "settle",
    "sum_of",
]


class Rank(enum.IntEnum):
    """How much a telling is meant as the number for the whole group.

    >>> Rank.STATED > Rank.MENTIONED
    True
    """

    PART = 0
    """some of a whole that is not given"""
    MENTIONED = 1
    """single victims, told one by one"""
    SUMMED = 2
    """numbers of smaller groups, added up"""
    STATED = 3
    """a number for the group itself"""


@attrs.frozen(kw_only=True)
class Telling:
    """A count for one group out of one article, and the claims it was made from.

    Attributes:
        count: what the article comes to.
        rank: how it was come by.
        claims: the claims that make the number; the deciding one first.
        beside: what else it says: parts of the number, and people told of again.
    """

    count: Count
    rank: Rank
    claims: tuple[Claim, ...] = attrs.field(converter=tuple[Claim, ...])
    beside: tuple[Claim, ...] = attrs.field(default=(), converter=tuple[Claim, ...])

    @property
    def floor(self) -> int:
        """The least that does not rest on a party's word about its enemy."""
        enemy = [c for c in (*self.claims, *self.beside) if _counts_enemy(c)]
        own = [c for c in self.claims if not any(_repeats(c, other) for other in enemy)]
        if len(own) == len(self.claims):
            return self.count.low
        return min(sum(c.count.low for c in own), self.count.low)


def _repeats(claim: Claim, other: Claim) -> bool:
    """Whether a claim is another one, or says the same: a headline over a party's words."""
    return claim.count == other.count and group_key(claim.who) == group_key(other.who)


def _counts_enemy(claim: Claim) -> bool:
    return (claim.interest or interest_of(claim)) is Interest.ENEMY


def is_part(claim: Claim) -> bool:
    """Whether a claim counts some of a whole that is counted too."""
    return claim.scope is Scope.PART or claim.whole is not None


def is_single(claim: Claim) -> bool:
    """One person told of alone: "a man", "the victim", a name."""
    return claim.count.low == claim.count.high == 1


def counts_whole(claim: Claim) -> bool:
    """Whether a claim that stands alone counts people who are no part of others."""
    return not is_part(claim) and claim.scope is not Scope.INCREMENT


def settle(earlier: Telling, later: Telling) -> Telling:
    """Which of two numbers of one voice stands: the sharper of two that fit, else the larger.

    Within an article a smaller number that does not fit is nearly always some of the larger.
    """
    meet = earlier.count.intersect(later.count)
    if meet is None:
        return max(earlier, later, key=lambda t: t.count.low)
    sharper = later if later.count.refines(earlier.count) else earlier
    vaguer = earlier if sharper is later else later
    count = _narrowed(sharper.count, meet)
    return Telling(
        count=count, rank=max(earlier.rank, later.rank), claims=(*sharper.claims, *vaguer.claims)
    )


def _narrowed(sharper: Count, meet: Count) -> Count:
    """The sharper count within the bounds that both allow, as printed where it is printed."""
    if (sharper.low, sharper.high) == (meet.low, meet.high):
        return sharper
    stated = sharper.stated
    fits = stated is not None and meet.contains(stated)
    return attrs.evolve(meet, stated=stated if fits else meet.low)


def put_together(earlier: Telling, later: Telling) -> Telling | None:
    """Numbers of different groups that one voice gives at different times, as one sum.

    The later ones stand for their own groups. None where either telling is a number for everyone or
    tells of single victims, or where the later one leaves nobody of the earlier.
    """
    if {earlier.rank, later.rank} != {Rank.SUMMED}:
        return None
    kept = [
        c for c in earlier.claims if all(are_disjoint(c.who, other.who) for other in later.claims)
    ]
    if not kept:
        return None
    chosen = heaviest_disjoint([*later.claims, *kept], lambda c: c.count.low, are_others)
    rest = [c for c in (*later.claims, *kept) if c not in chosen]
    return Telling(count=sum_of(chosen), rank=Rank.SUMMED, claims=(*chosen, *rest))


def sum_of(claims: Sequence[Claim]) -> Count:
    """The counts of claims that share nobody, added up."""
    count = claims[0].count
    for claim in claims[1:]:
        count = count.plus(claim.count)
    return count
