"""Noun phrases that end or start at a word, with what describes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.extraction.attribution_cues import cue_forms
from claimtrack.extraction.attribution_tokens import NAME, QUOTES
from claimtrack.registry.lexicon import word_set
from claimtrack.registry.roles import source_words

if TYPE_CHECKING:
    from claimtrack.extraction.attribution_tokens import Words

__all__ = ["HEADS", "Phrase", "opens_clause", "phrase_after", "phrase_ending"]

Phrase = tuple[int, int]
"""Tokens ``[first, end)``."""
HEADS = frozenset({"word", NAME, "number"})
_INSIDE = frozenset({"word", "number", NAME})
_SOME = word_set("some_of")
_NAMED = frozenset({"named", "called"})
_KNOWN_AS = frozenset({"known", "identified"})
_SPANNING = word_set("spanning")
_DETERMINERS = frozenset({"determiner", "quantifier"})
_LONGEST_COMMON = 7
_LONGEST_TITLE = 8


def opens_clause(words: Words, first: int) -> bool:
    """Whether a phrase stands where a subject does: first, or after a mark or a joining word."""
    return first == 0 or words.kind(first - 1) in {"conjunction", "mark", "that", "adverb"}


def phrase_ending(words: Words, j: int) -> Phrase | None:
    """The noun phrase that ends with token j, by walking left."""
    first = _name_start(words, j) if words.kinds[j] == NAME else _common_start(words, j)
    if first is None:
        return None
    k = first - 1
    if words.kinds[j] == NAME and words.kind(k) == "word" and words.kind(k - 1) in {"of", "in"}:
        # "the authorities in northern Hill"
        first, k = k, k - 1
    if words.word(k) == "of" and words.word(k - 1) in _SOME:
        # "a relative of one of the victims"
        first, k = k - 1, k - 2
    # "the head of the observatory": what stands before of, in, for belongs to the phrase.
    if k > 0 and words.kinds[k] in {"of", "in"} and words.kinds[k - 1] in HEADS:
        outer = phrase_ending(words, k - 1)
        if outer and (words.kinds[k] == "of" or opens_clause(words, outer[0])):
            return outer[0], j + 1
    if words.word(k) == ")" and (bracketed := _before_brackets(words, k)) is not None:
        return bracketed, j + 1
    outer_start = _reaches_back(words, k, j)
    return (first if outer_start is None else outer_start), j + 1


def _before_brackets(words: Words, k: int) -> int | None:
    """Where a phrase starts that goes on behind brackets: "the Hill Party (HP) website"."""
    start = next(
        (i for i in range(k - 1, max(0, k - _LONGEST_BRACKETS), -1) if words.word(i) == "("), 0
    )
    if words.kind(start - 1) != NAME:
        return None
    outer = phrase_ending(words, start - 1)
    return outer[0] if outer is not None else None


_LONGEST_BRACKETS = 6


def _reaches_back(words: Words, k: int, j: int) -> int | None:
    """Where a phrase starts that token k joins to the one which ends with token j, or None."""
    if words.word(k) == "by" and (paper := _paper_before(words, k)) is not None:
        return paper
    tied = _is_tied(words, k) or _is_led(words, k)
    if tied:
        before = words.word(k - 1)
        joined = words.word(k) == "including" or any(
            before in source_words(name) for name in ("paper", "envoy")
        )
        end = k - 1 if joined else k - 2
    # "Hospitals across the capital admitted": the capital did not.
    elif words.word(k) in _SPANNING or _goes_back(words, k, j):
        end = k - 1
    else:
        return None
    outer = phrase_ending(words, end) if words.kind(end) in HEADS else None
    if outer is None:
        return None
    alone = tied or opens_clause(words, outer[0]) or _is_inverted_by(words, k, outer[0])
    return outer[0] if alone else None


def _is_inverted_by(words: Words, k: int, first: int) -> bool:
    """Whether a subject stands behind its verb: "warned the man leading the search, who"."""
    return words.word(k).endswith("ing") and words.word(first - 1) in cue_forms()


def _goes_back(words: Words, k: int, j: int) -> bool:
    """Whether token k joins more before it: "Smith and Jones", "officials investigating it"."""
    if words.word(k) == "and":
        # "culture minister and government spokesman X"
        alike = words.kinds[j] == words.kind(k - 1) or words.kind(k + 1) in {"determiner", "word"}
        return words.kind(k - 1) in HEADS and alike
    return words.word(k).endswith("ing") and words.kind(k) == words.kind(k - 1) == "word"


def _is_tied(words: Words, k: int) -> bool:
    """Whether token k ties people to a body: "sources close to X", "residents reached by X"."""
    before = words.word(k - 1)
    if words.word(k) == "including":
        return True
    if words.word(k) == "as":
        return before in _KNOWN_AS
    if words.word(k) == "by":
        return before in source_words("reached")
    if words.word(k) == "to" and any(before in source_words(one) for one in ("paper", "envoy")):
        # "a report to the council", "an adviser to the president"
        return True
    return words.kind(k) in {"to", "in"} and before in source_words("tie")


def _is_led(words: Words, k: int) -> bool:
    """Whether token k only tells whose people they are: "fighters led by X"."""
    return words.word(k) == "by" and words.word(k - 1) in source_words("led")


def _paper_before(words: Words, by: int) -> int | None:
    """Where "a report by", "a statement issued by" starts, or None."""
    k = by - 1
    if k > 0 and words.lower[k] in source_words("issued"):
        k -= 1
    return _common_start(words, k) if words.word(k) in source_words("paper") else None


def _name_start(words: Words, j: int) -> int:
    """Where the name that ends with token j starts, with the title before it."""
    k = j
    while k > 0 and _in_name(words, k - 1):
        k -= 1
    title = k
    while title > 0 and k - title < _LONGEST_TITLE and _may_describe(words, title - 1):
        title -= 1
    if title > 0 and words.kinds[title - 1] in _DETERMINERS:
        return title - 1
    # Words before a name are its title only where they open the clause: "army spokesman X".
    return title if opens_clause(words, title) else k


def _in_name(words: Words, k: int) -> bool:
    if words.kinds[k] == NAME:
        return True
    if words.kinds[k] == "number":
        # "the 5th Brigade", "34-year-old Hill"
        return words.kind(k - 1) in {"determiner", NAME} or words.lower[k].endswith("-old")
    if words.lower[k] == "@" or words.kind(k - 1) != NAME:
        # "Aid to the Church in Need"
        to_the = words.lower[k] == "the" and words.word(k - 1) == "to"
        return words.lower[k] == "@" or (to_the and words.kind(k - 2) == NAME == words.kind(k + 1))
    if words.lower[k] == "." or words.lower[k] in _INSIDE_NAMES:
        return words.lower[k] != "." or len(words.tokens[k - 1]) <= _LONGEST_ABBREVIATION
    if words.tokens[k] in {"'", "\u2019"} and not words.lower[k - 1].endswith("s"):
        return False
    after = k + 2 if words.lower[k] == "to" and words.word(k + 1) == "the" else k + 1
    inside = words.tokens[k] in {"'", "\u2019", "to", "the"} and words.kind(after) == NAME
    # "the Hill Doctors' Union", "Committee to Protect Hills", "Committee of the Hills"
    return inside or (words.kinds[k] == "of" and words.kind(k + 1) in {NAME, "determiner"})


_LONGEST_ABBREVIATION = 4
_INSIDE_NAMES = frozenset(
    {"al", "el", "de", "dela", "da", "dos", "du", "van", "von", "der", "bin", "-", "&"}
)


def _may_describe(words: Words, k: int) -> bool:
    """Whether token k can be part of a title: "Nigerian army spokesman"."""
    if words.lower[k] in source_words("title") or words.lower[k] in _NAMED:
        return True
    word = words.lower[k]
    if words.kinds[k] == NAME:
        return True
    # "the outlawed Hill Party", but "police found Ann Lee"
    plain = "-" in word or not word.endswith(("ing", "ed")) or words.kind(k - 1) in _DETERMINERS
    return words.kinds[k] == "word" and plain


def _common_start(words: Words, j: int) -> int | None:
    """Where the phrase around a common noun starts: its determiner, or as far as plain words go."""
    k = j
    while k > 0 and j - k < _LONGEST_COMMON and words.kinds[k - 1] in _INSIDE:
        k -= 1
    if k > 0 and words.kinds[k - 1] in _DETERMINERS:
        k -= 1
        while k > 0 and words.kinds[k - 1] in _DETERMINERS:
            k -= 1
        return k
    if k > 0 and words.kinds[k - 1] in {"pronoun", "verb"}:
        return None
    while k < j and words.kinds[k] == "word" and words.lower[k].endswith(("ing", "ed")):
        k += 1
    return k


def phrase_after(words: Words, i: int) -> Phrase | None:
    """The noun phrase that starts right after token i, with the apposition behind it, or None."""
    first = i + 1
    kind = words.kind(first)
    if kind == "pronoun":
        return first, first + 1
    if kind not in {*_INSIDE, *_DETERMINERS} and words.word(first) not in QUOTES:
        return None
    k = first
    while k < len(words) and _goes_on(words, first, k):
        k += 1
    if k == first:
        return None
    return first, _with_apposition(words, k)


def _goes_on(words: Words, first: int, k: int) -> bool:
    kind = words.kinds[k]
    # "a tally the union keeps": the union opens a phrase of its own.
    opens = kind == "determiner" and k > first and words.kinds[k - 1] in HEADS
    opens = opens and not _in_name(words, k)
    if opens or kind in _INSIDE:
        return not opens
    if kind in {"determiner", "quantifier", "of", "in"} and (
        words.kind(k + 1) in {*_INSIDE, "determiner"}
    ):
        return True
    word = words.lower[k]
    if word == "by" or kind in {"in", "adverb"}:
        return _names_author(words, k)
    if word == "and":
        return words.kind(k + 1) in {NAME, "word", *_DETERMINERS}
    if _ties_on(words, k):
        return True
    return word in {"-", "&"} or (word in QUOTES and k == first) or _joins_name(words, k)


def _ties_on(words: Words, k: int) -> bool:
    """Whether token k goes on with who somebody is: "an adviser to the king", "known as Abu X"."""
    if words.word(k + 1) == "of":
        return words.lower[k] in _SOME  # "one of the survivors"
    if words.lower[k] == "as":
        return words.word(k - 1) in _KNOWN_AS and words.kind(k + 1) == NAME
    if words.lower[k] != "to":
        return False
    if words.kind(k - 1) == NAME == words.kind(k + 1):
        return True  # "the Committee to Protect Journalists"
    tied = words.word(k - 1) in source_words("tie", "envoy")
    return tied and words.kind(k + 1) in {NAME, "determiner"}


def _joins_name(words: Words, k: int) -> bool:
    """Whether a mark stands inside a name: "Gen. X", "the Doctors' Union"."""
    if words.lower[k] == "'":
        return _in_name(words, k)
    short = words.lower[k] == "." and len(words.tokens[k - 1]) <= 4
    return short and words.kinds[k - 1] == NAME and words.kind(k + 1) in _INSIDE


def _names_author(words: Words, k: int) -> bool:
    """Whether token k is on the way to an author: "a toll published on Saturday by X"."""
    by = next((i for i in range(k, k + 3) if words.word(i) == "by"), None)
    if by is None or not all(words.kinds[i] in {"in", "adverb"} for i in range(k, by)):
        return False
    while k > 0 and words.kinds[k - 1] in {"in", "adverb"}:
        k -= 1
    return words.word(k - 1) in source_words("paper", "issued")


def _with_apposition(words: Words, k: int) -> int:
    """The end of "X, the head of Y" where the phrase before ends at k; a clause is left alone."""
    if words.word(k) == "(":
        end = k
        while end < len(words) and words.lower[end] != ")" and end - k < 12:
            end += 1
        return end + 1 if words.word(end) == ")" else k
    if words.word(k) != "," or words.kind(k + 1) not in {"determiner", "word", NAME, "number"}:
        return k
    cue = cue_forms().get(words.word(k + 1))
    if cue is not None and cue.form == "past":
        # "X, citing police, reported two dead"
        return k
    end = k + 1
    while end < len(words) and _goes_on(words, k + 1, end):
        end += 1
    return end if words.word(end) in {",", ".", "", ";", *QUOTES} else k
