"""The walk to the left from a harm word, over all that modifies it, to the subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.extraction.claims.phrases import NOUN_PHRASE, ONE, ORDINALS, PEOPLE, is_other
from claimtrack.registry.kin import kin_words
from claimtrack.registry.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from claimtrack.extraction.claims.phrases import Chunk
    from claimtrack.extraction.claims.words import Words

__all__ = ["DASHES", "LOST", "Walk"]

LOST = -1
"""Where no chunk is found."""
DASHES = word_set("dashes")
"""Dashes that open or close something, and list nothing."""
_REACH = 24
"""How many chunks away a subject may stand; farther is another clause."""
_COUNTED = word_set("counted_harm")
_SAYING = word_set("saying")
_BOTH = word_set("between_auxiliaries")
_AMONG = word_set("among")
_COLLECTIVE = word_set("collective")


class Walk:
    """A walk to the left from a verb, over modifiers, to the phrase the verb is about."""

    def __init__(self, words: Words, chunks: Sequence[Chunk], index: int) -> None:
        self.words = words
        self.chunks = chunks
        self.at = self.start = index
        self.lowest = max(index - _REACH, -1)
        self.fallback = LOST
        # "Were" has more than one subject: a single name before it is where, not who.
        after = chunks[index + 1].start if 0 <= index + 1 < len(chunks) else -1
        self.plural = after >= 0 and words.words[after] in {"were", "are"}

    def subject(self) -> int:
        """Index of the subject, or -1."""
        while self.at > self.lowest:
            step = _STEPS.get(self.chunks[self.at].kind)
            answer = step(self) if step is not None else self.fallback
            if answer is not None:
                return answer
        return self.fallback

    def before(self) -> str:
        """The kind of the chunk to the left, or ""."""
        return self.chunks[self.at - 1].kind if self.at else ""

    def behind(self) -> str:
        """The kind of the chunk to the right, or ""."""
        return self.chunks[self.at + 1].kind if self.at + 1 < len(self.chunks) else ""

    def skip(self) -> None:
        """Pass one chunk."""
        self.at -= 1

    def phrase(self) -> int | None:
        """A noun phrase: the subject itself, or part of what modifies it."""
        kind, before = self.chunks[self.at].kind, self.before()
        if before == ")" and kind in "tw":
            self.at = self._opening(self.at - 1) - 1
        elif (before == "I" and self.at >= 2) or (kind == "r" and before in ("P", "O")):
            self.at -= 2  # "seven people including four children", "loyal to them"
        elif kind == "d" and (self._is_between() or self._is_of_time()):
            self.at -= 1
        elif kind == "w" and before == "R" and self.words.tags[self.chunks[self.at].start] != "D":
            self.at -= 1  # "who wrote": a verb nobody lists
        elif self._is_said_of(self.at + 1):
            self.at -= 1
        elif kind in "rd":
            return self.at if self._stands_for_one() else self.fallback
        elif kind == "t" and before == "&" and self.at >= 2:
            self.at -= 2  # "twenty herdsmen and 83 cows"
        elif before in ("P", "O") and self.at >= 2 and not self._opens_clause():
            return self._complement()
        else:
            return self._answer()
        return None

    def _is_between(self) -> bool:
        """Whether "both" stands among auxiliaries, and not for two people: "both were hurt"."""
        opens = self.before() in ("", *"&,;:SV") and self.behind() in tuple("XHMVKA")
        return self._word(self.at) in _BOTH and not opens

    def _stands_for_one(self) -> bool:
        """Whether a pronoun, "both" or "a third" is people, and no "third of the soldiers"."""
        one = self.chunks[self.at]
        numbered = one.kind == "d" and self.words.words[one.end - 1] in ORDINALS
        if numbered and self.words.words[one.start] == "a":
            return self.chunks[self.at + 1].kind != "O"
        alone = one.end == one.start + 1 and self._word(self.at) == "both"
        return alone or self._word(self.at) in ONE or is_other(self.words, one)

    def _opens_clause(self) -> bool:
        """Whether the people behind a preposition are the subject themselves.

        "In the attack 12 people were killed"; "five brothers among the 15 people killed"; "two
        wrecks with 30 people missing".
        """
        counted = self.chunks[self.at].count >= 0
        if counted and self._word(self.at - 1) in _AMONG:
            return True
        if counted and self._word(self.at - 1) == "with" and self._is_right_before("K"):
            return True
        return (
            self.chunks[self.at].kind in "cnq"
            and self.before() == "P"
            and self.chunks[self.at - 2].kind in "V,&("
            and not self._word(self.at - 2).endswith("ing")  # "civilians belonging to a family"
            and not self._disagrees()
        )

    def _is_right_before(self, kind: str) -> bool:
        return self.at == self.start and self.behind() == kind

    def _complement(self) -> int | None:
        """Behind a preposition: what it modifies stands farther left."""
        if self.chunks[self.at].kind in "ncq" and self.fallback < 0:
            self.fallback = self.at
        if self.chunks[self.at - 2].kind not in NOUN_PHRASE + "GVK,)#T":
            if not self._disagrees():
                return self.fallback
            self.fallback = LOST  # "nine students loyal to the cleric were"
        self.at -= 2
        return None

    def _disagrees(self) -> bool:
        """Whether the verb is of several, and the phrase of one with no other beside."""
        one = self.chunks[self.at]
        single = one.kind == "n" and one.count < 0 and self.words.tags[one.head] == "N"
        return single and self.plural and self.words.words[one.head] not in _COLLECTIVE

    def _answer(self) -> int | None:
        kind, before = self.chunks[self.at].kind, self.before()
        if kind in "um" and before != "&" and self.plural and not self._names_kin():
            return self.fallback
        if before == "K" and self._word(self.at - 1).endswith(("er of", "ers of")):
            return self.fallback  # "the killer of a guard was jailed"
        if kind in "tw" and before in ("V", "G", "K", "T"):
            self.at -= 1  # the object of a verb in a relative clause
            return None
        if kind not in PEOPLE:
            return self.fallback
        if self._explains():
            self.at -= 2
            if self.before() in ("P", "O"):
                return None  # "a candidate for mayor of Osk, Jose Reyes, was"
        return self.at

    def _names_kin(self) -> bool:
        """Whether a name stands behind kin: "her aunt, Jane Doe" ends a list of several."""
        one = self.chunks[self.at - 2] if self.before() == "," and self.at >= 2 else None
        if one is None or one.kind != "n" or one.count >= 0 or self.words.tags[one.head] != "N":
            return False
        return self.words.words[one.head] in kin_words()

    def _explains(self) -> bool:
        """Whether the phrase stands between commas behind the people it explains."""
        i = self.at
        return (
            i >= 2
            and self.chunks[i - 1].kind == ","
            and i + 1 < len(self.chunks)
            and self.chunks[i + 1].kind == ","
            and self.chunks[i].kind in "mn"
            and self.chunks[i - 2].kind in PEOPLE
        )

    def comma(self) -> int | None:
        """A comma that closes something: go on before the one that opens it."""
        j = self._opening_dash() if self._word(self.at) in DASHES else self.at - 1
        while j > self.lowest and self.chunks[j].kind not in ",.;:":
            j -= 1
        if (
            j > max(self.lowest, 0)
            and self.chunks[j].kind == ","
            and self.chunks[j - 1].kind in NOUN_PHRASE
        ):
            self.at = j - 1
            return None
        self.at -= 1
        return self.fallback if self.at < 0 or self.chunks[self.at].kind == "V" else None

    def _opening_dash(self) -> int:
        """Where "-- mostly women, children and the elderly --" opens; else the chunk before."""
        dash, j = self._word(self.at), self.at - 1
        while j > self.lowest and self.chunks[j].kind not in ".;:KV":
            if self._word(j) == dash:
                return j
            j -= 1
        return self.at - 1

    def bracket(self) -> None:
        """A closing bracket: go on before the opening one."""
        self.at = self._opening(self.at) - 1

    def _opening(self, i: int) -> int:
        while i > self.lowest and self.chunks[i].kind != "(":
            i -= 1
        return i

    def verb(self) -> int | None:
        """Another verb: it belongs to a relative clause, or the subject is lost."""
        i = self.at
        if i and self.chunks[i - 1].kind == "c" and self._word(i) in _COUNTED:
            return i - 1  # "seven casualties killed"
        if self._is_said_of(i):
            self.at = i - 2
            return None
        self.at = self._before_relative()
        return None if self.at >= 0 else self.fallback

    def _is_said_of(self, i: int) -> bool:
        """Whether "it said" up to ``i`` hangs on people: "12 prisoners it said were executed"."""
        if i < 2 or i >= len(self.chunks) or self._word(i) not in _SAYING:
            return False
        people = self.chunks[i - 2]
        counted = people.kind in PEOPLE and people.count >= 0
        return self.chunks[i - 1].kind in NOUN_PHRASE and (people.kind == "R" or counted)

    def preposition(self) -> int | None:
        """What it opens stands to its right: a day is passed over with it."""
        behind = "".join(one.kind for one in self.chunks[self.at + 1 : self.at + 3])
        if self.at and (behind[:1] == "T" or behind == "#T"):
            self.at -= 1  # "the teacher in Osk on Friday, was"
            return None
        return self.verb()

    def joint(self) -> int | None:
        """The "and" of "aged between 30 and 45": part of an age."""
        kinds = "".join(one.kind for one in self.chunks[max(self.at - 3, 0) : self.at + 2])
        if kinds != "dP#&#":
            return self.fallback
        self.at -= 4
        return None

    def _word(self, i: int) -> str:
        return self.words.words[self.chunks[i].start]

    def _before_relative(self) -> int:
        """What "who", or a verb in -ing or in -ed before a preposition, hangs on; -1 if nothing."""
        chunks, j = self.chunks, self.at
        while j > self.lowest and j > 0:
            kind = chunks[j].kind
            whose = self._word(j) == "whose"
            if (kind == "R" or whose) and chunks[j - 1].kind in NOUN_PHRASE:
                return j - 1
            if kind == "R" and j > 1 and chunks[j - 1].kind in ",P":
                return j - 2 if chunks[j - 2].kind in NOUN_PHRASE else LOST
            reduced = kind == "G" or (kind in "VK" and (chunks[j + 1].kind == "P" or self._ago(j)))
            if reduced and chunks[j - 1].kind in PEOPLE:
                return j - 1
            if kind in ".;:S" and j != self.at:
                return LOST
            j -= 1
        return LOST

    def _ago(self, j: int) -> bool:
        """Whether a time stands behind a verb: "a teacher abducted two days earlier"."""
        behind = "".join(one.kind for one in self.chunks[j + 1 : j + 4])
        return behind[1:] in ("TT", "TS") and self._word(j + 3) in ("earlier", "before", "ago")

    def _is_of_time(self) -> bool:
        """Whether "the day before" begins here."""
        return [one.kind for one in self.chunks[self.at + 1 : self.at + 3]] == ["T", "S"]

    def earlier(self) -> int | None:
        """The "before" of "the day before": part of a time."""
        if self._word(self.at) == "until" and self._word(self.at + 1) == "now":
            self.at -= 1  # "57 until now were killed"
            return None
        if self._word(self.at) != "before" or self.before() != "T":
            return self.fallback
        self.at -= 1
        return None

    def relative(self) -> int:
        """Who "who" is: the nearest phrase for people before it."""
        chunks, j = self.chunks, self.at - 1
        j -= j >= 0 and chunks[j].kind == ","
        if j >= 2 and chunks[j].kind in "#J" and chunks[j - 1].kind == ",":
            j -= 2
        if j >= 2 and chunks[j].kind == ")":
            j = self._opening(j) - 1  # "John Doe (41) who"
        while j >= 0 and chunks[j].kind in NOUN_PHRASE:
            if chunks[j].kind in PEOPLE:
                counted = j >= 2 and chunks[j - 1].kind == "O" and chunks[j - 2].kind == "c"
                return j - 2 if counted and chunks[j].count < 0 else j  # "12 of its men who"
            if j < 2 or chunks[j - 1].kind not in "PO":
                break
            j -= 2
        return LOST


_STEPS: dict[str, Callable[[Walk], int | None]] = {
    **dict.fromkeys(NOUN_PHRASE, Walk.phrase),
    **dict.fromkeys("VGKXHM", Walk.verb),
    "P": Walk.preposition,
    **dict.fromkeys("TAJ#I", Walk.skip),
    ",": Walk.comma,
    ")": Walk.bracket,
    "R": Walk.relative,
    "&": Walk.joint,
    "S": Walk.earlier,
}
