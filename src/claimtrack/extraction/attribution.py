"""Who says so: the stretches of a text that somebody is made the source of.

    text -> words -> cues (said-verbs, "according to", headline colons) -> source, cue, content

`find_attributions` gives the spans; `Voices` says who stands behind any characters of an article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from claimtrack.extraction.attribution_said import SaidIn
from claimtrack.extraction.attribution_voices import Voices
from claimtrack.extraction.document import Document, as_article
from claimtrack.extraction.reading_copy import ReadingArticle
from claimtrack.model.article import Article, Span
from claimtrack.model.claim import Stance

if TYPE_CHECKING:
    from claimtrack.extraction.attribution_said import Said
    from claimtrack.extraction.document import Sentence

__all__ = ["Attribution", "Voices", "find_attributions"]


@attrs.frozen
class Attribution:
    """Somebody made the source of something.

    Attributes:
        source: who, as printed, with what describes them.
        cue: the words that make them the source.
        content: what they are the source of; None where it stands elsewhere.
        stance: what the source does to the content.

    >>> import claimtrack as ct
    >>> [said] = ct.find_attributions("The army denied that it had fired.")
    >>> isinstance(said, ct.Attribution), said.source.quote, said.stance.value
    (True, 'The army', 'denied')
    """

    source: Span
    cue: Span | None = None
    content: Span | None = None
    stance: Stance = Stance.ASSERTED


def find_attributions(text: Article | str) -> list[Attribution]:
    """Who is made the source of what, in reading order.

    Args:
        text: an article, or plain text.

    >>> [found] = find_attributions("The clashes killed 32 militants, the monitor said.")
    >>> found.source.quote, found.cue.quote, found.content.quote
    ('the monitor', 'said', 'The clashes killed 32 militants')
    """
    reading = ReadingArticle.of(as_article(text))
    document = Document(reading.article)
    said_in = SaidIn(document)
    return [
        _attribution(reading, sentence, said)
        for sentence in document.sentences
        for said in said_in.sentence(sentence)
    ]


def _attribution(reading: ReadingArticle, sentence: Sentence, said: Said) -> Attribution:
    content = reading.span(sentence.span(*said.content)) if said.content else None
    source, cue = (reading.span(sentence.span(*part)) for part in (said.source, said.cue))
    return Attribution(source, cue, content, said.stance)
