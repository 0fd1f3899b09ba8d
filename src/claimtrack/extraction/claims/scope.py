"""What a number is about: this event, a stretch of time, or something recalled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimtrack.model.claim import Scope

if TYPE_CHECKING:
    from claimtrack.extraction.claims.drafts import Draft

__all__ = ["scope_of"]

_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
_PERIOD = re.compile(
    r"\bsince (?:it began|the (?:start|beginning|outbreak|war|conflict|uprising|revolt|invasion|coup)|"
    rf"(?:early |late |mid-)?(?:\d{{4}}|{_MONTH}|last (?:year|month|week)))|\bso far (?:this|in)\b|"
    r"\b(?:this|last|each|every|per|a) (?:year|month) (?:alone|so far)\b|\b(?:in|over|during|for|within) the (?:past|last|previous) "
    r"(?:\w+ )?(?:hours|days|weeks|months|years|week|month|year|decade|decades)\b|\b(?:in|over) (?:\w+|\d+) (?:years|months|decades)\b|"
    r"\beach year\b|\bevery year\b|\bannually\b|\b(?:\w+)-year(?:-long|-old)? (?:war|conflict|insurgency|civil war|uprising|campaign)\b"
)


def scope_of(lower: str, one: Draft) -> tuple[Scope, str]:
    """The scope of a draft, and the key of the episode it belongs to."""
    if one.scope is not Scope.INCIDENT:
        return one.scope, ""
    if _PERIOD.search(lower):
        return Scope.PERIOD, ""
    return Scope.INCIDENT, ""
