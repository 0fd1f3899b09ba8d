"""Who is made the source of what, and the chain behind a figure."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimtrack as ct
from claimtrack.extraction.attribution import Voices
from claimtrack.extraction.document import Document
from claimtrack.registry.names import fold_name
from claimtrack.registry.tables import Row, read_table

ROWS = read_table(Path(__file__).parent / "corpus" / "attributed.tsv")
OUTLET = "Example Post"
BAR_RIGHT = 0.92
BAR_WRONG = 0.03


def voice(
    text: str, words: str, title: str = "", outlet: str = OUTLET
) -> tuple[ct.Source, ct.Stance]:
    """The source and stance of the words in a text."""
    document = Document(ct.Article(text, title=title, outlet=outlet))
    for sentence in document.sentences:
        place = sentence.text.find(words)
        if place >= 0:
            return Voices(document).at(sentence, place, place + len(words))
    raise AssertionError(words)


def roots(name: str) -> Iterator[tuple[Row, str]]:
    for row in ROWS:
        if row["set"] == name:
            title, _, text = row["text"].rpartition(" | ")
            source, _ = voice(text, row["words"], title)
            yield row, source.root


def same(root: str, row: Row) -> bool:
    """Whether a root is the one wanted, or the entry of which that is a name."""
    wanted = OUTLET if row["root"] == "-" else row["root"]
    body = ct.lookup_source(wanted, context=row["text"])
    return fold_name(root) == fold_name(wanted) or (body is not None and body.id == root)


@pytest.mark.parametrize("name", sorted({row["set"] for row in ROWS}))
def test_roots_are_right_and_seldom_wrong(name: str) -> None:
    found = list(roots(name))
    misses = [(row["text"], row["root"], root) for row, root in found if not same(root, row)]
    wrong = [miss for miss in misses if miss[2] != OUTLET]

    assert len(found) >= 60
    assert len(misses) <= (1 - BAR_RIGHT) * len(found), misses
    assert len(wrong) < BAR_WRONG * len(found), wrong


# text, source, cue, content, why
SPANS = [
    ("Police said the bus fell.", "Police", "said", "the bus fell", "before"),
    ("The bus fell, police said.", "police", "said", "The bus fell", "after"),
    ('"It fell," said Ann Lee.', "Ann Lee", "said", '"It fell,"', "inverted"),
    ("According to police, the bus fell.", "police", "According to", "the bus fell", "first"),
    ("The bus fell, according to police.", "police", "according to", "The bus fell,", "last"),
    ("Bus falls off bridge: police", "police", ": ", "Bus falls off bridge", "headline"),
    ("The army's claim that he fell is old.", "army's", "claim", "that he fell is old", "noun"),
    ("It is safe, she added.", "she", "added", "It is safe", "pronoun"),
    ("The road was named by the king.", None, None, None, "naming is no saying"),
    ("The company plans are old.", None, None, None, "plans is a noun"),
    ("The shelling claimed the lives of two.", None, None, None, "lives are claimed"),
    ("Raqqa: two dead in blast", None, None, None, "a place before the colon"),
]


@pytest.mark.parametrize(("text", "source", "cue", "content", "why"), SPANS)
def test_spans(text: str, source: str | None, cue: str, content: str, why: str) -> None:
    found = ct.find_attributions(text)
    if source is None:
        assert not found, why
        return
    [one] = found

    assert source in one.source.quote, why
    assert one.cue is not None
    assert one.content is not None
    assert (one.cue.quote, one.content.quote) == (cue, content), why


def test_what_stands_in_quotes_is_the_quoted_persons() -> None:
    text = '"The army told us ten died," Ann Lee said.'

    assert [a.source.quote for a in ct.find_attributions(text)] == ["Ann Lee"]


# text, words, stance, why
STANCES = [
    ("The army denied that it killed 12 people.", "12 people", "denied", "denied"),
    ("The army did not deny that it killed 12 people.", "12 people", "asserted", "not denied"),
    ("The ministry could not confirm that 12 people died.", "12 people", "feared", "not confirmed"),
    ("Officials fear that 12 people drowned.", "12 people", "feared", "fear"),
    ("Lawyers allege that soldiers killed 12 people.", "12 people", "feared", "allege"),
    ("Soldiers allegedly killed 12 people.", "12 people", "feared", "allegedly"),
    ("An alleged gunman killed 12 people, police said.", "12 people", "asserted", "of the gunman"),
    ("The blast reportedly killed 12 people.", "12 people", "asserted", "only a hedge"),
    ("Police said 12 people died.", "12 people", "asserted", "said"),
]


@pytest.mark.parametrize(("text", "words", "stance", "why"), STANCES)
def test_stance_follows_the_cue(text: str, words: str, stance: str, why: str) -> None:
    assert voice(text, words)[1].value == stance, why


FERRY = "A ferry sank, killing 12 people, police said."
# text, relays, why
RELAYS = [
    (f"PORT TOWN, May 3 (Reuters) - {FERRY}", ("Reuters",), "dateline"),
    (f"(AFP) -- {FERRY}", ("AFP",), "dateline without a place"),
    (f"A boat on the river (AFP)\n\n{FERRY}", (), "photo credit"),
    ("A ferry sank, killing 12 people, police told AFP.", ("AFP",), "told a wire"),
    ("Reuters quoted police as saying that 12 people drowned.", ("Reuters",), "quoted by a wire"),
    (f"{FERRY}\n\nAFP contributed to this report.", ("AFP",), "credit at the end"),
    (f"PORT TOWN (Coast Agency) - {FERRY}", ("Coast Agency",), "wire nobody registered"),
    (f"The mayor (left) - {FERRY}", (), "no wire in brackets"),
]


@pytest.mark.parametrize(("text", "relays", "why"), RELAYS)
def test_relays(text: str, relays: tuple[str, ...], why: str) -> None:
    source, _ = voice(text, "12 people")

    assert source.relays == relays, why
    assert fold_name(source.root) == "police"


def test_a_wire_that_prints_its_own_copy_is_no_relay() -> None:
    source, _ = voice("(Reuters) - A ferry sank, killing 12 people.", "12 people", outlet="Reuters")

    assert source.relays == ()
    assert source.root == "reuters"


def test_the_end_of_its_own_name_is_the_outlet() -> None:
    text = "A raid killed 14 people in the province: Observatory for Human Rights"
    own, _ = voice(text, "14 people", outlet="SOHR")
    other, _ = voice(text, "14 people", outlet="AFP")
    assert str(own.root) == "sohr" != str(other.root)


def test_a_description_resolves_only_by_what_the_article_names() -> None:
    claim = "Raid kills 12 people: monitor"
    named = "The Syrian Observatory for Human Rights has sources in the town."
    two = f"{named} So has the Violations Documentation Center in Syria."

    assert voice(named, "12 people", title=claim)[0].root == "sohr"
    assert voice("It was quiet.", "12 people", title=claim)[0].root == "monitor"
    assert voice(two, "12 people", title=claim)[0].root == "monitor"


def test_roles_have_a_kind_and_no_identity() -> None:
    source, _ = voice("Medics said 12 people died.", "12 people")

    assert (source.kind, source.resolved) == (ct.SourceKind.HEALTH_FACILITY, None)


@given(st.text(max_size=300))
def test_no_text_raises_and_spans_quote_it(text: str) -> None:
    article = ct.Article(text, title="Raid kills 12 people: monitor")
    for found in ct.find_attributions(article):
        for span in (found.source, found.cue, found.content):
            if span is not None:
                assert article.quote(span) == span.quote


CUES = """he said , . : the army Reuters police that according to killed 12 ( ) - told AFP and
denied citing who was quoted as saying by Ali Omar 's " " \u201c \u201d"""
WORDS = st.sampled_from([*CUES.split(), "\n\n"])


@given(st.lists(WORDS, max_size=40))
def test_no_order_of_cues_raises(words: list[str]) -> None:
    document = Document(ct.Article(" ".join(words), outlet=OUTLET))
    voices = Voices(document)
    for sentence in document.sentences:
        source, _ = voices.at(sentence, 0, len(sentence.text))
        assert source.outlet == OUTLET


@pytest.mark.parametrize(
    ("text", "organisation", "speaker"),
    [
        ("Two men died, an army spokesman, Colonel Ivo Maran, said.", "army", "Ivo Maran"),
        ("Two men died, army spokesman Ivo Maran said.", "army", "Ivo Maran"),
        ("The hospital's spokeswoman Ana Ruiz said two men died.", "hospital", "Ana Ruiz"),
        ("A spokesman said two men died.", None, "A spokesman"),
    ],
)
def test_a_spokesman_speaks_for_a_body(text: str, organisation: str | None, speaker: str) -> None:
    (claim,) = ct.find_claims(text)

    assert claim.source.organisation == organisation
    assert claim.source.speaker == speaker


# text, whose people the first claim counts, why
INTERESTS = [
    ("A militant group, SNA, claimed killing eight people.", "enemy", "claimed killing"),
    ("A militant group, the Dale Front, claimed it killed eight.", "enemy", "it killed"),
    ("The Dale Front claimed it had ambushed a convoy and killed eight.", "enemy", "and killed"),
    ("The Dale Front said they had killed eight people.", "enemy", "they had killed"),
    ("The Dale Front said its ambush killed eight.", "enemy", "its ambush"),
    ("The Dale Front said it had lost two men.", "own", "it lost them"),
    ("Amnesty International said soldiers came and they killed eight people.", None, "others"),
    ("Dale Hospital said it had received 12 dead and five wounded.", None, "no deed"),
]


@pytest.mark.parametrize(("text", "interest", "why"), INTERESTS)
def test_whose_people_a_claim_counts(text: str, interest: str | None, why: str) -> None:
    assert ct.find_claims(text)[0].interest == interest, why


@pytest.mark.parametrize("text", ["killed — May", "said Tripoli killed May"])
def test_a_month_may_end_a_text(text: str) -> None:
    cues = [one.cue.quote for one in ct.find_attributions(text) if one.cue is not None]

    assert "May" not in cues
