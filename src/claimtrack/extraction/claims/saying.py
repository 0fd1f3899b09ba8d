"""When a claim was said, where its article tells of an earlier statement than its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimtrack.extraction.dates_grammar import scan_times
from claimtrack.extraction.tokens import holds
from claimtrack.registry.lexicon import tree_of, word_set

if TYPE_CHECKING:
    import datetime as dt

__all__ = ["is_told_as_older", "said_on"]

_SAID = tree_of(word_set("said_before"))
_EARLIER = tree_of(word_set("said_earlier"))
_HAD_SAID = re.compile(rf"\bhad (?:{_EARLIER} )?{_SAID}\b")
_SAID_EARLIER = re.compile(
    rf"{_HAD_SAID.pattern}|\b{_EARLIER} {_SAID}\b"
    rf"|\b(?:{_EARLIER}|first) {tree_of(word_set('earlier_words'))}\b"
)
_SIGNS = ("had ", *sorted(word_set("said_earlier")), "first ")
_NOW = re.compile(r";|\bbut\b|\bnow\b|\blater\b|\bbefore\b")
"""Behind these a sentence may go on with what is said now."""
_REACH = 40
"""Characters behind the verb in which the day of saying stands: "had said on Sunday"."""
_OPENING = re.compile(r"\W*(?:(?:late|early) )?(?:on )?$", re.IGNORECASE)
"""What stands before a day that opens a sentence: "On Sunday the prosecutor had said"."""


def is_told_as_older(lower: str, end: int) -> bool:
    """Whether a figure that ends at ``end`` of a sentence in small letters is told as an older one.

    >>> text = "the mayor had put the toll at 30, but 12 bodies were found"
    >>> is_told_as_older(text, text.index(",")), is_told_as_older(text, len(text))
    (True, False)
    """
    if not holds(lower, _SIGNS):
        return False
    cue = _SAID_EARLIER.search(lower, 0, end)
    return cue is not None and _NOW.search(lower, cue.end(), end) is None


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
    times = scan_times(text[: cue.end() + _REACH], published)
    near = [t for t in times if t.start >= cue.end() or _OPENING.match(text[: t.start])]
    days = [t.when.end for t in near if t.form in _DAYS]
    return days[-1] if days and days[-1] is not None and days[-1] < published else None


_DAYS = frozenset({"date", "day", "weekday"})
