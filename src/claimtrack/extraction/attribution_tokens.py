"""A sentence as words, and the noun phrases beside a word: who stands left or right of a cue."""

from __future__ import annotations

import functools
import re

import attrs

from claimtrack.registry.tables import table

__all__ = ["Words", "subject_after", "subject_before", "word_class"]

_TOKEN = re.compile(r"[^\W_]+(?:[-'\u2019.&][^\W_]+)*|[^\w\s]|_")


@attrs.frozen
class Words:
    """The tokens of a sentence.

    Attributes:
        text: the sentence.
        tokens: words and marks, as printed.
        lower: the same in small letters.
        starts: where each starts.
    """

    text: str
    tokens: list[str]
    lower: list[str]
    starts: list[int]

    @classmethod
    def of(cls, text: str) -> Words:
        """Cut a sentence."""
        found = list(_TOKEN.finditer(text))
        tokens = [m.group() for m in found]
        return cls(text, tokens, [t.lower() for t in tokens], [m.start() for m in found])

    def __len__(self) -> int:
        return len(self.tokens)

    def start(self, i: int) -> int:
        """Where token i starts; the end of the sentence past the last."""
        return self.starts[i] if i < len(self.starts) else len(self.text)

    def end(self, i: int) -> int:
        """Where token i ends."""
        return self.starts[i] + len(self.tokens[i])


@functools.cache
def word_class() -> dict[str, str]:
    """Closed-class words by what they do, from the table."""
    return {row["word"]: row["class"] for row in table("en/small_words.tsv")}


def _class(words: Words, i: int) -> str:
    word = words.lower[i].replace("\u2019", "'")
    found = word_class().get(word)
    if found:
        return found
    if not word[0].isalnum():
        return "mark"
    if word.endswith("ly") and len(word) > 4 and words.tokens[i][0].islower():
        return "adverb"
    return "word"


def subject_before(words: Words, i: int) -> tuple[int, int] | None:
    """Tokens [first, end) of the noun phrase that is the subject of the verb at i, or None."""
    j = i - 1
    while j >= 0 and _class(words, j) in {"adverb", "auxiliary", "not"}:
        j -= 1
    if j < 0:
        return None
    kind = _class(words, j)
    if kind == "pronoun":
        return j, j + 1
    if kind == "relative":
        return _before_relative(words, j)
    if words.lower[j] == ",":
        return _before_comma(words, j)
    if kind in {"word", "number"}:
        return _phrase_left(words, j)
    return None


def _before_relative(words: Words, j: int) -> tuple[int, int] | None:
    k = j - 1
    if k >= 0 and words.lower[k] == ",":
        k -= 1
    if k >= 0 and _class(words, k) == "word":
        found = _phrase_left(words, k)
        if found:
            return found[0], j + 1
    return j, j + 1


def _before_comma(words: Words, j: int) -> tuple[int, int] | None:
    """The phrase before an apposition that ends at the comma j: "X, a senator, said"."""
    k = j - 1
    while k >= 0 and words.lower[k] != "," and j - k < 18:
        if words.lower[k] in {'"', "\u201c", "\u201d", ";", ":"}:
            return None
        k -= 1
    if k <= 0 or words.lower[k] != ",":
        return None
    if _class(words, k - 1) == "pronoun":
        return None
    found = _phrase_left(words, k - 1) if _class(words, k - 1) == "word" else None
    return (found[0], j) if found else None


def _phrase_left(words: Words, j: int) -> tuple[int, int] | None:
    """The noun phrase that ends with token j."""
    k = j
    while k >= 0:
        kind = _class(words, k)
        if kind in {"word", "number", "of"} or (kind == "determiner" and k < j):
            if kind == "determiner" and (k == 0 or _class(words, k - 1) not in {"of", "in"}):
                return k, j + 1
            k -= 1
            continue
        if kind == "in" and k > 0 and _class(words, k - 1) == "word":
            k -= 1
            continue
        if (
            words.lower[k] == "and"
            and k > 0
            and words.tokens[k - 1][0].isupper()
            and words.tokens[k + 1][0].isupper()
        ):
            k -= 1
            continue
        break
    first = k + 1
    while first < j and _class(words, first) in {"of", "in"}:
        first += 1
    return first, j + 1


def subject_after(words: Words, i: int) -> tuple[int, int] | None:
    """Tokens of the noun phrase right after the word at i, with its apposition, or None."""
    first = i + 1
    if first >= len(words):
        return None
    kind = _class(words, first)
    if kind == "pronoun":
        return first, first + 1
    if kind not in {"word", "number", "determiner"}:
        return None
    k = first
    while k < len(words) and _goes_on(words, k):
        k += 1
    return first, k


def _goes_on(words: Words, k: int) -> bool:
    kind = _class(words, k)
    if kind in {"word", "number", "determiner", "of", "in"}:
        return True
    if words.lower[k] == "and" and k + 1 < len(words):
        return _class(words, k + 1) in {"word", "determiner"}
    if words.lower[k] == "." and k + 1 < len(words):
        return len(words.tokens[k - 1]) <= 3
    return False
