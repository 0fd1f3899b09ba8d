"""Whose members: the people a claim counts, and those it says did it."""

from __future__ import annotations

import enum

import attrs

from claimtrack.model.doors import Shown, door
from claimtrack.model.place import fold

__all__ = ["Group", "Role"]


class Role(enum.StrEnum):
    """What the people were, as far as the words say; None on a Group is "people", not civilians.

    >>> Role("combatant") is Role.COMBATANT
    True
    """

    CIVILIAN = "civilian"
    COMBATANT = "combatant"
    """member of an armed group: militant, rebel, fighter, gunman"""
    SOLDIER = "soldier"
    """member of a state's armed forces"""
    POLICE = "police"
    MEDIC = "medic"
    JOURNALIST = "journalist"
    AID_WORKER = "aid_worker"
    OFFICIAL = "official"
    PRISONER = "prisoner"
    ATTACKER = "attacker"
    """who carried out this attack: suicide bomber, gunman shot at the scene"""

    @property
    def is_armed(self) -> bool:
        """Whether people of this role bear arms as their role."""
        return self in {Role.COMBATANT, Role.SOLDIER, Role.POLICE, Role.ATTACKER}

    @property
    def is_civilian(self) -> bool:
        """Whether people of this role are civilians under most recorders' rules."""
        return self in {
            Role.CIVILIAN,
            Role.MEDIC,
            Role.JOURNALIST,
            Role.AID_WORKER,
            Role.OFFICIAL,
            Role.PRISONER,
        }


@attrs.frozen(repr=False)
class Group(Shown):
    """Who was counted, with the label as printed and what it says of them.

    Attributes:
        label: the words as printed, without the number: "Islamic State militants".
        role: what they were; None where the words do not say.
        affiliation: whose members: "Islamic State"; None where the words do not say.
        side: the side of the conflict, as in the source registry: "syria/government".
        age: "child", "adult" or "elder"; None where the words do not say.
        sex: "female" or "male"; None where the words do not say.
        nationality: as printed: "Turkish"; None where the words do not say.
        names: names of the people counted, where they are printed.

    >>> Group.of("militants").role.value
    'combatant'
    """

    label: str = ""
    role: Role | None = attrs.field(
        default=None, kw_only=True, converter=attrs.converters.optional(Role)
    )
    affiliation: str | None = attrs.field(default=None, kw_only=True)
    side: str | None = attrs.field(default=None, kw_only=True)
    age: str | None = attrs.field(
        default=None,
        kw_only=True,
        validator=attrs.validators.in_((None, "child", "adult", "elder")),
    )
    sex: str | None = attrs.field(
        default=None, kw_only=True, validator=attrs.validators.in_((None, "female", "male"))
    )
    nationality: str | None = attrs.field(default=None, kw_only=True)
    names: tuple[str, ...] = attrs.field(default=(), kw_only=True, converter=tuple[str, ...])

    @classmethod
    def of(cls, value: Group | str) -> Group:
        """A Group from what a person types; role, age and sex follow from known words.

        >>> Group.of("two children").age
        'child'
        """
        if isinstance(value, Group):
            return value
        group: Group = door("describe_group")(value)
        return group

    @property
    def said(self) -> tuple[str | None, ...]:
        """Role, affiliation, side, age, sex and nationality, as far as the words say them."""
        return (self.role, self.affiliation, self.side, self.age, self.sex, self.nationality)

    @property
    def is_everyone(self) -> bool:
        """Whether nothing said would leave anybody out: "people", "victims", no words at all."""
        return not any(self.said)

    def is_called(self, name: str) -> bool:
        """Whether a person who asks for this name means this group.

        >>> Group.of("Islamic State militants").is_called("combatant")
        True
        """
        wanted = fold(name)
        names = {fold(str(word)) for word in (*self.said, self.label) if word}
        singular = wanted.removesuffix("s")
        return any(n in (wanted, singular) or n.removesuffix("s") == singular for n in names)

    def __str__(self) -> str:
        return self.label or self.affiliation or (self.role.value if self.role else "people")

    def __repr__(self) -> str:
        said = [
            f"{name}={value!s}"
            for name in ("role", "affiliation", "side", "age", "sex", "nationality")
            if (value := getattr(self, name))
        ]
        return f"Group({', '.join([repr(self.label), *said])})"


def as_group(value: Group | str) -> Group:
    """``Group.of``, for fields: type checkers take no method for a converter."""
    return Group.of(value)
