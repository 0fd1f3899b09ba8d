"""Parties: people who were counted once, and which of them a mention means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.model.claim import Scope
from claimtrack.model.count import Hedge
from claimtrack.model.group import Role
from claimtrack.model.harm import Harm
from claimtrack.registry.groups import describe_group
from claimtrack.registry.kin import kinship
from claimtrack.registry.lexicon import nouns, word_set
from claimtrack.registry.names import is_same_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimtrack.extraction.claims.drafts import Draft

__all__ = ["ANYBODY", "Party", "identified", "is_bare", "meant", "noun_of", "person"]

ANYBODY = word_set("anybody")
"""Nouns that can mean any person told of before."""
_FULL = 2
"""Words of a name that stands without its middle; of two longer ones each says all."""
_TELLING = 3
"""From here on the same number twice in one article is the same people, if the words allow it."""
_OF_THE_LIVING = {Harm.CAPTURED, Harm.DETAINED, Harm.ABDUCTED, Harm.FREED}
"""Nobody who was killed is arrested after: "the suspect" is another."""
_TITLES = word_set("titles")


class Party:
    """People who were counted once, and every name they go by.

    Attributes:
        label: the words of the first mention.
        names: words of the names they go by, in small letters.
        shown: the fullest of those names, as printed.
        noun: the singular of the noun they were called, or "".
        role, sex, age: what that noun says of them.
        count: bounds of how many they are.
        harms: what is said to have been done to them.
        told: the last that claimed each harm of them.
        headline: whether only a headline told of them so far.
    """

    __slots__ = (
        "age",
        "count",
        "harms",
        "headline",
        "label",
        "names",
        "noun",
        "role",
        "sex",
        "shown",
        "told",
    )

    def __init__(self, one: Draft) -> None:
        self.label = one.label
        self.shown = one.names
        self.names = _name_words(one.names)
        self.noun = noun_of(one.label)
        group = describe_group(one.label)
        self.role = group.role
        self.sex = group.sex
        self.age = group.age
        self.count = (one.count.low, one.count.high)
        self.harms = {one.harm}
        self.told = {one.harm: one}
        self.headline = one.headline

    @property
    def is_shot(self) -> bool:
        """Whether nothing but a weak word tells of them: they were shot, and may have died."""
        return all(told.weak for told in self.told.values())

    @property
    def is_one(self) -> bool:
        """Whether it is a single person."""
        return self.count == (1, 1)

    @property
    def harm(self) -> Harm:
        """What was done to them: death, where it was that too."""
        return Harm.KILLED if Harm.KILLED in self.harms else min(self.harms)

    def give_names(self, names: tuple[str, ...]) -> None:
        """Know the people, of whom none was named, by these names from here on."""
        self.names, self.shown = _name_words(names), names

    def recognise(self, one: Draft) -> None:
        """Take in one more mention of the people, and label it as they were at first."""
        self.harms.add(one.harm)
        self.told[one.harm] = one
        if len(" ".join(one.names)) > len(" ".join(self.shown)):
            self.shown = one.names
            self.names |= _name_words(one.names)
        if not self.label:
            self.label = one.label
        one.label = self.label
        self.headline = self.headline and one.headline


def meant(one: Draft, known: Sequence[Party]) -> Party | None:
    """The people a mention means, of those told of so far, the last first; None where it is new."""
    if is_bare(one) and one.definite:
        return _plural(one, known)
    if (one.count.low, one.count.high) == (1, 1):
        return person(one, known)
    return _group(one, known)


def person(one: Draft, known: Sequence[Party]) -> Party | None:
    """The single person a mention means: by name, by noun, or the last one it can mean."""
    names = _name_words(one.names)
    singles = [party for party in known if party.is_one]
    if names:
        return _called(one, [p for p in singles if p.names])
    noun = noun_of(one.label)
    if not one.definite:
        told = (party for party in singles if party.headline and not one.headline)
        return next((p for p in told if one.harm in p.harms and _may_be(one, noun, p)), None)
    same = next((party for party in singles if noun and noun == party.noun), None)
    if same is not None:
        return same
    if one.harm in _OF_THE_LIVING:
        singles = [party for party in singles if Harm.KILLED not in party.harms]
    anybody = one.pointing or noun in ANYBODY
    for party in singles:
        if (anybody or one.harm in party.harms) and _may_be(one, noun, party):
            return party
    return None


def _called(one: Draft, named: Sequence[Party]) -> Party | None:
    """The party a name is of: one it is a form of, else one whose last name it is."""
    name, first = _plain(one.names), _first(one.names)
    same = [p for p in named if is_same_name(name, _plain(p.shown))]
    if same:
        return next((p for p in same if _first(p.shown) == first), same[0])
    return next((p for p in named if _is_called(one, p)), None)


def _is_called(one: Draft, party: Party) -> bool:
    """Whether a name can be a party's: some words of it, or its last name after an initial.

    Two people of one family share the last name alone. Who is told of as kin is called in full.
    """
    names = _name_words(one.names)
    if names <= party.names and not kinship(one.label):
        return True
    if _last(one.names) not in party.names or min(len(names), len(party.names)) > _FULL:
        return False
    first, other = (_first(shown) for shown in (one.names, party.shown))
    return first.startswith(other) or other.startswith(first)


def _may_be(one: Draft, noun: str, party: Party) -> bool:
    """Whether nothing the words say keeps a mention and a party apart."""
    group = describe_group(one.label)
    if {group.sex, party.sex} == {"female", "male"} or {group.age, party.age} == {"child", "adult"}:
        return False
    if one.pointing or noun in ANYBODY or party.noun in ANYBODY:
        return True
    return not group.role or not party.role or group.role is party.role


def _plural(one: Draft, known: Sequence[Party]) -> Party | None:
    """The people "the soldiers" means."""
    noun = noun_of(one.label)
    for party in known:
        if not party.is_one and one.harm in party.harms:
            if noun == party.noun or noun in ANYBODY or not party.noun or party.noun in ANYBODY:
                return party
            role = describe_group(one.label).role
            if role is party.role or not role or not party.role:
                return party
    return None


def identified(told: Draft, known: Sequence[Party]) -> Party | None:
    """The people who are given names: those called the same, else the last that can be meant."""
    noun, role = noun_of(told.label), describe_group(told.label).role
    same = next((p for p in known if noun and noun == p.noun), None)
    return same or next((p for p in known if not (role and p.role) or role is p.role), None)


def _group(one: Draft, known: Sequence[Party]) -> Party | None:
    """The people a number means once more."""
    noun, count = noun_of(one.label), (one.count.low, one.count.high)
    for party in known:
        shot = one.weak and Harm.KILLED in party.harms
        shot = shot or (one.harm is Harm.KILLED and not one.label and party.is_shot)
        harmed = shot or one.harm in party.harms
        if party.count != count or not harmed or _others_named(one, party):
            continue
        if one.label and _attacks(one.label) is not _attacks(party.label):
            continue  # "two worshippers died; both attackers were killed"
        if not one.label or not party.label or noun == party.noun or one.definite:
            return party
        if all(told.scope is Scope.PART for told in party.told.values()):
            continue  # three of them were students: "three people" elsewhere are others
        role = describe_group(one.label).role
        anybody = not (noun and party.noun) or noun in ANYBODY or party.noun in ANYBODY
        may_be = role is party.role or (anybody and not (role and party.role))
        if count[0] >= _TELLING and may_be:
            return party
    return None


def _attacks(label: str) -> bool:
    return describe_group(label).role is Role.ATTACKER


def _others_named(one: Draft, party: Party) -> bool:
    """Whether both are named, and none of the names meet: his two sons, and his brother's."""
    if not one.names or not party.shown:
        return False
    return not any(is_same_name(a, b) for a in one.names for b in party.shown)


def is_bare(one: Draft) -> bool:
    """Whether a mention has neither a number nor a word for one: "soldiers", "the soldiers"."""
    return one.count.hedge is Hedge.VAGUE and not one.count.text


def _name_words(names: Iterable[str]) -> set[str]:
    words = {word.strip(".,'’").lower() for name in names for word in name.split()}
    return {word for word in words if word not in _TITLES and word not in nouns()}


def _plain(names: tuple[str, ...]) -> str:
    """A name without titles and nouns: "Omar Hadi" of "Officer Omar Hadi"."""
    words = names[-1].split() if names else []
    return " ".join(word for word in words if word.lower() not in nouns())


def _last(names: tuple[str, ...]) -> str:
    words = names[-1].lower().replace(".", "").split() if names else []
    return next((word for word in reversed(words) if word not in _TITLES), "")


def _first(names: tuple[str, ...]) -> str:
    words = names[-1].lower().replace(".", "").split() if names else []
    return next((w for w in words if w not in _TITLES and w not in nouns()), "")


def noun_of(label: str) -> str:
    """The singular of the noun a label turns on, before any "of" and name."""
    found = ""
    for word in label.lower().split():
        if word == "of":
            break
        noun = nouns().get(word.strip(".,"))
        if noun is not None:
            found = noun.singular
    return found
