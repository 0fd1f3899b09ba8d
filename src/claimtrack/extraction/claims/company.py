"""Who is harmed in company: people killed beside others, and kin named one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.extraction.claims.objects import WHOSE, object_of, past_aside
from claimtrack.registry.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtrack.extraction.claims.reading import Reading

__all__ = ["company", "is_spelled_out"]

_REACH = 6
"""How many chunks behind the harm those harmed beside them may stand."""
_BESIDE = {"alongside", "with"}
_ON_TOP = word_set("on_top")
_JOINTS = {"to", "from", "with"}


def company(reading: Reading, index: int, people: Sequence[int]) -> list[int]:
    """Who was harmed beside them: "killed alongside his wife", "killed A together with B"."""
    if not people:
        return []
    return _with_them(reading, index, people) or _on_top(reading, index, people)


def _on_top(reading: Reading, index: int, people: Sequence[int]) -> list[int]:
    """Those counted apart: "in addition to the bomber, six were killed", or the same behind."""
    i = next((i for i in range(index) if _opens(reading, i, index)), -1)
    if i < 0:
        after = range(max(index, people[-1]) + 2, min(index + _REACH * 2, len(reading.chunks)))
        stop = next((k for k in after if reading.kind(k) in tuple("K.;")), index)
        i = next((i for i in after if i < stop and _opens(reading, i, stop)), -1)
    if i < 0:
        return []
    i += reading.word(i + 1) in _JOINTS
    told = {at for at, _ in reading.told}
    return [at for at in object_of(reading.words, reading.chunks, i) if at not in told]


def _opens(reading: Reading, i: int, index: int) -> bool:
    """Whether "in addition to" or "besides" opens a clause at ``i``, with no harm up to ``index``.

    What is harmed behind another harm word has people of its own.
    """
    if reading.word(i) not in _ON_TOP:
        return False
    first = i - (reading.word(i - 1) == "in")
    if first and reading.kind(first - 1) not in tuple(",;&(:"):
        return False
    return all(reading.kind(k) != "K" for k in range(i, index))


def _with_them(reading: Reading, index: int, people: Sequence[int]) -> list[int]:
    i = past_aside(reading.chunks, max(index, people[-1]) + 1)
    limit = min(i + _REACH, len(reading.chunks) - 1)
    while i < limit and reading.kind(i) in tuple(",AT"):
        i += 1
    word, before = reading.word(i), reading.word(i - 1)
    if word == "along" and reading.word(i + 1) == "with":
        i += 1
    elif word == "with" and before != "together":
        return [at for at in object_of(reading.words, reading.chunks, i) if _is_kin(reading, at)]
    elif word not in _BESIDE:
        return []
    return object_of(reading.words, reading.chunks, i)


def _is_kin(reading: Reading, at: int) -> bool:
    """Whether a phrase is somebody's: "his wife", "two of her sons"."""
    of = at + 2 if reading.kind(at) == "c" and reading.kind(at + 1) == "O" else at
    return reading.kind(of) == "n" and reading.word(of) in WHOSE


def is_spelled_out(reading: Reading, at: int, people: Sequence[int]) -> bool:
    """Whether a phrase is a name for a number before it: "two sons Ali and Omar"."""
    left = 0
    for i in people:
        one = reading.chunks[i]
        named = one.kind in "mu" and one.count < 0
        if i == at:
            return left > 0 and named
        if left and named:
            left -= 1
        else:
            counted = one.kind == "n" and one.count >= 0 and one.end > one.head + 1
            left = reading.words.counts[one.count].count.low - 1 if counted else 0
    return False
