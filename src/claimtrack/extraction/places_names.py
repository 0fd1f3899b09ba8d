"""Names of places in one sentence: which capitalised words are a place, and how they stand there.

No gazetteer is needed: a name after "in", "near", "the town of", or before "province" is a place.
What the registry knows decides where the shape of the words does not (all capitals, headlines).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from claimtrack.extraction import places_words as words
from claimtrack.extraction.places_containers import area_behind, area_of, container_of
from claimtrack.extraction.places_facts import facts_of
from claimtrack.extraction.places_roles import BEFORE, Standing
from claimtrack.extraction.places_stretches import Region, Stretch, stretch_of
from claimtrack.model.place import Place
from claimtrack.registry.lexicon import word_classes, word_set
from claimtrack.registry.places import (
    demonym_country,
    is_place_name,
    known_around,
)

if TYPE_CHECKING:
    from claimtrack.extraction.places_facts import NameFacts
    from claimtrack.extraction.places_runs import Capitals

COUNTRY, PROVINCE, DISTRICT, NEARBY = 6, 4, 3, 2
"""Classes of UCDP's ``where_prec``."""


@attrs.define
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
        known = facts_of(self.name).known
        return known is not None and known.precision == COUNTRY

    def found(self, near: Place | None) -> Place | None:
        """The place of the registry that is meant where the text speaks of ``near``."""
        found = known_around(self.container or near)(self.name)
        return None if found is not None and self._is_outside(found) else found

    def _is_outside(self, found: Place) -> bool:
        """Whether a place of that name lies outside the state that is named with it."""
        box = self.container
        if box is None or box.country != "US" or box.precision != PROVINCE:
            return False  # elsewhere provinces go by more than one name
        return found.country != box.country or found.admin not in (None, box.name)

    def resolved(self, near: Place | None) -> Place:
        """The place, with what the registry knows of it where the text speaks of ``near``."""
        found = self.found(near)
        if found is None:
            box = self.container
            admin = self.admin or (box.admin if box else None)
            country = box.country if box else None
            return Place(
                self.name, admin=admin, country=country, precision=self.level, text=self.text
            )
        return Place(
            found.name,
            admin=found.admin,
            country=found.country,
            lat=found.lat,
            lon=found.lon,
            precision=max(self.level or 1, found.precision or 1),
            text=self.text,
        )


def read_names(capitals: Capitals, region: Region | None = None) -> list[Named]:
    """The places a sentence names, in order.

    >>> from claimtrack.extraction.places_runs import Capitals
    >>> [
    ...     (n.name, n.role, n.text)
    ...     for n in read_names(Capitals("killed near the town of Salqin in Idlib province"))
    ... ]
    [('Salqin', 'of', 'near the town of Salqin'), ('Idlib', 'in', 'Idlib province')]
    """
    region = region or Region()
    out: list[Named] = []
    for start, run, followed in capitals.runs():
        part = stretch_of(run, capitals.shouted)
        if part is None:
            continue
        open_ = followed or part.before_body or _lists_on(out, start)
        standing = _standing(capitals, start, part, region, open_=open_)
        if standing is None:
            continue
        named = _named(standing) if standing.is_open() else None
        named = named or _listed(standing, out)
        if named is not None and not (capitals.shouted and _is_doubtful(named, region)):
            out.append(named)
    return _paired(capitals.said, out)


def _standing(
    capitals: Capitals, start: int, part: Stretch, region: Region, *, open_: bool
) -> Standing | None:
    """The name in a run, as it stands; None where nothing can make it a place.

    Args:
        capitals: the sentence.
        start: where the run begins in it.
        part: the part of the run that can be a place.
        region: where the text speaks of.
        open_: whether it can be a place whatever word is before it.
    """
    text, shouted = capitals.text, capitals.shouted
    word = words.word_before(text, start + part.start)
    if not (open_ or words.may_own(word)):
        return None
    name = part.shouted_name(text, start, region) if shouted else part.name()
    if not name:
        return None
    begin = start + part.start
    standing = Standing(capitals, begin, begin + len(name), word, before_body=part.before_body)
    return None if shouted and _is_told_by_nothing(standing, name) else standing


def _is_told_by_nothing(standing: Standing, name: str) -> bool:
    """Whether, among all capitals, no word in it or around it makes a place of an unknown name."""
    if is_place_name(name) or not standing.is_bare():
        return False
    is_area = words.kind_of(name.rpartition(" ")[2]) == "area"
    return not is_area and area_behind(standing.text, standing.end) is None


def _lists_on(before: list[Named], start: int) -> bool:
    """Whether a name follows so near to a place that it may go on a list with it."""
    return bool(before) and start - before[-1].end <= _LONGEST_AND


_AND = re.compile(r"(?:,|,? (?:and|or))\s(?:the\s)?")
_LONGEST_AND = len(", and the ")


def _listed(standing: Standing, before: list[Named]) -> Named | None:
    """A name that goes on a list of places: "in Homs, Hama and Idlib"."""
    previous = before[-1] if before else None
    if previous is None or previous.role not in ("in", "of", "between"):
        return None
    text, start, end = standing.text, standing.start, standing.end
    if start - previous.end > _LONGEST_AND:
        return None
    if not _AND.fullmatch(text, previous.end, start) or words.PERSON_AFTER.match(text, end):
        return None
    name = text[start:end]
    if (
        previous.container is not None
        and area_of(text[start : end + 1].strip(" ,")) == previous.container
    ):
        return None  # "Toledo, Ohio" is one place
    if not is_place_name(name) or demonym_country(name):
        return None
    area = standing.area()
    level, name = _level(name, "", area)
    return Named(name, start, end, text[start : area.end() if area else end], "in", level)


def _is_doubtful(named: Named, region: Region) -> bool:
    """Whether, among all these capitals, nothing but a preposition says it is a place."""
    if named.level is not None or named.container is not None or named.role == "of":
        return False
    return not (is_place_name(named.name) if named.role == "in" else region.knows(named.name))


def _named(standing: Standing) -> Named | None:
    """The place that a run of capitals names, or None where it names none."""
    role, from_ = standing.role()
    if role is None:
        return None
    text, start, end = standing.text, standing.start, standing.end
    name = text[start:end]
    facts = facts_of(name)
    if facts.is_no_place or _is_no_name(standing, facts):
        return None
    if facts.known is None and _is_told_by_the_way(role, name, standing):
        return None
    area = standing.area()
    level, name = _level(name, facts.last, area)
    is_beside = standing.before_body and role not in _BESIDE
    if (is_beside or role in ("between", "hit")) and not is_place_name(name):
        return None
    if role in ("in", "at", "from") and level is None and _is_no_place(standing, name):
        return None
    to = area.end() if area else end
    box, admin = container_of(standing, to, name, level)
    words_said = text[from_:to]
    if level is None and _NEARBY.match(words_said):
        level = NEARBY
    return Named(name, start, end, words_said, role, level, box, admin)


_BESIDE = ("police", "beside")


def _is_told_by_the_way(role: str, name: str, standing: Standing) -> bool:
    """Whether an unknown name is none: "Earlier officials said", "Ann Lee's mother".

    Neither is what a body calls itself: "the Samplia National Commission".
    """
    own = standing.before_body and name.rpartition(" ")[2].lower() in word_set("body_scopes")
    if role in _BESIDE and (own or name.lower() in word_classes()):
        return True
    return words.OWNED_AFTER.match(standing.text, standing.end) is not None


_NEARBY = re.compile(r"near|outside|around|.*outskirts", re.IGNORECASE)


def _is_no_name(standing: Standing, facts: NameFacts) -> bool:
    """Whether what stands by a name makes it a park, a people or a hospital's town."""
    text, start = standing.text, standing.start
    if facts.last == "either" and not facts.is_in_town(text[max(0, start - BEFORE) : start]):
        return True
    if "people" in standing.behind and words.PEOPLE_AFTER.match(text, standing.end):
        return True
    return standing.is_at_hospital()


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


def _is_no_place(standing: Standing, name: str) -> bool:
    """Whether what follows makes an unknown name a person, a building or a part of a town."""
    if facts_of(name).known is not None:
        return False
    text, end = standing.text, standing.end
    if words.PERSON_AFTER.match(text, end):
        return True
    return not _PARTS.isdisjoint(standing.behind) and words.PART_AFTER.match(text, end) is not None


_PARTS = frozenset(["part", "site", "either"])


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
