"""Who is told of beside the people of a claim: parts of them, and others."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from claimtrack.extraction.claims.company import shares_count
from claimtrack.extraction.claims.drafts import draft
from claimtrack.extraction.claims.families import family, is_family, may_be_of_family
from claimtrack.extraction.claims.households import draft_household
from claimtrack.extraction.claims.objects import object_of
from claimtrack.extraction.claims.rolls import printed
from claimtrack.model.claim import Scope
from claimtrack.model.count import Count, Hedge
from claimtrack.registry.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtrack.extraction.claims.drafts import Draft
    from claimtrack.extraction.claims.reading import Reading

__all__ = ["THEM", "gapped", "part_off", "past_where", "share_noun", "tell_apart"]

_AMONG = word_set("among")
THEM = frozenset({"them", "whom", "these"})
"""Words for people told of before, of whom a number is some: "two of them"."""
_TELLING = _AMONG | THEM | {"out"}
"""Words one of which tells of some of the people, where no "including" does."""


def tell_apart(made: list[Draft]) -> None:
    """Mark people named side by side as others, unless the rest spell out the first.

    "Three reporters, two Canadians and a Dane" is three people, and two parts of them.
    """
    for one in made:
        one.beside = made
    for one, following in pairwise(made):
        if one.names and following.names and one.count.hedge is Hedge.VAGUE:
            one.count = Count.exactly(1)  # "their sons Ali and Omar": each is named
    rest = [one.count.stated or one.count.low for one in made[1:]]
    if len(rest) < 2 or made[1].scope is Scope.INCREMENT:
        return  # "six in Ain Dour, four in Tel Hamra and two in Kfar Zeid"
    if made[1].owned:
        return  # "two nurses, their driver and a guard"
    if made[0].count.is_exact and sum(rest) == made[0].count.low:
        for one in made[1:]:
            one.scope, one.whole = Scope.PART, made[0]


def share_noun(reading: Reading, at: int, one: Draft) -> None:
    """Give a number before a bare name the noun of the next: "5 Front and 2 Alliance fighters"."""
    named, other = reading.chunks[at], at + 2
    if named.kind != "q" or reading.kind(at + 1) != "&" or reading.kind(other) != "n":
        return
    people, tags = reading.chunks[other], reading.words.tags
    bare = not tags[named.count + 1 : named.end].strip("YB")
    alike = "Y" in tags[people.count + 1 : people.head]
    if bare and alike and people.count >= 0 and tags[people.head] == "L":
        one.label = f"{one.label} {reading.words.said(people.head, people.head + 1)}"
        one.names = ()


def part_off(reading: Reading, index: int, last: int, wholes: Sequence[Draft]) -> None:
    """The people named as some of those just counted: "including three children"."""
    words = reading.words
    if not wholes or ("I" not in words.tags and _TELLING.isdisjoint(words.vocabulary)):
        return
    i = _including(reading, last + 1)
    if i < 0 and index > last:
        i = _including(reading, index + 1)
    named = object_of(reading.words, reading.chunks, i) if i >= 0 else []
    if named and _family_of(reading, index, named, wholes[-1]):
        return
    parts = [(at, at) for at in named if at == named[0] or not shares_count(reading, at)]
    parts = parts or _of_them(reading, max(index, last) + 1)
    if not parts and index > last:
        parts = _of_them(reading, last + 1)
    if not parts and (at := _among(reading, last)) >= 0:
        parts = [(at, at)]
        wholes[-1].start = min(wholes[-1].start, reading.words.start(reading.chunks[at].start))
    for at, noun in parts:
        part = draft(reading.words, wholes[-1].harm, reading.chunks[at], reading.chunks[index])
        if part is not None and part.count.low <= (wholes[-1].count.high or part.count.low):
            part.scope = Scope.PART
            part.whole = wholes[-1]
            part.stance = wholes[-1].stance
            part.by = wholes[-1].by
            if at != noun:
                part.label = printed(reading, noun)
                part.end = max(part.end, reading.words.end(reading.chunks[noun].end - 1))
            reading.drafts.append(part)


def _family_of(reading: Reading, index: int, named: Sequence[int], whole: Draft) -> bool:
    """Read a family among the people: "nine people, including Ali Omar, his wife and sons"."""
    members = family(reading, named[0])[0] if may_be_of_family(reading) else []
    if len(members) < len(named) or not is_family(reading, members):
        return False
    made = draft_household(reading, index, whole.harm, members)
    for part in made:
        if part.whole is None:
            part.scope, part.whole = Scope.PART, whole
        part.stance, part.by = whole.stance, whole.by
    reading.drafts += made
    return bool(made)


def _among(reading: Reading, last: int) -> int:
    """The number before "among" or "out of" the people at ``last``: "5 among the 15"; else -1."""
    if last < 2 or reading.chunks[last].count < 0:
        return -1
    out_of = reading.kind(last - 1) == "O" and reading.word(last - 2) == "out"
    if not out_of and reading.word(last - 1) not in _AMONG:
        return -1
    at = last - 2 - (out_of or reading.kind(last - 2) == "X")
    return at if reading.kind(at) in ("n", "q", "c") and reading.chunks[at].count >= 0 else -1


def gapped(reading: Reading, i: int, made: list[Draft]) -> None:
    """Read "and 12 in hospital" behind "38 died at the scene": the verb is not said again.

    Where the first number has no place of its own, those behind commas are some of it.
    """
    if not made or made[-1].count.hedge is Hedge.VAGUE:
        return
    first, start = made[-1], i
    i = past_where(reading, i)
    placed = i > start
    while (at := _next_number(reading, i)) >= 0:
        i = past_where(reading, at + 1)
        if reading.kind(i) not in ("", ".", ",", ";", "&", "S"):
            return  # "and 12 in the north were hurt": a clause of its own
        one = draft(reading.words, first.harm, reading.chunks[at], reading.chunks[i - 1])
        if one is None or not (placed or one.count.low < first.count.low):
            return
        one.label, one.names, one.how, one.by = first.label, (), first.how, first.by
        one.stance, one.weak = first.stance, first.weak
        if not placed and reading.kind(at - 1) == ",":
            one.scope, one.whole = Scope.PART, first
        else:
            one.scope = Scope.INCREMENT
        made.append(one)


def _next_number(reading: Reading, i: int) -> int:
    """The bare number with a place behind it that a comma or "and" joins on at ``i``; else -1."""
    joints = i
    while reading.kind(i) in ("&", ","):
        i += 1
    counted = reading.kind(i) == "c" and reading.kind(i + 1) == "P"
    if counted and reading.words.words[reading.chunks[i].end - 1].endswith("ed"):
        return -1  # "and many others abandoned in the marsh": a verb of their own
    return i if joints < i <= joints + 2 and counted else -1


def past_where(reading: Reading, at: int) -> int:
    """Where a clause goes on behind "on Monday at the scene", "in Sunday's raid", at ``at``."""
    while True:
        kind = reading.kind(at)
        if kind == "T":
            at += 1
        elif kind == "s" or (kind in ("P", "O") and reading.kind(at + 1) in tuple("tmuwnTd")):
            at += 2
        else:
            return at


def _of_them(reading: Reading, i: int) -> list[tuple[int, int]]:
    """Number and noun of "among them two nurses", "two of them nurses", "of whom two were"."""
    chunks = reading.chunks
    limit = min(i + 6, len(chunks))
    i = next((k for k in range(i, limit) if reading.word(k) in THEM), -1)
    if i < 2:
        return []
    after = i + 1 + (reading.kind(i + 1) == "X")
    if reading.word(i - 1) == "among":
        return [(at, at) for at in object_of(reading.words, chunks, i)]
    if reading.kind(i - 1) != "O":
        return []
    if reading.kind(i - 2) == "c" and reading.kind(after) == "n":
        return [(i - 2, after)]
    if reading.kind(after) == "c" and reading.kind(after + 1) == "X":
        return [(after, after + 2)] if reading.kind(after + 2) == "n" else []
    return []


def _including(reading: Reading, i: int) -> int:
    """Where "including" stands in what modifies the people before ``i``; else -1."""
    limit = min(i + 8, len(reading.chunks))
    while i < limit and (
        reading.kind(i) in tuple('POtm,;("TAXHK')
        or (reading.kind(i) in ("w", "n") and reading.kind(i - 1) in ("P", "O"))
    ):
        i += 1
    return i if reading.kind(i) == "I" else -1
