"""Which texts are nearly the same words in the same order: wire copy, with or without credit.

Texts meet only where they share a run of words, so the work grows with the copies, not with the
pairs.
"""

from __future__ import annotations

import functools
import re
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["same_wording"]

LEAST_WORDS = 9
"""Texts of fewer words are alike by chance: "32 militants were killed" is nobody's copy."""
ALIKE = 0.7
"""Least share of the shorter text's runs of three words that the other holds. One word changed in
the middle of a sentence costs three runs; a rewritten sentence keeps next to none."""
SAMPLE = 10
"""Runs by which a text is looked up: the smallest by checksum, so that copies sample alike."""
BUCKET = 12
"""Texts of one bucket that each text is compared with, at most."""

_MIX, _MASK = 0x9E3779B1, 2**61 - 1
_WORD = re.compile(r"\w+")


def same_wording(texts: Mapping[int, str]) -> Iterator[tuple[int, int, float]]:
    """Pairs of keys whose texts are nearly the same, with the share of runs they have in common.

    Texts that are the same to the word are paired with the first of them only.

    >>> first = "At least 12 people were killed when shells hit a market in the town, medics said."
    >>> second = first.replace("the town", "the town on Monday")
    >>> third = "Twelve bodies were brought to the hospital after the market was shelled."
    >>> list(same_wording({1: first, 2: second, 3: third}))
    [(1, 2, 0.85...)]
    """
    first: dict[frozenset[int], int] = {}
    for key in sorted(texts):
        runs = _runs(texts[key])
        same = first.setdefault(runs, key)
        if runs and same != key:
            yield same, key, 1.0
    runs_of = {key: runs for runs, key in first.items() if runs}
    for a, b in _meeting(runs_of):
        share = len(runs_of[a] & runs_of[b]) / min(len(runs_of[a]), len(runs_of[b]))
        if share >= ALIKE:
            yield a, b, share


def _meeting(runs_of: Mapping[int, frozenset[int]]) -> Iterator[tuple[int, int]]:
    """Pairs that share a sampled run, each once."""
    buckets: dict[int, list[int]] = {}
    for key, runs in runs_of.items():
        for run in sorted(runs)[:SAMPLE]:
            buckets.setdefault(run, []).append(key)
    seen: set[tuple[int, int]] = set()
    for keys in buckets.values():
        for place, a in enumerate(keys):
            for b in keys[place + 1 : place + 1 + BUCKET]:
                if (a, b) not in seen:
                    seen.add((a, b))
                    yield a, b


@functools.lru_cache(maxsize=4096)
def _runs(text: str) -> frozenset[int]:
    """Checksums of every three words in a row; none for a short text."""
    words = [_checksum(word) for word in _WORD.findall(text.lower())]
    if len(words) < LEAST_WORDS:
        return frozenset()
    triples = zip(words, words[1:], words[2:], strict=False)
    return frozenset(((a * _MIX + b) * _MIX + c) & _MASK for a, b, c in triples)


@functools.lru_cache(maxsize=65536)
def _checksum(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))
