"""What the command line prints: styled on a terminal, plain text in a pipe."""

from __future__ import annotations

import calendar
import io
import unicodedata
from typing import TYPE_CHECKING, Any

from claimtrack.model.claim import Scope, Stance
from claimtrack.model.estimate import Relation
from claimtrack.reconciliation.independence import find_voices
from claimtrack.reporting.notebook import figure

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from rich.console import Console
    from rich.table import Table

    from claimtrack.model.article import Article
    from claimtrack.model.claim import Claim
    from claimtrack.model.estimate import Finding, Reconciliation
    from claimtrack.model.incident import Incident
    from claimtrack.model.when import When

__all__ = ["results_text", "show_claims", "show_results", "show_table"]

PIPE_WIDTH = 110
"""Columns of plain output: wide enough for a quote beside its source."""

QUOTE = 90
"""Characters of a quote that are printed."""

SECTIONS = (
    ("One voice", (Relation.SAME_VOICE,)),
    ("In conflict", (Relation.CONFLICTS, Relation.RETRACTS)),
    (
        "How they fit",
        (
            Relation.AGREES,
            Relation.REFINES,
            Relation.SUPERSEDES,
            Relation.CORRECTS,
            Relation.ADDS,
            Relation.PART_OF,
        ),
    ),
    ("Not used", (Relation.SET_ASIDE, Relation.NOT_COMPARABLE)),
    ("Unresolved", (Relation.UNRESOLVED,)),
)
"""Headings of the findings, in the order an editor asks."""


def show_results(results: Sequence[Reconciliation], articles: Iterable[Article] = ()) -> None:
    """Print what was concluded to standard output."""
    _print_results(_console(), results, articles)


def results_text(results: Sequence[Reconciliation], articles: Iterable[Article] = ()) -> str:
    """What ``show_results`` prints, as plain text.

    >>> import claimtrack as ct
    >>> [incident] = ct.group_claims([ct.Claim("killed", 32, where="Idlib")])
    >>> result = ct.reconcile(incident)
    >>> print(results_text([result]).splitlines()[0])
    1. Idlib, day unknown
    """
    text = io.StringIO()
    _print_results(_console(text), results, articles)
    return "\n".join(line.rstrip() for line in text.getvalue().splitlines()) + "\n"


def show_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table; a heading that starts with ">" stands over numbers."""
    table = _table(*header)
    for row in rows:
        table.add_row(*map(_clean, row))
    _console().print(table)


def show_claims(claims: Sequence[Claim], articles: Iterable[Article] = ()) -> None:
    """Print claims in reading order."""
    names = _names(articles)
    table = _table("claim", "where", "when", "source", "quote", "article")
    for claim in claims:
        place = _clean(str(claim.where)) if claim.where else ""
        when = days(claim.when) if claim.when.is_known else _clean(claim.when.text)
        table.add_row(_says(claim), place, when, _clean(str(claim.source)), *_cited(claim, names))
    _console().print(table if claims else "no claim found")


# -------------------------------------------------------------------------------------- one result


def _print_results(
    console: Console, results: Sequence[Reconciliation], articles: Iterable[Article]
) -> None:
    names = _names(articles)
    if not results:
        console.print("no claim found")
    for number, result in enumerate(results, 1):
        _heading(console, number, result)
        _estimates(console, result)
        numbers = {claim.id: n for n, claim in enumerate(result.claims, 1)}
        _voices(console, result, numbers, names)
        _findings(console, result, numbers)


def _heading(console: Console, number: int, result: Reconciliation) -> None:
    incident = result.incident
    console.print(f"{number}. {title(incident)}", style="bold")
    details = [incident.id, f"policy {result.policy}"]
    if result.as_of is not None:
        details.append(f"as of {result.as_of}")
    console.print(f"   {', '.join(details)}", style="dim")


def title(incident: Incident) -> str:
    """Where and when, in words.

    >>> from claimtrack.model.incident import Incident
    >>> title(Incident(id="incident-1", claims=(), when="2018-02-09/2018-02-10"))
    'place unknown, 9-10 February 2018'
    """
    where = _clean(str(incident.where)) if incident.where else "place unknown"
    when = days(incident.when) if incident.when.is_known else "day unknown"
    return f"{'Total over time: ' if incident.is_period else ''}{where}, {when}"


def days(when: When) -> str:
    """The days of an event as they are printed.

    >>> from claimtrack.model.when import When
    >>> days(When.of("2018-02-09/2018-02-10")), days(When(start="2011-03-15"))
    ('9-10 February 2018', 'since 15 March 2011')
    """
    start, end = when.start, when.end
    if start is None or end is None:
        if start is not None:
            return f"since {_day(start)}"
        return f"until {_day(end)}" if end is not None else "day unknown"
    if start == end:
        return _day(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}-{_day(end)}"
    first = _day(start).removesuffix(f" {end.year}") if start.year == end.year else _day(start)
    return f"{first} - {_day(end)}"


def _day(day: dt.date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_MONTHS = tuple(calendar.month_name)[1:]


def _estimates(console: Console, result: Reconciliation) -> None:
    table = _table("harm", "who", ">low", ">best", ">high", "set by")
    for estimate in result.estimates:
        figures = (*map(figure, estimate.figures[:2]), figure(estimate.high, "open"))
        rules = dict.fromkeys(reason.rule for reason in estimate.reasons)
        harm = estimate.harm.value.replace("_", " ")
        table.add_row(harm, _clean(str(estimate.who)), *figures, "; ".join(rules))
    console.print(table if result.estimates else "   no estimate")


def _voices(
    console: Console, result: Reconciliation, numbers: dict[str, int], names: dict[str, str]
) -> None:
    console.print("   Who says what", style="bold")
    table = _table(">", "source", "says", "quote", "article")
    for voice in find_voices(result.claims):
        for claim in voice.claims:
            number = str(numbers.get(claim.id, ""))
            table.add_row(number, _clean(str(claim.source)), _says(claim), *_cited(claim, names))
    console.print(table)


def _findings(console: Console, result: Reconciliation, numbers: dict[str, int]) -> None:
    for heading, relations in SECTIONS:
        lines = [_finding(f, numbers) for f in result.findings if f.relation in relations]
        if heading == "Unresolved":
            lines += [f"near miss kept apart: {_clean(j.why)}" for j in result.incident.unsure]
        if lines:
            console.print(f"   {heading}", style="bold")
            for line in dict.fromkeys(lines):
                console.print(f"   - {line}")
    console.print()


def _finding(finding: Finding, numbers: dict[str, int]) -> str:
    cited = ", ".join(f"[{numbers[claim]}]" for claim in finding.claims if claim in numbers)
    word = "" if finding.relation is Relation.SAME_VOICE else f" {finding.relation.value}"
    why = f": {_clean(finding.why)}" if finding.why else ""
    return f"{cited}{word}{why}"


# --------------------------------------------------------------------------------------- one claim


def _says(claim: Claim) -> str:
    words = [claim.harm.value.replace("_", " "), str(claim.count), str(claim.who)]
    if claim.count.text and claim.who.label in claim.count.text:
        words.pop()
    marks = [
        part.value
        for part, usual in ((claim.scope, Scope.INCIDENT), (claim.stance, Stance.ASSERTED))
        if part is not usual
    ]
    return _clean(" ".join(words)) + (f" ({', '.join(marks)})" if marks else "")


def _cited(claim: Claim, names: dict[str, str]) -> tuple[str, str]:
    quote = _clean(claim.quote)
    if len(quote) > QUOTE:
        quote = f"{quote[:QUOTE].rsplit(' ', 1)[0]} ..."
    return (f'"{quote}"' if quote else "", names.get(claim.article or "", ""))


def _names(articles: Iterable[Article]) -> dict[str, str]:
    """Each article by what a reader calls it: outlet and day, or title."""
    return {article.id: _clean(_name(article)) for article in articles}


def _name(article: Article) -> str:
    named = article.outlet or article.title[:40] or article.id
    return f"{named}, {article.day}" if article.day else named


# ----------------------------------------------------------------------------------------- drawing


def _clean(text: str) -> str:
    """Text on one line, without characters that would steer a terminal or turn its direction."""
    plain = (" " if c.isspace() else c for c in text)
    kept = (c for c in plain if unicodedata.category(c) not in ("Cc", "Cf", "Cs"))
    return " ".join("".join(kept).split())


def _console(file: Any = None) -> Console:
    from rich.console import Console

    console = Console(file=file, markup=False, highlight=False, emoji=False)
    if not console.is_terminal:
        console.width = PIPE_WIDTH
    return console


def _table(*columns: str) -> Table:
    """A table without lines; a heading that starts with ">" stands over numbers."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=True, show_edge=False)
    for column in columns:
        right = column.startswith(">")
        table.add_column(
            column.removeprefix(">"),
            justify="right" if right else "left",
            no_wrap=right,
            overflow="fold",
        )
    return table
