"""Fuzz the public readers for as long as you like: ``python fuzz/run.py --minutes 10 [ENTRY ...]``.

Every round draws new inputs for an entry; what fails is shrunk to its smallest form, printed once,
and the run goes on with the next entry. The exit code is the number of entries that failed. Inputs
and entries are those of the bounded run (``tests/property/hostile.py``); what is found here becomes
a row of the test of the module it was found in.
"""

from __future__ import annotations

import argparse
import pathlib
import sys
import time
from typing import Any

from hypothesis import HealthCheck, given, seed, settings

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))

from tests.property.hostile import ENTRIES, check_in_time

ROUND = 300
"""Inputs of one entry before the next one has its turn."""


def one_round(name: str, number: int) -> BaseException | None:
    """What went wrong among a round's inputs, shrunk; None where nothing did."""
    entry = ENTRIES[name]

    @seed(number)
    @settings(
        max_examples=ROUND,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(entry.given)
    def search(value: Any) -> None:
        check_in_time(entry, value)

    try:
        search()
    except Exception as error:  # noqa: BLE001 - whatever is raised is the finding
        return error
    return None


def main() -> int:
    """Run until the time is over; print findings as they come and a line an entry at the end."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("entries", nargs="*", metavar="ENTRY", help=", ".join(ENTRIES))
    parser.add_argument("--minutes", type=float, default=10.0, help="for each entry")
    parser.add_argument("--seed", type=int, default=0, help="of the first round")
    arguments = parser.parse_args()
    failed: dict[str, str] = {}
    for name in arguments.entries or ENTRIES:
        end, number = time.monotonic() + 60 * arguments.minutes, arguments.seed
        while time.monotonic() < end and name not in failed:
            error = one_round(name, number)
            number += 1
            if error is not None:
                failed[name] = f"{type(error).__name__}: {error}"
                notes = "\n".join(getattr(error, "__notes__", []))
                print(f"--- {name}: {failed[name]}\n{notes}", flush=True)
        inputs = (number - arguments.seed) * ROUND
        print(
            f"{name:<20} about {inputs:>9,} inputs  {'FAILED' if name in failed else 'ok'}",
            flush=True,
        )
    return len(failed)


if __name__ == "__main__":
    sys.exit(main())
