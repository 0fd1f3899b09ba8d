"""Policies of recorders that publish one figure: GTD, ACLED, EM-DAT, and counts of verified deaths.

Each docstring names the pages the rule follows, what it answers, and what it refuses to answer.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from claimtrack.model.harm import Harm
from claimtrack.model.incident import Reason
from claimtrack.model.source import SourceKind
from claimtrack.reconciliation.policies import (
    NOTHING,
    Case,
    Figures,
    ids_of,
    most_common,
    point,
    register_policy,
)
from claimtrack.reconciliation.weights import priority_of, weight_of

if TYPE_CHECKING:
    from claimtrack.reconciliation.positions import Position

__all__ = ["acled", "acled_low", "emdat", "gtd", "verified"]

ACLED_UNKNOWN = 10
"""Deaths certain, number unknown, in an armed conflict (guide of 2016; records)."""
ACLED_UNKNOWN_LOW = 3
"""The same where fighting is of low intensity (notes of the Burkina Faso records)."""
STANDARD_OF_PROOF = 3
"""Kinds of source that must support a death before UNAMA counts it."""


@register_policy("gtd", convention="gtd", shape="point")
def gtd(case: Case) -> Figures:
    """The newest credible figure; where that is doubtful, what most say; else the lowest.

    Global Terrorism Database codebook of June 2017, pp. 8 and 48. "At least 11" is 11; words too
    vague for a number leave the field blank. Figures that rest on the perpetrator's claim are not
    credible, and nothing is answered where there are no others.

    >>> from claimtrack import Claim, reconcile
    >>> said = [Claim("killed", "at least 11", source="AFP", reported="2024-05-01")]
    >>> said += [Claim("killed", "dozens", source="Reuters", reported="2024-05-02")]
    >>> reconcile(said, policy="gtd").estimate("killed").best
    11
    """
    points = [(n, p) for p in case.positions if (n := case.coded(p)[1]) is not None]
    credible = [(n, p) for n, p in points if not _is_doubtful(p)]
    if not credible:
        return Figures(None, None, None, (Reason("blank", "no credible figure is precise"),))
    moments = [p.moment for _, p in points if p.moment is not None]
    newest = [(n, p) for n, p in points if not moments or p.moment == max(moments)]
    figures = {n for n, _ in newest}
    if len(figures) == 1 and not any(_is_doubtful(p) for _, p in newest):
        return point(newest[0][0], "newest credible", "no newer figure", [p for _, p in newest])
    return _majority_or_lowest(credible)


def _is_doubtful(position: Position) -> bool:
    """A perpetrator's word on its own attack, or nobody's."""
    return position.is_enemy_claim or position.kind is SourceKind.ANONYMOUS_OFFICIAL


def _majority_or_lowest(points: list[tuple[int, Position]]) -> Figures:
    value, votes = Counter(n for n, _ in points).most_common(1)[0]
    if votes * 2 > len(points):
        rule = "majority"
    else:
        value, rule = min(n for n, _ in points), "no majority: lowest"
    return point(value, rule, f"of {len(points)}", [p for n, p in points if n == value])


@register_policy("acled", convention="acled-2016", shape="point")
def acled(case: Case) -> Figures:
    """The most authoritative figure, else the lowest; an unknown number is 10.

    ACLED user guide 2016 and records for Burkina Faso: a range gives its lower end, a party's lone
    claim is taken as stated while it is small, and counts as an unknown number where it is large.

    >>> from claimtrack import Claim, reconcile
    >>> claimed = Claim("killed", 60, source="an army", interest="enemy")
    >>> reconcile([claimed], policy="acled").estimate("killed").best
    10
    """
    return _acled(case, ACLED_UNKNOWN)


@register_policy("acled-low", convention="acled", shape="point")
def acled_low(case: Case) -> Figures:
    """As acled, with an unknown number worth 3: where fighting is of low intensity.

    >>> from claimtrack import Claim, reconcile
    >>> claimed = Claim("killed", 60, source="an army", interest="enemy")
    >>> reconcile([claimed], policy="acled-low").estimate("killed").best
    3
    """
    return _acled(case, ACLED_UNKNOWN_LOW)


def _acled(case: Case, unknown: int) -> Figures:
    verified = [p for p in case.positions if not p.is_enemy_claim]
    points = [(n, p) for p in verified if (n := case.figure(p)) is not None]
    if not points:
        return _party_alone(case, unknown)
    weight = max(weight_of(p) for _, p in points)
    top = [(n, p) for n, p in points if weight_of(p) == weight]
    if weight > 1 and len({n for n, _ in top}) == 1:
        return point(top[0][0], "most authoritative", f"of {len(points)}", [p for _, p in top])
    value = min(n for n, _ in points)
    return point(value, "lowest", f"of {len(points)}", [p for n, p in points if n == value])


def _party_alone(case: Case, unknown: int) -> Figures:
    """What a party alone claims of its enemy: as stated while small, else an unknown number."""
    claimed = [(n, p) for p in case.positions if (n := case.figure(p)) is not None]
    if not claimed:
        deaths = case.positions or case.feared
        return (
            point(unknown, "unknown number", f"coded {unknown}", [*deaths]) if deaths else NOTHING
        )
    value, position = min(claimed, key=lambda pair: pair[0])
    if value <= ACLED_UNKNOWN:
        return point(value, "small party claim", "uncontested", [position])
    return point(unknown, "unverified party claim", f"{value:,} coded as {unknown}", [position])


@register_policy("emdat", convention="emdat", shape="point", combined=(Harm.DEAD_OR_MISSING,))
def emdat(case: Case) -> Figures:
    """The newest figure of the source that comes first in the priority list; a range is its mean.

    EM-DAT documentation, impact variables and source entry. "Hundreds" is 200, "thousands" 2,000.
    Total deaths are dead plus missing: ask for the harm "dead or missing".

    >>> from claimtrack import Claim, reconcile
    >>> said = [Claim("killed", "11 to 20", source="AFP"), Claim("missing", 4, source="AFP")]
    >>> result = reconcile(said, policy="emdat")
    >>> result.estimate("killed").best, result.estimate("dead_or_missing").best
    (15, 19)
    """
    points = [(n, p) for p in case.positions if (n := case.figure(p)) is not None]
    if not points:
        return NOTHING
    first = min(priority_of(p) for _, p in points)
    listed = [(n, p) for n, p in points if priority_of(p) == first]
    moments = [p.moment for _, p in listed if p.moment is not None]
    last = [(n, p) for n, p in listed if not moments or p.moment == max(moments)]
    value = most_common([n for n, _ in last])
    return point(value, "priority source", f"rank {first}", [p for n, p in last if n == value])


@register_policy("verified", shape="triple")
def verified(case: Case) -> Figures:
    """The number that three different kinds of source support; the rest waits in high.

    UNAMA and OHCHR practice (guidance on casualty recording, 2019; the threshold of three is
    reported of UNAMA). Low and best are 0 where fewer kinds speak: the deaths are under
    verification, not denied.

    >>> from claimtrack import Claim, Source, reconcile
    >>> kinds = {"monitor": 9, "health_facility": 7, "armed_forces": 8}
    >>> said = [Claim("killed", n, source=Source(speaker=k, kind=k)) for k, n in kinds.items()]
    >>> reconcile(said, policy="verified").estimate("killed").figures
    (7, 7, 9)
    """
    if not case.positions:
        return NOTHING
    support: dict[str, int] = {}
    for position in case.positions:
        kind = position.kind.value if position.kind else ""
        if kind and not position.is_enemy_claim:
            support[kind] = max(support.get(kind, 0), position.count.low)
    numbers = sorted(support.values(), reverse=True)
    value = numbers[STANDARD_OF_PROOF - 1] if len(numbers) >= STANDARD_OF_PROOF else 0
    waiting = [n for p in case.positions if (n := case.figure(p)) is not None]
    high = max([value, *waiting])
    detail = (
        f"{value:,} supported by {STANDARD_OF_PROOF} kinds of source; {len(numbers)} kinds speak"
    )
    return Figures(value, value, high, (Reason("verified", detail, claims=ids_of(case.positions)),))
