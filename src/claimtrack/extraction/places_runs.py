"""A sentence as words, and the runs of capitalised ones that may name a place.

In capitals throughout, and in headlines, every word is a capital; such a sentence is read in the
letters of running text.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from claimtrack.extraction import places_words as words
from claimtrack.extraction.dates_grammar import fold_time
from claimtrack.extraction.places_letters import LEADING, chains, letter_of
from claimtrack.extraction.tokens import Learned
from claimtrack.registry.lexicon import any_of, word_set
from claimtrack.registry.places import forget_with_places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONG_SMALL = re.compile(r"[a-zà-öø-ÿ](?<!\w.)[^\W\d_]{3,}")
_LONG_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-Þ](?<!\w.)[^\W\d_]{3,}")
_SMALL_IN: Learned[str, int] = Learned(lambda word: len(_LONG_SMALL.findall(word)))
_CAPITALS_IN: Learned[str, int] = Learned(lambda word: len(_LONG_CAPITAL.findall(word)))
_FEW = 3
"""Longer words that any sentence may begin with a capital."""


def is_shouted(words: Sequence[str], *, upper: bool) -> bool:
    """Whether nearly every longer word begins with a capital: all capitals, or a headline.

    >>> is_shouted("Two Soldiers Killed Near Border Town".split(), upper=False)
    True
    """
    capitals = sum(map(_CAPITALS_IN.__getitem__, words))
    return capitals > _FEW and (upper or capitals >= 3 * sum(map(_SMALL_IN.__getitem__, words)))


_SMALL_WORDS = any_of(word_set("small_in_capitals"))
_WORD = re.compile(r"(?<![\w'’])[^\W\d_]")


def _lowered(word: str) -> str:
    """A word in capitals as it would stand in running text, one character for one."""
    if word.isalpha() and word.isascii():
        low = word.lower()
        return low if _SMALL_WORDS.fullmatch(low) else word[0] + low[1:]
    low = fold_time(word)
    raised = list(low)
    for match in _WORD.finditer(low):
        raised[match.start()] = match.group().upper()[:1]
    for match in _SMALL_WORDS.finditer(low):
        raised[match.start()] = low[match.start()]
    return "".join(raised)


# Looked up for every word of every opening: nothing else here is asked so often.
_LOWERED = Learned(_lowered)


def _shouted_letter(word: str) -> str:
    return letter_of(_LOWERED[word])


_LETTERS, _SHOUTED_LETTERS = Learned(letter_of), Learned(_shouted_letter)
forget_with_places(_LETTERS.clear)
forget_with_places(_SHOUTED_LETTERS.clear)


class Capitals:
    """A sentence seen as words, of which those in capitals may name places.

    Attributes:
        said: the sentence.
        shouted: whether capitals say nothing in it.
        letters: what each of its words can do (``places_letters``).

    >>> Capitals("TWO SOLDIERS DIED NEAR TAL ABYAD").text
    'Two Soldiers Died near Tal Abyad'
    """

    def __init__(self, text: str) -> None:
        self.said = text
        self._words = text.split(" ")
        upper = text.isupper()
        self.shouted = is_shouted(self._words, upper=upper)
        is_lowered = self.shouted and upper
        self._text = None if is_lowered else text
        self._lengths = [0, *accumulate(map(len, self._words))]
        letters = _SHOUTED_LETTERS if is_lowered else _LETTERS
        self.letters = "".join(map(letters.__getitem__, self._words))

    @property
    def text(self) -> str:
        """The sentence, in the letters of running text where it is all capitals."""
        if self._text is None:
            self._text = " ".join(map(_LOWERED.__getitem__, self._words))
        return self._text

    def runs(self) -> Iterator[tuple[int, str, bool]]:
        """Each run of capitalised words that may be a place.

        Where it starts, its words, and whether something in it or behind may make it one.
        """
        text = ""
        for first, last, followed in chains(self.letters, shouted=self.shouted):
            text = text or self.text
            start = self._length(0, first)
            stop = start + self._length(first, last)
            for match in words.NAMES.finditer(text, start, stop):
                yield match.start(), match.group(), followed

    def _length(self, first: int, last: int) -> int:
        """The characters of some words, with the space behind each."""
        return self._lengths[last] - self._lengths[first] + last - first

    def lead(self, start: int) -> tuple[int, str, str]:
        """Where the words begin that can tell how a name stands.

        With the letters up to there, and theirs.
        """
        here = self.text.count(" ", 0, start)
        before = self.letters[:here]
        letters = before.rstrip(LEADING)
        word = self.text.rfind(" ", 0, start) + 1
        return word - self._length(len(letters), here), letters, before[len(letters) :]
