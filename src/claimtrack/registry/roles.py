"""Words for sources that name nobody, and the kind of source they describe."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from claimtrack.model.place import fold
from claimtrack.model.source import SourceKind
from claimtrack.registry.lexicon import any_of
from claimtrack.registry.tables import table

if TYPE_CHECKING:
    import re

__all__ = ["role_kind", "role_parts", "source_words"]


@functools.cache
def source_words(*names: str) -> frozenset[str]:
    """The words of one class, or of several, of the table of words about sources.

    >>> "toll" in source_words("figure"), "toll" in source_words("paper", "figure")
    (True, True)
    """
    return frozenset(row["word"] for row in table("en/source_words.tsv") if row["class"] in names)


@functools.cache
def _roles() -> tuple[re.Pattern[str], dict[str, tuple[int, SourceKind]]]:
    rows = table("en/source_roles.tsv")
    kinds = {row["words"]: (n, SourceKind(row["kind"])) for n, row in enumerate(rows)}
    return any_of(kinds), kinds


@functools.lru_cache(maxsize=65536)
def role_kind(words: str) -> SourceKind | None:
    """The kind of source that words describe, or None.

    >>> role_kind("a hospital official").value, role_kind("residents of the village").value
    ('health_facility', 'eyewitness')
    """
    pattern, kinds = _roles()
    found = [kinds[m.group()] for m in pattern.finditer(fold(words))]
    return min(found)[1] if found else None


@functools.cache
def role_parts() -> frozenset[str]:
    """Single words of the words for roles: "health" of "health officials"."""
    return frozenset(part for row in table("en/source_roles.tsv") for part in row["words"].split())
