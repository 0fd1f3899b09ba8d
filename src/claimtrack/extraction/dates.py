"""When a text says something happened: time expressions, and the time of an event.

Text and the day it was published go in; ``When`` values come out. What needs a day of publication and has
none ("on Friday") stays as said and unknown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimtrack.extraction.dates_grammar import TimeMention, scan_times
from claimtrack.model.when import When, as_date

if TYPE_CHECKING:
    import datetime as dt

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
    return When(start=known[0].when.start, end=known[0].when.end, text=text)


_SAID = re.compile(r"\b(?:said|told|announced|reported|says|added|stated)\b[^.,;]{0,40}$")


def event_when(document: Document, sentence: Sentence, start: int, end: int) -> When:
    """The time of the event told at ``[start, end)`` of a sentence.

    The nearest time of the sentence that is not the time of saying; else one told just before in the
    paragraph; else the time the article opens with; else unknown.
    """
    for one in _order(document, sentence):
        times = [
            mention
            for mention in scan_times(one.text, document.published)
            if not _SAID.search(one.text, 0, mention.start)
        ]
        if times:
            at = start if one is sentence else 0
            return min(times, key=lambda m: (abs(m.start - at), m.start)).when
    return When.unknown()


def _order(document: Document, sentence: Sentence) -> list[Sentence]:
    """The sentences that may tell the time, nearest first: this one, those before it, the lead."""
    sentences = document.sentences
    before = [
        one
        for one in reversed(sentences[max(0, sentence.index - 3) : sentence.index])
        if one.paragraph == sentence.paragraph
    ]
    lead = [one for one in sentences[:4] if one.index not in {sentence.index}]
    return [sentence, *before, *lead]
