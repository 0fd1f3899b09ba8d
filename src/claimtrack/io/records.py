"""Claims, incidents and estimates in files: JSON Lines, JSON, CSV and Parquet, by the ending.

All four are lossless: what is read back equals what was written, ids included. JSON Lines holds one
record a line; CSV and Parquet hold one row a claim, with the columns of ``claimtrack.io.flat``. CSV
is UTF-8 with a byte order mark and guarded cells, so that spreadsheets open it as it is meant.
"""

from __future__ import annotations

import csv
import io
import json
import sys
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from claimtrack.errors import ClaimError, RecordError
from claimtrack.io import flat
from claimtrack.io.conversion import from_record, to_record
from claimtrack.io.files import decoded, read_bytes, refusal, write_bytes
from claimtrack.io.parquet import parquet_bytes, parquet_rows
from claimtrack.model.claim import Claim
from claimtrack.model.estimate import Estimate
from claimtrack.model.incident import Incident

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = [
    "read_claims",
    "read_estimates",
    "read_incidents",
    "write_claims",
    "write_estimates",
    "write_incidents",
]

T = TypeVar("T")
Numbered = tuple[int, Any]  # a record, and the line it stands on (0 where lines mean nothing)


def read_claims(path: str | Path, *, strict: bool = True) -> list[Claim]:
    r"""The claims in a file, whoever wrote it.

    An ``id`` given in the file is a name by which its own records point at each other (``whole``,
    ``replaces``); the claims get the ids of their content.

    Args:
        path: a .jsonl, .json, .csv or .parquet file.
        strict: refuse the file where anything does not fit. Otherwise the records that do fit are
            read, and a warning names the others.

    Raises:
        RecordError: with one fault for everything that does not fit, by line and path.

    >>> import pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "claims.csv")
    ...     _ = path.write_text("harm,count,who,source\nkilled,more than 30,militants,SOHR\n")
    ...     [claim] = read_claims(path)
    >>> claim.count.low, claim.source.root
    (31, 'sohr')
    """
    return _read(Claim, Path(path), strict=strict)


def write_claims(claims: Iterable[Claim], path: str | Path) -> None:
    """Write claims to a .jsonl, .json, .csv or .parquet file, whole or not at all.

    Raises:
        RecordError: the ending is none of these, or the file cannot be written.

    >>> import pathlib, tempfile
    >>> claims = [Claim("killed", 32, who="militants", source="SOHR")]
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "claims.jsonl")
    ...     write_claims(claims, path)
    ...     read_claims(path) == claims
    True
    """
    _write(Claim, claims, Path(path))


def read_incidents(path: str | Path, *, strict: bool = True) -> list[Incident]:
    """The incidents in a file, each with its claims."""
    return _read(Incident, Path(path), strict=strict)


def write_incidents(incidents: Iterable[Incident], path: str | Path) -> None:
    """Write incidents with their claims; in CSV and Parquet those stand in one cell as JSON."""
    _write(Incident, incidents, Path(path))


def read_estimates(path: str | Path, *, strict: bool = True) -> list[Estimate]:
    """The estimates in a file."""
    return _read(Estimate, Path(path), strict=strict)


def write_estimates(estimates: Iterable[Estimate], path: str | Path) -> None:
    """Write estimates with their reasons; ``Reconciliation.to_frame`` makes a table to look at."""
    _write(Estimate, estimates, Path(path))


# ------------------------------------------------------------------------------------------- kinds


def _plural(cls: type) -> str:
    return f"{cls.__name__.lower()}s"


def _write(cls: type[T], values: Iterable[T], path: Path) -> None:
    values = list(values)
    for number, value in enumerate(values):
        if not isinstance(value, cls):
            raise ClaimError(f"not a {cls.__name__}: {value!r:.60} @ $.{_plural(cls)}[{number}]")
    write_bytes(_encoder(path)(cls, [to_record(value) for value in values]), path)


def _encoder(path: Path) -> Any:
    kinds = {
        ".jsonl": _to_lines,
        ".ndjson": _to_lines,
        ".json": _to_json,
        ".csv": _to_csv,
        ".parquet": _to_parquet,
    }
    return _by_ending(kinds, path)


def _by_ending(kinds: dict[str, Any], path: Path) -> Any:
    try:
        return kinds[path.suffix.lower()]
    except KeyError:
        raise RecordError(f"{path}: unknown kind of file; expected {', '.join(kinds)}") from None


def _read(cls: type[T], path: Path, *, strict: bool) -> list[T]:
    kinds = {
        ".jsonl": _of_lines,
        ".ndjson": _of_lines,
        ".json": _of_json,
        ".csv": _of_csv,
        ".parquet": _of_parquet,
    }
    decode = _by_ending(kinds, path)
    faults: list[str] = []
    values: list[T] = []
    names: list[str | None] = []
    for number, (line, record) in enumerate(decode(cls, read_bytes(path), str(path))):
        where = f"$.{_plural(cls)}[{number}]"
        try:
            values.append(_value(cls, record, where))
            names.append(record.get("id"))
        except RecordError as error:
            at = f"{path} line {line}" if line else f"{path}"
            faults += [f"{at}: {fault}" for fault in error.faults]
    refused = refusal(f"{path}: {len(faults)} faults", faults) if faults else None
    if refused and strict:
        raise refused
    if refused:
        warnings.warn(f"left out: {refused}", stacklevel=3)
    return _linked(values, names) if cls is Claim else values  # type: ignore[return-value, arg-type]


def _value(cls: type[T], record: Any, where: str) -> T:
    if isinstance(record, RecordError):
        raise refusal("", [f"{record} @ {where}"])
    return from_record(cls, record, where)


def _linked(claims: list[Claim], names: Sequence[str | None]) -> list[Claim]:
    """The claims, pointing at each other by content id instead of the names used in the file."""
    linked = claims
    for _ in range(_POINTER_DEPTH):
        ids = {name: claim.id for name, claim in zip(names, linked, strict=True) if name}
        changes = [
            {f: ids[getattr(c, f)] for f in _POINTERS if getattr(c, f) in ids} for c in claims
        ]
        pairs = zip(claims, changes, strict=True)
        renewed = [c.replace(**new) if new else c for c, new in pairs]
        if renewed == linked:
            break
        linked = renewed
    return linked


_POINTERS = ("whole", "replaces")
_POINTER_DEPTH = 20
"""Longest chain of updates ("rose to 45 from 39") whose names are followed, one round a link."""


# -------------------------------------------------------------------------------------------- JSON


def _dump(record: Any) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(", ", ": "))


def _to_lines(_: type, records: list[dict[str, Any]]) -> bytes:
    return "".join(f"{_dump(record)}\n" for record in records).encode("utf-8", "surrogatepass")


def _to_json(cls: type, records: list[dict[str, Any]]) -> bytes:
    text = json.dumps({_plural(cls): records}, ensure_ascii=False, indent=1)
    return f"{text}\n".encode("utf-8", "surrogatepass")


def _of_lines(_: type, raw: bytes, name: str) -> Iterator[Numbered]:
    for number, line in enumerate(decoded(raw, name).split("\n"), 1):
        if line.strip():
            yield number, _loaded(line)


def _loaded(text: str) -> Any:
    """The JSON value, or what is wrong with it, or with its being no object."""
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as error:
        return RecordError(f"broken JSON: {error}")
    return record if isinstance(record, dict) else RecordError(f"not a JSON object: {text[:40]!r}")


def _of_json(cls: type, raw: bytes, name: str) -> Iterator[Numbered]:
    text = decoded(raw, name)
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RecordError(f"{name}: broken JSON: {error}") from None
    records = found.get(_plural(cls)) if isinstance(found, dict) else found
    if not isinstance(records, list):
        raise RecordError(f"{name}: no list of {_plural(cls)} @ $.{_plural(cls)}")
    for record in records:
        yield (
            0,
            record if isinstance(record, dict) else RecordError(f"not an object: {record!r:.40}"),
        )


# --------------------------------------------------------------------------------------------- CSV


def _to_csv(cls: type, records: list[dict[str, Any]]) -> bytes:
    header = flat.columns(cls)
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([column.name for column in header])
    for record in records:
        row = flat.row_of(record, cls)
        writer.writerow([flat.cell_of(row[column.name], column) for column in header])
    return text.getvalue().encode("utf-8-sig", "surrogatepass")


def _of_csv(cls: type, raw: bytes, name: str) -> Iterator[Numbered]:
    text = decoded(raw, name)
    first = text.partition("\n")[0]
    separator = ";" if ";" in first and "," not in first else ","
    limit = csv.field_size_limit(sys.maxsize)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        yield from _table(cls, rows, name)
    except csv.Error as error:
        raise RecordError(f"{name}: broken CSV: {error}") from None
    finally:
        csv.field_size_limit(limit)


def _table(cls: type, rows: Any, name: str) -> Iterator[Numbered]:
    header = next(rows, None)
    if header is None:
        raise RecordError(f"{name}: empty; expected a line that names the columns")
    for cells in rows:
        if not any(cells):
            continue
        if len(cells) > len(header):
            yield rows.line_num, RecordError(f"{len(cells)} cells, expected {len(header)}")
            continue
        yield (
            rows.line_num,
            _record(flat.row_of_cells(dict(zip(header, cells, strict=False)), cls), cls),
        )


def _record(row: dict[str, Any], cls: type) -> Any:
    try:
        return flat.nested(row, cls)
    except RecordError as error:
        return error


# ----------------------------------------------------------------------------------------- Parquet


def _to_parquet(cls: type, records: list[dict[str, Any]]) -> bytes:
    header = flat.columns(cls)
    rows = [flat.row_of(record, cls) for record in records]
    for column in (column for column in header if column.kind == "json"):
        for row in rows:
            row[column.name] = json.dumps(row[column.name] or [], ensure_ascii=False)
    kinds = {c.name: "text" if c.kind == "json" else c.kind for c in header}
    return parquet_bytes(rows, kinds)


def _of_parquet(cls: type, raw: bytes, name: str) -> Iterator[Numbered]:
    listed = [column.name for column in flat.columns(cls) if column.kind == "json"]
    for row in parquet_rows(raw, name):
        for column in listed:
            row[column] = json.loads(row.get(column) or "[]")
        yield 0, _record(row, cls)
