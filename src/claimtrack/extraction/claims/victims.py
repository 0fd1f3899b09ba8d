"""Who a harm word is about: the subject to its left, the object to its right, and who stands beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.extraction.claims.phrases import ONE, PEOPLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtrack.extraction.claims.phrases import Chunk
    from claimtrack.extraction.claims.words import Words

__all__ = [
    "SAYING",
    "Verb",
    "base_of",
    "complement",
    "object_of",
    "perpetrator",
    "subject_of",
    "verb_at",
]

NOUN_PHRASE = PEOPLE + "tdr"
_REACH = 24
"""How many chunks away a subject or its number may stand; farther is another clause."""


class Verb:
    """What stands right before a verb: auxiliaries, and where its subject would end.

    Attributes:
        left: index of the chunk before the auxiliaries, or -1.
        be: whether a form of "be" or "get" is among them.
        have: whether a form of "have" is.
        modal: the modal verb, or "".
        to: whether "to" stands there: an infinitive.
        negated: whether "not" or "never" is among them.
        doubt: a word of fear or belief among them ("feared", "believed"), or "".
    """

    __slots__ = ("be", "doubt", "have", "left", "modal", "negated", "to")

    def __init__(self) -> None:
        self.left = -1
        self.be = self.have = self.to = self.negated = False
        self.modal = self.doubt = ""


_DOUBT = {
    "feared",
    "believed",
    "presumed",
    "thought",
    "fear",
    "fears",
    "suspected",
    "rumored",
    "rumoured",
}
_EACH = {"both", "all", "each", "since"}
_NOT = {"not", "n't", "never", "cannot"}
_SEEMING = {
    "reported",
    "said",
    "confirmed",
    "found",
    "known",
    "understood",
    "announced",
    "identified",
    "left",
    "listed",
    "estimated",
    "claimed",
}


def verb_at(words: Words, chunks: Sequence[Chunk], index: int) -> Verb:
    """Read the auxiliaries to the left of a verb."""
    verb = Verb()
    i = index - 1
    while i >= 0:
        kind = chunks[i].kind
        word = words.words[chunks[i].start]
        if kind == "X":
            verb.be = True
        elif kind == "H":
            verb.have = True
        elif kind == "M":
            verb.modal = word
        elif kind == "A":
            verb.negated = verb.negated or word in _NOT
        elif kind == "P" and word == "to":
            verb.to = True
        elif (
            kind in "V"
            and (word in _DOUBT or word in _SEEMING)
            and (verb.to or verb.be or i == index - 1 and i > 0 and chunks[i - 1].kind in "XAT")
        ):
            verb.doubt = word if word in _DOUBT else verb.doubt
            verb.to = False
        elif kind not in '"T' and not (kind in "dS" and word in _EACH):
            break
        i -= 1
    verb.left = i
    return verb


def subject_of(words: Words, chunks: Sequence[Chunk], index: int) -> list[int]:
    """Indexes of the chunks for the people that end, with what modifies them, at ``index``."""
    at = _subject(words, chunks, index)
    return [] if at < 0 else _beside_left(words, chunks, at)


def _subject(words: Words, chunks: Sequence[Chunk], i: int) -> int:
    fallback = -1
    # "Were" has more than one subject: a single name before it is where, not who.
    plural = i + 1 < len(chunks) and words.words[chunks[i + 1].start] in {"were", "are"}
    lowest = max(i - _REACH, -1)
    while i > lowest:
        kind = chunks[i].kind
        if kind in NOUN_PHRASE:
            before = chunks[i - 1].kind if i else ""
            if before == ")" and kind in "tw":
                i = _opening(chunks, i - 1, lowest) - 1
                continue
            if kind == "r" and before in ("P", "O"):
                i -= 2  # "loyal to them"
                continue
            if kind in "rd":
                return i if words.words[chunks[i].start] in ONE else fallback
            if before == "I" and i >= 2:
                i -= 2  # "seven people including four children"
                continue
            if kind == "t" and before == "&" and i >= 2:
                i -= 2  # "twenty herdsmen and 83 cows"
                continue
            if (
                before in ("P", "O")
                and i >= 2
                and not (kind in "cnq" and before == "P" and chunks[i - 2].kind in 'V,&"(')
            ):
                if kind in "ncq" and fallback < 0:
                    fallback = i
                if chunks[i - 2].kind in NOUN_PHRASE + "GVK":
                    i -= 2
                    continue
                return fallback
            if kind in "um" and before != "&" and plural:
                return fallback
            if kind in PEOPLE:
                if (
                    before == ","
                    and kind != "c"
                    and i >= 2
                    and i + 1 < len(chunks)
                    and chunks[i + 1].kind == ","
                ):
                    named = chunks[i - 2]
                    if named.kind in PEOPLE and (chunks[i].kind in "mn"):
                        return i - 2
                return i
            if before and before in "VG":
                i -= 1
                continue
            return fallback
        if kind == ",":
            opening = _comma_before(chunks, i, lowest)
            if opening < 0:
                i -= 1
                if chunks[i].kind in "V":
                    return fallback
                continue
            i = opening - 1
            continue
        if kind == ")":
            i = _opening(chunks, i, lowest) - 1
            continue
        if (
            kind == "K"
            and i
            and chunks[i - 1].kind == "c"
            and words.words[chunks[i].start] in _COUNTED
        ):
            return i - 1  # "seven casualties killed"
        if kind == "R":
            return _antecedent(chunks, i)
        if kind in 'TA"J#I':
            i -= 1
            continue
        if kind in "VGKXHMP":
            i = _before_relative(chunks, i, lowest)
            if i < 0:
                return fallback
            continue
        return fallback
    return fallback


_COUNTED = {"casualties", "martyrs", "fatalities", "wounded", "injured", "injuries", "dead"}


def _opening(chunks: Sequence[Chunk], i: int, lowest: int) -> int:
    """The bracket that the one at ``i`` closes, or ``lowest``."""
    while i > lowest and chunks[i].kind != "(":
        i -= 1
    return i


def _antecedent(chunks: Sequence[Chunk], i: int) -> int:
    """The people "who" at ``i`` stands for: the nearest phrase for people before it."""
    j = i - 1
    if j >= 0 and chunks[j].kind == ",":
        j -= 1
    if j >= 2 and chunks[j].kind in "#J" and chunks[j - 1].kind == ",":
        j -= 2
    while j >= 0 and chunks[j].kind in NOUN_PHRASE:
        if chunks[j].kind in PEOPLE:
            return j
        if j < 2 or chunks[j - 1].kind not in "PO":
            return -1
        j -= 2
    return -1


def _comma_before(chunks: Sequence[Chunk], i: int, lowest: int) -> int:
    """The comma that opens what the comma at ``i`` closes, or -1."""
    j = i - 1
    while j > lowest:
        if chunks[j].kind == ",":
            return j if j > 0 and chunks[j - 1].kind in NOUN_PHRASE else -1
        if chunks[j].kind in ".;:":
            return -1
        j -= 1
    return -1


def _before_relative(chunks: Sequence[Chunk], i: int, lowest: int) -> int:
    """What "who" or a verb in -ing left of ``i`` hangs on; -1 if there is none."""
    j = i
    while j > lowest:
        kind = chunks[j].kind
        if kind == "R" and j > 0 and chunks[j - 1].kind in NOUN_PHRASE:
            return j - 1
        if (
            kind == "R"
            and j > 1
            and chunks[j - 1].kind in ",P"
            and chunks[j - 2].kind in NOUN_PHRASE
        ):
            return j - 2
        reduced = kind == "V" and chunks[j + 1].kind == "P"
        if (kind == "G" or reduced) and j > 0 and chunks[j - 1].kind in PEOPLE:
            return j - 1
        if kind in ".;:&S" and j != i:
            return -1
        j -= 1
    return -1


def _beside_left(words: Words, chunks: Sequence[Chunk], at: int) -> list[int]:
    """The phrase and those joined to it on its left: "two soldiers, a guard and a driver"."""
    out = [at]
    listed = _in_list(chunks, at)
    i = at
    while i >= 2:
        j = i - 1
        if chunks[j].kind == "&":
            listed = True
            j -= chunks[j - 1].kind == ","
        elif chunks[j].kind != "," or not listed:
            break
        base = _named(chunks, base_of(chunks, j - 1), j)
        if base < 0 or (
            chunks[base].kind == "m"
            and chunks[at].kind in "cn"
            and chunks[at].count >= 0
            and not listed
        ):
            break
        if (
            base
            and chunks[base - 1].kind in "VPOK"
            and words.words[chunks[base - 1].start] not in SAYING
        ):
            break
        out.insert(0, base)
        i = base
    return out


SAYING = {
    "said",
    "say",
    "says",
    "reported",
    "confirmed",
    "added",
    "announced",
    "claimed",
    "stated",
    "saying",
    "told",
    "including",
}


def base_of(chunks: Sequence[Chunk], i: int) -> int:
    """The people a phrase that ends at ``i`` is about, past an age and "from Homs"; -1 if there are none."""
    if i >= 2 and chunks[i].kind in "#J" and chunks[i - 1].kind == ",":
        i -= 2
    while (
        i >= 2
        and chunks[i - 1].kind in "PO"
        and chunks[i].kind in NOUN_PHRASE
        and chunks[i - 2].kind in NOUN_PHRASE
    ):
        i -= 2
    return i if i >= 0 and chunks[i].kind in "nqcmu" and not _is_stray(chunks[i]) else -1


def _is_stray(chunk: Chunk) -> bool:
    """Whether a phrase is one unknown word in capitals: it may be anything."""
    return chunk.kind == "u" and chunk.end - chunk.start < 2


def _named(chunks: Sequence[Chunk], base: int, joint: int) -> int:
    """The name that the phrase at ``base`` explains, where a comma closes it: "John Doe, a guard, and"."""
    explains = base >= 2 and chunks[base].kind == "n" and chunks[base].count < 0
    if (
        explains
        and chunks[joint].kind == ","
        and chunks[base - 1].kind == ","
        and chunks[base - 2].kind in "mu"
    ):
        return base - 2
    return base


def _in_list(chunks: Sequence[Chunk], at: int) -> bool:
    return at + 1 < len(chunks) and chunks[at + 1].kind == "&"


def object_of(words: Words, chunks: Sequence[Chunk], index: int) -> list[int]:
    """Indexes of the chunks for the people right after ``index``."""
    i = index + 1
    while i < len(chunks) and chunks[i].kind in 'A"(':
        i += 1
    if i < len(chunks) and chunks[i].kind == "r" and words.words[chunks[i].start] in ONE:
        return [i]
    if i >= len(chunks) or chunks[i].kind not in PEOPLE:
        return []
    return _beside_right(words, chunks, i)


def complement(words: Words, chunks: Sequence[Chunk], index: int) -> list[int]:
    """The people after "of" that follows ``index``."""
    if index + 1 >= len(chunks) or chunks[index + 1].kind != "O":
        return []
    return object_of(words, chunks, index + 1)


def _beside_right(words: Words, chunks: Sequence[Chunk], at: int) -> list[int]:
    out = [at]
    i = at
    while True:
        j = _after_modifiers(chunks, i)
        if j >= len(chunks) or chunks[j].kind not in "&,;":
            return out
        joint = chunks[j].kind
        if joint == ";" and (j + 1 >= len(chunks) or chunks[j + 1].kind not in "mu"):
            return out
        if joint in ",;" and j + 1 < len(chunks) and chunks[j + 1].kind == "&":
            j += 1
            joint = "&"
        if j + 1 >= len(chunks):
            return out
        following = chunks[j + 1]
        if following.kind not in "nqcmwu" or _is_stray(following) or _starts_clause(chunks, j + 1):
            return out
        if following.kind == "w" and words.words[following.start] == "the":
            return out
        if following.kind in "mu" and chunks[i + 1].kind in "PO" and chunks[i].kind not in "mu":
            return out  # "in Homs, Hama and Idlib": places, not more people
        if joint == "," and not _continues(words, chunks, i, j + 1):
            return out
        if _speaks(words, chunks, j + 1):
            return out
        out.append(j + 1)
        i = j + 1


def _after_modifiers(chunks: Sequence[Chunk], i: int) -> int:
    """Past ", 34," and "allied with the army" and "from Homs" behind a phrase."""
    j = i + 1
    n = len(chunks)
    if j + 1 < n and chunks[j].kind == "," and chunks[j + 1].kind in "#J":
        j += 2
    j = _past_explanation(chunks, i, j)
    if j + 1 < n and chunks[j].kind in "VG" and chunks[j + 1].kind == "P":
        j += 1
    while j + 1 < n and chunks[j].kind in "PO" and chunks[j + 1].kind in NOUN_PHRASE:
        j += 2
    return j


def _past_explanation(chunks: Sequence[Chunk], i: int, j: int) -> int:
    """Past ", leader of the party" behind a name, where a comma closes it."""
    if chunks[i].kind not in "mu" or j + 2 >= len(chunks) or chunks[j].kind != ",":
        return j
    told = chunks[j + 1]
    if told.kind not in "ntw" or told.count >= 0:
        return j
    k = j + 2
    while k + 1 < len(chunks) and chunks[k].kind in "PO" and chunks[k + 1].kind in NOUN_PHRASE:
        k += 2
    return k if k < len(chunks) and chunks[k].kind in ",;" else j


def _speaks(words: Words, chunks: Sequence[Chunk], i: int) -> bool:
    """Whether the phrases from ``i`` on are who says so: ", police and medical officials said"."""
    while i < len(chunks) and chunks[i].kind in NOUN_PHRASE + "&,PO":
        i += 1
    return i < len(chunks) and chunks[i].kind == "V" and words.words[chunks[i].start] in SAYING


def _starts_clause(chunks: Sequence[Chunk], i: int) -> bool:
    j = i + 1
    while j < len(chunks) and chunks[j].kind in "AT":
        j += 1
    if j < len(chunks) and chunks[j].kind in "XHMVK":
        return True
    j = _after_modifiers(chunks, i)
    return j < len(chunks) and chunks[j].kind in "XHM"


def _continues(words: Words, chunks: Sequence[Chunk], i: int, j: int) -> bool:
    """Whether a phrase after a comma is one more of a list, not another name for the one before."""
    before, after = chunks[i], chunks[j]
    if after.kind == "m" and before.kind == "n" and words.tags[before.head] == "N":
        return False
    if before.kind in "mu" and after.kind == "n":
        return False
    if before.kind in "mu" and after.kind in "mu":
        return True
    k = _after_modifiers(chunks, j)
    return k < len(chunks) and (
        chunks[k].kind == "&"
        or (chunks[k].kind == "," and k + 1 < len(chunks) and chunks[k + 1].kind in "nqcm&")
    )


_FORCES = {
    "forces",
    "army",
    "police",
    "troops",
    "government",
    "military",
    "gang",
    "group",
    "regime",
    "navy",
    "security",
    "militia",
    "aircraft",
    "warplanes",
    "planes",
    "jets",
    "coalition",
    "unit",
    "commando",
}


def perpetrator(words: Words, chunks: Sequence[Chunk], index: int) -> str:
    """The words for who did it, where the phrase at ``index`` can do anything; else ""."""
    if not 0 <= index < len(chunks):
        return ""
    doer = chunks[index]
    if doer.kind not in PEOPLE + "t" or doer.kind == "c":
        return ""
    if doer.kind == "t" and words.words[doer.head] not in _FORCES:
        return ""
    first = doer.start
    while first < doer.end and words.tags[first] in "DQ":
        first += 1
    if first >= doer.end:
        return ""
    return " ".join(words.text[words.starts[first] : words.ends[doer.end - 1 - doer.owner]].split())
