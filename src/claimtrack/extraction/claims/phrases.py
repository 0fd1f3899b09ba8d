"""Chunks of a sentence: noun phrases as one unit, everything else a word each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimtrack.model.count import Count
from claimtrack.registry.lexicon import nouns

if TYPE_CHECKING:
    from claimtrack.extraction.claims.words import Words

__all__ = ["Chunk", "chunk"]

# A noun phrase: determiners, a count, modifiers and nouns; "soldier's wife" stays one phrase.
_PHRASE = re.compile(r"D*(?:QD*)?J*(?:[WYJNLBFt]+(?:s[WYJNLBFt]+)*)?s?|.", re.DOTALL)

PEOPLE = "ncqmuw"
"""Kinds of chunk that can be people: noun, bare count, counted unknown noun, name, unknown words."""


class Chunk:
    """A noun phrase, or one other word.

    Attributes:
        kind: "n" noun for people, "c" bare count, "q" counted unknown noun, "m" name, "u" unknown words in
            a text of capitals, "w" an unknown noun, "d" bare determiner, "t" thing, "r" pronoun; else the tag of
            the word.
        start: first word.
        end: the word after the last.
        head: the word it turns on.
        count: index of its count among the words, or -1.
        owner: whether it ends in a possessive.
        harmed: index of the harm word inside it ("two wounded soldiers"), or -1.
    """

    __slots__ = ("count", "end", "harmed", "head", "kind", "owner", "start")

    def __init__(
        self,
        kind: str,
        start: int,
        end: int,
        head: int = -1,
        count: int = -1,
        *,
        owner: bool = False,
    ) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.head = head
        self.count = count
        self.owner = owner
        self.harmed = -1

    def __repr__(self) -> str:
        return f"{self.kind}[{self.start}:{self.end}]"


def chunk(words: Words) -> list[Chunk]:
    """The chunks of a sentence, in order."""
    tags = words.tags
    out: list[Chunk] = []
    position = 0
    while position < len(tags):
        match = _PHRASE.match(tags, position)
        end = match.end() if match is not None else position + 1
        end = max(end, position + 1)
        out.append(_chunk(words, position, end))
        position = out[-1].end
        if len(out) > 2 and out[-2].kind in "OK":
            _join(words, out)
        elif len(out) > 3 and out[-2].kind == ")" and out[-4].kind == "(":
            _join_bracket(words, out)
    return out


def _join(words: Words, out: list[Chunk]) -> None:
    """Make one phrase of the last three chunks where they are one: "a family | of | four"."""
    first, link, last = out[-3:]
    if link.kind == "O" and _is_party(words, first, last):
        out[-3:] = [Chunk("n", first.start, last.end, first.head, last.count)]
    elif link.kind == "K" and first.kind == "c" and last.kind == "n" and _is_plain(words, last):
        joined = Chunk("n", first.start, last.end, last.head, first.count)
        joined.harmed = link.start
        out[-3:] = [joined]


def _join_bracket(words: Words, out: list[Chunk]) -> None:
    """Make one phrase of "thirty Islamic State (IS) militants": the bracket is an abbreviation."""
    if len(out) < 5:
        return
    first, _, short, _, last = out[-5:]
    abbreviation = short.kind in "mu" and short.end - short.start == 1
    if (
        abbreviation
        and last.kind == "n"
        and first.kind in "qmu"
        and words.tags[last.start] not in "DQ"
    ):
        out[-5:] = [Chunk("n", first.start, last.end, last.head, first.count, owner=last.owner)]


def _is_plain(words: Words, chunk: Chunk) -> bool:
    """Whether a phrase is nouns alone, with no article or number that would start a new one."""
    return words.tags[chunk.start] not in "DQ" and words.tags[chunk.head] == "L"


_PARTIES = {"family", "group", "crew", "team", "party", "gang", "squad", "household", "band"}


def _is_party(words: Words, whole: Chunk, number: Chunk) -> bool:
    """Whether "a family" and "four" make one phrase: "a family of four"."""
    return number.count >= 0 and whole.count < 0 and words.words[whole.head] in _PARTIES


def _chunk(words: Words, start: int, end: int) -> Chunk:
    tags = words.tags[start:end]
    first = tags[0]
    if end == start + 1 and first not in "WYNLBFtQDJ":
        return Chunk(first, start, end, start)
    owner = tags[-1] == "s"
    if owner:
        tags = tags[:-1]
    count = tags.find("Q")
    at = start + count if count >= 0 else -1
    noun = max(tags.rfind("N"), tags.rfind("L"))
    if noun >= 0:
        return _people(words, start, end, tags, noun, at, owner)
    if not tags.strip("DQJ"):
        kind = "c" if at >= 0 else "d"
        return Chunk(kind, start, end, max(at, start), at, owner=owner)
    return Chunk(
        _unknown(tags, count >= 0, words.shouted),
        start,
        end,
        start + len(tags) - 1,
        at,
        owner=owner,
    )


def _people(
    words: Words, start: int, end: int, tags: str, noun: int, at: int, owner: bool
) -> Chunk:
    """A phrase with a noun for people in it: people, unless a thing comes after ("police station")."""
    tail = tags[noun + 1 :]
    head = start + noun
    if not tail:
        return Chunk("n", start, end, head, at, owner=owner)
    if "s" in tail:
        return Chunk("t" if "t" in tail else "u", start, end, end - 1, at, owner=owner)
    if not tail.strip("YFB") or (words.shouted and not tail.strip("YFBWJ") and tags[noun] == "N"):
        return Chunk("n", start, end, head, at, owner=owner)
    if tags[noun] == "L" and "t" not in tail:
        return Chunk("n", start, head + 1, head, at)
    return Chunk("t", start, end, start + len(tags) - 1, at, owner=owner)


def _unknown(tags: str, counted: bool, shouted: bool) -> str:
    last = tags[-1]
    if last == "t":
        return "t"
    if counted:
        return "q"
    if last == "B":
        return "m" if tags[0] == "D" else "t"
    if last == "Y" or ("F" in tags and last != "F"):
        return "m"
    if last != "W":
        return "t"
    return "u" if shouted and not tags.strip("WYF") else "w"


def count_of(words: Words, chunk: Chunk) -> Count | None:
    """How many people a phrase counts, or None where it does not say: "the militants"."""
    if chunk.count >= 0:
        count = words.counts[chunk.count].count
        # "A couple" with no noun after it is two people, not "two or three of something".
        alone = chunk.kind == "c" and count.word == "couple"
        return Count.exactly(2, text=count.text) if alone else count
    if chunk.kind == "n":
        if words.words[chunk.start] in _NONE:
            return Count.exactly(0)
        if words.tags[chunk.head] == "N":
            return Count.exactly(1)
        return None if words.words[chunk.start] in _NOBODY else Count.vague("people")
    if chunk.kind in "mu":
        return Count.exactly(1)
    if chunk.kind == "w":
        return _unknown_count(words, chunk)
    if chunk.kind in "rd":
        return Count.exactly(1) if words.words[chunk.start] in ONE else None
    return None


def _unknown_count(words: Words, chunk: Chunk) -> Count | None:
    """An unknown noun counts one after "a", or after "the" where it is no plural."""
    if words.tags[chunk.start] != "D" or words.words[chunk.start] in _MANY:
        return None
    if words.shouted and words.words[chunk.start] == "the":
        return None  # in capitals an unknown word may be the name of anything
    plural = words.words[chunk.head].endswith("s")
    return None if plural else Count.exactly(1)


ONE = {"he", "she", "him", "her", "another"}
"""Words that stand for one person."""
_MANY = {"these", "those", "all", "both", "any", "no", "some", "such", "either", "neither"}
_NONE = {"no", "neither"}
_NOBODY = {"any", "most", "some", "such", "all", "each", "every"}


def is_plural(words: Words, chunk: Chunk) -> bool:
    noun = nouns().get(words.words[chunk.head])
    return noun is not None and noun.plural
