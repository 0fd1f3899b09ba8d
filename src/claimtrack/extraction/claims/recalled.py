"""What a sentence tells of beside its news: a bombing in 2004, what is avenged, what goes on."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from claimtrack.extraction.claims.scope import FEW
from claimtrack.extraction.superlatives import compares
from claimtrack.extraction.tokens import holds
from claimtrack.model.claim import Scope
from claimtrack.registry.lexicon import tree_of, word_set

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from claimtrack.extraction.claims.drafts import Draft

__all__ = ["episode_of", "set_off"]

_YEAR = re.compile(
    r"\b(?:in|of|the|since|from|during|until) (?:\w+ )?(?:\d{1,2},? )?((?:19|20)\d\d)\b"
)
_BEFORE = re.compile(
    r"\b(?:\w+ (?:years|months|decades) (?:ago|earlier|before)|last year|earlier this year"
    r"|anniversary of|a (?:year|month|decade) (?:ago|earlier)"
    r"|(?:\w+ weeks|a week) (?:earlier|before)(?=[,.;])"
    r"|(?:similar|previous) (?:attack|incident)|in a separate"
    r"|the previous (?:week|month|year))\b"
)
# "Two days earlier, a raid killed ten": a sentence that opens with another day
_OTHER_DAY = re.compile(
    r"\W*((?:\w+ ){0,2}days? (?:earlier|before)|the (?:previous day|day before)),"
)
_BEFORE_SIGNS = (
    "ago", "earlier", "before", "last year", "anniversary", "similar", "previous", "separate",
)  # fmt: skip
_LONG_AGO = r"(?:weeks?|months?|years?|decades?)"
_NUMBER = rf"(?:{FEW}|an?|\d+)"
_REVENGE = word_set("revenge")
# What may stand behind it is told as earlier: "less than two months after a riot that killed 119".
# Days after "the" blast its victims still die; days after "a" blast there is another.
_AFTER = re.compile(
    rf"\b(?:{_NUMBER} {_LONG_AGO} after\b(?! being| he| she| they)"
    rf"|{_LONG_AGO} after\b(?! being| he| she| they)"
    rf"|(?:{_NUMBER} )?days? after(?= an?(?:other)? )"
    rf"|(?:comes|came) (?:\w+ )?{_NUMBER} (?:hours?|days?) after"
    rf"|after (?:about |almost |around )?{_NUMBER} (?:days?|{_LONG_AGO}) of(?= an? | killing )"
    rf"|(?:in|as|out of) (?:an? |the )?(?:\w+ ){{0,2}}{tree_of(_REVENGE)} (?:for|to)"
    r"|(?:to avenge|avenging)"
    # and what goes on beside it
    r"|(?:coincid(?:e[ds]?|ing)|in conjunction|simultaneous(?:ly)?) with)\b"
)
_PEEK = len("killing ")
"""Characters of a claim that may say that words before it set it off."""
_AFTER_SIGNS = ("after", *_REVENGE, "aveng", "coincid", "conjunction", "simultaneous")
# "After the guards shot 40 herders… gunmen kill two": a headline's dots close what came before.
_OPENING = re.compile(r"\W*(after|following)\b[^…]{0,200}?(?:…|\.\.)")
_PAUSE = re.compile(r"[,;:…]|\.\.")


def episode_of(lower: str, day: dt.date | None, start: int = 0) -> str:
    """The words of a sentence, in small letters, that mark an earlier event; "" for the main one.

    What they mark stands at ``start``, where that makes a difference.

    >>> import datetime as dt
    >>> episode_of("a bombing in 2004 killed twelve", dt.date(2018, 2, 10))
    'in 2004'
    """
    before, year, aside = _recalled(lower, day)
    return before or _led_to(lower, start) or (year if aside < start else "")


# "in a blast in Osk, a city besieged in 2017": the year is of the city
_ASIDE = re.compile(r", (?:an?|the|where|which|who|whose|home|once) ")


def set_off(lower: str, drafts: Sequence[Draft]) -> dict[int, str]:
    """The words that set some claims of a sentence off from what it tells, by id of the draft.

    Nothing is set off where nobody else is told of who came to the same harm: a single victim
    more, or three more, may be of the same event. A headline cut at its dots needs nobody else.
    """
    led: dict[int, str] = {}
    for one in drafts:
        words = led.get(id(one.whole), "") or _led_to(lower, one.start)
        if words:
            led[id(one)] = words
    opening = _OPENING.match(lower)
    if opening is not None and opening.end() == len(lower.rstrip()):
        return led  # the news is in the next sentence
    news = [one for one in drafts if id(one) not in led and _is_news(one)]
    told = {harm for one in news for harm in (one.harm, *one.harm.parts)}
    return {id(one): led[id(one)] for one in drafts if id(one) in led and one.harm in told}


def _is_news(one: Draft) -> bool:
    """Whether a claim tells of an event of its own."""
    return (
        one.scope is Scope.INCIDENT and not one.additional and (one.count.low > 1 or one.by != "")
    )


@functools.lru_cache(maxsize=64)
def _led_to(lower: str, start: int) -> str:
    """The words before ``start``, with no pause between, that set it off; else ""."""
    opening = _OPENING.match(lower)
    if opening is not None and start < opening.end():
        return opening[1]
    words = ""
    for match in _AFTER.finditer(lower, 0, start + _PEEK) if holds(lower, _AFTER_SIGNS) else ():
        if match.end() <= start:
            words = match.group() if _PAUSE.search(lower, match.end(), start) is None else ""
    return words


@functools.lru_cache(maxsize=16)
def _recalled(lower: str, day: dt.date | None) -> tuple[str, str, int]:
    """What a sentence names of an earlier time, and of a year long ago; read once.

    Returns:
        The words for the time; those for the year, and where the last aside before it opens, -1
        where none does: what is told before that is not of the year.
    """
    before = _BEFORE.search(lower) if holds(lower, _BEFORE_SIGNS) else None
    before = before or _OTHER_DAY.match(lower)
    if before is not None:
        return before.group().strip(" ,"), "", -1
    for year in _YEAR.finditer(lower) if holds(lower, ("19", "20")) else ():
        long_ago = day is not None and int(year[1]) < day.year - 1
        if long_ago and not compares(lower, year.start()):
            asides = [match.start() for match in _ASIDE.finditer(lower, 0, year.start())]
            return "", year.group(), max(asides, default=-1)
    return "", "", -1
