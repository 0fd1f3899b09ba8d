"""The people one article speaks of, so that a second mention is known for what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.model.claim import Scope, Stance
from claimtrack.model.count import Hedge
from claimtrack.model.harm import Harm
from claimtrack.registry.groups import describe_group
from claimtrack.registry.kin import kinship
from claimtrack.registry.lexicon import nouns, word_set
from claimtrack.registry.names import is_same_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
        self.noun = _noun(one.label)
        group = describe_group(one.label)
        self.role = group.role
        self.sex = group.sex
        self.age = group.age
        self.count = (one.count.low, one.count.high)
        self.harms = {one.harm}
        self.told = {one.harm: one}
        self.headline = one.headline

    @property
    def is_one(self) -> bool:
        """Whether it is a single person."""
        return self.count == (1, 1)


class Cast:
    """Resolves mentions of people in reading order."""

    def __init__(self) -> None:
        self.parties: list[Party] = []

    def read(self, drafts: Iterable[Draft]) -> list[Draft]:
        """The drafts that claim something, each labelled as its people were at first."""
        kept: list[tuple[Draft, Party]] = []
        self.of: dict[int, Party] = {}
        for one in drafts:
            if one.known_as is not None and not self._introduce(one):
                continue
            if one.anew:
                if not kept:
                    continue
                one.harm = _counted_anew(one, [told for told, _ in kept])
            party = self._find(one) or self._counted(one)
            if party is None:
                if one.unsure or (one.pointing and not one.label) or _says_nothing(one):
                    continue
                party = Party(one)
                self.parties.append(party)
            elif _is_bare(one) and one.definite:
                continue
            else:
                self._recognise(one, party)
            self.of[id(one)] = party
            kept.append((one, party))
        for one, party in kept:
            one.names = party.shown
        return [one for one, party in kept if not (one.weak and _died(one, party))]

    def _recent(self) -> list[Party]:
        """The people told of lately, the last first: no text is searched from end to end."""
        return self.parties[: -_MEMORY - 1 : -1]

    def _parties_of(self, drafts: Iterable[Draft]) -> list[Party]:
        return [self.of[id(one)] for one in drafts if id(one) in self.of]

    def _introduce(self, one: Draft) -> bool:
        """Give names to people told of before: the harm is theirs; whether there are any."""
        told = one.known_as
        others = self._parties_of(one.beside)
        known = [party for party in self._recent() if party not in others]
        if told is None:
            return False
        named = any(other.names for other in (one, *one.beside))
        several = told.count.high != 1 and _noun(told.label) == "victim"
        if named and several and all(p.is_one for p in known):
            one.harm = min((_harm_of(p) for p in known), default=Harm.KILLED)
            return True  # nobody counted them before: they are told of for the first time
        if told.count.high == 1:
            party = _person(told, [p for p in known if not p.names]) if told.definite else None
            if party is not None:
                party.names, party.shown = _name_words(one.names), one.names
                one.harm = _harm_of(party)
                return True
            return False
        party = _identified(told, [p for p in known if not p.is_one])
        if party is None:
            return False
        one.harm = _harm_of(party)
        one.scope, one.whole = Scope.PART, party.told.get(one.harm)
        return True

    def _counted(self, one: Draft) -> Party | None:
        """The people counted for another harm whom "the fishermen" means; the number is theirs."""
        if one.scope is Scope.PART or not (_is_bare(one) and one.definite):
            return None
        noun = _noun(one.label)
        alike = (p for p in self._recent() if noun and p.noun == noun and not p.is_one)
        party = next(alike, None)
        told = next(iter(party.told.values())) if party is not None else None
        if told is None or not told.count.is_exact:
            return None
        one.count = told.count
        return party

    def _recognise(self, one: Draft, party: Party) -> None:
        party.harms.add(one.harm)
        party.told[one.harm] = one
        if len(" ".join(one.names)) > len(" ".join(party.shown)):
            party.shown = one.names
            party.names |= _name_words(one.names)
        if not party.label:
            party.label = one.label
        one.label = party.label
        party.headline = party.headline and one.headline

    def _find(self, one: Draft) -> Party | None:
        if one.scope is Scope.PART:
            return None
        others = self._parties_of(one.beside)
        known = [party for party in self._recent() if party not in others]
        if _is_bare(one) and one.definite:
            return _plural(one, known)
        if (one.count.low, one.count.high) == (1, 1):
            return _person(one, known)
        return _group(one, known)


def _counted_anew(one: Draft, told: Sequence[Draft]) -> Harm:
    """The harm a figure counts anew: "the number" is what was told last, "the toll" the dead."""
    dead = any(earlier.harm is Harm.KILLED for earlier in told)
    return told[-1].harm if one.anew == "number" or not dead else Harm.KILLED


def _person(one: Draft, known: Sequence[Party]) -> Party | None:
    """The single person a mention means: by name, by noun, or the last one it can mean."""
    names = _name_words(one.names)
    singles = [party for party in known if party.is_one]
    if names:
        return _called(one, [p for p in singles if p.names])
    noun = _noun(one.label)
    if not one.definite:
        told = (party for party in singles if party.headline and not one.headline)
        return next((p for p in told if one.harm in p.harms and _may_be(one, noun, p)), None)
    same = next((party for party in singles if noun and noun == party.noun), None)
    if same is not None:
        return same
    if one.harm in _OF_THE_LIVING:
        singles = [party for party in singles if Harm.KILLED not in party.harms]
    anybody = one.pointing or noun in _ANYBODY
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
    if one.pointing or noun in _ANYBODY or party.noun in _ANYBODY:
        return True
    return not group.role or not party.role or group.role is party.role


def _plural(one: Draft, known: Sequence[Party]) -> Party | None:
    """The people "the soldiers" means."""
    noun = _noun(one.label)
    for party in known:
        if not party.is_one and one.harm in party.harms:
            if noun == party.noun or noun in _ANYBODY or not party.noun or party.noun in _ANYBODY:
                return party
            role = describe_group(one.label).role
            if role is party.role or not role or not party.role:
                return party
    return None


def _identified(told: Draft, known: Sequence[Party]) -> Party | None:
    """The people who are given names: those called the same, else the last that can be meant."""
    noun, role = _noun(told.label), describe_group(told.label).role
    same = next((p for p in known if noun and noun == p.noun), None)
    return same or next((p for p in known if not (role and p.role) or role is p.role), None)


def _group(one: Draft, known: Sequence[Party]) -> Party | None:
    """The people a number means once more."""
    noun, count = _noun(one.label), (one.count.low, one.count.high)
    for party in known:
        shot = one.weak and Harm.KILLED in party.harms
        harmed = shot or one.harm in party.harms
        if party.count != count or not harmed or _others_named(one, party):
            continue
        if not one.label or not party.label or noun == party.noun or one.definite:
            return party
        if all(told.scope is Scope.PART for told in party.told.values()):
            continue  # three of them were students: "three people" elsewhere are others
        role = describe_group(one.label).role
        anybody = not (noun and party.noun) or noun in _ANYBODY or party.noun in _ANYBODY
        may_be = role is party.role or (anybody and not (role and party.role))
        if count[0] >= _TELLING and may_be:
            return party
    return None


def _others_named(one: Draft, party: Party) -> bool:
    """Whether both are named, and none of the names meet: his two sons, and his brother's."""
    if not one.names or not party.shown:
        return False
    return not any(is_same_name(a, b) for a in one.names for b in party.shown)


def _harm_of(party: Party) -> Harm:
    """What was done to them: death, where it was that too."""
    return Harm.KILLED if Harm.KILLED in party.harms else min(party.harms)


def _is_bare(one: Draft) -> bool:
    return one.count.hedge is Hedge.VAGUE and not one.count.text


def _says_nothing(one: Draft) -> bool:
    """Whether words name nobody in particular: "the victims", "would kill civilians"."""
    if not _is_bare(one):
        return one.stance is Stance.HYPOTHETICAL and not one.count.text
    noun = _noun(one.label)
    return (
        one.stance is Stance.HYPOTHETICAL or noun == "person" or (one.definite and noun in _ANYBODY)
    )


_MEMORY = 200
"""People a reader can keep in mind; a longer text does not speak of the first ones again."""
_FULL = 2
"""Words of a name that stands without its middle; of two longer ones each says all."""
_TELLING = 3
"""From here on the same number twice in one article is the same people, if the words allow it."""

_ANYBODY = word_set("anybody")
_OF_THE_LIVING = {Harm.CAPTURED, Harm.DETAINED, Harm.ABDUCTED, Harm.FREED}
"""Nobody who was killed is arrested after: "the suspect" is another."""
_TITLES = word_set("titles")


def _died(one: Draft, party: Party) -> bool:
    """Whether who is said to be shot or stabbed is said to have died elsewhere."""
    return one.harm is Harm.INJURED and Harm.KILLED in party.harms


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
