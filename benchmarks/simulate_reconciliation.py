"""How near policies come to a known toll, on reports made up by rules the fit does not share.

    python benchmarks/simulate_reconciliation.py [incidents]

True tolls are log-uniform. Six roots report some of the incidents, each with a bias of its own,
errors with heavy tails (Student t, 2.5 degrees), rounding, hedges, early undercounts, and relays
that copy a root. The fit assumes none of it. Printed: mean absolute log error and exact hits of
each policy, and the planted factors beside the fitted ones.
"""

from __future__ import annotations

import datetime as dt
import math
import random
import statistics
import sys
import time

from claimtrack import Claim, Count, Source, reconcile, register_policy
from claimtrack.reconciliation.reliability import fit_reliability

SEED = 20180210
FACTORS = {
    "hospital": 1.0,
    "monitor": 1.0,
    "ministry": 0.6,
    "army": 2.5,
    "mayor": 1.0,
    "agency": 0.9,
}
INTEREST = {"army": "enemy", "ministry": "own"}
SHARE = 0.6
"""Chance that a root reports an incident."""
SPREAD = 0.15
POLICIES = ("consensus", "weighted", "fitted", "median", "majority", "latest", "lowest", "highest")


def student(rng: random.Random, degrees: float) -> float:
    """A draw with heavy tails."""
    chi = rng.gammavariate(degrees / 2, 2)
    return rng.gauss(0, 1) / math.sqrt(chi / degrees)


def said(rng: random.Random, number: float) -> Count:
    """A number as somebody would print it: rounded above fifty, hedged one time in five."""
    whole = max(round(number), 0)
    if whole > 50 and rng.random() < 0.5:
        whole = round(whole, -1)
    if rng.random() < 0.2:
        return rng.choice([Count.at_least, Count.about])(whole)
    return Count.exactly(whole)


def incident(rng: random.Random, index: int) -> tuple[int, list[Claim]]:
    """A true toll and what was reported of it."""
    truth = round(math.exp(rng.uniform(math.log(2), math.log(300))))
    day = dt.date(2020, 1, 1) + dt.timedelta(days=index)
    claims = []
    for root, factor in FACTORS.items():
        if rng.random() > SHARE:
            continue
        later = rng.randrange(4)
        growth = 0.8 if later == 0 else 1.0
        number = truth * factor * growth * math.exp(SPREAD * student(rng, 2.5))
        count = said(rng, number)
        reported = day + dt.timedelta(days=later)
        for copy in range(1 + (rng.random() < 0.3) * rng.randrange(1, 4)):
            source = Source(organisation=f"the {root}", outlet=f"outlet {copy}")
            claims.append(
                Claim(
                    "killed",
                    count,
                    source=source,
                    reported=reported,
                    article=f"{index}-{root}-{copy}",
                    interest=INTEREST.get(root),
                )
            )
    return truth, claims


def main(number: int) -> None:
    """Simulate, fit on one half, score on the other."""
    rng = random.Random(SEED)  # noqa: S311 - a simulation, repeatable on purpose
    made = [incident(rng, index) for index in range(2 * number)]
    train, test = made[:number], [(t, c) for t, c in made[number:] if c]
    start = time.perf_counter()
    fitted = fit_reliability([claims for _, claims in train if claims])
    took = time.perf_counter() - start
    register_policy("fitted", fitted.policy())
    print(f"{number} incidents to learn from, fitted in {took:.1f} s; {len(test)} to score")
    for bias in fitted.biases:
        planted = FACTORS[bias.root.removeprefix("the ")]
        print(f"  {bias}; planted {planted}")
    print(f"{'policy':<12}{'log error':>10}{'exact':>8}{'inside':>8}")
    for name in POLICIES:
        print_score(name, test)


def print_score(name: str, test: list[tuple[int, list[Claim]]]) -> None:
    """One line of the table."""
    errors, exact, inside = [], 0, 0
    for truth, claims in test:
        estimate = reconcile(claims, policy=name).estimate("killed")
        best = estimate.best if estimate is not None else None
        errors.append(abs(math.log((1 + (best or 0)) / (1 + truth))))
        exact += best == truth
        if estimate is not None:
            high = math.inf if estimate.high is None else estimate.high
            inside += (estimate.low or 0) <= truth <= high
    share = len(test)
    print(f"{name:<12}{statistics.fmean(errors):>10.3f}{exact / share:>8.3f}{inside / share:>8.3f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
