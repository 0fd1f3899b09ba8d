"""The words around a number that bound or soften it, and the Count they make."""

from __future__ import annotations

import re
from typing import NamedTuple

import attrs

from claimtrack.extraction.numbers.lexicon import AFTER, BEFORE, alternatives
from claimtrack.model.count import Count, Hedge

__all__ = ["Before", "hedge_after", "hedge_before", "make_count"]

_WINDOW = 48  # characters before a number in which its modifier has to stand
_LONGEST = max(len(words.split()) for words in BEFORE)
_TOKEN = re.compile(r"[^\s\u2014]+")
_OPENERS = "(\"'[{\u201c\u2018\u00ab-\u2013"
_SIGNS = {
    "~": "about",
    ">": "more_than",
    "<": "fewer_than",
    "\u2265": "at_least",
    "\u2264": "at_most",
}
_BEHIND = re.compile(
    rf"\s?\+(?!\d)|(?:\s{{1,3}}|-)({alternatives(w for w in AFTER if w != '+')})(?![a-z-])"
)
# Words that may stand between a modifier and its number without changing it.
_THROUGH = frozenset(
    "another further additional extra the other a an its their his her these those all".split()
)
_RELATIONS = {
    "another": "additional",
    "further": "additional",
    "additional": "additional",
    "extra": "additional",
    "other": "additional",
    "all": "all",
}
# Where several modifiers stand in a row, the one that bounds most tightly counts ("at least some 40").
_RANK = {"exact": 0, "about": 1, "nearly": 2, "odd": 2}
_RUNNING_TOTAL = re.compile(
    r"\b(?:toll|total|tally|number|count|figure)\b[^.;]*\b(?:to|at|of|is|was|now|reached|stood|hit)\s*$"
)


class Before(NamedTuple):
    """What stands before a number: the hedge, where its words start, and the relation they tell."""

    hedge: str
    start: int
    relation: str


def hedge_before(low: str, at: int) -> Before:
    """The modifier that ends where a number starts.

    >>> hedge_before("at least another 12", 17)
    Before(hedge='at_least', start=0, relation='additional')
    """
    sign = low[at - 1 : at]
    if sign in _SIGNS:
        return Before(_SIGNS[sign], at - 1, "")
    left = max(0, at - _WINDOW)
    tokens = [(m.group().lstrip(_OPENERS), m.end()) for m in _TOKEN.finditer(low, left, at)]
    hedge, start, relation = "exact", at, ""
    index = len(tokens)
    while index:
        words, size = _modifier(tokens, index)
        if size:
            found = BEFORE[words]
            hedge = found if _RANK.get(found, 3) >= _RANK.get(hedge, 3) else hedge
            relation = relation or ("total" if words.endswith("total of") else "")
            start = tokens[index - size][1] - len(tokens[index - size][0])
            index -= size
            continue
        word, end = tokens[index - 1]
        if word not in _THROUGH:
            break
        if word in _RELATIONS and not relation:
            relation = _RELATIONS[word]
            start = end - len(word)
        index -= 1
    if not relation and _RUNNING_TOTAL.search(low, left, start):
        relation = "total"
    return Before(hedge, start, relation)


def _modifier(tokens: list[tuple[str, int]], index: int) -> tuple[str, int]:
    """The longest modifier whose last word is the one before index, and how many words it has."""
    for size in range(min(_LONGEST, index), 0, -1):
        words = " ".join(word for word, _ in tokens[index - size : index])
        if words in BEFORE:
            return words, size
    return "", 0


def hedge_after(low: str, end: int) -> tuple[str, int]:
    """The modifier right behind a number and where it stops; ("", end) where there is none.

    >>> hedge_after("20 or more people", 2)
    ('at_least', 10)
    """
    match = _BEHIND.match(low, end)
    if match is None:
        return "", end
    words = match.group(1)
    return AFTER[" ".join(words.split()) if words else "+"], match.end()


def make_count(hedge: str, number: int, *, unit: str = "person", text: str = "") -> Count:
    """The Count of a number and the hedge the tables gave it.

    >>> make_count("odd", 30), make_count("well_over", 30)
    (Count(~30), Count(>30))
    """
    if hedge == "odd":
        high = number + max(9, number // 10 - 1)
        return Count(
            low=number + 1,
            high=high,
            stated=number,
            hedge=Hedge.ABOUT,
            unit=unit,
            word="odd",
            text=text,
        )
    if hedge == "well_over":
        count = Count.more_than(number, unit=unit, text=text)
        return attrs.evolve(count, word="well_over")
    if hedge == "fewer_than" and not number:
        hedge = "exact"
    return _MAKERS[hedge](number, unit=unit, text=text)


_MAKERS = {
    "exact": Count.exactly,
    "at_least": Count.at_least,
    "more_than": Count.more_than,
    "up_to": Count.up_to,
    "at_most": Count.at_most,
    "fewer_than": Count.fewer_than,
    "about": Count.about,
    "nearly": Count.nearly,
}
