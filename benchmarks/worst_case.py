"""Time against length for texts made to be slow: ``python benchmarks/worst_case.py``.

Each text is one piece repeated: a single line without end, so that nothing is saved by reading
sentence by sentence. A reader is fair when ten times the text takes about ten times as long; the
last column is the exponent of time in length over the two longest texts. A text that took more than
``--patience`` seconds is not made longer.
"""

from __future__ import annotations

import argparse
import math
import time
from typing import TYPE_CHECKING

import claimtrack as ct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PIECES = {
    "letters": "a",
    "blanks": " ",
    "line breaks": "\n",
    "digits": "7",
    "digits and commas": "1,",
    "digits and points": "1.",
    "digits and hyphens": "12-",
    "digits and blanks": "4 ",
    "number words": "two hundred thousand ",
    "number words and and": "one and ",
    "and": "and ",
    "to": "10 to ",
    "hedges": "at least about up to ",
    "commas": ",",
    "full stops": ". ",
    "quotes": '"',
    "opening quotes": "\u201c",
    "single quotes": " 'a",
    "opening brackets": "(",
    "brackets": "(a (b) ",
    "dashes": "\u2014 ",
    "capitals": "Ab ",
    "all capitals": "KILLED ",
    "initials": "J. ",
    "names": "Ali Hassan, ",
    "names joined": "Ali Hassan and ",
    "said": "said ",
    "he said": "he said ",
    "according to": "according to ",
    "of the": "of the ",
    "killed": "killed ",
    "killed counts": "3 killed ",
    "were killed": "people were killed and wounded and ",
    "killed and quoted": '"two were killed" said Ali ',
    "including": "five people were killed, including ",
    "victims": "two soldiers, three police officers, ",
    "no": "no one not none ",
    "dates": "on 10 February 2018 ",
    "days": "Monday ",
    "ranges of days": "from Monday to ",
    "places": "in Homs, ",
    "near": "near the town of ",
    "combining": "e\u0301\u0301",
    "zero width": "\u200b",
    "soft hyphens": "kil\u00adled ",
    "right to left": "\u0642\u062a\u0644 ",
    "other digits": "\u0663 ",
    "capital sharp": "\u0130",
    "control": "\x00\x1c",
}


def entries() -> dict[str, Callable[[str], object]]:
    """The public readers of prose."""
    return {
        "find_claims": ct.find_claims,
        "find_counts": ct.find_counts,
        "find_attributions": ct.find_attributions,
    }


def texts(piece: str, most: int) -> Iterator[str]:
    """One line of 1,000, 10,000, ... characters, a claim at its end so that it has to be read."""
    length = 1_000
    while length <= most:
        yield piece * (length // len(piece)) + " Two soldiers were killed, police said."
        length *= 10


def times(read: Callable[[str], object], piece: str, most: int, patience: float) -> list[float]:
    """Seconds for each length, as far as patience lasts."""
    took: list[float] = []
    for text in texts(piece, most):
        start = time.perf_counter()
        read(text)
        took.append(time.perf_counter() - start)
        if took[-1] > patience:
            break
    return took


def exponent(took: list[float]) -> float:
    """How time grows with length between the two longest texts."""
    return math.log10(took[-1] / took[-2]) if len(took) > 1 else math.nan


def main() -> None:
    """Print a line for each reader and piece, the worst marked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--most", type=int, default=10_000_000, help="characters of the longest")
    parser.add_argument("--patience", type=float, default=10.0, help="seconds for one text")
    parser.add_argument("--entry", action="append", choices=entries(), help="only this reader")
    parser.add_argument("--piece", action="append", choices=PIECES, help="only this piece")
    parser.add_argument("--verdict", type=float, default=1.4, help="exponent that counts as bad")
    arguments = parser.parse_args()
    for name in arguments.entry or entries():
        read = entries()[name]
        read("Two soldiers were killed in Homs on Monday, police said.")  # opens data files
        for label in arguments.piece or PIECES:
            took = times(read, PIECES[label], arguments.most, arguments.patience)
            grows = exponent(took)
            bad = grows > arguments.verdict and took[-1] > 1.0
            line = " ".join(f"{seconds:9.4f}" for seconds in took)
            print(
                f"{name:<18} {label:<22} {line}  n^{grows:.2f}{'  BAD' if bad else ''}", flush=True
            )


if __name__ == "__main__":
    main()
