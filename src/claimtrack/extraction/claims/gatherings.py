"""What a gathering is about: "students marched to demand justice for two" killed before."""

from __future__ import annotations

import functools
import re

from claimtrack.extraction.tokens import holds
from claimtrack.registry.lexicon import tree_of, word_set

__all__ = ["topics_of"]

_GATHERINGS = word_set("demonstrations") | word_set("gatherings")
_WORDS = tree_of(_GATHERINGS - {"march", "chain"})
_TOPICS = tree_of(
    (word_set("topics") | word_set("note_topics")) - {"about", "protest", "protesting"}
)
_ROADS = "(?:roads?|highways?|streets?|traffic|bridges?|railways?|motorways?|avenues?)"
_GATHERING = (
    rf"\b(?:{_WORDS}|(?:an?|the|in) (?:\w+ )?march(?= (?!\d))|human chain|took to the streets"
    r"|(?:on|held a|began a) (?:\w+ )?strike|(?:general|hunger|shutdown) strike|gather(?:ed|ing)"
    rf"|(?:block|barricad)(?:ed|ing|e) (?:\w+ ){{0,3}}{_ROADS}|burn(?:ed|t|ing) t[iy]res)\b"
)
_HELD = re.compile(_GATHERING)
_SIGNS = (
    "protest", "demonstrat", "rall", "march", "strike", "gather", "streets", "block", "barricad",
    "chain", "vigil", "sit-in", "boycott", "picket", "procession", "tires", "tyres", "rioted",
    "they ", "demand", "calling for", "called for",
)  # fmt: skip
_ABOUT = re.compile(
    rf"\b(?:{_TOPICS}|(?:protest(?:ed|ing)?|mark(?:ed|ing)?)"
    r" (?=(?:the|an?|this|his|her|their|last|recent)\b)|call(?:ed|ing|s)? (?:for|on)"
    r"|in (?:support|memory|honou?r|remembrance) of|about the|to mark|marking"
    r"|carrying (?:the|his|her|their) (?:bod(?:y|ies)|coffins?|corpses?|remains)"
    r"|(?:funerals?|memorial|prayers|procession|vigil)\b[^.;,]{0,40}? (?:for|of))\b"
)
_AFTER = re.compile(r"\b(?:after|following|in response to|in the wake of)\b")
_HEATED = re.compile(
    r"\b(?:clash|dispers|violen|deadly|fired|opened fire|shot|tear|stone|attack|kill|turned)"
)
_KIN = re.compile(
    r"\b(?:relatives?|famil(?:y|ies)|friends|parents|mothers|widows|colleagues|residents)"
    r"(?: (?:and|members|friends|relatives|neighbou?rs|colleagues)){0,3} of\b"
)
# "The protest came a week after two men were killed"
_CAME = re.compile(
    r"\bthe (?:\w+ )?(?:protest|demonstration|rally|march|strike|unrest|clash|violence|riot|vigil)"
    r"(?:s|es)? (?:came|comes|followed|follows|(?:was|were) (?:held|staged|sparked|triggered|in))\b"
)
# "They condemned the murder of a herder", of a gathering told of before
_ASKED = re.compile(
    r"^\W*(?:they|(?:the )?(?:protest|demonstrat|march)(?:ers|ors))"
    r" (?:also )?(?:called for|demanded|condemned|denounced|accused|mourned|wanted|asked)\b"
    r"|\b(?:call(?:ed|ing) for|demand(?:ed|ing)) (?:the )?"
    r"(?:arrest|punishment|prosecution|trial|justice)\b"
)
_ON = (
    "who|whom|whose|that|which|after|following|demanding|calling|condemning|denouncing|alleging"
    "|accusing|saying|over|against|in (?:protest|solidarity|response)|to (?:protest|demand)"
)
_COUNTED = "at least|about|around|\\d|one|two|three|four|five|six|seven|eight|nine|ten|several"
_ARMED = "police|soldiers|security|troops|officers|gunmen|the army|the police"
_END = re.compile(
    rf";|, (?!(?:{_ON})\b)|\band (?=(?:{_COUNTED}|{_ARMED})\b)"
    r"|\b(?:when|where|while|during|leaving|resulting|but|before|in which)\b"
)


@functools.lru_cache(maxsize=16)
def topics_of(lower: str) -> tuple[tuple[int, int], ...]:
    """Where a sentence in small letters tells what a gathering is about: from where to where.

    >>> topics_of("students marched over the killing of two.")
    ((17, 41),)
    """
    if not holds(lower, _SIGNS):
        return ()
    asked = _CAME.search(lower) or _ASKED.search(lower)
    found = [(asked.start(), _end(lower, asked.end()))] if asked is not None else []
    held = _HELD.search(lower)
    if held is None:
        return tuple(found)
    whose = _KIN.search(lower, 0, held.start())
    if whose is not None:
        found.append((whose.start(), held.start()))
    about = _ABOUT.search(lower, held.start())
    after = _AFTER.search(lower, held.start())
    if after is not None and _HEATED.search(lower, 0, after.start()) is None:
        about = min((one for one in (about, after) if one is not None), key=re.Match.start)
    if about is not None:
        found.append((about.start(), _end(lower, about.end())))
    return tuple(found)


def _end(lower: str, start: int) -> int:
    """Where what is said of the topic ends."""
    end = _END.search(lower, start)
    return end.start() if end is not None else len(lower)
