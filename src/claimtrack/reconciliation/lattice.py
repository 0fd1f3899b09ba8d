"""Which groups hold which: who is part of whom, who cannot be the same people, and what sums allow.

A group is known by its attributes (role, affiliation, side, age, sex, nationality), not by its
label. Everyone holds all groups; civilians hold medics; children and women lie across the rest. Two
groups are disjoint only where an attribute says so: nothing is assumed of words that do not say.
"""

from __future__ import annotations

import functools
from itertools import combinations
from typing import TYPE_CHECKING, TypeVar

import attrs

from claimtrack.model.group import Group, Role
from claimtrack.model.place import fold
from claimtrack.registry.sources import source_id

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = [
    "are_disjoint",
    "are_other_people",
    "called_alike",
    "face",
    "group_key",
    "heaviest_disjoint",
    "is_within",
]

T = TypeVar("T")
Key = tuple[str, str, str, str, str, str]

EVERYONE: Key = ("", "", "", "", "", "")
CIVILIANS = Group("civilians", role=Role.CIVILIAN)
MOST_EXHAUSTIVE = 12
"""Groups up to which every combination is tried; beyond it the heaviest are taken one by one."""


def group_key(group: Group) -> Key:
    """What a group is known by; groups with one key are the same people under other words.

    >>> group_key(Group.of("militants")) == group_key(Group.of("fighters"))
    True
    """
    if not _is_told(group):
        return EVERYONE
    said = (
        group.role.value if group.role else "",
        _body(group.affiliation) if group.affiliation else "",
        group.side or "",
        group.age or "",
        group.sex or "",
        fold(group.nationality) if group.nationality else "",
    )
    return said if any(said) else EVERYONE


def called_alike(group: Group) -> Group:
    """A group under the word for all of its age and sex, where it is known by nothing else.

    A wife and her mother are two women, not two wives.

    >>> called_alike(Group.of("wife")).label, called_alike(Group.of("soldiers")).label
    ('women', 'soldiers')
    """
    *said, age, sex, nationality = group_key(group)
    if any(said) or nationality:
        return group
    return attrs.evolve(group, label=_BY_AGE_AND_SEX.get((age, sex), group.label))


_BY_AGE_AND_SEX = {
    ("", "female"): "women", ("adult", "female"): "women", ("child", "female"): "girls",
    ("", "male"): "men", ("adult", "male"): "men", ("child", "male"): "boys",
    ("child", ""): "children", ("elder", ""): "elderly people",
}  # fmt: skip


def is_within(part: Group, whole: Group) -> bool:
    """Whether every member of the part is a member of the whole, as far as the words say.

    >>> is_within(Group.of("medics"), Group.of("civilians"))
    True
    """
    if part is whole or not _is_told(whole):
        return True
    pairs = zip(group_key(part)[1:], group_key(whole)[1:], strict=True)
    return _role_within(part.role, whole.role) and all(not w or p == w for p, w in pairs)


def _is_told(group: Group) -> bool:
    """Whether anything is said of who they are: everyone holds all groups."""
    return bool(
        group.role or group.affiliation or group.side or group.age or group.sex or group.nationality
    )


def _role_within(part: Role | None, whole: Role | None) -> bool:
    if whole is None or part is whole:
        return True
    return whole is Role.CIVILIAN and part is not None and part.is_civilian


def are_disjoint(one: Group, other: Group) -> bool:
    """Whether nobody can be in both, as far as the words say.

    >>> are_disjoint(Group.of("soldiers"), Group.of("civilians"))
    True
    >>> are_disjoint(Group.of("women"), Group.of("civilians"))
    False
    """
    return (
        _roles_apart(one, other)
        or _bodies_apart(one, other)
        or _differ(one.sex, other.sex)
        or _differ(one.nationality, other.nationality)
        or (
            one.age != other.age and "child" in (one.age, other.age) and bool(one.age and other.age)
        )
    )


def are_other_people(one: Group, other: Group) -> bool:
    """Whether two voices cannot mean the same people: one counts the armed, one those who are not.

    Across voices a label says less than within one: one's troops are another's commandos.

    >>> are_other_people(Group.of("soldiers"), Group.of("militants"))
    False
    """
    if one.side and other.side and one.side != other.side:
        return True
    armed = [_is_armed(group) for group in (one, other)]
    return None not in armed and armed[0] != armed[1]


def face(one: Group, other: Group) -> bool:
    """Whether one group serves a state and the other bears arms against one, as the words say.

    >>> face(Group.of("soldiers"), Group.of("militants"))
    True
    >>> face(Group.of("soldiers"), Group.of("police officers"))
    False
    """
    roles = {one.role, other.role}
    return not roles.isdisjoint(_SERVES) and not roles.isdisjoint(_AGAINST)


_SERVES = frozenset({Role.SOLDIER, Role.POLICE})
_AGAINST = frozenset({Role.COMBATANT, Role.ATTACKER})


def _is_armed(group: Group) -> bool | None:
    """Whether a group bears arms; None where its words do not say."""
    if group.role is not None:
        return group.role.is_armed
    return False if group.age == "child" else None


def _roles_apart(one: Group, other: Group) -> bool:
    if one.role is None or other.role is None:
        # Nobody prints "fighters" of children: a child with no role is not counted among the armed.
        return any(
            a.age == "child" and a.role is None and b.role is not None and b.role.is_armed
            for a, b in ((one, other), (other, one))
        )
    return not (_role_within(one.role, other.role) or _role_within(other.role, one.role))


def _bodies_apart(one: Group, other: Group) -> bool:
    """Two affiliations are two bodies, where both bear arms or both name a side.

    Elsewhere a person has several: a student of one school is a member of some team.
    """
    if one.side and other.side:
        return one.side != other.side
    armed = all(g.role is not None and g.role.is_armed for g in (one, other))
    return armed and not _share_words(one.affiliation, other.affiliation)


def _share_words(one: str | None, other: str | None) -> bool:
    """Whether two names may be of one body; a name that is not given may be any."""
    if not one or not other:
        return True
    return _body(one) == _body(other) or bool(set(fold(one).split()) & set(fold(other).split()))


@functools.lru_cache(maxsize=8192)
def _body(name: str) -> str:
    """The body a name stands for, under whichever of its names; else the name: "IS" is ISIS."""
    return source_id(name) or fold(name)


def _differ(one: str | None, other: str | None) -> bool:
    return bool(one and other and fold(one) != fold(other))


def heaviest_disjoint(
    items: Sequence[T], weight: Callable[[T], int], disjoint: Callable[[T, T], bool]
) -> tuple[T, ...]:
    """The items of greatest summed weight of which no two can share a person, in the given order.

    Their sum is a floor for everyone: 10 civilians and 12 fighters are at least 22.

    >>> heaviest_disjoint([3, 4, 5], weight=int, disjoint=lambda a, b: abs(a - b) > 1)
    (3, 5)
    """
    if len(items) < 2:
        return tuple(items)
    ranked = sorted(range(len(items)), key=lambda i: (-weight(items[i]), i))
    head = ranked[:MOST_EXHAUSTIVE]
    apart = {(i, j) for i, j in combinations(head, 2) if disjoint(items[i], items[j])}
    chosen = _heaviest(head, {i: weight(items[i]) for i in head}, apart)
    for index in ranked[MOST_EXHAUSTIVE:]:
        if all(disjoint(items[i], items[index]) for i in chosen):
            chosen.append(index)
    return tuple(items[i] for i in sorted(chosen))


def _heaviest(ranked: list[int], weights: dict[int, int], apart: set[tuple[int, int]]) -> list[int]:
    """The heaviest set of pairwise disjoint indices, depth first and cut where it cannot win."""
    best: list[int] = []
    best_weight = -1

    def grow(chosen: list[int], total: int, rest: list[int]) -> None:
        nonlocal best, best_weight
        if chosen and total > best_weight:
            best, best_weight = chosen, total
        if total + sum(weights[i] for i in rest) <= best_weight:
            return
        for position, index in enumerate(rest):
            left = [j for j in rest[position + 1 :] if (index, j) in apart]
            grow([*chosen, index], total + weights[index], left)

    grow([], 0, ranked)
    return list(best)
