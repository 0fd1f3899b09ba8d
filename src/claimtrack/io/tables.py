"""The table of estimates as a file: one row an estimate, for spreadsheets and data frames."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimtrack.errors import RecordError
from claimtrack.io import flat
from claimtrack.io.files import write_bytes, write_text
from claimtrack.io.frames import ESTIMATE_COLUMNS, estimate_rows
from claimtrack.io.parquet import parquet_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimtrack.model.estimate import Reconciliation

__all__ = ["csv_text", "write_estimate_table"]


def write_estimate_table(results: Iterable[Reconciliation], path: str | Path) -> None:
    """Write the rows of ``Reconciliation.to_frame`` to a .csv, .jsonl or .parquet file.

    Raises:
        RecordError: the ending is none of these, or the file cannot be written.
    """
    rows = estimate_rows(results)
    suffix = Path(path).suffix.lower()
    if suffix == ".csv":
        write_text("\ufeff" + csv_text(rows, list(ESTIMATE_COLUMNS)), path)
    elif suffix == ".jsonl":
        lines = (json.dumps(row, ensure_ascii=False, default=str) for row in rows)
        write_text("".join(f"{line}\n" for line in lines), path)
    elif suffix == ".parquet":
        write_bytes(parquet_bytes(rows, ESTIMATE_COLUMNS), path)
    else:
        raise RecordError(f"{path}: unknown kind of file; expected .csv, .jsonl or .parquet")


def csv_text(rows: Iterable[dict[str, Any]], header: Sequence[str], *, unguarded: int = 0) -> str:
    """Rows as CSV in which no text can run as a formula; the first few may be our own."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(header)
    for number, row in enumerate(rows):
        cells = [row.get(name) for name in header]
        if number >= unguarded:
            cells = [flat.guarded(cell) if isinstance(cell, str) else cell for cell in cells]
        writer.writerow(cells)
    return text.getvalue()
