"""Who is harmed in company: people killed beside others, kin named one by one, a shared number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.extraction.claims.counting import count_of
from claimtrack.extraction.claims.objects import WHOSE, object_of, past_aside
from claimtrack.extraction.claims.subjects import base_of, subject_of
from claimtrack.extraction.claims.verbs import verb_at
from claimtrack.registry.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtrack.extraction.claims.reading import Reading

__all__ = [
    "REACH",
    "company",
    "doer",
    "is_bare",
    "is_told",
    "only_one",
    "past_beside",
    "shares_count",
]

REACH = 6
"""How many chunks behind the harm those harmed beside them may stand."""
_BESIDE = {
    "along": ("along", "with"),
    "together": ("together", "with"),
    "alongside": ("alongside",),
}
"""What joins those harmed beside others to them; "with" alone only kin, or others counted."""
_ON_TOP = word_set("on_top")
_SELF = {"himself", "herself"}
_AS_WELL_AS = {"as well as", "besides"}
_JOINTS = {"to", "from", "with"}


def company(reading: Reading, index: int, people: Sequence[int]) -> list[int]:
    """Who was harmed beside them: "killed alongside his wife", "killed A together with B"."""
    if not people:
        return []
    return (
        _between_commas(reading, people)
        or _with_them(reading, index, people)
        or _on_top(reading, index, people)
        or _themselves(reading, people)
    )


def _themselves(reading: Reading, people: Sequence[int]) -> list[int]:
    """Whoever did it, behind the others: "killed six policemen and himself"."""
    i = past_aside(reading.chunks, people[-1] + 1)
    if reading.kind(i) != "&" or reading.word(i + 1) not in _SELF:
        return []
    return doer(reading, people[0])


def doer(reading: Reading, index: int) -> list[int]:
    """The subject of the verbs this one follows: "a boy found a gun and shot himself"."""
    for at in range(index):
        if reading.kind(at) in ("V", "K", "G"):
            found = subject_of(
                reading.words, reading.chunks, verb_at(reading.words, reading.chunks, at).left
            )
            if one := only_one(reading, found):
                return one
    return []


def only_one(reading: Reading, people: list[int]) -> list[int]:
    """The people where they are one person: "police believe he shot himself" tells of no police."""
    if len(people) != 1 or reading.chunks[people[0]].count >= 0:
        return []
    count = count_of(reading.words, reading.chunks[people[0]])
    return people if count is not None and count.high == 1 else []


def _on_top(reading: Reading, index: int, people: Sequence[int]) -> list[int]:
    """Those counted apart: "in addition to the bomber, six were killed", or the same behind."""
    if _ON_TOP.isdisjoint(reading.words.vocabulary):
        return []
    i = next((i for i in range(index) if _opens(reading, i, index)), -1)
    if i < 0:
        after = range(max(index, people[-1]) + 2, min(index + REACH * 2, len(reading.chunks)))
        stop = next((k for k in after if reading.kind(k) in tuple("K.;")), index)
        i = next((i for i in after if i < stop and _opens(reading, i, stop)), -1)
    if i < 0:
        return []
    i += reading.word(i + 1) in _JOINTS
    told = {at for at, _ in reading.told}
    return [at for at in object_of(reading.words, reading.chunks, i) if at not in told]


def _opens(reading: Reading, i: int, index: int) -> bool:
    """Whether "in addition to" or "besides" opens a clause at ``i``, with no harm up to ``index``.

    What is harmed behind another harm word has people of its own.
    """
    if reading.word(i) not in _ON_TOP:
        return False
    first = i - (reading.word(i - 1) == "in")
    if first and reading.kind(first - 1) not in tuple(",;&(:"):
        return False
    return all(reading.kind(k) != "K" for k in range(i, index))


def _between_commas(reading: Reading, people: Sequence[int]) -> list[int]:
    """Those told of between the people and their verb: "six guards, as well as a man, were"."""
    i = people[-1] + 1
    i += reading.kind(i) == ","
    if reading.word(i) not in _AS_WELL_AS:
        return []
    told = {at for at, _ in reading.told}
    return [at for at in object_of(reading.words, reading.chunks, i) if at not in told]


def _with_them(reading: Reading, index: int, people: Sequence[int]) -> list[int]:
    i = max(index, people[-1]) + 1
    if reading.kind(i) == "&" and reading.kind(i + 1) in ("K", "V"):
        i += 2  # "was killed and burned along with his wife"
    i = past_aside(reading.chunks, i)
    if reading.kind(i) == "P" and reading.kind(i + 1) == "m":
        i = past_aside(reading.chunks, i + 2)  # "killed the elder in Osk (Homs) along with a guard"
    limit = min(i + REACH, len(reading.chunks) - 1)
    beside = past_beside(reading, i)
    while beside < 0 and i < limit and reading.kind(i) in tuple(",AT"):
        i += 1
        beside = past_beside(reading, i)
    if beside >= 0:
        return object_of(reading.words, reading.chunks, beside - 1)
    if reading.word(i) in _AS_WELL_AS:
        with_them = object_of(reading.words, reading.chunks, i)
        harmed = bool(with_them) and reading.kind(with_them[-1] + 1) not in tuple("GVKXHM")
        return with_them if harmed else []
    if reading.word(i) != "with":
        return []
    with_them = object_of(reading.words, reading.chunks, i)
    return [at for at in with_them if _is_kin(reading, at) or _is_others(reading, at)]


def past_beside(reading: Reading, i: int) -> int:
    """Past what joins those harmed beside others to them: "along with", "alongside"; else -1."""
    joint = _BESIDE.get(reading.word(i))
    if joint is None or any(reading.word(i + k) != word for k, word in enumerate(joint)):
        return -1
    return i + len(joint)


def _is_others(reading: Reading, at: int) -> bool:
    """Whether a phrase counts people like those before it: "killed with four others"."""
    count = reading.chunks[at].count
    if reading.kind(at + 1) in tuple("GVKXHM"):
        return False  # "killed, with several others sustaining injuries"
    return (
        count >= 0
        and "other"
        in reading.words.text[
            reading.words.start(reading.chunks[at].start) : reading.words.end(
                reading.chunks[at].end - 1
            )
        ].lower()
    )


def _is_kin(reading: Reading, at: int) -> bool:
    """Whether a phrase is somebody's: "his wife", "two of her sons"."""
    of = at + 2 if reading.kind(at) == "c" and reading.kind(at + 1) == "O" else at
    return reading.kind(of) == "n" and reading.word(of) in WHOSE


def is_told(reading: Reading, at: int, people: Sequence[int], index: int) -> bool:
    """Whether a phrase behind others counts nobody anew."""
    return (
        shares_count(reading, at)
        or _is_spelled_out(reading, at, people)
        or _is_same(reading, at, people, index)
    )


def _is_spelled_out(reading: Reading, at: int, people: Sequence[int]) -> bool:
    """Whether a phrase is a name for a number before it: "two sons Ali and Omar"."""
    left = 0
    for i in people:
        one = reading.chunks[i]
        named = one.kind in "mu" and one.count < 0
        if i == at:
            return left > 0 and named
        if left and named:
            left -= 1
        else:
            counted = one.kind == "n" and one.count >= 0 and one.end > one.head + 1
            left = reading.words.counts[one.count].count.low - 1 if counted else 0
    return False


def _is_same(reading: Reading, at: int, people: Sequence[int], index: int) -> bool:
    """Whether a phrase is another word for the one before "and": "a poet and editor was killed".

    A verb for one says so, or two callings with one article between them.
    """
    if at < 2 or reading.word(at - 1) != "and" or not _is_single(reading, at):
        return False
    before = base_of(reading.words, reading.chunks, at - 2)
    if before not in people or not _is_single(reading, before):
        return False
    between = range(max(at, people[-1]) + 1, index)
    if any(reading.word(i) in _OF_ONE for i in between if reading.kind(i) in "XH"):
        return reading.kind(at) == "n" or before != at - 2
    if index > at and any(reading.kind(i) in "XH" for i in between):
        return False
    told = [reading.chunks[before], reading.chunks[at]]
    callings = all(reading.words.words[one.head] in _CALLINGS for one in told)
    return callings and told[0].end - told[0].start > 1


def _is_single(reading: Reading, at: int) -> bool:
    """Whether a phrase stands for one person, and "and" with no article before it may go on."""
    one, tags = reading.chunks[at], reading.words.tags
    if one.kind == "m":
        return True
    plain = one.kind == "n" and one.count < 0 and not one.owner and tags[one.head] == "N"
    joined = reading.kind(at - 1) == "&"
    named = one.end > one.head + 1 or tags[one.start] == "D" or reading.word(at) in WHOSE
    return plain and not (joined and named)


_OF_ONE = {"was", "is", "has"}
_CALLINGS = word_set("callings")


def shares_count(reading: Reading, at: int) -> bool:
    """Whether a plural stands under the number before it: "12 soldiers and policemen"."""
    if not is_bare(reading, at) or at < 2 or reading.kind(at - 1) not in tuple("&,"):
        return False
    before = at - 2
    while before >= 2 and reading.kind(before - 1) == "O":
        before -= 3 if reading.kind(before - 2) == "&" else 2  # "4 members of the army and gunmen"
    return reading.chunks[before].count >= 0 or shares_count(reading, before)


def is_bare(reading: Reading, at: int) -> bool:
    """Whether a phrase is a plural with neither number nor article: "murders of activists"."""
    chunk = reading.chunks[at]
    return (
        chunk.kind == "n"
        and chunk.count < 0
        and reading.words.tags[chunk.head] == "L"
        and reading.words.tags[chunk.start] != "D"
    )
