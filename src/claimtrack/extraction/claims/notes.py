"""What a note on one day tells of beside that day: why people met, what is answered or suspected.

News tells of such deaths as of something else that happened; a note of a coder is on one day alone,
and they are in the note on another.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from claimtrack.extraction.claims.gatherings import topics_of
from claimtrack.extraction.tokens import holds
from claimtrack.registry.lexicon import time_words, tree_of

if TYPE_CHECKING:
    from claimtrack.extraction.claims.drafts import Draft

__all__ = ["is_brief", "is_note", "without_recalled"]

_OPENING = 80
"""Characters in which a note names its day."""
_BRIEF = 600
"""Characters of a few sentences."""
_MONTH = tree_of(time_words("month"))
# "On 3 June 2021, ...", "Around 3 June (week of), ...", "Looting: On June 3, ...", "06/03/2021: "
_DAY = re.compile(
    rf"(?:[a-z -]{{3,30}}: )?(?:as reported )?(?:on|around|between|from|by) "
    rf"(?:\d{{1,2}}(?: and \d{{1,2}}| to \d{{1,2}})? {_MONTH}|{_MONTH} \d)"
    r"|\d\d/\d\d/\d{4}: "
)
_DEED = (
    "(?:abduction|air ?strike|ambush|assassination|attack|blast|bombing|clash|clashes|death|deaths"
    "|explosion|fighting|killing|killings|massacre|murder|murders|raid|shooting|shelling)"
)
_EARLIER = (
    rf"(?:(?:on|of) \d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}}|last (?:week|month|year)"
    r"|(?:day|week|month|year)s? (?:before|earlier|ago)|previous (?:day|week|month|year)"
    r"|in (?:19|20)\d\d)\b"
)
# what an operation answers, what somebody is suspected of and what moved who did it
_RECALLS = re.compile(
    rf"\b(?:in response to|in retaliation for|in revenge for|in reprisal for|to avenge|avenging"
    rf"|witness(?:es)? (?:to|of|in)|in memory of|in hono?u?r of) (?:[\w'’-]+ ){{0,3}}?{_DEED}\b"
    r"|\b(?:in memory of|to avenge|because (?:his|her|their))\b"
    rf"|\b(?:suspected of|wanted (?:for|in)|accused of|charged with|convicted (?:of|for)|sentenced"
    rf"|responsible for|involved in|implicated in|in connection (?:with|to)|suspects? in)"
    rf" [^.;,]{{0,40}}?(?:{_DEED}|killing|murdering)\b"
    rf"|\b(?:arrest|detain)[^.;,]{{0,40}}? (?:over|for) (?:the )?(?:\w+ )?{_DEED}\b"
    rf"|\b(?:after|following) (?:an?|the) (?:[\w'’-]+ ){{0,3}}?{_DEED}\b"
    rf"(?=[^.;]{{0,60}}?{_EARLIER})"
    rf"|(?<=\w )(?:on|of) \d{{1,2}} {_MONTH}\b[^.;,]{{0,40}}? (?:that|which) "
)
_SIGNS = (
    "response", "retaliat", "revenge", "reprisal", "aveng", "witness", "memory", "honor", "honour",
    "because", "suspect", "wanted", "accused", "charged", "convicted", "sentenced", "responsible",
    "involved", "implicated", "connection", "arrest", "detain", "after", "following", " that ",
    " which ",
)  # fmt: skip
# it goes on behind these: "over the killing of a student, whose body was found"
_END = re.compile(r";|, (?!(?:who|whom|whose|which|that|in which|on|in|[a-z]+ [a-z]+,)\b)")


def is_note(text: str) -> bool:
    """Whether a text is a note on one day: it opens with it, and tells what happened then.

    >>> is_note("On 3 June 2021, students marched in Lima."), is_note("Two died on 3 June.")
    (True, False)
    """
    return _DAY.match(text[:_OPENING].lower()) is not None


def is_brief(text: str) -> bool:
    """Whether a text is a few sentences on one thing; a headline, which nothing closes, is none.

    >>> is_brief("Students marched in Lima."), is_brief("Students march in Lima")
    (True, False)
    """
    return len(text) < _BRIEF and not text.rstrip()[-1:].isalnum()


def without_recalled(sentence: str, drafts: list[Draft], *, note: bool) -> list[Draft]:
    """The drafts of a sentence but for what people met over and, in a note, what it recalls."""
    lower = sentence.lower()
    told = (*topics_of(lower), *(_recalled(lower) if note else ())) if drafts else ()
    return [one for one in drafts if not any(first <= one.start < end for first, end in told)]


@functools.lru_cache(maxsize=16)
def _recalled(lower: str) -> tuple[tuple[int, int], ...]:
    """Where a sentence tells what its news answers, from where to where."""
    if not holds(lower, _SIGNS):
        return ()
    found = []
    for cue in _RECALLS.finditer(lower):
        end = _END.search(lower, cue.end())
        found.append((cue.start(), end.start() if end is not None else len(lower)))
    return tuple(found)
