"""From the words for a source to speaker and organisation, resolved where the article lets them."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

import attrs

from claimtrack.extraction.attribution_credits import is_carrier
from claimtrack.extraction.attribution_people import (
    bare,
    first_part,
    organisation_in,
    person_in,
)
from claimtrack.extraction.attribution_tokens import small_words
from claimtrack.model.article import Article
from claimtrack.model.source import Source, SourceKind
from claimtrack.registry.mentions import BodyMention, find_bodies
from claimtrack.registry.names import fold_name, nation_words
from claimtrack.registry.roles import role_kind, role_parts, source_words
from claimtrack.registry.sources import is_role, lookup_source, source_entry

if TYPE_CHECKING:
    from claimtrack.model.source import Body

__all__ = ["Names", "chain_of", "is_own_word"]

_HELD = re.compile(r"[-\u2010\u2011 ]([a-z]+)\b")
_AGAINST = re.compile(
    r"(?:\b(?:anti|pro|ex)-|"
    r"\b(?:former|formerly|opponents? of|critics? of|close to|rivals? of|against) (?:the )?)$",
    re.IGNORECASE,
)
_NEXT = re.compile(r" ([A-Za-z]+)\b")
_BY = re.compile(r"\b(\w+) by (?:the )?$")
_DESCRIBED = frozenset({
    SourceKind.MONITOR,
    SourceKind.HUMAN_RIGHTS_NGO,
    SourceKind.ARMED_FORCES,
    SourceKind.DEFENCE_MINISTRY,
    SourceKind.INTERIOR_MINISTRY,
    SourceKind.HEALTH_MINISTRY,
    SourceKind.CIVIL_DEFENCE,
    SourceKind.POLICE,
    SourceKind.UN_BODY,
    SourceKind.STATE_MEDIA,
})  # fmt: skip
"""Kinds whose description stands for the one body of the kind that an article names."""
_NO_BODY = frozenset({SourceKind.EYEWITNESS, SourceKind.SOCIAL_MEDIA})
"""Kinds of people who speak for themselves, whatever body is named beside them."""


@attrs.define
class Names:
    """The registered names of one article, found once."""

    article: Article

    @functools.cached_property
    def bodies(self) -> tuple[str, ...]:
        """Ids of the bodies the article names, or whose spokespeople it names, in order."""
        text = f"{self.article.title}\n{self.article.text}"
        found: dict[str, None] = {}
        for mention in find_bodies(text):
            if not _is_held(text, mention.end) and (body := self.resolve(text, mention)):
                found[body.id] = None
        return tuple(found)

    @functools.cached_property
    def words(self) -> str:
        """Title and text, for names that need context."""
        return f"{self.article.title} {self.article.outlet or ''} {self.article.text[:20000]}"

    def resolve(self, text: str, mention: BodyMention) -> Body | None:
        """The one entry a name in this article means, or None."""
        return self.lookup(text[mention.start : mention.end])

    @functools.cached_property
    def _year(self) -> int | None:
        return self.article.published.year if self.article.published else None

    @functools.cached_property
    def _looked_up(self) -> dict[str, Body | None]:
        return {}

    def lookup(self, name: str) -> Body | None:
        """The one entry a name means in this article, or None."""
        if name not in self._looked_up:
            year = self._year
            body = lookup_source(name, year=year) or lookup_source(
                name, year=year, context=self.words
            )
            self._looked_up[name] = None if body and is_role(body) else body
        return self._looked_up[name]

    def described(self, words: str, kind: SourceKind | None) -> Body | None:
        """The one body of a kind the article names, where words describe it and name nobody."""
        if kind not in _DESCRIBED or _has_own_name(words):
            return None
        alike = _alike(kind)
        same = [b for one in self.bodies if (b := source_entry(one)) and b.kind in alike]
        return same[0] if len(same) == 1 else None


def _alike(kind: SourceKind) -> frozenset[SourceKind]:
    """Kinds that one description may stand for."""
    for group in (
        {SourceKind.MONITOR, SourceKind.HUMAN_RIGHTS_NGO},
        {SourceKind.ARMED_FORCES, SourceKind.DEFENCE_MINISTRY},
    ):
        if kind in group:
            return frozenset(group)
    return frozenset({kind})


def _has_own_name(words: str) -> bool:
    """Whether words hold a name of their own, beside the capital a sentence starts with."""
    first, *others = words.split()
    if any(w[0].isupper() for w in others):
        return True
    return first[0].isupper() and first.lower() not in role_parts() | _OPENERS


_OPENERS = frozenset({"the", "a", "an", "one", "its", "their", "this", "that", "local"})


def chain_of(words: str, names: Names) -> Source:
    """Speaker and organisation behind the words for a source.

    Args:
        words: the words, with what describes the source: "Ali Omar, head of the Town Hospital".
        names: the registered names of the article.
    """
    words = _author(words)
    named = list(find_bodies(words))
    mentions = [m for m in named if not _is_aside(words, m)]
    person = next((words[m.start : m.end] for m in mentions if m.person), None) or person_in(
        words, named
    )
    # "The Houthis' television" is the television, "Reuters quoting the army" the army.
    ranked = sorted(mentions, key=lambda m: (m.person, is_owner(words, m), is_carrier(m.ids)))
    for mention in ranked:
        body = names.resolve(words, mention)
        if body is not None:
            return _registered(words, mention, body, person)
    if ranked and not ranked[0].person:
        name = _whole_name(words, ranked[0])
        return Source(speaker=person, organisation=name, kind=role_kind(words))
    whole = names.lookup(bare(words)) if role_kind(words) is not None else None
    if whole is not None:
        return Source(organisation=bare(words), kind=whole.kind, resolved=whole.id)
    return _unregistered(words, person, names)


def is_owner(words: str, mention: BodyMention) -> bool:
    """Whether a name only says whose body the words are about: "the X movement's Y"."""
    said, after = words[mention.start : mention.end], words[mention.end :]
    owns = re.search(r"['\u2019]s?$", said) or re.match(r"['\u2019]", after)
    return owns is not None and re.match(r"(?:['\u2019]s?)? [A-Z]", after) is not None


def _whole_name(words: str, mention: BodyMention) -> str:
    """A name no entry could be told for, with the capitals before it: "Hill Red Cross"."""
    before = re.search(r"(?:[A-Z][\w-]* )+$", words[: mention.start])
    name = words[before.start() if before else mention.start : mention.end]
    return re.sub(r"^(?:The|A|An) |['\u2019]s$", "", name)


def _is_held(text: str, end: int) -> bool:
    """Whether what stands at ``end`` makes the name before it an aside: "-run", "-held"."""
    match = _HELD.match(text, end)
    return match is not None and match.group(1) in source_words("held")


def _is_branch(words: str, mention: BodyMention) -> bool:
    """Whether a large body's name only opens that of another: "the UN mission"."""
    entry = source_entry(mention.ids[0])
    if entry is None or entry.kind not in {SourceKind.UN_BODY, SourceKind.IGO} or mention.person:
        return False
    following = words[mention.end :].split()[:2]
    return not source_words("branch").isdisjoint(following)


def _are_reporters(words: str) -> bool:
    return not source_words("reporter").isdisjoint(fold_name(words).split())


def _is_aside(words: str, mention: BodyMention) -> bool:
    """Whether a body is only named beside the source: "a Hamas-run hospital"."""
    if _is_held(words, mention.end) or _AGAINST.search(words, 0, mention.start):
        return True
    if (reached := _BY.search(words, 0, mention.start)) is not None:
        return reached.group(1) in source_words("reached")
    if _is_branch(words, mention):
        return True
    following = None if is_carrier(mention.ids) else _NEXT.match(words, mention.end)
    if following is not None and following.group(1).lower() in source_words("another"):
        # "the army's radio", "police union", "government critics" are not the body itself
        return True
    if _is_inside_name(words, mention):
        return True
    before = words[: mention.start]
    return role_kind(before) in _NO_BODY and not mention.person


def _is_inside_name(words: str, mention: BodyMention) -> bool:
    """Whether a body's name of several words is the end of a longer one: "Hill Press Union"."""
    before = re.search(r"(?<!['\u2019]s )(?<![\w-])([A-Z][a-z]+) $", words[: mention.start])
    if before is None or mention.person or " " not in words[mention.start : mention.end]:
        return False
    first = fold_name(before.group(1))
    known = role_parts() | small_words().keys() | nation_words().keys()
    return first not in known and not first.endswith(("ian", "ish", "ese", "i"))


def _author(words: str) -> str:
    """Who is behind a paper: "a report published by X", "X's latest bulletin" are X's word."""
    for link in (" by ", " from "):
        head, by, author = words.partition(link)
        said_in = fold_name(head).split()[-4:]
        if by and "," not in head and not _papers().isdisjoint(said_in):
            issued = not source_words("issued").isdisjoint(said_in)
            # "A report seen by X" is not X's.
            if issued or said_in[-1] in _papers():
                return author
    owned = _OWNED.match(words)
    if owned is not None and owned["paper"] in source_words("paper"):
        owner = owned["owner"]
        if owner.rpartition(" ")[2].lower() in small_words():
            return words
        if role_kind(owner) is not None or any(True for _ in find_bodies(owner)):
            return owner
    return words


@functools.cache
def _papers() -> frozenset[str]:
    return source_words("paper") | source_words("figure")


_OWNED = re.compile(
    r"(?P<owner>.*?)(?:['\u2019]s?(?: (?:own|latest|first|last|daily|weekly|initial|"
    r"official|annual|new|interim|final))*)? (?P<paper>[a-z]+)$"
)


def is_own_word(source: Source) -> bool:
    """Whether a source counted or claims something itself, and does not only pass it on."""
    if source.kind is None or not source.kind.is_channel:
        return True
    # "An AFP correspondent saw 12 bodies": the channel's own people counted.
    return bool(source.speaker and _are_reporters(source.speaker))


def _registered(words: str, mention: BodyMention, body: Body, person: str | None) -> Source:
    name = body.name if mention.person else words[mention.start : mention.end]
    if (other := _goes_on_as_name(words, mention)) is not None:
        return Source(speaker=person, organisation=other, kind=body.kind)
    if person is None and _are_reporters(words):
        person = bare(words)
    return Source(speaker=person, organisation=name, kind=body.kind, resolved=body.id)


def _goes_on_as_name(words: str, mention: BodyMention) -> str | None:
    """The name that a registered description only opens: "Turkish news agency Sahil"."""
    if words[mention.start : mention.end].rsplit(maxsplit=1)[-1][0].isupper():
        return None
    after = re.match(r"\s+([A-Z]\w+)$", words[mention.end :])
    return after.group(1) if after else None


def _behind_role(words: str, names: Names) -> Body | None:
    """The registered body a person works for, described: "a doctor at the health ministry in X"."""
    owner = re.match(r"(?:[Tt]he )?([a-z ]+)['\u2019]s? ", words)
    if owner is not None and (body := names.lookup(owner.group(1))) is not None:
        return body
    for match in _WORKS_FOR.finditer(words):
        if (body := names.lookup(words[match.end() :])) is not None:
            return body
    return None


_WORKS_FOR = re.compile(r"\b(?:at|of|for|from|in|with) (?:the )?")

_SPOKESMAN = re.compile(
    r"(?:an?|the|its|their)?\s*\b((?:[\w'\u2019-]+ ){1,3}?)spokes(?:man|woman|person)\b",
    re.IGNORECASE,
)


def _spoken_for(words: str) -> str | None:
    """The unregistered body a spokesman speaks for: "an army spokesman, Colonel X" is the army."""
    match = _SPOKESMAN.match(words)
    if match is None or role_kind(match.group(1)) is None:
        return None
    return re.sub(r"['\u2019]s?$", "", match.group(1).strip())


def _unregistered(words: str, person: str | None, names: Names) -> Source:
    kind = role_kind(words)
    if person is not None and (body := _behind_role(words, names)) is not None:
        return Source(speaker=person, organisation=body.name, kind=body.kind, resolved=body.id)
    organisation = None
    if role_kind(first_part(words)) not in _NO_BODY:
        organisation = organisation_in(words, person) or _spoken_for(words)
    if organisation is not None:
        body = names.lookup(organisation) or names.described(organisation, kind)
        speaker = person or (None if organisation == bare(words) else first_part(words))
        return Source(
            speaker=speaker,
            organisation=organisation,
            kind=body.kind if body else kind,
            resolved=body.id if body else None,
        )
    described = None if person else names.described(words, kind)
    return Source(
        speaker=person or bare(words),
        kind=described.kind if described else kind,
        resolved=described.id if described else None,
    )
