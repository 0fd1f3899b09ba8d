"""The registry: names and people to one entry each, or to nothing."""

import collections
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import claimtrack as ct
from claimtrack.registry.interests import interest_of
from claimtrack.registry.mentions import find_bodies
from claimtrack.registry.names import fold_name, fold_person
from claimtrack.registry.roles import role_kind
from claimtrack.registry.source_index import GENERIC, source_index
from claimtrack.registry.sources import (
    forget_sources,
    is_role,
    register_sources,
    source_entry,
    source_id,
)
from claimtrack.registry.tables import table

STATE_BODIES = {row["body"] for row in table("state_bodies.tsv")}
BODIES = {one: body for one in source_index().rows if (body := source_entry(one))}
STATES = [body for body in BODIES.values() if body.id.rpartition("_")[0] in STATE_BODIES]
NAMED = [body for body in BODIES.values() if not is_role(body) and body not in STATES]


def test_no_name_means_two_entries_without_a_context_rule() -> None:
    index = source_index()
    clashes = [
        (name, ids)
        for name, ids in index.names.items()
        if len(specific := [one for one in ids if not one.startswith(GENERIC)]) > 1
        and any((name, one) not in index.contexts for one in specific)
    ]

    assert not clashes


@pytest.mark.parametrize("body", NAMED, ids=lambda body: body.id)
def test_every_name_folds_back_to_its_entry(body: ct.Body) -> None:
    assert source_entry(body.id) == body
    for name in (body.name, *body.aliases):
        article = "" if name.lower().startswith("the ") else "the "
        for spelt in (name, article + name, name.upper(), f" {name} ".replace("-", " ")):
            assert source_id(spelt) == body.id, spelt


def test_every_state_has_bodies_unless_a_row_has_their_name() -> None:
    wrong = [body.id for body in STATES if source_id(body.name) != body.id]

    assert len(STATES) > 1000
    assert not wrong
    assert source_id("the Togolese police") == source_id("Togo's national police") == "police_tg"
    assert source_id("the Kenyan police force") == source_id("Kenya's police") == "kenya_police"
    assert source_id("Yemeni navy") is None, "two governments"


def test_a_capital_stands_for_the_government_alone() -> None:
    assert source_id("Kyiv's defence ministry") == source_id("Ukrainian defence ministry")
    assert source_id("Kyiv police") is None


def test_spokespeople_resolve_unless_they_spoke_for_two() -> None:
    contexts = source_index().contexts
    people = [(p, body.id) for body in NAMED for p in body.spokespeople]
    bodies_of = collections.Counter(one for one, _ in {(fold_person(p), i) for p, i in people})
    wrong = [
        (p, one)
        for p, one in people
        if source_id(p)
        != (one if bodies_of[fold_person(p)] == 1 and (fold_name(p), one) not in contexts else None)
    ]

    assert len(people) > 1000
    assert not wrong


def test_every_row_says_whether_it_was_checked() -> None:
    known = {"unchecked", "recorders", "reference"}

    assert {row["checked"] for row in table("sources.tsv")} <= known


def test_every_ambiguous_name_means_entries_that_are_there() -> None:
    assert {row["id"] for row in table("ambiguous_names.tsv")} <= BODIES.keys()


# name, id, why
EXACT = [
    ("SOHR", "sohr", "acronym"),
    ("sohr", "sohr", "its id"),
    ("the Syrian Observatory for Human Rights", "sohr", "article"),
    ("Rami Abd al-Rahman", "sohr", "transliteration of a spokesman"),
    ("Rami Abdulrahman", "sohr", "joined"),
    ("U.N.", "unsg", "dots"),
    ("MÉDECINS SANS FRONTIÈRES", "msf", "accents and capitals"),
    ("US Department of Defence", "pentagon", "the other spelling"),
    ("Ukraine's State Emergency Service", "ua_dsns", "state as possessive"),
    ("Ukrainian State Emergency Service", "ua_dsns", "state as adjective"),
    ("WHO", "who", "acronym that is a word"),
    ("who", None, "the word itself"),
    ("IS", "isis", "acronym that is a word"),
    ("is", None, "the word itself"),
    ("RSF", None, "two bodies"),
    ("SNA", None, "two bodies"),
    ("the army", None, "any army"),
    ("medics", None, "a role names nobody"),
    ("Nigerien Army", "niger_mod", "of Niger, no spelling of Nigerian"),
    ("Nigerean army", None, "neither"),
    ("", None, "nothing"),
]


@pytest.mark.parametrize(("name", "wanted", "why"), EXACT)
def test_source_id(name: str, wanted: str | None, why: str) -> None:
    assert source_id(name) == wanted, why


# name, context, id, why
LOOKUPS = [
    ("Hizbollah", "", "hezbollah", "transliteration"),
    ("Jabhat an-Nusra", "", "hts", "transliteration"),
    ("Al-Shabab", "", "al_shabaab", "doubled letter"),
    ("Libyan Red Crescent", "", "libya_red_crescent", "no spelling of Lebanese or Syrian"),
    ("Lybian Red Cross", "", None, "no spelling of Lebanese"),
    ("RSF", "Fighting went on in Khartoum.", "rsf_sudan", "place nearby"),
    ("RSF", "Two journalists were held.", "rsf_press", "subject nearby"),
    ("RSF", "Fighters told reporters in Khartoum.", "rsf_sudan", "all are told things"),
    ("RSF", "Two journalists were held in Khartoum.", None, "both"),
    ("SNA", "Turkish shells fell near Afrin.", "sna_syria", "place nearby"),
    ("SNA", "Mogadishu was calm.", "somali_army", "place nearby"),
    ("AA", "Ankara", "anadolu", "capital nearby"),
    ("the coalition", "Sanaa", "saudi_coalition", "capital nearby"),
    ("war monitor", "The Syrian Observatory for Human Rights", "sohr", "named nearby"),
    ("war monitor", "Syria", None, "not named"),
    ("medics", "", "g_medic", "a role has an entry of its own"),
]


@pytest.mark.parametrize(("name", "context", "wanted", "why"), LOOKUPS)
def test_lookup_source(name: str, context: str, wanted: str | None, why: str) -> None:
    found = ct.lookup_source(name, context=context)

    assert (found.id if found else None) == wanted, why


def test_a_country_tells_namesakes_apart() -> None:
    found = [
        ct.lookup_source("National Disaster Management Authority", country=c) for c in ["PK", "IN"]
    ]

    assert [body.id for body in found if body] == ["ndma_pk", "ndma_in"]


# person, year, id, why
TERMS = [
    ("Suleyman Soylu", 2018, "turkey_moi", "within"),
    ("Suleyman Soylu", 2015, None, "before"),
    ("Suleyman Soylu", 2024, None, "after"),
    ("Suleyman Soylu", None, "turkey_moi", "year not known"),
    ("Zaw Min Tun", 2022, "myanmar_junta", "no end known"),
    ("Danielle Bell", 2015, "unama", "the first of two"),
    ("Danielle Bell", 2024, "hrmmu", "the second of two"),
    ("Danielle Bell", None, None, "one of two"),
    ("Rami Abdel Rahman", 1990, "sohr", "no years known"),
]


@pytest.mark.parametrize(("person", "year", "wanted", "why"), TERMS)
def test_people_speak_for_a_body_in_their_years(
    person: str, year: int | None, wanted: str | None, why: str
) -> None:
    found = ct.lookup_source(person, year=year)

    assert (found.id if found else None) == wanted, why


@pytest.mark.parametrize(("year", "root"), [(2018, "turkey_moi"), (2024, "Suleyman Soylu")])
def test_an_articles_day_tells_whom_a_person_speaks_for(year: int, root: str) -> None:
    article = ct.Article("Two soldiers died, Suleyman Soylu said.", published=f"{year}-05-04")
    (claim,) = ct.find_claims(article)

    assert claim.source.root == root


def test_an_article_is_context() -> None:
    article = ct.Article("Shells fell.", title="RSF takes a camp near Khartoum")
    body = ct.lookup_source("RSF", context=article)

    assert body is not None
    assert body.id == "rsf_sudan"


def test_strict_offers_the_candidates() -> None:
    with pytest.raises(ct.UnknownNameError) as caught:
        ct.lookup_source("RSF", strict=True)

    assert set(caught.value.known) == {"rsf_sudan", "rsf_press"}


def test_strict_offers_what_is_near() -> None:
    with pytest.raises(ct.UnknownNameError, match="no such body"):
        ct.lookup_source("no such body", strict=True)


# text, ids, why
MENTIONS = [
    ("IS is here, said the WHO, who know.", ["isis", "who"], "acronyms only in capitals"),
    ("Rami Abdel-Rahman spoke.", ["sohr"], "spokesman"),
    ("Hayat Tahrir al-Sham (HTS) left.", ["hts", "hts"], "name and acronym"),
    ("Ukraine's State Emergency Service came.", ["ua_dsns"], "state as possessive"),
    ("THE ARMY IS SURE WHO WAS HERE AT THE SITE YESTERDAY.", [], "words in capitals"),
    ("Thesohr and SOHRA", [], "parts of words"),
    ("B'Tselem and Ma\u2019an asked Gaza's health ministry.", ["btselem", "maan", "gaza_moh"], "'"),
    ("Let them pass, said Jem. Fox and Geo agreed.", [], "ids are no names"),
]


@pytest.mark.parametrize(("text", "ids", "why"), MENTIONS)
def test_find_bodies(text: str, ids: list[str], why: str) -> None:
    assert [mention.ids[0] for mention in find_bodies(text)] == ids, why


WORDS_OF_NAMES = """IS WHO the Hayat Tahrir al-Sham (HTS) Ukraine's State Emergency Service Rami
Abdel-Rahman Gaza's health ministry Syrian Observatory for Human Rights , . \u2019 \u0130"""


@given(st.text(max_size=200) | st.lists(st.sampled_from(WORDS_OF_NAMES.split())).map(" ".join))
@example("Hayat Tahrir al-Sham (HTS)")
def test_mentions_never_raise_or_overlap(text: str) -> None:
    done = 0
    for mention in find_bodies(text):
        assert done <= mention.start < mention.end <= len(text)
        done = mention.end


@given(st.text(max_size=60))
def test_folding_is_stable(name: str) -> None:
    folded = fold_name(name)

    assert fold_name(folded) == folded or folded.startswith(("a ", "an ", "the "))


# words, kind, why
ROLES = [
    ("a hospital official", "health_facility", "the more telling word"),
    ("two medics", "health_facility", "plural"),
    ("residents of the village", "eyewitness", "with a place"),
    ("local officials", "anonymous_official", "officials"),
    ("a security source", "anonymous_official", "source"),
    ("opposition activists", "monitor", "activists"),
    ("the health ministry", "health_ministry", "ministry of something"),
    ("a passing cloud", None, "nobody"),
]


@pytest.mark.parametrize(("words", "kind", "why"), ROLES)
def test_roles(words: str, kind: str | None, why: str) -> None:
    assert role_kind(words) == kind, why


@pytest.fixture
def own_file(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "own.tsv"
    header = "id name kind country side aliases spokespeople".replace(" ", "\t")
    row = "hill_watch\tHill Watch\tmonitor\tKE\t\tHillwatch|HW Group\tAda Obi (2020-)"
    path.write_text(f"# ours\n{header}\n{row}\n", encoding="utf-8")
    yield path
    forget_sources()


def test_a_file_of_ones_own(own_file: Path) -> None:
    assert source_id("Hillwatch") is None

    assert register_sources(own_file) == 1

    assert source_id("Hillwatch") == source_id("Ada Obi") == "hill_watch"
    assert [m.ids for m in find_bodies("Hill Watch counted.")] == [("hill_watch",)]
    assert ct.Claim("killed", 2, source="HW Group").source.root.entry == source_entry("hill_watch")


def test_a_file_with_a_missing_column_is_refused(own_file: Path) -> None:
    own_file.write_text("id\tname\nx\tX\n", encoding="utf-8")

    with pytest.raises(ct.RecordError, match="no column 'kind'"):
        register_sources(own_file)

    assert source_id("Hillwatch") is None


def test_a_file_with_an_unknown_kind_is_refused(own_file: Path) -> None:
    own_file.write_text(
        own_file.read_text(encoding="utf-8").replace("monitor", "moniter"), encoding="utf-8"
    )

    with pytest.raises(ct.UnknownNameError, match="did you mean 'monitor'"):
        register_sources(own_file)


HAMAS = ct.Group("Hamas fighters", affiliation="Hamas")
SDF = ct.Group("SDF fighters", affiliation="Syrian Democratic Forces")
SYRIAN = ct.Group("soldiers", affiliation="Syrian army")
SOLDIERS = ct.Group("soldiers", role="soldier")
# source, who, interest, why
INTERESTS = [
    ("Israeli military", HAMAS, "enemy", "the side it fights"),
    ("Hamas", HAMAS, "own", "its own"),
    ("gaza_moh", ct.Group("children", age="child"), None, "side not said"),
    ("SOHR", SYRIAN, "neither", "a monitor"),
    ("Syrian army", ct.Group("terrorists", role="combatant"), "enemy", "a state's word"),
    ("Nigerian army", SOLDIERS, "own", "a state's soldiers"),
    ("Taliban", SOLDIERS, "enemy", "a group's word for the state's"),
    ("Nigerian army", ct.Group("civilians", role="civilian"), "neither", "of no side"),
    ("US-led coalition", SDF, "own", "allied, by the table"),
    ("Islamic State", SYRIAN, "enemy", "of another conflict, by the table"),
    ("a villager", SOLDIERS, None, "nobody known"),
]


@pytest.mark.parametrize(("source", "who", "interest", "why"), INTERESTS)
def test_interest(source: str, who: ct.Group, interest: str | None, why: str) -> None:
    claim = ct.Claim("killed", 3, who=who, source=source)

    assert interest_of(claim) == interest, why


@pytest.mark.parametrize(
    ("by", "interest"),
    [("Karst Front fighters", "enemy"), ("its fighters", "enemy"), ("bandits", None), (None, None)],
)
def test_what_a_source_says_its_own_people_did_is_done_to_its_enemy(
    by: str | None, interest: str | None
) -> None:
    claim = ct.Claim("killed", 3, who=SOLDIERS, by=by, source="the Karst Front")

    assert interest_of(claim) == interest
