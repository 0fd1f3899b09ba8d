"""A copy to read of a text with odd characters, and the way back to the text's own characters.

Web pages carry soft hyphens, zero-width marks, spaces of every width, letters built from parts,
wide letters and marks written as codes ("&#8220;"). What is read is a copy without them; what is
quoted is always the text itself.
"""

from __future__ import annotations

import bisect
import html
import re
import unicodedata
from typing import TYPE_CHECKING

import attrs

from claimtrack.model.article import Article, Span
from claimtrack.registry.lexicon import tree_of, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtrack.model.claim import Claim

__all__ = ["ReadingArticle", "ReadingCopy"]

_GONE = "\u00ad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_MARKS = "\u0300-\u036f"
_WIDE = "\uff21-\uff3a\uff41-\uff5a\ufb00-\ufb06"
_ANY = re.compile(f"[{_GONE}{_SPACES}{_MARKS}{_WIDE}]")
# A space between digits is left to the reader of numbers: "1\u202f200" is one number.
_ODD = re.compile(
    r"(?P<coded>&(?:#\d{2,6}|#x[\da-f]{2,5}|[a-z]{2,6});)|"
    f"(?P<gone>[{_GONE}]+)"
    f"|(?P<space>(?<!\\d)[{_SPACES}]|[{_SPACES}](?!\\d))"
    f"|(?P<built>[^\\W\\d_][{_MARKS}]+)"
    f"|(?P<wide>[{_WIDE}])"
)


_SLUGS = tree_of(map(str.upper, word_set("slugs")))
# What a wire puts before a headline it sends again: "UPDATE 1-Nine killed".
_SLUG = re.compile(rf"(?:{_SLUGS}(?: \d{{1,2}})?-(?=\S)){{1,3}}")


@attrs.frozen
class ReadingCopy:
    """A text as it is read, and where each stretch of it stands in the original.

    Attributes:
        original: the text.
        text: the copy; the very same text where nothing is odd.
        edits: (start, end, start, end) of each change that moves characters: in the copy, and in
            the original.

    >>> copy = ReadingCopy.of("two were kil\u00adled")
    >>> copy.text, copy.back(9, 15)
    ('two were killed', (9, 16))
    """

    original: str
    text: str
    edits: tuple[tuple[int, int, int, int], ...] = ()

    @classmethod
    def of(cls, text: str) -> ReadingCopy:
        """The copy of a text."""
        slug = _SLUG.match(text)
        odd = "&" in text or (not text.isascii() and _ANY.search(text) is not None)
        odd = odd and _ODD.search(text) is not None
        if slug is None and not odd:
            return cls(text, text)
        parts: list[str] = []
        edits: list[tuple[int, int, int, int]] = []
        at = length = 0
        if slug is not None:
            at = slug.end()
            edits.append((0, 0, 0, at))
        for match in _ODD.finditer(text, at):
            start, end = match.span()
            new = _plain(match)
            length += start - at
            if len(new) != end - start:
                edits.append((length, length + len(new), start, end))
            parts += (text[at:start], new)
            length += len(new)
            at = end
        return cls(text, "".join([*parts, text[at:]]), tuple(edits))

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the copy stands in the original."""
        first = self._at(start, last=False)
        return first, (self._at(end - 1, last=True) if end > start else first)

    def _at(self, place: int, *, last: bool) -> int:
        """Where a character of the copy starts in the original, or where it stops."""
        number = bisect.bisect_right(self.edits, (place, len(self.text) + 1)) - 1
        if number < 0:
            return place + last
        _, end, was, stopped = self.edits[number]
        if place >= end:
            return stopped + place - end + last
        return stopped if last else was


def _plain(match: re.Match[str]) -> str:
    kind = match.lastgroup
    if kind == "coded":
        return _ANY.sub(" ", html.unescape(match.group()))
    if kind == "gone":
        return ""
    if kind == "space":
        return " "
    return unicodedata.normalize("NFC" if kind == "built" else "NFKC", match.group())


@attrs.frozen
class ReadingArticle:
    """An article as it is read; its id stays."""

    text: ReadingCopy
    title: ReadingCopy
    article: Article

    @classmethod
    def of(cls, article: Article) -> ReadingArticle:
        """The copy of an article; the very same article where nothing is odd."""
        text, title = ReadingCopy.of(article.text), ReadingCopy.of(article.title)
        if text.text is article.text and title.text is article.title:
            return cls(text, title, article)
        plain = attrs.evolve(article, text=text.text, title=title.text, id=article.id)
        return cls(text, title, plain)

    def span(self, span: Span) -> Span:
        """A span of what was read as a span of the article."""
        copy = self.title if span.part == "title" else self.text
        if copy.text is copy.original:
            return span
        start, end = copy.back(span.start, span.end)
        return Span(start, end, copy.original[start:end], part=span.part)

    def claims(self, found: Sequence[Claim]) -> list[Claim]:
        """Claims that were read, with spans of the article and the ids that follow from them."""
        if self.text.text is self.text.original and self.title.text is self.title.original:
            return list(found)
        read = {claim.id: claim for claim in found}
        made: dict[str, Claim] = {}
        return [self._claim(claim, read, made) for claim in found]

    def _claim(self, claim: Claim, read: dict[str, Claim], made: dict[str, Claim]) -> Claim:
        """One claim; those it points at first, because its id says theirs."""
        if claim.id not in made:
            links = {}
            for name in ("whole", "replaces"):
                other = read.get(getattr(claim, name) or "")
                if other is not None and other.id != claim.id:
                    links[name] = self._claim(other, read, made).id
            span = None if claim.span is None else self.span(claim.span)
            made[claim.id] = attrs.evolve(claim, span=span, **links)
        return made[claim.id]
