"""What a number is about: this event, a stretch of time, or something recalled."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from claimtrack.extraction.superlatives import compares
from claimtrack.extraction.tokens import holds
from claimtrack.model.claim import Scope
from claimtrack.registry.lexicon import phrase_set, time_words, tree_of, word_set

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from claimtrack.extraction.claims.drafts import Draft
    from claimtrack.model.harm import Harm
    from claimtrack.model.when import When

__all__ = [
    "FEW",
    "day_broken_down",
    "is_local",
    "is_long",
    "is_made_up",
    "is_past_total",
    "is_period",
    "relate",
]

_MONTH = rf"{tree_of(time_words('month'))}\b"
_WEEKDAY = tree_of(time_words("weekday"))
_TIME = "(?:hours?|days?|weeks?|months?|years?|decades?)"
FEW = tree_of(word_set("few"))
_BEGINNINGS = tree_of(word_set("war_beginnings"))
_LONG_FIGHTS = phrase_set("long_fights")
_LONG_FIGHT = tree_of(_LONG_FIGHTS, space=" ")
_STARTS = tree_of(phrase_set("begun") | phrase_set("going_up"), space=" ")
# "held by rebels since 2013" is about the town
_STANDING = re.compile(rf"\b{tree_of(word_set('standing'))}\b[^.;,]{{0,40}}$")
# It is sought with the character before its first word, so that letters are passed over fast.
_PERIOD = re.compile(
    rf"\W(?:since (?:it began|the {_BEGINNINGS}|last (?:year|month|week)"
    rf"|(?:early |late |mid-|the (?:beginning|end|middle|start) of )?(?:\d{{4}}|{_MONTH})"
    rf"|[^.;,]{{2,60}}?\b{_STARTS}\b"
    rf"|(?:the|its|their|an?) [^.;,]{{2,60}}?\b(?:in|of) (?:\w+ )?(?:19|20)\d\d\b"
    r"|they \w+)"
    rf"|\bso far (?:this|in (?:\d{{4}}|{_MONTH}|the (?:year|month|war|conflict)))\b"
    r"|\b(?:each|every) year\b|\bannually\b"
    r"|\b(?:in|over|during|for) (?:that|the same) period\b"
    r"|\btoll (?:for|of) (?:the|this) (?:\w+ )?(?:day|week|month|year)\b(?! of)"
    r"|\b(?:day|week|month|year)['’]s (?:death )?toll\b"
    r"|\b(?:this|last|each|every|per|a) (?:year|month) (?:alone|so far)\b"
    rf"|\b(?:in|over|during|for|within) the (?:past|last|previous) (?:\w+ )?{_TIME}\b"
    rf"|\b(?:in|over) (?:\d+|{FEW}) (?:months|years|decades)\b"
    # "in two days of fighting" is one battle; longer than that is a count over time
    r"|\b(?:in|over|during|within|throughout) (?:about |around |more than |the |at least |only )?"
    r"(?!(?:two|three|[1-3]) days)[\w.]+ (?:successive |consecutive |straight )?"
    r"(?:days|weeks|months|years|decades)\b"
    # one number over several things that happened, but for those of one day
    r"|(?<!day )(?<!night )\b(?:in|over|across) (?:\w+ )?separate "
    r"(?:attacks|battles|clashes|fights|incidents|strikes)\b"
    rf"(?! (?:early |late )?(?:on )?{_WEEKDAY}\b)"
    r"|\b(?:and other|in (?:different|several|various)) (?:circumstances|conditions|incidents)\b"
    rf"|\b\w+-year(?:-long|-old)? {_LONG_FIGHT}\b"
    # "340,000 have died in the country's war, which began in March 2011"
    rf"|\b{_LONG_FIGHT},? (?:which|that) (?:\w+ )?{_STARTS}\b"
    r"|\bup (?:to|until|till) (?:that|this) (?:moment|point|time)\b"
    r"|\b(?:months|years|decades) of (?:[\w'’-]+ ){1,4}(?:in|during) which\b"
    rf"|\b{_LONG_FIGHT},? (?:in|during) which [^.;,]{{2,40}} (?:have|has) "
    r"(?:been killed|died|perished)\b"
    rf"|\bin total (?:during|in|over|since) the {_LONG_FIGHT}\b"
    r"|\b(?:have|has|had)(?: already| now)? (?:been killed|died|perished) (?:in|during) "
    rf"(?:[\w'’]+ ){{0,3}}{tree_of(word_set('wars'))}\b(?![ -]torn)"
    # "the war has killed 28,000": all there were up to now
    rf"|\b{tree_of(word_set('wars') | word_set('running_on'))}\b(?: [^.;,]{{1,30}})?"
    rf" (?:has|have) (?:also )?{tree_of(word_set('has_cost'))}\b"
    r"|\b(?:have|has) (?:been killed|died) in (?:those|these|such|similar)\b)"
)
_PERIOD_SIGNS = (
    "period",
    "since", "so far", "year", "annually", "past", "last", "previous", "days", "weeks", "month",
    "decade", "separate", "circumstances", "conditions", "incidents", "toll",
    "up to", "up until", "up till", *_LONG_FIGHTS, *word_set("wars"), *word_set("running_on"),
    "those", "these", "such", "similar",
)  # fmt: skip
"""What no stretch of time is without."""
# "48 journalists were killed last year": a year's total, unless the sentence tells of one attack
_LAST = re.compile(r"\blast (?:year|month)\W*$")
_WORK = tree_of(word_set("fiction"))
_FICTION = re.compile(
    rf"(?:in (?:the|his|her|their|a|an|this) (?:[\w-]+ )?{_WORK}\b,?"
    rf"|(?:the|his|her|this|a) (?:[\w-]+ )?{_WORK} "
    r"(?:kill|murder|end|open|tell|show|depict|follow)\w*) "
)
_DRILL = re.compile(r"\b(?:drill|exercise|training)s? (?:\w+ )?simulat(?:ed|es|ing)\b")
_RAISING = re.compile(r"\b(?:rais|bring|tak|push)(?:e|es|ed|ing|s)?\b|\b(?:brought|took)\b")
# what comes behind these is no longer said of the number: "in the town, which for ten months ..."
_LEAVES = re.compile(
    rf"{_RAISING.pattern}|, (?:which|who|where|whose)\b"
    r"|\band the (?:\w+ )?(?:number|tally|toll|total)\b|\bafter (?:the )?killing\b"
)
# "33 were killed yesterday including 3 soldiers and 30 others": a round-up with no event in it
_DAYS_DEAD = (
    r"(?:killed(?<!\wkilled)|died(?<!\wdied)) (?:yesterday|today)"
    r"(?: \d[\d/.-]{5,9})?[,;]? (?P<parts>including|among)\b"
)
_DAYS = ("yesterday", "today")
_BREAKDOWN = re.compile(_DAYS_DEAD)
_DAY_TOTAL = re.compile(
    rf"{_DAYS_DEAD}[^.;]{{0,200}}?"
    r"\b(?:and (?:about )?[\w.,]{1,12} (?:other|others|citizens|civilians|people|persons|family)\b"
    # "and 12 were killed in shelling": the day goes on
    r"|(?:and|,) (?:about |at least |more than )?[\w.]{1,12} (?:were |have been )?killed\b"
    r"|other (?:circumstances|conditions|incidents)\b)"
)


def is_period(lower: str, end: int = 0) -> bool:
    """Whether what ends at ``end`` of a sentence in small letters counts over a stretch of time.

    >>> is_period("more than 300 people have died since the war began")
    True
    >>> text = "a raid killed 11, bringing to 280 the number of dead since january"
    >>> is_period(text, text.index(",")), is_period(text, text.index("dead"))
    (False, True)
    """
    starts, day_total = _periods(lower)
    return day_total or any(
        start < end or _LEAVES.search(lower, end, start) is None for start in starts
    )


@functools.lru_cache(maxsize=16)
def _periods(lower: str) -> tuple[tuple[int, ...], bool]:
    """Where a sentence tells of stretches of time, and whether it is a day's total; read once."""
    starts = []
    for match in _PERIOD.finditer(f" {lower}") if holds(lower, _PERIOD_SIGNS) else ():
        start = match.start()
        if not (compares(lower, start) or _STANDING.search(lower, max(0, start - 80), start)):
            starts.append(start)
    return tuple(starts), holds(lower, _DAYS) and _DAY_TOTAL.search(lower) is not None


def is_past_total(lower: str, end: int, *, attacks: bool) -> bool:
    """Whether a number that ends at ``end`` is all there was "last year", with no attack told of.

    >>> is_past_total("48 journalists were killed last year.", 27, attacks=False)
    True
    """
    return not attacks and _LAST.search(lower, end) is not None


def is_local(lower: str, start: int) -> bool:
    """Whether one district, blast or morgue of several is what counts right before ``start``.

    >>> text = "the salem district reported 12 deaths"
    >>> is_local(text, text.index("12"))
    True
    """
    if _LOCAL.search(lower, max(0, start - _LOCAL_REACH), start) is not None:
        return True
    return _is_of_received(lower)


@functools.lru_cache(maxsize=16)
def _is_of_received(lower: str) -> bool:
    """Whether a sentence tells of bodies that were brought somewhere; read once."""
    return holds(lower, _BODIES) and _RECEIVED.search(lower) is not None


_BODIES = ("bodies", "corpses")
# "41 bodies had been taken to the morgue": as many as were brought there
_RECEIVED = re.compile(
    rf"\b(?:bodies|corpses)\b[^.;]{{0,60}}\b{tree_of(word_set('morgues'))}\b"
    rf"|\b{tree_of(word_set('morgues'))}\b[^.;]{{0,60}}\b(?:bodies|corpses)\b"
)


_LOCAL = re.compile(
    rf"\b{tree_of(word_set('districts'))} (?:alone )?{tree_of(word_set('local_counts'))}\b"
    r"(?: (?:alone|for|about|at least))*\W*$"
    r"|\bworst[- ](?:hit|affected)\b[^.;]{0,40}$"
    rf"|\bthe {tree_of(word_set('one_of_several'))} [\w-]+(?: (?!and\b)[\w-]+)?\W*$"
)
_LOCAL_REACH = 80


def is_made_up(lower: str) -> bool:
    """Whether a sentence in small letters tells what a film, a drill or a definition tells.

    >>> is_made_up("in the film, 40 soldiers are killed.")
    True
    """
    if _FICTION.match(lower) is not None or "defined as" in lower:
        return True  # "incidents, defined as those in which four people die"
    return "simulat" in lower and _DRILL.search(lower) is not None


_LONG = 28
"""Days from which a time is too long for one thing that happened."""


def is_long(when: When, day: dt.date | None, *, act: bool) -> bool:
    """Whether a number is of a long time: "this year", "in January"; not where an act is named.

    What runs up to the report counts over time whatever is named: attacks, this year.

    >>> import datetime as dt
    >>> from claimtrack.model.when import When
    >>> is_long(When.of("2020-01-01/2020-01-31"), dt.date(2020, 2, 3), act=False)
    True
    """
    length = when.days or 0
    return length >= _LONG and (not act or (day is not None and when.end == day))


def day_broken_down(lower: str) -> int:
    """Where a sentence in small letters begins to break down a day's dead; -1 where it does not.

    >>> day_broken_down("forty were killed yesterday, including four nurses")
    29
    """
    match = _BREAKDOWN.search(lower) if holds(lower, _DAYS) else None
    return match.start("parts") if match is not None else -1


def _goes_on(earlier: Draft, one: Draft) -> bool:
    """Whether "20 others" come on top of what was told: of a number, or of a word for none.

    Others than the dead may be as many as the headline had hurt.
    """
    if earlier.headline and "other" in one.count.text.lower():
        return False
    return earlier not in one.beside or earlier.count.stated is None


# "Three more" came on top of a number told elsewhere; "three others" may be others than a group
_MORE = word_set("more")


def relate(drafts: Sequence[Draft]) -> None:
    """Tell totals from what comes on top of them, and find the whole of a part named later."""
    seen: dict[Harm, Draft] = {}
    for one in drafts:
        earlier = seen.get(one.harm)
        more = one.additional and one.scope is Scope.INCIDENT and not one.count.is_zero
        # "five died, nine more were hurt" is nine
        lone = not seen and not _MORE.isdisjoint(one.count.text.lower().split())
        if more and (_goes_on(earlier, one) if earlier else lone):
            one.scope = Scope.INCREMENT
        elif one.found and earlier and earlier.running and one.count.low < earlier.count.low:
            # "The toll rose to 60. Divers pulled 12 bodies from the wreck": some of the 60
            one.scope, one.whole = Scope.PART, earlier
        elif (one.local or one.both) and earlier and one.count.low < earlier.count.low:
            one.scope, one.whole = Scope.PART, earlier
        if one.scope is Scope.PART and one.whole is None:
            one.whole = earlier
        if one.scope is Scope.INCIDENT and not one.older:
            seen[one.harm] = one
