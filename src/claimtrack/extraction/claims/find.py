"""The two doors into claims: every claim of an article, or the one claim of a phrase."""

from __future__ import annotations

import bisect
import functools
from typing import TYPE_CHECKING

import attrs

from claimtrack.errors import ClaimError
from claimtrack.extraction.attribution_voices import Voices
from claimtrack.extraction.claims.frames import read_frames
from claimtrack.extraction.claims.phrases import chunk
from claimtrack.extraction.claims.scope import scope_of
from claimtrack.extraction.claims.words import read_words
from claimtrack.extraction.dates import event_when
from claimtrack.extraction.document import Document, Sentence, as_article
from claimtrack.extraction.numbers import scan_counts
from claimtrack.extraction.places import event_where
from claimtrack.model.claim import Claim, Stance
from claimtrack.model.source import Source
from claimtrack.registry.groups import describe_group
from claimtrack.registry.lexicon import any_of, attack_kinds, harm_words, harmless

if TYPE_CHECKING:
    import datetime as dt
    import re
    from collections.abc import Iterable, Iterator

    from claimtrack.extraction.claims.drafts import Draft
    from claimtrack.model.article import Article

__all__ = ["find_claims", "parse_claim"]


def find_claims(article: Article | str, *, published: dt.date | str | None = None) -> list[Claim]:
    """Every claim an article makes about people harmed, in reading order, the title first.

    Args:
        article: an Article, or plain text.
        published: the day it appeared, where it is plain text; weekdays are read against it.

    Returns:
        Claims whose spans quote the article exactly. Text that claims nothing gives none.

    >>> [str(claim) for claim in find_claims("Two soldiers and a driver were killed.")]
    ['killed 2 soldiers', 'killed 1 driver']
    """
    document = Document(as_article(article, published))
    reader = _Reader(document)
    claims: list[Claim] = []
    for sentence, triggers in _candidates(document):
        claims += reader.read(sentence, triggers)
    return claims


def parse_claim(text: str) -> Claim:
    """The one claim a phrase makes.

    Raises:
        ClaimError: the text makes no claim, or more than one.

    >>> parse_claim("32 militants killed").who.label
    'militants'
    """
    claims = find_claims(text)
    if len(claims) != 1:
        msg = f"expected exactly one claim, found {len(claims)}"
        raise ClaimError(msg, source=text)
    return claims[0]


@functools.cache
def _triggers() -> re.Pattern[str]:
    return any_of([*harm_words(), *harmless()])


@functools.cache
def _attacks() -> re.Pattern[str]:
    return any_of(attack_kinds())


def lowered(text: str) -> str:
    """The text in small letters, character for character, so that places in it stay true."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def _candidates(document: Document) -> Iterator[tuple[Sentence, list[tuple[int, int]]]]:
    """The sentences that hold a harm word, with where in the sentence the words stand."""
    article = document.article
    hits = {
        part: list(_hits(text)) for part, text in (("title", article.title), ("text", article.text))
    }
    if not any(hits.values()):
        return
    sentences = document.sentences
    for part in ("title", "text"):
        own = [s for s in sentences if s.part == part]
        starts = [s.start for s in own]
        found: dict[int, list[tuple[int, int]]] = {}
        for start, end in hits[part]:
            at = bisect.bisect_right(starts, start) - 1
            if at >= 0 and end <= own[at].end:
                found.setdefault(at, []).append((start - own[at].start, end - own[at].start))
        for at, triggers in found.items():
            yield own[at], triggers


def _hits(text: str) -> Iterator[tuple[int, int]]:
    quiet = harmless()
    for match in _triggers().finditer(lowered(text)):
        if " ".join(match.group().split()) not in quiet:
            yield match.span()


class _Reader:
    """Reads the sentences of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.voices = Voices(document)

    def read(self, sentence: Sentence, triggers: list[tuple[int, int]]) -> list[Claim]:
        """The claims of one sentence."""
        text = sentence.text
        lower = lowered(text)
        shouted = text.isupper()
        words = read_words(text, lower, triggers, scan_counts(text), shouted=shouted)
        drafts = read_frames(words, chunk(words))
        return self._claims(sentence, lower, drafts) if drafts else []

    def _claims(self, sentence: Sentence, lower: str, drafts: Iterable[Draft]) -> list[Claim]:
        made: dict[int, Claim] = {}
        statement = f"{self.document.article.id}#{sentence.index}"
        for one in drafts:
            claim = self._claim(sentence, lower, one, statement, made)
            if claim is not None:
                made[id(one)] = claim
        return sorted(made.values(), key=lambda claim: claim.span.start if claim.span else 0)

    def _claim(
        self, sentence: Sentence, lower: str, one: Draft, statement: str, made: dict[int, Claim]
    ) -> Claim | None:
        article = self.document.article
        source, stance = self.voices.at(sentence, one.start, one.end)
        if (
            stance is Stance.FEARED
            and one.by
            and str(source.speaker or source.organisation) in one.by
        ):
            # "Suspected rebels killed two": who did it, not who says so.
            source, stance = Source(outlet=article.outlet), Stance.ASSERTED
        who = describe_group(one.label)
        if one.names:
            who = attrs.evolve(who, names=one.names)
        scope, episode = scope_of(lower, one)
        how = one.how or _how(lower)
        whole = made.get(id(one.whole)) if one.whole is not None else None
        replaced = made.get(id(one.replaces)) if one.replaces is not None else None
        return Claim(
            one.harm,
            one.count,
            who=who,
            by=describe_group(one.by) if one.by else None,
            where=event_where(self.document, sentence, one.start, one.end),
            when=event_when(self.document, sentence, one.start, one.end),
            scope=scope,
            stance=one.stance if one.stance != "asserted" else stance,
            source=source,
            how=how,
            span=sentence.span(one.start, one.end),
            article=article.id,
            reported=article.published,
            statement=statement,
            whole=whole.id if whole is not None else None,
            replaces=replaced.id if replaced is not None else None,
            episode=episode,
        )


def _how(lower: str) -> str | None:
    match = _attacks().search(lower)
    return attack_kinds()[" ".join(match.group().split())] if match is not None else None
