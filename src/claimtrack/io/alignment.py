"""What a model or a coder extracted, aligned back to the article it was extracted from.

Extractors that cannot count characters give the words instead. Those are looked up in the article,
so that every claim still points at the characters it rests on; what is not in it is refused.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import attrs

from claimtrack.errors import RecordError
from claimtrack.io.conversion import from_record
from claimtrack.io.files import refusal
from claimtrack.model.article import Article, Span
from claimtrack.model.claim import Claim

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["aligned_claims"]

# One character for each of the others, so that offsets stay: quotation marks, dashes, odd spaces.
_ALIKE = str.maketrans(
    "\u2018\u2019\u201c\u201d\u2010\u2011\u2012\u2013\u2014\u00a0", "''\"\"----- "
)


def aligned_claims(
    records: Iterable[dict[str, Any]], article: Article, *, strict: bool = True
) -> list[Claim]:
    """Claims from records in the shape of ``claim_schema(quoted=True)``.

    Each record's ``quote`` has to stand in the article's text or title, give or take white space
    and the shape of quotation marks. The article's id, day and outlet are filled in where a record
    does not give them.

    Args:
        records: what an extractor gave.
        article: what it was given.
        strict: refuse all where one does not fit; otherwise leave those out.

    Raises:
        RecordError: with one fault for everything that does not fit, by path.

    >>> article = Article("Nine people were killed, police said.", published="2018-02-10")
    >>> record = {"harm": "killed", "count": 9, "source": "police", "quote": "nine people"}
    >>> [claim] = aligned_claims([{**record, "quote": "Nine people were killed"}], article)
    >>> claim.span
    Span(0, 23, 'Nine people were killed')
    >>> aligned_claims([record], article)
    Traceback (most recent call last):
    claimtrack.errors.RecordError: quote is not in the article: 'nine people' @ $.claims[0].quote
    """
    claims: list[Claim] = []
    faults: list[str] = []
    taken: set[tuple[str, int]] = set()
    for number, record in enumerate(records):
        path = f"$.claims[{number}]"
        try:
            claims.append(_claim(record, article, path, taken))
        except RecordError as error:
            faults += error.faults or [str(error)]
    if faults and strict:
        raise refusal(f"{len(faults)} faults", faults)
    return claims


def _claim(
    record: dict[str, Any], article: Article, path: str, taken: set[tuple[str, int]]
) -> Claim:
    said = dict(record)
    quote = said.pop("quote", None)
    if not isinstance(quote, str) or not quote.strip():
        raise RecordError(f"quote is missing @ {path}.quote")
    span = _span(quote, article, taken)
    if span is None:
        raise RecordError(f"quote is not in the article: {quote!r:.80} @ {path}.quote")
    claim = from_record(Claim, said, path)
    source = claim.source
    if source.outlet is None:
        source = attrs.evolve(source, outlet=article.outlet)
    reported = claim.reported or article.published
    return claim.replace(span=span, article=article.id, reported=reported, source=source)


def _span(quote: str, article: Article, taken: set[tuple[str, int]]) -> Span | None:
    """Where a quote stands; the same words asked for again are looked for further on."""
    words = map(re.escape, quote.translate(_ALIKE).split())
    pattern = re.compile(r"\s+".join(words))
    first: Span | None = None
    for part, text in (("text", article.text), ("title", article.title)):
        for found in pattern.finditer(text.translate(_ALIKE)):
            span = Span(*found.span(), text[found.start() : found.end()], part=part)
            first = first or span
            if (part, span.start) not in taken:
                taken.add((part, span.start))
                return span
    return first
