"""What an extractor gave, aligned to the article: every quote is in it, or refused."""

from typing import Any

import pytest

import claimtrack as ct
from claimtrack.io.alignment import aligned_claims

ARTICLE = ct.Article(
    "Police said \u201cnine people\u201d  were\nkilled."
    " Nine people were hurt. Nine people were hurt.",
    title="Nine dead in Alpha",
    published="2018-02-10",
    outlet="Example Times",
)


def record(quote: Any, **said: Any) -> dict[str, Any]:
    return {"harm": "killed", "count": 9, "quote": quote, **said}


@pytest.mark.parametrize(
    ("quote", "found", "why"),
    [
        ("killed", "killed", "the words themselves"),
        (
            '"nine people" were killed',
            "\u201cnine people\u201d  were\nkilled",
            "marks and white space",
        ),
        ("Nine dead in Alpha", "Nine dead in Alpha", "the title"),
    ],
)
def test_a_quote_is_found_where_it_stands(quote: str, found: str, why: str) -> None:
    [claim] = aligned_claims([record(quote)], ARTICLE)

    assert claim.span is not None
    assert claim.quote == found == ARTICLE.quote(claim.span), why
    assert (claim.article, str(claim.reported)) == (ARTICLE.id, "2018-02-10")
    assert claim.source.outlet == "Example Times"


@pytest.mark.parametrize("quote", ["ten people", "nine people died", "", None, 5, "Nine.people"])
def test_a_quote_that_is_not_there_is_refused(quote: Any) -> None:
    with pytest.raises(ct.RecordError, match=r"quote is .* @ \$\.claims\[0\]\.quote"):
        aligned_claims([record(quote)], ARTICLE)


def test_the_same_words_twice_are_two_places() -> None:
    one, other = aligned_claims([record("Nine people were hurt")] * 2, ARTICLE)

    assert one.span != other.span


def test_every_fault_is_told_and_lenient_keeps_the_rest() -> None:
    records = [record("killed"), record("nowhere"), record("killed", harm="kiled")]
    with pytest.raises(ct.RecordError) as caught:
        aligned_claims(records, ARTICLE)

    assert len(caught.value.faults) == 2
    assert len(aligned_claims(records, ARTICLE, strict=False)) == 1


def test_the_quoted_schema_asks_for_words_and_not_for_offsets() -> None:
    schema = ct.claim_schema(quoted=True)

    assert "quote" in schema["required"]
    assert "span" not in schema["properties"]
    assert "Span" not in schema["$defs"]
