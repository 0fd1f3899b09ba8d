"""Credit lines: the wire whose copy an article is, told by its dateline or by a line of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimtrack.model.source import SourceKind
from claimtrack.registry.mentions import find_bodies
from claimtrack.registry.names import fold_name
from claimtrack.registry.sources import source_entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimtrack.model.article import Article

__all__ = ["credited", "is_carrier"]

_HEAD = 500
_TAIL = 900
"""Characters at either end of an article in which it is credited."""

# "BEIRUT, Feb 10 (Reuters) - Troops", "(AFP) -- Troops"; a photo credit "(AFP)" has no dash.
_DATELINE = re.compile(
    r"^[^\n()]{0,70}\(([^\n()]{2,50})\)[ \t]*(?:-{1,2}|\u2013|\u2014)", re.MULTILINE
)
# "CAPITAL, May 3 (Coast Agency) - Troops": the dateline itself tells a wire that no registry holds.
_PLACED = re.compile(
    r"^(?:[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de .,'\u2019/-]+(?:, [A-Z][a-z]{2,8}\.? \d{1,2})? ?)?"
    r"\(((?:[A-Z][\w&.-]*)(?: [A-Z][\w&.-]*){0,3})\)[ \t]*(?:-{1,2}|\u2013|\u2014)",
    re.MULTILINE,
)
_CREDIT = re.compile(
    r"^[ \t(\[*\u2014\u2013-]*"
    r"(?:(?:with\s+)?(?:additional\s+)?(?:reporting|inputs?|files|reports?)\s+(?:from|by)\b|"
    r"(?:by|source|sources|from|via|copyright|\u00a9)\b:?)"
    r"([^\n]{2,80})$",
    re.MULTILINE | re.IGNORECASE,
)
_CONTRIBUTED = re.compile(r"^([^\n.]{2,80}?)\s+contributed to this\b", re.MULTILINE | re.IGNORECASE)
_ALONE = re.compile(r"^[ \t(\[]*([A-Z][^\n.]{1,45}?)[)\] \t]*$", re.MULTILINE)


def credited(article: Article) -> tuple[str, ...]:
    r"""Wires an article is credited to, as printed, in order; the outlet itself is left out.

    >>> from claimtrack.model.article import Article
    >>> credited(Article("BEIRUT, Feb 10 (Reuters) - Clashes killed 12 people, medics said."))
    ('Reuters',)
    >>> credited(Article("Smoke over the town (AFP)\n\nClashes killed 12 people, medics said."))
    ()
    """
    text = article.text
    head, tail = text[:_HEAD], text[-_TAIL:]
    dated = head if "(" in head else ""
    names = [
        *_wires(_DATELINE, dated),
        *((fold_name(m.group(1)), m.group(1)) for m in _at_lines(_PLACED, dated)),
        *_wires(_CREDIT, head),
        *_alone(head),
        *_wires(_CREDIT, tail),
        *(_wires(_CONTRIBUTED, tail) if "contributed" in tail.lower() else ()),
    ]
    if not names:
        return ()
    outlet = article.outlet or ""
    own = {fold_name(outlet), *(one for m in find_bodies(outlet) for one in m.ids)}
    by_name: dict[str, str] = {}
    for one, name in names:
        if one not in own and fold_name(name) not in own:
            by_name.setdefault(fold_name(name), name)
    return tuple(by_name.values())


def _at_lines(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What a pattern that opens a line finds; it is tried at every line, not at every character."""
    at = 0
    while True:
        match = pattern.match(text, at)
        if match is not None:
            yield match
            at = match.end()
        at = text.find("\n", at) + 1
        if not at:
            return


def _wires(pattern: re.Pattern[str], text: str) -> Iterator[tuple[str, str]]:
    for match in _at_lines(pattern, text):
        words = match.group(1)
        for mention in find_bodies(words):
            if is_wire(mention.ids):
                yield mention.ids[0], words[mention.start : mention.end]


def _alone(text: str) -> Iterator[tuple[str, str]]:
    """A line that holds nothing but the name of a wire."""
    for match in _at_lines(_ALONE, text):
        words = match.group(1)
        found = list(find_bodies(words))
        if found and found[0].start == 0 and is_wire(found[0].ids) and found[-1].end == len(words):
            yield found[0].ids[0], words[: found[0].end]


def is_wire(ids: tuple[str, ...]) -> bool:
    """Whether a name is a wire's: an agency others print."""
    entry = source_entry(ids[0]) if len(ids) == 1 else None
    return entry is not None and (
        entry.kind is SourceKind.WIRE
        or (entry.kind is SourceKind.STATE_MEDIA and "gency" in entry.name)
    )


def is_carrier(ids: tuple[str, ...]) -> bool:
    """Whether a name is that of a channel: a wire, an outlet, state media."""
    entry = source_entry(ids[0]) if len(ids) == 1 else None
    return entry is not None and entry.kind.is_channel
