"""What was said before: earlier statements than the article's own, and what stands for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimtrack.extraction.dates_grammar import scan_times
from claimtrack.extraction.tokens import holds
from claimtrack.model.claim import Scope, Stance
from claimtrack.model.group import Group
from claimtrack.registry.groups import describe_group
from claimtrack.registry.lexicon import tree_of, word_set

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from claimtrack.extraction.claims.drafts import Draft
    from claimtrack.model.harm import Harm

__all__ = ["bring_up_to_date", "older_stretch", "said_on"]

_SAID = tree_of(word_set("said_before"))
_EARLIER = word_set("said_earlier")
_EARLIER_SAID = rf"{tree_of(_EARLIER)} {_SAID}"
_HAD_SAID = re.compile(rf"\bhad (?:{_EARLIER_SAID}|{_SAID})\b")
_SAID_EARLIER = re.compile(
    rf"{_HAD_SAID.pattern}|\b{_EARLIER_SAID}\b"
    rf"|\b{tree_of(word_set('earlier'))} {tree_of(word_set('earlier_words'))}\b"
)
_SIGNS = ("had ", *_EARLIER, *word_set("earlier"))
_NOW = re.compile(r";|\bbut\b|\bnow\b|\blater\b|\bbefore\b")
"""Behind these a sentence may go on with what is said now."""
_REACH = 40
"""Characters behind the verb in which the day of saying stands: "had said on Sunday"."""
_OPENING = re.compile(r"\W*(?:(?:late|early) )?(?:on )?$", re.IGNORECASE)
"""What stands before a day that opens a sentence: "On Sunday the prosecutor had said"."""


def older_stretch(lower: str) -> range:
    """Where the figures end that a sentence in small letters tells as older ones.

    >>> text = "the mayor had put the toll at 30, but 12 bodies were found"
    >>> text.index(",") in older_stretch(text), len(text) in older_stretch(text)
    (True, False)
    """
    cue = _SAID_EARLIER.search(lower) if holds(lower, _SIGNS) else None
    if cue is None:
        return range(0)
    now = _NOW.search(lower, cue.end())
    return range(cue.end(), now.end() if now is not None else len(lower) + 1)


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


def bring_up_to_date(drafts: Sequence[Draft]) -> None:
    """Let the figure an article opens with, wherever it is told, stand for what it tells as older.

    Each telling of the figure stands for one that is older.
    """
    news: dict[Harm, list[Draft]] = {}
    for one in drafts:
        if _is_whole(one) and not one.older:
            told = news.setdefault(one.harm, [])
            told += [one] if not told or one.count == told[0].count else []
    for one in drafts:
        if one.older and _is_whole(one):
            free = (now for now in news.get(one.harm, ()) if _counts_anew(now, one))
            now = next(free, None)
            if now is not None:
                now.replaces = one


def _is_whole(one: Draft) -> bool:
    plain = one.scope is Scope.INCIDENT and one.stance is Stance.ASSERTED
    return plain and one.whole is None and not one.additional


def _counts_anew(now: Draft, older: Draft) -> bool:
    """Whether a figure is another one than an older one, for the same people."""
    stated = now.count.stated is not None and older.count.stated is not None
    mine, theirs = describe_group(now.label), describe_group(older.label)
    same = str(theirs) in (str(mine), str(Group()))
    return now.replaces is None and stated and same and now.count != older.count
