"""Which texts are nearly the same words in the same order: wire copy, with or without credit.

Texts meet only where they share a run of words, so the work grows with the copies, not with the pairs.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from claimtrack.model.place import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["same_wording"]

RUN = 3
"""Words in a run. Three in a row are seldom shared by chance, and survive a changed word nearby."""
LEAST_WORDS = 9
"""Texts of fewer words are alike by chance: "32 militants were killed" is nobody's copy."""
ALIKE = 0.7
"""Least share of the shorter text's runs that the other holds."""
SAMPLE = 10
"""Runs of a text by which it is looked up: the smallest by checksum, so that copies sample alike."""
BUCKET = 12
"""Texts of one bucket that each text is compared with, at most."""


def same_wording(texts: Mapping[int, str]) -> Iterator[tuple[int, int, float]]:
    """Pairs of keys whose texts are nearly the same, with the share of runs they have in common.

    >>> first = "At least 12 people were killed when shells hit a market in the town, medics said."
    >>> second = first.replace("the town", "the town on Monday")
    >>> third = (
    ...     "Twelve bodies were brought to the hospital of the town after the market was shelled."
    ... )
    >>> list(same_wording({1: first, 2: second, 3: third}))
    [(1, 2, 0.85...)]
    """
    runs = {key: found for key, text in texts.items() if (found := _runs(text))}
    buckets: dict[int, list[int]] = {}
    for key in sorted(runs):
        for run in sorted(runs[key])[:SAMPLE]:
            buckets.setdefault(run, []).append(key)
    seen: set[tuple[int, int]] = set()
    for keys in buckets.values():
        for place, a in enumerate(keys):
            for b in keys[place + 1 : place + 1 + BUCKET]:
                if (a, b) not in seen:
                    seen.add((a, b))
                    share = _share(runs[a], runs[b])
                    if share >= ALIKE:
                        yield a, b, share


def _runs(text: str) -> frozenset[int]:
    words = fold(text).split()
    if len(words) < LEAST_WORDS:
        return frozenset()
    return frozenset(
        zlib.crc32(" ".join(words[i : i + RUN]).encode()) for i in range(len(words) - RUN + 1)
    )


def _share(a: frozenset[int], b: frozenset[int]) -> float:
    return len(a & b) / min(len(a), len(b))
