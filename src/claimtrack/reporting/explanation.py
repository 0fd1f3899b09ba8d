"""A reconciliation as a careful desk editor would tell it: who says what, and what is open.

The prose is made from the structured findings and reasons alone: same input, same text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.model.estimate import Estimate, Finding, Reconciliation, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimtrack.model.claim import Claim

__all__ = ["explain"]

QUOTE_LENGTH = 160
_ONCE = (Relation.SAME_VOICE,)
_COURSE = (Relation.SUPERSEDES, Relation.CORRECTS, Relation.RETRACTS, Relation.ADDS)
_FIT = (Relation.AGREES, Relation.REFINES, Relation.PART_OF)
_ASIDE = (Relation.NOT_COMPARABLE, Relation.SET_ASIDE)
_OPEN = (Relation.CONFLICTS, Relation.UNRESOLVED)
_SECTIONS = (
    ("Counted once", _ONCE),
    ("How the toll moved", _COURSE),
    ("What fits together", _FIT),
    ("Set aside", _ASIDE),
    ("Open", _OPEN),
)


def explain(reconciliation: Reconciliation) -> str:
    """Who claims what, what was counted once, what set the figures, what is set aside or open.

    >>> import claimtrack as ct
    >>> claims = [
    ...     ct.Claim("killed", 32, who="militants", source="SOHR"),
    ...     ct.Claim("killed", 30, who="militants", source="AFP"),
    ... ]
    >>> text = explain(ct.reconcile(claims))
    >>> "Open" in text and "32" in text
    True
    """
    names = {c.id: f"[{i}]" for i, c in enumerate(reconciliation.claims, 1)}
    printed = {c.id: c.source.outlet for c in reconciliation.claims if c.source.outlet}
    parts = [_heading(reconciliation), _figures(reconciliation, names)]
    parts.append(_block("Who says what", [_said(c, names) for c in reconciliation.claims]))
    for title, relations in _SECTIONS:
        found = [f for f in reconciliation.findings if f.relation in relations]
        parts.append(_block(title, [_finding(f, names, printed) for f in found]))
    parts.append(_block("Kept apart, for a person to judge", _unsure(reconciliation, names)))
    return "\n\n".join(part for part in parts if part)


def _heading(r: Reconciliation) -> str:
    what = "Period total" if r.incident.is_period else "Incident"
    place = f", {r.incident.where}" if r.incident.where is not None else ""
    when = f", {r.incident.when}" if r.incident.when.is_known else ""
    as_of = f", as of {r.as_of}" if r.as_of is not None else ""
    return f"{what}{place}{when}: reported harm under policy {r.policy}{as_of}"


def _figures(r: Reconciliation, names: dict[str, str]) -> str:
    """Each estimate with what set it; a group that equals everyone is told in one line."""
    lines: list[str] = []
    for estimate in r.estimates:
        lines.append(_in_words(estimate))
        twin = next((e for e in r.estimates if _is_twin(e, estimate)), None)
        if twin is not None:
            lines.append("  as for everyone: nobody else is counted")
            continue
        lines += [
            f"  {reason.rule}: {reason.detail}{_cited(reason.claims, names)}"
            for reason in estimate.reasons
        ]
    return "\n".join(lines) or "Nothing is asserted."


def _is_twin(everyone: Estimate, estimate: Estimate) -> bool:
    return (
        everyone.harm is estimate.harm
        and everyone.who.is_everyone
        and not estimate.who.is_everyone
        and everyone.figures == estimate.figures
        and everyone.claims == estimate.claims
    )


def _in_words(estimate: Estimate) -> str:
    low, best, high = estimate.figures
    harm = estimate.harm.value.replace("_", " ")
    head = f"{harm.capitalize()}, {estimate.who}"
    if low == best == high and best is not None:
        return f"{head}: {best:,}"
    least = "no low" if low is None else f"{low:,}"
    most = "open" if high is None else f"{high:,}"
    return f"{head}: {'no single figure' if best is None else f'{best:,}'} ({least} to {most})"


def _said(claim: Claim, names: dict[str, str]) -> str:
    quote = " ".join(claim.quote.split())
    if len(quote) > QUOTE_LENGTH:
        quote = quote[: QUOTE_LENGTH - 1].rstrip() + "…"
    when = f", {str(claim.reported)[:16]}" if claim.reported is not None else ""
    said = f": “{quote}”" if quote else ""
    return f"{names[claim.id]} {claim}{when}{said}"


def _finding(finding: Finding, names: dict[str, str], printed: dict[str, str]) -> str:
    outlets = list(dict.fromkeys(printed[i] for i in finding.claims if i in printed))
    if finding.relation is Relation.SAME_VOICE and len(outlets) > 1:
        where = f"{', '.join(outlets[:-1])} and {outlets[-1]} are one voice"
        return f"{_cited(finding.claims, names).strip()} {where}: {finding.why}"
    apart = f" (a factor of {finding.apart:.1f} apart)" if finding.apart is not None else ""
    ids = _cited(finding.claims, names).strip()
    return f"{ids} {finding.relation.value}: {finding.why}{apart}"


def _cited(ids: Sequence[str], names: dict[str, str]) -> str:
    cited = " ".join(names[i] for i in ids if i in names)
    return f" {cited}" if cited else ""


def _unsure(r: Reconciliation, names: dict[str, str]) -> list[str]:
    return [
        f"{names.get(j.a, j.a)} and {names.get(j.b, j.b)}: {j.why or 'not sure that they are one'}"
        for j in r.incident.unsure
    ]


def _block(title: str, lines: Iterable[str]) -> str:
    body = "\n".join(f"  {line}" for line in lines)
    return f"{title}\n{body}" if body else ""
