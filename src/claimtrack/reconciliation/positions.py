"""What each voice holds on one harm and group: its tellings in order, and the one that stands."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import attrs

from claimtrack.model.claim import Claim, Interest
from claimtrack.model.count import Count
from claimtrack.model.source import Root, SourceKind
from claimtrack.reconciliation.lattice import are_disjoint, group_key, is_within
from claimtrack.reconciliation.moments import Moment, moment_of
from claimtrack.reconciliation.one_article import tell
from claimtrack.reconciliation.steps import Step, stand
from claimtrack.reconciliation.tellings import Rank, Telling
from claimtrack.registry.interests import interest_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtrack.model.group import Group
    from claimtrack.reconciliation.independence import Voice

__all__ = ["Position", "kind_of", "partial", "position_of"]


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
    standing, steps = stand(tellings)
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
    return not (are_disjoint(position.who, other.who) or is_within(other.who, position.who))


def kind_of(voice: Voice, claims: Sequence[Claim]) -> SourceKind | None:
    """What kind of source counted, as the registry says or else any of its words."""
    entry = Root(voice.root).entry
    if entry is not None:
        return entry.kind
    return next((c.source.kind for c in (*claims, *voice.claims) if c.source.kind), None)
