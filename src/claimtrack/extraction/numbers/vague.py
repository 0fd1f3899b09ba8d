"""Words that stand where a number would: none, vague words, couples, shares and multiples."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimtrack.extraction.numbers.lexicon import NUMERALS, PLURALS, STOPS, VAGUE, alternatives
from claimtrack.extraction.numbers.measures import UNIT_WORDS
from claimtrack.extraction.numbers.nouns import are_people, is_plural
from claimtrack.model.amount import Amount
from claimtrack.model.count import Count, Hedge

__all__ = ["OPENERS", "Wording", "read_words"]

_VAGUE = re.compile(rf"(?:{alternatives(VAGUE)})(?![a-z-])")
_NEXT = re.compile(r"\s{1,3}([a-z][a-z'\u2019-]*)")
_NONE = re.compile(r"(?:no[ -]one|nobody|none|not\sa\ssingle|not\sone)(?![a-z'\u2019])")
_NO = re.compile(r"(?:no|without|zero|nil)\s{1,3}((?:[a-z][a-z-]*\s{1,3}){0,2}?)([a-z]+)(?![a-z-])")
# "No immediate casualties" and "no known casualties" say that none are known, not that there were none.
_UNKNOWN = frozenset("immediate known confirmed official initial reported apparent".split())
_HARMED = frozenset(
    "casualties deaths injuries fatalities lives losses dead wounded injured loss".split()
)
_COUPLE = re.compile(
    r"(?:a\s{1,3})?couple(?!\s{1,3}(?:of|more|dozen|hundred|thousand)(?![a-z]))(?![a-z'\u2019])"
)
_BOTH = re.compile(
    r"both(?:\s{1,3}of\s{1,3}the)?\s{1,3}(?:[a-z-]+\s{1,3}){0,2}?([a-z]+)(?![a-z])(?!\s{1,3}and\b)"
)
_MORE_THAN = re.compile(r"\s{1,3}(?:more|fewer|less)\s{1,3}than(?![a-z])")
_MANY = re.compile(r"(?:\b(?:as|how|too|not|so|very|that)\s{1,3})$")
_ORDINALS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
}
_ORDINALS |= {"ninth": 9, "tenth": 10}
_SMALL = {
    word: entry.value for word, entry in NUMERALS.items() if entry.kind == "unit" and entry.value
}
_SHARE = re.compile(
    rf"(?:({alternatives([*_SMALL, 'a'])})[\s-]{{1,3}})?({alternatives(_ORDINALS)})s?(?=\s{{1,3}}(?:of|the|all|those)(?![a-z]))"
)
_OF_WHOLE = re.compile(
    r"(?:one|1)\s{1,3}in\s{1,3}(?:every\s{1,3})?(\d{1,3}|"
    + alternatives(_SMALL)
    + r"|ten)(?![a-z0-9,])"
)
_MOST = re.compile(
    r"(?:most|(?:the|a)\s{1,3}(?:vast\s{1,3})?majority)\s{1,3}of(?=\s{1,3}(?:them|the|those|these|whom)(?![a-z]))"
)
_MULTIPLE = re.compile(
    r"(?:twice|thrice|double|triple|quadruple)(?=\s{1,3}(?:as\s{1,3}(?:many|much)|the|that)(?![a-z]))|(?:two|three|four|five|six|seven|eight|nine|ten)fold(?![a-z])"
)
_TIMES = {"twice": 2, "double": 2, "thrice": 3, "triple": 3, "quadruple": 4}

# The first words by which the reading finds these.
OPENERS = (
    *VAGUE, "no", "none", "nobody", "without", "nil", "not a single", "not one", "a couple", "couple", "both", "half", "a half",
    "a third", "a quarter", "a fifth", "most of", "the majority", "a majority", "the vast majority", "the overwhelming majority", "twice", "thrice", "double",
    "triple", "quadruple", *(f"{word}fold" for word in _SMALL),
)  # fmt: skip


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
    return Wording(Count.exactly(0), at + match.group().index(" "))


def _share(low: str, at: int) -> Wording | None:
    match = _OF_WHOLE.match(low, at)
    if match is not None:
        parts = match.group(1)
        whole = int(parts) if parts.isdigit() else _SMALL.get(parts, 10)
        following = _NEXT.match(low, match.end())
        odd = following is not None and not are_people(following.group(1))
        if whole < 2 or (odd and following.group(1) not in STOPS):
            return None  # "one in three attacks" is one
        return Wording(_exact(1 / whole, "share"), match.end(), "share")
    match = _MOST.match(low, at)
    if match is not None:
        most = Amount(stated=None, low=0.5, high=1.0, hedge=Hedge.VAGUE, unit="share")
        return Wording(most, match.end() - 3, "share")
    match = _SHARE.match(low, at)
    if match is None or low[at - 1 : at].isalnum():
        return None
    parts = _SMALL.get(match.group(1) or "a", 1)
    value = parts / _ORDINALS[match.group(2)]
    return Wording(_exact(value, "share"), match.end(), "share") if value < 1 else None


def _multiple(low: str, at: int) -> Wording | None:
    match = _MULTIPLE.match(low, at)
    if match is None:
        return None
    word = match.group()
    times = _TIMES.get(word) or _SMALL.get(word.removesuffix("fold"), 10)
    return Wording(_exact(times, "multiple"), match.end(), "multiple")


def _exact(value: float, unit: str) -> Amount:
    return Amount(stated=value, low=value, high=value, unit=unit)


def _couple(low: str, at: int) -> Wording | None:
    """Two people who belong together: "a couple and their four sons"; not "a couple of shots", "a couple men"."""
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
        return None  # "many more than 30"
    following = _NEXT.match(low, match.end())
    unit = UNIT_WORDS.get(following.group(1)) if following is not None else None
    count = Count.vague(words)
    if unit is None or following is None:
        return Wording(count, match.end())
    amount = Amount(stated=None, low=count.low, high=count.high, hedge=Hedge.VAGUE, unit=unit)
    return Wording(amount, following.end())
