"""How two places stand to each other, by coordinates where a gazetteer gave them, by name where not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.reconciliation.accounts import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtrack.model.place import Place
    from claimtrack.reconciliation.matching import MatchParameters

__all__ = ["place_level"]

_ORDER = ("same", "alike", "near", "within", "country", "unknown", "differs", "conflict")
_RANK = {level: rank for rank, level in enumerate(_ORDER)}

TOWN = 2
"""The coarsest ``where_prec`` whose coordinates say where it was (UCDP): a place, or near it."""


def place_level(some: Sequence[Place], others: Sequence[Place], parameters: MatchParameters) -> str:
    """How the places of two accounts stand to each other: the closest pair speaks for them."""
    best = len(_ORDER)
    for one in some:
        for other in others:
            best = min(best, _RANK[_pair_level(one, other, parameters)])
    return _ORDER[best] if best < len(_ORDER) else "unknown"


def _pair_level(one: Place, other: Place, parameters: MatchParameters) -> str:
    if one.country and other.country and one.country != other.country:
        return "conflict"
    km = one.kilometres(other)
    if km is not None and _is_fine(one) and _is_fine(other):
        if km <= parameters.spot:
            return "same"
        return "near" if km <= parameters.km else "conflict"
    return _by_name(one, other, km)


def _is_fine(place: Place) -> bool:
    return (place.precision or 1) <= TOWN


def _by_name(one: Place, other: Place, km: float | None) -> str:
    name, other_name = folded(one.name), folded(other.name)
    if name == other_name:
        return "same"
    if _lies_in(one, other_name) or _lies_in(other, name):
        return "within"
    if km is not None:
        return "country" if one.country else "unknown"
    from rapidfuzz import fuzz

    if set(name.split()) & set(other_name.split()) or fuzz.ratio(name, other_name) >= 85:
        return "alike"
    return "differs"


def _lies_in(place: Place, name: str) -> bool:
    return bool(place.admin) and folded(place.admin or "") == name
