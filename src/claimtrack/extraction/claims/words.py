"""A sentence as tagged words, as every reader of claims takes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimtrack.extraction.claims.tags import THINGS, codes_of, settled
from claimtrack.extraction.tokens import Cutter, Printed, holds
from claimtrack.registry.lexicon import harm_words, nouns, tree_of, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtrack.extraction.numbers import CountMention

__all__ = ["Words", "lowered", "read_words"]

PEOPLE_UNITS = ("person", "family", "household")

# Nearly every word is the first alternative, which the others would read alike, but slower: letters
# with none of -.' behind them, and nothing that is not ASCII.
_TOKENS = Cutter(
    r"[A-Za-z]++(?![^\x00-&(-,/-\x7f])|"
    r"(?=[A-Za-z]{1,4}[-.'’])(?:(?:[A-Za-z]\.){2,}|"
    rf"(?ai:{tree_of(word_set('short_titles'))})\b\.?)|"
    r"[^\W\d_]+(?:-[^\W_]+|['’](?![sS]\b)[^\W_]+)*|"
    r"\d++(?:[ -](?:year|month|week|day)s?[ -]old(?= [A-Z])|(?:[.,]\d+)*(?:-[^\W_]+)*)|"
    r"['’][sS]\b|--+|\S",
    signs=(" old ", "-old "),  # of an age before a name
)
_AGE = re.compile(r"[ -](?:year|month|week|day)s?[ -]old(?= [A-Z])")
"""What follows the number of an age before a name: "41 year old John Doe"."""


_JOINTS = ("as well as", "besides")
_JOINT = re.compile(rf"(?<=[\w,] )(?i:{'|'.join(_JOINTS)})(?= )")
"""Words that join as "and" does: "12 soldiers as well as two guards"."""


def lowered(text: str) -> str:
    """The text in small letters, character for character, so that places in it stay true.

    >>> len(lowered("\u0130DL\u0130B"))
    5
    """
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


class Words(Printed):
    """The words of a sentence and their tags, in parallel.

    Attributes:
        text: the sentence.
        tokens: each word as printed.
        words: each word in small letters.
        vocabulary: the same as a set, for what is read only where one of some words stands.
        tags: one letter a word.
        counts: the count that stands at a word tagged Q.
        shouted: whether the sentence is all capitals, so that capitals mean nothing.
    """

    __slots__ = ("counts", "shouted", "tags", "vocabulary", "words")

    def __init__(
        self,
        text: str,
        tokens: list[str],
        tags: str,
        counts: dict[int, CountMention],
        *,
        shouted: bool,
    ) -> None:
        super().__init__(text, tokens)
        self.words = list(map(str.lower, tokens))
        self.vocabulary = frozenset(self.words)
        self.tags = tags
        self.counts = counts
        self.shouted = shouted

    def said(self, first: int, end: int) -> str:
        """The words ``[first, end)`` as printed, one blank between any two."""
        return " ".join(self.text[self.start(first) : self.end(end - 1)].split())


def read_words(
    text: str,
    triggers: Sequence[tuple[int, int]],
    mentions: Sequence[CountMention],
    *,
    shouted: bool,
) -> Words:
    """Cut a sentence into tagged words; a harm word or a count is one word, however long."""
    joints = _JOINT.finditer(text) if holds(text.lower(), _JOINTS) else ()
    units: list[tuple[int, int, str | CountMention]] = sorted(
        [
            *((start, end, "K") for start, end in triggers),
            *((m.start, m.end, m) for m in mentions),
            *((m.start(), m.end(), "&") for m in joints),
        ],
        key=lambda unit: unit[:2],
    )
    code_of = codes_of(shouted=shouted).__getitem__
    printed: list[str] = []
    codes: list[str] = []
    counted: list[CountMention] = []
    position = 0
    for first, end, mention in units:
        if not isinstance(mention, str) and _AGE.match(text, end):
            continue
        start = first
        if start < position:
            start = position + 1
            if mention != "K" or text[start:end].lower() not in harm_words():
                continue  # else the "deaths" left of "a number of deaths", a count and a harm
        plain = _TOKENS.tokens(text[position:start])
        printed += plain
        printed.append(text[start:end])
        codes += map(code_of, plain)
        if isinstance(mention, str):
            codes.append(mention)
        else:
            codes.append("Q" if _counts_people(mention, shouted) else THINGS)
            counted.append(mention)
        position = end
    plain = _TOKENS.tokens(text[position:])
    printed += plain
    codes += map(code_of, plain)
    if "" in codes:  # marks of quotation change no phrase
        printed = [word for word, code in zip(printed, codes, strict=True) if code]
    if printed[1:2] == [","] and printed[0].endswith("ly") and codes[0] == "Y":
        codes[0] = "A"  # "Additionally, John Doe": a sentence opens with no name
    line = "".join(codes)
    places = [i for i, code in enumerate(line) if code in ("Q", THINGS)] if counted else ()
    return Words(
        text, printed, settled(line), dict(zip(places, counted, strict=True)), shouted=shouted
    )


def _counts_people(mention: CountMention, shouted: bool) -> bool:
    """Whether a number counts people, as far as the words right behind it say.

    "30 Islamic State (IS) militants": a name behind the number tells of people still to come.
    """
    if mention.count.unit in PEOPLE_UNITS:
        return True
    noun = mention.noun
    named = noun[:1].isupper() and not shouted
    return mention.count.unit == "thing" and (named or noun.lower() in nouns())
