"""Which claims can meet in one reconciliation, and why the others cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.model.claim import Scope, Stance
from claimtrack.model.estimate import Finding, Relation

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from claimtrack.model.claim import Claim

__all__ = ["sift"]

UNIT = "person"


def sift(
    claims: Sequence[Claim], *, is_one_thing: bool = True
) -> tuple[list[Claim], list[Finding]]:
    """The claims that can meet in one reconciliation, and why the others cannot.

    Args:
        claims: in order of report.
        is_one_thing: whether somebody has put them together, so that what an article marks off from
            the rest is among them on purpose.

    >>> from claimtrack.model.claim import Claim
    >>> total = Claim("killed", 135, scope="period")
    >>> kept, found = sift([total, Claim("killed", 32, whole=total.id), Claim("killed", 18)])
    >>> [claim.count.low for claim in kept], len(found)
    ([18], 2)
    """
    usable, found = [], []
    over_time = _over_time(claims)
    period = _period(claims, over_time)
    loose = _loose(claims, over_time)
    told = set() if is_one_thing else {(c.article, c.harm) for c in claims if _is_the_news(c)}
    rest = _rest(claims)
    for claim in claims:
        why = _incomparable(claim, claim.id in over_time, period)
        if not why and claim.episode and (claim.article, claim.harm) in told:
            why = f"told of as another thing: {claim.episode}"
        if not why and claim.id in loose:
            why = "counts some of a total that is not among these"
        if not why and claim.id in rest:
            why = "counts the rest of a total that is not among these"
        if why:
            found.append(Finding(Relation.NOT_COMPARABLE, (claim.id,), why))
        elif claim.stance is Stance.HYPOTHETICAL:
            why = "said of what could happen, not of what did"
            found.append(Finding(Relation.SET_ASIDE, (claim.id,), why))
        else:
            usable.append(claim)
    return _brought_up_to_date(usable, found)


def _brought_up_to_date(
    claims: Sequence[Claim], found: list[Finding]
) -> tuple[list[Claim], list[Finding]]:
    """The claims without those that others among them bring up to date, whoever said them."""
    known = {c.id: c for c in claims}
    gone = set()
    for claim in claims:
        earlier = known.get(claim.replaces or "")
        if earlier is None:
            continue
        gone.add(earlier.id)
        rose = claim.count.low >= earlier.count.low
        relation = Relation.SUPERSEDES if rose else Relation.CORRECTS
        verb = "rose" if rose else "fell"
        why = f"the toll {verb} to {claim.count} from {earlier.count}, in the same text"
        found.append(Finding(relation, (claim.id, earlier.id), why))
    return [c for c in claims if c.id not in gone], found


def _is_the_news(claim: Claim) -> bool:
    """Whether an article tells of it with nothing that marks it off."""
    return claim.article is not None and not claim.episode


def _over_time(claims: Sequence[Claim]) -> set[str]:
    """Ids of the totals over a period, and of what is counted as some of one."""
    totals = {c.id for c in claims if c.scope is Scope.PERIOD}
    return totals | {c.id for c in claims if c.whole in totals}


def _period(claims: Sequence[Claim], over_time: Collection[str]) -> Claim | None:
    """The period to reconcile where only period totals are given: the one most claim, or last."""
    if not claims or len(over_time) < len({c.id for c in claims}):
        return None
    totals = [c for c in claims if c.scope is Scope.PERIOD]
    ends = [(c.when.start, c.when.end) for c in totals]
    return max(reversed(totals), key=lambda c: ends.count((c.when.start, c.when.end)))


def _loose(claims: Sequence[Claim], over_time: Collection[str]) -> set[str]:
    """Ids of parts whose whole is not given, where somebody counts the harm in this incident."""
    known = {c.id for c in claims}
    loose = {c.id for c in claims if c.whole is not None and c.whole not in known}
    counted = {
        c.harm
        for c in claims
        if c.id not in loose and c.id not in over_time and c.stance is Stance.ASSERTED
    }
    return {c.id for c in claims if c.id in loose and c.harm in counted}


def _rest(claims: Sequence[Claim]) -> set[str]:
    """Ids of "30 others" beside a part of the same whole, where the whole is not given."""
    known = {c.id for c in claims}
    parts = [c for c in claims if c.whole is not None and c.whole not in known]
    named = {c.whole for c in parts if not _is_others(c)}
    return {c.id for c in parts if c.whole in named and _is_others(c)}


def _is_others(claim: Claim) -> bool:
    said = f"{claim.count.text} {claim.who.label}".lower().split()
    return "others" in said or "other" in said


def _incomparable(claim: Claim, over_time: bool, period: Claim | None) -> str:
    """Why a claim cannot meet the others; "" where it can."""
    if claim.count.unit != UNIT:
        return f"counts {claim.count.unit}s, not people; give a size to convert them"
    if over_time and period is None:
        return "a total over a period, not this incident"
    if period is not None and not _same_period(claim, period):
        return f"a total over another period: {claim.when}, not {period.when}"
    return ""


def _same_period(claim: Claim, period: Claim) -> bool:
    mine, theirs = claim.when, period.when
    return (mine.start, mine.end) == (theirs.start, theirs.end)
