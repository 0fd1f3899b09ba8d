"""From accounts to clusters: candidates come from blocks, and a newcomer has to fit every member.

Accounts are taken in order of report, and each joins the cluster it fits best or starts one. So a later
report never reshuffles what earlier ones settled, and the result depends on the set of claims alone.
"""

from __future__ import annotations

import collections
from typing import TYPE_CHECKING

import attrs

from claimtrack.model.incident import Verdict
from claimtrack.reconciliation.accounts import folded
from claimtrack.reconciliation.matching import match

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimtrack.model.place import Place
    from claimtrack.reconciliation.accounts import Account
    from claimtrack.reconciliation.matching import Match, MatchParameters

__all__ = ["Cluster", "cluster"]

CROWD = 64
"""Candidates looked at in one block, the latest first; keeps a crowded day in a city from costing its square."""

FACES = 6
"""Members of a cluster that a newcomer is compared with in full."""


@attrs.define(eq=False)
class Cluster:
    """Accounts of one incident.

    Attributes:
        members: in order of report.
        matches: how each later member came in.
        unsure: accounts of other clusters that came near, with the match.
    """

    members: list[Account]
    matches: list[Match] = attrs.field(factory=list)
    unsure: list[tuple[Account, Account, Match]] = attrs.field(factory=list)

    def fit(self, account: Account, parameters: MatchParameters) -> Match:
        """The best match with a member, or the worst where any member stands against it."""
        seen = [match(member, account, parameters) for member in self.members[:FACES]]
        against = [one for one in seen if one.verdict is Verdict.DIFFERENT]
        return min(against, key=lambda m: m.score) if against else max(seen, key=lambda m: m.score)


def cluster(accounts: Sequence[Account], parameters: MatchParameters) -> list[Cluster]:
    """Clusters of accounts, in order of first report."""
    clusters: list[Cluster] = []
    blocks: dict[tuple[object, ...], list[int]] = collections.defaultdict(list)
    for account in accounts:
        keys = list(block_keys(account, parameters))
        home = _home(account, _candidates(keys, blocks), clusters, parameters)
        if home is None:
            home = len(clusters)
            clusters.append(Cluster([account]))
        for key in keys:
            if not blocks[key] or blocks[key][-1] != home:
                blocks[key].append(home)
    return clusters


def _candidates(
    keys: Iterable[tuple[object, ...]], blocks: dict[tuple[object, ...], list[int]]
) -> list[int]:
    found: dict[int, None] = {}
    for key in keys:
        if key in blocks:
            found.update(dict.fromkeys(blocks[key][-CROWD:]))
    return sorted(found)


def _home(
    account: Account,
    candidates: Sequence[int],
    clusters: Sequence[Cluster],
    parameters: MatchParameters,
) -> int | None:
    best: tuple[float, int] | None = None
    near: list[tuple[int, Match]] = []
    for index in candidates:
        found = clusters[index].fit(account, parameters)
        if found.verdict is Verdict.UNSURE:
            near.append((index, found))
        elif found.verdict is Verdict.SAME and (best is None or found.score > best[0]):
            best = (found.score, index)
            joined = found
    for index, found in near:
        clusters[index].unsure.append((clusters[index].members[0], account, found))
    if best is None:
        return None
    clusters[best[1]].members.append(account)
    clusters[best[1]].matches.append(joined)
    return best[1]


def block_keys(account: Account, parameters: MatchParameters) -> Iterator[tuple[object, ...]]:
    """The blocks an account stands in: each place with each day it can be, and each named victim."""
    for name in account.names:
        words = name.split()
        yield ("name", words[0][:1], words[-1])
    if account.start is None or account.end is None:
        return
    width = int(parameters.days) + 1
    first, last = (account.start - width) // width, (account.end + width) // width
    if last - first > 16:
        return
    for place in account.places:
        for where in _sites(place, parameters):
            for days in range(first, last + 1):
                yield (*where, days)


def _sites(place: Place, parameters: MatchParameters) -> Iterator[tuple[object, ...]]:
    for word in folded(place.name).split():
        if len(word) > 3:
            yield ("word", word)
