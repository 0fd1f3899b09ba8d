"""Blocks: which clusters a new account is compared with at all, so that cost stays near n log n.

An account is filed under its place and days (a cell of the map or the words of the name, with a
stretch of days). Whatever the days, it is filed under the victims it names, and under its place
together with each other name it holds: a court case tells of the same people months later. It is
looked up under the neighbouring cells and stretches too, so no pair within the windows is missed at
an edge. No figure and no harm is part of a block.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import attrs

from claimtrack.reconciliation.parameters import MatchParameters
from claimtrack.reconciliation.places import is_fine
from claimtrack.reconciliation.wording import telling_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimtrack.reconciliation.accounts import Account

__all__ = ["Blocks"]

Key = str | tuple[object, ...]
"""A word, a cell of the map, a person, or a period total's harm and start."""

Stretch = int | None
"""Number of a stretch of days; None for what is looked up whatever the days."""

CROWD = 48
"""Clusters looked at in one block, the latest first: a crowd must not cost its square."""

STRETCHES = 12
"""Stretches of days an account is filed under at most; a wider time is found by name alone."""

KM_A_DEGREE = 111.2
"""Kilometres in a degree of latitude."""


@attrs.define(eq=False)
class Blocks:
    """An index from blocks to the numbers of the clusters that have an account in them.

    Attributes:
        parameters: the windows, which set how wide a block is.
        filed: for each stretch of days (and for what has no days), the clusters under each key.
    """

    parameters: MatchParameters
    filed: dict[Stretch, dict[Key, list[int]]] = attrs.field(factory=dict)

    def candidates(self, account: Account) -> list[int]:
        """Numbers of the clusters that share a block with an account, in order."""
        found: set[int] = set()
        for stretch, keys in self.around(account, 1):
            shelf = self.filed.get(stretch)
            if shelf is not None:
                for key in shelf.keys() & keys:
                    found.update(shelf[key][-CROWD:])
        return sorted(found)

    def file(self, account: Account, number: int) -> None:
        """Enter an account of a cluster."""
        for stretch, keys in self.around(account, 0):
            shelf = self.filed.setdefault(stretch, {})
            for key in keys:
                numbers = shelf.setdefault(key, [])
                if not numbers or numbers[-1] != number:
                    numbers.append(number)

    def around(self, account: Account, margin: int) -> Iterator[tuple[Stretch, set[Key]]]:
        """The blocks of an account, and with a margin of 1 those it is looked up under.

        Accounts that share none, directly or through others, never meet: see ``engines/pieces.py``.
        """
        if account.is_period:
            claim = account.claims[0]
            yield None, {(claim.harm.value, claim.when.start)}
            return
        anywhen: set[Key] = set(_people(account))
        others = account.words - account.place_words
        anywhen.update((place, word) for place in account.place_words for word in others)
        if anywhen:
            yield None, anywhen
        stretches = self._stretches(account, margin)
        if stretches:
            keys = set(self._keys(account, margin))
            yield from ((stretch, keys) for stretch in stretches)

    def _keys(self, account: Account, margin: int) -> Iterator[Key]:
        yield from account.words
        for place in account.places:
            yield from telling_words(place.name) or (place.name,)
            if margin and place.admin:
                yield from telling_words(place.admin)
            if place.lat is not None and place.lon is not None and is_fine(place):
                row, column = self._cell(place.lat, place.lon)
                for north in range(-margin, margin + 1):
                    for east in range(-margin, margin + 1):
                        yield row + north, column + east

    def _stretches(self, account: Account, margin: int) -> range:
        """The stretches of days an account can lie in; none where that is anywhere."""
        if account.start is None or account.end is None:
            return range(0)
        width = int(self.parameters.days) + 1
        first, last = account.start // width - margin, account.end // width + margin
        return range(first, last + 1) if last - first < STRETCHES else range(0)

    def _cell(self, lat: float, lon: float) -> tuple[int, int]:
        """A cell at least as wide as the window of kilometres, up to 60 degrees of latitude."""
        size = max(self.parameters.km, 1.0) / KM_A_DEGREE
        return math.floor(lat / size), math.floor(lon / (2 * size))


def _people(account: Account) -> Iterator[Key]:
    """First letter and last name of each named victim: Matt and Matthew are looked up alike."""
    for name in sorted(account.names):
        words = name.split()
        if len(words) > 1:
            yield words[0][0], words[-1]
