"""Values as small HTML tables, for notebooks. Everything that comes from a text is escaped."""

from __future__ import annotations

import enum
from html import escape
from typing import TYPE_CHECKING, Any

import attrs

from claimtrack.model.article import Article
from claimtrack.model.count import Count
from claimtrack.model.estimate import Estimate, Reconciliation
from claimtrack.model.incident import Incident

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimtrack.model.claim import Claim

__all__ = ["html"]

CLIP = 240
"""Characters of an article's text that a table shows."""


def html(value: Any) -> str:
    """A value of the model as a small table.

    >>> print(html(Count.more_than(30)))
    <table class="claimtrack"><caption>Count: &gt;30</caption>
    <tr><th>low</th><td>31</td></tr>
    <tr><th>high</th><td>open</td></tr>
    <tr><th>stated</th><td>30</td></tr>
    <tr><th>hedge</th><td>more_than</td></tr>
    <tr><th>unit</th><td>person</td></tr>
    </table>
    """
    if isinstance(value, Reconciliation):
        return _reconciliation(value)
    if isinstance(value, Incident):
        return _incident(value)
    caption = f"{type(value).__name__}: {_words(value)}"
    return _table(caption, [(name, _cell(shown)) for name, shown in _said(value)])


def _said(value: Any) -> Iterable[tuple[str, Any]]:
    """The fields that say something; of bounds, an open one says that it is open."""
    for field in attrs.fields(type(value)):
        shown = getattr(value, field.name)
        if field.name == "high" and shown is None and isinstance(value, Count | Estimate):
            yield "high", "open"
        elif shown not in (None, "", ()):
            yield field.name, shown


def _words(value: Any) -> str:
    """The value in a few words, with figures in place of the words of a count."""
    return (
        repr(value).partition("(")[2].removesuffix(")")
        if isinstance(value, Count | Article)
        else str(value)
    )


def _cell(value: Any) -> str:
    if isinstance(value, tuple):
        return "<br>".join(escape(str(item)) for item in value)
    text = value.value if isinstance(value, enum.Enum) else str(value)
    return escape(text if len(text) <= CLIP else f"{text[:CLIP]}...")


def _table(caption: str, rows: Iterable[tuple[str, str]]) -> str:
    lines = "".join(f"<tr><th>{escape(name)}</th><td>{cell}</td></tr>\n" for name, cell in rows)
    return f'<table class="claimtrack"><caption>{escape(caption)}</caption>\n{lines}</table>'


def _grid(caption: str, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    head = "".join(f"<th>{escape(name)}</th>" for name in header)
    lines = "".join(
        f"<tr>{''.join(f'<td>{_cell(cell)}</td>' for cell in row)}</tr>\n" for row in rows
    )
    opening = f'<table class="claimtrack"><caption>{escape(caption)}</caption>'
    return f"{opening}\n<tr>{head}</tr>\n{lines}</table>"


def _incident(incident: Incident) -> str:
    return _claims(_heading(incident), incident.claims)


def _heading(incident: Incident) -> str:
    what = "Period total" if incident.is_period else "Incident"
    where = f"{incident.where}, " if incident.where else ""
    return f"{what}: {where}{incident.when}"


def _claims(caption: str, claims: Iterable[Claim]) -> str:
    header = ("harm", "count", "who", "when", "source", "quote")
    rows = [(c.harm, c.count, c.who, c.when, c.source, c.quote) for c in claims]
    return _grid(caption, header, rows)


def _reconciliation(result: Reconciliation) -> str:
    caption = f"{_heading(result.incident)} ({result.policy})"
    rows = [
        (e.harm, e.who, *map(figure, e.figures[:2]), figure(e.high, "open"))
        for e in result.estimates
    ]
    tables = [_grid(caption, ("harm", "who", "low", "best", "high"), rows)]
    tables.append(_claims("Claims", result.claims))
    if result.findings:
        found = [(finding.relation, finding.why) for finding in result.findings]
        tables.append(_grid("Findings", ("relation", "why"), found))
    return "\n".join(tables)


def figure(number: int | None, missing: str = "-") -> str:
    """A number as printed, or what stands for a missing one.

    >>> figure(1200), figure(None, "open")
    ('1,200', 'open')
    """
    return missing if number is None else f"{number:,}"
