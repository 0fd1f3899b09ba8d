"""One telling: what one voice says of one harm in one article, taken as a whole.

An article names the same people more than once and under several labels: a headline total, "two
men", then each of them by name. What it says of everyone is its stated total where there is one;
else the most people who cannot be the same people. Parts and names are a floor, increments add to
what they continue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from claimtrack.model.claim import Claim, Scope
from claimtrack.model.count import Count, Hedge
from claimtrack.reconciliation.increments import add_increments
from claimtrack.reconciliation.lattice import (
    EVERYONE,
    group_key,
    heaviest_disjoint,
    is_within,
)
from claimtrack.reconciliation.tellings import (
    Rank,
    Telling,
    counts_whole,
    is_part,
    is_single,
    settle,
    sum_of,
)
from claimtrack.reconciliation.victims import (
    are_others,
    cannot_be,
    is_attacker,
    is_struck_down,
    said_twice,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimtrack.model.group import Group

__all__ = ["tell"]


def tell(claims: Iterable[Claim], target: Group) -> Telling | None:
    """What claims of one voice, article and harm come to for a group; None where they say nothing.

    Args:
        claims: in reading order, the title first.
        target: the group asked about; a Group without attributes is everyone.

    >>> from claimtrack.model.group import Group
    >>> claims = [Claim("killed", 2, who="men"), Claim("killed", 1, who=Group(names=["Ali Omar"]))]
    >>> tell(claims, Group()).count
    Count(2)
    """
    members = [c for c in claims if is_within(c.who, target)]
    if len(members) == 1 and counts_whole(members[0]):
        return _alone(members[0], target)
    members = _without_covered(members)
    whole = {c.id for c in members if not is_part(c)}
    tops = [c for c in members if not is_part(c) and c.scope is not Scope.INCREMENT]
    parts = [c for c in members if is_part(c) and c.whole not in whole]
    stated = [_stated(joined) for joined in _joined(tops) if _is_told(joined, target)]
    if group_key(target) != EVERYONE:
        stated += [_stated([c]) for c in parts if group_key(c.who) == group_key(target)]
    floor = _at_least(tops, parts)
    total = _weigh(_settle(stated), floor, members)
    telling = add_increments(total, members)
    if telling is None:
        return None
    made = {id(c) for c in telling.claims}
    beside = [c for c in members if id(c) not in made]
    if not beside:
        return telling
    return Telling(count=telling.count, rank=telling.rank, claims=telling.claims, beside=beside)


def _alone(claim: Claim, target: Group) -> Telling:
    """The telling of one claim: most articles make no more of a harm and group."""
    rank = Rank.MENTIONED if is_single(claim) else Rank.SUMMED
    if _is_number_for(claim, target):
        rank = Rank.STATED
    return Telling(count=claim.count, rank=rank, claims=(claim,))


def _is_number_for(claim: Claim, target: Group) -> bool:
    """Whether a claim gives a number for the very group, and not one victim of it told alone."""
    if group_key(claim.who) != group_key(target):
        return False
    return group_key(target) != EVERYONE or not is_single(claim)


def _without_covered(claims: list[Claim]) -> list[Claim]:
    """Claims without bare plurals that a number covers: "four children and women" is four."""
    said = [c for c in claims if c.statement is not None]
    counted = {c.statement for c in said if (c.count.stated or 0) > 1}
    return [c for c in claims if c.statement not in counted or not _is_bare_plural(c)]


def _is_bare_plural(claim: Claim) -> bool:
    """People with neither a number nor a word for one."""
    return claim.count.hedge is Hedge.VAGUE and claim.count.word == "people" and not is_part(claim)


def _stated(claims: Sequence[Claim]) -> Telling:
    return Telling(count=sum_of(claims), rank=Rank.STATED, claims=claims)


def _joined(tops: Sequence[Claim]) -> list[list[Claim]]:
    """Claims cut into those one harm word makes of people side by side: "a judge and 7 others"."""
    cut: list[list[Claim]] = []
    for claim in tops:
        if cut and _is_joined(cut[-1][-1], claim):
            cut[-1].append(claim)
        else:
            cut.append([claim])
    return cut


def _is_joined(one: Claim, other: Claim) -> bool:
    """Whether two claims of one statement overlap in the text: they share its harm word."""
    if one.statement is None or one.statement != other.statement:
        return False
    if one.span is None or other.span is None or said_twice(one, other):
        return False
    if not (_adds_up(one) and _adds_up(other)):
        return False
    between = one.span.quote[: max(other.span.start - one.span.start, 0)]
    if between.rstrip().endswith(" or"):
        return False
    return one.span.start < other.span.end and other.span.start < one.span.end


def _adds_up(claim: Claim) -> bool:
    """Whether a number is one to add: no ceiling ("and up to 15"), no word that may be a body."""
    if claim.count.hedge in _CEILINGS or _is_bare_plural(claim):
        return False
    return not claim.who.names or " " in claim.who.label


_CEILINGS = {Hedge.UP_TO, Hedge.AT_MOST, Hedge.FEWER_THAN}


def _is_told(joined: Sequence[Claim], target: Group) -> bool:
    """Whether people told of side by side come to a number for the very group."""
    return any(_is_number_for(c, target) for c in joined)


def _settle(tellings: Sequence[Telling]) -> Telling | None:
    """The total that stands among those one article states, in reading order."""
    standing: Telling | None = None
    for telling in tellings:
        standing = telling if standing is None else settle(standing, telling)
    return standing


def _at_least(tops: list[Claim], parts: list[Claim]) -> Telling | None:
    """The most people told of one by one or group by group who cannot be the same people."""
    told = heaviest_disjoint(tops, lambda c: c.count.low, are_others)
    best = max(parts, key=lambda c: c.count.low, default=None)
    if best is not None and best.count.low > sum(c.count.low for c in told):
        return Telling(count=Count.at_least(best.count.low), rank=Rank.PART, claims=(best,))
    if not told:
        return None
    rank = Rank.MENTIONED if all(is_single(c) for c in told) else Rank.SUMMED
    return Telling(count=sum_of(told), rank=rank, claims=told)


def _weigh(
    total: Telling | None, floor: Telling | None, members: Sequence[Claim]
) -> Telling | None:
    """The stated total over what is mentioned, unless the mentions show that it is no total."""
    if total is None or floor is None:
        return total or floor
    if floor.count.low <= total.count.low:
        return total
    printed = total.count.high is None and total.count.stated is not None
    beside = [c for c in floor.claims if c not in total.claims]
    if printed and len(beside) < len(floor.claims) and not all(map(is_struck_down, beside)):
        return total  # "at least four, and a fighter elsewhere": the four are what is given
    if total.count.high is None or floor.count.low <= total.count.high:
        return Telling(
            count=_raised(total.count, floor.count),
            rank=total.rank,
            claims=(*floor.claims, *total.claims),
        )
    too_large = any(c.count.low > total.count.high for c in floor.claims)
    return floor if too_large or _leaves_out(total, floor, members) else total


def _leaves_out(total: Telling, floor: Telling, members: Sequence[Claim]) -> bool:
    """Whether a number is no total, for it can hold none of the others: guards, and the bomber."""
    if not any(c in floor.claims for c in total.claims):
        return False
    others = [c for c in floor.claims if c not in total.claims and not _is_bare_plural(c)]
    # "five people, among them the gunman": he is told of again
    held = any(is_part(c) and is_attacker(c) for c in members)
    return bool(others) and all(
        (is_struck_down(c) and not held) or all(cannot_be(c.who, o.who) for o in total.claims)
        for c in others
    )


def _raised(total: Count, floor: Count) -> Count:
    """A total whose low is raised to a floor: the floor's own words where they are the sharper."""
    if floor.refines(total):
        return floor
    return attrs.evolve(total, low=floor.low, stated=max(total.stated or floor.low, floor.low))
