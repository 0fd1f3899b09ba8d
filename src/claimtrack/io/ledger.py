"""Claims and judgements kept in one file, as reports come in."""

from __future__ import annotations

__all__ = ["Ledger"]


class Ledger:
    """A file of articles, claims and judgements that grows.

    Until it is there, keep the articles in a folder and the claims in a file:

    >>> Ledger("idlib.db")
    Traceback (most recent call last):
    NotImplementedError: the ledger is not there yet; keep claims with write_claims and read_claims
    """

    def __init__(self, path: str) -> None:
        del path
        msg = "the ledger is not there yet; keep claims with write_claims and read_claims"
        raise NotImplementedError(msg)
