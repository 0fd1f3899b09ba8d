"""What was done to people, and the combined classes some sources count in."""

from __future__ import annotations

import enum

from claimtrack.errors import UnknownNameError

__all__ = ["Harm"]


class Harm(enum.StrEnum):
    """What happened to the people counted.

    A combined class (``CASUALTIES``: killed or injured) is never read as one of its parts.

    >>> Harm.of("wounded")
    <Harm.INJURED: 'injured'>
    >>> [part.value for part in Harm.CASUALTIES.parts]
    ['killed', 'injured']
    """

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    DISPLACED = "displaced"
    HOMELESS = "homeless"
    EVACUATED = "evacuated"
    DETAINED = "detained"
    ABDUCTED = "abducted"
    CAPTURED = "captured"
    FREED = "freed"
    AFFECTED = "affected"
    CASUALTIES = "casualties"
    """killed or injured"""
    DEAD_OR_MISSING = "dead_or_missing"
    """killed or missing"""
    KILLED_OR_CAPTURED = "killed_or_captured"
    """killed or captured"""

    @classmethod
    def of(cls, value: Harm | str) -> Harm:
        """A Harm from what a person types.

        Raises:
            UnknownNameError: no harm has that name.

        >>> Harm.of("dead") is Harm.KILLED
        True
        """
        if isinstance(value, Harm):
            return value
        name = str(value).strip().lower().replace(" ", "_")
        try:
            return cls(_TYPED.get(name, name))
        except ValueError:
            raise UnknownNameError("harm", value, [*cls, *_TYPED]) from None

    @property
    def parts(self) -> tuple[Harm, ...]:
        """The harms a combined class is made of; itself alone for a plain one."""
        return _PARTS.get(self, (self,))

    @property
    def is_combined(self) -> bool:
        """Whether the class counts people of more than one harm."""
        return self in _PARTS


_PARTS = {
    Harm.CASUALTIES: (Harm.KILLED, Harm.INJURED),
    Harm.DEAD_OR_MISSING: (Harm.KILLED, Harm.MISSING),
    Harm.KILLED_OR_CAPTURED: (Harm.KILLED, Harm.CAPTURED),
}

# What people type for the commonest harms; the words of news text are in data/harms.tsv.
_TYPED = {
    "dead": "killed",
    "deaths": "killed",
    "wounded": "injured",
    "hurt": "injured",
    "kidnapped": "abducted",
    "arrested": "detained",
    "released": "freed",
    "casualty": "casualties",
}


def as_harm(value: Harm | str) -> Harm:
    """``Harm.of``, for fields: type checkers take no method for a converter."""
    return Harm.of(value)
