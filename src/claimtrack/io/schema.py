"""The JSON Schema of a claim, made from the values themselves, for other extractors to fill."""

from __future__ import annotations

import datetime as dt
import inspect
import re
import types
import typing
from typing import Any

import attrs

from claimtrack.io.conversion import WORDED, field_types, is_enum
from claimtrack.model.claim import Claim

__all__ = ["claim_schema"]


def claim_schema(*, quoted: bool = False) -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of one claim, as ``read_claims`` takes it.

    Where an object is expected, words do too: ``"count": "more than 30"``, ``"who": "militants"``.
    The meaning of each field is in its description, so that a language model can be asked for
    nothing but this schema.

    Args:
        quoted: ask for the words of the article (``quote``) instead of a span in characters, for
            extractors that cannot count; ``io.alignment.aligned_claims`` finds the span.

    >>> schema = claim_schema()
    >>> schema["required"]
    ['harm', 'count']
    >>> schema["properties"]["stance"]["enum"]
    ['asserted', 'denied', 'feared', 'hypothetical']
    """
    parts: dict[str, Any] = {}
    schema = _object(Claim, parts)
    if quoted:
        _ask_for_words(schema, parts)
    else:
        schema["properties"] = {"id": _ID, **schema["properties"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Claim",
        **schema,
        "$defs": dict(sorted(parts.items())),
    }


_ID = {
    "type": "string",
    "description": "a name for this claim, for whole and replaces to point at",
}
_QUOTE = {
    "type": "string",
    "description": "the words of the article that say it, copied character for character",
}
_FILLED_IN = ("span", "article", "reported", "statement", "whole", "replaces", "episode", "note")


def _ask_for_words(schema: dict[str, Any], parts: dict[str, Any]) -> None:
    """Leave out what follows from where the words stand, and ask for the words."""
    for name in _FILLED_IN:
        del schema["properties"][name]
    del parts["Span"]
    schema["properties"]["quote"] = _QUOTE
    schema["required"] = [*schema["required"], "quote"]


def _object(cls: type, parts: dict[str, Any]) -> dict[str, Any]:
    said = _descriptions(cls)
    properties = {}
    for name, kind in field_types(cls).items():
        properties[name] = _of(kind, parts)
        if name in said:
            properties[name]["description"] = said[name]
    required = [field.name for field in attrs.fields(cls) if field.default is attrs.NOTHING]
    return {
        "description": inspect.cleandoc(cls.__doc__ or "").partition("\n")[0],
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


_PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    dt.date: {"type": "string", "description": "ISO date or moment"},
    tuple[str, ...]: {"type": "array", "items": {"type": "string"}},
}
_WORDS: dict[str, dict[str, Any]] = {"Count": {"type": ["string", "integer"], "minimum": 0}}


def _of(kind: Any, parts: dict[str, Any]) -> dict[str, Any]:
    if typing.get_origin(kind) in (types.UnionType, typing.Union):
        inner = next(one for one in typing.get_args(kind) if one is not type(None))
        return {"anyOf": [_of(inner, parts), {"type": "null"}]}
    if is_enum(kind):
        return {"type": "string", "enum": [member.value for member in kind]}
    if attrs.has(kind):
        return _reference(kind, parts)
    return dict(_PLAIN[kind])


def _reference(kind: type, parts: dict[str, Any]) -> dict[str, Any]:
    """A pointer to the definition of a value, with the words that will do instead."""
    name = kind.__name__
    if name not in parts:
        parts[name] = {}
        parts[name] = _object(kind, parts)
    pointer = {"$ref": f"#/$defs/{name}"}
    return {"anyOf": [pointer, _WORDS.get(name, {"type": "string"})]} if kind in WORDED else pointer


_ATTRIBUTE = re.compile(r"^ {4}(\w+(?:, \w+)*): (.*(?:\n {8}.*)*)", re.MULTILINE)


def _descriptions(cls: type) -> dict[str, str]:
    """What the docstring of a value says of each of its fields."""
    doc = inspect.cleandoc(cls.__doc__ or "")
    _, _, listed = doc.partition("Attributes:\n")
    found = {}
    for match in _ATTRIBUTE.finditer(listed.partition("\n\n")[0]):
        for name in match[1].split(", "):
            found[name] = " ".join(match[2].replace("``", "").split())
    return found
