"""What stands beside a word that can be a said-verb: whether it is one, and what it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.extraction.attribution_phrases import HEADS, phrase_after
from claimtrack.extraction.attribution_tokens import NAME, QUOTES
from claimtrack.registry.lexicon import word_set
from claimtrack.registry.roles import source_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimtrack.extraction.attribution_cues import Cue
    from claimtrack.extraction.attribution_tokens import Words

__all__ = ["HELPED", "can_be_verb", "clause_follows", "counts_here", "object_follows"]

HELPED = word_set("helping")
_CLAUSE = frozenset({"that", ":", "how", "why", "what", "whether", "if", *QUOTES})
_LIVES = frozenset({"life", "lives", "victims"})
_LOSSES = word_set("dead") | word_set("counted_harm") | word_set("losses")
_DENIES = word_set("denying")
_SUBJECT_ENDS = word_set("subject_ends")
_NO_INFINITIVE = word_set("no_infinitive")
_COUNTING = word_set("counting")
_PLACING = word_set("placing")
_NOT = word_set("negation")
_LISTED = word_set("listed")
_LONGEST_SETTING = 6
"""Words and marks of a time or place at the end of a sentence."""
_LONGEST_CLOSING = 10
"""Words of ", a study of the centre found." at the end of a sentence."""


def can_be_verb(words: Words, i: int, cue: Cue) -> bool:
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
    if (own := _OWN_WAY.get(cue.lemma)) is not None:
        return own(words, i, cue)
    superlative = last.endswith("est") and last not in source_words("evidence")
    return not cue.noun or (_verb_goes_on(words, i, cue) and not superlative)


def _claims(words: Words, i: int, cue: Cue) -> bool:
    """Whether "claim" is a verb, and one somebody does: a blast claims lives."""
    if words.word(i + 1) in source_words("deed"):
        return True
    lives = not _LIVES.isdisjoint(words.lower[i + 1 : i + 5])
    return not lives and (not cue.noun or _verb_goes_on(words, i, cue))


def _admits(words: Words, i: int, _: Cue) -> bool:
    """Whether "admit" says something: a hospital admits 12 people, an army the loss of 12."""
    if not words.numbers(i + 1, i + 2):
        return True
    return not _LOSSES.isdisjoint(words.lower[i + 2 : i + 8])


def _closes_quote(words: Words, i: int, _: Cue) -> bool:
    """Whether a verb stands behind what it says: '"Sixteen," answered the imam'."""
    return words.word(i - 1) == "," or not QUOTES.isdisjoint(words.lower[:i])


def _reckons(words: Words, i: int, _: Cue) -> bool:
    return words.word(i + 1) != "with"


_OWN_WAY: dict[str, Callable[[Words, int, Cue], bool]] = {
    "admit": _admits,
    "answer": _closes_quote,
    "claim": _claims,
    "reckon": _reckons,
}
"""Verbs that say something only beside some words."""


def _verb_goes_on(words: Words, i: int, cue: Cue) -> bool:
    """Whether what follows fits a verb better than a noun: "claims that", "plans to"."""
    if words.kind(i - 1) == "auxiliary" and words.word(i - 1) in HELPED:
        return True
    after = words.kind(i + 1)
    if words.kind(i - 1) in {"pronoun", "quantifier", "relative"} or _names_reporter(words, i, cue):
        return True
    if _takes(words, i, cue):
        return True
    if words.word(i + 1) in {".", ""} and (
        words.kind(i - 1) == NAME
        or any(words.word(i - 1) in source_words(name) for name in ("paper", "evidence"))
    ):
        return True
    if after == "to":
        # "member states to counter it" has a noun, "plans to" and "claims to" may be verbs
        return cue.lemma not in _NO_INFINITIVE
    return after in {"that", "determiner", "quantifier", "pronoun"} or (
        words.word(i + 1) in _CLAUSE
    )


def _names_reporter(words: Words, i: int, cue: Cue) -> bool:
    """Whether a name closes what it reports: "two died, reports Hill News"."""
    if words.word(i - 1) != "," or cue.form != "s" or words.kind(i + 1) not in HEADS:
        return False
    found = phrase_after(words, i)
    if found is None or NAME not in words.kinds[slice(*found)]:
        return False
    return words.kind(found[1]) in {"mark", "in", "preposition"}


def _takes(words: Words, i: int, cue: Cue) -> bool:
    """Whether a counting verb has its number, or a clause, behind it: "estimates Hill has lost"."""
    after = words.kind(i + 1)
    if cue.lemma in _COUNTING or cue.lemma in {"report", "claim"}:
        return cue.form in {"s", "base"} and words.numbers(i + 1, i + 2)
    clause = after == NAME and words.kind(i + 2) in {"auxiliary", "verb"}
    return clause and cue.lemma == "estimate"


def clause_follows(words: Words, i: int) -> bool:
    """Whether what the verb says stands behind it, or right before it closes the sentence."""
    k = i + 1
    if source_words("figure").intersection(words.lower[k : k + 4]):
        return True
    if words.word(k) in {".", ""}:
        return "," in words.lower[max(0, i - _LONGEST_CLOSING) : i]
    if _only_setting_follows(words, i):
        return True
    while words.kind(k) == "adverb" or words.word(k) in {"out", "to"}:
        k += 1
    if words.kind(k) == "in" and words.word(k + 2) == "that":
        k += 2  # "estimated in June that"
    if words.word(k) == "," and words.word(k + 1) in QUOTES:
        return True
    return words.word(k) in _CLAUSE or (
        words.kind(k) == "pronoun" and words.kind(k + 1) in {"auxiliary", "verb"}
    )


def _only_setting_follows(words: Words, i: int) -> bool:
    """Whether only when or where stands behind: "Two died, the centre recorded on Monday"."""
    if words.word(i + 1) == "," and "," in words.lower[max(0, i - 4) : i]:
        return True  # "Few died, its spokesman countered, and all were soldiers"
    rest = words.kinds[i + 1 :]
    if not 1 < len(rest) <= _LONGEST_SETTING or "," not in words.lower[max(0, i - 4) : i]:
        return False
    opens = rest[0] in {"in", "adverb"} or words.word(i + 1) == "this"
    return opens and not {"number", "verb", "auxiliary"}.intersection(rest) and rest[-1] == "mark"


def _is_refused(words: Words, i: int) -> bool:
    return any(word in _NOT or word.endswith("n't") for word in words.lower[max(0, i - 3) : i])


def _lists(words: Words, i: int) -> bool:
    """Whether names are made known, so many: "released the names of 24 dead"."""
    after = words.lower[i + 1 : i + 6]
    k = next((k for k, word in enumerate(after) if word in _LISTED), None)
    return (
        k is not None
        and after[k + 1 : k + 2] in (["of"], ["for"])
        and (words.numbers(i + k + 3, i + k + 5))
    )


def counts_here(words: Words, i: int, cue: Cue) -> bool:
    """Whether a body counts here: "the centre recorded 13 civilian deaths"."""
    if (own := _COUNTS.get(cue.lemma)) is not None:
        return own(words, i)
    if cue.lemma not in _COUNTING:
        return _lists(words, i) and not _is_refused(words, i)
    if words.word(i + 1) == "by":
        return cue.lemma not in {"see", "name"}
    return words.numbers(i + 1, i + 5)


def _puts(words: Words, i: int) -> bool:
    """Whether a figure is put on something: "put the dead at 49"."""
    at = next((k for k in range(i + 1, i + 9) if words.word(k) == "at"), None)
    return at is not None and words.numbers(at + 1, at + 4)


def _gives(words: Words, i: int) -> bool:
    """Whether only a figure is given: "the mayor's office gave 34", "gave the dead as 34"."""
    alone = words.kind(i + 1) == "number" and words.kind(i + 2) == "mark"
    at = next((k for k in range(i + 1, i + 7) if words.word(k) in {"as", "at"}), None)
    return alone or _lists(words, i) or (at is not None and words.numbers(at + 1, at + 2))


def _finds(words: Words, i: int) -> bool:
    """Whether a study finds so many: the police who find 12 people only come upon them."""
    papers = source_words("paper", "evidence")
    return not papers.isdisjoint(words.lower[:i]) and words.numbers(i + 1, i + 4)


def _changes(words: Words, i: int) -> bool:
    """Whether a figure is changed: "the office had raised it to 72"."""
    it = words.word(i + 1) in {"it", "that", "this"} and words.word(i + 2) == "to"
    return it and words.numbers(i + 3, i + 5)


def _mourns(words: Words, i: int) -> bool:
    """Whether a body tells its own losses: "the group mourned 15 of its fighters"."""
    own = {"its", "their"}.intersection(words.lower[i + 1 : i + 6])
    return bool(own) and words.numbers(i + 1, i + 2)


_COUNTS: dict[str, Callable[[Words, int], bool]] = {
    **dict.fromkeys(_PLACING, _puts),
    **dict.fromkeys(("raise", "lower", "revise", "update"), _changes),
    "find": _finds,
    "give": _gives,
    "mourn": _mourns,
}
"""Verbs that count only in some company."""


def object_follows(words: Words, i: int) -> bool:
    """Whether an attitude has something it is about behind it."""
    k = i + 1
    while words.kind(k) == "adverb":
        k += 1
    if words.word(k) in {"as", "how"}:
        # "dismissed as false reports that ten died"
        return words.word(k) == "how" or "that" in words.lower[k : k + 8]
    return words.kind(k) not in {"mark", "conjunction", "auxiliary"} or words.word(k) in QUOTES
