"""What the tables of events have in common: who died of which side, and who said so where."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import attrs

from claimtrack.model.group import Group, Role
from claimtrack.model.source import Root
from claimtrack.registry.places import country_of_code
from claimtrack.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from claimtrack.model.article import Article
    from claimtrack.model.claim import Claim
    from claimtrack.model.estimate import Estimate, Reconciliation
    from claimtrack.model.harm import Harm

__all__ = ["Sides", "bounds", "columns_of", "largest", "reported", "row_for"]

Bounds = tuple[int | None, int | None, int | None]

CIVILIANS = "Civilians"
"""What UCDP writes for the other side of one-sided violence."""


@functools.cache
def columns_of(name: str) -> dict[str, str]:
    """The columns of a format in order, and the kind of each.

    >>> list(columns_of("ged"))[-5:]
    ['best', 'high', 'low', 'gwnoa', 'gwnob']
    """
    return {r["column"]: r["kind"] for r in table("export_columns.tsv") if r["format"] == name}


def row_for(name: str, filled: Mapping[str, Any]) -> dict[str, Any]:
    """A row with every column of a format, None where nothing is filled in."""
    return {column: filled.get(column) for column in columns_of(name)}


# ---------------------------------------------------------------------------------------- figures


def bounds(result: Reconciliation, harm: Harm, who: Callable[[Group], bool]) -> Bounds:
    """Low, best and high of the largest group of a kind: groups of one kind may overlap."""
    found = [e for e in result.estimates if e.harm is harm and who(e.who)]
    if not found:
        return None, None, None
    estimate = max(found, key=lambda e: (e.best or 0, e.low or 0))
    return estimate.low, estimate.best, largest(result, estimate)


def largest(result: Reconciliation, estimate: Estimate) -> int | None:
    """The high of an estimate; where it is open, the largest figure its claims printed."""
    if estimate.high is not None:
        return estimate.high
    resting = [claim for claim in result.claims if claim.id in estimate.claims]
    printed = [claim.count.stated or claim.count.low for claim in resting]
    return max([*printed, estimate.best or 0])


def is_everyone(group: Group) -> bool:
    """Whether a group is everybody who was harmed."""
    return group.is_everyone


def is_civilian(group: Group) -> bool:
    """Whether most recorders would count a group as civilians."""
    return group.age == "child" if group.role is None else group.role.is_civilian


def is_armed(group: Group) -> bool:
    """Whether a group bears arms."""
    return group.role is not None and group.role.is_armed


def is_attacker(group: Group) -> bool:
    """Whether a group carried the attack out."""
    return group.role is Role.ATTACKER


# ------------------------------------------------------------------------------------------ sides


@attrs.frozen
class Sides:
    """The two sides of an event, as far as claims name them: a state's side comes first."""

    a: str | None = None
    b: str | None = None

    @classmethod
    def of(cls, claims: Iterable[Claim]) -> Sides:
        """The armed sides named among the harmed and those who did it."""
        states: dict[str, None] = {}
        others: dict[str, None] = {}
        civilians = False
        for claim in claims:
            civilians = civilians or is_civilian(claim.who)
            armed = [claim.who] if is_armed(claim.who) else []
            for group in [*armed, *([claim.by] if claim.by else [])]:
                name = side_name(group)
                if name is not None:
                    (states if group.role in (Role.SOLDIER, Role.POLICE) else others)[name] = None
        named = list(dict.fromkeys([*states, *others]))
        second = named[1] if len(named) > 1 else CIVILIANS if named and civilians else None
        return cls(named[0] if named else None, second)

    def is_a(self, group: Group) -> bool:
        """Whether a group is of the first side."""
        return is_armed(group) and side_name(group) == self.a

    def is_b(self, group: Group) -> bool:
        """Whether a group is of the second side."""
        return is_armed(group) and self.b is not None and side_name(group) == self.b


def side_name(group: Group) -> str | None:
    """What a side is called: whose members, else its side. Words such as "soldiers" name none."""
    return group.affiliation or group.side


def actor_name(group: Group) -> str | None:
    """What an actor is called: its side, else the words for it."""
    return side_name(group) or group.label or None


# ---------------------------------------------------------------------------------------- sources


def reported(result: Reconciliation, articles: Mapping[str, Article]) -> list[Article]:
    """The articles an incident was read in, as far as they are at hand."""
    return [articles[name] for name in result.incident.articles if name in articles]


def outlets(result: Reconciliation, articles: Mapping[str, Article]) -> str | None:
    """Who printed it, each once."""
    names = [article.outlet for article in reported(result, articles)]
    names += [claim.source.outlet for claim in result.claims]
    return joined(names)


def roots(claims: Iterable[Claim]) -> str | None:
    """Who counted, each once, by the name the registry knows."""
    return joined(root_name(claim.source.root) for claim in claims)


def root_name(root: str) -> str:
    """The registry's name of who counted, or the name as printed."""
    entry = Root(root).entry
    return entry.name if entry is not None else root


def joined(names: Iterable[str | None]) -> str | None:
    """Names in one cell, each once; None where there is none."""
    return "; ".join(dict.fromkeys(name for name in names if name)) or None


def country_name(code: str | None) -> str | None:
    """The name of a country by its code."""
    country = country_of_code(code) if code else None
    return country.name if country is not None else code


def attackers(result: Reconciliation) -> str | None:
    """Who did it, as far as anybody says."""
    return joined(actor_name(claim.by) for claim in result.claims if claim.by is not None)


def told(result: Reconciliation) -> str:
    """Who says what, in a line for a column of notes."""
    said = [
        f"{root_name(c.source.root) or 'unknown source'}: {c.harm.value} {c.count} {c.who}"
        for c in result.claims
    ]
    return "; ".join(dict.fromkeys(said))
