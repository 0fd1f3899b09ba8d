"""Claims in, incidents out: what is about the same thing, and why.

Within an article first (one text can tell of several incidents), then across articles. Period totals never
meet incidents. People's judgements win.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from claimtrack.model._identity import content_id
from claimtrack.model.incident import Incident, Judgement, Verdict
from claimtrack.model.when import When
from claimtrack.reconciliation.accounts import (
    Account,
    find_accounts,
    population,
    report_order,
)
from claimtrack.reconciliation.clusters import Cluster, cluster
from claimtrack.reconciliation.matching import MatchParameters, default_parameters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimtrack.model.claim import Claim

__all__ = ["group_claims"]


def group_claims(
    claims: Iterable[Claim],
    *,
    judgements: Iterable[Judgement] = (),
    parameters: MatchParameters | None = None,
) -> list[Incident]:
    """Put claims together that are about the same thing.

    Args:
        claims: in any order; the result does not depend on it.
        judgements: people's decisions about pairs of claims; they win.
        parameters: windows, lines and weights; the defaults of ``matching.tsv`` where not given.

    Returns:
        Incidents (and period totals, each on its own), in order of first report.

    >>> from claimtrack import Claim
    >>> here = Claim("killed", 32, where="Idlib", when="2018-02-10", source="SOHR")
    >>> there = Claim("killed", 32, where="Homs", when="2018-02-10", source="SOHR")
    >>> [len(incident.claims) for incident in group_claims([here, there])]
    [1, 1]
    """
    if tuple(judgements):
        msg = "judgements are not heeded yet; merge or split the claims before grouping"
        raise NotImplementedError(msg)
    parameters = parameters or default_parameters()
    accounts = [
        account for told in _by_article(report_order(claims)) for account in find_accounts(told)
    ]
    incidents = [a for a in accounts if not a.is_period]
    clusters = cluster(incidents, parameters)
    clusters += _period_clusters(a for a in accounts if a.is_period)
    order = {id(account): number for number, account in enumerate(accounts)}
    clusters.sort(key=lambda one: order[id(one.members[0])])
    return [_incident(one, parameters) for one in clusters]


def _by_article(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Claims of one article together, in order of report; a claim without an article stands alone."""
    told: dict[str, list[Claim]] = {}
    for number, claim in enumerate(claims):
        told.setdefault(claim.article or f"\0{number}", []).append(claim)
    yield from told.values()


def _period_clusters(accounts: Iterable[Account]) -> list[Cluster]:
    found: dict[object, list[Account]] = {}
    for account in accounts:
        claim = account.claims[0]
        key: tuple[object, ...] = (claim.harm, claim.when, claim.where, population(claim))
        if not claim.when.is_known or claim.where is None:
            key = (*key, claim.article or claim.id)
        found.setdefault(key, []).append(account)
    return [Cluster(members) for members in found.values()]


def _incident(found: Cluster, parameters: MatchParameters) -> Incident:
    claims = tuple(report_order(itertools.chain.from_iterable(m.claims for m in found.members)))
    first = found.members[0]
    return Incident(
        id=_incident_id(first),
        claims=claims,
        when=_when(found.members),
        where=next((m.places[0] for m in found.members if m.places), None),
        reasons=tuple(r for one in found.matches for r in one.reasons(parameters)),
        unsure=tuple(
            Judgement(a.claims[0], b.claims[0], Verdict.UNSURE, by="rule", score=m.score)
            for a, b, m in found.unsure
        ),
    )


def _incident_id(first: Account) -> str:
    return content_id("incident", first.claims[0].id)


def _when(members: Sequence[Account]) -> When:
    said = [c.when for m in members for c in m.claims if c.when.is_known]
    return min(said, key=lambda when: when.days or 10**6) if said else When.unknown()
