"""How many people a phrase counts, with a number or without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from claimtrack.extraction.claims.phrases import AGED, ONE, ORDINALS, is_other
from claimtrack.model.count import Count
from claimtrack.registry.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimtrack.extraction.claims.phrases import Chunk
    from claimtrack.extraction.claims.words import Words

__all__ = ["count_of"]

_MANY = word_set("not_one")
_COLLECTIVE = word_set("collective")
_NONE = word_set("none")
_NOBODY = word_set("nobody")
_ALL_BUT = ["all", "but"]


def count_of(words: Words, chunk: Chunk) -> Count | None:
    """How many people a phrase counts, or None where it does not say: "the militants"."""
    if chunk.count >= 0:
        count = words.counts[chunk.count].count
        if words.words[max(chunk.start - 2, 0) : chunk.start] == _ALL_BUT:
            return _all_but(words, chunk, count)
        # "A couple" with no noun after it is two people, not "two or three of something".
        if chunk.kind == "c" and count.word == "couple":
            return Count.exactly(2, text=count.text)
        return count if count.unit != "thing" else attrs.evolve(count, unit="person")
    read = _UNCOUNTED.get(chunk.kind)
    return read(words, chunk) if read is not None else None


def _all_but(words: Words, chunk: Chunk, spared: Count) -> Count | None:
    """Read "all but two of the 181 people": 179; None where nothing says of how many."""
    of = words.words[chunk.end : chunk.end + 1] == ["of"]
    behind = range(chunk.end + 1, chunk.end + 4) if of else ()  # "of the 181", "of the bus's 20"
    whole = next((words.counts[at].count for at in behind if at in words.counts), None)
    if whole is None or not (whole.is_exact and spared.is_exact and whole.low > spared.low):
        return None
    said = words.said(chunk.start - len(_ALL_BUT), chunk.end)
    return Count.exactly(whole.low - spared.low, text=said)


def _noun_count(words: Words, chunk: Chunk) -> Count | None:
    first, head = words.words[chunk.start], words.words[chunk.head]
    if first in _NONE:
        return Count.exactly(0)
    if words.tags[chunk.head] == "N" and head not in _COLLECTIVE:
        return Count.exactly(1)
    if head.endswith(AGED):
        return Count.exactly(1)
    if first == "both":
        return Count.exactly(2)
    return None if first in _NOBODY else Count.vague("people")


def _name_count(_words: Words, _chunk: Chunk) -> Count:
    return Count.exactly(1)


def _pronoun_count(words: Words, chunk: Chunk) -> Count | None:
    if words.words[chunk.start] == "both":
        return Count.exactly(2)
    one = words.words[chunk.start] in ONE or words.words[chunk.end - 1] in ORDINALS
    return Count.exactly(1) if one or is_other(words, chunk) else None


def _unknown_count(words: Words, chunk: Chunk) -> Count | None:
    """An unknown noun counts one after "a", or after "the" where it is no plural."""
    if words.tags[chunk.start] != "D" or not _MANY.isdisjoint(words.words[chunk.start : chunk.end]):
        return None
    if words.shouted and words.words[chunk.start] == "the":
        return None  # in capitals an unknown word may be the name of anything
    plural = words.words[chunk.head].endswith("s")
    return None if plural else Count.exactly(1)


_UNCOUNTED: dict[str, Callable[[Words, Chunk], Count | None]] = {
    "n": _noun_count,
    "m": _name_count,
    "u": _name_count,
    "w": _unknown_count,
    "r": _pronoun_count,
    "d": _pronoun_count,
}
