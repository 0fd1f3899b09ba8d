"""Those who count, claim or relay: names and people, each to one entry or to nothing.

A name resolves when it can mean only one entry, or when the context leaves only one. Anything
else stays unresolved: a wrong source is worse than none.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack.errors import RecordError, UnknownNameError
from claimtrack.model.article import Article
from claimtrack.registry.names import fold_name, fold_person, without_articles
from claimtrack.registry.source_index import (
    GENERIC,
    SourceIndex,
    body_of,
    entry,
    initials,
    registered,
    source_index,
    specific,
)
from claimtrack.registry.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimtrack.model.source import Body

__all__ = [
    "forget_sources",
    "is_role",
    "lookup_source",
    "register_sources",
    "source_entry",
    "source_id",
    "speaker_id",
]


def is_role(body: Body) -> bool:
    """Whether an entry is a role that names nobody.

    >>> is_role(source_entry("g_medic")), is_role(source_entry("sohr"))
    (True, False)
    """
    return body.id.startswith(GENERIC)


def source_entry(id: str) -> Body | None:  # noqa: A002 - the word for it, as on the value
    """The registry entry of an id, or None.

    >>> source_entry("sohr").name
    'Syrian Observatory for Human Rights'
    """
    return entry(id)


@functools.lru_cache(maxsize=65536)
def source_id(name: str) -> str | None:
    """The id a name stands for on its own, or None where it stands for nobody, or for several.

    Spelling is folded (case, accents, "the", defense / defence, Abdel / Abd al-), never guessed.
    A role ("medics") identifies nobody, so it has no id.

    >>> source_id("The Syrian Observatory for Human Rights"), source_id("Rami Abdul Rahman")
    ('sohr', 'sohr')
    >>> source_id("RSF") is None, source_id("medics") is None
    (True, True)
    """
    index = source_index()
    ids = [one for one in index.candidates(name) if not one.startswith(GENERIC)]
    if len(ids) != 1 or (fold_name(name), ids[0]) in index.contexts:
        return None
    return ids[0]


def speaker_id(name: str) -> str | None:
    """The id of the body a speaker speaks for whenever it was said, or None.

    Who spoke for a body only in some years needs the year of the news: see ``lookup_source``.

    >>> speaker_id("Rami Abdul Rahman"), speaker_id("Suleyman Soylu") is None
    ('sohr', True)
    """
    found = source_id(name)
    return None if (fold_person(name), found) in source_index().terms else found


def lookup_source(
    name: str,
    *,
    country: str | None = None,
    year: int | None = None,
    context: Article | str | Iterable[str] = (),
    strict: bool = False,
) -> Body | None:
    """The entry a name means, or None where that cannot be told.

    Exact names come first, then transliterations of them. A name that several bodies share is told
    apart by the country and by the context: other words, other names, or the article itself.

    Args:
        name: as printed; a role ("medics") gives the entry of the role, which is nobody's name.
        country: ISO 3166 two-letter code of the country the news is about.
        year: year of the news; people speak for a body only while they are known to, and an
            article given as context tells its own.
        context: an article, a text, or words that stand near the name.
        strict: raise instead of returning None.

    Raises:
        UnknownNameError: ``strict`` is set and the name is unknown or ambiguous; it offers the
            candidates.

    >>> lookup_source("the Observatory").id
    'sohr'
    >>> lookup_source("RSF") is None
    True
    >>> lookup_source("RSF", context="Fighting went on in Khartoum.").id
    'rsf_sudan'
    """
    index = source_index()
    if year is None and isinstance(context, Article) and context.published is not None:
        year = context.published.year
    ids = index.candidates(name, year) or _near_spellings(name, year)
    near = _context_words(context) if ids else ""
    found = _decide(fold_name(name), specific(ids), index, country, near)
    if found is None and len(roles := [one for one in ids if one.startswith(GENERIC)]) == 1:
        found = roles[0]
    if found is None and strict:
        raise UnknownNameError("source", name, ids or [row["name"] for row in index.rows.values()])
    return entry(found) if found is not None else None


def _decide(
    folded: str, ids: tuple[str, ...], index: SourceIndex, country: str | None, near: str
) -> str | None:
    """The one id that country and context leave, or None."""
    if country:
        same = [one for one in ids if index.rows[one]["country"] == country.upper()]
        if len(same) == 1:
            return same[0]
        ids = tuple(same or [one for one in ids if not index.rows[one]["country"]])
    if len(ids) == 1 and (folded, ids[0]) not in index.contexts:
        return ids[0]
    left = [one for one in ids if _supported(folded, one, index, near)]
    return left[0] if len(left) == 1 else None


def _supported(folded: str, one: str, index: SourceIndex, near: str) -> bool:
    """Whether the context speaks for this meaning: one of its words, or the body named in full."""
    words = [fold_name(word) for word in index.contexts.get((folded, one), ())]
    full = fold_name(index.rows[one]["name"].partition(" (")[0])
    return any(f" {word} " in near for word in ([*words, full] if full != folded else words))


def _context_words(context: Article | str | Iterable[str]) -> str:
    if isinstance(context, Article):
        context = f"{context.title} {context.text}"
    return _folded_words(context if isinstance(context, str) else " ".join(context))


@functools.lru_cache(maxsize=64)
def _folded_words(text: str) -> str:
    """The words of a context; an article's are asked for again with each of its names."""
    return f" {fold_name.__wrapped__(text)} " if text else ""


_LIKE_ENOUGH = 84
"""Least similarity of two spellings of one word, of 100: Hizbollah and Hezbollah are 89."""


@functools.lru_cache(maxsize=1 << 14)
def _near_spellings(name: str, year: int | None = None) -> tuple[str, ...]:
    """Ids of names that are this one in another transliteration, word for word."""
    from rapidfuzz import fuzz, process

    plain = without_articles(fold_name(name))
    if len(plain) < 6:
        return ()
    index = source_index()
    alike = index.by_initials.get(initials(plain), ())
    near = process.extract(plain, alike, scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH, limit=8)
    ids = dict.fromkeys(
        one for other, _, _ in near if _same_words(plain, other) for one in index.plain_names[other]
    )
    if not ids:
        person = fold_person(name)
        people = process.extract(
            person, index.people.keys(), scorer=fuzz.ratio, score_cutoff=90, limit=4
        )
        ids = dict.fromkeys(one for other, _, _ in people for one in index.spoken_for(other, year))
    return tuple(ids)


def _same_words(folded: str, other: str) -> bool:
    """Whether two names agree word for word but for how a foreign word is spelt."""
    from rapidfuzz import fuzz

    words, others = folded.split(), other.split()
    known = _registry_words()
    return len(words) == len(others) and all(
        a == b
        or (a not in known and b[0] == a[0] and fuzz.ratio(a, b) >= _LIKE_ENOUGH and _foreign(b))
        for a, b in zip(words, others, strict=True)
    )


@functools.cache
def _registry_words() -> frozenset[str]:
    """Words that are themselves part of some registered name: they are spelt right as they are."""
    return frozenset(word for name in source_index().names for word in name.split())


def _foreign(word: str) -> bool:
    """Whether a word of a registered name may be spelt several ways: none of English's may."""
    return len(word) > 4 and not word.endswith(_ENGLISH_ENDINGS)


_ENGLISH_ENDINGS = (
    "ian",
    "ien",
    "ese",
    "ish",
    "ean",
    "ese",
    "ion",
    "ing",
    "ment",
    "ity",
    "ers",
    "ies",
)


def register_sources(path: Path | str) -> int:
    """Add a file of one's own rows; a row with a known id takes the place of the library's.

    Args:
        path: a tab-separated file with the columns of ``registry/data/sources.tsv``; ``checked``
            and ``note`` may be left out.

    Returns:
        How many rows were read.

    Raises:
        RecordError: a column is missing, or a row does not fit the header.
        UnknownNameError: a kind nobody knows.
    """
    rows = read_table(Path(path))
    wanted = ("id", "name", "kind", "country", "side", "aliases", "spokespeople")
    for row in rows:
        missing = [column for column in wanted if column not in row]
        if missing:
            raise RecordError(f"{path}: no column {missing[0]!r}; expected {', '.join(wanted)}")
        body_of(row)
    registered.append(rows)
    _rebuild()
    return len(rows)


def forget_sources() -> None:
    """Drop the rows that were registered, so that only the library's own are left."""
    registered.clear()
    _rebuild()


def _rebuild() -> None:
    for cached in (source_index, entry, source_id, _registry_words, _near_spellings):
        cached.cache_clear()
