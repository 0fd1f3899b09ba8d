"""The words around a number that bound or soften it, and the Count they make."""

from __future__ import annotations

import re
from typing import NamedTuple

import attrs

from claimtrack.extraction.numbers.lexicon import (
    AFTER,
    BEFORE,
    NUMERALS,
    alternatives,
    context,
    either,
)
from claimtrack.model.count import Count, Hedge

__all__ = [
    "Before",
    "as_hedge",
    "floor_behind",
    "hedge_after",
    "hedge_before",
    "make_count",
]

_WINDOW = 48  # characters before a number in which its modifier has to stand
_LONGEST = max(len(words.split()) for words in BEFORE)
_TOKEN = re.compile(r"[^\s\u2014]+")
_OPENERS = "(\"'[{\u201c\u2018\u00ab-\u2013"
_SIGNS = {"~": "about", "\u2248": "about", ">": "more_than", "<": "fewer_than"}
_SIGNS |= {"\u2265": "at_least", "\u2264": "at_most"}
_BEHIND = re.compile(
    rf"\s?\+(?!\d)|(?:\s{{1,3}}|-)({alternatives(w for w in AFTER if w != '+')})(?![a-z-])"
)
# Words that may stand between a modifier and its number without changing it.
_THROUGH = context("determiner") | {"these", "those", "my"}
_RELATIONS = {
    "another": "additional",
    "further": "additional",
    "additional": "additional",
    "extra": "additional",
    "other": "additional",
    "all": "all",
}
_LAST_WORDS = {words.split()[-1] for words in BEFORE} | _THROUGH | set(_RELATIONS)
_LINKS = context("toll_link")
_GONE_UP = context("gone_up")
# Of several modifiers in a row the one that bounds most tightly counts ("at least some 40").
_RANK = {"exact": 0, "about": 1, "nearly": 2, "odd": 2}
_RUNNING_TOTAL = re.compile(rf"\b{either('toll')}(?![a-z])[^.;]*\b{either('toll_link')}\s*$")


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
    if low.endswith("sub-", 0, at):
        return Before("fewer_than", at - 4, "")
    left = max(0, at - _WINDOW)
    words = low[left:at].split()
    last = words[-1].lstrip(_OPENERS) if words else ""
    if last in _LAST_WORDS:
        tokens = [(m.group().lstrip(_OPENERS), m.end()) for m in _TOKEN.finditer(low, left, at)]
        hedge, start, relation = _walk(tokens, at)
    else:  # most numbers stand bare
        hedge, start, relation = "exact", at, ""
    if not relation and (start < at or last in _LINKS):
        relation = "total" if _RUNNING_TOTAL.search(low, left, start) else ""
    return Before(hedge, start, relation)


def _walk(tokens: list[tuple[str, int]], at: int) -> tuple[str, int, str]:
    """Back from the number over modifiers and the words that may stand between them."""
    hedge, start, relation = "exact", at, ""
    index = len(tokens)
    while index:
        words, size = _modifier(tokens, index)
        if size:
            found = BEFORE[words]
            if words == "up to" and index > size and tokens[index - size - 1][0] in _GONE_UP:
                found = "exact"
            hedge = max(hedge, found, key=lambda one: _RANK.get(one, 3))
            relation = relation or ("total" if words.endswith("total of") else "")
            start = tokens[index - size][1] - len(tokens[index - size][0])
            index -= size
            continue
        word, end = tokens[index - 1]
        if word in _RELATIONS:
            relation = relation or _RELATIONS[word]
            start = end - len(word)
        elif word == "a" and relation:  # "a further 12"
            start = end - 1
        elif word not in _THROUGH:
            break
        index -= 1
    return hedge, start, relation


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


def floor_behind(low: str, end: int) -> str:
    """The floor that stands behind a number and its noun, where the noun ends; "" for none.

    >>> floor_behind("10 persons at least", 10), floor_behind("10 persons, at least 2 of them", 10)
    ('at_least', '')
    """
    hedge, stop = hedge_after(low, end)
    if hedge != "at_least":
        return ""
    after = low[stop : stop + _WINDOW].split(maxsplit=1)
    opens = bool(after) and (after[0][0].isdigit() or after[0] in NUMERALS)
    return "" if opens else hedge


def as_hedge(name: str) -> Hedge:
    """The Hedge of a name of the modifier table, which tells two of them more finely.

    >>> as_hedge("well_over").value
    'more_than'
    """
    return Hedge({"odd": "about", "well_over": "more_than"}.get(name, name))


def make_count(hedge: str, number: int) -> Count:
    """The Count of a number and the hedge the tables gave it.

    >>> make_count("at_least", 30), make_count("odd", 30)
    (Count(30+), Count(~30))
    """
    if hedge == "odd":  # thirty-odd is 31 to 39, two hundred-odd 201 to 219
        high = number + max(9, number // 10 - 1)
        return Count(low=number + 1, high=high, stated=number, hedge=Hedge.ABOUT, word="odd")
    if hedge == "well_over":
        return attrs.evolve(Count.more_than(number), word="well_over")
    if hedge == "fewer_than" and not number:
        return Count.exactly(0)
    return _MAKERS[hedge](number)


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
