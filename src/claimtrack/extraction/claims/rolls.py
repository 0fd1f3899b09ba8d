"""Names printed for people who were harmed: behind them, after a colon, in a roll of the dead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimtrack.extraction.claims.drafts import draft
from claimtrack.extraction.claims.families import family
from claimtrack.extraction.claims.households import draft_household
from claimtrack.extraction.claims.objects import SAYING, past_aside
from claimtrack.model.claim import Scope
from claimtrack.model.count import Count, Hedge
from claimtrack.model.harm import Harm
from claimtrack.registry.lexicon import harm_words, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtrack.extraction.claims.drafts import Draft
    from claimtrack.extraction.claims.families import Member
    from claimtrack.extraction.claims.reading import Reading

__all__ = ["name", "printed", "roll"]

_DEAD = word_set("dead")


def roll(reading: Reading, triggers: Sequence[int]) -> None:
    """Read "the names of the dead: A, B and C": people known by name, and so many at the least."""
    start, members = _roll(reading, triggers)
    if not members:
        return
    end = reading.words.start(reading.chunks[start].start)
    told = [one for one in reading.drafts if one.start < end and one.harm is Harm.KILLED]
    whole = next((one for one in reversed(told) if one.scope is not Scope.PART), None)
    if whole is not None and len(whole.names) > 1:
        return
    made = draft_household(reading, start, Harm.KILLED, members)
    names = tuple(name for one in made for name in one.names if one.count.high == 1)
    number = sum(one.count.low for one in made if one.whole is None)
    if not made:
        return
    if whole is None or whole.count.high == 1:
        first = reading.chunks[members[0].at]
        whole = draft(reading.words, Harm.KILLED, first, first)
        if whole is None:
            return
        whole.label, whole.count = "", Count.at_least(number)
        whole.end = max(one.end for one in made)
        reading.drafts.append(whole)
    elif (whole.count.high or number) < number:
        return
    whole.names = names
    _count_names(whole)


def _roll(reading: Reading, triggers: Sequence[int]) -> tuple[int, list[Member]]:
    """Where a roll of the dead opens, and who is on it."""
    if ":" not in reading.words.tags and not any(_announces(reading, at) for at in triggers):
        return 0, []
    for i in range(len(reading.chunks)):
        if reading.kind(i) not in (":", ",", "P") or not _tells_of_dead(reading, triggers, i):
            continue
        if reading.kind(i) == "P" and reading.word(i) != "as":
            continue
        members, _ = family(reading, i + 1)
        if len(members) > 1 and any(_is_named(reading, one) for one in members):
            return i, members
    return 0, []


def _tells_of_dead(reading: Reading, triggers: Sequence[int], i: int) -> bool:
    """Whether the last that is said of harm before ``i`` is of the dead, and names are announced.

    A colon announces names behind any word of death; a dash or "as" only behind "the names of".
    """
    before = [at for at in triggers if at < i]
    named = any(_announces(reading, at) for at in before)
    if not before or not (named or reading.kind(i) == ":") or reading.word(i - 1) in SAYING:
        return False
    last = [at for at in before if not _announces(reading, at)]
    said = reading.words.words[: reading.chunks[i].start]
    dead = any(word in _DEAD for phrase in said for word in re.findall(r"\w+", phrase))
    return _kills(reading, last[-1]) if last else dead


def _kills(reading: Reading, at: int) -> bool:
    return any(m.harm is Harm.KILLED and not m.weak for m in harm_words().get(reading.word(at), ()))


def _announces(reading: Reading, at: int) -> bool:
    """Whether a phrase announces names: "the names of", "the victims' names"."""
    return any(m.frame == "roll" for m in harm_words().get(reading.word(at), ()))


def _is_named(reading: Reading, one: Member) -> bool:
    return reading.kind(one.noun) in ("m", "u") or one.name >= 0


def _past_age(reading: Reading, i: int) -> int:
    """Past "(50, a baker)" and ", 34 years old" behind a name."""
    i = past_aside(reading.chunks, i)
    while reading.kind(i) == "," and reading.kind(i + 1) in ("#", "J"):
        i += 2
        while reading.kind(i) in ("T", "d"):
            i += 1
    return past_aside(reading.chunks, i)


def _count_names(one: Draft) -> None:
    """At least as many as are named, where nothing else says how many."""
    if one.count.hedge is Hedge.VAGUE and not one.count.text:
        one.count = Count.at_least(len(one.names))


def name(reading: Reading, index: int, last: int, made: Sequence[Draft]) -> None:
    """Read the names printed behind people: "the mayor, John Doe,", "three men: A, B and C"."""
    if not made:
        return
    names = _names_after(reading, last + 1) or _names_after_colon(reading, index + 1)
    one = made[-1]
    if not names or one.names or one.pointing:
        return
    texts = [_alone(reading, at) for at in names]
    if one.count.high == 1:
        if reading.kind(names[0] - 1) in tuple(",(") and not _is_another(reading, last, names[0]):
            one.names = (texts[0],)
            one.label = f"{one.label} {texts[0]}".strip()
    elif len(texts) > 1 and (one.count.high is None or len(texts) <= one.count.high):
        one.names = tuple(texts)
        _count_names(one)
        for at in names:
            part = draft(reading.words, one.harm, reading.chunks[at], reading.chunks[index])
            if part is not None:
                part.scope, part.whole, part.stance, part.by = Scope.PART, one, one.stance, one.by
                reading.drafts.append(part)


def _is_another(reading: Reading, last: int, at: int) -> bool:
    """Whether a name may be of somebody between: "the son of the mayor, John Doe"."""
    between = reading.chunks[at - 2]
    person = between.kind in "mu" or "N" in reading.words.tags[between.start : between.end]
    return at - 2 > last and person


def printed(reading: Reading, at: int) -> str:
    """A phrase as printed, without article or number."""
    chunk, words = reading.chunks[at], reading.words
    first = chunk.start
    while first < chunk.end - 1 and words.tags[first] in "DQ":
        first += 1
    return words.said(first, chunk.end)


def _alone(reading: Reading, at: int) -> str:
    """A name without the kin or the age before it: "Jane Doe" of "his wife Jane Doe"."""
    one, words = reading.chunks[at], reading.words
    start = one.head + 1 if one.kind == "n" else one.start
    while start < one.end - 1 and words.tags[start] in "DQJ":
        start += 1
    return words.said(start, one.end)


def _names_after(reading: Reading, i: int) -> list[int]:
    """The chunks of a list of names that starts, after a comma, colon or bracket, at ``i``."""
    chunks = reading.chunks
    while reading.kind(i) in ("P", "O") and reading.kind(i + 1) in ("t", "m", "n", "w", "u"):
        i += 2
    found: list[int] = []
    if reading.kind(i) in (",", ":", "("):
        i += 1
    elif i >= len(chunks) or not _is_name(reading, i):
        return []
    while i < len(chunks) and _is_name(reading, i):
        found.append(i)
        i += 1
        i = _past_age(reading, i)
        if reading.kind(i) not in (",", "&", ";"):
            break
        i += 1
        i += reading.kind(i) == "&"
    speaks = reading.kind(i) == "V" and reading.word(i) in SAYING
    closed = reading.kind(i - 1) == ","
    return (
        []
        if speaks
        or (len(found) == 1 and not closed and reading.kind(i) in ("X", "H", "M", "V", "K"))
        else found
    )


def _names_after_colon(reading: Reading, i: int) -> list[int]:
    """Names behind the verb: "the following died in the crash: A and B"."""
    while reading.kind(i) in ("P", "O", "T") and i < len(reading.chunks):
        i += 1 + (reading.kind(i) != "T")
    return _names_after(reading, i) if reading.kind(i) == ":" else []


def _is_name(reading: Reading, i: int) -> bool:
    if i >= len(reading.chunks):
        return False
    chunk = reading.chunks[i]
    if chunk.owner or chunk.count >= 0:
        return False
    if chunk.kind == "n":
        return chunk.end > chunk.head + 1 and reading.words.tags[chunk.head] == "N"
    return (
        chunk.kind in "mu"
        and chunk.end - chunk.start > 1
        and reading.words.tags[chunk.start] != "D"
    )
