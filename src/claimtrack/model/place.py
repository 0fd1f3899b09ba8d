"""Where something happened, as printed and as far as it could be resolved."""

from __future__ import annotations

import math
import re
import unicodedata

import attrs

from claimtrack.model.doors import Shown

__all__ = ["Place"]

EARTH_KM = 6371.0
"""Mean radius of the earth in kilometres."""


def plain(text: str) -> str:
    """A name without accents.

    >>> plain("Salqīn")
    'Salqin'
    """
    if text.isascii():
        return text
    return _NOT_ASCII.sub(_without_mark, unicodedata.normalize("NFKD", text))


_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def _without_mark(match: re.Match[str]) -> str:
    return "" if unicodedata.combining(match[0]) else match[0]


def fold(text: str) -> str:
    """A name without case, accents, apostrophes or hyphens, for comparing spellings.

    >>> fold("Dayr az-Zawr"), fold("İdlib")
    ('dayr az zawr', 'idlib')
    """
    if text.isascii():
        low = text.lower()
        plain_words = low.replace(" ", "").isalnum()  # most names are
        return " ".join((low if plain_words else low.translate(_FOLDED)).split())
    kept = _NO_LETTER.sub(" ", _APOSTROPHE.sub("", plain(text).lower()))
    return " ".join(kept.split())


def fold_lines(text: str) -> list[str]:
    r"""Each line of a text as ``fold`` gives it, in one pass over all of them.

    >>> fold_lines("Deir ez-Zor\nIdlib\nSalqīn")
    ['deir ez zor', 'idlib', 'salqin']
    """
    bare = plain(text)
    flat = bare if bare.isascii() else _NOT_ASCII.sub("", bare)
    flat = _SPARE_SPACE.sub("", flat.lower().translate(_FOLDED_LINES))
    lines = flat.replace("\n ", "\n").removeprefix(" ").split("\n")
    if not bare.isascii():
        for number, line in enumerate(bare.split("\n")):
            if not line.isascii():  # a letter that is no other with a mark
                lines[number] = fold(line)
    return lines


_SPARE_SPACE = re.compile(r" (?=[ \n]|\Z)")
_NO_LETTER = re.compile(r"[\W_]+")
_APOSTROPHE = re.compile("['\u2018\u2019\u02bc`]")
_FOLDED = {code: " " for code in range(128) if not chr(code).isalnum()} | dict.fromkeys(b"'`")
_FOLDED_LINES = _FOLDED | {ord("\n"): "\n"}


# its hash is kept: one place is a key again and again while claims are grouped
@attrs.frozen(repr=False, cache_hash=True)
class Place(Shown):
    """A place as printed, with what a gazetteer knows of it where it was resolved.

    Attributes:
        name: the name as printed, or the gazetteer's.
        admin: the province or state it lies in; None is not known.
        country: ISO 3166 two-letter code; None is not known.
        lat: latitude in degrees; None where unresolved.
        lon: longitude in degrees; None where unresolved.
        precision: UCDP's ``where_prec``: 1 exact ... 4 province ... 6 country; None is not known.
        text: the words of the article; not part of equality.

    >>> Place.of("Idlib")
    Place('Idlib')
    """

    name: str
    admin: str | None = attrs.field(default=None, kw_only=True)
    country: str | None = attrs.field(default=None, kw_only=True)
    lat: float | None = attrs.field(default=None, kw_only=True)
    lon: float | None = attrs.field(default=None, kw_only=True)
    precision: int | None = attrs.field(default=None, kw_only=True)
    text: str = attrs.field(default="", kw_only=True, eq=False)

    @classmethod
    def of(cls, value: Place | str) -> Place:
        """A Place from what a person types; a bare name stays unresolved."""
        return value if isinstance(value, Place) else cls(value.strip())

    @property
    def is_resolved(self) -> bool:
        """Whether it has coordinates."""
        return self.lat is not None and self.lon is not None

    def kilometres(self, other: Place) -> float | None:
        """Great-circle distance, or None where either place is unresolved.

        >>> round(
        ...     Place("Idlib", lat=35.93, lon=36.63).kilometres(
        ...         Place("Aleppo", lat=36.2, lon=37.16)
        ...     )
        ... )
        56
        """
        if self.lat is None or self.lon is None or other.lat is None or other.lon is None:
            return None
        lat, lat2 = math.radians(self.lat), math.radians(other.lat)
        half_lat, half_lon = (lat2 - lat) / 2, math.radians(other.lon - self.lon) / 2
        chord = math.sin(half_lat) ** 2 + math.cos(lat) * math.cos(lat2) * math.sin(half_lon) ** 2
        return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(chord)))

    def __str__(self) -> str:
        return ", ".join(part for part in (self.name, self.admin, self.country) if part)

    def __repr__(self) -> str:
        return f"Place({str(self)!r})"


def as_place(value: Place | str) -> Place:
    """``Place.of``, for fields: type checkers take no method for a converter."""
    return Place.of(value)
