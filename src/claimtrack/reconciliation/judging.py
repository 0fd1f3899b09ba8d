"""People's judgements over matching: what they hold together and what they keep apart.

"Same" puts the accounts of two claims into one incident; "different" keeps them out of one, and
cuts an article's account in two where both claims stand in it. Where judgements contradict each
other, "different" is heeded and the later "same" is not. A rule's own judgements are not read back:
they are made anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from claimtrack.model.incident import RULE, Judgement, Verdict
from claimtrack.reconciliation.accounts import Account

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimtrack.model.claim import Claim

__all__ = ["Rulings", "people_said", "split"]


def people_said(judgements: Iterable[Judgement]) -> dict[tuple[str, str], Verdict]:
    """What people decided about each pair of claims; the latest decision on a pair stands."""
    said: dict[tuple[str, str], Verdict] = {}
    for judgement in judgements:
        if judgement.by != RULE:
            said.pop(judgement.pair, None)
            said[judgement.pair] = judgement.verdict
    return {pair: verdict for pair, verdict in said.items() if verdict is not Verdict.UNSURE}


def split(account: Account, said: dict[tuple[str, str], Verdict]) -> list[Account]:
    """An account, cut where people hold two of its claims to be of different incidents.

    The later claim leaves, with the claims of its sentence and those judged the same as it.
    """
    ids = {claim.id for claim in account.claims}
    inner = {pair: v for pair, v in said.items() if pair[0] in ids and pair[1] in ids}
    if Verdict.DIFFERENT not in inner.values():
        return [account]
    bundles: list[list[Claim]] = []
    for unit in _units(account.claims, inner):
        home = next((b for b in bundles if not _held_apart(b, unit, inner)), None)
        if home is None:
            bundles.append(list(unit))
        else:
            home.extend(unit)
    return [Account.of(bundle) for bundle in bundles]


def _units(claims: Sequence[Claim], said: dict[tuple[str, str], Verdict]) -> Iterator[list[Claim]]:
    """Claims that leave together: those of a sentence, unless they are held apart themselves."""
    by_key: dict[str, list[Claim]] = {}
    for claim in claims:
        key = claim.statement or claim.id
        mates = by_key.get(key, [])
        if _held_apart(mates, [claim], said):
            key = claim.id
        by_key.setdefault(_same_key(claim, by_key, said) or key, []).append(claim)
    yield from by_key.values()


def _same_key(
    claim: Claim, by_key: dict[str, list[Claim]], said: dict[tuple[str, str], Verdict]
) -> str | None:
    """The unit that holds a claim judged the same as this one."""
    return next(
        (
            key
            for key, mates in by_key.items()
            if any(said.get(_pair(claim, mate)) is Verdict.SAME for mate in mates)
        ),
        None,
    )


def _held_apart(
    some: Iterable[Claim], others: Sequence[Claim], said: dict[tuple[str, str], Verdict]
) -> bool:
    return any(said.get(_pair(a, b)) is Verdict.DIFFERENT for a in some for b in others)


def _pair(one: Claim, other: Claim) -> tuple[str, str]:
    return (one.id, other.id) if one.id <= other.id else (other.id, one.id)


@attrs.define(eq=False, repr=False)
class Rulings:
    """Which accounts people hold together or apart, by number; empty where nobody decided anything.

    Attributes:
        bundle: the bundle of an account that is held together with others: the number of its first.
        apart: bundles that have to stay out of each other's incidents.
        homes: the cluster a bundle went to.
        guests: the bundles that went to a cluster.
    """

    bundle: dict[int, int] = attrs.field(factory=dict)
    apart: dict[int, set[int]] = attrs.field(factory=dict)
    homes: dict[int, int] = attrs.field(factory=dict)
    guests: dict[int, set[int]] = attrs.field(factory=dict)

    @classmethod
    def of(cls, accounts: Sequence[Account], said: dict[tuple[str, str], Verdict]) -> Rulings:
        """The rulings that people's decisions on claims make for accounts."""
        rulings = cls()
        if said:
            judged = {name for pair in said for name in pair}
            place = {c.id: n for n, a in enumerate(accounts) for c in a.claims if c.id in judged}
            known = {
                (place[a], place[b]): verdict
                for (a, b), verdict in said.items()
                if a in place and b in place and place[a] != place[b]
            }
            rulings._hold_apart(pair for pair, v in known.items() if v is Verdict.DIFFERENT)
            rulings._hold_together(pair for pair, v in known.items() if v is Verdict.SAME)
        return rulings

    def _hold_apart(self, pairs: Iterable[tuple[int, int]]) -> None:
        for one, other in pairs:
            self.apart.setdefault(one, set()).add(other)
            self.apart.setdefault(other, set()).add(one)
            self.bundle.setdefault(one, one)
            self.bundle.setdefault(other, other)

    def _hold_together(self, pairs: Iterable[tuple[int, int]]) -> None:
        for one, other in pairs:
            first, second = sorted((self._bundle(one), self._bundle(other)))
            if first == second or second in self.apart.get(first, ()):
                continue
            for number, bundle in self.bundle.items():
                if bundle == second:
                    self.bundle[number] = first
            self.bundle[one] = self.bundle[other] = first
            for foe in self.apart.pop(second, set()):
                self.apart[foe].discard(second)
                self.apart[foe].add(first)
                self.apart.setdefault(first, set()).add(foe)

    def _bundle(self, number: int) -> int:
        return self.bundle.get(number, number)

    def home(self, number: int) -> int | None:
        """The cluster that the account's bundle already went to."""
        return self.homes.get(self._bundle(number)) if number in self.bundle else None

    def allowed(self, number: int, candidates: list[int]) -> list[int]:
        """The candidates that hold nothing the account has to stay apart from."""
        foes = self.apart.get(self._bundle(number)) if number in self.bundle else None
        if not foes:
            return candidates
        return [home for home in candidates if foes.isdisjoint(self.guests.get(home, ()))]

    def is_apart(self, home: int, other: int) -> bool:
        """Whether two clusters hold bundles that have to stay apart."""
        guests = self.guests.get(other, set())
        return any(
            not self.apart.get(bundle, set()).isdisjoint(guests)
            for bundle in self.guests.get(home, ())
        )

    def move(self, home: int, to: int) -> None:
        """Note that one cluster was taken into another."""
        for bundle in self.guests.pop(home, set()):
            self.homes[bundle] = to
            self.guests.setdefault(to, set()).add(bundle)

    def settle(self, number: int, home: int) -> None:
        """Note where an account went."""
        if number in self.bundle:
            bundle = self._bundle(number)
            self.homes.setdefault(bundle, home)
            self.guests.setdefault(home, set()).add(bundle)
