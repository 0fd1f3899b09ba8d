"""Chunks of a sentence: noun phrases as one unit, everything else a word each."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from claimtrack.extraction.tokens import Learned
from claimtrack.registry.lexicon import word_set

if TYPE_CHECKING:
    from claimtrack.extraction.claims.words import Words

__all__ = ["AGED", "NOUN_PHRASE", "ONE", "ORDINALS", "PEOPLE", "Chunk", "chunk", "is_other"]

# A noun phrase: determiners, a count, modifiers and nouns; "soldier's wife" stays one phrase. Most
# tags begin none and are passed over first.
_PHRASE = re.compile(
    r"[^DQ#WYJNLBFt]|"
    r"(?:D+(?:QD*)?A[JV](?=[JWYNLBFt])|D+(?:QD*|#(?=J*[tW]))?|QD*|#(?=J*[tW])|(?=[WYJNLBFt]))"
    r"J*(?:[WYJNLBFt]+(?:s[WYJNLBFt]+)*)?s?|.",
    re.DOTALL,
)
_AGED_NAME = re.compile(r"J{1,2}Y[YFB]*")
"""What an age and a name look like behind the noun for a person."""
PEOPLE = "ncqmuw"
"""Kinds of chunk that can be people."""
NOUN_PHRASE = PEOPLE + "tdr"
"""Kinds of chunk that are noun phrases."""
ONE = word_set("one")
"""Words that stand for one person."""
ORDINALS = word_set("ordinals")
"""Words that stand, behind "a", for one more person: killed three and kidnapped a fourth."""
AGED = ("-year-old", "-month-old")
"""Ends of a word that stands for a person by itself: "a 10-year-old"."""
_FORCES = word_set("counted_forces")


class Chunk:
    """A noun phrase, or one other word; never changed, for sentences share what is alike.

    Attributes:
        kind: "n" noun for people, "c" bare count, "q" counted unknown noun, "m" name, "u"
            unknown words in capitals, "w" unknown noun, "d" bare determiner, "t" thing, "r"
            pronoun; else the tag of the word.
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
        harmed: int = -1,
    ) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.head = head
        self.count = count
        self.owner = owner
        self.harmed = harmed

    def __repr__(self) -> str:
        return f"{self.kind}[{self.start}:{self.end}]"


def chunk(words: Words) -> list[Chunk]:
    """The chunks of a sentence, in order."""
    out: list[Chunk] = []
    position = 0
    before = ""
    plain, told = _CHUNKS[words.shouted]
    for run in _PHRASE.findall(words.tags):
        telling = run[-1] in "Jts" and _tells(words, position + len(run.rstrip("s")) - 1)
        made = (told if telling else plain)[run, position]
        if before in _LINKS and len(out) > 1:
            out.append(made[0])
            _JOINS.get(before, _join)(words, out)
            out += made[1:]
        else:
            out += made
        before = run
        position += len(run)
    return out


def is_other(words: Words, one: Chunk) -> bool:
    """Whether a phrase is the one left of some told of: "one was killed and the other wounded"."""
    said, before = words.words[one.start : one.end], words.words[: one.start]
    if len(said) != 2 or said[0] != "the":
        return False
    return "one" in before if said[1] == "other" else said[1] in ORDINALS and "two" in before


_LINKS = frozenset('OK)"')
"""What may stand between two chunks that are one; each is a run of its own."""


def _join(words: Words, out: list[Chunk]) -> None:
    """Make one phrase of the last three chunks where they are one: "a family | of | four"."""
    first, link, last = out[-3:]
    if link.kind == "O" and _is_party(words, first, last):
        out[-3:] = [Chunk("n", first.start, last.end, first.head, last.count)]
    elif link.kind == "O" and _is_named_of(words, first, last):
        out[-3:] = [Chunk("n", first.start, last.end, last.head, first.count, owner=last.owner)]
    elif link.kind == "K" and first.kind == "c" and last.kind == "n" and _is_plain(words, last):
        if words.words[link.start].startswith("of "):
            return  # "two of the victims were children"
        out[-3:] = [Chunk("n", first.start, last.end, last.head, first.count, harmed=link.start)]


def _join_owned(words: Words, out: list[Chunk]) -> None:
    """Make one phrase of "the regime forces' members": a bare mark behind "s" makes an owner."""
    first, mark, last = out[-3:]
    owns = first.kind in NOUN_PHRASE and words.words[first.end - 1].endswith("s")
    opened = any(one.kind == '"' for one in out[:-2])  # else a quotation may close here
    plain = last.kind == "n" and last.count < 0 and words.tags[last.start] not in "DQ"
    if owns and plain and not opened and words.end(first.end - 1) == words.start(mark.start):
        out[-3:] = [Chunk("n", first.start, last.end, last.head, first.count, owner=last.owner)]


def _join_bracket(words: Words, out: list[Chunk]) -> None:
    """Make one phrase of "thirty Islamic State (IS) militants": the bracket is an abbreviation."""
    if len(out) < 5 or out[-4].kind != "(":
        return
    first, _, short, _, last = out[-5:]
    if _goes_on(words, first, short, last):
        out[-5:] = [Chunk(first.kind, first.start, last.end, first.head, owner=last.owner)]
        return
    abbreviation = short.kind in "mu" and short.end - short.start == 1
    if (
        abbreviation
        and last.kind == "n"
        and first.kind in "qmut"
        and words.tags[last.start] not in "DQ"
    ):
        out[-5:] = [Chunk("n", first.start, last.end, last.head, first.count, owner=last.owner)]
        if len(out) > 2 and out[-2].kind == "O":
            _join(words, out)


def _goes_on(words: Words, first: Chunk, short: Chunk, last: Chunk) -> bool:
    """Whether a name goes on behind another spelling of it: "Asad (Assad) Omar Hadi"."""
    named = first.kind == "n" and first.end > first.head + 1
    person = named or (first.kind == "m" and first.end - first.start > 1)
    other = short.kind in "mu" and short.count < 0 and words.tags[short.start] in "YF"
    if not person or first.count >= 0 or first.owner or not other or last.kind != "m":
        return False
    shown = words.said(short.start, short.end)
    return words.tags[last.start] in "YF" and not shown.isupper()


_JOINS = {")": _join_bracket, '"': _join_owned}


def _is_plain(words: Words, chunk: Chunk) -> bool:
    """Whether a phrase is nouns alone, with no article or number that would start a new one."""
    return words.tags[chunk.start] not in "DQ" and words.tags[chunk.head] == "L"


_PARTIES = word_set("parties")


def _is_party(words: Words, whole: Chunk, number: Chunk) -> bool:
    """Whether "a family" and "four" make one phrase: "a family of four"."""
    return number.count >= 0 and whole.count < 0 and words.words[whole.head] in _PARTIES


_MOVEMENTS = word_set("movements")


def _is_named_of(words: Words, body: Chunk, people: Chunk) -> bool:
    """Whether a body's name goes on behind "of": "four Party of the South cadres" are cadres."""
    return (
        body.count >= 0
        and body.kind in "tq"
        and words.words[body.head] in _MOVEMENTS
        and people.kind == "n"
        and people.count < 0
        and words.tags[people.head] == "L"
        and any(tag in "YB" for tag in words.tags[people.start : people.head])
    )


def _tells(words: Words, last: int) -> bool:
    """Whether the last word of a phrase that names nobody makes it people all the same."""
    word = words.words[last]
    return word in _FORCES if words.tags[last] == "t" else word.endswith(AGED)


def _chunks(place: tuple[str, int], *, shouted: bool, telling: bool) -> tuple[Chunk, ...]:
    """The chunks of a run of tags that starts at a word."""
    run, start = place
    return tuple(
        Chunk(
            kind,
            start + first,
            start + end,
            start + head,
            start + count if count >= 0 else -1,
            owner=owner,
        )
        for kind, first, end, head, count, owner in _shapes(run, shouted, telling)
    )


def _kept(*, shouted: bool) -> tuple[_Made, _Made]:
    """The chunks of every run met: of those whose last word tells nothing, and of the others."""
    made = functools.partial(_chunks, shouted=shouted)
    return Learned(functools.partial(made, telling=False)), Learned(
        functools.partial(made, telling=True)
    )


_Made = Learned[tuple[str, int], tuple[Chunk, ...]]
_CHUNKS = {shouted: _kept(shouted=shouted) for shouted in (False, True)}
"""Sentences share their chunks, for most are the same few runs; by whether all is in capitals."""
_Shape = tuple[str, int, int, int, int, bool]
"""A chunk as counted from the first word of its run: kind, start, end, head, count or -1, owner."""


@functools.lru_cache(maxsize=1 << 14)
def _shapes(run: str, shouted: bool, telling: bool) -> tuple[_Shape, ...]:
    """The chunks of a run of tags; the same few runs make up nearly all sentences."""
    made = [_shape(run, 0, shouted=shouted, telling=telling)]
    while (end := made[-1][2]) < len(run):
        made.append(_shape(run, end, shouted=shouted, telling=telling))
    return tuple(made)


def _shape(run: str, start: int, *, shouted: bool, telling: bool) -> _Shape:
    end = len(run)
    if end == start + 1 and run[start] not in "WYNLBFtQDJ":
        return run[start], start, end, start, -1, False
    owner = run[-1] == "s"
    tags = run[start:-1] if owner else run[start:]
    last = start + len(tags) - 1
    count = run.find("Q", start)
    noun = max(tags.rfind("N"), tags.rfind("L"))
    if noun >= 0:
        return _people(tags, start, noun, end, count, owner=owner, shouted=shouted)
    if not tags.strip("DQJ"):
        if count < 0 and tags[-1] == "J" and telling:
            return "n", start, end, last, count, owner
        return "c" if count >= 0 else "d", start, end, max(count, start), count, owner
    kind = _unknown(tags, counted=count >= 0, shouted=shouted, telling=telling)
    return kind, start, end, last, count, owner


def _people(
    tags: str, start: int, noun: int, end: int, count: int, *, owner: bool, shouted: bool
) -> _Shape:
    """A phrase that holds a noun for people: they, unless a thing follows ("police station")."""
    tail = tags[noun + 1 :]
    head = start + noun
    if not tail:
        return "n", start, end, head, count, owner
    if not tail.strip("J"):
        return "n", start, head + 1, head, count, False  # "a man armed with a knife"
    if "s" in tail:
        return "t" if "t" in tail else "u", start, end, end - 1, count, owner
    aged = tags[noun] == "N" and _AGED_NAME.fullmatch(tail)  # "his son 13-year-old John Doe"
    if aged or not tail.strip("YFB") or (shouted and not tail.strip("YFBWJ") and tags[noun] == "N"):
        return "n", start, end, head, count, owner
    if tags[noun] == "L" and ("t" not in tail or (count >= 0 and tail[0] == "Y")):
        return "n", start, head + 1, head, count, False  # "nine farmers Odhar village": a place
    return "t", start, end, start + len(tags) - 1, count, owner


def _unknown(tags: str, *, counted: bool, shouted: bool, telling: bool) -> str:
    last = tags[-1]
    if last == "t":
        return "q" if counted and telling else "t"
    if counted:
        return "q"
    if last == "B":
        return "m" if tags[0] == "D" else "t"
    if last == "Y" or ("F" in tags and last != "F"):
        return "m"
    if last != "W":
        return "t"
    return "u" if shouted and not tags.strip("WYF") else "w"
