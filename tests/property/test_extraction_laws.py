"""Laws of reading claims: no text makes it raise, and every span quotes its article."""

from hypothesis import given, settings
from hypothesis import strategies as st

import claimtrack as ct

WORDS = [
    *("two", "12", "a", "the", "soldiers", "woman", "killed", "died", "dead", "injured", "were"),
    *("was", "had been", "could", "not", "and", ",", ".", ";", ":", "(", ")", "--", "by", "of"),
    *("in", "to", "death toll", "rose", "from", "including", "no one", "John Doe", "mayor", "'s"),
    *("\u201c", "\u201d", "said", "police", "who", "shot", "himself", "identified as", "bodies"),
    *("lives", "claimed", "missing", "family", "four", "casualties", "wounded", "he", "another"),
    *("IS", "(IS)", "[", "]", "-", "to death", "that"),
]
PROSE = st.lists(
    st.sampled_from([*WORDS, "\n", "\n\n", "\u0130", "\u05d0\u05d1", "\U0001f4a5", "\x00"]),
    max_size=60,
).map(" ".join)


def check(text: str, title: str = "") -> list[ct.Claim]:
    article = ct.Article(text, title=title)
    claims = ct.find_claims(article)
    for claim in claims:
        assert claim.span is not None
        assert article.quote(claim.span) == claim.span.quote
        assert claim.article == article.id
        assert claim.statement
    ids = {claim.id for claim in claims}
    assert all(claim.whole in ids for claim in claims if claim.whole)
    return claims


@given(PROSE, PROSE)
@settings(deadline=None, max_examples=150)
def test_words_of_claims_in_any_order(text: str, title: str) -> None:
    assert check(text, title) == check(text, title)


@given(st.text())
@settings(deadline=None)
def test_any_text(text: str) -> None:
    check(text)


@given(PROSE)
@settings(deadline=None, max_examples=50)
def test_capitals_and_small_letters_both_read(text: str) -> None:
    check(text.upper())
    check(text.lower())


def test_five_megabytes_in_one_line() -> None:
    stretch = "the road went on and on past the farms " * 100 + "and killed two people "
    text = stretch * (5_000_000 // len(stretch))

    assert len(check(text)) > 1_000


def test_nothing() -> None:
    assert ct.find_claims("") == []
