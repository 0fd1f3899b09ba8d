"""Policies of recorders that publish a range: UCDP, Iraq Body Count, the Bureau.

Each docstring names the pages the rule follows, what it answers, and what it refuses to answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.model.count import Hedge
from claimtrack.model.incident import Reason
from claimtrack.reconciliation.consensus import settled
from claimtrack.reconciliation.lattice import CIVILIANS, is_within
from claimtrack.reconciliation.policies import (
    NOTHING,
    Case,
    Figures,
    ids_of,
    register_policy,
)
from claimtrack.reconciliation.reports import by_report
from claimtrack.reconciliation.tellings import Rank, is_part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtrack.model.claim import Claim
    from claimtrack.reconciliation.positions import Position

__all__ = ["ibc", "tbij", "ucdp"]


@register_policy("ucdp", convention="ucdp")
def ucdp(case: Case) -> Figures:
    """Low the most conservative, best the most reliable, high the highest reliable figure.

    UCDP GED codebook 23.1 and methodology page. What only a party says of its enemy, or a voice
    fears, is parked in high, as in the published records; low and best are 0 where nobody says
    more, or what parties admit of their own. For "more than N" the records print N.
    Where voices count only some of a total that is not given, as of a day's dead, the records take
    those named first, and do not add up.

    >>> from claimtrack import Claim, reconcile
    >>> said = [Claim("killed", n, source=s) for n, s in ((9, "AFP"), (9, "Reuters"), (14, "SOHR"))]
    >>> reconcile(said, policy="ucdp").estimate("killed").figures
    (9, 9, 14)
    >>> claimed = Claim("killed", 60, source="an army", interest="enemy")
    >>> reconcile([claimed], policy="ucdp").estimate("killed").figures
    (0, 0, 60)
    """
    reliable = [p for p in case.positions if not p.is_enemy_claim]
    if not reliable:
        return _parked(case)
    if (named := _first_named(reliable)) is not None:
        return named
    answer = settled(case)
    best = _printed(reliable, answer.best)
    lows = [case.lowest(p) for p in reliable]
    highs = [case.highest(p) for p in (*reliable, *case.feared)]
    low, high = min([*lows, best or 0]), max([*highs, best or 0])
    reasons = (
        Reason("most conservative", f"{low:,}", claims=ids_of(reliable)),
        *answer.reasons,
        Reason("highest reliable", f"{high:,}", claims=ids_of(reliable)),
    )
    return Figures(low, best, high, reasons)


def _printed(positions: list[Position], best: int | None) -> int | None:
    """The figure as printed, where best is one above it because of "more than"."""
    for position in positions:
        count = position.count
        if count.hedge is Hedge.MORE_THAN and count.low == best:
            return count.stated
    return best


def _first_named(positions: Sequence[Position]) -> Figures | None:
    """The part of an unknown total that is named first, between the least and the largest part.

    None where somebody counts more than parts, or no part has a number.
    """
    if any(p.rank is not Rank.PART for p in positions):
        return None
    told = (c for p in positions for t in p.tellings for c in (*t.claims, *t.beside))
    parts = {c.id: c for c in told if is_part(c) and c.count.stated is not None}
    ordered = [c for told in by_report(parts.values()) for c in sorted(told, key=_end)]
    numbers = [c.count.stated for c in ordered if c.count.stated is not None]
    if not numbers:
        return None
    why = Reason("named first", "some of a total that is not given", claims=[c.id for c in ordered])
    return Figures(min(numbers), numbers[0], max(numbers), (why,))


def _end(claim: Claim) -> tuple[bool, int]:
    """Order of naming: the spans of parts may all start with the word that harms them."""
    span = claim.span
    return (False, 0) if span is None else (span.part != "title", span.end)


def _parked(case: Case) -> Figures:
    waiting = [*case.positions, *case.feared]
    if not waiting:
        return NOTHING
    high = max(case.highest(p) for p in waiting)
    why = Reason("unverified", "only a party or a fear speaks for it", claims=ids_of(waiting))
    floor = max((p.floor for p in case.positions), default=0)
    admitted = [Reason("admitted", f"{floor:,}", claims=ids_of(case.positions))] if floor else []
    return Figures(floor, floor, high, (why, *admitted))


@register_policy("ibc", convention="literal", shape="pair")
def ibc(case: Case) -> Figures:
    """The range of reports of civilians; one voice alone is provisional, "people" reach only max.

    Iraq Body Count, methods 1, 3 and 4. Only civilians are answered for: nothing is said of the
    armed.

    >>> from claimtrack import Claim, reconcile
    >>> said = [
    ...     Claim("killed", 4, who="civilians", source="AFP"),
    ...     Claim("killed", 6, source="SOHR"),
    ... ]
    >>> reconcile(said, policy="ibc").estimate("killed").figures
    (4, None, 6)
    """
    if case.who.role is not None and case.who.role.is_armed:
        return Figures(None, None, None, (Reason("refused", "counts civilians only"),))
    told = [p for p in case.positions if not _all_armed(p)]
    if not told:
        return NOTHING
    civilian = [p for p in told if is_within(p.who, CIVILIANS)]
    low = min((case.lowest(p) for p in civilian), default=0)
    high = max(case.highest(p) for p in told)
    standing = "two voices or more" if len(told) > 1 else "provisional: one voice"
    return Figures(low, None, high, (Reason(standing, f"{low}-{high}", claims=ids_of(told)),))


def _all_armed(position: Position) -> bool:
    return all(c.who.role is not None and c.who.role.is_armed for c in position.claims)


@register_policy("tbij", convention="literal", shape="pair")
def tbij(case: Case) -> Figures:
    """Lowest to highest report; what a voice later revised is gone, what is disputed starts at 0.

    Bureau of Investigative Journalism, drone war methodology. Where some say that civilians or
    children died and others do not, the range is 0 to the highest.

    >>> from claimtrack import Claim, reconcile
    >>> said = [Claim("killed", n, who="civilians", source=s) for n, s in ((0, "AFP"), (6, "SOHR"))]
    >>> reconcile(said, policy="tbij").estimate("killed").figures
    (0, None, 6)
    """
    told = [*case.positions, *case.feared]
    if not told:
        return NOTHING
    low = min(case.lowest(p) for p in case.positions) if case.positions else 0
    high = max(case.highest(p) for p in told)
    rule = "disputed" if low == 0 < high else "lowest to highest"
    return Figures(low, None, high, (Reason(rule, f"{low}-{high}", claims=ids_of(told)),))
