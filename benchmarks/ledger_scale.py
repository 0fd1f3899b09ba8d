"""How long one article takes to add to a ledger of many claims, against grouping all of them.

python benchmarks/ledger_scale.py [CLAIMS]
"""

import datetime as dt
import random
import sys
import tempfile
import time

import claimtrack as ct

TOWNS = [(f"Town {n}", 20 + n % 30, 10 + n // 3) for n in range(60)]
FIRST = dt.date(2015, 1, 1)


def stories(count: int) -> list[ct.Claim]:
    """Claims of ten years, each event told by one to four outlets."""
    chance = random.Random(1)  # noqa: S311 - made-up stories, no secret
    claims: list[ct.Claim] = []
    while len(claims) < count:
        name, lat, lon = chance.choice(TOWNS)
        day = FIRST + dt.timedelta(days=chance.randrange(3650))
        for _ in range(chance.randint(1, 4)):
            claims.append(
                ct.Claim(
                    chance.choice(["killed", "injured"]),
                    chance.randint(1, 60),
                    where=ct.Place(name, lat=float(lat), lon=float(lon)),
                    when=day,
                    source=chance.choice(["SOHR", "police", "Reuters"]),
                    article=f"article-{len(claims)}",
                    reported=day + dt.timedelta(days=chance.randint(0, 3)),
                )
            )
    return claims[:count]


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    claims = stories(count)
    with tempfile.TemporaryDirectory() as folder, ct.Ledger(f"{folder}/scale.db") as ledger:
        start = time.perf_counter()
        ledger.add(claims)
        rebuilt = time.perf_counter() - start
        print(f"{count:,} claims at once: {rebuilt:.1f} s, {count / rebuilt:,.0f} claims a second")
        took = []
        for number in range(20):
            old = claims[number * (count // 20)]
            new = old.replace(article=f"new-{number}", source="a doctor")
            start = time.perf_counter()
            for name in ledger.add(new).incidents:
                ledger.reconcile(name)
            took.append(time.perf_counter() - start)
        worst = max(took)
        print(f"one more, reconciled: {sum(took) / len(took):.3f} s, at worst {worst:.3f} s")
        print(f"a rebuild takes {rebuilt / worst:,.0f} times as long as the worst")


if __name__ == "__main__":
    main()
