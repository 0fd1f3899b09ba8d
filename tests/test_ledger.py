"""The ledger: the same incidents as grouping at once, and nothing lost whatever happens to it."""

import datetime as dt
import os
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import claimtrack as ct
from claimtrack.io import ledger_file

ROUNDS = int(os.environ.get("CLAIMTRACK_KILL_ROUNDS", "4"))
TOWNS = [("Alpha", 10.0, 10.0), ("Beta", 10.2, 10.1), ("Gamma", 30.0, 30.0), ("Delta", 50.0, 5.0)]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[ct.Ledger]:
    with ct.Ledger(tmp_path / "kept.db") as opened:
        yield opened


def claim(number: int = 2, town: str = "Alpha", day: str = "2020-01-01", **said: Any) -> ct.Claim:
    fields: dict[str, Any] = {"where": town, "when": day, "source": "SOHR", "reported": day}
    return ct.Claim("killed", number, **{**fields, **said})


def stories(seed: int, events: int = 25, days: int = 20) -> list[list[ct.Claim]]:
    """Claims by article: events told by several outlets, with days and places near each other."""
    chance = random.Random(seed)  # noqa: S311 - a story, no secret
    articles: list[list[ct.Claim]] = []
    for _ in range(events):
        name, lat, lon = chance.choice(TOWNS)
        day = dt.date(2020, 1, 1) + dt.timedelta(days=chance.randrange(days))
        toll = chance.randint(1, 40)
        for _ in range(chance.randint(1, 4)):
            said: dict[str, Any] = {
                "where": ct.Place(name, lat=lat, lon=lon),
                "when": day,
                "article": f"article-{len(articles)}",
                "reported": day + dt.timedelta(days=chance.randint(0, 3)),
                "source": chance.choice(["SOHR", "police", "Reuters"]),
            }
            claims = [ct.Claim("killed", toll + chance.choice([0, 0, 3]), **said)]
            if chance.random() < 0.5:
                claims.append(ct.Claim("injured", toll * 2, **said))
            articles.append(claims)
    return articles


def partition(incidents: list[ct.Incident]) -> list[tuple[str, list[str]]]:
    return sorted((one.id, sorted(claim.id for claim in one.claims)) for one in incidents)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("order", ["as reported", "shuffled"])
def test_adding_gives_the_incidents_of_grouping_at_once(
    ledger: ct.Ledger, seed: int, order: str
) -> None:
    articles = stories(seed)
    articles.sort(key=lambda claims: str(claims[0].reported))
    if order == "shuffled":
        random.Random(seed).shuffle(articles)  # noqa: S311 - a story, no secret
    for claims in articles:
        ledger.add(claims)
    whole = ct.group_claims(claim for claims in articles for claim in claims)

    assert partition(ledger.incidents()) == partition(whole)
    assert [one.id for one in ledger.incidents()] == [one.id for one in whole]


def test_adding_again_changes_nothing(ledger: ct.Ledger) -> None:
    article = ct.Article("Two soldiers were killed in Homs.", published="2018-02-10")
    first, second = ledger.add(article), ledger.add([article, *ledger.claims()])

    assert (first.articles, first.claims, len(first.incidents)) == (1, 1, 1)
    assert (second.articles, second.claims, second.incidents) == (0, 0, ())
    assert list(ledger.articles()) == [article]


def test_incidents_are_found_by_place_day_actor_and_harm(ledger: ct.Ledger) -> None:
    ledger.add([claim(who="soldiers"), claim(town="Gamma", day="2020-03-01", by="Blue Army")])

    def towns(**asked: str) -> list[str]:
        return [str(one.where) for one in ledger.incidents(**asked)]

    assert towns() == ["Alpha", "Gamma"]
    assert towns(place="alpha") == towns(actor="soldiers") == towns(day="2020-01") == ["Alpha"]
    assert towns(actor="blue army") == towns(day="2020-02-20/2020-03-02") == ["Gamma"]
    assert towns(harm="injured") == towns(place="%") == []
    assert towns(harm="dead") == ["Alpha", "Gamma"]


def test_a_person_s_judgement_wins_and_can_be_revised(ledger: ct.Ledger) -> None:
    one, other = claim(), claim(town="Gamma")
    ledger.add([one, other])
    assert len(ledger.incidents()) == 2
    ledger.judge(one, other, "same", by="AB", why="the town was misspelt")
    assert len(ledger.incidents()) == 1
    ledger.judge(one, other.id, "different", by="CD")
    assert len(ledger.incidents()) == 2
    assert [change.by for change in ledger.changes() if change.what.startswith("judged")] == [
        "AB",
        "CD",
    ]


def test_a_retracted_claim_stays_in_the_file_and_out_of_the_estimate(ledger: ct.Ledger) -> None:
    good, bad = claim(2, article="a"), claim(99, article="b", source="police")
    ledger.add([good, bad])
    [incident] = ledger.incidents()

    assert ledger.retract("b", why="withdrawn by the outlet", by="AB") == 1
    assert ledger.reconcile(incident.id).claims == (good,)
    assert list(ledger.claims(retracted=True)) == [bad]
    assert ledger.changes()[-1].why == "withdrawn by the outlet"
    assert ledger.add(bad).claims == 0
    assert ledger.retract(good.id, why="typed twice") == 1
    assert ledger.incidents() == []


def test_retracting_gives_the_incidents_of_never_having_heard(ledger: ct.Ledger) -> None:
    articles = stories(7)
    ledger.add([claim for claims in articles for claim in claims])
    for claims in articles[::3]:
        ledger.retract(claims[0].article or "", why="a drill")
    kept = [claim for n, claims in enumerate(articles) if n % 3 for claim in claims]
    found = {frozenset(c.id for c in one.claims) for one in ledger.incidents()}

    assert found == {frozenset(c.id for c in one.claims) for one in ct.group_claims(kept)}


def test_looking_back(ledger: ct.Ledger) -> None:
    ledger.add([claim(9), claim(15, reported="2020-01-03")])
    [incident] = ledger.incidents()
    then = ledger.reconcile(incident.id, as_of="2020-01-02").estimate("killed")
    now = ledger.reconcile(incident.id[:-3]).estimate("killed")

    assert then is not None
    assert now is not None
    assert (then.best, now.best) == (9, 15)
    assert [moment.estimate.best for moment in ledger.history(incident.id)] == [9, 15]


def test_everything_is_reconciled_as_of_a_day(ledger: ct.Ledger) -> None:
    ledger.add([claim(9), claim(4, town="Gamma", day="2020-03-01")])

    assert len(ledger.reconcile()) == 2
    [only] = ledger.reconcile(as_of="2020-01-31")
    assert only.claims == (claim(9),)


@pytest.mark.parametrize("ask", ["claim", "incident", "reconcile"])
def test_an_unknown_id_is_a_clear_error(ledger: ct.Ledger, ask: str) -> None:
    with pytest.raises(ct.UnknownNameError, match="'nobody'"):
        getattr(ledger, ask)("nobody")
    with pytest.raises(ct.UnknownNameError):
        ledger.retract("nobody", why="x")


def test_export_can_be_read_back(ledger: ct.Ledger, tmp_path: Path) -> None:
    ledger.add([ct.Article("Two soldiers were killed in Homs.", published="2018-02-10"), claim()])
    files = {path.name for path in ledger.export(tmp_path / "out")}

    assert {"articles.jsonl", "claims.jsonl", "incidents.jsonl", "estimates.csv"} <= files
    assert ct.read_claims(tmp_path / "out" / "claims.jsonl") == list(ledger.claims())
    assert ct.read_articles(tmp_path / "out" / "articles.jsonl") == list(ledger.articles())


# ------------------------------------------------------------------------------- the file itself


@pytest.mark.parametrize("content", [b"some notes", b"SQLite format 3\x00" + b"\x07" * 200])
def test_a_file_that_is_no_database_is_refused_and_left_alone(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "notes.db"
    path.write_bytes(content)
    with pytest.raises(ct.RecordError, match="not a ledger"):
        ct.Ledger(path)

    assert path.read_bytes() == content


def test_another_program_s_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE claims (id)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(ct.RecordError, match="but not a ledger of claimtrack"):
        ct.Ledger(path)

    assert path.read_bytes() == before


def test_a_newer_ledger_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    ct.Ledger(path).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {len(ledger_file.STEPS) + 1}")
    connection.close()
    with pytest.raises(ct.RecordError, match="written by a newer claimtrack"):
        ct.Ledger(path)


def test_an_older_ledger_is_brought_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ct.Ledger(tmp_path / "kept.db") as old:
        old.add(claim())
    step = "CREATE TABLE later (x); INSERT INTO later VALUES (1);"
    monkeypatch.setattr(ledger_file, "STEPS", (*ledger_file.STEPS, step))
    with ct.Ledger(tmp_path / "kept.db") as new:
        assert list(new.claims()) == [claim()]
        assert new.add(claim(3)).claims == 1


def test_an_update_that_fails_leaves_the_older_ledger_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kept.db"
    with ct.Ledger(path) as old:
        old.add(claim())
    with monkeypatch.context() as patched:
        step = "CREATE TABLE later (x); INSERT INTO nowhere VALUES (1);"
        patched.setattr(ledger_file, "STEPS", (*ledger_file.STEPS, step))
        with pytest.raises(ct.RecordError):
            ct.Ledger(path)
    with ct.Ledger(path) as again:
        assert list(again.claims()) == [claim()]


def test_a_missing_ledger_is_not_made_by_looking(tmp_path: Path) -> None:
    with pytest.raises(ct.RecordError, match="no ledger there"):
        ct.Ledger(tmp_path / "kept.db", create=False)

    assert not list(tmp_path.iterdir())


def test_a_full_disk_loses_nothing_that_was_there(ledger: ct.Ledger) -> None:
    ledger.add(claim())
    ledger._connection.execute("PRAGMA max_page_count = 60")  # as a full disk would
    with pytest.raises(ct.RecordError, match="full"):
        ledger.add([claim(n, article=f"a{n}", note="x" * 400) for n in range(3, 600)])

    assert list(ledger.claims()) == [claim()]
    assert len(ledger.incidents()) == 1


WRITER = """
import sys, claimtrack as ct
with ct.Ledger(sys.argv[1]) as ledger:
    for number in range(int(sys.argv[3])):
        claim = ct.Claim("killed", 2, where=f"Town{number}", article=sys.argv[2] + str(number),
                         when="2020-01-01", reported="2020-01-01", source="SOHR")
        ledger.add(claim)
        print(claim.id, flush=True)
"""


def writer(path: Path, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(path), name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def is_sound(path: Path) -> bool:
    connection = sqlite3.connect(path)
    [[verdict]] = connection.execute("PRAGMA integrity_check").fetchall()
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    connection.close()
    return verdict == "ok" and not broken


def test_killed_at_any_moment_it_keeps_what_was_added(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    ct.Ledger(path).close()
    chance = random.Random(5)  # noqa: S311 - a moment, no secret
    said: set[str] = set()
    for number in range(ROUNDS):
        with writer(path, f"round{number}-", 10_000) as process:
            assert process.stdout
            said.add(process.stdout.readline().strip())
            time.sleep(chance.random() * 0.3)
            process.kill()
            lines = process.stdout.read().split("\n")
            said |= {line for line in lines[:-1] if line}  # the last one may be cut short
        assert is_sound(path)
    with ct.Ledger(path) as ledger:
        kept = {claim.id for claim in ledger.claims()}
        grouped = [claim.id for one in ledger.incidents() for claim in one.claims]

    assert said <= kept
    assert sorted(grouped) == sorted(kept)


def test_two_writers_both_complete(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    processes = [writer(path, name, 40) for name in ("one", "two")]
    said = [line for process in processes for line in process.communicate(timeout=120)[0].split()]

    assert [process.returncode for process in processes] == [0, 0]
    assert is_sound(path)
    with ct.Ledger(path) as ledger:
        assert {claim.id for claim in ledger.claims()} == set(said)
        assert len(said) == 80


def test_incidents_come_in_order_of_first_report(ledger: ct.Ledger) -> None:
    ledger.add([claim for claims in stories(3) for claim in claims])
    first = [min(str(c.reported) for c in one.claims) for one in ledger.incidents()]

    assert all(a <= b for a, b in pairwise(first))
