"""What number reading gives: a count or an amount, with where it stands and what it counts."""

from __future__ import annotations

import attrs

from claimtrack.model.amount import Amount
from claimtrack.model.count import Count

__all__ = ["AmountMention", "CountMention"]


@attrs.frozen
class CountMention:
    """A number of people or things, where it stands in the text.

    Attributes:
        count: how many, as said; ``count.unit`` is "person" unless the noun says otherwise.
        start: where its first character stands, the words around the number included.
        end: where it stops.
        text: the characters themselves.
        noun: head of what is counted, as printed; "" where none follows.
        relation: how it depends on another number: "" (not at all), "additional" (another 12),
            "part" (three of them), "all" (all 176), "total" (a total of 45, the toll rose to 45),
            "share" (half of them), "multiple" (twice as many).

    >>> from claimtrack import find_counts
    >>> mention = find_counts("At least 32 Islamic State militants died")[0]
    >>> mention.count, mention.text, mention.noun
    (Count(32+), 'At least 32', 'militants')
    """

    count: Count
    start: int
    end: int
    text: str
    noun: str = ""
    relation: str = ""


@attrs.frozen
class AmountMention:
    """A measure, an age, a share in percent or a sum of money, where it stands in the text.

    The fields are those of CountMention; ``count`` is an Amount, which may have a fraction.

    >>> from claimtrack import find_counts
    >>> find_counts("2.5 km away")[0].count
    Amount(2.5 kilometre)
    """

    count: Amount
    start: int
    end: int
    text: str
    noun: str = ""
    relation: str = ""
