"""What readers of words share: how texts are cut, where words stand, tables that fill as met."""

from __future__ import annotations

import re
from collections.abc import Hashable
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["Cutter", "Learned", "Printed", "holds"]

_MOST = 1 << 16
"""Words a table keeps: those of a language, not every name and figure of a stream."""


def holds(text: str, signs: Iterable[str]) -> bool:
    """Whether a text holds any of some stretches: asked before patterns that none fits without.

    >>> holds("killed two weeks ago", ("ago", "earlier")), holds("killed", ("ago", "earlier"))
    (True, False)
    """
    return any(map(text.__contains__, signs))


_Key = TypeVar("_Key", bound=Hashable)
_Told = TypeVar("_Told")


class Learned(dict[_Key, _Told]):
    """What each word can be, worked out when it is first met and then looked up.

    >>> length = Learned(lambda word: str(len(word)))
    >>> length["killed"], length["killed"], len(length)
    ('6', '6', 1)
    """

    def __init__(self, learn: Callable[[_Key], _Told]) -> None:
        super().__init__()
        self._learn = learn

    def __missing__(self, word: _Key) -> _Told:
        if len(self) >= _MOST:
            self.clear()
        found = self[word] = self._learn(word)
        return found


class Cutter:
    r"""Cuts texts into the tokens of a pattern; what stands between two blanks is cut only once.

    Args:
        pattern: one token.
        signs: what a text holds where a token reaches, or looks, over a blank; it is cut whole.

    >>> cutter = Cutter(r"\w+|\S")
    >>> cutter.tokens("Two died."), cutter.tokens("Two more.")
    (['Two', 'died', '.'], ['Two', 'more', '.'])
    """

    def __init__(self, pattern: str, signs: Iterable[str] = ()) -> None:
        self._find: Callable[[str], list[str]] = re.compile(pattern).findall
        self._signs = tuple(signs)
        self._cut = Learned(self._find)

    def tokens(self, text: str) -> list[str]:
        """The tokens of a text, in order."""
        if holds(text, self._signs):
            return self._find(text)
        return list(chain.from_iterable(map(self._cut.__getitem__, text.split())))


class Printed:
    """The words of a text as printed, in order, with nothing between them but what no reader needs.

    Where they stand is found only as far as it is asked for: most sentences are so for their first
    words alone.

    >>> words = Printed("Two died.", ["Two", "died", "."])
    >>> words.start(1), words.end(1)
    (4, 8)
    """

    __slots__ = ("_starts", "text", "tokens")

    def __init__(self, text: str, tokens: list[str]) -> None:
        self.text = text
        self.tokens = tokens
        self._starts: list[int] = []

    def start(self, index: int) -> int:
        """Where a word starts in the text; the end of the text past the last."""
        starts = self._starts
        if index >= len(starts):
            if index >= len(self.tokens):
                return len(self.text)
            self._find(index)
        return starts[index]

    def _find(self, last: int) -> None:
        """Find where the words up to one stand."""
        starts, find = self._starts, self.text.index
        known = len(starts)
        at = starts[-1] + len(self.tokens[known - 1]) if known else 0
        for token in self.tokens[known : last + 1]:
            at = find(token, at)
            starts.append(at)
            at += len(token)

    def end(self, index: int) -> int:
        """Where a word ends."""
        return self.start(index) + len(self.tokens[index])

    def span(self, first: int, end: int) -> tuple[int, int]:
        """Characters of the words ``[first, end)``."""
        return self.start(first), self.end(end - 1)
