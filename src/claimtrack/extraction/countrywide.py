"""Numbers over a whole country: a day's dead everywhere are of no one event."""

from __future__ import annotations

import re

__all__ = ["is_countrywide"]

_COUNTRYWIDE = re.compile(
    r"\b(?:(?:across|around|throughout) the (?:country|nation)|countrywide|nationwide)\b"
)


def is_countrywide(lower: str) -> bool:
    """Whether a sentence in small letters counts over a whole country, not at one place.

    >>> is_countrywide("36 people were killed across the country on tuesday")
    True
    """
    return _COUNTRYWIDE.search(lower) is not None
