"""What a number is not: dates, times, ages, ordinals, names, scores, measures and money.

Decided by how the words stand around it, never by the size of the number.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from claimtrack.extraction.numbers.lexicon import LABELS, MONTHS, UNITS, alternatives
from claimtrack.extraction.numbers.numerals import Number

__all__ = ["Reading", "classify"]


class Reading(NamedTuple):
    """What a number turned out to be: a count ("" unit), a measure in a unit, or nothing (None)."""

    unit: str | None
    end: int


NOTHING = Reading(None, 0)
_MONTH = alternatives(MONTHS)
_MONTH_BEFORE = re.compile(rf"\b(?:{_MONTH})\.?\s{{1,3}}(?:the\s)?$")
_MONTH_AFTER = re.compile(rf"(?:st|nd|rd|th)?(?:\s{{1,3}}of)?[\s-]{{1,3}}(?:{_MONTH})(?![a-z])")
_MAY_VERB = re.compile(r"\s{1,3}may\s{1,3}(?:have|be|die|not)\b")
_YEAR_BEFORE = re.compile(
    rf"(?:\b(?:in|since|of|by|from|until|till|during|before|after|early|late|mid|year|spring|summer|autumn|fall|winter"
    rf"|the|and|to|between|{_MONTH})\.?,?|[-\u2013/(]|\b\d{{1,2}},?)\s{{0,3}}$"
)
_TIME_AFTER = re.compile(
    r":\d\d|\.\d\d\s?[ap]\.?m|\s{0,2}[ap]\.?m\b|\s{1,3}o['\u2019]clock|\s{0,2}(?:gmt|utc|est|edt|hrs)\b"
)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)(?![a-z])")
_GLUED = re.compile(r"[a-z\u00b5\u03bc\u00b0%/]+")
_UNIT_AFTER = re.compile(
    r"[\s-]{0,3}(" + alternatives(w for w in map(str.lower, UNITS) if len(w) > 1) + r")(?![a-z])"
)
_SCORE = re.compile(r"\s?[-\u2013]\s?\d+")
_COMPOUND = re.compile(r"-[a-z]")
_LAST_WORD = re.compile(r"([^\s(\[\"'\u201c]+)\s{1,3}$")
_MONEY = {
    "$": "dollar",
    "\u20ac": "euro",
    "\u00a3": "sterling",
    "\u00a5": "yen",
    "\u20b9": "rupee",
    "\u20aa": "shekel",
}
_LOWER_UNITS = {word.lower(): unit for word, unit in UNITS.items()}


def classify(text: str, low: str, start: int, number: Number) -> Reading:
    """What the number at a place is."""
    before = low[start - 1 : start]
    if before in _MONEY:
        return Reading(_MONEY[before], number.end)
    if before and (
        before.isalnum()
        or before in "/#@_."
        or (before == ":" and low[start - 2 : start - 1].isdigit())
    ):
        return NOTHING
    if before and before in "-\u2013" and low[start - 2 : start - 1].isalnum():
        return NOTHING
    return _behind(text, low, start, number)


def _behind(text: str, low: str, start: int, number: Number) -> Reading:
    end = number.end
    if (
        _ORDINAL.match(low, end)
        or _TIME_AFTER.match(low, end)
        or low[end : end + 1] in {"/", ":"}
        and low[end + 1 : end + 2].isdigit()
    ):
        return NOTHING
    unit = _UNIT_AFTER.match(low, end)
    if unit is not None:
        return Reading(_LOWER_UNITS[" ".join(unit.group(1).split())], unit.end())
    if low[end : end + 1] == "%":
        return Reading("percent", end + 1)
    if _GLUED.match(low, end) or _COMPOUND.match(low, end):
        return NOTHING
    if _is_date(text, low, start, number):
        return NOTHING
    word = _LAST_WORD.search(low, max(0, start - 24), start)
    if word is not None and word.group(1) in LABELS:
        return NOTHING
    return Reading("", end)


def _is_date(text: str, low: str, start: int, number: Number) -> bool:
    if number.value <= 31:
        if _MONTH_AFTER.match(low, number.end) and not _MAY_VERB.match(low, number.end):
            return True
        if _MONTH_BEFORE.search(low, max(0, start - 14), start):
            return True
    looks = number.shape == "digits" and number.end - start == 4 and 1500 <= number.value < 2100
    return looks and _YEAR_BEFORE.search(low, max(0, start - 14), start) is not None
