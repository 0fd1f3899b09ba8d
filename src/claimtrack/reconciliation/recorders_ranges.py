"""Policies of recorders that publish a range: UCDP, Airwars, Iraq Body Count, the Bureau.

Each docstring names the pages the rule follows, what it answers, and what it refuses to answer.
"""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

from claimtrack.model.count import Hedge
from claimtrack.model.group import Group, Role
from claimtrack.model.incident import Reason
from claimtrack.reconciliation.consensus import settled
from claimtrack.reconciliation.lattice import group_key, is_within
from claimtrack.reconciliation.policies import (
    NOTHING,
    Case,
    Figures,
    ids_of,
    most_common,
    register_policy,
)
from claimtrack.reconciliation.positions import partial
from claimtrack.reconciliation.tellings import Rank, is_part

if TYPE_CHECKING:
    from claimtrack.reconciliation.positions import Position

__all__ = ["airwars", "ibc", "tbij", "ucdp"]

CIVILIANS = Group("civilians", role=Role.CIVILIAN)


@register_policy("ucdp", convention="ucdp")
def ucdp(case: Case) -> Figures:
    """Low the most conservative, best the most reliable, high the highest reliable figure.

    UCDP GED codebook 23.1 and methodology page. What only a party says of its enemy is parked in
    high, with low and best 0, as in the published records. For "more than N" the records print N.
    """
    reliable = [p for p in case.positions if not p.is_enemy_claim]
    if not reliable:
        return _parked(case)
    answer = settled(case)
    best = _printed(reliable, answer.best)
    lows = [_lowest(case, p) for p in reliable]
    highs = [_highest(case, p) for p in reliable]
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


def _parked(case: Case) -> Figures:
    waiting = [*case.positions, *case.feared]
    if not waiting:
        return NOTHING
    high = max(_highest(case, p) for p in waiting)
    why = Reason("unverified", "only a party or a fear speaks for it", claims=ids_of(waiting))
    return Figures(0, 0, high, (why,))


def _lowest(case: Case, position: Position) -> int:
    """The lowest number of a position under the policy's convention."""
    low, best, _ = case.coded(position)
    if position.count.hedge is Hedge.UP_TO and position.count.stated is not None:
        return position.count.stated
    return next((n for n in (low, best) if n is not None), position.count.low)


def _highest(case: Case, position: Position) -> int:
    """The highest number of a position under the policy's convention; an open end stays put."""
    low, best, high = case.coded(position)
    known = [n for n in (high, best, low, position.count.stated) if n is not None]
    return known[0] if known else position.count.low


@register_policy("airwars", convention="airwars", shape="pair")
def airwars(case: Case) -> Figures:
    """Min what is established, max the highest credible report.

    Airwars methodology page, and the passages of its assessments that quote it: bare plurals are 2,
    dozens 12-24, more than N is N+1 and never open. Established are victims known by name; else
    what a text says in its own words, beside those it quotes; else the figure most voices give.
    What is feared reaches only max, unless nothing else is told.
    """
    told = [*case.positions, *case.feared]
    if not told:
        return NOTHING
    printed = [p for p in case.positions if p.count.hedge is not Hedge.VAGUE]
    some = partial(printed)
    whole = [p for p in printed if p.root not in some or _all_civilians(p)] or told
    low, why = _established(case, whole)
    low = max(low - _armed(whole), 0)
    among = some | partial(case.positions)
    rivals = [p for p in case.positions if p.root not in among]
    high = max(low, *(_highest(case, p) for p in (*whole, *rivals, *case.feared)))
    reasons = (
        Reason(why, f"min {low:,}", claims=ids_of(whole)),
        Reason("highest credible report", f"max {high:,}", claims=ids_of(told)),
    )
    return Figures(low, None, high, reasons)


def _established(case: Case, positions: list[Position]) -> tuple[int, str]:
    """The least that is established, and what establishes it."""
    named = max((_named(p) for p in positions), default=0)
    if named:
        return named, "named victims"
    own = [p for p in positions if not p.claims[0].source.is_attributed]
    if own and len(own) < len(positions):
        return max(_lowest(case, p) for p in own), "the text's own word"
    return _most_given(case, positions), "the figure most give"


def _most_given(case: Case, positions: list[Position]) -> int:
    """The figure most voices give; where none leads, the one in the middle of all that is told."""
    lows = [_lowest(case, p) for p in positions]
    value = most_common(lows)
    if lows.count(value) > 1:
        return value
    words = [p for p in case.positions if p.count.hedge is Hedge.VAGUE]
    told = [*lows, *(_lowest(case, p) for p in words)]
    return statistics.median_low(told) if len(told) > 2 else value


def _armed(positions: list[Position]) -> int:
    """People among the victims who may bear arms: they reach only max."""
    parts = [
        c.count.low
        for p in positions
        for t in p.tellings
        for c in (*t.claims, *t.beside)
        if is_part(c) and c.who.role is not None and c.who.role.is_armed
    ]
    return max(parts, default=0)


def _all_civilians(position: Position) -> bool:
    """Whether a voice counts civilians as such: for a recorder of civilian harm, everyone."""
    return position.rank >= Rank.SUMMED and group_key(position.who) == group_key(CIVILIANS)


def _named(position: Position) -> int:
    """People a voice knows by name: names of several people, or a number called named."""
    counts = [
        c.count.low
        for telling in position.tellings
        for c in (*telling.claims, *telling.beside)
        if len(c.who.names) > 1 or _NAMED & set(c.who.label.casefold().split())
    ]
    return max(counts, default=0)


_NAMED = frozenset({"named", "identified"})


@register_policy("ibc", convention="literal", shape="pair")
def ibc(case: Case) -> Figures:
    """The range of reports of civilians; one voice alone is provisional, "people" reach only max.

    Iraq Body Count, methods 1, 3 and 4. Only civilians are answered for: nothing is said of the
    armed.
    """
    if case.who.role is not None and case.who.role.is_armed:
        return Figures(None, None, None, (Reason("refused", "counts civilians only"),))
    told = [p for p in case.positions if not _all_armed(p)]
    if not told:
        return NOTHING
    civilian = [p for p in told if is_within(p.who, CIVILIANS)]
    low = min((_lowest(case, p) for p in civilian), default=0)
    high = max(_highest(case, p) for p in told)
    standing = "two voices or more" if len(told) > 1 else "provisional: one voice"
    return Figures(low, None, high, (Reason(standing, f"{low}-{high}", claims=ids_of(told)),))


def _all_armed(position: Position) -> bool:
    return all(c.who.role is not None and c.who.role.is_armed for c in position.claims)


@register_policy("tbij", convention="literal", shape="pair")
def tbij(case: Case) -> Figures:
    """Lowest to highest report; what a voice later revised is gone, what is disputed starts at 0.

    Bureau of Investigative Journalism, drone war methodology. Where some say that civilians or
    children died and others do not, the range is 0 to the highest.
    """
    told = [*case.positions, *case.feared]
    if not told:
        return NOTHING
    low = min(_lowest(case, p) for p in case.positions) if case.positions else 0
    high = max(_highest(case, p) for p in told)
    rule = "disputed" if low == 0 < high else "lowest to highest"
    return Figures(low, None, high, (Reason(rule, f"{low}-{high}", claims=ids_of(told)),))
