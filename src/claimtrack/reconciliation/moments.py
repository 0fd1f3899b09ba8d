"""When a claim was said: the moment it names, and a place in time for those that name none."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimtrack.model.claim import Claim

__all__ = ["NEVER", "Moment", "moment_of", "told_at"]

Moment = dt.datetime

_DAY = dt.timedelta(days=1)
NEVER = float("inf")
"""When a claim was said that nothing places in time."""


def moment_of(claim: Claim) -> Moment | None:
    """When a claim was said, as a moment that can be compared; a bare day is its first second.

    >>> from claimtrack.model.claim import Claim
    >>> moment_of(Claim("killed", 3, reported="2018-02-10"))
    datetime.datetime(2018, 2, 10, 0, 0)
    """
    said = claim.reported
    if said is None:
        return None
    if not isinstance(said, dt.datetime):
        return dt.datetime(said.year, said.month, said.day)  # noqa: DTZ001 - a day has no zone
    return said.astimezone(dt.UTC).replace(tzinfo=None) if said.tzinfo else said


def told_at(claim: Claim) -> float:
    """When it was said, in days since year 1, with the time of day where it is known.

    A claim that does not say when it was said is placed by its event, and last where that is
    unknown too.

    >>> from claimtrack.model.claim import Claim
    >>> told_at(Claim("killed", 3, when="0001-01-02")), told_at(Claim("killed", 3))
    (2.0, inf)
    """
    said = claim.reported
    if isinstance(said, dt.datetime):
        moment = moment_of(claim) or said
        midnight = dt.datetime(moment.year, moment.month, moment.day)  # noqa: DTZ001 - as moment
        return moment.toordinal() + (moment - midnight) / _DAY
    day = said or claim.when.end or claim.when.start
    return NEVER if day is None else float(day.toordinal())
