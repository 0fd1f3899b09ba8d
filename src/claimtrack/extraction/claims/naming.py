"""People whose names are given: "the victims were identified as A", "B was named as killed"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.extraction.claims.company import is_bare
from claimtrack.extraction.claims.drafts import Draft, draft
from claimtrack.extraction.claims.families import Member, family
from claimtrack.extraction.claims.households import draft_household
from claimtrack.extraction.claims.objects import object_of
from claimtrack.extraction.claims.phrases import NOUN_PHRASE
from claimtrack.extraction.claims.reading import end_of
from claimtrack.extraction.claims.subjects import subject_of
from claimtrack.extraction.claims.verbs import verb_at
from claimtrack.model.count import Count
from claimtrack.model.harm import Harm
from claimtrack.registry.kin import kinship
from claimtrack.registry.lexicon import harm_words, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtrack.extraction.claims.reading import Reading
    from claimtrack.registry.lexicon import HarmWord

__all__ = ["identified", "named_killed", "of_victims"]

_NAMING = word_set("naming")
_BEFORE_KILLED = word_set("before_killed")
_VICTIMS = "victims"
_ONES = frozenset({"one", "two", "some"})
_AS = frozenset({"identified as", "named as"})
_AMONG = word_set("among")
_NAMER = 24
"""How many chunks "by a neighbour and by posts of friends" may take up before "as"."""
_REACH = 60
"""How many chunks may stand between the verb that names people and what they are named as."""


def identified(reading: Reading, index: int, meaning: HarmWord) -> bool:
    """Read "the victims were identified as A and B": names for people harmed before."""
    words, chunks = reading.words, reading.chunks
    verb = verb_at(words, chunks, index)
    if verb.be and _is_one_of_them(reading, index + 1):
        victims = Draft(meaning.harm, Count.bounded(2, None), _VICTIMS, 0, 0)
        _introduce(reading, index, victims, subject_of(words, chunks, verb.left))
        return True
    if verb.be and reading.word(verb.left) == "they":
        return of_victims(reading, index, meaning)
    if verb.be and reading.kind(verb.left) == "K" and reading.word(verb.left - 1) == "those":
        return of_victims(reading, index, meaning)  # "four of those killed were identified as"
    subject = subject_of(words, chunks, verb.left) if verb.be else []
    if not subject or chunks[subject[0]].kind != "n":
        return True
    told = draft(words, meaning.harm, chunks[subject[0]], chunks[index])
    if told is not None:
        _introduce(reading, index, told, object_of(words, chunks, index))
    return True


def _is_one_of_them(reading: Reading, i: int) -> bool:
    """Whether "one of the victims" or "one of those killed" stands there."""
    if reading.word(i) not in _ONES or reading.kind(i + 1) != "O":
        return False
    if reading.kind(i + 2) == "d" and reading.kind(i + 3) == "K":
        return any(m.harm is Harm.KILLED for m in harm_words().get(reading.word(i + 3), ()))
    return reading.kind(i + 2) == "n" and reading.said(i + 2).lower().endswith(_VICTIMS)


def of_victims(reading: Reading, index: int, meaning: HarmWord) -> bool:
    """Read "among the victims were 82 nurses", "two of the victims were children" and their names.

    They are some of the people harmed before, whatever was done to them.
    """
    words, chunks = reading.words, reading.chunks
    victims = Draft(meaning.harm, Count.bounded(2, None), _VICTIMS, 0, 0)
    if reading.kind(index - 1) == "X" and reading.word(index).endswith(_VICTIMS):
        verb = verb_at(words, chunks, index)  # "Jane Doe was among the victims"
        _introduce(reading, index, victims, subject_of(words, chunks, verb.left))
        return True
    if reading.kind(index + 1) == "K" and reading.word(index + 1) in _AS:
        reading.silent.add(index + 1)  # "four of the victims were | identified as"
        index += 1
    elif reading.kind(index - 1) == "c":
        one = draft(words, meaning.harm, chunks[index - 1], chunks[index])
        if one is not None and reading.kind(index + 1) == "n":
            one.label = reading.said(index + 1)
            one.end = max(one.end, end_of(reading, index + 1))
            one.known_as = victims
            reading.drafts.append(one)
        return True
    before = verb_at(words, chunks, index)
    if before.be and reading.word(index).partition(" ")[0] in _AMONG:
        # "seven children and a guard were among the victims"
        people = subject_of(words, chunks, before.left)
    else:
        people = object_of(words, chunks, _past_namer(reading, index))
    people[1:] = [at for at in people[1:] if chunks[at].kind != "c"]  # "aged seven, four and six"
    _introduce(reading, index, victims, [at for at in people if not is_bare(reading, at)])
    return True


def _past_namer(reading: Reading, i: int) -> int:
    """Past "of the raid was also" and "by their families as": the chunk before the names."""
    if reading.word(i + 1) == "by":
        ends = range(i + 2, min(i + _NAMER, len(reading.chunks)))
        return next((j for j in ends if reading.word(j) == "as"), i)
    while reading.kind(i + 1) in ("P", "O", "A", "X", ":", "K", "G") or _says_as(reading, i + 1):
        of = reading.kind(i + 1) in ("P", "O") and reading.word(i + 1) != "as"
        i += 1 + of
    return _past_mention(reading, i)


def _says_as(reading: Reading, i: int) -> bool:
    """Whether a word is one of "as follows"."""
    return reading.word(i) == "as" or (reading.word(i) == "follows" and reading.word(i - 1) == "as")


def _past_mention(reading: Reading, i: int) -> int:
    """Past ", relatives mentioned" behind "among the victims"."""
    if reading.kind(i + 1) != ",":
        return i
    for j in range(i + 2, min(i + _NAMER, len(reading.chunks))):
        if reading.kind(j) == "V" and reading.word(j) in _NAMING:
            return j
        if reading.kind(j) not in tuple(NOUN_PHRASE + "&PO"):
            break
    return i


def _introduce(reading: Reading, index: int, told: Draft, people: Sequence[int]) -> None:
    """Give the names behind a chunk to people told of before."""
    members = family(reading, people[0])[0] if people else []
    if len(members) < len(people):
        members = [Member(at, at) for at in people]
    made = draft_household(reading, index, told.harm, members)
    for one in made:
        if told.label == _VICTIMS or one.names or one.whole is not None or kinship(one.label):
            one.known_as = told
            reading.drafts.append(one)


def named_killed(reading: Reading, index: int, meaning: HarmWord) -> bool:
    """Read "a post named A and B as killed", "as some of those killed"."""
    i = index - 1
    while i > 0 and reading.word(i) in _BEFORE_KILLED:
        i -= 1
    if reading.word(i) != "as" or meaning.harm is not Harm.KILLED:
        return False
    members: list[Member] = []
    for j in range(i - 1, max(i - _REACH, -1), -1):
        if reading.kind(j) == "V" and reading.word(j) in _NAMING:
            members = _named_between(reading, j + 1, i) or members
        if reading.kind(j) in ".;SK":
            break
    made = draft_household(reading, index, meaning.harm, members)
    reading.drafts += made
    return bool(made)


def _named_between(reading: Reading, start: int, end: int) -> list[Member]:
    """The people named from one chunk up to another, where they fill all of it."""
    members, behind = family(reading, start, end)
    named = any(reading.kind(one.at) == "m" or one.name >= 0 for one in members)
    named = named or any(
        reading.chunks[one.noun].end > reading.chunks[one.noun].head + 1 for one in members
    )
    return members if named and behind == end else []
