"""Runs of capitalised words in a sentence, and which part of one can be the name of a place.

In capitals throughout, and in headlines, every word is a capital: there only what the registry
knows bounds a name.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

import attrs

from claimtrack.extraction import places_words as words
from claimtrack.extraction.dates_grammar import fold_time
from claimtrack.model.place import Place
from claimtrack.registry.places import is_place_name, known_place

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONG_SMALL = re.compile(r"\b[a-zà-öø-ÿ][^\W\d_]{3,}")
_LONG_CAPITAL = re.compile(r"\b[A-ZÀ-ÖØ-Þ][^\W\d_]{3,}")


def is_shouted(text: str) -> bool:
    """Whether nearly every longer word begins with a capital: all capitals, or a headline."""
    capitals = len(_LONG_CAPITAL.findall(text))
    return capitals > 3 and capitals >= 3 * len(_LONG_SMALL.findall(text))


_SMALL_WORDS = re.compile(
    r"\b(?:in|near|at|of|the|and|to|from|outside|inside|around|across|by|for|on|between|was|were|"
    r"town|city|village|provinces?|departments?|states?|districts?|county|counties|regions?|police|"
    r"a|an|as|after|when|that|which|who)\b"
)
_WORD = re.compile(r"(?<![\w'’])[^\W\d_]")


def _lowered(text: str) -> str:
    """A shouted sentence as it would stand in running text, one character for one."""
    if not text.isupper():
        return text
    low = fold_time(text)
    raised = list(low)
    for match in _WORD.finditer(low):
        raised[match.start()] = match.group().upper()[:1]
    for match in _SMALL_WORDS.finditer(low):
        raised[match.start()] = low[match.start()]
    return "".join(raised)


@attrs.frozen
class Capitals:
    """A sentence seen as runs of capitalised words.

    Attributes:
        text: the sentence, in the letters of running text where it is all capitals.
        shouted: whether capitals say nothing in it.
        runs: where each run starts, and its words.
    """

    text: str
    shouted: bool
    runs: tuple[tuple[int, str], ...]


@functools.lru_cache(maxsize=256)
def capitals_of(text: str) -> Capitals:
    """The runs of capitalised words of a sentence, read once.

    >>> capitals_of("soldiers near Tal Abyad and Homs").runs
    ((14, 'Tal Abyad'), (28, 'Homs'))
    """
    shouted = is_shouted(text)
    read = _lowered(text) if shouted else text
    runs = tuple((match.start(), match.group()) for match in words.NAMES.finditer(read))
    return Capitals(read, shouted, runs)


@attrs.define
class Region:
    """Where an article speaks of, and the names whose meaning was asked for there.

    Attributes:
        near: the province or country; None is not known yet.
        asked: every name asked for, with the answer.
    """

    near: Place | None = None
    asked: dict[str, bool] = attrs.field(factory=dict)

    def knows(self, name: str) -> bool:
        """Whether one place of that name is meant there."""
        found = self.asked[name] = known_place(name, self.near) is not None
        return found

    def agrees(self, other: Region) -> bool:
        """Whether all that the other was asked for has the same answer here."""
        return all(
            (known_place(name, self.near) is not None) == known
            for name, known in other.asked.items()
        )


def stretches(capitals: Capitals, region: Region) -> Iterator[tuple[int, int, bool]]:
    """The part of each run that can be a place, and whether an organisation follows."""
    for start, run in capitals.runs:
        part = _shouted_part(capitals.text, start, run, region) if capitals.shouted else _part(run)
        if part is not None:
            yield start + part[0], start + part[1], part[2]


_Part = tuple[int, int, bool]


@functools.lru_cache(maxsize=1 << 15)
def _bounds(run: str) -> tuple[list[tuple[int, int]], list[str], bool] | None:
    """The words of a run without "the" before and "police" behind, and whether a body follows."""
    tokens = [(m.start(), m.end()) for m in _TOKEN.finditer(run)]
    kinds = [words.kind_of(run[start:end]) for start, end in tokens]
    first = 0
    while first < len(kinds) and kinds[first] == "stop":
        first += 1
    if (
        first == len(kinds)
        or kinds[first] in ("title", "body")
        or set(kinds[first:]) == {"direction"}
    ):
        return None
    last = next((i for i in range(first, len(kinds)) if kinds[i] in _ENDING), len(kinds))
    is_body = last < len(kinds) and kinds[last] == "body"
    return tokens[first:last], kinds[first:last], is_body


_TOKEN = re.compile(r"\S+")
_ENDING = ("body", "stop", "title")


@functools.lru_cache(maxsize=1 << 15)
def _part(run: str) -> _Part | None:
    """The part of a run that can be a place, in running text."""
    bounds = _bounds(run)
    if bounds is None:
        return None
    tokens, kinds, is_body = bounds
    skipped = len(tokens) > 1 and kinds[0] == "direction" and _is_side(run, tokens)
    return tokens[skipped][0], tokens[-1][1], is_body


def _shouted_part(text: str, start: int, run: str, region: Region) -> _Part | None:
    """The part of a run that can be a place, among nothing but capitals."""
    bounds = _bounds(run)
    if bounds is None:
        return None
    tokens, _, is_body = bounds
    length = _known_length(text, start, run, tokens, region)
    return (tokens[0][0], tokens[length - 1][1], is_body) if length else None


def _is_side(run: str, tokens: list[tuple[int, int]]) -> bool:
    """Whether "North" only tells a side of a known place, and is no part of its name."""
    end = tokens[-1][1]
    return not is_place_name(run[tokens[0][0] : end]) and is_place_name(run[tokens[1][0] : end])


def _known_length(
    text: str, start: int, run: str, tokens: list[tuple[int, int]], region: Region
) -> int:
    """How many of the first words are a name the registry knows, or stand before "province"."""
    if len(tokens) < 4 and words.AREA_AFTER.match(text, start + tokens[-1][1]):
        return len(tokens)
    begin = tokens[0][0]
    for length in range(min(4, len(tokens)), 0, -1):
        name = run[begin : tokens[length - 1][1]]
        if is_place_name(name) and (length > 1 or region.knows(name)):
            return length
        if length > 1 and words.kind_of(run[slice(*tokens[length - 1])]) == "area":
            return length
    return len(tokens) if len(tokens) < 3 else 0
