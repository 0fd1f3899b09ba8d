"""What sentences claim: each row is a sentence, what it claims, and the construct it stands for.

A claim is written ``harm low-high label``: ``killed 12-12 people``; an open end is ``12-``. Its
scope and stance follow where they are not the plain ones: ``part``, ``period``, ``feared``.
"""

import pytest

import claimtrack as ct
from claimtrack.errors import ClaimError


def said(claim: ct.Claim) -> str:
    """A claim in the short form of the tables."""
    high = "" if claim.count.high is None else claim.count.high
    parts = [f"{claim.harm.value} {claim.count.low}-{high} {claim.who.label}".strip()]
    if claim.scope != "incident":
        parts.append(claim.scope.value)
    if claim.stance != "asserted":
        parts.append(claim.stance.value)
    return " ".join(parts)


ACTIVE = [
    ("A blast killed 32 soldiers.", ["killed 32-32 soldiers"], "active"),
    ("The militia has killed two farmers.", ["killed 2-2 farmers"], "active perfect"),
    ("Raiders stormed the farm, killing the owner.", ["killed 1-1 owner"], "gerund, one person"),
    ("Gunmen kill 5 policemen", ["killed 5-5 policemen"], "headline in the present"),
    ("Rebels shot dead a teacher.", ["killed 1-1 teacher"], "verb of two words"),
    ("They hacked an old priest to death.", ["killed 1-1 old priest"], "result after the object"),
    (
        "The raid killed a nurse and wounded two guards.",
        ["killed 1-1 nurse", "injured 2-2 guards"],
        "two verbs, each with its own people",
    ),
    (
        "The rocket killed six and injured ten.",
        ["killed 6-6", "injured 10-10"],
        "numbers with no noun",
    ),
    (
        "They used clubs to kill nine herders.",
        ["killed 9-9 herders"],
        "an infinitive that tells what was done",
    ),
]
PASSIVE = [
    ("Two soldiers were killed.", ["killed 2-2 soldiers"], "passive"),
    (
        "Two soldiers from the border brigade were killed.",
        ["killed 2-2 soldiers"],
        "past a modifier",
    ),
    ("A man who was mending nets was shot dead.", ["killed 1-1 man"], "past a relative clause"),
    (
        "Three people, two of them known to police, have been arrested.",
        ["detained 3-3 people"],
        "past what stands between commas",
    ),
    (
        "In the attack on the convoy, four drivers were killed.",
        ["killed 4-4 drivers"],
        "an opening phrase is not the subject",
    ),
    (
        "At least seven people were yesterday killed.",
        ["killed 7- people"],
        "a day between auxiliaries",
    ),
    (
        "The mayor was ambushed and murdered.",
        ["killed 1-1 mayor"],
        "the second of two joined verbs",
    ),
    ("A clerk was shot and killed.", ["killed 1-1 clerk"], "shot and killed is one death"),
    ("A clerk was shot, killed near the bank.", ["killed 1-1 clerk"], "the same with a comma"),
    (
        "The head of the council was assassinated.",
        ["killed 1-1 head of the council"],
        "head of a body",
    ),
    ("A guard was killed and another wounded.", ["killed 1-1 guard", "injured 1-1"], "another"),
    (
        "Five of the passengers have since died.",
        ["killed 5-5 passengers"],
        "since between auxiliaries",
    ),
    ("Seven of the nine guards were hurt.", ["injured 7-7 guards"], "the noun of a share"),
]
HEADLINE = [
    ("12 dead, 30 hurt", ["killed 12-12", "injured 30-30"], "list"),
    ("Blast leaves 12 dead in market", ["killed 12-12"], "leaves N dead"),
    ("Two killed in factory fire", ["killed 2-2"], "no auxiliary"),
    ("32 militants killed", ["killed 32-32 militants"], "noun before a bare participle"),
    ("IS killed 32 soldiers", ["killed 32-32 soldiers"], "an abbreviation is no form of be"),
    ("TWO PEASANTS WERE MURDERED BY GUNMEN", ["killed 2-2 PEASANTS"], "all capitals"),
]
NOUNS = [
    ("The deaths of two nurses shocked the town.", ["killed 2-2 nurses"], "deaths of N"),
    ("The vicar's murder shocked the town.", ["killed 1-1 vicar"], "possessive"),
    (
        "The death toll rose to 45 from 39.",
        ["killed 39-39", "killed 45-45"],
        "a toll and the one before it",
    ),
    ("There were 14 deaths.", ["killed 14-14"], "N deaths"),
    ("The flood claimed the lives of three miners.", ["killed 3-3 miners"], "lives of N"),
    ("The flood claimed 30 lives.", ["killed 30-30"], "N lives"),
    ("The bodies of nine people were found.", ["killed 9-9 people"], "bodies of N"),
    ("A woman's body was found in a well.", ["killed 1-1 woman"], "somebody's body"),
    (
        "He died of his wounds after the driver, Abel Noor, died.",
        ["killed 1-1 driver Abel Noor"],
        "a name explains the noun before it",
    ),
]
SIBLINGS = [
    (
        "The two brothers, Al and Bo Kerr, were shot dead.",
        ["killed 2-2 brothers", "killed 1-1 Al part", "killed 1-1 Bo Kerr part"],
        "two first names with one surname",
    ),
    (
        "Two soldiers and five rebels were killed.",
        ["killed 2-2 soldiers", "killed 5-5 rebels"],
        "and",
    ),
    (
        "A woman and her two children drowned.",
        ["killed 1-1 woman", "killed 2-2 children"],
        "family",
    ),
    (
        "A couple and their four sons were killed.",
        ["killed 2-2", "killed 4-4 sons"],
        "a couple is two",
    ),
    ("A family of four was killed.", ["killed 4-4 family of four"], "a family of N"),
    (
        "The blast killed a guard, a cook and three drivers.",
        ["killed 1-1 guard", "killed 1-1 cook", "killed 3-3 drivers"],
        "list",
    ),
    (
        "Eight clerks from a bank and three other people were found dead.",
        ["killed 8-8 clerks", "killed 3-3 people"],
        "and past a modifier",
    ),
    ("Twenty herders and 83 cows were killed.", ["killed 20-20 herders"], "animals are not people"),
    (
        "The strike killed 12 people, including three children.",
        ["killed 12-12 people", "killed 3-3 children part"],
        "part",
    ),
    (
        "40 killed in the blast yesterday, including 4 nurses",
        ["killed 40-40", "killed 4-4 nurses part"],
        "part behind the verb",
    ),
    (
        "A bomb killed seven people, including two soldiers, police and medics said.",
        ["killed 7-7 people", "killed 2-2 soldiers part"],
        "who says so is no victim",
    ),
    (
        "The crash killed three pilots: Ann Lee, Bo Kerr and Cy Moss.",
        [
            "killed 3-3 pilots",
            "killed 1-1 Ann Lee part",
            "killed 1-1 Bo Kerr part",
            "killed 1-1 Cy Moss part",
        ],
        "names behind a number",
    ),
    ("Fifty people were killed or wounded.", ["casualties 50-50 people"], "combined class"),
    ("A dozen hikers are dead or missing.", ["dead_or_missing 12-12 hikers"], "dead or missing"),
]
NOBODY = [
    ("No one was hurt.", ["injured 0-0"], "none"),
    ("No officers were hurt.", ["injured 0-0 officers"], "none of a kind"),
    ("There were no immediate reports of casualties.", [], "no report is not none"),
    ("The court sentenced him to death.", [], "death sentence"),
    ("The group threatened to kill two hostages.", [], "threat"),
    ("Police want to arrest the men.", [], "intent"),
    ("He was charged with attempted murder.", [], "attempt"),
    ("The crew shot a film about two dogs.", [], "a film is nobody"),
    ("The proposal killed two birds with one stone.", [], "idiom"),
    ("The army said it destroyed 12 tanks.", [], "weapons"),
    ("The two sides were not killed.", [], "negation"),
    ("The war killed jobs.", [], "things die too"),
    ("", [], "nothing"),
]
STANCE = [
    ("Forty villagers are feared dead.", ["killed 40-40 villagers feared"], "feared"),
    ("Two climbers are believed to have been killed.", ["killed 2-2 climbers feared"], "believed"),
    ("The virus could kill 300 people.", ["killed 300-300 people hypothetical"], "could"),
]
SCOPE = [
    (
        "The war has killed more than 340,000 people since it began.",
        ["killed 340001- people period"],
        "since",
    ),
    (
        "Clashes killed 15 civilians in the past 24 hours.",
        ["killed 15-15 civilians period"],
        "past hours",
    ),
    (
        "Two men were shot dead. Five more people were killed in the next street.",
        ["killed 2-2 men", "killed 5-5 people increment"],
        "more",
    ),
]
OTHERS = [
    (
        "He broke into the home of Al Kerr and shot him dead.",
        ["killed 1-1 Al Kerr"],
        "who him is, with two men named",
    ),
    ("Floods displaced 3,000 people.", ["displaced 3000-3000 people"], "displaced"),
    ("Six miners are missing.", ["missing 6-6 miners"], "missing"),
    (
        "Gunmen abducted a bishop and two nuns.",
        ["abducted 1-1 bishop", "abducted 2-2 nuns"],
        "abducted",
    ),
    ("Police arrested nine men.", ["detained 9-9 men"], "arrested"),
    ("A girl is in critical condition.", ["injured 1-1 girl"], "condition"),
    (
        "She died, and three pupils were taken to hospital.",
        ["injured 3-3 pupils"],
        "a pronoun nobody introduced claims nothing",
    ),
]
ROWS = [
    *ACTIVE, *PASSIVE, *HEADLINE, *NOUNS, *SIBLINGS, *NOBODY, *STANCE, *SCOPE, *OTHERS,
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected", "why"), ROWS, ids=[f"{w}: {t[:40]}" for t, _, w in ROWS]
)
def test_claims_of_a_sentence(text: str, expected: list[str], why: str) -> None:
    assert [said(claim) for claim in ct.find_claims(text)] == expected, why


KNOWN_FAILURES = [
    ("Four miners, 23, 25, 31 and 40, were found dead.", ["killed 4-4 miners"], "a list of ages"),
    ("The attack left his body riddled with bullets.", ["killed 1-1"], "a body with no name"),
]  # fmt: skip


@pytest.mark.xfail(strict=True, reason="not read yet")
@pytest.mark.parametrize(
    ("text", "expected", "why"), KNOWN_FAILURES, ids=[w for *_, w in KNOWN_FAILURES]
)
def test_known_failures(text: str, expected: list[str], why: str) -> None:
    assert [said(claim) for claim in ct.find_claims(text)] == expected, why


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("IS killed 32 soldiers.", "IS"),
        ("32 IS militants were killed by soldiers.", "soldiers"),
        ("A blast killed 32 soldiers.", None),
        ("Two farmers were killed by masked gunmen on Friday.", "masked gunmen"),
    ],
)
def test_who_did_it_is_never_the_victim(text: str, by: str | None) -> None:
    claim = ct.parse_claim(text)

    assert (claim.by.label if claim.by else None) == by
    assert claim.who.label != by


def test_parse_claim_wants_exactly_one() -> None:
    with pytest.raises(ClaimError, match="found 2"):
        ct.parse_claim("12 dead, 30 hurt")
    with pytest.raises(ClaimError, match="found 0"):
        ct.parse_claim("Nothing happened.")


def test_a_part_names_its_whole_and_a_toll_the_one_it_replaces() -> None:
    whole, part = ct.find_claims("The strike killed 12 people, including three children.")
    earlier, now = ct.find_claims("The death toll rose to 45 from 39.")

    assert part.whole == whole.id
    assert part.statement == whole.statement
    assert (now.replaces, earlier.replaces) == (earlier.id, None)


def test_a_headline_of_its_own_is_quoted_from_the_title() -> None:
    article = ct.Article("A fire broke out at noon.", title="Two killed in fire")

    [claim] = ct.find_claims(article)

    assert claim.span is not None
    assert (claim.span.part, claim.quote, claim.count.text) == ("title", "Two killed", "Two")


def test_the_same_person_keeps_one_name() -> None:
    text = (
        "A guard was shot dead on Monday. The guard, Abel Noor, had three children. "
        "Police said Abel Noor was killed at the gate. Noor died at once."
    )

    names = [claim.who.names for claim in ct.find_claims(text)]

    assert names[1:] == [("Abel Noor",), ("Abel Noor",)]


def test_who_was_shot_and_died_is_not_wounded() -> None:
    claims = ct.find_claims("A clerk was shot in a shop. The clerk died in hospital.")

    assert [said(claim) for claim in claims] == ["killed 1-1 clerk"]


def test_an_earlier_event_is_an_episode_of_its_own() -> None:
    article = ct.Article(
        "A bomb killed two people on Friday. A bomb in the same street in 2004 killed nine people.",
        published="2018-02-10",
    )

    assert [claim.episode for claim in ct.find_claims(article)] == ["", "in 2004"]


def test_how_people_came_to_harm() -> None:
    assert ct.parse_claim("An air strike killed two farmers.").how == "airstrike"
    assert ct.parse_claim("Two farmers were shot dead.").how == "shooting"


def test_an_attacker_who_dies_is_told_apart() -> None:
    bomber, others = ct.find_claims("A suicide bomber blew himself up, killing six people.")

    assert (bomber.who.role, others.who.role) == (ct.Role.ATTACKER, None)


@pytest.mark.parametrize(
    ("text", "scopes", "why"),
    [
        ("Some 600 people have died in the gulf this year.", ["period"], "up to the report"),
        ("At least 9,000 guards have been killed since Oct. 7.", ["period"], "a long time since"),
        ("Nearly 80 people were killed in the region in April.", ["period"], "a month's dead"),
        ("Last month an attack on a wedding killed 63.", ["incident"], "one thing that happened"),
        ("In 2015 the group downed a jet, killing 224.", ["incident"], "one thing that was done"),
        ("Floods took the toll since the rains began on May 2 to 324.", ["period"], "a month"),
        ("Two men were killed on Friday.", ["incident"], "a day"),
    ],
)
def test_a_long_time_makes_a_total_over_time(text: str, scopes: list[str], why: str) -> None:
    found = ct.find_claims(text, published="2024-06-10")

    assert [claim.scope.value for claim in found] == scopes, why


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("An air strike on a depot in Tarn's old town killed nine.", None),
        ("A strike on a school sheltering families killed nine.", None),
        ("Gunmen in the north killed nine.", "Gunmen"),
        ("A raid by Red Column fighters killed nine.", "Red Column fighters"),
        ("Bombs across Tarn kill nine", None),
    ],
)
def test_who_did_it_is_no_place_and_no_bystander(text: str, by: str | None) -> None:
    (claim,) = ct.find_claims(text)

    assert (claim.by.label if claim.by else None) == by


def test_an_abduction_kills_nobody() -> None:
    killed, _ = ct.find_claims("At least 60 people were killed and 12 women abducted.")

    assert killed.how is None


def test_a_fire_brigade_is_no_fire() -> None:
    (claim,) = ct.find_claims("Nine people died, a fire service official said.")

    assert claim.how is None


def test_what_came_months_before_is_an_episode_of_its_own() -> None:
    text = "A riot killed 68 inmates on Friday. It came two months after a fight killed 119 people."
    now, before = ct.find_claims(text)

    assert (now.episode, before.episode) == ("", "two months after")


@pytest.mark.parametrize(
    ("text", "episodes"),
    [
        (
            "Nine days after a raid that killed 30 villagers, jets hit a hamlet, killing 8 people",
            ["nine days after", ""],
        ),
        (
            "After nine days of an air raid that killed 30 villagers, jets hit a hamlet, killing 8",
            ["after nine days of", ""],
        ),
        ("A blast kills 12 recruits months after 200 villagers were killed", ["", "months after"]),
        (
            "Two months after a raid killed 55 villagers…the jets return, causing 15 casualties",
            ["two months after", ""],
        ),
        (
            "Rebels execute 4 captives in the first open reprisal for the execution of 90 herders",
            ["", "in the first open reprisal for"],
        ),
        ("To avenge the killing of nine herders, gunmen shot dead 4 farmers.", ["to avenge", ""]),
        (
            "A raid kills 16 villagers, coinciding with clashes that killed 28 fighters",
            ["", "coinciding with"],
        ),
        (
            "After the guards shot dead 40 herders at the fence… raiders kill two women in Kobla",
            ["after", ""],
        ),
        (
            "After about 15 months of killing 50 recruits by jets, raiders kill 18 recruits",
            ["after about 15 months of", ""],
        ),
        ("After killing 40 herders in the hills… Jets kill 16 people in Kobla", ["after", ""]),
        ("After killing 9 farmers, raiders shot dead two guards.", ["", ""]),
        # the same victims, or more of the same event
        ("Two weeks after a fire killed nine people, a tenth victim died.", ["", ""]),
        ("Two days after the fire killed nine people, three more people died.", ["", ""]),
        ("Two days after the blast killed 9 soldiers, 3 civilians died in hospital.", ["", ""]),
        # a sentence that opens with another day
        (
            "Nine people died. Several days earlier, ten were killed in a raid.",
            ["", "several days earlier"],
        ),
        (
            "Nine people died. The previous day, a raid hit the house, killing two men.",
            ["", "the previous day"],
        ),
        (
            "Nine people died. Her uncle had been killed the previous month.",
            ["", "the previous month"],
        ),
        # the only thing told of
        ("Two months after a raid killed 55 villagers, the town is still empty.", [""]),
    ],
)
def test_what_one_sentence_sets_off_as_earlier_is_an_episode_of_its_own(
    text: str, episodes: list[str]
) -> None:
    assert [claim.episode for claim in ct.find_claims(text)] == episodes


def test_the_same_number_of_other_people_keeps_its_words() -> None:
    text = "Fourteen officers were killed. Fourteen suspected gang members were killed as well."
    labels = [claim.who.label for claim in ct.find_claims(text)]

    assert labels == ["officers", "suspected gang members"]


@pytest.mark.parametrize("number", ["20,000", "at least 20,000"])
def test_a_total_over_a_war_runs_up_to_the_report(number: str) -> None:
    text = f"The war in Sudan, which erupted in April 2023, has killed {number} people."
    (claim,) = ct.find_claims(text, published="2024-12-10")

    assert str(claim.when) == "2023-04-01/2024-12-10"


def test_the_lowest_toll_since_a_time_is_over_a_period_and_the_fiercest_raid_is_not() -> None:
    toll = ct.find_claims("139 people were killed, the lowest toll in a month since the war began.")
    raid = ct.find_claims("139 people were killed in the fiercest raid since the war began.")

    assert [claim.scope.value for claim in (*toll, *raid)] == ["period", "incident"]


@pytest.mark.parametrize("published", [None, "2018-02-10"])
def test_a_war_s_total_stands_apart_with_and_without_a_date(published: str | None) -> None:
    text = (
        "Sixteen militants were killed in Idlib province, a monitor said.\n\n"
        "Syria's war has killed more than 340,000 people and displaced millions since it began in "
        "March 2011 with protests against the government."
    )
    claims = ct.find_claims(text, published=published)

    assert [claim.scope.value for claim in claims] == ["incident", "period", "period"]
    assert [claim.where.name for claim in claims[1:] if claim.where] == ["Syria", "Syria"]


def test_a_father_is_not_his_son_whose_name_holds_his() -> None:
    text = "Salem Noor was killed. His son Adil Salem Noor was killed too. Salem was a baker."
    names = [claim.who.names for claim in ct.find_claims(text)]
    assert names == [("Salem Noor",), ("Adil Salem Noor",)]


def test_two_sons_of_other_names_are_others() -> None:
    text = (
        "Nils Asker was killed with his two sons, Ivar Asker and Odd Asker."
        " Lars Moen was killed with his two sons, Knut Moen and Jens Moen."
    )
    sons = [claim.who.names for claim in ct.find_claims(text) if claim.count.low == 2]
    assert sons == [("Ivar Asker", "Odd Asker"), ("Knut Moen", "Jens Moen")]


def test_slain_people_who_are_identified_are_not_the_wounded() -> None:
    text = (
        "Two guards were killed. Two farmers died and 20 were hurt near by."
        " The slain guards were identified as Sergeant Amin Qadir, 34, and Private Ravi Chand, 25."
    )
    named = [one for one in ct.find_claims(text) if one.who.names]

    assert {one.harm for one in named} == {ct.Harm.KILLED}
    assert {one.whole for one in named} == {ct.find_claims(text)[0].id}


def test_names_of_the_slain_leave_the_toll_as_it_is() -> None:
    text = (
        "Three guards and two raiders were killed near the dam, police said."
        " The slain guards were identified as Sergeant Amin Qadir, 34, and Private Ravi Chand, 25."
    )
    (report,) = ct.track([ct.Article(text, outlet="Dam Herald")])
    people = next(one for one in report.estimates if str(one.who) == "people")

    assert people.best == 5


def test_an_official_toll_is_the_governments_whoever_cites_it() -> None:
    text = "Rights groups said that 140 people had died, far above the official toll of 56."
    theirs, official = ct.find_claims(text)

    assert (theirs.source.root, official.source.root) == ("Rights groups", "official toll")
    assert official.source.kind is ct.SourceKind.GOVERNMENT


def test_what_was_said_on_an_earlier_day_is_no_newer_than_that() -> None:
    text = "Guards said 31 inmates died. The prosecutor had said on Sunday that five had died."
    article = ct.Article(text, published="2023-07-25")
    now, before = ct.find_claims(article)

    assert (str(now.reported), str(before.reported)) == ("2023-07-25", "2023-07-23")
    estimate = ct.reconcile([now, before]).estimate("killed")
    assert estimate is not None
    assert estimate.best == 31


@pytest.mark.parametrize(
    ("behind", "why"),
    [
        ("Earlier, the health office had said nine bodies were received.", "had said"),
        ("Police earlier put the number of people killed at nine.", "earlier put"),
        ("The toll had stood at nine late on Sunday.", "had stood"),
        ("On Sunday the governor had put the number of dead at nine.", "a day that opens it"),
        ("Initial reports said nine died.", "initial reports"),
    ],
)
def test_what_was_said_before_is_brought_up_to_date(behind: str, why: str) -> None:
    text = f"A crush killed 31 people on Saturday, the mayor said. {behind}"
    now, older = ct.find_claims(text, published="2024-07-23")

    assert now.replaces == older.id, why
    assert older.when == now.when, why
    dead = ct.reconcile([now, older]).estimate("killed")
    assert dead is not None
    assert dead.figures == (31, 31, 31), why


@pytest.mark.parametrize(
    ("behind", "why"),
    [
        ("Earlier, two guards were killed in a brawl.", "an earlier event, not an earlier word"),
        ("Police said nine died.", "said now"),
        ("The mayor had said four guards died.", "other people"),
    ],
)
def test_what_is_said_now_or_of_others_stands_beside(behind: str, why: str) -> None:
    claims = ct.find_claims(f"A crush killed 31 people on Saturday, the mayor said. {behind}")

    assert [claim.replaces for claim in claims] == [None] * len(claims), why


def test_a_year_that_tells_of_the_town_sets_nothing_apart() -> None:
    text = "A mine killed two on Sunday. {} "
    town = text.format("A bomb killed four in Osk, a town that rebels took in 2014.")
    event = text.format("A bomb killed four in Osk in 2014.")

    assert [c.episode for c in ct.find_claims(town, published="2018-02-10")] == ["", ""]
    assert [c.episode for c in ct.find_claims(event, published="2018-02-10")] == ["", "in 2014"]


def test_others_than_the_dead_are_no_more_than_the_headline_has() -> None:
    article = ct.Article(
        "Two people died. At least nine others were hurt, police said.",
        title="2 killed, 9 hurt in hall collapse",
    )
    hurt = [c for c in ct.find_claims(article) if c.harm is ct.Harm.INJURED]

    assert [claim.scope for claim in hurt] == [ct.Scope.INCIDENT, ct.Scope.INCIDENT]
