"""The estimate as it stood after each day on which something was said, and why it moved."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import attrs

from claimtrack.model.estimate import Estimate, Reconciliation, Relation
from claimtrack.model.harm import Harm
from claimtrack.reconciliation.frames import FIGURES, figures_frame
from claimtrack.reconciliation.moments import moment_of
from claimtrack.reconciliation.reconcile import reconcile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimtrack.model.claim import Claim
    from claimtrack.model.group import Group

__all__ = ["Moment", "Timeline", "timeline"]

_MOVES = (
    Relation.SUPERSEDES,
    Relation.CORRECTS,
    Relation.RETRACTS,
    Relation.REFINES,
    Relation.ADDS,
    Relation.CONFLICTS,
    Relation.AGREES,
)


@attrs.frozen
class Moment:
    """The estimate at the end of one day.

    Attributes:
        day: the day.
        estimate: what could be concluded from everything said by then.
        moved: whether low, best or high changed.
        why: what was said that day, and how it bore on what had been said.
        claims: ids of the claims of that day.
    """

    day: dt.date
    estimate: Estimate
    moved: bool
    why: str
    claims: tuple[str, ...]


@attrs.frozen(repr=False)
class Timeline:
    """Moments in order of days; iterate over it, or take ``to_frame``.

    >>> import claimtrack as ct
    >>> claims = [
    ...     ct.Claim("killed", 9, source="Reuters", reported="2023-02-06"),
    ...     ct.Claim("killed", 15, source="Reuters", reported="2023-02-08"),
    ... ]
    >>> for moment in ct.reconcile(claims).timeline("killed"):
    ...     print(moment.day, moment.estimate.best)
    2023-02-06 9
    2023-02-08 15
    """

    harm: Harm
    moments: tuple[Moment, ...] = attrs.field(converter=tuple[Moment, ...])

    def __iter__(self) -> Iterator[Moment]:
        return iter(self.moments)

    def __len__(self) -> int:
        return len(self.moments)

    def __getitem__(self, index: int) -> Moment:
        return self.moments[index]

    def to_frame(self) -> Any:
        """One row a day, as a pandas data frame with low, best and high as nullable integers.

        Raises:
            MissingExtraError: pandas is not installed.
        """
        records = [(m.day, *m.estimate.figures, m.moved, m.why) for m in self.moments]
        return figures_frame(records, ("day", *FIGURES, "moved", "why"))

    def __str__(self) -> str:
        lines = [f"{m.day}  {m.estimate}  {m.why}" for m in self.moments]
        return "\n".join(lines) or f"{self.harm.value}: nothing was said on a known day"

    def __repr__(self) -> str:
        return f"Timeline({self.harm.value}: {len(self)} days)"


def timeline(
    reconciliation: Reconciliation, harm: Harm | str, who: Group | str | None = None
) -> Timeline:
    """The estimate as it stood after each day on which something was said of the harm.

    Args:
        reconciliation: whose incident and policy; its ``as_of`` is the last day shown.
        harm: what is counted.
        who: for which group; everyone unless said otherwise.

    Claims without a date of report cannot be placed and are left out.
    """
    wanted = Harm.of(harm)
    moments: list[Moment] = []
    for day, said in _days(reconciliation, wanted):
        then = reconcile(reconciliation.incident, policy=reconciliation.policy, as_of=day)
        estimate = then.estimate(wanted, who)
        if estimate is None:
            continue
        moved = not moments or moments[-1].estimate.figures != estimate.figures
        moments.append(Moment(day, estimate, moved, _why(then, said), tuple(c.id for c in said)))
    return Timeline(wanted, moments)


def _days(reconciliation: Reconciliation, harm: Harm) -> list[tuple[dt.date, list[Claim]]]:
    """Each day on which something was said of the harm, with what was said."""
    days: dict[dt.date, list[Claim]] = {}
    for claim in reconciliation.claims:
        moment = moment_of(claim)
        if moment is not None and claim.harm is harm:
            days.setdefault(moment.date(), []).append(claim)
    return sorted(days.items())


def _why(then: Reconciliation, said: list[Claim]) -> str:
    """What the claims of the day did, as the findings say; else what they are."""
    ids = {c.id for c in said}
    acting = [f for f in then.findings if f.claims and f.claims[0] in ids]
    ranked = sorted(
        (f for f in acting if f.relation in _MOVES), key=lambda f: _MOVES.index(f.relation)
    )
    if ranked:
        return f"{ranked[0].relation.value}: {ranked[0].why}"
    return "first said: " + "; ".join(str(c) for c in said[:2])
