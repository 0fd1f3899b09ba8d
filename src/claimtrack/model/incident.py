"""One thing that happened, as a cluster of claims, and who decided what belongs together."""

from __future__ import annotations

import enum

import attrs

from claimtrack.model.claim import Claim, Scope
from claimtrack.model.doors import Shown
from claimtrack.model.place import Place
from claimtrack.model.when import When, as_when

__all__ = ["Incident", "Judgement", "Reason", "Verdict"]


RULE = "rule"
"""Who a judgement is by when nobody made it."""


@attrs.frozen
class Reason:
    """Why a link, a figure or a finding is as it is, as data; prose is made from it.

    Attributes:
        rule: short name of the rule: "same root", "enemy claim raises only high".
        detail: what the rule saw here, in words.
        claims: ids of the claims it rests on.

    >>> Reason("same root", "both per SOHR").rule
    'same root'
    """

    rule: str
    detail: str = ""
    claims: tuple[str, ...] = attrs.field(default=(), kw_only=True, converter=tuple[str, ...])


class Verdict(enum.StrEnum):
    """What was decided about two claims.

    >>> Verdict("same") is Verdict.SAME
    True
    """

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


def _claim_id(value: Claim | str) -> str:
    return value.id if isinstance(value, Claim) else value


@attrs.frozen
class Judgement:
    """Whether two claims are about the same incident, and who or what says so.

    Attributes:
        a, b: ids of the two claims (a Claim is accepted); their order means nothing.
        verdict: same, different or unsure.
        by: the person who decided, or "rule".
        why: the reason in words.
        score: the match score where a rule decided; None for a person.

    >>> Judgement("claim-1", "claim-2", "same", by="AB").verdict.value
    'same'
    """

    a: str = attrs.field(converter=_claim_id)
    b: str = attrs.field(converter=_claim_id)
    verdict: Verdict = attrs.field(converter=Verdict)
    by: str = attrs.field(default="person", kw_only=True)
    why: str = attrs.field(default="", kw_only=True)
    score: float | None = attrs.field(default=None, kw_only=True)

    @property
    def pair(self) -> tuple[str, str]:
        """The two ids, in sorted order."""
        return (self.a, self.b) if self.a <= self.b else (self.b, self.a)


@attrs.frozen(kw_only=True, repr=False)
class Incident(Shown):
    """One thing that happened (or one period total), as the claims that are about it.

    Attributes:
        id: stable: it stays when one more article about the incident is added.
        claims: in order of report, then of text.
        when: the days it happened, as far as the claims agree.
        where: where it happened, as precisely as any claim says.
        reasons: why these claims are together.
        unsure: near misses that were kept apart, for a person to judge.

    >>> import claimtrack as ct
    >>> said = {"where": "Idlib", "when": "2018-02-10", "source": "SOHR"}
    >>> (incident,) = ct.group_claims(
    ...     [ct.Claim("killed", ct.Count.more_than(30), **said), ct.Claim("killed", 32, **said)]
    ... )
    >>> incident.where.name, str(incident.when), len(incident.claims), incident.is_period
    ('Idlib', '2018-02-10', 2, False)
    """

    id: str
    claims: tuple[Claim, ...] = attrs.field(converter=tuple[Claim, ...])
    when: When = attrs.field(factory=When.unknown, converter=as_when)
    where: Place | None = None
    reasons: tuple[Reason, ...] = attrs.field(default=(), converter=tuple[Reason, ...])
    unsure: tuple[Judgement, ...] = attrs.field(default=(), converter=tuple[Judgement, ...])

    @property
    def is_period(self) -> bool:
        """Whether it is a period total rather than one thing that happened."""
        return bool(self.claims) and all(c.scope is Scope.PERIOD for c in self.claims)

    @property
    def articles(self) -> tuple[str, ...]:
        """Ids of the articles its claims were read in, in order of first use."""
        return tuple(dict.fromkeys(c.article for c in self.claims if c.article is not None))

    def __repr__(self) -> str:
        what = "period total" if self.is_period else "incident"
        parts = [f"{len(self.claims)} claims", str(self.when)]
        if self.where is not None:
            parts.insert(1, str(self.where))
        return f"Incident({self.id}: {what}, {', '.join(parts)})"
