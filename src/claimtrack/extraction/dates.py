"""When a text says something happened: time expressions, and the time of an event.

Text and the day it was published go in; ``When`` values come out. What needs a day of publication
and has none ("on Friday") stays as said and unknown.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from typing import TYPE_CHECKING

import attrs

from claimtrack.extraction.clauses import AFTER, FOUND, MOVED, OTHER, SPEECH, TOLL, clauses_of
from claimtrack.extraction.countrywide import is_countrywide
from claimtrack.extraction.dates_earlier import Earlier, anniversary_in, earlier_in
from claimtrack.extraction.dates_grammar import TimeMention, scan_times
from claimtrack.extraction.runs import run_at, runs_of
from claimtrack.extraction.superlatives import compares
from claimtrack.extraction.wars import began, war_told
from claimtrack.model.when import When, as_date

if TYPE_CHECKING:
    import datetime as dt

    from claimtrack.extraction.clauses import Clauses
    from claimtrack.extraction.document import Document, Sentence

__all__ = ["TimeMention", "event_when", "find_times", "parse_when"]


def find_times(text: str, published: dt.date | str | None = None) -> list[TimeMention]:
    """Every time expression of a text, in order.

    Args:
        text: any prose.
        published: the day weekdays, "yesterday" and days without a year are read against.

    >>> [str(m.when) for m in find_times("killed late on Friday and on 3 February", "2018-02-10")]
    ['2018-02-09', '2018-02-03']
    """
    return scan_times(text, as_date(published))


def parse_when(text: str, published: dt.date | str | None = None) -> When:
    """The time a phrase means; words that fix no day are kept as said and stay unknown.

    Windows are those of UCDP's GED codebook (appendix 2).

    >>> parse_when("early March 2011")
    When(2011-03-01/2011-03-10)
    >>> parse_when("last week", published="2018-02-10")
    When(2018-01-29/2018-02-04)
    >>> parse_when("on Friday")
    When(unknown: 'on Friday')
    """
    known = [mention for mention in find_times(text, published) if mention.when.is_known]
    if not known:
        return When.unknown(text)
    return attrs.evolve(known[0].when, text=text)


DAYS = frozenset({"date", "weekday", "day", "night"})
"""Forms that name a day: they alone may be carried from one sentence to another."""
LEAD = 4
"""Sentences, with the title, that tell the news."""
REACH = 1_000
"""Characters from an event within which its time is sought, where a sentence does not end."""
BODY = 20
"""Sentences in which "the shooting happened on ..." still speaks of the news."""


def event_when(document: Document, sentence: Sentence, start: int, end: int) -> When:
    """The time of the event told at ``[start, end)`` of a sentence.

    The nearest time of the sentence that belongs to the event and to no other verb; else one told
    close by in the paragraph; else the time the article opens with; else unknown.

    >>> from claimtrack.extraction.document import Document, as_article
    >>> document = Document(
    ...     as_article("Two died in clashes on Friday, police said on Sunday.", "2018-02-12")
    ... )
    >>> event_when(document, document.sentences[0], 0, 8)
    When(2018-02-09)
    """
    run = run_at(document, sentence)
    before = sentence.start - run.start
    start, end = start + before, end + before
    own = _own_time(run.text, document.published, start, end)
    may_be_war = own is None or began(run.text, own.start)
    if may_be_war and war_told(run.text, start, end) is not None:
        return _since_began(run.text, document.published)
    if own is not None:
        return _up_to_now(own, run.text, document.published)
    marked = anniversary_in(run.text, start, document.published)
    if marked is not None:
        return marked
    told_before = _time_before(document, run)
    back = earlier_in(run.text)
    if back is not None and _rank(clauses_of(run.text), back, start, end) is not None:
        base = _day_told(run.text, document.published, back.start) or told_before
        return back.when(base, run.text[back.start : back.end])
    return told_before


def _day_told(text: str, today: dt.date | None, end: int) -> When | None:
    """The last day a sentence names before ``end``: "said on Thursday that, a day earlier"."""
    days = [m.when for m in _times(text, today) if m.end <= end and m.form in DAYS]
    return days[-1] if days else None


def _time_before(document: Document, run: Sentence) -> When:
    """The time told close by in the paragraph, else the one the article opens with."""
    for one in _beside(document, run):
        told = _told_time(one.text, document.published)
        if told is not None:
            return told.when
    return _main_time(document)


_WHEN = ", when "
_SINCE = re.compile(r"\bsince\b[^.;,]{0,70}$", re.IGNORECASE)


def _up_to_now(own: TimeMention, text: str, today: dt.date | None) -> When:
    """The time told; behind "since the invasion began in", from then up to the report."""
    since = _SINCE.search(text, max(0, own.start - 80), own.start) if today else None
    if since is None or compares(text.lower(), since.start()):
        return own.when  # "the deadliest since the one in May" compares
    return When(start=own.when.start, end=today, text=own.text)


def _since_began(text: str, today: dt.date | None) -> When:
    """The time of a war told of as a whole: from when it began up to the day of the report."""
    for mention in _times(text, today):
        first = mention.when.start
        if first is not None and began(text, mention.start) and (not today or first <= today):
            return When(start=first, end=today, text=mention.text)
    return When.unknown()


def _own_time(text: str, today: dt.date | None, start: int, end: int) -> TimeMention | None:
    """The time of a sentence that belongs to the event at ``[start, end)``."""
    mentions = _times(text, today)
    if len(text) > REACH:
        first = bisect_left(mentions, start - REACH, key=_start)
        mentions = mentions[first : bisect_left(mentions, end + REACH, key=_start)]
    if not mentions:
        return None
    clauses = clauses_of(text)
    ranked = []
    for mention in mentions:
        rank = _rank(clauses, mention, start, end)
        if start >= mention.end and text.startswith(_WHEN, mention.end):
            rank = 0  # "in August, when a bomb killed ten"
        if _is_of_a_total(clauses, mention, end):
            continue
        if rank is not None and _may_be_past(mention.when, today):
            gap = max(mention.start - end, start - mention.end, 0)
            ranked.append((rank, gap, mention.start, mention))
    return min(ranked, key=lambda r: r[:3])[3] if ranked else None


def _is_of_a_total(clauses: Clauses, mention: TimeMention, end: int) -> bool:
    """Whether a total told behind an event counts from then: "the number killed since May"."""
    since = _SINCE.search(clauses.text, max(end, mention.start - 80), mention.start)
    begun = since.start() if since is not None else mention.start
    runs_on = since is not None or clauses.text.startswith("since", mention.start)
    return runs_on and clauses.counts_between(end, begun)


def _may_be_past(when: When, today: dt.date | None) -> bool:
    """Whether an event told of on a day can have been then; the day after allows for time zones."""
    if today is None:
        return True
    return when.is_known and (when.start is None or (when.start - today).days <= 1)


@functools.lru_cache(maxsize=64)
def _times(text: str, today: dt.date | None) -> tuple[TimeMention, ...]:
    """The time expressions of a sentence, read once for all that it tells; none of a dateline."""
    found = scan_times(text, today)
    if found and found[0].form == "date" and found[0].start < _LONGEST_TOWN:
        del found[: _OPENS.match(text, found[0].end) is not None]
    return tuple(found)


def _start(mention: TimeMention) -> int:
    return mention.start


def _rank(clauses: Clauses, mention: TimeMention | Earlier, start: int, end: int) -> int | None:
    """How well a time fits an event, 0 best; None where it belongs to something else."""
    verb = clauses.governor(mention.start, mention.end)
    near = clauses.together(start, mention.start)
    if verb is None:
        return 1 if near or mention.form in DAYS else None
    if verb.kind in (SPEECH, AFTER, TOLL, FOUND):
        return None
    if verb.start < end and start < verb.end:
        return 0
    if verb.harms or verb.kind == MOVED:
        return 1 if near else 2
    if verb.kind == OTHER and not clauses.together(start, verb.start):
        return None
    return 2 if near or mention.form in DAYS else None


def _beside(document: Document, run: Sentence) -> list[Sentence]:
    """What the paragraph tells before, nearest first, and right after."""
    runs = runs_of(document)
    before = reversed(runs[max(0, run.index - 3) : run.index])
    after = runs[run.index + 1 : run.index + 2]
    return [one for one in (*before, *after) if one.paragraph == run.paragraph]


_FAINT = 0.2
"""How plainly a day is an event's where only what was found later is told of it."""


def _told_time(text: str, today: dt.date | None) -> TimeMention | None:
    """The day a sentence tells an event of, whatever the event is called."""
    return next((mention for mention, weight in _told(text, today) if weight > _FAINT), None)


@functools.lru_cache(maxsize=64)
def _told(text: str, today: dt.date | None) -> list[tuple[TimeMention, float]]:
    """The days a sentence tells an event of, each with how plainly it does."""
    mentions = [
        m for m in _times(text, today) if (m.when.days or 99) <= 7 and _may_be_past(m.when, today)
    ]
    if not mentions:
        return []
    clauses = clauses_of(text)
    if is_countrywide(text.lower()):
        return []  # a day's dead in the whole country are of no one event
    told = (
        (mention, _plainness(clauses, mention))
        for mention in mentions
        if not _is_stamp(clauses.text, mention, today)
    )
    return [(mention, weight) for mention, weight in told if weight]


def _is_stamp(text: str, mention: TimeMention, today: dt.date | None) -> bool:
    """Whether a full date is that of the report, printed beside it: "May 7, 2015 5:20 pm"."""
    is_dated = mention.form == "date" and _YEAR_AT_END.search(mention.text) is not None
    return is_dated and mention.when.end == today and not text[: mention.start].endswith("on ")


_LONGEST_TOWN = 60
# "KABUL, Sept 14 (AFP) -" dates the report
_OPENS = re.compile(r"(?:,? \d{4})?\s?(?:\([^)\n]{2,40}\))?\s?(?:--?|—|–|:)\s")
_YEAR_AT_END = re.compile(r"\b\d{4}$")
_CLOCK_BEFORE = re.compile(
    r"\d\s?[ap]\.?m\.?,?\s(?:on\s|early\s|late\s)?$|\b(?:noon|midnight)\s(?:on\s)?$"
)
_CLOCK_AFTER = re.compile(
    r"(?:,|\s(?:at|about|around|just|after|before|shortly)\b)*\s\d{1,2}(?::\d\d)?\s?[ap]\.?m\b"
)


def _plainness(clauses: Clauses, mention: TimeMention) -> float:
    """How plainly a day is an event's: most with a verb of harm, not at all with an arrest."""
    deed = clauses.governor(mention.start, mention.end)
    hour = _CLOCK_BEFORE.search(clauses.text, max(0, mention.start - 16), mention.start)
    if deed is not None and deed.kind in (AFTER, TOLL):
        return 0.0
    if deed is not None and deed.kind == FOUND:
        return _FAINT  # bodies come to light days after
    weight = 0.3 if mention.form not in DAYS else 1.0
    if deed is not None and deed.harms:
        return 3.0 * weight
    if hour or _CLOCK_AFTER.match(clauses.text, mention.end):
        return 2.0 * weight if deed is not None else 0.0
    return weight if clauses.deeds and (deed is None or deed.kind == MOVED) else 0.0


_OLD = 31
"""Days after which what is told in passing is no news."""


def _is_old(when: When, today: dt.date | None) -> bool:
    return today is not None and when.end is not None and (today - when.end).days > _OLD


@functools.lru_cache(maxsize=64)
def _main_time(document: Document) -> When:
    """The day of what the article is about: the one most told of in its opening."""
    votes: dict[tuple[dt.date | None, dt.date | None], list[float]] = {}
    whens: dict[tuple[dt.date | None, dt.date | None], When] = {}
    for sentence in runs_of(document)[:BODY]:
        for mention, weight in _told(sentence.text, document.published):
            if sentence.index >= LEAD and _is_old(mention.when, document.published):
                continue
            days = (mention.when.start, mention.when.end)
            votes.setdefault(days, []).append(weight / (1 + sentence.index / LEAD))
            whens.setdefault(days, mention.when)
    if not votes:
        return When.unknown()
    return whens[max(votes, key=lambda days: (sum(votes[days]), days))]
