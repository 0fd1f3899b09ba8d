"""A sentence as tagged words: one letter each, so that patterns over letters find its phrases."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from claimtrack.registry.lexicon import nationalities, nouns, word_classes, word_set

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimtrack.extraction.numbers import CountMention

__all__ = ["Words", "lowered", "read_words"]

# One letter a class. N and L are nouns for people (one, several), B a word of nation, Y a word
# with a capital that nobody knows, W another unknown word, # a number that counts nobody, Q one
# that counts people, K a harm word.
TAGS = {
    "determiner": "D",
    "preposition": "P",
    "of": "O",
    "conjunction": "&",
    "be": "X",
    "have": "H",
    "modal": "M",
    "relative": "R",
    "subordinator": "S",
    "adverb": "A",
    "time": "T",
    "part": "I",
    "pronoun": "r",
    "verb": "V",
    "office": "F",
    "thing": "t",
    "adjective": "J",
}

PEOPLE_UNITS = ("person", "family", "household")

_TOKEN = re.compile(
    r"(?:[a-z]\.){2,}|(?:mr|mrs|ms|dr|gen|col|lt|maj|capt|sgt|cpl|pvt|adm|brig|rev|sen|gov|prof|st|msgr|jr|sr)\b\.?|\d+(?:[.,]\d+)*(?:-[^\W_]+)*|[^\W\d_]+(?:-[^\W_]+|['’](?!s\b)[^\W_]+)*|['’]s\b|--+|\S"
)
_PUNCTUATION = {
    "'s": "s",
    "’s": "s",
    "“": '"',
    "”": '"',
    "’": '"',
    "'": '"',
    "‘": '"',
    "—": ",",
    "–": ",",
    "-": ",",
    "--": ",",
    "[": "(",
    "]": ")",
}


@functools.cache
def _tags() -> Mapping[str, str]:
    tags = {word: TAGS[name] for word, name in ((w, c) for w, c in word_classes().items())}
    for word, noun in nouns().items():
        tags[word] = "L" if noun.plural else "N"
    for word in nationalities():
        tags.setdefault(word, "B")
    return tags


def lowered(text: str) -> str:
    """The text in small letters, character for character, so that places in it stay true.

    >>> len(lowered("\u0130DL\u0130B"))
    5
    """
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


class Words:
    """The words of a sentence and their tags, as parallel lists.

    Attributes:
        text: the sentence.
        lower: the same characters in small letters.
        words: each word in small letters.
        tags: one letter a word.
        starts: where each word starts in the sentence.
        ends: where it ends.
        counts: the count that stands at a word tagged Q.
        shouted: whether the sentence is all capitals, so that capitals mean nothing.
    """

    __slots__ = ("counts", "ends", "lower", "shouted", "starts", "tags", "text", "words")

    def __init__(self, text: str, lower: str, *, shouted: bool) -> None:
        self.text = text
        self.lower = lower
        self.words: list[str] = []
        self.tags = ""
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.counts: dict[int, CountMention] = {}
        self.shouted = shouted


def read_words(
    text: str,
    lower: str,
    triggers: Sequence[tuple[int, int]],
    mentions: Sequence[CountMention],
    *,
    shouted: bool,
) -> Words:
    """Cut a sentence into tagged words; a harm word or a count is one word, however long."""
    words = Words(text, lower, shouted=shouted)
    units = sorted(
        [(start, end, None) for start, end in triggers] + [(m.start, m.end, m) for m in mentions],
        key=lambda unit: unit[:2],
    )
    tags: list[str] = []
    position = 0
    for start, end, mention in units:
        if start < position:
            continue
        _plain(words, tags, position, start)
        if mention is not None:
            words.counts[len(tags)] = mention
        _that(words, tags, "K" if mention is None else "Q")
        words.words.append(lower[start:end])
        words.starts.append(start)
        words.ends.append(end)
        tags.append("K" if mention is None else "Q" if _counts_people(mention, shouted) else "#")
        position = end
    _plain(words, tags, position, len(lower))
    words.tags = "".join(tags)
    return words


def _plain(words: Words, tags: list[str], start: int, end: int) -> None:
    known = _tags()
    for match in _TOKEN.finditer(words.lower, start, end):
        word = match.group()
        if word in _QUOTES:
            continue  # marks of quotation change no phrase
        at = match.start()
        words.words.append(word)
        words.starts.append(at)
        words.ends.append(match.end())
        if word == "of" and words.words[-2:-1] == ["head"]:
            tags[-1] = "N"  # the head of a body, not of a person
        tag = known.get(word) or known.get(word.rstrip("."))
        if tag is None:
            tag = _shape(word, words.text[at], words.shouted)
            if tag == "V" and tags and tags[-1] in "DQJ":
                tag = "J"  # "a renowned elder"
        elif tag == "V" and tags and tags[-1] in "DJB" and word not in _SAID:
            tag = "t"  # "the attack", "an air strike": a noun
        elif (
            tag in _SMALL
            and not words.shouted
            and words.text[at : match.end()].isupper()
            and len(word) > 1
        ):
            tag = "Y"  # "IS", "US": an abbreviation, not the small word it looks like
        _that(words, tags, tag, before=-2)
        tags.append(tag)


def _counts_people(mention: CountMention, shouted: bool) -> bool:
    """Whether a number counts people, as far as the words right behind it say.

    "30 Islamic State (IS) militants": a name behind the number tells of people still to come.
    """
    if mention.count.unit in PEOPLE_UNITS:
        return True
    noun = mention.noun
    named = noun[:1].isupper() and not shouted
    return mention.count.unit == "thing" and (named or noun.lower() in nouns())


def _that(words: Words, tags: list[str], tag: str, before: int = -1) -> None:
    """Read "that" by what follows: it opens a clause, or is a relative, or points like "the"."""
    if len(words.words) >= -before and words.words[before] == "that" and tags:
        if tag in "DQLYJWrF":
            tags[-1] = "S"
        elif tag in "KVXHM":
            tags[-1] = "R"


def _shape(word: str, first: str, shouted: bool) -> str:
    """The tag of a word no table holds, by how it looks."""
    if first.isdigit():
        return "#" if word[-1].isdigit() else "J"
    if not first.isalpha():
        return _PUNCTUATION.get(word, _PUNCTUATION.get(word[0], word[0]))
    if not shouted and first.isupper():
        return "Y"
    if "-" in word:
        return "J" if word.endswith(_ADJECTIVE) else "W"
    return next((tag for ending, tag in _ENDINGS if word.endswith(ending)), "W")


_ENDINGS = (("ly", "A"), ("ing", "G"), ("ed", "V"))
_QUOTES = {'"', "“", "”", "''", "«", "»"}
_SMALL = "XPrADS"
_SAID = word_set("never_noun")
_ADJECTIVE = ("ed", "old", "wing", "linked", "led", "based", "term", "ing")
