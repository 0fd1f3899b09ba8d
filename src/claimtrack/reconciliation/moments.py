"""When claims were said, and the order of saying."""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimtrack.model.claim import Claim

__all__ = ["Moment", "by_report", "moment_of", "reading_key"]

Moment = dt.datetime


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


def reading_key(claim: Claim) -> tuple[Moment, str, bool, int, str]:
    """Order of saying: moment, article, title before text, place in the text, then id."""
    span = claim.span
    return (
        moment_of(claim) or dt.datetime.min,  # noqa: DTZ901 - naive on both sides
        claim.article or "",
        span is not None and span.part != "title",
        span.start if span is not None else 0,
        claim.id,
    )


def by_report(claims: Iterable[Claim]) -> list[list[Claim]]:
    """Claims cut by article, or by moment where there is no article, in order of saying."""
    keyed = sorted(((reading_key(c), c) for c in claims), key=_key_of)
    return [[c for _, c in group] for _, group in groupby(keyed, key=_report_of)]


def _key_of(keyed: tuple[tuple[object, ...], Claim]) -> Any:
    return keyed[0]


def _report_of(keyed: tuple[tuple[object, ...], Claim]) -> tuple[object, ...]:
    return keyed[0][:2]
