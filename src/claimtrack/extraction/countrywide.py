"""Numbers over a whole country: a day's dead everywhere are of no one event."""

from __future__ import annotations

from claimtrack.extraction.tokens import holds
from claimtrack.registry.lexicon import any_of, phrase_set

__all__ = ["is_countrywide"]

_COUNTRYWIDE = any_of(phrase_set("countrywide"))
_LAST_WORDS = {phrase.rpartition(" ")[2] for phrase in phrase_set("countrywide")}


def is_countrywide(lower: str) -> bool:
    """Whether a sentence in small letters counts over a whole country, not at one place.

    >>> is_countrywide("36 people were killed across the country on tuesday")
    True
    """
    return holds(lower, _LAST_WORDS) and _COUNTRYWIDE.search(lower) is not None
