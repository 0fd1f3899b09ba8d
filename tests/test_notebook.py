"""Tables for notebooks: every value has one, and no text becomes a tag."""

from html.parser import HTMLParser

import pytest

import claimtrack as ct
from claimtrack.reporting.notebook import html

HOSTILE = "<script>alert(1)</script>"
CLAIM = ct.Claim(
    "killed",
    ct.Count.more_than(30, text=HOSTILE),
    who=ct.Group(HOSTILE, names=(HOSTILE,)),
    where=ct.Place(HOSTILE),
    when="2018-02-10",
    source=ct.Source(speaker=HOSTILE, organisation="SOHR"),
    span=ct.Span(0, len(HOSTILE), HOSTILE),
)
RESULT = ct.reconcile([CLAIM, ct.Claim("killed", 12, source="police")])
VALUES = [
    CLAIM,
    CLAIM.count,
    CLAIM.who,
    CLAIM.where,
    CLAIM.when,
    CLAIM.source,
    ct.Article(HOSTILE, title=HOSTILE, published="2018-02-10"),
    ct.Body(id="x", name=HOSTILE, kind="monitor"),
    RESULT,
    RESULT.incident,
    RESULT.estimates[0],
]


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        self.found.append(tag)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_value_is_a_small_table(value: object) -> None:
    tags = Tags()
    tags.feed(html(value))

    assert set(tags.found) <= {"table", "caption", "tr", "th", "td", "br"}
    assert "table" in tags.found
    assert html(value) == value._repr_html_()  # type: ignore[attr-defined]


def test_a_long_text_is_cut_short() -> None:
    assert len(html(ct.Article("word " * 10_000))) < 1000


def test_an_open_bound_is_said_to_be_open() -> None:
    assert "<th>high</th><td>open</td>" in html(CLAIM.count)


def test_a_result_shows_figures_claims_and_findings() -> None:
    shown = html(RESULT)

    assert shown.count("<table") == 3
    assert "conflicts" in shown
