"""The whole way: articles in, one reconciliation for each thing that happened out."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from claimtrack.errors import UnreadArticleWarning
from claimtrack.reconciliation.incidents import group_claims
from claimtrack.reconciliation.reconcile import reconcile

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from claimtrack.model.article import Article
    from claimtrack.model.claim import Claim
    from claimtrack.model.estimate import Reconciliation
    from claimtrack.model.incident import Judgement

__all__ = ["track"]


def track(
    articles: Iterable[Article],
    *,
    policy: str = "consensus",
    as_of: dt.date | str | None = None,
    judgements: Sequence[Judgement] = (),
    workers: int = 1,
    progress: Callable[[int], None] | None = None,
    unread: list[tuple[str, str]] | None = None,
) -> list[Reconciliation]:
    """Read articles, group what they claim, and reconcile each incident.

    Articles are taken one after another from any iterable and let go once read: what is held is
    their claims, never their texts.

    Args:
        articles: in any order; the result does not depend on it.
        policy: name of the rule that sets low, best and high.
        as_of: use only what had been said by this day.
        judgements: people's decisions about pairs of claims; they win.
        workers: processes that read articles; 1 stays in this one.
        progress: called with the number of articles read, after each.
        unread: takes (article id, error) for each article that could not be read; where no list is
            given, each is a warning. Either way the rest go on.

    Returns:
        One Reconciliation an incident, in order of first report.

    >>> import claimtrack as ct
    >>> article = ct.Article(
    ...     "Two soldiers were killed in Homs, state media said.", published="2018-02-10"
    ... )
    >>> [r.estimate("killed").best for r in ct.track([article])]
    [2]
    """
    claims = _claims(articles, workers, progress, unread)
    incidents = group_claims(claims, judgements=judgements)
    results = (reconcile(incident, policy=policy, as_of=as_of) for incident in incidents)
    return [result for result in results if result.claims]


def _claims(
    articles: Iterable[Article],
    workers: int,
    progress: Callable[[int], None] | None,
    unread: list[tuple[str, str]] | None,
) -> Iterator[Claim]:
    """The claims of all articles; those that cannot be read are told."""
    from claimtrack.engines.pool import find_claims_many

    for result in find_claims_many(articles, workers=workers, progress=progress):
        if not result.error:
            yield from result.claims
        elif unread is not None:
            unread.append((result.article, result.error))
        else:
            msg = (
                f"article {result.article!r} could not be read and is left out: {result.error}; "
                "pass unread=[] to collect such articles"
            )
            warnings.warn(msg, UnreadArticleWarning, stacklevel=4)
