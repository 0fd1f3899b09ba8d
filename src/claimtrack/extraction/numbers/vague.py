"""Words that stand where a number would: none, vague words, couples, shares and multiples."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimtrack.extraction.numbers.lexicon import (
    PARTS,
    PLURALS,
    STOPS,
    TIMES,
    UNIT_NUMERALS,
    VAGUE,
    alternatives,
    context,
    either,
)
from claimtrack.extraction.numbers.measures import UNIT_WORDS
from claimtrack.extraction.numbers.nouns import are_people, is_plural
from claimtrack.model.amount import Amount
from claimtrack.model.count import Count, Hedge

__all__ = ["OPENERS", "Wording", "read_words"]

_VAGUE = re.compile(rf"(?:{alternatives(VAGUE)})(?![a-z-])")
_NEXT = re.compile(r"\s{1,3}([a-z][a-z'\u2019-]*)")
_NONE = re.compile(rf"{either('none')}(?![a-z'\u2019])")
_NO = re.compile(rf"{either('no')}\s{{1,3}}((?:[a-z][a-z-]*\s{{1,3}}){{0,2}}?)([a-z]+)(?![a-z-])")
# "No immediate casualties" and "no known casualties" say that none are known: that is not none.
_UNKNOWN = context("not_known")
_HARMED = context("harm_noun")
_COUPLE = re.compile(
    r"(?:a\s{1,3})?couple(?!\s{1,3}(?:of|more|dozen|hundred|thousand)(?![a-z]))(?![a-z'\u2019])"
)
_BOTH = re.compile(
    r"both(?:\s{1,3}of\s{1,3}the)?\s{1,3}(?:[a-z-]+\s{1,3}){0,2}?([a-z]+)(?![a-z])(?!\s{1,3}and\b)"
)
_MANY = re.compile(r"\b(?:as|how|too|not|so|very|that)\s{1,3}$")
_MORE_THAN = re.compile(r"\s{1,3}(?:(?:more|fewer|less)\s{1,3}than|as)(?![a-z])")
_SHARE = re.compile(
    rf"(?:({alternatives([*UNIT_NUMERALS, 'a'])})[\s-]{{1,3}})?({alternatives(PARTS)})s?"
    r"(?=\s{1,3}(?:of|the|all|those)(?![a-z]))"
)
_IN_SO_MANY = re.compile(
    rf"(?:one|1)\s{{1,3}}in\s{{1,3}}(?:every\s{{1,3}})?(\d{{1,3}}|{alternatives(UNIT_NUMERALS)}|ten)"
    r"(?![a-z0-9,])"
)
_MOST = re.compile(
    rf"(?:most|(?:the|a)\s{{1,3}}(?:vast\s{{1,3}}|overwhelming\s{{1,3}})?majority)\s{{1,3}}of"
    rf"(?=\s{{1,3}}{either('whole')}(?![a-z]))"
)
_MULTIPLE = re.compile(
    rf"({alternatives(TIMES)})(?=\s{{1,3}}(?:as\s{{1,3}}(?:many|much)|the|that)(?![a-z]))"
    rf"|({alternatives(UNIT_NUMERALS)})fold(?![a-z])"
)

# The first words by which the reading finds these.
_MAJORITIES = ["the majority", "a majority", "the vast majority", "the overwhelming majority"]
OPENERS = frozenset(
    [*VAGUE, *context("none"), *context("no"), *PARTS, *TIMES, *_MAJORITIES]
    + ["most of", "couple", "a couple", "both"]
    + [f"a {part}" for part in PARTS]
    + [f"{word}fold" for word in UNIT_NUMERALS]
)


class Wording(NamedTuple):
    """What the words said, where they stop, and how they depend on another number."""

    value: Count | Amount
    end: int
    relation: str = ""


def read_words(low: str, at: int) -> Wording | None:
    """The number that words without a numeral give at a place of a lower-case text.

    >>> read_words("no one was hurt", 0).value, read_words("dozens died", 0).value
    (Count(0), Count(dozens))
    >>> read_words("half of them died", 0)
    Wording(value=Amount(0.5 share), end=4, relation='share')
    """
    return (
        _none(low, at)
        or _share(low, at)
        or _multiple(low, at)
        or _couple(low, at)
        or _both(low, at)
        or _vague(low, at)
    )


def _none(low: str, at: int) -> Wording | None:
    match = _NONE.match(low, at)
    if match is not None:
        return Wording(Count.exactly(0), match.end())
    match = _NO.match(low, at)
    if match is None:
        return None
    between = match.group(1).split()
    if (
        any(word in STOPS or word in _UNKNOWN for word in between)
        or match.group(2) in STOPS - _HARMED
    ):
        return None
    if match.group(2) not in _HARMED and match.group(2) not in PLURALS:
        return None
    return Wording(Count.exactly(0), at + len(match.group().split(None, 1)[0]))


def _share(low: str, at: int) -> Wording | None:
    match = _IN_SO_MANY.match(low, at)
    if match is not None:
        parts = match.group(1)
        whole = int(parts) if parts.isdigit() else UNIT_NUMERALS.get(parts, 10)
        following = _NEXT.match(low, match.end())
        word = "" if following is None else following.group(1)
        if whole < 2 or (word and not are_people(word) and word not in STOPS):
            return None  # "one in three attacks" is one
        return Wording(_exact(1 / whole, "share"), match.end(), "share")
    match = _MOST.match(low, at)
    if match is not None:
        most = Amount(stated=None, low=0.5, high=1.0, hedge=Hedge.VAGUE, unit="share")
        return Wording(most, match.end() - 3, "share")
    match = _SHARE.match(low, at)
    if match is None or low[at - 1 : at].isalnum():
        return None
    parts = UNIT_NUMERALS.get(match.group(1) or "a", 1)
    value = parts / PARTS[match.group(2)]
    return Wording(_exact(value, "share"), match.end(), "share") if value < 1 else None


def _multiple(low: str, at: int) -> Wording | None:
    match = _MULTIPLE.match(low, at)
    if match is None:
        return None
    times = TIMES[match.group(1)] if match.group(1) else UNIT_NUMERALS[match.group(2)]
    return Wording(_exact(times, "multiple"), match.end(), "multiple")


def _exact(value: float, unit: str) -> Amount:
    return Amount(stated=value, low=value, high=value, unit=unit)


def _couple(low: str, at: int) -> Wording | None:
    """Two people who belong together: "a couple and their four sons", not "a couple of shots"."""
    match = _COUPLE.match(low, at)
    if match is None:
        return None
    following = _NEXT.match(low, match.end())
    if following is not None and is_plural(following.group(1)) and following.group(1) not in STOPS:
        return None
    return Wording(Count.exactly(2), match.end())


def _both(low: str, at: int) -> Wording | None:
    match = _BOTH.match(low, at)
    if match is None or not are_people(match.group(1)) or not is_plural(match.group(1)):
        return None
    return Wording(Count.exactly(2), at + len("both"), "all")


def _vague(low: str, at: int) -> Wording | None:
    match = _VAGUE.match(low, at)
    if match is None:
        return None
    words = " ".join(match.group().split())
    if words == "many" and _MANY.search(low, max(0, at - 8), at):
        return None  # "how many", "as many as", "not many"
    if _MORE_THAN.match(low, match.end()):
        return None  # "many more than 30", and "many as 30", a slip
    following = _NEXT.match(low, match.end())
    unit = UNIT_WORDS.get(following.group(1)) if following is not None else None
    count = Count.vague(words)
    if unit is None or following is None:
        return Wording(count, match.end())
    amount = Amount(stated=None, low=count.low, high=count.high, hedge=Hedge.VAGUE, unit=unit)
    return Wording(amount, following.end())
