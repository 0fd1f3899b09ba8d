"""The province or country named with a place: "Salem, Ore.", "Darkush in Idlib"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimtrack.extraction import places_words as words
from claimtrack.extraction.places_facts import facts_of
from claimtrack.registry.places import (
    PROVINCE,
    is_well_known,
    lookup_place,
    province_of_code,
    remembered,
)

if TYPE_CHECKING:
    from claimtrack.extraction.places_roles import Standing
    from claimtrack.model.place import Place


def container_of(
    standing: Standing, end: int, name: str, level: int | None
) -> tuple[Place | None, str | None]:
    """The province or country named with a place, where it can hold it, and an unknown one's name.

    Args:
        standing: the name among the words around it.
        end: where the words that say the place end.
        name: the name of the place.
        level: how wide it is as far as the words tell.
    """
    box, admin = _named_with(standing, end)
    return (box if box and _is_wider(box, name, level) else None), admin


def _is_wider(box: Place, name: str, level: int | None) -> bool:
    """Whether a province or country can hold a place: "Syria, Iraq" is a list."""
    own = facts_of(name).known
    inside = max(level or 1, (own.precision or 1) if own else 1)
    return box.name != name and inside < (box.precision or 1)


def _named_with(standing: Standing, end: int) -> tuple[Place | None, str | None]:
    """The province or country named with a place: as the registry knows it, else its name."""
    text = standing.text
    if (found := area_behind(text, end)) is not None:
        return found, None
    match = words.NEXT_IN.match(text, end)
    if match and words.AREA_AFTER.match(text, match.end()):
        return standing.owner(), match["name2"] or match["name"]
    return standing.owner(), None


def area_behind(text: str, end: int) -> Place | None:
    """The province or country named right behind a name, as far as the registry knows it.

    >>> area_behind("in Salem, Ore.", 8), area_behind("in Salem, he said", 8)
    (Place('Oregon, Oregon, US'), None)
    """
    match = words.NEXT.match(text, end)
    found = area_of(match["name"]) if match else None
    if found is None and (match := words.NEXT_IN.match(text, end)):
        found = area_of(match["name2"] or match["name"])
    return found


_NOUN = re.compile(r"\s(?:[Pp]rovince|[Cc]ounty|[Ss]tate|[Dd]epartment|[Gg]overnorate)$")


@remembered
def area_of(name: str) -> Place | None:
    """The province or country of that name or abbreviation."""
    name = _NOUN.sub("", name)
    found = _state(name) if len(name) == 2 else None
    if found is None and not is_well_known(name):
        return None  # provinces and countries stand in no other table
    found = found or lookup_place(name, country="US" if name.endswith(".") else None)
    found = found or (lookup_place(name, country="US") if name == "Georgia" else None)
    return found if found is not None and (found.precision or 0) >= PROVINCE else None


def _state(code: str) -> Place | None:
    """The state of the United States of a postal code."""
    name = province_of_code("US", code)
    return lookup_place(name, country="US") if name else None
