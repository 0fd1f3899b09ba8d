"""Files read whole or refused with a reason, and written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack.errors import RecordError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["decoded", "read_bytes", "refusal", "replacing", "write_bytes", "write_text"]


def read_bytes(path: Path) -> bytes:
    """What a file holds.

    Raises:
        RecordError: it cannot be read, and why.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise RecordError(f"{path}: cannot be read: {_reason(error)}") from None


def decoded(raw: bytes, name: str) -> str:
    """Bytes as UTF-8 text, with or without a byte order mark.

    Raises:
        RecordError: they are in another encoding.
    """
    try:
        return raw.decode("utf-8-sig", "surrogatepass")
    except UnicodeDecodeError as error:
        found = f"byte 0x{raw[error.start]:02x} at {error.start}"
        raise RecordError(f"{name}: not UTF-8 text ({found}); save it as UTF-8") from None


def refusal(heading: str, faults: Iterable[str]) -> RecordError:
    """The error for some faults: one is told in one line, several are listed under the heading."""
    faults = list(faults)
    error = RecordError(heading, faults) if len(faults) > 1 else RecordError(faults[0])
    error.faults = tuple(faults)
    return error


@contextlib.contextmanager
def replacing(path: str | Path) -> Iterator[Path]:
    """A new file beside the one asked for, put in its place at the end, or not at all.

    Raises:
        RecordError: the folder is missing or cannot be written.
    """
    target = Path(path)
    try:
        handle, name = tempfile.mkstemp(
            dir=target.parent, prefix=f".{target.name}.", suffix=".part"
        )
    except OSError as error:
        raise RecordError(f"{target}: cannot be written: {_reason(error)}") from None
    os.close(handle)
    part = Path(name)
    try:
        yield part
        _settle(part, target)
    except OSError as error:
        raise RecordError(f"{target}: cannot be written: {_reason(error)}") from None
    finally:
        part.unlink(missing_ok=True)


def _settle(part: Path, target: Path) -> None:
    """Put the finished part in place, safe on the disk, with the rights a new file would have."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    mask = os.umask(0)
    os.umask(mask)
    part.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~mask)
    part.replace(target)


def write_bytes(content: bytes, path: str | Path) -> None:
    """Write a file whole or not at all."""
    with replacing(path) as part:
        part.write_bytes(content)


def write_text(text: str, path: str | Path) -> None:
    """Write a text file in UTF-8, whole or not at all; newlines stay as they are."""
    write_bytes(text.encode("utf-8", "surrogatepass"), path)


def _reason(error: OSError) -> str:
    return error.strerror or str(error)
