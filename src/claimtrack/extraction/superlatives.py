"""Words that hold one event against others: "the deadliest attack since 2015".

A time behind one says what the event is the worst of, and not when it was.
"""

from __future__ import annotations

import re

from claimtrack.registry.lexicon import tree_of, word_set

__all__ = ["compares", "has_superlative", "is_compared"]

_SUPERLATIVE = rf"\b(?:\d{{1,3}}(?:st|nd|rd|th)|{tree_of(word_set('superlatives'))})\b"
_SAID = re.compile(_SUPERLATIVE)
_BEFORE = re.compile(rf"{_SUPERLATIVE}[^.;,]*$")
_REACH = 80


def has_superlative(lower: str) -> bool:
    """Whether a sentence in small letters holds anything against others of its kind.

    >>> (
    ...     has_superlative("the bloodiest year of the war"),
    ...     has_superlative("at least nine"),
    ... )
    (True, False)
    """
    return _SAID.search(lower) is not None


def compares(lower: str, end: int) -> bool:
    """Whether a clause in small letters compares what it tells of, up to ``end``.

    >>> compares("a raid killed 64, the deadliest massacre this year", 41)
    True
    """
    return _BEFORE.search(lower, max(0, end - _REACH), end) is not None


def is_compared(lower: str, time: str) -> bool:
    """Whether a time only says what an event is the worst of: "the deadliest raid this year".

    >>> is_compared("a raid killed 64, the deadliest massacre this year", "this year")
    True
    """
    at = lower.rfind(time.lower()) if time else -1
    return at >= 0 and compares(lower, at)
