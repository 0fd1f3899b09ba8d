"""How many people are told of one by one: those with names, and kin of theirs without."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from claimtrack.reconciliation.reports import report_order
from claimtrack.registry.kin import is_kind_of_kin, kinship
from claimtrack.registry.names import is_same_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from claimtrack.model.claim import Claim

__all__ = ["told_one_by_one"]

_NOBODY = {"", "relative"}
"""What kin may be that count as a number does: "19 relatives"."""
_YOUNG = {"", "relative", "child", "kid", "baby", "infant", "toddler"}
"""What kin may be that are nobody's in particular."""


def told_one_by_one(claims: Iterable[Claim]) -> int:
    """The people known by name, and their kin told of without one; nobody twice.

    Kin without a name are others than those named before only where nobody named before is told of
    again: what mourners post tells of a family that is known. Who is named later may be of them.
    """
    ordered = report_order({c.id: c for c in claims}.values())
    of_id = {c.id: c for c in ordered}
    roll = _Roll()
    for _, told in groupby(ordered, key=lambda c: (c.article, c.statement or c.id)):
        roll.add(list(told), of_id)
    return roll.total


class _Roll:
    """Who was told of so far."""

    def __init__(self) -> None:
        self.named: list[str] = []
        self.nameless: Counter[str] = Counter()

    @property
    def total(self) -> int:
        return len(self.named) + self.nameless.total() if self.named else 0

    def add(self, statement: list[Claim], of_id: Mapping[str, Claim]) -> None:
        """Take in what is told in one breath."""
        before = self.total
        names = {name for claim in statement for name in claim.who.names}
        again = any(self._knows(name) for name in names)
        again = again or (not names and statement[0].source.is_attributed)
        for claim in statement:
            for name in claim.who.names:
                self._name(name, _kin_of(claim, of_id))
        spare: Counter[str] = Counter()
        for claim in statement:
            parts = sum(one.count.low for one in statement if one.whole == claim.id)
            if names or claim.count.low == 1:
                spare[kinship(claim.who.label)] += _nameless(claim, parts)
        spare = +spare
        if not names and not (self.named and spare.keys() - _YOUNG):
            return  # who is told of without a name first may be named behind it
        if not again:
            self.nameless += spare
        elif spare.total() > before:
            self.nameless[""] += spare.total() - before

    def _knows(self, name: str) -> bool:
        return any(is_same_name(name, other) for other in self.named)

    def _name(self, name: str, kin: str) -> None:
        """Add a name, which may be of somebody told of without one."""
        if self._knows(name):
            return
        self.named.append(name)
        for one in self.nameless if kin else ():
            if self.nameless[one] and (is_kind_of_kin(kin, one) or is_kind_of_kin(one, kin)):
                self.nameless[one] -= 1  # "his three sons ... Ali, the eldest"
                return


def _kin_of(claim: Claim, of_id: Mapping[str, Claim]) -> str:
    """What relative a claim tells of; of one of several, what they are."""
    whole = of_id.get(claim.whole) if claim.whole is not None else None
    return kinship(claim.who.label) or (kinship(whole.who.label) if whole is not None else "")


def _nameless(claim: Claim, parts: int) -> int:
    """How many relatives a claim tells of in the text's own words and does not name."""
    told = claim.whole is None and not claim.source.is_attributed and claim.count.is_exact
    if (
        not told
        or kinship(claim.who.label) in _NOBODY
        or (claim.who.names and claim.count.low == 1)
    ):
        return 0
    left = claim.count.low - max(parts, len(claim.who.names))
    return left if 0 < left <= _FAMILY else 0


_FAMILY = 9
"""So many relatives are somebody's; more are a family's dead, and a number."""
