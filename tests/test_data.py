"""The data files: explained, in order, without double or dead rows, and every term loads."""

import importlib
import itertools
import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

import claimtrack as ct
from claimtrack.extraction.numbers import find_counts
from claimtrack.registry import conventions, lexicon, units
from claimtrack.registry.tables import table

ROOT = Path(__file__).parent.parent
DATA = ROOT / "src" / "claimtrack" / "registry" / "data"
NAMES = sorted(path.relative_to(DATA).as_posix() for path in DATA.rglob("*.tsv"))
BY_COLUMNS = re.compile(r"by (\w+(?:, \w+)*)")


class File(NamedTuple):
    comments: list[str]
    header: list[str]
    rows: list[list[str]]

    @property
    def stated_order(self) -> str:
        """What the header says after "Order:"; "" is by the first column."""
        found = [line.partition("Order:")[2] for line in self.comments if "Order:" in line]
        return found[0].strip(" .") if found else ""


def read(name: str) -> File:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    comments = [line for line in lines if line.startswith("#")]
    header, *rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return File(comments, header, rows)


@pytest.mark.parametrize("name", NAMES)
def test_the_header_explains_every_column(name: str) -> None:
    file = read(name)
    said = " ".join(file.comments)

    assert not [column for column in file.header if not re.search(rf"\b{column}\b", said)]


@pytest.mark.parametrize("name", NAMES)
def test_rows_stand_in_order(name: str) -> None:
    file = read(name)
    if file.stated_order.startswith("as "):
        return  # an order of meaning, which the header tells and no program checks
    match = BY_COLUMNS.fullmatch(file.stated_order or f"by {file.header[0]}")
    assert match, f"say 'Order: by column, column' or 'Order: as ...': {file.stated_order!r}"
    places = [file.header.index(column) for column in match[1].split(", ")]
    keys = [[row[place].casefold() for place in places] for row in file.rows]

    assert not [(a, b) for a, b in itertools.pairwise(keys) if a > b]


@pytest.mark.parametrize("name", NAMES)
def test_no_row_stands_twice(name: str) -> None:
    # What a row is for is its last words; rows that differ in nothing else are one.
    file = read(name)
    reasons = {"reason", "note", "why", "use", "source", "example"}
    keep = [place for place, column in enumerate(file.header) if column not in reasons]
    seen = Counter(tuple(row[place] for place in keep) for row in file.rows)

    assert not [row for row, times in seen.items() if times > 1]


@pytest.mark.parametrize("name", NAMES)
def test_rows_are_whole_and_clean(name: str) -> None:
    file = read(name)

    assert not [row for row in file.rows if len(row) != len(file.header)]
    assert not [row for row in file.rows if any(cell != cell.strip() for cell in row)]
    for column in {"reason", "why"} & set(file.header):
        place = file.header.index(column)
        assert not [row for row in file.rows if not row[place]], f"a {column} is missing"


@pytest.mark.parametrize("name", NAMES)
def test_every_table_is_read_by_somebody(name: str) -> None:
    sources = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "src").rglob("*.py"))
    stem = name.removesuffix(".tsv")
    named = [f'"{name}"', f'("{stem.removeprefix("en/")}"', f'"{stem.removeprefix("en/")}"']
    if name.startswith("conventions/"):
        assert stem.removeprefix("conventions/") in conventions.conventions()
    else:
        assert any(form in sources for form in named)


@pytest.mark.parametrize("name", ["en/word_sets.tsv", "en/phrase_sets.tsv"])
def test_every_set_is_asked_for(name: str) -> None:
    sources = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "src").rglob("*.py"))
    named = set(re.findall(r"""["'](\w+)["']""", sources))

    # Sets of relatives are asked for by whom they are of.
    assert not [
        row["set"]
        for row in table(name)
        if row["set"] not in named and row["set"].removesuffix("_kin") not in named
    ]


def test_harm_words_are_of_known_harms_and_frames() -> None:
    frames = {row["frame"] for row in table("en/harms.tsv")}
    told = " ".join(read("en/harms.tsv").comments)

    assert {row["harm"] for row in table("en/harms.tsv")} <= {harm.value for harm in ct.Harm}
    assert not [
        frame for frame in frames if not re.search(rf"^# +{frame} ", told) and frame not in told
    ]


def test_groups_are_of_known_roles() -> None:
    roles = {row["role"] for row in table("en/groups.tsv")} - {""}

    assert roles <= {role.value for role in ct.Role}


def test_every_harm_word_and_noun_is_found_where_it_stands() -> None:
    phrases = [*lexicon.harm_words(), *lexicon.harmless()]
    pattern = lexicon.any_of(phrases)

    assert not [phrase for phrase in phrases if not pattern.search(phrase)]


@pytest.mark.parametrize("row", table("en/modifiers.tsv"), ids=lambda row: row["words"])
def test_the_example_of_a_modifier_reads_as_its_row_says(row: dict[str, str]) -> None:
    mentions = find_counts(row["example"])
    hedge = {"well_over": "more_than", "odd": "about"}.get(row["hedge"], row["hedge"])

    assert mentions, "no number found"
    assert row["words"] in mentions[0].text.lower() or row["hedge"] == "exact"
    assert mentions[0].count.hedge.value == hedge


@pytest.mark.parametrize("name", ["sources.tsv", "source_weights.tsv"])
def test_kinds_of_source_are_known(name: str) -> None:
    kinds = {row["kind"] for row in table(name)} - {"", "unnamed"}

    assert kinds <= {kind.value for kind in ct.SourceKind}


def test_ambiguous_names_mean_bodies_of_the_registry() -> None:
    ids = {row["id"] for row in table("sources.tsv")}

    assert {row["id"] for row in table("ambiguous_names.tsv")} <= ids


def test_sides_are_sides_of_somebody() -> None:
    sides = {row["side"] for row in table("sources.tsv")}
    rows = table("sides.tsv")

    assert {side for row in rows for side in (row["side"], row["other"])} <= sides
    assert {row["relation"] for row in rows} <= {"own", "enemy", "neither"}


def test_places_lie_on_earth_and_in_a_country() -> None:
    for row in table("places.tsv"):
        assert re.fullmatch("[A-Z]{2}", row["country"]), row["name"]
        assert -90 <= float(row["lat"]) <= 90, row["name"]
        assert -180 <= float(row["lon"]) <= 180, row["name"]
        assert row["precision"] in {"1", "4", "6"}, row["name"]


@pytest.mark.parametrize("name", conventions.conventions())
def test_every_convention_codes_every_expression(name: str) -> None:
    expressions = {row["expression"] for row in table("en/vague.tsv")}

    assert expressions <= {row["expression"] for row in table(f"conventions/{name}.tsv")}


def test_words_of_units_are_names_of_units() -> None:
    registry = importlib.import_module("pint").UnitRegistry(str(DATA / "units.txt"))
    named = [row["unit"] for row in (*table("en/unit_words.tsv"), *table("en/counted_nouns.tsv"))]

    assert units.quantity(ct.Count.exactly(32)) is not None
    assert not [unit for unit in set(named) if unit not in registry]
