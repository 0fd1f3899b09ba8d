"""Which texts are nearly the same words in the same order: wire copy, with or without credit.

Texts meet only where they share a run of words, so the work grows with the copies, not with the
pairs. Desks edit what they copy: they move the day, trim the attribution, turn a clause round. Two
reports that follow one form ("a roadside bomb killed three in ...") name places or days of their
own, which no copy does to both sides.
"""

from __future__ import annotations

import functools
import re
import zlib
from typing import TYPE_CHECKING

from claimtrack.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["same_wording"]

LEAST_WORDS = 9
"""Texts of fewer words are alike by chance: "32 militants were killed" is nobody's copy."""
ALIKE = 0.45
"""Least share of the shorter text's runs of three words that the other holds. One word changed in
the middle of a sentence costs three runs; a rewritten sentence keeps next to none."""
SHARED = 9
"""Least runs in common: "at least 12 people were killed when a" is everybody's."""
SURE = 0.8
"""Share from which texts are copies even where each has a name or a figure the other has not: one
is misspelt, or brought up to date."""
SAMPLE = 10
"""Runs by which a text is looked up: the smallest by checksum, so that copies sample alike."""
BUCKET = 12
"""Texts of one bucket that each text is compared with, at most."""

_MIX, _MASK = 0x9E3779B1, 2**61 - 1
_WORD = re.compile(r"\w+")
_NAME = re.compile(r"(?<=[\w,;:] )[A-Z]\w+")


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
        shared = len(runs_of[a] & runs_of[b])
        share = shared / min(len(runs_of[a]), len(runs_of[b]))
        alike = share >= ALIKE and shared >= SHARED
        if share >= SURE or (alike and not _tell_apart(texts[a], texts[b])):
            yield a, b, share


def _tell_apart(one: str, other: str) -> bool:
    """Whether each text has a name, a day or a figure of its own: one form for two events."""
    pairs = ((_names(one), _names(other)), (_figures(one), _figures(other)))
    return any(not (own <= others or others <= own) for own, others in pairs)


def _names(text: str) -> frozenset[str]:
    """Words with a capital behind another word: what opens a sentence may be no name."""
    return frozenset(word.lower() for word in _NAME.findall(text))


def _figures(text: str) -> frozenset[str]:
    """The numbers of a text, in figures whichever way they are printed."""
    numerals = _numerals()
    found = (numerals.get(word, word) for word in _WORD.findall(text.lower()))
    return frozenset(word for word in found if word[0].isdigit())


@functools.cache
def _numerals() -> dict[str, str]:
    """Numbers that are one word, and not an article, in figures."""
    rows = table("en/numerals.tsv")
    kinds = {"unit", "teen", "ten"}
    return {
        row["word"]: row["value"] for row in rows if row["kind"] in kinds and len(row["word"]) > 1
    }


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
