"""The command line: what it prints, what it writes, and how it takes a user's mistakes."""

import csv
import json
import re
import runpy
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import claimtrack as ct
from claimtrack.cli import main
from claimtrack.cli.running import progress

STORY = """Title: Shells kill nine in Homs
Published: 2018-02-10
Outlet: Example Times

Nine people were killed in Homs on Saturday, the Syrian Observatory for Human Rights said.
"""


@pytest.fixture
def story(tmp_path: Path) -> str:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return str(path)


@pytest.fixture
def database(tmp_path: Path, story: str) -> str:
    path = str(tmp_path / "kept.db")
    assert run("ledger", "init", path).exit_code == 0
    assert run("ledger", "add", path, story).exit_code == 0
    return path


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=stdin)


def loaded(*arguments: str, stdin: str | None = None) -> dict[str, Any]:
    result = run(*arguments, "--json", stdin=stdin)
    assert result.exit_code == 0, result.output
    return dict(json.loads(result.output))


# ---------------------------------------------------------------------------------------- reading


def test_count_reads_numbers_of_people_and_leaves_measures() -> None:
    output = run("count", "more than 30 killed 12 km away").output

    assert "more than 30" in output
    assert "31" in output
    assert "km" not in output
    assert loaded("count", "-", stdin="dozens hurt")["counts"]
    assert run("count", "nothing here").output == "no number found\n"


def test_claims_are_listed_and_written(story: str, tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"

    assert "killed nine" in run("claims", story).output
    assert run("claims", story, "-o", str(path)).exit_code == 0
    assert len(ct.read_claims(path)) == len(loaded("claims", story)["claims"])


def test_standard_input_is_an_article() -> None:
    assert "Example Times" in run("claims", "-", stdin=STORY).output


def test_track_prints_what_a_journalist_reads(story: str) -> None:
    output = run("track", story).output

    assert "Homs" in output
    assert "10 February 2018" in output
    assert re.search(r"killed +people +9 +9 +9", output)
    assert "Who says what" in output
    assert "Example Times, 2018-02-10" in output
    assert "\x1b" not in output


def test_track_takes_claims_as_well_as_articles(tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    ct.write_claims([ct.Claim("killed", 32, where="Idlib", source="SOHR")], path)

    assert "killed 32" in run("track", str(path)).output
    assert "no claim found" in run("track", "-", stdin="A quiet day.").output


def test_track_looks_back(story: str) -> None:
    assert "no claim found" in run("track", story, "--as-of", "2018-02-09").output


@pytest.mark.parametrize("ending", ["json", "jsonl", "csv", "txt", "html"])
def test_track_writes_what_the_ending_says(story: str, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"out.{ending}"
    result = run("track", story, "-o", str(path))

    assert (result.exit_code, result.output) == (0, "")
    assert "Homs" in path.read_text(encoding="utf-8")


def test_track_writes_other_people_s_columns(story: str, tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    assert run("track", story, "--as", "ged", "-o", str(path)).exit_code == 0
    with path.open(encoding="utf-8-sig", newline="") as file:
        [row] = csv.DictReader(file)

    assert row["best"] == "9"


def test_policies_are_listed() -> None:
    assert "consensus" in run("policies").output.split()
    assert "consensus" in loaded("policies")["policies"]


# ----------------------------------------------------------------------------------------- ledger


def test_a_ledger_is_filled_once(database: str, story: str) -> None:
    assert run("ledger", "add", database, story).output.startswith("0 articles and 0 claims added")
    assert loaded("ledger", "add", database, story)["articles"] == 0


def test_a_ledger_is_searched_and_shown(database: str) -> None:
    [incident] = loaded("ledger", "incidents", database, "--place", "homs")["incidents"]
    name = str(incident["id"])

    assert name in run("ledger", "incidents", database, "--harm", "killed").output
    assert "no incident found" in run("ledger", "incidents", database, "--place", "Oslo").output
    assert "Who says what" in run("ledger", "show", database, name[:12]).output
    assert "2018-02-10" in run("ledger", "history", database, name).output
    assert "added article" in run("ledger", "history", database).output


def test_a_ledger_takes_judgements_and_retractions(database: str, tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    ct.write_claims([ct.Claim("killed", 5, where="Oslo", when="2001-01-01")], path)
    run("ledger", "add", database, str(path))
    found = loaded("ledger", "incidents", database)["incidents"]
    names = [one["claims"][0]["id"] for one in found]

    assert run("ledger", "judge", database, *names[:2], "same", "--by", "AB").exit_code == 0
    assert len(loaded("ledger", "incidents", database)["incidents"]) == len(names) - 1
    assert "1 claim retracted" in run("ledger", "retract", database, names[0], "--why", "x").output
    assert "claims.jsonl" in run("ledger", "export", database, str(tmp_path / "out")).output


# ---------------------------------------------------------------------------------------- mistakes

MISTAKES = [
    (["track", "nowhere.txt"], "nowhere.txt: cannot be read: No such file"),
    (["track", "{story}", "--policy", "concensus"], "did you mean 'consensus'?"),
    (["track", "{story}", "--as-of", "soon"], "not a date: 'soon'"),
    (["track", "{story}", "-o", "out.docx"], "unknown kind of file"),
    (["track", "{story}", "--as", "gde", "-o", "x.csv"], "did you mean 'gtd'?"),
    (["track", "{story}", "--as", "ged"], "add -o FILE"),
    (["track", "{story}", "-o", "{folder}/no/where.csv"], "cannot be written"),
    (["claims", "{folder}/empty"], "no article in this folder"),
    (["claims", "{folder}/bad.jsonl"], "bad.jsonl line 1: broken JSON"),
    (["claims", "{folder}/bad.csv"], "below zero"),
    (["claims", "{folder}/dateless.txt"], "the header gives no date"),
    (["ledger", "show", "{folder}/none.db", "x"], "no ledger there"),
    (["ledger", "incidents", "{story}"], "not a ledger"),
    (["ledger", "init", "{story}"], "there already"),
    (["ledger", "show", "{database}", "nobody"], "unknown incident 'nobody'"),
    (["ledger", "incidents", "{database}", "--harm", "kiled"], "unknown harm 'kiled'"),
]


@pytest.mark.parametrize(("arguments", "said"), MISTAKES)
def test_a_mistake_is_one_clear_line(
    arguments: list[str], said: str, tmp_path: Path, story: str, database: str
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "bad.jsonl").write_text('{"text": ')
    (tmp_path / "bad.csv").write_text("harm,count\nkilled,-1\n")
    (tmp_path / "dateless.txt").write_text("Title: x\n\ntext")
    names = {"story": story, "folder": str(tmp_path), "database": database}
    result = run(*[argument.format(**names) for argument in arguments])

    assert result.exit_code == 2
    assert result.output.startswith("claimtrack: ")
    assert said in result.output
    assert result.output.count("\n") == 1
    assert "Traceback" not in result.output


def test_the_package_runs_as_a_module() -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("sys.argv", ["claimtrack", "--version"])
        with pytest.raises(SystemExit) as ended:
            runpy.run_module("claimtrack", run_name="__main__")

    assert ended.value.code == 0


def test_nothing_given_is_a_usage_error() -> None:
    result = run("track")

    assert result.exit_code == 2
    assert "Usage:" in result.output


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_explains_itself(command: str) -> None:
    assert "--help" in run(command, "--help").output


def test_work_in_a_pipe_shows_no_progress(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(progress(range(200), "articles")) == list(range(200))
    assert capsys.readouterr().err == ""
