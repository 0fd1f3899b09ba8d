"""Accounts: what one article tells of one thing, drawn together for matching.

An account is the unit that is matched across articles. ``episodes.py`` cuts an article's claims
into accounts; a claim that was read in no article is an account of its own.
"""

from __future__ import annotations

import datetime as dt
import functools
from typing import TYPE_CHECKING

import attrs

from claimtrack.model.claim import Claim, Scope
from claimtrack.model.harm import Harm
from claimtrack.model.place import Place
from claimtrack.model.when import Precision
from claimtrack.reconciliation.wording import distinctive_words, folded, person_name, telling_words
from claimtrack.registry.places import lookup_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimtrack.model.group import Group

__all__ = ["Account", "moment", "report_order"]

REPORT_DAYS = 3
"""Days counted back from the report where no day is given (UCDP GED codebook, appendix 2)."""

NARROW = frozenset((Precision.DAY, Precision.DAYS))
"""Times said so precisely that another time is another thing."""

COARSE = 9
"""Stands for the precision of a place that has none, when places are put in order."""

NARROW_DAYS = 6
"""The most days that NARROW times span."""

_AFTERMATH = frozenset((Harm.DETAINED, Harm.CAPTURED, Harm.FREED))

_DAY_SECONDS = 86_400
_NEVER = float("inf")


def moment(claim: Claim) -> float:
    """When it was said, in days since year 1, with the time of day where it is known.

    A claim that does not say when it was said is placed by its event, and last where that is
    unknown too.
    """
    said = claim.reported
    if said is None:
        happened = claim.when.end or claim.when.start
        return _NEVER if happened is None else float(happened.toordinal())
    if isinstance(said, dt.datetime):
        seconds = said.hour * 3600 + said.minute * 60 + said.second
        return said.toordinal() + seconds / _DAY_SECONDS
    return float(said.toordinal())


def report_order(claims: Iterable[Claim]) -> list[Claim]:
    """Claims in order of report, then of article and text, whatever order they came in.

    >>> late = Claim("killed", 2, reported="2018-02-11")
    >>> early = Claim("killed", 1, reported="2018-02-10")
    >>> report_order([late, early]) == report_order([early, late]) == [early, late]
    True
    """
    keyed = [(_order_key(claim), claim) for claim in claims]
    keyed.sort(key=_first)
    out = [claim for _, claim in keyed]
    start = 0
    for stop in range(1, len(keyed) + 1):
        if stop == len(keyed) or keyed[stop][0] != keyed[start][0]:
            if stop - start > 1:
                out[start:stop] = sorted(out[start:stop], key=_claim_id)
            start = stop
    return out


def _first(pair: tuple[tuple[object, ...], Claim]) -> tuple[object, ...]:
    return pair[0]


def _claim_id(claim: Claim) -> str:
    return claim.id


def _order_key(claim: Claim) -> tuple[object, ...]:
    """What settles the order of nearly every pair without the hash that an id costs."""
    span, where, start = claim.span, claim.where, claim.when.start
    return (
        moment(claim),
        claim.article or "",
        -1 if span is None or span.part == "title" else span.start,
        -1 if span is None else span.end,
        0 if start is None else start.toordinal(),
        "" if where is None else where.name,
        claim.harm.value,
        claim.count.low,
        claim.who.label,
    )


@attrs.define(eq=False)
class Account:
    """One article's telling of one thing.

    Attributes:
        claims: in reading order.
        moment: when it was told, in days since year 1; infinite where nothing says.
        start, end: first and last day it can have happened, as ordinals; None where nothing says.
        precise: whether the days are a day or a few, rather than a week, a month or a year.
        assumed: whether the days follow from the report because none was said.
        places: the places named, the most precise first.
        names: folded names of the victims.
        victims: what the victims were: roles, ages, sexes, affiliations.
        attackers: who did it: folded names and affiliations.
        kinds: kinds of attack.
        words: what is named at all, places among it: see ``wording.py``.
        place_words: the words of the places alone.
        toll: the whole figures: for each harm and unit, the lowest and the highest number said.
    """

    claims: list[Claim]
    moment: float
    start: int | None
    end: int | None
    precise: bool
    assumed: bool
    places: list[Place]
    names: frozenset[str]
    victims: frozenset[str]
    attackers: frozenset[str]
    kinds: frozenset[str]
    words: frozenset[str]
    place_words: frozenset[str]
    toll: dict[tuple[str, str], tuple[int, int | None]]

    @classmethod
    def of(cls, claims: list[Claim]) -> Account:
        """Draw together what claims of one article say of one thing."""
        told = min(map(moment, claims))
        start, end, precise, assumed = _days(claims, told)
        places = _places(claims)
        return cls(
            claims=claims,
            moment=told,
            start=start,
            end=end,
            precise=precise,
            assumed=assumed,
            places=places,
            names=_names(claims),
            victims=_victims(claims),
            attackers=_attackers(claims),
            kinds=frozenset(c.how for c in claims if c.how),
            words=distinctive_words(claims),
            place_words=frozenset(word for p in places for word in telling_words(p.name)),
            toll=_toll(claims),
        )

    @property
    def is_period(self) -> bool:
        """Whether it is a period total."""
        return self.claims[0].scope is Scope.PERIOD


def _days(claims: Sequence[Claim], told: float) -> tuple[int | None, int | None, bool, bool]:
    """The days most claims give, precise ones first; the days before the report where none are."""
    votes: dict[tuple[int, int], int] = {}
    for claim in _acts(claims):
        start, end = claim.when.start, claim.when.end
        if start is not None and end is not None:
            days = start.toordinal(), end.toordinal()
            votes[days] = votes.get(days, 0) + 1
    if votes:
        start_day, end_day = max(votes, key=lambda days: (-_coarseness(days), votes[days]))
        return start_day, end_day, end_day - start_day < NARROW_DAYS, False
    if told == _NEVER:
        return None, None, False, False
    return int(told) - REPORT_DAYS, int(told), False, True


def _acts(claims: Sequence[Claim]) -> Sequence[Claim]:
    """The claims that say what was done; an arrest has its own day, often long after."""
    return [claim for claim in claims if claim.harm not in _AFTERMATH] or claims


def _coarseness(days: tuple[int, int]) -> int:
    """0 for a day or a few; the length of anything longer."""
    length = days[1] - days[0]
    return 0 if length < NARROW_DAYS else length


def _places(claims: Sequence[Claim]) -> list[Place]:
    found: list[Place] = []
    for claim in claims:
        if claim.where is not None and claim.where not in found:
            found.append(claim.where)
    found = list(dict.fromkeys(map(_resolved, found)))
    if len(found) > 1:
        found.sort(key=lambda place: place.precision or COARSE)
    return found


def _resolved(place: Place) -> Place:
    """The place as the gazetteers know it, where a bare name is enough to know it by."""
    if place.is_resolved or place.precision is not None:
        return place
    return lookup_place(place.name, country=place.country) or place


def _names(claims: Sequence[Claim]) -> frozenset[str]:
    names = (person_name(name) for claim in claims for name in claim.who.names)
    return frozenset(name for name in names if name)


def _victims(claims: Sequence[Claim]) -> frozenset[str]:
    return frozenset(
        str(said) for c in claims for said in _kinds_of_people(c.who) if said is not None
    )


@functools.lru_cache(maxsize=1 << 12)
def _kinds_of_people(who: Group) -> tuple[str | None, ...]:
    return tuple(said for said in (who.role, who.age, who.sex, who.affiliation) if said)


def _attackers(claims: Sequence[Claim]) -> frozenset[str]:
    return frozenset(
        folded(name)
        for c in claims
        if c.by is not None
        for name in (c.by.affiliation, *c.by.names)
        if name
    )


def _toll(claims: Sequence[Claim]) -> dict[tuple[str, str], tuple[int, int | None]]:
    """The hull of the whole figures of each harm; parts and increments say nothing of the whole."""
    toll: dict[tuple[str, str], tuple[int, int | None]] = {}
    for claim in claims:
        if claim.scope is not Scope.INCIDENT:
            continue
        key, count = (claim.harm.value, claim.count.unit), claim.count
        low, high = toll.get(key, (count.low, count.high))
        open_end = high is None or count.high is None
        toll[key] = (
            min(low, count.low),
            None if open_end else max(high or 0, count.high or 0),
        )
    return toll
