"""A sentence as words, each with what it can be beside a said-verb."""

from __future__ import annotations

import functools
import re

from claimtrack.extraction.tokens import Cutter, Learned, Printed
from claimtrack.registry.names import acronym_words
from claimtrack.registry.tables import table

__all__ = ["NAME", "QUOTES", "Words", "numerals", "small_words"]

# Nearly every word is the first alternative, which the others would read alike, but slower: letters
# with none of -.'& behind them, no figure, and nothing that is not ASCII.
_TOKENS = Cutter(
    r"[A-Za-z]++(?![^\x00-%(-,/:-\x7f])|''|``|(?:[A-Z]\.){2,}(?:-[a-z]+)?|"
    r"[^\W_]+(?:(?:[-'\u2019&]|[.,](?=\d))[^\W_]+)*(?:(?<=s)['\u2019](?=\s[a-z]))?|[^\w\s]|_",
    signs=("s'", "s\u2019"),  # of an owner, before what is owned
)
_ARTICLED = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|az)-[A-Z]")
"""A name that starts with its Arabic article: "al-Nur"."""
QUOTES = frozenset({'"', "\u201c", "\u201d", "''", "``", "\u00ab", "\u00bb"})
NAME = "name"
"""Kind of a word with a capital. Other kinds: the table's classes, "word", "number" and "mark"."""


@functools.cache
def small_words() -> dict[str, str]:
    """Closed-class words, and common verbs, by what they do."""
    return {row["word"]: row["class"] for row in table("en/small_words.tsv")}


@functools.cache
def numerals() -> frozenset[str]:
    """Words for numbers, but for "a" and "an"."""
    rows = table("en/numerals.tsv")
    words = {row["word"] for row in rows if row["kind"] not in {"letter", "ordinal"}}
    return frozenset(words | {"dozens", "scores", "hundreds", "thousands", "several"}) - {"a", "an"}


def _kind(token: str) -> str:
    """What a word can be; a small word that may be, or go on with, a name has capitals."""
    word = token.lower().replace("\u2019", "'")
    found = small_words().get(word)
    if found:
        if len(token) > 1 and token.isupper() and word in acronym_words():
            return found.upper()
        return found.capitalize() if token[0].isupper() and token[-1].islower() else found
    first = token[0]
    if not first.isalpha():
        return "number" if first.isdigit() else "mark"
    if first.isupper() or _ARTICLED.match(token):
        return "adverb" if token.isupper() and _is_adverb(word) else NAME
    return _small_kind(word)


def _small_kind(word: str) -> str:
    if word.endswith("n't"):
        return "auxiliary"
    return "adverb" if _is_adverb(word) else "word"


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and len(word) > 5


_KINDS = Learned(_kind)


class Words(Printed):
    """The tokens of a sentence.

    Attributes:
        text: the sentence.
        tokens: words and marks, as printed.
        lower: the same in small letters, apostrophes straight.
        kinds: what each can be.
    """

    __slots__ = ("__dict__", "kinds", "lower")

    def __init__(self, text: str) -> None:
        """Cut a sentence."""
        super().__init__(text, _TOKENS.tokens(text))
        small = list(map(str.lower, self.tokens))
        self.lower = [w.replace("\u2019", "'") for w in small] if "\u2019" in text else small
        self.kinds = kinds = [_KINDS[token] for token in self.tokens]
        for i, kind in enumerate(kinds):
            if kind.isupper():
                # "the WHO" is a name, unless all is in capitals.
                kinds[i] = kind.lower() if text.isupper() else NAME
            elif kind[0] < "a":
                # "Doctors Without Borders": a small word in capitals goes on with the name before.
                goes_on = i and (kinds[i - 1] == NAME or self._is_month(i))
                kinds[i] = NAME if goes_on else kind.lower()

    def _is_month(self, i: int) -> bool:
        """Whether "May" is the month: "on 20 May", "in May", "May 20"."""
        if self.tokens[i] != "May":
            return False
        return self.kind(i - 1) in {"number", "in", "of"} or self.word(i + 1)[:1].isdigit()

    def __len__(self) -> int:
        return len(self.tokens)

    def word(self, i: int) -> str:
        """Token i in small letters, "" outside the sentence."""
        return self.lower[i] if 0 <= i < len(self.lower) else ""

    def kind(self, i: int) -> str:
        """What token i can be; "mark" outside the sentence."""
        return self.kinds[i] if 0 <= i < len(self.kinds) else "mark"

    def numbers(self, first: int, end: int) -> bool:
        """Whether a number, in figures or words, stands in the tokens [first, end)."""
        if "number" in self.kinds[first:end]:
            return True
        return any(word.partition("-")[0] in numerals() for word in self.lower[first:end])

    @functools.cached_property
    def closing(self) -> int:
        """Where the sentence ends, without the full stop."""
        return len(self.text.rstrip(" ."))

    @functools.cached_property
    def is_headline(self) -> bool:
        """Whether most long words have a capital, so that capitals tell no names."""
        long = [t for t in self.tokens if len(t) > 3 and t[0].isalpha()]
        return bool(long) and sum(t[0].isupper() for t in long) > 0.7 * len(long)
