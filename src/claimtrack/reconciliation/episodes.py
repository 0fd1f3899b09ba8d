"""The things one article tells of, kept apart: its claims in, its accounts out.

Claims of one article are about one incident unless the text marks an episode off, or a clearly
different day or place does. What names neither day nor place belongs to what the article is mainly
about. Period totals stand by themselves, and so do other periods, populations and harms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.model.claim import Scope
from claimtrack.reconciliation.accounts import NARROW, Account
from claimtrack.reconciliation.places import is_fine, is_same_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtrack.model.claim import Claim
    from claimtrack.model.when import When
    from claimtrack.reconciliation.parameters import MatchParameters

__all__ = ["find_accounts", "is_same_period"]


def find_accounts(claims: Sequence[Claim], parameters: MatchParameters) -> list[Account]:
    """The accounts that claims of one article make up, in order of first mention."""
    if _is_of_one_piece(claims):
        return [Account.of(list(claims))]
    bundles: list[list[Claim]] = []
    for claim in claims:
        home = _home(claim, bundles, parameters)
        if home is None:
            bundles.append([claim])
        else:
            home.append(claim)
    return [Account.of(bundle) for bundle in bundles]


def _is_of_one_piece(claims: Sequence[Claim]) -> bool:
    """Whether all claims name one day, place and episode, as those of most articles do."""
    first = claims[0]
    if len(claims) > 1 and first.scope is Scope.PERIOD:
        return False
    return all(
        claim.where == first.where
        and claim.when == first.when
        and claim.episode == first.episode
        and claim.scope is not Scope.PERIOD
        for claim in claims[1:]
    )


def _home(
    claim: Claim, bundles: Sequence[list[Claim]], parameters: MatchParameters
) -> list[Claim] | None:
    """The bundle a claim belongs to: one that shares day or place before one that allows it."""
    allowed = [bundle for bundle in bundles if _allows(bundle, claim, parameters)]
    return max(allowed, key=lambda bundle: _ties(bundle, claim), default=None)


def _allows(bundle: Sequence[Claim], claim: Claim, parameters: MatchParameters) -> bool:
    first = bundle[0]
    if claim.scope is Scope.PERIOD or first.scope is Scope.PERIOD:
        return claim.scope is first.scope and is_same_period(claim, first)
    if claim.episode != first.episode:
        return False
    return not any(_is_another(claim, one, parameters) for one in bundle)


def _ties(bundle: Sequence[Claim], claim: Claim) -> int:
    """How much binds a claim to a bundle; among equals the one mentioned first takes it."""
    same_sentence = claim.statement is not None and bundle[-1].statement == claim.statement
    same_day = claim.when.is_known and any(claim.when == one.when for one in bundle)
    same_place = claim.where is not None and any(claim.where == one.where for one in bundle)
    return 2 * same_sentence + same_day + same_place


def _is_another(one: Claim, other: Claim, parameters: MatchParameters) -> bool:
    """Whether two claims of one article cannot be about the same thing."""
    if one.where is not None and other.where is not None and one.where is not other.where:
        km = one.where.kilometres(other.where)
        fine = is_fine(one.where) and is_fine(other.where)
        if km is not None and fine and km > parameters.km:
            return True
    if not (_is_narrow(one.when) and _is_narrow(other.when)):
        return False
    apart = one.when.days_apart(other.when)
    return apart is not None and apart > parameters.days


def _is_narrow(when: When) -> bool:
    return when.precision in NARROW


def is_same_period(one: Claim, other: Claim) -> bool:
    """Whether two period totals count the same harm to the same people over the same days.

    Totals that run up to their report ("since 2011") are of one period where they start on one day.

    >>> from claimtrack import Claim
    >>> war = Claim("killed", 340_000, where="Syria", when="2011-03-01/2018-02-10", scope="period")
    >>> (
    ...     is_same_period(war, war.replace(count=350_000)),
    ...     is_same_period(war, war.replace(harm="injured")),
    ... )
    (True, False)
    """
    return (
        one.harm is other.harm
        and _population(one) == _population(other)
        and _is_same_stretch(one, other)
        and _is_same_ground(one, other)
    )


def _population(claim: Claim) -> tuple[object, ...]:
    """Whose members a total counts; what else the label says of them is left out."""
    who = claim.who
    return (who.role, who.affiliation, who.side, who.age, who.sex, who.nationality)


def _is_same_stretch(one: Claim, other: Claim) -> bool:
    if one.when == other.when:
        return one.when.is_known or one.article == other.article
    return one.when.start == other.when.start and _runs_on(one) and _runs_on(other)


def _runs_on(claim: Claim) -> bool:
    """Whether a period ends with its report: "since March", said on the day it ends."""
    end, said = claim.when.end, claim.reported
    return end is None or (said is not None and end.toordinal() == said.toordinal())


def _is_same_ground(one: Claim, other: Claim) -> bool:
    if one.where is None or other.where is None:
        return one.article == other.article and one.article is not None
    return is_same_place(one.where, other.where)
