"""Named rules for what a Count is worth to a recorder: (low, best, high) under a name.

Recorders write down different numbers for the same words: "dozens" is 12 for ACLED, 12 to 24 for
Airwars, left blank by GTD. Each convention is a table in ``registry/data/conventions``, one row an
expression, each with its source; users add their own from a file of the same columns.
"""

from __future__ import annotations

import functools
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from claimtrack.errors import RecordError, UnknownNameError
from claimtrack.model.count import Count, Hedge, step
from claimtrack.registry.tables import read_table, table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimtrack.registry.tables import Row

__all__ = ["coded", "conventions", "register_convention", "vague_bounds"]

_COLUMNS = ("low", "best", "high")
_FORMULAS = frozenset({"", "N", "N+1", "N-1", "N+step", "low", "high", "mean"})
# Expressions finer than a hedge, and the hedge they fall back to where a table has no such row.
_FINER = {"well_over": "more_than", "odd": "about", "pair": "between"}

Coded = tuple[int | None, int | None, int | None]


@attrs.frozen
class _Convention:
    """A recorder's table: expression -> its three cells."""

    name: str
    rows: dict[str, tuple[str, str, str]]

    def cells(self, expression: str) -> tuple[str, str, str]:
        """The cells of an expression, or blanks where this recorder has no rule for it."""
        found = self.rows.get(expression) or self.rows.get(_FINER.get(expression, ""))
        return found or ("", "", "")


_registered: dict[str, _Convention] = {}


def coded(count: Count, name: str = "default") -> Coded:
    """What a recorder would write down for a count: (low, best, high), each an int or None.

    None means that nothing is written down: left blank, or left open.

    Raises:
        UnknownNameError: nobody registered the convention.

    >>> coded(Count.vague("dozens"), "airwars"), coded(Count.vague("dozens"), "gtd")
    ((12, None, 24), (None, None, None))
    >>> coded(Count.more_than(25), "airwars")
    (26, 26, 26)
    """
    low, best, high = (_value(cell, count) for cell in _convention(name).cells(_expression(count)))
    return low, best, high


def vague_bounds(word: str) -> tuple[int, int | None, str]:
    """The bounds of a vague word in the default convention, and the expression it is.

    Raises:
        UnknownNameError: the word is in no convention.

    >>> vague_bounds("a couple of"), vague_bounds("many")
    ((2, 3, 'couple'), (2, None, 'many'))
    """
    expression = _expressions().get(" ".join(word.lower().replace("_", " ").split()))
    if expression is None:
        raise UnknownNameError("vague word", word, _expressions())
    low, _, high = _convention("default").cells(expression)
    return int(low), int(high) if high else None, expression


def conventions() -> tuple[str, ...]:
    """The names ``Count.coded`` understands, the library's own and the registered.

    >>> "acled" in conventions()
    True
    """
    return tuple(sorted({*_own(), *_registered}))


def register_convention(name: str, path: str | Path) -> None:
    r"""Add a convention from a file with the columns of ``registry/data/conventions``.

    Expressions the file leaves out are coded as blank; ``source`` and ``evidence`` are optional.

    Raises:
        RecordError: a column is missing, or a cell is neither a number nor a formula; tells which.

    >>> import pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "ours.tsv")
    ...     _ = path.write_text("expression\tlow\tbest\thigh\ndozens\t24\t30\t60\n")
    ...     register_convention("ours", path)
    >>> Count.vague("dozens").coded("ours")
    (24, 30, 60)
    """
    rows = read_table(Path(path))
    _registered[name] = _read(name, rows, str(path))


def _convention(name: str) -> _Convention:
    if name in _registered:
        return _registered[name]
    if name not in _own():
        raise UnknownNameError("convention", name, conventions())
    return _load(name)


@functools.cache
def _own() -> tuple[str, ...]:
    folder = resources.files("claimtrack.registry").joinpath("data", "conventions")
    return tuple(sorted(file.name.removesuffix(".tsv") for file in folder.iterdir()))


@functools.cache
def _load(name: str) -> _Convention:
    return _read(name, table(f"conventions/{name}.tsv"), f"conventions/{name}.tsv")


def _read(name: str, rows: Iterable[Row], where: str) -> _Convention:
    kept: dict[str, tuple[str, str, str]] = {}
    faults: list[str] = []
    for row in rows:
        missing = [column for column in ("expression", *_COLUMNS) if column not in row]
        if missing:
            faults = [f"no column {column!r} @ {where}" for column in missing]
            break
        faults += [
            f"{column}={row[column]!r}: expected a whole number or one of "
            f"{', '.join(sorted(_FORMULAS - {''}))} @ {where}, row {row['expression']!r}"
            for column in _COLUMNS
            if row[column] not in _FORMULAS and not row[column].isdecimal()
        ]
        kept[row["expression"]] = (row["low"], row["best"], row["high"])
    if faults:
        raise RecordError(f"convention {name!r} cannot be read", faults)
    return _Convention(name, kept)


@functools.cache
def _expressions() -> dict[str, str]:
    """Every way to name a vague expression: the words of prose and the key itself."""
    words = {row["words"]: row["expression"] for row in table("en/vague.tsv")}
    keys = {row["expression"].replace("_", " "): row["expression"] for row in table("en/vague.tsv")}
    return {**keys, **words}


def _expression(count: Count) -> str:
    if count.hedge is Hedge.VAGUE:
        return count.word
    if count.word in _FINER:
        return count.word
    if count.hedge is Hedge.BETWEEN and count.high == count.low + 1:
        return "pair"
    return count.hedge.value


def _value(cell: str, count: Count) -> int | None:
    if not cell:
        return None
    if cell.isdecimal():
        return int(cell)
    if cell in {"low", "high"}:
        return count.low if cell == "low" else count.high
    if cell == "mean":
        return None if count.high is None else (count.low + count.high) // 2
    printed = _printed(count)
    if printed is None:
        return None
    return printed + {"N": 0, "N+1": 1, "N-1": -1, "N+step": step(printed) // 2}[cell]


def _printed(count: Count) -> int | None:
    """The printed number; bounds that nobody printed stand in with the end that is closed."""
    if count.stated is not None:
        return count.stated
    return count.low if count.high is None or count.low else count.high
