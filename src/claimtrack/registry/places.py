"""Places by name: countries and well-known regions that come with the library, gazetteers behind them.

What nobody knows for sure stays unresolved: ``lookup_place`` answers with a place or with None.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from claimtrack.model.place import Place, fold
from claimtrack.registry.tables import read_table, table

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["lookup_place", "register_places"]

_REGISTERED: list[dict[str, str]] = []


def register_places(path: Path) -> int:
    """Add a gazetteer file of your own; its places win over those that come with the library.

    Args:
        path: a tab-separated file in the form of ``registry/data/places.tsv``.

    Returns:
        How many places it holds.
    """
    rows = read_table(path)
    _REGISTERED.extend(rows)
    _index.cache_clear()
    return len(rows)


def lookup_place(name: str, *, country: str | None = None, near: Place | None = None) -> Place | None:
    """The place of that name, or None where it is unknown or several are as likely.

    Args:
        name: as printed; case, accents and hyphens do not matter.
        country: ISO 3166 two-letter code it has to lie in.
        near: among namesakes, the one nearest to this place.

    >>> lookup_place("SYRIA")
    Place('Syria, SY')
    """
    found = _index().get(fold(name), ())
    if country is not None:
        found = tuple(place for place in found if place.country == country)
    if near is not None and len(found) > 1:
        return min(found, key=lambda place: (place.kilometres(near) or 0.0, str(place)))
    return found[0] if len(found) == 1 else None


@functools.cache
def _index() -> dict[str, tuple[Place, ...]]:
    out: dict[str, tuple[Place, ...]] = {}
    for row in (*table("places.tsv"), *_REGISTERED):
        place = _place(row)
        for name in (row["name"], *row["alternates"].split("|")):
            if name:
                out[fold(name)] = (*out.get(fold(name), ()), place)
    return out


def _place(row: dict[str, str]) -> Place:
    return Place(
        row["name"],
        admin=row["admin"] or None,
        country=row["country"] or None,
        lat=float(row["lat"]) if row["lat"] else None,
        lon=float(row["lon"]) if row["lon"] else None,
        precision=int(row["precision"]) if row["precision"] else None,
    )
