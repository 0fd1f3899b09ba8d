"""A sentence as words, each with what it can be beside a said-verb."""

from __future__ import annotations

import functools
import re

import attrs

from claimtrack.registry.tables import table

__all__ = ["NAME", "QUOTES", "Words", "small_words"]

_TOKEN = re.compile(
    r"''|``|(?:[A-Z]\.){2,}|"
    r"[^\W_]+(?:(?:[-'\u2019&]|\.(?=\d))[^\W_]+)*(?:(?<=s)['\u2019](?=\s[a-z]))?|[^\w\s]|_"
)
QUOTES = frozenset({'"', "\u201c", "\u201d", "''", "``", "\u00ab", "\u00bb"})
NAME = "name"
"""Kind of a word with a capital. Other kinds: the table's classes, "word", "number" and "mark"."""


@functools.cache
def small_words() -> dict[str, str]:
    """Closed-class words, and common verbs, by what they do."""
    return {row["word"]: row["class"] for row in table("en/small_words.tsv")}


@functools.cache
def _numerals() -> frozenset[str]:
    rows = table("en/numerals.tsv")
    words = {row["word"] for row in rows if row["kind"] not in {"letter", "ordinal"}}
    return frozenset(words | {"dozens", "scores", "hundreds", "thousands", "several"}) - {"a", "an"}


def _kind(token: str, word: str) -> str:
    found = small_words().get(word)
    if found:
        return found
    first = token[0]
    if not first.isalpha():
        return "number" if first.isdigit() else "mark"
    if first.isupper():
        return "adverb" if token.isupper() and _is_adverb(word) else NAME
    if word.endswith("n't"):
        return "auxiliary"
    return "adverb" if _is_adverb(word) else "word"


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and len(word) > 5


@attrs.frozen
class Words:
    """The tokens of a sentence.

    Attributes:
        text: the sentence.
        tokens: words and marks, as printed.
        lower: the same in small letters, apostrophes straight.
        kinds: what each can be.
        starts: where each starts.
    """

    text: str
    tokens: list[str]
    lower: list[str]
    kinds: list[str]
    starts: list[int]

    @classmethod
    def of(cls, text: str) -> Words:
        """Cut a sentence."""
        found = list(_TOKEN.finditer(text))
        tokens = [m.group() for m in found]
        lower = [t.lower().replace("\u2019", "'") for t in tokens]
        kinds = [_kind(t, w) for t, w in zip(tokens, lower, strict=True)]
        # "Doctors Without Borders": a small word in capitals goes on with the name before it.
        for i in range(1, len(kinds)):
            if tokens[i][0].isupper() and kinds[i - 1] == NAME and tokens[i][-1].islower():
                kinds[i] = NAME
        return cls(text, tokens, lower, kinds, [m.start() for m in found])

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
        return any(word.partition("-")[0] in _numerals() for word in self.lower[first:end])

    def start(self, i: int) -> int:
        """Where token i starts; the end of the sentence past the last."""
        return self.starts[i] if i < len(self.starts) else len(self.text)

    def end(self, i: int) -> int:
        """Where token i ends."""
        return self.starts[i] + len(self.tokens[i])

    def span(self, first: int, end: int) -> tuple[int, int]:
        """Characters of the tokens [first, end)."""
        return self.starts[first], self.end(end - 1)

    @functools.cached_property
    def closing(self) -> int:
        """Where the sentence ends, without the full stop."""
        return len(self.text.rstrip(" ."))

    @functools.cached_property
    def is_headline(self) -> bool:
        """Whether most long words have a capital, so that capitals tell no names."""
        long = [t for t in self.tokens if len(t) > 3 and t[0].isalpha()]
        return bool(long) and sum(t[0].isupper() for t in long) > 0.7 * len(long)
