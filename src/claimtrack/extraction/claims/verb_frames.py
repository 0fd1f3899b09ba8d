"""Harm words that are verbs or adjectives: who was killed, who died, who was left dead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimtrack.extraction.claims.beside import past_where
from claimtrack.extraction.claims.borrowed import some_of_them
from claimtrack.extraction.claims.company import is_bare
from claimtrack.extraction.claims.objects import WHOSE, object_of, perpetrator
from claimtrack.extraction.claims.phrases import NOUN_PHRASE, PEOPLE
from claimtrack.extraction.claims.reading import add, agent, describes
from claimtrack.extraction.claims.subjects import subject_of
from claimtrack.extraction.claims.verbs import verb_at
from claimtrack.model.claim import Scope
from claimtrack.registry.kin import kin_words
from claimtrack.registry.lexicon import attack_kinds, word_set

if TYPE_CHECKING:
    from claimtrack.extraction.claims.reading import Reading
    from claimtrack.extraction.claims.verbs import Verb
    from claimtrack.registry.lexicon import HarmWord

__all__ = ["adjective", "intransitive", "loss", "participle", "verb"]

# "Used machetes to kill 12": the infinitive tells what was done; else it tells what was wanted.
_CARRIED_OUT = word_set("carried_out")
_SCORE = re.compile(r"\d{1,2}-\d{1,2}")
_TRIALS = word_set("trials")
_LOSABLE = word_set("losable")
_FAMILIES = word_set("families")
_LOST_IN_FIGHT = word_set("lost_in_fight")
_FIGHTS = word_set("fights")
_PEACEFUL = word_set("peaceful_losses")
_OFF = word_set("verb_ends")


def participle(reading: Reading, index: int, meaning: HarmWord) -> bool:
    """Read "N were killed", "killed N" and "N killed": passive, active past, headline."""
    words, chunks = reading.words, reading.chunks
    before = verb_at(words, chunks, index)
    if before.be or _some_of_the_hurt(reading, index) >= 0:
        read = _passive if before.be else _of_whom_some
        return read(reading, index, meaning, before)
    if reading.kind(index + 1) == "n" and reading.kind(index - 1) in ("d", "P", "O", "G"):
        return _attribute(reading, index, meaning)
    people = object_of(words, chunks, index)
    if people and _is_object(reading, people[0], before):
        return add(reading, index, meaning, people, before, perpetrator(words, chunks, before.left))
    if reading.kind(index + 1) in ("t", "w", "n") and reading.tag(index + 1) in ("D", "#"):
        return True  # active, but what was killed or hurt is nobody: "shot a video"
    also = reading.kind(index - 1) == "A" and index < 2  # "Also killed were"
    if reading.kind(index + 1) == "X" and (also or reading.kind(index - 1) in ("d", "")):
        return add(reading, index, meaning, object_of(words, chunks, index + 1), before)
    return _without_auxiliary(reading, index, meaning, before)


def _passive(reading: Reading, index: int, meaning: HarmWord, before: Verb) -> bool:
    if before.to or _SCORE.fullmatch(reading.word(index + 1)):
        return True  # "to be killed": wanted or feared, not done; "were killed 5-0": a match
    people = [] if meaning.weak else _of_clause_before(reading, before)
    people = people or _shared_subject(reading, before)
    if not people and reading.kind(index + 1) == "X":
        people = object_of(reading.words, reading.chunks, index + 1)
    return add(reading, index, meaning, people, before, agent(reading, index))


def _shared_subject(reading: Reading, before: Verb) -> list[int]:
    """The subject of a verb, which a verb after "and" takes from the one before."""
    left = before.left
    joined = reading.kind(left) in ("&", "")
    if reading.kind(left) == ",":
        joined = reading.kind(left - 1) not in tuple(NOUN_PHRASE)
    if joined and reading.subject:
        return reading.subject
    return subject_of(reading.words, reading.chunks, before.left)


def _of_clause_before(reading: Reading, being: Verb) -> list[int]:
    """Whose clause "before being killed" goes on from: "gunmen killed two before being shot"."""
    if reading.word(being.left) != "before" or reading.word(being.left + 1) != "being":
        return []
    for i in range(being.left - 1, 0, -1):
        if reading.kind(i) in (".", ";", ":"):
            break
        if reading.kind(i) in ("V", "K") and not reading.word(i).endswith("ing"):
            left = verb_at(reading.words, reading.chunks, i).left
            if people := subject_of(reading.words, reading.chunks, left):
                return people
    return []


def _without_auxiliary(reading: Reading, index: int, meaning: HarmWord, before: Verb) -> bool:
    """Read "N shot and killed", "N killed in the attack": the people stand to the left."""
    words, chunks = reading.words, reading.chunks
    joined = _joined_verb(reading, index)
    if joined >= 0:
        shared = verb_at(words, chunks, joined)
        loose = reading.kind(shared.left) in ("&", ",", "")
        loose = loose and bool(reading.subject or not shared.be)
        people = [] if loose else subject_of(words, chunks, shared.left)
        people = people or reading.subject
    elif meaning.weak and _has_object(reading, index):
        return False
    elif _shares_object(reading, index):
        people = object_of(words, chunks, index + 2)
        return add(reading, index, meaning, people, before, perpetrator(words, chunks, before.left))
    elif _is_of_somebody(reading, index):
        people = [index - 1]
    elif reading.kind(before.left) in tuple(PEOPLE + "dr,tT)") and not before.have:
        people = subject_of(words, chunks, before.left)
    else:
        return False
    return add(reading, index, meaning, people, before, agent(reading, index))


def _is_of_somebody(reading: Reading, index: int) -> bool:
    """Whether a thing is of who was harmed: "gathered for the funeral of a man killed by"."""
    kinds = "".join(reading.kind(i) for i in range(index - 3, index + 2))
    return kinds in ("wOnKP", "tOnKP") and reading.chunks[index - 1].count < 0


def _attribute(reading: Reading, index: int, meaning: HarmWord) -> bool:
    """Read "the slain minister": somebody harmed before, or told of for the first time."""
    chunk = reading.chunks[index + 1]
    if (
        meaning.weak
        or reading.words.tags[chunk.head] != "N"
        or reading.words.tags[chunk.start] in "DQ"
    ):
        return True
    before = len(reading.drafts)
    add(reading, index, meaning, [index + 1])
    for one in reading.drafts[before:]:
        one.definite = True
    return True


def _has_object(reading: Reading, index: int) -> bool:
    """Whether a weak verb has something to act on behind it: "shot a film", "shot at police"."""
    after = reading.kind(index + 1)
    if after == "P" and reading.word(index + 1) == "at":
        return reading.kind(index + 2) in ("n", "q", "m")
    return after != "" and after in "nqmtwurd"


def _shares_object(reading: Reading, index: int) -> bool:
    """Whether a verb between takes the object too: "killed and robbed two traders".

    Of another verb of harm the object has to be counted: "abducted and killed two traders".
    """
    kinds = "".join(reading.kind(i) for i in range(index + 1, index + 4))
    if kinds[:2] == "&K" and reading.word(index + 1) == "and":
        return kinds[2:] in tuple("nqc") and reading.chunks[index + 3].count >= 0
    if kinds[:2] != "&V" or reading.word(index + 1) != "and":
        return False
    return kinds[2:] in tuple("nqcmuK") or (kinds[2:] == "d" and reading.kind(index + 4) == "K")


def _joined_verb(reading: Reading, index: int) -> int:
    """The verb whose subject this one shares: "shot" in "was shot and then killed"; else -1."""
    i = index - 1
    joints = ""
    while i > 0 and reading.kind(i) in tuple("A&,"):
        joints += reading.kind(i)
        i -= 1
        if "&" in joints and reading.kind(i) == "t" and reading.kind(i - 1) == "P":
            i -= 2  # "shot in the head and killed"
        elif "&" in joints and reading.word(i) in _OFF and reading.kind(i - 1) == "V":
            i -= 1  # "run over and killed"
    if "&" not in joints and not (joints and i in reading.silent):
        return -1
    if reading.kind(i) == "K":
        while reading.kind(i - 1) in tuple("&,") and reading.kind(i - 2) in tuple("KV"):
            i -= 2
        return i
    while reading.kind(i) == "V" and (first := _listed_before(reading, i)) >= 0:
        i = first  # "were identified, taken away, and executed"
    unknown = reading.kind(i) == "w" and reading.kind(i - 1) == "X"  # "were waylaid and killed"
    if (unknown or reading.kind(i) == "V") and verb_at(reading.words, reading.chunks, i).be:
        return i
    return -1


def _listed_before(reading: Reading, i: int) -> int:
    """The verb that stands before the comma before another: "were seized, beaten"; else -1."""
    if i < 3 or reading.kind(i - 1) != ",":
        return -1
    before = i - 2 - (reading.kind(i - 2) == "A")
    return before if reading.kind(before) == "V" else -1


def _is_object(reading: Reading, at: int, verb: Verb) -> bool:
    """Whether the phrase after a past form is its object, not the start of something else."""
    chunk = reading.chunks[at]
    if verb.have or verb.left < 0:
        return True
    bare = chunk.count < 0 and chunk.kind == "n" and reading.tag(at) != "D"
    if reading.kind(verb.left) == "c" and bare:
        return False
    return chunk.kind != "u" or reading.kind(verb.left) not in PEOPLE


def verb(reading: Reading, index: int, meaning: HarmWord) -> bool:
    """Read "killing N" and "kills N"."""
    words, chunks = reading.words, reading.chunks
    if reading.kind(index + 1) == "O" or chunks[index - 1].owner:
        return False
    verb = verb_at(words, chunks, index)
    if verb.to and not any(_carries_out(reading, i) for i in (verb.left, verb.left - 1)):
        return True
    if reading.word(index - 1) == "for" and reading.word(index - 2) in _TRIALS:
        return True  # "on trial for killing two": a charge, not a report
    people = object_of(words, chunks, index)
    if people and is_bare(reading, people[0]) and _is_general(reading, index):
        return True
    return add(reading, index, meaning, people, verb, perpetrator(words, chunks, verb.left))


def _carries_out(reading: Reading, i: int) -> bool:
    """Whether a chunk ends in a verb of doing: "the rebels in the hills manage" to kill."""
    if not 0 <= i < len(reading.chunks):
        return False
    return reading.words.words[reading.chunks[i].end - 1] in _CARRIED_OUT


def loss(reading: Reading, index: int, meaning: HarmWord) -> bool:
    """Read "the army lost 19 men": fighters a side has lost, not players or seats."""
    for at in object_of(reading.words, reading.chunks, index)[:1]:
        words = reading.words.words[reading.chunks[at].start : reading.chunks[at].end + 3]
        fighters = not _LOSABLE.isdisjoint(words) or _in_fight(reading, at)
        if reading.chunks[at].count >= 0 and fighters:
            return add(reading, index, meaning, [at], verb_at(reading.words, reading.chunks, index))
    return _lost_kin(reading, index, meaning)


def _lost_kin(reading: Reading, index: int, meaning: HarmWord) -> bool:
    """Read "lost his wife and two sons in the air strike": kin lost in an attack are dead."""
    people = object_of(reading.words, reading.chunks, index)
    if not people or reading.kind(people[0]) != "n":
        return True
    first = reading.chunks[people[0]]
    kin = reading.words.words[first.head] in kin_words()
    whose = reading.word(people[0]) in WHOSE or first.count >= 0
    if not ((kin and whose) or _loses_members(reading, index)):
        return True
    behind = reading.words.words[first.end :]
    violent = not (_FIGHTS.isdisjoint(behind) and attack_kinds().keys().isdisjoint(behind))
    if not violent or reading.word(people[-1] + 1) == "to":
        return True  # "lost his father to an illness"
    return add(reading, index, meaning, people, verb_at(reading.words, reading.chunks, index))


def _loses_members(reading: Reading, index: int) -> bool:
    """Whether it is a family that has lost people: "the Odeh family lost a young man"."""
    loser = verb_at(reading.words, reading.chunks, index).left
    if reading.kind(loser) not in ("n", "m", "t", "w"):
        return False
    return reading.words.words[reading.chunks[loser].end - 1] in _FAMILIES


def _in_fight(reading: Reading, at: int) -> bool:
    """Whether people who may be lost in many ways were lost in a fight: "50 members in clashes"."""
    of = at + 2 if reading.kind(at) == "c" and reading.kind(at + 1) == "O" else at
    if (
        of >= len(reading.chunks)
        or reading.words.words[reading.chunks[of].head] not in _LOST_IN_FIGHT
    ):
        return False  # "200 of its members"
    behind = {reading.words.words[one.head] for one in reading.chunks[at + 1 :]}
    return not _FIGHTS.isdisjoint(behind) and _PEACEFUL.isdisjoint(behind)


def _is_general(reading: Reading, index: int) -> bool:
    """Whether a verb tells what is done, not what was: "they kill civilians."."""
    if reading.word(index).split()[0].endswith("ing"):
        return reading.kind(index - 1) in ("P", "O")
    return reading.chunks[-1].kind == "."


def intransitive(reading: Reading, index: int, meaning: HarmWord) -> bool:
    """Read "N died"."""
    before = verb_at(reading.words, reading.chunks, index)
    if before.to:
        return True
    if (some := _some_of_the_hurt(reading, before.left)) >= 0:
        people = [some]
    elif reading.kind(before.left) == "R":
        people = subject_of(reading.words, reading.chunks, before.left)
    else:
        people = _shared_subject(reading, before) or _before_and(reading, before.left)
    told = len(reading.drafts)
    made = add(reading, index, meaning, people, before)
    if "".join(reading.kind(i) for i in range(index - 4, index)) == "cOdR":
        for one in reading.drafts[told:]:
            one.scope = Scope.PART  # "eight of those who died were children"
    return made


def _before_and(reading: Reading, joint: int) -> list[int]:
    """The subject of the verb before "and": "a guard was attacked by a mob and died"."""
    if reading.kind(joint) != "&" or reading.word(joint) != "and":
        return []
    i = joint - 1
    while i > 0 and reading.kind(i) not in tuple(".;:SRK&"):
        if reading.kind(i) == "V":
            left = verb_at(reading.words, reading.chunks, i).left
            return subject_of(reading.words, reading.chunks, left)
        i -= 1
    return []


def _some_of_the_hurt(reading: Reading, left: int) -> int:
    """The number in "two of the wounded" or "of the 9 men hurt" that ends at ``left``; else -1."""
    kinds = "".join(reading.kind(i) for i in range(left - 3, left + 1))
    return left - 3 if kinds in ("cOdK", "cOnK", "cOcK") else -1


def _of_whom_some(reading: Reading, index: int, meaning: HarmWord, before: Verb) -> bool:
    """Read "two of the 9 men hurt have died" and "six of the 9 men killed were guards": the nine.

    Those the verb behind names are some of them.
    """
    goes_on = past_where(reading, index + 1)
    if reading.kind(goes_on) not in ("K", "H", "X"):
        return _without_auxiliary(reading, index, meaning, before)
    if reading.chunks[index - 1].count < 0:
        return True
    told = len(reading.drafts)
    made = add(reading, index, meaning, [index - 1])
    if reading.kind(goes_on) == "X" and reading.kind(goes_on + 1) == "n":
        for whole in reading.drafts[told : told + 1]:
            some_of_them(reading, whole, index - 3, goes_on + 1)
    return made


def adjective(reading: Reading, index: int, meaning: HarmWord) -> bool:
    """Read "N dead", "left N dead" and "N are missing"."""
    if describes(reading, index):
        single = reading.words.tags[reading.chunks[index + 1].head] == "N"
        if reading.kind(index - 1) == "d" and reading.kind(index + 1) == "n" and single:
            return _attribute(reading, index, meaning)  # "a dead woman"
        return False
    joined = _joined_verb(reading, index)
    before = verb_at(reading.words, reading.chunks, index if joined < 0 else joined)
    if (some := _some_of_the_hurt(reading, before.left)) >= 0:
        return add(reading, index, meaning, [some], before)
    if before.left < 0 or not (before.be or joined >= 0 or before.left == index - 1):
        return False
    return add(reading, index, meaning, _shared_subject(reading, before), before)
