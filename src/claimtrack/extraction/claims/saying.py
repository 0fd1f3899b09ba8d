"""When a claim was said, where its article tells of an earlier statement than its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimtrack.extraction.dates_grammar import scan_times
from claimtrack.registry.lexicon import tree_of, word_set

if TYPE_CHECKING:
    import datetime as dt

__all__ = ["said_on"]

_HAD_SAID = re.compile(
    r"\bhad (?:(?:earlier|initially|originally|previously) )?"
    rf"{tree_of(word_set('said_before'))}\b"
)
_REACH = 40
"""Characters behind the verb in which the day of saying stands: "had said on Sunday"."""


def said_on(text: str, lower: str, published: dt.date | None) -> dt.date | None:
    """The day on which a sentence says its claims were made, where that is before its article.

    Args:
        text: the sentence.
        lower: the same in small letters.
        published: the day against which weekdays are read.

    >>> import datetime as dt
    >>> text = "The prosecutor had said on Sunday that five died."
    >>> said_on(text, text.lower(), dt.date(2023, 7, 25))
    datetime.date(2023, 7, 23)
    """
    cue = _HAD_SAID.search(lower) if published is not None and "had " in lower else None
    if cue is None or published is None:
        return None
    times = scan_times(text[cue.end() : cue.end() + _REACH], published)
    day = times[0].when.end if times and times[0].form in _DAYS else None
    return day if day is not None and day < published else None


_DAYS = frozenset({"date", "day", "weekday"})
