"""What recorders write down for the same words, and conventions of one's own."""

from pathlib import Path

import pytest

from claimtrack import Count, RecordError, UnknownNameError, parse_count, register_convention
from claimtrack.registry.conventions import coded, conventions, vague_bounds
from claimtrack.registry.tables import table

Triple = tuple[int | None, int | None, int | None]

# (words, convention, what is coded)
CODED: list[tuple[str, str, Triple]] = [
    ("32", "default", (32, 32, 32)),
    ("at least 12", "default", (12, 12, None)),
    ("more than 30", "default", (31, 31, None)),
    ("well over 100", "default", (101, 150, None)),
    ("up to 50", "default", (0, None, 50)),
    ("fewer than 50", "default", (0, None, 49)),
    ("nearly 40", "default", (36, 40, 40)),
    ("about 40", "default", (35, 40, 45)),
    ("30-odd", "default", (31, 35, 39)),
    ("between 11 and 20", "default", (11, None, 20)),
    ("four or five", "default", (4, 4, 5)),
    ("a few", "default", (2, 3, 5)),
    ("several", "default", (2, 3, 9)),
    ("dozens", "default", (12, 24, 99)),
    ("tens of thousands", "default", (10_000, 20_000, 99_999)),
    ("many", "default", (2, 5, None)),
    ("no one", "default", (0, 0, 0)),
    ("at least 11", "gtd", (11, 11, 11)),
    ("dozens", "gtd", (None, None, None)),
    ("up to 50", "gtd", (None, None, None)),
    ("dozens", "acled", (12, 12, 12)),
    ("hundreds", "acled", (100, 100, 100)),
    ("several", "acled", (3, 3, 3)),
    ("several", "acled-2016", (10, 10, 10)),
    ("between 11 and 20", "acled", (11, 11, 11)),
    ("at least a dozen", "acled", (12, 12, 12)),
    ("dozens", "ucdp", (24, 24, 24)),
    ("scores", "ucdp", (40, 40, 40)),
    ("more than 12", "ucdp", (12, 12, 12)),
    ("dozens", "airwars", (12, None, 24)),
    ("hundreds", "airwars", (100, None, 200)),
    ("more than 25", "airwars", (26, 26, 26)),
    ("about 30", "airwars", (30, 30, 30)),
    ("up to 6", "airwars", (0, None, 6)),
    ("hundreds", "emdat", (200, 200, 200)),
    ("10 to 20", "emdat", (15, 15, 15)),
    ("tens of thousands", "ccc", (20_000, 20_000, 20_000)),
    ("dozens", "ccc", (None, None, None)),
    ("about 40", "literal", (35, 40, 45)),
    ("dozens", "literal", (12, None, 99)),
]


@pytest.mark.parametrize(("words", "name", "expected"), CODED)
def test_coded(words: str, name: str, expected: Triple) -> None:
    assert parse_count(words).coded(name) == expected


def expressions() -> list[str]:
    return sorted({row["expression"] for row in table("conventions/default.tsv")})


@pytest.mark.parametrize("name", conventions())
def test_every_convention_has_every_expression(name: str) -> None:
    rows = [row["expression"] for row in table(f"conventions/{name}.tsv")]

    assert sorted(rows) == expressions()


@pytest.mark.parametrize("name", conventions())
def test_every_row_has_a_source_and_its_evidence(name: str) -> None:
    rows = table(f"conventions/{name}.tsv")

    assert all(row["source"] and row["evidence"] in {"P", "D", "S", "I"} for row in rows)


@pytest.mark.parametrize("name", conventions())
@pytest.mark.parametrize("word", sorted({row["words"] for row in table("en/vague.tsv")}))
def test_vague_words_keep_low_best_high_in_order(name: str, word: str) -> None:
    known = [n for n in Count.vague(word).coded(name) if n is not None]

    assert known == sorted(known)


def test_few_several_and_many_keep_their_order() -> None:
    few, several, many = (coded(Count.vague(word))[1] for word in ("few", "several", "many"))

    assert few is not None
    assert several is not None
    assert many is not None
    assert few <= several <= many


def test_the_words_of_a_vague_expression_mean_the_same() -> None:
    assert (
        vague_bounds("a couple of dozen")
        == vague_bounds("Several  Dozen")
        == vague_bounds("several_dozen")
    )


def test_an_unknown_word_is_an_error() -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'dozens'"):
        Count.vague("dozenss")


def test_an_unknown_convention_is_an_error() -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'airwars'"):
        Count.exactly(3).coded("airwar")


def test_a_convention_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "ours.tsv"
    path.write_text(
        "# ours\nexpression\tlow\tbest\thigh\nexact\tN\tN\tN\nabout\tN-1\tN\tN+1\nseveral\t3\t4\t\n"
    )
    register_convention("ours", path)

    assert "ours" in conventions()
    assert parse_count("about 40").coded("ours") == (39, 40, 41)
    assert parse_count("30-odd").coded("ours") == (29, 30, 31)
    assert parse_count("several").coded("ours") == (3, 4, None)
    assert parse_count("dozens").coded("ours") == (None, None, None)


def test_a_broken_convention_names_every_fault(tmp_path: Path) -> None:
    path = tmp_path / "broken.tsv"
    path.write_text("expression\tlow\tbest\thigh\nexact\tN\tX\tN\nseveral\t3\t-4\t\n")

    with pytest.raises(RecordError) as caught:
        register_convention("broken", path)

    assert len(caught.value.faults) == 2
    assert "broken" not in conventions()


def test_a_convention_without_a_column_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "short.tsv"
    path.write_text("expression\tlow\tbest\nexact\tN\tN\n")

    with pytest.raises(RecordError, match="no column 'high'"):
        register_convention("short", path)
