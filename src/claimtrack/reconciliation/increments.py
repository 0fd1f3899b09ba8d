"""Increments: numbers on top of what one article told before, "five more".

    reports of voices -> ``move_increments`` -> the reports they continue -> ``add_increments`` ->
    totals with what came on top of them

An increment belongs to whoever told what it goes on from, and is added to that telling alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from claimtrack.model.claim import Claim, Scope
from claimtrack.model.count import Count, Hedge
from claimtrack.reconciliation.reports import report_order
from claimtrack.reconciliation.tellings import Rank, Telling, counts_whole, is_part
from claimtrack.registry.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtrack.reconciliation.independence import Voice

__all__ = ["add_increments", "move_increments"]

_MORE = word_set("more")
Said = list[tuple["Voice", list[list[Claim]]]]
"""What each voice says, report by report."""


def move_increments(said: Said) -> Said:
    """The reports of voices, with bare increments moved to whom they continue.

    "Five were killed, police said. Two more were shot later" is seven, though the article says the
    second itself: an increment means what was told before it, whoever told that.

    >>> from claimtrack.model.article import Span
    >>> from claimtrack.reconciliation.independence import find_voices
    >>> five = Claim("killed", 5, source="the police", article="a", span=Span(0, 4, "Five"))
    >>> two = Claim("killed", "two more", article="a", span=Span(31, 39, "Two more"))
    >>> two = two.replace(scope="increment")
    >>> said = [(voice, [list(voice.claims)]) for voice in find_voices([five, two])]
    >>> [(voice.root, len(reports[0])) for voice, reports in move_increments(said)]
    [('the police', 2)]
    """
    if len(said) < 2:
        return said
    loose = [report for _, reports in said for report in reports if _is_loose(report)]
    for report in loose:
        base = _report_before(said, report)
        if base is not None:
            base[:] = report_order([*base, *report])
            report.clear()
    if not loose:
        return said
    left = ((voice, [report for report in reports if report]) for voice, reports in said)
    return [(voice, reports) for voice, reports in left if reports]


def _is_loose(report: Sequence[Claim]) -> bool:
    """Whether a report says only how many more; "three others" may be others than the dead."""
    return report[0].article is not None and all(
        c.scope is Scope.INCREMENT and _says_more(c) for c in report
    )


def _says_more(claim: Claim) -> bool:
    """Whether it is "two more", or "a twelfth" with no number."""
    words = claim.count.text.lower().split()
    return not _MORE.isdisjoint(words) or (not words and claim.span is not None)


def _report_before(said: Said, loose: Sequence[Claim]) -> list[Claim] | None:
    """The report of the same article that told last what the increments come on top of."""
    of_claim = {
        c.id: report
        for _, reports in said
        for report in reports
        for c in report
        if c.article == loose[0].article and _can_go_on(c)
    }
    told = [c for _, reports in said for report in reports for c in report if c.id in of_claim]
    ordered = report_order([*told, loose[0]])
    before = ordered[: ordered.index(loose[0])]
    return of_claim[before[-1].id] if before else None


def add_increments(total: Telling | None, members: Sequence[Claim]) -> Telling | None:
    """A total with what came on top of it; increments alone are a floor.

    An increment continues what was told last before it: "one was named; two others died too" is
    three, and changes no total of eleven told earlier. A total told behind it holds it already
    where one statement tells both: "four more were found, which raises the toll to six" is six.

    >>> five, two = Claim("killed", 5), Claim("killed", 2, scope="increment")
    >>> total = Telling(count=five.count, rank=Rank.STATED, claims=(five,))
    >>> add_increments(total, [five, two]).count
    Count(7)
    """
    more = [c for c in members if c.scope is Scope.INCREMENT and not _is_held(c, members)]
    for claim in more:
        before = _before(claim, members)
        if total is None:
            total = Telling(count=Count.at_least(claim.count.low), rank=Rank.PART, claims=(claim,))
        elif before is None or before in total.claims:
            count = _sum(total.count, claim.count)
            total = attrs.evolve(total, count=count, claims=(*total.claims, claim))
        elif before.count.low + claim.count.low > total.count.low:
            count = _sum(before.count, claim.count)
            total = Telling(count=count, rank=total.rank, claims=(before, claim, *total.claims))
    return total


def _is_held(increment: Claim, members: Sequence[Claim]) -> bool:
    """Whether its statement tells a total behind an increment, no less than what it continues."""
    if increment.statement is None:
        return False
    before = _before(increment, members)
    floor = max(increment.count.low + 1, before.count.low if before is not None else 0)
    return any(
        c.statement == increment.statement and c.count.low >= floor and counts_whole(c)
        for c in members[members.index(increment) + 1 :]
    )


def _before(increment: Claim, members: Sequence[Claim]) -> Claim | None:
    """What an increment continues: the whole it names, else what was told last before it."""
    whole = next((c for c in members if c.id == increment.whole), None)
    if whole is not None:
        return whole
    index = members.index(increment)
    told = [c for c in members[:index] if _can_go_on(c)]
    return told[-1] if told else None


def _can_go_on(claim: Claim) -> bool:
    """Whether an increment can continue a claim: a number for all of something."""
    return claim.scope is Scope.INCIDENT and not is_part(claim)


def _sum(one: Count, other: Count) -> Count:
    """Two counts added, with the hedge of the vaguer one kept as bounds."""
    result = one.plus(other)
    if result.high is None:
        return attrs.evolve(result, stated=result.low, hedge=Hedge.AT_LEAST)
    return result
