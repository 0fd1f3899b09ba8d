"""Invented reports and claims with known answers, for the benchmarks; the same ones for a seed."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

TOWNS = (
    "Halvard",
    "Port Emery",
    "Tessin",
    "Old Marrow",
    "Kessal",
    "Brint",
    "Dunmere",
    "Lower Ashby",
)
SOURCES = ("police", "the health ministry", "rescue workers", "hospital officials")
WORDED = {
    2: "two", 3: "three", 4: "four", 7: "seven", 9: "nine", 12: "twelve", 14: "fourteen",
    20: "twenty", 21: "twenty-one", 40: "forty", 100: "a hundred", 1200: "1,200",
}  # fmt: skip
FIGURES = (5, 6, 8, 11, 13, 16, 18, 23, 27, 31, 36, 44, 58, 63, 75, 87, 110, 240)
HEDGES = ("", "", "", "at least ", "about ", "more than ", "up to ")
# {k} and {i} are killed and injured; the other numbers are there to be left alone.
FORMS = (
    "{K} people were killed and {i} others injured when a bus fell from a bridge near {town}.",
    "A blast in {town} killed {k} people and wounded {i}, {source} said on 12 March 2019.",
    "{source_} said {k} soldiers died and {i} were hurt in {town}, 40 km north of the border.",
    "{K} villagers have died in floods at {town}; {i} people were injured, according to {source}.",
    "An 82-year-old bridge collapsed in {town} at 6 am, killing {k} workers and injuring {i}.",
    "Clashes in {town} left {k} fighters dead and {i} civilians wounded, {source} told reporters.",
)
IDLE = (
    "The road was built in 1987 at a cost of $12.5 million and is 3.2 km long.",
    "Shops reopened on Tuesday and the council will meet at 7 pm to discuss the budget.",
    "The town has a population of 48,000, and prices rose by 4.5 percent last year.",
    "Officials did not answer questions and the minister left without a comment.",
)


class Report(NamedTuple):
    """A text and what it says: the people killed and injured, and every number of people."""

    text: str
    killed: int
    injured: int


def reports(number: int, *, seed: int = 1) -> Iterator[Report]:
    """Short reports with one sentence that counts people among others that do not."""
    dice = random.Random(seed)  # noqa: S311 - invented news, no secrets
    for _ in range(number):
        (killed, k), (injured, i) = _figure(dice), _figure(dice)
        k, source = dice.choice(HEDGES) + k, dice.choice(SOURCES)
        said = dice.choice(FORMS).format(
            k=k, K=_raised(k), i=i, town=dice.choice(TOWNS), source=source, source_=_raised(source)
        )
        sentences = [said, *dice.sample(IDLE, dice.randint(1, 3))]
        yield Report(" ".join(sentences), killed, injured)


def _raised(words: str) -> str:
    return words[0].upper() + words[1:]


def _figure(dice: random.Random) -> tuple[int, str]:
    if dice.random() < 0.4:
        value = dice.choice(sorted(WORDED))
        return value, WORDED[value]
    value = dice.choice(FIGURES)
    return value, str(value)


class Toll(NamedTuple):
    """The true toll of one incident, and what each outlet printed of it."""

    true: int
    said: dict[str, int]


def tolls(number: int, *, seed: int = 2) -> Iterator[Toll]:
    """Tolls as outlets print them: most get it right, some are early, some copy the same wire."""
    dice = random.Random(seed)  # noqa: S311 - invented news, no secrets
    skill = {f"Outlet {index}": 0.9 - 0.04 * index for index in range(12)}
    for _ in range(number):
        true = dice.randint(1, 80)
        wire = true if dice.random() < 0.6 else max(0, true + dice.choice((-6, -3, -2, 2, 5)))
        said = {}
        for outlet in dice.sample(sorted(skill), dice.randint(3, 7)):
            if dice.random() < 0.3:
                said[outlet] = wire
            else:
                right = dice.random() < skill[outlet]
                said[outlet] = true if right else max(0, true + dice.randint(-8, 4))
        yield Toll(true, said)
