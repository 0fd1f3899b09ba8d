"""From a harm word and what stands around it to drafts of claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.extraction.claims.drafts import Draft, draft
from claimtrack.extraction.claims.phrases import PEOPLE
from claimtrack.extraction.claims.reading import Reading, name, part_off, tell_apart
from claimtrack.extraction.claims.victims import (
    complement,
    SAYING,
    base_of,
    object_of,
    perpetrator,
    subject_of,
    verb_at,
)
from claimtrack.model.claim import Stance
from claimtrack.model.harm import Harm
from claimtrack.registry.lexicon import harm_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from claimtrack.extraction.claims.phrases import Chunk
    from claimtrack.extraction.claims.victims import Verb
    from claimtrack.extraction.claims.words import Words
    from claimtrack.registry.lexicon import HarmWord

__all__ = ["read_frames"]


def read_frames(words: Words, chunks: Sequence[Chunk]) -> list[Draft]:
    """Every claim the harm words of a sentence make."""
    reading = Reading(words, chunks)
    triggers = [i for i, one in enumerate(chunks) if one.kind == "K"]
    _pair(reading, triggers)
    for index in triggers:
        if index not in reading.silent:
            _read(reading, index)
    _sharpen(reading, triggers)
    for index, one in enumerate(chunks):
        if one.harmed >= 0 and not any(at == index for at, _ in reading.told):
            _attributive(reading, index)
    return reading.drafts


def _sharpen(reading: Reading, triggers: Sequence[int]) -> None:
    """Read "casualties" as the dead where the wounded are told of beside them, or where they were killed."""
    loose = [one for one in reading.drafts if one.harm is Harm.CASUALTIES and one.label == ""]
    if not loose:
        return
    killed = {(one.start, one.count) for one in reading.drafts if one.harm is Harm.KILLED}
    hurt = any(
        meaning.harm is Harm.INJURED for i in triggers for meaning in _meanings(reading, i).values()
    )
    for one in loose:
        if (one.start, one.count) in killed:
            reading.drafts.remove(one)
        elif hurt and reading.words.text[one.start : one.end].lower().endswith("casualties"):
            one.harm = Harm.KILLED


def _meanings(reading: Reading, index: int) -> dict[str, HarmWord]:
    phrase = " ".join(reading.words.words[reading.chunks[index].start].split())
    return {meaning.frame: meaning for meaning in harm_words().get(phrase, ())}


def _pair(reading: Reading, triggers: Sequence[int]) -> None:
    """Two harm words side by side share their people: "shot and killed", "killed or wounded"."""
    for first, second in zip(triggers, triggers[1:], strict=False):
        between = "".join(reading.kind(i) for i in range(first + 1, second))
        if second - first > 4 or not between.strip("A") or between.strip("&,AS"):
            continue
        one, two = _meanings(reading, first), _meanings(reading, second)
        if not one or not two:
            continue
        a, b = next(iter(one.values())), next(iter(two.values()))
        if a.harm is b.harm or (a.weak and b.harm is Harm.KILLED):
            reading.silent.add(first)
        elif b.weak and a.harm is Harm.KILLED:
            reading.silent.add(second)
        elif "&" in between:
            both = _COMBINED.get(frozenset((a.harm, b.harm)))
            if both is not None and not _apart(reading, first, second):
                reading.silent.add(first)
                reading.combined[second] = both


_COMBINED = {
    frozenset((Harm.KILLED, Harm.INJURED)): Harm.CASUALTIES,
    frozenset((Harm.KILLED, Harm.MISSING)): Harm.DEAD_OR_MISSING,
    frozenset((Harm.KILLED, Harm.CAPTURED)): Harm.KILLED_OR_CAPTURED,
}


def _apart(reading: Reading, first: int, second: int) -> bool:
    """Whether each of two joined harm words has people of its own: "left 3 dead and wounded 12"."""
    before, after = reading.kind(first - 1), reading.kind(second + 1)
    return before in "ncq" and before != "" and after in "ncq" and after != ""


def _read(reading: Reading, index: int) -> None:
    meanings = _meanings(reading, index)
    for frame in _ORDER:
        if frame in meanings and _FRAMES[frame](reading, index, meanings[frame]):
            return


def _add(
    reading: Reading,
    index: int,
    meaning: HarmWord,
    people: Sequence[int],
    verb: Verb | None = None,
    by: str = "",
) -> bool:
    """Draft a claim for each of the phrases; whether there is any."""
    if verb is not None and verb.negated:
        return True
    harm = reading.combined.get(index, meaning.harm)
    made: list[Draft] = []
    for at in people:
        chunk = reading.chunks[at]
        if (meaning.weak and chunk.kind in "qw") or (at, harm) in reading.told:
            continue
        one = draft(reading.words, harm, chunk, reading.chunks[index], _beyond(reading, at))
        if one is None:
            continue
        if one.pointing:
            _resolve(reading, at, one)
        reading.told.add((at, harm))
        one.by = by if by != one.label else ""
        one.how = meaning.how
        one.weak = meaning.weak
        if verb is not None:
            one.stance = _stance(verb)
        made.append(one)
    tell_apart(made)
    reading.drafts += made
    if people:
        reading.subject = list(people)
        part_off(reading, index, people[-1], made)
        name(reading, index, people[-1], made)
    return bool(made)


def _resolve(reading: Reading, at: int, one: Draft) -> None:
    """Give a pronoun the words of the first single person its sentence names before it."""
    for i in range(at):
        chunk = reading.chunks[i]
        single = chunk.kind == "m" or (
            chunk.kind == "n" and chunk.count < 0 and reading.words.tags[chunk.head] == "N"
        )
        if (
            single
            and not chunk.owner
            and reading.word(i + 1) not in SAYING
            and not one.by.endswith(
                reading.words.text[
                    reading.words.starts[chunk.head] : reading.words.ends[chunk.end - 1]
                ]
            )
        ):
            named = draft(reading.words, one.harm, chunk, chunk)
            if named is not None:
                one.label, one.names, one.pointing = named.label, named.names, False
            return


def _is_dateline(reading: Reading, i: int) -> bool:
    """Whether a name is where a report was sent from: "DETROIT (AP) -- "."""
    chunk = reading.chunks[i]
    text = reading.words.text[reading.words.starts[chunk.start] : reading.words.ends[chunk.end - 1]]
    return chunk.kind == "m" and (reading.kind(i + 1) == "(" or (text.isupper() and i == 0))


def _beyond(reading: Reading, at: int) -> int:
    """The word after "of the Syrian army" behind a phrase; 0 where no "of" follows."""
    if reading.kind(at + 1) == "O" and reading.kind(at + 2) in tuple(PEOPLE + "t"):
        return reading.chunks[at + 2].end
    return 0


def _stance(verb: Verb) -> Stance:
    if verb.modal and not (verb.have and verb.modal in {"may", "might", "could"}):
        return Stance.HYPOTHETICAL
    return Stance.FEARED if verb.doubt or verb.modal else Stance.ASSERTED


def _participle(reading: Reading, index: int, meaning: HarmWord) -> bool:
    words, chunks = reading.words, reading.chunks
    verb = verb_at(words, chunks, index)
    if verb.be:
        if verb.to:
            return True  # "to be killed": wanted or feared, not done
        if reading.kind(verb.left) in "&," and reading.subject:
            people = reading.subject
        else:
            people = subject_of(words, chunks, verb.left)
        if not people and reading.kind(index + 1) == "X":
            people = object_of(words, chunks, index + 1)
        return _add(reading, index, meaning, people, verb, _agent(reading, index))
    if reading.kind(index + 1) == "n" and reading.kind(index - 1) in ("d", "P", "O"):
        return _attribute(reading, index, meaning)
    people = object_of(words, chunks, index)
    if people and _is_object(reading, people[0], verb):
        return _add(reading, index, meaning, people, verb, perpetrator(words, chunks, verb.left))
    if reading.kind(index + 1) == "X" and reading.kind(index - 1) in "d":
        return _add(reading, index, meaning, object_of(words, chunks, index + 1), verb)
    following = reading.kind(index + 1)
    if following and following in "twn" and words.tags[chunks[index + 1].start] == "D":
        return True  # active, but what was killed or hurt is nobody: "shot a video"
    joined = _joined_verb(reading, index)
    if joined >= 0:
        shared = verb_at(words, chunks, joined)
        people = [] if reading.kind(shared.left) in "&," else subject_of(words, chunks, shared.left)
        return _add(
            reading, index, meaning, people or reading.subject, verb, _agent(reading, index)
        )
    if meaning.weak and _has_object(reading, index):
        return False
    if verb.left >= 0 and reading.kind(verb.left) in PEOPLE + ",tT)" and not verb.have:
        people = subject_of(words, chunks, verb.left)
        return _add(reading, index, meaning, people, verb, _agent(reading, index))
    return False


def _attribute(reading: Reading, index: int, meaning: HarmWord) -> bool:
    """ "The slain minister": somebody harmed before, or told of for the first time."""
    chunk = reading.chunks[index + 1]
    if (
        meaning.weak
        or reading.words.tags[chunk.head] != "N"
        or reading.words.tags[chunk.start] in "DQ"
    ):
        return True
    before = len(reading.drafts)
    _add(reading, index, meaning, [index + 1])
    for one in reading.drafts[before:]:
        one.definite = True
    return True


def _has_object(reading: Reading, index: int) -> bool:
    """Whether something stands after a weak verb that it acts on: "shot a film", "shot at police"."""
    after = reading.kind(index + 1)
    if after == "P" and reading.word(index + 1) == "at":
        return reading.kind(index + 2) in ("n", "q", "m")
    return after != "" and after in "nqmtwurd"


def _joined_verb(reading: Reading, index: int) -> int:
    """The verb that shares its subject with this one: "shot" in "was shot and then killed"; -1 if none."""
    i = index - 1
    joints = ""
    while i > 0 and reading.kind(i) in tuple("A&,"):
        joints += reading.kind(i)
        i -= 1
    if "&" not in joints and not (joints and i in reading.silent):
        return -1
    if reading.kind(i) == "K":
        while reading.kind(i - 1) in tuple("&,") and reading.kind(i - 2) in tuple("KV"):
            i -= 2
        return i
    if reading.kind(i) == "V" and verb_at(reading.words, reading.chunks, i).be:
        return i
    return -1


def _is_object(reading: Reading, at: int, verb: Verb) -> bool:
    """Whether the phrase after a past form is its object, not the start of something else."""
    chunk = reading.chunks[at]
    if verb.have or verb.left < 0:
        return True
    if reading.kind(verb.left) == "c" and chunk.count < 0 and chunk.kind == "n":
        return False
    return chunk.kind != "u" or reading.kind(verb.left) not in PEOPLE


def _agent(reading: Reading, index: int) -> str:
    """The words after "by"."""
    for i in range(index + 1, min(index + 7, len(reading.chunks))):
        if reading.kind(i) == "P" and reading.word(i) == "by":
            return perpetrator(reading.words, reading.chunks, i + 1)
        if reading.kind(i) in ".;KV":
            break
    return ""


# "Used machetes to kill 12": the infinitive tells what was done; else it tells what was wanted.
_CARRIED_OUT = {
    "used",
    "using",
    "went",
    "managed",
    "continued",
    "proceeded",
    "continues",
    "uses",
    "on",
}


def _verb(reading: Reading, index: int, meaning: HarmWord) -> bool:
    words, chunks = reading.words, reading.chunks
    if reading.kind(index + 1) == "O" or chunks[index - 1].owner:
        return False
    verb = verb_at(words, chunks, index)
    if (
        verb.to
        and reading.word(verb.left) not in _CARRIED_OUT
        and reading.word(verb.left - 1) not in _CARRIED_OUT
    ):
        return True
    people = object_of(words, chunks, index)
    if people and _is_bare(reading, people[0]) and _is_general(reading, index):
        return True
    return _add(reading, index, meaning, people, verb, perpetrator(words, chunks, verb.left))


def _is_general(reading: Reading, index: int) -> bool:
    """Whether a verb tells what is done, not what was: "they kill civilians.", "for killing civilians"."""
    if reading.word(index).split()[0].endswith("ing"):
        return reading.kind(index - 1) in ("P", "O")
    return reading.chunks[-1].kind == "."


def _intransitive(reading: Reading, index: int, meaning: HarmWord) -> bool:
    words, chunks = reading.words, reading.chunks
    verb = verb_at(words, chunks, index)
    if verb.to:
        return True
    left = verb.left
    if reading.kind(left) == "R":
        left -= 1
        left -= reading.kind(left) == ","
    if reading.kind(left) in "&," and reading.subject:
        people = reading.subject
    else:
        people = subject_of(words, chunks, left)
    return _add(reading, index, meaning, people, verb)


def _adjective(reading: Reading, index: int, meaning: HarmWord) -> bool:
    words, chunks = reading.words, reading.chunks
    if reading.kind(index + 1) in ("n", "t", "w"):
        return False
    verb = verb_at(words, chunks, index)
    left = verb.left
    if left < 0 or (not verb.be and left != index - 1):
        return False
    if reading.kind(left) in "&," and reading.subject and verb.be:
        return _add(reading, index, meaning, reading.subject, verb)
    return _add(reading, index, meaning, subject_of(words, chunks, left), verb)


def _attributive(reading: Reading, index: int) -> None:
    """ "Two wounded soldiers" of whom nothing else was said: they are wounded."""
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


def _event(reading: Reading, index: int, meaning: HarmWord) -> bool:
    chunks = reading.chunks
    people = [at for at in _of_whom(reading, index) if not _is_bare(reading, at)]
    if people:
        return _add(reading, index, meaning, people, None, _agent(reading, index))
    before = reading.kind(index - 1)
    if before and before in "nmu" and chunks[index - 1].owner:
        return _add(reading, index, meaning, [index - 1], None, _agent(reading, index))
    return False


def _of_whom(reading: Reading, index: int) -> list[int]:
    """The people after "of", and after "by gunmen of"."""
    people = complement(reading.words, reading.chunks, index)
    if not people and reading.word(index + 1) == "by":
        for i in range(index + 2, min(index + 5, len(reading.chunks))):
            if reading.kind(i) == "O":
                return object_of(reading.words, reading.chunks, i)
    return people


def _is_bare(reading: Reading, at: int) -> bool:
    """Whether a phrase is a plural without a number: "murders of activists" names a kind, not an event."""
    chunk = reading.chunks[at]
    return (
        chunk.kind == "n"
        and chunk.count < 0
        and reading.words.tags[chunk.head] == "L"
        and reading.words.tags[chunk.start] != "D"
    )


def _result(reading: Reading, index: int, meaning: HarmWord) -> bool:
    """ "Shot him to death": what the verb only hurt, it killed."""
    base = base_of(reading.chunks, index - 1)
    for one in reversed(reading.drafts):
        if one.weak:
            one.harm = meaning.harm
            one.weak = False
            one.end = reading.words.ends[reading.chunks[index].start]
            return True
    return base >= 0 and _add(reading, index, meaning, [base])


def _countable(reading: Reading, index: int, meaning: HarmWord) -> bool:
    if (
        reading.kind(index - 1) != "c"
        or chunks_end(reading, index - 1) != reading.chunks[index].start
    ):
        return False
    if reading.kind(index + 1) in ("n", "t", "w"):
        return False
    return _add(reading, index, meaning, [index - 1])


def chunks_end(reading: Reading, index: int) -> int:
    """The word after a chunk's last."""
    return reading.chunks[index].end


_TO = {
    "to",
    "at",
    "of",
    "reached",
    "hit",
    "topped",
    "passed",
    "exceeded",
    "surpassed",
    "was",
    "is",
    ":",
    "stands",
    "stood",
    "least",
    "climbs",
    "now",
}


def _toll(reading: Reading, index: int, meaning: HarmWord) -> bool:
    """ "The death toll rose to 45 from 39": the new figure, and the one it replaces."""
    words, chunks = reading.words, reading.chunks
    now: Draft | None = None
    earlier: Draft | None = None
    for i in range(index + 1, min(index + 16, len(chunks))):
        kind = chunks[i].kind
        if kind in ".;K" or (kind == "," and now is not None):
            break
        if chunks[i].count < 0:
            continue
        lead = reading.word(i - 1)
        if lead == "by":
            continue
        made = draft(words, meaning.harm, chunks[i], chunks[index])
        if made is None:
            continue
        if lead == "from":
            earlier = earlier or made
        elif now is None:
            now = made
    for one in (earlier, now):
        if one is not None:
            reading.drafts.append(one)
    if now is not None and earlier is not None:
        now.replaces = earlier
    return now is not None or earlier is not None


_CLAIMED = {
    "claimed",
    "claims",
    "claiming",
    "claim",
    "cost",
    "costing",
    "took",
    "takes",
    "taking",
    "taken",
    "lost",
}


def _lives(reading: Reading, index: int, meaning: HarmWord) -> bool:
    words, chunks = reading.words, reading.chunks
    people = complement(words, chunks, index)
    if not people and reading.kind(index - 1) == "c":
        people = [index - 1]
    if not people:
        return False
    near = range(max(index - 6, 0), min(index + 5, len(chunks)))
    if not any(reading.word(i) in _CLAIMED for i in near):
        return False
    return _add(reading, index, meaning, people)


def _bodies(reading: Reading, index: int, meaning: HarmWord) -> bool:
    words, chunks = reading.words, reading.chunks
    people = complement(words, chunks, index)
    if people:
        return _add(reading, index, meaning, people)
    if reading.kind(index - 1) == "c":
        return _add(reading, index, meaning, [index - 1])
    if index and chunks[index - 1].owner and reading.kind(index - 1) in ("n", "m", "u"):
        near = range(index + 1, min(index + 6, len(chunks)))
        if any(reading.word(i) in _FOUND for i in near):
            return _add(reading, index, meaning, [index - 1])
    return False


def _identified(reading: Reading, index: int, meaning: HarmWord) -> bool:
    """ "The victims were identified as A and B": names for people harmed before."""
    words, chunks = reading.words, reading.chunks
    verb = verb_at(words, chunks, index)
    if not verb.be:
        return True
    subject = subject_of(words, chunks, verb.left)
    if not subject or chunks[subject[0]].kind != "n":
        return True
    told = draft(words, meaning.harm, chunks[subject[0]], chunks[index])
    made: list[Draft] = []
    for at in object_of(words, chunks, index):
        one = draft(words, meaning.harm, chunks[at], chunks[index])
        if told is not None and one is not None and one.names:
            one.known_as, one.beside = told, made
            made.append(one)
    reading.drafts += made
    return True


_FOUND = {
    "found",
    "discovered",
    "recovered",
    "pulled",
    "retrieved",
    "identified",
    "buried",
    "exhumed",
}
_ORDER = (
    "result", "toll", "lives", "bodies", "dead_phrase", "participle", "verb", "intransitive", "adjective", "event", "countable",
)  # fmt: skip
_FRAMES: dict[str, Callable[[Reading, int, HarmWord], bool]] = {
    "result": _result,
    "identified": _identified,
    "toll": _toll,
    "lives": _lives,
    "bodies": _bodies,
    "dead_phrase": _participle,
    "participle": _participle,
    "verb": _verb,
    "intransitive": _intransitive,
    "adjective": _adjective,
    "event": _event,
    "countable": _countable,
}
