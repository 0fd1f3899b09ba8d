"""Accounts: what one article tells of one thing, drawn together for matching.

An account is the unit that is matched across articles. ``episodes.py`` cuts an article's claims
into accounts; a claim that was read in no article is an account of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from claimtrack.model.claim import Claim, Scope
from claimtrack.model.harm import Harm
from claimtrack.model.place import Place
from claimtrack.model.when import Precision, When
from claimtrack.reconciliation.moments import NEVER
from claimtrack.reconciliation.reports import first_told
from claimtrack.reconciliation.wording import (
    age_of,
    distinctive_words,
    folded,
    person_name,
    telling_words,
)
from claimtrack.registry.places import lookup_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimtrack.model.group import Group

__all__ = ["Account"]

REPORT_DAYS = 3
"""Days counted back from the report where no day is given (UCDP GED codebook, appendix 2)."""
NARROW = frozenset((Precision.DAY, Precision.DAYS))
"""Times said so precisely that another time is another thing."""
COARSE = 9
"""Stands for the precision of a place that has none, when places are put in order."""
PERIOD, INCIDENT = Scope.PERIOD, Scope.INCIDENT
"""Asked of every claim, and several times: a member of an enumeration is slow to look up."""
_AFTERMATH = frozenset((Harm.DETAINED, Harm.CAPTURED, Harm.FREED))
_BODILY = frozenset((Harm.KILLED, Harm.INJURED))


@attrs.define(eq=False, repr=False)
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
        ages: years of age of the dead and the injured, where a label gives them.
        attackers: who did it: folded names and affiliations.
        kinds: kinds of attack.
        words: what is named at all, places among it: see ``wording.py``.
        place_words: the words of the places alone.
        toll: the whole figures: for each harm and unit, the lowest and the highest number said.
        article: id of the article that tells it.
        is_period: whether it is a period total.
        is_one_of_several: whether its article tells of other things too.
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
    ages: frozenset[int]
    attackers: frozenset[str]
    kinds: frozenset[str]
    words: frozenset[str]
    place_words: frozenset[str]
    toll: dict[tuple[Harm, str], tuple[int, int | None]]
    article: str | None
    is_period: bool
    is_one_of_several: bool = False

    @classmethod
    def of(cls, claims: list[Claim], *, is_one_of_several: bool = False) -> Account:
        """Draw together what claims of one article say of one thing."""
        told = first_told(claims)
        start, end, precise, assumed = _days(claims, told)
        places = _places(claims)
        whos = list({id(claim.who): claim.who for claim in claims}.values())
        return cls(
            claims=claims,
            moment=told,
            start=start,
            end=end,
            precise=precise,
            assumed=assumed,
            places=places,
            names=_names(whos),
            victims=_victims(_counted_alone(claims)),
            ages=_ages(claims),
            attackers=_attackers(claims),
            kinds=frozenset(c.how for c in claims if c.how),
            words=distinctive_words(claims),
            place_words=frozenset(word for p in places for word in telling_words(p.name)),
            toll=_toll(claims),
            article=claims[0].article,
            is_period=claims[0].scope is PERIOD,
            is_one_of_several=is_one_of_several,
        )


def _days(claims: Sequence[Claim], told: float) -> tuple[int | None, int | None, bool, bool]:
    """The days most claims give, precise ones first; the days before the report where none are."""
    whens = [claim.when for claim in _acts(claims)]
    known = [w for w in dict.fromkeys(whens) if w.start is not None and w.end is not None]
    if known:
        best = known[0]
        if len(known) > 1:
            best = max(known, key=lambda when: (-_coarseness(when), whens.count(when)))
        if best.start is not None and best.end is not None:
            precise = _coarseness(best) == 0
            return best.start.toordinal(), best.end.toordinal(), precise, False
    if told == NEVER:
        return None, None, False, False
    return int(told) - REPORT_DAYS, int(told), False, True


def _acts(claims: Sequence[Claim]) -> Sequence[Claim]:
    """The claims that say what was done; an arrest has its own day, often long after."""
    return [claim for claim in claims if claim.harm not in _AFTERMATH] or claims


def _coarseness(when: When) -> int:
    """0 for a day or a few; the length of anything longer."""
    return 0 if when.precision in NARROW else when.days or 0


def _places(claims: Sequence[Claim]) -> list[Place]:
    found: list[Place] = []
    for claim in claims:
        where = claim.where
        if where is not None and where not in found:
            found.append(where)
    found = list(dict.fromkeys(map(_resolved, found)))
    if len(found) > 1:
        found.sort(key=lambda place: place.precision or COARSE)
    return found


def _resolved(place: Place) -> Place:
    """The place as the gazetteers know it, where a bare name is enough to know it by."""
    if place.is_resolved or place.precision is not None:
        return place
    return lookup_place(place.name, country=place.country) or place


def _names(whos: Iterable[Group]) -> frozenset[str]:
    names = [person_name(name) for who in whos for name in who.names]
    return frozenset(filter(None, names))


def _victims(whos: Iterable[Group]) -> frozenset[str]:
    kinds: set[str | None] = set()
    for who in whos:
        kinds.update((who.role, who.age, who.sex, who.affiliation))
    return frozenset(filter(None, kinds))


def _counted_alone(claims: Sequence[Claim]) -> list[Group]:
    """The groups that numbers of their own are given for; single people where there are none.

    Two papers need not tell of the same woman among the dead, or of the same man who died later.
    """
    wholes = [c for c in claims if c.whole is None and c.scope is not Scope.PART]
    many = [c.who for c in wholes if c.count.high != 1]
    return many or [c.who for c in wholes or claims]


def _ages(claims: Iterable[Claim]) -> frozenset[int]:
    labels = {claim.who.label for claim in claims if claim.harm in _BODILY}
    ages = map(age_of, labels)
    return frozenset([age for age in ages if age is not None])


def _attackers(claims: Sequence[Claim]) -> frozenset[str]:
    return frozenset(
        folded(name)
        for c in claims
        if c.by is not None
        for name in (c.by.affiliation, *c.by.names)
        if name
    )


def _toll(claims: Sequence[Claim]) -> dict[tuple[Harm, str], tuple[int, int | None]]:
    """The hull of the whole figures of each harm; parts and increments say nothing of the whole."""
    toll: dict[tuple[Harm, str], tuple[int, int | None]] = {}
    for claim in claims:
        if claim.scope is not INCIDENT:
            continue
        count = claim.count
        key, low, high = (claim.harm, count.unit), count.low, count.high
        if key in toll:
            least, most = toll[key]
            low = min(low, least)
            high = None if high is None or most is None else max(high, most)
        toll[key] = low, high
    return toll
