"""The order of report: when each claim was said, and the claims of each article together."""

from __future__ import annotations

import datetime as dt
import itertools
import operator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimtrack.model.claim import Claim

__all__ = ["NEVER", "by_article", "moment", "report_order"]

_DAY_SECONDS = 86_400
NEVER = float("inf")
"""When a claim was said that nothing places in time."""


def moment(claim: Claim) -> float:
    """When it was said, in days since year 1, with the time of day where it is known.

    A claim that does not say when it was said is placed by its event, and last where that is
    unknown too.
    """
    said = claim.reported
    if said is None:
        happened = claim.when.end or claim.when.start
        return NEVER if happened is None else float(happened.toordinal())
    if isinstance(said, dt.datetime):
        seconds = said.hour * 3600 + said.minute * 60 + said.second
        return said.toordinal() + seconds / _DAY_SECONDS
    return float(said.toordinal())


def report_order(claims: Iterable[Claim]) -> list[Claim]:
    """Claims in order of report, those of an article together and in order of text.

    The order in which claims come in makes no difference.

    >>> from claimtrack.model.claim import Claim
    >>> late = Claim("killed", 2, reported="2018-02-11")
    >>> early = Claim("killed", 1, reported="2018-02-10")
    >>> report_order([late, early]) == report_order([early, late]) == [early, late]
    True
    """
    return list(itertools.chain.from_iterable(by_article(claims)))


def by_article(claims: Iterable[Claim]) -> list[list[Claim]]:
    """Claims of each article in order of text, articles in order of report.

    A claim of no article stands alone.
    """
    told: dict[str, list[Claim]] = {}
    alone: list[Claim] = []
    for claim in claims:
        if claim.article:
            told.setdefault(claim.article, []).append(claim)
        else:
            alone.append(claim)
    groups = [_in_order(group) for group in told.values()]
    groups += [[claim] for claim in _in_order(alone)]
    return [group for _, _, group in sorted(map(_dated, groups), key=_first_two)]


def _dated(group: list[Claim]) -> tuple[float, str, list[Claim]]:
    return min(map(moment, group)), group[0].article or "", group


def _first_two(dated: tuple[float, str, list[Claim]]) -> tuple[float, str]:
    return dated[:2]


def _in_order(claims: list[Claim]) -> list[Claim]:
    """Claims in order of text; where nothing else settles it, their ids do."""
    if len(claims) < 2:
        return claims
    keyed = [(_text_key(claim), claim) for claim in claims]
    keyed.sort(key=operator.itemgetter(0))
    ordered: list[Claim] = []
    for _, run in itertools.groupby(keyed, operator.itemgetter(0)):
        tied = [claim for _, claim in run]
        ordered += sorted(tied, key=lambda claim: claim.id) if len(tied) > 1 else tied
    return ordered


def _text_key(claim: Claim) -> tuple[object, ...]:
    """What settles the order of nearly every pair without the hash that an id costs."""
    span, where, start = claim.span, claim.where, claim.when.start
    return (
        moment(claim) if claim.reported is not None else NEVER,
        -1 if span is None or span.part == "title" else span.start,
        -1 if span is None else span.end,
        0 if start is None else start.toordinal(),
        "" if where is None else where.name,
        claim.harm.value,
        claim.count.low,
        claim.who.label,
    )
