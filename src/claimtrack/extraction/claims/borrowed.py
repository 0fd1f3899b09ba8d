"""Numbers whose harm another word tells: "as many hurt", "two nurses were among the dead"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.extraction.claims.beside import past_where
from claimtrack.extraction.claims.company import is_bare
from claimtrack.extraction.claims.drafts import Draft, draft
from claimtrack.extraction.claims.households import draft_household, household
from claimtrack.extraction.claims.objects import object_of
from claimtrack.extraction.claims.reading import end_of, meanings
from claimtrack.extraction.claims.subjects import subject_of
from claimtrack.extraction.claims.verbs import verb_at
from claimtrack.model.claim import Scope
from claimtrack.model.count import Count
from claimtrack.registry.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimtrack.extraction.claims.reading import Reading
    from claimtrack.registry.lexicon import HarmWord

__all__ = ["borrow", "some_of", "some_of_them"]

_AMONG = word_set("among")
_INCLUDED = word_set("included")
_MULTIPLES = {"twice": 2}
_STATES = ("countable", "adjective", "participle")


def borrow(reading: Reading, triggers: Sequence[int]) -> None:
    """Read the numbers of a sentence that lean on a harm or a number told before them."""
    if not reading.drafts:
        return
    for index in triggers:
        if reading.word(index - 1) == "many" and reading.word(index - 2) == "as":
            _as_many(reading, index)
        elif reading.word(index - 2) == "of" and reading.kind(index + 1) == ",":
            _of_the_dead(reading, index)


def _as_many(reading: Reading, index: int) -> None:
    """Read "ten were killed and as many hurt", "and twice as many hurt"."""
    meaning = _state(meanings(reading, index))
    base = reading.drafts[-1].count
    if meaning is None or any(one.harm is meaning.harm for one in reading.drafts):
        return
    times = _MULTIPLES.get(reading.word(index - 3), 1)
    count = base
    if times > 1:
        high = None if base.high is None else times * base.high
        count = Count.bounded(times * base.low, high)
    start, end = (reading.words.start(reading.chunks[index - 2].start), end_of(reading, index))
    reading.drafts.append(Draft(meaning.harm, count, "", start, end))


def _of_the_dead(reading: Reading, index: int) -> None:
    """Read "of the 30 dead, eight were civilians": eight of them, whom the verb names."""
    kinds = "".join(reading.kind(i) for i in range(index - 1, index + 5))
    if kinds not in ("cK,cXn", "nK,cXn"):
        return
    some_of_them(reading, reading.drafts[-1], index + 2, index + 4)


def some_of_them(reading: Reading, whole: Draft, number: int, noun: int) -> None:
    """Draft so many of the people of a whole, as the noun calls them."""
    part = draft(reading.words, whole.harm, reading.chunks[number], reading.chunks[noun])
    if part is not None:
        part.label = reading.said(noun)
        part.scope, part.whole = Scope.PART, whole
        reading.drafts.append(part)


def some_of(reading: Reading, index: int, readings: Mapping[str, HarmWord]) -> bool:
    """Read "two nurses were among the dead" and "the dead included two nurses": parts."""
    meaning = _state(readings)
    if meaning is None or reading.kind(index - 1) != "d":
        return False
    people = _named_as_some(reading, index)
    for one in _parts(reading, index, meaning, people):
        one.scope = Scope.PART
        reading.drafts.append(one)
    return bool(people)


def _parts(
    reading: Reading, index: int, meaning: HarmWord, people: Sequence[int]
) -> Iterator[Draft]:
    members = household(reading, index, people)
    if members:
        yield from draft_household(reading, index, meaning.harm, members)
        return
    for at in people:
        one = draft(reading.words, meaning.harm, reading.chunks[at], reading.chunks[index])
        if one is not None:
            if at == index - 3 and reading.kind(index + 2) == "n":
                one.label = reading.said(index + 2)  # "twelve of the dead were farmers"
            reading.told.add((at, meaning.harm))
            yield one


def _named_as_some(reading: Reading, index: int) -> list[int]:
    """The people whom the words around "the dead" name as some of them."""
    words, chunks = reading.words, reading.chunks
    before = reading.word(index - 2)
    if before in _AMONG and reading.kind(index - 3) == "X":
        return subject_of(words, chunks, index - 4)
    if before in _AMONG and reading.kind(index - 3) == "V":
        listed = verb_at(words, chunks, index - 3)  # "have been listed among the dead"
        return subject_of(words, chunks, listed.left) if listed.be else []
    kin = reading.kind(index + 1) == "n" and is_bare(reading, index + 1)  # "killed family members"
    verb = past_where(reading, index + 1 + kin)
    if before in _AMONG and reading.kind(verb) == "X":
        return object_of(words, chunks, verb)
    if before == "of" and reading.kind(index + 1) == "X":
        return [index - 3] if reading.kind(index - 3) == "c" else []
    if before == "of" and reading.kind(index - 3) == "":
        return _number_behind(reading, index + 1)
    included = reading.word(index + 1) in _INCLUDED
    return object_of(words, chunks, index + 1) if included else []


def _number_behind(reading: Reading, comma: int) -> list[int]:
    """The number in "of the dead, 51 were in the north", where a comma and a verb close it."""
    kinds = "".join(reading.kind(i) for i in range(comma, comma + 3))
    return [comma + 1] if kinds in (",cX", ",nX") else []


def _state(readings: Mapping[str, HarmWord]) -> HarmWord | None:
    """The reading of a harm word as what people are: dead, hurt."""
    return next((readings[frame] for frame in _STATES if frame in readings), None)
