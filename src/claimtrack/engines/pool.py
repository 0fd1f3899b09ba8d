"""Many articles on the cores of one machine: a stream in, a stream out, in the same order.

Memory is bounded by the batches under way, never by the length of the stream, and one article that
cannot be read is told by its id while the rest go on.
"""

from __future__ import annotations

import collections
import concurrent.futures
import functools
import itertools
import multiprocessing
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING

import attrs

from claimtrack.extraction.claims import find_claims
from claimtrack.model.article import Article
from claimtrack.model.claim import Claim

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import TracebackType
    from typing import Self

    Batch = list[Article | str]

__all__ = ["ArticleClaims", "find_claims_many"]

BATCH = 64
"""Articles handed to a worker at once: many enough to hide that cost, few enough to stream."""

BATCH_TEXT = 250_000
"""Characters handed to a worker at once: long reports are spread, and all workers end together."""

AHEAD = 4
"""Batches under way for each worker, so that none waits while results are used in order."""

LOST = "the process that read it died; it may need more memory than there is"
UNSTARTED = (
    "no worker process can start here; put the script in a file, with its own work under "
    "if __name__ == '__main__':, or use workers=1"
)


@attrs.frozen
class ArticleClaims:
    """What one article of a stream claims.

    Attributes:
        article: the article's id; "" where it is no article at all.
        claims: its claims in reading order.
        error: why the article could not be read; "" where it could.

    >>> ArticleClaims("a-1", ()).error
    ''
    """

    article: str
    claims: tuple[Claim, ...] = attrs.field(converter=tuple[Claim, ...])
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
        workers: processes to use; 1 stays in this one. A script that asks for more starts its own
            work under ``if __name__ == "__main__":``, as for any process pool.
        progress: called with the number of articles done, after each.

    Returns:
        One result an article, as they are taken. An article that cannot be read gives no claims
        and its error.

    Raises:
        ValueError: workers is below one.
        RuntimeError: no worker can start, as where the script itself comes from standard input.

    >>> [
    ...     len(r.claims)
    ...     for r in find_claims_many(["Two soldiers were killed.", "Rain is expected."])
    ... ]
    [1, 0]
    """
    if workers < 1:
        msg = f"workers is below one: {workers}; expected 1 or more"
        raise ValueError(msg)
    results = map(_read, articles) if workers == 1 else _there(articles, workers)
    return results if progress is None else _told(results, progress)


def _told(
    results: Iterable[ArticleClaims], progress: Callable[[int], None]
) -> Iterator[ArticleClaims]:
    for done, result in enumerate(results, 1):
        progress(done)
        yield result


def _there(articles: Iterable[Article | str], workers: int) -> Iterator[ArticleClaims]:
    """Batches on a process pool, at most AHEAD a worker under way, taken back in order."""
    batches = _batches(articles)
    with _Pool(workers) as pool:
        for batch in itertools.islice(batches, workers * AHEAD):
            pool.add(batch)
        while pool.is_busy:
            results = pool.take()
            for batch in itertools.islice(batches, 1):
                pool.add(batch)
            yield from results


class _Pool:
    """A process pool that outlives its workers: a batch that kills one is read one by one."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._under_way: collections.deque[tuple[Batch, _Future]] = collections.deque()
        self._pool = _processes(workers)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pool.shutdown(cancel_futures=True)

    @property
    def is_busy(self) -> bool:
        return bool(self._under_way)

    def add(self, batch: Batch) -> None:
        try:
            future = self._pool.submit(_read_all, batch)
        except BrokenProcessPool:  # told when its turn comes, in order
            future = concurrent.futures.Future()
            future.set_exception(BrokenProcessPool(LOST))
        self._under_way.append((batch, future))

    def take(self) -> list[ArticleClaims]:
        """The results of the batch that has been under way longest."""
        batch, future = self._under_way.popleft()
        try:
            return future.result()
        except BrokenProcessPool as lost:
            self._pool.shutdown(cancel_futures=True)
            if not _can_start():
                raise RuntimeError(UNSTARTED) from lost
            results = list(_read_apart(batch))
            self._pool = _processes(self._workers)
            waiting = [left for left, _ in self._under_way]
            self._under_way.clear()
            for left in waiting:
                self.add(left)
            return results


_Future = concurrent.futures.Future[list[ArticleClaims]]


def _processes(workers: int) -> concurrent.futures.ProcessPoolExecutor:
    # spawn, so that a caller's threads and open ledgers are never copied into a worker
    context = multiprocessing.get_context("spawn")
    return concurrent.futures.ProcessPoolExecutor(workers, mp_context=context)


@functools.cache
def _can_start() -> bool:
    """Whether a worker starts at all here, asked only after one was lost."""
    with _processes(1) as pool:
        try:
            return pool.submit(bool, 1).result()
        except BrokenProcessPool:
            return False


def _read_apart(batch: Batch) -> Iterator[ArticleClaims]:
    """One article after another, in a process that is replaced by a new one when one ends it."""
    pool = _processes(1)
    try:
        for article in batch:
            try:
                yield pool.submit(_read, article).result()
            except BrokenProcessPool:
                pool.shutdown(cancel_futures=True)
                pool = _processes(1)
                yield ArticleClaims(_id_of(article), (), LOST)
    finally:
        pool.shutdown(cancel_futures=True)


def _batches(articles: Iterable[Article | str]) -> Iterator[Batch]:
    batch: Batch = []
    held = 0
    for article in articles:
        batch.append(article)
        held += len(article.text if isinstance(article, Article) else str(article))
        if len(batch) == BATCH or held >= BATCH_TEXT:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch


def _read_all(articles: Batch) -> list[ArticleClaims]:
    return [_read(article) for article in articles]


def _read(article: Article | str) -> ArticleClaims:
    """One article's claims, or its error: whatever goes wrong stays with the article."""
    try:
        whole = article if isinstance(article, Article) else Article(article)
        return ArticleClaims(whole.id, find_claims(whole))
    except Exception as error:  # noqa: BLE001 - a stream of millions must not stop for one
        return ArticleClaims(_id_of(article), (), f"{type(error).__name__}: {error}")


def _id_of(article: object) -> str:
    if isinstance(article, Article):
        return article.id
    return Article(article).id if isinstance(article, str) else ""
