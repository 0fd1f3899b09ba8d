"""By what a claim's source is known again: an entry, a name, a person, or only who carried it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import attrs

from claimtrack.model.source import SourceKind
from claimtrack.registry.names import fold_name, fold_person
from claimtrack.registry.roles import role_kind
from claimtrack.registry.sources import source_entry, source_id

if TYPE_CHECKING:
    from claimtrack.model.claim import Claim
    from claimtrack.model.source import Source

__all__ = ["Identity", "Key", "identity_of"]


class Key(NamedTuple):
    """Something that makes every claim with it one voice.

    Attributes:
        rule: why, in short: "same root".
        value: what is compared.
        detail: why, in words.
    """

    rule: str
    value: str
    detail: str


@attrs.frozen
class Identity:
    """What is known of the source of a claim.

    Attributes:
        root: who counted, as on the source.
        keys: what joins it with others; a claim of which nothing is known has none.
        registered: whether the root is an entry of the registry.
        named: whether anybody is named, by registry or by name.
        attributed: whether the claim is put in anybody's mouth at all.
    """

    root: str
    keys: tuple[Key, ...] = ()
    registered: bool = False
    named: bool = False
    attributed: bool = False

    @property
    def values(self) -> frozenset[str]:
        """What is compared, without the reasons."""
        return frozenset(key.value for key in self.keys)


def identity_of(claim: Claim) -> Identity:
    """By what the source of a claim is known again.

    >>> from claimtrack.model.claim import Claim
    >>> from claimtrack.model.source import Source
    >>> identity_of(Claim("killed", 3, source="SOHR")).keys[0].value
    'id:sohr'
    >>> identity_of(Claim("killed", 3, source=Source(speaker="medics", outlet="A"))).keys[0].value
    'role:medics@a'
    """
    country = claim.where.country if claim.where is not None else None
    return _identity(claim.source, claim.article, country or "")


_OF_A_STATE = frozenset({
    SourceKind.DEFENCE_MINISTRY,
    SourceKind.INTERIOR_MINISTRY,
    SourceKind.HEALTH_MINISTRY,
    SourceKind.ARMED_FORCES,
})  # fmt: skip
"""Kinds of which a country has one: "the interior ministry" is the same in every outlet."""


def _identity(source: Source, article: str | None, country: str) -> Identity:
    root = str(source.root)
    if not source.is_attributed:
        return Identity(root, _carriers(source, article, "", "all printed as its own word"))
    entry = source_entry(root)
    if entry is not None:
        key = Key("same root", f"id:{root}", f"all per {entry.name}")
        return Identity(root, (key,), registered=True, named=True, attributed=True)
    names, body = tuple(_names(source)), _state_body(source, root, country)
    if names:
        return Identity(root, (*names, *body), named=True, attributed=True)
    if body:
        return Identity(root, body, attributed=True)
    words = source.speaker or source.organisation or root
    keys = _carriers(source, article, f"role:{fold_name(words)}@", f"all per {words}")
    if not keys:
        keys = (Key("same root", f"role:{fold_name(words)}", f"all per {words}"),)
    return Identity(root, keys, attributed=True)


def _names(source: Source) -> list[Key]:
    """Keys of a body and a person the registry does not hold."""
    keys = []
    if source.organisation and not _is_role(source.organisation):
        value = f"name:{fold_name(source.organisation)}"
        keys.append(Key("same root", value, f"all per {source.organisation}"))
    if source.speaker and (person := _person(source.speaker)):
        keys.append(Key("same speaker", f"person:{person}", f"all said by {source.speaker}"))
    return keys


def _is_role(words: str) -> bool:
    """Whether words describe somebody and name nobody: "medics", "A security source"."""
    return role_kind(words) is not None and not any(w[0].isupper() for w in words.split()[1:])


def _state_body(source: Source, root: str, country: str) -> tuple[Key, ...]:
    """The key of a body a country has one of, which speaks itself or through a person it sends."""
    person = source.speaker is not None and source.organisation is not None
    words = source.organisation if person else source.speaker or source.organisation
    name = fold_name(words or root)
    kind = source.kind or role_kind(words or root)
    local = _local_body(name, kind, source.speaker or "")
    if local:
        return (Key("same root", f"body:{local}@{country}", f"all per the {local}"),)
    if kind not in _OF_A_STATE or not _is_definite(name):
        return ()
    return (Key("same root", f"body:{name}@{country}", f"all per the {name}"),)


def _is_definite(words: str) -> bool:
    """Whether words can mean only one body of a country: never "a military source"."""
    return len(words.split()) < 4 and fold_name(words).split()[-1] in _BODY_WORDS


def _local_body(words: str, kind: SourceKind | None, speaker: str) -> str:
    """Police or government of where it happened: "police", "Zambian police", "a police chief"."""
    last = words.rsplit(maxsplit=1)[-1]
    if kind is SourceKind.POLICE and _person(speaker):
        return "police"
    return last if last in _LOCAL_BODIES and len(words.split()) <= _FEW else ""


_LOCAL_BODIES = frozenset({"government", "police"})
_FEW = 3
_BODY_WORDS = frozenset({"ministry", "army", "military"})


def _carriers(source: Source, article: str | None, words: str, detail: str) -> tuple[Key, ...]:
    """Keys of who passed on a claim that names nobody: wires, else the outlet or the article."""
    relays = [(source_id(name) or fold_name(name), name) for name in source.relays]
    if relays:
        return tuple(
            Key("same wire", f"{words or 'id:'}{one}", f"{detail}, through {name}")
            for one, name in relays
        )
    if source.outlet:
        one = source_id(source.outlet) or fold_name(source.outlet)
        return (Key("same outlet", f"{words or 'id:'}{one}", f"{detail}, in {source.outlet}"),)
    if article is not None:
        return (
            Key("same article", f"{words or 'article:'}{article}", f"{detail}, in one article"),
        )
    return ()


_PERSON = re.compile(
    r"[A-Z\u00c0-\u00de][\w'\u2019.-]*(?:[ -](?:(?:al|el|bin|ben|ibn|de|van|von|der|abu)[ -])?"
    r"[A-Z\u00c0-\u00de][\w'\u2019.-]*)+"
)
_TITLES = frozenset(
    {"dr", "mr", "mrs", "ms", "gen", "general", "col", "colonel", "maj", "major", "lt"}
)
_TITLES |= {"capt", "captain", "prof", "sgt", "sheikh", "mullah", "governor", "mayor", "minister"}


def _person(words: str) -> str:
    """The folded full name where words are a person's name, else ""."""
    if _PERSON.fullmatch(words.strip()) is None:
        return ""
    kept = [w for w in words.split() if fold_name(w) not in _TITLES]
    return fold_person(" ".join(kept)) if len(kept) > 1 else ""
