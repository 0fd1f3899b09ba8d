"""How claims stand to each other, as findings: each names its claims and says why.

Within a voice the findings follow its tellings in time; across voices each voice is held against
the one that carries the figure, so their number grows with the voices and not with their pairs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.model.claim import Claim, Interest, Scope, Stance
from claimtrack.model.estimate import Finding, Relation
from claimtrack.reconciliation.lattice import are_disjoint, are_other_people, face

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimtrack.model.count import Count
    from claimtrack.reconciliation.independence import Voice
    from claimtrack.reconciliation.positions import Position

__all__ = ["across", "compiled", "denials", "leftovers", "same_voice", "within"]


def same_voice(voices: Iterable[Voice]) -> list[Finding]:
    """One finding for each voice that speaks more than once."""
    found = []
    for voice in voices:
        ids = _ids(voice.claims)
        if len(ids) > 1:
            why = "; ".join(dict.fromkeys(r.detail or r.rule for r in voice.reasons))
            found.append(Finding(Relation.SAME_VOICE, ids, why or f"one root: {voice.root}"))
    return found


def compiled(claims: Iterable[Claim], voices: Iterable[Voice]) -> list[Finding]:
    """What no voice says: the word of bodies that compile others' reports, beside those reports."""
    heard = {c.id for voice in voices for c in voice.claims}
    why = "compiled from reports such as the others; not counted beside them"
    return [Finding(Relation.SET_ASIDE, (c.id,), why) for c in claims if c.id not in heard]


def within(position: Position) -> list[Finding]:
    """How each telling of a voice bears on what it said before, and what stands beside it."""
    found = [
        Finding(step.relation, _ids((*step.later[:1], *step.earlier[:1])), step.why)
        for step in position.steps
    ]
    for telling in position.tellings:
        found += _beside(telling.claims)
    return found


def _beside(claims: Sequence[Claim]) -> list[Finding]:
    """The claims that support a telling's deciding one, each held against it."""
    lead = claims[0]
    found = []
    for claim in claims[1:]:
        if claim.scope is Scope.INCREMENT:
            found.append(Finding(Relation.ADDS, _ids((claim, lead)), f"{claim.count} more"))
        elif claim.who == lead.who and lead.count.refines(claim.count):
            why = f"{lead.count} is sharper than {claim.count} and fits it"
            found.append(Finding(Relation.REFINES, _ids((lead, claim)), why))
    return found


def parts(claims: Sequence[Claim]) -> list[Finding]:
    """One finding for each claim that counts some of another's people."""
    known = {c.id: c for c in claims}
    found = []
    for claim in claims:
        whole = known.get(claim.whole or "")
        if whole is not None:
            why = f"{claim.count} {claim.who} of the {whole.count} {whole.who}"
            found.append(Finding(Relation.PART_OF, _ids((claim, whole)), why))
            if not _fits_in(claim.count, whole.count):
                why = f"a part of {claim.count} does not fit in {whole.count}"
                found.append(Finding(Relation.CONFLICTS, _ids((claim, whole)), why))
        elif claim.scope is Scope.PART:
            why = "counts some of a whole that is not given"
            found.append(Finding(Relation.UNRESOLVED, (claim.id,), why))
    return found


def _fits_in(part: Count, whole: Count) -> bool:
    return whole.high is None or part.low <= whole.high


def across(positions: Sequence[Position], lead: Position | None) -> list[Finding]:
    """How every other voice stands to the one that carries the figure."""
    if lead is None:
        return []
    found = []
    agreeing = [p for p in positions if p is not lead and _same(p.count, lead.count)]
    if agreeing:
        names = ", ".join(p.name for p in (lead, *agreeing))
        ids = _ids([p.claims[0] for p in (lead, *agreeing)])
        found.append(Finding(Relation.AGREES, ids, f"{lead.count} by {names}"))
    others = [
        p
        for p in positions
        if p is not lead and not _same(p.count, lead.count) and may_share(p, lead)
    ]
    return found + [_held_against(p, lead) for p in others]


def _same(one: Count, other: Count) -> bool:
    return (one.low, one.high) == (other.low, other.high)


def _held_against(position: Position, lead: Position) -> Finding:
    mine, theirs = position.count, lead.count
    pair = (position.claims[0], lead.claims[0])
    words = f"{mine} by {position.name}, {theirs} by {lead.name}"
    if mine.refines(theirs):
        return Finding(Relation.REFINES, _ids(pair), f"sharper and fits: {words}")
    if theirs.refines(mine):
        return Finding(Relation.REFINES, _ids(pair[::-1]), f"sharper and fits: {words}")
    if mine.overlaps(theirs):
        return Finding(Relation.AGREES, _ids(pair), f"both can be true: {words}")
    if position.rank < lead.rank and mine.low < theirs.low:
        why = f"counts {position.claims[0].who}, which may be some of all: {words}"
        return Finding(Relation.PART_OF, _ids(pair), why)
    if _is_earlier(position, lead) and mine.low < theirs.low:
        why = f"a later toll, which has grown: {words}"
        return Finding(Relation.SUPERSEDES, _ids(pair[::-1]), why)
    apart = how_far(mine, theirs)
    why = f"{words}; {likely_why(position, lead)}"
    return Finding(Relation.CONFLICTS, _ids(pair), why, apart=apart)


def _is_earlier(position: Position, lead: Position) -> bool:
    """Whether a voice spoke on an earlier day, and not as a party."""
    if position.moment is None or lead.moment is None or position.is_enemy_claim:
        return False
    return position.moment.date() < lead.moment.date()


def may_share(one: Position, other: Position) -> bool:
    """Whether two voices may count the same people, as far as their words say.

    One's troops are another's commandos, but not where one article tells of guards and attackers.
    """
    return any(
        not (are_other_people(a.who, b.who) or _told_apart(a, b))
        for a in one.claims
        for b in other.claims
    )


def _told_apart(one: Claim, other: Claim) -> bool:
    """Whether one article tells of two camps."""
    return one.article is not None and one.article == other.article and face(one.who, other.who)


def how_far(one: Count, other: Count) -> float:
    """The ratio of the nearest bounds of two counts that do not meet; a zero counts as one."""
    below, above = sorted((one, other), key=lambda c: c.low)
    nearest = below.high if below.high is not None else below.low
    return max(above.low, 1) / max(nearest, 1)


def likely_why(position: Position, lead: Position) -> str:
    """The likeliest reason two voices conflict: interest, time, or what they count."""
    for one in (position, lead):
        if one.is_enemy_claim:
            return f"{one.name} counts its enemy"
        if one.interest is Interest.OWN:
            return f"{one.name} counts its own"
    if position.rank is not lead.rank:
        return "one counts everyone, the other some groups"
    if position.moment and lead.moment and position.moment.date() != lead.moment.date():
        days = abs((position.moment.date() - lead.moment.date()).days)
        return f"said {days} day{'s' if days > 1 else ''} apart"
    return "no reason can be seen"


def denials(claims: Sequence[Claim]) -> list[Finding]:
    """What is denied, against what is asserted of the same harm."""
    found = []
    for claim in claims:
        if claim.stance is not Stance.DENIED:
            continue
        rivals = [c for c in claims if _is_denied(c, claim)]
        name = str(claim.source.root) or "an unnamed source"
        if rivals:
            why = f"{name} denies it; a denial is no figure"
            found.append(Finding(Relation.CONFLICTS, _ids((claim, *rivals)), why))
        else:
            why = f"denied by {name}, and asserted by nobody"
            found.append(Finding(Relation.SET_ASIDE, (claim.id,), why))
    return found


def _is_denied(claim: Claim, denial: Claim) -> bool:
    """Whether a denial speaks of what a claim of another source asserts."""
    return (
        claim.harm is denial.harm
        and claim.stance is Stance.ASSERTED
        and str(claim.source.root) != str(denial.source.root)
        and claim.count.overlaps(denial.count)
        and not are_disjoint(claim.who, denial.who)
    )


def leftovers(claims: Iterable[Claim], used: set[str]) -> list[Finding]:
    """A finding for every claim that nothing else names."""
    return [
        Finding(Relation.SET_ASIDE, (c.id,), _why_unused(c)) for c in claims if c.id not in used
    ]


def _why_unused(claim: Claim) -> str:
    if claim.stance is Stance.FEARED:
        return "feared, and the policy counts only what is asserted"
    return "its voice says more elsewhere"


def _ids(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(c.id for c in claims))
