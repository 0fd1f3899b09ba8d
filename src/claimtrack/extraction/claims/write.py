"""From drafts to claims: who says so, where and when it was, and what belongs to what."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, NamedTuple

import attrs

from claimtrack.extraction.attribution_voices import Voices
from claimtrack.extraction.claims.recalled import episode_of, set_off
from claimtrack.extraction.claims.saying import said_on
from claimtrack.extraction.claims.scope import (
    day_broken_down,
    is_long,
    is_past_total,
    is_period,
)
from claimtrack.extraction.claims.words import lowered
from claimtrack.extraction.clauses import NOUN, clauses_of
from claimtrack.extraction.countrywide import is_countrywide
from claimtrack.extraction.dates import event_when
from claimtrack.extraction.places import event_where, total_where
from claimtrack.extraction.superlatives import is_compared
from claimtrack.model.claim import Claim, Interest, Scope, Stance
from claimtrack.model.group import Role
from claimtrack.model.harm import Harm
from claimtrack.model.source import Source
from claimtrack.registry.groups import describe_group
from claimtrack.registry.lexicon import attack_kinds, harm_words, house_style, tree_of
from claimtrack.registry.sources import source_id

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from claimtrack.extraction.claims.drafts import Draft
    from claimtrack.extraction.document import Document, Sentence
    from claimtrack.model.group import Group
    from claimtrack.model.place import Place
    from claimtrack.model.when import When

__all__ = ["Writer"]

_AROUND = 500
"""Characters kept on either side of a claim (``Claim.sentence``): copies are known by them."""


class _Home(NamedTuple):
    """A draft, and the sentence it was read in with all that was read there."""

    draft: Draft
    sentence: Sentence
    beside: Sequence[Draft]

    def told(self, day: dt.date | None, *, recalls: bool) -> _Told:
        return _Told(self.sentence, self.beside, day, recalls=recalls)


class Writer:
    """Writes the claims of one document."""

    def __init__(
        self, document: Document, told: Sequence[tuple[Sentence, Sequence[Draft]]]
    ) -> None:
        self.document = document
        self.voices = Voices(document)
        self.made: dict[int, Claim] = {}
        self.main: bool = False
        self._homes = {id(one): _Home(one, s, drafts) for s, drafts in told for one in drafts}
        self._newer = {id(home.draft.replaces): home for home in self._homes.values()}
        self._open: dict[int, _Told] = {}

    def claims(self) -> list[Claim]:
        """The claims of the document in reading order.

        Those one source makes in one sentence share their statement.
        """
        return [self._written(home) for home in self._homes.values()]

    def _written(self, home: _Home, *, recalls: bool = False) -> Claim:
        """The claim of a draft, written after the one that it brings up to date."""
        one = home.draft
        if id(one) in self.made:
            return self.made[id(one)]
        older = self._homes.get(id(one.replaces))
        if older is not None:
            self._written(older, recalls=older.sentence is not home.sentence)
        told = self._open.get(home.sentence.index)
        if told is None:
            told = home.told(self.document.article.day, recalls=recalls or self.main)
            self._open[home.sentence.index] = told
        source, stance = self._source(told, one)
        newer = self._newer.get(id(one))
        told_here = newer is not None and newer.sentence is home.sentence
        if newer is not None and told_here and not (source.speaker or source.organisation):
            source, _ = self._source(told, newer.draft)  # "38 died, X said, up from a toll of 37"
        key = f"{self.document.article.id}#{home.sentence.index}.{told.number_of(source)}"
        claim = self.made[id(one)] = self._claim(told, one, source, stance, key)
        if claim.scope is Scope.PERIOD:
            told.total = told.total or claim
        return claim

    def _source(self, told: _Told, one: Draft) -> tuple[Source, Stance]:
        source, stance = self.voices.at(told.sentence, one.start, one.end)
        whole = self.made.get(id(one.whole)) if one.known_as is not None else None
        if whole is not None and not (source.speaker or source.organisation):
            return whole.source, whole.stance  # "the slain were identified as": of those counted
        if stance is Stance.FEARED and "suspected" in told.lower:
            # "Suspected rebels killed two": the words are about who did it, not about whether.
            return Source(outlet=self.document.article.outlet), one.stance
        if stance is Stance.FEARED and one.by and "allegedly" in told.lower:
            stance = Stance.ASSERTED  # alleged is who did it: "police allegedly killed two"
        return source, stance if one.stance is Stance.ASSERTED else one.stance

    def _claim(self, told: _Told, one: Draft, source: Source, stance: Stance, key: str) -> Claim:
        article, sentence = self.document.article, told.sentence
        where = event_where(self.document, sentence, one.start, one.end)
        when = event_when(self.document, sentence, one.start, one.end)
        scope = one.scope
        if scope is Scope.INCIDENT and told.is_total(one, when, where):
            scope = Scope.PERIOD
            where = total_where(self.document, sentence, one.start, one.end) or where
        whole = self._id(one.whole)
        if scope is Scope.PERIOD and told.breaks_down(one):
            scope, whole = Scope.PART, told.total.id if told.total else None
        # The first thing told of is what the article is about; a period total stands apart anyway.
        self.main = self.main or scope is not Scope.PERIOD
        return Claim(
            self._harm(told, one),
            one.count,
            who=_who(one),
            by=describe_group(one.by) if one.by else None,
            where=where,
            when=when,
            scope=scope,
            stance=stance,
            source=source,
            how=one.how or told.how_of(one),
            span=sentence.span(one.start, one.end),
            article=article.id,
            reported=told.said_on or article.published,
            statement=key,
            sentence=sentence.text[max(0, one.start - _AROUND) : one.end + _AROUND],
            whole=whole,
            replaces=self._id(one.replaces),
            episode=told.episode_of(one) if scope is not Scope.PERIOD else "",
            interest=_interest(told.lower, one, source),
        )

    def _harm(self, told: _Told, one: Draft) -> Harm:
        """The harm as the outlet means its own words."""
        outlet = self.document.article.outlet
        if one.harm is not Harm.CASUALTIES or not outlet:
            return one.harm
        style = house_style().get(source_id(outlet) or "", {})
        said = told.lower[one.start : one.end]
        mixed = (f"{word} and " in said for word in style)  # "casualties and injuries": both
        if any(mixed):
            return one.harm
        return next((harm for word, harm in style.items() if word in said), one.harm)

    def _id(self, one: Draft | None) -> str | None:
        claim = self.made.get(id(one)) if one is not None else None
        return claim.id if claim is not None else None


def _who(one: Draft) -> Group:
    group = describe_group(one.label)
    if one.names and one.names != group.names:
        group = attrs.evolve(group, names=one.names)
    return attrs.evolve(group, role=Role(one.role)) if one.role else group


def _interest(lower: str, one: Draft, source: Source) -> Interest | None:
    """Own or enemy, where a body says "its soldiers" were harmed or "its fighters" did it.

    A body may go without a name, as "the group" does; "their" is said of people too.
    """
    if not (source.organisation or source.speaker):
        return None
    if _OWN.search(lower, one.start, one.end) or lower.startswith("lost ", one.start):
        return Interest.OWN  # "it had lost two men"
    deed = one.by.lower()
    owners = ("its", "our", "their") if source.organisation else ("its", "our")
    did = deed and any(f"{owner} {deed}" in lower for owner in owners)
    return Interest.ENEMY if did or (not deed and _did_it(lower, one.start, source)) else None


def _did_it(lower: str, start: int, source: Source) -> bool:
    """Whether who speaks is who did it: "said it had ambushed a convoy and killed".

    They may be people a speaker tells of, but those who say "they" are told by a body's name.
    """
    found = _DOER.search(lower, max(0, start - _DOER_REACH), start)
    if found is None:
        return False
    if found["deed"] and not _attacks().search(f" {found['deed']}"):
        return False
    if found["also"] and not _VERB.match(lower, start):
        return False  # "it had taken in 12 dead and five wounded"
    return found["one"] is not None or source.organisation is not None


_DOER = re.compile(
    r"\b(?:(?P<one>it|we)(?: (?:had|has|have|also))*"
    r"|(?:says?|said|claim(?:s|ed)?|announced|boasted|that) (?:"
    r"(?:it|we|they)(?: (?:had|has|have|also))*(?P<also> [a-z]+ed [^,.;:]{0,60} and(?: then)?)?"
    r"|(?:its|our|their) (?P<deed>[a-z -]{3,40}))"
    r"|claim(?:s|ed)(?: responsibility for)?) $"
)
_VERB = re.compile(r"(?:[a-z]+ed|shot)\b")
_DOER_REACH = 120


_OWN = re.compile(r"\b(?:its|our)\s+(?:own\s+)?\w")


@functools.cache
def _attacks() -> re.Pattern[str]:
    """It is sought with the character before its first word, so that letters are passed over."""
    return re.compile(rf"[^a-z]\b({tree_of(attack_kinds())})\b")


class _Told:
    """What a whole sentence says of every claim in it; read only where it is asked for."""

    def __init__(
        self, sentence: Sentence, drafts: Sequence[Draft], day: dt.date | None, *, recalls: bool
    ) -> None:
        self.sentence = sentence
        self.lower = lowered(sentence.text)
        self.day = day
        self.recalls = recalls
        self.set_off = set_off(self.lower, drafts)
        self.total: Claim | None = None
        self._sources: list[Source] = []

    def number_of(self, source: Source) -> int:
        """The number of a source among those the sentence has, in the order they are met."""
        if source not in self._sources:
            self._sources.append(source)
        return self._sources.index(source)

    def is_total(self, one: Draft, when: When, where: Place | None) -> bool:
        """Whether a number adds up a stretch of time; one victim of somebody is none."""
        if one.count.high == 1 and (one.names or one.by):
            return False
        done = self.lower.startswith(_DOING, one.start)  # "downed a jet, killing 224"
        return (
            is_period(self.lower, one.end)
            or is_past_total(self.lower, one.end, attacks=bool(self.attacks))
            or (
                is_long(when, self.day, act=self.is_act or bool(self.attacks or one.by) or done)
                and not is_compared(self.lower, when.text)
            )
            or self.is_round_up(where)
            or (not self.attacks and not one.by and is_countrywide(self.lower))
        )

    def breaks_down(self, one: Draft) -> bool:
        """Whether a number goes on with a day's dead: "60 died, including a guard, 7 were shot"."""
        total = self.total
        if total is None or self.broken_down < 0 or one.start < self.broken_down:
            return False
        return total.harm is one.harm and total.who.is_everyone and one.count.low < total.count.low

    def is_round_up(self, where: Place | None) -> bool:
        """Whether a day's dead are broken down, with no event and no place told before that."""
        end = self.broken_down
        if end < 0 or any(start < end for start, _, _ in self.attacks):
            return False
        return where is None or self.lower.find(where.text.lower()) > end

    @functools.cached_property
    def said_on(self) -> dt.date | None:
        """The day before its article's on which it was all said; None where none is told."""
        return said_on(self.sentence.text, self.lower, self.day)

    @functools.cached_property
    def broken_down(self) -> int:
        """Where a day's dead are broken down: "killed yesterday, including"; else -1."""
        return day_broken_down(self.lower)

    def episode_of(self, one: Draft) -> str:
        """The words that mark the claim's event as an earlier one."""
        words = self.set_off.get(id(one), "")
        return words or (episode_of(self.lower, self.day, one.start) if self.recalls else "")

    @functools.cached_property
    def is_act(self) -> bool:
        """Whether it tells of one thing that happened: "an attack on a wedding"."""
        clauses = clauses_of(self.sentence.text)
        nouns = (deed.start for deed in clauses.deeds if deed.kind == NOUN)
        return any(_ONE_MORE.search(self.lower, max(0, at - 40), at) for at in nouns)

    @functools.cached_property
    def attacks(self) -> list[tuple[int, int, str]]:
        """The words for kinds of attack: where each starts and ends, and its word."""
        found = (
            (match.start(1) - 1, match.end() - 1, " ".join(match[1].split()))
            for match in _attacks().finditer(f" {self.lower}")
        )
        return [one for one in found if attack_kinds()[one[2]]]

    def how_of(self, one: Draft) -> str | None:
        """The kind of attack whose word stands nearest to a claim, the first of equals."""
        near = min(
            (attack for attack in self.attacks if _may_be_how(attack[2], one.harm)),
            key=lambda a: max(a[0] - one.end, one.start - a[1], 0),
            default=None,
        )
        return attack_kinds()[near[2]] if near is not None else None


_ONE_MORE = re.compile(r"\b(?:an?|another|one)\s(?:[\w'’-]+\s){0,3}$")
_DOING = ("killing ", "wounding ", "injuring ")
_TAKEN = frozenset((Harm.ABDUCTED, Harm.CAPTURED, Harm.DETAINED))


@functools.cache
def _may_be_how(word: str, harm: Harm) -> bool:
    """Whether a word for an attack can tell how this was done: nobody is killed by "abducted"."""
    done = {meaning.harm for meaning in harm_words().get(word, ())}
    return harm in done or not done or not done <= _TAKEN
