"""What labels say of the people they name."""

import pytest

from claimtrack.registry.groups import describe_group

ROWS = [
    # label, field, value, why
    ("militants", "role", "combatant", "the noun says it"),
    ("Islamic State militants", "affiliation", "Islamic State", "names before the noun"),
    (
        "Islamic State (IS) militants",
        "affiliation",
        "Islamic State",
        "an abbreviation is no second name",
    ),
    ("Turkish soldiers", "nationality", "Turkish", "a word of nation"),
    ("Turkish soldiers", "affiliation", None, "a nation is no affiliation"),
    ("members of Islamic State", "affiliation", "Islamic State", "members of a body"),
    ("members of Islamic State", "role", "combatant", "the members of an armed group"),
    ("Boko Haram men", "role", "combatant", "the men of an armed group"),
    ("fighters of the Red Column", "affiliation", "Red Column", "a body nobody knows"),
    ("members of the Marlow family", "role", None, "nobody's fighters"),
    ("residents of Aleppo", "affiliation", None, "a town is no body"),
    ("police officers", "role", "police", "the adjective tells which officers"),
    ("rebel commander", "role", "combatant", "the adjective tells whose commander"),
    ("aid workers", "role", "aid_worker", "the adjective tells what work"),
    ("workers", "role", None, "a worker is no civilian until a text says so"),
    ("people", "role", None, "people are not civilians"),
    ("suicide bomber", "role", "attacker", "who carried out the attack"),
    ("mayor of the old town", "role", "official", "the noun before of"),
    ("reporters", "role", "journalist", "a plural"),
    ("gunmen", "role", "combatant", "an irregular plural"),
    ("two children", "age", "child", "the number is no part of the label"),
    ("two children", "label", "children", "the number is no part of the label"),
    ("9-year-old girl", "age", "child", "noun and age agree"),
    ("17-year-old student", "age", "child", "under 18"),
    ("18-year-old student", "age", "adult", "18 is grown up"),
    ("6-month-old twin", "age", "child", "months"),
    ("schoolgirls", "sex", "female", "the noun says it"),
    ("women and men", "sex", None, "both is neither"),
    ("", "role", None, "no words say nothing"),
]


@pytest.mark.parametrize(("label", "field", "value", "why"), ROWS)
def test_a_label_says(label: str, field: str, value: str | None, why: str) -> None:
    assert getattr(describe_group(label), field) == value, why
