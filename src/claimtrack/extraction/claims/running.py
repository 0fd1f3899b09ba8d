"""Running totals told with the word number: "raises to 11 the number of rebels killed"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.extraction.claims.drafts import draft
from claimtrack.extraction.claims.reading import meanings
from claimtrack.extraction.tokens import holds
from claimtrack.model.claim import Scope
from claimtrack.model.harm import Harm
from claimtrack.registry.lexicon import attack_kinds, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtrack.extraction.claims.drafts import Draft
    from claimtrack.extraction.claims.reading import Reading

__all__ = ["count_up", "set_apart"]

_RAISING = word_set("raising")
_REACHING = word_set("reaching")
_LATER = word_set("dying")
_TALLY = word_set("tally")
_NEAR, _REACH = 6, 20
"""How many chunks before the word number its verb may stand, and how many behind it the figure."""
_OF_WITHIN = 9
"""How many words behind the raising verb "of the blast" may end."""
_OF_PEOPLE = frozenset(("participle", "adjective", "countable", "dead_phrase", "intransitive"))


def count_up(reading: Reading, triggers: Sequence[int]) -> None:
    """Read the totals a sentence tells with the word number; their harm words are told then."""
    if not holds(reading.words.text.lower(), _TALLY):
        return
    for at, chunk in enumerate(reading.chunks):
        if chunk.kind in "twK" and _is_tally(reading.words.words[chunk.head]):
            _total(reading, at, triggers)


def set_apart(reading: Reading) -> None:
    """Read "the raid killed two and raises to 90 the number of dead": 90 died in many raids.

    A toll that goes up by people who died later, or that the numbers before it add up to, is of
    what they died in.
    """
    if not any(one.running for one in reading.drafts):
        return
    for at, chunk in enumerate(reading.chunks):
        if chunk.kind not in "VGw" or reading.word(at).partition(" ")[0] not in _RAISING:
            continue
        if not _LATER.isdisjoint(reading.words.words[: chunk.start]) or _is_of_one(reading, at):
            continue
        start = reading.words.start(chunk.start)
        for total in reading.drafts:
            if total.running and total.start > start:
                harms = (total.harm, *total.harm.parts)
                told = [d for d in reading.drafts if d.end <= start and d.harm in harms]
                if _is_of_more(total, told):
                    total.scope = Scope.PERIOD


def _is_of_one(reading: Reading, at: int) -> bool:
    """Whether what is raised is said to be of one attack: "the toll of the blast"."""
    words = reading.words.words[reading.chunks[at].end :][:_OF_WITHIN]
    return any(
        of in ("of", "in", "from") and the == "the" and act in attack_kinds()
        for of, the, act in zip(words, words[1:], words[2:], strict=False)
    )


def _is_of_more(total: Draft, told: Sequence[Draft]) -> bool:
    """Whether a total is of more than what killed the people told of before it."""
    new = [one for one in told if one.scope is Scope.INCIDENT]
    late = any(one.additional or one.found or one.running for one in new)
    new = [one for one in new if one.count.stated is not None]  # "more people" are of the total
    return bool(new) and not late and sum(one.count.low for one in new) < total.count.low


def _is_tally(words: str) -> bool:
    """Whether some words end in "number": "the number", "raised the number"."""
    return words.rpartition(" ")[2] in _TALLY


def _total(reading: Reading, at: int, triggers: Sequence[int]) -> None:
    """The total that the word number at ``at`` stands for, if a verb raises it to a figure."""
    figure = _figure(reading, at)
    told = _told(reading, at, figure, triggers)
    if figure < 0 or not told:
        return
    harm = meanings(reading, told[0])
    meaning = next(m for frame, m in harm.items() if frame in _OF_PEOPLE)
    made = draft(reading.words, meaning.harm, reading.chunks[figure], reading.chunks[told[-1]])
    if made is None:
        return
    made.label, made.running = _people(reading, at), True
    reading.drafts.append(made)
    reading.silent.update((*told, at))


def _figure(reading: Reading, at: int) -> int:
    """Where the new total stands, behind "to": before the word number, or after it; else -1."""
    before = next((i for i in (at, at - 1, at - 2) if _is_goal(reading, i)), -1)
    if before >= 0:
        return before if _is_raised(reading, max(at - _NEAR, 0), at + 1) else -1
    after = range(at + 1, min(at + _REACH, len(reading.chunks)))
    goal = next((i for i in after if _is_goal(reading, i) or reading.kind(i) in ".;"), -1)
    raised = _is_raised(reading, max(at - _NEAR, 0), goal)
    return goal if goal >= 0 and raised and reading.chunks[goal].count >= 0 else -1


def _is_goal(reading: Reading, i: int) -> bool:
    before = reading.word(i - 1)
    return i > 0 and reading.chunks[i].count >= 0 and (before == "to" or before in _REACHING)


def _is_raised(reading: Reading, first: int, last: int) -> bool:
    verbs = (reading.word(i).partition(" ")[0] for i in range(first, last))
    return any(verb in _RAISING or verb in _REACHING for verb in verbs)


def _told(reading: Reading, at: int, figure: int, triggers: Sequence[int]) -> list[int]:
    """The harm words the number is of: "executed and killed" behind it, or one right before it."""
    last = figure if figure > at else min(at + _NEAR + 2, len(reading.chunks))
    behind = [i for i in triggers if at < i < last and _is_death(reading, i)]
    before = [i for i in (at - 1, at - 2) if i in triggers and _is_death(reading, i)]
    return behind or before[:1]


def _is_death(reading: Reading, index: int) -> bool:
    return any(
        frame in _OF_PEOPLE and one.harm in (Harm.KILLED, Harm.INJURED, Harm.CASUALTIES)
        for frame, one in meanings(reading, index).items()
    )


def _people(reading: Reading, at: int) -> str:
    """The words for the people behind "number of", or ""."""
    for i, chunk in enumerate(reading.chunks[at + 1 : at + _NEAR], at + 1):
        if chunk.kind == "n" and chunk.count < 0:
            return reading.said(i)
    return ""
