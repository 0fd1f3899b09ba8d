"""Which claims are one voice: the same root, the same wire, the same speaker, the same wording.

Ten outlets that carry one monitor are one source. Two doctors nobody named, in two outlets, are two.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

import attrs

from claimtrack.model.incident import Reason
from claimtrack.model.source import SourceKind
from claimtrack.reconciliation.copies import same_wording
from claimtrack.registry.names import fold_name, fold_person
from claimtrack.registry.sources import source_entry, source_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimtrack.model.claim import Claim
    from claimtrack.model.source import Source

__all__ = ["Voice", "find_voices"]


@attrs.frozen
class Voice:
    """Claims that count as one source, however many outlets carry them.

    Attributes:
        root: who counted: a registry id, a name as printed, or "" where nothing is known.
        claims: in order of report, then of text.
        reasons: why they are one voice; empty for a claim that stands alone.
        independent: False for a dataset beside other voices: it was made from reports like theirs.
    """

    root: str
    claims: tuple[Claim, ...] = attrs.field(converter=tuple)
    reasons: tuple[Reason, ...] = attrs.field(default=(), converter=tuple)
    independent: bool = attrs.field(default=True, kw_only=True)


def find_voices(claims: Iterable[Claim]) -> list[Voice]:
    """Claims sorted into voices; the order of the claims does not matter.

    Claims are one voice where they have one root, where one named person said both, where one wire passed on
    the same unnamed source, or where they are nearly the same sentence.

    >>> from claimtrack.model.claim import Claim
    >>> voices = find_voices(
    ...     [
    ...         Claim("killed", 32, source="SOHR"),
    ...         Claim("killed", 30, source="Rami Abdel Rahman"),
    ...         Claim("killed", 32, source="White Helmets"),
    ...     ]
    ... )
    >>> [(voice.root, len(voice.claims)) for voice in voices]
    [('sohr', 2), ('white_helmets', 1)]
    """
    ordered = sorted(claims, key=_reading_order)
    links = _Links(len(ordered))
    _link_keys(ordered, links)
    _link_wording(ordered, links)
    voices = [_voice(ordered, members, links) for members in links.groups()]
    voices.sort(key=lambda voice: (voice.root, _reading_order(voice.claims[0])))
    return _without_datasets(voices)


def _reading_order(claim: Claim) -> tuple[str, str, str, int, str]:
    span = claim.span
    part, start = (span.part, span.start) if span else ("", 0)
    # The title comes before the text.
    return (
        str(claim.reported or ""),
        claim.article or "",
        {"title": ""}.get(part, part),
        start,
        claim.id,
    )


@attrs.define
class _Links:
    """Which claims were joined, and by what: a forest over their positions."""

    size: int
    parent: list[int] = attrs.field(init=False)
    why: list[tuple[int, str, str, tuple[int, ...]]] = attrs.field(factory=list)

    def __attrs_post_init__(self) -> None:
        self.parent = list(range(self.size))

    def find(self, i: int) -> int:
        """The first claim of the group that i is in."""
        while self.parent[i] != i:
            self.parent[i] = self.parent[self.parent[i]]
            i = self.parent[i]
        return i

    def join(self, members: Sequence[int], rule: str, detail: str) -> None:
        """Make the members one group, for a reason."""
        first = min(self.find(i) for i in members)
        for i in members:
            self.parent[self.find(i)] = first
        self.why.append((members[0], rule, detail, tuple(members)))

    def groups(self) -> list[list[int]]:
        """Members of each group, in order."""
        groups: dict[int, list[int]] = {}
        for i in range(self.size):
            groups.setdefault(self.find(i), []).append(i)
        return list(groups.values())

    @functools.cached_property
    def reasons(self) -> dict[int, list[tuple[str, str, tuple[int, ...]]]]:
        """Reasons by the first claim of the group."""
        reasons: dict[int, list[tuple[str, str, tuple[int, ...]]]] = {}
        for member, rule, detail, members in self.why:
            reasons.setdefault(self.find(member), []).append((rule, detail, members))
        return reasons


def _link_keys(claims: Sequence[Claim], links: _Links) -> None:
    by_key: dict[tuple[str, str, str], list[int]] = {}
    for i, claim in enumerate(claims):
        for key in _keys(claim):
            by_key.setdefault(key, []).append(i)
    for (rule, _, detail), members in by_key.items():
        if len(members) > 1:
            links.join(members, rule, detail)


def _keys(claim: Claim) -> list[tuple[str, str, str]]:
    """(rule, key, detail) of everything that makes another claim the same voice."""
    source = claim.source
    root = str(source.root)
    entry = source_entry(root) if root else None
    if entry is not None:
        return [("same root", f"id:{root}", f"all per {entry.name}")]
    relay = next((source_id(r) or fold_name(r) for r in source.relays), "")
    keys = []
    if source.organisation:
        keys.append(
            (
                "same root",
                f"name:{fold_name(source.organisation)}",
                f"all per {source.organisation}",
            )
        )
    if source.speaker and _is_person(source.speaker):
        keys.append(
            ("same speaker", f"person:{_person(source.speaker)}", f"all said by {source.speaker}")
        )
    elif source.speaker and not source.organisation:
        where = relay or fold_name(source.outlet or "") or claim.article or claim.id
        carrier = source.relays[0] if relay else source.outlet or "one article"
        words = fold_name(source.speaker)
        keys.append(
            ("same carrier", f"role:{words}@{where}", f"{source.speaker}, through {carrier}")
        )
    if not keys:
        where = relay or fold_name(source.outlet or "") or claim.article or claim.id
        keys.append(
            (
                "same outlet",
                f"id:{where}",
                f"all by {source.outlet or relay or 'one article'} itself",
            )
        )
    return keys


_TITLES = frozenset(
    {
        "dr",
        "mr",
        "mrs",
        "ms",
        "gen",
        "general",
        "col",
        "colonel",
        "maj",
        "major",
        "lt",
        "capt",
        "captain",
        "prof",
    }
)


def _person(name: str) -> str:
    return fold_person(" ".join(w for w in name.split() if fold_name(w) not in _TITLES))


_NAME = re.compile(
    r"[A-Z\u00c0-\u00de][\w'\u2019.-]*(?:\s+(?:al|el|bin|ben|de|van|von|Al|El)?[-\s]?[A-Z\u00c0-\u00de][\w'\u2019-]*)+"
)


def _is_person(name: str) -> bool:
    """Whether words are a person's full name, not a role."""
    return _NAME.fullmatch(name.strip()) is not None


def _link_wording(claims: Sequence[Claim], links: _Links) -> None:
    """Join claims that nobody with a name stands behind and that are nearly the same sentence."""
    texts = {
        i: c.quote for i, c in enumerate(claims) if c.quote and source_entry(c.source.root) is None
    }
    for a, b, share in same_wording(texts):
        if claims[a].article != claims[b].article and links.find(a) != links.find(b):
            links.join((a, b), "same wording", f"{share:.0%} of the words in the same order")


def _voice(claims: Sequence[Claim], members: list[int], links: _Links) -> Voice:
    mine = [claims[i] for i in members]
    named = [c.source for c in mine if source_entry(c.source.root)]
    reasons = tuple(
        Reason(rule, detail, claims=tuple(claims[i].id for i in inside))
        for rule, detail, inside in links.reasons.get(links.find(members[0]), ())
    )
    return Voice(_root(named or [c.source for c in mine]), tuple(mine), reasons)


def _root(sources: Sequence[Source]) -> str:
    return next((str(s.root) for s in sources if s.is_attributed), str(sources[0].root))


def _without_datasets(voices: list[Voice]) -> list[Voice]:
    """Datasets last, and not independent where there is any other voice."""
    datasets = [v for v in voices if _is_dataset(v)]
    others = [v for v in voices if not _is_dataset(v)]
    if not others:
        return voices
    return others + [attrs.evolve(v, independent=False) for v in datasets]


def _is_dataset(voice: Voice) -> bool:
    entry = source_entry(voice.root)
    return entry is not None and entry.kind is SourceKind.DATASET
