"""Wars told as background: "people have died in Syria's war, which began in March 2011".

Such a total belongs to a country and to years; the town and the day of the news are not its own.
"""

from __future__ import annotations

import functools
import re

import attrs

from claimtrack.extraction.superlatives import has_superlative
from claimtrack.model.place import Place
from claimtrack.registry.lexicon import any_of, phrase_set, tree_of, word_set
from claimtrack.registry.places import COUNTRY, country_of_code, demonym_country, lookup_place

_FIGHTS = word_set("wars")
_FIGHT_NAMED = rf"(?i:{tree_of(_FIGHTS)})"
_FIGHT = re.compile(rf"\b{_FIGHT_NAMED}\b")
_BEGUN = tree_of({*phrase_set("begun"), "since"}, space=" ")
_LONG = re.compile(rf"\b{_BEGUN}\b|-year-(?:old|long)\b|-year ", re.IGNORECASE)
_BEGAN = re.compile(rf"\b{_BEGUN}\s(?:\w+\s){{0,3}}$", re.IGNORECASE)
_PERFECT = re.compile(r"\b(?:has|have|had)\b", re.IGNORECASE)
_NEAR_BY = re.compile(any_of(word_set("near_by")).pattern, re.IGNORECASE)
_TWO = r"((?:[A-Z][\w-]+ )?[A-Z][\w-]+)"
_OWNER = re.compile(rf"\b{_TWO}(?:['’]s)? (?:[a-z-]+ ){{0,2}}{_FIGHT_NAMED}\b")
_INSIDE = re.compile(rf"\b{_FIGHT_NAMED} in {_TWO}")


@attrs.frozen
class War:
    """A war that a sentence tells of as a whole.

    Attributes:
        country: the country it is said to be of; None where the sentence names none.
    """

    country: Place | None


def war_told(text: str, start: int, end: int) -> War | None:
    """The war whose dead the words at ``[start, end)`` of a sentence count, or None.

    >>> war_told("The war in Syria has killed many since 2011", 21, 32).country.name
    'Syria'
    >>> war_told("The blast killed nine, the most since the war began", 10, 21) is None
    True
    """
    war = _long_war(text)
    # "has killed thousands and displaced millions" says "has" once
    reach = 80 if text.endswith("and ", 0, start) else 20
    return war if war and _PERFECT.search(text, max(0, start - reach), end) else None


@functools.lru_cache(maxsize=256)
def _long_war(text: str) -> War | None:
    """The war a sentence tells of over years; None where it tells of none."""
    low = text.lower()
    if not any(fight in low for fight in _FIGHTS):
        return None
    if _FIGHT.search(text) is None or _LONG.search(text) is None:
        return None
    if _NEAR_BY.search(text) or has_superlative(low):
        return None
    names = [*_OWNER.findall(text), *_INSIDE.findall(text)]
    return War(next(filter(None, map(_country, names)), None))


def began(text: str, start: int) -> bool:
    """Whether the time that starts here is when something began: "a war that began in 2011"."""
    return _BEGAN.search(text, max(0, start - 40), start) is not None


def _country(name: str) -> Place | None:
    """The country of a name or of its people; of two words, perhaps only the second."""
    for words in (name, name.rsplit(" ", 1)[-1]):
        found = lookup_place(words)
        if found is not None and found.precision == COUNTRY:
            return found
        code = demonym_country(words)
        if code is not None:
            return country_of_code(code)
    return None
