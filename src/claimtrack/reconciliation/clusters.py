"""From accounts to clusters: candidates come from blocks, and a newcomer has to fit every member.

Accounts are taken in order of report. Each joins the cluster it fits best, or starts one; where it
fits two, and nothing in one stands against anything in the other, the two become one. So a later
report never takes apart what earlier ones settled, and the result depends on the set of claims.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

import attrs

from claimtrack.model.incident import Verdict
from claimtrack.reconciliation.blocking import Blocks
from claimtrack.reconciliation.matching import Match, match

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimtrack.reconciliation.accounts import Account
    from claimtrack.reconciliation.judging import Rulings
    from claimtrack.reconciliation.parameters import MatchParameters

__all__ = ["Cluster", "Member", "NearMiss", "cluster"]

FACES = 3
"""Members at each end of a cluster, first and latest told, that a newcomer is compared with."""


class Member(NamedTuple):
    """An account in a cluster, and what brought it there.

    Attributes:
        number: its place among all accounts, in order of report.
        account: what it tells.
        met: the account it matched; None where it came first or a person put it here.
        found: how it matched that one.
        judged: whether a person put it here.
    """

    number: int
    account: Account
    met: Account | None = None
    found: Match | None = None
    judged: bool = False


class NearMiss(NamedTuple):
    """Two accounts that came near each other and were kept apart, by number."""

    one: int
    other: int
    found: Match


@attrs.define(eq=False, repr=False)
class Cluster:
    """Accounts of one incident.

    Attributes:
        members: in order of report.
        near: near misses between a member and an account of another cluster.
        tellers: articles that tell of other things too; nothing else they tell belongs here.
        first_end, last_start: the earliest last day and the latest first day any member gives: what
            happened more than the window before the one or after the other fits not every member.
    """

    members: list[Member]
    near: list[NearMiss] = attrs.field(factory=list)
    tellers: set[str | None] = attrs.field(factory=set)
    first_end: int | None = None
    last_start: int | None = None

    def add(self, member: Member) -> None:
        """Take in one more account."""
        self.members.append(member)
        account = member.account
        if account.is_one_of_several:
            self.tellers.add(account.article)
        if account.assumed or account.start is None or account.end is None:
            return
        if self.first_end is None or account.end < self.first_end:
            self.first_end = account.end
        if self.last_start is None or account.start > self.last_start:
            self.last_start = account.start

    def is_days_away(self, account: Account, days: float) -> bool:
        """Whether some member happened on days that rule the account out."""
        if account.assumed or account.start is None or account.end is None:
            return False
        if self.first_end is None or self.last_start is None:
            return False
        return account.start - self.first_end > days or self.last_start - account.end > days

    def faces(self) -> list[Member]:
        """The members that stand for all in a comparison."""
        if len(self.members) <= 2 * FACES:
            return self.members
        return self.members[:FACES] + self.members[-FACES:]


class Fit(NamedTuple):
    """How an account fits a cluster: the member it matches best, or one that stands against it."""

    home: int
    member: Member
    found: Match


class _Clustering:
    """Clusters in the making, by number; a number whose cluster was taken into another is moved."""

    def __init__(self, parameters: MatchParameters, rulings: Rulings | None) -> None:
        self.parameters = parameters
        self.rulings = rulings
        self.blocks = Blocks(parameters)
        self.clusters: list[Cluster] = []
        self.moved: dict[int, int] = {}
        self.near: list[NearMiss] = []

    def place(self, number: int, account: Account) -> None:
        """Put an account where it belongs."""
        address = self.blocks.address(account)
        home = self.rulings.home(number) if self.rulings is not None else None
        if home is not None:
            home = self._current(home)
            self.clusters[home].add(Member(number, account, judged=True))
        else:
            home = self._join(number, account, self.blocks.candidates(address))
        if self.rulings is not None:
            self.rulings.settle(number, home)
        self.blocks.file(address, home)

    def _current(self, home: int) -> int:
        while home in self.moved:
            home = self.moved[home]
        return home

    def _join(self, number: int, account: Account, candidates: Iterable[int]) -> int:
        """The cluster an account joined, or the new one it started."""
        fits = self._fits(number, account, candidates)
        same = [fit for fit in fits if fit.found.verdict is Verdict.SAME]
        self.near += [
            NearMiss(fit.member.number, number, fit.found)
            for fit in fits
            if fit.found.verdict is Verdict.UNSURE
        ]
        if not same:
            self.clusters.append(Cluster([]))
            self.clusters[-1].add(Member(number, account))
            return len(self.clusters) - 1
        same.sort(key=lambda fit: (-fit.found.score, fit.home))
        best = same[0]
        self.clusters[best.home].add(Member(number, account, best.member.account, best.found))
        home = best.home
        for fit in same[1:]:
            home = self._unite(home, fit, account)
        return home

    def _fits(self, number: int, account: Account, candidates: Iterable[int]) -> list[Fit]:
        homes = sorted({self._current(home) for home in candidates})
        if self.rulings is not None:
            homes = self.rulings.allowed(number, homes)
        days = self.parameters.days
        return [
            self._fit(home, account)
            for home in homes
            if account.article not in self.clusters[home].tellers
            if account.names or account.ages or not self.clusters[home].is_days_away(account, days)
        ]

    def _fit(self, home: int, account: Account) -> Fit:
        best: Fit | None = None
        against: Fit | None = None
        for member in self.clusters[home].faces():
            fit = Fit(home, member, match(member.account, account, self.parameters))
            if best is None or fit.found.score > best.found.score:
                best = fit
            if self._is_against(fit.found):
                against = fit
        assert best is not None, "a cluster has a member"  # noqa: S101
        if against is None or best.found.verdict is Verdict.DIFFERENT:
            return against or best
        unsure = best.found.verdict is Verdict.SAME
        verdict = Verdict.UNSURE if unsure else against.found.verdict
        return against._replace(found=against.found._replace(verdict=verdict))

    def _is_against(self, found: Match) -> bool:
        return found.is_conflict or found.score < self.parameters.against

    def _unite(self, home: int, fit: Fit, bridge: Account) -> int:
        """Make one of two clusters that an account fits, unless anything keeps them apart."""
        first, second = sorted((home, fit.home))
        one, other = self.clusters[first], self.clusters[second]
        if self.rulings is not None and self.rulings.is_apart(first, second):
            return home
        if not one.tellers.isdisjoint(other.tellers):
            return home
        if any(
            self._is_against(match(a.account, b.account, self.parameters))
            for a, b in itertools.product(one.faces(), other.faces())
        ):
            return home
        link = other.members[0]._replace(met=bridge, found=fit.found)
        members = sorted([*one.members, link, *other.members[1:]], key=lambda m: m.number)
        self.clusters[first] = Cluster([])
        for member in members:
            self.clusters[first].add(member)
        self.moved[second] = first
        if self.rulings is not None:
            self.rulings.move(second, first)
        return first

    def finish(self) -> list[Cluster]:
        """The clusters that remain, each with the near misses of its members."""
        homes = {
            member.number: home
            for home, one in enumerate(self.clusters)
            if home not in self.moved
            for member in one.members
        }
        for miss in self.near:
            one, other = homes[miss.one], homes[miss.other]
            if one != other:
                self.clusters[one].near.append(miss)
                self.clusters[other].near.append(miss)
        return [one for home, one in enumerate(self.clusters) if home not in self.moved]


def cluster(
    accounts: Sequence[Account], parameters: MatchParameters, rulings: Rulings | None = None
) -> list[Cluster]:
    """Clusters of accounts, in order of first report.

    Args:
        accounts: in order of report.
        parameters: windows, lines and weights.
        rulings: what people decided, where they did; it stands above any match.
    """
    making = _Clustering(parameters, rulings)
    for number, account in enumerate(accounts):
        making.place(number, account)
    return making.finish()
