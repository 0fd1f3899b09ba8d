"""Harm words side by side: which one speaks for both, and when they make one class."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from claimtrack.extraction.claims.reading import meanings
from claimtrack.model.harm import Harm

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimtrack.extraction.claims.reading import Reading
    from claimtrack.registry.lexicon import HarmWord

__all__ = ["pair", "sharpen"]


def pair(reading: Reading, triggers: Sequence[int]) -> None:
    """Two harm words side by side share their people: "shot and killed", "killed or wounded"."""
    for first, second in itertools.pairwise(triggers):
        between = "".join(reading.kind(i) for i in range(first + 1, second))
        between = between.removeprefix("Pt")  # "shot in the head and killed"
        if second - first > 4 or not between.strip("A") or between.strip("&,AS"):
            continue
        one, two = meanings(reading, first), meanings(reading, second)
        a, b = next(iter(one.values())), next(iter(two.values()))
        if "intransitive" in one or not set(one) & set(two):
            _either(reading, first, second, (a.harm, b.harm))
        if second in reading.silent or not set(one) & set(two):
            continue  # a verb and an adjective, say, have people of their own
        if a.harm is b.harm or (a.weak and b.harm is Harm.KILLED):
            reading.silent.add(first)
        elif b.weak and a.harm is Harm.KILLED:
            reading.silent.add(second)
        elif "&" in between and not _in_turn(one, two):
            _combine(reading, first, second, (a.harm, b.harm))


def _either(reading: Reading, first: int, second: int, harms: tuple[Harm, Harm]) -> None:
    """Make one class of what people are one thing or the other of: "have died or gone missing"."""
    both = _COMBINED.get(frozenset(harms))
    if both is not None and any(reading.word(i) == "or" for i in range(first + 1, second)):
        reading.silent.add(second)
        reading.combined[first], reading.until[first] = both, second


def _in_turn(one: Mapping[str, HarmWord], two: Mapping[str, HarmWord]) -> bool:
    """Whether the hurt are told of as dying: "sustained injuries and later died"."""
    first, second = one.get("intransitive"), two.get("intransitive")
    if first is None or second is None:
        return False
    return first.harm is Harm.INJURED and second.harm is Harm.KILLED


def _combine(reading: Reading, first: int, second: int, harms: tuple[Harm, Harm]) -> None:
    """Make one class of two joined harm words that have one number between them."""
    both = _COMBINED.get(frozenset(harms))
    if _apart(reading, first, second):
        return
    if harms == (Harm.CASUALTIES, Harm.INJURED):
        # "55 casualties and injuries": whatever casualties mean, the wounded are among them
        reading.silent.add(second)
        reading.combined[first], reading.until[first] = Harm.CASUALTIES, second
    elif both is not None:
        reading.silent.add(first)
        reading.combined[second] = both
        if any(reading.word(i) == "and" for i in range(first + 1, second)):
            reading.both.add(second)


_COMBINED = {
    frozenset((Harm.KILLED, Harm.INJURED)): Harm.CASUALTIES,
    frozenset((Harm.KILLED, Harm.MISSING)): Harm.DEAD_OR_MISSING,
    frozenset((Harm.KILLED, Harm.CAPTURED)): Harm.KILLED_OR_CAPTURED,
}


def _apart(reading: Reading, first: int, second: int) -> bool:
    """Whether each of two joined harm words has people of its own: "left 3 dead and wounded 12"."""
    before, after = reading.kind(first - 1), reading.kind(second + 1)
    if before not in ("n", "c", "q") or after not in ("n", "c", "q"):
        return False
    people = reading.chunks[first - 1]  # but "nomads killed and injured 17" tells of the 17 alone
    return people.count >= 0 or reading.words.tags[people.head] == "N"


def sharpen(reading: Reading, triggers: Sequence[int]) -> None:
    """Read "casualties" as the dead where the wounded stand beside them, or they were killed."""
    loose = [one for one in reading.drafts if one.harm is Harm.CASUALTIES and one.label == ""]
    if not loose:
        return
    killed = {(one.start, one.count) for one in reading.drafts if one.harm is Harm.KILLED}
    hurt = any(
        meaning.harm is Harm.INJURED for i in triggers for meaning in meanings(reading, i).values()
    )
    for one in loose:
        if (one.start, one.count) in killed:
            reading.drafts.remove(one)
        elif hurt and reading.words.text[one.start : one.end].lower().endswith("casualties"):
            one.harm = Harm.KILLED
