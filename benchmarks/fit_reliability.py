"""Fit source biases to reported losses in Ukraine, 2022 (Radford et al., PNAS 2023; MIT licence).

    python benchmarks/fit_reliability.py radford_claims.csv

The file is the authors' claim table; it does not come with the library. Claims of one week are
taken as one incident, since a running total changes little in a week; a source that is silent in a
week holds what lies between its totals before and after. The factors are printed beside the
published ones.
"""

from __future__ import annotations

import csv
import sys
import time
from collections import defaultdict
from pathlib import Path

from claimtrack import Claim, Count, Group
from claimtrack.reconciliation.reliability import fit_reliability
from claimtrack.reconciliation.running import hold_between

PARTIES = {"RU Source": "Russia", "UA Source": "Ukraine"}
PUBLISHED = {
    ("RU Source", "Russia"): "about 0.3",
    ("RU Source", "Ukraine"): "about 4.3",
    ("UA Source", "Russia"): "about 2",
    ("UA Source", "Ukraine"): "about 1",
}
DAYS = 7


def claim(row: dict[str, str]) -> Claim:
    """A row as a claim; minima and maxima are bounds."""
    number, source, side = int(float(row["loss_count"])), row["claim_source"], row["loss_country"]
    count = Count.exactly(number)
    if row["minimum"] == "1":
        count = Count.at_least(number)
    elif row["maximum"] == "1":
        count = Count.at_most(number)
    home = PARTIES.get(source)
    interest = None if home is None else ("own" if home == side else "enemy")
    who = Group(f"{side} military", affiliation=side)
    return Claim("killed", count, who=who, source=source, interest=interest, reported=None)


def in_series(weeks: dict[tuple[str, str, int], list[Claim]]) -> list[list[list[Claim]]]:
    """The weeks of each series in order; in a running total silent sources hold what they held."""
    found = []
    for side, frame in sorted({key[:2] for key in weeks}):
        series = [weeks[key] for key in sorted(weeks) if key[:2] == (side, frame)]
        found.append(hold_between(series) if frame == "Cumulative" else series)
    return found


def main(path: Path) -> None:
    """Read, fit and print."""
    with path.open(encoding="utf-8") as handle:
        rows = [r for r in csv.DictReader(handle) if r["category"] == "Military Deaths"]
    weeks: dict[tuple[str, str, int], list[Claim]] = defaultdict(list)
    for row in rows:
        key = row["loss_country"], row["time_frame"], int(row["days"]) // DAYS
        weeks[key].append(claim(row))
    start = time.perf_counter()
    fitted = fit_reliability([week for series in in_series(weeks) for week in series])
    took = time.perf_counter() - start
    print(f"{'source':<16}{'losses of':<10}{'factor':>8}{'90%':>16}{'incidents':>11}  published")
    for b in fitted.biases:
        interval = f"{b.low:.2f} to {b.high:.2f}"
        known = PUBLISHED.get((b.root, b.side), "")
        print(f"{b.root:<16}{b.side:<10}{b.factor:>8.2f}{interval:>16}{b.incidents:>11}  {known}")
    print(f"{len(rows)} claims in {len(weeks)} weeks, {took:.2f} s")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
