"""Every name of every source, folded, for looking up and for finding in texts."""

from __future__ import annotations

import functools
import itertools
from typing import TYPE_CHECKING

import attrs

from claimtrack.errors import UnknownNameError
from claimtrack.model.source import Body, SourceKind
from claimtrack.registry.names import (
    acronym_words,
    fold_name,
    fold_nation,
    fold_person,
    nation_words,
    without_articles,
)
from claimtrack.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimtrack.registry.tables import Row

__all__ = ["GENERIC", "SourceIndex", "body_of", "registered", "source_index", "specific"]

_LONGEST_STATE = 8
"""Words of the longest name a state may open: "Ukraine's Main Directorate of Intelligence"."""
GENERIC = "g_"
"""Prefix of the ids that are roles and name nobody."""


Term = tuple[int | None, int | None]
"""First and last year; None is an end that is not known."""


def _holds(term: Term | None, year: int) -> bool:
    first, last = term or (None, None)
    return (first is None or first <= year) and (last is None or year <= last)


@attrs.frozen
class SourceIndex:
    """Every name of every entry, folded.

    Attributes:
        bodies: entries by id.
        names: folded name to the ids it may mean, in registry order.
        nations: the same for names that hold a state, however it is put.
        people: folded spokesperson to ids.
        terms: for people who spoke for a body in known years, (folded person, id) to the first and
            last of them; None is an end not known.
        contexts: for names that need context, (folded name, id) to words that support the id.
        acronyms: folded names that stand for a body only in capitals.
    """

    bodies: dict[str, Body]
    names: dict[str, tuple[str, ...]]
    nations: dict[str, tuple[str, ...]]
    people: dict[str, tuple[str, ...]]
    terms: dict[tuple[str, str], Term]
    contexts: dict[tuple[str, str], tuple[str, ...]]
    acronyms: frozenset[str]

    def candidates(self, name: str, year: int | None = None) -> tuple[str, ...]:
        """Ids a name may mean, exactly: as a body, else as a person who speaks for one then."""
        folded = fold_name(name)
        capitals = name.strip().removeprefix("the ").isupper()
        if folded in self.acronyms and folded in acronym_words() and not capitals:
            return ()
        return self.ids(folded) or self.spoken_for(fold_person(name), year)

    def spoken_for(self, person: str, year: int | None) -> tuple[str, ...]:
        """Ids of the bodies a folded person speaks for, in a year if one is given."""
        ids = self.people.get(person, ())
        if year is None:
            return ids
        return tuple(one for one in ids if _holds(self.terms.get((person, one)), year))

    def ids(self, folded: str) -> tuple[str, ...]:
        """Ids a folded name may mean as it stands, else with its state put another way."""
        return self.names.get(folded) or self.nations.get(fold_nation(folded), ())

    def is_meant(self, folded: str, said: str, *, shouting: bool) -> bool:
        """Whether a name in a text is the body's: an acronym in capitals, and no shouted word."""
        if folded not in self.acronyms:
            return True
        said = said.removesuffix("'s").removesuffix("\u2019s")
        return said.isupper() and not (shouting and folded in acronym_words())

    @functools.cached_property
    def plain_names(self) -> dict[str, tuple[str, ...]]:
        """Names without the articles of other languages: "jabhat nusra"."""
        plain: dict[str, list[str]] = {}
        for name, ids in self.names.items():
            for one in ids:
                _add(plain, without_articles(name), one)
        return {name: tuple(ids) for name, ids in plain.items()}

    @functools.cached_property
    def first_words(self) -> dict[str, int]:
        """First folded word of every name, to the most words a name that starts with it has."""
        longest: dict[str, int] = {}
        for name, ids in self.names.items():
            if specific(ids):
                words = name.split()
                longest[words[0]] = max(longest.get(words[0], 0), len(words))
        for word in nation_words():
            first = word.split(maxsplit=1)[0]
            longest[first] = max(longest.get(first, 0), _LONGEST_STATE)
        for body in self.bodies.values():
            for person in body.spokespeople:
                first = fold_name(person).split(maxsplit=1)[0]
                # A spelling may cut the name into more words: Abd al-Rahman.
                longest[first] = max(longest.get(first, 0), 5)
        return longest


registered: list[tuple[Row, ...]] = []
"""Rows of users' own files, in order of registration."""


@functools.cache
def source_index() -> SourceIndex:
    """The index over the library's own rows and those a user registered."""
    rows = [*table("sources.tsv"), *itertools.chain.from_iterable(registered)]
    bodies = {row["id"]: body_of(row) for row in rows}
    contexts = _contexts()
    names: dict[str, list[str]] = {}
    nations: dict[str, list[str]] = {}
    people: dict[str, list[str]] = {}
    terms: dict[tuple[str, str], Term] = {}
    for row in rows:
        for said in _split(row["spokespeople"]):
            person, _, years = said.partition(" (")
            if years:
                terms[fold_person(person), row["id"]] = _term(years.rstrip(")"))
    for body in bodies.values():
        for name in _own_names(body):
            folded = fold_name(name)
            _add(names, folded, body.id)
            if state := fold_nation(folded):
                _add(nations, state, body.id)
        for person in body.spokespeople:
            _add(people, fold_person(person), body.id)
    for folded, one in contexts:
        if one in bodies:
            _add(names, folded, one)
    short = {n for body in bodies.values() for n in body.aliases if n.isupper() and len(n) <= 6}
    short |= {row["name"] for row in table("ambiguous_names.tsv") if row["name"].isupper()}
    return SourceIndex(
        bodies,
        {name: tuple(ids) for name, ids in names.items()},
        {name: tuple(ids) for name, ids in nations.items()},
        {name: tuple(ids) for name, ids in people.items()},
        terms,
        contexts,
        frozenset(fold_name(name) for name in short),
    )


def _add(index: dict[str, list[str]], key: str, one: str) -> None:
    ids = index.setdefault(key, [])
    if one not in ids:
        ids.append(one)


def _own_names(body: Body) -> Iterator[str]:
    yield body.name
    yield body.id
    yield from body.aliases


def body_of(row: Row) -> Body:
    """The entry a row holds.

    Raises:
        UnknownNameError: a kind nobody knows.
    """
    try:
        kind = SourceKind(row["kind"])
    except ValueError:
        raise UnknownNameError("source kind", row["kind"], list(SourceKind)) from None
    return Body(
        id=row["id"],
        name=row["name"],
        kind=kind,
        country=row["country"],
        side=row["side"],
        aliases=_split(row["aliases"]),
        spokespeople=tuple(one.partition(" (")[0] for one in _split(row["spokespeople"])),
    )


def _term(years: str) -> Term:
    """The years of "2014-2019" or "2021-"."""
    first, _, last = years.partition("-")
    return int(first) if first else None, int(last) if last else None


def _split(field: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in field.split("|") if part.strip())


def _contexts() -> dict[tuple[str, str], tuple[str, ...]]:
    return {
        (fold_name(row["name"]), row["id"]): _split(row["context"])
        for row in table("ambiguous_names.tsv")
    }


def specific(ids: Iterable[str]) -> tuple[str, ...]:
    """The ids that name somebody: no roles."""
    return tuple(one for one in ids if not one.startswith(GENERIC))
