"""From the claims about one thing to estimates: sift, hear each voice, ask the policy, say why."""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from typing import TYPE_CHECKING

import attrs

from claimtrack.model._identity import content_id
from claimtrack.model.article import as_moment
from claimtrack.model.claim import Claim, Stance, as_claims
from claimtrack.model.estimate import Estimate, Finding, Reconciliation
from claimtrack.model.group import Group
from claimtrack.model.harm import Harm
from claimtrack.model.incident import Incident
from claimtrack.reconciliation import findings as find
from claimtrack.reconciliation.answers import answer, combined
from claimtrack.reconciliation.bounds import hold_together
from claimtrack.reconciliation.increments import move_increments
from claimtrack.reconciliation.independence import Voice, find_voices
from claimtrack.reconciliation.lattice import EVERYONE, called_alike, group_key
from claimtrack.reconciliation.moments import moment_of
from claimtrack.reconciliation.outcomes import without_the_dead
from claimtrack.reconciliation.policies import Case, Policy, policy_named
from claimtrack.reconciliation.positions import (
    Position,
    position_of,
)
from claimtrack.reconciliation.reports import by_report, report_order
from claimtrack.reconciliation.sifting import sift

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["positions_of", "reconcile"]


def reconcile(
    incident: Incident | Iterable[Claim],
    *,
    policy: str = "consensus",
    as_of: dt.date | str | None = None,
) -> Reconciliation:
    """What can be concluded from the claims about one thing, under one named policy.

    Args:
        incident: an Incident, or claims that are taken to be about one thing.
        policy: name of the rule that sets low, best and high; ``compare_policies`` shows them all.
        as_of: use only what is known to have been said by this day; undated claims are left out.

    Returns:
        An estimate for each harm, for everyone and for each group named, and the findings.

    Raises:
        UnknownNameError: nobody registered the policy.
        ClaimError: something that is no claim is among them.

    >>> import claimtrack as ct
    >>> claims = [
    ...     ct.Claim("killed", "more than 30", who="militants", source="Reuters"),
    ...     ct.Claim("killed", 32, who="militants", source="SOHR"),
    ... ]
    >>> ct.reconcile(claims).estimate("killed").figures
    (32, 32, 32)
    """
    rule = policy_named(policy)
    day = as_moment(as_of)
    is_one_thing = isinstance(incident, Incident)
    incident = _known_by(_as_incident(incident), day)
    usable, found = sift(incident.claims, is_one_thing=is_one_thing)
    usable, died = without_the_dead(usable)
    found += died
    voices = find_voices(usable)
    estimates: list[Estimate] = []
    for harm, claims in _by_harm(usable):
        made, on_the_way = _conclude(harm, claims, voices, rule)
        estimates += made
        found += on_the_way
    estimates += combined(estimates, rule)
    if rule.bounded:
        estimates, unfit = hold_together(estimates, usable)
        found += unfit
    found += [*find.same_voice(voices), *find.compiled(usable, voices)]
    found += [*find.parts(usable), *find.denials(usable)]
    used = {i for f in found for i in f.claims} | {i for e in estimates for i in e.claims}
    found += find.leftovers(incident.claims, used)
    return Reconciliation(
        incident=incident,
        policy=policy,
        as_of=day,
        estimates=estimates,
        findings=_once(found),
    )


def _once(findings: Iterable[Finding]) -> list[Finding]:
    """Findings without those that say the same of the same claims for another group."""
    seen: dict[object, Finding] = {}
    for finding in findings:
        seen.setdefault((finding.relation, finding.claims), finding)
    return list(seen.values())


def positions_of(incident: Incident | Iterable[Claim], harm: Harm) -> tuple[Position, ...]:
    """What each voice holds on one harm, for each group it counts."""
    is_one_thing = isinstance(incident, Incident)
    usable, _ = sift(_as_incident(incident).claims, is_one_thing=is_one_thing)
    claims = [c for c in usable if c.harm is harm]
    voices = find_voices(usable)
    asserted = [c for c in claims if c.stance is Stance.ASSERTED]
    groups = {group_key(c.who): attrs.evolve(c.who, names=()) for c in asserted}
    heard = _heard(claims, voices)
    return tuple(p for key in sorted(groups) for p in _case(harm, groups[key], heard).positions)


def _as_incident(given: Incident | Iterable[Claim]) -> Incident:
    """The incident with its claims in order of report, each once."""
    claims = given.claims if isinstance(given, Incident) else as_claims(given)
    ordered = tuple(report_order({c.id: c for c in claims}.values()))
    if isinstance(given, Incident):
        return attrs.evolve(given, claims=ordered)
    return Incident(id=content_id("incident", *sorted(c.id for c in ordered)), claims=ordered)


def _known_by(incident: Incident, day: dt.date | None) -> Incident:
    """The incident as far as it had been told by the end of a day."""
    if day is None:
        return incident
    last = day.date() if isinstance(day, dt.datetime) else day
    known = [c for c in incident.claims if (m := moment_of(c)) is not None and m.date() <= last]
    return attrs.evolve(incident, claims=known)


def _by_harm(claims: Iterable[Claim]) -> list[tuple[Harm, list[Claim]]]:
    """Claims of each harm that somebody asserts or fears, harms in their own order."""
    order = list(Harm)
    said = [c for c in claims if c.stance is not Stance.DENIED]
    ranked = sorted(said, key=lambda c: order.index(c.harm))
    return [(harm, list(group)) for harm, group in groupby(ranked, key=lambda c: c.harm)]


def _conclude(
    harm: Harm, claims: list[Claim], voices: Sequence[Voice], rule: Policy
) -> tuple[list[Estimate], list[Finding]]:
    """The estimates of one harm, everyone first, and how the voices stand on each."""
    estimates, found = [], []
    heard = _heard(claims, voices)
    for who in _groups(claims):
        case = _case(harm, who, heard)
        if not (case.positions or case.feared):
            continue
        estimates.append(answer(case, rule))
        found += [f for p in case.positions for f in find.within(p)]
        found += find.across(case.positions, _lead(case, estimates[-1]))
    return estimates, found


def _groups(claims: Sequence[Claim]) -> list[Group]:
    """Everyone, then each group that is named, in order of report."""
    named: dict[object, Group] = {}
    for claim in claims:
        key = group_key(claim.who)
        if key not in named:
            named[key] = attrs.evolve(claim.who, names=()) if claim.who.names else claim.who
        elif named[key].label.lower() != claim.who.label.lower():
            named[key] = called_alike(named[key])
    named.pop(EVERYONE, None)
    return [Group(), *named.values()]


Heard = dict[Stance, list[tuple["Voice", list[list["Claim"]]]]]
"""What each voice asserts and fears of one harm, report by report."""


def _heard(claims: Sequence[Claim], voices: Sequence[Voice]) -> Heard:
    """What the voices say in these claims."""
    mine = {c.id for c in claims}
    heard: Heard = {Stance.ASSERTED: [], Stance.FEARED: []}
    for voice in voices:
        own = [c for c in voice.claims if c.id in mine]
        for stance, said in heard.items():
            reports = by_report(c for c in own if c.stance is stance)
            if reports:
                said.append((voice, reports))
    return {stance: move_increments(said) for stance, said in heard.items()}


def _case(harm: Harm, who: Group, heard: Heard) -> Case:
    return Case(
        harm=harm,
        who=who,
        positions=_positions(heard[Stance.ASSERTED], who),
        feared=_positions(heard[Stance.FEARED], who),
    )


def _positions(
    heard: Iterable[tuple[Voice, list[list[Claim]]]], who: Group
) -> tuple[Position, ...]:
    """What each voice holds, in order of first report."""
    found = [position_of(voice, reports, who) for voice, reports in heard]
    first = {p.tellings[0].claims[0].id: p for p in found if p is not None}
    opening = report_order(p.tellings[0].claims[0] for p in first.values())
    return tuple(first[claim.id] for claim in opening)


def _lead(case: Case, estimate: Estimate) -> Position | None:
    """The position that carries the figure: the sharpest that prints the best, else the first."""
    if len(case.positions) < 2:
        return None
    carrying = [p for p in case.positions if p.count.stated == estimate.best]
    return min(
        carrying or case.positions,
        key=lambda p: (p.count.high is None, (p.count.high or 0) - p.count.low),
    )
