"""One root, one speaker, one wire, one wording: one voice; anything else is another."""

import random
from pathlib import Path
from typing import Any, TypedDict, Unpack

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimtrack as ct
from claimtrack.reconciliation.copies import _meeting, _runs, same_wording
from claimtrack.reconciliation.independence import find_voices
from claimtrack.registry.tables import Row, read_table

FOUND = 0.85
WRONGLY_MERGED = 0.0
LINE = "At least 12 people were killed when shells hit the fish market of the old port on Monday"


class Given(TypedDict, total=False):
    speaker: str
    organisation: str
    relays: tuple[str, ...]
    outlet: str


def claim(
    number: int = 12, /, sentence: str = "", article: str | None = None, **source: Unpack[Given]
) -> ct.Claim:
    return ct.Claim(
        "killed", number, source=ct.Source(**source), sentence=sentence, article=article
    )


def sizes(*claims: ct.Claim) -> list[int]:
    return sorted(len(voice.claims) for voice in find_voices(claims))


# claims, sizes of the voices, why
CASES = [
    (
        [claim(speaker="police", outlet="A"), claim(31, organisation="Delta police", outlet="B")],
        [2],
        "the police of where it happened",
    ),
    (
        [claim(speaker="police", outlet="A"), claim(31, speaker="a police source", outlet="B")],
        [1, 1],
        "one of the police is not the police",
    ),
    (
        [claim(organisation="Delta's government"), claim(31, speaker="the government")],
        [2],
        "the government of where it happened",
    ),
    ([claim(speaker="medics", outlet="A"), claim(speaker="medics", outlet="B")], [1, 1], "roles"),
    (
        [claim(speaker="medics", outlet="A"), claim(13, speaker="Medics", outlet="A")],
        [2],
        "one outlet",
    ),
    (
        [
            claim(speaker="medics", outlet="A", relays=("AFP",)),
            claim(13, speaker="medics", outlet="B", relays=("Agence France-Presse",)),
        ],
        [2],
        "one wire",
    ),
    (
        [
            claim(organisation="SOHR", outlet="A"),
            claim(13, speaker="Rami Abdel Rahman", outlet="B"),
        ],
        [2],
        "root",
    ),
    (
        [
            claim(speaker="Dr. Ali Omar", organisation="Hill Hospital", outlet="A"),
            claim(13, speaker="Ali Omar", outlet="B"),
        ],
        [2],
        "one doctor, two agencies",
    ),
    (
        [claim(speaker="Ali Omar", outlet="A"), claim(speaker="Ali Omari", outlet="B")],
        [1, 1],
        "two people",
    ),
    ([claim(outlet="A"), claim(outlet="B")], [1, 1], "each its own word"),
    ([claim(outlet="A", relays=("AP",)), claim(13, outlet="B", relays=("AP",))], [2], "one credit"),
    (
        [claim(outlet="A", relays=("AP",)), claim(13, organisation="AP", outlet="B")],
        [2],
        "wire's word",
    ),
    ([claim(), claim(13)], [1, 1], "nothing known"),
    (
        [
            claim(speaker="interior ministry", outlet="A"),
            claim(13, speaker="the interior ministry", outlet="B"),
        ],
        [2],
        "a country has one",
    ),
    (
        [
            claim(speaker="a military source", outlet="A"),
            claim(speaker="a military source", outlet="B"),
        ],
        [1, 1],
        "an army has many",
    ),
    (
        [
            claim(article="x", outlet="A", organisation="the army"),
            claim(article="y", outlet="B", organisation="army", speaker="Colonel Ivo Maran"),
        ],
        [2],
        "an army speaks through whom it sends",
    ),
    ([claim(article="x"), claim(13, article="x")], [2], "one article"),
    ([claim(article="x"), claim(13, article="y")], [1, 1], "two articles"),
    ([claim(organisation="contributor #1"), claim(organisation="contributor #2")], [1, 1], "names"),
    ([claim(12, LINE, "x", outlet="A"), claim(15, LINE, "y", outlet="B")], [2], "copy"),
    (
        [
            claim(12, LINE, "x", outlet="A", organisation="SOHR"),
            claim(12, LINE, "y", outlet="B", organisation="White Helmets"),
        ],
        [1, 1],
        "alike, but two name their own source",
    ),
    (
        [
            claim(12, "12 people were killed.", "x", outlet="A"),
            claim(12, "12 people were killed.", "y", outlet="B"),
        ],
        [1, 1],
        "too short to be anybody's copy",
    ),
    (
        [
            claim(12, article="x", outlet="A"),
            claim(12, article="x", outlet="A", organisation="SOHR"),
        ],
        [2],
        "a headline's figure that the text gives to somebody",
    ),
    (
        [
            claim(20, article="x", outlet="A"),
            claim(12, article="x", outlet="A", organisation="SOHR"),
        ],
        [1, 1],
        "another figure than the one given to somebody",
    ),
]


@pytest.mark.parametrize(("claims", "wanted", "why"), CASES)
def test_voices(claims: list[ct.Claim], wanted: list[int], why: str) -> None:
    assert sizes(*claims) == wanted, why


def test_every_merge_says_why() -> None:
    [voice] = find_voices(
        [claim(12, LINE, "x", outlet="A"), claim(12, f"{LINE}, it said", "y", outlet="B")]
    )

    assert [reason.rule for reason in voice.reasons] == ["same wording"]
    assert set(voice.reasons[0].claims) == {c.id for c in voice.claims}


def test_copies_found_in_two_outlets_are_one_voice() -> None:
    articles = [ct.Article(f"{LINE}.", outlet=outlet) for outlet in ("Coast Post", "Hill Post")]
    voices = find_voices([found for article in articles for found in ct.find_claims(article)])

    assert [len(voice.claims) for voice in voices] == [2]


def test_a_claim_alone_needs_no_reason() -> None:
    assert find_voices([claim(organisation="SOHR")])[0].reasons == ()


def test_a_dataset_is_no_voice_beside_its_inputs() -> None:
    dataset, monitor = claim(organisation="UCDP"), claim(organisation="SOHR")

    assert [voice.root for voice in find_voices([dataset, monitor])] == ["sohr"]
    assert [voice.root for voice in find_voices([dataset])] == ["ucdp"]


REWRITES = [
    ("{0}.", True),
    ("{0}, the agency reported.", True),
    (
        "At least 14 people were killed when shells hit the fish market of the old port on Monday.",
        True,
    ),
    (
        LINE.replace("shells", "rockets"),
        True,
    ),
    (
        "Shells struck a fish market by the harbour and left a dozen people dead, residents said.",
        False,
    ),
    (
        "At least 12 people were killed in a bus crash on the road to the old capital on Monday.",
        False,
    ),
]


@pytest.mark.parametrize(("text", "copy"), REWRITES)
def test_copies_are_told_from_rewritten_reports(text: str, copy: bool) -> None:
    assert bool(list(same_wording({0: LINE, 1: text.format(LINE)}))) == copy


def test_desks_copies_are_found_and_their_own_reports_left_apart() -> None:
    pairs = read_table(Path(__file__).parent / "corpus" / "wordings.tsv")
    copies = [p for p in pairs if p["copy"] == "yes"]
    own = [p for p in pairs if p["copy"] == "no"]
    missed = [p["second"] for p in copies if not _is_copy(p)]
    merged = [p["second"] for p in own if _is_copy(p)]

    assert min(len(copies), len(own)) >= 50
    assert len(missed) <= (1 - FOUND) * len(copies), missed
    assert len(merged) <= WRONGLY_MERGED * len(own), merged


def _is_copy(pair: Row) -> bool:
    return bool(list(same_wording({0: pair["first"], 1: pair["second"]})))


SOURCES = st.builds(
    ct.Source,
    speaker=st.sampled_from([None, "medics", "Ali Omar", "police"]),
    organisation=st.sampled_from([None, None, "SOHR", "Hill Hospital"]),
    relays=st.sampled_from([(), ("AP",), ("AFP",)]),
    outlet=st.sampled_from([None, "A", "B"]),
)
CLAIMS = st.builds(
    ct.Claim,
    st.just("killed"),
    st.integers(0, 5),
    source=SOURCES,
    article=st.sampled_from([None, "x", "y"]),
    sentence=st.sampled_from(["", LINE, f"{LINE}, it said"]),
)


@given(st.lists(CLAIMS, max_size=12, unique_by=lambda c: c.id), st.randoms())
def test_voices_hold_every_claim_once_in_any_order(
    claims: list[ct.Claim], chance: random.Random
) -> None:
    voices = find_voices(claims)
    shuffled = list(claims)
    chance.shuffle(shuffled)

    assert sorted(c.id for v in voices for c in v.claims) == sorted(c.id for c in claims)
    assert find_voices(shuffled) == voices


def test_sentences_that_share_no_wording_are_never_compared() -> None:
    chance = random.Random(7)  # noqa: S311 - the same sentences each time
    words = [f"word{i}" for i in range(500)]
    texts = {n: " ".join(chance.choices(words, k=20)) for n in range(2000)}
    texts[2000] = texts[0]
    runs_of = {n: _runs(text) for n, text in texts.items()}

    pairs = {tuple(sorted(pair)) for pair in _meeting(runs_of)}

    assert (0, 2000) in pairs
    assert len(pairs) < len(texts)  # of two million


# title, text, voices, why
HEADLINES = [
    ("Strike hurts nine", "A strike hurt 22 people, officials said.", 1, "an older figure on top"),
    ("Strike hurts nine", "A strike hurt 22 people. Officials said two died.", 2, "its own count"),
    ("Strike hurts nine", "It hurt 22, medics said. It hurt 20, a clerk said.", 3, "whose is open"),
]


@pytest.mark.parametrize(("title", "text", "voices", "why"), HEADLINES)
def test_a_headline_has_no_source_but_those_of_its_article(
    title: str, text: str, voices: int, why: str
) -> None:
    claims = ct.find_claims(ct.Article(text, title=title, outlet="A"))

    assert len(find_voices(claims)) == voices, why


# what the article says itself and a claim it gives to the police, how many voices, why
OWN_WORDS = [
    ({}, {}, 1, "one figure, said twice"),
    ({"count": ct.Count.exactly(13)}, {}, 2, "another figure"),
    ({"count": ct.Count.about(12)}, {}, 1, "the printed number is the same"),
    ({"count": ct.Count.about(13)}, {}, 2, "both could be true, but another number is printed"),
    ({"count": ct.Count.vague("dozens")}, {}, 1, "words that allow the figure"),
    ({"count": ct.Count.vague("dozens")}, {"count": ct.Count.exactly(9)}, 2, "words that do not"),
    ({"harm": "injured"}, {}, 2, "another harm"),
    ({"scope": "period"}, {}, 2, "another scope"),
    ({"count": ct.Count.exactly(12, unit="household")}, {}, 2, "another unit"),
]


@pytest.mark.parametrize(("own", "said", "voices", "why"), OWN_WORDS)
def test_an_article_repeats_its_source_in_its_own_words(
    own: dict[str, Any], said: dict[str, Any], voices: int, why: str
) -> None:
    given = {"harm": "killed", "count": 12, "article": "x"}
    itself = ct.Claim(**{**given, **own}, source=ct.Source(outlet="A"))
    police = ct.Claim(**{**given, **said}, source=ct.Source(speaker="the mayor", outlet="A"))

    assert len(find_voices([itself, police])) == voices, why
