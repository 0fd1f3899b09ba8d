"""Names of places in one sentence: which capitalised words are a place, and how they stand there.

No gazetteer is needed: a name after "in", "near", "the town of", or before "province" is a place.
What the registry knows decides where the shape of the words does not (all capitals, headlines).
"""

from __future__ import annotations

import re

import attrs

from claimtrack.extraction import places_words as words
from claimtrack.extraction.places_roles import (
    BEFORE,
    is_at_hospital,
    left_country,
    may_be_placed,
    role_of,
)
from claimtrack.extraction.places_runs import Region, capitals_of, stretches
from claimtrack.model.place import Place
from claimtrack.registry.places import (
    demonym_country,
    is_place_name,
    known_place,
    lookup_place,
    province_of_code,
)

COUNTRY, PROVINCE, DISTRICT, NEARBY = 6, 4, 3, 2
"""Classes of UCDP's ``where_prec``."""


@attrs.frozen
class Named:
    """A name that is a place, and how it stands in its sentence.

    Attributes:
        name: the name, without "southern" and "province".
        start: its first character in the sentence.
        end: the one after its last.
        text: the words that say the place, with "near", "southern" and "province".
        role: "in" (in, inside, near ...), "of" (the town of), "between", "at", "from", "off"
            (north of),
            "hit" (shells hit X), "police" (Chicago police), "beside" (a Chicago man) or "dateline".
        level: where_prec as far as the words tell it; None is a town or unknown.
        container: the province or country named with it.
        admin: the name of its province where the registry does not know it.
    """

    name: str
    start: int
    end: int
    text: str
    role: str
    level: int | None = None
    container: Place | None = None
    admin: str | None = None

    def is_country(self) -> bool:
        """Whether it is the name of a country."""
        place = known_place(self.name)
        return place is not None and place.precision == COUNTRY

    def resolved(self, near: Place | None) -> Place:
        """The place, with what the registry knows of it where the text speaks of ``near``."""
        found = known_place(self.name, self.container or near)
        if found is None:
            box = self.container
            admin = self.admin or (box.admin if box else None)
            country = box.country if box else None
            return Place(
                self.name, admin=admin, country=country, precision=self.level, text=self.text
            )
        level = max(self.level or 1, found.precision or 1)
        return attrs.evolve(found, precision=level, text=self.text)


def read_names(text: str, region: Region | None = None) -> list[Named]:
    """The places a sentence names, in order.

    >>> [
    ...     (n.name, n.role, n.text)
    ...     for n in read_names("killed near the town of Salqin in Idlib province")
    ... ]
    [('Salqin', 'of', 'near the town of Salqin'), ('Idlib', 'in', 'Idlib province')]
    """
    region = region or Region()
    capitals = capitals_of(text)
    read, shouted = capitals.text, capitals.shouted
    out: list[Named] = []
    for start, end, before_body in stretches(capitals, region):
        named = None
        if before_body or may_be_placed(read, start, end):
            named = _named(read, start, end, before_body=before_body)
        named = named or _listed(read, start, end, out)
        if named is not None and not (shouted and _is_doubtful(named, region)):
            out.append(named)
    return _paired(text, out)


_AND = re.compile(r"(?:,|,? (?:and|or))\s(?:the\s)?")
_LONGEST_AND = len(", and the ")


def _listed(text: str, start: int, end: int, before: list[Named]) -> Named | None:
    """A name that goes on a list of places: "in Homs, Hama and Idlib"."""
    previous = before[-1] if before else None
    if previous is None or previous.role not in ("in", "of", "between"):
        return None
    if start - previous.end > _LONGEST_AND:
        return None
    if not _AND.fullmatch(text, previous.end, start) or words.PERSON_AFTER.match(text, end):
        return None
    name = text[start:end]
    if (
        previous.container is not None
        and _area(text[start : end + 1].strip(" ,")) == previous.container
    ):
        return None  # "Toledo, Ohio" is one place
    if not is_place_name(name) or demonym_country(name):
        return None
    area = words.AREA_AFTER.match(text, end)
    level, name = _level(name, "", area)
    return Named(name, start, end, text[start : area.end() if area else end], "in", level)


def _is_doubtful(named: Named, region: Region) -> bool:
    """Whether, among all these capitals, nothing but a preposition says it is a place."""
    if named.level is not None or named.container is not None or named.role == "of":
        return False
    return not (is_place_name(named.name) if named.role == "in" else region.knows(named.name))


def _named(text: str, start: int, end: int, *, before_body: bool) -> Named | None:
    """The place that a run of capitals names, or None where it names none."""
    role, from_ = role_of(text, start, end, before_body=before_body)
    if role is None or _is_no_name(text, start, end):
        return None
    name = text[start:end]
    last = words.kind_of(name.rsplit(" ", 1)[-1].rstrip("."))
    area = words.AREA_AFTER.match(text, end)
    level, name = _level(name, last, area)
    if (role in ("between", "hit") or (before_body and role not in _BESIDE)) and not is_place_name(
        name
    ):
        return None
    if role in ("in", "at", "from") and level is None and _is_no_place(text, end, name):
        return None
    to = area.end() if area else end
    box, admin = _container(text, to, start)
    if box is not None and not _is_wider(box, name, level):
        box = None
    words_said = text[from_:to]
    if level is None and re.match(r"near|outside|around|.*outskirts", words_said, re.IGNORECASE):
        level = NEARBY
    return Named(name, start, end, words_said, role, level, box, admin)


def _is_no_name(text: str, start: int, end: int) -> bool:
    """Whether the name is that of a people, a site or a hospital's town, whatever stands by it."""
    name = text[start:end]
    last = words.kind_of(name.rsplit(" ", 1)[-1].rstrip("."))
    if last in ("site", "part") or _is_people(name) or _is_acronym(name):
        return True
    if last == "either" and not _is_in_town(name, text[max(0, start - BEFORE) : start]):
        return True
    return words.PEOPLE_AFTER.match(text, end) is not None or is_at_hospital(text, start)


def _is_wider(box: Place, name: str, level: int | None) -> bool:
    """Whether a province or country can hold a place: "Syria, Iraq" is a list."""
    own = known_place(name)
    inside = max(level or 1, (own.precision or 1) if own else 1)
    return box.name != name and inside < (box.precision or 1)


_BESIDE = ("police", "beside")


def _is_people(name: str) -> bool:
    """Whether a name is, or ends in, a people: "Afghan", "South American"."""
    return bool(demonym_country(name) or (" " in name and demonym_country(name.rsplit(" ", 1)[-1])))


def _is_in_town(name: str, left: str) -> bool:
    """Whether "Menlo Park" is a town here, and no park."""
    return name.count(" ") < 2 and re.search(r"\b[Ii]n\s(?:\w+\s)?$", left) is not None


def _is_acronym(name: str) -> bool:
    return name.isupper() and len(name) < 5 and known_place(name) is None


def _level(name: str, last: str, area: re.Match[str] | None) -> tuple[int | None, str]:
    """The level that "province" or "county" gives a name, and the name without it."""
    noun = area["noun"].lower() if area else ""
    if last == "area" and " " in name:
        name, noun = name.rsplit(" ", 1)[0], name.rsplit(" ", 1)[1].lower()
    if not noun:
        return None, name
    if noun.startswith(("county", "district", "parish")):
        return DISTRICT, f"{name} {noun.title()}"
    return PROVINCE, name


def _is_no_place(text: str, end: int, name: str) -> bool:
    """Whether what follows makes an unknown name a person, a building or a part of a town."""
    if not (words.PERSON_AFTER.match(text, end) or words.PART_AFTER.match(text, end)):
        return False
    return known_place(name) is None


def _container(text: str, end: int, start: int) -> tuple[Place | None, str | None]:
    """The province or country named with a place: as the registry knows it, else its name."""
    match = words.NEXT.match(text, end)
    if match and (found := _area(match["name"])) is not None:
        return found, None
    match = words.NEXT_IN.match(text, end)
    if match:
        inner = match["name2"] or match["name"]
        found = _area(inner)
        if found is not None:
            return found, None
        if words.AREA_AFTER.match(text, match.end()):
            return left_country(text, start), inner
    return left_country(text, start), None


def _area(name: str) -> Place | None:
    """The province or country of that name or abbreviation."""
    name = re.sub(r"\s(?:[Pp]rovince|[Cc]ounty|[Ss]tate|[Dd]epartment|[Gg]overnorate)$", "", name)
    found = _state(name) if len(name) == 2 else None
    found = found or lookup_place(name, country="US" if name.endswith(".") else None)
    found = found or (lookup_place(name, country="US") if name == "Georgia" else None)
    return found if found is not None and (found.precision or 0) >= PROVINCE else None


def _state(code: str) -> Place | None:
    """The state of the United States of a postal code."""
    name = province_of_code("US", code)
    return lookup_place(name, country="US") if name else None


def _paired(text: str, names: list[Named]) -> list[Named]:
    """The names, with "between X and Y" as one place, named after X."""
    out: list[Named] = []
    for named in names:
        previous = out[-1] if out else None
        if (
            previous is not None
            and previous.role == "between"
            and text[previous.end : named.start] == " and "
        ):
            out[-1] = attrs.evolve(
                previous, role="in", level=5, text=text[previous.start : named.end]
            )
        else:
            out.append(named)
    return out
