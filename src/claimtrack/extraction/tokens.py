"""What readers of words share: where printed words stand, and tables that fill as words are met."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["Learned", "Printed", "holds"]

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


class Printed:
    """The words of a text as printed, in order, with nothing between them but what no reader needs.

    Where they stand is found only when it is asked for: most sentences never are.

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
        starts = self._starts or self._find()
        return starts[index] if index < len(starts) else len(self.text)

    def _find(self) -> list[int]:
        at = 0
        for token in self.tokens:
            at = self.text.index(token, at)
            self._starts.append(at)
            at += len(token)
        return self._starts

    def end(self, index: int) -> int:
        """Where a word ends."""
        return self.start(index) + len(self.tokens[index])

    def span(self, first: int, end: int) -> tuple[int, int]:
        """Characters of the words ``[first, end)``."""
        return self.start(first), self.end(end - 1)
