"""Numbers in text: value, hedge, what is counted, and what is no number of people at all."""

import itertools

import pytest

from claimtrack import Count, CountError, Hedge, find_counts, parse_count
from claimtrack.extraction.numbers import AmountMention, CountMention, scan_counts
from claimtrack.registry.tables import table

# (words, low, high): what one number says
VALUES = [
    ("32", 32, 32),
    ("340,000", 340_000, 340_000),
    ("12 000", 12_000, 12_000),
    ("12\u202f000", 12_000, 12_000),
    ("1,20,000", 120_000, 120_000),
    ("1.200.000", 1_200_000, 1_200_000),
    ("1.5m", 1_500_000, 1_500_000),
    ("2bn", 2_000_000_000, 2_000_000_000),
    ("10k", 10_000, 10_000),
    ("thirty-two", 32, 32),
    ("thirty two", 32, 32),
    ("two hundred and six", 206, 206),
    ("one thousand two hundred", 1200, 1200),
    ("nineteen hundred", 1900, 1900),
    ("a hundred", 100, 100),
    ("half a million", 500_000, 500_000),
    ("half a dozen", 6, 6),
    ("a half dozen", 6, 6),
    ("fifty - five", 55, 55),
    ("1.3x10^6", 1_300_000, 1_300_000),
    ("1e3", 1000, 1000),
    ("two and a half million", 2_500_000, 2_500_000),
    ("a million and a half", 1_500_000, 1_500_000),
    ("one point five million", 1_500_000, 1_500_000),
    ("two dozen", 24, 24),
    ("a score", 20, 20),
    ("1.2 lakh", 120_000, 120_000),
    ("three crore", 30_000_000, 30_000_000),
    ("a pair of", 2, 2),
    ("\u0663\u0662", 32, 32),
    ("2018", 2018, 2018),
    ("at least 32", 32, None),
    ("no fewer than 32", 32, None),
    ("32 or more", 32, None),
    ("1,000+", 1000, None),
    ("a minimum of 32", 32, None),
    ("more than 30", 31, None),
    ("over 30", 31, None),
    ("well over 30", 31, None),
    ("upwards of 30", 31, None),
    ("up to 50", 0, 50),
    ("as many as 50", 0, 50),
    ("no more than 50", 0, 50),
    ("fewer than 50", 0, 49),
    ("just under 50", 45, 50),
    ("nearly 40", 36, 40),
    ("about 40", 35, 45),
    ("some 40", 35, 45),
    ("an estimated 40", 35, 45),
    ("40 or so", 35, 45),
    ("~40", 35, 45),
    ("30-odd", 31, 39),
    ("thirty-something", 31, 39),
    ("between 20 and 30", 20, 30),
    ("20 to 30", 20, 30),
    ("20-30", 20, 30),
    ("20\u201330", 20, 30),
    ("four or five", 4, 5),
    ("2 to 3 million", 2_000_000, 3_000_000),
    ("three to four dozen", 36, 48),
    ("at least some 40", 40, None),
    ("a couple of", 2, 3),
    ("a few", 2, 5),
    ("several", 2, 9),
    ("dozens", 12, 99),
    ("scores", 20, 99),
    ("several hundred", 200, 999),
    ("tens of thousands of", 10_000, 99_999),
    ("a number of", 2, None),
    ("many", 2, None),
    ("no one", 0, 0),
    ("nobody", 0, 0),
    ("none", 0, 0),
]


@pytest.mark.parametrize(("words", "low", "high"), VALUES)
def test_bounds_of_one_number(words: str, low: int, high: int | None) -> None:
    count = parse_count(words)

    assert (count.low, count.high) == (low, high)


@pytest.mark.parametrize("row", table("en/modifiers.tsv"), ids=lambda row: row["example"])
def test_every_modifier_reads_its_example(row: dict[str, str]) -> None:
    (mention,) = find_counts(row["example"])[:1]
    expected = {"odd": "about", "well_over": "more_than"}.get(row["hedge"], row["hedge"])

    assert mention.count.hedge.value == expected
    assert row["words"] in mention.text


# (text, [(what is quoted, noun)]): what is counted, and which characters say so
COUNTED = [
    ("32 Islamic State militants were killed", [("32", "militants")]),
    ("It killed 12 IS fighters and 3 US troops", [("12", "fighters"), ("3", "troops")]),
    ("killing three police officers on Monday", [("three", "officers")]),
    ("30 wounded soldiers arrived", [("30", "soldiers")]),
    ("30 wounded, two of them badly", [("30", ""), ("two", "")]),
    ("Four U.S. soldiers died", [("Four", "soldiers")]),
    ("One Palestinian child died", [("One", "child")]),
    ("one of the two soldiers", [("one", "soldiers"), ("two", "soldiers")]),
    (
        "At least 12 and possibly as many as 30 people",
        [("At least 12", ""), ("possibly as many as 30", "people")],
    ),
    ("AT LEAST TWENTY PEASANTS WERE KILLED", [("AT LEAST TWENTY", "PEASANTS")]),
    ("\u201cat least 32\u201d people", [("at least 32", "")]),
    ("at least\u00a032 people", [("at least\u00a032", "people")]),
    ("a family of five was wiped out", [("five", "family")]),
    ("a couple and their four sons", [("a couple", ""), ("four", "sons")]),
    ("a woman and her two children", [("two", "children")]),
    ("5 citizens and a child", [("5", "citizens")]),
    ("On Monday 12 people died", [("12", "people")]),
    ("Aleppo: 12 killed", [("12", "")]),
    ("1,200 killed, 2,017 hurt, 1200 fled", [("1,200", ""), ("2,017", ""), ("1200", "")]),
    ("the army killed 2000 people", [("2000", "people")]),
    ("at least 2000 were hurt", [("at least 2000", "")]),
    ("a 12-strong patrol", [("12", "")]),
    ("1.200 people fled", [("1.200", "people")]),
    ("1.2m people fled", [("1.2m", "people")]),
    ("five (5) men died", [("five", "men")]),
    ("her three children (names unknown)", [("three", "children")]),
    ("3 children aged 2, 5 and 8 died", [("3", "children")]),
    ("Blast Kills 32", [("32", "")]),
    ("In Aleppo 12 were killed", [("12", "")]),
    ("Since 2011 340,000 people have died", [("340,000", "people")]),
    ("On 9/11, 2,977 people died", [("2,977", "people")]),
    ("In May 12 people died", [("12", "people")]),
    ("they crashed a Boeing 737 and 189 people died", [("189", "people")]),
    ("blast kills 8 civilian in market", [("8", "civilian")]),
    ("5 families fled 3 houses", [("5", "families"), ("3", "houses")]),
    ("no casualties, and no police officers hurt", [("no", "casualties"), ("no", "officers")]),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED, ids=[text for text, _ in COUNTED])
def test_what_is_counted(text: str, expected: list[tuple[str, str]]) -> None:
    found = scan_counts(text)

    assert [(mention.text, mention.noun) for mention in found] == expected
    assert all(text[mention.start : mention.end] == mention.text for mention in found)


# (text, unit): numbers that measure, and never a number of people
MEASURES = [
    ("32 km away", "kilometre"),
    ("a 500-pound bomb", "pound"),
    ("105mm shells", "millimetre"),
    ("12 hours later", "hour"),
    ("a two-hour battle", "hour"),
    ("several hours later", "hour"),
    ("30 percent of them", "percent"),
    ("30% of them", "percent"),
    ("$1,200 each", "dollar"),
    ("EUR50m", "euro"),
    ("$10 to $15 billion", "dollar"),
    ("a 63-year-old", "year"),
    ("a 5 year old", "year"),
    ("aged 7", "year"),
    ("Ann Doe, 34, died", "year"),
    ("Ann Doe (34) died", "year"),
    ("children under 5", "year"),
    ("a 37m wall", "metre"),
    ("7.5 rounds a day", "thing"),
    ("half of them", "share"),
    ("two-thirds of the victims", "share"),
    ("one in five people", "share"),
    ("most of the victims", "share"),
    ("twice as many", "multiple"),
    ("shot five times", "multiple"),
]


@pytest.mark.parametrize(("text", "unit"), MEASURES)
def test_measures_are_not_people(text: str, unit: str) -> None:
    (mention,) = find_counts(text)

    assert isinstance(mention, AmountMention)
    assert mention.count.unit == unit
    assert not scan_counts(text)


# Numbers that neither count nor measure.
NEITHER = [
    "in 2018",
    "since March 2011",
    "the 2015 attacks",
    "on 12 May",
    "on May 12, 2018",
    "the night of 12-13 January",
    "the 3rd of June",
    "12 Jan 90",
    "at 10:30",
    "at 7 pm",
    "at 1400",
    "around 9 a.m.",
    "by 6 o'clock",
    "the 7th Brigade",
    "Article 5",
    "Flight 17",
    "Highway 61",
    "an AK-47",
    "a Su-24 jet",
    "an M16 rifle",
    "the 9/11 attacks",
    "open 24/7",
    "1500 block of Main Street",
    "at 4750 West Elm Street",
    "call 555-0123",
    "call 1-800-555-0123",
    "they called 911",
    "won 3-0",
    "ended 2-2",
    "photo 3 of 6",
    "in the 1980s",
    "one must hope",
    "the one who fled",
    "how many",
    "no immediate reports of casualties",
    "no known casualties",
    "a three-storey building",
    "they all tried the new Apple Watch 5 and liked its screen",
]


@pytest.mark.parametrize("text", NEITHER)
def test_numbers_that_are_none(text: str) -> None:
    assert not find_counts(text)


# (text, relation): numbers that hang on another
RELATIONS = [
    ("another 12 were hurt", "additional"),
    ("a further 12 were hurt", "additional"),
    ("12 more were hurt", "additional"),
    ("dozens more were hurt", "additional"),
    ("12 others were hurt", "additional"),
    ("three of them died", "part"),
    ("55 of the 119 advisers", "part"),
    ("all 176 aboard died", "all"),
    ("both men died", "all"),
    ("a total of 45 died", "total"),
    ("bringing the total to 45", "total"),
    ("the death toll rose to 45", "total"),
    ("half of them died", "share"),
    ("three times as many", "multiple"),
    ("12 people died", ""),
]


@pytest.mark.parametrize(("text", "relation"), RELATIONS)
def test_relations(text: str, relation: str) -> None:
    assert find_counts(text)[0].relation == relation


def test_a_changed_toll_gives_both_numbers() -> None:
    found = scan_counts("The toll climbed from 39 to 45")

    assert [mention.count for mention in found] == [Count.exactly(39), Count.exactly(45)]


def test_units_of_counts() -> None:
    found = scan_counts("12 people of 5 families and 3 households lost 7 homes")

    assert [m.count.unit for m in found] == ["person", "family", "household", "thing"]


@pytest.mark.parametrize("text", ["", "-5", "nothing here", "12 dead, 30 hurt", "in May"])
def test_what_is_not_one_count_is_an_error(text: str) -> None:
    with pytest.raises(CountError):
        parse_count(text)


def test_the_error_points_at_the_second_number() -> None:
    with pytest.raises(CountError, match="2 counts") as caught:
        parse_count("12 dead, 30 hurt")

    assert caught.value.span == (9, 11)


def test_hedge_and_printed_number_are_kept() -> None:
    count = parse_count("more than 340,000")

    assert (count.hedge, count.stated, count.text) == (
        Hedge.MORE_THAN,
        340_000,
        "more than 340,000",
    )


# (text, the numbers it should give, why it does not)
KNOWN_FAILURES = [
    (
        "In Homs, 12, mostly children, died",
        [12],
        "a place before a comma looks like a name before an age",
    ),
    ("twenty seventeen was worse", [], "years in words"),
]


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize(("text", "stated", "why"), KNOWN_FAILURES)
def test_known_failures(text: str, stated: list[int], why: str) -> None:
    assert [mention.count.stated for mention in scan_counts(text)] == stated, why


NASTY = [
    "9" * 20_000,
    "1," * 5_000,
    "1" + " 000" * 5_000,
    "thousand " * 5_000,
    "no " * 5_000,
    "and a half " * 5_000,
    "between 1 and " * 3_000,
    " " * 50_000,
    "\u0130 12 \u0130 men",
    "\x00\x0112\x02",
    "\u202e12 \U0001f4a5 dead",
]


@pytest.mark.parametrize("text", NASTY, ids=[repr(text[:8]) for text in NASTY])
def test_no_text_makes_reading_raise(text: str) -> None:
    for mention in find_counts(text):
        assert text[mention.start : mention.end] == mention.text


def test_mentions_stand_apart_in_reading_order() -> None:
    found = scan_counts("12 dead, 30 hurt, dozens more missing, no one arrested")

    assert all(isinstance(mention, CountMention) for mention in found)
    assert [m.start for m in found] == sorted(m.start for m in found)
    assert all(one.end <= two.start for one, two in itertools.pairwise(found))


TABLES = ["numerals", "vague", "noun_stops", "counted_nouns", "plurals", "number_labels"]


@pytest.mark.parametrize("name", [*TABLES, "unit_words", "number_context"])
def test_tables_are_sorted_and_say_nothing_twice(name: str) -> None:
    keys = [
        tuple(cell.casefold() for cell in row.values())[: 2 if name == "number_context" else 1]
        for row in table(f"en/{name}.tsv")
    ]

    assert keys == sorted(set(keys))


def test_a_line_may_break_behind_zero() -> None:
    [none] = find_counts("zero\nwounded")

    assert (none.count.low, none.text) == (0, "zero")
