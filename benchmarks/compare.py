"""Ours beside what one would pick instead, in one run: ``python benchmarks/compare.py``.

Quality beside speed, on invented texts and claims with known answers (``invented.py``), or speed
alone on a folder of articles of yours: ``python benchmarks/compare.py --folder reports/``. The
others run in environments of their own, made by ``benchmarks/peers.sh``; what is missing is named.
Invented material favours nobody who has seen it: its forms were written once and not tuned to, but
ours and theirs read real news differently, so see docs/evaluation.md for figures on news.
"""

from __future__ import annotations

import argparse
import collections
import json
import statistics
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from grouping_scale import generate
from invented import reports, tolls

import claimtrack as ct

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HERE = Path(__file__).parent


class Run(NamedTuple):
    """How long something took, and what it answered for each input."""

    seconds: float
    answers: list[Any]


def ours(read: Callable[[Any], Any], given: Sequence[Any]) -> Run:
    """The library's own run, in this process and on one core."""
    read(given[0])  # opens data files, as the peers open theirs
    start = time.perf_counter()
    answers = [read(one) for one in given]
    return Run(time.perf_counter() - start, answers)


def peer(name: str, script: str, given: Any) -> Run | str:
    """A peer's run in its own environment, or why there is none."""
    python = HERE / ".peers" / name / "bin" / "python"
    if not python.exists():
        return "not installed; see benchmarks/peers.sh"
    done = subprocess.run(  # noqa: S603 - our own script in an environment we made
        [python, HERE / "peers" / script],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        return f"failed: {done.stderr.strip().splitlines()[-1][:60] if done.stderr else ''}"
    return Run(**json.loads(done.stdout[done.stdout.rindex('{"seconds"') :]))


def show(task: str, who: str, run: Run | str, size: float, unit: str, *quality: str) -> None:
    """One line of the table."""
    if isinstance(run, str):
        print(f"{task:<12} {who:<24} {run}", flush=True)
        return
    speed = f"{size / run.seconds:>12,.3f} {unit}"
    print(f"{task:<12} {who:<24} {speed:<22} {'  '.join(quality)}", flush=True)


# ------------------------------------------------------------------------------------------ tasks


def compare_numbers(texts: list[str], golds: list[set[int]]) -> None:
    """The numbers of people among all the others: how many are found, how much else is."""

    def values(text: str) -> list[float]:
        counts = [m.count for m in ct.find_counts(text) if m.count.unit == "person"]
        return [c.low if c.stated is None else c.stated for c in counts]

    size = sum(len(text.encode()) for text in texts) / 1e6
    runs: list[tuple[str, Run | str]] = [("claimtrack", ours(values, texts))]
    peers = ("quantulum3", "text2num", "recognizers")
    runs += [(name, peer(name, f"{name}_numbers.py", texts)) for name in peers]
    for name, run in runs:
        quality = () if isinstance(run, str) or not golds else _found(run.answers, golds)
        show("numbers", name, run, size, "MB/s", *quality)


def _found(answers: list[list[float]], golds: list[set[int]]) -> tuple[str, str]:
    hit = sum(len(gold & set(values)) for values, gold in zip(answers, golds, strict=True))
    said = sum(len(set(values)) for values in answers)
    return f"precision {hit / max(1, said):.3f}", f"recall {hit / sum(map(len, golds)):.3f}"


def compare_claims(texts: list[str], golds: list[tuple[int, int]]) -> None:
    """Killed and injured of each report, both right."""

    def toll(text: str) -> list[int]:
        said: dict[str, int] = {}
        for claim in ct.find_claims(text):
            count = claim.count
            said.setdefault(claim.harm.value, count.low if count.stated is None else count.stated)
        return [said.get("killed", 0), said.get("injured", 0)]

    size = sum(len(text.encode()) for text in texts) / 1e6
    runs = [("claimtrack", ours(toll, texts))]
    runs.append(("spacy small + rules", peer("spacy", "spacy_claims.py", texts)))
    for name, run in runs:
        quality = []
        if not isinstance(run, str) and golds:
            right = sum(tuple(a) == g for a, g in zip(run.answers, golds, strict=True))
            quality = [f"both right {right / len(golds):.3f}"]
        show("claims", name, run, size, "MB/s", *quality)


def compare_grouping(number: int) -> None:
    """Articles of the same incident put together: B-cubed over articles."""
    claims = generate(number)
    ct.group_claims(claims[:100])  # opens data files
    start = time.perf_counter()
    home = {c.article: incident.id for incident in ct.group_claims(claims) for c in incident.claims}
    mine = Run(time.perf_counter() - start, [])
    rows = _rows(claims)
    mine = Run(mine.seconds, [home[row["unique_id"]] for row in rows])
    golds = [row["unique_id"].rsplit("-", 1)[0] for row in rows]
    for name, run in (
        ("claimtrack", mine),
        ("splink on duckdb", peer("splink", "splink_incidents.py", rows)),
    ):
        quality = () if isinstance(run, str) else _b_cubed(run.answers, golds)
        show("grouping", name, run, len(claims), "claims/s", *quality)


def _rows(claims: list[ct.Claim]) -> list[dict[str, Any]]:
    """One record an article, as one would hand it to record linkage."""
    rows: dict[str, dict[str, Any]] = {}
    for claim in claims:
        row = rows.setdefault(claim.article or "", {"unique_id": claim.article, "killed": None})
        row["place"] = claim.where.name if claim.where else None
        row["day"] = str(claim.when.start or claim.reported)
        row["kind"] = claim.how
        if claim.harm is ct.Harm.KILLED and claim.scope is ct.Scope.INCIDENT:
            row["killed"] = claim.count.low
    return list(rows.values())


def _b_cubed(answers: list[str], golds: list[str]) -> tuple[str, str]:
    both = collections.Counter(zip(answers, golds, strict=True))
    found, true = collections.Counter(answers), collections.Counter(golds)
    precision = sum(n * n / found[a] for (a, _), n in both.items()) / len(golds)
    recall = sum(n * n / true[g] for (_, g), n in both.items()) / len(golds)
    return f"b3 precision {precision:.3f}", f"recall {recall:.3f}"


def compare_reconciling(number: int) -> None:
    """The true toll from what outlets printed."""
    given = list(tolls(number))
    said = [toll.said for toll in given]

    def best(printed: dict[str, int]) -> int | None:
        sources = {outlet: ct.Source(outlet=outlet) for outlet in printed}
        claims = [ct.Claim("killed", n, source=sources[outlet]) for outlet, n in printed.items()]
        estimate = ct.reconcile(claims).estimate("killed")
        return estimate.best if estimate else None

    runs: list[tuple[str, Run | str]] = [
        ("claimtrack", ours(best, said)),
        ("median", ours(lambda printed: statistics.median_low(printed.values()), said)),
    ]
    for rule in ("majority", "dawid-skene"):
        request = {"rule": rule, "tolls": said}
        runs.append((f"crowd-kit {rule}", peer("crowdkit", "crowdkit_tolls.py", request)))
    for name, run in runs:
        quality = []
        if not isinstance(run, str):
            off = [abs(a - t.true) for a, t in zip(run.answers, given, strict=True)]
            exact = sum(error == 0 for error in off) / number
            quality = [f"exact {exact:.3f}", f"mean error {statistics.mean(off):.2f}"]
        show("reconciling", name, run, number, "incidents/s", *quality)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reports", type=int, default=2_000, help="invented reports to read")
    parser.add_argument("--claims", type=int, default=20_000, help="invented claims to group")
    parser.add_argument("--tolls", type=int, default=2_000, help="invented tolls to reconcile")
    parser.add_argument("--folder", help="read these articles instead: speed alone")
    arguments = parser.parse_args()
    if arguments.folder:
        texts = [article.text for article in ct.read_articles(arguments.folder)]
        compare_numbers(texts, [])
        compare_claims(texts, [])
        return
    invented = list(reports(arguments.reports))
    texts = [report.text for report in invented]
    compare_numbers(texts, [{report.killed, report.injured} for report in invented])
    compare_claims(texts, [(report.killed, report.injured) for report in invented])
    compare_grouping(arguments.claims)
    compare_reconciling(arguments.tolls)


if __name__ == "__main__":
    main()
