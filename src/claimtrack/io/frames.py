"""Estimates and claims as data frames: pandas or polars, whichever is there."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from claimtrack.errors import MissingExtraError
from claimtrack.io import flat
from claimtrack.io.conversion import to_record
from claimtrack.model.claim import Claim

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimtrack.model.estimate import Reconciliation

__all__ = ["claims_frame", "estimate_rows", "estimates_frame"]


def estimates_frame(reconciliations: Iterable[Reconciliation]) -> Any:
    """One row an estimate: what, where and when it happened, low, best and high.

    Whole numbers stay whole where some are missing (pandas ``Int64``); an open ``high`` is missing.

    Raises:
        MissingExtraError: neither pandas nor polars is installed.

    >>> import claimtrack as ct
    >>> frame = estimates_frame([ct.reconcile([ct.Claim("killed", 32)])])
    >>> int(frame["best"][0])
    32
    """
    return _frame(estimate_rows(reconciliations), ESTIMATE_COLUMNS)


def claims_frame(claims: Iterable[Claim]) -> Any:
    """One row a claim, with the columns of its CSV file.

    Raises:
        MissingExtraError: neither pandas nor polars is installed.

    >>> frame = claims_frame([Claim("killed", 32, source="SOHR")])
    >>> list(frame["source_organisation"])
    ['SOHR']
    """
    kinds = {column.name: column.kind for column in flat.columns(Claim)}
    return _frame([flat.row_of(to_record(claim), Claim) for claim in claims], kinds)


ESTIMATE_COLUMNS = {
    "incident": "text",
    "is_period": "flag",
    "place": "text",
    "admin": "text",
    "country": "text",
    "lat": "number",
    "lon": "number",
    "start": "day",
    "end": "day",
    "harm": "text",
    "who": "text",
    "low": "whole",
    "best": "whole",
    "high": "whole",
    "policy": "text",
    "as_of": "text",
    "claims": "whole",
    "sources": "whole",
    "conflicts": "whole",
}
"""Columns of the table of estimates, and the kind of each."""


def estimate_rows(reconciliations: Iterable[Reconciliation]) -> list[dict[str, Any]]:
    """The rows of the table of estimates as plain values."""
    return [row for result in reconciliations for row in _rows(result)]


def _rows(result: Reconciliation) -> list[dict[str, Any]]:
    incident, place = result.incident, result.incident.where
    roots = {claim.id: claim.source.root for claim in result.claims}
    conflicts = sum(finding.relation.value == "conflicts" for finding in result.findings)
    return [
        {
            "incident": incident.id,
            "is_period": incident.is_period,
            "place": place.name if place else None,
            "admin": place.admin if place else None,
            "country": place.country if place else None,
            "lat": place.lat if place else None,
            "lon": place.lon if place else None,
            "start": incident.when.start,
            "end": incident.when.end,
            "harm": estimate.harm.value,
            "who": str(estimate.who),
            "low": estimate.low,
            "best": estimate.best,
            "high": estimate.high,
            "policy": result.policy,
            "as_of": result.as_of.isoformat() if result.as_of else None,
            "claims": len(estimate.claims),
            "sources": len({roots[claim] for claim in estimate.claims if claim in roots}),
            "conflicts": conflicts,
        }
        for estimate in result.estimates
    ]


def _frame(rows: list[dict[str, Any]], kinds: dict[str, str]) -> Any:
    library = _library()
    columns = {name: [row[name] for row in rows] for name in kinds}
    whole = [name for name, kind in kinds.items() if kind == "whole"]
    if library.__name__ == "polars":
        types = dict.fromkeys(whole, library.Int64)
        return library.DataFrame(columns, schema_overrides=types, strict=False)
    return library.DataFrame(columns).astype(dict.fromkeys(whole, "Int64"))


def _library() -> Any:
    for name in ("pandas", "polars"):
        try:
            return importlib.import_module(name)
        except ImportError:
            continue
    raise MissingExtraError("a data frame", "pandas")
