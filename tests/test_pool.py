"""A stream of articles on one core and on several: same results, same order, no article fatal."""

import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from claimtrack import (
    Article,
    ArticleClaims,
    UnreadArticleWarning,
    find_claims,
    find_claims_many,
    track,
)
from claimtrack.engines.pool import AHEAD, BATCH, LOST

TOWNS = ("Homs", "Aleppo", "Idlib", "Raqqa", "Hama")


def articles(number: int) -> Iterator[Article]:
    for index in range(number):
        text = f"At least {index % 9 + 2} soldiers were killed in {TOWNS[index % 5]}, police said."
        yield Article(text, id=f"a-{index}", published="2018-02-10")


class Deadly(Article):
    """An article that ends the process that unpacks it, as running out of memory does."""

    def __reduce__(self) -> Any:
        return os._exit, (3,)


def test_one_result_an_article_in_order() -> None:
    results = list(find_claims_many(articles(5)))

    assert [r.article for r in results] == ["a-0", "a-1", "a-2", "a-3", "a-4"]
    assert [r.claims for r in results] == [tuple(find_claims(a)) for a in articles(5)]


def test_reads_no_further_than_it_is_asked() -> None:
    taken: list[str] = []

    def stream() -> Iterator[Article]:
        for article in articles(100):
            taken.append(article.id)
            yield article

    next(find_claims_many(stream()))

    assert taken == ["a-0"]


def test_workers_give_what_one_gives() -> None:
    number = 3 * BATCH + 5

    assert list(find_claims_many(articles(number), workers=2)) == list(
        find_claims_many(articles(number))
    )


def test_workers_hold_a_bounded_part_of_the_stream() -> None:
    taken = 0

    def stream() -> Iterator[Article]:
        nonlocal taken
        for article in articles(10 * AHEAD * BATCH):
            taken += 1
            yield article

    results = find_claims_many(stream(), workers=1 + 1)
    next(results)
    results.close()  # type: ignore[attr-defined]

    assert taken <= (2 * AHEAD + 1) * BATCH


def test_what_is_no_article_is_told_and_the_rest_go_on() -> None:
    broken: Any = [12, "Two soldiers were killed.", None]
    results = list(find_claims_many(broken))

    assert [len(r.claims) for r in results] == [0, 1, 0]
    assert "not text: 12" in results[0].error
    assert results[1].error == ""


def test_an_article_that_kills_a_worker_is_told_and_the_rest_go_on() -> None:
    given = list(articles(2 * BATCH))
    given[3] = Deadly("Two soldiers were killed.", id="a-3")
    results = list(find_claims_many(given, workers=2))

    assert [r.article for r in results] == [a.id for a in given]
    assert results[3] == ArticleClaims("a-3", (), LOST)
    assert all(r.claims and not r.error for r in results if r.article != "a-3")


def test_progress_counts_articles() -> None:
    seen: list[int] = []
    list(find_claims_many(articles(3), progress=seen.append))

    assert seen == [1, 2, 3]


def test_no_workers_is_a_mistake_told_at_once() -> None:
    with pytest.raises(ValueError, match="workers is below one: 0"):
        find_claims_many([], workers=0)


def test_track_collects_unread_articles() -> None:
    unread: list[tuple[str, str]] = []
    broken: Any = [*articles(1), 12]
    [result] = track(broken, unread=unread)

    assert result.claims
    assert [name for name, _ in unread] == [""]


def test_track_warns_of_unread_articles() -> None:
    broken: Any = [*articles(1), 12]
    with pytest.warns(UnreadArticleWarning, match="left out"):
        track(broken)


def test_track_is_the_same_on_two_workers() -> None:
    assert track(articles(BATCH + 9), workers=2) == track(articles(BATCH + 9))


def test_a_script_no_worker_can_start_from_is_told_so() -> None:
    script = "import claimtrack as ct; list(ct.find_claims_many(['Two died.'] * 3, workers=2))"
    done = subprocess.run(
        [sys.executable, "-"], input=script, capture_output=True, text=True, check=False
    )

    assert "no worker process can start here" in done.stderr
