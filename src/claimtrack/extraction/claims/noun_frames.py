"""Harm words that are nouns or fixed phrases: deaths, lives, bodies, names of victims."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from claimtrack.extraction.claims.company import is_bare
from claimtrack.extraction.claims.drafts import Draft
from claimtrack.extraction.claims.objects import complement, object_of
from claimtrack.extraction.claims.reading import add, agent, describes, end_of, meanings
from claimtrack.extraction.claims.running import raised
from claimtrack.extraction.claims.subjects import base_of, subject_of
from claimtrack.extraction.claims.verbs import verb_at
from claimtrack.model.count import Count
from claimtrack.model.group import Group
from claimtrack.model.harm import Harm
from claimtrack.registry.groups import describe_group
from claimtrack.registry.lexicon import word_set

if TYPE_CHECKING:
    from claimtrack.extraction.claims.reading import Reading
    from claimtrack.registry.lexicon import HarmWord

__all__ = ["bodies", "countable", "event", "lives", "result", "victims"]

_CLAIMED = word_set("claimed_lives")
_FOUND = word_set("found")
_MISCOUNTED = word_set("miscounted")
_OF_MANY = word_set("of_many")
_DEMONSTRATIONS = word_set("demonstrations")
_TOPICS = word_set("topics")
_UNCOUNTED = word_set("uncounted_dead")
_BRINGING = word_set("bringing_dead")
_BY = word_set("harm_causes")
_SENTENCING = word_set("sentencing")
_SUSTAINING = word_set("sustaining")


def event(reading: Reading, index: int, meaning: HarmWord) -> bool:
    """Read "the death of N" and "N's murder"; what a protest is about is no news."""
    if _is_topic(reading, index):
        return True
    chunks = reading.chunks
    people = [at for at in _of_whom(reading, index) if not is_bare(reading, at)]
    if reading.word(index) in _OF_MANY:
        # "the massacre of Hadan" is where it was, not who
        people = [at for at in people if reading.kind(at) not in "mu"]
    if people:
        return add(reading, index, meaning, people, None, agent(reading, index))
    before = reading.kind(index - 1)
    if before and before in "nmu" and chunks[index - 1].owner:
        return add(reading, index, meaning, [index - 1], None, agent(reading, index))
    return False


def _is_topic(reading: Reading, index: int) -> bool:
    """Whether a gathering is about a death: "students marched over the killing of two"."""
    i = index - 1
    while i > 0 and reading.kind(i) in tuple("dJAw"):
        i -= 1
    if reading.word(i) not in _TOPICS:
        return False
    before = reading.words.words[: reading.chunks[index].start]
    return not _DEMONSTRATIONS.isdisjoint(before)


def victims(reading: Reading, index: int, meaning: HarmWord) -> bool:
    """Read "N were the victims of a massacre": of a deed that kills."""
    deed = range(index + 1, min(index + 6, len(reading.chunks)))
    event = (meanings(reading, i).get("event") for i in deed)
    if not any(one is not None and one.harm is meaning.harm for one in event):
        return False
    return add(reading, index, meaning, subject_of(reading.words, reading.chunks, index - 1))


def _of_whom(reading: Reading, index: int) -> list[int]:
    """The people after "of", and after "by gunmen of"."""
    people = complement(reading.words, reading.chunks, index)
    if not people and reading.word(index + 1) == "by":
        for i in range(index + 2, min(index + 5, len(reading.chunks))):
            if reading.kind(i) == "O":
                return object_of(reading.words, reading.chunks, i)
    return people


def countable(reading: Reading, index: int, meaning: HarmWord) -> bool:
    """Read "12 deaths", "12 civilian deaths" and "30 wounded": a number before the word."""
    at = index - 1
    if reading.kind(at) in ("V", "&", "P") and reading.word(index + 1) == "to":
        hurt = object_of(reading.words, reading.chunks, index + 1)
        whole = [i for i in hurt if reading.kind(i) in ("n", "c") and not reading.chunks[i].owner]
        return add(reading, index, meaning, whole)  # "causing minor injuries to two clerks"
    if reading.kind(at) == "&" and index - 2 in reading.silent:
        at = index - 3  # "20 deaths and injuries"
    if not (reading.kind(at) == "c" or _counts_by_kind(reading, at)) or (
        reading.chunks[at].end != reading.chunks[at + 1].start
    ):
        return (
            _sustained(reading, index, meaning)
            or raised(reading, index, meaning)
            or _uncounted(reading, index, meaning)
        )
    if describes(reading, index) or reading.word(index + 1) == "to":
        return False  # "12 wounds to the head" are one person's
    return add(reading, index, meaning, [at])


def _counts_by_kind(reading: Reading, at: int) -> bool:
    """Whether a phrase is a number and one word for people: "12 civilian" before "deaths"."""
    if reading.kind(at) != "n" or reading.chunks[at].count < 0:
        return False
    return reading.words.tags[reading.chunks[at].head] == "N" and not reading.chunks[at].owner


def _uncounted(reading: Reading, index: int, meaning: HarmWord) -> bool:
    """Read "reported martyrs and wounded" and "there were deaths": several, nobody counted."""
    joined = reading.kind(index - 1) == "&" and index - 2 in reading.silent
    first = index - 2 if joined else index
    if reading.word(first) not in _UNCOUNTED or reading.kind(index + 1) == "O":
        return False
    at = first - 1
    there = reading.kind(at) == "X" and reading.word(at - 1) == "there"
    brought = at - (reading.kind(at) == "P")
    opens = joined and reading.kind(at) in ("", ":", '"') and reading.word(index + 1) in _BY
    if not (there or opens or reading.word(brought) in _BRINGING):
        return False
    if joined:
        reading.drafts.append(_several(reading, first, Harm.KILLED))
    reading.drafts.append(_several(reading, index, meaning.harm))
    return True


def _several(reading: Reading, index: int, harm: Harm) -> Draft:
    """A draft of several people whom nobody counted."""
    start = reading.words.start(reading.chunks[index].start)
    return Draft(harm, Count.vague("people"), "", start, end_of(reading, index))


def _sustained(reading: Reading, index: int, meaning: HarmWord) -> bool:
    """Read "six guards received minor bullet wounds" and "with others sustaining injuries"."""
    if meaning.harm is not Harm.INJURED:
        return False
    at = index - 1
    while at > max(index - 6, 0) and reading.kind(at) in tuple("AJdtwO&"):
        if reading.tag(at) in ("#", "Q"):
            return False  # "received 20 gunshot wounds": told of who died, as often
        at -= 1
    if at < 1 or reading.word(at) not in _SUSTAINING:
        return False
    before = verb_at(reading.words, reading.chunks, at)
    people = subject_of(reading.words, reading.chunks, before.left)
    told = len(reading.drafts)
    made = add(reading, index, meaning, people, before)
    for one in reading.drafts[told:]:
        one.weak = True  # they may have died of them
    return made


def result(reading: Reading, index: int, meaning: HarmWord) -> bool:
    """Read "shot him to death": whom the verb only hurt, it killed."""
    people = object_of(reading.words, reading.chunks, index)
    if people and reading.kind(index - 1) in ("K", "V", "G", "w"):
        before = verb_at(reading.words, reading.chunks, index - 1)
        if not before.be:  # "hacking to death nine": whom it did that to stand behind
            return add(reading, index, meaning, people, before)
    base = base_of(reading.words, reading.chunks, index - 1)
    if reading.word(base - 1) in _SENTENCING:
        return True  # "sentenced four men to death"
    hurt = next((one for one in reversed(reading.drafts) if one.weak), None)
    for one in [other for other in hurt.beside if other.weak] if hurt is not None else ():
        one.harm, one.weak = meaning.harm, False
        one.end = reading.words.end(reading.chunks[index].start)
    if hurt is not None:
        return True
    return base >= 0 and add(reading, index, meaning, [base])


def lives(reading: Reading, index: int, meaning: HarmWord) -> bool:
    """Read "claimed 12 lives" and "took the lives of two"."""
    words, chunks = reading.words, reading.chunks
    people = complement(words, chunks, index)
    if not people and reading.kind(index - 1) == "c":
        people = [index - 1]
    if not people:
        return False
    near = range(max(index - 6, 0), min(index + 5, len(chunks)))
    if not any(reading.word(i) in _CLAIMED for i in near):
        return False
    return add(reading, index, meaning, people)


def bodies(reading: Reading, index: int, meaning: HarmWord) -> bool:
    """Read "nine bodies", "the bodies of nine" and "the woman's body was found"."""
    words, chunks = reading.words, reading.chunks
    if any(reading.word(i) in _MISCOUNTED for i in range(index + 1, index + 5)):
        return True  # "four bodies had been counted twice": nobody more died
    people = complement(words, chunks, index)
    counted = reading.kind(index - 1) == "c"
    if people and not (counted and is_bare(reading, people[0])):
        return add(reading, index, meaning, people)
    if counted:
        before = len(reading.drafts)
        made = add(reading, index, meaning, [index - 1])
        for one in reading.drafts[before:]:
            one.found = True
            if attrs.evolve(describe_group(one.label), label="") == Group():
                one.label = ""  # "nine new bodies" are nobody new
            for whose in people[:1]:  # "four bodies of militants"
                one.label = reading.said(whose)
        return made
    if index and chunks[index - 1].owner and reading.kind(index - 1) in ("n", "m", "u"):
        near = range(index + 1, min(index + 6, len(chunks)))
        if any(reading.word(i) in _FOUND for i in near):
            return add(reading, index, meaning, [index - 1])
    return False
