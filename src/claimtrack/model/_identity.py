"""Ids that are hashes of content: the same content has the same id on any machine, in any order."""

from __future__ import annotations

import functools
import hashlib
import json
import operator
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable

ID_LENGTH = 16
"""Hex digits kept of a hash: 64 bits, a clash among ten million claims is rarer than 1 in 10^5."""


@functools.cache
def _teller(kind: type) -> Callable[[Any], tuple[Any, ...]] | None:
    """What reads the fields of a value that an id tells; None for a plain value.

    What equality leaves out an id leaves out too: equal claims have one id.
    """
    if not attrs.has(kind):
        return None
    names = [field.name for field in attrs.fields(kind) if field.eq]
    return (
        operator.attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, *names),)
    )


def told(value: Any) -> Any:
    """What an id tells of a value: its fields in a fixed order, or the words for a plain one."""
    kind: type = type(value)
    tell = _teller(kind)
    return str(value) if tell is None else tell(value)


# Made once: to write with options of its own, ``json.dumps`` makes an encoder at every call.
_written = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, sort_keys=True, default=told, separators=(",", ":")
).encode


def content_id(prefix: str, *parts: Any) -> str:
    """A short id of whatever the parts say; parts are what JSON knows, values, the rest by ``str``.

    >>> content_id("claim", "killed", 32) == content_id("claim", "killed", 32)
    True
    """
    digest = hashlib.sha256(_written(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}-{digest[:ID_LENGTH]}"
