"""What each voice holds: its tellings in order of time, and the one that stands.

Within one voice a later total takes the place of an earlier one, a sharper figure that fits refines
a vaguer one, and a later mention of fewer people changes nothing: it is about some of them.
"""

from __future__ import annotations

import datetime as dt
import functools
from itertools import groupby
from typing import TYPE_CHECKING, Any

import attrs

from claimtrack.model.claim import Claim, Interest
from claimtrack.model.count import Count, step
from claimtrack.model.estimate import Relation
from claimtrack.model.source import Root, SourceKind
from claimtrack.reconciliation.lattice import are_disjoint, group_key, is_within
from claimtrack.reconciliation.tellings import Rank, Telling, put_together, settle, tell
from claimtrack.registry.interests import interest_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimtrack.model.group import Group
    from claimtrack.reconciliation.independence import Voice

__all__ = ["Position", "Step", "by_report", "moment_of", "position_of"]

Moment = dt.datetime
COUNTRY = 6
"""Precision of a place that is a whole country (UCDP's where_prec)."""


def moment_of(claim: Claim) -> Moment | None:
    """When a claim was said, as a moment that can be compared; a bare day is its first second.

    >>> moment_of(Claim("killed", 3, reported="2018-02-10"))
    datetime.datetime(2018, 2, 10, 0, 0)
    """
    said = claim.reported
    if said is None:
        return None
    if not isinstance(said, dt.datetime):
        return dt.datetime(said.year, said.month, said.day)  # noqa: DTZ001 - a day has no zone
    return said.astimezone(dt.UTC).replace(tzinfo=None) if said.tzinfo else said


def reading_key(claim: Claim) -> tuple[Moment, str, bool, int, str]:
    """Order of saying: moment, article, title before text, place in the text, then id."""
    span = claim.span
    return (
        moment_of(claim) or dt.datetime.min,  # noqa: DTZ901 - naive on both sides
        claim.article or "",
        span is not None and span.part != "title",
        span.start if span is not None else 0,
        claim.id,
    )


@attrs.frozen
class Step:
    """How a later telling of one voice bears on what it said before."""

    relation: Relation
    later: tuple[Claim, ...]
    earlier: tuple[Claim, ...]
    why: str


@attrs.frozen(kw_only=True)
class Position:
    """What one voice holds on one harm and group: the unit a policy decides on.

    Attributes:
        root: who counted.
        count: its figure, as said.
        floor: how many of them do not rest on a party's word about its enemy.
        rank: whether it is a number for the group, a sum, or single victims.
        claims: the claims that make the figure, the deciding one first.
        kind: what kind of source it is, where known.
        interest: whose people were harmed, seen from the source, where it can be told.
        moment: when it was said.
        tellings: everything the voice said of it, oldest first.
        steps: how each telling bears on the one before.
        outlets: how many articles carried it: reach, not weight.
    """

    root: str
    count: Count
    floor: int
    rank: Rank
    claims: tuple[Claim, ...]
    kind: SourceKind | None = None
    interest: Interest | None = None
    moment: Moment | None = None
    tellings: tuple[Telling, ...] = ()
    steps: tuple[Step, ...] = ()
    outlets: int = 1

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of the claims that make the figure."""
        return tuple(dict.fromkeys(c.id for c in self.claims))

    @property
    def name(self) -> str:
        """Who counted, in words: the registry's full name, or the name as printed."""
        return (
            _full_name(self.root)
            or self.root
            or str(self.claims[0].source.root)
            or "an unnamed source"
        )

    @property
    def who(self) -> Group:
        """Whom the deciding claim counts."""
        return self.claims[0].who

    @property
    def is_enemy_claim(self) -> bool:
        """Whether any of it is a party's word about the losses of its enemy."""
        return self.floor < self.count.low


@functools.lru_cache(maxsize=1 << 12)
def _full_name(root: str) -> str:
    entry = Root(root).entry
    return entry.name if entry is not None else ""


def position_of(voice: Voice, reports: Sequence[Sequence[Claim]], target: Group) -> Position | None:
    """What a voice holds on the harm of these claims for a group; None where it says nothing.

    Args:
        voice: who counted.
        reports: the voice's claims of one harm and stance, as ``by_report`` cuts them.
        target: the group asked about.
    """
    tellings = [t for report in reports if (t := tell(report, target)) is not None]
    if not tellings:
        return None
    standing, steps = _stand(tellings)
    return Position(
        root=voice.root,
        count=standing.count,
        floor=standing.floor,
        rank=standing.rank,
        claims=standing.claims,
        kind=kind_of(voice, standing.claims),
        interest=next((i for c in standing.claims if (i := c.interest or interest_of(c))), None),
        moment=max((m for c in standing.claims if (m := moment_of(c))), default=None),
        tellings=tuple(tellings),
        steps=tuple(steps),
        outlets=len({c.article or c.source.outlet or c.id for part in reports for c in part}),
    )


def partial(positions: Sequence[Position]) -> set[str]:
    """Roots of the voices that may count only some of those another voice counts.

    A smaller number of another group is no rival of a larger one where the two groups may share
    people: two children may be among nine civilians. Neither is a lone victim told by name.
    """
    largest: dict[object, Position] = {}
    for position in positions:
        key = group_key(position.who), position.rank
        if key not in largest or largest[key].count.low < position.count.low:
            largest[key] = position
    rivals = list(largest.values())
    return {p.root for p in positions if any(_may_be_among(p, other) for other in rivals)}


def _may_be_among(position: Position, other: Position) -> bool:
    """Whether the people one voice counts may be some of those another counts."""
    if position.count.low >= other.count.low or position.root == other.root:
        return False  # as many as the others are no mere part of them
    if position.rank < min(other.rank, Rank.SUMMED):
        return True
    return group_key(position.who) != group_key(other.who) and not (
        are_disjoint(position.who, other.who) or is_within(other.who, position.who)
    )


def kind_of(voice: Voice, claims: Sequence[Claim]) -> SourceKind | None:
    """What kind of source counted, as the registry says or else any of its words."""
    entry = Root(voice.root).entry
    if entry is not None:
        return entry.kind
    return next((c.source.kind for c in (*claims, *voice.claims) if c.source.kind), None)


def by_report(claims: Iterable[Claim]) -> list[list[Claim]]:
    """Claims cut by article, or by moment where there is no article, in order of saying."""
    keyed = sorted(((reading_key(c), c) for c in claims), key=_key_of)
    return [[c for _, c in group] for _, group in groupby(keyed, key=_report_of)]


def _key_of(keyed: tuple[tuple[object, ...], Claim]) -> Any:
    return keyed[0]


def _report_of(keyed: tuple[tuple[object, ...], Claim]) -> tuple[object, ...]:
    return keyed[0][:2]


def _stand(tellings: Sequence[Telling]) -> tuple[Telling, list[Step]]:
    """The telling that stands after the last one, and how each bore on what stood before it."""
    standing = tellings[0]
    steps = []
    for later in tellings[1:]:
        relation, why = _bearing(standing, later)
        steps.append(Step(relation, later.claims, standing.claims, why))
        standing = _next(standing, later, relation)
    return standing, steps


def _next(standing: Telling, later: Telling, relation: Relation) -> Telling:
    if relation in (Relation.PART_OF, Relation.NOT_COMPARABLE):
        return standing
    if _is_round_up(standing) and not _is_round_up(later):
        return later
    if (together := put_together(standing, later)) is not None:
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
    nowhere = claim.where is None or claim.where.precision == COUNTRY
    return nowhere and claim.when.is_known and claim.who.is_everyone and claim.by is None


def _bearing(earlier: Telling, later: Telling) -> tuple[Relation, str]:
    """How a later telling of the same voice bears on the one that stands."""
    before, after = earlier.count, later.count
    if _is_round_up(later) and not _is_round_up(earlier):
        return Relation.NOT_COMPARABLE, f"{after} is a round-up of a day, with no place or act"
    if (summed := _of_sums(earlier, later)) is not None:
        return summed
    if _is_among(later, earlier):
        return Relation.PART_OF, f"{after} of the {before} told before"
    if after.refines(before):
        return Relation.REFINES, f"{after} is sharper than {before} and fits it"
    if after.contains(before) and not _falls_short(before, after):
        return Relation.AGREES, f"{after} fits {before}, said before"
    return _moved(before, after)


def _of_sums(earlier: Telling, later: Telling) -> tuple[Relation, str] | None:
    """How a later sum of groups bears on an earlier one; None where they say nothing of it."""
    if (together := put_together(earlier, later)) is not None:
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
