"""Where sentences end."""

import pytest

import claimtrack as ct
from claimtrack import Article
from claimtrack.extraction.document import Document, as_article

ROWS = [
    ("One fell. Two ran.", ["One fell.", "Two ran."], "full stop"),
    ("Gen. Moss fell. He died.", ["Gen. Moss fell.", "He died."], "a rank is no end"),
    ("A. B. Moss fell.", ["A. B. Moss fell."], "initials are no end"),
    ("The toll was 3.5 times higher.", ["The toll was 3.5 times higher."], "decimals are no end"),
    ('"Run!" she said.', ['"Run!" she said.'], "a cry inside a sentence"),
    (
        "He said \u201cGo.\u201d Two fell.",
        ["He said \u201cGo.\u201d", "Two fell."],
        "curly quotes belong before",
    ),
    ("A headline\n\nTwo fell.", ["A headline", "Two fell."], "a blank line"),
    ("Two people\nwere hurt.", ["Two people\nwere hurt."], "a wrapped line"),
    ("   \n\n  ", [], "white space"),
]


@pytest.mark.parametrize(("text", "expected", "why"), ROWS)
def test_sentences(text: str, expected: list[str], why: str) -> None:
    assert [s.text for s in Document(as_article(text)).sentences] == expected, why


def test_a_headline_run_into_the_text_is_cut_off() -> None:
    article = ct.Article("Two hurt in fireA fire broke out at noon.", title="Two hurt in fire")

    sentences = Document(article).sentences

    assert [(s.text, s.headline) for s in sentences] == [
        ("Two hurt in fire", True),
        ("A fire broke out at noon.", False),
    ]


def test_a_headline_of_its_own_comes_first() -> None:
    article = ct.Article("A fire broke out.", title="Two hurt in fire")

    first = Document(article).sentences[0]

    assert (first.part, first.headline, article.quote(first.span(0, 3))) == ("title", True, "Two")


class TestPrintedDay:
    """A page saved late is read against the day it says it was posted on."""

    @pytest.mark.parametrize(
        ("head", "day"),
        [
            ("Posted: Friday, March 8, 2019 9:15 PM EST", "2019-03-08"),
            ("Published March 8, 2019", "2019-03-08"),
            ("Updated: Mar. 9, 2019 Created: Mar. 8, 2019", "2019-03-08"),
            ("Created: 03/08/2019 7:18 PM", "2019-03-08"),
            ("Posted 3/28/2019", "2019-03-28"),
            ("Posted 3/8/2019", "2020-06-05"),
            ("Updated: 31/31/2019 7:18 PM", "2020-06-05"),
            ("Posted: Friday, July 8, 2022", "2020-06-05"),
        ],
    )
    def test_the_earlier_day_is_read_against(self, head: str, day: str) -> None:
        article = Article(f"{head}\n\nA man was hurt on Thursday.", published="2020-06-05")

        assert str(Document(article).published) == day

    def test_a_page_of_no_known_day_stays_so(self) -> None:
        assert Document(Article("Posted: March 8, 2019. A man was hurt.")).published is None
