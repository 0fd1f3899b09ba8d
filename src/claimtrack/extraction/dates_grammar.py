"""Time expressions in a stretch of text: found by their forms, joined with the words around them.

``scan_times`` is the inner call; ``dates`` builds the public functions on it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from claimtrack.extraction import dates_windows as calendar
from claimtrack.extraction.dates_forms import PATTERN, PHRASES, windows_of
from claimtrack.extraction.dates_readers import READERS, Found
from claimtrack.model.when import Precision, When
from claimtrack.registry.lexicon import tree_of
from claimtrack.registry.tables import table

if TYPE_CHECKING:
    import datetime as dt


@attrs.frozen
class TimeMention:
    """A time expression where it stands.

    Attributes:
        when: the days it means, as far as they follow from the words and the day of the report.
        start: its first character in the text.
        end: the one after its last.
        text: the words.
        form: what kind of expression: "date", "weekday", "month", "year", "day", "night", "vague",
            "ago", or "period" where a running total may be meant ("since 2011", "past week").
    """

    when: When
    start: int
    end: int
    text: str
    form: str = ""


_NAMED = {
    "iso": "date",
    "date2": "date",
    "holiday": "date",
    "past": "period",
    "long": "vague",
    "lasting": "vague",
}


def fold_time(text: str) -> str:
    """The text in small letters, one character for one.

    >>> fold_time("On FRIDAY")
    'on friday'
    """
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower()[:1] for c in text)


def scan_times(text: str, today: dt.date | None) -> list[TimeMention]:
    """The time expressions of a stretch of text, in order.

    >>> [m.text for m in scan_times("on Friday, a day after 9 February", None)]
    ['Friday', '9 February']
    """
    low = fold_time(text)
    windows = windows_of(low)
    if not windows:
        return []
    found = [
        match
        for start, end in windows
        for match in PATTERN.finditer(low, start, end)
        if _is_time(text, low, match)
    ]
    mentions = [_mention(text, match, today) for match in found]
    return _joined(text, low, mentions, today)


_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|during|of|from|until|till|by|between|year|before|after|\d{4} and|\d{4} to)\s$"
)


_DEEDS = [row["word"] for row in table("en/clause_words.tsv") if row["kind"] == "noun"]
# "a 1999 landslide", "the 2011 Elm Street fire": the year of what happened
_ARTICLE_BEFORE = re.compile(r"\b(?:an?|the)\s$")
_DEED_BEHIND = re.compile(rf"\s(?:[^\W\d][\w-]*\s){{0,3}}(?:{tree_of(_DEEDS)})\b")


_MONTH_BEFORE = re.compile(r"\b(?:in|since|last|of|until|by|on)\s$")
_CAPITAL = re.compile(r"(?:may|mar|march|jan|jun|sep|oct|dec)\.?")


def _is_time(text: str, low: str, match: Found) -> bool:
    """Whether the words name a time here: "may" and "march" are verbs too, and 2011 a number."""
    form = match.lastgroup
    if form == "month" and _CAPITAL.fullmatch(match.group()):
        word = text[match.start() : match.end()]
        if word.isupper():
            start = match.start()
            return _MONTH_BEFORE.search(low, max(0, start - 8), start) is not None
        return word[0].isupper()
    if form == "year" and match["ye"]:
        before = max(0, match.start() - 10), match.start()
        if _ARTICLE_BEFORE.search(low, *before):
            return _DEED_BEHIND.match(low, match.end()) is not None
        return _YEAR_BEFORE.search(low, *before) is not None
    return True


def _mention(text: str, match: Found, today: dt.date | None) -> TimeMention:
    form = match.lastgroup or ""
    words = text[match.start() : match.end()]
    try:
        days = READERS[form](match, today)
    except (ValueError, OverflowError):  # 31 February, the year 0
        days = None
    kind = PHRASES[match["ph"]]["form"] if form == "phrase" else _NAMED.get(form, form)
    if days is None or days[0] > days[1]:  # "earlier this month", said on the first
        when = When.unknown(words)
    else:
        precision = Precision.of_days((days[1] - days[0]).days + 1)
        least = _least(match)
        if least is not Precision.DAY:
            precision = max(least, precision, key=_width)
        when = When(start=days[0], end=days[1], precision=precision, text=words)
    return TimeMention(when, match.start(), match.end(), words, kind)


_LEAST = {"w": Precision.DAYS, "m": Precision.MONTH, "y": Precision.YEAR, "q": Precision.YEAR}


def _least(match: Found) -> Precision:
    """The widest precision words allow: "this month" is a month's, even on the second of it."""
    if match["ph"]:
        return _LEAST.get(PHRASES[match["ph"]]["first"][0], Precision.DAY)
    return Precision.YEAR if match["pa_u"] in ("month", "year") else Precision.DAY


def _width(precision: Precision) -> int:
    return precision.code or 0


_BEFORE = re.compile(
    r"\b(since|until|till|between|from|around|about|night between|by)\s(?:the\s|early\s|late\s)?$"
)
_BETWEEN = re.compile(r"\s?(?:and|to|until|through|into|-|–|—)\s(?:the\s|early\s|late\s)?")


def _joined(
    text: str, low: str, mentions: list[TimeMention], today: dt.date | None
) -> list[TimeMention]:
    """Mentions with what stands before and between them: "since X", "between X and Y", "X, Y"."""
    out: list[TimeMention] = []
    for mention in mentions:
        previous = out[-1] if out else None
        gap = low[previous.end : mention.start] if previous else ""
        if previous and _BETWEEN.fullmatch(gap) and _can_join(previous, mention):
            out[-1] = _pair(text, previous, mention)
        elif (
            previous
            and gap in (", ", " ", " (")
            and previous.form == "weekday"
            and mention.form == "date"
        ):
            out[-1] = attrs.evolve(
                mention, start=previous.start, text=text[previous.start : mention.end]
            )
        else:
            out.append(_with_word_before(text, low, mention, today))
    return out


def _can_join(one: TimeMention, other: TimeMention) -> bool:
    days = {"date", "weekday", "day", "night", "month", "year", "period"}
    return one.form in days and other.form in days and one.when.is_known == other.when.is_known


def _pair(text: str, one: TimeMention, other: TimeMention) -> TimeMention:
    words = text[one.start : other.end]
    start, end = one.when.start, other.when.end
    if start and end and one.form == other.form == "weekday" and 0 < (start - end).days < 7:
        start = calendar.shifted(start, -7)
    if start is None or end is None or start > end:
        when = When.unknown(words)
    else:
        when = When(start=start, end=end, text=words)
    return TimeMention(when, one.start, other.end, words, other.form)


def _with_word_before(
    text: str, low: str, mention: TimeMention, today: dt.date | None
) -> TimeMention:
    match = _BEFORE.search(low, max(0, mention.start - 24), mention.start)
    if match is None or not mention.when.is_known:
        return mention
    when, start = mention.when, match.start()
    words = text[start : mention.end]
    if low.startswith(", when ", mention.end):
        return mention  # "the worst since 2003, when a bomb killed ten" tells of that year
    if match[1] == "since" and when.start and (today is None or when.start <= today):
        return TimeMention(
            When(start=when.start, end=today, text=words), start, mention.end, words, "period"
        )
    if (
        match[1] in ("around", "about")
        and mention.form == "date"
        and when.start
        and when.start == when.end
    ):
        around = When(
            start=calendar.shifted(when.start, -1), end=calendar.shifted(when.end, 1), text=words
        )
        return TimeMention(around, start, mention.end, words, "vague")
    return mention
