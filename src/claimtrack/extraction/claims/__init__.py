"""From text to claims: who was harmed, how many, by whom, where and when, on whose word."""

from __future__ import annotations

from claimtrack.extraction.claims.find import find_claims, parse_claim

__all__ = ["find_claims", "parse_claim"]
