"""From the harm words of a sentence to drafts of claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.extraction.claims import naming, noun_frames, running, verb_frames
from claimtrack.extraction.claims.borrowed import borrow, some_of
from claimtrack.extraction.claims.drafts import draft
from claimtrack.extraction.claims.pairs import pair, sharpen
from claimtrack.extraction.claims.reading import Reading, meanings
from claimtrack.extraction.claims.rolls import roll
from claimtrack.extraction.claims.self_harm import reflexive
from claimtrack.registry.lexicon import harm_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from claimtrack.extraction.claims.drafts import Draft
    from claimtrack.extraction.claims.phrases import Chunk
    from claimtrack.extraction.claims.words import Words
    from claimtrack.registry.lexicon import HarmWord

__all__ = ["read_frames"]

# A word with several frames is read in the first that fits.
_FRAMES: dict[str, Callable[[Reading, int, HarmWord], bool]] = {
    "result": noun_frames.result,
    "identified": naming.identified,
    "figure": running.figure,
    "of_victims": naming.of_victims,
    "toll": running.toll,
    "lives": noun_frames.lives,
    "bodies": noun_frames.bodies,
    "dead_phrase": verb_frames.participle,
    "participle": verb_frames.participle,
    "verb": verb_frames.verb,
    "loss": verb_frames.loss,
    "intransitive": verb_frames.intransitive,
    "reflexive": reflexive,
    "adjective": verb_frames.adjective,
    "victims": noun_frames.victims,
    "event": noun_frames.event,
    "countable": noun_frames.countable,
}


def read_frames(words: Words, chunks: Sequence[Chunk]) -> list[Draft]:
    """Every claim the harm words of a sentence make."""
    reading = Reading(words, chunks)
    triggers = [i for i, one in enumerate(chunks) if one.kind == "K"]
    pair(reading, triggers)
    running.count_up(reading, triggers)
    for index in triggers:
        if index not in reading.silent:
            _read(reading, index)
    sharpen(reading, triggers)
    borrow(reading, triggers)
    running.bring_total(reading)
    roll(reading, triggers)
    for index, one in enumerate(chunks):
        if one.harmed >= 0 and not any(at == index for at, _ in reading.told):
            _attributive(reading, index)
    running.set_apart(reading)
    return reading.drafts


def _read(reading: Reading, index: int) -> None:
    readings = meanings(reading, index)
    if some_of(reading, index, readings) or _is_named(reading, index, readings):
        return
    for frame, read in _FRAMES.items():
        if frame in readings and read(reading, index, readings[frame]):
            return


def _is_named(reading: Reading, index: int, readings: Mapping[str, HarmWord]) -> bool:
    meaning = readings.get("participle") or readings.get("adjective")
    return meaning is not None and naming.named_killed(reading, index, meaning)


def _attributive(reading: Reading, index: int) -> None:
    """Read "two wounded soldiers" of whom nothing else was said: they are wounded."""
    chunk = reading.chunks[index]
    phrase = " ".join(reading.words.words[chunk.harmed].split())
    meaning = next(
        (m for m in harm_words().get(phrase, ()) if m.frame in ("participle", "adjective")), None
    )
    if meaning is None or meaning.weak:
        return
    made = draft(reading.words, meaning.harm, chunk, chunk)
    if made is not None:
        made.label = made.label.split(maxsplit=len(phrase.split()))[-1]
        reading.drafts.append(made)
