"""Who says so: the chain from the person who spoke to the outlet that printed it."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

import attrs

from claimtrack.model.doors import Shown, door

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Body", "Root", "Source", "SourceKind"]


class SourceKind(enum.StrEnum):
    """What a source is; says nothing about how reliable it is.

    >>> SourceKind("armed_group").is_party, SourceKind("wire").is_channel
    (True, True)
    """

    ARMED_FORCES = "armed_forces"
    DEFENCE_MINISTRY = "defence_ministry"
    ARMED_GROUP = "armed_group"
    INTERIOR_MINISTRY = "interior_ministry"
    POLICE = "police"
    GOVERNMENT = "government"
    HEALTH_MINISTRY = "health_ministry"
    HEALTH_FACILITY = "health_facility"
    CIVIL_DEFENCE = "civil_defence"
    EMERGENCY_SERVICE = "emergency_service"
    MONITOR = "monitor"
    HUMAN_RIGHTS_NGO = "human_rights_ngo"
    UN_BODY = "un_body"
    IGO = "igo"
    HUMANITARIAN = "humanitarian"
    EYEWITNESS = "eyewitness"
    MEDIA = "media"
    WIRE = "wire"
    STATE_MEDIA = "state_media"
    SOCIAL_MEDIA = "social_media"
    OSINT = "osint"
    ANONYMOUS_OFFICIAL = "anonymous_official"
    DATASET = "dataset"

    @property
    def is_party(self) -> bool:
        """Whether such a source fights."""
        return self in {self.ARMED_FORCES, self.DEFENCE_MINISTRY, self.ARMED_GROUP}

    @property
    def is_channel(self) -> bool:
        """Whether such a source passes on what others counted."""
        return self in {self.MEDIA, self.WIRE, self.STATE_MEDIA, self.SOCIAL_MEDIA}


@attrs.frozen(kw_only=True, repr=False)
class Body(Shown):
    """A row of the source registry: somebody who counts, claims or relays.

    Attributes:
        id: the registry's short name: "sohr".
        name: the full name.
        kind: what it is.
        country: ISO 3166 two-letter code of its seat, or "".
        side: "conflict/side" where it belongs to one, or "".
        aliases: other names and spellings.
        spokespeople: people whose word is its word.

    >>> import claimtrack as ct
    >>> body = ct.lookup_source("Syrian Observatory for Human Rights")
    >>> body.id, body.kind.value, "Rami Abdel Rahman" in body.spokespeople
    ('sohr', 'monitor', True)
    """

    id: str
    name: str
    kind: SourceKind = attrs.field(converter=SourceKind)
    country: str = ""
    side: str = ""
    aliases: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])
    spokespeople: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])

    def __str__(self) -> str:
        return self.name

    def __repr__(self) -> str:
        return f"Body({self.id!r}, {self.name!r}, {self.kind.value})"


class Root(str):
    """Who counted: the id of a registry entry, or the name as printed where there is none.

    It is a plain string in every use; ``entry`` is the registry's row behind it, if there is one.

    >>> root = Source.of("SOHR").root
    >>> root, root.entry.name
    ('sohr', 'Syrian Observatory for Human Rights')
    """

    __slots__ = ()

    @property
    def entry(self) -> Body | None:
        """The registry entry, or None for a name the registry does not hold."""
        body: Body | None = door("source_entry")(str(self))
        return body

    @property
    def id(self) -> str:
        """The string itself."""
        return str(self)


def _names(value: Iterable[str] | str) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


@attrs.frozen(kw_only=True, repr=False)
class Source(Shown):
    """The chain of a claim: speaker <- organisation <- relays <- outlet.

    Attributes:
        speaker: the person quoted, or the words for an unnamed one: "a hospital source".
        organisation: the body the speaker speaks for.
        relays: wires and media that passed it on, nearest to the organisation first.
        outlet: who printed it.
        kind: what the root is, where the words or the registry say.
        resolved: registry id of the root where context decided it; else it is looked up by name.

    >>> source = Source(speaker="Rami Abdel Rahman", organisation="SOHR", outlet="Middle East Eye")
    >>> source.root
    'sohr'
    >>> Source(outlet="Middle East Eye").is_attributed
    False
    """

    speaker: str | None = None
    organisation: str | None = None
    relays: tuple[str, ...] = attrs.field(default=(), converter=_names)
    outlet: str | None = None
    kind: SourceKind | None = attrs.field(
        default=None, converter=attrs.converters.optional(SourceKind)
    )
    resolved: str | None = None

    @classmethod
    def of(cls, value: Source | str | None) -> Source:
        """A Source from what a person types: a name is the organisation that counted."""
        if isinstance(value, Source):
            return value
        return cls(organisation=value.strip()) if value else cls()

    @property
    def root(self) -> Root:
        """Who counted; the outlet itself where nobody is named, "" where nothing is known."""
        if self.resolved:
            return Root(self.resolved)
        for name, which in (
            (self.organisation, "source_id"),
            (self.speaker, "speaker_id"),
            (self.outlet, "source_id"),
        ):
            if name:
                return Root(door(which)(name) or name)
        return Root("")

    @property
    def is_attributed(self) -> bool:
        """Whether anybody but the outlet is named."""
        return bool(self.speaker or self.organisation or self.resolved)

    def __str__(self) -> str:
        said = [name for name in (self.speaker, self.organisation) if name]
        via = [f"via {name}" for name in self.relays]
        printed = [self.outlet] if self.outlet else []
        if said:
            return ", ".join([*said, *via, *(f"in {name}" for name in printed)])
        return ", ".join([*printed, *via]) or "unknown source"

    def __repr__(self) -> str:
        return f"Source({self})"


def as_source(value: Source | str | None) -> Source:
    """``Source.of``, for fields: type checkers take no method for a converter."""
    return Source.of(value)
