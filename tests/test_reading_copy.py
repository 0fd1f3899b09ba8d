"""Odd characters of web pages: read as what they stand for, quoted as they stand."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack import Article, find_attributions, find_claims, find_counts
from claimtrack.extraction.reading_copy import ReadingCopy

PLAIN = "At least 12 people were killed in Homs on Monday, police said."
ODD = [
    ("no-break spaces", PLAIN.replace(" ", "\u00a0")),
    ("thin spaces", PLAIN.replace(" ", "\u2009")),
    ("ideographic spaces", PLAIN.replace(" ", "\u3000")),
    ("a headline sent again", "UPDATE 2-" + PLAIN),
    ("soft hyphen in a word", PLAIN.replace("killed", "kil\u00adled")),
    ("soft hyphen in a number", PLAIN.replace("12", "1\u00ad2")),
    ("zero-width space", PLAIN.replace("people", "peo\u200bple")),
    ("zero-width joiner", PLAIN.replace("people", "peo\u200dple")),
    ("word joiner", PLAIN.replace("12 ", "12\u2060 ")),
    ("byte order mark", "\ufeff" + PLAIN),
    ("direction marks", "\u202b" + PLAIN + "\u202c"),
    ("Arabic-Indic digits", PLAIN.replace("12", "١٢")),
    ("wide digits", PLAIN.replace("12", "１２")),
    ("Devanagari digits", PLAIN.replace("12", "१२")),
    ("wide letters", PLAIN.replace("killed", "ｋｉｌｌｅｄ")),
    ("all at once", "\ufeff" + PLAIN.replace(" ", "\u00a0").replace("ll", "l\u00adl")),
]


@pytest.mark.parametrize("text", [text for _, text in ODD], ids=[name for name, _ in ODD])
def test_reads_what_the_plain_text_says(text: str) -> None:
    [claim] = find_claims(text)
    [plain] = find_claims(PLAIN)

    assert (claim.harm, claim.count.low, claim.who.label) == (plain.harm, 12, plain.who.label)
    assert claim.where is not None
    assert claim.where.name == "Homs"
    assert claim.span is not None
    assert text[claim.span.start : claim.span.end] == claim.span.quote


@pytest.mark.parametrize("text", [text for _, text in ODD], ids=[name for name, _ in ODD])
def test_quotes_of_counts_and_attributions_are_the_text(text: str) -> None:
    counts = find_counts(text)
    attributions = find_attributions(text)

    assert [c.count.low for c in counts] == [12]
    assert all(text[c.start : c.end] == c.text for c in counts)
    assert [text[a.source.start : a.source.end] for a in attributions] == ["police"]


def test_accents_built_from_parts_are_one_name() -> None:
    text = unicodedata.normalize("NFD", "Two men were killed in Bogotá, police said.")
    [claim] = find_claims(text)

    assert claim.where is not None
    assert unicodedata.normalize("NFC", claim.where.name) in {"Bogotá", "Bogota"}
    assert claim.span is not None
    assert Article(text).quote(claim.span) == claim.span.quote


def test_parts_still_point_at_their_whole() -> None:
    claims = find_claims("Twelve people were kil\u00adled, including three children, in Homs.")
    ids = {claim.id for claim in claims}

    assert [claim.count.low for claim in claims] == [12, 3]
    assert claims[1].whole in ids


def test_a_narrow_space_in_a_number_stays() -> None:
    [count] = find_counts("1\u202f200 people")

    assert count.count.low == 1200


@pytest.mark.parametrize("text", ["", "plain", "curly “quotes” and m²"])
def test_a_plain_text_is_its_own_copy(text: str) -> None:
    assert ReadingCopy.of(text).text is text


@given(
    st.text(st.sampled_from("ab 1\u00ad\u200b\u00a0e\u0301\ufb03\uff21"), max_size=30), st.data()
)
def test_the_way_back_leads_to_what_was_read(text: str, data: st.DataObject) -> None:
    copy = ReadingCopy.of(text)
    start = data.draw(st.integers(0, len(copy.text)))
    end = data.draw(st.integers(start, len(copy.text)))
    first, last = copy.back(start, end)

    assert 0 <= first <= last <= len(text)
    assert copy.text[start:end] in ReadingCopy.of(text[first:last]).text or end == start
