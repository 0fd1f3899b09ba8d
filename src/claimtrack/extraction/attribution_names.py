"""The registered names of one article, each resolved where the article lets it."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

import attrs

from claimtrack.extraction.attribution_asides import is_held, is_namesake
from claimtrack.model.article import Article
from claimtrack.model.place import fold
from claimtrack.model.source import SourceKind
from claimtrack.registry.lexicon import word_set
from claimtrack.registry.mentions import find_bodies
from claimtrack.registry.roles import role_parts
from claimtrack.registry.sources import is_role, lookup_source, source_entry

if TYPE_CHECKING:
    from claimtrack.model.source import Body
    from claimtrack.registry.mentions import BodyMention

__all__ = ["Names"]

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
_OWN_WORDS = 3
"""Words at the end of an outlet's name that no other body's name is likely to end with."""
_OPENERS = word_set("source_openers")
_PLACED = re.compile(r"(?:[Tt]he )?(.+) in ([A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+)?)")


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
            if is_held(text, mention.end) or is_namesake(text, mention):
                continue
            if (body := self.resolve(text, mention)) is not None:
                found[body.id] = None
        return tuple(found)

    @functools.cached_property
    def shouting(self) -> bool:
        """Whether the article is all in capitals, so that they tell no acronyms from words."""
        return self.article.text.isupper()

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
            body = (
                lookup_source(name, year=year)
                or lookup_source(name, year=year, context=self.words)
                or self._in_its_place(name)
                or self._of_the_outlet(name)
            )
            self._looked_up[name] = None if body and is_role(body) else body
        return self._looked_up[name]

    def _in_its_place(self, name: str) -> Body | None:
        """The body a name and its place mean together: "the Ministry of Health in Hill"."""
        placed = _PLACED.fullmatch(name)
        return lookup_source(f"{placed[2]} {placed[1]}", year=self._year) if placed else None

    def _of_the_outlet(self, name: str) -> Body | None:
        """The outlet, by the end of its name: a monitor's own page says "Monitor for Rights"."""
        outlet = lookup_source(self.article.outlet or "", year=self._year)
        words = fold(name).split()
        if outlet is None or len(words) < _OWN_WORDS:
            return None
        return outlet if fold(outlet.name).split()[-len(words) :] == words else None

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
    low = first.lower()
    return first[0].isupper() and low not in role_parts() and low not in _OPENERS
