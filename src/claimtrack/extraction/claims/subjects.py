"""Whose verb it is: the people to the left of a harm word, with those joined to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.extraction.claims.objects import SAYING, is_named_kin, is_stray, past_aside
from claimtrack.extraction.claims.phrases import NOUN_PHRASE
from claimtrack.extraction.claims.walks import DASHES, LOST, Walk
from claimtrack.registry.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtrack.extraction.claims.phrases import Chunk
    from claimtrack.extraction.claims.words import Words

__all__ = ["base_of", "before_aside", "subject_of"]

_AMONG = word_set("among")
_MOSTLY = word_set("mostly")
_SHARES = word_set("shares")
_TIED = word_set("tied")
_LEAVING = word_set("leaving")
_BESIDES = {"as well as", "besides"}


def subject_of(words: Words, chunks: Sequence[Chunk], index: int) -> list[int]:
    """Indexes of the chunks for the people that end, with what modifies them, at ``index``."""
    at = Walk(words, chunks, index).subject()
    people = [] if at < 0 else _beside_left(words, chunks, at)
    if people and people[0] >= 2 and chunks[people[0] - 1].kind == "I":
        # "Five fighters including two Libyans and a Dane were killed": a list of parts
        before = people[0] - 2 - (chunks[people[0] - 2].kind == ",")
        if chunks[_before_where(chunks, before)].kind == "K":
            return people[-1:]  # "five were killed, including a guard, and six others were hurt"
        at = Walk(words, chunks, before).subject()
        people = people if at < 0 else _beside_left(words, chunks, at)
    whole = _mostly(words, chunks, people[0]) if people else LOST
    return people if whole < 0 else [whole]


def _before_where(chunks: Sequence[Chunk], i: int) -> int:
    """What stands before "in Gaza on Monday" that ends at ``i``."""
    while i >= 2 and (
        chunks[i].kind == "T" or (chunks[i].kind in "tmuw" and chunks[i - 1].kind == "P")
    ):
        i -= 1 + (chunks[i].kind != "T")
    return i


def _mostly(words: Words, chunks: Sequence[Chunk], at: int) -> int:
    """The number most of whom stand at ``at``: "18 civilians, mostly children"; else -1."""
    if at < 2 or chunks[at].count >= 0:
        return LOST
    i = at - 1
    i -= chunks[i].kind == "X"  # "most of them are children"
    if words.words[chunks[i].start] in _MOSTLY:
        i -= 1
    elif words.words[chunks[i - 2].start] in _SHARES and chunks[i - 1].kind == "O":
        i -= 3
        i -= chunks[i].kind == "A"  # "nearly half of them"
    else:
        return LOST
    i -= i >= 0 and chunks[i].kind == ","
    i -= i >= 0 and chunks[i].kind == "K"  # "20 casualties, most of them children"
    return i if i >= 0 and chunks[i].kind in "nqc" and chunks[i].count >= 0 else LOST


def _beside_left(words: Words, chunks: Sequence[Chunk], at: int) -> list[int]:
    """The phrase and those joined to it on its left: "two soldiers, a guard and a driver"."""
    out = [at]
    listed = _in_list(chunks, at) or _is_bare_list(chunks, at)
    i = at
    while i >= 2 and words.words[chunks[i].start] != "whose":
        j = i - 1
        if chunks[j].kind == "&":
            listed = True
            j -= chunks[j - 1].kind == ","
            if j < i - 1 and chunks[at].count >= 0 and _ends_parts(words, chunks, j - 1):
                i = _before_parts(chunks, j - 1)
                if i < 0:
                    break  # "305 died, including 27 children, and 128 people were hurt"
                out.insert(0, i)  # "two guards, including a woman, and six robbers were killed"
                continue
        elif chunks[j].kind != "," or not listed or words.words[chunks[j].start] in DASHES:
            break
        base = _named(words, chunks, base_of(words, chunks, j - 1), j)
        if base < 0 or (
            chunks[base].kind == "m"
            and chunks[at].kind in "cn"
            and chunks[at].count >= 0
            and not listed
        ):
            break
        if (
            base
            and chunks[base - 1].kind in "VPOK"
            and words.words[chunks[base - 1].start] not in SAYING
            and words.words[chunks[base - 1].start] not in _LEAVING
        ):
            break
        if words.words[chunks[base - 1].start] in _BESIDES and chunks[base - 2].kind == "K":
            break  # "three were killed besides the bomber, and 10 were hurt"
        out.insert(0, base)
        i = base
    if len(out) > 1 and chunks[at].count >= 0 and _are_places(chunks, out):
        return [at]
    return out


def _are_places(chunks: Sequence[Chunk], out: Sequence[int]) -> bool:
    """Whether a list of names is closed before a number: "between A, B and C and 60 died"."""
    first, last = out[0], out[-2]
    names = all(chunks[i].kind in "mu" for i in out[:-1])
    placed = first >= 3 and chunks[first - 2].kind in "mu" and chunks[first - 3].kind == "P"
    return names and placed and chunks[last - 1].kind == "&"


def _ends_parts(words: Words, chunks: Sequence[Chunk], i: int) -> bool:
    """Whether a list that ends at ``i`` names some of those harmed before it."""
    if i >= 1 and chunks[i - 1].kind == "I":
        return True
    base = base_of(words, chunks, i)
    while base >= 2 and chunks[base - 1].kind in "&,":
        base = base_of(words, chunks, base - 2)
    opens = base - 1
    if base >= 2 and chunks[opens].kind == "r":
        opens -= words.words[chunks[opens - 1].start] in _AMONG  # "among them a captain"
    elif base < 1 or chunks[opens].kind != "I":
        return False
    before = opens - 1 - (chunks[opens - 1].kind == ",")
    return before >= 0 and chunks[_before_where(chunks, before)].kind == "K"


def _before_parts(chunks: Sequence[Chunk], i: int) -> int:
    """The number whose parts end at ``i``: "two guards, including a woman"; else -1."""
    while i > 1 and chunks[i].kind in NOUN_PHRASE + "&,PO":
        i -= 1
    if chunks[i].kind != "I":
        return LOST
    i -= 1 + (chunks[i - 1].kind == ",")
    counted = i >= 0 and chunks[i].kind in "nqc" and chunks[i].count >= 0
    return i if counted and (i == 0 or chunks[i - 1].kind in ",.;:T") else LOST


def base_of(words: Words, chunks: Sequence[Chunk], i: int) -> int:
    """The people a phrase that ends at ``i`` is about, past an age and "from Homs"; else -1."""
    i = before_aside(chunks, i)
    if i >= 2 and chunks[i].kind in "#J" and chunks[i - 1].kind == ",":
        i -= 2
    while i >= 2 and chunks[i - 1].kind in "PO" and chunks[i].kind in NOUN_PHRASE:
        if i >= 3 and words.words[chunks[i - 2].start] in _TIED:
            i -= 1  # "militiamen loyal to it"
        before = i - 3 if chunks[i - 2].kind == "&" else i - 2  # "of the army and of the clans"
        if before < 0 or chunks[before].kind not in NOUN_PHRASE:
            break
        i = before
    return i if i >= 0 and chunks[i].kind in "nqcmu" and not is_stray(chunks[i]) else -1


def before_aside(chunks: Sequence[Chunk], i: int) -> int:
    """What stands before brackets that close at ``i``, where they tell of nobody harmed."""
    if i < 1 or chunks[i].kind != ")":
        return i
    j = i - 1
    while j > 0 and chunks[j].kind != "(":
        j -= 1
    return j - 1 if past_aside(chunks, j) == i + 1 else i


def _named(words: Words, chunks: Sequence[Chunk], base: int, joint: int) -> int:
    """The name the phrase at ``base`` explains, where a comma closes it: "John Doe, a guard,"."""
    explains = (
        base >= 2
        and chunks[base].kind == "n"
        and chunks[base].count < 0
        and not is_named_kin(words, chunks[base])
    )
    if (
        explains
        and chunks[joint].kind == ","
        and chunks[base - 1].kind == ","
        and chunks[base - 2].kind in "mu"
    ):
        return base - 2
    return base


def _is_bare_list(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a headline counts groups with commas alone: "32 rebels, two soldiers killed"."""
    first = at
    while first >= 2 and chunks[first].count >= 0 and chunks[first - 1].kind == ",":
        first -= 2
    opens = first == 0 or chunks[first - 1].kind in ".;:"
    return first < at and opens and chunks[first].count >= 0


def _in_list(chunks: Sequence[Chunk], at: int) -> bool:
    return at + 1 < len(chunks) and chunks[at + 1].kind == "&"
