"""Running totals: "the toll rose to 45", "raises to 11 the number of rebels killed".

Each reader knows one way to tell a total that goes up: with a word for a toll, with the word number
before the harm words, with a harm word alone, or with a figure whose harm was told before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.extraction.claims.beside import part_off
from claimtrack.extraction.claims.drafts import draft
from claimtrack.extraction.claims.reading import end_of, meanings
from claimtrack.extraction.tokens import holds
from claimtrack.model.claim import Scope, Stance
from claimtrack.model.count import Count
from claimtrack.model.harm import Harm
from claimtrack.registry.lexicon import attack_kinds, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtrack.extraction.claims.drafts import Draft
    from claimtrack.extraction.claims.reading import Reading
    from claimtrack.registry.lexicon import HarmWord

__all__ = ["bring_total", "count_up", "figure", "raised", "set_apart", "toll"]

_RAISING = word_set("raising")
_REACHING = word_set("reaching")
_PUTTING = word_set("putting")
_REACHED = _RAISING | _REACHING
_GOALS = ("to", "at")
_CEILING = ["as", "high", "as"]
_EARLIER = word_set("earlier")
_LATER = word_set("dying")
_TALLY = word_set("tally")
_TOTALS = word_set("total")
_NEAR, _REACH = 6, 20
"""How many chunks before the word number its verb may stand, and how many behind it the figure."""
_TOTAL_REACH = 6
"""How many chunks behind "the total" its figure may stand."""
_OF_WITHIN = 9
"""How many words behind the raising verb "of the blast" may end."""
_OF_PEOPLE = frozenset(("participle", "adjective", "countable", "dead_phrase", "intransitive"))


def count_up(reading: Reading, triggers: Sequence[int]) -> None:
    """Read the totals a sentence tells with the word number; their harm words are told then."""
    if not holds(reading.words.text.lower(), _TALLY):
        return
    for at, chunk in enumerate(reading.chunks):
        if chunk.kind in "twK" and _is_tally(reading.words.words[chunk.head]):
            _count(reading, at, triggers)


def _is_tally(words: str) -> bool:
    """Whether some words end in "number": "the number", "raised the number"."""
    return words.rpartition(" ")[2] in _TALLY


def _count(reading: Reading, at: int, triggers: Sequence[int]) -> None:
    """The total that the word number at ``at`` stands for, if a verb raises it to a figure."""
    figure = _figure_of(reading, at)
    told = _told(reading, at, figure, triggers)
    if figure < 0 or not told:
        return
    harm = meanings(reading, told[0])
    meaning = next(m for frame, m in harm.items() if frame in _OF_PEOPLE)
    made = draft(reading.words, meaning.harm, reading.chunks[figure], reading.chunks[told[-1]])
    if made is None:
        return
    made.label, made.running = _people(reading, at), reading.word(figure - 1) != "at"
    reading.drafts.append(made)
    reading.silent.update((*told, at))


def _figure_of(reading: Reading, at: int) -> int:
    """Where the total stands, behind "to" or "at": before the word number, or after it; else -1."""
    before = next((i for i in (at, at - 1, at - 2) if _is_goal(reading, i)), -1)
    if before >= 0:
        return before if _verbs(reading, max(at - _NEAR, 0), at + 1) & _REACHED else -1
    after = range(at + 1, min(at + _REACH, len(reading.chunks)))
    goal = next((i for i in after if _is_goal(reading, i) or reading.kind(i) in ".;"), -1)
    if goal < 0 or reading.chunks[goal].count < 0:
        return -1
    put = reading.word(goal - 1) == "at"
    verbs = _verbs(reading, max(at - _NEAR, 0), at if put else goal)
    return goal if verbs & (_PUTTING if put else _REACHED) else -1


def _is_goal(reading: Reading, i: int) -> bool:
    before = reading.word(i - 1)
    return i > 0 and reading.chunks[i].count >= 0 and (before in _GOALS or before in _REACHING)


def _verbs(reading: Reading, first: int, last: int) -> set[str]:
    """The words from one chunk up to another, those of a harm word one by one."""
    end = reading.chunks[last].start if last < len(reading.chunks) else None
    words = reading.words.words[reading.chunks[first].start : end]
    return {one for word in words for one in word.split()}


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


def toll(reading: Reading, index: int, meaning: HarmWord) -> bool:
    """Read "the death toll rose to 45 from 39": the new figure, and the one it replaces."""
    now, earlier, last = _told_before(reading, index, meaning), None, index
    for i in _behind(reading, index) if now is None else ():
        made = draft(reading.words, meaning.harm, reading.chunks[i], reading.chunks[index])
        if reading.word(i - 1) == "from":
            earlier = earlier or made
        else:
            now, last = now or made, i
            figure = reading.words.words[: reading.chunks[i].start]
            if made is not None and made.count.is_exact and figure[-3:] == _CEILING:
                made.count = Count.up_to(made.count.low)  # "put the toll as high as 53"
            if made is not None and any(_is_modal(reading, k) for k in range(index + 1, i)):
                made.stance = Stance.HYPOTHETICAL  # "the toll could rise to 45"
    behind = meanings(reading, last + 1).values() if reading.kind(last + 1) == "K" else ()
    if now is not None and any(one.harm is now.harm for one in behind):
        reading.silent.add(last + 1)  # "a toll of eight dead" tells eight once
    if now is not None and _is_earlier(reading, index):
        earlier, now = earlier or now, None
    if now is None and earlier is not None:
        _replaced_by_told(reading, earlier)
    reading.drafts += [one for one in (earlier, now) if one is not None]
    if now is not None:
        now.running = True
    if now is not None and earlier is not None:
        now.replaces = earlier
    part_off(reading, index, last, [now] if now is not None else [])
    return now is not None or earlier is not None


def _replaced_by_told(reading: Reading, earlier: Draft) -> None:
    """Read "nine bodies were found, raising the toll from four": the nine stand for the four."""
    told = [one for one in reading.drafts if one.harm is earlier.harm and not one.replaces]
    for one in told[-1:]:
        one.replaces = earlier


def _is_earlier(reading: Reading, index: int) -> bool:
    """Whether a toll is one given before: "up from an earlier toll of 37"."""
    before = reading.words.words[: reading.chunks[index].start]
    return not _EARLIER.isdisjoint(before[-1:]) and "from" in before[-4:]


def _told_before(reading: Reading, index: int, meaning: HarmWord) -> Draft | None:
    """Read "raises to 41 the number of dead" and "raises to 41, the number of dead"."""
    at = index - 1
    while at > 0 and reading.kind(at) in ("d", ","):
        at -= 1
    if at < 1 or reading.chunks[at].count < 0 or reading.word(at - 1) != "to":
        return None
    if not any(reading.word(i) in _RAISING for i in range(max(at - 4, 0), at - 1)):
        return None
    made = draft(reading.words, meaning.harm, reading.chunks[at], reading.chunks[index])
    both = reading.kind(index + 1) == "&" and reading.kind(index + 2) == "K"
    hurt = meanings(reading, index + 2).values() if both else ()
    if made is not None and any(one.harm is Harm.INJURED for one in hurt):
        made.harm = Harm.CASUALTIES  # "the number of dead and injured"
        made.end = end_of(reading, index + 2)
        reading.silent.add(index + 2)
    return made


def _behind(reading: Reading, index: int) -> list[int]:
    """The chunks with a number behind "the toll", but for what it rose by."""
    found: list[int] = []
    for i in range(index + 1, min(index + 24, len(reading.chunks))):
        kind = reading.kind(i)
        if kind in ".;" or (kind in ",K" and found) or reading.word(i) == "that":
            break
        counts = reading.chunks[i].count >= 0 and reading.word(i - 1) != "by"
        if counts and not _counts_the_hurt(reading, i + 1):
            found.append(i)
    return found


def _counts_the_hurt(reading: Reading, at: int) -> bool:
    """Whether a number before a word of harm is of others: "dozens of injuries" beside a toll."""
    told = meanings(reading, at).values() if reading.kind(at) == "K" else ()
    return any(one.harm is Harm.INJURED for one in told)


def _is_modal(reading: Reading, at: int) -> bool:
    """Whether a word is "could" or the like, and not the month of May."""
    return reading.kind(at) == "M" and reading.kind(at + 1) not in ("", "#", "c", "q")


def raised(reading: Reading, index: int, meaning: HarmWord) -> bool:
    """Read "more deaths raise the number to 14": a toll told without the word."""
    verb = next((i for i in range(index + 1, index + 8) if reading.word(i) in _RAISING), -1)
    if verb < 0 or meaning.harm is Harm.INJURED:
        return False  # "died of their wounds, bringing the toll to 14" counts no wounded
    for i in range(verb + 1, min(verb + 12, len(reading.chunks))):
        if "toll" in meanings(reading, i):
            return False  # the toll is told by its own word
        if reading.chunks[i].count >= 0 and reading.word(i - 1) == "to":
            made = draft(reading.words, meaning.harm, reading.chunks[i], reading.chunks[index])
            reading.drafts += [made] if made is not None else []
            return made is not None
    return False


def bring_total(reading: Reading) -> None:
    """Read the totals a sentence gives of a harm it told before: "bringing the total to 57"."""
    if not reading.drafts or _TOTALS.isdisjoint(reading.words.vocabulary):
        return
    for at, chunk in enumerate(reading.chunks):
        if chunk.kind in "tdw" and reading.words.words[chunk.end - 1] in _TOTALS:
            _bring(reading, at)


def _bring(reading: Reading, at: int) -> None:
    """Read "bringing the total to 57" and "put the number at 21": of the harm told before."""
    verbs = {reading.word(i) for i in range(max(at - 3, 0), at)}
    to = "at" if _PUTTING & verbs else "to" if _RAISING & verbs else ""
    for i in range(at + 1, min(at + _TOTAL_REACH, len(reading.chunks))) if to else ():
        figure = reading.chunks[i]
        if reading.kind(i) in ".;K":
            return
        if figure.count >= 0 and reading.word(i - 1) == to:
            told = [d for d in reading.drafts if d.end <= reading.words.start(figure.start)]
            made = draft(reading.words, told[-1].harm, figure, reading.chunks[at]) if told else None
            if made is not None and reading.word(at) == "that":
                made.label = told[-1].label  # "and later raised that figure to 31": of the same
            reading.drafts += [made] if made is not None else []
            return


def figure(reading: Reading, index: int, meaning: HarmWord) -> bool:
    """Read "police put the figure at 11": of what was told last, in this sentence or before."""
    if reading.kind(index + 2) == "K":
        return True  # "putting the total at 31 dead": read there
    for number in reading.chunks[index + 1 : index + 2]:
        made = draft(reading.words, meaning.harm, number, number) if number.count >= 0 else None
        if made is not None:
            made.anew = "number" if "number" in reading.word(index) else "figure"
            reading.drafts.append(made)
    return True


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
