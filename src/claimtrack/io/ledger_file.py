"""The file behind a ledger: its tables, its version, and how it is opened without harm.

A ledger is one SQLite file. ``application_id`` says that it is ours, ``user_version`` how many of
the steps below it has been through; an older file is brought up to date in one transaction, a newer
or a foreign one is refused and left as it is. Every change is one transaction in a write-ahead log,
synced to the disk before it counts.
"""

from __future__ import annotations

import contextlib
import sqlite3
import time
from typing import TYPE_CHECKING

from claimtrack.errors import RecordError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["changing", "open_ledger"]

APPLICATION_ID = 0x436C5472
"""The letters ClTr, in the header of the file."""

PATIENCE = 60.0
"""Seconds to wait for another process that is writing."""

STEPS = (
    """
    CREATE TABLE articles (
        id TEXT PRIMARY KEY, record TEXT NOT NULL, added TEXT NOT NULL
    );
    CREATE TABLE claims (
        id TEXT PRIMARY KEY,
        record TEXT NOT NULL,
        article TEXT,                             -- as the claim says it
        held TEXT REFERENCES articles (id),       -- where the article itself is here
        incident TEXT REFERENCES incidents (id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER,                         -- within the incident
        retracted INTEGER NOT NULL DEFAULT 0,
        added TEXT NOT NULL
    );
    CREATE INDEX claims_article ON claims (article);
    CREATE INDEX claims_incident ON claims (incident);
    CREATE TABLE blocks (                         -- where accounts are looked for
        key INTEGER NOT NULL, claim TEXT NOT NULL REFERENCES claims (id), PRIMARY KEY (key, claim)
    ) WITHOUT ROWID;
    CREATE INDEX blocks_claim ON blocks (claim);
    CREATE TABLE incidents (
        id TEXT PRIMARY KEY,
        record TEXT NOT NULL,                     -- all but its claims
        first REAL NOT NULL,                      -- when first reported, in days since year 1
        start TEXT,
        end TEXT
    );
    CREATE INDEX incidents_start ON incidents (start);
    CREATE TABLE facets (                         -- what incidents are found by
        kind TEXT NOT NULL, value TEXT NOT NULL,
        incident TEXT NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
        PRIMARY KEY (incident, kind, value)
    ) WITHOUT ROWID;
    CREATE INDEX facets_value ON facets (kind, value);
    CREATE TABLE judgements (
        number INTEGER PRIMARY KEY, a TEXT NOT NULL REFERENCES claims (id),
        b TEXT NOT NULL REFERENCES claims (id), record TEXT NOT NULL, made TEXT NOT NULL
    );
    CREATE INDEX judgements_a ON judgements (a);
    CREATE INDEX judgements_b ON judgements (b);
    CREATE TABLE changes (
        number INTEGER PRIMARY KEY, made TEXT NOT NULL, what TEXT NOT NULL, id TEXT NOT NULL,
        by TEXT NOT NULL, why TEXT NOT NULL
    );
    """,
)
"""The steps a file goes through, oldest first. A released step never changes."""


def open_ledger(path: Path, *, create: bool) -> sqlite3.Connection:
    """A connection to a ledger that is up to date.

    Raises:
        RecordError: it is missing and not to be made, is something else, or is of a newer version.
    """
    if not create and not path.is_file():
        raise RecordError(f"{path}: no ledger there; make one with 'claimtrack ledger init'")
    try:
        connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    except sqlite3.Error as error:
        raise RecordError(f"{path}: cannot be opened: {error}") from None
    try:
        _prepare(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    try:
        _check(connection, path)
        _write_ahead(connection)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        if _version(connection) < len(STEPS):
            _migrate(connection, path)
    except sqlite3.DatabaseError as error:
        raise RecordError(f"{path}: not a ledger: {error}") from None


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch to a write-ahead log; SQLite does not wait where two processes open a new file."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return


def _check(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse what is not ours before anything is touched."""
    # one statement sees one state of the file, though another process is making it
    owner, tables = connection.execute(
        "SELECT (SELECT application_id FROM pragma_application_id), count(*) FROM sqlite_schema"
    ).fetchone()
    if owner != APPLICATION_ID and (tables or owner):
        raise RecordError(f"{path}: a database, but not a ledger of claimtrack")
    version = _version(connection)
    if version > len(STEPS):
        known = f"version {version}, this claimtrack knows up to {len(STEPS)}"
        raise RecordError(f"{path}: written by a newer claimtrack ({known}); update claimtrack")


def _version(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Take the steps the file has not been through, all or none."""
    with changing(connection, path):
        for step in STEPS[_version(connection) :]:  # another process may have taken them meanwhile
            for statement in _statements(step):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(STEPS)}")


def _statements(step: str) -> Iterator[str]:
    """The statements of a step one by one: ``executescript`` would commit before it starts."""
    statement = ""
    for part in step.split(";")[:-1]:
        statement += f"{part};"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@contextlib.contextmanager
def changing(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """One transaction: all of it or nothing, after waiting for other writers.

    Raises:
        RecordError: the disk is full, the file is read-only, or another process holds it too long.
    """
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    except sqlite3.OperationalError as error:
        raise RecordError(f"{path}: not changed: {error}") from None
