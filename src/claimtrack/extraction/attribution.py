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
    document = Document(as_article(text))
    said_in = SaidIn(document)
    return [
        _attribution(sentence, said)
        for sentence in document.sentences
        for said in said_in.sentence(sentence)
    ]


def _attribution(sentence: Sentence, said: Said) -> Attribution:
    content = sentence.span(*said.content) if said.content else None
    return Attribution(sentence.span(*said.source), sentence.span(*said.cue), content, said.stance)
