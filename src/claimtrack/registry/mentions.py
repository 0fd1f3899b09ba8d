"""Names of registered bodies and their spokespeople as they stand in a text, found in one pass.

A name starts with a capital (or al-), so the words that could start one are few; each is looked
up in a table of first words, and the longest name that goes on from there wins.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

import attrs

from claimtrack.registry.names import fold_name, fold_person
from claimtrack.registry.source_index import source_index, specific

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["BodyMention", "find_bodies"]

_START = re.compile(r"(?<![\w@'\u2019-])(?:[A-Z\u00c0-\u00de]|al-|el-)(?:[\w.]|['\u2019](?=\w))*")
_WORD = re.compile(r"[ \u00a0\n-]{0,2}((?:[^\W_]|['\u2019.&@](?=\w)|(?<=\b\w)\.)+)")
_JOINED = re.compile(r"-[A-Z]{2}")
"""What makes an acronym that of another: a group's splinter."""
_MOST_WORDS = 12
_ONE_NAME = 40
"""Characters up to which capitals may be all there is to a name, and no shout."""


@attrs.frozen
class BodyMention:
    """A registered name in a text.

    Attributes:
        start, end: where it stands.
        ids: the entries it may mean; several, or one that needs context, is not resolved yet.
        person: whether it is a spokesperson's name.
    """

    start: int
    end: int
    ids: tuple[str, ...]
    person: bool = False


def find_bodies(text: str, *, shouting: bool = False) -> Iterator[BodyMention]:
    """Registered names in a text, in order, never overlapping.

    Args:
        text: where they stand.
        shouting: whether it is part of a text all in capitals, where "WHO" is a word like others.

    >>> [
    ...     (m.ids, m.person)
    ...     for m in find_bodies("Rami Abdel-Rahman of the Syrian Observatory spoke.")
    ... ]
    [(('sohr',), True), (('sohr',), False)]
    """
    first_words = source_index().first_words
    shouting = shouting or (len(text) > _ONE_NAME and text.isupper())
    done = 0
    for match in _START.finditer(text):
        if match.start() < done:
            continue
        word = match.group()
        longest = first_words.get(_first(word))
        if longest:
            mention = _longest(text, match.start(), longest, shouting=shouting)
            if mention is not None:
                yield mention
                done = mention.end


@functools.lru_cache(maxsize=65536)
def _first(word: str) -> str:
    words = fold_name(word).split()
    return words[0] if words else ""


def _longest(text: str, start: int, longest: int, *, shouting: bool) -> BodyMention | None:
    """The longest registered name that starts here."""
    index = source_index()
    for end in reversed(_ends(text, start, longest)):
        if _JOINED.match(text, end):
            continue
        said = text[start:end]
        folded = fold_name(said)
        ids = specific(index.ids(folded))
        if ids and index.is_meant(folded, said, shouting=shouting):
            return BodyMention(start, end, ids)
        if " " in said and (ids := index.people.get(fold_person(said), ())):
            return BodyMention(start, end, ids, person=True)
    return None


def _ends(text: str, start: int, most: int) -> list[int]:
    """Where the first, second ... word from here ends."""
    ends: list[int] = []
    place = start
    while len(ends) < min(most + 2, _MOST_WORDS):
        match = _WORD.match(text, place)
        if match is None:
            break
        place = match.end()
        ends.append(place)
    return ends
