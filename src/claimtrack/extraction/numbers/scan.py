"""The fast inner reading: one pass over a text, anchored on figures and number words.

text -> lower case -> anchors -> number -> what it is not -> words before and behind -> mention
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from claimtrack.extraction.numbers.context import is_code, is_glued, is_name, past_code, word_before
from claimtrack.extraction.numbers.days import is_age
from claimtrack.extraction.numbers.hedges import as_hedge, hedge_after, hedge_before, make_count
from claimtrack.extraction.numbers.lexicon import CURRENCY, NUMERALS, SETS, alternatives
from claimtrack.extraction.numbers.measures import as_unit, money_before, unit_behind
from claimtrack.extraction.numbers.mention import AmountMention, CountMention
from claimtrack.extraction.numbers.nouns import head_noun, noun_unit, part_of
from claimtrack.extraction.numbers.numerals import Number, read_number, scaled_like
from claimtrack.extraction.numbers.vague import OPENERS, read_words
from claimtrack.model.amount import Amount
from claimtrack.model.count import Count, Hedge

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["fold", "mentions"]

Mention = CountMention | AmountMention

_SETS = [f"a {word} of" for word in SETS]
_ARTICLED = [f"a {word}" for word, n in NUMERALS.items() if n.kind in {"hundred", "scale", "group"}]
_ANCHOR = re.compile(
    rf"\d|\.\d|\b(?:{alternatives({*NUMERALS, *OPENERS, *_SETS, *_ARTICLED, 'half', 'quarter'} - {'score'})})(?![a-z])"
)
_RANGE = re.compile(r"\s?[-\u2013\u2014]\s?|\s{1,3}(?:to|or)(?:\s{1,3}|-)")
_AND = re.compile(r"\s{1,3}and\s{1,3}")
_BETWEEN = re.compile(r"\bbetween\s{1,3}(?:[$\u20ac\u00a3]\s?)?$")
_FROM = re.compile(
    r"\b(?:rose|rise|risen|rises|increased?|increasing|grew|jumped|climbed|fell|fallen|dropped|declined|cut|up|down|revised|lowered|raised)\b[^.;]*\bfrom\s{1,3}(?:[a-z]+\s){0,2}$"
)
_MORE = re.compile(r"\s{1,3}(?:more(?!\s{1,3}than)|others|other)(?![a-z])")


def fold(text: str) -> str:
    """Lower case with every character at its place.

    >>> fold("AT LEAST 12")
    'at least 12'
    """
    low = text.lower()
    if len(low) != len(text):  # a few capitals lower to two characters
        low = "".join(char.lower()[0] for char in text)
    return low


def mentions(text: str, *, measures: bool, bare: bool = False) -> Iterator[Mention]:
    """Every number of a text in reading order; with ``measures`` also amounts.

    ``bare`` is for a text that is nothing but a count: what it stands beside tells nothing then.
    """
    reader = _Reader(text, bare=bare)
    at = 0
    while (anchor := _ANCHOR.search(reader.low, at)) is not None:
        mention, at = reader.read(anchor.start(), anchor.end())
        if mention is not None and (measures or isinstance(mention, CountMention)):
            yield mention


class _Reader:
    """Reads one mention at a time from a text."""

    __slots__ = ("bare", "low", "text")

    def __init__(self, text: str, *, bare: bool) -> None:
        self.text = text
        self.low = fold(text)
        self.bare = bare

    def read(self, start: int, anchored: int) -> tuple[Mention | None, int]:
        """What stands at an anchor, if it is a mention, and where to go on."""
        wording = read_words(self.low, start) if not self.low[start].isdigit() else None
        if wording is not None:
            return self._worded(start, wording.value, wording.end, wording.relation)
        number = read_number(self.low, start)
        if number is None:
            return None, past_code(self.low, start) if self.low[start].isdigit() else anchored
        return self._number(start, number)

    def _worded(
        self, start: int, value: Count | Amount, end: int, relation: str
    ) -> tuple[Mention | None, int]:
        before = hedge_before(self.low, start)
        relation = relation or before.relation
        if isinstance(value, Count):
            return self._count(before.start, end, value, relation)
        value = attrs.evolve(value, hedge=_louder(as_hedge(before.hedge), value.hedge))
        return self._amount(before.start, end, value, relation), end

    def _number(self, start: int, number: Number) -> tuple[Mention | None, int]:
        low, text = self.low, self.text
        before = word_before(low, start)
        money = money_before(text, low, start)
        if money is not None:
            return self._measured(money[1], number, money[0], number.end)
        if not self.bare and is_code(low, start, number, before):
            return None, past_code(low, number.end)
        number = as_unit(text, low, number)
        unit = unit_behind(text, low, number)
        if unit is not None:
            return self._measured(start, number, *unit)
        if not self.bare and is_age(text, low, start, number, before):
            return self._measured(start, number, "year", number.end)
        if not self.bare and is_name(text, low, start, number, before):
            return None, past_code(low, number.end)
        second = self._second(start, number)
        if second is not None:
            return self._pair(start, number, second)
        if not self.bare and (is_glued(low, number.end) or _is_score(low, number)):
            return None, past_code(low, number.end)
        return self._single(start, number)

    def _single(self, start: int, number: Number) -> tuple[Mention | None, int]:
        before = hedge_before(self.low, start)
        behind, end = hedge_after(self.low, number.end)
        value = number.value
        if isinstance(value, float) and not value.is_integer():
            value = self._as_thousands(start, number) or value
        if isinstance(value, float):
            return self._measured(start, number._replace(end=end), "thing", end)
        count = make_count(behind or before.hedge, value)
        return self._count(before.start, end, count, before.relation)

    def _as_thousands(self, start: int, number: Number) -> int | None:
        """ "1.200 people" is written with a European point: people have no fractions."""
        figures = self.low[start : number.end]
        first, last = head_noun(self.text, self.low, number.end)
        if first == last or noun_unit(self.low[first:last]) != "person":
            return None
        whole, _, rest = figures.partition(".")
        return int(whole + rest) if whole.isdigit() and rest.isdigit() and len(rest) == 3 else None

    def _second(self, start: int, number: Number) -> Number | None:
        """The second number of a pair ("20 to 30", "four or five", "between 20 and 30"), or None."""
        low = self.low
        between = _BETWEEN.search(low, max(0, start - 12), start)
        link = (_RANGE if between is None else _AND).match(low, number.end)
        if link is None:
            return None
        at = link.end()
        if low[at : at + 1] in {"$", "\u20ac", "\u00a3"}:
            at += 1
        second = read_number(low, at)
        if second is None or scaled_like(number, second).value >= second.value:
            return None
        rises = link.group().strip() == "to" and _FROM.search(low, max(0, start - 48), start)
        return None if rises else second

    def _pair(self, start: int, number: Number, second: Number) -> tuple[Mention | None, int]:
        first = scaled_like(number, second)
        unit = unit_behind(self.text, self.low, second)
        if (
            unit is None
            and not self.bare
            and (is_glued(self.low, second.end) or is_code(self.low, second.end, second, ""))
        ):
            return None, past_code(self.low, second.end)
        between = _BETWEEN.search(self.low, max(0, start - 12), start)
        before = hedge_before(self.low, start if between is None else between.start())
        opens = before.start if between is None else min(before.start, between.start())
        if (
            unit is not None
            or not isinstance(first.value, int)
            or not isinstance(second.value, int)
        ):
            name, end = unit or ("thing", second.end)
            amount = Amount(
                stated=None, low=first.value, high=second.value, hedge=Hedge.BETWEEN, unit=name
            )
            return self._amount(opens, end, amount, before.relation), end
        return self._count(
            opens, second.end, Count.between(first.value, second.value), before.relation
        )

    def _count(self, start: int, end: int, count: Count, relation: str) -> tuple[CountMention, int]:
        low = self.low
        more = _MORE.match(low, end)
        if more is not None:
            relation, end = relation or "additional", more.end()
        elif not relation and part_of(low, end):
            relation = "part"
        first, last = head_noun(self.text, low, end, single=count.stated == 1)
        unit = noun_unit(low[first:last])
        said = self.text[start:end]
        count = attrs.evolve(count, unit=unit, text=said)
        return CountMention(count, start, end, said, self.text[first:last], relation), end

    def _measured(
        self, start: int, number: Number, unit: str, end: int
    ) -> tuple[Mention | None, int]:
        """A number with a unit; a second one may follow ("5% to 10%", "$3 to $5 billion")."""
        before = hedge_before(self.low, start)
        second = self._second(start, number._replace(end=end))
        if second is not None:
            beside = unit_behind(self.text, self.low, second)
            if _same_unit(self.text[end : second.end], unit, beside):
                end = second.end if beside is None else beside[1]
                first = scaled_like(number, second)
                amount = Amount(
                    stated=None, low=first.value, high=second.value, hedge=Hedge.BETWEEN, unit=unit
                )
                return self._amount(before.start, end, amount, before.relation), end
        behind, end = hedge_after(self.low, end)
        value = number.value
        hedge = as_hedge(behind or before.hedge)
        amount = Amount(
            stated=value, low=_low(value, hedge), high=_high(value, hedge), hedge=hedge, unit=unit
        )
        return self._amount(before.start, end, amount, before.relation), end

    def _amount(self, start: int, end: int, amount: Amount, relation: str) -> AmountMention:
        first, last = head_noun(self.text, self.low, end)
        said = self.text[start:end]
        return AmountMention(
            attrs.evolve(amount, text=said), start, end, said, self.text[first:last], relation
        )


def _same_unit(between: str, unit: str, beside: tuple[str, int] | None) -> bool:
    """Whether the second number of a pair is in the unit of the first: "5% to 10%", "$3 to $5", not "5% to $84"."""
    symbol = next((char for char in between if char in CURRENCY), None)
    if symbol is not None:
        return CURRENCY[symbol] == unit
    return beside is not None and beside[0] == unit


def _is_score(low: str, number: Number) -> bool:
    """Whether a second, smaller figure hangs on: "2-1", "3-3"; it is no range, so neither counts."""
    return (
        number.shape != "words"
        and re.match(r"[-\u2013]\d", low[number.end : number.end + 2]) is not None
    )


def _louder(before: Hedge, own: Hedge) -> Hedge:
    return own if before is Hedge.EXACT else before


def _low(value: float, hedge: Hedge) -> float | None:
    return None if hedge in {Hedge.UP_TO, Hedge.AT_MOST, Hedge.FEWER_THAN} else value


def _high(value: float, hedge: Hedge) -> float | None:
    return None if hedge in {Hedge.AT_LEAST, Hedge.MORE_THAN} else value
