"""Bodies that every state has, told by the state and a few words: "the Kenyan health ministry".

nations x state_bodies.tsv -> rows and names, beside those that the table of sources has itself
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.registry.names import nation_names
from claimtrack.registry.tables import Row, table

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["state_bodies"]


def state_bodies(named: Mapping[str, list[str]]) -> tuple[dict[str, Row], dict[str, list[str]]]:
    """Rows of the bodies no table names, by id, and names to ids, all with the state as a code.

    Args:
        named: names that tables give, their state as a code ("KE health ministry"), to ids.

    >>> rows, names = state_bodies({"KE police": ["kenya_police"]})
    >>> names["KE police force"], names["KE health ministry"]
    (['kenya_police'], ['health_ministry_ke'])
    >>> rows["health_ministry_ke"]["name"]
    'Health ministry (Kenya)'
    """
    rows: dict[str, Row] = {}
    names: dict[str, list[str]] = {}
    for body in table("state_bodies.tsv"):
        words, but = body["words"].split("|"), body["but"].split("|")
        for code, state in nation_names().items():
            spelt = [f"{code} {word}" for word in words]
            ids = {one for name in spelt for one in named.get(name, ())}
            if code in but or len(ids) > 1:
                continue
            if not ids:
                row = _row(body, words[0], code, state)
                rows[row["id"]] = row
                ids = {row["id"]}
            names.update((name, list(ids)) for name in spelt if name not in named)
    return rows, names


def _row(body: Row, words: str, code: str, state: str) -> Row:
    return {
        "id": f"{body['body']}_{code.lower()}",
        "name": f"{words.capitalize()} ({_capitals(state)})",
        "kind": body["kind"],
        "country": code,
        "side": "",
        "aliases": "",
        "spokespeople": "",
        "checked": "unchecked",
        "note": body["note"],
    }


def _capitals(state: str) -> str:
    small = {"of", "the"}
    return " ".join(word if word in small else word.capitalize() for word in state.split())
