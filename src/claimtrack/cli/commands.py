"""The commands that read text: count, claims, track; and the names of the policies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimtrack.cli import running
from claimtrack.cli.ledger import ledger
from claimtrack.errors import UnknownNameError

if TYPE_CHECKING:
    import datetime as dt

    from claimtrack.extraction.numbers import CountMention
    from claimtrack.model.estimate import Reconciliation


@click.group(cls=running.Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="claimtrack", message="%(prog)s %(version)s")
def main() -> None:
    """From disagreeing reports of deaths to a figure that can be defended.

    FILE is an article as text (with Title:, Published:, Outlet: and Url: lines and a blank line
    on top), JSON Lines, a saved page, a folder of these, a file of claims (.csv, .json, .parquet),
    or - for standard input.
    """


@main.command()
@click.argument("text")
@running.JSON
def count(text: str, *, as_json: bool) -> None:
    """The numbers of people in TEXT, and how each one reads. "-" reads standard input.

    \b
    Example:
      claimtrack count "more than 30 killed, dozens hurt"
    """  # noqa: D301 - click looks for the character, not for a backslash
    from claimtrack.extraction.numbers import CountMention, find_counts
    from claimtrack.io.conversion import to_record

    mentions = find_counts(running.stdin_text() if text == "-" else text)
    found = [one for one in mentions if isinstance(one, CountMention)]  # measures are left out
    if as_json:
        counts = [
            {**to_record(one.count), "start": one.start, "end": one.end, "noun": one.noun}
            for one in found
        ]
        running.show_json({"counts": counts})
    else:
        show_counts(found)


def show_counts(found: list[CountMention]) -> None:
    """Print the numbers found in a text, as printed and as they read."""
    from claimtrack.reporting.notebook import figure
    from claimtrack.reporting.terminal import show_table

    if not found:
        click.echo("no number found")
        return
    header = ("as printed", "of", ">low", ">high", "hedge", "unit")
    rows = []
    for one in found:
        bounds = figure(one.count.low), figure(one.count.high, "open")
        rows.append((one.text, one.noun, *bounds, one.count.hedge.value, one.count.unit))
    show_table(header, rows)


@main.command()
@running.FILES
@click.option(
    "-o", "--output", metavar="FILE", help="Write .jsonl, .json, .csv or .parquet instead."
)
@running.MANIFEST
@running.JSON
def claims(
    files: tuple[str, ...], output: str | None, *, with_manifest: bool, as_json: bool
) -> None:
    """The claims in articles: who says what happened to how many.

    \b
    Examples:
      claimtrack claims examples/idlib-2018
      claimtrack claims story.txt -o claims.csv
    """  # noqa: D301 - click looks for the character, not for a backslash
    from claimtrack.io.conversion import to_record
    from claimtrack.io.records import write_claims
    from claimtrack.reporting.terminal import show_claims

    articles, found = running.read_inputs(files)
    found += running.claims_in(articles)
    if output:
        write_claims(found, output)
        if with_manifest:
            running.leave_manifest(output, articles, found)
    elif as_json:
        running.show_json({"claims": [to_record(claim) for claim in found]})
    else:
        show_claims(found, articles)


@main.command()
@running.FILES
@running.POLICY
@running.AS_OF
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="Write .json, .jsonl, .csv, .parquet, .txt or .html instead.",
)
@click.option(
    "--as",
    "columns",
    metavar="FORMAT",
    help="Columns of the file: ged, acled, gtd, minmax, hxl or claimreview.",
)
@running.MANIFEST
@running.JSON
def track(
    files: tuple[str, ...],
    policy: str,
    as_of: dt.date | None,
    output: str | None,
    columns: str | None,
    *,
    with_manifest: bool,
    as_json: bool,
) -> None:
    """Incidents, estimates, voices and conflicts in articles.

    \b
    Examples:
      claimtrack track examples/idlib-2018
      claimtrack track reports/ --policy ucdp --as-of 2018-02-11
      claimtrack track reports/ -o report.html
      claimtrack track reports/ --as ged -o events.csv
    """  # noqa: D301 - click looks for the character, not for a backslash
    from claimtrack.reconciliation.incidents import group_claims
    from claimtrack.reconciliation.reconcile import reconcile
    from claimtrack.reporting.terminal import show_results

    check_output(output, columns)
    articles, found = running.read_inputs(files)
    found += running.claims_in(articles)
    incidents = running.progress(group_claims(found), "incidents")
    results = [reconcile(incident, policy=policy, as_of=as_of) for incident in incidents]
    results = [result for result in results if result.claims]
    if output and columns:
        from claimtrack.io.exports import write_export

        write_export(columns, results, output, articles)
    elif output:
        write_results(results, articles, output)
    elif as_json:
        running.show_json(reconciliation_records(results))
    else:
        show_results(results, articles)
    if output and with_manifest:
        running.leave_manifest(output, articles, found, policy=policy, as_of=as_of)


ENDINGS = (".json", ".jsonl", ".csv", ".parquet", ".txt", ".html", ".htm")
"""Endings of the files that results are written to."""


def check_output(output: str | None, columns: str | None) -> None:
    """Refuse a file of an unknown kind before any work is done."""
    from claimtrack.io.exports import EXPORTS

    if columns is not None:
        if columns not in EXPORTS:
            raise UnknownNameError("export", columns, EXPORTS)
        if output is None:
            raise running.Fault(f"--as {columns} needs a file to write: add -o FILE")
    elif output is not None and Path(output).suffix.lower() not in ENDINGS:
        known = ", ".join(ENDINGS)
        raise running.Fault(f"{output}: unknown kind of file; expected {known}")


def write_results(results: list[Reconciliation], articles: list[Any], output: str) -> None:
    """Write what was concluded, in the form the ending of the file asks for."""
    from claimtrack.io.tables import write_estimate_table

    suffix = Path(output).suffix.lower()
    if suffix == ".json":
        running.show_json(reconciliation_records(results), output)
    elif suffix == ".txt":
        from claimtrack.io.files import write_text
        from claimtrack.reporting.terminal import results_text

        write_text(results_text(results, articles), output)
    elif suffix in (".html", ".htm"):
        from claimtrack.io.files import write_text
        from claimtrack.reporting.page import page

        write_text(page(results, articles), output)
    else:
        write_estimate_table(results, output)


def reconciliation_records(results: list[Reconciliation]) -> dict[str, Any]:
    """What was concluded as one JSON document."""
    from claimtrack.io.conversion import to_record

    return {"reconciliations": [to_record(result) for result in results]}


@main.command()
@running.JSON
def policies(*, as_json: bool) -> None:
    """The names of the policies --policy takes."""
    from claimtrack.reconciliation.policies import policies as known

    names = list(known())
    if as_json:
        running.show_json({"policies": names})
    else:
        click.echo("\n".join(names))


main.add_command(ledger)
