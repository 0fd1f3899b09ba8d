"""Subjects of a verb: the phrase before it, and what it is: one or several, people or a deed."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from claimtrack.extraction.attribution_cues import cue_forms
from claimtrack.extraction.attribution_phrases import (
    HEADS,
    opens_clause,
    phrase_after,
    phrase_ending,
)
from claimtrack.extraction.attribution_tokens import NAME, QUOTES, small_words
from claimtrack.registry.lexicon import (
    any_of,
    attack_kinds,
    harm_words,
    nationalities,
    word_set,
)
from claimtrack.registry.roles import role_parts, source_words

if TYPE_CHECKING:
    import re

    from claimtrack.extraction.attribution_phrases import Phrase
    from claimtrack.extraction.attribution_tokens import Words

__all__ = ["is_happening", "is_plural", "main_subject", "phrase_before", "skip_left"]

_LONGEST_APPOSITION = 22
_LONGEST_RELATIVE = 10
_BODIES = ("organisation", "named", "pointer", "title", "another")
_LEADS_IN = word_set("leading_in")
_INSERTED = word_set("inserted")
_PLURAL = word_set("plural_subjects")
_EITHER = word_set("collective") | word_set("either_number")


def skip_left(words: Words, i: int) -> tuple[int, tuple[str, ...]]:
    """The token before the verb group that ends at i, and the helping words of the group."""
    j = i - 1
    helpers: list[str] = []
    while j >= 0 and words.kinds[j] in {"adverb", "auxiliary", "not", "to"}:
        if words.kinds[j] != "adverb":
            helpers.append(words.lower[j])
        j -= 1
    if helpers[:1] == ["to"] and "first" in words.lower[j + 1 : i]:
        # "The channel was first to report"
        return j, ("can",)
    if helpers[-1:] == ["to"] and words.word(j) in _LEADS_IN:
        # "The school regrets to confirm": as "can confirm", whatever the subject's number
        return skip_left(words, j)[0], ("can",)
    # "a report published by X on Tuesday said"
    if j >= 0 and words.kinds[j] == "in" and words.kinds[j + 1] == "adverb":
        j -= 1
    return j, tuple(helpers)


def phrase_before(words: Words, j: int) -> Phrase | None:
    """The noun phrase that ends with token j and can be a subject, or None."""
    kind, mark = words.kind(j), words.word(j)
    if mark in {"both", "all", "each"} and words.kind(j - 1) in HEADS:
        # "The fire service and the police both said"
        return phrase_before(words, j - 1)
    if kind in {"pronoun", "quantifier"}:
        return j, j + 1
    if kind in {"relative", "that"}:
        return _antecedent(words, j) if kind == "relative" else _before_that(words, j)
    if mark == ",":
        return _before_comma(words, j)
    if mark in {")", "]"}:
        return _before_bracket(words, j)
    found = phrase_ending(words, j) if kind in HEADS else None
    return _over_relative(words, found) if found else None


def _before_comma(words: Words, j: int) -> Phrase | None:
    """The phrase before an apposition, or before a word like that in "Ann Lee, however, said"."""
    if words.word(j - 2) == "," and words.word(j - 1) in _INSERTED:
        return _before_apposition(words, j - 2) or phrase_before(words, j - 3)
    return _before_apposition(words, j)


def _before_that(words: Words, j: int) -> Phrase | None:
    return (_antecedent(words, j)[0], j) if _is_relative(words, j) else None


def _is_relative(words: Words, j: int) -> bool:
    """Whether "that" stands for the noun before it: "a union that had spoken of five dead"."""
    if words.kind(j - 1) not in HEADS or words.word(j - 1) in cue_forms():
        return False
    noun = words.lower[j - 1]
    told = _is_body(noun) or noun in source_words("read")
    found = phrase_ending(words, j - 1) if told else None
    return found is not None and words.kinds[found[0]] == "determiner"


def _over_relative(words: Words, found: Phrase) -> Phrase:
    """The subject before a relative clause the phrase ends: "a man who took part said"."""
    k = found[0] - 1
    if k < 0 or opens_clause(words, found[0]):
        return found
    while (
        k > 0 and found[0] - k < _LONGEST_RELATIVE and words.kinds[k] not in {"mark", "conjunction"}
    ):
        if words.lower[k] == "who" or (words.lower[k] == "that" and _is_relative(words, k)):
            return _antecedent(words, k)
        k -= 1
    return found


def _antecedent(words: Words, j: int) -> Phrase:
    """Whom "who" stands for, through to "who" itself."""
    k = j - 1
    if words.word(k) == ",":
        k -= 1
    found = phrase_ending(words, k) if words.kind(k) in HEADS else None
    return (found[0] if found else j, j + 1)


def _before_apposition(words: Words, j: int) -> Phrase | None:
    """The phrase before what stands between commas: "X, a senator, said"; "X, 34, said"."""
    k = j - 1
    commas, helped = 0, False
    while k > 0 and j - k < _LONGEST_APPOSITION:
        if words.lower[k] in QUOTES or words.lower[k] in {";", ":"}:
            return None
        if words.kinds[k] in {"auxiliary", "verb"} and words.word(k + 1) != "by":
            helped = True
        elif words.kinds[k] in {"relative", "that"}:
            helped = False
        elif words.lower[k] == ",":
            # "X, speaking on condition that he was not named, said"
            aside = words.lower[k + 1].endswith("ing") or words.kinds[k + 1] == "in"
            helped = helped and not aside
            if helped or commas > 2 or words.kinds[k - 1] == "pronoun":
                return None
            commas += 1
            if words.lower[k - 1] == ")":  # "The Dawn Front (DF), a splinter group, claimed"
                found = _before_bracket(words, k - 1)
            else:
                found = phrase_ending(words, k - 1) if words.kinds[k - 1] in HEADS else None
            is_age = found is not None and words.kinds[found[0]] == "number"
            if found and not is_age and opens_clause(words, found[0]):
                return found[0], j
            if commas == 1 and all(kind == NAME for kind in words.kinds[k + 1 : j]) and j - k > 2:
                # "The lawmaker who speaks for the area, Ada Obi, said"
                return k + 1, j
        k -= 1
    return None


def _before_bracket(words: Words, j: int) -> Phrase | None:
    k = j
    while k >= 0 and words.lower[k] not in {"(", "["} and j - k < 14:
        k -= 1
    if k <= 0 or words.lower[k] not in {"(", "["}:
        return None
    found = phrase_before(words, k - 1)
    return (found[0], j + 1) if found else None


def main_subject(words: Words, i: int) -> Phrase | None:
    """The first noun phrase of the sentence that ends before token i."""
    k = 0
    while k < i and (words.kinds[k] == "mark" or words.kinds[k] in {"adverb", "conjunction"}):
        k += 1
    if words.kind(k) in {"in", "preposition", "of", "to"}:
        while k < i and words.lower[k] != ",":
            k += 1
        k += 1
    found = phrase_after(words, k - 1) if k < i else None
    clipped = _clipped(words, found) if found else None
    return clipped if clipped and clipped[1] <= i else None


def _clipped(words: Words, found: Phrase) -> Phrase:
    """A subject without the verb behind it, told by what it follows: "The agency lost two men"."""
    first, end = found
    for k in range(first, end - 1):
        owns = words.lower[k].endswith(("'s", "s'"))
        ends = words.kinds[k] == NAME and not owns and words.lower[k] not in nationalities()
        ends = ends or _is_body(words.lower[k])
        if ends and words.kinds[k + 1] == "word" and not _is_body(words.lower[k + 1]):
            return first, k + 1
    return found


def _is_body(word: str) -> bool:
    word = word.removesuffix("'s")
    if word in small_words():
        return False
    return word in role_parts() or any(word in source_words(name) for name in _BODIES)


def is_plural(words: Words, subject: Phrase) -> bool | None:
    """Whether a subject takes a verb without -s; None where its form does not tell."""
    if "," in words.lower[slice(*subject)]:
        # "The police, who led the search, count 12 dead"
        subject = subject[0], words.lower.index(",", subject[0])
    last = words.lower[subject[1] - 1]
    kind = words.kinds[subject[1] - 1]
    if last in {"who", "which", ")", ","} or last in _EITHER:
        return None
    if _are_two(words, subject):
        return True
    if not {"of", "in", "to"}.isdisjoint(words.kinds[slice(*subject)]):
        # "Figures from the survey suggest": the head stands before, and may be a number of people.
        return False if words.lower[subject[0]] == "one" else None
    if last in _PLURAL or kind == "pronoun":
        return last in _PLURAL
    if kind == NAME:
        # "Officials in Burundi say": the head stands first, not last.
        plain = all(k == NAME for k in words.kinds[subject[0] : subject[1]])
        return False if plain and not last.endswith("s") else None
    return last.endswith("s") and not last.endswith(("ss", "us"))


def _are_two(words: Words, subject: Phrase) -> bool:
    """Whether two are told of, each with its article: "a medic and a local leader say"."""
    joints = [k for k in range(*subject) if words.lower[k] == "and"]
    return any(words.kind(k + 1) == "determiner" for k in joints)


def is_happening(words: Words, source: Phrase) -> bool:
    """Whether a subject is no voice but something that happened: "the raids raise the toll to"."""
    first, end = source
    inside = (k for k in range(first + 1, end) if words.kind(k) in {"preposition", "in", "of"})
    return _event_words().fullmatch(words.lower[next(inside, end) - 1]) is not None


@functools.cache
def _event_words() -> re.Pattern[str]:
    return any_of([*attack_kinds(), *(w for w in harm_words() if " " not in w)])
