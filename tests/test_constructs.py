"""Every construct the reading is meant for: read as expected, or listed as a known failure.

``pytest tests/test_constructs.py --update-golden`` writes the table into docs/evaluation.md.
"""

from pathlib import Path

import pytest

import claimtrack as ct
from claimtrack.registry.tables import read_table

ROOT = Path(__file__).parent.parent
ROWS = read_table(ROOT / "tests" / "corpus" / "constructs.tsv")
PAGE = ROOT / "docs" / "evaluation.md"
BEGIN, END = "<!-- constructs -->\n", "<!-- end of constructs -->\n"


def bounds(low: float | None, high: float | None) -> str:
    return "..".join("" if end is None else f"{end:.15g}" for end in (low, high))


def numbers(sentence: str) -> list[str]:
    """Counts with their hedge; shares and multiples of another number as what they are."""
    return [
        f"{bounds(mention.count.low, mention.count.high)} "
        f"{mention.count.hedge.value if isinstance(mention.count, ct.Count) else mention.relation}"
        for mention in ct.find_counts(sentence)
        if mention.count.unit in {"person", "family", "share", "multiple"}
    ]


def flags(claim: ct.Claim) -> str:
    said = [part.value for part in (claim.scope, claim.stance)]
    told = [word for word in said if word not in {"incident", "asserted"}]
    return f" ({', '.join(told)})" if told else ""


def matches(claim: ct.Claim, expected: str) -> bool:
    """Whether a claim is as told: "killed 12..12 soldiers (part)"; the group may be left out."""
    plain, _, told = expected.partition(" (")
    harm, span, *who = plain.split(" ", 2)
    return (
        (claim.harm.value, bounds(claim.count.low, claim.count.high)) == (harm, span)
        and (not who or who[0].lower() in claim.who.label.lower())
        and flags(claim) == (f" ({told}" if told else "")
    )


def read_as_expected(row: dict[str, str]) -> bool:
    expected = [] if row["expected"] == "-" else row["expected"].split("; ")
    if row["part"] == "numbers":
        return numbers(row["sentence"]) == expected
    left = ct.find_claims(row["sentence"])
    for one in expected:
        found = next((claim for claim in left if matches(claim, one)), None)
        if found is None:
            return False
        left.remove(found)
    return not left


def table_of(part: str) -> str:
    head = "| construct | sentence | expected | read |\n|---|---|---|---|\n"
    return head + "".join(
        f"| {row['construct']} | {row['sentence']} | `{row['expected']}` "
        f"| {'known failure: ' + row['known'] if row['known'] else 'as expected'} |\n"
        for row in ROWS
        if row["part"] == part
    )


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(
            row,
            id=f"{row['part']}: {row['construct']}",
            marks=[pytest.mark.xfail(strict=True, reason=row["known"])] if row["known"] else [],
        )
        for row in ROWS
    ],
)
def test_a_construct_is_read_as_expected(row: dict[str, str]) -> None:
    assert read_as_expected(row)


def test_the_page_shows_the_table(update_golden: bool) -> None:
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    told = f"\n### Numbers\n\n{table_of('numbers')}\n### Claims\n\n{table_of('claims')}\n"
    written = before + BEGIN + told + END + after
    if update_golden:
        PAGE.write_text(written, encoding="utf-8")

    assert page == written or update_golden
