"""How long grouping takes as claims double: ``python benchmarks/grouping_scale.py [--most N]``.

With ``--reconcile``, reconciling the incidents is timed too. Times are of the processor, so other
work on the machine disturbs them less.

Claims come from a generator: incidents over many towns and days, told by one to six articles each,
with tolls that grow, days and places that some articles leave out, and a named victim here and
there. Towns and days grow with the number of claims, as they do in a real collection that covers
more ground. Prints claims a second, how much longer each doubling took, the bytes a claim adds, and
how many incidents came out of how many.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import time
import tracemalloc
from typing import TYPE_CHECKING

from claimtrack import Claim, Count, Group, Place, Source, When, group_claims, reconcile

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST_DAY = dt.date(2011, 1, 1).toordinal()
KINDS = ("airstrike", "shelling", "shooting", "bombing", "clash")
WHO = (
    Group("people"),
    Group("civilians", role="civilian"),
    Group("soldiers", role="soldier"),
    Group("militants", role="combatant"),
)
OUTLETS = tuple(Source(outlet=f"Outlet {number}") for number in range(40))
CLAIMS_AN_INCIDENT = (
    7  # about what the generator below gives; sets towns and days for a number of claims
)


def generate(number: int, *, seed: int = 1) -> list[Claim]:
    """At least that many claims, shuffled; the same ones for the same number and seed."""
    dice = random.Random(seed)  # noqa: S311 - a generator of claims, not of keys
    incidents = number // CLAIMS_AN_INCIDENT + 1
    towns = _towns(max(20, incidents // 50), dice)
    claims: list[Claim] = []
    incident = 0
    while len(claims) < number:
        claims += _tell(incident, dice.choice(towns), FIRST_DAY + dice.randrange(4000), dice)
        incident += 1
    dice.shuffle(claims)
    return claims


def _towns(number: int, dice: random.Random) -> list[Place]:
    """Towns with made-up names; two in three with coordinates."""
    towns = []
    for index in range(number):
        spot = {"lat": dice.uniform(-40, 60), "lon": dice.uniform(-180, 180), "precision": 1}
        name = "".join(dice.choice("bdfgklmnprstz") + dice.choice("aeiou") for _ in range(4))
        towns.append(
            Place(name.title(), admin=f"Province {index % 97}", **spot if index % 3 else {})
        )
    return towns


def _tell(incident: int, town: Place, day: int, dice: random.Random) -> Iterator[Claim]:
    """The claims of one incident, article by article; the toll grows as days pass."""
    toll, kind, who = dice.randint(1, 60), dice.choice(KINDS), dice.choice(WHO)
    named = Group(f"man {incident}", names=(f"Victim{dice.randrange(10**6)} Of{incident}",))
    for telling in range(dice.randint(1, 6)):
        reported = dt.date.fromordinal(day + min(telling, 3))
        shared = {
            "article": f"article-{incident}-{telling}",
            "reported": reported,
            "source": dice.choice(OUTLETS),
            "how": kind if dice.random() < 0.7 else None,
            "where": town if dice.random() < 0.9 else None,
            "when": When.day(dt.date.fromordinal(day)) if dice.random() < 0.8 else When.unknown(),
        }
        yield Claim("killed", Count.exactly(toll + telling), who=who, **shared)
        yield Claim("injured", Count.at_least(2 * toll), **shared)
        if dice.random() < 0.3:
            yield Claim("killed", Count.exactly(1), who=named, scope="part", **shared)


def measure(number: int, *, reconciled: bool = False) -> tuple[float, float, int]:
    """Seconds that grouping that many claims takes, and reconciling them; the incidents found."""
    claims = generate(number)
    start = time.process_time()
    found = group_claims(claims)
    grouped = time.process_time()
    if reconciled:
        for incident in found:
            reconcile(incident)
    return grouped - start, time.process_time() - grouped, len(found)


def memory(number: int) -> float:
    """Bytes that grouping holds at its peak for each claim, the claims themselves left out."""
    claims = generate(number)
    tracemalloc.start()
    group_claims(claims)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / number


def main() -> None:
    """Double from ``--least`` to ``--most`` and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--least", type=int, default=10_000)
    parser.add_argument("--most", type=int, default=1_000_000)
    parser.add_argument("--memory", action="store_true", help="peak bytes a claim, which is slow")
    parser.add_argument("--reconcile", action="store_true", help="reconcile the incidents too")
    arguments = parser.parse_args()
    measure(1_000)  # opens data files and warms caches
    number, before = arguments.least, None
    while number <= arguments.most:
        took, after, incidents = measure(number, reconciled=arguments.reconcile)
        ratio = f"{took / before:.2f}x" if before else "-"
        line = f"{number:>9,} claims {took:8.2f} s {number / took:>9,.0f} a second {ratio:>6}"
        line += f" {incidents:>9,} incidents"
        if arguments.reconcile:
            line += f" {after:8.2f} s to reconcile"
        if arguments.memory:
            line += f" {memory(number):>7,.0f} bytes a claim"
        print(line, flush=True)
        number, before = number * 2, took


if __name__ == "__main__":
    main()
