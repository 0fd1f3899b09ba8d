"""Articles from files: headers, JSON Lines, folders, and faults that are told at once."""

import json
import sys
from pathlib import Path

import pytest

from claimtrack.errors import MissingExtraError, RecordError
from claimtrack.io.articles import articles_of, read_articles

HEADED = """Title: Shelling kills nine
  in the old market
Published: 2018-02-10
Outlet: Example Times
Url: https://example.org/a
Author: somebody

Nine people were killed.

Title: this line is text.
"""


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_header_lines_become_fields(tmp_path: Path) -> None:
    [article] = read_articles(write(tmp_path, "a.txt", HEADED))

    assert article.title == "Shelling kills nine in the old market"
    assert str(article.published) == "2018-02-10"
    assert article.outlet == "Example Times"
    assert article.url == "https://example.org/a"
    assert article.text == "Nine people were killed.\n\nTitle: this line is text.\n"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Nine people were killed.\n", "no header at all"),
        ("Ministry: nine dead\n\nMore soon.\n", "a headline with a colon is no header"),
        ("Title: nine dead, and no blank line", "a header ends with a blank line"),
        ("", "an empty file"),
    ],
)
def test_without_a_header_everything_is_text(tmp_path: Path, text: str, why: str) -> None:
    [article] = read_articles(write(tmp_path, "a.txt", text))

    assert article.text == text, why
    assert article.published is None


def test_the_same_text_has_the_same_id_with_either_line_end(tmp_path: Path) -> None:
    unix, windows = tmp_path / "a.txt", tmp_path / "b.txt"
    unix.write_bytes(HEADED.encode())
    windows.write_bytes(b"\xef\xbb\xbf" + HEADED.replace("\n", "\r\n").encode())
    one, other = read_articles([unix, windows])

    assert one.id == other.id


def test_a_folder_is_read_in_order_of_name(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    for name in ("b.txt", "a.txt", "deep/c.txt", ".hidden.txt", "notes.md"):
        write(tmp_path, name, f"text of {name}")

    assert [a.text for a in read_articles(tmp_path)] == [
        f"text of {name}" for name in ("a.txt", "b.txt", "deep/c.txt")
    ]


def test_json_lines_carry_articles(tmp_path: Path) -> None:
    lines = [{"text": "one", "date": "2018-02-10", "extra": 1}, {"text": "two", "title": None}]
    path = write(tmp_path, "a.jsonl", "\n".join(json.dumps(line) for line in lines))
    one, two = read_articles(path)

    assert (str(one.published), two.title) == ("2018-02-10", "")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.txt", "Title: x\n\ntext", "the header gives no date"),
        ("a.txt", "Title: x\nPublished:\n\ntext", "the header gives no date"),
        ("a.txt", "Title: x\nPublished: soon\n\ntext", "not a date: 'soon'"),
        ("a.txt", "Title: x\nPubished: 2018-02-10\n\ntext", "line 2: unknown header 'Pubished'"),
        ("a.jsonl", '{"text": "a"}\n{"text": "b"', "line 2: broken JSON"),
        ("a.jsonl", '{"title": "a"}', "line 1: required field missing @ $.text"),
        ("a.jsonl", '{"text": 5}', "line 1: not text: 5 @ $.text"),
        ("a.jsonl", '{"text": "a", "date": "10/2/18"}', "line 1: not a date"),
        ("a.jsonl", "[1]", "line 1: not a JSON object"),
    ],
)
def test_a_fault_names_file_line_and_field(tmp_path: Path, name: str, text: str, said: str) -> None:
    with pytest.raises(RecordError) as caught:
        read_articles(write(tmp_path, name, text))

    assert said in str(caught.value)
    assert name in str(caught.value)


def test_unknown_is_an_honest_date(tmp_path: Path) -> None:
    [article] = read_articles(write(tmp_path, "a.txt", "Title: x\nPublished: unknown\n\ntext"))

    assert article.published is None


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    bad = write(tmp_path, "bad.jsonl", '{"text": 1}\n{"text": 2}')
    with pytest.raises(RecordError) as caught:
        read_articles([bad, tmp_path / "missing.txt"])

    assert len(caught.value.faults) == 3


def test_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("“nine”".encode("cp1252"))
    with pytest.raises(RecordError, match=r"not UTF-8 text .byte 0x93 at 0"):
        read_articles(path)


def test_an_empty_folder_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no article in this folder"):
        read_articles(tmp_path)


def test_standard_input_may_be_json_lines() -> None:
    [article] = articles_of(b'{"text": "one"}', "standard input")

    assert article.text == "one"


PAGE = """<html><head><title>Shells kill nine | Example Times</title>
<meta property="og:site_name" content="Example Times">
<meta property="article:published_time" content="2018-02-10T09:00:00Z"></head>
<body><nav>Home | World | Sport</nav><article><h1>Shells kill nine in Alpha</h1>
<p>Nine people were killed when shells hit a market in Alpha on Saturday, police said, and
rescuers were still digging through the rubble for others late into the evening.</p>
<p>It was the third attack on the town in a week, residents said, and the market had been crowded
with families who had come to buy food for the holiday.</p></article>
<footer>Copyright. Subscribe to our newsletter.</footer></body></html>"""


def test_a_saved_page_gives_its_article(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    [article] = read_articles(write(tmp_path, "a.html", PAGE))

    assert "Nine people were killed" in article.text
    assert "newsletter" not in article.text
    assert article.title == "Shells kill nine in Alpha"
    assert (str(article.published)[:10], article.outlet) == ("2018-02-10", "Example Times")


def test_a_page_without_an_article_is_a_fault(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    with pytest.raises(RecordError, match="no article text found"):
        read_articles(write(tmp_path, "a.html", "<html></html>"))


def test_without_the_reader_of_pages_the_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(MissingExtraError, match=r"claimtrack\[html\]"):
        read_articles(write(tmp_path, "a.html", PAGE))
