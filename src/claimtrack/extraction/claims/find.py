"""The two doors into claims: every claim of an article, or the one claim of a phrase."""

from __future__ import annotations

import bisect
import functools
import re
from typing import TYPE_CHECKING

from claimtrack.errors import ClaimError
from claimtrack.extraction.claims.frames import read_frames
from claimtrack.extraction.claims.notes import is_brief, is_note, without_recalled
from claimtrack.extraction.claims.people import Cast
from claimtrack.extraction.claims.phrases import chunk
from claimtrack.extraction.claims.saying import bring_up_to_date, older_stretch
from claimtrack.extraction.claims.scope import is_local, is_made_up, relate
from claimtrack.extraction.claims.words import lowered, read_words
from claimtrack.extraction.claims.write import Writer
from claimtrack.extraction.document import Document, Sentence, as_article
from claimtrack.extraction.numbers import scan_counts
from claimtrack.extraction.reading_copy import ReadingArticle
from claimtrack.registry.lexicon import harm_words, harmless, tree_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from claimtrack.extraction.claims.drafts import Draft
    from claimtrack.model.article import Article
    from claimtrack.model.claim import Claim

__all__ = ["find_claims", "parse_claim"]


def find_claims(article: Article | str, *, published: dt.date | str | None = None) -> list[Claim]:
    """Every claim an article makes about people harmed, in reading order, the title first.

    Args:
        article: an Article, or plain text.
        published: the day it appeared, where it is plain text; weekdays are read against it.

    Returns:
        Claims whose spans quote the article exactly. Text that claims nothing gives none.

    >>> claims = find_claims("Two soldiers and a driver were killed.")
    >>> [(claim.harm.value, claim.count.low, claim.who.label) for claim in claims]
    [('killed', 2, 'soldiers'), ('killed', 1, 'driver')]
    """
    reading = ReadingArticle.of(as_article(article, published))
    return reading.claims(_claims_of(Document(reading.article)))


def _claims_of(document: Document) -> list[Claim]:
    told = [(sentence, _drafts(sentence, hits)) for sentence, hits in _candidates(document)]
    text = document.article.text
    if (note := is_note(text)) or is_brief(text):
        told = [(one, without_recalled(one.text, drafts, note=note)) for one, drafts in told]
    for sentence, drafts in told[:1]:
        for one in drafts:
            one.opening = sentence is document.sentences[0]
    kept = Cast().read(one for _, drafts in told for one in drafts)
    if not kept:
        return []
    relate(kept)
    bring_up_to_date(kept)
    wanted = {id(one) for one in kept}
    told = [(sentence, [one for one in drafts if id(one) in wanted]) for sentence, drafts in told]
    return Writer(document, told).claims()


def parse_claim(text: str) -> Claim:
    """The one claim a phrase makes.

    Raises:
        ClaimError: the text makes no claim, or more than one.

    >>> parse_claim("32 militants killed").who.label
    'militants'
    """
    claims = find_claims(text)
    if len(claims) != 1:
        msg = f"expected exactly one claim, found {len(claims)}"
        raise ClaimError(msg, source=text)
    return claims[0]


@functools.cache
def _triggers() -> re.Pattern[str]:
    """It is sought with the character before its first word, so that letters are passed over."""
    return re.compile(rf"[^a-z]\b({tree_of([*harm_words(), *harmless()])})\b")


def _candidates(document: Document) -> Iterator[tuple[Sentence, list[tuple[int, int]]]]:
    """The sentences that hold a harm word, with where in the sentence the words stand."""
    article = document.article
    hits = {
        part: list(_hits(text)) for part, text in (("title", article.title), ("text", article.text))
    }
    if not any(hits.values()):
        return
    sentences = document.sentences
    for part in ("title", "text"):
        own = [s for s in sentences if s.part == part]
        starts = [s.start for s in own]
        found: dict[int, list[tuple[int, int]]] = {}
        for start, end in hits[part]:
            at = bisect.bisect_right(starts, start) - 1
            if at >= 0 and end <= own[at].end:
                found.setdefault(at, []).append((start - own[at].start, end - own[at].start))
        for at, triggers in found.items():
            yield own[at], triggers


def _hits(text: str) -> Iterator[tuple[int, int]]:
    quiet = harmless()
    for match in _triggers().finditer(f" {lowered(text)}"):
        if " ".join(match[1].split()) not in quiet:
            start, end = match.span(1)
            yield start - 1, end - 1


def _drafts(sentence: Sentence, triggers: list[tuple[int, int]]) -> list[Draft]:
    """What one sentence claims, in reading order."""
    text, lower = sentence.text, sentence.text.lower()
    if is_made_up(lower):
        return []
    words = read_words(text, triggers, scan_counts(text), shouted=text.isupper())
    drafts = read_frames(words, chunk(words))
    older = older_stretch(lower) if drafts else range(0)
    for one in drafts:
        one.headline = sentence.headline
        one.local = is_local(lower, one.start)
        one.older = one.end in older
        if one.additional and "other" in one.count.text.lower():
            # "Two were killed and four others wounded": others than the dead, and no more wounded
            one.additional = not any(
                other.start < one.start and other.harm is not one.harm for other in drafts
            )
    # A whole comes before its parts even where both start at one word.
    return sorted(drafts, key=lambda one: (one.start, one.whole is not None))
