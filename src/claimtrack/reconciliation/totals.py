"""Totals over several places or days, as recorders split and subtract them."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

from claimtrack.errors import CountError

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["civilian_residual", "residual", "split_evenly"]


def split_evenly(total: int, places: int, *, fewer_than_places: bool = False) -> tuple[int, ...]:
    """A total over several places or days as whole numbers that sum to it, the larger ones first.

    Args:
        total: people in all of them together.
        places: how many places or days.
        fewer_than_places: whether to split a total smaller than the number of places, which leaves
            some with nobody. UCDP does not (GED codebook 23.1, 5.4): it keeps one event for all.

    Raises:
        CountError: there is no place, or the total is below zero.

    >>> split_evenly(29, 4), split_evenly(7, 3), split_evenly(2, 3)
    ((8, 7, 7, 7), (3, 2, 2), (2,))
    """
    if places < 1 or total < 0:
        msg = f"cannot split {total} over {places} places; expected 0 or more over 1 or more"
        raise CountError(msg)
    if total < places and not fewer_than_places:
        return (total,)
    each, rest = divmod(total, places)
    return tuple(each + (i < rest) for i in range(places))


def residual(total: int, inside: Iterable[int]) -> int:
    """What is left of an aggregate after the known incidents inside it, never below zero.

    UCDP GED codebook 23.1, 5.5: a clarity-2 total keeps what no clarity-1 event accounts for.

    >>> residual(120, [30])
    90
    """
    return max(total - sum(inside), 0)


def civilian_residual(
    total: int,
    *,
    fighters: tuple[Fraction, Fraction] = (Fraction(1, 50), Fraction(1, 25)),
    background: int = 0,
    recorded: int = 0,
) -> tuple[int, int]:
    """(min, max) civilians a morgue's total adds to what is on record (Iraq Body Count, x350b).

    Args:
        total: bodies received.
        fighters: the least and the largest share of fighters among them; "rarely" is read as
            between 1 in 50 and 1 in 25.
        background: violent deaths of a normal period of that length.
        recorded: deaths of that place and period already on record.

    >>> civilian_residual(1000, background=50, recorded=300)
    (610, 630)
    """
    least, most = fighters
    taken = background + recorded
    low, high = floor(total * (1 - most)) - taken, ceil(total * (1 - least)) - taken
    return max(low, 0), max(high, 0)
