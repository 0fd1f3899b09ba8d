"""Claims in files: what a person writes, what a spreadsheet shows, and what is refused."""

import csv
import json
import sys
from pathlib import Path

import pytest

from claimtrack.errors import ClaimError, MissingExtraError, RecordError
from claimtrack.io.records import read_claims, write_claims
from claimtrack.model.claim import Claim
from claimtrack.model.group import Group
from claimtrack.model.source import Source


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_words_do_where_objects_are_expected(tmp_path: Path) -> None:
    record = {
        "harm": "dead",
        "count": "more than 30",
        "who": "militants",
        "where": "Idlib",
        "when": "2018-02-10",
        "source": "SOHR",
    }
    [claim] = read_claims(write(tmp_path, "a.jsonl", json.dumps(record)))

    assert (claim.harm.value, claim.count.low, claim.count.high) == ("killed", 31, None)
    assert (claim.who.role, claim.where and claim.where.name) == ("combatant", "Idlib")
    assert (str(claim.when), claim.source.root) == ("2018-02-10", "sohr")


def test_a_coders_spreadsheet_is_read(tmp_path: Path) -> None:
    text = "harm;count;who_label;source_relays\nkilled;12.0;soldiers;AFP; \n"
    [claim] = read_claims(write(tmp_path, "a.csv", text.replace("AFP; ", '"AFP; Reuters"')))

    assert claim.count.stated == 12
    assert claim.source.relays == ("AFP", "Reuters")


def test_whole_bounds_come_back_from_a_data_frame(tmp_path: Path) -> None:
    [claim] = read_claims(write(tmp_path, "a.csv", "harm,count_low,count_high\nkilled,3.0,\n"))

    assert (claim.count.low, claim.count.high) == (3, None)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"harm": "killed", "count": {"low": -3, "high": 2}}', "count.low is below zero"),
        ('{"harm": "killed", "count": {"low": -3, "high": 2}}', "@ $.claims[1].count.low"),
        ('{"harm": "killed", "count": {"low": 9, "high": 4}}', "count bounds are reversed"),
        ('{"harm": "killed", "count": -1}', "below zero"),
        ('{"harm": "killed", "count": 2.5}', "not a whole number: 2.5"),
        ('{"harm": "killed", "count": {"low": "many", "high": 4}}', "not a whole number: 'many'"),
        ('{"harm": "kiled", "count": 1}', "did you mean 'killed'? known"),
        ('{"count": 1}', "required field missing @ $.claims[1].harm"),
        ('{"harm": "killed", "count": 1, "sorce": "x"}', "unknown field 'sorce'; did you mean"),
        ('{"harm": "killed", "count": 1, "stance": "denyed"}', "unknown stance 'denyed'"),
        ('{"harm": "killed", "count": 1, "reported": "soon"}', "not a date: 'soon'"),
        (
            '{"harm": "killed", "count": 1, "source": {"relays": [1]}}',
            "@ $.claims[1].source.relays",
        ),
        ('{"harm": "killed", "count": 1, "who": {"label": 5}}', "not text: 5"),
        ('{"harm": "killed", "count": 1, "where": {"name": "x", "lat": "north"}}', "not a number"),
        ('{"harm": "killed", "count": 1, "span": 3}', "span is not an object: 3"),
        ('{"harm": "killed"', "line 2: broken JSON"),
        ("5", "line 2: not a JSON object"),
    ],
)
def test_a_fault_names_line_field_and_path(tmp_path: Path, line: str, said: str) -> None:
    path = write(tmp_path, "a.jsonl", '{"harm": "killed", "count": 1}\n' + line)
    with pytest.raises(RecordError) as caught:
        read_claims(path)

    assert said in str(caught.value)
    assert "line 2" in str(caught.value)
    assert "Error" not in str(caught.value)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    text = "harm,count\nkilled,-1\nkiled,2\nkilled,3\nkilled,x,y\n"
    with pytest.raises(RecordError) as caught:
        read_claims(write(tmp_path, "a.csv", text))

    assert [fault.partition("line ")[2][0] for fault in caught.value.faults] == ["2", "3", "5"]


def test_lenient_reading_keeps_what_fits_and_names_the_rest(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", "harm,count\nkilled,-1\nkilled,3\n")
    with pytest.warns(UserWarning, match="left out: .*line 2"):
        [claim] = read_claims(path, strict=False)

    assert claim.count.stated == 3


def test_an_unknown_column_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="unknown field 'cuont'; did you mean 'count'"):
        read_claims(write(tmp_path, "a.csv", "harm,cuont\nkilled,1\n"))


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.parquet", "a.json"])
def test_a_missing_file_is_one_clear_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(RecordError, match="cannot be read: No such file"):
        read_claims(tmp_path / name)


@pytest.mark.parametrize("name", ["a.csv", "a.json", "a.parquet"])
def test_a_file_of_another_kind_is_refused(tmp_path: Path, name: str) -> None:
    if name == "a.parquet":
        pytest.importorskip("pyarrow")
    with pytest.raises(RecordError):
        read_claims(write(tmp_path, name, ""))


def test_without_pyarrow_the_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"claimtrack\[parquet\]"):
        write_claims([Claim("killed", 1)], tmp_path / "a.parquet")

    assert not list(tmp_path.iterdir())


def test_an_unknown_ending_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"expected \.jsonl"):
        write_claims([], tmp_path / "a.xlsx")

    assert not list(tmp_path.iterdir())


def test_nothing_is_half_written(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", "as it was")
    with pytest.raises(ClaimError):
        write_claims([Claim("killed", 1), "no claim"], path)  # type: ignore[list-item]

    assert path.read_text() == "as it was"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="cannot be written"):
        write_claims([], tmp_path / "nowhere" / "a.csv")


def test_no_cell_runs_as_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    claim = Claim("killed", 1, who=Group('=HYPERLINK("http://x")'), source=Source(speaker="@sum"))
    write_claims([claim], path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        [row] = csv.DictReader(file)

    assert path.read_bytes().startswith(b"\xef\xbb\xbf")  # how a spreadsheet knows UTF-8
    assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]
    assert read_claims(path) == [claim]


def test_names_within_a_file_become_content_ids(tmp_path: Path) -> None:
    lines = [
        {"id": "b", "harm": "killed", "count": 2, "who": "children", "whole": "a"},
        {"id": "a", "harm": "killed", "count": 45, "replaces": "c"},
        {"id": "c", "harm": "killed", "count": 39},
    ]
    text = "\n".join(json.dumps(line) for line in lines)
    part, toll, earlier = read_claims(write(tmp_path, "a.jsonl", text))

    assert (part.whole, toll.replaces) == (toll.id, earlier.id)


def test_a_json_document_of_claims(tmp_path: Path) -> None:
    path = write(tmp_path, "a.json", '{"claims": [{"harm": "killed", "count": 1}, 5]}')
    with pytest.raises(RecordError, match=r"not an object: 5 @ \$\.claims\[1\]"):
        read_claims(path)
