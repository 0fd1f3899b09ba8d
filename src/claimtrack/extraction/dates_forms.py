"""How time is written in English news: the forms, and where in a text to try them.

A form is found in folded text: small letters, one character for one. ``dates_readers`` gives each
its days.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimtrack.extraction.tokens import Learned
from claimtrack.registry.lexicon import time_words, tree_of
from claimtrack.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable


MONTHS = time_words("month")
WEEKDAYS = time_words("weekday")
NUMBERS = time_words("number")
ORDINALS = time_words("ordinal")
HOLIDAYS = time_words("holiday")
PHRASES = {row["phrase"]: row for row in table("en/time_phrases.tsv")}


def _any(words: Iterable[str]) -> str:
    return tree_of(words, space=" ")


_MONTH = rf"(?:{_any(MONTHS)})\b\.?"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d:%]|[,.]\d)"
_YEAR = r"(?:1[6-9]|20)\d\d(?![\d:%]|[,.]\d|-(?:year|strong))"
_WEEKDAY = rf"(?:{_any(WEEKDAYS)})\b"
_PART = r"(?:early|late|mid|middle|beginning|start|end)"
_TIME_OF_DAY = r"(?:morning|afternoon|evening|night)"
_N = rf"(?:\d{{1,3}}|(?:{_any(NUMBERS)})\b)"
_UNIT = r"(?:hour|day|night|week|month|year|fortnight)"
_FIGHTING = "offensive|battle|siege|assault|clash|fight|operation|campaign|attack|conflict|war"
_TO = r"\s?(?:-|–|—|/|\band\b|\bto\b|\bor\b)\s?"

_DAY_MONTH = (
    rf"(?P<dm_d>{_DAY})(?:{_TO}(?P<dm_e>{_DAY}))?\s(?:of\s)?(?P<dm_m>{_MONTH})"
    rf"(?:,?\s(?P<dm_y>{_YEAR}|\d\d(?!\s?\w|[:.,]\d)))?"
)
_MONTH_DAY = (
    rf"(?P<md_m>{_MONTH})\s(?P<md_d>{_DAY})(?:{_TO}(?P<md_e>{_DAY}))?(?:,?\s(?P<md_y>{_YEAR}))?"
)
_MONTHLY = (
    rf"(?:(?P<mo_w>{_any(ORDINALS)})\sweek\s(?:of|in)\s(?P<mo_wm>{_MONTH})"
    rf"(?:,?\s(?P<mo_wy>{_YEAR}))?"
    rf"|(?:(?P<mo_p>{_PART})[-\s](?:of\s|in\s)?|(?P<mo_l>last|this)\s)?(?P<mo_m>{_MONTH})"
    rf"(?:,?\s(?:of\s)?(?P<mo_y>{_YEAR}))?)"
)

_FORMS: tuple[tuple[str, str], ...] = (
    ("iso", r"(?P<iso_y>\d{4})-(?P<iso_m>\d\d)-(?P<iso_d>\d\d)(?!\d)"),
    ("holiday", rf"(?P<ho>{_any(HOLIDAYS)})\b(?:,?\s(?P<ho_y>{_YEAR}))?"),
    ("date", _DAY_MONTH),
    ("date2", _MONTH_DAY),
    ("month", _MONTHLY),
    ("phrase", rf"(?P<ph>{_any(PHRASES)})\b"),
    ("weekday", rf"(?:(?P<wd_l>last|next|coming)\s)?(?P<wd>{_WEEKDAY})(?:\s{_TIME_OF_DAY}\b)?"),
    ("ago", rf"(?P<ag_n>{_N}|several|few)\s(?P<ag_u>{_UNIT})s?\sago\b"),
    ("past", rf"(?:past|last|previous)\s(?:(?P<pa_n>{_N}|several|few)\s)?(?P<pa_u>{_UNIT})s?\b"),
    ("long", rf"(?:(?P<lo_n>{_N})-)?(?P<lo_u>day|week|night)-(?:long|old)\b"),
    ("lasting", rf"(?P<la_n>{_N})-day\s(?={_FIGHTING})"),
    (
        "year",
        rf"(?:(?P<ye_p>{_PART})[-\s](?:of\s|in\s)?(?P<ye_a>{_YEAR})|(?<=\w\s)(?P<ye>{_YEAR}))",
    ),
)


def _beginnings() -> str:
    """The first word of every form, as a pattern: most words are left at once."""
    others = (
        "last next coming past previous this mid middle early late beginning start end several few"
    )
    vocabulary = (MONTHS, WEEKDAYS, NUMBERS, ORDINALS, HOLIDAYS, PHRASES)
    spoken = [*others.split(), "day", "week", "night", *(w for part in vocabulary for w in part)]
    firsts = {word.partition(" ")[0] for word in spoken}
    return tree_of({word if len(word) > 1 else f"{word} " for word in firsts}, space=" ")


PATTERN = re.compile(
    rf"(?<![\w.$€£])(?=\d|{_beginnings()})(?:"
    + "|".join(f"(?P<{name}>{pattern})" for name, pattern in _FORMS)
    + ")"
)

# Every form holds one of these; the forms are tried only around them, and they are sought only
# where a word holds one.
_SIGN = re.compile(
    r"day|week|month|year|night|hour|ago\b|recent|evening|morning|afternoon|christmas|halloween|"
    r"1[6-9]\d\d|20\d\d|"
    + "|".join(rf"{_any([w for w in MONTHS if MONTHS[w] == n])}\b" for n in range(1, 13))
)
_HAS_SIGN = Learned(_SIGN.search)
_BEFORE_SIGN, _AFTER_SIGN = 40, 40
"""Characters before and after a sign that its form can reach."""


def windows_of(low: str) -> list[tuple[int, int]]:
    """The stretches of a text that hold a sign of time, from word to word."""
    out: list[tuple[int, int]] = []
    if not any(map(_HAS_SIGN.__getitem__, low.split())):
        return out
    for match in _SIGN.finditer(low):
        start = match.start() - _BEFORE_SIGN
        start = 0 if start <= 0 else low.find(" ", start, match.start()) + 1 or match.start()
        end = match.end() + _AFTER_SIGN
        end = len(low) if end >= len(low) else max(low.rfind(" ", match.end(), end), match.end())
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out
