"""From accounts to clusters: candidates come from blocks, and a newcomer has to fit every member.

Accounts are taken in order of report, and each joins the cluster it fits best or starts one. A
later report never reshuffles what earlier ones settled, and the result depends on the set of claims
alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from claimtrack.model.incident import Verdict
from claimtrack.reconciliation.accounts import Account
from claimtrack.reconciliation.blocking import Blocks
from claimtrack.reconciliation.matching import Match, match

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimtrack.reconciliation.judging import Rulings
    from claimtrack.reconciliation.parameters import MatchParameters

__all__ = ["Cluster", "NearMiss", "cluster"]

FACES = 3
"""Members at each end of a cluster, first and latest told, that a newcomer is compared with."""


@attrs.frozen(eq=False)
class NearMiss:
    """An account that came near a cluster it did not join, and the member it came nearest to."""

    member: Account
    account: Account
    found: Match


@attrs.define(eq=False)
class Cluster:
    """Accounts of one incident.

    Attributes:
        members: in order of report.
        joined: for each later member, the member it matched best and how; None where a person
            decided.
        near: accounts that came near and stayed apart.
        first_end, last_start: the days on which all members agree lie between these, as far as days
            are said.
    """

    members: list[Account]
    joined: list[tuple[Account, Match] | None] = attrs.field(factory=list)
    near: list[NearMiss] = attrs.field(factory=list)
    first_end: int | None = None
    last_start: int | None = None

    @classmethod
    def of(cls, account: Account) -> Cluster:
        """A cluster of one."""
        found = cls([account])
        found._narrow(account)
        return found

    def add(self, account: Account, how: tuple[Account, Match] | None) -> None:
        """Take in one more account."""
        self.members.append(account)
        self.joined.append(how)
        self._narrow(account)

    def _narrow(self, account: Account) -> None:
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

    def fit(self, account: Account, parameters: MatchParameters) -> tuple[Account, Match]:
        """The member an account matches best, and how; or the one that stands against it."""
        best: tuple[Account, Match] | None = None
        against: tuple[Account, Match] | None = None
        for member in self._faces():
            found = match(member, account, parameters)
            if best is None or found.score > best[1].score:
                best = member, found
            if found.is_conflict or found.score < parameters.against:
                against = member, found
        assert best is not None, "a cluster has a member"  # noqa: S101
        if against is None or best[1].verdict is Verdict.DIFFERENT:
            return against or best
        member, found = against
        verdict = Verdict.UNSURE if best[1].verdict is Verdict.SAME else found.verdict
        return member, attrs.evolve(found, verdict=verdict)

    def _faces(self) -> list[Account]:
        if len(self.members) <= 2 * FACES:
            return self.members
        return self.members[:FACES] + self.members[-FACES:]


def cluster(
    accounts: Sequence[Account], parameters: MatchParameters, rulings: Rulings
) -> list[Cluster]:
    """Clusters of accounts, in order of first report.

    Args:
        accounts: in order of report.
        parameters: windows, lines and weights.
        rulings: what people decided; it stands above any match.
    """
    clusters: list[Cluster] = []
    blocks = Blocks(parameters)
    for number, account in enumerate(accounts):
        home = rulings.home(number)
        if home is None:
            candidates = rulings.allowed(number, blocks.candidates(account))
            home = _best_home(account, candidates, clusters, parameters)
        elif home < len(clusters):
            clusters[home].add(account, None)
        if home is None:
            home = len(clusters)
            clusters.append(Cluster.of(account))
        rulings.settle(number, home)
        blocks.file(account, home)
    return clusters


def _best_home(
    account: Account,
    candidates: Iterable[int],
    clusters: Sequence[Cluster],
    parameters: MatchParameters,
) -> int | None:
    """The number of the cluster an account joins, having joined it; near misses are noted."""
    fits = [
        (number, *clusters[number].fit(account, parameters))
        for number in candidates
        if account.names or not clusters[number].is_days_away(account, parameters.days)
    ]
    same = [fit for fit in fits if fit[2].verdict is Verdict.SAME]
    for number, member, found in fits:
        if found.verdict is Verdict.UNSURE:
            clusters[number].near.append(NearMiss(member, account, found))
    if not same:
        return None
    number, member, found = max(same, key=lambda fit: (fit[2].score, -fit[0]))
    clusters[number].add(account, (member, found))
    return number
