"""What the command line prints: styled on a terminal, plain text in a pipe."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import attrs

from claimtrack.model.estimate import Relation
from claimtrack.reconciliation.independence import find_voices
from claimtrack.reporting.naming import SECTIONS, clean, days, place_name, says, title, voice_name
from claimtrack.reporting.notebook import figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console
    from rich.table import Table

    from claimtrack.model.article import Article
    from claimtrack.model.claim import Claim
    from claimtrack.model.estimate import Finding, Reconciliation

__all__ = ["results_text", "show_claims", "show_results", "show_table"]

PIPE_WIDTH = 110
"""Columns of plain output: wide enough for a quote beside its source."""

QUOTE = 90
"""Characters of a quote that are printed."""


def show_results(results: Sequence[Reconciliation], articles: Iterable[Article] = ()) -> None:
    """Print what was concluded to standard output."""
    _print_results(_console(), results, articles)


def results_text(results: Sequence[Reconciliation], articles: Iterable[Article] = ()) -> str:
    """What ``show_results`` prints, as plain text.

    >>> import claimtrack as ct
    >>> [incident] = ct.group_claims([ct.Claim("killed", 32, where="Someplace")])
    >>> result = ct.reconcile(incident)
    >>> print(results_text([result]).splitlines()[0])
    1. Someplace, day unknown
    """
    text = io.StringIO()
    _print_results(_console(text), results, articles)
    return "\n".join(line.rstrip() for line in text.getvalue().splitlines()) + "\n"


def show_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table; a heading that starts with ">" stands over numbers."""
    table = _table(*header)
    for row in rows:
        table.add_row(*map(clean, row))
    _console().print(table)


def show_claims(claims: Sequence[Claim], articles: Iterable[Article] = ()) -> None:
    """Print claims in reading order."""
    names = _names(articles)
    table = _table("claim", "where", "when", "source", "quote", "article")
    for claim in claims:
        place = clean(place_name(claim.where)) if claim.where else ""
        when = days(claim.when) if claim.when.is_known else clean(claim.when.text)
        table.add_row(says(claim), place, when, _source(claim, names), *_cited(claim, names))
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


def _estimates(console: Console, result: Reconciliation) -> None:
    names = {
        claim.id: voice_name(voice)
        for voice in find_voices(result.claims)
        for claim in voice.claims
    }
    table = _table("harm", "who", ">low", ">best", ">high", "rests on")
    for estimate in result.estimates:
        figures = (*map(figure, estimate.figures[:2]), figure(estimate.high, "open"))
        said = dict.fromkeys(names[c] for c in estimate.claims if c in names)
        harm = estimate.harm.value.replace("_", " ")
        table.add_row(harm, clean(str(estimate.who)), *figures, clean("; ".join(said)))
    console.print(table if result.estimates else "   no estimate")


def _voices(
    console: Console, result: Reconciliation, numbers: dict[str, int], names: dict[str, str]
) -> None:
    console.print("   Who says what", style="bold")
    table = _table(">", "source", "says", "quote", "article")
    for voice in find_voices(result.claims):
        for claim in voice.claims:
            number = str(numbers.get(claim.id, ""))
            table.add_row(number, _source(claim, names), says(claim), *_cited(claim, names))
        table.add_section()  # a line between voices
    console.print(table)


def _findings(console: Console, result: Reconciliation, numbers: dict[str, int]) -> None:
    for heading, relations in SECTIONS:
        lines = [_finding(f, numbers) for f in result.findings if f.relation in relations]
        if heading == "Unresolved":
            lines += [f"near miss kept apart: {clean(j.why)}" for j in result.incident.unsure]
        if lines:
            console.print(f"   {heading}", style="bold")
            for line in dict.fromkeys(lines):
                console.print(_hanging(line))
    console.print()


def _hanging(line: str) -> Table:
    """A line with its dash, wrapped under its own beginning."""
    from rich.table import Table

    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=4, justify="right")
    grid.add_column()
    grid.add_row("-", line)
    return grid


def _finding(finding: Finding, numbers: dict[str, int]) -> str:
    cited = ", ".join(f"[{numbers[claim]}]" for claim in finding.claims if claim in numbers)
    word = "" if finding.relation is Relation.SAME_VOICE else f" {finding.relation.value}"
    why = f": {clean(finding.why)}" if finding.why else ""
    return f"{cited}{word}{why}"


# --------------------------------------------------------------------------------------- one claim


def _source(claim: Claim, names: dict[str, str]) -> str:
    """The chain of a claim, without its outlet where the article beside it names that."""
    source = claim.source
    if claim.article in names and source.is_attributed:
        source = attrs.evolve(source, outlet=None)
    return clean(str(source))


def _cited(claim: Claim, names: dict[str, str]) -> tuple[str, str]:
    quote = clean(claim.quote)
    if len(quote) > QUOTE:
        quote = f"{quote[:QUOTE].rsplit(' ', 1)[0]} ..."
    return (f'"{quote}"' if quote else "", names.get(claim.article or "", ""))


def _names(articles: Iterable[Article]) -> dict[str, str]:
    """Each article by what a reader calls it: outlet and day, or title."""
    return {article.id: clean(_name(article)) for article in articles}


def _name(article: Article) -> str:
    named = article.outlet or article.title[:40] or article.id
    return f"{named}, {article.day}" if article.day else named


# ----------------------------------------------------------------------------------------- drawing


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
