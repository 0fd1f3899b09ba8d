"""Pieces: articles that can be grouped on their own, because nothing they tell meets anything else.

Two articles belong to one piece when an account of one is filed under a block that an account of
the other is looked up in, or when a person judged claims of both. Grouping a piece gives the very
incidents that grouping everything gives, so pieces may lie on different machines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from claimtrack.model._identity import content_id
from claimtrack.model.place import fold
from claimtrack.reconciliation.blocking import Blocks, blocks
from claimtrack.reconciliation.episodes import find_accounts
from claimtrack.reconciliation.parameters import default_parameters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimtrack.model.claim import Claim
    from claimtrack.model.incident import Judgement
    from claimtrack.reconciliation.accounts import Account
    from claimtrack.reconciliation.blocking import Shelf

__all__ = ["Pieces", "meeting_keys"]


def meeting_keys(claims: Sequence[Claim], judgements: Iterable[Judgement] = ()) -> dict[str, bool]:
    """Where the claims of one article can meet those of others.

    Args:
        claims: the claims of one article, in order of text.
        judgements: people's decisions about pairs of claims.

    Returns:
        Keys, each with whether something of the article is filed there; what is only looked up
        there meets nothing unless another article is filed.
    """
    parameters = default_parameters()
    index = Blocks(parameters)
    keys: dict[str, bool] = {}
    accounts = find_accounts(claims, parameters)
    addresses = [index.address(account) for account in accounts]
    for address in addresses:
        keys.update(dict.fromkeys(_keys(address.sought), False))
    for account, address in zip(accounts, addresses, strict=True):
        keys.update(dict.fromkeys([*_keys(address.filed), *_names(account)], True))
    keys.update(dict.fromkeys(_judged(claims, judgements), True))
    return keys


def _keys(shelves: Iterable[Shelf]) -> Iterator[str]:
    return (_key(*block) for block in blocks(shelves))


def _key(*parts: object) -> str:
    return content_id("block", *parts)


def _names(account: Account) -> Iterator[str]:
    """The day and place an incident's id is made of: where they are the same, the ids must meet."""
    if account.places and not account.assumed:
        yield _key("name", account.start, fold(account.places[0].name))


def _judged(claims: Iterable[Claim], judgements: Iterable[Judgement]) -> Iterator[str]:
    pairs = [judgement.pair for judgement in judgements]
    ids = {claim.id for claim in claims} if pairs else set()
    return (_key("judged", *pair) for pair in pairs if ids.intersection(pair))


@attrs.define
class Pieces:
    """Which names belong together, learned pair by pair; the least name stands for a piece.

    >>> pieces = Pieces()
    >>> pieces.join("a-2", "a-1")
    >>> pieces.join("a-3", "a-2")
    >>> pieces.of("a-3")
    'a-1'
    """

    above: dict[str, str] = attrs.field(factory=dict)

    def of(self, name: str) -> str:
        """The name that stands for the piece of this one."""
        while (higher := self.above.get(name, name)) != name:
            # halve the path, so that later questions are short
            self.above[name] = self.above.get(higher, higher)
            name = higher
        return name

    def join(self, one: str, other: str) -> None:
        """Put two names, and all that belong with them, into one piece."""
        first, second = sorted((self.of(one), self.of(other)))
        if first != second:
            self.above[second] = first
