"""Blocks: which clusters a new account is compared with at all, so that cost stays near n log n.

An account is filed under its place and days (a cell of the map or the words of the name, with a
stretch of days). Whatever the days, it is filed under the victims it names, and under its place
together with each other name it holds: a court case tells of the same people months later. It is
looked up under the neighbouring cells and stretches too, so no pair within the windows is missed at
an edge. No figure and no harm is part of a block.
"""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, NamedTuple

import attrs

from claimtrack.reconciliation.parameters import MatchParameters
from claimtrack.reconciliation.places import is_fine
from claimtrack.reconciliation.wording import telling_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimtrack.model.place import Place
    from claimtrack.reconciliation.accounts import Account

__all__ = ["Address", "Blocks", "blocks"]

Key = str | tuple[object, ...]
"""A word, a cell of the map, a person, or a period total's harm and start."""

Stretch = int | str | None
"""Number of a stretch of days; for what is looked up whatever the days a word of its place, or None
for people and totals."""

Shelf = tuple[Stretch, AbstractSet[Key]]
"""Keys under which something lies, with their stretch of days."""

CROWD = 48
"""Clusters looked at in one block, the latest first: a crowd must not cost its square."""

STRETCHES = 12
"""Stretches of days an account is filed under at most; a wider time is found by name alone."""

KM_A_DEGREE = 111.2
"""Kilometres in a degree of latitude."""

_AROUND = tuple(itertools.product((-1, 0, 1), repeat=2))


class Address(NamedTuple):
    """Where an account is filed, and where it is looked up: there, and in what lies around it."""

    filed: list[Shelf]
    sought: list[Shelf]


@attrs.define(eq=False, repr=False)
class Blocks:
    """An index from blocks to the numbers of the clusters that have an account in them.

    Attributes:
        parameters: the windows, which set how wide a block is.
        filed: for each stretch of days (and for what has no days), the clusters under each key.
    """

    parameters: MatchParameters
    filed: dict[Stretch, dict[Key, list[int]]] = attrs.field(factory=dict)

    def candidates(self, address: Address) -> set[int]:
        """Numbers of the clusters that share a block with an account."""
        found: set[int] = set()
        for stretch, keys in address.sought:
            shelf = self.filed.get(stretch)
            if shelf is not None:
                for key in keys:
                    if key in shelf:
                        found.update(shelf[key][-CROWD:])
        return found

    def file(self, address: Address, number: int) -> None:
        """Enter an account of a cluster."""
        for stretch, keys in address.filed:
            shelf = self.filed.setdefault(stretch, {})
            for key in keys:
                numbers = shelf.get(key)
                if numbers is None:
                    shelf[key] = [number]
                elif numbers[-1] != number:
                    numbers.append(number)

    def address(self, account: Account) -> Address:
        """The blocks of an account, and those around them.

        Accounts that share none, directly or through others, never meet: see ``engines/pieces.py``.
        """
        if account.is_period:
            claim = account.claims[0]
            total: list[Shelf] = [(None, {(claim.harm.value, claim.when.start)})]
            return Address(total, total)
        always = _anywhen(account)
        if account.start is None or account.end is None:
            return Address(always, always)
        here: frozenset[Key] = frozenset(account.words)
        around: frozenset[Key] = frozenset()
        for place in account.places:
            site, near = _site(place, self.parameters.km)
            here |= site
            around |= near
        around |= here
        width = int(self.parameters.days) + 1
        first, last = account.start // width, account.end // width
        return Address(
            always + [(stretch, here) for stretch in _stretches(first, last)],
            always + [(stretch, around) for stretch in _stretches(first - 1, last + 1)],
        )


def blocks(shelves: Iterable[Shelf]) -> Iterator[tuple[int | None, Key]]:
    """Blocks one by one, as they are told where they are kept for long or sent elsewhere."""
    for stretch, keys in shelves:
        for key in keys:
            yield (None, (stretch, key)) if isinstance(stretch, str) else (stretch, key)


def _anywhen(account: Account) -> list[Shelf]:
    """What an account is filed under whatever its days.

    Of a named victim, first letter and last name: Matt and Matthew are looked up alike.
    """
    others = account.words - account.place_words
    shelves: list[Shelf] = [(place, others) for place in account.place_words] if others else []
    names = [name.split() for name in account.names]
    people = {(words[0][0], words[-1]) for words in names if len(words) > 1}
    if people:
        shelves.append((None, people))
    return shelves


def _stretches(first: int, last: int) -> range:
    """The stretches of days from one to another; none where that is nearly anywhere."""
    return range(first, last + 1) if last - first < STRETCHES else range(0)


@functools.lru_cache(maxsize=1 << 14)
def _site(place: Place, km: float) -> tuple[frozenset[Key], frozenset[Key]]:
    """What a place is filed under, and what lies around it."""
    here: set[Key] = set(telling_words(place.name) or (place.name,))
    around: set[Key] = set(telling_words(place.admin)) if place.admin else set()
    if place.lat is not None and place.lon is not None and is_fine(place):
        # a cell is at least as wide as the window of kilometres, up to 60 degrees of latitude
        size = max(km, 1.0) / KM_A_DEGREE
        row, column = math.floor(place.lat / size), math.floor(place.lon / (2 * size))
        here.add((row, column))
        around.update((row + north, column + east) for north, east in _AROUND)
    return frozenset(here), frozenset(around)
