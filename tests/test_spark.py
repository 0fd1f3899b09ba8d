"""Spark gives what one machine gives, byte for byte; and pieces are grouped as the whole is."""

import json
import os
import random
import shutil
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from claimtrack import Article, Judgement, find_claims, group_claims, reconcile
from claimtrack.engines.pieces import Pieces, meeting_keys
from claimtrack.engines.spark import claims_frame, track_frame
from claimtrack.io.conversion import to_record
from claimtrack.model.claim import Claim
from claimtrack.reconciliation.reports import by_article

# Spark warns that it has not tried the newest pandas; no pandas is used here.
pytestmark = pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas")

TOWNS = ("Homs", "Aleppo", "Idlib", "Raqqa", "Hama", "Daraa", "Palmyra", "Tartus")
TELLINGS = (
    "Shelling killed {n} civilians in {town} on {day}, {source} said. Two were children.",
    "At least {n} people died in {town}, {source} reported, up from {m}.",
    "{source} said {n} soldiers were killed and {m} wounded near {town}.",
    "No one was hurt in {town}, {source} said. More than {m} have been killed there since 2011.",
    "The weather in {town} will stay dry, {source} said.",
)
SOURCES = ("the Syrian Observatory for Human Rights", "state media", "police", "a local doctor")


def articles(number: int) -> list[Article]:
    """Invented reports over some years, some of the same thing."""
    dice = random.Random(7)  # noqa: S311 - invented news, no secrets
    made = []
    for index in range(number):
        text = dice.choice(TELLINGS).format(
            n=dice.randint(2, 9),
            m=dice.randint(10, 40),
            town=dice.choice(TOWNS),
            source=dice.choice(SOURCES),
            day=dice.choice(("Monday", "Friday")),
        )
        day = f"20{dice.randint(11, 18)}-0{dice.randint(1, 9)}-{dice.randint(1, 28):02}"
        made.append(Article(text, id=f"a-{index:05}", published=day, outlet=f"Post {index % 5}"))
    return made


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    sql = pytest.importorskip("pyspark.sql", reason="pyspark is not installed: extra 'spark'")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Spark needs Java, which is not here")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    session = builder.config("spark.sql.shuffle.partitions", "4").getOrCreate()
    yield session
    session.stop()


def told_here(given: list[Article], judgements: list[Judgement]) -> list[tuple[str, str]]:
    claims = [claim for article in given for claim in find_claims(article)]
    results = [reconcile(incident) for incident in group_claims(claims, judgements=judgements)]
    return [
        (r.incident.id, json.dumps(to_record(r), separators=(",", ":")))
        for r in results
        if r.claims
    ]


def frame_of(session: Any, given: list[Article]) -> Any:
    rows = [(a.text, a.title, str(a.published), a.outlet, a.id) for a in given]
    return session.createDataFrame(
        rows, "text string, title string, published string, outlet string, id string"
    )


def told_there(
    session: Any, given: list[Article], judgements: list[Judgement]
) -> list[tuple[str, str]]:
    results = track_frame(claims_frame(frame_of(session, given)), judgements=judgements)
    return [(row["incident"], row["reconciliation"]) for row in results.collect()]


def test_spark_equals_one_machine(spark: Any) -> None:
    given = articles(int(os.environ.get("CLAIMTRACK_SPARK_ARTICLES", "300")))
    claims = [claim for article in given[:40] for claim in find_claims(article)]
    judgements = [
        Judgement(claims[0], claims[-1], "same"),
        Judgement(claims[1], claims[2], "different"),
    ]

    assert told_there(spark, given, judgements) == told_here(given, judgements)


def test_spark_tells_what_it_cannot_read(spark: Any) -> None:
    frame = spark.createDataFrame(
        [
            ("Two soldiers were killed.", "last week", "a-1"),
            ("Two soldiers were killed.", None, "a-2"),
        ],
        "text string, published string, id string",
    )
    rows = {row["article"]: row for row in claims_frame(frame).collect()}

    assert "not a date: 'last week'" in rows["a-1"]["error"]
    assert json.loads(rows["a-2"]["claim"])["harm"] == "killed"


def in_pieces(claims: list[Claim], judgements: list[Judgement]) -> list[list[Claim]]:
    pieces = Pieces()
    at: dict[str, list[str]] = {}
    filed: set[str] = set()
    for group in by_article(claims):
        for key, own in meeting_keys(group, judgements).items():
            at.setdefault(key, []).append(group[0].article or "")
            filed.update([key] if own else [])
    for key in filed:
        for name in at[key]:
            pieces.join(at[key][0], name)
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(pieces.of(claim.article or ""), []).append(claim)
    return list(found.values())


def test_pieces_are_grouped_as_the_whole_is() -> None:
    claims = [claim for article in articles(200) for claim in find_claims(article)]
    judgements = [Judgement(claims[0], claims[-1], "same")]
    pieces = in_pieces(claims, judgements)
    apart = [i for piece in pieces for i in group_claims(piece, judgements=judgements)]
    whole = group_claims(claims, judgements=judgements)

    assert len(pieces) > 5
    assert sorted(apart, key=lambda i: i.id) == sorted(whole, key=lambda i: i.id)
