"""Places: newspaper spelling, namesakes, how a text names them, and the place of an event."""

from pathlib import Path

import pytest

from claimtrack.errors import RecordError
from claimtrack.extraction import places_runs
from claimtrack.extraction.document import Document, as_article
from claimtrack.extraction.places import event_where, find_places
from claimtrack.extraction.places_names import read_names
from claimtrack.extraction.places_runs import Capitals
from claimtrack.model.place import Place, fold
from claimtrack.registry import places as registry
from claimtrack.registry.gazetteer import PACKAGE, towns
from claimtrack.registry.places import lookup_place, register_places
from claimtrack.registry.tables import table

# name as newspapers print it, country, province ("" where the library's own rows give none)
NEWSPAPER = [
    ("Idlib", "SY", "Idlib"),
    ("Deir Ezzor", "SY", "Deir ez-Zor"),
    ("Deir al-Zor", "SY", "Deir ez-Zor"),
    ("Raqqa", "SY", "Raqqa"),
    ("Hasakeh", "SY", "Hasakah"),
    ("Kobane", "SY", "Aleppo"),
    ("Khan Sheikhun", "SY", "Idlib"),
    ("MOSUL", "IQ", "Nineveh"),
    ("Falluja", "IQ", "Anbar"),
    ("Tal Afar", "IQ", "Nineveh"),
    ("Baquba", "IQ", "Diyala"),
    ("Lashkargah", "AF", "Helmand"),
    ("Mazar-i-Sharif", "AF", "Balkh"),
    ("Konduz", "AF", "Kunduz"),
    ("Quetta", "PK", "Balochistan"),
    ("Peshawar", "PK", "Khyber Pakhtunkhwa"),
    ("Sana'a", "YE", ""),
    ("Hodeida", "YE", "Hodeidah"),
    ("Saada", "YE", "Saada"),
    ("Benghazi", "LY", "Benghazi"),
    ("Misurata", "LY", "Misrata"),
    ("Maiduguri", "NG", "Borno"),
    ("Zamfara", "NG", "Zamfara"),
    ("Mogadishu", "SO", ""),
    ("Kismayu", "SO", "Lower Juba"),
    ("el Fasher", "SD", "North Darfur"),
    ("Goma", "CD", "North Kivu"),
    ("Timbuktu", "ML", "Timbuktu"),
    ("Cabo Delgado", "MZ", "Cabo Delgado"),
    ("Mekelle", "ET", "Tigray"),
    ("Kiev", "UA", ""),
    ("Kharkov", "UA", "Kharkiv"),
    ("Bakhmut", "UA", "Donetsk"),
    ("Khan Younis", "PS", "Gaza Strip"),
    ("Jenin", "PS", "West Bank"),
    ("Rangoon", "MM", ""),
    ("Usulután", "SV", "Usulutan"),
    ("Medellín", "CO", "Antioquia"),
    ("Grozny", "RU", "Chechnya"),
    ("New Orleans", "US", "Louisiana"),
    ("Côte d'Ivoire", "CI", ""),
    ("DR Congo", "CD", ""),
]


@pytest.mark.parametrize(("name", "country", "admin"), NEWSPAPER, ids=[r[0] for r in NEWSPAPER])
def test_newspaper_spelling(name: str, country: str, admin: str) -> None:
    place = lookup_place(name)

    assert place is not None
    assert (place.country, place.admin or "") == (country, admin)
    assert place.is_resolved


SHARED = [
    ("Tripoli", "LB", "Lebanon, not Libya"),
    ("Georgia", "US", "the state, not the country"),
    ("Birmingham", "US", "Alabama, not England"),
    ("San Miguel", "SV", "one of hundreds"),
    ("Jalalabad", "AF", "Nangarhar, not Kyrgyzstan"),
]


@pytest.mark.parametrize(("name", "country", "why"), SHARED, ids=[row[0] for row in SHARED])
def test_namesakes_stay_unresolved_until_a_country_is_named(
    name: str, country: str, why: str
) -> None:
    assert lookup_place(name) is None, why
    place = lookup_place(name, country=country)
    assert place is not None, why
    assert place.country == country, why


def test_a_place_nearby_chooses_among_namesakes() -> None:
    beirut = lookup_place("Beirut")
    found = lookup_place("Tripoli", near=beirut)

    assert found is not None
    assert found.country == "LB"


@pytest.mark.skipif(not towns(), reason=f"{PACKAGE} is not installed")
def test_another_spelling_counts_only_in_the_country_spoken_of() -> None:
    name = next(
        name
        for name, (town, *others) in towns().items()
        if town.alternate and not others and town.country == "LV"
    )
    estonia, latvia = lookup_place("Estonia"), lookup_place("Latvia")

    assert lookup_place(name) is None
    assert lookup_place(name, near=estonia) is None, "a name made up, or a place next door"
    assert lookup_place(name, near=latvia) is not None


def test_a_name_nobody_knows_is_none() -> None:
    assert lookup_place("Umm Example") is None
    assert lookup_place("") is None


@pytest.mark.skipif(not towns(), reason=f"{PACKAGE} is not installed")
def test_the_extra_knows_small_towns_in_their_province() -> None:
    idlib = lookup_place("Idlib")
    salqin = lookup_place("Salqin", near=idlib)
    troy = lookup_place("Troy", near=lookup_place("Michigan"))

    assert salqin is not None
    assert (salqin.name, salqin.admin, salqin.country) == ("Salqin", "Idlib", "SY")
    assert troy is not None
    assert troy.admin == "Michigan"
    assert lookup_place("Troy") is None


@pytest.fixture
def forgotten() -> object:
    """Take what a test registers away again."""
    yield
    registry._registered.clear()
    registry._forget_names()


@pytest.mark.usefixtures("forgotten")
def test_a_gazetteer_of_the_users_wins(tmp_path: Path) -> None:
    path = tmp_path / "front.tsv"
    path.write_text(
        "name\tadmin\tcountry\tlat\tlon\talternates\n"
        "Umm Example\tHama\tSY\t35.4\t37.1\tUm Exampel\n"
        "Mosul\tTestshire\tGB\t51.5\t-0.1\t\n",
        encoding="utf-8",
    )
    assert register_places(path) == 2

    assert lookup_place("um exampel") == Place(
        "Umm Example", admin="Hama", country="SY", lat=35.4, lon=37.1, precision=1
    )
    found = lookup_place("Mosul")
    assert found is not None
    assert found.country == "GB"


FAULTS = [
    ("town\tcountry\nX\tSY\n", "no name"),
    ("name\tlat\tlon\nX\tnorth\t3\n", "expected lat and lon in degrees"),
    ("name\tcountry\nX\n", "fields"),
]


@pytest.mark.parametrize(("text", "message"), FAULTS, ids=[row[1] for row in FAULTS])
def test_a_gazetteer_with_a_fault_is_told_and_not_half_taken(
    tmp_path: Path, text: str, message: str
) -> None:
    path = tmp_path / "front.tsv"
    path.write_text(text, encoding="utf-8")
    before = list(registry._registered)

    with pytest.raises(RecordError, match=message):
        register_places(path)
    assert registry._registered == before


# text, places in it as (name, province or country, words), why
NAMED = [
    ("clashes in southern Idlib", [("Idlib", "SY", "southern Idlib")], "a side of a province"),
    (
        "the town of Umm Example in Hama province",
        [("Umm Example", "Hama", "town of Umm Example"), ("Hama", "SY", "Hama province")],
        "a town and its province",
    ),
    ("a bomb near Umm Example killed two", [("Umm Example", "", "near Umm Example")], "near"),
    ("on the road between Homs and Palmyra", [("Homs", "SY", "Homs and Palmyra")], "between"),
    (
        "the Afghan city of Jalalabad",
        [("Jalalabad", "AF", "city of Jalalabad")],
        "a people before it",
    ),
    ("a man was shot in Exampleton, Ohio", [("Exampleton", "Ohio", "Exampleton")], "its state"),
    (
        "a man was shot in Exampleton, Ind., on Friday",
        [("Exampleton", "Indiana", "Exampleton")],
        "AP",
    ),
    ("in the 1300 block of North Elm Street", [], "a street"),
    ("in February, in Arabic, in Congress, in Smith's truck", [], "no places"),
    ("at Mercy Hospital, for the Nigerian Army", [], "a building and an organisation"),
    ("taken to a hospital in Exampleton", [], "where the wounded were taken"),
    (
        "THREE WERE KILLED IN USULUTAN DEPARTMENT YESTERDAY",
        [("Usulutan", "SV", "Usulutan department")],
        "capitals",
    ),
    (
        "REBELS STOPPED DRIVERS AT UMM EXAMPLE, IDLIB PROVINCE, AT SEVERAL PLACES IN THE NORTH",
        [("Umm Example", "SY", "Umm Example"), ("Idlib", "SY", "Idlib province")],
        "a place behind people, in capitals",
    ),
    (
        "in Homs, Hama and Idlib",
        [("Homs", "SY", "Homs"), ("Hama", "SY", "Hama"), ("Idlib", "SY", "Idlib")],
        "a list",
    ),
]


BESIDE = ["in", "near", "of", "of the", "by", "town of", "north of", "Homs and", "Syria's", "met"]
BEHIND = ["", "province", "police said", "in Idlib", ", Ohio", "Army", "'s northern Hama", "park"]


@pytest.mark.parametrize("in_capitals", [False, True])
@pytest.mark.parametrize("name", ["Homs", "Umm Example", "San Example", "The North", "Syrian"])
def test_names_passed_over_are_no_places(
    name: str, in_capitals: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [
        f"Five of them {before} {name}{' ' * (after[:1].isalpha())}{after} today"
        for before in BESIDE
        for after in BEHIND
    ]
    told = [Capitals(text.upper() if in_capitals else text) for text in texts]
    quickly = [read_names(capitals) for capitals in told]
    monkeypatch.setattr(places_runs, "chains", lambda letters, **_: [(0, len(letters), True)])

    assert quickly == [read_names(capitals) for capitals in told]


@pytest.mark.parametrize(("text", "expected", "why"), NAMED, ids=[row[2] for row in NAMED])
def test_places_in_text(text: str, expected: list[tuple[str, str, str]], why: str) -> None:
    found = find_places(text)

    assert [m.place.name for m in found] == [row[0] for row in expected], why
    for mention, (_, wider, words) in zip(found, expected, strict=True):
        assert wider in {mention.place.admin or "", mention.place.country or ""}, why
        assert mention.text.lower() == words.lower(), why


# text, the words of the event, its place, why
EVENTS = [
    (
        "Blasts across Iraq killed nine.\n\nA car bomb in the city of Mosul hurt six.",
        "killed",
        "Iraq",
        "all over a country is not its main town",
    ),
    (
        "RIYADH (Wire) - A market was hit.\n\nTen were killed in Yemen, medics in Saada said.",
        "killed",
        "Yemen",
        "a report sent from abroad",
    ),
    (
        "The governor of Idlib state, Amin Example, said two people were killed.",
        "killed",
        "Idlib",
        "a governor is no town of his state",
    ),
    (
        "KABUL (Wire) - Two people were killed. Earlier officials spoke of one.",
        "killed",
        "Kabul",
        "an adverb is no town with officials",
    ),
    (
        "Two died in clashes near Umm Example in Idlib.",
        "died",
        "Umm Example",
        "the town, not the province",
    ),
    (
        "Gunmen killed 25 people in a village in Nigeria's Zamfara state.",
        "killed",
        "Zamfara",
        "the state, not the country that has it",
    ),
    (
        "A blast hit Hama. Three of the hurt died at the Homs university hospital.",
        "died",
        "Hama",
        "not the town of the hospital, whatever stands between",
    ),
    ("Ann Lee's mother said her son was killed in Homs.", "killed", "Homs", "no town of hers"),
    (
        "Ten died in a crush in Syria's second-largest city, Homs, on Friday.",
        "died",
        "Homs",
        "another name for the city, not the country that has it",
    ),
    ("RIYADH (Wire) - A boat sank off the coast of Aden, killing two.", "two", "Aden", "a coast"),
    ("Two died in Homs, officials in Damascus said.", "died", "Homs", "not the place of saying"),
    ("Two were shot in Hama and taken to a hospital in Homs.", "shot", "Hama", "not the hospital"),
    ("A man arrested in Aleppo had killed two in Hama.", "killed", "Hama", "not the arrest"),
    ("Shells hit Douma on Friday, killing ten.", "killing", "Douma", "a place that was hit"),
    ("BEIRUT (Wire) - Two people were killed.", "killed", "Beirut", "the dateline at last"),
    ("BEIRUT (Wire) - Two people were killed in Homs.", "killed", "Homs", "not the dateline"),
    (
        "KABUL (Wire) - Two were killed in Nadar district. Police closed a road. Four were hurt.",
        "hurt",
        "Nadar District",
        "a district told of before the town of the dateline",
    ),
    (
        "KABUL (Wire) - A blast shook a village in eastern Afghanistan. Two were killed.",
        "killed",
        "Afghanistan",
        "a side of the country is not where the report was sent from",
    ),
    (
        "KABUL (Wire) - Two were killed in Kabul province. Four were hurt.",
        "hurt",
        "Kabul",
        "the town of the dateline lies in the province",
    ),
    (
        "KABUL (Wire) - Two were killed. It was the worst toll since a crash in Idlib.",
        "killed",
        "Kabul",
        "what it is compared with lies elsewhere",
    ),
    (
        "Two rebels were killed in Sindh's Nadar district on Sunday.",
        "killed",
        "Nadar District",
        "the district, not the province that it is in",
    ),
    (
        "A bomb went off in Hama on Friday.\n\nTen people were killed.",
        "killed",
        "Hama",
        "what the article is about",
    ),
    (
        "Gunmen raided a village in Homs. Ten died.\n\nIn Idlib, a mine killed two.",
        "mine",
        "Idlib",
        "each incident its own place",
    ),
    (
        "EXAMPLETON, Samplia (Wire) - Six bodies were taken to a hospital in Exampleton today.",
        "bodies",
        "Exampleton",
        "the town of the dateline, though a hospital's too",
    ),
    (
        "A mine killed two in Taiz on Friday. Some 90,000 have died in Yemen's war since 2014.",
        "died",
        "Yemen",
        "a whole war",
    ),
    (
        "A mine killed two in Taiz, Yemen. The conflict has killed 90,000 since it began in 2014.",
        "killed 90,000",
        "Yemen",
        "a whole war of the country spoken of",
    ),
    (
        "A mine hit Taiz on Friday. The blast, the worst since the war began, has killed two.",
        "killed",
        "Taiz",
        "no whole war",
    ),
]


@pytest.mark.parametrize(
    ("text", "words", "name", "why"), EVENTS, ids=[f"{row[2]}: {row[3]}" for row in EVENTS]
)
def test_place_of_an_event(text: str, words: str, name: str, why: str) -> None:
    place = event_place(text, words)

    assert place is not None, why
    assert place.name == name, why


def event_place(text: str, words: str) -> Place | None:
    document = Document(as_article(text))
    sentence = next(one for one in document.sentences if words in one.text)
    start = sentence.text.index(words)
    return event_where(document, sentence, start, start + len(words))


def test_a_town_lies_in_the_state_named_with_it() -> None:
    place = event_place("HARLAN, Ky. (Wire) - Two people were killed.", "killed")

    assert place is not None
    assert place.admin == "Kentucky"


@pytest.mark.parametrize("held", ["rebel-held", "Houthi-held", "Russian-occupied", "Hamas-run"])
def test_who_holds_a_town_is_no_part_of_its_name(held: str) -> None:
    place = event_place(f"Two people were killed in {held} Hodeidah on Monday.", "killed")

    assert place is not None
    assert (place.name, place.country) == ("Hodeidah", "YE")


def test_what_a_body_calls_itself_is_no_place() -> None:
    text = "The Samplia National Commission on Rights said 39 people had been killed."

    assert event_place(text, "killed") is None


def test_no_place_told_is_none() -> None:
    assert event_place("Two people were killed, police said.", "killed") is None


@pytest.mark.parametrize(
    "text", ["", "\x00 in \u202eIdlib", "in " * 5000, "IN THE", "😀 near 😀 Homs", "İ in Homs"]
)
def test_prose_never_raises(text: str) -> None:
    find_places(text)


@pytest.mark.parametrize("name", ["places.tsv", "en/locative_words.tsv"])
def test_tables_are_sorted(name: str) -> None:
    keys = [next(iter(row.values())) for row in table(name)]

    assert keys == sorted(keys, key=fold if name == "places.tsv" else str)


def test_own_rows_can_be_placed() -> None:
    for row in table("places.tsv"):
        assert -90 <= float(row["lat"]) <= 90, row
        assert -180 <= float(row["lon"]) <= 180, row
        assert len(row["country"]) == 2, row
        assert row["precision"] in {"1", "4", "6"}, row
