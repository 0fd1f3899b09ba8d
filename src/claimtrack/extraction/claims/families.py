"""Families told of member by member: who is named, who is only kin, and who is one of whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.extraction.claims.kin_phrases import (
    ONE_MORE,
    PHRASES,
    has_name,
    is_owner,
    is_plural,
    kinship_at,
    name_behind,
    past_joint,
    past_more,
)
from claimtrack.extraction.claims.objects import SAYING, speaks
from claimtrack.registry.kin import is_kind_of_kin, kin_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtrack.extraction.claims.reading import Reading

__all__ = ["Member", "family", "is_family", "may_be_of_family"]

_REACH = 120
"""How many chunks a family can take up in a sentence; a longer list is cut."""


class Member:
    """One phrase of a family: a person, or several under one noun.

    Attributes:
        at: the phrase that counts them.
        noun: the phrase that says what they are; the same, but for "five of her sons".
        name: the phrase of the name that stands behind a person's kinship, or -1.
        whole: the members this one is some of, or None.
        several: whether the phrase is a noun for several people.
        opened: whether those may be told apart behind it.
    """

    __slots__ = ("at", "name", "noun", "opened", "several", "whole")

    def __init__(self, at: int, noun: int, name: int = -1, *, several: bool = False) -> None:
        self.at = at
        self.noun = noun
        self.name = name
        self.several = several
        self.opened = False
        self.whole: Member | None = None


def may_be_of_family(reading: Reading) -> bool:
    """Whether a sentence has a word for kin, or names enough to tell a number apart.

    Most have neither, and are not read a second time.
    """
    if not kin_words().isdisjoint(reading.words.vocabulary):
        return True
    return sum(one.kind in ("m", "u") for one in reading.chunks) > 1


def is_family(reading: Reading, members: Sequence[Member]) -> bool:
    """Whether a list is one of kin, or tells apart by name those it counts first."""
    if len(members) < 2:
        return False
    kin = any(kinship_at(reading, one.noun) not in ("", "relative") for one in members)
    return kin or any(one.whole is not None for one in members)


def family(reading: Reading, start: int, limit: int | None = None) -> tuple[list[Member], int]:
    """The members told of from a chunk on, and the chunk behind the last."""
    return _Telling(reading, start, limit).read()


class _Telling:
    """A family while it is read from left to right.

    Attributes:
        reading: the sentence.
        at: the chunk that is read next.
        limit: the chunk nothing is read from on.
        members: who was told of.
        groups: those of several that may still be told apart, with how many of them are left.
    """

    def __init__(self, reading: Reading, start: int, limit: int | None) -> None:
        self.reading = reading
        self.at = start
        self.limit = min(start + _REACH, len(reading.chunks) if limit is None else limit)
        self.bounded = limit is not None
        self.members: list[Member] = []
        self.groups: list[tuple[Member, int | None]] = []

    def read(self) -> tuple[list[Member], int]:
        """The members, and the chunk behind the last of them."""
        end = self.at
        while self.at < self.limit:
            first, member = self.at, self._member()
            if member is None or (not self.bounded and self._opens_clause(first, end)):
                break
            self._place(member)
            self.members.append(member)
            end = self.at
            self.at = self._next(member)
            if self.at < 0:
                break
        for at, one in enumerate(self.members):
            if one.opened and not kinship_at(self.reading, one.noun):
                self._spell_out(one, self.members[at + 1 :])
        return self._without_speaker(), end

    def _without_speaker(self) -> list[Member]:
        """The members up to a lone name behind a number: "nine guards, the mayor of Osk said"."""
        for at, one in enumerate(self.members):
            group = one.whole
            if group is None or group.several is False or kinship_at(self.reading, group.noun):
                continue
            alone = sum(other.whole is group for other in self.members) == 1
            if alone and not has_name(self.reading, group.noun) and self._weight(group) > 1:
                return self.members[:at]
        return self.members

    def _spell_out(self, whole: Member, rest: Sequence[Member]) -> None:
        """Find the number just told in those behind it: "four people, a father and his sons"."""
        number = self.reading.chunks[whole.at].count
        left = self._weight(whole) if number >= 0 else 0
        told: list[Member] = []
        for one in rest:
            if one.whole is None or one.whole is whole:
                told.append(one)
                left -= self._many(one)
            if left <= 0:
                break
        if left == 0 and told:
            for one in told:
                one.whole = whole

    def _many(self, member: Member) -> int:
        """How many a member is: its number, or those told apart of it."""
        parts = sum(1 for one in self.members if one.whole is member)
        return max(self._weight(member), parts + has_name(self.reading, member.noun) * bool(parts))

    def _next(self, member: Member) -> int:
        """Where the next of the list starts, -1 where none does; people counted are opened."""
        reading, end = self.reading, self.at
        at = past_joint(reading, end)
        if not member.several:
            return at
        named = has_name(reading, member.noun)
        if at < 0 and not named and reading.kind(end) == "m":
            at = end  # "his sons 20-year-old John Doe and"
        marks = all(reading.kind(i) in (",", ":") for i in range(end, at))
        at = self._past_descent(at)
        member.opened = named or marks
        if member.opened:
            self._open(member, named=named)
        return at

    def _past_descent(self, i: int) -> int:
        """Past "sons of John Doe," behind people, which tells whose they are."""
        reading = self.reading
        kin = is_plural(reading, i) and bool(kinship_at(reading, i))
        kinds = "".join(reading.kind(k) for k in range(i + 1, i + 4))
        told = kin and reading.chunks[i].count < 0 and kinds in ("Om,", "On,")
        return i + 4 if told else i

    def _member(self) -> Member | None:
        reading, i = self.reading, self.at
        if is_owner(reading, i):
            i += 1  # "the couple's" before "two sons"
        kind = reading.kind(i)
        if reading.word(i) == "whose" and self.members:
            return None
        noun = i + 2 if kind == "c" and reading.kind(i + 1) == "O" else i
        owner = reading.chunks[i].owner
        if kind == "q" or (not owner and is_plural(reading, noun)):
            return self._several(i, noun)
        if kind == "n" and not owner and reading.chunks[i].count < 0:
            return self._person(i)
        if kind in ("m", "u") and self._is_name(i):
            self.at = past_more(reading, i + 1, named=True)
            return Member(i, i)
        return None

    def _several(self, at: int, noun: int) -> Member:
        self.at = past_more(self.reading, noun + 1, named=False)
        while self.reading.kind(self.at) == "O" and self.reading.kind(self.at + 1) in PHRASES:
            self.at += 2  # "members of the family"
        return Member(at, noun, several=True)

    def _person(self, i: int) -> Member:
        reading = self.reading
        named = has_name(reading, i)
        name = -1 if named else name_behind(reading, i)
        named = named or name >= 0
        self.at = past_more(reading, max(i, name) + 1, named=named)
        while not named and reading.kind(self.at) == "O" and reading.kind(self.at + 1) in PHRASES:
            self.at = past_more(reading, self.at + 2, named=False)  # "the head of the clinic"
        if self.at > i + 2 and self._is_called(self.at):
            name = self.at + 1
            self.at = past_more(reading, name + 1, named=True)
        return Member(i, i, name)

    def _is_called(self, i: int) -> bool:
        """Whether a comma at ``i`` opens a name: "the brother of the mayor, John Doe"."""
        one = self.reading.kind(i) == "," and self.reading.kind(i + 1) == "m"
        return one and i + 1 < self.limit and self._is_name(i + 1)

    def _is_name(self, i: int) -> bool:
        """Whether a phrase is the name of one more; among those counted one word is enough."""
        chunk = self.reading.chunks[i]
        if chunk.owner or chunk.count >= 0:
            return False
        if self.reading.tag(i) == "D" and self.reading.word(i) not in ONE_MORE:
            return False
        words = self.reading.words
        capital = "YFBW" if words.shouted else "YF"
        named = sum(tag in capital for tag in words.tags[chunk.start : chunk.end])
        last = len(self.members) > 1 and self.reading.kind(i - 1) == "&"
        return named > 1 or (named == 1 and (last or bool(self.groups)))

    def _opens_clause(self, first: int, end: int) -> bool:
        """Whether the phrase just read is the subject of what follows, and no more of a list."""
        reading, i = self.reading, self.at
        if not self.members:
            return False
        joined = reading.kind(first - 1) == "&"
        if speaks(reading.words, reading.chunks, first, last=joined):
            return True
        i += reading.kind(i) == "," and reading.kind(end) == ","
        while reading.kind(i) == "A":
            i += 1
        if reading.kind(i) == "V":
            return reading.word(i) in SAYING
        return reading.kind(i) in ("X", "H", "M", "K")

    def _open(self, member: Member, *, named: bool) -> None:
        """Expect those just counted to be told apart."""
        number = self.reading.chunks[member.at].count
        left = self._weight(member) - named if number >= 0 else None
        self.groups.append((member, left))

    def _place(self, member: Member) -> None:
        """Find whom a member is one of."""
        many = self._weight(member)
        while self.groups:
            group, left = self.groups[-1]
            if (left is None or left >= many) and self._belongs(member, group):
                self.groups[-1] = (group, None if left is None else left - many)
                member.whole = group
                return
            self.groups.pop()

    def _weight(self, member: Member) -> int:
        number = self.reading.chunks[member.at].count
        return self.reading.words.counts[number].count.low if number >= 0 else 1

    def _belongs(self, member: Member, group: Member) -> bool:
        """Whether a member can be one of some: a bare name, or kin of their kind."""
        reading = self.reading
        if reading.kind(member.noun) in ("m", "u"):
            return True
        of, kin = kinship_at(reading, group.noun), kinship_at(reading, member.noun)
        counted = reading.chunks[group.at].count >= 0
        if not kin:
            named = member.name >= 0 or has_name(reading, member.noun)
            one_of = reading.word(member.at) in ONE_MORE or (
                named and reading.tag(member.at) != "D"
            )
            return one_of and (counted or bool(of))
        return bool(of) and is_kind_of_kin(kin, of) and not (kin == of and member.several)
