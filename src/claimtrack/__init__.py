"""claimtrack: from disagreeing reports of deaths to a figure that can be defended.

Text goes in as an Article, comes out as Claims, is grouped into Incidents and reconciled into
Estimates, each with its reasons. Everything right of "Claims" works with no text at all.

>>> import claimtrack as ct
>>> claims = ct.find_claims(
...     "The clashes killed 32 militants, the Syrian Observatory for Human Rights said."
... )
>>> claims[0].count, claims[0].source.root
(Count(32), 'sohr')
>>> ct.reconcile(claims).estimate("killed").figures
(32, 32, 32)

Names are loaded when they are first used, so that the import stays light.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimtrack.engines.pool import ArticleClaims, find_claims_many
    from claimtrack.errors import (
        ClaimError,
        ClaimtrackError,
        ClaimtrackWarning,
        CountError,
        MissingExtraError,
        RecordError,
        ScopeError,
        UnitError,
        UnknownNameError,
        UnreadArticleWarning,
        WhenError,
    )
    from claimtrack.extraction.attribution import Attribution, find_attributions
    from claimtrack.extraction.claims import find_claims, parse_claim
    from claimtrack.extraction.dates import parse_when
    from claimtrack.extraction.numbers import CountMention, find_counts, parse_count
    from claimtrack.io.articles import read_articles
    from claimtrack.io.ledger import Ledger
    from claimtrack.io.records import read_claims, write_claims
    from claimtrack.io.schema import claim_schema
    from claimtrack.model.article import Article, Span
    from claimtrack.model.claim import Claim, Interest, Scope, Stance
    from claimtrack.model.count import Count, Hedge
    from claimtrack.model.estimate import Estimate, Finding, Reconciliation, Relation
    from claimtrack.model.group import Group, Role
    from claimtrack.model.harm import Harm
    from claimtrack.model.incident import Incident, Judgement, Reason, Verdict
    from claimtrack.model.place import Place
    from claimtrack.model.source import Body, Source, SourceKind
    from claimtrack.model.when import Precision, When
    from claimtrack.pipeline import track
    from claimtrack.reconciliation.comparison import compare_policies
    from claimtrack.reconciliation.incidents import group_claims
    from claimtrack.reconciliation.policies import register_policy
    from claimtrack.reconciliation.reconcile import reconcile
    from claimtrack.registry.conventions import register_convention
    from claimtrack.registry.places import lookup_place
    from claimtrack.registry.sources import lookup_source

__version__ = "0.1.0"

_ROOMS: dict[str, tuple[str, ...]] = {
    "engines.pool": (
        "ArticleClaims",
        "find_claims_many",
    ),
    "errors": (
        "ClaimError",
        "ClaimtrackError",
        "ClaimtrackWarning",
        "CountError",
        "MissingExtraError",
        "RecordError",
        "ScopeError",
        "UnitError",
        "UnknownNameError",
        "UnreadArticleWarning",
        "WhenError",
    ),
    "extraction.attribution": (
        "Attribution",
        "find_attributions",
    ),
    "extraction.claims": (
        "find_claims",
        "parse_claim",
    ),
    "extraction.dates": ("parse_when",),
    "extraction.numbers": (
        "CountMention",
        "find_counts",
        "parse_count",
    ),
    "io.articles": ("read_articles",),
    "io.ledger": ("Ledger",),
    "io.records": (
        "read_claims",
        "write_claims",
    ),
    "io.schema": ("claim_schema",),
    "model.article": (
        "Article",
        "Span",
    ),
    "model.claim": (
        "Claim",
        "Interest",
        "Scope",
        "Stance",
    ),
    "model.count": (
        "Count",
        "Hedge",
    ),
    "model.estimate": (
        "Estimate",
        "Finding",
        "Reconciliation",
        "Relation",
    ),
    "model.group": (
        "Group",
        "Role",
    ),
    "model.harm": ("Harm",),
    "model.incident": (
        "Incident",
        "Judgement",
        "Reason",
        "Verdict",
    ),
    "model.place": ("Place",),
    "model.source": (
        "Body",
        "Source",
        "SourceKind",
    ),
    "model.when": (
        "Precision",
        "When",
    ),
    "pipeline": ("track",),
    "reconciliation.comparison": ("compare_policies",),
    "reconciliation.incidents": ("group_claims",),
    "reconciliation.policies": ("register_policy",),
    "reconciliation.reconcile": ("reconcile",),
    "registry.conventions": ("register_convention",),
    "registry.places": ("lookup_place",),
    "registry.sources": ("lookup_source",),
}
_HOMES = {name: module for module, names in _ROOMS.items() for name in names}

__all__ = [
    "Article",
    "ArticleClaims",
    "Attribution",
    "Body",
    "Claim",
    "ClaimError",
    "ClaimtrackError",
    "ClaimtrackWarning",
    "Count",
    "CountError",
    "CountMention",
    "Estimate",
    "Finding",
    "Group",
    "Harm",
    "Hedge",
    "Incident",
    "Interest",
    "Judgement",
    "Ledger",
    "MissingExtraError",
    "Place",
    "Precision",
    "Reason",
    "Reconciliation",
    "RecordError",
    "Relation",
    "Role",
    "Scope",
    "ScopeError",
    "Source",
    "SourceKind",
    "Span",
    "Stance",
    "UnitError",
    "UnknownNameError",
    "UnreadArticleWarning",
    "Verdict",
    "When",
    "WhenError",
    "__version__",
    "claim_schema",
    "compare_policies",
    "find_attributions",
    "find_claims",
    "find_claims_many",
    "find_counts",
    "group_claims",
    "lookup_place",
    "lookup_source",
    "parse_claim",
    "parse_count",
    "parse_when",
    "read_articles",
    "read_claims",
    "reconcile",
    "register_convention",
    "register_policy",
    "track",
    "write_claims",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        msg = f"module 'claimtrack' has no attribute {name!r}"
        raise AttributeError(msg)
    value = getattr(importlib.import_module(f"claimtrack.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
