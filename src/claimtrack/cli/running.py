"""What every command shares: inputs, output, and errors told in a line instead of a traceback."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from claimtrack.errors import ClaimtrackError, UnknownNameError
from claimtrack.model.article import as_moment

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from claimtrack.model.article import Article
    from claimtrack.model.claim import Claim

T = TypeVar("T")

CLAIM_SUFFIXES = (".csv", ".json", ".parquet")
"""Endings that always hold claims; a .jsonl file holds articles or claims."""


class Fault(click.ClickException):
    """A user's mistake or a file's: one message, exit code 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        """Print the message to standard error."""
        click.echo(f"claimtrack: {self.message}", err=True, file=file)


class Commands(click.Group):
    """A group of commands that tells the library's own errors without a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except (ClaimtrackError, NotImplementedError) as error:
            raise Fault(str(error)) from None


def show_json(value: Any, path: str | None = None) -> None:
    """Print a value as JSON, or write it to a file."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    if path is None:
        click.echo(text)
    else:
        from claimtrack.io.files import write_text

        write_text(f"{text}\n", path)


def stdin_text() -> str:
    """What stands on standard input."""
    from claimtrack.io.files import decoded

    return decoded(stdin_bytes(), "standard input")


def stdin_bytes() -> bytes:
    """What stands on standard input, as it came."""
    return sys.stdin.buffer.read()


def read_inputs(files: Iterable[str]) -> tuple[list[Article], list[Claim]]:
    """The articles and claims in files and folders; ``-`` is standard input."""
    from claimtrack.io.articles import articles_of, read_articles
    from claimtrack.io.records import read_claims

    articles: list[Article] = []
    claims: list[Claim] = []
    for name in files:
        if name == "-":
            articles += articles_of(stdin_bytes(), "standard input")
        elif _holds_claims(Path(name)):
            claims += read_claims(name)
        else:
            articles += read_articles(name)
    return articles, claims


def _holds_claims(path: Path) -> bool:
    if path.suffix.lower() in CLAIM_SUFFIXES:
        return True
    if path.suffix.lower() not in (".jsonl", ".ndjson") or not path.is_file():
        return False
    with path.open("rb") as file:
        first = next((line for line in file if line.strip()), b"")
    try:
        record = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return isinstance(record, dict) and "harm" in record and "text" not in record


def day(_: click.Context, __: click.Parameter, value: str | None) -> dt.date | None:
    """A day or moment given as an option."""
    return as_moment(value)


def policy_name(_: click.Context, __: click.Parameter, value: str) -> str:
    """A policy somebody registered, checked before any work is done."""
    from claimtrack.reconciliation.policies import policies

    known = policies()
    if value not in known:
        raise UnknownNameError("policy", value, known)
    return value


def claims_in(articles: Sequence[Article]) -> list[Claim]:
    """The claims of articles, in order, with progress where there are many."""
    from claimtrack.extraction.claims import find_claims

    return [claim for article in progress(articles, "articles") for claim in find_claims(article)]


MANY = 50
"""Items from which the work takes long enough for progress to be worth showing."""


def progress(items: Sequence[T], label: str) -> Iterator[T]:
    """The items, with a bar on standard error where a person is looking and there are many."""
    if len(items) < MANY or not sys.stderr.isatty():
        yield from items
        return
    with click.progressbar(items, label=label, file=sys.stderr) as bar:
        yield from bar


JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of tables.")
FILES = click.argument("files", nargs=-1, required=True, metavar="FILE...")
POLICY = click.option(
    "--policy",
    default="consensus",
    show_default=True,
    callback=policy_name,
    help="The rule that sets low, best and high; see claimtrack policies.",
)
MANIFEST = click.option(
    "--manifest",
    "with_manifest",
    is_flag=True,
    help="Write versions and inputs beside the output, as OUTPUT.manifest.json.",
)
AS_OF = click.option(
    "--as-of", metavar="DATE", callback=day, help="Use only what was said by then."
)


def leave_manifest(
    output: str,
    articles: Sequence[Article],
    claims: Sequence[Claim],
    policy: str | None = None,
    as_of: dt.date | None = None,
) -> None:
    """Write beside an output what it was made with."""
    from claimtrack.io.manifest import manifest, write_manifest

    made = manifest(articles=articles, claims=claims, policy=policy, as_of=as_of)
    write_manifest(output, made)
