"""How two accounts stand to each other, one feature at a time: the levels that earn points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.model.harm import Harm
from claimtrack.reconciliation.places import place_level
from claimtrack.registry.lexicon import word_set

if TYPE_CHECKING:
    from claimtrack.reconciliation.accounts import Account
    from claimtrack.reconciliation.parameters import MatchParameters

__all__ = [
    "CONFLICT",
    "SITED",
    "age_level",
    "day_level",
    "kind_level",
    "name_level",
    "news_level",
    "number_level",
    "shared_level",
    "site_level",
    "victim_level",
    "word_level",
]

CONFLICT = "conflict"
"""The level of a feature that keeps two accounts apart, whatever else agrees."""
SITED = frozenset(("same", "alike", "near", "within", "region", "mentioned"))
"""Levels of place that place two accounts together."""
NAME_ALIKE = 88
"""Likeness in percent, word order left aside, from which two spellings name one person."""
FEW = 3
"""Ages of victims that tell an incident by; a round-up gives more."""
FAR_RATIO = 5
"""Times one figure is the other from which two tolls are hardly of one incident."""
# Kinds of people who are not told for each other.
_EXCLUDE = (
    frozenset(("child", "adult", "elder")),
    frozenset(("female", "male")),
    frozenset(("combatant", "soldier", "police", "civilian")),
)
_SHARED_WORDS = ("none", "one", "two", "many")


def day_level(one: Account, other: Account, parameters: MatchParameters) -> str:
    """How the days stand to each other.

    Returns:
        "same" or "near" where both say a day or a few; "broad" where one says a week or more,
        "assumed" where its report alone dates it, all within the window; "conflict" beyond it, or
        where one was told before the other happened; "unknown" where days are not said.
    """
    if one.start is None or other.start is None or one.end is None or other.end is None:
        return "unknown"
    if _told_before(one, other) or _told_before(other, one):
        return CONFLICT
    apart = max(one.start - other.end, other.start - one.end, 0)
    if one.assumed or other.assumed:
        return "assumed" if apart <= parameters.days else "unknown"
    if apart > parameters.days:
        return CONFLICT
    if not (one.precise and other.precise):
        return "broad"
    return "same" if apart == 0 else "near"


def _told_before(one: Account, other: Account) -> bool:
    """Whether one was told before the other happened; a day is allowed for time zones."""
    return not other.assumed and other.start is not None and one.moment < other.start - 1


def name_level(one: Account, other: Account) -> str:
    """Whether a victim is named in both; whether both name all they count and nobody is in both."""
    if not one.names or not other.names:
        return "unknown"
    shared = one.names & other.names
    if any(" " in name for name in shared):
        return "shared"
    full, other_full = _full_names(one), _full_names(other)
    if full and other_full:
        from rapidfuzz import fuzz

        if any(fuzz.token_sort_ratio(a, b) >= NAME_ALIKE for a in full for b in other_full):
            return "shared"
        if _names_all(one) and _names_all(other):
            return "differs"
    return "surname" if shared else "unknown"


def _full_names(account: Account) -> list[str]:
    return [name for name in account.names if " " in name]


def _names_all(account: Account) -> bool:
    """Whether as many are named as are counted dead."""
    low, _ = account.toll.get((Harm.KILLED, "person"), (0, None))
    return low <= len(_full_names(account))


def victim_level(one: frozenset[str], other: frozenset[str]) -> str:
    """Whether the people harmed were of the same kind.

    >>> victim_level(frozenset({"child"}), frozenset({"adult"}))
    'differs'
    """
    if not one or not other:
        return "unknown"
    if one & other:
        return "same"
    return "differs" if any(one & kinds and other & kinds for kinds in _EXCLUDE) else "unknown"


def age_level(one: frozenset[int], other: frozenset[int]) -> str:
    """Whether somebody harmed is of one age in both; a year is allowed for.

    Among many people of many ages some are of one by chance.
    """
    if not one or not other or len(one) > FEW or len(other) > FEW:
        return "unknown"
    if one & other:
        return "same"
    return "near" if any(age + 1 in other or age - 1 in other for age in one) else "differs"


def kind_level(some: frozenset[str], others: frozenset[str]) -> str:
    """Whether both tell of the same kind of attack, or of a disaster few countries have twice."""
    level = shared_level(some, others)
    return "rare" if level == "same" and some & others & word_set("rare_kinds") else level


def shared_level(one: frozenset[str], other: frozenset[str]) -> str:
    """Whether anything is in both, where both say something."""
    if not one or not other:
        return "unknown"
    return "differs" if one.isdisjoint(other) else "same"


def site_level(one: Account, other: Account, parameters: MatchParameters) -> str:
    """How the places stand to each other, or whether the place of one is named in the other."""
    level = place_level(one.places, other.places, parameters)
    if level in ("unknown", "differs") and not (
        one.place_words.isdisjoint(other.words) and other.place_words.isdisjoint(one.words)
    ):
        return "mentioned"
    return level


def word_level(one: Account, other: Account, place: str) -> str:
    """How many names of people, places and bodies, and ages, are in both.

    Where the places agree already, their names count no second time.
    """
    if not one.words or not other.words:
        return "unknown"
    shared = one.words & other.words
    if shared and place in SITED:
        shared -= one.place_words | other.place_words
    return _SHARED_WORDS[min(len(shared), len(_SHARED_WORDS) - 1)]


def number_level(one: Account, other: Account) -> str:
    """Whether the whole figures of the same harm can be true together."""
    if one.moment > other.moment:
        one, other = other, one
    seen = {
        _figure_level(figures, other.toll[harm])
        for harm, figures in one.toll.items()
        if harm in other.toll
    }
    order = ("far", "same", "few", "fit", "grow", "fall")
    return next((level for level in order if level in seen), "unknown")


def _figure_level(earlier: tuple[int, int | None], later: tuple[int, int | None]) -> str:
    low, high = earlier
    later_low, later_high = later
    if earlier == later and low == high:
        return "same" if low > 2 else "few"
    if (later_high is None or low <= later_high) and (high is None or later_low <= high):
        return "fit"
    least, most = sorted((low, later_low))
    if most >= FAR_RATIO * max(least, 1):
        return "far"
    return "grow" if later_low > low else "fall"


def news_level(one: Account, other: Account, parameters: MatchParameters) -> str:
    """How far apart in time the articles are."""
    return "close" if abs(one.moment - other.moment) * 24 <= parameters.hours else "far"
