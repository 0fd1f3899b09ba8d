"""Where a value's convenience methods find the rooms above them, by name, without importing them.

Values are plain and need no text, no data file and no policy. A few of their methods
(``Count.quantity``, ``Reconciliation.explain``) are easier to find on the value than in the room
that does the work. Each such method goes through one of the doors below, which is opened on first
use; a test holds that every door leads somewhere, and that this is the only module of the model
that knows the way up.
"""

from __future__ import annotations

import functools
import pkgutil
from typing import Any

DOORS: dict[str, str] = {
    "coded": "claimtrack.registry.conventions:coded",
    "vague_bounds": "claimtrack.registry.conventions:vague_bounds",
    "quantity": "claimtrack.registry.units:quantity",
    "describe_group": "claimtrack.registry.groups:describe_group",
    "source_id": "claimtrack.registry.sources:source_id",
    "speaker_id": "claimtrack.registry.sources:speaker_id",
    "source_entry": "claimtrack.registry.sources:source_entry",
    "parse_count": "claimtrack.extraction.numbers:parse_count",
    "parse_when": "claimtrack.extraction.dates:parse_when",
    "timeline": "claimtrack.reconciliation.timeline:timeline",
    "explain": "claimtrack.reporting.explanation:explain",
    "estimates_frame": "claimtrack.io.frames:estimates_frame",
    "html": "claimtrack.reporting.notebook:html",
}


@functools.cache
def door(name: str) -> Any:
    """The function behind a door.

    >>> door("parse_count")("32").stated
    32
    """
    return pkgutil.resolve_name(DOORS[name])


class Shown:
    """Mixin: a value that notebooks show as a small table."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str(door("html")(self))
