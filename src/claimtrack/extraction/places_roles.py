"""How a name stands among the words around it: "in X", "the town of X", "X police".

The word right before a name and the one right after it tell whether the longer patterns can fit
at all; of most names they tell that none can.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from claimtrack.extraction import places_words as words
from claimtrack.extraction.places_letters import ARTICLES, LEADING_OFF, NOUNS, OWNERS
from claimtrack.registry.places import (
    COUNTRY,
    country_of_code,
    demonym_country,
    lookup_place,
    remembered,
)

if TYPE_CHECKING:
    import re

    from claimtrack.extraction.places_runs import Capitals
    from claimtrack.model.place import Place

BEFORE = 60
"""Characters before a name that can tell how it stands."""


class Standing:
    """A name among the words around it.

    Attributes:
        capitals: the sentence.
        text: as it is read.
        start: the name's first character.
        end: the one after its last.
        word: the word before it.
        behind: what the word behind it may tell.
        before_body: whether an organisation's noun follows.

    >>> from claimtrack.extraction.places_runs import Capitals
    >>> Standing(Capitals("killed in Homs"), 10, 14, "in").role()
    ('in', 10)
    """

    __slots__ = ("before_body", "behind", "capitals", "end", "start", "text", "word")

    def __init__(
        self, capitals: Capitals, start: int, end: int, word: str, *, before_body: bool = False
    ) -> None:
        self.capitals = capitals
        self.text = capitals.text
        self.start = start
        self.end = end
        self.word = word
        self.behind = words.behind(capitals.text, end)
        self.before_body = before_body

    def is_open(self) -> bool:
        """Whether the words right before and after a name leave any way to be a place."""
        return (
            self.before_body
            or words.may_own(self.word)
            or not self.behind.isdisjoint(words.MAKES_PLACE)
        )

    def is_bare(self) -> bool:
        """Whether nothing but the word before could say that it is a place: "by X", "in the X"."""
        return "area" not in self.behind and (
            self.word in _ALONE or not words.may_own(self.word) or self._has_article_alone()
        )

    def _has_article_alone(self) -> bool:
        """Whether "the" before it follows on no word that tells how a name stands."""
        if not words.is_described(self.word):
            return False
        _, letters, own = self.capitals.lead(self.start)
        return letters[-1:] not in OWNERS and ARTICLES.issuperset(own)

    def role(self) -> tuple[str | None, int]:
        """How the name stands, and where the words that say its place begin."""
        text = self.text
        role, from_ = self._role_before()
        if role not in ("", "from"):
            return role, from_
        if "police" in self.behind and words.POLICE_AFTER.match(text, self.end):
            return "police", self.start
        if self.before_body or (
            "beside" in self.behind and words.BESIDE_AFTER.match(text, self.end)
        ):
            return "beside", self.start
        if role == "from":
            return role, from_
        owned = self.area() or self.owner()
        return ("in" if owned else None), self.start

    def area(self) -> re.Match[str] | None:
        """The "province" or the like right behind it."""
        if "area" not in self.behind:
            return None
        return words.AREA_AFTER.match(self.text, self.end)

    def _role_before(self) -> tuple[str | None, int]:
        """The role that words before give it; None for no place, "" where they say nothing."""
        word, start, text = self.word, self.start, self.text
        if word in words.WITHIN and text[start - 2 : start - 1] not in ",  ":
            return _within(word), start - 1 - len(word) if word in words.NEAR else start
        if not words.leads(word):
            return "", start
        if word in words.AWAY and word != "on":
            return ("from" if text[start - 2 : start - 1] not in ",  " else ""), start
        first, letters, own = self.capitals.lead(start)
        if own[-1:] in NOUNS and text.startswith(", ", start - 2) and self._is_closed():
            first = text.rfind(" ", 0, max(first - 1, 0)) + 1  # "in the second city, Homs,"
        role, back = _role_after(text[max(first, start - BEFORE) : start])
        if role is not None and letters[-2:-1] in LEADING_OFF and _is_off(text, start):
            return "off", start
        return role, start - back

    def _is_closed(self) -> bool:
        """Whether a mark closes the name, as another name for what is before it is closed."""
        return self.text[self.end : self.end + 1] in (",", ".", ";", "")

    def owner(self) -> Place | None:
        """The country in "the Syrian city of X" or "Afghanistan's northern X".

        >>> from claimtrack.extraction.places_runs import Capitals
        >>> Standing(Capitals("in the Syrian city of Homs"), 22, 26, "of").owner()
        Place('Syria, SY')
        """
        if not words.may_own(self.word):
            return None
        text, start = self.text, self.start
        _, letters, own = self.capitals.lead(start)
        is_owned = letters[-1:] in OWNERS or not OWNERS.isdisjoint(own)
        if not is_owned and (NOUNS.isdisjoint(own) or (letters[-1:] + own).islower()):
            return None
        match = words.OWNER.search(text, max(0, start - BEFORE), start)
        return _country(match["word"]) if match else None

    def is_at_hospital(self) -> bool:
        """Whether it tells only where a hospital is, to which somebody was brought."""
        text, start = self.text, self.start
        if self.word not in _HOSPITAL_ENDS:
            return False
        if words.HOSPITAL_AFTER.match(text, self.end):
            return words.MOVED.search(text, max(0, start - 2 * BEFORE), start) is not None
        return (
            words.CARE.search(text, max(0, start - _CARE), start) is not None
            and words.HOSPITAL.search(text, max(0, start - 2 * BEFORE), start) is not None
        )


_SIMPLE_ROLES = (("of", words.NOUN_BEFORE), ("hit", words.HIT), ("from", words.FROM))
_ALONE = (words.AWAY - {"on"}) | (words.WITHIN - words.NEAR)
_HOSPITAL_ENDS = frozenset(["in", "at", "near", "the"])
_CARE = len("hospitals near the ")


@functools.lru_cache(maxsize=1 << 13)
def _role_after(left: str) -> tuple[str | None, int]:
    """The role that the words right before give, and how far back they begin."""
    if words.BLOCK.search(left):
        return None, 0
    if words.OFF.search(left):
        return "off", 0
    match = words.OF.search(left)
    if match:
        return "of", len(left) - (words.IN.search(left[: match.start()]) or match).start()
    match = words.IN.search(left)
    if match:
        word = match["word"].lower()
        from_ = match.start() if word in words.NEAR else match.start("side")
        return _within(word), len(left) - from_
    return next((role for role, pattern in _SIMPLE_ROLES if pattern.search(left)), ""), 0


def _is_off(text: str, start: int) -> bool:
    """Whether "north of" leads on to the name over a word of any kind."""
    return words.OFF.search(text, max(0, start - BEFORE), start) is not None


def _within(word: str) -> str:
    return word if word in ("between", "at") else "in"


@remembered
def _country(name: str) -> Place | None:
    """The country of that name or of that people."""
    code = demonym_country(name) or demonym_country(name.rsplit(" ", 1)[-1])
    if code is not None:
        return country_of_code(code)
    found = lookup_place(name)
    return found if found is not None and found.precision == COUNTRY else None
