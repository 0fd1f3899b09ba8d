"""How a name stands among the words around it: "in X", "the town of X", "X police".

The word right before a name and the one right after it tell whether the longer patterns can fit
at all; of most names they tell that none can.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.extraction import places_words as words
from claimtrack.registry.places import COUNTRY, country_of_code, demonym_country, lookup_place

if TYPE_CHECKING:
    from claimtrack.model.place import Place

BEFORE = 60
"""Characters before a name that can tell how it stands."""


def may_be_placed(text: str, start: int, end: int) -> bool:
    """Whether the words right before and after a name leave any way to be a place.

    >>> text = "killed in Homs, Smith said"
    >>> may_be_placed(text, 10, 14), may_be_placed(text, 16, 21)
    (True, False)
    """
    word = words.word_before(text, start)
    return word in words.WITHIN or words.may_own(word) or words.is_followed(text, end)


def role_of(text: str, start: int, end: int, *, before_body: bool) -> tuple[str | None, int]:
    """How the name at ``[start, end)`` stands, and where the words that say its place begin.

    >>> role_of("killed in Homs", 10, 14, before_body=False)
    ('in', 10)
    """
    role, from_ = _role_before(text, start)
    if role not in ("", "from"):
        return role, from_
    follows = words.is_followed(text, end)
    if follows and words.POLICE_AFTER.match(text, end):
        return "police", start
    if before_body or (follows and words.BESIDE_AFTER.match(text, end)):
        return "beside", start
    if role == "from":
        return role, from_
    owned = (follows and words.AREA_AFTER.match(text, end)) or left_country(text, start)
    return ("in" if owned else None), start


_SIMPLE_ROLES = (("of", words.NOUN_BEFORE), ("hit", words.HIT), ("from", words.FROM))


def _role_before(text: str, start: int) -> tuple[str | None, int]:
    """The role that words before a name give it; None for no place, "" where they say nothing."""
    word = words.word_before(text, start)
    if word in words.WITHIN and text[start - 2 : start - 1] not in ",  ":
        return _within(word), start - 1 - len(word) if word in words.NEAR else start
    if not words.leads(word):
        return "", start
    if word in words.AWAY and word != "on":
        return ("from" if text[start - 2 : start - 1] not in ",  " else ""), start
    left = text[max(0, start - BEFORE) : start]
    role, from_ = _role_after(left)
    return role, start - len(left) + from_


def _role_after(left: str) -> tuple[str | None, int]:
    if words.BLOCK.search(left):
        return None, 0
    if words.OFF.search(left):
        return "off", len(left)
    match = words.OF.search(left)
    if match:
        return "of", (words.IN.search(left[: match.start()]) or match).start()
    match = words.IN.search(left)
    if match:
        word = match["word"].lower()
        return _within(word), match.start() if word in words.NEAR else match.start("side")
    role = next((role for role, pattern in _SIMPLE_ROLES if pattern.search(left)), "")
    return role, len(left)


def _within(word: str) -> str:
    return word if word in ("between", "at") else "in"


def left_country(text: str, start: int) -> Place | None:
    """The country in "the Syrian city of X" or "Afghanistan's northern X".

    >>> text = "in the Syrian city of Homs"
    >>> left_country(text, text.index("Homs"))
    Place('Syria, SY')
    """
    if not words.may_own(words.word_before(text, start)):
        return None
    match = words.OWNER.search(text[max(0, start - BEFORE) : start])
    if match is None:
        return None
    code = demonym_country(match["word"]) or demonym_country(match["word"].rsplit(" ", 1)[-1])
    if code is not None:
        return country_of_code(code)
    found = lookup_place(match["word"])
    return found if found is not None and found.precision == COUNTRY else None


_HOSPITAL_ENDS = frozenset(["in", "at", "near", "the"])


def is_at_hospital(text: str, start: int) -> bool:
    """Whether a name tells only where a hospital is, to which somebody was brought."""
    return (
        words.word_before(text, start) in _HOSPITAL_ENDS
        and words.HOSPITAL.search(text, max(0, start - 2 * BEFORE), start) is not None
    )
