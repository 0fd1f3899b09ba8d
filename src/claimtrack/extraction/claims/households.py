"""Claims about families: who of a household a harm word tells of, and a draft for each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.extraction.claims.company import REACH
from claimtrack.extraction.claims.drafts import draft
from claimtrack.extraction.claims.families import family, is_family, may_be_of_family
from claimtrack.extraction.claims.kin_phrases import past_joint
from claimtrack.extraction.claims.objects import past_aside
from claimtrack.extraction.claims.subjects import before_aside
from claimtrack.model.claim import Scope
from claimtrack.model.count import Count, Hedge
from claimtrack.registry.kin import kinship

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtrack.extraction.claims.drafts import Draft
    from claimtrack.extraction.claims.families import Member
    from claimtrack.extraction.claims.reading import Reading
    from claimtrack.model.harm import Harm

__all__ = ["draft_household", "household"]

_BACK = 80
"""How many chunks before a harm word a family that is its subject may begin."""
_LISTED = frozenset("nmuc,&(#TdJ):;OAS")
_ENDS = frozenset("XHMK")


def household(reading: Reading, index: int, people: Sequence[int]) -> list[Member]:
    """The family that the people of a harm word open or belong to; none where it is no family."""
    if not people or not may_be_of_family(reading):
        return []
    members, end = _listed(reading, index, people)
    if not members:
        return []
    start = max(end, index + 1)
    beside = _beside(reading, start)
    if beside >= 0:
        more, start = family(reading, beside)
        members += more
    members += _inverted(reading, start)
    return members if is_family(reading, members) else []


def _listed(reading: Reading, index: int, people: Sequence[int]) -> tuple[list[Member], int]:
    """The members among the people themselves, and where they end."""
    if people[0] > index:
        members, end = family(reading, people[0])
        return (members, end) if end > people[-1] else ([], 0)
    for start in _starts(reading, people[0]):
        members, end = family(reading, start, index)
        if end > people[-1] and _reaches(reading, end):
            return members, end
    return [], 0


def _starts(reading: Reading, first: int) -> list[int]:
    """Where a subject that holds a phrase may begin, the farthest to the left first."""
    lowest = first
    while lowest > max(first - _BACK, 0) and reading.kind(lowest - 1) in _LISTED:
        if reading.word(lowest) == "whose":
            return [lowest, first] if lowest < first else [first]
        before = before_aside(reading.chunks, lowest - 1)
        lowest = min(before + 1, lowest - 1)
    opens = lowest == 0 or reading.kind(lowest) == "S"  # "who posted that his uncle"
    while lowest < first and reading.kind(lowest) in (",", "&", "A", ":", ";", "S", "T"):
        lowest += 1
    return [lowest, first] if opens and lowest < first else [first]


def _reaches(reading: Reading, end: int) -> bool:
    """Whether a verb follows a list that ends there."""
    while reading.kind(end) in (",", "A", "d", "R"):
        end += 1
    return reading.kind(end) in _ENDS


def _beside(reading: Reading, start: int) -> int:
    """Where those harmed beside them begin: "killed at home along with his wife"; else -1."""
    i = past_aside(reading.chunks, start)
    limit = min(i + REACH, len(reading.chunks) - 1)
    while i < limit:
        at = past_joint(reading, i)
        if at >= 0 and (
            reading.kind(at - 1) not in (",", "&", ";", ":") or _is_beside(reading, at)
        ):
            return at
        if reading.kind(i) in (",", "A", "T"):
            i += 1
        elif reading.kind(i) == "P" and reading.kind(i + 1) in ("t", "m", "w"):
            i += 2
        else:
            return -1
    return -1


def _is_beside(reading: Reading, at: int) -> bool:
    """Whether a joint that ends at a chunk joins people to others already told of."""
    return reading.word(at - 1) in ("as well as", "besides")


def _inverted(reading: Reading, i: int) -> list[Member]:
    """Who is told of with the verb before them: ", as was their son Jim", ", as were A and B"."""
    i = past_aside(reading.chunks, i)
    i += reading.kind(i) == ","
    if reading.word(i) != "as" or reading.kind(i + 1) != "X":
        return []
    return family(reading, i + 2)[0]


def draft_household(
    reading: Reading, index: int, harm: Harm, members: Sequence[Member]
) -> list[Draft]:
    """A draft for each member of a family; those told apart are parts of those counted before."""
    made: dict[int, list[Draft]] = {}
    for one in members:
        if (one.at, harm) in reading.told:
            continue
        drafts = _drafts(reading, index, harm, one)
        reading.told |= {(at, harm) for at in (one.at, one.noun, one.name)}
        if one.whole is not None and id(one.whole) in made:
            whole = made[id(one.whole)][0]
            for part in drafts:
                part.scope, part.whole = Scope.PART, part.whole or whole
        if drafts:
            made[id(one)] = drafts
    told = [one for drafts in made.values() for one in drafts]
    for title in [one for one in told if _is_title(reading, one, told)]:
        told.remove(title)
        for part in told:
            if part.whole is title:
                part.scope, part.whole = Scope.INCIDENT, None
    for made_of in reversed(told):
        _count_parts(made_of, [part for part in told if part.whole is made_of])
        made_of.beside = told
    return told


def _is_title(reading: Reading, one: Draft, told: Sequence[Draft]) -> bool:
    """Whether a plural is but what those named behind it are: "patrolmen John Doe and Jim Roe"."""
    parts = [part for part in told if part.whole is one]
    if len(parts) < 2 or one.count.hedge is not Hedge.VAGUE or one.count.text or kinship(one.label):
        return False
    named = all(part.names and part.count.is_exact for part in parts)
    between = reading.words.text[one.start : min(part.start for part in parts)]
    return named and "," not in between and parts[0].label.startswith(parts[0].names[0])


def _drafts(reading: Reading, index: int, harm: Harm, member: Member) -> list[Draft]:
    """The draft of a member; of several with a name right behind the noun, that one's too."""
    chunks, words = reading.chunks, reading.words
    noun = chunks[member.noun]
    beyond = noun.end if member.noun != member.at else 0
    one = draft(words, harm, chunks[member.at], chunks[index], beyond)
    if one is None:
        return []
    if member.name >= 0:
        named = draft(words, harm, chunks[member.name], chunks[index])
        if named is not None:
            one.names = named.names or (named.label,)
            one.label = f"{one.label} {one.names[0]}".strip()
            one.end = max(one.end, named.end)
    if not member.several or not one.names:
        return [one]
    part = draft(words, harm, noun, chunks[index])
    if part is None:
        return [one]
    part.count, part.names, part.label = Count.exactly(1), one.names, one.names[0]
    part.scope, part.whole = Scope.PART, one
    one.label = one.label.removesuffix(one.names[0]).strip()
    one.names = ()
    return [one, part]


def _count_parts(one: Draft, parts: Sequence[Draft]) -> None:
    """Give people the names of those told apart, and their number where nothing else does."""
    if not parts:
        return
    one.names = tuple(dict.fromkeys(name for part in parts for name in part.names))
    one.end = max(one.end, *(part.end for part in parts))
    if one.count.hedge is Hedge.VAGUE and not one.count.text:
        one.count = Count.at_least(max(sum(part.count.low for part in parts), 2))
