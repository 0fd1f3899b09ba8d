"""What a number is about: this event, a stretch of time, or something recalled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimtrack.model.claim import Scope

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from claimtrack.extraction.claims.drafts import Draft
    from claimtrack.model.harm import Harm

__all__ = ["episode_of", "is_period", "relate"]

_MONTH = "(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_TIME = "(?:hours?|days?|weeks?|months?|years?|decades?)"
_FEW = "(?:two|three|four|five|six|seven|eight|nine|ten|several|many)"
_BEGUN = "(?:start|beginning|outbreak|war|conflict|uprising|revolt|invasion|coup)"
_LONG_FIGHT = "(?:war|conflict|insurgency|civil war|uprising|campaign)"
_PERIOD = re.compile(
    rf"\bsince (?:it began|the {_BEGUN}|last (?:year|month|week)"
    rf"|(?:early |late |mid-)?(?:\d{{4}}|{_MONTH}))"
    r"|\bso far (?:this|in)\b|\b(?:each|every) year\b|\bannually\b"
    r"|\b(?:this|last|each|every|per|a) (?:year|month) (?:alone|so far)\b"
    rf"|\b(?:in|over|during|for|within) the (?:past|last|previous) (?:\w+ )?{_TIME}\b"
    rf"|\b(?:in|over) (?:\d+|{_FEW}) (?:months|years|decades)\b"
    rf"|\b\w+-year(?:-long|-old)? {_LONG_FIGHT}\b"
)
_YEAR = re.compile(
    r"\b(?:in|of|the|since|from|during|until) (?:\w+ )?(?:\d{1,2},? )?((?:19|20)\d\d)\b"
)
_BEFORE = re.compile(
    r"\b(?:\w+ (?:years|months|decades) (?:ago|earlier|before)|last year|earlier this year"
    r"|anniversary of|a (?:year|month|decade) (?:ago|earlier)"
    r"|(?:similar|previous) (?:attack|incident)|in a separate)\b"
)


def is_period(lower: str) -> bool:
    """Whether a sentence in small letters counts over a stretch of time.

    >>> is_period("more than 300 people have died since the war began")
    True
    """
    return _PERIOD.search(lower) is not None


def episode_of(lower: str, day: dt.date | None) -> str:
    """The words of a sentence, in small letters, that mark an earlier event; "" for the main one.

    >>> import datetime as dt
    >>> episode_of("a bombing in 2004 killed twelve", dt.date(2018, 2, 10))
    'in 2004'
    """
    match = _BEFORE.search(lower)
    if match is not None:
        return match.group()
    for year in _YEAR.finditer(lower):
        if day is not None and int(year[1]) < day.year - 1:
            return year.group()
    return ""


def relate(drafts: Sequence[Draft]) -> None:
    """Tell totals from what comes on top of them, and find the whole of a part named later."""
    seen: dict[Harm, Draft] = {}
    for one in drafts:
        earlier = seen.get(one.harm)
        more = one.additional and one.scope is Scope.INCIDENT and not one.count.is_zero
        if more and earlier is not None and earlier not in one.beside:
            one.scope = Scope.INCREMENT
        if one.scope is Scope.PART and one.whole is None:
            one.whole = earlier
        if one.scope is Scope.INCIDENT:
            seen[one.harm] = one
