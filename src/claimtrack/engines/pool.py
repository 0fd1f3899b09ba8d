"""Many articles on the cores of one machine: a stream in, a stream out, in the same order.

Memory is bounded by the batches under way, never by the length of the stream, and one article that
cannot be read is told by its id while the rest go on.
"""

from __future__ import annotations

import collections
import concurrent.futures
import itertools
import multiprocessing
from typing import TYPE_CHECKING

import attrs

from claimtrack.extraction.claims import find_claims
from claimtrack.model.article import Article
from claimtrack.model.claim import Claim

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["ArticleClaims", "find_claims_many"]

BATCH = 64
"""Articles handed to a worker at once: many enough to hide that cost, few enough to stream."""

AHEAD = 4
"""Batches under way for each worker, so that none waits while results are used in order."""


@attrs.frozen
class ArticleClaims:
    """What one article of a stream claims.

    Attributes:
        article: the article's id.
        claims: its claims in reading order.
        error: why the article could not be read; "" where it could.

    >>> ArticleClaims("a-1", ()).error
    ''
    """

    article: str
    claims: tuple[Claim, ...] = attrs.field(converter=tuple)
    error: str = ""


def find_claims_many(
    articles: Iterable[Article | str],
    *,
    workers: int = 1,
    progress: Callable[[int], None] | None = None,
) -> Iterator[ArticleClaims]:
    """The claims of each article of a stream, in the stream's order.

    Args:
        articles: any iterable; it is read as results are taken, never all at once.
        workers: processes to use; 1 stays in this one.
        progress: called with the number of articles done, after each.

    Yields:
        One result an article. An article that cannot be read gives no claims and its error.

    >>> [
    ...     len(r.claims)
    ...     for r in find_claims_many(["Two soldiers were killed.", "Rain is expected."])
    ... ]
    [1, 0]
    """
    if workers < 1:
        msg = f"workers is below one: {workers}; expected 1 or more"
        raise ValueError(msg)
    results = _here(articles) if workers == 1 else _there(articles, workers)
    for done, result in enumerate(results, 1):
        if progress is not None:
            progress(done)
        yield result


def _here(articles: Iterable[Article | str]) -> Iterator[ArticleClaims]:
    return map(_read, articles)


def _there(articles: Iterable[Article | str], workers: int) -> Iterator[ArticleClaims]:
    """Batches on a process pool, at most AHEAD a worker under way, taken back in order."""
    batches = _batches(articles)
    # spawn, so that a caller's threads and open ledgers are never copied into a worker
    context = multiprocessing.get_context("spawn")
    with concurrent.futures.ProcessPoolExecutor(workers, mp_context=context) as pool:
        under_way = collections.deque(
            pool.submit(_read_all, batch) for batch in itertools.islice(batches, workers * AHEAD)
        )
        while under_way:
            results = under_way.popleft().result()
            under_way.extend(pool.submit(_read_all, b) for b in itertools.islice(batches, 1))
            yield from results


def _batches(articles: Iterable[Article | str]) -> Iterator[list[Article | str]]:
    stream = iter(articles)
    while batch := list(itertools.islice(stream, BATCH)):
        yield batch


def _read_all(articles: list[Article | str]) -> list[ArticleClaims]:
    return [_read(article) for article in articles]


def _read(article: Article | str) -> ArticleClaims:
    """One article's claims, or its error: whatever goes wrong stays with the article."""
    known = article.id if isinstance(article, Article) else ""
    try:
        whole = article if isinstance(article, Article) else Article(article)
        return ArticleClaims(whole.id, tuple(find_claims(whole)))
    except Exception as error:  # noqa: BLE001 - a stream of millions must not stop for one
        return ArticleClaims(known, (), f"{type(error).__name__}: {error}")
