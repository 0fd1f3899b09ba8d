"""What stands right before a verb: auxiliaries, doubt, negation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.extraction.claims.phrases import NOUN_PHRASE
from claimtrack.model.claim import Stance
from claimtrack.registry.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtrack.extraction.claims.phrases import Chunk
    from claimtrack.extraction.claims.words import Words

__all__ = ["Verb", "stance_of", "verb_at"]


class Verb:
    """What stands right before a verb: auxiliaries, and where its subject would end.

    Attributes:
        left: index of the chunk before the auxiliaries, or -1.
        be: whether a form of "be" or "get" is among them.
        have: whether a form of "have" is.
        modal: the modal verb, or "".
        to: whether "to" stands there: an infinitive.
        negated: whether "not" or "never" is among them.
        also: whether "also" is: somebody else than those told of before.
        doubt: a word of fear or belief among them ("feared", "believed"), or "".
    """

    __slots__ = ("also", "be", "doubt", "have", "left", "modal", "negated", "to")

    def __init__(self) -> None:
        self.left = -1
        self.be = self.have = self.to = self.negated = self.also = False
        self.modal = self.doubt = ""


def verb_at(words: Words, chunks: Sequence[Chunk], index: int) -> Verb:
    """Read the auxiliaries to the left of a verb."""
    verb = Verb()
    i = index - 1
    while i >= 0:
        kind = chunks[i].kind
        word = words.words[chunks[i].start]
        if kind == "X":
            verb.be = True
        elif kind == "H":
            verb.have = True
        elif kind == "M":
            told = word == "would" and chunks[i + 1].kind == "A"  # "would later die": he did
            told = told and words.words[chunks[i + 1].start] in _TOLD
            verb.modal = "" if told else word
        elif kind == "A":
            verb.negated = verb.negated or word in _NOT
            verb.also = verb.also or word == "also"
        elif kind == "P" and word == "to":
            verb.to = True
        elif (
            kind == "V"
            and (word in _DOUBT or word in _SEEMING)
            and (
                verb.to
                or verb.be
                or (_adverbs(chunks, i + 1, index) and i > 0 and chunks[i - 1].kind in "XATcqn")
            )
        ):
            verb.doubt = word if word in _DOUBT else verb.doubt
            verb.to = False
        else:
            passed = _passed(words, chunks, i, verb, index)
            if passed < 0:
                break
            i = passed
        i -= 1
    verb.left = i
    return verb


def _adverbs(chunks: Sequence[Chunk], start: int, end: int) -> bool:
    """Whether nothing but adverbs stands there: "left critically" wounded."""
    return all(chunks[i].kind == "A" for i in range(start, end))


def _passed(words: Words, chunks: Sequence[Chunk], i: int, verb: Verb, index: int) -> int:
    """The first chunk of what stands among auxiliaries, or to their left, and is none; or -1."""
    kind, word = chunks[i].kind, words.words[chunks[i].start]
    if kind == "d" and word == "both" and (not i or chunks[i - 1].kind in "&,;:.SV"):
        return -1  # "Both were wounded"
    if kind in '"T' or (kind in "dS" and word in _BETWEEN):
        return i
    if kind == "P" and word == "on" and chunks[i + 1].kind == "T" and i + 1 < index:
        return i  # "were on Monday killed"
    return _said_by(words, chunks, i) + 1 if verb.to else -1


def _said_by(words: Words, chunks: Sequence[Chunk], i: int) -> int:
    """The verb before "by a nurse" that ends at ``i``: "were said by a nurse to"; else -2."""
    while i > 1 and chunks[i].kind in NOUN_PHRASE + "&O":
        i -= 1
    by = chunks[i].kind == "P" and words.words[chunks[i].start] == "by"
    said = by and chunks[i - 1].kind == "V" and words.words[chunks[i - 1].start] in _SEEMING
    return i - 1 if said else _NOWHERE


def stance_of(verb: Verb) -> Stance:
    """What auxiliaries and doubt make of a verb: "could kill" is hypothetical."""
    if verb.modal and not (verb.have and verb.modal in {"may", "might", "could"}):
        return Stance.HYPOTHETICAL
    return Stance.FEARED if verb.doubt or verb.modal else Stance.ASSERTED


_NOWHERE = -2
_DOUBT = word_set("doubt")
_SEEMING = word_set("seeming")
_BETWEEN = word_set("between_auxiliaries")
_NOT = word_set("negation")
_TOLD = word_set("told_on")
