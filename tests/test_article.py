"""Articles and the spans that quote them."""

import datetime as dt

import pytest

import claimtrack as ct


def test_the_id_is_a_hash_of_what_was_published() -> None:
    one = ct.Article("Two were killed.", published="2018-02-10")

    assert one.id == ct.Article("Two were killed.", published=dt.date(2018, 2, 10)).id
    assert one.id != ct.Article("Two were killed.", published="2018-02-11").id
    assert ct.Article("Two were killed.", id="mine").id == "mine"


def test_a_moment_is_kept_and_its_day_is_known() -> None:
    article = ct.Article("", published="2018-02-10T14:02")

    assert article.published == dt.datetime(2018, 2, 10, 14, 2)  # noqa: DTZ001 - as printed
    assert article.day == dt.date(2018, 2, 10)


def test_a_quote_is_cut_from_the_part_its_span_names() -> None:
    article = ct.Article("Body.", title="Title")

    assert article.quote(ct.Span(0, 4, "Body")) == "Body"
    assert article.quote(ct.Span(0, 5, "Title", part="title")) == "Title"


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: ct.Article(b"bytes"), "not text: b'bytes'"),  # type: ignore[arg-type]
        (lambda: ct.Article("", published="10 Feb"), "'10 Feb'; expected ISO form"),
        (lambda: ct.Span(5, 2), "[5, 2) is reversed"),
        (lambda: ct.Span(-1, 2), "[-1, 2)"),
        (lambda: ct.Span(0, 5, "four"), "does not fit its quote 'four'"),
        (lambda: ct.Span(0, 5, part="footer"), "footer"),
    ],
)
def test_what_cannot_be_says_why(make: object, said: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the message is held below
        make()  # type: ignore[operator]

    assert said in str(caught.value)
