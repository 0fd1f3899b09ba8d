"""What we conclude from claims under a named policy, and everything found on the way."""

from __future__ import annotations

import datetime as dt
import enum
from typing import TYPE_CHECKING, Any

import attrs

from claimtrack.model.article import as_moment
from claimtrack.model.doors import Shown, door
from claimtrack.model.group import Group, as_group
from claimtrack.model.harm import Harm, as_harm
from claimtrack.model.incident import Incident, Reason

if TYPE_CHECKING:
    from claimtrack.model.claim import Claim

__all__ = ["Estimate", "Finding", "Reconciliation", "Relation"]


class Relation(enum.StrEnum):
    """How claims stand to each other.

    >>> Relation("same voice") is Relation.SAME_VOICE
    True
    """

    SAME_VOICE = "same voice"
    """one root said both; counted once"""
    AGREES = "agrees"
    REFINES = "refines"
    """compatible and sharper"""
    SUPERSEDES = "supersedes"
    """a later toll in place of an earlier one"""
    CORRECTS = "corrects"
    """a later toll that is lower"""
    RETRACTS = "retracts"
    ADDS = "adds"
    """an increment on top of another claim"""
    PART_OF = "part of"
    CONFLICTS = "conflicts"
    NOT_COMPARABLE = "not comparable"
    """another harm, scope, period or group"""
    SET_ASIDE = "set aside"
    """not used by this policy, and why"""
    UNRESOLVED = "unresolved"
    """left open for a person"""


@attrs.frozen
class Finding:
    """Something true of two or more claims (or of one that was set aside), and why.

    Attributes:
        relation: how they stand to each other.
        claims: ids of the claims, the one that acts first: the sharper, the later, the part.
        why: the reason, in words a journalist can print.
        apart: for conflicts, the ratio of the nearest bounds; None elsewhere.

    >>> Finding("same voice", ("claim-1", "claim-2"), "both per SOHR").relation.value
    'same voice'
    """

    relation: Relation = attrs.field(converter=Relation)
    claims: tuple[str, ...] = attrs.field(converter=tuple[str, ...])
    why: str = ""
    apart: float | None = attrs.field(default=None, kw_only=True)


@attrs.frozen(kw_only=True, repr=False)
class Estimate(Shown):
    """A concluded figure of *reported* harm: low, best, high, and the rule behind each.

    Attributes:
        harm: what is counted.
        who: whose members; an empty Group is everyone.
        low: the least that can be defended; None where the policy gives none.
        best: the figure to print; None where the policy gives none.
        high: the most that can be defended; None is open.
        policy: the policy that concluded it.
        reasons: what set low, best and high, each with its claims.
        claims: ids of the claims it rests on.

    >>> import claimtrack as ct
    >>> claim = ct.Claim("killed", ct.Count.at_least(12), where="Aleppo", source="SOHR")
    >>> estimate = ct.reconcile([claim]).estimate("killed")
    >>> print(estimate)
    killed people: 12 / 12 / open
    >>> estimate.figures, estimate.claims == (claim.id,)
    ((12, 12, None), True)
    """

    harm: Harm = attrs.field(converter=as_harm)
    who: Group = attrs.field(factory=Group, converter=as_group)
    low: int | None = None
    best: int | None = None
    high: int | None = None
    policy: str = "consensus"
    reasons: tuple[Reason, ...] = attrs.field(default=(), converter=tuple[Reason, ...])
    claims: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])

    @property
    def figures(self) -> tuple[int | None, int | None, int | None]:
        """(low, best, high)."""
        return self.low, self.best, self.high

    def __str__(self) -> str:
        low, best, high = ("?" if n is None else f"{n:,}" for n in self.figures)
        if self.high is None:
            high = "open"
        return f"{self.harm.value} {self.who}: {low} / {best} / {high}"

    def __repr__(self) -> str:
        return f"Estimate({self}, {self.policy})"


@attrs.frozen(kw_only=True, repr=False)
class Reconciliation(Shown):
    """Everything concluded about one incident under one policy.

    Attributes:
        incident: what was reconciled, as it stood at ``as_of``.
        policy: name of the policy.
        as_of: only what had been said by this day was used; None is everything.
        estimates: one for each harm and group, totals first.
        findings: how the claims stand to each other; every claim is in one or under an estimate.

    >>> import claimtrack as ct
    >>> said = {"where": "Idlib", "when": "2018-02-10", "source": "SOHR"}
    >>> result = ct.reconcile(
    ...     [ct.Claim("killed", ct.Count.more_than(30), **said), ct.Claim("killed", 32, **said)]
    ... )
    >>> result.policy, [str(estimate) for estimate in result.estimates]
    ('consensus', ['killed people: 32 / 32 / 32'])
    >>> for finding in result.findings:
    ...     print(finding.relation, "-", finding.why)
    refines - 32 is sharper than >30 and fits it
    same voice - all per Syrian Observatory for Human Rights
    """

    incident: Incident
    policy: str
    as_of: dt.date | None = attrs.field(default=None, converter=as_moment)
    estimates: tuple[Estimate, ...] = attrs.field(default=(), converter=tuple[Estimate, ...])
    findings: tuple[Finding, ...] = attrs.field(default=(), converter=tuple[Finding, ...])

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that went in."""
        return self.incident.claims

    def estimate(self, harm: Harm | str, who: Group | str | None = None) -> Estimate | None:
        """The estimate of one harm, for everyone or for one group; None where nothing was claimed.

        >>> import claimtrack as ct
        >>> ct.reconcile([ct.Claim("killed", 32, who="militants")]).estimate("killed").best
        32
        """
        wanted = Harm.of(harm)
        found = [e for e in self.estimates if e.harm is wanted]
        if who is None:
            return next(
                (e for e in found if e.who.is_everyone), found[0] if len(found) == 1 else None
            )
        if isinstance(who, Group):
            return next((e for e in found if _same_people(e.who, who)), None)
        return next((e for e in found if e.who.is_called(who)), None)

    def explain(self) -> str:
        """The result as a careful desk editor would tell it; the same text for the same input."""
        return str(door("explain")(self))

    def to_frame(self) -> Any:
        """One row an estimate, as a pandas (or polars) data frame."""
        return door("estimates_frame")([self])

    def timeline(self, harm: Harm | str, who: Group | str | None = None) -> Any:
        """The estimate as it stood after each day on which something was said."""
        return door("timeline")(self, harm, who)

    def __repr__(self) -> str:
        lines = "; ".join(str(e) for e in self.estimates[:3])
        return f"Reconciliation({self.incident.id}, {self.policy}: {lines or 'no estimate'})"


def _same_people(one: Group, other: Group) -> bool:
    """Whether two groups say the same of their members, whatever they are called."""
    bare = [attrs.evolve(group, label="", names=()) for group in (one, other)]
    return bare[0] == bare[1]
