"""Time expressions against the day of the report: UCDP's windows, and the forms of news."""

import datetime as dt

import pytest

from claimtrack.extraction.dates import event_when, find_times, parse_when
from claimtrack.extraction.document import Document, as_article
from claimtrack.model.when import Precision, When
from claimtrack.registry.tables import table

REPORT = "2018-02-10"  # a Saturday

# phrase, first day, last day, UCDP's date_prec: the table of time phrases in the GED codebook,
# appendix 2
GED = [
    ("today", "2018-02-10", "2018-02-10", 1),
    ("yesterday", "2018-02-09", "2018-02-09", 1),
    ("last Tuesday", "2018-02-06", "2018-02-06", 1),
    ("Monday night", "2018-02-05", "2018-02-05", 1),
    ("last night", "2018-02-09", "2018-02-09", 1),
    ("the other day", "2018-02-09", "2018-02-09", 1),
    ("recently", "2018-02-07", "2018-02-09", 2),
    ("in the past few days", "2018-02-07", "2018-02-09", 2),
    ("around 2 July", "2017-07-01", "2017-07-03", 2),
    ("over the weekend", "2018-02-10", "2018-02-11", 2),
    ("this week", "2018-02-05", "2018-02-10", 2),
    ("since the beginning of the week", "2018-02-05", "2018-02-10", 2),
    ("the night between Sunday and Monday", "2018-02-04", "2018-02-05", 2),
    ("a night-long battle", "2018-02-09", "2018-02-10", 2),
    ("in the past 24 hours", "2018-02-09", "2018-02-10", 2),
    ("in the past 48 hours", "2018-02-08", "2018-02-10", 2),
    ("in the past 72 hours", "2018-02-08", "2018-02-10", 2),
    ("in the past 2 days", "2018-02-08", "2018-02-09", 2),
    ("since Thursday", "2018-02-08", "2018-02-10", 2),
    ("a five-day offensive", "2018-02-06", "2018-02-10", 2),
    ("late last week", "2018-02-02", "2018-02-04", 2),
    ("last week", "2018-01-29", "2018-02-04", 3),
    ("in the past week", "2018-02-04", "2018-02-10", 3),
    ("a week-old offensive", "2018-02-04", "2018-02-10", 3),
    ("the first week of August", "2017-08-01", "2017-08-07", 3),
    ("early March 2017", "2017-03-01", "2017-03-10", 4),
    ("mid-March 2017", "2017-03-10", "2017-03-20", 4),
    ("late March 2017", "2017-03-15", "2017-03-31", 4),
    ("in recent weeks", "2018-01-21", "2018-02-10", 4),
    ("for a number of weeks", "2018-01-21", "2018-02-10", 4),
    ("for several weeks", "2018-01-21", "2018-02-10", 4),
    ("earlier this month", "2018-02-01", "2018-02-09", 4),
    ("last month", "2018-01-01", "2018-01-31", 4),
    ("a fortnight ago", "2018-01-28", "2018-02-10", 4),
    ("early 1999", "1999-01-01", "1999-04-30", 5),
    ("mid 1999", "1999-05-01", "1999-08-31", 5),
    ("late 1999", "1999-09-01", "1999-12-31", 5),
    ("last year", "2017-01-01", "2017-12-31", 5),
    ("in the past year", "2018-01-01", "2018-02-10", 5),
    ("in the past few months", "2018-01-01", "2018-02-10", 5),
]


@pytest.mark.parametrize(("phrase", "first", "last", "code"), GED, ids=[row[0] for row in GED])
def test_windows_of_the_ged_codebook(phrase: str, first: str, last: str, code: int) -> None:
    when = parse_when(phrase, REPORT)

    assert (str(when.start), str(when.end), when.precision.code) == (first, last, code)


# text, first day, last day, why
NEWS = [
    ("late on Friday", "2018-02-09", "2018-02-09", "the part of the day changes no day"),
    ("on Saturday", "2018-02-10", "2018-02-10", "a weekday may be the day of the report"),
    ("last Saturday", "2018-02-03", "2018-02-03", "last: not the day of the report"),
    ("on 9 February", "2018-02-09", "2018-02-09", "the nearest year"),
    ("on 20 December", "2017-12-20", "2017-12-20", "not ten months ahead"),
    ("Feb. 9", "2018-02-09", "2018-02-09", "American order, abbreviated"),
    ("Sept. 11, 2001", "2001-09-11", "2001-09-11", "with its year"),
    ("the 9th of February", "2018-02-09", "2018-02-09", "ordinal"),
    ("9-10 February 2018", "2018-02-09", "2018-02-10", "two days in one"),
    ("Jan. 30 to Feb. 2", "2018-01-30", "2018-02-02", "over the end of a month"),
    ("between 9 and 11 February", "2018-02-09", "2018-02-11", "between: both ends in"),
    ("Thursday and Friday", "2018-02-08", "2018-02-09", "two weekdays"),
    ("on Friday and Saturday", "2018-02-09", "2018-02-10", "the second is the day of the report"),
    ("Saturday and Sunday", "2018-02-03", "2018-02-04", "in their order"),
    ("Friday, Feb. 9, 2018", "2018-02-09", "2018-02-09", "weekday and date are one day"),
    ("13 JAN 90", "1990-01-13", "1990-01-13", "dateline of a monitoring service"),
    ("[3 January]", "2018-01-03", "2018-01-03", "put in by an editor"),
    ("overnight", "2018-02-09", "2018-02-10", "a night lies in two days"),
    ("two days ago", "2018-02-08", "2018-02-08", "counted back"),
    ("three weeks ago", "2018-01-17", "2018-01-23", "three days either way"),
    ("two years ago", "2016-01-01", "2016-12-31", "the calendar year"),
    ("the day before yesterday", "2018-02-08", "2018-02-08", "set phrase, longest first"),
    ("since March 2011", "2011-03-01", "2018-02-10", "up to the report"),
    ("since 2011", "2011-01-01", "2018-02-10", "up to the report"),
    ("in 2011", "2011-01-01", "2011-12-31", "a year after a preposition"),
    ("a 1999 landslide", "1999-01-01", "1999-12-31", "a year before what happened in it"),
    ("on Christmas Eve", "2017-12-24", "2017-12-24", "a day of the year with a name"),
    ("2018-02-09", "2018-02-09", "2018-02-09", "ISO"),
]


@pytest.mark.parametrize(("text", "first", "last", "why"), NEWS, ids=[row[0] for row in NEWS])
def test_time_of_news(text: str, first: str, last: str, why: str) -> None:
    when = parse_when(text, REPORT)

    assert (str(when.start), str(when.end)) == (first, last), why


@pytest.mark.parametrize("text", ["on Friday", "yesterday", "9 February", "last week", "in March"])
def test_without_a_day_of_publication_words_stay_as_stated(text: str) -> None:
    when = parse_when(text)

    assert not when.is_known
    assert when.text == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [("March 2011", "2011-03-01/2011-03-31"), ("since March 2011", "2011-03-01/..")],
)
def test_a_full_date_needs_no_day_of_publication(text: str, expected: str) -> None:
    assert str(parse_when(text)) == expected


NO_TIMES = [
    ("troops may march on the capital", "verbs, not months"),
    ("2011 people fled and 1999 stayed", "numbers, not years"),
    ("the 20-year-old and a 5-month-old", "ages"),
    ("a bill of $2011 and 3:15", "money and a clock"),
    ("THEY MAY LEAVE", "a verb in capitals"),
    ("the doctor decided", "letters of a month inside words"),
]


@pytest.mark.parametrize(("text", "why"), NO_TIMES, ids=[row[1] for row in NO_TIMES])
def test_no_time_where_none_is_told(text: str, why: str) -> None:
    assert find_times(text, REPORT) == [], why


def test_a_mention_stands_where_its_words_stand() -> None:
    text = "Two died on Friday, 9 February, and one yesterday."

    found = find_times(text, REPORT)

    assert [m.text for m in found] == ["Friday, 9 February", "yesterday"]
    assert all(text[m.start : m.end] == m.text for m in found)


@pytest.mark.parametrize(
    "text",
    ["31 February", "0 March 2018", "the year 2018-13-45", "since next week", "\x00 İ yesterday"],
)
def test_prose_never_raises(text: str) -> None:
    for published in (None, REPORT, "0001-01-01", "9999-12-31"):
        find_times(text, published)


def test_vague_words_stay_vague_early_in_their_stretch() -> None:
    assert parse_when("this month", "2018-02-02").precision is Precision.MONTH
    assert parse_when("in the past year", "2018-01-05").precision is Precision.YEAR


# text, the words of the event, its day, why
EVENTS = [
    (
        "A barge sank late on Tuesday.\n\nDivers found nine bodies on Thursday. Six were women.",
        "Six",
        "2018-02-06",
        "nor is what stands beside it of that day",
    ),
    (
        "Divers recovered nine bodies on Thursday. The barge sank late on Tuesday.",
        "nine bodies",
        "2018-02-06",
        "bodies come to light days after",
    ),
    (
        "A strike killed five. The strike on Tuesday hit a depot. On Monday 36 died nationwide.",
        "five",
        "2018-02-06",
        "the day of the strike, not of the dead of the whole country",
    ),
    (
        (
            "A strike killed at least 80, medics said on Saturday. The camp was full. Nobody slept."
            " A nurse wept. The war began when raiders killed 1,200 people on 7 October."
        ),
        "at least 80",
        "",
        "what is told in passing of long ago is not its day",
    ),
    (
        "TUNIS, Feb 8 (Wire) - A boat sank on Friday, killing ten.",
        "ten",
        "2018-02-02",
        "weekdays are read against the day in the dateline",
    ),
    ("Divers recovered nine bodies on Thursday.", "nine", "2018-02-08", "no other day is told"),
    (
        "TARN, Feb 9 (Wire) - The toll of Tuesday's blast rose to ten. Four more were wounded.",
        "Four",
        "2018-02-06",
        "a dateline dates the report",
    ),
    ("Five people were killed on Friday.", "killed", "2018-02-09", "its own time"),
    ("On Thursday, gunmen shot two people.", "shot", "2018-02-08", "time before its clause"),
    ("Police said on Friday that five people died.", "died", "", "the time of saying"),
    ("Five people died on Thursday, police said Friday.", "died", "2018-02-08", "not of saying"),
    ("Police said Thursday's fighting killed ten.", "killed", "2018-02-08", "a possessive"),
    ("An attack on Friday killed five.", "killed", "2018-02-09", "the time of its noun"),
    ("Ten died when a bomb exploded on Friday.", "died", "2018-02-09", "what killed them"),
    (
        "The army, which launched an offensive in December to retake the town, killed ten.",
        "killed",
        "",
        "the time of the offensive",
    ),
    (
        "A man was charged Wednesday with killing his neighbour on Monday.",
        "killing",
        "2018-02-05",
        "not of the charge",
    ),
    ("He died Friday after being shot Tuesday.", "died", "2018-02-09", "each verb its own time"),
    ("He died Friday after being shot Tuesday.", "shot", "2018-02-06", "each verb its own time"),
    ("The fight, due to go on next week, left two dead.", "dead", "", "no event of the future"),
    ("A Feb. 6 shooting killed two people.", "killed", "2018-02-06", "a date before its noun"),
    (
        "Clashes raged. Ten people were killed. It happened on Friday.",
        "killed",
        "2018-02-09",
        "told in the next sentence",
    ),
    (
        "Gunmen attacked a base on Thursday.\n\nThe dead are soldiers.\n\nTen were killed.",
        "killed",
        "2018-02-08",
        "told in the opening",
    ),
    (
        "It happened around 5:25 p.m. Wednesday near the market. Two were shot.",
        "shot",
        "2018-02-07",
        "an hour beside the day",
    ),
    ("The toll of the flood rose to 31 on Friday.", "31", "", "a day of counting"),
    ("Thursday's flood hit the town. Its toll rose to 31 on Friday.", "31", "2018-02-08", "not it"),
    (
        "Officials lowered the toll of the landslide from 52 to 49 on Friday.",
        "49",
        "",
        "a count behind the noun of the event",
    ),
    ("The army raised the toll of Thursday's raid to six on Friday.", "six", "2018-02-08", "both"),
    ("Rebels put the toll of the raid on Thursday at six.", "six", "2018-02-08", "right behind it"),
    ("The search was suspended on Friday after nine bodies surfaced.", "nine", "", "of a search"),
    ("The siege ended on Friday with nine people killed.", "killed", "2018-02-09", "no count"),
    (
        "A mine killed two on Friday. Some 90,000 have died in Yemen's war, which began in 2014.",
        "died",
        "2014-01-01/2018-02-10",
        "a whole war",
    ),
    (
        "A mine went off on Friday. The blast, the worst since the war began, has killed two.",
        "killed",
        "2018-02-09",
        "no whole war",
    ),
    (
        "A blast killed five on Tuesday. A week earlier, sixteen people died in a raid.",
        "sixteen",
        "2018-01-28/2018-02-01",
        "told by the day before it",
    ),
    (
        "A blast killed five on Tuesday. The day before, sixteen people died in a raid.",
        "sixteen",
        "2018-02-05",
        "told by the day before it",
    ),
    (
        "A blast killed five on Tuesday. Sixteen people died in a raid two days earlier.",
        "Sixteen",
        "2018-02-04",
        "told by the day before it, at the end",
    ),
    (
        "A blast killed five on Tuesday, two days before the vote. Ten were hurt in it.",
        "Ten",
        "2018-02-06",
        "a day told by what follows moves nothing",
    ),
    (
        "A mine hit a bus on Friday. It was the worst since 2013, when a bomb killed forty.",
        "forty",
        "2013-01-01/2013-12-31",
        "the year it compares with",
    ),
    (
        "Crowds marked the second anniversary of a raid that killed ten. Two died on Thursday.",
        "ten",
        "2016-02-03/2016-02-17",
        "what the anniversary is of",
    ),
]


@pytest.mark.parametrize(
    ("text", "words", "day", "why"), EVENTS, ids=[f"{row[1]}: {row[3]}" for row in EVENTS]
)
def test_time_of_an_event(text: str, words: str, day: str, why: str) -> None:
    assert str(event_time(text, words, REPORT)) == (day or "unknown"), why


def event_time(text: str, words: str, published: str | None) -> When:
    document = Document(as_article(text, published))
    sentence = next(one for one in document.sentences if words in one.text)
    start = sentence.text.index(words)
    return event_when(document, sentence, start, start + len(words))


def test_time_of_an_event_without_a_day_of_publication() -> None:
    assert event_time("Five were killed on Friday.", "killed", None) == When.unknown("Friday")


@pytest.mark.parametrize(
    "name", ["en/time_words.tsv", "en/time_phrases.tsv", "en/clause_words.tsv"]
)
def test_tables_are_sorted_and_give_reasons(name: str) -> None:
    rows = table(name)
    keys = [next(iter(row.values())) for row in rows]

    assert keys == sorted(set(keys))
    assert all(row["reason"] for row in rows)


def test_a_long_line_is_read_in_one_go() -> None:
    line = "clashes went on in the town and nobody knows when they began " * 20_000

    assert find_times(line + "on Friday", dt.date(2018, 2, 10))[-1].text == "Friday"
