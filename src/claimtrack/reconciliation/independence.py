"""Which claims are one voice: the same root, the same wire, the same speaker, the same wording.

Ten outlets that carry one monitor are one source. Two doctors nobody named, in two outlets, are
two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from claimtrack.model.claim import Claim
from claimtrack.model.incident import Reason
from claimtrack.model.source import SourceKind
from claimtrack.reconciliation.copies import same_wording
from claimtrack.reconciliation.identity import Identity, Key, identity_of
from claimtrack.reconciliation.links import Links
from claimtrack.reconciliation.reports import report_order
from claimtrack.registry.sources import source_entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Voice", "find_voices"]


@attrs.frozen
class Voice:
    """Claims that count as one source, however many outlets carry them.

    Attributes:
        root: who counted: a registry id, a name as printed, or "" where nothing is known.
        claims: in order of report, then of text.
        reasons: why they are one voice; empty for a claim that stands alone.
    """

    root: str
    claims: tuple[Claim, ...] = attrs.field(converter=tuple[Claim, ...])
    reasons: tuple[Reason, ...] = attrs.field(default=(), converter=tuple[Reason, ...])


def find_voices(claims: Iterable[Claim]) -> list[Voice]:
    """Claims sorted into voices; the order of the claims does not matter.

    Claims are one voice where they have one root, where one named person said both, where one wire
    passed on both with nobody named, or where they are nearly the same sentence. A figure an
    article prints as its own, and gives to a source elsewhere, is that source's. A dataset was made
    from reports like the others, so its claims are in no voice where anybody else speaks.

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
    ordered = report_order(claims)
    marks = [identity_of(claim) for claim in ordered]
    links = Links(len(ordered))
    copied = _link_copies(ordered, marks, links)
    echoes = _echoes(ordered, marks)
    _link_keys(ordered, marks, copied | echoes.keys(), links)
    for echo, said in echoes.items():
        links.join(
            (said, echo), "same article", "the article gives the figure to a source elsewhere"
        )
    voices = [_voice(ordered, marks, members, links) for members in links.groups()]
    voices.sort(key=lambda voice: voice.root)
    return _without_datasets(voices)


_ECHO = "the article gives the figure to a source elsewhere"


def _link_copies(claims: Sequence[Claim], marks: Sequence[Identity], links: Links) -> set[int]:
    """Join claims of different articles that are nearly the same sentence; who was copied.

    Two that name different sources are two voices, however alike their words.
    """
    texts = {i: c.sentence or c.quote for i, c in enumerate(claims) if c.sentence or c.quote}
    copied: set[int] = set()
    for a, b, share in same_wording(texts):
        one, other = marks[a], marks[b]
        apart = one.named and other.named and one.values.isdisjoint(other.values)
        if claims[a].article == claims[b].article or apart:
            continue
        copied.update(i for i in (a, b) if not marks[i].named)
        if links.find(a) != links.find(b):
            detail = f"nearly the same sentence: {share:.0%} of its runs of words"
            links.join((a, b), "same wording", detail)
    return copied


def _echoes(claims: Sequence[Claim], marks: Sequence[Identity]) -> dict[int, int]:
    """Claims an article makes itself, by the one attributed claim of it that says the same."""
    articles: dict[str, list[int]] = {}
    for i, claim in enumerate(claims):
        if claim.article is not None:
            articles.setdefault(claim.article, []).append(i)
    echoes: dict[int, int] = {}
    for members in articles.values():
        said = [i for i in members if marks[i].attributed]
        for i in members:
            if said and not marks[i].attributed:
                alike = [k for k in said if _says_the_same(claims[i], claims[k])]
                alike = alike or _behind_headline(claims, i, members, said)
                if alike and len({marks[k].values for k in alike}) == 1:
                    echoes[i] = alike[0]
    return echoes


def _behind_headline(
    claims: Sequence[Claim], i: int, members: Sequence[int], said: Sequence[int]
) -> list[int]:
    """The attributed claims of which a headline with another figure tells: it has no source else.

    None where the article's own text counts them too.
    """
    own = claims[i]
    if not _is_headline(own):
        return []
    told = [k for k in members if not _is_headline(claims[k]) and _is_of_the_same(own, claims[k])]
    return told if set(told) <= set(said) else []


def _is_headline(claim: Claim) -> bool:
    return claim.span is not None and claim.span.part == "title"


def _is_of_the_same(own: Claim, said: Claim) -> bool:
    """Whether two claims count the same harm to people the words do not tell apart."""
    same = (own.harm, own.scope, own.count.unit) == (said.harm, said.scope, said.count.unit)
    return same and (own.who.role is None or said.who.role in (None, own.who.role))


def _says_the_same(own: Claim, said: Claim) -> bool:
    if (own.harm, own.scope, own.count.unit) != (said.harm, said.scope, said.count.unit):
        return False
    if own.count.stated is None or said.count.stated is None:
        return own.count.overlaps(said.count)
    return own.count.stated == said.count.stated


def _link_keys(
    claims: Sequence[Claim], marks: Sequence[Identity], settled: set[int], links: Links
) -> None:
    """Join claims by root, speaker and carrier; what is settled otherwise keeps to its article."""
    by_key: dict[str, tuple[Key, list[int]]] = {}
    for i, mark in enumerate(marks):
        for key in _local(claims[i], mark) if i in settled else mark.keys:
            by_key.setdefault(key.value, (key, []))[1].append(i)
    for key, members in by_key.values():
        if len(members) > 1:
            links.join(members, key.rule, key.detail)


def _local(claim: Claim, mark: Identity) -> tuple[Key, ...]:
    if mark.named or mark.attributed or claim.article is None:
        return mark.keys if mark.named else ()
    return (Key("same article", f"article:{claim.article}", "all by one article itself"),)


def _voice(
    claims: Sequence[Claim], marks: Sequence[Identity], members: list[int], links: Links
) -> Voice:
    reasons = (
        Reason(rule, detail, claims=tuple(claims[i].id for i in inside))
        for rule, detail, inside in links.reasons_of(members[0])
    )
    ranked = sorted(members, key=lambda i: (not marks[i].registered, not marks[i].attributed, i))
    return Voice(marks[ranked[0]].root, tuple(claims[i] for i in members), tuple(reasons))


def _without_datasets(voices: list[Voice]) -> list[Voice]:
    """The voices that are no datasets, or all where there are only datasets."""
    return [v for v in voices if not _is_dataset(v)] or voices


def _is_dataset(voice: Voice) -> bool:
    entry = source_entry(voice.root)
    return entry is not None and entry.kind is SourceKind.DATASET
