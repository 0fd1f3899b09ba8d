"""Said-verbs in a sentence, and who the source of each is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from claimtrack.extraction.attribution_clauses import (
    HELPED,
    can_be_verb,
    clause_follows,
    counts_here,
    object_follows,
)
from claimtrack.extraction.attribution_phrases import HEADS, Phrase, phrase_after, phrase_ending
from claimtrack.extraction.attribution_speakers import can_speak
from claimtrack.extraction.attribution_subjects import (
    is_happening,
    is_plural,
    main_subject,
    phrase_before,
    skip_left,
)
from claimtrack.extraction.attribution_tokens import NAME, QUOTES
from claimtrack.model.claim import Stance
from claimtrack.registry.lexicon import word_set
from claimtrack.registry.roles import role_kind, source_words

if TYPE_CHECKING:
    from claimtrack.extraction.attribution_cues import Cue
    from claimtrack.extraction.attribution_tokens import Words

__all__ = ["SaidVerb", "said_verb_at"]

_ATTITUDES = frozenset({"attitude", "charge"})
_BE = word_set("being")
_OPENS_PHRASE = frozenset({NAME, "determiner", "quantifier", "word", "pronoun", "number"})
_FEARED_FOR = word_set("feared_for")
_RAISING = word_set("raising")
_NOT_SUBJECTS = frozenset({"it's", "that's", "nobody"})
_CHANGES = word_set("changing")
"""What events do to a toll as well as people."""
_OF_OTHERS = word_set("of_others")
_QUOTED = word_set("quoted")
_TOLD = frozenset({"told", "tells", "telling", "tell", "informed"})


@attrs.frozen
class SaidVerb:
    """A cue with its source, in tokens.

    Attributes:
        cue: the token of the verb.
        source: tokens of who says it.
        inverted: whether the source stands after the verb.
    """

    cue: int
    source: Phrase
    inverted: bool = False


def said_verb_at(words: Words, i: int, cue: Cue, before: SaidVerb | None) -> SaidVerb | None:
    """Whom the verb at token i makes a source; None where it is no said-verb here.

    Args:
        words: the sentence.
        i: the token.
        cue: what the token can be.
        before: the last said-verb of the sentence so far, whose source may be the subject here too.
    """
    if not can_be_verb(words, i, cue) or _is_feared_for(words, i, cue):
        return None
    if cue.use == "clause" and not (
        words.word(i - 1) in QUOTES or _says_clause(words, i, cue) or counts_here(words, i, cue)
    ):
        return None
    if (
        cue.form in {"past", "s", "base"}
        and not _takes_deed(words, i, cue)
        and (source := _inverted(words, i, cue))
    ):
        return SaidVerb(i, source, inverted=True)
    j, helpers = skip_left(words, i)
    if cue.form == "ing":
        source = _of_gerund(words, i, j, helpers, cue, before)
    elif cue.form in {"past", "participle"}:
        source = _of_past(words, i, j, helpers, cue, before)
    else:
        source = _of_present(words, i, j, helpers, cue, before)
    if source is None and cue.use == "say" and before is None:
        source = _cut_off(words, i)
    if source is None or (words.word(i) in _RAISING and is_happening(words, source)):
        return None
    return None if _is_said_in(words, before, source) else SaidVerb(i, source)


def _says_clause(words: Words, i: int, cue: Cue) -> bool:
    """Whether a clause follows that is said: none is where somebody mourns."""
    return cue.lemma != "mourn" and clause_follows(words, i)


def _cut_off(words: Words, i: int) -> Phrase | None:
    """A subject that opens the sentence, with a stray comma: "The mayor of Hill, said two died"."""
    if words.word(i - 1) != "," or words.kind(i - 2) not in HEADS:
        return None
    opening = phrase_ending(words, i - 2)
    return opening if opening is not None and opening[0] == 0 else None


def _is_said_in(words: Words, before: SaidVerb | None, source: Phrase) -> bool:
    """Whether a source only hears, or holds, another verb: "X said in a statement posted on"."""
    if before is None:
        return False
    if before.cue in {source[0], source[0] - 1} and words.lower[before.cue] in _TOLD:
        return True  # "X told Hill radio that"
    if not source[0] <= before.source[0] < before.cue < source[1]:
        return False
    if words.kind(before.source[1] - 1) == "relative":
        return False  # "The officials, who spoke on condition of anonymity, said"
    return "," not in words.lower[before.cue : source[1]]


def _is_feared_for(words: Words, i: int, cue: Cue) -> bool:
    """Whether the people before the verb are who it is about: "dozens feared trapped"."""
    passive = cue.stance is Stance.FEARED and cue.form in {"past", "participle"}
    return passive and words.word(i + 1) in _FEARED_FOR


def _takes_deed(words: Words, i: int, cue: Cue) -> bool:
    """Whether a deed is claimed: "X (Y), a splinter group, claimed the attack"."""
    taken = words.lower[i + 1 : i + 3] if cue.lemma == "claim" else ()
    return not source_words("deed").isdisjoint(taken)


def _inverted(words: Words, i: int, cue: Cue) -> Phrase | None:
    """The source after the verb: '"...," said X'."""
    # Whom it was told stands behind "told".
    if (cue.form == "base" and cue.lemma != "say") or cue.lemma == "tell":
        return None
    opens = words.word(i - 1) in {",", "?", "!", *QUOTES, "-", "\u2014", "\u2013"} or (
        i == 0 and cue.lemma == "say"
    )
    if not opens or words.kind(i + 1) not in _OPENS_PHRASE:
        return None
    if words.kind(i + 1) == "pronoun" and words.kind(i + 2) not in {"mark", "in"}:
        return None
    if cue.use in _ATTITUDES or _before_is_subject(words, i):
        return None
    source = phrase_after(words, i)
    if source is None or words.kind(source[1]) in {"auxiliary", "verb", "to", "that"}:
        return None
    return source


def _before_is_subject(words: Words, i: int) -> bool:
    """Whether the comma before the verb closes an apposition: "X, a senator, said Y"."""
    if words.word(i - 1) != "," or words.word(i - 2) in QUOTES:
        return False
    found = phrase_before(words, i - 1)
    return found is not None and can_speak(words.text[slice(*words.span(*found))])


def _of_gerund(
    words: Words, i: int, j: int, helpers: tuple[str, ...], cue: Cue, before: SaidVerb | None
) -> Phrase | None:
    if _BE.intersection(helpers) or words.word(j) in _BE:
        # "fighting was continuing" says nothing, "police were saying" does
        return _subject(words, j, before) if cue.lemma != "continue" else None
    quoting = _QUOTED.intersection(_since_mark(words, i))
    if words.word(i - 1) == "as" or quoting:
        return _quoted_as_saying(words, i)
    if words.word(i - 1) == "without":
        return None
    if cue.use in _ATTITUDES or not (words.word(i - 1) == "," or clause_follows(words, i)):
        return None
    if before is not None:
        return before.source
    return _paper_that_says(words, i) or _of_sentence(words, i, cue)


def _of_sentence(words: Words, i: int, cue: Cue) -> Phrase | None:
    """The subject of the whole sentence, where a verb in -ing goes on with what it said."""
    # "Rescuers found two bodies, raising the toll": what raises it says nothing.
    return None if cue.lemma in _CHANGES else main_subject(words, i)


def _paper_that_says(words: Words, i: int) -> Phrase | None:
    """What is read to say something, and not whoever reads it: "dismissed a report alleging"."""
    if words.word(i - 1) not in source_words("read"):
        return None
    paper = phrase_ending(words, i - 1)
    if paper is None or words.word(paper[0] - 1) in source_words("issued"):
        return None
    return paper


def _since_mark(words: Words, i: int) -> list[str]:
    """The few words before token i, back to a comma."""
    before = words.lower[max(0, i - 8) : i]
    return before[len(before) - before[::-1].index(",") :] if "," in before else before


def _quoted_as_saying(words: Words, i: int) -> Phrase | None:
    """The source in "X quoted Y as saying" and "Y was quoted as saying"."""
    for k in range(i - 2, max(i - 16, -1), -1):
        if words.lower[k] in _QUOTED or words.lower[k] == "quoting":
            j, helpers = skip_left(words, k)
            if _BE.intersection(helpers):
                return phrase_before(words, j)
            found = phrase_after(words, k)
            end = i - 1 if words.word(i - 1) == "as" else i
            return (found[0], min(found[1], end)) if found else None
    return None


def _of_past(
    words: Words, i: int, j: int, helpers: tuple[str, ...], cue: Cue, before: SaidVerb | None
) -> Phrase | None:
    if _BE.intersection(helpers) or words.word(i + 1) == "by":
        return _agent(words, i, helpers, cue)
    if "to" in helpers and not {"have", "has", "had"}.intersection(helpers):
        return None
    if not helpers and (cue.form == "participle" or _reduced(words, i, cue)):
        return None
    if cue.use in _ATTITUDES and not object_follows(words, i):
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
        # "reported to the king that ten had died" says something
        return "that" not in words.lower[i + 2 : i + 7]
    bare = words.kind(i - 1) == "word" and words.kind(i - 2) == "mark" and cue.lemma != "say"
    return bare and words.word(i + 1) in {".", ""} and role_kind(words.lower[i - 1]) is None


def _of_present(
    words: Words, i: int, j: int, helpers: tuple[str, ...], cue: Cue, before: SaidVerb | None
) -> Phrase | None:
    if "to" in helpers:
        return None
    if cue.use in _ATTITUDES and not object_follows(words, i):
        return None
    subject = _subject(words, j, before)
    if subject is None or HELPED.intersection(helpers):
        return subject
    if cue.noun and words.lower[subject[1] - 1].endswith("ing"):
        return None
    plural = is_plural(words, subject)
    return subject if plural is None or plural == (cue.form == "base") else None


def _subject(words: Words, j: int, before: SaidVerb | None) -> Phrase | None:
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
