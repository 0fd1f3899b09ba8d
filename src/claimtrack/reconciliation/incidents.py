"""Claims in, incidents out: what is about the same thing, and why.

    claims -> accounts (episodes.py) -> candidates (blocking.py) -> matches (matching.py) ->
    clusters -> incidents

Within an article first (one text can tell of several incidents), then across articles. Period
totals never meet incidents. People's judgements win.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import functools
import gc
from typing import TYPE_CHECKING

from claimtrack.model._identity import content_id
from claimtrack.model.claim import as_claims
from claimtrack.model.incident import RULE, Incident, Judgement, Reason, Verdict
from claimtrack.model.when import When
from claimtrack.reconciliation.clusters import cluster
from claimtrack.reconciliation.episodes import find_accounts
from claimtrack.reconciliation.parameters import default_parameters
from claimtrack.reconciliation.reports import by_article
from claimtrack.reconciliation.wording import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimtrack.model.claim import Claim
    from claimtrack.model.place import Place
    from claimtrack.reconciliation.accounts import Account
    from claimtrack.reconciliation.clusters import Cluster, Member, NearMiss
    from claimtrack.reconciliation.parameters import MatchParameters

__all__ = ["group_claims"]

LISTED = 5
"""Near misses listed on an incident, the nearest first."""


def group_claims(
    claims: Iterable[Claim],
    *,
    judgements: Iterable[Judgement] = (),
    parameters: MatchParameters | None = None,
) -> list[Incident]:
    """Put claims together that are about the same thing.

    Args:
        claims: in any order; the result does not depend on it.
        judgements: people's decisions about pairs of claims; they win over any match.
        parameters: windows, lines and weights; those of ``matching.tsv`` where not given.

    Returns:
        Incidents (and period totals, each on its own), in order of first report.

    Raises:
        ClaimError: something that is no claim is among them.

    >>> from claimtrack import Claim
    >>> said = [
    ...     Claim("killed", 32, where="Idlib", when="2018-02-10", source="SOHR"),
    ...     Claim("killed", 50, where="Idlib", when="2018-02-10", source="SANA"),
    ...     Claim("killed", 32, where="Homs", when="2018-02-10", source="SOHR"),
    ... ]
    >>> sorted(len(incident.claims) for incident in group_claims(said))
    [1, 2]
    """
    parameters = parameters or default_parameters()
    judged = list(judgements)
    with _collector_at_rest():
        # what is drawn up on the way is gone by the time the collector looks around again
        return _incidents(as_claims(claims), judged, parameters)


@contextlib.contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Keep the cycle collector from walking a million claims again and again.

    Grouping makes many small values and no cycles, so there is nothing for it to find.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _incidents(
    claims: Iterable[Claim], judged: Sequence[Judgement], parameters: MatchParameters
) -> list[Incident]:
    accounts = _accounts(claims, parameters)
    rulings = None
    if judged:  # seldom, and only then is it read how to heed them
        from claimtrack.reconciliation.judging import Rulings, people_said, split

        if said := people_said(judged):
            accounts = [part for account in accounts for part in split(account, said)]
            rulings = Rulings.of(accounts, said)
    ids: set[str] = set()
    clusters = cluster(accounts, parameters, rulings)
    return [_incident(one, accounts, parameters, ids) for one in clusters]


def _accounts(claims: Iterable[Claim], parameters: MatchParameters) -> list[Account]:
    """The accounts of each article, articles in order of report."""
    return [account for told in by_article(claims) for account in find_accounts(told, parameters)]


def _incident(
    found: Cluster, accounts: Sequence[Account], parameters: MatchParameters, ids: set[str]
) -> Incident:
    members = [member.account for member in found.members]
    return Incident(
        id=_incident_id(members[0], ids),
        claims=[claim for member in members for claim in member.claims],
        when=_when(members),
        where=_where(members),
        reasons=_reasons(found.members, parameters),
        unsure=_unsure(found.near, accounts, parameters),
    )


def _incident_id(first: Account, ids: set[str]) -> str:
    """An id made of the day and place of the first report, which a later report cannot move.

    What names no place or no day is told by its article besides, and what is still not told apart
    (two incidents of one day and place, a claim of no article) by its first claim.
    """
    place = first.places[0] if first.places else None
    facts = [first.is_period, first.start, folded(place.name) if place else None]
    if place is None or first.assumed or first.is_period:
        facts.append(first.article)
    name = content_id("incident", *facts)
    if name in ids or facts[-1] is None:
        name = content_id("incident", *facts, first.claims[0].id)
    ids.add(name)
    return name


def _when(members: Sequence[Account]) -> When:
    """The days that all who name days agree on; the whole stretch where they share none."""
    if members[0].is_period:
        return members[0].claims[0].when
    said = [m for m in members if not m.assumed and m.start is not None and m.end is not None]
    if not said:
        return next((c.when for m in members for c in m.claims if c.when.text), When.unknown())
    starts, ends = [m.start or 0 for m in said], [m.end or 0 for m in said]
    first, last = max(starts), min(ends)
    return _stretch(first, last) if first <= last else _stretch(min(starts), max(ends))


@functools.lru_cache(maxsize=1 << 14)
def _stretch(first: int, last: int) -> When:
    """The days from one to another, as ordinals; a day has many incidents."""
    return When(start=dt.date.fromordinal(first), end=dt.date.fromordinal(last))


def _where(members: Sequence[Account]) -> Place | None:
    """The place said most precisely; among equals the one most accounts name, then the first."""
    heads = [member.places[0] for member in members if member.places]
    if len(heads) < 2:
        return heads[0] if heads else None
    votes: dict[Place, int] = {}
    for place in heads:
        votes[place] = votes.get(place, 0) + 1
    return max(votes, key=lambda place: (place.is_resolved, -(place.precision or 9), votes[place]))


def _reasons(members: Sequence[Member], parameters: MatchParameters) -> list[Reason]:
    """One reason for every account that joined."""
    reasons = []
    for member in members:
        if member.judged:
            reasons.append(Reason("judged the same", f"a person put {_name(member.account)} here"))
        elif member.met is not None and member.found is not None:
            seen = member.found.tell(parameters)
            detail = f"{_name(member.account)} with {_name(member.met)}: {seen}"
            reasons.append(Reason("match", detail))
    return reasons


def _name(account: Account) -> str:
    claim = account.claims[0]
    return claim.article or f"{claim.source} ({claim.harm.value} {claim.count})"


def _unsure(
    near: Sequence[NearMiss], accounts: Sequence[Account], parameters: MatchParameters
) -> list[Judgement]:
    if not near:
        return []
    nearest = sorted(near, key=lambda miss: (-miss.found.score, miss.one, miss.other))[:LISTED]
    return [
        Judgement(
            accounts[miss.one].claims[0],
            accounts[miss.other].claims[0],
            Verdict.UNSURE,
            by=RULE,
            why=miss.found.tell(parameters),
            score=miss.found.score,
        )
        for miss in nearest
    ]
