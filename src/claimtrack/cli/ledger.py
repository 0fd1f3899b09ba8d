"""The commands of a ledger: adding, judging, taking back, looking up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from claimtrack.cli import running

if TYPE_CHECKING:
    import datetime as dt

    from claimtrack.io.ledger import Ledger
    from claimtrack.model.incident import Incident

DATABASE = click.argument("database", metavar="LEDGER")
JSON = running.JSON


def opened(path: str) -> Ledger:
    """A ledger that is there."""
    from claimtrack.io.ledger import Ledger

    return Ledger(path, create=False)


@click.group(cls=running.Commands)
def ledger() -> None:
    """A file of articles, claims and judgements that grows.

    \b
    Example:
      claimtrack ledger init syria.db
      claimtrack ledger add syria.db reports/
      claimtrack ledger incidents syria.db --place Idlib --day 2018-02
      claimtrack ledger show syria.db incident-1a2b
    """  # noqa: D301 - click looks for the character, not for a backslash


@ledger.command()
@DATABASE
def init(database: str) -> None:
    """Make an empty ledger."""
    from pathlib import Path

    from claimtrack.io.ledger import Ledger

    if Path(database).exists():
        raise running.Fault(f"{database}: there already; add to it with 'claimtrack ledger add'")
    Ledger(database).close()
    click.echo(f"{database}: an empty ledger")


@ledger.command()
@DATABASE
@running.FILES
@JSON
def add(database: str, files: tuple[str, ...], *, as_json: bool) -> None:
    """Add articles and claims; what is there already changes nothing."""
    from claimtrack.io.conversion import to_record
    from claimtrack.reporting.naming import counted

    with opened(database) as book:
        articles, claims = running.read_inputs(files)
        added = book.add([*articles, *claims])
    if as_json:
        running.show_json(to_record(added))
    else:
        new = f"{counted(added.articles, 'article')} and {counted(added.claims, 'claim')} added"
        click.echo(f"{new}; {counted(len(added.incidents), 'incident')} new or changed")


@ledger.command()
@DATABASE
@click.option("--place", metavar="NAME", help="Place, province or country code.")
@click.option("--day", metavar="WHEN", help="A day, month or stretch: 2018-02-09/2018-02-12.")
@click.option("--actor", metavar="NAME", help="Words for those harmed or those who did it.")
@click.option("--harm", metavar="HARM", help="killed, injured, displaced ...")
@JSON
def incidents(
    database: str,
    place: str | None,
    day: str | None,
    actor: str | None,
    harm: str | None,
    *,
    as_json: bool,
) -> None:
    """List incidents, by place, day, actor or harm."""
    from claimtrack.io.conversion import to_record

    with opened(database) as book:
        found = book.incidents(place=place, day=day, actor=actor, harm=harm)
    if as_json:
        running.show_json({"incidents": [to_record(one) for one in found]})
    else:
        _list(found)


def _list(found: list[Incident]) -> None:
    from claimtrack.reconciliation.reconcile import reconcile
    from claimtrack.reporting.naming import title
    from claimtrack.reporting.terminal import show_table

    if not found:
        click.echo("no incident found")
        return
    rows = []
    for one in found:
        figures = "; ".join(str(e) for e in reconcile(one).estimates if e.who.is_everyone)
        rows.append((one.id, title(one), figures, str(len(one.claims))))
    show_table(("incident", "where and when", "low / best / high", ">claims"), rows)


@ledger.command()
@DATABASE
@click.argument("incident")
@running.POLICY
@running.AS_OF
@JSON
def show(
    database: str, incident: str, policy: str, as_of: dt.date | None, *, as_json: bool
) -> None:
    """Show what can be concluded about one incident; the start of its id will do."""
    from claimtrack.io.conversion import to_record
    from claimtrack.reporting.terminal import show_results

    with opened(database) as book:
        result = book.reconcile(incident, policy=policy, as_of=as_of)
        articles = list(book.articles())
    if as_json:
        running.show_json(to_record(result))
    else:
        show_results([result], articles)


@ledger.command()
@DATABASE
@click.argument("a")
@click.argument("b")
@click.argument("verdict", type=click.Choice(["same", "different", "unsure"]))
@click.option("--by", required=True, metavar="NAME", help="Who decides.")
@click.option("--why", default="", metavar="TEXT", help="The reason, which is kept.")
@JSON
def judge(database: str, a: str, b: str, verdict: str, by: str, why: str, *, as_json: bool) -> None:
    """Say whether the claims A and B are about the same incident."""
    from claimtrack.io.conversion import to_record

    with opened(database) as book:
        judgement = book.judge(a, b, verdict, by=by, why=why)
    if as_json:
        running.show_json(to_record(judgement))
    else:
        click.echo(f"{a} and {b}: {verdict}, by {by}")


@ledger.command()
@DATABASE
@click.argument("name", metavar="CLAIM_OR_ARTICLE")
@click.option("--why", required=True, metavar="TEXT", help="The reason, which is kept.")
@click.option("--by", default="", metavar="NAME", help="Who says so.")
@JSON
def retract(database: str, name: str, why: str, by: str, *, as_json: bool) -> None:
    """Take a claim, or an article with its claims, out of every estimate."""
    from claimtrack.reporting.naming import counted

    with opened(database) as book:
        taken = book.retract(name, why=why, by=by)
    if as_json:
        running.show_json({"retracted": taken})
    else:
        click.echo(f"{counted(taken, 'claim')} retracted")


@ledger.command()
@DATABASE
@click.argument("incident", required=False)
@click.option("--harm", default="killed", show_default=True, help="The harm to follow.")
@JSON
def history(database: str, incident: str | None, harm: str, *, as_json: bool) -> None:
    """Show how the estimate of INCIDENT moved, or everything that was done to the ledger."""
    with opened(database) as book:
        rows = _changes(book) if incident is None else _moves(book, incident, harm)
    if as_json:
        running.show_json({"history": rows})
    elif rows:
        from claimtrack.reporting.terminal import show_table

        show_table(
            tuple(rows[0]), [["" if v is None else str(v) for v in row.values()] for row in rows]
        )
    else:
        click.echo("nothing yet")


def _changes(book: Ledger) -> list[dict[str, Any]]:
    from claimtrack.io.conversion import to_record

    return [to_record(change) for change in book.changes()]


def _moves(book: Ledger, incident: str, harm: str) -> list[dict[str, Any]]:
    return [
        {
            "day": moment.day.isoformat(),
            "low": moment.estimate.low,
            "best": moment.estimate.best,
            "high": moment.estimate.high,
            "why": moment.why,
        }
        for moment in book.history(incident, harm)
    ]


@ledger.command()
@DATABASE
@click.argument("folder")
@JSON
def export(database: str, folder: str, *, as_json: bool) -> None:
    """Write everything to files in FOLDER: JSON Lines, and the estimates as CSV."""
    with opened(database) as book:
        files = [str(path) for path in book.export(folder)]
    if as_json:
        running.show_json({"files": files})
    else:
        click.echo("\n".join(files))
