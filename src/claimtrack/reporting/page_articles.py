"""The articles of the page: their whole text, with the sentences that claim something marked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimtrack.reporting.naming import counted
from claimtrack.reporting.page_markup import Markup, join, tag, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from claimtrack.model.article import Article
    from claimtrack.model.claim import Claim

__all__ = ["article_section", "mark_id"]

REACH = 300
"""Characters a marked sentence may reach beyond the words of its claim on either side."""

_BREAK = re.compile(r"[.!?\u2026][\"'\u201d\u2019)\]]*\s|\n")


def mark_id(claim: Claim) -> str:
    """Id of the place in an article where a claim stands."""
    return f"in-{claim.id}"


def article_section(
    article: Article, claims: Iterable[Claim], numbers: Mapping[str, int]
) -> Markup:
    """An article with its claims' sentences marked, each with links to its claims."""
    claims = [claim for claim in claims if claim.span is not None]
    told = [part for part in (article.outlet, article.published) if part]
    title = article.title or " ".join(article.text.split())[:80] or "untitled"
    head = tag("h3", _marked(article.title, claims, "title", numbers) if article.title else title)
    line = tag("p", ", ".join(str(part) for part in told), _link(article.url), class_="told")
    body = tag("div", _marked(article.text, claims, "text", numbers), class_="text", dir="auto")
    summary = tag("summary", title, tag("span", f" {counted(len(claims), 'claim')}", class_="told"))
    return tag("details", summary, tag("article", head, line, body), id=f"article-{article.id}")


def _link(url: str | None) -> Markup | None:
    """The address of an article; only web addresses can be followed."""
    if not url:
        return None
    if re.match(r"https?://", url, re.IGNORECASE):
        return join(" ", tag("a", url, href=url, rel="noopener noreferrer nofollow"))
    return join(" ", url)


def _marked(words: str, claims: Sequence[Claim], part: str, numbers: Mapping[str, int]) -> Markup:
    pieces: list[Markup] = []
    done = 0
    for start, end, told in _sentences(words, claims, part):
        pieces.append(text(words[done:start]))
        anchors = [tag("span", id=mark_id(claim)) for claim in told]
        links = [
            tag(
                "a", numbers[claim.id], href=f"#{claim.id}", aria_label=f"claim {numbers[claim.id]}"
            )
            for claim in told
        ]
        pieces.append(tag("mark", anchors, words[start:end], tag("sup", _spaced(links))))
        done = end
    pieces.append(text(words[done:]))
    return join(pieces)


def _spaced(links: Sequence[Markup]) -> list[Markup]:
    return [join(" ", link) for link in links]


def _sentences(
    words: str, claims: Sequence[Claim], part: str
) -> list[tuple[int, int, list[Claim]]]:
    """The stretches to mark, without overlaps, in order, each with its claims."""
    found: list[tuple[int, int, list[Claim]]] = []
    spans = [(claim.span, claim) for claim in claims if claim.span and claim.span.part == part]
    for span, claim in sorted(spans, key=lambda pair: (pair[0].start, pair[0].end, pair[1].id)):
        if span.end > len(words):
            continue  # the claim was read in another version of the text
        start, end = _sentence(words, span.start, span.end)
        if found and start < found[-1][1]:
            before, till, told = found[-1]
            found[-1] = before, max(till, end), [*told, claim]
        else:
            found.append((start, end, [claim]))
    return found


def _sentence(words: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around a stretch, as far as it reaches."""
    left = max(0, start - REACH)
    before = [match.end() for match in _BREAK.finditer(words, left, start)]
    after = _BREAK.search(words, max(end - 1, start), min(len(words), end + REACH))
    return (before[-1] if before else left), (
        max(after.start() + 1, end) if after else min(len(words), end + REACH)
    )
