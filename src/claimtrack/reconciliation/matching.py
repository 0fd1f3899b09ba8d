"""Whether two accounts tell of the same incident: a table of features, each with its points.

Points add up, but two things are never averaged away. A conflict in day or place keeps two accounts
apart whatever else agrees, and figures alone never bring two together: a place and a day, or a
named victim, must.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, NamedTuple

from claimtrack.model.incident import Verdict
from claimtrack.reconciliation.episodes import is_same_period
from claimtrack.reconciliation.levels import (
    CONFLICT,
    SITED,
    age_level,
    day_level,
    kind_level,
    name_level,
    news_level,
    number_level,
    shared_level,
    site_level,
    victim_level,
    word_level,
)
from claimtrack.reconciliation.places import is_far

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimtrack.reconciliation.accounts import Account
    from claimtrack.reconciliation.parameters import MatchParameters

__all__ = ["Match", "match"]

DATED = frozenset(("same", "near", "assumed"))
"""Levels of days that put two accounts on the same days."""
WORDED = frozenset(("two", "many"))
"""Levels of words that stand in for a place where none is known."""


class Match(NamedTuple):
    """What comparing two accounts gave.

    Attributes:
        score: the points together.
        verdict: same, unsure or different.
        levels: what was seen of each feature: ``{"days": "same", "place": "near", ...}``.
    """

    score: float
    verdict: Verdict
    levels: Mapping[str, str]

    @property
    def is_conflict(self) -> bool:
        """Whether day or place contradict each other."""
        return CONFLICT in (self.levels.get("days"), self.levels.get("place"))

    def tell(self, parameters: MatchParameters) -> str:
        """The features that spoke, the weightiest first: "place same +3, days same +2.5"."""
        weights = parameters.weights
        told = [
            _told(feature, level, weights.get(feature, _NO_WEIGHTS).get(level, 0.0))
            for feature, level in self.levels.items()
        ]
        return ", ".join([words for *_, words in sorted(filter(None, told))])


_NO_WEIGHTS: Mapping[str, float] = {}


@functools.lru_cache(maxsize=1 << 10)
def _told(feature: str, level: str, points: float) -> tuple[bool, float, str, str] | None:
    """What a level is put in order by when it is told, and its words; None where it did not speak.

    A conflict comes first and has no points.
    """
    if level == CONFLICT:
        return False, -abs(points), feature, f"{feature} {level}"
    return (True, -abs(points), feature, f"{feature} {level} {points:+g}") if points else None


_ON_OTHER_DAYS = Match(float("-inf"), Verdict.DIFFERENT, {"days": CONFLICT})


def match(one: Account, other: Account, parameters: MatchParameters) -> Match:
    """Compare two accounts feature by feature; which comes first makes no difference."""
    if one.is_period or other.is_period:
        return _match_periods(one, other)
    days = day_level(one, other, parameters)
    if days == CONFLICT and len(one.words & other.words) < 2:
        return _ON_OTHER_DAYS
    place = site_level(one, other, parameters)
    named, words = name_level(one, other), word_level(one, other, place)
    ages = age_level(one.ages, other.ages)
    if CONFLICT in (days, place) and _is_one_fate(place, named, words, ages):
        if days == CONFLICT:
            days = "news"
        if place == CONFLICT and is_far(one.places, other.places):
            place = "differs"
    levels = {
        "days": days,
        "place": place,
        "named": named,
        "victims": victim_level(one.victims, other.victims),
        "ages": ages,
        "attackers": shared_level(one.attackers, other.attackers),
        "kind": kind_level(one.kinds, other.kinds),
        "words": words,
        "numbers": number_level(one, other),
        "news": news_level(one, other, parameters),
    }
    weights, score = parameters.weights, 0.0
    for feature, level in levels.items():
        score += weights[feature].get(level, 0.0)
    return Match(score, _verdict(levels, score, parameters), levels)


def _is_one_fate(place: str, named: str, words: str, ages: str) -> bool:
    """Whether both tell of one person's fate, whatever day and place they give.

    A person is killed once. The day that one of them gives is then that of its news, a funeral or
    a sentence months later, and a place far off is a namesake of the right one. A name alone does
    not say so: others must be named in both besides.
    """
    if words != "many":
        return False
    return named == "shared" or (place in SITED and (named == "surname" or ages == "same"))


def _match_periods(one: Account, other: Account) -> Match:
    same = one.is_period and other.is_period and is_same_period(one.claims[0], other.claims[0])
    verdict = Verdict.SAME if same else Verdict.DIFFERENT
    return Match(0.0, verdict, {"period": "same" if same else CONFLICT})


def _verdict(levels: Mapping[str, str], score: float, parameters: MatchParameters) -> Verdict:
    shared_name = levels["named"] == "shared"
    if CONFLICT in (levels["days"], levels["place"]):
        return Verdict.UNSURE if shared_name and score >= parameters.unsure else Verdict.DIFFERENT
    sited = levels["place"] in SITED or levels["words"] in WORDED
    sited = sited or (levels["place"] == "country" and levels["kind"] == "rare")
    dated = levels["days"] in DATED or (sited and levels["words"] == "many")
    dated = dated or (sited and levels["place"] == "same" and levels["words"] == "two")
    together = sited and dated
    if score >= parameters.match and (together or shared_name):
        return Verdict.SAME
    return Verdict.UNSURE if score >= parameters.unsure else Verdict.DIFFERENT
