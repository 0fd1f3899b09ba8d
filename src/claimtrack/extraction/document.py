"""An article cut into sentences: what every reader of text shares, made once for each article.

Spans are into the original text. Nothing is normalised in place; readers that need folded text fold
their own copy, character for character.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

import attrs

from claimtrack.extraction.printed_day import dateline_day, printed_day
from claimtrack.model.article import Article, Span

if TYPE_CHECKING:
    import datetime as dt

__all__ = ["Document", "Sentence", "as_article"]


@attrs.frozen
class Sentence:
    """A stretch of the article that is read on its own.

    Attributes:
        text: its characters, exactly as in the article.
        start: where it starts in the article's text (or title).
        index: its number in reading order; the title comes first.
        paragraph: number of the paragraph it stands in.
        part: "text" or "title".
        headline: whether it is the headline, or repeats it at the start of the text.
    """

    text: str
    start: int
    index: int
    paragraph: int
    part: str = "text"
    headline: bool = False

    @property
    def end(self) -> int:
        """Where it ends in the article."""
        return self.start + len(self.text)

    def span(self, start: int, end: int) -> Span:
        """The span of the article that holds these characters of the sentence."""
        return Span(self.start + start, self.start + end, self.text[start:end], part=self.part)


@attrs.frozen(eq=False)  # what was read of it is kept by it: found by identity, not by its text
class Document:
    """An article and its sentences."""

    article: Article

    @functools.cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The title's sentence first, unless the text repeats it, then the text's."""
        return tuple(_sentences(self.article))

    @functools.cached_property
    def published(self) -> dt.date | None:
        """The day weekdays and "today" are read against: the page's own, where that is earlier."""
        day = self.article.day
        if day is None:
            return None
        text = self.article.text
        return min(filter(None, (day, printed_day(text), dateline_day(text, day))))


def as_article(text: Article | str, published: dt.date | str | None = None) -> Article:
    """The article itself, or plain text as an article."""
    if isinstance(text, Article):
        return text if published is None else attrs.evolve(text, published=published)
    return Article(text, published=published)


# Words whose full stop ends no sentence, as single capitals do not.
_SHORT = (
    "Mr Mrs Ms Dr Gen Col Lt Maj Capt Sgt Cpl Pvt Adm Brig Cmdr Rev Hon Sen Rep Gov Pres Prof "
    "St Jr Sr No Nos vs Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec approx Inc Co Corp Ltd al "
    "Ft Mt GEN COL LT MAJ CAPT SGT BRIG DR MR MRS ST JR NO"
)


def _behind_none(words: str) -> str:
    """A pattern that fails right behind any of the words with a full stop."""
    alike: dict[int, list[str]] = {}
    for word in words.split():
        alike.setdefault(len(word), []).append(word)
    some = ("[A-Z]", *map("|".join, alike.values()))
    return "".join(rf"(?<!\b(?:{one})\.)" for one in some)


# A sentence ends at . ! ? (and closing quotes or brackets) before white space and something that
# can start one; a paragraph ends at a line break. Lines wrapped inside a sentence (no blank line, a
# small letter next) are joined. Every cut starts with one of a few marks, so that all else is
# passed over fast, and takes the white space behind it along.
_END = re.compile(
    rf"[.!?\u2026\n](?:(?<!\n){_behind_none(_SHORT)}"
    r"[\"'\u201d\u2019)\]]*(\s+)(?=[\"'\u201c\u2018(\[]*[A-Z0-9\u00c0-\u024f])"
    r"|(?<=\n)(?:[ \t\r\f\v]*\n|(?![a-z]))\s*)"
)


def _sentences(article: Article) -> list[Sentence]:
    out: list[Sentence] = []
    title, text = article.title, article.text
    paragraph = 0
    if title and title not in text:
        for start, end, _ in _cut(title, 0, len(title)):
            out.append(Sentence(title[start:end], start, len(out), 0, "title", headline=True))
        paragraph = 1
    # Saved pages often run the headline straight into the text, with no full stop between.
    begin = len(text) - len(text.lstrip())
    body = begin + len(title) if title and text.startswith(title, begin) else begin
    for start, end, breaks in [*_cut(text, begin, body), *_cut(text, body, len(text))]:
        out.append(Sentence(text[start:end], start, len(out), paragraph, headline=start < body))
        paragraph += breaks
    return out


_LONGEST = 2_000
"""Characters of the longest stretch read as one sentence: no prose needs more, and readers may
compare every phrase of a sentence with every other."""


def _cut(text: str, begin: int, stop: int) -> list[tuple[int, int, bool]]:
    """(start, end, whether a paragraph ends here) of each sentence, without white space around."""
    cuts: list[tuple[int, int, bool]] = []
    start = begin
    while start < stop and text[start].isspace():
        start += 1
    for match in _END.finditer(text, start, stop):
        mark, following = match.span()
        end = match.start(1)
        breaks = end < 0 or "\n" in match[1]
        _keep(text, start, mark if end < 0 else end, breaks, cuts)
        start = following
    _keep(text, start, stop, True, cuts)
    return cuts


def _keep(text: str, start: int, end: int, breaks: bool, cuts: list[tuple[int, int, bool]]) -> None:
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > _LONGEST:
        space = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        stop = space if space > 0 else start + _LONGEST
        cuts.append((start, stop, False))
        start = stop + (space > 0)
    if end > start:
        cuts.append((start, end, breaks))
    elif breaks and cuts:
        cuts[-1] = (*cuts[-1][:2], True)
