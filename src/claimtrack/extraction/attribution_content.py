"""What a source is the source of: the stretch before or after the verb that it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.extraction.attribution_phrases import HEADS
from claimtrack.extraction.attribution_tokens import NAME, QUOTES
from claimtrack.registry.lexicon import word_set
from claimtrack.registry.roles import source_words

if TYPE_CHECKING:
    from claimtrack.extraction.attribution_tokens import Words
    from claimtrack.extraction.attribution_verbs import SaidVerb

__all__ = ["LONGEST", "both_sides", "content_of"]

LONGEST = 2000
"""Characters of content on either side of a cue; a text of one line is no sentence."""
_LONGEST_SETTING = 60
_GOES_ON = word_set("going_on")
_LONGEST_TAKEN = 8
_ENDS_TAKEN = frozenset({"mark", "verb", "auxiliary", "relative"})
_SHORT = 3
"""Characters too few to say anything."""


def content_of(words: Words, verb: SaidVerb) -> tuple[int, int] | None:
    """Characters of what is said: before the source in '..., X said', else after the verb."""
    first = min(verb.cue, verb.source[0])
    last = max(verb.cue + 1, verb.source[1])
    if verb.source[0] > verb.cue and words.word(verb.cue + 1) == "by":
        # "Twelve deaths were confirmed by the ministry on Monday"
        return _after(words, last) if words.word(last) == "that" else both_sides(words, verb.cue)
    goes_on = words.word(verb.cue - 1) == "," and verb.source[1] < verb.cue - 1
    if goes_on and words.lower[verb.cue].endswith("ing"):
        # '"...," X said, confirming that two had died'
        return _after(words, last)
    taken = _taken(words, first - 1, last) or _summed_up(words, first - 1)
    before = None if taken else _before(words, first)
    if before is not None and verb.inverted and "relative" in words.kinds[last : last + 2]:
        return before  # "Two died, said X, whose brother was hurt"
    # '"None are left," X said; "all went"'
    resumed = words.word(last) == ";" and words.word(last + 1) in QUOTES
    if before is not None and (resumed or _comes_first(words, first, last)):
        inside = resumed or _is_inserted(words, first, last)
        return both_sides(words, verb.cue) if inside else before
    if words.kind(first - 1) == "relative":
        return _inserted(words, last)
    return taken or _after(words, last) or before


def _taken(words: Words, that: int, last: int) -> tuple[int, int] | None:
    """What "the 27 that X acknowledges" is about: the phrase before "that"."""
    closes = words.word(that) in {"that", "as"} and words.kind(last) in {"mark", "in"}
    if not closes or words.kind(that - 1) not in HEADS:
        return None
    k = that - 1
    while k > 0 and that - k < _LONGEST_TAKEN and words.kinds[k - 1] not in _ENDS_TAKEN:
        k -= 1
    return words.span(k, that)


def _summed_up(words: Words, noun: int) -> tuple[int, int] | None:
    """What ", a figure X stands by" sums up: the words before it."""
    told = words.word(noun) in source_words("figure") and words.kind(noun - 1) == "determiner"
    return _before(words, noun - 1) if told and words.word(noun - 2) == "," else None


def _inserted(words: Words, last: int) -> tuple[int, int] | None:
    """What "which X says is ..." speaks of: up to the next comma."""
    k = last
    while k < min(len(words), last + _LONGEST_SETTING) and words.lower[k] != ",":
        k += 1
    return words.span(last, k) if k > last else None


def _is_inserted(words: Words, first: int, last: int) -> bool:
    """Whether source and verb only interrupt: "Five died and, residents say, two fled"."""
    return (
        words.word(first - 1) == "," == words.word(last)
        and (
            words.kind(last + 1) not in {"conjunction", "relative", "preposition"}
            or words.word(last + 1) in _GOES_ON
        )
        and not words.word(last + 1).endswith("ing")
        and len(words) - last > _SHORT
    )


def both_sides(words: Words, cue: int) -> tuple[int, int]:
    """The sentence on both sides of a cue."""
    place = words.start(cue)
    return max(0, place - LONGEST), min(words.closing, place + LONGEST)


def _comes_first(words: Words, first: int, last: int) -> bool:
    """Whether what is said stands before, closed by a comma or a quote."""
    if words.word(first - 1) not in {",", "?", "!", *QUOTES}:
        return False
    if {words.word(first - 1), words.word(first - 2)} & QUOTES or words.word(last) == ";":
        return True
    if words.word(last) in {"that", ":", *QUOTES}:
        return False
    if _asks_further(words, last):
        return not _is_setting(words, first)
    if _is_setting(words, first):
        return not _says_more(words, last)
    return not _clause_starts(words, last)


def _asks_further(words: Words, last: int) -> bool:
    """Whether a verb in -ing goes on: "Two died, the mayor said, asking for help"."""
    further = words.word(last + 1)
    if words.word(last) == ",":
        return further == "without" or further.endswith("ing")
    # "the mayor said Friday warning of more"
    return words.word(last).endswith("day") and further.endswith("ing")


def _is_setting(words: Words, first: int) -> bool:
    """Whether the words before only set the scene: "In the north, officials reported"."""
    # "Report No. 7: As of May, officials counted": what a colon parts off is no part of it.
    start = next((k + 1 for k in reversed(range(first)) if words.lower[k] == ":"), 0)
    opens = (
        words.kind(start) in {"in", "preposition", "adverb", "conjunction"}
        and words.word(start + 1) != "least"
    )
    if not opens or first - start > _LONGEST_SETTING:
        return False
    return not {"verb", "auxiliary"}.intersection(words.kinds[start:first])


def _says_more(words: Words, last: int) -> bool:
    """Whether the verb has more behind it than "in a statement" or a day."""
    if "that" in words.lower[last : last + _LONGEST_TAKEN] and words.word(last) in {"in", "on"}:
        return True  # "In the north, officials said on the radio that two had died"
    return words.kind(last) in {"determiner", "number", "pronoun", "word", "that", NAME} or any(
        mark in QUOTES for mark in words.lower[last : last + _LONGEST_SETTING]
    )


def _clause_starts(words: Words, last: int) -> bool:
    """Whether a clause of its own stands after the verb."""
    if words.word(last) == "," and words.kind(last + 1) in {"auxiliary", "verb"}:
        return False  # "None of them, he said, was armed"
    if words.kind(last) == "adverb" and words.word(last + 1) == ",":
        # "..., an official said Monday, and fighting went on"
        return False
    rest = words.kinds[last : last + 9]
    if "," in words.lower[last + 1 : last + 9]:
        # "told a newspaper, without saying how many had died"
        rest = rest[: words.lower.index(",", last + 1) - last]
    return len(rest) > 2 and any(kind in {"verb", "auxiliary"} for kind in rest)


def _before(words: Words, first: int) -> tuple[int, int] | None:
    if first <= 0:
        return None
    end = words.end(first - 1)
    while end and words.text[end - 1] in " ,":
        end -= 1
    return (max(0, end - LONGEST), end) if end > _SHORT else None


def _after(words: Words, last: int) -> tuple[int, int] | None:
    start = words.start(last)
    end = min(words.closing, start + LONGEST)
    said = words.text[start:end]
    return (start, end) if end - start > _SHORT or said.strip().isdigit() else None
