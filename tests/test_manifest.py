"""A manifest says what a result was made with, and tells what has changed since."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimtrack import Article, RecordError, find_claims
from claimtrack.cli import main
from claimtrack.io.manifest import check_manifest, manifest, manifest_path, write_manifest

ARTICLE = Article("Two soldiers were killed in Homs, police said.", published="2018-02-10", id="a")


def written(folder: Path) -> Path:
    out = folder / "out.txt"
    out.write_text("killed 2", encoding="utf-8")
    write_manifest(out, manifest(articles=[ARTICLE], claims=find_claims(ARTICLE), policy="ucdp"))
    return out


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    first = manifest_path(written(tmp_path)).read_bytes()
    second = manifest_path(written(tmp_path)).read_bytes()

    assert first == second


def test_names_inputs_versions_and_policy(tmp_path: Path) -> None:
    made = json.loads(manifest_path(written(tmp_path)).read_text(encoding="utf-8"))

    assert made["articles"] == ["a"]
    assert made["claims"]["number"] == 1
    assert made["policy"] == "ucdp"
    assert {"claimtrack", "rapidfuzz"} <= set(made["library"])
    assert len(made["data"]["sources.tsv"]) == 64


def test_order_of_input_makes_no_difference() -> None:
    claims = find_claims("Two soldiers and three drivers were killed.")

    assert manifest(claims=claims) == manifest(claims=reversed(claims))


def test_nothing_changed_is_told_as_nothing(tmp_path: Path) -> None:
    assert check_manifest(written(tmp_path)) == ()


def test_tells_a_changed_output_and_data_file(tmp_path: Path) -> None:
    out = written(tmp_path)
    path = manifest_path(out)
    record = json.loads(path.read_text(encoding="utf-8"))
    record["data"]["sources.tsv"] = "0" * 64
    path.write_text(json.dumps(record), encoding="utf-8")
    out.write_text("killed 3", encoding="utf-8")

    assert [line.split(":")[0] for line in check_manifest(out)] == ["output", "data sources.tsv"]


@pytest.mark.parametrize("content", ["{", "[]"])
def test_a_broken_manifest_is_refused(tmp_path: Path, content: str) -> None:
    out = written(tmp_path)
    manifest_path(out).write_text(content, encoding="utf-8")

    with pytest.raises(RecordError, match="manifest"):
        check_manifest(out)


@pytest.mark.parametrize("command", ["claims", "track"])
def test_the_command_line_leaves_a_manifest(tmp_path: Path, command: str) -> None:
    story = tmp_path / "story.txt"
    story.write_text(ARTICLE.text, encoding="utf-8")
    out = tmp_path / "out.csv"
    run = CliRunner().invoke(main, [command, str(story), "-o", str(out), "--manifest"])

    assert run.exit_code == 0, run.output
    assert check_manifest(out) == ()
