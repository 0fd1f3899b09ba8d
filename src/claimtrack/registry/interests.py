"""Whose people a claim counts, seen from its source: its own, its enemy's, or neither's."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from claimtrack.model.claim import Interest
from claimtrack.model.group import Role
from claimtrack.model.place import fold
from claimtrack.model.source import SourceKind
from claimtrack.registry.sources import source_entry, source_id
from claimtrack.registry.tables import table

if TYPE_CHECKING:
    from claimtrack.model.claim import Claim
    from claimtrack.model.group import Group
    from claimtrack.model.source import Source

__all__ = ["interest_of"]

_STATE = frozenset({
    SourceKind.ARMED_FORCES,
    SourceKind.DEFENCE_MINISTRY,
    SourceKind.INTERIOR_MINISTRY,
    SourceKind.POLICE,
})  # fmt: skip


def interest_of(claim: Claim) -> Interest | None:
    """Own, enemy or neither, from the source's side and the victims'; None where it cannot be told.

    Side says who they are, never how reliable. Civilians whose side is not said are neither's. Of
    people of whom nothing is said a party may count anybody's, so the answer is None.

    >>> from claimtrack.model.claim import Claim
    >>> from claimtrack.model.group import Group
    >>> soldiers = Group("Syrian soldiers", affiliation="Syrian army")
    >>> for source in ("SANA", "Hayat Tahrir al-Sham", "SOHR"):
    ...     print(interest_of(Claim("killed", 2, who=soldiers, source=source)).value)
    own
    enemy
    neither
    """
    if _is_own_deed(claim):
        return Interest.ENEMY
    kind, side = _stand(claim.source)
    if kind is None and not side:
        return None
    if not side and kind is not None and not (kind.is_party or kind in _STATE):
        return Interest.NEITHER
    return _by_side(side, _victims_side(claim.who)) or _by_role(kind, side, claim.who)


def _is_own_deed(claim: Claim) -> bool:
    """Whether the source says its own people did it: "the Front said its fighters killed 27"."""
    name = fold(claim.source.organisation or "").removeprefix("the ")
    if claim.by is None or not name or (claim.who.role is not None and claim.who.role.is_civilian):
        return False
    by = f"{fold(claim.by.label)} "
    return by.startswith(("its ", "our ", "their ")) or f"{name} " in by


def _stand(source: Source) -> tuple[SourceKind | None, str]:
    """Kind and side of the source's root."""
    entry = source_entry(source.root)
    return (entry.kind, entry.side) if entry is not None else (source.kind, "")


def _victims_side(who: Group) -> str:
    """The side the victims belong to, or ""."""
    if who.side:
        return who.side
    entry = source_entry(source_id(who.affiliation) or "") if who.affiliation else None
    return entry.side if entry is not None else ""


def _by_side(source: str, victims: str) -> Interest | None:
    if not source or not victims:
        return None
    relation = _relations().get((source, victims))
    if relation:
        return Interest(relation)
    if source == victims:
        return Interest.OWN
    conflict, _, side = source.partition("/")
    other, _, other_side = victims.partition("/")
    if conflict == other:
        # A body of the country as a whole stands with its government.
        return Interest.ENEMY if side and other_side else Interest.OWN
    return Interest.NEITHER


@functools.cache
def _relations() -> dict[tuple[str, str], str]:
    """What one side is to another, both ways, where the names of the sides do not tell."""
    rows = table("sides.tsv")
    pairs = {(row["side"], row["other"]): row["relation"] for row in rows}
    return pairs | {(b, a): relation for (a, b), relation in pairs.items()}


_ARMS = frozenset({Role.COMBATANT, Role.ATTACKER})
_SERVES = frozenset({Role.SOLDIER, Role.POLICE})


def _by_role(kind: SourceKind | None, side: str, who: Group) -> Interest | None:
    """From what the victims were, where no side is said: a state's army speaks of "militants"."""
    if who.role is None:
        return None
    if who.role.is_civilian:
        return Interest.NEITHER
    if who.affiliation or who.nationality:
        return None
    state = kind in _STATE or (side.endswith("/government") and kind is not SourceKind.ARMED_GROUP)
    if kind is SourceKind.ARMED_GROUP:
        return Interest.ENEMY if who.role in _SERVES else None
    if state and who.role in _ARMS:
        return Interest.ENEMY
    return Interest.OWN if state and who.role in _SERVES else None
