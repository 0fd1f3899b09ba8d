"""The order of report: by when each claim was said, the claims of each article together.

It is the one order in which claims are grouped, heard, shown and stored.
"""

from __future__ import annotations

import itertools
import operator
from typing import TYPE_CHECKING

from claimtrack.reconciliation.moments import NEVER, told_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimtrack.model.claim import Claim

__all__ = ["by_article", "by_report", "first_told", "report_order"]


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
    groups.sort(key=lambda group: (first_told(group), group[0].article or ""))
    return groups


def by_report(claims: Iterable[Claim]) -> list[list[Claim]]:
    """Claims as they were told together, in order of report: in one article, or at one moment."""
    told = itertools.groupby(report_order(claims), key=lambda c: c.article or told_at(c))
    return [list(claims) for _, claims in told]


def first_told(claims: Iterable[Claim]) -> float:
    """When the first of some claims was said."""
    first, seen = NEVER, None
    for claim in claims:
        if claim.reported is None or claim.reported is not seen:  # an article has one date
            seen = claim.reported
            first = min(first, told_at(claim))
    return first


def _in_order(claims: list[Claim]) -> list[Claim]:
    """Claims in order of text; where nothing else settles it, their ids do."""
    if len(claims) < 2:
        return claims
    spots = list(_spots(claims))
    if all(map(operator.lt, spots, spots[1:])):
        return claims  # as they are read
    keys: list[tuple[object, ...]] = list(spots)
    for more in (_words, _id):  # few stand at one spot, and the hash that an id costs is for fewer
        if len(set(keys)) == len(keys):
            break
        keys = [key + more(claim) for key, claim in zip(keys, claims, strict=True)]
    order = sorted(range(len(claims)), key=keys.__getitem__)
    return [claims[index] for index in order]


def _spots(claims: Iterable[Claim]) -> Iterator[tuple[float, bool, int, int]]:
    """When each claim was said, and where it stands: the title before the text."""
    told, seen = NEVER, None
    for claim in claims:
        if claim.reported is not seen:  # an article has one date
            seen = claim.reported
            told = NEVER if seen is None else told_at(claim)
        span = claim.span
        if span is None:
            yield told, False, -1, -1
        else:
            yield told, span.part != "title", span.start, span.end


def _words(claim: Claim) -> tuple[int, str, str, int, str]:
    """What a claim says, as far as it tells nearly all claims of one spot apart."""
    where, start, harm, who = claim.where, claim.when.start, claim.harm, claim.who
    day = 0 if start is None else start.toordinal()
    return day, "" if where is None else where.name, harm, claim.count.low, who.label


def _id(claim: Claim) -> tuple[str]:
    return (claim.id,)
