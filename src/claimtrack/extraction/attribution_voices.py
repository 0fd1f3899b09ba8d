"""The whole chain behind any characters of an article: speaker, organisation, relays, outlet."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from claimtrack.extraction.attribution_said import SaidIn
from claimtrack.model.claim import Stance
from claimtrack.model.source import Source
from claimtrack.registry.mentions import find_bodies
from claimtrack.registry.roles import role_kind
from claimtrack.registry.sources import lookup_source, source_entry

if TYPE_CHECKING:
    from claimtrack.extraction.attribution_said import Said
    from claimtrack.extraction.document import Document, Sentence

__all__ = ["Voices"]


class Voices:
    """Who says what in one article.

    >>> from claimtrack.extraction.document import Document
    >>> from claimtrack.model.article import Article
    >>> document = Document(Article("Two died, the Syrian Observatory for Human Rights said."))
    >>> source, stance = Voices(document).at(document.sentences[0], 0, 8)
    >>> source.root, stance.value
    ('sohr', 'asserted')
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self._said = SaidIn(document)

    def at(self, sentence: Sentence, start: int, end: int) -> tuple[Source, Stance]:
        """The source of what stands at these characters of the sentence, and its stance."""
        said = self._covering(sentence, start, end)
        if said is None:
            return Source(outlet=self.document.article.outlet), Stance.ASSERTED
        return self._chain(sentence.text[slice(*said.source)]), said.stance

    def _covering(self, sentence: Sentence, start: int, end: int) -> Said | None:
        inside = [
            s
            for s in self._said.sentence(sentence)
            if s.content and s.content[0] <= start and end <= s.content[1]
        ]
        return min(
            inside, key=lambda s: s.content[1] - s.content[0] if s.content else 0, default=None
        )

    def _chain(self, words: str) -> Source:
        outlet = self.document.article.outlet
        bodies = list(find_bodies(words))
        person = next((words[m.start : m.end] for m in bodies if m.person), None)
        named = next((m for m in bodies if not m.person), None)
        if named is not None:
            name = words[named.start : named.end]
            body = lookup_source(name, context=self.document.article)
            return Source(
                speaker=person,
                organisation=name,
                outlet=outlet,
                kind=body.kind if body else None,
                resolved=body.id if body else None,
            )
        if person is not None:
            body = lookup_source(person, context=self.document.article)
            return Source(
                speaker=person,
                organisation=body.name if body else None,
                outlet=outlet,
                kind=body.kind if body else None,
                resolved=body.id if body else None,
            )
        kind = role_kind(words)
        body = source_entry(self._by_description(words) or "")
        return Source(
            speaker=words,
            outlet=outlet,
            kind=body.kind if body else kind,
            resolved=body.id if body else None,
        )

    def _by_description(self, words: str) -> str | None:
        """The one body of this kind that the article names, where the words describe rather than name."""
        kind = role_kind(words)
        same = {one for one in self._named if (b := source_entry(one)) and b.kind is kind}
        return next(iter(same)) if len(same) == 1 and kind is not None else None

    @functools.cached_property
    def _named(self) -> tuple[str, ...]:
        article = self.document.article
        found = (
            m.ids[0] for m in find_bodies(f"{article.title}\n{article.text}") if len(m.ids) == 1
        )
        return tuple(dict.fromkeys(found))
