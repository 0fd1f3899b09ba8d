"""Second speakers whose verb is left out: "the army put the toll at 12, the governor at 15".

attributions of a sentence -> the same, cut where the next speaker starts, and that speaker's own
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from claimtrack.extraction.attribution_speakers import can_speak
from claimtrack.extraction.numbers.lexicon import NUMERALS, alternatives
from claimtrack.registry.lexicon import tree_of, word_set
from claimtrack.registry.mentions import find_bodies

if TYPE_CHECKING:
    from claimtrack.extraction.attribution_said import Said

__all__ = ["with_gaps"]

_NUMBER = rf"(?:\d+(?:,\d+)*|(?:{alternatives(NUMERALS)})(?:-[a-z]+)?)(?![\w-])"
_FIRST_NUMBER = re.compile(rf"\b{_NUMBER}", re.IGNORECASE)
_PARTED = re.compile(r"[,;] (?:(?:and|while|but) )?| (?:and|while|but) ")
_NEXT = re.compile(
    r"(?P<source>[^\W\d_][^,;:()\"\d]{1,60}?)(?P<joint> at| of|)"
    rf"(?: {tree_of(word_set('gap_hedges'))}){{0,3}} (?P<figure>{_NUMBER})"
)
_ENDS = re.compile(r" ?(?:[,;.]|$)|\s(?:dead|deaths|killed|others)\b")


def with_gaps(text: str, said: list[Said]) -> list[Said]:
    """The attributions of a sentence, and those that say theirs with the verb of the one before."""
    if not any(one.verb in _verbs() for one in said):
        return said
    out: list[Said] = []
    for one in said:
        found = _next_speaker(text, one) if one.verb in _verbs() else None
        if found is None or one.content is None:
            out.append(one)
            continue
        place, further = found
        content = (one.content[0], place)
        out += [attrs.evolve(one, content=content), further]
    return out


def _verbs() -> frozenset[str]:
    """Plain forms of verbs by which several in turn may give a figure."""
    return word_set("counting") | word_set("placing") | word_set("giving")


def _next_speaker(text: str, one: Said) -> tuple[int, Said] | None:
    """Where somebody else goes on, and what they say; None where nobody does."""
    if one.content is None or one.content[0] < one.cue[1]:
        return None
    first = _FIRST_NUMBER.search(text, *one.content)
    if first is None:
        return None
    for parted in _PARTED.finditer(text, first.end(), one.content[1]):
        match = _NEXT.match(text, parted.end(), one.content[1])
        if match is None or not _ENDS.match(text, match.end()):
            continue
        if not _is_speaker(match["source"], match["joint"], one):
            continue
        content = (match.start("joint") + 1, one.content[1])
        cue = (match.end("source"), match.end("source") + max(1, len(match["joint"])))
        said = attrs.evolve(one, source=match.span("source"), cue=cue, content=content)
        return parted.start(), said
    return None


def _is_speaker(words: str, joint: str, one: Said) -> bool:
    """Whether a name before a number gives it: a body or a role, and no place or victims."""
    if any(m.start == 0 and m.end == len(words) for m in find_bodies(words)):
        return True
    return joint.strip() == _JOINTS.get(one.verb) and can_speak(words)


_JOINTS = {"put": "at", "place": "at", "peg": "at", "set": "at", "speak": "of"}
"""What stands before the figure, said again by whom the verb is not."""
