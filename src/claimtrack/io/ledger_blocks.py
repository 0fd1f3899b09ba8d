"""Which claims of a ledger a change can touch, so that only those are grouped again.

Grouping compares an account only with clusters in its blocks (``reconciliation/blocking.py``). The
ledger keeps the blocks of every account, finds the incidents a changed account is compared with,
and groups those anew together with it. Claims are taken in order of report, so an article that is
the latest moves nobody else; where an earlier one does, the neighbours of whatever moved are drawn
in until nothing moves any more.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from claimtrack.reconciliation.blocking import CROWD, Blocks, blocks
from claimtrack.reconciliation.episodes import find_accounts
from claimtrack.reconciliation.parameters import default_parameters
from claimtrack.reconciliation.reports import by_article

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from claimtrack.model.claim import Claim
    from claimtrack.reconciliation.accounts import Account
    from claimtrack.reconciliation.blocking import Address, Shelf

__all__ = ["accounts_of", "file_accounts", "neighbours"]


def _address(account: Account) -> Address:
    return Blocks(default_parameters()).address(account)


def _numbers(shelves: Iterable[Shelf]) -> set[int]:
    """Blocks as numbers a file can hold."""
    return {_number(*block) for block in blocks(shelves)}


def _number(*key: object) -> int:
    digest = hashlib.blake2b(repr(key).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def accounts_of(claims: Iterable[Claim]) -> list[Account]:
    """The accounts that claims tell, article by article."""
    parameters = default_parameters()
    return [account for told in by_article(claims) for account in find_accounts(told, parameters)]


def file_accounts(connection: sqlite3.Connection, accounts: Iterable[Account]) -> None:
    """Keep the blocks of accounts, each under its first claim."""
    rows = (
        (key, one.claims[0].id) for one in accounts for key in sorted(_numbers(_address(one).filed))
    )
    connection.executemany("INSERT OR IGNORE INTO blocks VALUES (?, ?)", rows)


def neighbours(connection: sqlite3.Connection, accounts: Iterable[Account]) -> set[str]:
    """Ids of the incidents that accounts are compared with."""
    keys = {key for account in accounts for key in _numbers(_address(account).sought)}
    return {incident for key in keys for incident in _latest(connection, key)}


def _latest(connection: sqlite3.Connection, key: int) -> Iterator[str]:
    rows = connection.execute(
        "SELECT DISTINCT incidents.id FROM blocks JOIN claims ON claims.id = blocks.claim"
        " JOIN incidents ON incidents.id = claims.incident WHERE blocks.key = ?"
        " ORDER BY incidents.first DESC LIMIT ?",
        (key, CROWD),
    )
    return (incident for (incident,) in rows)
