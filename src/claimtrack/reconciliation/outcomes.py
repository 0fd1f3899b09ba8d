"""People told of first as hurt and then as dead: they are counted among the dead alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.model.claim import Claim, Stance
from claimtrack.model.estimate import Finding, Relation
from claimtrack.model.harm import Harm
from claimtrack.reconciliation.lattice import group_key
from claimtrack.reconciliation.tellings import is_single
from claimtrack.reconciliation.victims import share_a_name

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["without_the_dead"]


def without_the_dead(claims: Sequence[Claim]) -> tuple[list[Claim], list[Finding]]:
    """Claims without single victims said to be hurt who died, and what shows it.

    One article that has a man shot, and further on a man who died, tells of one man, unless one
    sentence tells of both. A name is the same person in any article.

    >>> from claimtrack.model.group import Group
    >>> who = Group(names=["Ali Omar"])
    >>> kept, found = without_the_dead([Claim("injured", 1, who=who), Claim("killed", 1, who=who)])
    >>> [claim.harm.value for claim in kept]
    ['killed']
    """
    dead = [c for c in claims if _is_victim(c, Harm.KILLED)]
    kept, found = [], []
    for claim in claims:
        death = None
        if dead and _is_victim(claim, Harm.INJURED):
            death = next((d for d in dead if _is_death_of(d, claim)), None)
        if death is None:
            kept.append(claim)
        else:
            why = f"{claim.who} is told of as hurt, and then as dead"
            found.append(Finding(Relation.SUPERSEDES, (death.id, claim.id), why))
    return kept, found


def _is_victim(claim: Claim, harm: Harm) -> bool:
    return claim.harm is harm and claim.stance is Stance.ASSERTED and is_single(claim)


def _is_death_of(death: Claim, hurt: Claim) -> bool:
    """Whether a death is that of somebody told of as hurt."""
    if death.who.names and hurt.who.names:
        return share_a_name(death, hurt)
    if death.span is None or hurt.span is None or death.article != hurt.article:
        return False
    later = death.span.part != hurt.span.part or death.span.start > hurt.span.start
    alike = group_key(death.who) == group_key(hurt.who)
    apart = death.statement is None or death.statement != hurt.statement
    return later and alike and apart
