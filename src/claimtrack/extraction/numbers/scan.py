"""The fast inner reading: one pass over a text, anchored on digits and number words.

text -> lower case -> anchors -> number -> words before (bounds) -> words behind (what is counted) -> mention
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimtrack.extraction.numbers.context import classify
from claimtrack.extraction.numbers.hedges import hedge_after, hedge_before, make_count
from claimtrack.extraction.numbers.lexicon import NOUNS, VAGUE, WORDS, alternatives
from claimtrack.extraction.numbers.mention import AmountMention, CountMention
from claimtrack.extraction.numbers.nouns import head_noun
from claimtrack.extraction.numbers.numerals import Number, read_number
from claimtrack.model.amount import Amount
from claimtrack.model.count import Count, Hedge

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["fold", "mentions"]

_VAGUE = re.compile(rf"(?:{alternatives(VAGUE)})(?![a-z-])")
_ZERO = re.compile(
    r"(?:no[- ]one|nobody|none)(?![a-z])|no\s+(?=(?:[a-z]+\s+){0,2}?(?:people|persons|casualties|deaths|injuries|fatalities|victims|civilians|soldiers|police|children|women|men|lives|wounded|dead|injured|one)\b)"
)
_ANCHOR = re.compile(
    rf"\d|\b(?:{alternatives([*WORDS, *VAGUE, 'half', 'quarter', 'no', 'none', 'nobody'])})"
)
_RANGE = re.compile(r"\s?[-\u2013\u2014]\s?|\s{1,3}(?:to|or)\s{1,3}")
_BETWEEN = re.compile(r"\b(?:anywhere\s+)?between\s{1,3}$")
_AND = re.compile(r"\s{1,3}and\s{1,3}")
_MORE = re.compile(r"\s{1,3}(?:more|others|other)(?![a-z])(?!\s+than)")
_PART = re.compile(r"\s{1,3}of\s{1,3}(?:them|those|whom|these|the|his|her|their|its)(?![a-z])")


def fold(text: str) -> str:
    """Lower case with every character at its place.

    >>> fold("AT LEAST 12")
    'at least 12'
    """
    low = text.lower()
    if len(low) != len(text):  # a few capitals lower to two characters
        low = "".join(char.lower()[0] for char in text)
    return low


def mentions(text: str, *, measures: bool) -> Iterator[CountMention | AmountMention]:
    """Every number of a text in reading order; with ``measures`` also amounts."""
    low = fold(text)
    at = 0
    while (anchor := _ANCHOR.search(low, at)) is not None:
        start = anchor.start()
        mention, at = _read(text, low, start, anchor.end())
        if mention is not None and (measures or isinstance(mention, CountMention)):
            yield mention


def _read(text: str, low: str, start: int, anchor_end: int):
    zero = _ZERO.match(low, start)
    if zero is not None:
        end = start + len(zero.group().rstrip())
        return _count(text, low, start, end, end, Count.exactly(0)), end
    vague = _VAGUE.match(low, start)
    number = None if vague else read_number(low, start)
    if vague is not None:
        return _vague(text, low, start, vague), vague.end()
    if number is None:
        return None, _past(low, anchor_end)
    reading = classify(text, low, start, number)
    if reading.unit is None:
        return None, number.end
    if reading.unit:
        return _amount(text, low, start, number, reading.unit, reading.end), reading.end
    return _number(text, low, start, number)


def _past(low: str, at: int) -> int:
    while at < len(low) and low[at].isdigit():
        at += 1
    return at


def _number(text: str, low: str, start: int, number: Number):
    before = hedge_before(low, start)
    end = number.end
    value = number.value
    between = _BETWEEN.search(low, max(0, start - 12), start)
    second = _second(low, number, _RANGE if between is None else _AND)
    if second is not None:
        count = Count.between(int(value), int(second.value))
        end = second.end
        first = before.start if between is None else between.start()
        mention = _count(text, low, first, end, end, count, before.relation)
        return mention, end
    hedge, end = hedge_after(low, end)
    if isinstance(value, float):
        if not value.is_integer():
            return None, end
        value = int(value)
    count = make_count(hedge or before.hedge, value)
    return _count(text, low, before.start, end, end, count, before.relation), end


def _second(low: str, number: Number, links: re.Pattern[str]) -> Number | None:
    link = links.match(low, number.end)
    if link is None:
        return None
    second = read_number(low, link.end())
    if second is None or second.value <= number.value or not isinstance(second.value, int):
        return None
    return second


def _vague(text: str, low: str, start: int, match: re.Match[str]):
    before = hedge_before(low, start)
    words = " ".join(match.group().split())
    return _count(
        text, low, before.start, match.end(), match.end(), Count.vague(words), before.relation
    )


def _count(text, low, start, end, after, count, relation=""):
    more = _MORE.match(low, after)
    if more is not None:
        relation, end = relation or "additional", more.end()
    elif _PART.match(low, after):
        relation = relation or "part"
    first, last = head_noun(low, end, single=count.stated == 1)
    noun = text[first:last]
    unit = NOUNS.get(noun.lower(), "person")
    quoted = text[start:end]
    count = Count(
        low=count.low,
        high=count.high,
        stated=count.stated,
        hedge=count.hedge,
        unit=unit,
        word=count.word,
        text=quoted,
    )
    return CountMention(count, start, end, quoted, noun, relation)


def _amount(text: str, low: str, start: int, number: Number, unit: str, end: int) -> AmountMention:
    before = hedge_before(low, start)
    quoted = text[before.start : end]
    hedge = Hedge.MORE_THAN if before.hedge == "well_over" else Hedge(before.hedge)
    amount = Amount(
        stated=number.value,
        low=number.value,
        high=number.value,
        hedge=hedge,
        unit=unit,
        text=quoted,
    )
    return AmountMention(amount, before.start, end, quoted)
