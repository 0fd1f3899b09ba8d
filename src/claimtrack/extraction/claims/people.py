"""The people one article speaks of, so that a second mention is known for what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.extraction.claims.parties import (
    ANYBODY,
    Party,
    identified,
    is_bare,
    meant,
    noun_of,
    person,
)
from claimtrack.model.claim import Scope, Stance
from claimtrack.model.harm import Harm

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimtrack.extraction.claims.drafts import Draft

__all__ = ["Cast"]

_MEMORY = 200
"""People a reader can keep in mind; a longer text does not speak of the first ones again."""


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
                alone = one.pointing and not one.label and not self._means_somebody(one)
                if one.unsure or alone or _says_nothing(one):
                    continue
                party = Party(one)
                self.parties.append(party)
            elif is_bare(one) and one.definite:
                continue
            else:
                party.recognise(one)
            self.of[id(one)] = party
            kept.append((one, party))
        for one, party in kept:
            one.names = party.shown
        return [one for one, party in kept if not (one.weak and _died(one, party))]

    def _means_somebody(self, one: Draft) -> bool:
        """Whether a pronoun tells of a death nobody told of: of who was told of otherwise."""
        if one.opening or one.weak or one.harm is not Harm.KILLED or one.count.high != 1:
            return False
        return not any(p.is_one or Harm.KILLED in p.harms for p in self.parties)

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
        several = told.count.high != 1 and noun_of(told.label) == "victim"
        if named and several and all(p.is_one for p in known):
            one.harm = min((p.harm for p in known), default=Harm.KILLED)
            return True  # nobody counted them before: they are told of for the first time
        if told.count.high == 1:
            party = person(told, [p for p in known if not p.names]) if told.definite else None
            if party is not None:
                party.give_names(one.names)
                one.harm = party.harm
                return True
            return False
        party = identified(told, [p for p in known if not p.is_one])
        if party is None:
            return False
        one.harm = party.harm
        one.scope, one.whole = Scope.PART, party.told.get(one.harm)
        return True

    def _counted(self, one: Draft) -> Party | None:
        """The people counted for another harm whom "the fishermen" means; the number is theirs."""
        if one.scope is Scope.PART or not (is_bare(one) and one.definite):
            return None
        noun = noun_of(one.label)
        alike = (p for p in self._recent() if noun and p.noun == noun and not p.is_one)
        party = next(alike, None)
        told = next(iter(party.told.values())) if party is not None else None
        if told is None or not told.count.is_exact:
            return None
        one.count = told.count
        return party

    def _find(self, one: Draft) -> Party | None:
        if one.scope is Scope.PART:
            return None
        others = self._parties_of(one.beside)
        known = [party for party in self._recent() if party not in others]
        return meant(one, known)


def _counted_anew(one: Draft, told: Sequence[Draft]) -> Harm:
    """The harm a figure counts anew: "the number" is what was told last, "the toll" the dead."""
    dead = any(earlier.harm is Harm.KILLED for earlier in told)
    return told[-1].harm if one.anew == "number" or not dead else Harm.KILLED


def _says_nothing(one: Draft) -> bool:
    """Whether words name nobody in particular: "the victims", "would kill civilians"."""
    if not is_bare(one):
        return one.stance is Stance.HYPOTHETICAL and not one.count.text
    noun = noun_of(one.label)
    return (
        one.stance is Stance.HYPOTHETICAL or noun == "person" or (one.definite and noun in ANYBODY)
    )


def _died(one: Draft, party: Party) -> bool:
    """Whether who is said to be shot or stabbed is said to have died elsewhere."""
    return one.harm is Harm.INJURED and Harm.KILLED in party.harms
