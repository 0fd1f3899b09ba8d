"""One sentence while its harm words are read, and who is named beside the people of a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.extraction.claims.drafts import draft
from claimtrack.extraction.claims.victims import SAYING, object_of
from claimtrack.model.claim import Scope

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtrack.extraction.claims.drafts import Draft
    from claimtrack.extraction.claims.phrases import Chunk
    from claimtrack.extraction.claims.words import Words
    from claimtrack.model.harm import Harm

__all__ = ["Reading", "name", "part_off", "tell_apart"]


class Reading:
    """One sentence while its harm words are read from left to right.

    Attributes:
        words: its tagged words.
        chunks: its phrases.
        drafts: what it claims, as far as it was read.
        subject: the people of the last harm word, which a later verb may share.
        combined: the harm two joined words make together, by the second's index.
        silent: harm words another one speaks for.
        told: phrases already counted, with the harm.
    """

    def __init__(self, words: Words, chunks: Sequence[Chunk]) -> None:
        self.words = words
        self.chunks = chunks
        self.drafts: list[Draft] = []
        self.subject: list[int] = []
        self.combined: dict[int, Harm] = {}
        self.silent: set[int] = set()
        self.told: set[tuple[int, Harm]] = set()

    def word(self, index: int) -> str:
        """The first word of a chunk, "" beyond the ends."""
        return self.words.words[self.chunks[index].start] if 0 <= index < len(self.chunks) else ""

    def kind(self, index: int) -> str:
        """The kind of a chunk, "" beyond the ends."""
        return self.chunks[index].kind if 0 <= index < len(self.chunks) else ""


def tell_apart(made: list[Draft]) -> None:
    """People named side by side are others, unless the rest spell out the first: "three men, two A and a B"."""
    for one in made:
        one.beside = made
    rest = [one.count.stated or one.count.low for one in made[1:]]
    if len(rest) > 1 and made[0].count.is_exact and sum(rest) == made[0].count.low:
        for one in made[1:]:
            one.scope, one.whole = Scope.PART, made[0]


def part_off(reading: Reading, index: int, last: int, wholes: Sequence[Draft]) -> None:
    """The people named as some of those just counted: "including three children"."""
    if not wholes:
        return
    i = last + 1
    limit = min(i + 8, len(reading.chunks))
    while i < limit and reading.kind(i) != "I":
        if reading.kind(i) not in 'POtm,("TA' and i != index:
            return
        i += 1
    if i >= limit:
        return
    for at in object_of(reading.words, reading.chunks, i):
        part = draft(reading.words, wholes[-1].harm, reading.chunks[at], reading.chunks[index])
        if part is not None and part.count.low <= (wholes[-1].count.high or part.count.low):
            part.scope = Scope.PART
            part.whole = wholes[-1]
            part.stance = wholes[-1].stance
            part.by = wholes[-1].by
            reading.drafts.append(part)


def name(reading: Reading, index: int, last: int, made: Sequence[Draft]) -> None:
    """Read the names printed behind people: "the mayor, John Doe,", "three men: A, B and C"."""
    if not made:
        return
    names = _names_after(reading, last + 1) or (
        _names_after(reading, index + 1) if reading.kind(index + 1) == ":" else []
    )
    one = made[-1]
    if not names or one.names or one.pointing:
        return
    texts = [_text(reading, at) for at in names]
    if one.count.high == 1:
        if reading.kind(last + 1) in tuple(",("):
            one.names = (texts[0],)
            one.label = f"{one.label} {texts[0]}".strip()
    elif len(texts) > 1 and (one.count.high is None or len(texts) <= one.count.high):
        one.names = tuple(texts)
        for at in names:
            part = draft(reading.words, one.harm, reading.chunks[at], reading.chunks[index])
            if part is not None:
                part.scope, part.whole, part.stance, part.by = Scope.PART, one, one.stance, one.by
                reading.drafts.append(part)


def _text(reading: Reading, at: int) -> str:
    chunk, words = reading.chunks[at], reading.words
    first = chunk.start
    while first < chunk.end - 1 and words.tags[first] in "DQ":
        first += 1
    return " ".join(words.text[words.starts[first] : words.ends[chunk.end - 1]].split())


def _names_after(reading: Reading, i: int) -> list[int]:
    """The chunks of a list of names that starts, after a comma, colon or bracket, at ``i``."""
    chunks = reading.chunks
    while reading.kind(i) in ("P", "O") and reading.kind(i + 1) in ("t", "m", "n", "w", "u"):
        i += 2
    found: list[int] = []
    if reading.kind(i) in (",", ":", "("):
        i += 1
    elif i >= len(chunks) or not _is_name(reading, i):
        return []
    while i < len(chunks) and _is_name(reading, i):
        found.append(i)
        i += 1
        while reading.kind(i) in (",", "(") and reading.kind(i + 1) in ("#", "J"):
            i += 2 + (reading.kind(i + 2) == ")")
        if reading.kind(i) not in (",", "&", ";"):
            break
        i += 1
        i += reading.kind(i) == "&"
    speaks = reading.kind(i) == "V" and reading.word(i) in SAYING
    return (
        []
        if speaks or (len(found) == 1 and reading.kind(i) in ("X", "H", "M", "V", "K"))
        else found
    )


def _is_name(reading: Reading, i: int) -> bool:
    chunk = reading.chunks[i]
    if chunk.owner or chunk.count >= 0:
        return False
    if chunk.kind == "n":
        return chunk.end > chunk.head + 1 and reading.words.tags[chunk.head] == "N"
    return (
        chunk.kind in "mu"
        and chunk.end - chunk.start > 1
        and reading.words.tags[chunk.start] != "D"
    )
