"""The example articles, read and reconciled: the whole result, held line by line.

``pytest tests/test_golden.py --update-golden`` rewrites the expected files; the diff is the review.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import claimtrack as ct

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
EXAMPLES = HERE.parent / "examples"
NAMES = sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir())


def told(name: str) -> Iterator[str]:
    """Every claim of the articles, then every incident with its estimates and findings."""
    articles = ct.read_articles([EXAMPLES / name])
    numbers: dict[str, str] = {}
    for article in articles:
        yield f"# {article.title}"
        for number, claim in enumerate(ct.find_claims(article), len(numbers) + 1):
            numbers[claim.id] = f"[{number}]"
            yield f"[{number}] {line(claim)}"
    for result in ct.track(articles):
        yield ""
        yield f"# {result.incident.where or 'nowhere'}, {result.incident.when}"
        yield "claims " + " ".join(numbers[claim.id] for claim in result.claims)
        yield from (str(estimate) for estimate in result.estimates)
        for finding in result.findings:
            yield f"{finding.relation.value}: {' '.join(numbers[c] for c in finding.claims)}"


def line(claim: ct.Claim) -> str:
    """One claim, with everything a reader would check."""
    count = claim.count
    return " | ".join(
        (
            f"{claim.harm.value} {count.low}..{'' if count.high is None else count.high}",
            f"{claim.who.label or '-'} ({claim.who.role or '-'}, {claim.who.affiliation or '-'})",
            f"{claim.scope.value}, {claim.stance.value}",
            f"{claim.where or '-'}, {claim.when}",
            f"{claim.source.root} < {claim.source}",
            claim.quote,
        )
    )


@pytest.mark.parametrize("name", NAMES)
def test_an_example_is_read_and_reconciled_as_before(name: str, update_golden: bool) -> None:
    expected = HERE / "golden" / f"{name}.txt"
    actual = "\n".join(told(name)) + "\n"
    if update_golden:
        expected.write_text(actual, encoding="utf-8")

    assert actual == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_the_order_of_articles_does_not_matter(name: str) -> None:
    articles = ct.read_articles([EXAMPLES / name])

    forward, backward = ct.track(articles), ct.track(articles[::-1])

    assert [r.explain() for r in forward] == [r.explain() for r in backward]
    assert [r.incident.id for r in forward] == [r.incident.id for r in backward]
