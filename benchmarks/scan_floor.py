"""What reading costs beside one compiled scan of the text: ``python benchmarks/scan_floor.py``.

The floor is one pass of one pattern for digits and trigger words over the text in small letters:
nothing that reads claims can do less. Texts are invented reports, or ``--folder`` of yours. With
``--workers N`` the process pool is timed as well.
"""

from __future__ import annotations

import argparse
import re
import time

from invented import reports

import claimtrack as ct
from claimtrack.registry.lexicon import any_of, harm_words, harmless


def scan_seconds(texts: list[str]) -> float:
    """Seconds for the floor."""
    words = any_of([*harm_words(), *harmless()])
    pattern = re.compile(rf"\d+|{words.pattern}", words.flags)
    start = time.process_time()
    for text in texts:
        for _ in pattern.finditer(text.lower()):
            pass
    return time.process_time() - start


def read_seconds(articles: list[ct.Article]) -> tuple[float, int]:
    """Seconds for find_claims, and the claims found."""
    start = time.process_time()
    found = sum(len(ct.find_claims(article)) for article in articles)
    return time.process_time() - start, found


def pool_seconds(articles: list[ct.Article], workers: int) -> float:
    """Seconds on the clock for the pool once its processes run."""
    results = ct.find_claims_many(articles, workers=workers)
    warm = 64 * workers * 4  # the batches under way while the processes start
    for _, _ in zip(range(warm), results, strict=False):
        pass
    start = time.perf_counter()
    rest = sum(1 for _ in results)
    return (time.perf_counter() - start) * len(articles) / max(1, rest)


def main() -> None:
    """Print the floor, the reading, and how many times the floor it takes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", help="articles to read instead of invented ones")
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--workers", type=int, default=1)
    arguments = parser.parse_args()
    if arguments.folder:
        articles = ct.read_articles(arguments.folder)
    else:
        articles = [ct.Article(report.text) for report in reports(arguments.reports)]
    texts = [article.text for article in articles]
    size = sum(len(text.encode()) for text in texts) / 1e6
    read_seconds(articles[:50])
    floor = scan_seconds(texts)
    took, claims = read_seconds(articles)
    print(f"{len(texts):,} texts, {size:.1f} MB, {claims:,} claims; seconds of one core")
    print(f"one compiled scan  {floor:8.2f} s  {size / floor:8.2f} MB/s")
    print(f"find_claims        {took:8.2f} s  {size / took:8.2f} MB/s  {took / floor:.1f} times")
    if arguments.workers > 1:
        wall = pool_seconds(articles, arguments.workers)
        print(f"{arguments.workers} workers          {wall:8.2f} s  {size / wall:8.2f} MB/s")


if __name__ == "__main__":
    main()
