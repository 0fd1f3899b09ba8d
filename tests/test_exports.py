"""Exports: exact columns, the types they hold, identities of the codebooks, and the way back."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimtrack as ct
from claimtrack.io.exchange import from_claims_table, from_ged, to_claims_table
from claimtrack.io.exports import (
    EXPORTS,
    to_acled,
    to_claimreview,
    to_ged,
    to_gtd,
    to_hxl,
    to_minmax,
    write_export,
)
from claimtrack.io.exports_hxl import HXL_TAGS
from claimtrack.io.exports_parts import columns_of

ARTICLE = ct.Article(
    "Text.",
    title="=Clash in Alpha",
    published="2018-02-11",
    outlet="Times",
    url="https://example.org",
)
SOLDIERS = ct.Group("soldiers", role="soldier", affiliation="Norvania")
REBELS = ct.Group("rebels", role="combatant", affiliation="Karst Front")
WHERE = ct.Place("Alpha", admin="North", country="SY", lat=35.93, lon=36.63, precision=1)
SAID: dict[str, Any] = {
    "where": WHERE,
    "when": "2018-02-10",
    "source": "SOHR",
    "article": ARTICLE,
    "reported": "2018-02-11",
}


def concluded(*claims: ct.Claim) -> list[ct.Reconciliation]:
    return [ct.reconcile(one) for one in ct.group_claims(claims)]


def clash() -> list[ct.Reconciliation]:
    return concluded(
        ct.Claim("killed", 34, **SAID),
        ct.Claim("killed", 32, who=REBELS, by=SOLDIERS, scope="part", **SAID),
        ct.Claim("killed", 2, who=SOLDIERS, scope="part", **SAID),
        ct.Claim("injured", 7, who="civilians", **SAID),
    )


PYTHON = {"whole": (int, type(None)), "number": (float, type(None)), "text": (str, type(None))}


@pytest.mark.parametrize(
    ("name", "make", "count"),
    [("ged", to_ged, 49), ("acled", to_acled, 31), ("minmax", to_minmax, 23), ("gtd", to_gtd, 65)],
)
def test_a_row_has_the_columns_of_its_format_and_their_types(
    name: str, make: Any, count: int
) -> None:
    [row] = make(clash(), [ARTICLE])
    kinds = columns_of(name)

    assert list(row) == list(kinds)
    assert len(kinds) == count
    assert not {c: v for c, v in row.items() if not isinstance(v, PYTHON[kinds[c]])}


def test_ged_tells_the_sides_apart() -> None:
    [row] = to_ged(clash(), [ARTICLE])

    assert (row["side_a"], row["side_b"], row["type_of_violence"]) == ("Norvania", "Karst Front", 1)
    assert (row["deaths_a"], row["deaths_b"], row["deaths_unknown"]) == (2, 32, 0)
    assert (row["best"], row["date_prec"], row["country"]) == (34, 1, "Syria")
    assert (row["source_office"], row["number_of_sources"]) == ("Times", 1)


def test_one_sided_violence_has_no_deaths_of_sides() -> None:
    claim = ct.Claim("killed", 9, who="civilians", by=REBELS, **SAID)
    [row] = to_ged(concluded(claim))

    assert (row["type_of_violence"], row["side_b"]) == (3, "Civilians")
    assert (row["deaths_a"], row["deaths_b"], row["deaths_civilians"]) == (0, 0, 9)


def test_an_open_high_is_the_largest_figure_said() -> None:
    [row] = to_ged(concluded(ct.Claim("killed", ct.Count.at_least(12), **SAID)))

    assert (row["low"], row["best"], row["high"]) == (12, 12, 12)


numbers = st.integers(0, 500)
people = st.sampled_from([ct.Group(), SOLDIERS, REBELS, ct.Group("civilians", role="civilian")])
counts = st.one_of(
    numbers.map(ct.Count.exactly), numbers.map(ct.Count.at_least), numbers.map(ct.Count.up_to)
)


@given(st.lists(st.tuples(counts, people, st.sampled_from(["SOHR", "UN"])), min_size=1, max_size=5))
def test_best_is_the_sum_of_the_deaths(said: list[tuple[ct.Count, ct.Group, str]]) -> None:
    claims = [
        ct.Claim("killed", count, who=who, **{**SAID, "source": source})
        for count, who, source in said
    ]
    for row in to_ged([ct.reconcile(claims)]):
        parts = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
        assert row["best"] == sum(row[part] for part in parts)
        assert min(row[part] for part in parts) >= 0
        assert row["low"] <= row["best"] <= row["high"]


def test_period_totals_are_no_events() -> None:
    total = ct.Claim("killed", 340_000, when="2011-03/2018-02", scope="period", source="SOHR")

    assert to_ged(concluded(total)) == to_acled(concluded(total)) == []


def test_gtd_numbers_the_incidents_of_a_day() -> None:
    elsewhere = {**SAID, "where": ct.Place("Omega", lat=-10.0, lon=100.0), "article": "b"}
    rows = to_gtd(concluded(ct.Claim("killed", 3, **SAID), ct.Claim("killed", 4, **elsewhere)))

    assert [row["eventid"] for row in rows] == [201802100001, 201802100002]
    assert {(row["iyear"], row["imonth"], row["iday"]) for row in rows} == {(2018, 2, 10)}


def test_least_and_most_prefer_civilians() -> None:
    [row] = to_minmax(
        concluded(ct.Claim("killed", 9, **SAID), ct.Claim("killed", 4, who="civilians", **SAID))
    )

    assert (row["Reported Minimum"], row["Reported Maximum"]) == (4, 4)


def test_hxl_has_its_tags_below_the_header(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write_export("hxl", clash(), path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, tags, row = csv.reader(file)

    assert dict(zip(header, tags, strict=True)) == HXL_TAGS
    assert row[header.index("killed (best)")] == "34"
    assert list(to_hxl(clash())[0]) == header


def test_a_review_for_every_claim() -> None:
    reviews = to_claimreview(clash(), [ARTICLE])
    item = reviews[0]["itemReviewed"]

    assert len(reviews) == 4
    assert {review["@type"] for review in reviews} == {"ClaimReview"}
    assert item["appearance"]["publisher"]["name"] == "Times"
    assert item["author"]["name"] == "Syrian Observatory for Human Rights"


@pytest.mark.parametrize("name", EXPORTS)
def test_every_export_is_written_and_safe_to_open(name: str, tmp_path: Path) -> None:
    path = tmp_path / ("a.json" if name == "claimreview" else "a.csv")
    write_export(name, clash(), path, [ARTICLE])
    text = path.read_text(encoding="utf-8-sig")
    if name == "claimreview":
        assert len(json.loads(text)) == 4
    else:
        rows = list(csv.reader(text.splitlines()[-1:]))
        assert not [cell for cell in rows[0] if cell.startswith(("=", "+", "@"))]


def test_an_unknown_export_offers_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(ct.UnknownNameError, match="did you mean 'acled'"):
        write_export("aclde", [], tmp_path / "a.csv")


# ------------------------------------------------------------------------------------- way back


def table(folder: Path, rows: list[dict[str, Any]]) -> Path:
    path = folder / "table.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


ROWS = [
    dict(zip(columns_of("radford"), values, strict=True))
    for values in [
        (3, "Military Deaths", "Norvania", "Ministry of Norvania", "Cumulative", 100, 0, 0),
        (3, "Military Deaths", "Norvania", "The Front", "Cumulative", 700, 1, 0),
        (3, "Military Deaths", "Norvania", "The Front", "Cumulative", 1500, 0, 1),
        (9, "Civilian Injuries", "Norvania", "Some Body", "Day", 12, 0, 0),
        (9, "Military Casualties", "Karst", "Some Body", "Day", 0, 0, 0),
    ]
]


def test_the_claim_table_comes_back_row_for_row(tmp_path: Path) -> None:
    claims = from_claims_table(table(tmp_path, ROWS), "2022-02-24")

    assert to_claims_table(claims, "2022-02-24") == ROWS
    assert [str(claim.harm) for claim in claims][-2:] == ["injured", "casualties"]


def test_a_range_takes_two_rows() -> None:
    claim = ct.Claim("killed", ct.Count.between(20, 30), who="soldiers", when="2022-03-01")
    rows = to_claims_table([claim], "2022-02-24")

    assert [(r["loss_count"], r["minimum"], r["maximum"]) for r in rows] == [(20, 1, 0), (30, 0, 1)]


def test_what_the_claim_table_cannot_say_is_left_out() -> None:
    claims = [ct.Claim("displaced", 5, who="civilians", when="2022-03-01"), ct.Claim("killed", 5)]

    assert to_claims_table(claims, "2022-02-24") == []


def test_every_fault_of_a_table_is_told_with_its_line(tmp_path: Path) -> None:
    rows = [{**ROWS[0], "category": "Naval Deaths"}, ROWS[1], {**ROWS[2], "days": "soon"}]
    with pytest.raises(ct.RecordError) as caught:
        from_claims_table(table(tmp_path, rows), "2022-02-24")

    assert ["line 2" in fault for fault in caught.value.faults] == [True, False]
    assert "line 4" in caught.value.faults[1]


def test_ged_comes_back_as_claims(tmp_path: Path) -> None:
    total, *parts = from_ged(table(tmp_path, to_ged(clash(), [ARTICLE])))

    assert (total.count.low, total.count.high, total.source.root) == (34, 34, "ucdp")
    assert sorted(part.count.low for part in parts) == [2, 32]
    assert {part.whole for part in parts} == {total.id}
    assert str(total.when) == "2018-02-10"


def test_ged_rows_out_of_order_are_read_by_least_and_most(tmp_path: Path) -> None:
    [row] = to_ged(concluded(ct.Claim("killed", 9, **SAID)))
    [total] = from_ged(table(tmp_path, [{**row, "low": 3, "best": 9, "high": 7}]))

    assert (total.count.low, total.count.stated, total.count.high) == (3, 9, 9)
