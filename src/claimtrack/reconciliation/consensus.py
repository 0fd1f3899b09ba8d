"""The default policy: the interval that most independent weight supports.

That interval is Marzullo's intersection (K. Marzullo, "Maintaining the time in a distributed
system", 1984), with votes of unlike weight. Each voice votes for every number its words allow, with
a weight that its kind of source has in ``registry/data/source_weights.tsv``. What a party says of
its enemy's losses votes for nothing and only raises high; what it admits of its own losses, and
what was said before a growing toll, is a floor.
"""

from __future__ import annotations

import datetime as dt
import math
from itertools import accumulate
from typing import TYPE_CHECKING

import attrs

from claimtrack.model.claim import Interest
from claimtrack.model.count import Count, Hedge, step
from claimtrack.model.incident import Reason
from claimtrack.reconciliation.policies import NOTHING, Case, Figures, register_policy
from claimtrack.reconciliation.positions import Position, partial
from claimtrack.reconciliation.weights import weight_of, weight_reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Vote", "consensus", "settled", "winning"]


@attrs.frozen
class Vote:
    """The numbers one voice allows, and its weight.

    Attributes:
        low: the least of them.
        high: the most of them; infinity is open.
        weight: how many votes it has.
        position: what the voice holds.
    """

    low: int
    high: float
    weight: float
    position: Position

    def allows(self, number: float) -> bool:
        """Whether the voice can be right if this is the number."""
        return self.low <= number <= self.high


def winning(votes: Sequence[Vote]) -> tuple[int, float, float]:
    """(low, high, weight) of the numbers most weight allows; the hull of several such stretches.

    >>> spans = [(10, 20, 1.0), (15, 30, 1.0), (40, 50, 1.5)]
    >>> winning([Vote(low, high, weight, None) for low, high, weight in spans])
    (15, 20, 2.0)
    """
    if len(votes) == 1:
        return votes[0].low, votes[0].high, votes[0].weight
    starts = sorted({vote.low for vote in votes})
    weights = _weights_at(starts, votes)
    most = max(weights)
    best = [s for s, w in zip(starts, weights, strict=True) if math.isclose(w, most)]
    ends = [min(v.high for v in votes if v.allows(s)) for s in (best[0], best[-1])]
    return best[0], max(ends), most


def _weights_at(starts: Sequence[int], votes: Sequence[Vote]) -> list[float]:
    """Weight of the votes that allow each start, in one sweep over the ends of the votes."""
    opens = sorted((v.low, v.weight) for v in votes)
    closes = sorted((v.high, v.weight) for v in votes)
    opened = [0.0, *accumulate(w for _, w in opens)]
    closed = [0.0, *accumulate(w for _, w in closes)]
    result, i, j = [], 0, 0
    for start in starts:
        while i < len(opens) and opens[i][0] <= start:
            i += 1
        while j < len(closes) and closes[j][0] < start:
            j += 1
        result.append(opened[i] - closed[j])
    return result


@register_policy("consensus", bounded=True)
def consensus(case: Case) -> Figures:
    """The interval most independent weight supports; best is a figure somebody stated inside it.

    >>> from claimtrack import Claim, reconcile
    >>> said = [
    ...     Claim("killed", "more than 30", source="Reuters"),
    ...     Claim("killed", 32, source="SOHR"),
    ... ]
    >>> said += [Claim("killed", 50, source="an army", interest="enemy")]
    >>> reconcile(said, policy="consensus").estimate("killed").figures
    (32, 32, 50)
    """
    return settled(case)


def settled(case: Case) -> Figures:
    """The consensus, for policies that start from it."""
    votes, ceilings = _votes(case)
    if not votes:
        return _unsupported(case, ceilings)
    low, high, weight = winning(votes)
    inside = [v for v in votes if v.low <= high and v.high >= low]
    best, chosen = _best(case, inside, low, high)
    reasons = [
        Reason("most weight", _weighed(inside, votes, weight), claims=_ids(inside)),
        _floor(inside, low),
        Reason("best", _why_best(best, chosen), claims=_ids(chosen)),
    ]
    top, why = _raised(case, ceilings, high)
    return Figures(low, best, top, [*reasons, *why])


def _votes(case: Case) -> tuple[list[Vote], list[Position]]:
    """The votes of all voices, and the positions that may only raise high."""
    ceilings = [p for p in case.positions if p.is_enemy_claim]
    voting = [p for p in case.positions if not p.is_enemy_claim]
    admitted = [_admitted(p) for p in ceilings if p.floor and voting]
    some = partial(voting) | {p.root for p in admitted}
    voting += admitted
    toll = max((p for p in voting if p.moment), key=_growth, default=None)
    return [_vote(p, p.root in some, toll, len(voting)) for p in voting], ceilings


def _admitted(position: Position) -> Position:
    """What a party's number comes to without its enemy's losses: a floor of everyone's."""
    return attrs.evolve(position, count=Count.at_least(position.floor))


def _growth(position: Position) -> tuple[dt.date, int]:
    assert position.moment is not None  # noqa: S101 - only dated positions are compared
    return position.moment.date(), position.count.low


def _vote(position: Position, some: bool, toll: Position | None, voices: int) -> Vote:
    """The numbers a voice allows for the group as a whole."""
    open_above = voices > 1 and (
        position.interest is Interest.OWN
        or some
        or (toll is not None and _is_before(position, toll))
    )
    high = math.inf if open_above or position.count.high is None else position.count.high
    return Vote(position.count.low, high, weight_of(position), position)


def _is_before(position: Position, toll: Position) -> bool:
    """Whether a higher toll of no less weight came on a later day: then it is a floor."""
    if position.moment is None or toll.moment is None:
        return False
    return (
        position.moment.date() < toll.moment.date()
        and position.count.low < toll.count.low
        and weight_of(position) <= weight_of(toll)
    )


def _best(
    case: Case, inside: Sequence[Vote], low: int, high: float
) -> tuple[int | None, list[Vote]]:
    """The figure to print, stated inside the interval: by most weight, else newest, else middle."""
    support: dict[int, list[Vote]] = {}
    for vote in inside:
        number = vote.position.count.stated
        if number is not None and low <= number <= high:
            support.setdefault(number, []).append(vote)
    if not support:
        return _coded_best(case, inside, low, high)
    middle = _middle(support)

    def order(item: tuple[int, list[Vote]]) -> tuple[float, ...]:
        number, votes = item
        return (*_preference(number, votes, inside), number != middle, number)

    return min(support.items(), key=order)


def _middle(support: dict[int, list[Vote]]) -> int:
    """The figure that half of the weight lies up to: between rivals of one standing, the safest."""
    numbers = sorted(support)
    told = list(accumulate(sum(v.weight for v in support[number]) for number in numbers))
    return next(n for n, sofar in zip(numbers, told, strict=True) if sofar >= told[-1] / 2)


def _preference(number: int, votes: Sequence[Vote], inside: Sequence[Vote]) -> tuple[float, ...]:
    """Order of choice: plain figures before ceilings, then votes near it, then the newest."""
    plain = any(not _is_ceiling(v.position) for v in votes)
    hinting = sum(v.weight for v in inside if _hints_at(v, number))
    near = sum(v.weight for v in inside if _is_near(v.position.count.stated, number))
    newest = max((v.position.moment for v in votes if v.position.moment), default=None)
    # counted from year 1, not by timestamp(), which asks the machine for its time zone
    age = -(newest - dt.datetime.min).total_seconds() if newest else 0.0  # noqa: DTZ901 - naive
    return (not plain, -hinting, -near, age)


def _is_near(stated: int | None, number: int) -> bool:
    """Whether two figures differ by a slip or by rounding: a hundredth at most."""
    return stated is not None and abs(stated - number) * 100 <= number


def _is_ceiling(position: Position) -> bool:
    return position.count.hedge in {Hedge.UP_TO, Hedge.AT_MOST, Hedge.FEWER_THAN}


def _hints_at(vote: Vote, number: int) -> bool:
    """Whether a voice's words suggest the number: an open bound hints at one step up."""
    count = vote.position.count
    if not vote.allows(number):
        return False
    return count.high is not None or number <= count.low + step(count.stated or count.low)


def _coded_best(
    case: Case, inside: Sequence[Vote], low: int, high: float
) -> tuple[int | None, list[Vote]]:
    """What the default convention writes for the sharpest words, kept inside the interval."""
    sharpest = min(inside, key=lambda v: (v.high - v.low, -v.low))
    coded = case.coded(sharpest.position)[1]
    if coded is None:
        return None, [sharpest]
    return int(min(max(coded, low), high)), [sharpest]


def _unsupported(case: Case, ceilings: Sequence[Position]) -> Figures:
    """Only fears or parties counting their enemy: a best only if one figure stands.

    A party that also counts losses of its own stands before those that count the enemy's alone.
    """
    feared = [*ceilings, *case.feared]
    if not feared:
        return NOTHING
    high, why = _raised(case, ceilings, 0)
    floor = max((p.floor for p in ceilings), default=0)
    admitting = [p for p in ceilings if p.floor == floor]
    figures = {case.figure(p) for p in admitting or case.feared}
    best = figures.pop() if len(figures) == 1 else None
    reasons = [Reason("no independent word", "nobody without an interest has counted")]
    return Figures(floor, best, high, [*reasons, *why])


def _raised(
    case: Case, ceilings: Iterable[Position], high: float
) -> tuple[int | None, list[Reason]]:
    """High, raised by what parties say of their enemies and by what is feared."""
    reasons = []
    top = high
    for rule, positions in (
        ("enemy claim raises only high", ceilings),
        ("feared raises only high", case.feared),
    ):
        for position in positions:
            number = position.count.high or case.figure(position)
            if number is not None and number > top:
                top = number
                detail = f"{position.count} by {position.name}"
                reasons.append(Reason(rule, detail, claims=position.ids))
    return (None if math.isinf(top) else int(top)), reasons


def _floor(inside: Sequence[Vote], low: int) -> Reason:
    """What set low: the floors at the lower end of the interval."""
    setting = [v for v in inside if v.low == low]
    words = "; ".join(dict.fromkeys(f"{v.position.count} by {v.position.name}" for v in setting))
    return Reason("low", words, claims=_ids(setting))


def _weighed(inside: Sequence[Vote], votes: Sequence[Vote], weight: float) -> str:
    total = sum(v.weight for v in votes)
    named = "; ".join(
        f"{v.position.name} {v.weight:g} ({weight_reason(v.position)})" for v in inside
    )
    return f"{weight:g} of {total:g}: {named}"


def _why_best(best: int | None, chosen: Sequence[Vote]) -> str:
    if best is None:
        return "no figure was printed"
    names = ", ".join(dict.fromkeys(v.position.name for v in chosen))
    stated = any(v.position.count.stated == best for v in chosen)
    return f"{best:,} {'stated by' if stated else 'for the words of'} {names}"


def _ids(votes: Iterable[Vote]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(i for v in votes for i in v.position.ids))
