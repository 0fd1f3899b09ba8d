"""The fast inner reading: one pass over a text, anchored on figures and number words.

text -> lower case -> anchors -> number -> what it is not -> words before and behind -> mention
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from claimtrack.extraction.numbers.context import (
    ends_in_code,
    is_code,
    is_glued,
    is_name,
    past_code,
    word_before,
)
from claimtrack.extraction.numbers.days import is_age
from claimtrack.extraction.numbers.hedges import (
    Before,
    as_hedge,
    floor_behind,
    hedge_after,
    hedge_before,
    make_count,
)
from claimtrack.extraction.numbers.lexicon import CURRENCY, NUMERALS, SETS, alternatives
from claimtrack.extraction.numbers.measures import as_unit, money_before, unit_behind
from claimtrack.extraction.numbers.mention import AmountMention, CountMention
from claimtrack.extraction.numbers.nouns import group_before, head_noun, noun_unit, part_of
from claimtrack.extraction.numbers.numerals import Number, read_number
from claimtrack.extraction.numbers.pairs import Pair, find_pair, is_score
from claimtrack.extraction.numbers.vague import OPENERS, read_words
from claimtrack.model.amount import Amount
from claimtrack.model.count import Count, Hedge

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["fold", "mentions"]

Mention = CountMention | AmountMention

_SETS = [f"a {word} of" for word in SETS]
_ARTICLED = [f"a {word}" for word, n in NUMERALS.items() if n.kind in {"hundred", "scale", "group"}]
_OPENING = {*NUMERALS, *OPENERS, *_SETS, *_ARTICLED} - {"score"}
_OPENS = re.compile(rf"(?:{alternatives(_OPENING)})(?![a-z])")
# Where numbers can start: at a figure, or behind a character that ends a word, so that the letters
# of all other words are passed over fast.
_ANCHOR = re.compile(rf"[^a-z](?:(?<=\d)|(?<=\.)(?=\d)|\b(?=({_OPENS.pattern})))")
_AS_MANY = re.compile(r"\s{1,3}(?:as\s(?:many|much)|the\s|more\s|higher\s)")
_FLOOR, _NOUN_ROOM = "least", 60
"""What a floor behind a noun is found by, and how far behind the number it is looked for."""
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
    reader = _Reader(text, measures=measures, bare=bare)
    at = 0
    for anchor in _ANCHOR.finditer(f" {reader.low}"):
        start = anchor.end() - 1 if anchor.lastindex else anchor.start() - 1
        if start >= at:
            mention, at = reader.read(start)
            if mention is not None:
                yield mention


class _Reader:
    """Reads one mention at a time from a text."""

    __slots__ = ("bare", "low", "measures", "text")

    def __init__(self, text: str, *, measures: bool, bare: bool) -> None:
        self.text = text
        self.low = fold(text)
        self.measures = measures
        self.bare = bare

    def read(self, start: int) -> tuple[Mention | None, int]:
        """What stands at an anchor, if it is a mention, and where to go on."""
        figure = self.low[start].isdigit() and not self.low.startswith("1 in ", start)
        wording = None if figure else read_words(self.low, start)
        if wording is not None:
            return self._worded(start, wording.value, wording.end, wording.relation)
        number = read_number(self.low, start)
        if number is None:
            opening = _OPENS.match(self.low, start)
            return None, past_code(self.low, start) if opening is None else opening.end()
        return self._number(start, number)

    def _worded(
        self, start: int, value: Count | Amount, end: int, relation: str
    ) -> tuple[Mention | None, int]:
        before = hedge_before(self.low, start)
        relation = relation or before.relation
        if isinstance(value, Count):
            return self._count(before.start, end, value, relation)
        if not self.measures:
            return None, end
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
        if unit is None and not self.bare and is_age(text, low, start, number, before):
            unit = ("year", number.end)
        if unit is not None:
            return self._measured(start, number, *unit)
        if not self.bare and is_name(text, low, start, number, before):
            return None, past_code(low, number.end)
        return self._counted(start, number)

    def _counted(self, start: int, number: Number) -> tuple[Mention | None, int]:
        pair = find_pair(self.low, start, number)
        if pair is not None:
            return self._pair(pair)
        alone = self.bare or not (is_glued(self.low, number.end) or is_score(self.low, number))
        return self._single(start, number) if alone else (None, past_code(self.low, number.end))

    def _single(self, start: int, number: Number) -> tuple[Mention | None, int]:
        before = hedge_before(self.low, start)
        behind, end = hedge_after(self.low, number.end)
        value = self._whole(start, number)
        if value is None:
            return self._measured(start, number._replace(end=end), "thing", end)
        hedge = behind or before.hedge
        if hedge == "exact" and _FLOOR in self.low[end : end + _NOUN_ROOM]:
            hedge = floor_behind(self.low, head_noun(self.text, self.low, end)[1]) or hedge
        count = make_count(hedge, value)
        return self._count(before.start, end, count, before.relation)

    def _whole(self, start: int, number: Number) -> int | None:
        """The value of a whole number; people have no fractions, so "1.200 people" are 1,200."""
        if float(number.value).is_integer():
            return int(number.value)
        figures = self.low[start : number.end]
        first, last = head_noun(self.text, self.low, number.end)
        if first == last or noun_unit(self.low[first:last]) != "person":
            return None
        whole, _, rest = figures.partition(".")
        return int(whole + rest) if whole.isdigit() and rest.isdigit() and len(rest) == 3 else None

    def _pair(self, pair: Pair) -> tuple[Mention | None, int]:
        end = pair.high.end
        unit = unit_behind(self.text, self.low, pair.high)
        if unit is None and not self.bare and self._ends_in_code(pair.high):
            return None, past_code(self.low, end)
        before = hedge_before(self.low, pair.start)
        first, second = pair.low.value, pair.high.value
        if unit is None and isinstance(first, int) and isinstance(second, int):
            return self._count(before.start, end, Count.between(first, second), before.relation)
        name, end = unit or ("thing", end)
        return self._between(before, name, pair, end)

    def _ends_in_code(self, number: Number) -> bool:
        return is_glued(self.low, number.end) or ends_in_code(self.low, number)

    def _between(
        self, before: Before, unit: str, pair: Pair, end: int
    ) -> tuple[Mention | None, int]:
        if not self.measures:
            return None, end
        low, high = pair.low.value, pair.high.value
        amount = Amount(stated=None, low=low, high=high, hedge=Hedge.BETWEEN, unit=unit)
        return self._amount(before.start, end, amount, before.relation), end

    def _count(self, start: int, end: int, count: Count, relation: str) -> tuple[CountMention, int]:
        low = self.low
        more = _MORE.match(low, end)
        if more is not None:
            relation, end = relation or "additional", more.end()
        elif not relation and part_of(low, end):
            relation = "part"
        first, last = head_noun(self.text, low, end, single=count.stated == 1)
        unit = noun_unit(low[first:last])
        if first == last:  # "a family of five" counts people, not families
            first, last = group_before(low, start)
        said = self.text[start:end]
        count = Count(
            low=count.low,
            high=count.high,
            stated=count.stated,
            hedge=count.hedge,
            unit=unit,
            word=count.word,
            text=said,
        )
        return CountMention(count, start, end, said, self.text[first:last], relation), end

    def _measured(
        self, start: int, number: Number, unit: str, end: int
    ) -> tuple[Mention | None, int]:
        """A number with a unit; a second one may follow ("5% to 10%", "$3 to $5 billion")."""
        before = hedge_before(self.low, start)
        if unit == "multiple" and _AS_MANY.match(self.low, end):
            before = before._replace(relation="multiple")
        pair = find_pair(self.low, start, number._replace(end=end))
        if pair is not None:
            beside = unit_behind(self.text, self.low, pair.high)
            if _same_unit(self.text[end : pair.second], unit, beside):
                before = hedge_before(self.low, pair.start)
                return self._between(before, unit, pair, beside[1] if beside else pair.high.end)
        behind, end = hedge_after(self.low, end)
        if not self.measures:
            return None, end
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
    """Whether a pair is in one unit: "5% to 10%", "$3 to $5", not "5% to $84"."""
    symbol = next((char for char in between if char in CURRENCY), None)
    if symbol is not None:
        return CURRENCY[symbol] == unit
    return beside is not None and beside[0] == unit


def _louder(before: Hedge, own: Hedge) -> Hedge:
    return own if before is Hedge.EXACT else before


def _low(value: float, hedge: Hedge) -> float | None:
    return None if hedge in {Hedge.UP_TO, Hedge.AT_MOST, Hedge.FEWER_THAN} else value


def _high(value: float, hedge: Hedge) -> float | None:
    return None if hedge in {Hedge.AT_LEAST, Hedge.MORE_THAN} else value
