"""The table of features: what is seen of two accounts, and what is never averaged away."""

import pytest

from claimtrack import Claim, Group, Place
from claimtrack.model.incident import Verdict
from claimtrack.reconciliation.accounts import Account
from claimtrack.reconciliation.matching import Match, match
from claimtrack.reconciliation.parameters import MatchParameters, default_parameters
from claimtrack.reconciliation.wording import distinctive_words, person_name

TOWN = Place("Qurma", admin="Zagra", country="SY", lat=35.0, lon=37.0, precision=1)


def account(*numbers: int, **said: object) -> Account:
    """An account with a claim of each number, on 10 February in one town unless it says so."""
    fields: dict[str, object] = {
        "where": TOWN,
        "when": "2018-02-10",
        "article": "a",
        "reported": "2018-02-11",
        "who": Group(),
    }
    fields.update(said)
    return Account.of([Claim("killed", n, **fields) for n in numbers or (5,)])  # type: ignore[arg-type]


def seen(one: Account, other: Account) -> Match:
    return match(one, other, default_parameters())


def place(name: str, north: float = 0.0, precision: int = 1, **said: str) -> Place:
    """A place so many kilometres north of the town."""
    return Place(name, lat=35.0 + north / 111.2, lon=37.0, precision=precision, **said)


LEVELS = [
    ("days", {}, {}, "same", "one day"),
    ("days", {}, {"when": "2018-02-12", "reported": "2018-02-13"}, "near", "two days apart"),
    ("days", {}, {"when": "2018-02-13", "reported": "2018-02-13"}, "conflict", "three days apart"),
    ("days", {}, {"when": "2018-02"}, "broad", "a day and its month"),
    ("days", {}, {"when": "unknown"}, "assumed", "no day, told the day after"),
    (
        "days",
        {},
        {"when": "unknown", "reported": "2018-06-01"},
        "unknown",
        "no day, told months on",
    ),
    ("days", {}, {"when": "unknown", "reported": "2018-02-08"}, "conflict", "told before it was"),
    ("place", {}, {}, "same", "one place"),
    ("place", {}, {"where": place("Qurmah", 3)}, "same", "no more than a spot apart"),
    ("place", {}, {"where": place("Dair", 20)}, "near", "20 km"),
    ("place", {}, {"where": place("Dair", 40)}, "conflict", "40 km"),
    ("place", {}, {"where": Place("Qurma", country="IQ")}, "conflict", "a namesake elsewhere"),
    ("place", {}, {"where": place("Zagra", 60, precision=4)}, "within", "a town and its province"),
    ("place", {}, {"where": None}, "unknown", "no place"),
    ("place", {"where": "al-Tamqara"}, {"where": "Al Tamqarah"}, "alike", "two spellings"),
    (
        "place",
        {"where": "Tamqara"},
        {"where": "northern Tamqara"},
        "alike",
        "one name in the other",
    ),
    ("place", {"where": "Tamqara"}, {"where": "Kurzin"}, "differs", "two names nobody resolved"),
    ("place", {}, {"where": "Kurzin"}, "unknown", "a name nobody resolved may be a quarter of it"),
    (
        "place",
        {},
        {"where": None, "sentence": "A blast shook Qurma."},
        "mentioned",
        "named in the sentence",
    ),
    ("victims", {"who": "soldiers"}, {"who": "soldiers"}, "same", "soldiers"),
    ("victims", {"who": "children"}, {"who": "policemen"}, "unknown", "of different dimensions"),
    ("victims", {"who": "civilians"}, {"who": "soldiers"}, "differs", "never told for each other"),
    (
        "attackers",
        {"by": Group(affiliation="Islamic State")},
        {"by": Group(affiliation="islamic state")},
        "same",
        "one group, two ways to print it",
    ),
    ("kind", {"how": "airstrike"}, {"how": "shooting"}, "differs", "a strike and a shooting"),
    ("ages", {"who": "6-year-old girl"}, {"who": "Six-year-old Mona"}, "same", "one age, two ways"),
    ("ages", {"who": "9-year-old boy"}, {"who": "10-year-old boy"}, "near", "a birthday between"),
    ("ages", {"who": "3-year-old boy"}, {"who": "man aged 40"}, "unknown", "no age that is read"),
    ("ages", {"who": "3-year-old"}, {"who": "11-year-old"}, "differs", "two children"),
    ("news", {}, {"reported": "2018-02-20"}, "far", "articles nine days apart"),
    ("news", {}, {"reported": "2018-02-12"}, "close", "articles a day apart"),
]


@pytest.mark.parametrize(
    ("feature", "one", "other", "level", "why"), LEVELS, ids=[f"{r[0]}: {r[4]}" for r in LEVELS]
)
def test_levels(
    feature: str, one: dict[str, object], other: dict[str, object], level: str, why: str
) -> None:
    found = seen(account(**one), account(**other))

    assert found.levels[feature] == level, why


NUMBERS = [
    (5, 5, "same"),
    (1, 1, "few"),
    (5, 9, "grow"),
    (9, 7, "fall"),
    (2, 40, "far"),
]


@pytest.mark.parametrize(("earlier", "later", "level"), NUMBERS)
def test_figures(earlier: int, later: int, level: str) -> None:
    found = seen(account(earlier, reported="2018-02-10"), account(later))

    assert found.levels["numbers"] == level


def test_figures_that_can_be_true_together() -> None:
    some = Account.of([Claim("killed", "more than 30", where=TOWN, when="2018-02-10")])
    exact = Account.of([Claim("killed", 32, where=TOWN, when="2018-02-10")])

    assert seen(some, exact).levels["numbers"] == "fit"


NAMES = [
    (("Samir Haddad",), ("Sameer Haddad",), "shared", "two spellings"),
    (("Samir Haddad",), ("Haddad Samir",), "shared", "family name first"),
    (("12-year-old Mona Haddad",), ("Mona Haddad",), "shared", "an age before the name"),
    (("Haddad",), ("Haddad",), "surname", "a family name alone"),
    (("Samir Haddad",), ("Ziad Nasser",), "differs", "two men, one killed in each"),
    (("Samir Haddad",), (), "unknown", "nobody named"),
]


@pytest.mark.parametrize(("one", "other", "level", "why"), NAMES, ids=[row[3] for row in NAMES])
def test_names(one: tuple[str, ...], other: tuple[str, ...], level: str, why: str) -> None:
    found = seen(account(1, who=Group(names=one)), account(1, who=Group(names=other)))

    assert found.levels["named"] == level, why


def test_a_list_shorter_than_the_toll_contradicts_nobody() -> None:
    one = account(9, who=Group(names=("Samir Haddad",)))
    other = account(9, who=Group(names=("Ziad Nasser",)))

    assert seen(one, other).levels["named"] == "unknown"


class TestVerdict:
    def test_figures_alone_never_merge(self) -> None:
        one = account(117, where=None, when="unknown", how="airstrike", who="civilians")
        generous = default_parameters().replace(match=0.5, unsure=0.1)

        assert match(one, one, generous).verdict is Verdict.UNSURE

    @pytest.mark.parametrize(
        "conflict", [{"where": place("Dair", 40)}, {"when": "2018-03-10", "reported": "2018-03-11"}]
    )
    def test_a_conflict_is_not_averaged_away(self, conflict: dict[str, object]) -> None:
        agrees: dict[str, object] = {
            "who": Group("men", role="civilian", names=("Samir Haddad",)),
            "by": Group(affiliation="Islamic State"),
            "how": "airstrike",
        }
        generous = default_parameters().replace(match=-9, unsure=-10)
        found = match(account(117, **agrees), account(117, **agrees, **conflict), generous)

        assert found.is_conflict
        assert found.verdict is not Verdict.SAME

    def test_which_comes_first_makes_no_difference(self) -> None:
        one, other = account(5), account(9, where=place("Dair", 20), reported="2018-02-12")

        assert seen(one, other) == seen(other, one)

    def test_one_victim_outweighs_the_day_of_later_news(self) -> None:
        named: dict[str, object] = {
            "who": Group("man", names=("Samir Haddad",)),
            "sentence": "Samir Haddad was shot at the shop of Ziad Nasser.",
        }
        funeral = {"when": "2018-02-16", "reported": "2018-02-17"}

        assert seen(account(1, **named), account(1, **named, **funeral)).levels["days"] == "news"
        assert seen(account(1), account(1, **funeral)).levels["days"] == "conflict"

    def test_a_trial_tells_of_the_person_who_was_killed(self) -> None:
        shot = account(1, who="9-year-old girl", sentence="Ziad Nasser shot the Tamqara girl, 9.")
        trial = account(
            1,
            who="9-year-old girl",
            sentence="Ziad Nasser of Tamqara is tried for the death of the girl, 9.",
            when="2018-09-03",
            reported="2018-09-04",
        )

        assert seen(shot, trial).levels["days"] == "news"
        assert seen(shot, trial).verdict is Verdict.SAME

    def test_one_victim_outweighs_a_namesake_of_the_town(self) -> None:
        named: dict[str, object] = {
            "who": Group("man", names=("Samir Haddad",)),
            "sentence": "Samir Haddad was shot at the shop of Ziad Nasser.",
        }
        here, away = place("Dair"), place("Dair", 400)

        assert seen(account(1, **named), account(1, **named)).verdict is Verdict.SAME
        found = seen(account(1, where=here, **named), account(1, where=away, **named))
        assert (found.levels["place"], found.verdict) == ("differs", Verdict.SAME)
        assert seen(account(1, where=here), account(1, where=away)).is_conflict


def test_a_match_tells_its_features() -> None:
    told = seen(account(5), account(5)).tell(default_parameters())

    assert told.startswith("days same +2, place same +2, numbers same +1.5")


def test_every_level_of_the_table_is_told_apart() -> None:
    known = {
        (name, level) for name, levels in default_parameters().weights.items() for level in levels
    }
    for feature, _, _, level, _ in LEVELS:
        assert level == "conflict" or (feature, level) in known


def test_a_weight_is_changed_by_name() -> None:
    changed = MatchParameters.default().replace(weights={"place": {"near": 2.0}})

    assert changed.weights["place"]["near"] == 2.0
    assert changed.weights["place"]["same"] == default_parameters().weights["place"]["same"]


def test_an_arrest_does_not_date_what_it_follows() -> None:
    killed = Claim("killed", 2, when="2018-02-10", reported="2018-02-12")
    arrest = [Claim("detained", 1, when="2018-02-12", reported="2018-02-12") for _ in range(3)]

    assert Account.of([*arrest, killed]).start == Account.of([killed]).start


def test_most_claims_settle_the_day() -> None:
    days = ("2018-02-11", "2018-02-10", "2018-02-10", "2018-02")
    found = Account.of([Claim("killed", 2, when=day) for day in days])

    assert found.start == found.end == Account.of([Claim("killed", 2, when="2018-02-10")]).start


WORDS = [
    ("Police found Mona Haddad dead in Qurma.", {"mona", "haddad", "qurma"}, "names"),
    ("The boy, 12, and a 14-year-old girl died.", {"aged 12", "aged 14"}, "ages"),
    ("Three Soldiers Killed In Attack On Monday", set(), "a headline of ordinary words"),
    ("", set(), "nothing"),
]


@pytest.mark.parametrize(("sentence", "words", "why"), WORDS, ids=[row[2] for row in WORDS])
def test_distinctive_words(sentence: str, words: set[str], why: str) -> None:
    assert distinctive_words([Claim("killed", 1, who=Group(), sentence=sentence)]) == words, why


@pytest.mark.parametrize(
    ("printed", "compared"),
    [
        ("Mr. John O'Neill Jr.", "john oneill"),
        ("13-month-old Omar Saleh", "omar saleh"),
        ("Police", ""),
        ("Baker", ""),  # alone it may be a trade
    ],
)
def test_person_name(printed: str, compared: str) -> None:
    assert person_name(printed) == compared
