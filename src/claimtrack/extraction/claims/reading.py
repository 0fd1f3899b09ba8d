"""One sentence while its harm words are read, and how a claim is added to it."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from claimtrack.extraction.claims.beside import THEM, gapped, part_off, share_noun, tell_apart
from claimtrack.extraction.claims.company import company, is_told
from claimtrack.extraction.claims.drafts import draft
from claimtrack.extraction.claims.households import draft_household, household
from claimtrack.extraction.claims.objects import SAYING, after_modifiers, past_parts, perpetrator
from claimtrack.extraction.claims.phrases import PEOPLE
from claimtrack.extraction.claims.rolls import name
from claimtrack.extraction.claims.verbs import stance_of
from claimtrack.model.claim import Scope, Stance
from claimtrack.model.count import Hedge
from claimtrack.model.harm import Harm
from claimtrack.registry.lexicon import harm_words, word_set

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimtrack.extraction.claims.drafts import Draft
    from claimtrack.extraction.claims.phrases import Chunk
    from claimtrack.extraction.claims.verbs import Verb
    from claimtrack.extraction.claims.words import Words
    from claimtrack.registry.lexicon import HarmWord

__all__ = ["Reading", "add", "agent", "describes", "end_of", "meanings"]

_COLLECTIVE = word_set("collective")
_COMPASS = word_set("compass")
_OPEN = word_set("open_questions")
_WHERE = word_set("where")
_UNKNOWN = word_set("unknown")


class Reading:
    """One sentence while its harm words are read from left to right.

    Attributes:
        words: its tagged words.
        chunks: its phrases.
        kind: the kind of the chunk at an index, "" beyond the ends; every reader asks for it.
        drafts: what it claims, as far as it was read.
        subject: the people of the last harm word, which a later verb may share.
        combined: the harm two joined words make together, by the index of the one that is read.
        both: those of them joined by "and", which a vague word says of each.
        until: the second of two joined words, where the first is the one that is read.
        silent: harm words another one speaks for.
        told: phrases already counted, with the harm.
    """

    def __init__(self, words: Words, chunks: Sequence[Chunk]) -> None:
        self.words = words
        self.chunks = chunks
        self.kind = [*(one.kind for one in chunks), *_BEYOND].__getitem__
        self.drafts: list[Draft] = []
        self.subject: list[int] = []
        self.combined: dict[int, Harm] = {}
        self.both: set[int] = set()
        self.until: dict[int, int] = {}
        self.silent: set[int] = set()
        self.told: set[tuple[int, Harm]] = set()

    def word(self, index: int) -> str:
        """The first word of a chunk, "" beyond the ends."""
        return self.words.words[self.chunks[index].start] if 0 <= index < len(self.chunks) else ""

    def said(self, index: int) -> str:
        """A chunk as printed."""
        chunk = self.chunks[index]
        return self.words.said(chunk.start, chunk.end)

    def tag(self, index: int) -> str:
        """The tag of the first word of a chunk, "" beyond the ends."""
        return self.words.tags[self.chunks[index].start] if 0 <= index < len(self.chunks) else ""


_BEYOND = [""] * 64
"""Kinds past the end, as far as any reader looks; before the start it is the same ones it meets."""


def meanings(reading: Reading, index: int) -> Mapping[str, HarmWord]:
    """The readings of a harm word, by frame."""
    return _meanings(reading.words.words[reading.chunks[index].start])


@functools.lru_cache(maxsize=4096)
def _meanings(words: str) -> Mapping[str, HarmWord]:
    phrase = " ".join(words.split())
    return {meaning.frame: meaning for meaning in harm_words().get(phrase, ())}


def describes(reading: Reading, index: int) -> bool:
    """Whether a harm word belongs to the noun behind it: "30 dead men", not "30 dead west of"."""
    return reading.kind(index + 1) in ("n", "t", "w") and reading.word(index + 1) not in _COMPASS


def add(
    reading: Reading,
    index: int,
    meaning: HarmWord,
    people: Sequence[int],
    verb: Verb | None = None,
    by: str = "",
) -> bool:
    """Draft a claim for each of the phrases; whether there is any."""
    if verb is not None and verb.negated:
        return True
    harm = reading.combined.get(index, meaning.harm)
    members = household(reading, index, people) if index not in reading.combined else []
    if members:
        made = draft_household(reading, index, harm, members)
        people = [*people, *(one.at for one in members)]
    else:
        people = [*people, *company(reading, index, people)]
        made = _drafted(reading, index, meaning, people)
    for one in made:
        one.by = by if by != one.label else ""
        one.how = meaning.how
        one.weak = meaning.weak
        one.end = max(one.end, end_of(reading, reading.until.get(index, index)))
        if verb is not None:
            one.stance = Stance.FEARED if _is_open(reading, people) else stance_of(verb)
            other = verb.also and not members and not one.names and not one.pointing
            one.definite = one.definite and not other
    _without_shot(reading, made)
    reading.drafts += made
    if people:
        # whoever a verb was done to does not do what "and" adds: "he killed four and fled"
        reading.subject = [] if verb is not None and min(people) > index else list(people)
        behind = after_modifiers(reading.words, reading.chunks, people[0])
        if len(people) > 1 and past_parts(reading.words, reading.chunks, behind) > behind:
            part_off(reading, index, people[0], made[:1])
        part_off(reading, index, people[-1], made)
    if people and not members:
        name(reading, index, people[-1], made)
    return bool(made)


def _is_open(reading: Reading, people: Sequence[int]) -> bool:
    """Whether it is an open question: "it is unclear whether she was killed"."""
    if _OPEN.isdisjoint(reading.words.vocabulary) or not people:
        return False
    at = min(people) - 1
    told = reading.words.words[: reading.chunks[max(at, 0)].start]
    return reading.word(at) in _OPEN and not _UNKNOWN.isdisjoint(told)


def _without_shot(reading: Reading, made: Sequence[Draft]) -> None:
    """Forget that people were shot, where they are now said to have died of it."""
    dead = {(one.start, one.label) for one in made if one.harm is Harm.KILLED}
    if dead:
        reading.drafts = [
            one for one in reading.drafts if not (one.weak and (one.start, one.label) in dead)
        ]


def _drafted(reading: Reading, index: int, meaning: HarmWord, people: Sequence[int]) -> list[Draft]:
    """A draft for each phrase that stands alone or in a plain list."""
    harm = reading.combined.get(index, meaning.harm)
    made: list[Draft] = []
    for at in people:
        chunk = reading.chunks[at]
        if (meaning.weak and chunk.kind in "qw") or (at, harm) in reading.told:
            continue
        if made and is_told(reading, at, people, index):
            continue
        one = draft(reading.words, harm, chunk, reading.chunks[index], _beyond(reading, at))
        if one is None:
            continue
        if one.pointing:
            _resolve(reading, at, one)
        share_noun(reading, at, one)
        if reading.kind(at) == "c" and _is_some_of_them(reading, at):
            _take_from_whole(reading, one)
        reading.told.add((at, harm))
        made.append(one)
        made += _split(reading, index, at, one)
    gapped(reading, max(index, *people) + 1 if people else index, made)
    tell_apart(made)
    return made


def _is_some_of_them(reading: Reading, at: int) -> bool:
    """Whether a number is some of those told of: "two of them", "many of their victims"."""
    if reading.word(at + 2) in THEM:
        return True
    victims = reading.kind(at + 1) == "O" and reading.kind(at + 2) == "n"
    return victims and reading.words.words[reading.chunks[at + 2].head] == "victims"


def _take_from_whole(reading: Reading, one: Draft) -> None:
    """Make "two of them" a part of those told of in the sentence with the same harm."""
    whole = next((d for d in reading.drafts if d.harm is one.harm), None)
    if whole is not None and one.count.low <= (whole.count.high or one.count.low):
        one.scope, one.whole = Scope.PART, whole


def _split(reading: Reading, index: int, at: int, one: Draft) -> list[Draft]:
    """A second claim where two joined harm words each say it of the people.

    "No one was killed or injured" says no to both; "many were killed and hurt" yes to both.
    """
    vague = one.count.hedge is Hedge.VAGUE and index in reading.both
    if index not in reading.combined or not (one.count.is_zero or vague):
        return []
    one.harm, harm = reading.combined[index].parts
    other = draft(reading.words, harm, reading.chunks[at], reading.chunks[index])
    return [other] if other is not None else []


def end_of(reading: Reading, index: int) -> int:
    """Where a chunk ends, in characters of the sentence."""
    return reading.words.end(reading.chunks[index].end - 1)


def _resolve(reading: Reading, at: int, one: Draft) -> None:
    """Give a pronoun the words of the first single person its sentence names before it.

    Whoever does it is another: "a man stabbed the guard, injuring him".
    """
    meant = [i for i in range(at) if _may_mean(reading, i, one)]
    if reading.word(at - 1).endswith("ing"):
        meant = [i for i in meant if not _acts(reading, i)] or meant
    for i in meant[:1]:
        named = draft(reading.words, one.harm, reading.chunks[i], reading.chunks[i])
        if named is not None:
            one.label, one.names, one.pointing = named.label, named.names, False
            one.definite = True


def _may_mean(reading: Reading, i: int, one: Draft) -> bool:
    """Whether a pronoun may mean the phrase at ``i``: one person, who neither says nor did it."""
    chunk, words = reading.chunks[i], reading.words
    if not _is_one_person(words, chunk) or chunk.owner or _is_dateline(reading, i):
        return False
    if chunk.kind == "m" and _is_placed(reading, i):
        return False
    said = words.text[words.start(chunk.head) : words.end(chunk.end - 1)]
    return reading.word(i + 1) not in SAYING and not one.by.endswith(said)


def _is_placed(reading: Reading, i: int) -> bool:
    """Whether a name tells where: "in Osk", "in Osk, Homs"."""
    while reading.kind(i - 1) == "," and reading.kind(i - 2) == "m":
        i -= 2
    return reading.word(i - 1) in _WHERE


def _acts(reading: Reading, i: int) -> bool:
    """Whether a phrase has a verb of its own behind it: "the man then drove off"."""
    return reading.kind(i + 1 + (reading.kind(i + 1) == "A")) in ("V", "K")


def _is_one_person(words: Words, chunk: Chunk) -> bool:
    """Whether a phrase can be whom "he" or "her" means: no police, and no AFP."""
    if chunk.kind == "m":
        name = words.text[words.start(chunk.start) : words.end(chunk.end - 1)]
        return words.shouted or not name.isupper()
    return (
        chunk.kind == "n"
        and chunk.count < 0
        and words.tags[chunk.head] == "N"
        and words.words[chunk.head] not in _COLLECTIVE
    )


def _is_dateline(reading: Reading, i: int) -> bool:
    """Whether a name is where a report was sent from: "DETROIT (AP) -- "."""
    chunk = reading.chunks[i]
    text = reading.words.text[reading.words.start(chunk.start) : reading.words.end(chunk.end - 1)]
    return chunk.kind == "m" and (reading.kind(i + 1) == "(" or (text.isupper() and i == 0))


def _beyond(reading: Reading, at: int) -> int:
    """The word after "of the Syrian army" behind a phrase; 0 where no "of" follows."""
    if reading.kind(at + 1) == "O" and reading.kind(at + 2) in tuple(PEOPLE + "t"):
        return reading.chunks[at + 2].end
    return 0


def agent(reading: Reading, index: int) -> str:
    """The words after "by"."""
    for i in range(index + 1, min(index + 7, len(reading.chunks))):
        if reading.kind(i) == "P" and reading.word(i) == "by":
            return perpetrator(reading.words, reading.chunks, i + 1)
        if reading.kind(i) in ".;KV":
            break
    return ""
