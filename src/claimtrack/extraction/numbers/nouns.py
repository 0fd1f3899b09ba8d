"""What a number counts: the head of the words behind it."""

from __future__ import annotations

import re

from claimtrack.extraction.numbers.lexicon import NOUNS, PLURALS, STOPS

__all__ = ["head_noun", "is_plural"]

_WORD = re.compile(
    r"[\s\u00a0]{1,3}(?:[\"'\u2018\u2019\u201c(]?)([^\W\d_][\w'\u2019-]*)(?=([,.;:!?)\u2014\"\u201d]?))"
)
_FAR = (
    7  # words that may stand before the head: "32 suspected foreign Islamic State group militants"
)
_NOT_PLURAL = ("ss", "us", "is", "'s", "\u2019s")


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun.

    >>> is_plural("militants"), is_plural("people"), is_plural("serious"), is_plural("iraqi")
    (True, True, False, False)
    """
    if word in PLURALS:
        return True
    return word.endswith("s") and len(word) > 3 and not word.endswith(_NOT_PLURAL)


def head_noun(low: str, end: int, *, single: bool) -> tuple[int, int]:
    """Where the head of what is counted stands, or (end, end) where no noun follows.

    With ``single`` (the number is one) the head is the last word of the run, else its last plural.

    >>> low = "32 islamic state militants were killed"
    >>> low[slice(*head_noun(low, 2, single=False))]
    'militants'
    """
    best = (end, end)
    at = end
    for _ in range(_FAR):
        match = _WORD.match(low, at)
        if match is None:
            break
        word = match.group(1)
        if word in STOPS:
            break
        plural = is_plural(word) or word in NOUNS
        if best != (end, end) and not single and not plural:
            break
        if plural or single:
            best = match.span(1)
        at = match.end(1)
        if match.group(2):
            break
    return best
