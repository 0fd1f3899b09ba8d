"""The explanation: sections in order, every claim named, the same text for the same input."""

from claimtrack import Claim, Count, Source, Span, reconcile

CLAIMS = [
    Claim(
        "killed",
        32,
        who="militants",
        source=Source(organisation="SOHR", outlet="Outlet A"),
        reported="2018-02-10",
        span=Span(0, 19, "32 militants killed"),
    ),
    Claim(
        "killed",
        32,
        who="militants",
        source=Source(organisation="SOHR", outlet="Outlet B"),
        reported="2018-02-11",
    ),
    Claim("killed", Count.more_than(20), who="militants", source="Reuters"),
    Claim("killed", 50, who="militants", source="an army", interest="enemy"),
    Claim("killed", 900, scope="period", source="SOHR"),
]


def test_sections_stand_in_order() -> None:
    text = reconcile(CLAIMS).explain()
    titles = [
        "Incident",
        "Killed, people: 32",
        "Who says what",
        "Counted once",
        "Set aside",
        "Open",
    ]

    assert [text.index(title) for title in titles] == sorted(text.index(title) for title in titles)


def test_it_quotes_and_names_every_claim() -> None:
    text = reconcile(CLAIMS).explain()

    assert "“32 militants killed”" in text
    assert all(f"[{i}]" in text for i in range(1, len(CLAIMS) + 1))


def test_copies_are_named_by_who_printed_them() -> None:
    assert "Outlet A and Outlet B are one voice" in reconcile(CLAIMS).explain()


def test_it_says_what_raised_high() -> None:
    assert "enemy claim raises only high" in reconcile(CLAIMS).explain()


def test_same_input_same_text() -> None:
    assert reconcile(CLAIMS).explain() == reconcile(CLAIMS[::-1]).explain()


def test_nothing_is_said_plainly() -> None:
    assert "Nothing is asserted." in reconcile([]).explain()
