"""How time is written in English news: the forms, each a pattern and the days it means.

A form is found in folded text (small letters, one character for one). ``scan_times`` is the inner call on
one stretch of text; ``dates`` builds the public functions on it.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import attrs

from claimtrack.extraction import dates_windows as windows
from claimtrack.model.when import Precision, When
from claimtrack.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Callable

    Found = re.Match[str]
    Form = Callable[[Found, dt.date | None], windows.Days | None]


@attrs.frozen
class TimeMention:
    """A time expression where it stands.

    Attributes:
        when: the days it means, as far as they follow from the words and the day of the report.
        start: its first character in the text.
        end: the one after its last.
        text: the words.
        form: what kind of expression: "date", "weekday", "month", "year", "day", "night", "vague",
            "ago", or "period" where a running total may be meant ("since 2011", "in the past 24 hours").
    """

    when: When
    start: int
    end: int
    text: str
    form: str = ""


def _words(kind: str) -> dict[str, int]:
    return {r["word"]: int(r["value"]) for r in table("en/time_words.tsv") if r["kind"] == kind}


_MONTHS = _words("month")
_WEEKDAYS = _words("weekday")
_NUMBERS = _words("number")
_ORDINALS = _words("ordinal")
_HOLIDAYS = _words("holiday")
_PHRASES = {row["phrase"]: row for row in table("en/time_phrases.tsv")}


def _any(words: dict[str, object] | dict[str, int]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


_MONTH = rf"(?:{_any(_MONTHS)})\b\.?"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d:%]|[,.]\d)"
_YEAR = r"(?:1[6-9]|20)\d\d(?![\d:%]|[,.]\d|-(?:year|strong))"
_WEEKDAY = rf"(?:{_any(_WEEKDAYS)})\b"
_PART = r"(?:early|late|mid|middle|beginning|start|end)"
_TIME_OF_DAY = r"(?:morning|afternoon|evening|night)"
_N = rf"(?:\d{{1,3}}|(?:{_any(_NUMBERS)})\b)"
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
    rf"(?:(?P<mo_w>{_any(_ORDINALS)})\sweek\s(?:of|in)\s(?P<mo_wm>{_MONTH})(?:,?\s(?P<mo_wy>{_YEAR}))?"
    rf"|(?:(?P<mo_p>{_PART})[-\s](?:of\s|in\s)?|(?P<mo_l>last|this)\s)?(?P<mo_m>{_MONTH})"
    rf"(?:,?\s(?:of\s)?(?P<mo_y>{_YEAR}))?)"
)

_FORMS: tuple[tuple[str, str], ...] = (
    ("iso", r"(?P<iso_y>\d{4})-(?P<iso_m>\d\d)-(?P<iso_d>\d\d)(?!\d)"),
    ("holiday", rf"(?P<ho>{_any(_HOLIDAYS)})\b(?:,?\s(?P<ho_y>{_YEAR}))?"),
    ("date", _DAY_MONTH),
    ("date2", _MONTH_DAY),
    ("month", _MONTHLY),
    ("phrase", rf"(?P<ph>{_any(_PHRASES)})\b"),
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
    """The first two letters of every form, as a pattern: most words are left at once."""
    others = (
        "last next coming past previous this mid middle early late beginning start end several few"
    )
    vocabulary = (_MONTHS, _WEEKDAYS, _NUMBERS, _ORDINALS, _HOLIDAYS, _PHRASES)
    spoken = [*others.split(), "day", "week", "night", *(w for part in vocabulary for w in part)]
    seconds: dict[str, str] = {}
    for word in sorted({f"{w} "[:2] for w in spoken}):
        seconds[word[0]] = seconds.get(word[0], "") + word[1]
    return "|".join(f"{first}[{letters}]" for first, letters in seconds.items())


_PATTERN = re.compile(
    rf"(?<![\w.$€£])(?=\d|{_beginnings()})(?:"
    + "|".join(f"(?P<{name}>{pattern})" for name, pattern in _FORMS)
    + ")"
)
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|during|of|from|until|till|by|between|year|before|after|\d{4} and|\d{4} to)\s$"
)


def _a_date(found: Found, today: dt.date | None, keys: str) -> windows.Days | None:
    """The day, or the first and last day, of a day and a month with or without a year."""
    month = _MONTHS[found[f"{keys}_m"].rstrip(".")]
    first = int(re.match(r"\d+", found[f"{keys}_d"])[0])  # type: ignore[index]
    final = int(re.match(r"\d+", found[f"{keys}_e"] or found[f"{keys}_d"])[0])  # type: ignore[index]
    digits = found[f"{keys}_y"]
    if digits is None and today is None:
        return None
    year = windows.full_year(digits, today) if digits else windows.likely_year(today, month, first)  # type: ignore[arg-type]
    return dt.date(year, month, first), dt.date(year, month, max(first, final))


def _iso(found: Found, today: dt.date | None) -> windows.Days:  # noqa: ARG001 - as every form
    day = dt.date(int(found["iso_y"]), int(found["iso_m"]), int(found["iso_d"]))
    return day, day


def _month(found: Found, today: dt.date | None) -> windows.Days | None:
    week = found["mo_w"]
    month = _MONTHS[(found["mo_wm"] if week else found["mo_m"]).rstrip(".")]
    digits = found["mo_wy"] if week else found["mo_y"]
    if digits is None and today is None:
        return None
    year = int(digits) if digits else windows.likely_year(today, month)  # type: ignore[arg-type]
    if found["mo_l"] and today and windows.month_days(year, month)[0] > today:
        year -= 1
    days = windows.month_days(year, month)
    if week:
        return windows.month_week(days, _ORDINALS[week])
    return windows.month_part(days, found["mo_p"]) if found["mo_p"] else days


def _holiday(found: Found, today: dt.date | None) -> windows.Days | None:
    """A day of the year with a name; ``value`` is month and day, as 1225."""
    month, day = divmod(_HOLIDAYS[found["ho"]], 100)
    if today is None and not found["ho_y"]:
        return None
    year = int(found["ho_y"]) if found["ho_y"] else windows.likely_year(today, month, day)  # type: ignore[arg-type]
    return dt.date(year, month, day), dt.date(year, month, day)


def _phrase(found: Found, today: dt.date | None) -> windows.Days | None:
    row = _PHRASES[found["ph"]]
    if today is None or row["first"].startswith("same"):
        return None
    return windows.point(today, row["first"], last=False), windows.point(
        today, row["last"], last=True
    )


def _weekday(found: Found, today: dt.date | None) -> windows.Days | None:
    if today is None:
        return None
    relative = found["wd_l"]
    day = windows.weekday_before(today, _WEEKDAYS[found["wd"]], strictly=relative == "last")
    if relative in ("next", "coming"):
        day += 7 * windows.ONE
    return day, day


_DAYS_IN = {"day": 1, "night": 1, "week": 7, "fortnight": 14}


def _number(words: str | None, few: int = 3) -> int:
    if words is None:
        return 1
    return int(words) if words.isdigit() else _NUMBERS.get(words, few)


def _ago(found: Found, today: dt.date | None) -> windows.Days | None:
    unit, number = found["ag_u"], _number(found["ag_n"])
    if today is None or number > 999:
        return None
    if unit == "fortnight":
        return today - 13 * windows.ONE, today
    if unit == "hour":
        day = today - windows.ONE * (number // 24)
        return (today - windows.ONE, today) if 3 < number < 24 else (day, day)
    if unit == "month":
        return windows.months_back(today, number)
    if unit == "year":
        return windows.year_days(today.year - number)
    day = today - windows.ONE * number * _DAYS_IN[unit]
    spread = 3 * windows.ONE if unit == "week" else 0 * windows.ONE
    return day - spread, min(day + spread, today)


def _past(found: Found, today: dt.date | None) -> windows.Days | None:
    unit, number = found["pa_u"], _number(found["pa_n"])
    if today is None:
        return None
    if unit == "hour":
        return today - windows.ONE * min(2, -(-number // 24)), today
    if unit in ("day", "night"):
        return today - windows.ONE * number, today - windows.ONE
    if unit == "month":
        first = windows.point(today, "q", last=False)
        return (first, today) if number == 3 else (windows.months_back(today, number)[0], today)
    if unit == "year":
        return windows.year_days(today.year - number + 1)[0], today
    return today - windows.ONE * (number * _DAYS_IN[unit] - 1), today


def _long(found: Found, today: dt.date | None) -> windows.Days | None:
    unit, number = found["lo_u"], _number(found["lo_n"])
    if today is None:
        return None
    if unit == "night":
        return today - windows.ONE, today
    return today - windows.ONE * (number * _DAYS_IN[unit] - 1), today


def _lasting(found: Found, today: dt.date | None) -> windows.Days | None:
    return None if today is None else (today - windows.ONE * (_number(found["la_n"]) - 1), today)


def _year(found: Found, today: dt.date | None) -> windows.Days | None:  # noqa: ARG001 - as every form
    days = windows.year_days(int(found["ye_a"] or found["ye"]))
    return windows.year_part(days, found["ye_p"]) if found["ye_p"] else days


_READERS: dict[str, Form] = {
    "iso": _iso,
    "date": lambda found, today: _a_date(found, today, "dm"),
    "date2": lambda found, today: _a_date(found, today, "md"),
    "holiday": _holiday,
    "month": _month,
    "phrase": _phrase,
    "weekday": _weekday,
    "ago": _ago,
    "past": _past,
    "long": _long,
    "lasting": _lasting,
    "year": _year,
}
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
    found = [
        match
        for start, end in _windows(low)
        for match in _PATTERN.finditer(low, start, end)
        if _is_time(text, low, match)
    ]
    mentions = [_mention(text, match, today) for match in found]
    return _joined(text, low, mentions, today)


# Every form holds one of these; the forms are tried only around them.
_SIGN = re.compile(
    r"day|week|month|year|night|hour|ago\b|recent|evening|morning|afternoon|christmas|halloween|"
    r"(?:1[6-9]|20)\d\d|\d{4}-\d|jan(?:uary)?\b|feb(?:ruary)?\b|mar(?:ch)?\b|apr(?:il)?\b|may\b|june?\b|july?\b|"
    r"aug(?:ust)?\b|sept?(?:ember)?\b|oct(?:ober)?\b|nov(?:ember)?\b|dec(?:ember)?\b"
)
_BEFORE_SIGN, _AFTER_SIGN = 40, 40
"""Characters before and after a sign that its form can reach."""


def _windows(low: str) -> list[tuple[int, int]]:
    """The stretches of a text that hold a sign of time, from word to word."""
    out: list[tuple[int, int]] = []
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


_CAPITAL = re.compile(r"(?:may|mar|march|jan|jun|sep|oct|dec)\.?")


def _is_time(text: str, low: str, match: Found) -> bool:
    """Whether the words name a time here: "may" and "march" are verbs too, and 2011 a number."""
    form = match.lastgroup
    if form == "month" and _CAPITAL.fullmatch(match.group()):
        word = text[match.start() : match.end()]
        if word.isupper():
            return bool(re.search(r"\b(?:in|since|last|of|until|by|on)\s$", low[: match.start()]))
        return word[0].isupper()
    if form == "year" and match["ye"]:
        return _YEAR_BEFORE.search(low, max(0, match.start() - 10), match.start()) is not None
    return True


def _mention(text: str, match: Found, today: dt.date | None) -> TimeMention:
    form = _form(match)
    words = text[match.start() : match.end()]
    try:
        days = _READERS[form](match, today)
    except (ValueError, OverflowError):  # 31 February, the year 0
        days = None
    kind = _PHRASES[match["ph"]]["form"] if form == "phrase" else _NAMED.get(form, form)
    if days is None or days[0] > days[1]:  # "earlier this month", said on the first
        when = When.unknown(words)
    else:
        precision = max(_least(match), Precision.of_days((days[1] - days[0]).days + 1), key=_width)
        when = When(start=days[0], end=days[1], precision=precision, text=words)
    return TimeMention(when, match.start(), match.end(), words, kind)


_LEAST = {"w": Precision.DAYS, "m": Precision.MONTH, "y": Precision.YEAR, "q": Precision.YEAR}


def _least(match: Found) -> Precision:
    """The widest precision words allow: "this month" is a month's, even on the second of it."""
    if match["ph"]:
        return _LEAST.get(_PHRASES[match["ph"]]["first"][0], Precision.DAY)
    return Precision.YEAR if match["pa_u"] in ("month", "year") else Precision.DAY


def _width(precision: Precision) -> int:
    return precision.code or 0


def _form(match: Found) -> str:
    return next(name for name in _READERS if match[name] is not None)


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
        start = windows.shifted(start, -7)
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
            start=windows.shifted(when.start, -1), end=windows.shifted(when.end, 1), text=words
        )
        return TimeMention(around, start, mention.end, words, "vague")
    return mention
