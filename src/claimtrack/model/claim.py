"""What one source said about one harm to one group."""

from __future__ import annotations

import datetime as dt
import enum
from typing import TYPE_CHECKING, Any

import attrs

from claimtrack.errors import ClaimError
from claimtrack.model._identity import content_id, told
from claimtrack.model.article import Article, Span, as_moment
from claimtrack.model.count import Count, as_count
from claimtrack.model.doors import Shown
from claimtrack.model.group import Group, as_group
from claimtrack.model.harm import Harm, as_harm
from claimtrack.model.place import Place, as_place
from claimtrack.model.source import Source, as_source
from claimtrack.model.when import When, as_when

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Claim", "Interest", "Scope", "Stance", "as_claims"]


class Scope(enum.StrEnum):
    """What the number is about; numbers of different scope never compete.

    >>> Scope("period") is Scope.PERIOD
    True
    """

    INCIDENT = "incident"
    """one thing that happened: "in the clashes" """
    PERIOD = "period"
    """everything in a stretch of time: "in the past 24 hours", "since 2011" """
    INCREMENT = "increment"
    """what came on top of an earlier number: "five more" """
    PART = "part"
    """some of a whole that was counted too: "among them two children" """


class Stance(enum.StrEnum):
    """How the source stands to what it is quoted with.

    >>> Stance("denied") is Stance.DENIED
    True
    """

    ASSERTED = "asserted"
    DENIED = "denied"
    FEARED = "feared"
    """feared, possible, alleged, unconfirmed"""
    HYPOTHETICAL = "hypothetical"
    """could, would, if, a threat, a drill"""


class Interest(enum.StrEnum):
    """Whose people were harmed, seen from the source that counts them.

    >>> Interest("enemy") is Interest.ENEMY
    True
    """

    OWN = "own"
    """the source's own side"""
    ENEMY = "enemy"
    """the side the source fights"""
    NEITHER = "neither"


def _article_id(value: Article | str | None) -> str | None:
    return value.id if isinstance(value, Article) else value


def _counted(self: Claim, _: object, count: Count) -> None:
    if count.is_zero and self.scope is Scope.INCREMENT:
        msg = "an increment of 0 says nothing; expected a count above 0, or scope 'incident'"
        raise ClaimError(msg)


class _Named:
    """Room for an id once it is asked for.

    ``functools.cached_property`` would give the class a ``__getattr__``, and every look at any
    field would go through it, at ten times the cost.
    """

    __slots__ = ("_id",)
    _id: str


@attrs.frozen(repr=False)
class Claim(_Named, Shown):
    """One source's word on one harm to one group. Buildable with no text at all.

    Attributes:
        harm: what was done.
        count: how many, as said.
        who: the people harmed.
        by: who did it, as far as it is said.
        where: where it happened.
        when: when it happened: the event, not the sentence.
        scope: what the number is about.
        stance: how the source stands to it.
        source: who says so.
        how: kind of attack or cause, as a word of the lexicon: "airstrike", "shooting".
        span: the characters that said it; None where there is no text.
        article: id of the article it was read in.
        reported: when it was said, as far as that is known: the article's date.
        statement: key shared by claims of one sentence; parts apart, they count different people.
        whole: id of the claim this one is a part of.
        replaces: id of the claim this one brings up to date ("rose to 45 from 39").
        episode: key of the thing told of, where the article marks one off from the rest.
        interest: whose people were harmed, seen from the source; None where it cannot be told.
        sentence: the words around the span, enough to know a copy by; not part of the id.
        note: anything a person wants to keep beside it; not part of the id.

    >>> claim = Claim(
    ...     "killed", 32, who="militants", where="Idlib", when="2018-02-10", source="SOHR"
    ... )
    >>> claim
    Claim(killed 32 militants, Idlib, 2018-02-10, per SOHR)
    >>> claim.source.root
    'sohr'
    """

    harm: Harm = attrs.field(converter=as_harm)
    count: Count = attrs.field(converter=as_count, validator=_counted)
    who: Group = attrs.field(factory=Group, kw_only=True, converter=as_group)
    by: Group | None = attrs.field(
        default=None, kw_only=True, converter=attrs.converters.optional(as_group)
    )
    where: Place | None = attrs.field(
        default=None, kw_only=True, converter=attrs.converters.optional(as_place)
    )
    when: When = attrs.field(factory=When.unknown, kw_only=True, converter=as_when)
    scope: Scope = attrs.field(default=Scope.INCIDENT, kw_only=True, converter=Scope)
    stance: Stance = attrs.field(default=Stance.ASSERTED, kw_only=True, converter=Stance)
    source: Source = attrs.field(factory=Source, kw_only=True, converter=as_source)
    how: str | None = attrs.field(default=None, kw_only=True)
    span: Span | None = attrs.field(default=None, kw_only=True)
    article: str | None = attrs.field(default=None, kw_only=True, converter=_article_id)
    reported: dt.date | None = attrs.field(default=None, kw_only=True, converter=as_moment)
    statement: str | None = attrs.field(default=None, kw_only=True)
    whole: str | None = attrs.field(default=None, kw_only=True)
    replaces: str | None = attrs.field(default=None, kw_only=True)
    episode: str = attrs.field(default="", kw_only=True)
    interest: Interest | None = attrs.field(
        default=None, kw_only=True, converter=attrs.converters.optional(Interest)
    )
    sentence: str = attrs.field(default="", kw_only=True, eq=False)
    note: str = attrs.field(default="", kw_only=True, eq=False)

    @property
    def id(self) -> str:
        """A hash of everything said and where it stands; what stands around it does not count."""
        try:
            return self._id
        except AttributeError:
            name = content_id("claim", *told(self))
            object.__setattr__(self, "_id", name)
            return name

    @property
    def quote(self) -> str:
        """The characters that said it, or "" where there is no text."""
        return self.span.quote if self.span is not None else ""

    def replace(self, **changes: Any) -> Claim:
        """The same claim with some things changed.

        >>> Claim("killed", 32).replace(who="militants").who.label
        'militants'
        """
        return attrs.evolve(self, **changes)

    def __str__(self) -> str:
        parts = [f"{self.harm.value} {self.count} {self.who}".strip()]
        if self.scope is not Scope.INCIDENT:
            parts.append(self.scope.value)
        if self.stance is not Stance.ASSERTED:
            parts.append(self.stance.value)
        if self.where is not None:
            parts.append(str(self.where))
        if self.when.is_known or self.when.text:
            parts.append(str(self.when))
        if self.source != Source():
            parts.append(f"per {self.source}")
        return ", ".join(parts)

    def __repr__(self) -> str:
        return f"Claim({self})"


def as_claims(values: Iterable[Claim]) -> list[Claim]:
    """The claims, after a look that each is one.

    Raises:
        ClaimError: something else is among them.

    >>> as_claims(["32 militants"])
    Traceback (most recent call last):
    ...
    claimtrack.errors.ClaimError: expected claims, got '32 militants'
    """
    claims = list(values)
    for value in claims:
        if not isinstance(value, Claim):
            msg = f"expected claims, got {value!r}"
            raise ClaimError(msg)
    return claims
