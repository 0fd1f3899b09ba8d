"""The policy of Airwars: what is established of civilian harm, and the highest credible report."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

from claimtrack.model.count import Count, Hedge
from claimtrack.model.incident import Reason
from claimtrack.reconciliation.lattice import CIVILIANS, group_key
from claimtrack.reconciliation.one_article import tell
from claimtrack.reconciliation.policies import (
    NOTHING,
    Case,
    Figures,
    ids_of,
    most_common,
    register_policy,
)
from claimtrack.reconciliation.positions import partial
from claimtrack.reconciliation.reports import report_order
from claimtrack.reconciliation.rolls import told_one_by_one
from claimtrack.reconciliation.tellings import Rank, is_part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimtrack.model.claim import Claim
    from claimtrack.reconciliation.positions import Position

__all__ = ["airwars"]


@register_policy("airwars", convention="airwars", shape="pair")
def airwars(case: Case) -> Figures:
    """Min what is established, max the highest credible report.

    Airwars methodology page, and the passages of its assessments that quote it: bare plurals are 2,
    dozens 12-24, more than N is N+1 and never open. Established is what one text that retells
    several voices opens with in its own words; else the number called named; else the figure most
    voices give, or the victims told of one by one where they are more. What is feared reaches only
    max, unless nothing else is told.

    >>> from claimtrack import Claim, reconcile
    >>> said = [
    ...     Claim("killed", "more than 4", source="AFP"),
    ...     Claim("killed", "dozens", source="SOHR"),
    ... ]
    >>> reconcile(said, policy="airwars").estimate("killed").figures
    (5, None, 24)
    """
    told = [*case.positions, *case.feared]
    if not told:
        return NOTHING
    printed = [p for p in case.positions if p.count.hedge is not Hedge.VAGUE]
    some = partial(printed)
    whole = [p for p in printed if p.root not in some or _all_civilians(p)] or told
    whole = [p for p in whole if p.count.hedge is not Hedge.UP_TO] or whole
    opening = _opening(case)
    low, why = _established(case, whole, opening)
    low = max(low - _armed(whole), 0)
    among = some | partial(case.positions)
    rivals = [p for p in case.positions if p.root not in among]
    high = max(low, *(case.highest(p) for p in (*whole, *rivals, *case.feared)))
    if opening is not None and opening.high is not None:
        high = max(low, opening.high)
    reasons = (
        Reason(why, f"min {low:,}", claims=ids_of(whole)),
        Reason("highest credible report", f"max {high:,}", claims=ids_of(told)),
    )
    return Figures(low, None, high, reasons)


def _opening(case: Case) -> Count | None:
    """The number one text opens with in its own words, where it retells others' after it.

    Who retells several voices has weighed them: the text is an assessment, and this is its answer.
    """
    claims = report_order(_claims_of(case.positions))
    if len({c.article for c in claims}) != 1 or claims[0].source.is_attributed:
        return None
    first = tell([c for c in claims if c.statement == claims[0].statement], case.who)
    if first is None or first.rank < Rank.SUMMED or first.count.hedge is Hedge.VAGUE:
        return None
    counted = first.rank > Rank.SUMMED and first.count.high is not None
    if not counted and any(c.who.names for c in claims if c.statement == claims[0].statement):
        return None  # it opens with victims one by one, and no number for all of them
    return None if _tells_of_more(case, first.count) else first.count


def _tells_of_more(case: Case, opening: Count) -> bool:
    """Whether a text goes on to name more than it opened with, and some voice counts more.

    Its first number is then of some of them: of one family, of those found first.
    """
    top = opening.low if opening.high is None else opening.high
    if told_one_by_one(_claims_of(case.positions)) <= top:
        return False
    voices = [p for p in case.positions if p.claims[0].source.is_attributed]
    return any(case.highest(p) > top for p in voices if p.rank >= Rank.SUMMED)


def _claims_of(positions: Iterable[Position]) -> list[Claim]:
    return [c for p in positions for t in p.tellings for c in (*t.claims, *t.beside)]


def _established(case: Case, positions: list[Position], opening: Count | None) -> tuple[int, str]:
    """The least that is established, and what establishes it."""
    if opening is not None and opening.hedge is not Hedge.UP_TO:
        return opening.low, "the text's own word"
    called = _called_named(case.positions)
    if called:
        return called, "named victims"
    named = told_one_by_one(_claims_of(case.positions))
    own = [p for p in positions if not p.claims[0].source.is_attributed]
    if own and len(own) < len(positions):
        given, why = max(case.lowest(p) for p in own), "the text's own word"
    else:
        given, why = _most_given(case, positions), "the figure most give"
    return (named, "named victims") if named > given else (given, why)


def _most_given(case: Case, positions: list[Position]) -> int:
    """The figure most voices give; where none leads, the one in the middle of all that is told."""
    lows = [case.lowest(p) for p in positions]
    value = most_common(lows)
    if lows.count(value) > 1:
        return value
    words = [p for p in case.positions if p.count.hedge is Hedge.VAGUE]
    told = [*lows, *(case.lowest(p) for p in words)]
    return statistics.median_low(told) if len(told) > 2 else value


def _armed(positions: list[Position]) -> int:
    """People among the victims who may bear arms: they reach only max."""
    parts = [
        c.count.low
        for c in _claims_of(positions)
        if is_part(c) and c.who.role is not None and c.who.role.is_armed
    ]
    return max(parts, default=0)


def _all_civilians(position: Position) -> bool:
    """Whether a voice counts civilians as such: for a recorder of civilian harm, everyone."""
    return position.rank >= Rank.SUMMED and group_key(position.who) == group_key(CIVILIANS)


def _called_named(positions: Iterable[Position]) -> int:
    """A number of people a voice calls named or identified."""
    return max(
        (
            c.count.low
            for c in _claims_of(positions)
            if _NAMED & set(c.who.label.casefold().split())
        ),
        default=0,
    )


_NAMED = frozenset({"named", "identified"})
