"""The attributions inside one sentence, as stretches of its characters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from claimtrack.extraction.attribution_cues import cue_forms
from claimtrack.extraction.attribution_tokens import Words, subject_after, subject_before
from claimtrack.model.claim import Stance

if TYPE_CHECKING:
    from claimtrack.extraction.attribution_cues import Cue
    from claimtrack.extraction.document import Sentence

__all__ = ["Said", "said_in"]


@attrs.frozen
class Said:
    """An attribution inside one sentence, in characters of it.

    Attributes:
        source, cue, content: half-open stretches; content None where it stands elsewhere.
        stance: what the source does to the content.
    """

    source: tuple[int, int]
    cue: tuple[int, int]
    content: tuple[int, int] | None
    stance: Stance = Stance.ASSERTED


_ACCORDING = re.compile(
    r"\b(?:according to|per|as (?:reported|stated|quoted|cited) by|citing)\b", re.IGNORECASE
)
_HEADLINE = re.compile(r"^(.{12,}?)(?:: | - | \u2013 | \u2014 )([A-Z][\w .'\u2019-]{1,40})$")


def said_in(sentence: Sentence) -> list[Said]:
    """The attributions inside one sentence, in order."""
    words = Words.of(sentence.text)
    forms = cue_forms()
    found: list[Said] = []
    for i, word in enumerate(words.lower):
        cue = forms.get(word)
        if cue is not None and (said := _verb(words, i, cue)):
            found.append(said)
    found += _prepositions(words)
    headline = _headline(sentence.text) if not found else None
    if headline:
        found.append(headline)
    return sorted(found, key=lambda said: said.cue)


def _verb(words: Words, i: int, cue: Cue) -> Said | None:
    if cue.use == "clause" and not _clause_follows(words, i):
        return None
    if i and words.lower[i - 1] in {"the", "a", "an", "his", "her", "their", "this", "of"}:
        return None
    source = None
    inverted = (
        cue.form in {"past", "s"} and i and words.lower[i - 1] in {",", "\u201d", '"', "?", "!"}
    )
    if inverted:
        source = subject_after(words, i)
    if source is None and cue.form != "ing":
        source = subject_before(words, i)
        inverted = False
    if source is None or source[0] >= source[1]:
        return None
    cue_span = (words.start(i), words.end(i))
    source_span = (words.start(source[0]), words.end(source[1] - 1))
    return Said(source_span, cue_span, _content(words, i, source), cue.stance)


def _clause_follows(words: Words, i: int) -> bool:
    after = words.lower[i + 1] if i + 1 < len(words) else ""
    return after in {"that", '"', "\u201c", ":", "how", "why", "what", "whether", "if", ","}


def _content(words: Words, i: int, source: tuple[int, int]) -> tuple[int, int] | None:
    """What stands after the cue, or before the source where nothing follows."""
    last = max(i + 1, source[1])
    after = (words.start(last), len(words.text.rstrip(" .")))
    first = min(i, source[0])
    before = (0, words.end(first - 1)) if first else (0, 0)
    if first and words.lower[first - 1] in {",", "\u201d", '"', "?", "!"}:
        return 0, len(words.text[: before[1]].rstrip(" ,"))
    if after[1] - after[0] > 3:
        return after
    return before if before[1] > 3 else None


def _prepositions(words: Words) -> list[Said]:
    found = []
    for match in _ACCORDING.finditer(words.text):
        i = next((k for k, s in enumerate(words.starts) if s >= match.end()), len(words)) - 1
        source = subject_after(words, i)
        if source is None:
            continue
        span = (words.start(source[0]), words.end(source[1] - 1))
        content = (
            (0, match.start())
            if match.start() > 12
            else (min(span[1] + 1, len(words.text)), len(words.text))
        )
        found.append(Said(span, match.span(), content))
    return found


def _headline(text: str) -> Said | None:
    match = _HEADLINE.match(text)
    if match is None:
        return None
    return Said(match.span(2), (match.end(1), match.start(2)), match.span(1))
