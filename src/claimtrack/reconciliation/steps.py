"""How each telling of a voice bears on what it said before, and which of them stands.

Within one voice a later total takes the place of an earlier one, a sharper figure that fits refines
a vaguer one, and a later mention of fewer people changes nothing: it is about some of them.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import attrs

from claimtrack.model.claim import Claim
from claimtrack.model.count import Count, step
from claimtrack.model.estimate import Relation
from claimtrack.reconciliation.lattice import are_disjoint
from claimtrack.reconciliation.tellings import Rank, Telling, put_together, settle

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Step", "stand"]

_PROVINCE, _COUNTRY = 4, 6
"""Precisions of a place that is a whole province or country (UCDP's where_prec)."""
_FAR = 5
"""Times as many from which a figure for a province is no figure for a place in it."""


@attrs.frozen
class Step:
    """How a later telling of one voice bears on what it said before.

    Attributes:
        relation: supersedes, corrects, refines, agrees ...
        later, earlier: the claims of either telling.
        why: the same in words.
    """

    relation: Relation
    later: tuple[Claim, ...]
    earlier: tuple[Claim, ...]
    why: str


def stand(tellings: Sequence[Telling]) -> tuple[Telling, list[Step]]:
    """The telling that stands after the last one, and how each bore on what stood before it."""
    standing = tellings[0]
    steps = []
    for later in tellings[1:]:
        together = put_together(standing, later)
        relation, why = _bearing(standing, later, together)
        steps.append(Step(relation, later.claims, standing.claims, why))
        standing = _next(standing, later, relation, together)
    return standing, steps


def _next(
    standing: Telling, later: Telling, relation: Relation, together: Telling | None
) -> Telling:
    if _spreads(standing, later):
        return later
    if relation in (Relation.PART_OF, Relation.NOT_COMPARABLE):
        return standing
    if _is_round_up(standing) and not _is_round_up(later):
        return later
    if together is not None:
        return together
    if relation in (Relation.SUPERSEDES, Relation.CORRECTS):
        return later
    return settle(standing, later)


def _is_among(later: Telling, earlier: Telling) -> bool:
    """Whether a later telling is of some of those told before; a number settles a vague word."""
    fewer = later.rank < earlier.rank and later.count.low < earlier.count.low
    return fewer and (earlier.count.stated is not None or later.count.stated is None)


def _is_round_up(telling: Telling) -> bool:
    """Whether it adds up a day for a whole country, and not one thing that happened."""
    claim = telling.claims[0]
    nowhere = claim.where is None or claim.where.precision == _COUNTRY
    return nowhere and claim.when.is_known and claim.who.is_everyone and claim.by is None


def _spreads(telling: Telling, other: Telling) -> bool:
    """Whether it counts more for a whole province than the other for a place that may be in it."""
    wide, place = telling.claims[0].where, other.claims[0].where
    if wide is None or place is None or telling.count.low < _FAR * other.count.low:
        return False
    if (wide.precision or 0) < _PROVINCE or (place.precision or 0) >= _PROVINCE:
        return False
    return place.admin is None or place.admin == wide.admin


def _of_more(earlier: Telling, later: Telling) -> str:
    """Why one of two tellings counts more than one thing that happened; "" where neither does."""
    if _is_round_up(later) and not _is_round_up(earlier):
        return f"{later.count} is a round-up of a day, with no place or act"
    for one, other in ((earlier, later), (later, earlier)):
        if _spreads(one, other):
            return f"{one.count} is of a whole province, {other.count} of a place"
    return ""


def _bearing(earlier: Telling, later: Telling, together: Telling | None) -> tuple[Relation, str]:
    """How a later telling of the same voice bears on the one that stands."""
    before, after = earlier.count, later.count
    if why := _of_more(earlier, later):
        return Relation.NOT_COMPARABLE, why
    if (summed := _of_sums(earlier, later, together)) is not None:
        return summed
    if _is_among(later, earlier):
        return Relation.PART_OF, f"{after} of the {before} told before"
    if after.refines(before):
        return Relation.REFINES, f"{after} is sharper than {before} and fits it"
    if after.contains(before) and not _falls_short(before, after):
        return Relation.AGREES, f"{after} fits {before}, said before"
    return _moved(before, after)


def _of_sums(
    earlier: Telling, later: Telling, together: Telling | None
) -> tuple[Relation, str] | None:
    """How a later sum of groups bears on an earlier one; None where they say nothing of it."""
    if together is not None:
        return _beside(earlier, later, together)
    added = _added(earlier, later)
    return (Relation.ADDS, f"{added} beside the {earlier.count} told before") if added else None


def _beside(earlier: Telling, later: Telling, together: Telling) -> tuple[Relation, str]:
    """A later number for some of the groups a voice counts, or for others beside them."""
    before, after = earlier.count, together.count
    if (before.low, before.high) == (after.low, after.high):
        return Relation.PART_OF, f"{later.count} {later.claims[0].who} of the {before} told before"
    if after.low > before.low:
        told = f"{before} {earlier.claims[0].who}" if len(earlier.claims) == 1 else f"{before}"
        return Relation.ADDS, f"{later.count} {later.claims[0].who} beside the {told} told before"
    return _moved(before, after)


def _added(earlier: Telling, later: Telling) -> str:
    """The groups a later sum counts beside those told before, where these are told again."""
    if {earlier.rank, later.rank} != {Rank.SUMMED}:
        return ""
    others = [c for c in later.claims if all(are_disjoint(c.who, e.who) for e in earlier.claims)]
    again = [c.count for c in later.claims if c not in others]
    if not again or not functools.reduce(Count.plus, again).overlaps(earlier.count):
        return ""
    return " and ".join(f"{c.count} {c.who}" for c in others)


def _falls_short(before: Count, after: Count) -> bool:
    """Whether a floor is too low to be the earlier number: nobody says "at least 7" of 26."""
    return (
        after.high is None
        and after.stated is not None
        and before.stated is not None
        and after.low + step(after.stated) < before.low
    )


def _moved(before: Count, after: Count) -> tuple[Relation, str]:
    """A toll that rose, fell, or overlaps with what was said before."""
    if after.low > before.low:
        return Relation.SUPERSEDES, f"the toll rose from {before} to {after}"
    if before.overlaps(after) and not _falls_short(before, after):
        return Relation.AGREES, f"{after} fits {before}, said before"
    return Relation.CORRECTS, f"the toll fell from {before} to {after}"
