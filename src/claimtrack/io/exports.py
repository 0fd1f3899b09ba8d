"""Conclusions in the columns other people's tools read: GED, ACLED, GTD, min-max, HXL, ClaimReview.

Each ``to_`` function gives plain rows with every column of the format, in its order, and None where
it takes a coder or the publisher's own ids; ``registry/data/export_columns.tsv`` says what is put
where. Period totals are left out of tables of events.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from claimtrack.errors import UnknownNameError
from claimtrack.io.exports_events import acled_row, columns_of, ged_row, gtd_row, minmax_row
from claimtrack.io.exports_hxl import HXL_TAGS, hxl_row
from claimtrack.io.exports_review import reviews
from claimtrack.io.files import write_text
from claimtrack.io.tables import csv_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from claimtrack.model.article import Article
    from claimtrack.model.estimate import Reconciliation

__all__ = [
    "EXPORTS",
    "to_acled",
    "to_claimreview",
    "to_ged",
    "to_gtd",
    "to_hxl",
    "to_minmax",
    "write_export",
]

Rows = list[dict[str, Any]]

EXPORTS = ("ged", "acled", "gtd", "minmax", "hxl", "claimreview")
"""Names of the formats ``write_export`` knows."""


def to_ged(results: Iterable[Reconciliation], articles: Iterable[Article] = ()) -> Rows:
    """Rows in the columns of UCDP GED 23.1; ``best`` is the sum of the four columns of deaths.

    >>> import claimtrack as ct
    >>> claims = [ct.Claim("killed", 32, who="civilians", where="Idlib", when="2018-02-10")]
    >>> [row] = to_ged([ct.reconcile(one) for one in ct.group_claims(claims)])
    >>> row["best"], row["deaths_civilians"], row["date_prec"]
    (32, 32, 1)
    """
    return _rows(ged_row, results, articles)


def to_acled(results: Iterable[Reconciliation], articles: Iterable[Article] = ()) -> Rows:
    """Rows in the columns of an ACLED export; event types are left to a coder."""
    return _rows(acled_row, results, articles)


def to_gtd(results: Iterable[Reconciliation], articles: Iterable[Article] = ()) -> Rows:
    """Rows in the columns of the Global Terrorism Database; blank is unknown, 0 is none."""
    rows = _rows(gtd_row, results, articles)
    days: dict[str, int] = {}
    for row in rows:
        day = f"{row['iyear'] or 0:04}{row['imonth']:02}{row['iday']:02}"
        days[day] = days.get(day, 0) + 1
        row["eventid"] = int(f"{day}{days[day]:04}")
    return rows


def to_minmax(results: Iterable[Reconciliation], articles: Iterable[Article] = ()) -> Rows:
    """Rows as Iraq Body Count and Airwars publish them: a least and a most for each harm."""
    return _rows(minmax_row, results, articles)


def to_hxl(results: Iterable[Reconciliation], articles: Iterable[Article] = ()) -> Rows:
    """Rows of the HXL table; the tags of the columns are ``exports_hxl.HXL_TAGS``."""
    names = {article.id: article for article in articles}
    return [row for one in results for row in hxl_row(one, names)]


def to_claimreview(
    results: Iterable[Reconciliation], articles: Iterable[Article] = ()
) -> list[dict[str, Any]]:
    """Every claim as a schema.org ClaimReview: what was said by whom, and how it stands.

    >>> import claimtrack as ct
    >>> [review] = to_claimreview([ct.reconcile([ct.Claim("killed", 32, source="SOHR")])])
    >>> review["itemReviewed"]["author"]["name"]
    'Syrian Observatory for Human Rights'
    """
    names = {article.id: article for article in articles}
    return [review for one in results for review in reviews(one, names)]


def write_export(
    name: str, results: Iterable[Reconciliation], path: str | Path, articles: Iterable[Article] = ()
) -> None:
    """Write results in a format by its name: CSV, and JSON for ClaimReview.

    Raises:
        UnknownNameError: the format is none of ``EXPORTS``.
    """
    results = list(results)
    if name == "claimreview":
        text = json.dumps(to_claimreview(results, articles), ensure_ascii=False, indent=1)
        write_text(f"{text}\n", path)
    elif name == "hxl":
        rows = to_hxl(results, articles)
        write_text("\ufeff" + csv_text([HXL_TAGS, *rows], list(HXL_TAGS), unguarded=1), path)
    elif name in _TABLES:
        rows = _TABLES[name](results, articles)
        write_text("\ufeff" + csv_text(rows, list(columns_of(name))), path)
    else:
        raise UnknownNameError("export", name, EXPORTS)


_TABLES = {"ged": to_ged, "acled": to_acled, "gtd": to_gtd, "minmax": to_minmax}


def _rows(make: Any, results: Iterable[Reconciliation], articles: Iterable[Article]) -> Rows:
    names = {article.id: article for article in articles}
    return [make(one, names) for one in results if not one.incident.is_period]
