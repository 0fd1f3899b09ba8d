"""Which verb of a sentence a time or place belongs to: "said on Friday" is not when it happened.

No grammar is parsed. A sentence is cut where clauses commonly begin, its verbs are found by a
short list and by their ending, and a phrase belongs to the nearest verb of its clause, the one
before it first.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

import attrs

from claimtrack.extraction.dates_grammar import fold_time
from claimtrack.extraction.tokens import Learned
from claimtrack.registry.lexicon import tree_of, word_set
from claimtrack.registry.tables import table

EVENT, NOUN, SPEECH, AFTER = "event", "noun", "speech", "after"
MOVED, LINK, OTHER, TOLL, FOUND = "moved", "link", "other", "toll", "found"
REACH = 8
"""Verbs after a phrase among which its own is sought."""
_RIGHT_BESIDE = len(" early on ")
"""Characters up to which a time stands right behind a noun: "the attack on Friday"."""

_KINDS = {row["word"]: row["kind"] for row in table("en/clause_words.tsv")}

_VERBS = [word for word, kind in _KINDS.items() if kind != "tally"]
_TALLY = re.compile(rf"\b{tree_of(set(_KINDS) - set(_VERBS))}s?\b")

# An unlisted word in -ed is taken for a verb unless it stands as an adjective does.
_WORD = re.compile(rf"(?<![\w-])(?:{tree_of(_VERBS)}|[a-z]{{3,}}ed)(?![\w-])")


def _verbs_of(word: str) -> tuple[tuple[int, int, str], ...]:
    """The verbs and nouns of events in what stands between two blanks: start, end and kind."""
    found = ((*match.span(), _KINDS.get(match.group(), OTHER)) for match in _WORD.finditer(word))
    return tuple(one for one in found if one[2] != "none")


_DEEDS_OF = Learned(_verbs_of)
_ADJECTIVE = re.compile(r"\b(?:a|an|the|his|her|their|its|two|three|more|some|other|of|by|with)\s$")
# A clause begins behind a mark, or behind a word that opens one; the time after "after" opens none.
# All marks start with one of a few characters, so that all else is passed over fast.
_MARK = re.compile(
    r"[;()\[\]\"“”\n:—–,-](?:(?<=[;()\[\]\"“”\n])|(?<=[:—–])\s|(?<=-)-"
    r"|(?<=,)\s(?:and|with|the|a|an|it|he|she|they|in|on|at)\s)"
)
_OPENERS = [*word_set("clause_openers"), "since then"]
_OPENING = re.compile(
    rf"(?<![\w-])(?:{tree_of(_OPENERS)}"
    r"|(?:after|before)(?!\s(?:\d|noon|midnight|dawn|dark)))\s"
)
_FIRST = {opener.partition(" ")[0] for opener in (*_OPENERS, "after", "before")}
_OPENER = re.compile(rf"(?<![\w-])(?:{tree_of(_FIRST)})(?:\s|$)")
_MAY_OPEN = Learned(_OPENER.search)
# "an April 7 shooting", "Friday's deadly attack": nothing but adjectives before the noun.
_BEFORE_NOUN = re.compile(
    r"(?:'s|’s)?(?:\s(?!(?:for|of|in|after|to|the|by|from|with|over|on)\s)[\w-]+){0,2}\s"
)


class Deed(NamedTuple):
    """A verb, or a noun of an event, where it stands, with its kind."""

    start: int
    end: int
    kind: str

    @property
    def harms(self) -> bool:
        """Whether it is, or tells of, what harms people."""
        return self.kind in (EVENT, NOUN, FOUND)


@attrs.frozen
class Clauses:
    """The deeds and clause starts of a sentence in small letters.

    >>> clauses = read_clauses("five people were killed, police said on friday")
    >>> clauses.governor(38, 47).kind
    'speech'
    """

    text: str
    deeds: tuple[Deed, ...]
    breaks: tuple[int, ...]
    starts: tuple[int, ...]
    """Where each deed starts; a sentence may be a book on one line, so it is not walked through."""

    def together(self, one: int, other: int) -> bool:
        """Whether no clause begins between two places of the sentence."""
        low, high = min(one, other), max(one, other)
        return bisect_left(self.breaks, low) == bisect_left(self.breaks, high)

    def counts_between(self, start: int, end: int) -> bool:
        """Whether a word for a running total stands there: "the number of", "the toll"."""
        return _TALLY.search(self.text, start, end) is not None

    def governor(self, start: int, end: int) -> Deed | None:
        """The verb or event that a phrase at ``[start, end)`` belongs to."""
        after = self._after(end)
        if after and after.kind == NOUN and _BEFORE_NOUN.fullmatch(self.text, end, after.start):
            return after
        before = self._before(start, after)
        if before is not None and not (after and self._owns_what_follows(end)):
            return self._counting(before, start) or before
        if after is not None and (self._opens(start) or self.together(end, after.start)):
            return after
        return None

    def _after(self, end: int) -> Deed | None:
        """The first deed after a phrase that is no form of be."""
        for deed in self.deeds[(at := bisect_left(self.starts, end)) : at + REACH]:
            if deed.kind != LINK:
                return deed
        return None

    def _before(self, start: int, after: Deed | None) -> Deed | None:
        """The nearest deed before a phrase in its clause; a form of be waits for its verb."""
        index = bisect_left(self.starts, start) - 1
        if index < 0 or not self.together(self.deeds[index].end, start):
            return None
        found = self.deeds[index]
        waits = found.kind == LINK and after is not None and self.together(found.start, after.start)
        return None if waits else found

    def _counting(self, noun: Deed, start: int) -> Deed | None:
        """The verb of "revised the toll of the quake to 9 on Friday", where it owns the time."""
        index = bisect_left(self.starts, noun.start) - 1
        if noun.kind != NOUN or index < 0 or start - noun.end <= _RIGHT_BESIDE:
            return None
        verb = self.deeds[index]
        if verb.kind not in (TOLL, AFTER) or not self.together(verb.end, start):
            return None
        return verb if _TALLY.search(self.text, verb.end, noun.start) else None

    def _owns_what_follows(self, end: int) -> bool:
        """Whether the phrase is a possessive: "said Saturday's fighting killed"."""
        return self.text[end : end + 2] in ("'s", "’s")

    def _opens(self, start: int) -> bool:
        """Whether the phrase stands at the start of its clause: "on Friday, gunmen shot"."""
        index = bisect_right(self.breaks, start) - 1
        return start - (self.breaks[index] if index >= 0 else 0) < 12


@functools.lru_cache(maxsize=64)
def clauses_of(text: str) -> Clauses:
    """The clauses of a sentence as it stands, read once."""
    return read_clauses(fold_time(text))


def read_clauses(text: str) -> Clauses:
    """The deeds and clause starts of a sentence in small letters."""
    words = text.split(" ")
    deeds = []
    at = 0
    for word in words:
        for first, last, kind in _DEEDS_OF[word]:
            deed = Deed(at + first, at + last, kind)
            if kind == TOLL and _TALLY.search(text) is None:
                deed = deed._replace(kind=OTHER)
            if not _is_adjective(text, deed):
                deeds.append(deed)
        at += len(word) + 1
    breaks = {match.end() for match in _MARK.finditer(text)}
    if any(map(_MAY_OPEN.__getitem__, words)):
        breaks.update(match.end() for match in _OPENING.finditer(text))
    return Clauses(text, tuple(deeds), tuple(sorted(breaks)), tuple(deed.start for deed in deeds))


def _is_adjective(text: str, deed: Deed) -> bool:
    if deed.kind not in (OTHER, EVENT, FOUND) or not text.endswith("ed", deed.start, deed.end):
        return False
    return _ADJECTIVE.search(text, max(0, deed.start - 8), deed.start) is not None
