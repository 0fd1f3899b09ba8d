"""The data files behind the registry: tab-separated, their columns explained in a comment header.

A table is a ``.tsv`` file in ``registry/data`` (or one of its folders). Lines that start with
``#`` are comments; the first other line names the columns. An empty field is "", never None.
"""

from __future__ import annotations

import functools
from importlib import resources
from typing import TYPE_CHECKING

from claimtrack.errors import RecordError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Row = dict[str, str]


@functools.cache
def table(name: str) -> tuple[Row, ...]:
    """The rows of a table that comes with the library, by its path below ``registry/data``.

    >>> len(table("en/harms.tsv")) > 0
    True
    """
    path = resources.files("claimtrack.registry").joinpath("data", *name.split("/"))
    return tuple(_rows(path.read_text(encoding="utf-8"), name))


def read_table(path: Path) -> tuple[Row, ...]:
    """The rows of a table a user wrote.

    Raises:
        RecordError: a row has more or fewer fields than the header names.
    """
    return tuple(_rows(path.read_text(encoding="utf-8"), str(path)))


def _rows(text: str, name: str) -> Iterator[Row]:
    header: list[str] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = line.split("\t")
        if header is None:
            header = fields
            continue
        if len(fields) != len(header):
            msg = f"{name} line {number}: {len(fields)} fields, expected {len(header)}: {header}"
            raise RecordError(msg)
        yield dict(zip(header, fields, strict=True))
