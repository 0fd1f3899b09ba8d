"""Where a text says something happened: places named, and the place of an event.

Names stand in a sentence (``places_names``); what the whole article speaks of settles what one
sentence leaves open (``places_reading``).
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import attrs

from claimtrack.extraction.clauses import AFTER, MOVED, SPEECH, Clauses, clauses_of
from claimtrack.extraction.document import Document, as_article
from claimtrack.extraction.places_names import PROVINCE, Named
from claimtrack.extraction.places_reading import PlaceReading, reading_of
from claimtrack.extraction.runs import run_at, runs_of
from claimtrack.extraction.wars import war_told
from claimtrack.model.place import Place, fold
from claimtrack.registry.places import known_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimtrack.extraction.document import Sentence

__all__ = ["PlaceMention", "event_where", "find_places", "total_where"]

REACH = 1_000
"""Characters from an event within which its place is sought, where a sentence does not end."""
TOWN_KM = 30.0
"""Places this near to each other may be a town and a part of it."""


@attrs.frozen
class PlaceMention:
    """A place named where it stands.

    Attributes:
        place: the place, resolved as far as the registry knows it.
        start: its first character in the text.
        end: the one after its last.
        text: the words.
    """

    place: Place
    start: int
    end: int
    text: str


def find_places(text: str) -> list[PlaceMention]:
    """Every place a text names, in order.

    A name counts as a place where the words around it say so ("in", "near", "the town of",
    "province"); in capitals and headlines only where the registry knows it too.

    >>> [m.place.name for m in find_places("clashes in Idlib in February, near Abu al-Duhur")]
    ['Idlib', 'Abu al-Duhur']
    """
    reading = reading_of(Document(as_article(text)))
    return [
        PlaceMention(
            named.resolved(reading.near),
            sentence.start + named.start,
            sentence.start + named.end,
            named.text,
        )
        for sentence in runs_of(reading.document)
        for named in reading.names(sentence)
        if named.role != "from" or known_place(named.name, reading.near)
    ]


def event_where(document: Document, sentence: Sentence, start: int, end: int) -> Place | None:
    """The place of the event told at ``[start, end)`` of a sentence, or None.

    The nearest place of the sentence that belongs to the event and to no other verb; else one
    told close by in the paragraph; else the place the article is mainly about, at last the one of
    its dateline. The dead of a whole war are those of its country.

    >>> document = Document(
    ...     as_article("Two died in clashes near Darkush in Idlib, officials in Homs said.")
    ... )
    >>> event_where(document, document.sentences[0], 0, 8)
    Place('Darkush, Idlib, SY')
    """
    reading, run, span = _seen(document, sentence, start, end)
    if (country := _at_war(reading, run, span)) is not None:
        return country
    for one in _around(document, run):
        named = _told_place(reading, one, span if one is run else None)
        if named is not None:
            return _settled(reading, named, spread=_is_spread(one.text, named))
    return reading.main


def total_where(document: Document, sentence: Sentence, start: int, end: int) -> Place | None:
    """The place of a total over time: the one named with it, else the province or country told of.

    >>> document = Document(
    ...     as_article("A bomb killed two in Homs on Friday. This year 90 died in Syria.")
    ... )
    >>> total_where(document, document.sentences[1], 10, 17)
    Place('Syria, SY')
    """
    reading, run, span = _seen(document, sentence, start, end)
    if (country := _at_war(reading, run, span)) is not None:
        return country
    named = _told_place(reading, run, span)
    return named.resolved(reading.near) if named is not None else reading.near


def _seen(
    document: Document, sentence: Sentence, start: int, end: int
) -> tuple[PlaceReading, Sentence, tuple[int, int]]:
    """The reading of the article, the run a sentence stands in, and the event's span in that."""
    run = run_at(document, sentence)
    before = sentence.start - run.start
    return reading_of(document), run, (start + before, end + before)


def _at_war(reading: PlaceReading, run: Sentence, span: tuple[int, int]) -> Place | None:
    """The country whose war the words of a span count the dead of."""
    war = war_told(run.text, *span)
    if war is None or not all(named.is_country() for named in reading.plain_names(run)):
        return None
    return war.country or reading.country


def _around(document: Document, run: Sentence) -> Iterator[Sentence]:
    """The sentence, then those before it in its paragraph, nearest first."""
    yield run
    for one in reversed(runs_of(document)[max(0, run.index - 3) : run.index]):
        if one.paragraph == run.paragraph:
            yield one


def _told_place(
    reading: PlaceReading, sentence: Sentence, span: tuple[int, int] | None
) -> Named | None:
    """The place a sentence tells the event of; without a span, an event of whatever name."""
    low, high = (span[0] - REACH, span[1] + REACH) if span else (0, REACH)
    names = reading.plain_names(sentence)
    if len(sentence.text) > REACH:
        names = names[bisect_left(names, low, key=_start) : bisect_left(names, high, key=_start)]
    if not names:
        return None
    clauses = clauses_of(sentence.text)
    ranked = []
    for i, named in enumerate(names):
        if not (_is_elsewhere(clauses, named) or _is_owner(names[i : i + 2], sentence.text)):
            apart = span is not None and not clauses.together(span[0], named.start)
            gap = max(named.start - span[1], span[0] - named.end, 0) if span else 0
            is_wide = (named.level or 1) >= PROVINCE
            ranked.append((is_wide, apart, gap, named.start, named))
    return min(ranked, key=lambda r: r[:4])[4] if ranked else None


def _start(named: Named) -> int:
    return named.start


def _is_elsewhere(clauses: Clauses, named: Named) -> bool:
    """Whether the place is that of saying, of an arrest or of a hospital."""
    deed = clauses.governor(named.start, named.end)
    if deed is None or deed.kind not in (SPEECH, AFTER, MOVED):
        return False
    return deed.end <= named.start


def _is_owner(names: Sequence[Named], text: str) -> bool:
    """Whether the first place only has the second in it: "in Nigeria's Zamfara state"."""
    if len(names) < 2 or not text.startswith(("'s ", "’s "), names[0].end):
        return False
    inner = names[1].container is not None or names[1].role == "of"
    owned = (names[0].is_country() and inner) or names[1].level is not None
    return owned and names[1].start - names[0].end <= _OWNED


_OWNED = len("'s northern and second-largest port city, ")


def _is_spread(text: str, named: Named) -> bool:
    """Whether something was done in many places of it: "bombings across Iraq"."""
    return text.endswith(_ALL_OVER, 0, named.start)


_ALL_OVER = (" across ", " throughout ", " around ")


def _settled(reading: PlaceReading, named: Named, *, spread: bool) -> Place:
    """The place named, or the one the article is mainly about where that says more.

    It does where only its province or country is named, and not all over it, and where a name
    stands once beside a town told of again and again: a part of that town, most likely.
    """
    place, main = named.resolved(reading.near), reading.main
    if main is None or main.name == place.name:
        return place
    if (place.precision or 1) >= PROVINCE:
        return main if not spread and _lies_inside(main, place) else place
    if place.is_resolved or named.container:
        apart = place.kilometres(main)
        if apart is None or apart > TOWN_KM:
            return place
    told, most = reading.votes.get(fold(place.name)), reading.votes.get(fold(main.name))
    return main if most and 2 * (told[0] if told else 0.0) < most[0] else place


def _lies_inside(main: Place, wider: Place) -> bool:
    """Whether the main place may be the town meant where only a province or country is named."""
    if (main.precision or 1) >= PROVINCE:
        return False
    if main.country is None or wider.country is None:
        return True
    same = main.country == wider.country
    return same and (wider.precision != PROVINCE or main.admin == wider.name)
