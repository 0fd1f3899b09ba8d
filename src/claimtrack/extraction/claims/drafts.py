"""A claim while its sentence is still being read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.extraction.claims.counting import count_of
from claimtrack.extraction.claims.phrases import Chunk, is_other
from claimtrack.model.claim import Scope, Stance
from claimtrack.registry.lexicon import word_set

if TYPE_CHECKING:
    from claimtrack.extraction.claims.words import Words
    from claimtrack.model.count import Count
    from claimtrack.model.harm import Harm

__all__ = ["Draft", "draft"]


class Draft:
    """What was read of one claim, in words and characters of its sentence.

    Attributes:
        harm: what was done.
        count: how many.
        label: the words for the people, without number or article.
        names: names among them.
        start: where the claim starts in the sentence.
        end: where it ends.
        by: the words for who did it, or "".
        how: the kind of attack the harm word itself names, or "".
        scope: what the number is about.
        stance: what the words right around it make of it.
        whole: the draft this one is a part of.
        replaces: the draft this one brings up to date.
        role: what the harm word makes of the people: "attacker" for who blows himself up.
        definite: whether the words point back: "the soldier", "Mr Smith".
        pointing: whether a pronoun stands for the people: "he", "another".
        additional: whether more people are added to some counted before: "another 12".
        both: whether "both" stands for the people, who were told of before.
        beside: the drafts of people named side by side with these, who are others.
        unsure: whether the words may be no people at all, unless they were met before.
        headline: whether it stands in the headline.
        opening: whether it stands in the sentence a text opens with.
        anew: the word by which it counts anew who was told of before: "put the figure at 11".
        owned: whether they are told of as somebody's: "their driver".
        local: whether one district counts its own: "the Salem district reported 12 deaths".
        known_as: the draft of the words these names are given for: "the victims".
        weak: whether the harm word is a weak one.
        found: whether they are bodies that were found, some of a toll told before.
        running: whether it is a toll that rises.
        older: whether it is told as what was said before: "had put the toll at 30".
    """

    __slots__ = (
        "additional", "anew", "beside", "both", "by", "count", "definite", "end", "found", "harm",
        "headline", "how", "known_as", "label", "local", "names", "older", "opening", "owned",
        "pointing", "replaces", "role", "running", "scope", "stance", "start", "unsure", "weak",
        "whole",
    )  # fmt: skip

    def __init__(self, harm: Harm, count: Count, label: str, start: int, end: int) -> None:
        self.harm = harm
        self.count = count
        self.label = label
        self.names: tuple[str, ...] = ()
        self.start = start
        self.end = end
        self.by = ""
        self.how = ""
        self.scope = Scope.INCIDENT
        self.stance = Stance.ASSERTED
        self.whole: Draft | None = None
        self.replaces: Draft | None = None
        self.role = ""
        self.definite = False
        self.weak = False
        self.found = False
        self.running = False
        self.pointing = False
        self.additional = False
        self.beside: list[Draft] = []
        self.unsure = False
        self.known_as: Draft | None = None
        self.anew = ""
        self.headline = False
        self.opening = False
        self.local = False
        self.owned = False
        self.older = False
        self.both = False


def draft(words: Words, harm: Harm, people: Chunk, trigger: Chunk, beyond: int = 0) -> Draft | None:
    """A draft of this harm to these people; None where nothing says how many.

    ``beyond`` is the word after the phrase that follows with "of", for nouns that say little alone.
    """
    count = count_of(words, people)
    if count is None:
        return None
    first, last = people.start, people.end
    tags = words.tags
    while first < last and tags[first] in "DQ":
        first += 1
    if people.owner:
        last -= 1
    if beyond > last and words.words[people.head] in _GENERIC:
        last = beyond
    label = words.said(first, last) if first < last else ""
    if label in _DOUBT:
        label = ""  # "150 feared drowned"
    if not label and beyond:
        label = _after_of(words, people.end + 1, beyond)
    start = min(words.start(people.start), words.start(trigger.start))
    end = max(words.end(people.end - 1), words.end(trigger.end - 1))
    made = Draft(harm, count, label, start, end)
    if people.kind in "rd":
        made.additional = words.words[people.start] in _OTHERS or is_other(words, people)
        two = words.words[people.start] == "both"
        made.label, made.pointing, made.both = "", not (made.additional or two), two
    if people.count >= 0:
        made.additional = words.counts[people.count].relation == "additional"
    made.names = _names(words, people, label)
    made.unsure = people.kind == "u" and people.end - people.start == 1
    owned = "s" in words.tags[people.start : people.head]
    made.owned = words.words[people.start] in _OWN
    made.definite = people.kind in "mur" or (not owned and words.words[people.start] in _POINTING)
    return made


def _after_of(words: Words, first: int, beyond: int) -> str:
    """The people a bare number is of: "three of its own soldiers"."""
    while first < beyond - 1 and (words.tags[first] in "DQ" or words.words[first] in _OWN):
        first += 1
    return "" if words.tags[first] == "Q" else words.said(first, beyond)


_OTHERS = {"another", "a"}
"""Words before "fourth" or alone that stand for somebody not told of yet."""
_OWN = {"its", "our", "their", "his", "her", "own"}
_GENERIC = word_set("generic")
_DOUBT = word_set("doubt")
_POINTING = word_set("pointing")
_PARTICLES = word_set("name_particles")


def _names(words: Words, people: Chunk, label: str) -> tuple[str, ...]:
    """The name a phrase ends with: "the mayor John Doe", "John Doe"."""
    end = people.end - people.owner
    if people.kind == "u":
        return (label,) if label else ()
    start = end
    first = people.head + 1 if people.kind == "n" else people.start
    while start > first and words.tags[start - 1] in ("YFBW" if words.shouted else "YF"):
        start -= 1
        if start - 1 > first and words.words[start - 1] in _PARTICLES:
            start -= 1  # "Ali bin Omar"
    name = words.said(start, end) if start < end else ""
    if start - 1 > first and words.tags[start - 1] == ")":
        opening = words.tags.rindex("(", first, start)  # "Asad (Assad) Omar"
        name = " ".join((*_names(words, _until(people, opening), ""), name))
    return (name,) if name else ()


def _until(people: Chunk, end: int) -> Chunk:
    """A phrase up to a word of it."""
    return Chunk(people.kind, people.start, end, people.head)
