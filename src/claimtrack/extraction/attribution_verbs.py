"""Said-verbs in a sentence: whether each is one here, and who its source is."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import attrs

from claimtrack.extraction.attribution_phrases import (
    Phrase,
    main_subject,
    phrase_after,
    phrase_before,
    skip_left,
)
from claimtrack.extraction.attribution_tokens import NAME, QUOTES
from claimtrack.registry.lexicon import any_of, attack_kinds, harm_words, word_set
from claimtrack.registry.roles import role_kind, source_words

if TYPE_CHECKING:
    import re

    from claimtrack.extraction.attribution_cues import Cue
    from claimtrack.extraction.attribution_tokens import Words

__all__ = ["Telling", "telling_at"]

_ATTITUDES = frozenset({"attitude", "charge"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "get", "gets", "got"})
_BE |= {"isn't", "aren't", "wasn't", "weren't", "he's", "she's", "it's", "they're", "we're", "i'm"}
_HELPED = frozenset(
    {"will", "would", "could", "can", "may", "might", "must", "should", "do", "does"}
)
_HELPED |= {"did", "don't", "doesn't", "didn't", "won't", "wouldn't", "can't", "couldn't", "cannot"}
_CLAUSE = frozenset({"that", ":", "how", "why", "what", "whether", "if", *QUOTES})
_LIVES = frozenset({"life", "lives", "victims"})
_PLURAL = frozenset({"i", "we", "they", "you", "who", "some", "many", "others", "several", "few"})
_PLURAL |= {"police", "people", "both", "most", "which"}
_OPENS_PHRASE = frozenset({NAME, "determiner", "quantifier", "word", "pronoun", "number"})
_RAISING = word_set("raising")
_NOT_SUBJECTS = frozenset({"it's", "that's", "nobody"})


@attrs.frozen
class Telling:
    """A cue with its source, in tokens.

    Attributes:
        cue: the token of the verb.
        source: tokens of who says it.
        inverted: whether the source stands after the verb.
    """

    cue: int
    source: Phrase
    inverted: bool = False


def telling_at(words: Words, i: int, cue: Cue, before: Telling | None) -> Telling | None:
    """Whom the verb at token i makes a source; None where it is no said-verb here.

    Args:
        words: the sentence.
        i: the token.
        cue: what the token can be.
        before: the last telling of the sentence so far, whose source may be the subject here too.
    """
    if not _can_be_verb(words, i, cue):
        return None
    if cue.use == "clause" and not (
        words.word(i - 1) in QUOTES or _clause_follows(words, i) or _counts(words, i, cue)
    ):
        return None
    if cue.form in {"past", "s", "base"} and (source := _inverted(words, i, cue)):
        return Telling(i, source, inverted=True)
    j, helpers = skip_left(words, i)
    if cue.form == "ing":
        source = _of_gerund(words, i, j, helpers, cue, before)
    elif cue.form in {"past", "participle"}:
        source = _of_past(words, i, j, helpers, cue, before)
    else:
        source = _of_present(words, i, j, helpers, cue, before)
    if source is None or (words.word(i) in _RAISING and _happens(words, source)):
        return None
    return Telling(i, source)


def _happens(words: Words, source: Phrase) -> bool:
    """Whether a subject is no voice but something that happened: "the raids raise the toll to"."""
    first, end = source
    inside = (k for k in range(first + 1, end) if words.kind(k) in {"preposition", "in", "of"})
    return _event_words().fullmatch(words.lower[next(inside, end) - 1]) is not None


@functools.cache
def _event_words() -> re.Pattern[str]:
    return any_of([*attack_kinds(), *(w for w in harm_words() if " " not in w)])


_DENIES = frozenset(
    {"denied", "denies", "rejected", "rejects", "dismissed", "disputed", "confirmed"}
)
_SUBJECT_ENDS = frozenset(
    {"he's", "she's", "it's", "this", "these", "those", "such", "more", "other"}
)


def _can_be_verb(words: Words, i: int, cue: Cue) -> bool:
    """Whether the words beside a cue leave it a verb."""
    if words.tokens[i][0].isupper() and i and not words.is_headline:
        return False
    before, last = words.kind(i - 1), words.word(i - 1)
    if before in {"determiner", "of"} or last.endswith(("'s", "s'")):
        return last in _SUBJECT_ENDS
    if (before in {"preposition", "in"} and cue.form != "ing") or "-" in {last, words.word(i + 1)}:
        return False
    if cue.noun and last in _DENIES:
        # "denied reports that"
        return False
    if cue.lemma == "claim":
        return _claims(words, i, cue)
    return not cue.noun or (_verb_goes_on(words, i, cue) and not last.endswith("est"))


def _claims(words: Words, i: int, cue: Cue) -> bool:
    """Whether "claim" is a verb, and one somebody does: a blast claims lives."""
    if words.word(i + 1) in source_words("deed"):
        return True
    lives = not _LIVES.isdisjoint(words.lower[i + 1 : i + 5])
    return not lives and (not cue.noun or _verb_goes_on(words, i, cue))


def _verb_goes_on(words: Words, i: int, cue: Cue) -> bool:
    """Whether what follows fits a verb better than a noun: "claims that", "plans to"."""
    if words.kind(i - 1) == "auxiliary" and words.word(i - 1) in _HELPED:
        return True
    after = words.kind(i + 1)
    if words.kind(i - 1) in {"pronoun", "quantifier", "relative"}:
        return True
    if _takes(words, i, cue):
        return True
    if words.word(i + 1) in {".", ""} and (
        words.kind(i - 1) == NAME or words.word(i - 1) in source_words("paper")
    ):
        return True
    if after == "to":
        # "member states to counter it" has a noun, "plans to" and "claims to" may be verbs
        return cue.lemma not in _NO_INFINITIVE
    return after in {"that", "determiner", "quantifier", "pronoun"} or (
        words.word(i + 1) in _CLAUSE
    )


def _takes(words: Words, i: int, cue: Cue) -> bool:
    """Whether a counting verb has its number, or a clause, behind it: "estimates Hill has lost"."""
    after = words.kind(i + 1)
    if cue.lemma in _COUNTING or cue.lemma == "report":
        return cue.form in {"s", "base"} and words.numbers(i + 1, i + 2)
    clause = after == NAME and words.kind(i + 2) in {"auxiliary", "verb"}
    return clause and cue.lemma == "estimate"


_NO_INFINITIVE = frozenset(
    {"state", "report", "comment", "post", "note", "hope", "fear", "estimate"}
)
_LONGEST_CLOSING = 10
"""Words of ", a study of the centre found." at the end of a sentence."""


def _clause_follows(words: Words, i: int) -> bool:
    k = i + 1
    if source_words("figure").intersection(words.lower[k : k + 4]):
        return True
    if words.word(k) in {".", ""}:
        return "," in words.lower[max(0, i - _LONGEST_CLOSING) : i]
    while words.kind(k) == "adverb" or words.word(k) in {"out", "to"}:
        k += 1
    if words.word(k) == "," and words.word(k + 1) in QUOTES:
        return True
    return words.word(k) in _CLAUSE or (
        words.kind(k) == "pronoun" and words.kind(k + 1) in {"auxiliary", "verb"}
    )


_COUNTING = frozenset(
    {
        "record",
        "document",
        "count",
        "tally",
        "register",
        "log",
        "verify",
        "show",
        "identify",
        "see",
        "list",
    }
)
_PLACING = frozenset({"put", "set", "place", "peg"})


def _counts(words: Words, i: int, cue: Cue) -> bool:
    """Whether a body counts here: "the centre recorded 13 civilian deaths"."""
    if cue.lemma in _PLACING:
        # "put the dead at 49"
        at = next((k for k in range(i + 1, i + 9) if words.word(k) == "at"), None)
        return at is not None and words.numbers(at + 1, at + 4)
    if cue.lemma not in _COUNTING:
        return False
    if words.word(i + 1) == "by":
        return cue.lemma != "see"
    return words.numbers(i + 1, i + 5)


def _inverted(words: Words, i: int, cue: Cue) -> Phrase | None:
    """The source after the verb: '"...," said X'."""
    if cue.use in _ATTITUDES or (cue.form == "base" and cue.lemma != "say"):
        return None
    opens = words.word(i - 1) in {",", "?", "!", *QUOTES, "-", "\u2014", "\u2013"} or (
        i == 0 and cue.lemma == "say"
    )
    if not opens or words.kind(i + 1) not in _OPENS_PHRASE:
        return None
    if words.kind(i + 1) == "pronoun" and words.kind(i + 2) not in {"mark", "in"}:
        return None
    if _before_is_subject(words, i):
        return None
    source = phrase_after(words, i)
    if source is None or words.kind(source[1]) in {"auxiliary", "verb", "to", "that"}:
        return None
    return source


def _before_is_subject(words: Words, i: int) -> bool:
    """Whether the comma before the verb closes an apposition: "X, a senator, said Y"."""
    if words.word(i - 1) != "," or words.word(i - 2) in QUOTES:
        return False
    return phrase_before(words, i - 1) is not None


def _of_gerund(
    words: Words, i: int, j: int, helpers: tuple[str, ...], cue: Cue, before: Telling | None
) -> Phrase | None:
    if _BE.intersection(helpers) or words.word(j) in _BE:
        # "fighting was continuing" says nothing, "police were saying" does
        return _subject(words, j, before) if cue.lemma != "continue" else None
    quoting = {"quoted", "cited", "quotes", "cites"}.intersection(_since_mark(words, i))
    if words.word(i - 1) == "as" or quoting:
        return _quoted_as_saying(words, i)
    if words.word(i - 1) == "without":
        return None
    if cue.use in _ATTITUDES or not (words.word(i - 1) == "," or _clause_follows(words, i)):
        return None
    if before is not None:
        return before.source
    # "Rescuers found two bodies, raising the toll": what raises it says nothing.
    return None if cue.lemma in _CHANGES else main_subject(words, i)


_CHANGES = frozenset({"raise", "lower", "put", "revise", "update"})
"""What events do to a toll as well as people."""


def _since_mark(words: Words, i: int) -> list[str]:
    """The few words before token i, back to a comma."""
    before = words.lower[max(0, i - 8) : i]
    return before[len(before) - before[::-1].index(",") :] if "," in before else before


def _quoted_as_saying(words: Words, i: int) -> Phrase | None:
    """The source in "X quoted Y as saying" and "Y was quoted as saying"."""
    for k in range(i - 2, max(i - 16, -1), -1):
        if words.lower[k] in {"quoted", "cited", "quotes", "cites", "quoting"}:
            j, helpers = skip_left(words, k)
            if _BE.intersection(helpers):
                return phrase_before(words, j)
            found = phrase_after(words, k)
            end = i - 1 if words.word(i - 1) == "as" else i
            return (found[0], min(found[1], end)) if found else None
    return None


def _of_past(
    words: Words, i: int, j: int, helpers: tuple[str, ...], cue: Cue, before: Telling | None
) -> Phrase | None:
    if _BE.intersection(helpers) or words.word(i + 1) == "by":
        return _agent(words, i, helpers, cue)
    if "to" in helpers and not {"have", "has", "had"}.intersection(helpers):
        return None
    if not helpers and (cue.form == "participle" or _reduced(words, i, cue)):
        return None
    if cue.use in _ATTITUDES and not _object_follows(words, i):
        return None
    return _subject(words, j, before)


def _agent(words: Words, i: int, helpers: tuple[str, ...], cue: Cue) -> Phrase | None:
    """Who stands behind "by" in the passive; "rebels backed by X" says nothing of X's word."""
    if words.word(i + 2) in source_words("means"):
        return _subject(words, i - 1, None)
    if words.word(i + 1) != "by" or (cue.use == "attitude" and not helpers):
        return None
    return phrase_after(words, i + 1)


def _reduced(words: Words, i: int, cue: Cue) -> bool:
    """Whether a past form only describes the noun before it: "women suspected to be rebels".

    So it does at the end of a headline: "car bomb in the capital, casualties reported".
    """
    if cue.lemma not in _OF_OTHERS:
        return False
    if words.word(i + 1) in {"to", "of"}:
        return True
    bare = words.kind(i - 1) == "word" and words.kind(i - 2) == "mark"
    return bare and words.word(i + 1) in {".", ""} and role_kind(words.lower[i - 1]) is None


_OF_OTHERS = frozenset(
    {"suspect", "believe", "know", "think", "report", "allege", "say", "expect", "feel"}
)


def _object_follows(words: Words, i: int) -> bool:
    k = i + 1
    while words.kind(k) == "adverb":
        k += 1
    if words.word(k) in {"as", "how"}:
        # "dismissed as false reports that ten died"
        return words.word(k) == "how" or "that" in words.lower[k : k + 8]
    return words.kind(k) not in {"mark", "conjunction", "auxiliary"} or words.word(k) in QUOTES


def _of_present(
    words: Words, i: int, j: int, helpers: tuple[str, ...], cue: Cue, before: Telling | None
) -> Phrase | None:
    if "to" in helpers:
        return None
    if cue.use in _ATTITUDES and not _object_follows(words, i):
        return None
    subject = _subject(words, j, before)
    if subject is None or _HELPED.intersection(helpers):
        return subject
    if cue.noun and words.lower[subject[1] - 1].endswith("ing"):
        return None
    plural = _is_plural(words, subject)
    return subject if plural is None or plural == (cue.form == "base") else None


def _is_plural(words: Words, subject: Phrase) -> bool | None:
    """Whether a subject takes a verb without -s; None where its form does not tell."""
    last = words.lower[subject[1] - 1]
    kind = words.kinds[subject[1] - 1]
    if last in {"who", "which", ")", ","}:
        return None
    if not {"of", "in", "to"}.isdisjoint(words.kinds[slice(*subject)]):
        # "Figures from the survey suggest": the head stands before, and may be a number of people.
        return False if words.lower[subject[0]] == "one" else None
    if last in _PLURAL:
        return True
    if kind == "pronoun":
        return False
    if kind == NAME:
        # "Officials in Burundi say": the head stands first, not last.
        plain = all(k == NAME for k in words.kinds[subject[0] : subject[1]])
        return False if plain and not last.endswith("s") else None
    return last.endswith("s") and not last.endswith(("ss", "us"))


def _subject(words: Words, j: int, before: Telling | None) -> Phrase | None:
    """The subject that ends at token j; after "and" it is the subject of the verb before."""
    if words.word(j) in _NOT_SUBJECTS:
        return None
    if words.word(j) in {"and", "but", "then", "or"} or (
        words.word(j) == "," and words.word(j - 1) in {"and", "but"}
    ):
        return before.source if before is not None else main_subject(words, j)
    found = phrase_before(words, j)
    if found is None and words.word(j) == "," and before is not None and before.source[0] == 0:
        # A headline leaves the subject out: "Army claims attack, says ten died".
        return before.source
    return found
