"""Tables as Parquet, through pyarrow (extra ``parquet``)."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from claimtrack.errors import MissingExtraError, RecordError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["parquet_bytes", "parquet_rows"]


def parquet_bytes(rows: Iterable[Mapping[str, Any]], kinds: Mapping[str, str]) -> bytes:
    """Rows as a Parquet file.

    Args:
        rows: plain values by column.
        kinds: each column's kind: "text", "whole", "number", "names", "flag" or "day".

    Raises:
        MissingExtraError: pyarrow is not installed.
        RecordError: a value does not fit the format, such as a number beyond 64 bits.
    """
    arrow = _arrow()
    types = {
        "text": arrow.string(),
        "whole": arrow.int64(),
        "number": arrow.float64(),
        "names": arrow.list_(arrow.string()),
        "flag": arrow.bool_(),
        "day": arrow.date32(),
    }
    schema = arrow.schema([(name, types[kind]) for name, kind in kinds.items()])
    rows = list(rows)
    columns = {name: [row.get(name) for row in rows] for name in kinds}
    buffer = io.BytesIO()
    try:
        arrow.parquet.write_table(arrow.table(columns, schema=schema), buffer)
    except (arrow.ArrowException, OverflowError, UnicodeEncodeError) as error:
        raise RecordError(f"a value does not fit Parquet: {error}") from None
    return buffer.getvalue()


def parquet_rows(raw: bytes, name: str) -> list[dict[str, Any]]:
    """The rows of a Parquet file as plain values.

    Raises:
        MissingExtraError: pyarrow is not installed.
        RecordError: it is no Parquet file.
    """
    arrow = _arrow()
    try:
        rows: list[dict[str, Any]] = arrow.parquet.read_table(io.BytesIO(raw)).to_pylist()
    except (arrow.ArrowException, OSError) as error:
        raise RecordError(f"{name}: not a Parquet file: {error}") from None
    return rows


def _arrow() -> Any:
    try:
        import pyarrow as pa
        import pyarrow.parquet
    except ImportError:
        raise MissingExtraError("Parquet", "parquet") from None
    return pa
