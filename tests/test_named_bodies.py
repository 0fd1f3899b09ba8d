"""Bodies named in sentences, people in their years, and names that several share."""

from pathlib import Path

import pytest

import claimtrack as ct
from claimtrack.registry.interests import interest_of
from claimtrack.registry.mentions import find_bodies
from claimtrack.registry.source_index import source_index
from claimtrack.registry.sources import is_role, source_id
from claimtrack.registry.tables import read_table, table

SENTENCES = read_table(Path(__file__).parent / "corpus" / "named_bodies.tsv")


def named(text: str) -> list[str]:
    """Ids of the bodies a sentence names, each told by the sentence alone."""
    bodies = [ct.lookup_source(text[m.start : m.end], context=text) for m in find_bodies(text)]
    return [body.id if body else "" for body in bodies]


@pytest.mark.parametrize("row", SENTENCES, ids=lambda row: row["ids"])
def test_a_sentence_names_its_bodies(row: dict[str, str]) -> None:
    assert named(row["text"]) == row["ids"].split("|")


def test_every_checked_row_is_named_in_a_sentence() -> None:
    checked = {row["id"] for row in table("sources.tsv") if row["checked"] != "unchecked"}
    used = {one for row in SENTENCES for one in row["ids"].split("|")}

    assert not checked - used


# person, year, id, why
TERMS = [
    ("Asif Ghafoor", 2018, "ispr", "in office"),
    ("Asif Ghafoor", 2021, None, "his successor spoke"),
    ("Babar Iftikhar", 2021, "ispr", "the successor"),
    ("Athar Abbas", 2010, "ispr", "two before"),
    ("Daniel Hagari", 2024, "idf", "in office"),
    ("Daniel Hagari", 2020, None, "before"),
    ("Hidai Zilberman", 2020, "idf", "in office"),
    ("Turki al-Maliki", 2019, "saudi_coalition", "in office"),
    ("Turki al-Maliki", 2016, None, "before"),
    ("Ahmed Asiri", 2016, "saudi_coalition", "his predecessor"),
    ("Igor Konashenkov", 2022, "ru_mod", "no end known"),
    ("Igor Konashenkov", 2009, None, "before"),
    ("Sergei Shoigu", 2005, "ru_emercom", "the first of two ministries"),
    ("Sergei Shoigu", 2015, "ru_mod", "the second"),
    ("Raed al-Saleh", 2019, "white_helmets", "head of the rescuers"),
    ("Raed al-Saleh", 2026, "syria_emergency", "minister since"),
    ("Raed al-Saleh", 2025, None, "both in one year"),
    ("Valerie Amos", 2013, "ocha", "in office"),
    ("Valerie Amos", 2018, None, "after"),
    ("Mark Lowcock", 2018, "ocha", "in office"),
    ("Jan Egeland", 2005, "ocha", "aid chief"),
    ("Jan Egeland", 2020, "nrc", "head of the refugee council"),
    ("Antonio Guterres", 2010, "unhcr", "refugees"),
    ("Antonio Guterres", 2020, "unsg", "Secretary-General"),
    ("Kofi Annan", 2003, "unsg", "in office"),
    ("Kofi Annan", 2012, None, "after"),
    ("Navi Pillay", 2011, "ohchr", "in office"),
    ("Zeid Ra'ad al-Hussein", 2016, "ohchr", "in office"),
    ("Michelle Bachelet", 2010, None, "before"),
    ("Filippo Grandi", 2012, "unrwa", "the first of two"),
    ("Filippo Grandi", 2019, "unhcr", "the second"),
    ("Martin Kobler", 2012, "unami", "the first of three"),
    ("Martin Kobler", 2014, "monusco", "the second"),
    ("Martin Kobler", 2016, "unsmil", "the third"),
    ("Jan Kubis", 2013, "unama", "the first of three"),
    ("Jan Kubis", 2017, "unami", "the second"),
    ("Getachew Reda", 2016, "ethiopia_gov", "for the government"),
    ("Getachew Reda", 2021, "tplf", "for the rebels"),
    ("Lul Ruai Koang", 2014, "southsudan_io", "for the rebels"),
    ("Lul Ruai Koang", 2018, "south_sudan_army", "for the army"),
    ("Ehsanullah Ehsan", 2012, "ttp", "before the split"),
    ("Ehsanullah Ehsan", 2016, "jamaat_ahrar", "after it"),
    ("Shahidullah Shahid", 2016, None, "sacked"),
    ("Mukhtar Robow", 2008, "al_shabaab", "in office"),
    ("Mukhtar Robow", 2012, None, "replaced"),
    ("Ali Mohamud Rage", 2012, "al_shabaab", "the successor"),
    ("Udaya Nanayakkara", 2009, "sri_lanka_army", "in office"),
    ("Udaya Nanayakkara", 2014, None, "after"),
    ("Rasiah Ilanthiraiyan", 2007, "ltte", "in office"),
    ("Keheliya Rambukwella", 2008, "srilanka_mod", "in office"),
    ("Sani Usman", 2017, "nigeria_army", "in office"),
    ("John Enenche", 2019, None, "between two terms"),
    ("John Enenche", 2020, "nigeria_army", "the second term"),
    ("Frank Mba", 2013, "nigeria_police", "the first term"),
    ("Frank Mba", 2016, None, "between"),
    ("Frank Mba", 2020, "nigeria_police", "the second term"),
    ("Felix Kulayigye", 2010, "uganda_army", "the first term"),
    ("Felix Kulayigye", 2018, None, "between"),
    ("Felix Kulayigye", 2024, "uganda_army", "the second term"),
    ("Charles Owino", 2018, "kenya_police", "in office"),
    ("Restituto Padilla", 2017, "afp_ph", "in office"),
    ("Medel Aguilar", 2022, "afp_ph", "in office"),
    ("Medel Aguilar", 2018, None, "before"),
    ("Sutopo Purwo Nugroho", 2018, "bnpb", "in office"),
    ("Sutopo Purwo Nugroho", 2021, None, "after"),
    ("Saad Maan", 2016, "iraq_moi", "in office"),
    ("Yahya Rasool", 2017, "iraq_army", "in office"),
    ("Yuriy Ihnat", 2023, "ua_air_force", "in office"),
    ("Natalia Humeniuk", 2023, "ua_south", "in office"),
    ("Natalia Humeniuk", 2025, None, "dismissed"),
    ("Pavlo Kyrylenko", 2022, "ua_ova_donetsk", "in office"),
    ("Vadym Filashkin", 2025, "ua_ova_donetsk", "the successor"),
    ("Fabrizio Curcio", 2016, "italy_civil_protection", "the first term"),
    ("Fabrizio Curcio", 2019, None, "between"),
    ("Tamer al-Refai", 2018, "egypt_army", "in office"),
    ("Nasrat Rahimi", 2019, "afghan_moi", "in office"),
    ("Nasrat Rahimi", 2022, None, "after"),
    ("Zabihullah Mujahid", 2010, "taliban", "no end known"),
    ("Zabihullah Mujahid", 2004, None, "before"),
]


@pytest.mark.parametrize(("person", "year", "wanted", "why"), TERMS)
def test_people_speak_for_a_body_in_their_years(
    person: str, year: int, wanted: str | None, why: str
) -> None:
    found = ct.lookup_source(person, year=year)

    assert (found.id if found else None) == wanted, why


# name, sentence it stands in, id, why
HOMONYMS = [
    ("JEM", "Rebels in Darfur freed nine men.", "sudan_jem", "Darfur"),
    ("JEM", "Police in Kashmir found the car.", "jem", "Kashmir"),
    ("JEM", "A car was found.", None, "neither"),
    ("SLA", "Villages burnt near Nyala in Darfur.", "sudan_slm", "Darfur"),
    ("SLA", "The Tamil Tigers lost a bunker.", "sri_lanka_army", "Sri Lanka"),
    ("KIA", "Shelling went on in Kachin state.", "myanmar_kia", "Kachin army"),
    ("KIA", "The platoon had 12 wounded.", None, "killed in action"),
    ("PDF", "Junta soldiers left Sagaing.", "myanmar_pdf", "Myanmar"),
    ("PDF", "The list was sent round.", None, "a document"),
    ("ADF", "Men with machetes came to Beni.", "adf", "Congo"),
    ("ADF", "A helicopter fell near Townsville.", None, "Australia"),
    ("GNA", "Haftar's men shelled the port.", "libya_gna", "Libya"),
    ("PLA", "China said four men fell in Ladakh.", "china_pla", "China"),
    ("NRC", "Displaced families had no tents.", "nrc", "refugee council"),
    ("NRC", "The reactor was shut down.", None, "nuclear"),
    ("ICC", "Prosecutors asked for a warrant.", "icc_court", "court"),
    ("ICC", "The batsman was fined.", None, "cricket"),
    ("TRF", "Tourists were shot at Pahalgam.", "resistance_front", "Kashmir"),
    ("STC", "Its men took Aden.", "yemen_stc", "Yemen"),
    ("Metropolitan Police", "A boy was stabbed in London.", "uk_met_police", "London"),
    ("Metropolitan Police", "A boy was shot in Nashville.", None, "neither"),
    ("National Fire Agency", "The quake struck Hualien in Taiwan.", "taiwan_nfa", "Taiwan"),
    ("National Fire Agency", "The warehouse stood near Seoul.", "southkorea_fire", "South Korea"),
    ("Joint Chiefs of Staff", "Pyongyang fired two missiles.", "southkorea_jcs", "South Korea"),
    ("Salvation Government", "Idlib had no power.", "syria_salvation_gov", "Syria"),
    ("Ansar al-Sharia", "A bomb went off in Abyan, Yemen.", "yemen_aqap", "Yemen"),
    ("Ansar al-Sharia", "A bomb went off in Benghazi.", None, "Libya"),
    ("Daily Star", "A ferry sank near Dhaka.", "dailystar_bd", "Bangladesh"),
    ("The Nation", "A bomb hit a market in Bangkok.", "nation_th", "Thailand"),
    ("The Star", "A bus fell off a bridge near Nairobi.", "the_star_ke", "Kenya"),
    ("The Telegraph", "A bus burnt near Kolkata.", "telegraph_in", "India"),
    ("El Universal", "Nine men were shot in Mexico.", "el_universal_mx", "Mexico"),
    ("El Universal", "Nine men were shot in Caracas.", None, "Venezuela"),
    ("Vanguard", "Herders were killed in Nigeria.", "vanguard_ng", "Nigeria"),
    ("Vanguard", "The troops marched in.", None, "an ordinary word"),
    ("Nasser Hospital", "Tents burnt in Khan Younis.", "nasser_gaza", "Gaza"),
    ("Nasser Hospital", "The clinic is in Cairo.", None, "another"),
    ("Saba", "The Houthis buried six men.", "saba_houthi", "the one in Sanaa"),
    ("Saba", "Ministers met in Riyadh.", "saba_gov", "that of the recognised government"),
    ("Wagner", "Russian fighters held Bakhmut.", "wagner", "the group"),
    ("Wagner", "Detectives found a shell casing.", None, "a surname"),
    ("Fatah", "Gunmen in Ramallah fired.", "pal_fatah", "the movement"),
    ("Fatah", "The president of Egypt flew home.", None, "part of a name"),
    ("Amnesty", "It spoke of grave abuses.", "amnesty", "the rights group"),
    ("Amnesty", "It was granted to 40 rebels.", None, "the word"),
    ("Fars", "The semi-official agency had a video.", "fars", "the agency"),
    ("Fars", "A bus fell into a ravine in the province.", None, "the province"),
    ("John Kirby", "The Pentagon gave a figure.", "pentagon", "for the ministry"),
    ("John Kirby", "The State Department gave a figure.", "state_dept", "for diplomats"),
    ("John Kirby", "The White House gave a figure.", "white_house", "for the president"),
    ("John Kirby", "A neighbour gave a figure.", None, "anybody"),
    ("John Thomas", "Strikes went on in Syria.", "centcom", "the spokesman"),
    ("John Thomas", "He was shot on his porch.", None, "anybody"),
    ("Sean Ryan", "The coalition flew over Baghdad.", "oir", "the spokesman"),
    ("Sean Ryan", "The coach was hurt.", None, "anybody"),
    ("Erin Miller", "A mother of three died.", None, "anybody"),
    ("James Elder", "Children died in the camp.", "unicef", "the spokesman"),
    ("Robert Mueller", "The FBI took the case.", "fbi", "the director"),
]


@pytest.mark.parametrize(("name", "near", "wanted", "why"), HOMONYMS)
def test_a_shared_name_means_what_stands_near(
    name: str, near: str, wanted: str | None, why: str
) -> None:
    found = ct.lookup_source(name, context=near)

    assert (found.id if found else None) == wanted, why


@pytest.mark.parametrize("name", sorted({row["name"] for row in table("ambiguous_names.tsv")}))
def test_a_shared_name_alone_means_nobody_and_offers_its_meanings(name: str) -> None:
    ids = {row["id"] for row in table("ambiguous_names.tsv") if row["name"] == name}
    role = ct.lookup_source(name)

    assert source_id(name) is None
    if role is not None:
        assert is_role(role)
        return
    with pytest.raises(ct.UnknownNameError) as caught:
        ct.lookup_source(name, strict=True)
    assert ids <= set(caught.value.known)


# name, id: spellings news prints, none of them a row's own
SPELLINGS = [
    ("the Nigeria Police", "nigeria_police"),
    ("Nigeria's Police Force", "nigeria_police"),
    ("Ministry of Interior of Kenya", "kenya_interior"),
    ("the Kenyan Ministry of Interior", "kenya_interior"),
    ("Police of Kenya", "kenya_police"),
    ("Chilean Carabineros", None),
    ("French Interior Ministry", "france_interior"),
    ("Egypt's Interior Ministry", "egypt_moi"),
    ("Ministry of Emergency Management of China", "china_mem"),
    ("Nepal's Ministry of Home Affairs", "nepal_home"),
    ("Lebanese Civil Defense", "lebanon_civil_defence"),
    ("Kuwaiti Civil Defence", "civil_defence_kw"),
    ("HOUSTON POLICE", "houston_police"),
    ("St. Louis Police", "stlouis_police"),
    ("Al-Shifa hospital", "shifa"),
    ("Vitaliy Klitschko", "ua_kyiv_city"),
    ("Oleh Synehubov", "ua_ova_kharkiv"),
]


@pytest.mark.parametrize(("name", "wanted"), SPELLINGS)
def test_spellings(name: str, wanted: str | None) -> None:
    found = ct.lookup_source(name)

    assert (found.id if found else None) == wanted


def test_words_of_everyday_are_nobodys_name() -> None:
    text = (
        "Let nobody say the Fox fled. Dawn came, Liberation Day was over, and Amnesty was far. "
        "In Fars province a Punch and Judy man, Mr Wagner, saw Petra leave with a Vanguard."
    )

    assert not [one for one in named(text) if one]


def test_the_years_of_the_library_lie_in_this_age() -> None:
    ends = [year for terms in source_index().terms.values() for term in terms for year in term]
    reversed_terms = [
        who
        for who, terms in source_index().terms.items()
        for first, last in terms
        if first and last and first > last
    ]

    assert all(1960 <= year <= 2026 for year in ends if year)
    assert not reversed_terms


# source, victims' side, interest, why
SIDES = [
    ("Iranian army", "iran/pjak", "enemy", "a state and its rebels"),
    ("Yemeni government", "yemen/saudi-led-coalition", "own", "allied"),
    ("Malian army", "sahel/burkina-government", "own", "allied states"),
    ("Hamas", "israel-palestine/pflp", "own", "allied"),
    ("Fatah movement", "israel-palestine/hamas", "neither", "rivals"),
    ("New People's Army", "philippines/milf", "neither", "not at war"),
    ("Kachin Independence Army", "myanmar/military", "enemy", "at war"),
    ("Kachin Independence Army", "myanmar/resistance", "own", "allied"),
]


@pytest.mark.parametrize(("source", "side", "interest", "why"), SIDES)
def test_whose_dead_a_body_counts(source: str, side: str, interest: str, why: str) -> None:
    who = ct.Group("fighters", role="combatant", side=side)

    assert interest_of(ct.Claim("killed", 3, who=who, source=source)) == interest, why
