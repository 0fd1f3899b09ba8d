"""Where a text says something happened: places named, and the place of an event."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from claimtrack.model.place import Place
from claimtrack.registry.places import lookup_place

if TYPE_CHECKING:
    from claimtrack.extraction.document import Document, Sentence

__all__ = ["PlaceMention", "event_where", "find_places"]


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


_NAME = r"(?:(?:al|el|ad|ash|as|az|de|la|del|los|las|bin|ez)[- ])?[A-Z][\w'’-]+(?:[ -](?:(?:al|el|ad|de|la|del|los|las|ez|az)[ -])?[A-Z][\w'’-]+){0,3}"
_LOCATIVE = re.compile(
    rf"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Aa]round)\s(?:the\s)?(?:(?:town|city|village|province|district|area|region) of\s)?"
    rf"(?:(?:north|south|east|west|central|northern|southern|eastern|western)(?:ern)?\s)?(?P<name>{_NAME})"
)
_NOT_PLACES = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
)


def find_places(text: str) -> list[PlaceMention]:
    """Every place a text names after a word of place ("in", "near"), in order.

    >>> [m.place.name for m in find_places("clashes in Idlib in February, near Abu al-Duhur")]
    ['Idlib', 'Abu al-Duhur']
    """
    out = []
    for match in _LOCATIVE.finditer(text):
        name = match["name"]
        if not _NOT_PLACES.match(name):
            place = lookup_place(name) or Place(name, text=name)
            out.append(PlaceMention(place, match.start("name"), match.end("name"), name))
    return out


def event_where(document: Document, sentence: Sentence, start: int, end: int) -> Place | None:
    """The place of the event told at ``[start, end)`` of a sentence, or None.

    The nearest place of the sentence; else one told just before in the paragraph; else one the article
    opens with.
    """
    sentences = document.sentences
    before = [
        one
        for one in reversed(sentences[max(0, sentence.index - 3) : sentence.index])
        if one.paragraph == sentence.paragraph
    ]
    for one in [sentence, *before, *sentences[:4]]:
        places = find_places(one.text)
        if places:
            at = end if one is sentence else 0
            return min(places, key=lambda m: (abs(m.start - at), m.start)).place
    return None
