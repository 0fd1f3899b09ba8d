"""What a word can be on its own: one letter a word, so that patterns over letters find phrases.

Most words are the same letter wherever they stand. The few that wait for their neighbours have a
code of their own, which ``settled`` turns into a letter.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from claimtrack.extraction.tokens import Learned
from claimtrack.registry.lexicon import nationalities, nouns, word_classes, word_set

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["THINGS", "codes_of", "settled"]

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

_VERB, _PAST, _FORM, _THAT, _SHOUTED, _HEAD, _FIGURE, _BODY, _LATE, THINGS = "upvzyhgelq"
"""Codes: a verb that can be a noun, one in -ed that can be an adjective, an unlisted word in -ed,
"that", "THAT", "head", "figure", a body that has a head, "late", and a number of things."""
_ALONE = str.maketrans("upvzyhgelq", "VVVDYtttW#")
_OPEN = re.compile(
    r"[upvhzygl](?:(?<=[DJBQpvz]u)|(?<=[DJBQpv]p)|(?<=[DQJpvz]v)|(?<=h)(?=O)|(?<=[eN]h)|(?<=[eBJNW]g)(?!O)"
    r"|(?<=l)(?=[PT])|(?<=[zy]))"
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


@functools.cache
def codes_of(*, shouted: bool) -> Mapping[str, str]:
    """The code of every word as printed; "" for marks of quotation.

    Args:
        shouted: whether the sentence is all capitals, so that capitals mean nothing.

    >>> [codes_of(shouted=False)[word] for word in ("the", "Syrian", "soldier", "is", "IS")]
    ['D', 'B', 'N', 'X', 'Y']
    """
    return Learned(functools.partial(_code, shouted=shouted))


def _code(printed: str, *, shouted: bool) -> str:
    word = printed.lower()
    if word in _QUOTES or printed == "May":
        return "" if word in _QUOTES else "T"  # the month; a wish is rare
    tag = _tags().get(word) or _tags().get(word.rstrip("."))
    if tag is None:
        article, _, name = printed.partition("-")
        if article in _ARTICLES and name[:1].isupper() and not shouted:
            return "Y"  # "al-Hadi" is as much of a name as "Al-Hadi"
        shape = _shape(word, printed[0], shouted)
        return _FORM if shape == "V" else _CODES.get(word, shape)
    if tag in _SMALL and not shouted and printed.isupper() and len(word) > 1:
        # "IS", "US": an abbreviation, not the small word it looks like
        return _SHOUTED if word == "that" else "Y"
    if tag == "V":
        return _verb(word)
    return _CODES.get(word, tag)


def _verb(word: str) -> str:
    """The code of a verb: what else it can be, its neighbours tell."""
    if word in _NEVER_NOUN:
        return "V"
    return _PAST if word.endswith("ed") else _VERB


_CODES = {
    **dict.fromkeys(word_set("headed"), _BODY),
    "that": _THAT,
    "head": _HEAD,
    "figure": _FIGURE,
    "late": _LATE,
}


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
_ARTICLES = word_set("name_articles")
_SMALL = "XPrADS"
_NEVER_NOUN = word_set("never_noun")
_ADJECTIVE = ("ed", "old", "wing", "linked", "led", "based", "term", "ing")


def settled(codes: str) -> str:
    """The tags of a sentence, from what its words can be on their own.

    >>> settled("DuvOzL")
    'DtVOSL'
    """
    if "DGN" in codes:
        codes = codes.replace("DGN", "DJN")  # "a visiting relative"
    tags = codes.translate(_ALONE)
    opened = [match.start() for match in _OPEN.finditer(codes)]
    if not opened:
        return tags
    known = list(tags)
    for at in opened:
        known[at] = _by_neighbours(codes[at], known[at - 1], tags[at : at + 2])
    for at in opened:
        if codes[at] in (_THAT, _SHOUTED) and at + 1 < len(known):
            # "That" opens a clause, or is a relative, or points like "the", by what follows.
            following = "Q" if codes[at + 1] == THINGS else known[at + 1]
            if following in "DQLYJWrF":
                known[at] = "S"
            elif following in "KVXHM":
                known[at] = "R"
    return "".join(known)


def _by_neighbours(code: str, before: str, tags: str) -> str:
    """The tag of an open word by the word before it and the one after."""
    if code in (_VERB, _PAST) and before in "DJB":
        return "t"  # "the attack", "an air strike": a noun
    if code in (_VERB, _PAST) and before == "Q" and tags[1:] in tuple("NLK"):
        return "J"  # "25 identified civilians", "10 confirmed deaths"
    if code == _FORM and before in "DQJ":
        return "J"  # "a renowned elder"
    if code == _LATE:
        return "A"  # "hurt late on Friday"
    # the head of a body, not of a person; a village head, a separatist figure
    return "N" if code in (_HEAD, _FIGURE) else tags[0]
