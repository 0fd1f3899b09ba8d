"""The whole way: articles in, one reconciliation for each thing that happened out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.extraction.claims import find_claims
from claimtrack.reconciliation.incidents import group_claims
from claimtrack.reconciliation.reconcile import reconcile

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from claimtrack.model.article import Article
    from claimtrack.model.estimate import Reconciliation
    from claimtrack.model.incident import Judgement

__all__ = ["track"]


def track(
    articles: Iterable[Article],
    *,
    policy: str = "consensus",
    as_of: dt.date | str | None = None,
    judgements: Sequence[Judgement] = (),
) -> list[Reconciliation]:
    """Read articles, group what they claim, and reconcile each incident.

    Args:
        articles: in any order; the result does not depend on it.
        policy: name of the rule that sets low, best and high.
        as_of: use only what had been said by this day.
        judgements: people's decisions about pairs of claims; they win.

    Returns:
        One Reconciliation an incident, in order of first report.

    >>> import claimtrack as ct
    >>> article = ct.Article(
    ...     "Two soldiers were killed in Homs, state media said.", published="2018-02-10"
    ... )
    >>> [r.estimate("killed").best for r in ct.track([article])]
    [2]
    """
    claims = [claim for article in articles for claim in find_claims(article)]
    incidents = group_claims(claims, judgements=judgements)
    results = [reconcile(incident, policy=policy, as_of=as_of) for incident in incidents]
    return [result for result in results if result.claims]
