"""Ids that are hashes of content: the same content has the same id on any machine, in any order."""

from __future__ import annotations

import hashlib
import json
from typing import Any

ID_LENGTH = 16
"""Hex digits kept of a hash: 64 bits, a clash among ten million claims is rarer than 1 in 10^5."""

# Made once: to write with options of its own, ``json.dumps`` makes an encoder at every call.
_written = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, default=str, separators=(",", ":")
).encode


def content_id(prefix: str, *parts: Any) -> str:
    """A short id of whatever the parts say; parts are anything JSON knows, the rest by ``str``.

    >>> content_id("claim", "killed", 32) == content_id("claim", "killed", 32)
    True
    """
    digest = hashlib.sha256(_written(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}-{digest[:ID_LENGTH]}"
