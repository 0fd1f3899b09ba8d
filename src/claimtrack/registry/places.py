"""Places by name: countries, provinces and well-known towns, and gazetteers behind them.

What nobody knows for sure stays unresolved: ``lookup_place`` answers with one place or with None.
"""

from __future__ import annotations

import functools
from itertools import chain
from typing import TYPE_CHECKING, ParamSpec, TypeVar, cast

import attrs

from claimtrack.errors import RecordError
from claimtrack.model.place import Place, fold, plain
from claimtrack.registry.gazetteer import Town, towns
from claimtrack.registry.tables import Row, read_table, table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = [
    "begins_place_name",
    "country_of_code",
    "demonym_country",
    "demonyms",
    "forget_with_places",
    "is_place_name",
    "is_well_known",
    "known_around",
    "known_place",
    "lookup_place",
    "province_of_code",
    "register_places",
    "remembered",
]

DOMINANT = 8
"""A town this many times as large as every namesake is the one meant."""
ALONE = 50_000
"""A smaller town of the gazetteer is meant only where its country or province is spoken of."""
TWIN_KM = 60.0
"""Two rows of one name this near to each other are one place, told twice."""
FAR_KM = 500.0
"""A namesake farther than this from where the text speaks of is another place."""
CLOSE_KM = 250.0
"""Of namesakes in one country, one this near to where the text speaks of is the one meant."""
COUNTRY, PROVINCE, TOWN = 6, 4, 1
_KEPT = 1 << 15
"""Names remembered: more than a hundred articles hold, few enough for any memory."""
_NEARBY = 1 << 10
"""Names remembered for each region a text speaks of."""

_registered: list[Row] = []
_caches: list[Callable[[], None]] = []
_P = ParamSpec("_P")
_R = TypeVar("_R")


def remembered(function: Callable[_P, _R]) -> Callable[_P, _R]:
    """A function of names that keeps its answers until places are registered."""
    kept = functools.lru_cache(maxsize=_KEPT)(function)
    forget_with_places(kept.cache_clear)
    return cast("Callable[_P, _R]", kept)


def forget_with_places(forget: Callable[[], None]) -> None:
    """Have what was worked out from names forgotten when places are registered."""
    _caches.append(forget)


@attrs.frozen
class _Candidate:
    place: Place
    weight: float
    """Population; the library's own rows and the user's outweigh any town."""
    alternate: bool = False
    """Whether the name asked for is another spelling of a town of the gazetteer."""


def register_places(path: Path) -> int:
    r"""Add a gazetteer file of your own: villages, neighbourhoods, front lines.

    Its places win over those that come with the library and over the gazetteer package.

    Args:
        path: a tab-separated file with a header; ``name`` is needed, and of ``admin``,
            ``country``, ``lat``,
            ``lon``, ``precision``, ``alternates`` (separated by ``|``) whatever is known.

    Returns:
        How many places it holds.

    Raises:
        RecordError: a row does not fit the header, or a number is none.

    >>> import pathlib, tempfile
    >>> file = pathlib.Path(tempfile.mkdtemp(), "villages.tsv")
    >>> _ = file.write_text("name\tcountry\tlat\tlon\nTell Sample\tSY\t35.4\t37.1\n")
    >>> register_places(file), lookup_place("tell sample").lat
    (1, 35.4)
    """
    rows = read_table(path)
    for number, row in enumerate(rows, 1):
        _checked(row, f"{path} row {number}")
    _registered.extend(rows)
    _forget_names()
    return len(rows)


def _forget_names() -> None:
    """Ask for every name again: what is registered has changed."""
    for forget in (_own.cache_clear, _first_words.cache_clear, *_caches):
        forget()


def _checked(row: Row, where: str) -> None:
    if not row.get("name"):
        msg = f"{where}: no name; expected a column 'name' with the name as printed"
        raise RecordError(msg)
    try:
        _place(row)
    except ValueError as error:
        msg = f"{where}: {error}; expected lat and lon in degrees, precision 1 to 7"
        raise RecordError(msg) from None


def lookup_place(
    name: str, *, country: str | None = None, near: Place | None = None
) -> Place | None:
    """The place of that name, or None where it is unknown or several are as likely.

    Countries, provinces and well-known towns come with the library; the extra ``places`` adds the
    towns of the world above 5,000 people. Where a town and its province share a name, precision
    is the province's.

    Args:
        name: as printed; case, accents and hyphens do not matter.
        country: ISO 3166 two-letter code the place has to lie in.
        near: where the text speaks of; among namesakes its province, its country or the nearest
            wins.

    >>> lookup_place("DAYR AZ-ZAWR")
    Place('Deir ez-Zor, Deir ez-Zor, SY')
    >>> lookup_place("Tripoli") is None, lookup_place("Tripoli", country="LB").country
    (True, 'LB')
    """
    return _lookup(name, country, near)


@remembered
def _lookup(name: str, country: str | None, near: Place | None) -> Place | None:
    folded = fold(name)
    asked = country is not None or near is not None
    if not asked and folded not in _own() and not any(map(_is_large, towns().get(folded, ()))):
        return None  # as for most names: nothing says that one of the small towns is meant
    found = _candidates(folded)
    if country is not None:
        found = [one for one in found if one.place.country == country]
    if near is not None:
        found = _around(found, near)
    return _one(found, asked=asked)


@remembered
def is_place_name(name: str) -> bool:
    """Whether some place is called so, even where it cannot be told which is meant.

    >>> is_place_name("Tripoli")
    True
    """
    folded = fold(name)
    return folded in _own() or folded in towns()


@remembered
def begins_place_name(word: str) -> bool:
    """Whether the name of some place begins with a word.

    >>> begins_place_name("San"), begins_place_name("Guerrillas")
    (True, False)
    """
    first = fold(word).partition(" ")[0]
    return first in _own() or first in towns() or first in _first_words()


@functools.cache
def _first_words() -> frozenset[str]:
    """The first word of every place's name of several, folded."""
    return frozenset({name.partition(" ")[0] for name in chain(_own(), towns()) if " " in name})


@remembered
def is_well_known(name: str) -> bool:
    """Whether the library's own rows, or a gazetteer file of the user's, hold a place called so.

    >>> is_well_known("Mosul"), is_well_known("Bordeaux")
    (True, False)
    """
    return fold(name) in _own()


@remembered
def known_place(name: str, near: Place | None = None) -> Place | None:
    """The place of that name where the text speaks of, else a well-known one.

    >>> known_place("Tripoli", near=country_of_code("LB")).country
    'LB'
    """
    if not is_place_name(name):
        return None
    found = lookup_place(name, near=near) if near is not None else None
    if found is not None or (near is not None and not is_well_known(name)):
        return found
    return lookup_place(name)


@remembered
def known_around(near: Place | None) -> Callable[[str], Place | None]:
    """``known_place`` for the many names of a text that speaks of one region.

    >>> known_around(country_of_code("LB"))("Tripoli").country
    'LB'
    """
    return functools.lru_cache(maxsize=_NEARBY)(functools.partial(known_place, near=near))


@remembered
def demonym_country(word: str) -> str | None:
    """The two-letter code of the country whose people or adjective the word is.

    >>> demonym_country("Syrian")
    'SY'
    """
    return demonyms().get(fold(word))


@functools.cache
def demonyms() -> dict[str, str]:
    """The two-letter code of each people's country, by folded name."""
    return {
        fold(word): row["country"]
        for row in table("places.tsv")
        for word in row["demonyms"].split("|")
        if word
    }


def _candidates(name: str) -> list[_Candidate]:
    own = list(_own().get(name, ()))
    for town in towns().get(name, ()):
        place = _town(town)
        if not any(_is_twin(place, one.place) for one in own):
            own.append(_Candidate(place, _weight(town), town.alternate))
    return own


def _weight(town: Town) -> float:
    return town.population / (DOMINANT if town.alternate else 1)


def _is_large(town: Town) -> bool:
    """Whether a town can be meant where nothing else says so."""
    return _weight(town) >= ALONE


def _is_twin(one: Place, other: Place) -> bool:
    if one.country != other.country:
        return False
    apart = one.kilometres(other)
    return other.precision == COUNTRY or one.admin == other.admin or (apart or 0.0) < TWIN_KM


def _around(found: list[_Candidate], near: Place) -> list[_Candidate]:
    """The candidates in the province of a place, else in its country, else within reach of it."""
    inside = [one for one in found if one.place.country == near.country] if near.country else []
    if near.admin:
        inside = [one for one in inside if one.place.admin == near.admin] or inside
    if not inside:  # another spelling may be another place's own name, as far as anybody knows
        return _within([one for one in found if not one.alternate], near, FAR_KM)
    if near.precision != COUNTRY:
        close = _within(inside, near, CLOSE_KM)
        by_distance = sorted(close, key=lambda o: (o.place.kilometres(near) or 0.0, str(o.place)))
        return by_distance[:1] or inside
    return inside


def _within(found: list[_Candidate], near: Place, km: float) -> list[_Candidate]:
    return [one for one in found if (one.place.kilometres(near) or 0.0) <= km]


def _one(found: list[_Candidate], *, asked: bool) -> Place | None:
    """The place meant; ``asked`` tells that a country or a place nearby has chosen already."""
    if not asked and any(one.weight == _SHARED for one in found):
        return None
    most = max((one.weight for one in found), default=0.0)
    places = [one.place for one in found if one.weight * DOMINANT > most or not most]
    if len({(p.country, p.admin) for p in places}) != 1 or (not asked and most < ALONE):
        return None
    finest = min(places, key=lambda p: (p.precision or TOWN, str(p)))
    widest = max(p.precision or TOWN for p in places)
    return finest if finest.precision == widest else attrs.evolve(finest, precision=widest)


_USERS, _LIBRARYS, _SHARED = 1e15, 1e11, 0.0


@functools.cache
def _own() -> dict[str, tuple[_Candidate, ...]]:
    """The user's rows and the library's, by folded name."""
    out: dict[str, tuple[_Candidate, ...]] = {}
    for rows, weight in ((_registered, _USERS), (table("places.tsv"), _LIBRARYS)):
        for row in rows:
            candidate = _Candidate(_place(row), _SHARED if row.get("shared") else weight)
            for name in (row["name"], *row.get("alternates", "").split("|")):
                if name:
                    out[fold(name)] = (*out.get(fold(name), ()), candidate)
    return out


def _place(row: Row) -> Place:
    precision = row.get("precision")
    lat, lon = row.get("lat"), row.get("lon")
    return Place(
        row["name"],
        admin=row.get("admin") or None,
        country=row.get("country") or None,
        lat=float(lat) if lat else None,
        lon=float(lon) if lon else None,
        precision=int(precision) if precision else TOWN,
    )


def country_of_code(code: str) -> Place | None:
    """The country of an ISO 3166 two-letter code.

    >>> country_of_code("SY")
    Place('Syria, SY')
    """
    return _countries().get(code)


def province_of_code(country: str, code: str) -> str | None:
    """The name of a province by its code in GeoNames; of American states, the postal code.

    >>> province_of_code("US", "KS")
    'Kansas'
    """
    return _provinces().get((country, code))


@functools.cache
def _countries() -> dict[str, Place]:
    rows = (row for row in table("places.tsv") if row["precision"] == str(COUNTRY))
    return {row["country"]: _place(row) for row in rows}


@functools.cache
def _provinces() -> dict[tuple[str, str], str]:
    return {(r["country"], r["code"]): r["name"] for r in table("places.tsv") if r["code"]}


def _town(town: Town) -> Place:
    return Place(
        plain(town.name),
        admin=_provinces().get((town.country, town.code)),
        country=town.country,
        lat=town.lat,
        lon=town.lon,
        precision=TOWN,
    )
