"""An article as it was published, and the stretch of it that says something."""

from __future__ import annotations

import datetime as dt
from typing import Any

import attrs

from claimtrack.errors import ClaimError, WhenError
from claimtrack.model._identity import content_id
from claimtrack.model.doors import Shown

__all__ = ["Article", "Span"]


@attrs.frozen(repr=False)
class Span:
    """Half-open ``[start, end)`` in characters of the original article, with its quote.

    Attributes:
        start: the first character.
        end: the one after the last.
        quote: the characters themselves, so that a span stands alone.
        part: "text", or "title" where the words stand only in the title.

    >>> Span(6, 8, "32").quote
    '32'
    """

    start: int
    end: int
    quote: str = attrs.field(default="", kw_only=False)
    part: str = attrs.field(
        default="text", kw_only=True, validator=attrs.validators.in_(("text", "title"))
    )

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            msg = f"span [{self.start}, {self.end}) is reversed; expected 0 <= start <= end"
            raise ClaimError(msg)
        if self.quote and len(self.quote) != self.end - self.start:
            msg = f"span [{self.start}, {self.end}) does not fit its quote {self.quote!r}"
            raise ClaimError(msg)

    def __repr__(self) -> str:
        return f"Span({self.start}, {self.end}, {self.quote!r})"


def as_moment(value: dt.date | str | None) -> dt.date | None:
    """A date or moment from what a person types; a time of day is kept where it is given.

    Raises:
        WhenError: the text is neither ISO date nor ISO moment.
    """
    if value is None or isinstance(value, dt.date):
        return value
    text = str(value).strip()
    try:
        return dt.datetime.fromisoformat(text) if len(text) > 10 else dt.date.fromisoformat(text)
    except ValueError:
        msg = f"not a date: {value!r}; expected ISO form, as 2018-02-10 or 2018-02-10T14:02"
        raise WhenError(msg) from None


def _or_empty(value: str | None) -> str:
    return "" if value is None else value


def _text(_: object, attribute: attrs.Attribute[str], value: Any) -> None:
    if not isinstance(value, str):
        msg = f"article {attribute.name} is not text: {value!r}; expected a str"
        raise ClaimError(msg)


@attrs.frozen(repr=False)
class Article(Shown):
    """A text as published. Spans count characters of ``text`` exactly as given here.

    Attributes:
        text: the body as saved, clutter and all.
        title: the headline, where it is known apart from the text.
        published: the day or moment it appeared; weekdays and "today" are read against it.
        outlet: who printed it.
        url: where it was found; never used as a source.
        id: a content hash unless given.

    >>> article = Article("Clashes killed 32 militants.", published="2018-02-10", outlet="Example")
    >>> article.id == Article(
    ...     "Clashes killed 32 militants.", published="2018-02-10", outlet="Example"
    ... ).id
    True
    """

    text: str = attrs.field(validator=_text)
    title: str = attrs.field(default="", kw_only=True, converter=_or_empty)
    published: dt.date | None = attrs.field(default=None, kw_only=True, converter=as_moment)
    outlet: str | None = attrs.field(default=None, kw_only=True)
    url: str | None = attrs.field(default=None, kw_only=True)
    id: str = attrs.field(kw_only=True, validator=_text)

    @id.default
    def _id(self) -> str:
        return content_id("article", self.text, self.title, self.published, self.outlet, self.url)

    @property
    def day(self) -> dt.date | None:
        """The day it appeared."""
        return self.published.date() if isinstance(self.published, dt.datetime) else self.published

    def quote(self, span: Span) -> str:
        """The characters a span covers."""
        return (self.title if span.part == "title" else self.text)[span.start : span.end]

    def __repr__(self) -> str:
        head = self.title or " ".join(self.text[:60].split())
        where = ", ".join(str(x) for x in (self.outlet, self.published) if x)
        return f"Article({head[:50]!r}{', ' + where if where else ''})"
