"""Harm words that turn on whoever did it: "he killed two and then shot himself"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.extraction.claims.company import doer, only_one
from claimtrack.extraction.claims.objects import object_of
from claimtrack.extraction.claims.phrases import PEOPLE
from claimtrack.extraction.claims.reading import add, end_of
from claimtrack.extraction.claims.subjects import subject_of
from claimtrack.extraction.claims.verbs import verb_at

if TYPE_CHECKING:
    from claimtrack.extraction.claims.reading import Reading
    from claimtrack.registry.lexicon import HarmWord

__all__ = ["reflexive"]


def reflexive(reading: Reading, index: int, meaning: HarmWord) -> bool:
    """Read "N shot himself": one person, whose verb it is."""
    words, chunks = reading.words, reading.chunks
    before = verb_at(words, chunks, index)
    if before.to:
        return True
    people = only_one(reading, subject_of(words, chunks, before.left))
    told = {at for at, _ in reading.told}
    goes_on = reading.word(index).partition(" ")[0].endswith("ing")  # ", killing himself"
    if goes_on or reading.kind(before.left) not in (*PEOPLE, "R", ",") or told.issuperset(people):
        people = doer(reading, index)
    told_any = add(reading, index, meaning, people, before) or _go_on(reading, index, meaning)
    if reading.kind(index + 1) == "&" and reading.word(index).startswith("kill"):
        return _others(reading, index, meaning) or told_any
    return told_any


def _go_on(reading: Reading, index: int, meaning: HarmWord) -> bool:
    """Read "blew himself up, killing himself and two": who was told of stands beside the two."""
    told = [one for one in reading.drafts if one.harm is meaning.harm and one.count.high == 1]
    if not told:
        return False
    told[-1].end = max(told[-1].end, end_of(reading, index))
    return True


def _others(reading: Reading, index: int, meaning: HarmWord) -> bool:
    """Read "killed himself and 13 others": a number of its own, told apart from him."""
    before = len(reading.drafts)
    add(reading, index, meaning, object_of(reading.words, reading.chunks, index + 1))
    others = reading.drafts[before:]
    himself = [one for one in reading.drafts[:before] if one.harm is meaning.harm]
    for one in others:
        one.additional = False
        one.beside = [*himself, *others]
    return bool(others)
