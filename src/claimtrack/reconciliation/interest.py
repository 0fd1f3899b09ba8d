"""Whose people were harmed, seen from the source: told by the claim, or by the sides of the registry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.model.claim import Claim, Interest

if TYPE_CHECKING:
    from claimtrack.model.group import Group
    from claimtrack.model.source import Body

__all__ = ["interest_of"]


def interest_of(claim: Claim) -> Interest | None:
    """Whose people were harmed, seen from who counted; None where it cannot be told.

    What the claim says wins. Else the side of the source is held against the side of the victims, and
    against who did it: a body that counts those its own side killed counts its enemy.

    >>> interest_of(Claim("killed", 5, interest="enemy"))
    <Interest.ENEMY: 'enemy'>
    """
    if claim.interest is not None:
        return claim.interest
    entry = claim.source.root.entry
    if entry is None or not entry.side or not _may_be_party(entry):
        return None
    return _seen_from(entry.side, claim.who) or _by_own_hand(entry.side, claim)


def _may_be_party(entry: Body) -> bool:
    """Hospitals and monitors under a side's rule count bodies; they do not speak for its fighters."""
    return not any(
        word in entry.kind.value for word in ("health", "civil_defence", "monitor", "ngo")
    )


def _seen_from(side: str, who: Group) -> Interest | None:
    if who.side is None:
        return None
    conflict, _, _ = side.partition("/")
    if who.side == side:
        return Interest.OWN
    return Interest.ENEMY if who.side.startswith(f"{conflict}/") else None


def _by_own_hand(side: str, claim: Claim) -> Interest | None:
    """Armed people killed by the source's own side are its enemy."""
    by, role = claim.by, claim.who.role
    if by is not None and by.side == side and role is not None and role.is_armed:
        return Interest.ENEMY
    return None
