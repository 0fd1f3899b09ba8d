"""What a number is about: this event, a stretch of time, or something recalled."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from claimtrack.model.claim import Scope

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtrack.extraction.claims.drafts import Draft
    from claimtrack.model.harm import Harm

__all__ = ["episode_of", "is_period", "relate"]

_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
_PERIOD = re.compile(
    r"\bsince (?:it began|the (?:start|beginning|outbreak|war|conflict|uprising|revolt|invasion|coup)|"
    rf"(?:early |late |mid-)?(?:\d{{4}}|{_MONTH}|last (?:year|month|week)))|\bso far (?:this|in)\b|"
    r"\b(?:this|last|each|every|per|a) (?:year|month) (?:alone|so far)\b|\b(?:in|over|during|for|within) the (?:past|last|previous) "
    r"(?:\w+ )?(?:hours|days|weeks|months|years|week|month|year|decade|decades)\b|\b(?:in|over) (?:\w+|\d+) (?:days|weeks|years|months|decades) of\b|\b(?:in|over) (?:\w+|\d+) (?:years|months|decades)\b|"
    r"\beach year\b|\bevery year\b|\bannually\b|\b(?:\w+)-year(?:-long|-old)? (?:war|conflict|insurgency|civil war|uprising|campaign)\b"
)


_YEAR = re.compile(
    r"\b(?:in|of|the|since|from|during|until) (?:\w+ )?(?:\d{1,2},? )?((?:19|20)\d\d)\b"
)
_BEFORE = re.compile(
    r"\b(?:\w+ (?:years|months|decades) (?:ago|earlier|before)|last year|earlier this year|anniversary of|"
    r"a (?:year|month|decade) (?:ago|earlier)|similar (?:attack|incident)|previous (?:attack|incident)|in a separate)\b"
)


def is_period(lower: str) -> bool:
    """Whether a sentence in small letters counts over a stretch of time.

    >>> is_period("more than 300 people have died since the war began")
    True
    """
    return _PERIOD.search(lower) is not None


def episode_of(lower: str, day: dt.date | None) -> str:
    """The words that mark a sentence in small letters as telling of an earlier event; "" for the main one.

    >>> episode_of("a bombing in 2004 killed twelve", dt.date(2018, 2, 10))
    'in 2004'
    """
    match = _BEFORE.search(lower)
    if match is not None:
        return match.group()
    for match in _YEAR.finditer(lower):
        if day is not None and int(match[1]) < day.year - 1:
            return match.group()
    return ""


def relate(drafts: Sequence[Draft]) -> None:
    """Tell totals from what comes on top of them, and find the whole of a part named later."""
    seen: dict[Harm, Draft] = {}
    for one in drafts:
        earlier = seen.get(one.harm)
        if (
            one.additional
            and one.scope is Scope.INCIDENT
            and earlier is not None
            and not one.count.is_zero
        ):
            one.scope = Scope.INCREMENT
        if one.scope is Scope.PART and one.whole is None and earlier is not None:
            one.whole = earlier
        if one.scope is Scope.INCIDENT:
            seen[one.harm] = one
