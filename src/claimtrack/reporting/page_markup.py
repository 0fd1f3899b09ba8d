"""Markup in which every text is escaped: only what is built here is taken for tags."""

from __future__ import annotations

import re
from html import escape
from typing import Any

__all__ = ["Markup", "join", "tag", "text"]

VOID = frozenset(("meta", "line", "path", "circle", "rect", "polygon", "wbr"))
"""Elements that have no content here."""

# Characters that turn the direction of what follows, and those HTML does not know.
_STEERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Markup(str):
    """Text that is markup already."""

    __slots__ = ()


def text(words: str) -> Markup:
    """Words from outside as markup: tags are shown, steering characters are named.

    >>> text("<b>a\u202eb")
    '&lt;b&gt;a[U+202E]b'
    """
    plain = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", words)
    plain = _STEERING.sub(lambda found: f"[U+{ord(found[0]):04X}]", plain)
    return Markup(escape(plain))


def tag(name: str, /, *children: Any, **attributes: Any) -> Markup:
    """An element. Children that are no Markup are escaped; attributes that are None are left out.

    A trailing or inner underscore stands for what Python cannot write: ``class_``, ``data_policy``.

    >>> tag("a", "<x>", href="#1", class_="n", hidden=True)
    '<a href="#1" class="n" hidden>&lt;x&gt;</a>'
    """
    said = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in VOID:
        return Markup(f"<{name}{said}>" if name in ("meta", "wbr") else f"<{name}{said}/>")
    return Markup(f"<{name}{said}>{join(*children)}</{name}>")


def join(*children: Any) -> Markup:
    """Pieces in a row; a list is its pieces, None is nothing."""
    return Markup("".join(_piece(child) for child in children))


def _piece(child: Any) -> str:
    if child is None:
        return ""
    if isinstance(child, Markup):
        return child
    if isinstance(child, list | tuple):
        return join(*child)
    return text(str(child))


def _attribute(key: str, value: Any) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{text(str(value))}"'
