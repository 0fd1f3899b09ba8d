"""The people one article speaks of, so that a second mention is known for what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.model.claim import Scope
from claimtrack.model.harm import Harm
from claimtrack.registry.groups import describe_group
from claimtrack.registry.lexicon import nouns

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimtrack.extraction.claims.drafts import Draft

__all__ = ["Cast"]


class Party:
    """People who were counted once, and every name they go by.

    Attributes:
        label: the words of the first mention.
        names: words of the names they go by, in small letters.
        noun: the singular of the noun they were called, or "".
        count: bounds of how many they are.
        harms: what is said to have been done to them.
    """

    __slots__ = ("count", "harms", "label", "names", "noun", "role", "sex", "shown")

    def __init__(self, one: Draft) -> None:
        self.label = one.label
        self.shown = one.names
        self.names = _name_words(one.names)
        self.noun = _noun(one.label)
        group = describe_group(one.label)
        self.role = group.role
        self.sex = group.sex
        self.count = (one.count.low, one.count.high)
        self.harms = {one.harm}

    @property
    def is_one(self) -> bool:
        """Whether it is a single person."""
        return self.count == (1, 1)


class Cast:
    """Resolves mentions of people in reading order."""

    def __init__(self) -> None:
        self.parties: list[Party] = []

    def read(self, drafts: Iterable[Draft]) -> list[Draft]:
        """The drafts that claim something, each labelled as its people were at their first mention."""
        kept: list[tuple[Draft, Party]] = []
        for one in drafts:
            party = self._find(one)
            if party is None:
                if one.pointing and not one.label:
                    continue
                party = Party(one)
                self.parties.append(party)
            else:
                self._recognise(one, party)
            kept.append((one, party))
        return [one for one, party in kept if not (one.weak and _died(one, party))]

    def _recognise(self, one: Draft, party: Party) -> None:
        party.harms.add(one.harm)
        if len(" ".join(one.names)) > len(" ".join(party.shown)):
            party.shown = one.names
            party.names |= _name_words(one.names)
        if not party.label:
            party.label = one.label
        one.label = party.label
        one.names = party.shown

    def _find(self, one: Draft) -> Party | None:
        if one.scope is Scope.PART:
            return None
        if (one.count.low, one.count.high) == (1, 1):
            return self._person(one)
        return self._group(one)

    def _person(self, one: Draft) -> Party | None:
        names = _name_words(one.names)
        singles = [party for party in reversed(self.parties) if party.is_one]
        if names:
            for party in singles:
                if party.names and (
                    names <= party.names or party.names <= names or _last(one.names) in party.names
                ):
                    return party
            return None
        if not one.definite:
            return None
        noun, group = _noun(one.label), describe_group(one.label)
        for party in singles:
            if noun and noun == party.noun:
                return party
        for party in singles:
            if one.pointing or noun in _ANYBODY or one.harm in party.harms:
                if {group.sex, party.sex} == {"female", "male"} or (
                    group.role
                    and party.role
                    and group.role is not party.role
                    and noun not in _ANYBODY
                ):
                    continue
                return party
        return None

    def _group(self, one: Draft) -> Party | None:
        noun, count = _noun(one.label), (one.count.low, one.count.high)
        for party in reversed(self.parties):
            if party.count != count or one.harm not in party.harms:
                continue
            if not one.label or not party.label or noun == party.noun or one.definite:
                return party
            role = describe_group(one.label).role
            if count[0] >= _TELLING and (role is party.role or not role or not party.role):
                return party
        return None


_TELLING = 3
"""From here on the same number twice in one article is the same people, if the words allow it."""

_ANYBODY = {
    "victim",
    "man",
    "woman",
    "person",
    "boy",
    "girl",
    "official",
    "suspect",
    "teen",
    "teenager",
    "child",
    "youth",
    "deceased",
}
_TITLES = {"mr", "mrs", "ms", "dr", "miss", "the", "jr", "sr", "de", "la", "del"}


def _died(one: Draft, party: Party) -> bool:
    """Whether who is said to be shot or stabbed is said to have died elsewhere."""
    return one.harm is Harm.INJURED and Harm.KILLED in party.harms and party.is_one


def _name_words(names: Iterable[str]) -> set[str]:
    words = {word.strip(".,'’").lower() for name in names for word in name.split()}
    return {word for word in words if word not in _TITLES and word not in nouns()}


def _last(names: tuple[str, ...]) -> str:
    words = names[-1].lower().replace(".", "").split() if names else []
    return next((word for word in reversed(words) if word not in _TITLES), "")


def _noun(label: str) -> str:
    """The singular of the noun a label turns on, before any "of" and name."""
    found = ""
    for word in label.lower().split():
        if word == "of":
            break
        noun = nouns().get(word.strip(".,"))
        if noun is not None:
            found = noun.singular
    return found
