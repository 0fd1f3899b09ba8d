"""Tables of figures as pandas data frames: policies side by side, a toll day by day, biases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimtrack.errors import MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["FIGURES", "data_frame", "figures_frame"]

FIGURES = ("low", "best", "high")


def data_frame(records: Iterable[Sequence[object]], columns: Sequence[str]) -> Any:
    """One row a record.

    Raises:
        MissingExtraError: pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError:
        raise MissingExtraError("a data frame", "pandas") from None
    return pd.DataFrame(list(records), columns=list(columns))


def figures_frame(records: Iterable[Sequence[object]], columns: Sequence[str]) -> Any:
    """One row a record, known by its first column; low, best and high as nullable integers."""
    frame = data_frame(records, columns)
    return frame.astype(dict.fromkeys(FIGURES, "Int64")).set_index(columns[0])
