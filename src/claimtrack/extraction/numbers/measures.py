"""Units beside a number: "32 km", "500-pound", "$3m", "a 12-year-old", "40 percent"."""

from __future__ import annotations

import re

from claimtrack.extraction.numbers.lexicon import CURRENCY, THROUGH, UNITS, alternatives
from claimtrack.extraction.numbers.nouns import is_plural
from claimtrack.extraction.numbers.numerals import Number

__all__ = ["UNIT_WORDS", "as_unit", "money_before", "unit_behind"]

UNIT_WORDS = {word.lower(): unit for word, unit in UNITS.items() if len(word) > 1}
# Single letters are units only against digits ("5m", not "5 m"), and in their own case.
_LETTERS = {word: unit for word, unit in UNITS.items() if len(word) == 1 and word.isalpha()}
_BEHIND = re.compile(
    rf"[\s\u00a0]{{0,2}}%|(?:[\s\u00a0]{{0,3}}|\s?-\s?)({alternatives(UNIT_WORDS)})(?![a-z0-9])"
)
_INCHES = re.compile(r"[\u2032'\u2019]\s?\d{1,2}[\u2033\"\u201d]?|\u2033")
_MONEY = re.compile(rf"(?:(?<![a-z])(?:{alternatives(w.lower() for w in CURRENCY)}))\s?$")
_SYMBOLS = {symbol.lower(): unit for symbol, unit in CURRENCY.items()}
_SYMBOL_ENDS = tuple({symbol[-1] for symbol in _SYMBOLS})
_WORD = re.compile(r"[\s\u00a0]([a-z]+)")
_AMBIGUOUS = frozenset("mg")  # million or metre, billion or gram


def money_before(text: str, low: str, start: int) -> tuple[str, int] | None:
    """The currency written before a number and where it starts, or None.

    >>> money_before("US$3m", "us$3m", 3)
    ('dollar', 0)
    """
    behind = start - low[start - 1 : start].isspace()
    if not low.endswith(_SYMBOL_ENDS, max(0, start - 6), behind):
        return None  # most numbers are no sums
    match = _MONEY.search(low, max(0, start - 6), start)
    if match is None:
        return None
    symbol = match.group().strip()
    if symbol.isalpha() and text[match.start()].islower():
        return None  # "ps" and "rs" are symbols in capitals only
    return _SYMBOLS[symbol], match.start()


def unit_behind(text: str, low: str, number: Number) -> tuple[str, int] | None:
    """The unit right behind a number and where it stops, or None.

    >>> unit_behind("12 km", "12 km", Number(12, 2, "digits"))
    ('kilometre', 5)
    """
    end = number.end
    match = _BEHIND.match(low, end)
    if match is not None:
        return "percent" if match.group(1) is None else UNIT_WORDS[
            _plain(match.group(1))
        ], match.end()
    letter = text[end : end + 1]
    if letter in _LETTERS and number.shape != "words" and not text[end + 1 : end + 2].isalnum():
        return _LETTERS[letter], end + 1
    feet = _INCHES.match(low, end) if number.shape != "words" else None
    return None if feet is None else ("foot", feet.end())


def as_unit(text: str, low: str, number: Number) -> Number:
    """The number without a scale letter that is a unit: "a 5m wall", but not "5m people".

    >>> as_unit("5m wall", "5m wall", Number(5_000_000, 2, "digits", 10**6, "m")).value
    5.0
    """
    if (
        number.letter not in _AMBIGUOUS
        or text[number.end - 1].isupper()
        or _counts_on(low, number.end)
    ):
        return number
    return Number(number.value / number.scale, number.end - 1, number.shape)


def _counts_on(low: str, end: int) -> bool:
    """Whether a plural follows, so that "1.2m people" is a million and "a 1.2m wall" a metre."""
    match = _WORD.match(low, end)
    word = "" if match is None else match.group(1)
    return is_plural(word) or word in UNIT_WORDS or word in THROUGH or word == "killed"


def _plain(words: str) -> str:
    return " ".join(words.split())
