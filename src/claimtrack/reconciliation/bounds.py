"""Bounds that groups and harms set each other: parts raise a total, a total caps its parts.

Ten civilians and twelve fighters from different voices make a total of at least 22. A total of 30
with 12 fighters leaves at most 18 others. Killed and injured make the casualties. Only bounds
move; where they cannot all be true nothing moves, and a finding says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from claimtrack.model.claim import Stance
from claimtrack.model.estimate import Estimate, Finding, Relation
from claimtrack.model.harm import Harm
from claimtrack.model.incident import Reason
from claimtrack.reconciliation.lattice import (
    are_disjoint,
    are_other_people,
    group_key,
    heaviest_disjoint,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from claimtrack.model.claim import Claim

__all__ = ["hold_together"]

Held = tuple[list[Estimate], list[Finding]]


def hold_together(estimates: Sequence[Estimate], claims: Iterable[Claim]) -> Held:
    """Estimates of one incident with the bounds they set each other, and what does not fit.

    Args:
        estimates: of all harms and groups; everyone first within each harm.
        claims: the claims under them, to tell one voice's groups from several voices'.
    """
    claims = list(claims)
    apart = _told_apart(claims)
    roots = {c.id: str(c.source.root) for c in claims}
    held, found = list(estimates), []
    for index, total in enumerate(held):
        if not total.who.is_everyone:
            continue
        parts = [e for e in held if e.harm is total.harm and not e.who.is_everyone]
        chosen = heaviest_disjoint(parts, lambda e: e.low or 0, apart)
        if _are_numbers(chosen) and _by_several(chosen, roots):
            held[index], why = _raised(total, chosen)
            found += why
        if _is_counted(total, claims):
            held = [_capped(e, held[index], parts) if e in parts else e for e in held]
        else:
            chosen = heaviest_disjoint(parts, lambda e: e.high or 0, apart)
            if len({roots.get(i) for e in chosen for i in e.claims}) > 1:
                held[index] = _opened(held[index], chosen)
    held, more = _casualties(held)
    return held, [*found, *more]


def _told_apart(claims: Iterable[Claim]) -> Callable[[Estimate, Estimate], bool]:
    """Whether two groups are other people: by their words, or because one voice counts both.

    One's troops may be another's commandos, but not where somebody counts soldiers and fighters.
    """
    counted: dict[str, set[object]] = {}
    for claim in claims:
        counted.setdefault(str(claim.source.root), set()).add(group_key(claim.who))

    def apart(one: Estimate, other: Estimate) -> bool:
        keys = {group_key(one.who), group_key(other.who)}
        return are_other_people(one.who, other.who) or (
            are_disjoint(one.who, other.who) and any(keys <= told for told in counted.values())
        )

    return apart


def _are_numbers(parts: Sequence[Estimate]) -> bool:
    """Several groups, none of them a victim told of alone."""
    return len(parts) > 1 and all((e.low or 0) > 1 for e in parts)


def _by_several(parts: Sequence[Estimate], roots: dict[str, str]) -> bool:
    """Whether different voices count the groups: one voice adds up its own."""
    return len({roots.get(_deciding(e), "") for e in parts if e.claims}) > 1


def _deciding(estimate: Estimate) -> str:
    """The claim that sets the least of an estimate; the first of all where no reason names it."""
    setting = [i for reason in estimate.reasons if reason.rule == "low" for i in reason.claims]
    return (setting or estimate.claims)[0]


def _is_counted(total: Estimate, claims: Iterable[Claim]) -> bool:
    """Whether the most that a total allows is some claim's number for everyone."""
    return any(
        c.harm is total.harm
        and c.stance is not Stance.DENIED
        and c.who.is_everyone
        and c.count.high == total.high
        for c in claims
    )


def _opened(total: Estimate, chosen: Sequence[Estimate]) -> Estimate:
    """A total that nobody counted as high as the groups that share nobody may be together."""
    highs = [e.high for e in chosen if e.high is not None]
    if total.high is None or min(highs, default=0) < 2 or sum(highs) <= total.high:
        return total
    words = " and ".join(f"{e.high:,} {e.who}" for e in chosen if e.high is not None)
    ids = tuple(dict.fromkeys(i for e in chosen for i in e.claims))
    reason = Reason("groups may add up", f"{words} make {sum(highs):,} at most", claims=ids)
    return attrs.evolve(total, high=sum(highs), reasons=(*total.reasons, reason))


def _raised(total: Estimate, parts: Sequence[Estimate]) -> tuple[Estimate, list[Finding]]:
    """A total at least as high as groups that share nobody; as it is where they do not fit."""
    least = sum(e.low or 0 for e in parts)
    if total.low is None or least <= total.low:
        return total, []
    ids = tuple(dict.fromkeys(i for e in parts for i in e.claims))
    words = " and ".join(_in_words(e) for e in parts if e.low)
    if total.high is not None and least > total.high:
        why = f"{words} make {least:,}, more than the {total.high:,} of everyone"
        return total, [Finding(Relation.CONFLICTS, ids, why, apart=least / max(total.high, 1))]
    best = None if total.best is None else max(total.best, least)
    reason = Reason("groups add up", f"{words} make at least {least:,}", claims=ids)
    return attrs.evolve(total, low=least, best=best, reasons=(*total.reasons, reason)), []


def _in_words(part: Estimate) -> str:
    """The least of a group, or of a harm where everyone is counted: "10 civilians", "8 killed"."""
    return f"{part.low:,} {part.harm.value if part.who.is_everyone else part.who}"


def _capped(part: Estimate, total: Estimate, parts: Sequence[Estimate]) -> Estimate:
    """A group no larger than what the total leaves after the groups that share nobody with it."""
    if total.high is None:
        return part
    others = [e for e in parts if are_disjoint(e.who, part.who)]
    largest = max((e.low or 0 for e in others), default=0)
    most = total.high - largest
    if (part.high is not None and part.high <= most) or most < max(part.low or 0, part.best or 0):
        return part
    detail = f"everyone is {total.high:,} at most, others {largest:,} at least"
    return attrs.evolve(
        part, high=most, reasons=(*part.reasons, Reason("the total caps it", detail))
    )


def _casualties(estimates: list[Estimate]) -> Held:
    """Combined classes no lower than their parts together, and parts no higher than the class."""
    totals = {e.harm: e for e in estimates if e.who.is_everyone}
    found: list[Finding] = []
    for harm in (Harm.CASUALTIES, Harm.DEAD_OR_MISSING, Harm.KILLED_OR_CAPTURED):
        parts = [totals[p] for p in harm.parts if p in totals]
        if harm not in totals or not parts:
            continue
        whole, why = _raised(totals[harm], parts)
        found += why
        totals[harm] = whole
        for part in parts:
            totals[part.harm] = _within(part, whole, [p for p in parts if p is not part])
    return [totals.get(e.harm, e) if e.who.is_everyone else e for e in estimates], found


def _within(part: Estimate, whole: Estimate, others: Sequence[Estimate]) -> Estimate:
    """A plain harm no higher than its combined class leaves for it."""
    if whole.high is None:
        return part
    most = whole.high - sum(e.low or 0 for e in others)
    if (part.high is not None and part.high <= most) or most < max(part.low or 0, part.best or 0):
        return part
    reason = Reason("the class caps it", f"{whole.harm.value} are {whole.high:,} at most")
    return attrs.evolve(part, high=most, reasons=(*part.reasons, reason))
