"""Numbers on top of what another voice of the same article told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.model.claim import Scope
from claimtrack.reconciliation.reports import report_order
from claimtrack.reconciliation.tellings import is_part
from claimtrack.registry.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtrack.model.claim import Claim
    from claimtrack.reconciliation.independence import Voice

__all__ = ["continued"]

Said = list[tuple["Voice", list[list["Claim"]]]]
"""What each voice says, report by report."""


def continued(said: Said) -> Said:
    """The reports of voices, with bare increments moved to whom they continue.

    "Five were killed, police said. Two more were shot later" is seven, though the article says the
    second itself: an increment means what was told before it, whoever told that.
    """
    if len(said) < 2:
        return said
    loose = [report for _, reports in said for report in reports if _is_loose(report)]
    for report in loose:
        base = _base(said, report)
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
        c.scope is Scope.INCREMENT and not _MORE.isdisjoint(c.count.text.lower().split())
        for c in report
    )


_MORE = word_set("more")


def _base(said: Said, loose: Sequence[Claim]) -> list[Claim] | None:
    """The report of the same article that told last what the increments come on top of."""
    of_claim = {
        c.id: report
        for _, reports in said
        for report in reports
        for c in report
        if c.article == loose[0].article and c.scope is Scope.INCIDENT and not is_part(c)
    }
    told = [c for _, reports in said for report in reports for c in report if c.id in of_claim]
    ordered = report_order([*told, loose[0]])
    before = ordered[: ordered.index(loose[0])]
    return of_claim[before[-1].id] if before else None
