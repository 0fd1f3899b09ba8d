"""How two places stand to each other: by coordinates where they are known, else by name."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from claimtrack.reconciliation.wording import folded, telling_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtrack.model.place import Place
    from claimtrack.reconciliation.parameters import MatchParameters

__all__ = ["is_far", "is_fine", "is_same_place", "place_level"]

TOWN = 3
"""The coarsest ``where_prec`` that still says where it was (UCDP): a place or its district."""

ALIKE = 85
"""Likeness in percent from which two spellings are one name."""

NAMESAKE_KM = 200.0
"""Kilometres beyond which two places told of one person are hardly a town and its hospital."""

# From what speaks loudest for one place: a conflict outweighs a pair of which nothing is known.
_ORDER = ("same", "alike", "near", "within", "region", "conflict", "country", "unknown", "differs")
_RANK = {level: rank for rank, level in enumerate(_ORDER)}


def place_level(some: Sequence[Place], others: Sequence[Place], parameters: MatchParameters) -> str:
    """How the places of two accounts stand to each other: the closest pair speaks for them.

    Returns:
        "same", "near" (kilometres apart, within the window), "conflict" (farther, or another
        country), "alike", "within", "region", "country" or "differs" where only names are known,
        "unknown" where an account has no place.

    >>> from claimtrack.model.place import Place
    >>> from claimtrack.reconciliation.parameters import MatchParameters
    >>> town, next_town = Place("A", lat=35.0, lon=37.0), Place("B", lat=35.1, lon=37.0)
    >>> place_level([town], [next_town], MatchParameters.default())
    'near'
    """
    if not some or not others:
        return "unknown"
    if len(some) == len(others) == 1:
        return _pair_level(some[0], others[0], parameters.spot, parameters.km)
    return min(
        (_pair_level(a, b, parameters.spot, parameters.km) for a in some for b in others),
        key=_RANK.__getitem__,
    )


def is_far(some: Sequence[Place], others: Sequence[Place]) -> bool:
    """Whether places lie so far apart that one may be a namesake of the place that was meant.

    >>> from claimtrack.model.place import Place
    >>> is_far([Place("A", lat=35.0, lon=37.0)], [Place("A", lat=38.0, lon=37.0)])
    True
    """
    return all((a.kilometres(b) or 0.0) > NAMESAKE_KM for a in some for b in others)


def is_fine(place: Place) -> bool:
    """Whether a place says where it was, rather than in which province or country.

    >>> from claimtrack.model.place import Place
    >>> is_fine(Place("Salqin", precision=1)), is_fine(Place("Idlib", precision=4))
    (True, False)
    """
    return place.precision is None or place.precision <= TOWN


def is_same_place(one: Place, other: Place) -> bool:
    """Whether two places are one, whatever was known of each.

    >>> from claimtrack.model.place import Place
    >>> known, named = Place("Salqin", country="SY"), Place("salqin")
    >>> is_same_place(known, named), is_same_place(named, known)
    (True, True)
    """
    if folded(one.name) != folded(other.name):
        return one == other
    return one.country == other.country or None in (one.country, other.country)


@functools.lru_cache(maxsize=1 << 14)
def _pair_level(one: Place, other: Place, spot: float, window: float) -> str:
    if one.country and other.country and one.country != other.country:
        return "conflict"
    km = one.kilometres(other)
    if km is not None and is_fine(one) and is_fine(other):
        if km <= spot:
            return "same"
        return "near" if km <= window else "conflict"
    return _by_name(one, other, km)


def _by_name(one: Place, other: Place, km: float | None) -> str:
    if folded(one.name) == folded(other.name):
        return "same" if is_fine(one) or is_fine(other) else _extent(one)
    if _lies_in(one, other) or _lies_in(other, one):
        return "within"
    if _is_alike(one.name, other.name):
        return "alike"
    if km is not None:
        return "country" if one.country else "unknown"
    # A name no gazetteer knows can be a street or a quarter of the town that is known.
    return "unknown" if one.is_resolved or other.is_resolved else "differs"


def _extent(place: Place) -> str:
    return "country" if (place.precision or 0) >= 6 else "region"  # where_prec 6 is a country


def _lies_in(place: Place, other: Place) -> bool:
    return bool(place.admin) and folded(place.admin or "") == folded(other.name)


def _is_alike(name: str, other: str) -> bool:
    words, other_words = set(telling_words(name)), set(telling_words(other))
    if words and other_words and (words <= other_words or other_words <= words):
        return True
    from rapidfuzz import fuzz

    return fuzz.ratio(folded(name), folded(other)) >= ALIKE
