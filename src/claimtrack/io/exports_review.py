"""Claims as schema.org ClaimReview: what was said, where, and how it stands to the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimtrack.io.exports_parts import root_name
from claimtrack.model.estimate import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimtrack.model.article import Article
    from claimtrack.model.claim import Claim
    from claimtrack.model.estimate import Reconciliation

__all__ = ["reviews"]

TELLING = (
    Relation.RETRACTS,
    Relation.CONFLICTS,
    Relation.SUPERSEDES,
    Relation.CORRECTS,
    Relation.SET_ASIDE,
    Relation.NOT_COMPARABLE,
    Relation.UNRESOLVED,
    Relation.REFINES,
    Relation.AGREES,
)
"""Relations that say how a claim stands, the gravest first; schema.org has none of its own."""


def reviews(result: Reconciliation, articles: Mapping[str, Article]) -> Iterator[dict[str, Any]]:
    """A review of each claim of an incident."""
    for claim in result.claims:
        said = claim.quote or str(claim)
        review = {
            "@context": "https://schema.org",
            "@type": "ClaimReview",
            "claimReviewed": said,
            "itemReviewed": _claim(claim, said, articles),
            "reviewRating": {"@type": "Rating", "alternateName": _standing(claim, result)},
            "author": {"@type": "Organization", "name": "claimtrack"},
        }
        if result.as_of is not None:
            review["datePublished"] = result.as_of.isoformat()
        yield review


def _claim(claim: Claim, said: str, articles: Mapping[str, Article]) -> dict[str, Any]:
    record: dict[str, Any] = {"@type": "Claim", "identifier": claim.id, "text": said}
    kind = "Person" if claim.source.speaker and not claim.source.organisation else "Organization"
    if claim.source.root:
        record["author"] = {"@type": kind, "name": root_name(claim.source.root)}
    if claim.reported is not None:
        record["datePublished"] = claim.reported.isoformat()
    article = articles.get(claim.article or "")
    if article is not None:
        record["appearance"] = _appearance(article)
    return record


def _appearance(article: Article) -> dict[str, Any]:
    record: dict[str, Any] = {"@type": "NewsArticle", "headline": article.title or article.id}
    if article.url:
        record["url"] = article.url
    if article.published is not None:
        record["datePublished"] = article.published.isoformat()
    if article.outlet:
        record["publisher"] = {"@type": "Organization", "name": article.outlet}
    return record


def _standing(claim: Claim, result: Reconciliation) -> str:
    """How the claim stands to the others, in words, and what is concluded of its harm."""
    findings = [f for f in result.findings if claim.id in f.claims and f.relation in TELLING]
    estimate = result.estimate(claim.harm, claim.who) or result.estimate(claim.harm)
    concluded = f"; concluded under {result.policy}: {estimate}" if estimate else ""
    if not findings:
        return f"Not contradicted{concluded}"
    gravest = min(findings, key=lambda finding: TELLING.index(finding.relation))
    why = f": {gravest.why}" if gravest.why else ""
    return f"{gravest.relation.value.capitalize()}{why}{concluded}"
