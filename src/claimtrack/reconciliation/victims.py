"""Whether two claims of one article can be about the same people."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from claimtrack.model.group import Role
from claimtrack.reconciliation.lattice import are_disjoint
from claimtrack.registry.lexicon import nouns, word_set
from claimtrack.registry.names import is_same_name

if TYPE_CHECKING:
    from claimtrack.model.claim import Claim
    from claimtrack.model.group import Group

__all__ = ["are_others", "cannot_be", "is_attacker", "is_struck_down", "said_twice", "share_a_name"]

BREATH = 200
"""Characters, about a sentence, between victims whom a text tells of in one breath."""

HEADLINE = 300
"""Characters of a headline at most, the web page's own words beside it included."""

_END = (".", "!", "?")
_QUOTES = "\"'”’)] "


def are_others(one: Claim, other: Claim) -> bool:
    """Whether two claims of one article cannot be about the same people."""
    if one.who.names and other.who.names and share_a_name(one, other):
        return False
    if one.statement is not None and one.statement == other.statement:
        return not (said_twice(one, other) or _strung_together(one, other))
    if _far_apart(one, other):
        return False
    if cannot_be(one.who, other.who) or (one.who.names and other.who.names):
        return True
    if _is_beside(one, other) or _is_beside(other, one):
        return True
    return bool(one.episode and other.episode) and one.episode != other.episode


def cannot_be(one: Group, other: Group) -> bool:
    """Whether, within one article, nobody can be in both: the guards are none of the bombers.

    >>> from claimtrack.registry.groups import describe_group
    >>> cannot_be(describe_group("guards"), describe_group("bomber"))
    True
    >>> cannot_be(describe_group("men"), describe_group("bomber"))
    False
    """
    return are_disjoint(one, other) or _stands_by(one, other) or _stands_by(other, one)


def is_attacker(claim: Claim) -> bool:
    """Whether a claim is of who attacked others: the assailants, or a single gunman."""
    alone = claim.count.high == 1 and claim.who.role is Role.COMBATANT
    return alone or claim.who.role is Role.ATTACKER


def is_struck_down(claim: Claim) -> bool:
    """Whether a claim tells of attackers who were killed, beside those the attack killed.

    A gunman may be anybody's victim, but for one whom police or soldiers killed; a number behind
    "blew himself up" may hold the bomber.
    """
    if not is_attacker(claim) or claim.span is None or _himself().search(claim.span.quote):
        return False
    by = claim.by.role if claim.by is not None else None
    return claim.who.role is Role.ATTACKER or by in (Role.POLICE, Role.SOLDIER)


@functools.cache
def _himself() -> re.Pattern[str]:
    return re.compile(r"\b(?:himself|herself|themselves)\b", re.IGNORECASE)


def _is_beside(one: Claim, other: Claim) -> bool:
    """Whether one claim is of attackers who were killed, and the other of several people."""
    return is_struck_down(one) and other.count.high != 1 and not is_struck_down(other)


def _stands_by(one: Group, other: Group) -> bool:
    """Whether one group is people whom no fighter is called, and the other bears arms."""
    if one.role is not None or other.role is None or not other.role.is_armed:
        return False
    return any(word in _bystanders() for word in one.label.lower().split())


@functools.cache
def _bystanders() -> frozenset[str]:
    """The words for people told of beside fighters, one and several."""
    called = word_set("bystanders")
    return frozenset(word for word, noun in nouns().items() if noun.singular in called)


def _far_apart(one: Claim, other: Claim) -> bool:
    """Whether one article tells of two victims in two places of the text.

    A story adds up its dead in one breath. What stands further off is told again, or is another
    story.
    """
    if one.span is None or other.span is None or one.article != other.article:
        return False
    first, last = sorted((one.span, other.span), key=lambda s: s.start)
    return first.part != last.part or last.start - first.end > BREATH


def _strung_together(one: Claim, other: Claim) -> bool:
    """Whether a headline tells of two things: "nine die in a raid and army kills two rebels".

    In a headline each harm word has a thing of its own; a sentence tells of one.
    """
    if one.span is None or other.span is None or not _is_headline(one):
        return False
    first, last = sorted((one.span, other.span), key=lambda s: s.start)
    return first.end <= last.start


def _is_headline(claim: Claim) -> bool:
    """Whether a claim stands in a headline: a line that nothing closes."""
    return 0 < len(claim.sentence) <= HEADLINE and not claim.sentence.rstrip(_QUOTES).endswith(_END)


def said_twice(one: Claim, other: Claim) -> bool:
    """Whether a sentence that runs on from its headline says the very same again."""
    return (one.who, one.count, one.where) == (other.who, other.count, other.where)


def share_a_name(one: Claim, other: Claim) -> bool:
    """Whether some name of one claim can be a name of the other."""
    return any(is_same_name(a, b) for a in one.who.names for b in other.who.names)
