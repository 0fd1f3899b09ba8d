"""The things one article tells of, kept apart: its claims in, its accounts out.

Claims of one article are about one incident unless the text marks an episode off, or a clearly
different day or place does. What names neither day nor place belongs to what the article is mainly
about. Period totals stand by themselves, and so do other periods, populations and harms.
"""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

from claimtrack.model.claim import Claim, Scope
from claimtrack.model.group import Role
from claimtrack.model.harm import Harm
from claimtrack.reconciliation.accounts import NARROW, PERIOD, Account
from claimtrack.reconciliation.places import is_fine, is_same_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtrack.model.place import Place
    from claimtrack.model.when import When
    from claimtrack.reconciliation.parameters import MatchParameters

__all__ = ["find_accounts", "is_same_period"]

INCREMENT = Scope.INCREMENT


def find_accounts(claims: Sequence[Claim], parameters: MatchParameters) -> list[Account]:
    """The accounts that claims of one article make up, in order of first mention."""
    if _is_of_one_piece(claims, parameters):
        return [Account.of(list(claims))]
    bundles: list[_Bundle] = []
    rooms: dict[str | None, list[_Bundle]] = {}
    seen: dict[object, _Bundle] = {}
    for claim in claims:
        is_total = claim.scope is PERIOD
        signs = (claim.harm, claim.when, claim.where, claim.episode, claim.how, claim.statement)
        known = None if is_total else seen.get(signs)
        if known is not None:
            known.claims.append(claim)  # it says nothing new of day, place or deed
            continue
        # a total meets no other claim, and what one episode tells meets no other episode
        room = rooms.setdefault(None if is_total else claim.episode, [])
        dated = _dated(claim)
        home = _home(claim, dated, room, parameters)
        if home is None:
            home = _Bundle(claim)
            bundles.append(home)
            room.append(home)
        seen[signs] = home  # also of a total: some of those it counts are told beside it
        home.add(claim, dated)
    several = len(bundles) > 1
    return [Account.of(bundle.claims, is_one_of_several=several) for bundle in bundles]


def _home(
    claim: Claim, dated: Dated, room: Sequence[_Bundle], parameters: MatchParameters
) -> _Bundle | None:
    """The bundle a claim belongs to; None where none allows it."""
    if claim.scope is PERIOD:
        allowed = [bundle for bundle in room if is_same_period(claim, bundle.first)]
    else:
        days, (_, start, end, _) = parameters.days, dated  # days settle it for nearly all
        near = [b for b in room if b.last_start - end <= days and start - b.first_end <= days]
        allowed = [bundle for bundle in near if bundle.allows(claim, dated, parameters)]
    if len(allowed) == 1:
        return allowed[0]
    return max(allowed, key=lambda bundle: bundle.ties(claim), default=None)


def _is_of_one_piece(claims: Sequence[Claim], parameters: MatchParameters) -> bool:
    """Whether nothing in an article sets any of its claims apart, as in most articles."""
    first = claims[0]
    if all(_is_alike(claim, first) for claim in claims[1:]):
        return first.scope is not PERIOD or len(claims) == 1
    if any(c.scope is PERIOD or c.episode != first.episode for c in claims):
        return False
    told = [c for c in claims if c.how and not (_is_more(c) or _is_headline(c))]
    acts = {_act(claim): claim.statement for claim in told}
    if len(acts) > 1 and (None in acts.values() or len(set(acts.values())) > 1):
        return False
    dated = set(map(_dated, {(claim.harm, claim.when): claim for claim in claims}.values()))
    places = {claim.where for claim in claims if claim.where is not None}
    return not any(
        _is_another_day(a, b, parameters) for a, b in itertools.combinations(dated, 2)
    ) and (
        not any(_is_another_place(a, b, parameters) for a, b in itertools.combinations(places, 2))
    )


_TAKEN = frozenset((Harm.ABDUCTED, Harm.CAPTURED, Harm.DETAINED))

Dated = tuple[Harm, float, float, bool]
"""What was done, from which day to which, as ordinals, and whether that is a day or a few."""


def _dated(claim: Claim) -> Dated:
    """The deed and its days, as far as they are given."""
    when = claim.when
    start = when.start.toordinal() if when.start is not None else -math.inf
    end = when.end.toordinal() if when.end is not None else math.inf
    return claim.harm, start, end, when.precision in NARROW


def _is_alike(one: Claim, other: Claim) -> bool:
    """Whether two claims say the same of all that could set them apart."""
    return (
        (one.when is other.when or one.when == other.when)
        and (one.where is other.where or one.where == other.where)
        and one.how == other.how
        and one.scope is not PERIOD
        and one.episode == other.episode
    )


class _Bundle:
    """Claims of one article that tell of one thing, with the days and places they name.

    Of the days, the earliest last one and the latest first one are kept at hand: what lies too far
    from either fits not every claim.
    """

    __slots__ = ("claims", "dated", "first", "first_end", "kinds", "last_start", "places", "whens")

    def __init__(self, first: Claim) -> None:
        self.first = first
        self.claims: list[Claim] = []
        self.whens: set[When] = set()
        self.dated: set[Dated] = set()
        self.first_end = math.inf
        self.last_start = -math.inf
        self.kinds: set[str] = set()
        self.places: set[Place] = set()

    def add(self, claim: Claim, dated: Dated) -> None:
        """Take in one more claim."""
        self.claims.append(claim)
        self.whens.add(claim.when)
        if dated not in self.dated:
            self.dated.add(dated)
            self.last_start = max(self.last_start, dated[1])
            self.first_end = min(self.first_end, dated[2])
        if claim.how:
            self.kinds.add(_act(claim))
        if claim.where is not None:
            self.places.add(claim.where)

    def allows(self, claim: Claim, dated: Dated, parameters: MatchParameters) -> bool:
        """Whether a claim of the same episode can be about the same thing."""
        # what is here already was held against all that is here when it came
        if dated not in self.dated and any(
            _is_another_day(dated, other, parameters) for other in self.dated
        ):
            return False
        if claim.how and self.kinds and self._is_another_act(claim):
            return False
        where = claim.where
        return (
            where is None
            or where in self.places
            or not any(_is_another_place(where, place, parameters) for place in self.places)
        )

    def _is_another_act(self, claim: Claim) -> bool:
        """Whether a claim tells of another kind of act: one sentence may name two of one attack."""
        if _act(claim) in self.kinds or _is_more(claim) or _is_headline(self.claims[-1]):
            return False
        if any(other.harm in _TAKEN and other.who == claim.who for other in self.claims):
            return False  # "abducted two farmers. The farmers were later shot"
        return claim.statement is None or claim.statement != self.claims[-1].statement

    def ties(self, claim: Claim) -> int:
        """How much binds a claim here; among equals the bundle mentioned first takes it."""
        statement = claim.statement is not None and claim.statement == self.claims[-1].statement
        return (
            2 * statement
            + (claim.when.is_known and claim.when in self.whens)
            + (claim.where in self.places)
        )


def _act(claim: Claim) -> str:
    """The kind of act, in its widest word: a suicide bombing is told on as "the bombing"."""
    return (claim.how or "").removeprefix("suicide ")


def _is_headline(claim: Claim) -> bool:
    """Whether a claim stands in the title, which tells in other words what the text tells."""
    return claim.span is not None and claim.span.part == "title"


def _is_more(claim: Claim) -> bool:
    """Whether a claim says itself that it goes on with what was told: "and shot two more".

    "Three guerrillas also died in the gunfight"; and attackers are those of the attack told of.
    """
    if claim.scope is INCREMENT or claim.who.role is Role.ATTACKER:
        return True
    return claim.span is not None and " also " in claim.span.quote


def _is_another_place(one: Place, other: Place, parameters: MatchParameters) -> bool:
    """Whether two places of one article are clearly different ones."""
    if one.country and other.country and one.country != other.country:
        return True
    if not (is_fine(one) and is_fine(other)):
        return one.admin is not None and other.admin is not None and one.admin != other.admin
    km = one.kilometres(other)
    return km is not None and km > parameters.km


def _is_another_day(one: Dated, other: Dated, parameters: MatchParameters) -> bool:
    """Whether two claims of one article are of clearly different days.

    The killed of one day and of the next are of two things; a death on the day after somebody was
    wounded is not. "Last month" is never this week.
    """
    slack = parameters.days if one[3] and other[3] and one[0] is not other[0] else 0
    return one[1] - other[2] > slack or other[1] - one[2] > slack


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
