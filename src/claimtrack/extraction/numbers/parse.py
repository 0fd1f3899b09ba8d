"""One string to one Count."""

from __future__ import annotations

import re

from claimtrack.errors import CountError
from claimtrack.extraction.numbers.lexicon import PARTS, alternatives
from claimtrack.extraction.numbers.mention import CountMention
from claimtrack.extraction.numbers.numerals import read_number
from claimtrack.extraction.numbers.scan import fold, mentions
from claimtrack.model.count import Count

__all__ = ["parse_count"]

_LETTER_APART = re.compile(r"(?<=\d)\s(?=[kmbg]$)", re.IGNORECASE)  # "1,674.5 G"
# "twenty fifths" is four: only where the parts make a whole number is it a count.
_NEGATIVE = re.compile(r"\s*[-\u2212]\s?\d")
# How tables and models write large numbers: "1.3x10^6", "1e3".
_POWER = re.compile(r"(\d+(?:\.\d+)?)(?:\s?[x\u00d7*]\s?10\^|e\+?)(\d{1,2})")
_PARTS = re.compile(rf"\s({alternatives(PARTS)})s$")


def parse_count(text: str) -> Count:
    """The count that a short text says; what could be a year or an age is read as a count.

    Raises:
        CountError: the text says no number, or more than one; points at it.

    >>> parse_count("more than 340,000"), parse_count("2018"), parse_count("a couple of dozen")
    (Count(>340,000), Count(2,018), Count(several_dozen))
    >>> parse_count("some day")
    Traceback (most recent call last):
    claimtrack.errors.CountError: no count in 'some day'; expected words like 'at least 12'
        some day
        ~~~~~~~^
    """
    if _NEGATIVE.match(text):
        raise CountError(f"count is below zero: {text.strip()!r}; expected 0 or more", source=text)
    whole = _whole(text)
    if whole is not None:
        return whole
    found = [
        one for one in mentions(text, measures=False, bare=True) if isinstance(one, CountMention)
    ]
    if not found:
        msg = f"no count in {text!r}; expected words like 'at least 12'"
        raise CountError(msg, source=text)
    if len(found) > 1:
        second = found[1]
        msg = f"{len(found)} counts in {text!r}; expected one"
        raise CountError(msg, source=text, span=(second.start, second.end))
    return found[0].count


def _whole(text: str) -> Count | None:
    """The text as nothing but a number, which no word beside it can make anything else."""
    said = _LETTER_APART.sub("", text.strip().rstrip("."))
    power = _POWER.fullmatch(fold(said))
    if power is not None:
        return Count.exactly(round(float(power.group(1)) * 10 ** int(power.group(2))), text=said)
    number = read_number(fold(said), 0)
    if number is None:
        return None
    value = number.value
    parts = _PARTS.fullmatch(fold(said), number.end)
    if parts is not None:
        value /= PARTS[parts.group(1)]
    elif number.end != len(said):
        return None
    return Count.exactly(int(value), text=said) if float(value).is_integer() else None
