"""The incidents of a ledger: kept as grouping makes them, grouped again where something changed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import attrs

from claimtrack.io.conversion import from_record, to_record
from claimtrack.io.ledger_blocks import accounts_of, neighbours
from claimtrack.model.claim import Claim
from claimtrack.model.incident import Incident, Judgement
from claimtrack.model.place import fold
from claimtrack.reconciliation.incidents import LISTED, group_claims
from claimtrack.reconciliation.moments import told_at

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["facets_of", "load_claims", "load_incident", "load_judgements", "regroup"]

WHOLE = 0.5
"""Share of a ledger's claims above which grouping all of them is no dearer than a part."""

Strings = set[str]


def regroup(connection: sqlite3.Connection, touched: Iterable[Claim]) -> list[str]:
    """Group again what some new, judged or retracted claims touch.

    Returns:
        Ids of the incidents that are new or changed.
    """
    touched = list(touched)
    homes = _homes(connection, touched)
    if len(touched) > WHOLE * _count(connection):
        wanted = _all(connection)
    else:
        near = [*touched, *(claim for one in homes for claim in load_claims(connection, one))]
        wanted = homes | neighbours(connection, accounts_of(near))
    while True:
        old = {one: load_claims(connection, one) for one in sorted(wanted)}
        if sum(map(len, old.values())) > WHOLE * _count(connection):
            wanted = _all(connection)
            old = {one: load_claims(connection, one) for one in sorted(wanted)}
        found = _group(connection, old, touched)
        more = _drawn_in(connection, old, found) - wanted
        if not more:
            break
        wanted |= more
    return _replace(connection, old, found)


def _homes(connection: sqlite3.Connection, claims: Sequence[Claim]) -> Strings:
    """Incidents that hold the claims, others of their articles, or claims judged beside them."""
    found: Strings = set()
    for claim in claims:
        rows = connection.execute(
            "SELECT incident FROM claims WHERE id = :id OR article = :article UNION"
            " SELECT incident FROM claims WHERE id IN"
            " (SELECT b FROM judgements WHERE a = :id"
            " UNION SELECT a FROM judgements WHERE b = :id)",
            {"id": claim.id, "article": claim.article},
        )
        found |= {incident for (incident,) in rows if incident is not None}
    return found


def _all(connection: sqlite3.Connection) -> Strings:
    return {name for (name,) in connection.execute("SELECT id FROM incidents")}


def _count(connection: sqlite3.Connection) -> int:
    number: int = connection.execute("SELECT count(*) FROM claims WHERE retracted = 0").fetchone()[
        0
    ]
    return number


def _group(
    connection: sqlite3.Connection, old: dict[str, list[Claim]], touched: Sequence[Claim]
) -> list[Incident]:
    claims = {claim.id: claim for members in old.values() for claim in members}
    claims |= {claim.id: claim for claim in touched if _stands(connection, claim.id)}
    return group_claims(claims.values(), judgements=load_judgements(connection, claims))


def _stands(connection: sqlite3.Connection, claim: str) -> bool:
    row = connection.execute("SELECT retracted FROM claims WHERE id = ?", (claim,)).fetchone()
    return row is not None and not row[0]


def _drawn_in(
    connection: sqlite3.Connection,
    old: dict[str, list[Claim]],
    found: Sequence[Incident],
) -> Strings:
    """Incidents next to those whose old claims no longer stand together as they did.

    Also those outside that bear the name of one that was found: names are settled in order of
    report.
    """
    place = {claim.id: one.id for one in found for claim in one.claims}
    shares: dict[str, Strings] = {}
    for name, members in old.items():
        for claim in members:
            if claim.id in place:
                shares.setdefault(place[claim.id], set()).add(name)
    torn = [
        members
        for name, members in old.items()
        if len({place.get(claim.id) for claim in members}) > 1
        or any(len(shares.get(place.get(claim.id, ""), ())) > 1 for claim in members)
    ]
    more: Strings = set()
    for members in torn:
        more |= neighbours(connection, accounts_of(members))
    named = (
        connection.execute("SELECT id FROM incidents WHERE id = ?", (one.id,)) for one in found
    )
    return more | {name for rows in named for (name,) in rows if name not in old}


def _replace(
    connection: sqlite3.Connection, old: dict[str, list[Claim]], found: Sequence[Incident]
) -> list[str]:
    """Put what was found in the place of the old, touching only what differs."""
    before = {name: load_incident(connection, name) for name in old}
    changed = []
    for one in found:
        earlier = before.pop(one.id, None)
        incident = _with_near_misses(one, earlier)
        if incident != earlier:
            _store(connection, incident)
            changed.append(incident.id)
    for name in before:
        connection.execute(
            "UPDATE claims SET incident = NULL WHERE incident = ? AND retracted", (name,)
        )
        connection.execute("DELETE FROM incidents WHERE id = ?", (name,))
    return changed


def _with_near_misses(found: Incident, earlier: Incident | None) -> Incident:
    """The incident with near misses it had before: the others may not have been grouped again."""
    if earlier is None or not earlier.unsure:
        return found
    held = {claim.id for claim in found.claims}
    kept = {j.pair: j for j in earlier.unsure if not {j.a, j.b} <= held}
    kept |= {judgement.pair: judgement for judgement in found.unsure}
    nearest = sorted(kept.values(), key=lambda judgement: (-(judgement.score or 0), judgement.pair))
    return attrs.evolve(found, unsure=nearest[:LISTED])


def _store(connection: sqlite3.Connection, incident: Incident) -> None:
    record = to_record(attrs.evolve(incident, claims=()))
    when = incident.when
    connection.execute(
        "INSERT INTO incidents VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
        " record = excluded.record, first = excluded.first,"
        " start = excluded.start, end = excluded.end",
        (
            incident.id,
            json.dumps(record),
            min(map(told_at, incident.claims)),
            when.start.isoformat() if when.start else None,
            when.end.isoformat() if when.end else None,
        ),
    )
    connection.executemany(
        "UPDATE claims SET incident = ?, position = ? WHERE id = ?",
        [(incident.id, number, claim.id) for number, claim in enumerate(incident.claims)],
    )
    connection.execute("DELETE FROM facets WHERE incident = ?", (incident.id,))
    connection.executemany(
        "INSERT INTO facets (kind, value, incident) VALUES (?, ?, ?)",
        [(kind, value, incident.id) for kind, value in sorted(set(facets_of(incident)))],
    )


def facets_of(incident: Incident) -> Iterator[tuple[str, str]]:
    """What an incident can be found by: places, actors and harms, folded."""
    for claim in incident.claims:
        yield "harm", claim.harm.value
        for place in (claim.where, incident.where):
            if place is not None:
                names = (place.name, place.admin, place.country)
                yield from (("place", fold(name)) for name in names if name)
        for group in (claim.who, claim.by):
            if group is not None:
                names = (group.label, group.affiliation, group.side)
                yield from (("actor", fold(name)) for name in names if name)


# ------------------------------------------------------------------------------------------ loading


def load_incident(connection: sqlite3.Connection, name: str) -> Incident:
    """An incident with its claims, in the order grouping put them."""
    (text,) = connection.execute("SELECT record FROM incidents WHERE id = ?", (name,)).fetchone()
    incident = from_record(Incident, json.loads(text))
    return attrs.evolve(incident, claims=load_claims(connection, name))


def load_claims(connection: sqlite3.Connection, incident: str) -> list[Claim]:
    """The claims of an incident that stand."""
    rows = connection.execute(
        "SELECT record FROM claims WHERE incident = ? AND retracted = 0 ORDER BY position",
        (incident,),
    )
    return [from_record(Claim, json.loads(text)) for (text,) in rows]


def load_judgements(connection: sqlite3.Connection, claims: Iterable[str]) -> list[Judgement]:
    """People's judgements on pairs of some claims, in the order they were made."""
    found: dict[int, Any] = {}
    if connection.execute("SELECT 1 FROM judgements LIMIT 1").fetchone() is None:
        return []
    for claim in claims:
        rows = connection.execute("SELECT number, record FROM judgements WHERE a = ?", (claim,))
        found.update(dict(rows.fetchall()))
    return [from_record(Judgement, json.loads(found[number])) for number in sorted(found)]
