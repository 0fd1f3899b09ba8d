"""One string to one Count."""

from __future__ import annotations

from claimtrack.errors import CountError
from claimtrack.extraction.numbers.mention import CountMention
from claimtrack.extraction.numbers.scan import fold, mentions
from claimtrack.extraction.numbers.numerals import read_number
from claimtrack.model.count import Count

__all__ = ["parse_count"]


def parse_count(text: str) -> Count:
    """The count that a short text says.

    Raises:
        CountError: the text says no number, or more than one; points at it.

    >>> parse_count("more than 340,000")
    Count(>340,000)
    """
    stripped = text.strip().rstrip(".")
    low = fold(stripped)
    number = read_number(low, 0)
    if number is not None and number.end == len(low) and float(number.value).is_integer():
        return Count.exactly(int(number.value), text=stripped)
    found = [m for m in mentions(text, measures=False) if isinstance(m, CountMention)]
    if not found:
        raise CountError(
            f"no count in {text!r}; expected a number such as 'at least 12'", source=text
        )
    if len(found) > 1:
        raise CountError(
            f"{len(found)} counts where one was expected",
            source=text,
            span=(found[1].start, found[1].end),
        )
    return found[0].count
