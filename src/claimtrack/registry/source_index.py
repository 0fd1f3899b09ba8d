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
    fold_names,
    fold_nation,
    fold_person,
    is_of_capital,
    nation_words,
    without_articles,
)
from claimtrack.registry.state_bodies import state_bodies
from claimtrack.registry.tables import Row, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = [
    "GENERIC",
    "SourceIndex",
    "body_of",
    "entry",
    "initials",
    "registered",
    "source_index",
    "specific",
]

_GOVERNMENTS = frozenset(
    kind.value
    for kind in (
        SourceKind.ARMED_FORCES,
        SourceKind.DEFENCE_MINISTRY,
        SourceKind.GOVERNMENT,
        SourceKind.HEALTH_MINISTRY,
        SourceKind.INTERIOR_MINISTRY,
    )
)
"""Kinds for which a capital stands: "Kyiv's defence ministry", and no police of the town."""
_LONGEST_STATE = 8
"""Words of the longest name a state may open: "Ukraine's Main Directorate of Intelligence"."""
_LONGEST_ACRONYM = 6
GENERIC = "g_"
"""Prefix of the ids that are roles and name nobody."""


Term = tuple[int | None, int | None]
"""First and last year; None is an end that is not known."""


@attrs.frozen
class SourceIndex:
    """Every name of every entry, folded.

    Attributes:
        rows: rows of the tables by id.
        names: folded name to the ids it may mean, in registry order.
        contexts: for names that need context, (folded name, id) to words that support the id.
        acronyms: folded names that stand for a body only in capitals.
        nations: names that hold a state, however it is put, to the ids they may mean.
    """

    rows: dict[str, Row]
    names: dict[str, tuple[str, ...]]
    contexts: dict[tuple[str, str], tuple[str, ...]]
    acronyms: frozenset[str]
    nations: dict[str, tuple[str, ...]]

    @functools.cached_property
    def people(self) -> dict[str, tuple[str, ...]]:
        """Folded spokesperson to ids."""
        people: dict[str, list[str]] = {}
        for row in self.rows.values():
            for person, _ in _spokespeople(row):
                _add(people, fold_person(person), row["id"])
        return {name: tuple(ids) for name, ids in people.items()}

    @functools.cached_property
    def terms(self) -> dict[tuple[str, str], tuple[Term, ...]]:
        """For people who spoke for a body in known years: (folded person, id) to those years."""
        return {
            (fold_person(person), row["id"]): tuple(map(_term, years.split(",")))
            for row in self.rows.values()
            for person, years in _spokespeople(row)
            if years
        }

    def candidates(self, name: str, year: int | None = None) -> tuple[str, ...]:
        """Ids a name may mean, exactly: as a body, else as a person who speaks for one then."""
        folded = fold_name(name)
        capitals = name.strip().removeprefix("the ").isupper()
        if folded in self.acronyms and folded in acronym_words() and not capitals:
            return ()
        if name in self.rows:
            return (name,)
        return self.ids(folded) or self.spoken_for(fold_person(name), year)

    def spoken_for(self, person: str, year: int | None) -> tuple[str, ...]:
        """Ids of the bodies a folded person speaks for, in a year if one is given."""
        ids = self.people.get(person, ())
        if year is None:
            return ids
        return tuple(one for one in ids if self._speaks(person, one, year))

    def _speaks(self, person: str, one: str, year: int) -> bool:
        terms = self.terms.get((person, one), ((None, None),))
        return any((first or year) <= year <= (last or year) for first, last in terms)

    def ids(self, folded: str) -> tuple[str, ...]:
        """Ids a folded name may mean as it stands, else with its state put another way."""
        return self.names.get(folded) or self._of_state(folded)

    def _of_state(self, folded: str) -> tuple[str, ...]:
        """Ids of a name that holds a state; a capital stands for the government alone."""
        ids = self.nations.get(fold_nation(folded), ())
        if not ids or not is_of_capital(folded):
            return ids
        return tuple(one for one in ids if self.rows[one]["kind"] in _GOVERNMENTS)

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
    def by_initials(self) -> dict[str, tuple[str, ...]]:
        """The plain names by the first letters of their words: a spelling of one keeps them."""
        alike: dict[str, list[str]] = {}
        for name in self.plain_names:
            alike.setdefault(initials(name), []).append(name)
        return {letters: tuple(names) for letters, names in alike.items()}

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
        for row in self.rows.values():
            for person, _ in _spokespeople(row):
                folded = fold_name(person)
                first, *others = folded.split()
                # A spelling may cut the name into more words: Abd al-Rahman.
                more = 2 * ("abd" in folded or without_articles(folded) != folded)
                longest[first] = max(longest.get(first, 0), 1 + len(others) + more)
        return longest


registered: list[tuple[Row, ...]] = []
"""Rows of users' own files, in order of registration."""


@functools.cache
def source_index() -> SourceIndex:
    """The index over the library's own rows and those a user registered."""
    rows = {
        row["id"]: row
        for row in (*table("sources.tsv"), *itertools.chain.from_iterable(registered))
    }
    said = [(name, row["id"]) for row in rows.values() for name in _own_names(row)]
    names: dict[str, list[str]] = {}
    short = {n for row in rows.values() for n in _split(row["aliases"]) if _is_acronym(n)}
    short |= {row["name"] for row in table("ambiguous_names.tsv") if row["name"].isupper()}
    for folded, (_, one) in zip(fold_names([name for name, _ in said]), said, strict=True):
        _add(names, folded, one)
    contexts = _without_country(rows, names) | _contexts()
    for folded, one in contexts:
        if one in rows and not _is_person(folded, rows[one]):
            _add(names, folded, one)
    nations = _nations(rows, names, contexts)
    further, spelt = state_bodies(nations)
    return SourceIndex(
        rows | {one: row for one, row in further.items() if one not in rows},
        {name: tuple(ids) for name, ids in names.items()},
        contexts,
        frozenset(map(fold_name, short)),
        {name: tuple(ids) for name, ids in (nations | spelt).items()},
    )


def _nations(
    rows: dict[str, Row],
    names: dict[str, list[str]],
    contexts: dict[tuple[str, str], tuple[str, ...]],
) -> dict[str, list[str]]:
    """Names that hold a state, however it is put, to the ids they may mean."""
    nations: dict[str, list[str]] = {}
    for name, ids in names.items():
        if (name, ids[0]) not in contexts and (state := fold_nation(name)):
            local = is_of_capital(name)
            for one in ids:
                if not (local and rows[one]["kind"] not in _GOVERNMENTS):
                    _add(nations, state, one)
    return nations


def initials(folded: str) -> str:
    """The first letter of each word of a folded name.

    >>> initials("jabhat nusra")
    'jn'
    """
    return "".join(word[0] for word in folded.split())


@functools.cache
def entry(one: str) -> Body | None:
    """The entry of an id, made when it is first asked for."""
    row = source_index().rows.get(one)
    return body_of(row) if row is not None else None


def _is_acronym(alias: str) -> bool:
    return len(alias) <= _LONGEST_ACRONYM and alias.isupper()


def _is_person(folded: str, row: Row) -> bool:
    """Whether a name is that of somebody who speaks for the entry, not its own."""
    return any(fold_name(person) == folded for person, _ in _spokespeople(row))


def _add(index: dict[str, list[str]], key: str, one: str) -> None:
    ids = index.setdefault(key, [])
    if one not in ids:
        ids.append(one)


def _own_names(row: Row) -> list[str]:
    return [row["name"], *_split(row["aliases"])]


def _spokespeople(row: Row) -> Iterator[tuple[str, str]]:
    """People who speak for an entry, each with the years known, or ""."""
    for said in _split(row["spokespeople"]):
        person, _, years = said.partition(" (")
        yield person, years.rstrip(")")


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
        spokespeople=tuple(person for person, _ in _spokespeople(row)),
    )


def _term(years: str) -> Term:
    """The years of "2014-2019" or "2021-"."""
    first, _, last = years.partition("-")
    return int(first) if first else None, int(last) if last else None


def _split(field: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in field.split("|") if part.strip()) if field else ()


def _contexts() -> dict[tuple[str, str], tuple[str, ...]]:
    return {
        (fold_name(row["name"]), row["id"]): _split(row["context"])
        for row in table("ambiguous_names.tsv")
    }


def _without_country(
    rows: dict[str, Row], names: dict[str, list[str]]
) -> dict[tuple[str, str], tuple[str, ...]]:
    """Long names told apart by a country in brackets, which the context may tell as well."""
    words: dict[str, list[str]] = {}
    for word, code in nation_words().items():
        words.setdefault(code, []).append(word)
    plain = {row["id"]: row["name"].partition(" (") for row in rows.values()}
    long = {
        one: name
        for one, (name, _, country) in plain.items()
        if country and len(name.split()) >= _LONG_NAME and "inist" not in name
    }
    folded = zip(long, fold_names(list(long.values())), strict=True)
    return {
        (name, one): tuple(words[code])
        for one, name in folded
        if (code := rows[one]["country"]) in words and name not in names
    }


_LONG_NAME = 3
"""Words of a name that means one body of a country, as "Interior Ministry" does not."""


def specific(ids: Iterable[str]) -> tuple[str, ...]:
    """The ids that name somebody: no roles."""
    return tuple(one for one in ids if not one.startswith(GENERIC))
