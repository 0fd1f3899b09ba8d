"""The value of a number as written: digits, words, or both ("1.5m", "two hundred and six", "3 hundred and 21").

Reading works on lower-case text and says where the number stops, so that what follows can be looked at.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from claimtrack.extraction.numbers.lexicon import LETTERS, WORDS, Numeral, alternatives

__all__ = ["Number", "read_number"]

# Digits with their groups: 1,234,567 - 1,20,000 (lakhs) - 12 000 - 1.200.000 - 1200 - 1200.5 - .500
_DIGITS = re.compile(
    r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?"
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"
    r"|\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?![\d,])(?:\.\d+)?"
    r"|\d{1,3}(?:\.\d{3}){2,}(?!\d)"
    r"|\d+(?:\.\d+)?|\.\d+"
)
_LETTER = re.compile(rf"(?:{alternatives(LETTERS)})(?![a-z0-9])")
_WORD = re.compile(rf"(?:{alternatives(WORDS)})(s?)(?![a-z])")
_GAP = re.compile(r"\s{1,3}|-")
_AND = re.compile(r"\s{1,3}and\s{1,3}")
_AND_HALF = re.compile(r"\s{1,3}and\s{1,3}(?:a\s{1,3}(half|quarter)|(one)-half)(?![a-z])")
_HALF = re.compile(
    r"(half|quarter)(?:\s{1,3}|-)(?:an?\s{1,3}|of\s{1,3}an?\s{1,3})?(?=(?:dozen|score|hundred|thousand|million|billion|trillion|lakh|crore)(?![a-z]))"
)
_FRACTION = {"half": 0.5, "quarter": 0.25, "one": 0.5}
_DECIMAL_WORD = re.compile(
    r"\s{1,3}point((?:\s{1,3}(?:zero|nought|naught|oh|one|two|three|four|five|six|seven|eight|nine)(?![a-z]))+)"
)


_MOST = 10**15  # beyond this nothing is counted
_LONG = 24  # longer runs of digits are codes, not numbers


class Number(NamedTuple):
    """A number and where it stops.

    ``shape`` tells how it was written: "digits", "words", or "grouped" (digits with separators).
    ``letter`` is the scale letter written against it ("m" of 1.5m), which may be a unit instead.
    """

    value: float
    end: int
    shape: str
    letter: str = ""


def read_number(low: str, at: int) -> Number | None:
    """The number that starts at a place of a lower-case text, or None where none does.

    >>> read_number("two hundred and six people", 0)
    Number(value=206, end=19, shape='words', letter='')
    >>> read_number("1.5m people", 0).value
    1500000
    """
    match = _DIGITS.match(low, at)
    if match is None:
        return _words(low, at)
    if match.end() - at > _LONG:
        return None
    value, shape = _digits(match.group())
    end = match.end()
    letter = _LETTER.match(low, end) or (
        _LETTER.match(low, end + 1) if low[end : end + 1] == " " and _spaced(low, end + 1) else None
    )
    if letter is not None:
        scaled = _tidy(value * LETTERS[letter.group()])
        return Number(scaled, letter.end(), shape, letter.group())
    return _compose(low, end, value, shape)


def _spaced(low: str, at: int) -> bool:
    """Whether a scale letter may stand apart from its number: "2.33 k", "3 bn", but not "5 m"."""
    return low.startswith(("bn", "mn", "mln", "tn", "k ", "trn")) or low[at : at + 2] in {
        "k",
        "bn",
        "mn",
        "tn",
    }


def _digits(text: str) -> tuple[float, str]:
    plain = text.replace(",", "").replace(" ", "").replace("\u00a0", "")
    plain = plain.replace("\u202f", "").replace("\u2009", "")
    shape = "digits" if plain == text else "grouped"
    if plain.count(".") > 1:
        return int(plain.replace(".", "")), "grouped"
    if "." in plain:
        return float(unicodedata.normalize("NFKC", plain)), shape
    return int(plain), shape


def _tidy(value: float) -> float:
    """A whole number as an int, free of the dust of binary fractions (1.1 * 10**6)."""
    near = round(value)
    return near if abs(value - near) < 1e-6 * max(1.0, abs(value)) else value


def _words(low: str, at: int) -> Number | None:
    half = _HALF.match(low, at)
    if half is not None:
        return _compose(low, half.end(), _FRACTION[half.group(1)], "words", glued=True)
    article = low.startswith("a ", at)
    start = at + 2 if article else at
    match = _WORD.match(low, start)
    if match is None or match.group(1):
        return None
    entry = WORDS[match.group()]
    if entry.kind in {"unit", "teen", "ten"}:
        return None if article else _compose(low, match.end(), entry.value, "words", last=entry)
    return _compose(low, start, 1, "words", glued=True)


def _compose(
    low: str,
    end: int,
    value: float,
    shape: str,
    *,
    last: Numeral | None = None,
    glued: bool = False,
) -> Number:
    """Go on from a first group: hundreds, scales and smaller groups, as far as they make one number.

    ``glued`` says that the next word stands right at ``end`` instead of behind a gap.
    """
    total: float = 0
    group = value
    ceiling = float("inf")
    digits = last is None and not glued
    while True:
        half = _AND_HALF.match(low, end)
        if half is not None:
            step = ceiling if total and not group else 1
            group += (_FRACTION[half.group(1) or half.group(2)]) * (
                step if step != float("inf") else 1
            )
            end, last, digits = half.end(), None, True
            continue
        found = _next(low, end, glued=glued)
        if found is None:
            break
        entry, after, joined = found
        glued = False
        if entry.kind == "hundred" and 0 < group < 100 and not joined:
            group *= 100
        elif entry.kind == "scale" and not joined and (group or total):
            if not group:  # "three lakh crore"
                if total * entry.value > _MOST:
                    break
                total *= entry.value
            elif entry.value < ceiling:
                total += group * entry.value
            else:
                break
            group, ceiling = 0, entry.value
        elif entry.kind == "group" and not joined and group:
            return Number(_tidy(total + group * entry.value), after, "words")
        elif _continues(entry, group, last, total, digits=digits, joined=joined):
            group += entry.value
        else:
            break
        end, last, digits = after, entry, False
    point = _DECIMAL_WORD.match(low, end) if shape == "words" else None
    if point is not None:
        figures = "".join(str(WORDS[w].value) for w in point.group(1).split() if w in WORDS)
        return Number(float(f"{int(total + group)}.{figures}"), point.end(), "words")
    return Number(_tidy(total + group), end, shape)


def _next(low: str, end: int, *, glued: bool) -> tuple[Numeral, int, bool] | None:
    """The number word (or figure behind "and") that stands next: entry, where it stops, whether behind "and"."""
    joined = None if glued else _AND.match(low, end)
    gap = None if glued else joined or _GAP.match(low, end)
    if not glued and gap is None:
        return None
    start = end if gap is None else gap.end()
    match = _WORD.match(low, start)
    if match is None:
        return _figure(low, start, joined=joined is not None)
    word = match.group()
    if word not in WORDS:
        word = word[:-1]
        if WORDS[word].kind != "group" and WORDS[word].kind != "scale":
            return None
    return WORDS[word], match.end(), joined is not None


def _figure(low: str, start: int, *, joined: bool) -> tuple[Numeral, int, bool] | None:
    """Digits inside a number: "4 thousand 3 hundred and 21"."""
    match = _DIGITS.match(low, start)
    if match is None or not match.group().isdecimal() or len(match.group()) > 3:
        return None
    return Numeral("figure", int(match.group())), match.end(), joined


def _continues(
    entry: Numeral, group: float, last: Numeral | None, total: float, *, digits: bool, joined: bool
) -> bool:
    """Whether a smaller number word belongs to the number so far ("thirty" "two", "two hundred" "six")."""
    if digits or last is None:
        return False
    if last.kind == "ten":
        return entry.kind == "unit" and entry.value > 0 and not joined
    if last.kind == "hundred":
        return entry.kind in {"unit", "teen", "ten", "figure"} and entry.value > 0 and group >= 100
    if last.kind == "scale":
        return entry.kind in {"unit", "teen", "ten", "figure"} and entry.value > 0 and total > 0
    return False
