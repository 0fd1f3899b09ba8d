"""Who stands after a harm word: its object, the people joined to it, and who did it."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from claimtrack.extraction.claims.phrases import NOUN_PHRASE, ONE, ORDINALS, PEOPLE
from claimtrack.registry.lexicon import attack_kinds, harm_words, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtrack.extraction.claims.phrases import Chunk
    from claimtrack.extraction.claims.words import Words

__all__ = [
    "SAYING",
    "WHOSE",
    "after_modifiers",
    "complement",
    "is_named_kin",
    "is_stray",
    "object_of",
    "past_aside",
    "past_parts",
    "perpetrator",
    "speaks",
]

_ASIDE = 12
"""How many chunks brackets may hold that are passed over."""
SAYING = word_set("saying")
"""Verbs whose subject speaks."""
_FORCES = word_set("forces")
_TIED = word_set("tied")
_SAYS = "according"
_WHERE = word_set("where")
WHOSE = word_set("whose")
"""Words before kin."""


def object_of(words: Words, chunks: Sequence[Chunk], index: int) -> list[int]:
    """Indexes of the chunks for the people right after ``index``."""
    i = index + 1
    while i < len(chunks) and chunks[i].kind in 'A"(':
        i += 1
    if i < len(chunks) and chunks[i].kind in "rd" and _stands_for_one(words, chunks[i]):
        return _beside_right(words, chunks, i)
    if i + 1 < len(chunks) and chunks[i].kind == "d" and chunks[i + 1].kind in "cn":
        # "a married | couple", "the first | five civilians"
        i += chunks[i + 1].kind == "c" or chunks[i + 1].count >= 0
    i = _past_owner(chunks, i)
    if "".join(one.kind for one in chunks[i : i + 3]) == "dKn":
        i += 2  # "the body of a kidnapped engineer"
    if i >= len(chunks) or chunks[i].kind not in PEOPLE:
        return []
    return _beside_right(words, chunks, i)


def _past_owner(chunks: Sequence[Chunk], i: int) -> int:
    """Past "the couple's" before the number of theirs it is about: "the couple's two sons"."""
    owned = i + 1 < len(chunks) and chunks[i].owner and chunks[i + 1].count >= 0
    return i + 1 if owned else i


def _stands_for_one(words: Words, chunk: Chunk) -> bool:
    """Whether a pronoun, "another" or "a fourth" is one person."""
    if chunk.kind == "r" or chunk.end == chunk.start + 1:
        said = words.words[chunk.start]
        return said in ONE or said == "both"  # "killing her and 19 others", "killing both"
    return words.words[chunk.start] == "a" and words.words[chunk.end - 1] in ORDINALS


def complement(words: Words, chunks: Sequence[Chunk], index: int) -> list[int]:
    """The people after "of" that follows ``index``."""
    if index + 1 >= len(chunks) or chunks[index + 1].kind != "O":
        return []
    return object_of(words, chunks, index + 1)


def _beside_right(words: Words, chunks: Sequence[Chunk], at: int) -> list[int]:
    """The phrase and those joined to it on its right."""
    out = [at]
    while (following := _next_beside(words, chunks, out[-1])) >= 0:
        out.append(following)
    return out


def _next_beside(words: Words, chunks: Sequence[Chunk], i: int) -> int:
    """The people joined to the phrase at ``i`` by a comma or "and"; -1 where there are none."""
    j = past_parts(words, chunks, after_modifiers(words, chunks, i))
    if j >= len(chunks) or chunks[j].kind not in "&,;":
        return -1
    joint = chunks[j].kind
    if joint != "&" and j + 1 < len(chunks) and chunks[j + 1].kind == "&":
        joint = "&"
        j += 1
    following = j + 1
    if following < len(chunks) and chunks[following].kind == "O":
        following += 1  # "the murder of A and of B"
    if joint == "&":
        following = _past_source(words, chunks, following)
    following = _past_owner(chunks, following)
    if following >= len(chunks) or not _can_join(words, chunks, i, following):
        return -1
    if joint == ";" and chunks[following].kind not in "mu":
        return -1
    if joint == "," and chunks[following].kind in "mu" and _holds_it(words, chunks, j, following):
        return -1
    if joint == "," and not _continues(words, chunks, i, following):
        return -1
    return (
        -1
        if _starts_clause(words, chunks, following)
        or speaks(words, chunks, following, last=joint == "&")
        else following
    )


def _past_source(words: Words, chunks: Sequence[Chunk], i: int) -> int:
    """Past ", according to the ministry," behind "and"."""
    if i + 1 >= len(chunks) or chunks[i].kind != "," or words.words[chunks[i + 1].start] != _SAYS:
        return i
    closing = (k for k in range(i + 2, min(i + _ASIDE, len(chunks))) if chunks[k].kind == ",")
    return next(closing, i - 1) + 1


def _can_join(words: Words, chunks: Sequence[Chunk], i: int, j: int) -> bool:
    """Whether the phrase at ``j`` can be more people beside those at ``i``."""
    one = chunks[j]
    if one.kind not in "nqcmwu" or is_stray(one):
        return False
    if one.kind == "w" and words.words[one.start] == "the":
        return False
    if one.kind == "c" and one.end > one.count + 1 and words.words[one.end - 1].endswith("ed"):
        return False  # "nine were killed and many others abandoned": a verb of their own
    # "In Homs, Hama and Idlib": places, not more people.
    return one.kind not in "mu" or chunks[i + 1].kind not in "PO" or chunks[i].kind in "mu"


def after_modifiers(words: Words, chunks: Sequence[Chunk], i: int) -> int:
    """Past ", 34," and "allied with the army" and "from Homs" behind a phrase."""
    j = past_aside(chunks, i + 1)
    n = len(chunks)
    if j + 1 < n and chunks[j].kind == "," and chunks[j + 1].kind in "#J":
        j += 2
    j = _past_explanation(words, chunks, i, j)
    if j + 1 < n and chunks[j].kind in "VGJ" and chunks[j + 1].kind == "P":
        j += 1
    while j + 1 < n and chunks[j].kind in "PO" and chunks[j + 1].kind in NOUN_PHRASE:
        j += 2
    return j


def past_parts(words: Words, chunks: Sequence[Chunk], j: int) -> int:
    """Past ", among them a captain" at ``j``, where ", and" and a number go on with the list."""
    if j + 5 >= len(chunks) or chunks[j].kind != "," or words.words[chunks[j + 1].start] != "among":
        return j
    k = j + 2
    while k < len(chunks) and chunks[k].kind in NOUN_PHRASE + "PO":
        k += 1
    goes_on = "".join(one.kind for one in chunks[k : k + 3]) in (",&n", ",&c", ",&q")
    return k if goes_on and chunks[k + 2].count >= 0 else j


def _holds_it(words: Words, chunks: Sequence[Chunk], joint: int, i: int) -> bool:
    """Whether a name tells where the place before it lies: "shot Ali Omar in Tal Rif, Aleppo".

    A name with a place of its own behind it is another person.
    """
    return _is_where(words, chunks, joint - 2) and not _is_where(words, chunks, i + 1)


def _is_where(words: Words, chunks: Sequence[Chunk], i: int) -> bool:
    return i < len(chunks) and words.words[chunks[i].start] in _WHERE


def past_aside(chunks: Sequence[Chunk], j: int) -> int:
    """Past brackets that open at ``j`` and tell of nobody harmed: "(50 years old)"."""
    if j >= len(chunks) or chunks[j].kind != "(":
        return j
    for k in range(j + 1, min(j + _ASIDE, len(chunks))):
        if chunks[k].kind == ")":
            return k + 1
        if chunks[k].kind in "(KX":
            break
    return j


def _past_explanation(words: Words, chunks: Sequence[Chunk], i: int, j: int) -> int:
    """Past ", leader of the party" behind a name, where a comma closes it."""
    if chunks[i].kind not in "mu" or j + 2 >= len(chunks) or chunks[j].kind != ",":
        return j
    told = chunks[j + 1]
    if told.kind not in "ntw" or told.count >= 0 or is_named_kin(words, told):
        return j
    k = j + 2
    while k + 1 < len(chunks) and chunks[k].kind in "PO" and chunks[k + 1].kind in NOUN_PHRASE:
        k += 2
    return k if k < len(chunks) and chunks[k].kind in ",;" else j


def speaks(words: Words, chunks: Sequence[Chunk], i: int, *, last: bool) -> bool:
    """Whether the phrases from ``i`` on are who says so: ", police and medical officials said".

    In "and a visitor, officials said" the comma ends the list: the officials alone speak. Behind
    the last of a list any comma does: "and two women, elders and a relative said".
    """
    closed = False
    while i < len(chunks) and chunks[i].kind in NOUN_PHRASE + "&,PO":
        closed = chunks[i].kind == "," or (closed and (last or chunks[i].kind != "&"))
        i += 1
    if closed or i >= len(chunks) or chunks[i].kind != "V":
        return False
    return words.words[chunks[i].start] in SAYING


def _starts_clause(words: Words, chunks: Sequence[Chunk], i: int) -> bool:
    j = i + 1
    while j < len(chunks) and chunks[j].kind in "AT":
        j += 1
    if j < len(chunks) and chunks[j].kind in "XHMVK":
        tied = words.words[chunks[j].start] in _TIED
        return not tied and (
            chunks[j].kind != "K" or words.words[chunks[j].start] not in _results()
        )
    j = after_modifiers(words, chunks, i)
    return j < len(chunks) and chunks[j].kind in "XHM"


@functools.cache
def _results() -> frozenset[str]:
    """Words that tell what came of the verb before its object: "to death"."""
    return frozenset(
        word for word, told in harm_words().items() if any(m.frame == "result" for m in told)
    )


def _continues(words: Words, chunks: Sequence[Chunk], i: int, j: int) -> bool:
    """Whether a phrase after a comma is one more of a list, not another name for the one before."""
    before, after = chunks[i], chunks[j]
    alone = before.kind == "n" and before.count >= 0 and before.end == before.head + 1
    if alone and _names_from(words, chunks, j) == words.counts[before.count].count.low:
        return False  # "three teachers, A, B and C": their names
    if after.kind == "m" and before.kind == "n" and words.tags[before.head] == "N":
        return False
    if before.kind in "mu" and after.kind == "n":
        return is_named_kin(words, after)
    if before.kind in "mu" and after.kind in "mu":
        return True
    k = after_modifiers(words, chunks, j)
    return k < len(chunks) and (
        chunks[k].kind == "&"
        or (chunks[k].kind == "," and k + 1 < len(chunks) and chunks[k + 1].kind in "nqcm&")
    )


def _names_from(words: Words, chunks: Sequence[Chunk], j: int) -> int:
    """How many names are listed from ``j`` on; 0 where it is no list of names alone."""
    found = 0
    while j < len(chunks) and _is_name(words, chunks[j]):
        found += 1
        j = past_aside(chunks, j + 1)
        if j >= len(chunks) or chunks[j].kind not in "&,":
            return found
        last = chunks[j].kind == "&"
        j += 1 + (chunks[j].kind == "," and j + 1 < len(chunks) and chunks[j + 1].kind == "&")
        if last and j < len(chunks) and not _is_name(words, chunks[j]):
            return found if chunks[j].kind in "KV" else 0
    return found if j < len(chunks) and chunks[j].kind in "KVRr" else 0


def _is_name(words: Words, one: Chunk) -> bool:
    if one.count >= 0 or one.owner:
        return False
    titled = one.kind == "n" and one.end > one.head + 1 and words.tags[one.head] == "N"
    return titled or (one.kind in "mu" and one.end - one.start > 1)


def is_named_kin(words: Words, one: Chunk) -> bool:
    """Whether a phrase names another person by kinship: "his wife Jane Doe", "their son Jim"."""
    return (
        one.kind == "n"
        and one.count < 0
        and one.end > one.head + 1
        and words.words[one.start] in WHOSE
    )


def is_stray(chunk: Chunk) -> bool:
    """Whether a phrase is one unknown word in capitals: it may be anything."""
    return chunk.kind == "u" and chunk.end - chunk.start < 2


def _doer(words: Words, chunks: Sequence[Chunk], index: int) -> int:
    """The head of a phrase before a verb: "gunmen" of "gunmen in the north"; behind "by", it.

    -1 where what stands there is the object of another verb: "a school sheltering families".
    """
    while index >= 1 and chunks[index - 1].kind in "PO":
        if words.words[chunks[index - 1].start] == "by":
            return index
        if index < 2 or chunks[index - 2].kind not in NOUN_PHRASE:
            return -1
        index -= 2
    if index and chunks[index - 1].kind in "GK":
        return index if words.words[chunks[index - 1].start] in SAYING else -1
    return index


def perpetrator(words: Words, chunks: Sequence[Chunk], index: int) -> str:
    """The words for who did it, where the phrase that ends at ``index`` can do anything."""
    index = _doer(words, chunks, index) if index < len(chunks) else -1
    if index < 0:
        return ""
    doer = chunks[index]
    if doer.kind not in PEOPLE + "t" or doer.kind == "c":
        return ""
    tool = doer.kind == "w" and words.words[doer.head] in attack_kinds()
    if (doer.kind == "t" or tool) and words.words[doer.head] not in _FORCES:
        return ""  # "by a shell": what it was done with
    first = doer.start
    while first < doer.end and words.tags[first] in "DQ":
        first += 1
    if first >= doer.end:
        return ""
    return words.said(first, doer.end - doer.owner)
