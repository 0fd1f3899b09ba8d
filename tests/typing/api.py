"""What a user's script looks like to a type checker: mypy reads this file, strictly, with the rest.

Nothing here is a test that runs. Each ``assert_type`` is what an editor shows when a name is typed.
"""

import datetime as dt
from pathlib import Path
from typing import assert_type

import claimtrack as ct


def from_words() -> None:
    count = ct.parse_count("more than 340,000")
    assert_type(count, ct.Count)
    assert_type(count.low, int)
    assert_type(count.high, int | None)
    assert_type(count.stated, int | None)
    assert_type(count.hedge, ct.Hedge)
    assert_type(count.coded("acled"), tuple[int | None, int | None, int | None])
    for mention in ct.find_counts("about 40 dead"):
        assert_type(mention.start, int)
        if isinstance(mention, ct.CountMention):
            assert_type(mention.count, ct.Count)
    assert_type(ct.parse_when("9-10 February 2018"), ct.When)


def from_articles(paths: list[Path]) -> None:
    article = ct.Article("Clashes killed 32 militants.", published="2018-02-10", outlet="Example")
    assert_type(article.published, dt.date | None)
    assert_type(ct.find_claims(article), list[ct.Claim])
    assert_type(ct.find_claims("Two were killed.", published=dt.date(2018, 2, 10)), list[ct.Claim])
    assert_type(ct.find_attributions(article), list[ct.Attribution])
    assert_type(ct.parse_claim("32 militants killed, per SOHR"), ct.Claim)
    assert_type(ct.read_articles(paths), list[ct.Article])
    for read in ct.find_claims_many([article]):
        assert_type(read, ct.ArticleClaims)
    assert_type(ct.track([article], policy="ucdp"), list[ct.Reconciliation])


def by_hand() -> None:
    claim = ct.Claim(
        "killed",
        ct.Count.more_than(30),
        who="militants",
        by=ct.Group("rebels"),
        where="Idlib",
        when=("2018-02-09", "2018-02-10"),
        scope="period",
        stance=ct.Stance.FEARED,
        source="SOHR",
        reported=dt.date(2018, 2, 11),
    )
    assert_type(claim.harm, ct.Harm)
    assert_type(claim.who, ct.Group)
    assert_type(claim.where, ct.Place | None)
    assert_type(claim.source.root.entry, ct.Body | None)
    assert_type(claim.replace(note="by phone"), ct.Claim)
    ct.Claim("killed", 2.5)  # type: ignore[arg-type]  # people are whole
    ct.Claim("killed", 3, who=7)  # type: ignore[arg-type]  # a group has a name


def to_estimates(claims: list[ct.Claim], path: Path) -> None:
    told = ct.Judgement(claims[0], claims[1], "same", by="AB")
    incidents = ct.group_claims(claims, judgements=[told])
    assert_type(incidents, list[ct.Incident])
    result = ct.reconcile(incidents[0], policy="consensus", as_of=dt.date(2018, 2, 11))
    assert_type(result, ct.Reconciliation)
    estimate = result.estimate("killed", who="civilian")
    assert_type(estimate, ct.Estimate | None)
    if estimate is not None:
        assert_type(estimate.figures, tuple[int | None, int | None, int | None])
        assert_type(estimate.reasons, tuple[ct.Reason, ...])
    assert_type(result.findings, tuple[ct.Finding, ...])
    assert_type(result.explain(), str)
    ct.write_claims(claims, path)
    assert_type(ct.read_claims(path), list[ct.Claim])


def from_registries() -> None:
    assert_type(ct.lookup_source("the Observatory"), ct.Body | None)
    assert_type(ct.lookup_place("Idlib"), ct.Place | None)
