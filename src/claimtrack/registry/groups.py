"""From the words for people to a Group: role, affiliation, age, sex, nationality, names."""

from __future__ import annotations

import functools
import itertools
import re

from claimtrack.model.group import Group, Role
from claimtrack.model.source import SourceKind
from claimtrack.registry.lexicon import Noun, nationalities, nouns, word_set
from claimtrack.registry.sources import source_entry, source_id

__all__ = ["describe_group"]

_BRACKET = re.compile(r"\s*\([^()]{1,12}\)")
_WORD = re.compile(r"\w+(?:[-.'’]\w+)*")
_NUMBER = re.compile(
    r"^(?:(?:a|an|the|at least|about|some|over|more than|one|two|three|four|five|six|seven|eight|"
    r"nine|ten|eleven|twelve|\d[\d,]*)\s+(?!(?:year|month|week|day)s?[- ]old))+",
    re.IGNORECASE,
)
_CHILD_AGE = re.compile(r"\b(\d{1,3}|[a-z]+)[- ](year|month|week|day)s?[- ]olds?\b", re.IGNORECASE)
_LAST_CHILD_AGE = 17
"""Whoever is under 18 is a child (Convention on the Rights of the Child, article 1)."""

# Adjectives that say what the noun beside them is.
_ADJECTIVES = {
    "armed": ("combatant", ""),
    "civilian": ("civilian", ""),
    "female": ("", "female"),
    "male": ("", "male"),
    "jihadist": ("combatant", ""),
    "islamist": ("combatant", ""),
    "paramilitary": ("combatant", ""),
    "rebel": ("combatant", ""),
    "militant": ("combatant", ""),
    "guerrilla": ("combatant", ""),
    "police": ("police", ""),
    "army": ("soldier", ""),
    "military": ("soldier", ""),
    "troops": ("soldier", ""),
    "suicide": ("attacker", ""),
    "aid": ("aid_worker", ""),
    "humanitarian": ("aid_worker", ""),
    "relief": ("aid_worker", ""),
    "medical": ("medic", ""),
    "health": ("medic", ""),
    "ambulance": ("medic", ""),
    "media": ("journalist", ""),
}
_PLAIN_PEOPLE = word_set("plain_people")
# Nouns that say less than an adjective beside them: "police officers", "rebel fighters".
_YIELDING = word_set("yielding")
# Nouns that say nothing of people but where they belong.
_MEMBERS = word_set("belonging")
_ROLE_IN = {
    SourceKind.ARMED_GROUP: Role.COMBATANT,
    SourceKind.ARMED_FORCES: Role.SOLDIER,
    SourceKind.POLICE: Role.POLICE,
}


@functools.lru_cache(maxsize=8192)
def describe_group(label: str) -> Group:
    """The Group a label speaks of; what the words do not say stays None.

    Args:
        label: the words as printed, with or without a number: "two IS militants".

    >>> describe_group("Islamic State militants")
    Group('Islamic State militants', role=combatant, affiliation=Islamic State)
    >>> describe_group("two children").age
    'child'
    """
    text = " ".join(label.split())
    plain = _BRACKET.sub("", text)
    text = _NUMBER.sub("", text) or text
    words = _WORD.findall(_NUMBER.sub("", plain) or plain)
    folded = [word.lower() for word in words]
    found = [(i, nouns()[word]) for i, word in enumerate(folded) if word in nouns()]
    head = _head(folded, found)
    affiliation = _affiliation(words, folded, found) or _after_of(words, folded, head)
    return Group(
        text,
        role=_role(folded, head, found) or _role_in(affiliation, head),
        affiliation=affiliation,
        age=_age(text, found),
        sex=_sex(folded, found),
        nationality=_nationality(folded),
    )


def _head(folded: list[str], found: list[tuple[int, Noun]]) -> Noun | None:
    """The noun the phrase turns on: the last one before "of", a comma or a name."""
    stop = folded.index("of") if "of" in folded else len(folded)
    before = [noun for i, noun in found if i < stop]
    return before[-1] if before else (found[-1][1] if found else None)


def _role(folded: list[str], head: Noun | None, found: list[tuple[int, Noun]]) -> str:
    if "suicide" in folded and head is not None and head.role in {"attacker", "combatant", ""}:
        return "attacker"
    adjectives = [_ADJECTIVES[word][0] for word in folded if word in _ADJECTIVES]
    said = next((role for role in adjectives if role), "")
    if head is None:
        return said
    if head.role and head.singular not in _YIELDING:
        return head.role
    if said and (head.singular in _PLAIN_PEOPLE or head.singular in _YIELDING):
        return said
    others = [noun.role for _, noun in found if noun.role and noun is not head]
    return head.role or (others[0] if others and head.singular in _PLAIN_PEOPLE else "")


def _affiliation(words: list[str], folded: list[str], found: list[tuple[int, Noun]]) -> str | None:
    """The capitalised words before the noun that are neither a nation nor people themselves."""
    if not found or all(word.isupper() for word in words if len(word) > 1):
        return None
    last = found[-1][0]
    kept = [
        word
        for word, low in zip(words[:last], folded[:last], strict=True)
        if word[0].isupper() and low not in nationalities() and low not in nouns()
    ]
    return " ".join(kept) or None


def _after_of(words: list[str], folded: list[str], head: Noun | None) -> str | None:
    """The body that members belong to: "members of Islamic State", "fighters of the Front"."""
    if head is None or "of" not in folded or not (head.singular in _MEMBERS or _bears_arms(head)):
        return None
    behind = [
        (word, low)
        for word, low in list(zip(words, folded, strict=True))[folded.index("of") + 1 :]
        if low != "the"
    ]
    named = itertools.takewhile(lambda pair: pair[0][0].isupper(), behind)
    kept = [word for word, low in named if low not in nationalities()]
    return " ".join(kept) or None


def _bears_arms(head: Noun) -> bool:
    return bool(head.role) and Role(head.role).is_armed


def _role_in(affiliation: str | None, head: Noun | None) -> Role | None:
    """What mere members are: the fighters of an armed group, the soldiers of an army."""
    if affiliation is None or head is None or head.singular not in _MEMBERS:
        return None
    body = source_entry(source_id(affiliation) or "")
    return _ROLE_IN.get(body.kind) if body is not None else None


def _age(text: str, found: list[tuple[int, Noun]]) -> str | None:
    ages = [noun.age for _, noun in found if noun.age]
    if ages:
        return ages[-1]
    match = _CHILD_AGE.search(text)
    if match is None or not match[1].isdigit():
        return None
    young = match[2].lower() != "year" or int(match[1]) <= _LAST_CHILD_AGE
    return "child" if young else "adult"


def _sex(folded: list[str], found: list[tuple[int, Noun]]) -> str | None:
    sexes = {noun.sex for _, noun in found if noun.sex}
    sexes |= {
        _ADJECTIVES[word][1] for word in folded if word in _ADJECTIVES and _ADJECTIVES[word][1]
    }
    return sexes.pop() if len(sexes) == 1 else None


def _nationality(folded: list[str]) -> str | None:
    table = nationalities()
    pairs = [" ".join(pair) for pair in itertools.pairwise(folded)]
    return next((table[word] for word in [*pairs, *folded] if word in table), None)
