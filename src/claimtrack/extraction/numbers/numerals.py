"""The value of a number as written: "1.5m", "two hundred and six", "3 hundred and 21".

Reading works on lower-case text and says where the number stops, so that what follows can be seen.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from claimtrack.extraction.numbers.lexicon import LETTERS, NUMERALS, SETS, Numeral, alternatives

__all__ = ["Number", "read_number", "scaled_like"]

# Digits with their groups: 1,234,567 - 1,20,000 (lakhs) - 12 000 - 1.200.000 - 1200 - 1200.5 - .500
_DIGITS = re.compile(
    r"\d{1,3}(?:,\d{3}){1,5}(?!\d)(?:\.\d+)?"
    r"|\d{1,2}(?:,\d{2}){1,5},\d{3}(?!\d)"
    r"|\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3}){1,5}(?![\d,])(?:\.\d+)?"
    r"|\d{1,3}(?:\.\d{3}){2,5}(?!\d)"
    r"|\d+(?:\.\d+)?|\.\d+"
)
_LONG = 24  # longer runs of digits are codes, not numbers
_MOST = 10**15  # beyond this nothing is counted
_LETTER = re.compile(rf"(?:{alternatives(LETTERS)})(?![a-z0-9])")
_APART = re.compile(
    rf"[ \u00a0](?:{alternatives(w for w in LETTERS if len(w) > 1 or w == 'k')})(?![a-z0-9])"
)
_WORD = re.compile(rf"({alternatives(NUMERALS)})(s?)(?![a-z])")
_GAP = re.compile(r"\s?-\s?|\s{1,3}")
_AND = re.compile(r"\s{1,3}and\s{1,3}")
_AND_HALF = re.compile(r"\s{1,3}and\s{1,3}(?:a\s{1,3}(half|quarter)|(one)-half)(?![a-z])")
_SCALE = alternatives(w for w, n in NUMERALS.items() if n.kind in {"hundred", "scale", "group"})
_GOES_ON = re.compile(rf"(?:\s?-\s?|\s{{1,3}})(?:and\s|{_SCALE})")
_SCALE_BEHIND = re.compile(rf"\s{{1,3}}({_SCALE})(?![a-z])")
_HALF = re.compile(
    rf"(?:an?\s{{1,3}})?(half|quarter)(?:\s{{1,3}}|-)(?:of\s{{1,3}})?(?:an?\s{{1,3}})?(?=(?:{_SCALE})(?![a-z]))"
)
_PARTS = {"half": 0.5, "quarter": 0.25, "one": 0.5}
_FIGURES = alternatives([w for w, n in NUMERALS.items() if n.kind == "unit"])
_POINT = re.compile(rf"\s{{1,3}}point((?:\s{{1,3}}(?:{_FIGURES})(?![a-z]))+)")
_SET = re.compile(rf"an?\s{{1,3}}({alternatives(SETS)})\s{{1,3}}of(?![a-z])")
_SMALL = frozenset({"unit", "teen", "ten"})


class Number(NamedTuple):
    """A number and where it stops.

    ``shape`` tells how it was written: "digits", "grouped" (digits with separators) or "words".
    ``scale`` is what a word or letter multiplied it with ("2 million"); ``letter`` is that letter,
    which may be a unit instead ("5m").
    """

    value: float
    end: int
    shape: str
    scale: float = 1
    letter: str = ""


def read_number(low: str, at: int) -> Number | None:
    """The number that starts at a place of a lower-case text, or None where none does.

    >>> read_number("two hundred and six people", 0)
    Number(value=206, end=19, shape='words', scale=1, letter='')
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
    letter = _LETTER.match(low, end) or _APART.match(low, end)
    if letter is not None:
        scale = LETTERS[letter.group().strip()]
        return Number(_tidy(value * scale), letter.end(), shape, scale, letter.group())
    if _GOES_ON.match(low, end) is None:  # nearly every figure stands alone
        return Number(value, end, shape)
    return _Composer(low, end, value, shape).read()


def scaled_like(first: Number, second: Number) -> Number:
    """The first number of a pair with the scale that only the second shows ("2 to 3 million").

    >>> pair = read_number("2 to 3 million", 0), read_number("2 to 3 million", 5)
    >>> scaled_like(*pair).value
    2000000
    """
    if first.scale == 1 and second.scale > 1 and first.value < second.value / second.scale:
        return first._replace(value=_tidy(first.value * second.scale))
    return first


def _digits(text: str) -> tuple[float, str]:
    if text.isdecimal():
        return int(text), "digits"
    plain = "".join(char for char in text if char.isdigit() or char == ".")
    shape = "digits" if len(plain) == len(text) else "grouped"
    if plain.count(".") > 1:
        return int(plain.replace(".", "")), "grouped"
    if "." in plain:
        return float(unicodedata.normalize("NFKC", plain)), shape
    return int(plain), shape


def _tidy(value: float) -> float:
    """A whole number as an int, free of the dust of binary fractions (1.1 * 10**6)."""
    near = round(value)
    return near if abs(value - near) < 1e-9 * max(1.0, abs(value)) else value


def _words(low: str, at: int) -> Number | None:
    half = _HALF.match(low, at)
    if half is not None:
        return _Composer(low, half.end(), _PARTS[half.group(1)], "words", glued=True).read()
    together = _SET.match(low, at)
    if together is not None:
        return Number(SETS[together.group(1)], together.end(), "words")
    article = low.startswith("a ", at)
    start = at + 2 if article else at
    match = _WORD.match(low, start)
    if match is None or match.group(2) or (match.group(1) == "score" and not article):
        return None
    entry = NUMERALS[match.group(1)]
    if entry.kind not in _SMALL:
        return _Composer(low, start, 1, "words", glued=True).read()
    return None if article else _Composer(low, match.end(), entry.value, "words", last=entry).read()


def _scaled(low: str, value: float, end: int) -> Number:
    """A decimal in words with the scale behind it: "one point five million"."""
    scale = _SCALE_BEHIND.match(low, end)
    if scale is None:
        return Number(value, end, "words")
    times = NUMERALS[scale.group(1)].value
    return Number(_tidy(value * times), scale.end(), "words", times)


class _Composer:
    """Goes on from a first group over hundreds, scales and smaller groups that make one number.

    ``total`` holds what has met its scale, ``group`` what waits for one. ``glued`` says that the
    next word stands right at ``end`` instead of behind a gap.
    """

    __slots__ = (
        "ceiling",
        "end",
        "first",
        "glued",
        "group",
        "last",
        "low",
        "pure",
        "shape",
        "total",
    )

    def __init__(
        self,
        low: str,
        end: int,
        value: float,
        shape: str,
        *,
        last: Numeral | None = None,
        glued: bool = False,
    ) -> None:
        self.low = low
        self.end = end
        self.shape = shape
        self.first = self.group = value
        self.total: float = 0
        self.ceiling: float = 0  # the last scale, 0 for none; a later one has to be smaller
        self.last = last
        self.glued = glued
        self.pure = True  # nothing but scales so far: "2 million", not "2 million and six"

    def read(self) -> Number:
        """The number, as far as it goes."""
        while self._half() or self._step():
            pass
        value = self.total + self.group
        point = _POINT.match(self.low, self.end) if self.shape == "words" else None
        if point is not None:
            figures = "".join(str(NUMERALS[word].value) for word in point.group(1).split())
            return _scaled(self.low, float(f"{int(value)}.{figures}"), point.end())
        scale = value / self.first if self.pure and self.first else 1
        return Number(_tidy(value), self.end, self.shape, _tidy(scale))

    def _half(self) -> bool:
        """Take "and a half": of the scale before it ("a million and a half") or of the next."""
        half = _AND_HALF.match(self.low, self.end)
        if half is None:
            return False
        part = _PARTS[half.group(1) or half.group(2)]
        if self.total and not self.group:
            self.total += part * self.ceiling
        else:
            self.group += part
        self.end, self.last, self.pure = half.end(), None, False
        return True

    def _step(self) -> bool:
        found = self._next()
        if found is None:
            return False
        entry, end, joined = found
        self.glued = False
        if not self._take(entry, joined=joined):
            return False
        self.end, self.last = end, entry
        return True

    def _next(self) -> tuple[Numeral, int, bool] | None:
        """The numeral that stands next, where it stops, and whether it stands behind "and"."""
        joined = None if self.glued else _AND.match(self.low, self.end)
        gap = None if self.glued else joined or _GAP.match(self.low, self.end)
        if gap is None and not self.glued:
            return None
        start = self.end if gap is None else gap.end()
        match = _WORD.match(self.low, start)
        if match is not None:
            entry = NUMERALS[match.group(1)]
            plural = match.group(2) and entry.kind not in {"group", "scale"}
            return None if plural else (entry, match.end(), joined is not None)
        figure = _DIGITS.match(self.low, start)
        if figure is None or not figure.group().isdecimal() or len(figure.group()) > 3:
            return None
        return Numeral("figure", int(figure.group())), figure.end(), joined is not None

    def _take(self, entry: Numeral, *, joined: bool) -> bool:
        """Make a numeral part of the number, where it belongs to it."""
        if entry.kind == "hundred" and 0 < self.group < 100 and not joined:
            self.group *= 100
        elif entry.kind == "scale" and not joined:
            return self._scale(entry.value)
        elif entry.kind == "group" and not joined and self.group:
            self.group *= entry.value
        elif self._continues(entry, joined=joined):
            self.group += entry.value
            self.pure = False
        else:
            return False
        return True

    def _scale(self, value: int) -> bool:
        if self.group and (not self.ceiling or value < self.ceiling):
            self.total += self.group * value
        elif self.total and not self.group and self.total * value <= _MOST:  # "three lakh crore"
            self.total *= value
        else:
            return False
        self.group, self.ceiling = 0, value
        return True

    def _continues(self, entry: Numeral, *, joined: bool) -> bool:
        """Whether a smaller numeral belongs to it ("thirty" "two", "two hundred" "and six")."""
        if self.last is None or not entry.value or entry.kind not in {*_SMALL, "figure"}:
            return False
        if self.last.kind == "ten":
            return entry.kind == "unit" and not joined
        if entry.kind == "figure" and self.shape == "words":
            return False  # "two hundred 30 wounded"
        return self.last.kind in {"hundred", "scale"}
