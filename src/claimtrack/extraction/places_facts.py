"""What a name tells by itself, wherever it stands."""

from __future__ import annotations

import re

import attrs

from claimtrack.extraction import places_words as words
from claimtrack.model.place import Place
from claimtrack.registry.places import demonym_country, known_place, remembered


@attrs.frozen
class NameFacts:
    """What a name tells by itself.

    Attributes:
        name: the name.
        last: the kind of its last word: "area", "site", "either" ...
        known: the place of that name, in whatever region.
        is_no_place: whether it is that of a people or a site, whatever stands by it.
    """

    name: str
    last: str
    known: Place | None
    is_no_place: bool

    def is_in_town(self, left: str) -> bool:
        """Whether "Menlo Park" is a town here, and no park."""
        return self.name.count(" ") < 2 and _IN.search(left) is not None


_IN = re.compile(r"\b[Ii]n\s(?:\w+\s)?$")


@remembered
def facts_of(name: str) -> NameFacts:
    """What a name tells by itself, found once.

    >>> facts_of("Afghan").is_no_place, facts_of("Menlo Park").last
    (True, 'either')
    """
    last = words.kind_of(name.rsplit(" ", 1)[-1].rstrip("."))
    known = known_place(name)
    is_acronym = known is None and len(name) < 5 and name.isupper()
    is_no_place = last in ("site", "part") or is_acronym or _is_people(name)
    return NameFacts(name, last, known, is_no_place)


def _is_people(name: str) -> bool:
    """Whether a name is, or ends in, a people: "Afghan", "South American"."""
    return bool(demonym_country(name) or (" " in name and demonym_country(name.rsplit(" ", 1)[-1])))
