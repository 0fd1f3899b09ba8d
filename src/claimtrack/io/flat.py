"""Records as rows of a table: nested fields become columns, and no cell can run as a formula.

``source.organisation`` becomes the column ``source_organisation``. Columns are made from the fields
of the value, so that a table always has all of them, in one order. Two encodings keep a table of
text lossless:

* a text cell that starts with ``= + - @``, a tab or a line end gets an apostrophe in front, which
  spreadsheets show as text and reading takes off again; a text that is there but empty is a lone
  apostrophe;
* several names in one cell are joined by ``; ``, or stand as a JSON array where a name holds such
  a mark.
"""

from __future__ import annotations

import functools
import json
import types
import typing
from typing import TYPE_CHECKING, Any

import attrs

from claimtrack.errors import RecordError
from claimtrack.io.conversion import WORDED, field_types, unknown_field
from claimtrack.model.claim import Claim
from claimtrack.model.count import Count

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Column", "columns", "nested", "row_of"]


NUMBERS = ("whole", "number")
"""Kinds of column that hold numbers, which need no guard."""


@attrs.frozen
class Column:
    """A column of the table of a value.

    Attributes:
        name: its header.
        path: the field it holds, from the value down.
        kind: "text", "whole", "number", "names" or "json".
        told_apart: whether something empty differs from nothing at all.
        opens: whether it is the first field of a value that may be missing.
    """

    name: str
    path: tuple[str, ...]
    kind: str = "text"
    told_apart: bool = False
    opens: bool = False


@functools.cache
def columns(cls: type) -> tuple[Column, ...]:
    """The columns of a value, in the order of its fields; a claim starts with its id.

    >>> [column.name for column in columns(Claim)][:4]
    ['id', 'harm', 'count_low', 'count_high']
    """
    own = (Column("id", ("id",)),) if cls is Claim else ()
    return own + tuple(_columns(cls, (), optional=False))


def _columns(cls: type, above: tuple[str, ...], *, optional: bool) -> Iterable[Column]:
    silence = {field.name: field.default for field in attrs.fields(cls)}
    for number, (name, annotation) in enumerate(field_types(cls).items()):
        kind, nullable = _plain(annotation)
        path = (*above, name)
        if attrs.has(kind):
            yield from _columns(kind, path, optional=nullable)
            continue
        shape = _shape(kind)
        opens = optional and number == 0
        apart = opens or silence[name] not in ("", ())
        yield Column("_".join(path), path, shape, told_apart=apart, opens=opens)


def _plain(annotation: Any) -> tuple[Any, bool]:
    """A type without its ``| None``, and whether it had one."""
    if typing.get_origin(annotation) in (types.UnionType, typing.Union):
        kinds = [kind for kind in typing.get_args(annotation) if kind is not type(None)]
        return kinds[0], True
    return annotation, False


def _shape(kind: Any) -> str:
    if kind in (int, float):
        return "whole" if kind is int else "number"
    if kind == tuple[str, ...]:
        return "names"
    return "json" if typing.get_origin(kind) is tuple else "text"


# ----------------------------------------------------------------------------------- record to row


def row_of(record: dict[str, Any], cls: type) -> dict[str, Any]:
    """A record as one row of plain values, None where nothing is said."""
    return {column.name: _at(record, column) for column in columns(cls)}


def _at(record: Any, column: Column) -> Any:
    for name in column.path[:-1]:
        record = record.get(name)
        if record is None:
            return None
    if column.opens and not record:
        return ""  # a value that is there and says nothing: "by somebody"
    return record.get(column.path[-1])


def cell_of(value: Any, column: Column) -> str:
    """A value as the text of a cell."""
    if value is None or (not column.told_apart and value in ("", [], ())):
        return ""
    if column.kind in NUMBERS:
        return str(value)
    if column.kind == "json":
        return guarded(json.dumps(value, ensure_ascii=False))
    return guarded(_joined(value) if column.kind == "names" else value) or _MARK


_MARK = "'"
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20", _MARK)


def guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula.

    >>> guarded("=1+1"), guarded("32 people")
    ("'=1+1", '32 people')
    """
    return _MARK + text if text.startswith(_RISKY) else text


def unguarded(text: str) -> str:
    """The text that was guarded."""
    return text[1:] if text.startswith(_MARK) and text[1:].startswith(_RISKY) else text


def _joined(names: Iterable[str]) -> str:
    names = list(names)
    plain = all(
        name == name.strip() and name and ";" not in name and name[0] != "[" for name in names
    )
    return "; ".join(names) if plain else json.dumps(names, ensure_ascii=False)


# ----------------------------------------------------------------------------------- row to record


def row_of_cells(cells: dict[str, str], cls: type) -> dict[str, Any]:
    """A row of plain values from a row of text cells; empty cells are not said."""
    known = {column.name: column for column in columns(cls)}
    return {name: _value(cell, known.get(name)) for name, cell in cells.items()}


def _value(cell: str, column: Column | None) -> Any:
    if cell == "":
        return None
    if column is None or column.kind in NUMBERS:
        return unguarded(cell)
    if column.told_apart and cell == _MARK:
        return ""
    text = unguarded(cell)
    if column.kind == "names":
        return _split(text)
    return _parsed(text) if column.kind == "json" else text


def nested(row: dict[str, Any], cls: type) -> dict[str, Any]:
    """The record in a row of plain values; None is not said.

    A column may also hold a whole value in words: ``count``, ``who``, ``where``, ``when``.

    Raises:
        RecordError: a column nobody knows.
    """
    known = {column.name: column.path for column in columns(cls)}
    whole = {name: (name,) for name, kind in field_types(cls).items() if _plain(kind)[0] in WORDED}
    record: dict[str, Any] = {}
    for name, value in row.items():
        path = known.get(name) or whole.get(name)
        if path is None:
            raise RecordError(f"{unknown_field(name, [*known, *whole])} @ column {name}")
        if value is not None:
            _put(record, path, value)
    _leave_open(record, cls)
    return record


def _put(record: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    for name in path[:-1]:
        if not isinstance(record.get(name), dict):
            record[name] = {}
        record = record[name]
    record[path[-1]] = value


def _leave_open(record: dict[str, Any], cls: type) -> None:
    """An open upper bound is an empty cell; it is put back where a lower bound stands."""
    for name, kind in field_types(cls).items():
        if kind is Count and isinstance(record.get(name), dict):
            record[name].setdefault("high", None)


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _split(text: str) -> list[str]:
    listed = _parsed(text) if text.startswith("[") else None
    if isinstance(listed, list):
        return listed
    return [name.strip() for name in text.split(";") if name.strip()]
