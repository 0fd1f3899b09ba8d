"""What an article says of places as a whole: the country it speaks of, its main place.

Read once for each article and kept while its claims are found.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from claimtrack.extraction import places_words as words
from claimtrack.extraction.places_facts import facts_of
from claimtrack.extraction.places_letters import names_people
from claimtrack.extraction.places_names import COUNTRY, DISTRICT, Named, read_names
from claimtrack.extraction.places_runs import Capitals
from claimtrack.extraction.places_stretches import Region
from claimtrack.extraction.runs import runs_of
from claimtrack.extraction.superlatives import compares
from claimtrack.model.place import Place, fold
from claimtrack.registry.places import (
    country_of_code,
    demonym_country,
    is_place_name,
    known_around,
    lookup_place,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimtrack.extraction.document import Document, Sentence

OPENING = 12
"""Sentences that tell which place and country an article is about."""
PLAIN = 2.0
"""Weight from which a name stands plainly as the place of something."""
LEAD = 4
"""Sentences over which what is told loses half its weight."""

_WEIGHTS = {
    "of": 4.0,
    "in": 3.0,
    "between": 3.0,
    "hit": 2.5,
    "at": 2.0,
    "dateline": 1.5,
    "police": 1.9,
    "off": 0.45,
    "beside": 1.0,
    "from": 0.3,
}


_WIDE = {DISTRICT: 6}
"""How much less a place that is no town weighs, by its level; provinces and countries ten times."""

_LONG_AGO = re.compile(r"\W*In (?:[A-Z][a-z]+ )?((?:19|20)\d\d)\b")
"""What opens a sentence that tells of another year."""


class PlaceReading:
    """The places of one article.

    Attributes:
        document: the article.
        near: the province, else the country, it speaks of most; among namesakes it decides.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self._seen: dict[int, Capitals] = {}
        self._read: dict[int, tuple[list[Named], Region]] = {}
        self._plain: dict[int, list[Named]] = {}
        self._opening = runs_of(document)[:OPENING]
        self._datelines = [dateline(sentence) for sentence in self._opening]
        self.near: Place | None = None
        self.near = self._spoken_of()

    def _capitals(self, sentence: Sentence) -> Capitals:
        seen = self._seen.get(sentence.index)
        if seen is None:
            seen = self._seen[sentence.index] = Capitals(sentence.text)
        return seen

    def names(self, sentence: Sentence) -> list[Named]:
        """The places a sentence names, in order."""
        kept = self._read.get(sentence.index)
        if kept is not None and (kept[1].near is self.near or not kept[1].asked):
            return kept[0]
        region = Region(self.near)
        if kept is not None and region.agrees(kept[1]):
            found = kept[0]
        else:
            found = read_names(self._capitals(sentence), region)
        self._read[sentence.index] = found, region
        return found

    def plain_names(self, sentence: Sentence) -> list[Named]:
        """The places of a sentence that stand plainly as the place of something."""
        found = self._plain.get(sentence.index)
        if found is None:
            found = [named for named in self.names(sentence) if self.weight(named) >= PLAIN]
            self._plain[sentence.index] = found
        return found

    @property
    def country(self) -> Place | None:
        """The country the article speaks of."""
        code = self.near.country if self.near else None
        return country_of_code(code) if code else None

    def weight(self, named: Named) -> float:
        """How plainly a name stands as the place of something; PLAIN and more is plain."""
        weight = _WEIGHTS[named.role] + (0.5 if named.container else 0.0)
        if named.role in ("at", "beside") and not (
            named.container or known_around(self.near)(named.name)
        ):
            return weight / 2
        return weight

    def _told(self) -> Iterator[tuple[Sentence, Named]]:
        """Every name of the opening, that of the dateline first, with its sentence."""
        for sentence, dated in zip(self._opening, self._datelines, strict=True):
            if self._is_long_ago(sentence):
                continue
            since = _since(sentence.text)
            for named in (*dated, *self.names(sentence)):
                if named.start < since:
                    yield sentence, named

    def _is_long_ago(self, sentence: Sentence) -> bool:
        """Whether a sentence opens with a year before that of the report."""
        today, year = self.document.article.day, _LONG_AGO.match(sentence.text)
        return year is not None and today is not None and int(year[1]) < today.year

    def _spoken_of(self) -> Place | None:
        countries: dict[str, int] = {}
        provinces: dict[tuple[str, str], int] = {}
        for sentence in self._opening:
            for code in _peoples(self._capitals(sentence)):
                countries[code] = countries.get(code, 0) + 1
        for _, named in self._told():
            place = named.container or facts_of(named.name).known
            if place is not None and place.country:
                countries[place.country] = countries.get(place.country, 0) + 2
                if place.admin:
                    inside = place.country, place.admin
                    provinces[inside] = provinces.get(inside, 0) + 1
        return _most(countries, provinces)

    @functools.cached_property
    def votes(self) -> dict[str, tuple[float, Named]]:
        """Every place of the opening: how much is told of it, and where it is named most fully."""
        votes: dict[str, tuple[float, Named]] = {}
        areas = self._areas()
        for sentence, named in self._told():
            place = named.found(self.near)
            level = max(named.level or 1, (place.precision or 1) if place else 1)
            name = fold(place.name if place else named.name)
            weight = self.weight(named) / (1 + sentence.index / LEAD)
            is_wide = level >= DISTRICT or (named.role == "dateline" and _is_outside(place, areas))
            told, fullest = votes.get(name, (0.0, named))
            if named.container and not fullest.container:
                fullest = named
            votes[name] = (told + (weight / _WIDE.get(level, 10) if is_wide else weight), fullest)
        return votes

    def _areas(self) -> list[Place]:
        """The districts, provinces and sides of countries that the opening tells plainly."""
        told = (
            (named, named.resolved(self.near))
            for _, named in self._told()
            if named.role != "dateline" and self.weight(named) >= PLAIN
        )
        return [
            place
            for named, place in told
            if DISTRICT <= (place.precision or 1) < COUNTRY or _is_side(named, place)
        ]

    @functools.cached_property
    def main(self) -> Place | None:
        """The town most told of in the opening; else the dateline; else a province or country.

        A report sent from another country than the one it tells of says nothing of where.
        """
        ranked = sorted(self.votes, key=lambda name: (-self.votes[name][0], name))
        for key in ranked:
            told, named = self.votes[key]
            place = named.resolved(self.near)
            abroad = self.near is not None and place.country not in (self.near.country, None)
            if told and not (named.role == "dateline" and abroad):
                return place
        return None


def _is_side(named: Named, place: Place) -> bool:
    """Whether words tell a side of a country: "southern Ethiopia"."""
    return place.precision == COUNTRY and named.text != named.name


def _is_outside(bureau: Place | None, areas: Sequence[Place]) -> bool:
    """Whether a report is dated from outside the district or province that it tells of.

    A wire's office is where it is; the district told of is where something happened.
    """
    if bureau is None or not areas:
        return False
    finest = min(area.precision or 1 for area in areas)
    told = [area for area in areas if (area.precision or 1) == finest]
    if any(area.name == bureau.admin or area.name.startswith(bureau.name) for area in told):
        return False
    return any(area.country in (None, bureau.country) for area in told)


def _since(text: str) -> int:
    """Where a sentence begins to tell what its event is compared with: "the worst since"."""
    at = text.find(" since ")
    return at if at >= 0 and compares(text.lower(), at) else len(text)


@functools.lru_cache(maxsize=64)
def reading_of(document: Document) -> PlaceReading:
    """The reading of an article, made once."""
    return PlaceReading(document)


def _peoples(capitals: Capitals) -> list[str]:
    """The countries whose people a sentence names."""
    if not names_people(capitals.letters):
        return []
    names = words.NAMES.findall(capitals.said if capitals.said.isupper() else capitals.text)
    return [code for name in names if (code := demonym_country(name))]


def _most(countries: dict[str, int], provinces: dict[tuple[str, str], int]) -> Place | None:
    """The province or country that holds more than half of what is named."""
    if not countries:
        return None
    code = min(countries, key=lambda c: (-countries[c], c))
    if 2 * countries[code] <= sum(countries.values()):
        return None
    inside = {key: n for key, n in provinces.items() if key[0] == code}
    if inside:
        best = min(inside, key=lambda key: (-inside[key], key))
        if 2 * inside[best] > sum(inside.values()):
            return lookup_place(best[1], country=code) or country_of_code(code)
    return country_of_code(code)


_DATELINE = re.compile(
    rf"\(?(?P<name>[A-Z][A-Z.'’-]+(?:[ -][A-Z][A-Z.'’-]+){{0,3}}"
    rf"|{words.NAME}(?=,? [^—–]{{0,30}}\())"
    rf"(?:,\s(?P<area>{words.NAME}\.?(?:[A-Z]\.)*))?"
    r"(?:,?\s(?:\d\d? [A-Z]{3} \d\d|[A-Z][a-z]+\.? \d\d?))?"
    rf"(?:\s?\([^)\n]{{2,40}}\))?\s?(?:—|–|--|-|:|\[)\s?"
)


_ENDS_DATELINE = re.compile(r"[—–\-:\[]")
_LONGEST_DATELINE = 300


def dateline(sentence: Sentence) -> list[Named]:
    """The place a report is dated from."""
    if sentence.index > LEAD or not _ENDS_DATELINE.search(sentence.text, 0, _LONGEST_DATELINE):
        return []
    match = _DATELINE.match(sentence.text)
    if match is None or words.kind_of(match["name"].lower()) in ("stop", "body", "title"):
        return []
    if match.group().rstrip().endswith(":") and not is_place_name(match["name"]):
        return []
    area = lookup_place(match["area"]) if match["area"] else None
    name = match["name"].title() if match["name"].isupper() else match["name"]
    return [
        Named(
            name, match.start("name"), match.end("name"), match["name"], "dateline", container=area
        )
    ]
