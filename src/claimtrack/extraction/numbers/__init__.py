"""Numbers in text: how many, as said, with the hedge, what is counted, and where it stands.

"at least 32 IS militants"  ->  CountMention(Count(32+), text="at least 32", noun="militants")
"""

from __future__ import annotations

import attrs

from claimtrack.extraction.numbers.mention import AmountMention, CountMention
from claimtrack.extraction.numbers.parse import parse_count
from claimtrack.extraction.numbers.scan import mentions
from claimtrack.extraction.reading_copy import ReadingCopy

__all__ = ["AmountMention", "CountMention", "find_counts", "parse_count", "scan_counts"]


def find_counts(text: str) -> list[CountMention | AmountMention]:
    """Every number in a text that counts or measures something, in reading order.

    People are told from things and measures by ``count.unit``. Years, dates, times, ordinals, names
    and labels are left out.

    >>> for mention in find_counts("At least 32 militants died 12 km from Idlib in 2018"):
    ...     print(mention.count.unit, mention.count.stated, mention.text)
    person 32 At least 32
    kilometre 12 12 km
    """
    copy = ReadingCopy.of(text)
    found = list(mentions(copy.text, measures=True))
    return found if copy.text is text else [_restored(copy, one) for one in found]


def _restored(
    copy: ReadingCopy, mention: CountMention | AmountMention
) -> CountMention | AmountMention:
    start, end = copy.back(mention.start, mention.end)
    return attrs.evolve(mention, start=start, end=end, text=copy.original[start:end])


def scan_counts(text: str) -> list[CountMention]:
    """The counts of one sentence, without measures: the fast call that claim reading makes.

    >>> [mention.noun for mention in scan_counts("killed 12 soldiers and wounded 30 civilians")]
    ['soldiers', 'civilians']
    """
    return [one for one in mentions(text, measures=False) if isinstance(one, CountMention)]
