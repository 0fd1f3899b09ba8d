"""What one article tells of one incident: claims of an article in, its accounts out.

An account is the unit that is matched. Claims of one article are one account unless the text marks an episode
off, or day, place or the kind of event and its victims say that it is another thing.
"""

from __future__ import annotations

import datetime as dt
import functools
from typing import TYPE_CHECKING

import attrs

from claimtrack.model.claim import Claim, Scope, Stance
from claimtrack.model.place import Place, fold
from claimtrack.model.when import Precision

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Account", "find_accounts", "folded", "report_order"]

folded = functools.lru_cache(maxsize=1 << 16)(fold)

REPORT_DAYS = 3
"""Days counted back from the report where no day is given (UCDP GED codebook, appendix 2)."""

_DAY_SECONDS = 86_400
_NARROW = (Precision.DAY, Precision.DAYS)


def moment(claim: Claim) -> float | None:
    """When it was said, in days since year 1; the time of day counts where it is known."""
    said = claim.reported
    if said is None:
        return None
    if isinstance(said, dt.datetime):
        seconds = said.hour * 3600 + said.minute * 60 + said.second
        return said.toordinal() + seconds / _DAY_SECONDS
    return float(said.toordinal())


def report_order(claims: Iterable[Claim]) -> list[Claim]:
    """Claims in order of report, then of article and text: the same list for any order of the input."""
    keyed = sorted(((_place_in_order(claim), claim) for claim in claims), key=lambda pair: pair[0])
    out: list[Claim] = []
    start = 0
    for stop in range(1, len(keyed) + 1):
        if stop == len(keyed) or keyed[stop][0] != keyed[start][0]:
            run = [claim for _, claim in keyed[start:stop]]
            out += sorted(run, key=lambda claim: claim.id) if len(run) > 1 else run
            start = stop
    return out


def _place_in_order(claim: Claim) -> tuple[object, ...]:
    """A sort key that settles nearly every pair without the hash that an id costs."""
    span, where, when = claim.span, claim.where, claim.when
    said = moment(claim)
    return (
        float("inf") if said is None else said,
        claim.article or "",
        (span.part != "title", span.start, span.end) if span is not None else (True, -1, -1),
        when.start.toordinal() if when.start else 0,
        where.name if where is not None else "",
        claim.harm.value,
        claim.count.low,
        -1 if claim.count.high is None else claim.count.high,
        claim.who.label,
    )


@attrs.define(eq=False)
class Account:
    """One article's telling of one incident, with what matching looks at drawn together.

    Attributes:
        claims: in reading order.
        start, end: first and last day, as ordinals; None where no day is known.
        precise: whether the days are a day or a few rather than a week, a month or a year.
        assumed: whether the days follow from the report because none was said.
        moment: when it was told, in days since year 1.
        places: the places named, the most precise first.
        names: folded names of the victims.
        victims: roles, ages, sexes and affiliations of the victims.
        attackers: folded names of those who did it.
        kinds: kinds of attack.
    """

    claims: list[Claim]
    start: int | None = None
    end: int | None = None
    precise: bool = False
    assumed: bool = False
    moment: float | None = None
    places: list[Place] = attrs.field(factory=list)
    names: set[str] = attrs.field(factory=set)
    victims: set[str] = attrs.field(factory=set)
    attackers: set[str] = attrs.field(factory=set)
    kinds: set[str] = attrs.field(factory=set)

    @classmethod
    def of(cls, claims: Sequence[Claim]) -> Account:
        """Draw together what some claims of one article say."""
        account = cls(list(claims))
        for claim in claims:
            account._take(claim)
        account._settle_days()
        account.places.sort(key=lambda place: (place.precision or 9, place.name))
        return account

    @property
    def is_period(self) -> bool:
        """Whether it is a period total."""
        return self.claims[0].scope is Scope.PERIOD

    def _take(self, claim: Claim) -> None:
        if claim.where is not None and claim.where not in self.places:
            self.places.append(claim.where)
        if claim.how:
            self.kinds.add(claim.how)
        who = claim.who
        if who.names:
            self.names.update(folded(name) for name in who.names)
        for said in (who.role, who.affiliation, who.age, who.sex):
            if said:
                self.victims.add(str(said))
        if claim.by is not None:
            self.attackers.update(
                folded(name) for name in (claim.by.affiliation, *claim.by.names) if name
            )

    def _settle_days(self) -> None:
        """The narrowest days that are said; the days before the report where none are."""
        self.moment = min((m for c in self.claims if (m := moment(c)) is not None), default=None)
        said = [c.when for c in self.claims if c.when.start is not None and c.when.end is not None]
        if said:
            narrow = min(said, key=lambda when: (when.days or 0, when.start or dt.date.min))
            assert narrow.start is not None
            assert narrow.end is not None
            self.start, self.end = narrow.start.toordinal(), narrow.end.toordinal()
            self.precise = narrow.precision in _NARROW
        elif self.moment is not None:
            self.end = int(self.moment)
            self.start = self.end - REPORT_DAYS
            self.assumed = True


def find_accounts(claims: Sequence[Claim]) -> list[Account]:
    """The accounts that claims of one article make up, in order of first mention."""
    bundles: list[list[Claim]] = []
    for claim in claims:
        home = next((bundle for bundle in bundles if _tells_of(claim, bundle)), None)
        if home is None:
            bundles.append([claim])
        else:
            home.append(claim)
    return [Account.of(bundle) for bundle in bundles]


def _tells_of(claim: Claim, bundle: Sequence[Claim]) -> bool:
    """Whether a claim speaks of what earlier claims of its article speak of."""
    first = bundle[0]
    if (claim.scope is Scope.PERIOD) != (first.scope is Scope.PERIOD):
        return False
    if claim.scope is Scope.PERIOD:
        return is_same_period(claim, first)
    return claim.episode == first.episode and not any(is_elsewhere(claim, c) for c in bundle)


def is_same_period(one: Claim, other: Claim) -> bool:
    """Whether two period totals count the same harm to the same people over the same days."""
    return (
        one.harm is other.harm
        and one.when == other.when
        and one.where == other.where
        and population(one) == population(other)
    )


def population(claim: Claim) -> tuple[object, ...]:
    """Whose members a period total counts; what a label adds to these is left out."""
    who = claim.who
    return (who.role, who.affiliation, who.side, who.age, who.sex, who.nationality)


def is_elsewhere(one: Claim, other: Claim) -> bool:
    """Whether two claims of one article cannot be about the same thing: other days, or another place."""
    apart = one.when.days_apart(other.when)
    precise = one.when.precision in _NARROW and other.when.precision in _NARROW
    if apart is not None and apart > 1 and precise:
        return True
    if one.where is None or other.where is None:
        return False
    km = one.where.kilometres(other.where)
    fine = (one.where.precision or 1) <= 2 and (other.where.precision or 1) <= 2
    return km is not None and km > 50 and fine and Stance.HYPOTHETICAL not in (one.stance,)
