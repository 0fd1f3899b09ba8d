"""How many votes a voice has: by kind of source, from a table that can be read and printed.

Coarse on purpose. A weight says how close a kind of source stands to the bodies and whether anybody
answers for the figure; it never says how honest anybody is.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from claimtrack.registry.tables import table

if TYPE_CHECKING:
    from claimtrack.model.source import SourceKind
    from claimtrack.reconciliation.positions import Position

__all__ = ["priority_of", "weight_of", "weight_reason"]

# An IPv4 or IPv6 address where a name should be: written by somebody nobody can ask.
_ADDRESS = re.compile(
    r"(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f]{1,4}(?::[\da-f]{0,4}){5,7})(?![\w.:])",
    re.IGNORECASE,
)
_UNNAMED = "unnamed"


def weight_of(position: Position) -> float:
    """Votes of one voice (``registry/data/source_weights.tsv``)."""
    return _row(position.kind, position.root)[0]


def weight_reason(position: Position) -> str:
    """Why a voice has that many votes."""
    return _row(position.kind, position.root)[1]


def priority_of(position: Position) -> int:
    """Place of a kind of source in EM-DAT's listing, 1 first."""
    return _row(position.kind, position.root)[2]


@functools.lru_cache(maxsize=1 << 12)
def _row(kind: SourceKind | None, root: str) -> tuple[float, str, int]:
    """The row of the table for a voice: its kind, or that it has no name to answer by."""
    if kind is not None:
        return _weights()[kind.value]
    return _weights()[_UNNAMED if _ADDRESS.search(root) else ""]


@functools.cache
def _weights() -> dict[str, tuple[float, str, int]]:
    rows = table("source_weights.tsv")
    return {
        row["kind"]: (float(row["weight"]), row["reason"], int(row["priority"])) for row in rows
    }
