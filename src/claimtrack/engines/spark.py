"""Many machines: articles in as a Spark data frame, claims and conclusions out as data frames.

    articles -- claims_frame --> claims -- track_frame --> one row an incident

Reading is spread by article, grouping and reconciling by piece (see ``pieces.py``). Rows travel as
Arrow batches; claims and conclusions travel as JSON records, the ones ``write_claims`` writes. The
result is the one that ``track`` gives on one machine, byte for byte. Needs the extra ``spark``.
"""

from __future__ import annotations

import functools
import json
from typing import TYPE_CHECKING, Any

from claimtrack.engines.pieces import Pieces, meeting_keys
from claimtrack.engines.pool import ArticleClaims, find_claims_many
from claimtrack.errors import ClaimtrackError, MissingExtraError
from claimtrack.io.conversion import from_record, to_record
from claimtrack.model.article import Article, as_moment
from claimtrack.model.claim import Claim
from claimtrack.reconciliation.incidents import group_claims
from claimtrack.reconciliation.moments import told_at
from claimtrack.reconciliation.reconcile import reconcile
from claimtrack.reconciliation.reports import by_article

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from claimtrack.model.incident import Judgement

    Frame = Any
    Batch = Any

__all__ = ["claims_frame", "track_frame"]

CLAIMS = "article string, claim string, error string"
KEYS = "article string, block string, filed boolean"
RESULTS = "told double, article string, turn long, incident string, reconciliation string"
FIELDS = ("text", "title", "published", "outlet", "url", "id")


def claims_frame(articles: Frame) -> Frame:
    """The claims of articles: one row a claim, and one row for each article that cannot be read.

    Args:
        articles: a Spark DataFrame with a column ``text`` and any of ``id``, ``title``,
            ``published`` (a day, or ISO text), ``outlet`` and ``url``.

    Returns:
        A DataFrame of ``article`` (its id), ``claim`` (a JSON record) and ``error`` (empty unless
        the article could not be read; ``claim`` is empty then).

    Raises:
        MissingExtraError: pyspark or pyarrow is not installed.
    """
    _arrow()
    known = [name for name in FIELDS if name in articles.columns]
    return articles.select(*known).mapInArrow(_read_batches, CLAIMS)


def track_frame(
    claims: Frame,
    *,
    policy: str = "consensus",
    as_of: dt.date | str | None = None,
    judgements: Sequence[Judgement] = (),
) -> Frame:
    """Group claims by piece and reconcile each incident.

    Args:
        claims: what ``claims_frame`` gives. Every claim has to name its article.
        policy: name of the rule that sets low, best and high.
        as_of: use only what had been said by this day.
        judgements: people's decisions about pairs of claims; they win.

    Returns:
        A DataFrame of ``incident`` (its id) and ``reconciliation`` (a JSON record), one row an
        incident, in order of first report.

    Raises:
        MissingExtraError: pyspark or pyarrow is not installed.
    """
    _arrow()
    told = claims.where("claim <> ''").select("article", "claim").persist()
    find_keys = functools.partial(_keys_of, judgements=tuple(judgements))
    keys = told.groupBy("article").applyInArrow(_on_tables(find_keys), KEYS)
    placed = told.join(_pieces(keys), "article")
    conclude = functools.partial(
        _conclude, policy=policy, as_of=as_moment(as_of), judgements=tuple(judgements)
    )
    results = placed.groupBy("piece").applyInArrow(_on_tables(conclude), RESULTS)
    return results.orderBy("told", "article", "turn").select("incident", "reconciliation")


# -------------------------------------------------------------------------------- on the driver


def _pieces(keys: Frame) -> Frame:
    """The piece of every article, as (article, piece).

    Each block becomes a row that joins the articles in it to the least of them; what is left for
    the driver is one pair for each article and block that others share.
    """
    from pyspark.sql import functions as f

    blocks = keys.groupBy("block").agg(
        f.min("article").alias("least"),
        f.collect_set("article").alias("articles"),
        f.max("filed").alias("filed"),
    )
    shared = blocks.where(f.col("filed") & (f.size("articles") > 1))
    pairs = shared.select("least", f.explode("articles").alias("article")).distinct()
    pieces = Pieces()
    for row in pairs.toLocalIterator():
        pieces.join(row["least"], row["article"])
    rows = sorted((name, pieces.of(name)) for name in pieces.above)
    found = keys.sparkSession.createDataFrame(rows, "article string, piece string")
    everyone = keys.select("article").distinct().join(found, "article", "left")
    return everyone.withColumn("piece", f.coalesce("piece", "article"))


def _on_tables(work: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The same work with the hints from which Spark tells that it takes whole tables."""

    def call(table):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - hints follow
        return work(table)

    call.__annotations__ = dict.fromkeys(("table", "return"), _arrow().Table)
    return call


def _arrow() -> Any:
    try:
        import pyarrow as pa
        import pyspark  # noqa: F401 - the frames come from it; told here rather than far below
    except ImportError:
        purpose = "working on Spark"
        raise MissingExtraError(purpose, "spark") from None
    return pa


# ------------------------------------------------------------------------------- on the workers


def _read_batches(batches: Iterable[Batch]) -> Iterator[Batch]:
    for batch in batches:
        rows = []
        for row in batch.to_pylist():
            result = _read(row)
            if result.error:
                rows.append((result.article, "", result.error))
            rows += [(result.article, _text_of(claim), "") for claim in result.claims]
        yield _batch(rows, CLAIMS)


def _read(row: dict[str, Any]) -> ArticleClaims:
    """The claims of one row, or why it makes no article."""
    given = {name: value for name, value in row.items() if value is not None}
    try:
        article = Article(given.pop("text", ""), **given)
    except ClaimtrackError as error:
        return ArticleClaims(given.get("id", ""), (), f"{type(error).__name__}: {error}")
    return next(find_claims_many([article]))


def _keys_of(table: Any, judgements: Sequence[Judgement]) -> Any:
    claims = _claims_in(table)
    article = table["article"][0].as_py()
    [ordered] = by_article(claims)
    rows = [(article, key, filed) for key, filed in meeting_keys(ordered, judgements).items()]
    return _table(rows, KEYS)


def _conclude(
    table: Any, policy: str, as_of: dt.date | None, judgements: Sequence[Judgement]
) -> Any:
    claims = _claims_in(table)
    told: dict[str, float] = {}
    for claim in claims:
        name = claim.article or ""
        told[name] = min(told_at(claim), told.get(name, float("inf")))
    rows = []
    for turn, incident in enumerate(group_claims(claims, judgements=judgements)):
        result = reconcile(incident, policy=policy, as_of=as_of)
        if result.claims:
            first = incident.claims[0].article or ""
            rows.append((told[first], first, turn, incident.id, _text_of(result)))
    return _table(rows, RESULTS)


def _claims_in(table: Any) -> list[Claim]:
    return [from_record(Claim, json.loads(text)) for text in table["claim"].to_pylist()]


def _text_of(value: Any) -> str:
    """A value as one line of JSON; escaped, because Arrow takes no half of a surrogate pair."""
    return json.dumps(to_record(value), separators=(",", ":"))


def _table(rows: Sequence[tuple[Any, ...]], schema: str) -> Any:
    return _arrow().Table.from_batches([_batch(rows, schema)])


def _batch(rows: Sequence[tuple[Any, ...]], schema: str) -> Batch:
    pa = _arrow()
    kinds = {
        "string": pa.string(),
        "double": pa.float64(),
        "long": pa.int64(),
        "boolean": pa.bool_(),
    }
    fields = [field.split() for field in schema.split(", ")]
    columns = list(zip(*rows, strict=True)) or [()] * len(fields)
    arrays = [
        pa.array(column, kinds[kind]) for column, (_, kind) in zip(columns, fields, strict=True)
    ]
    return pa.RecordBatch.from_arrays(arrays, [name for name, _ in fields])
