"""Who "he", "the monitor" and a bare surname are: sources the article named before."""

from __future__ import annotations

import bisect
import functools
import re
from typing import TYPE_CHECKING

import attrs

from claimtrack.extraction.attribution_chain import chain_of
from claimtrack.extraction.attribution_names import Names
from claimtrack.extraction.attribution_people import is_one_person, without_title
from claimtrack.extraction.attribution_said import Said, SaidIn
from claimtrack.extraction.attribution_speakers import can_speak
from claimtrack.extraction.attribution_subjects import main_subject
from claimtrack.extraction.attribution_tokens import Words, small_words
from claimtrack.extraction.document import Document, Sentence
from claimtrack.model.place import fold
from claimtrack.model.source import Source, SourceKind
from claimtrack.registry.mentions import find_bodies
from claimtrack.registry.names import nation_words
from claimtrack.registry.roles import role_kind, source_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Memory"]

_PERSONAL = frozenset({"he", "she", "who", "i"})
_IMPERSONAL = frozenset({"it", "they", "we", "which"})
_POINTS = frozenset({"the", "this", "that", "its"})
_INTRODUCTIONS = 50_000
"""Characters in which people are introduced by their full names."""
_REACH = 12
"""Sentences back in which a pronoun's person is looked for."""


@attrs.define
class Memory:
    """Sources of one article by the words for them, and what the words stand for."""

    document: Document
    said: SaidIn
    names: Names
    _chains: dict[tuple[int, tuple[int, int]], Source] = attrs.field(factory=dict, init=False)
    _full_names: dict[str, str] = attrs.field(factory=dict, init=False)

    def source_of(self, sentence: Sentence, said: Said) -> Source:
        """The chain behind an attribution, carried over where its words only point back."""
        key = (sentence.index, said.source)
        if key not in self._chains:
            self._chains[key] = self._read(sentence, said)
        return self._chains[key]

    def _read(self, sentence: Sentence, said: Said) -> Source:
        words = " ".join(sentence.text[slice(*said.source)].split())
        # "WHO" is a body, where not all is in capitals.
        shouted = len(words) > 1 and words.isupper() and not sentence.text.isupper()
        pointer = "" if shouted else words.lower()
        if pointer in _PERSONAL:
            told = bool if pointer == "who" else is_one_person
            return self._before(sentence, said, told) or Source()
        if pointer in _IMPERSONAL:
            return self._before(sentence, said) or self._subject(sentence, said)
        return self._named(sentence, said)

    def _before(
        self, sentence: Sentence, said: Said, fits: Callable[[str], bool] | None = None
    ) -> Source | None:
        """The last source before that a pronoun can mean: one whose speaker fits, or any."""
        for earlier, told in self._backwards(sentence, said):
            source = self._named(earlier, told)
            if fits is None or fits(source.speaker or ""):
                return source
        return None

    def _subject(self, sentence: Sentence, said: Said) -> Source:
        """The subject that "it" closes on: "The charity treated 12 people, it said"."""
        words = Words(sentence.text)
        cue = next((k for k in range(len(words)) if words.start(k) >= said.source[0]), 0)
        found = main_subject(words, cue)
        text = sentence.text[slice(*words.span(*found))] if found else ""
        if not found or not can_speak(text):
            return Source()
        source = chain_of(text, self.names)
        is_body = text.lower().split()[-1] in source_words("organisation")
        known = source.resolved or source.organisation or is_body or role_kind(text) is not None
        return source if known else Source()

    def _opening(self, sentence: Sentence) -> Source:
        """The registered body a sentence opens with, as in "Hill Aid has left the town"."""
        words = Words(sentence.text)
        first = 1 if words.word(0) == "the" else 0
        start = words.start(first) if len(words) > first else 0
        at_start = (m for m in find_bodies(sentence.text) if m.start <= start and not m.person)
        body = next((self.names.resolve(sentence.text, m) for m in at_start), None)
        if body is None:
            return Source()
        return Source(organisation=body.name, kind=body.kind, resolved=body.id)

    def _named(self, sentence: Sentence, said: Said) -> Source:
        """The chain behind words that are no pronoun, carried over where they point back."""
        words = self._in_full(sentence.text[slice(*said.source)])
        source = chain_of(words, self.names)
        if source.resolved is None and source.organisation is None and points_back(words):
            alike = self._before_alike(sentence, said, source)
            return alike or self._told_of(sentence, said, source) or source
        return source

    def _told_of(self, sentence: Sentence, said: Said, pointer: Source) -> Source | None:
        """The subject that words close on: "The Hill Watch lost two, the group said"."""
        noun = fold(sentence.text[slice(*said.source)]).split()[-1]
        found = self._subject(sentence, said)
        if found.resolved is None and found.organisation is None and sentence.index:
            found = self._opening(self.document.sentences[sentence.index - 1])
        if found.resolved is None and found.organisation is None:
            return None
        named = noun in fold(found.organisation or "").split()
        return found if named or _fits(noun, pointer.kind, found.kind) else None

    def _before_alike(self, sentence: Sentence, said: Said, pointer: Source) -> Source | None:
        """The last source before that the words can mean: of the same noun or kind."""
        noun = fold(sentence.text[slice(*said.source)]).split()[-1]
        for earlier, told in self._backwards(sentence, said):
            words = self._in_full(earlier.text[slice(*told.source)])
            if points_back(words):
                continue
            source = chain_of(words, self.names)
            if noun in fold(words).split() or _fits(noun, pointer.kind, source.kind):
                return source
        return None

    def _backwards(self, sentence: Sentence, said: Said) -> Iterator[tuple[Sentence, Said]]:
        """Attributions before this one whose source is no pronoun, the nearest first."""
        sentences = self.document.sentences
        for k in range(sentence.index, max(0, sentence.index - _REACH) - 1, -1):
            earlier = sentences[k]
            for told in reversed(self.said.sentence(earlier)):
                if k == sentence.index and told.cue >= said.cue:
                    continue
                words = earlier.text[slice(*told.source)].lower()
                if words not in _PERSONAL and words not in _IMPERSONAL:
                    yield earlier, told

    def who_is_quoted(self, sentence: Sentence, place: int) -> tuple[Sentence, Said] | None:
        """The attribution a quoted stretch belongs to, where its own sentence has none."""
        quote = self.said.quotes[sentence.part].at(sentence.start + place)
        if quote is None:
            return None
        sentences = self.document.sentences
        for k in range(sentence.index + 1, min(sentence.index + 6, len(sentences))):
            after = sentences[k]
            if after.part != sentence.part or after.start > quote[1] + 2:
                break
            if told := self.said.sentence(after):
                return after, told[0]
        for k in range(sentence.index - 1, max(-1, sentence.index - 6), -1):
            before = sentences[k]
            if before.part != sentence.part or sentence.paragraph - before.paragraph > 1:
                break
            if told := self.said.sentence(before):
                return before, told[-1]
        return None

    def _in_full(self, words: str) -> str:
        """A surname with the name and the description it was introduced with."""
        words = " ".join(words.split())
        surname = without_title(words)
        if " " in surname or not surname[:1].isupper() or len(surname) < 3:
            return words
        if fold(surname) in nation_words():
            return words
        if not small_words().keys().isdisjoint(words.lower().split()[1:]):
            return words  # "Doctors for Hill" is no surname
        if surname not in self._full_names:
            self._full_names[surname] = self._introduced(surname) or words
        return self._full_names[surname]

    def _introduced(self, surname: str) -> str | None:
        """The name and description that go with a surname where it first stands with both.

        Of "Police" that opens a sentence, all names must be one: "Hill police".
        """
        name = surname.removesuffix("'s").removesuffix("\u2019s")
        found = self._introductions(name)
        if role_kind(name) is None:
            return next(found, None)
        alike = {fold(full): full for full in found}
        return alike.popitem()[1] if len(alike) == 1 else None

    def _introductions(self, name: str) -> Iterator[str]:
        """A surname with the given names before it, wherever it has some in its sentence."""
        text = self.document.article.text[:_INTRODUCTIONS]
        place = text.find(name) if name[-1:].isalnum() else -1
        while place >= 0:
            end = place + len(name)
            opening = max(self._opens(place), place - _LONGEST_GIVEN)
            given = _GIVEN_NAMES.search(text, opening, place)
            start = _first_given(given) if given else place
            if start < place and not text[end : end + 1].isalnum():
                described = _DESCRIPTION.match(text, end)
                yield text[start : described.end() if described else end]
            place = text.find(name, end)

    def _opens(self, place: int) -> int:
        """Where the sentence starts that holds this character of the text."""
        k = bisect.bisect_right(self._starts, place) - 1
        return self._starts[k] if k >= 0 else 0

    @functools.cached_property
    def _starts(self) -> list[int]:
        return [one.start for one in self.document.sentences if one.part == "text"]


def _first_given(given: re.Match[str]) -> int:
    """Where given names start: behind what only has its capital from the sentence, "But Hill"."""
    start = given.start()
    while start < given.end():
        word, _, _ = given.string[start : given.end()].partition(" ")
        if word.lower() not in small_words():
            break
        start += len(word) + 1
    return start


_LONGEST_GIVEN = 80
_GIVEN_NAMES = re.compile(
    r"(?:[A-Z\u00c0-\u00de][\w'\u2019-]*\.? (?:(?:al|el|bin|de|van)[ -])?){1,3}\Z"
)
_DESCRIPTION = re.compile(r", (?:the |a |an )?[^\W\d][^,.\n\"\u201c\u201d]{3,90}")


def points_back(words: str) -> bool:
    """Whether words only point to a source named before.

    >>> points_back("The ministry"), points_back("A hospital")
    (True, False)
    """
    first, _, noun = fold(words).replace("same ", "", 1).partition(" ")
    return (first in _POINTS and noun in source_words("pointer")) or fold(words) in _BARE_POINTERS


_BARE_POINTERS = frozenset({"statement", "a statement"})


def _fits(noun: str, pointer: SourceKind | None, kind: SourceKind | None) -> bool:
    """Whether a noun that points back can mean a source of this kind."""
    return noun in source_words("any_body") or (pointer is not None and pointer is kind)
