"""Claims to and from other people's tables: the claim table of Radford et al., and UCDP GED.

In both directions what cannot be said in the other's terms is left out rather than bent, and every
fault of a file is told at once with its line.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimtrack.errors import ClaimtrackError
from claimtrack.io.exports_parts import columns_of, root_name
from claimtrack.io.files import decoded, read_bytes, refusal
from claimtrack.model.claim import Claim, Scope
from claimtrack.model.count import Count, Hedge
from claimtrack.model.group import Group, Role
from claimtrack.model.harm import Harm
from claimtrack.model.place import Place
from claimtrack.model.source import Source
from claimtrack.model.when import Precision, When

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["from_claims_table", "from_ged", "to_claims_table"]

HARMS = {
    "Deaths": Harm.KILLED,
    "Injuries": Harm.INJURED,
    "Casualties": Harm.CASUALTIES,
}
"""Losses of Radford et al. and what we call them."""

ROLES = {"Military": Role.SOLDIER, "Civilian": Role.CIVILIAN}
"""Their two kinds of people, and the role each is read as."""

UCDP = "Uppsala Conflict Data Program"
"""Who counted what stands in GED."""


# ---------------------------------------------------------------------------- Radford et al. 2023


def to_claims_table(claims: Iterable[Claim], start: dt.date | str) -> list[dict[str, Any]]:
    """Claims as rows of the claim table; a range takes two rows, a least and a most.

    Left out are claims of other harms, of people who are neither military nor civilian, and of a
    time that has no end. A vague count is its bounds.

    Args:
        claims: in any order; rows come in theirs.
        start: the day that is counted as day 0.

    >>> claim = Claim("killed", Count.more_than(30), who="soldiers", when="2022-03-01", source="UN")
    >>> [row] = to_claims_table([claim], "2022-02-24")
    >>> row["days"], row["category"], row["loss_count"], row["minimum"], row["maximum"]
    (5, 'Military Deaths', 30, 1, 0)
    """
    first = When.of(start).start or dt.date.min
    return [row for claim in claims for row in _claim_rows(claim, first)]


def _claim_rows(claim: Claim, first: dt.date) -> Iterator[dict[str, Any]]:
    losses = {harm: name for name, harm in HARMS.items()}
    kinds = {True: "Military", False: "Civilian"}
    role = claim.who.role
    if claim.harm not in losses or role is None or claim.when.end is None:
        return
    if not (role.is_armed or role.is_civilian):
        return
    is_total = claim.scope is Scope.PERIOD and claim.when.days != 1
    row = {
        "days": (claim.when.end - first).days,
        "category": f"{kinds[role.is_armed]} {losses[claim.harm]}",
        "loss_country": claim.who.nationality or claim.who.affiliation or claim.who.side,
        "claim_source": root_name(claim.source.root),
        "time_frame": "Cumulative" if is_total else "Day",
    }
    for number, least, most in _figures(claim.count):
        yield {
            column: {**row, "loss_count": number, "minimum": least, "maximum": most}[column]
            for column in columns_of("radford")
        }


def _figures(count: Count) -> list[tuple[int, int, int]]:
    """(number, whether it is a least, whether it is a most) of each row a count takes."""
    printed = count.stated
    if printed is not None and count.hedge in (Hedge.AT_LEAST, Hedge.MORE_THAN):
        return [(printed, 1, 0)]
    if printed is not None and count.hedge in (Hedge.UP_TO, Hedge.AT_MOST, Hedge.FEWER_THAN):
        return [(printed, 0, 1)]
    if printed is not None:
        return [(printed, 0, 0)]
    least = [(count.low, 1, 0)]
    return least if count.high is None else [*least, (count.high, 0, 1)]


def from_claims_table(path: str | Path, start: dt.date | str) -> list[Claim]:
    """The claims of a table in the shape of Radford et al.

    Args:
        path: a CSV file with their columns; others are passed over.
        start: the day their day 0 stands for.

    Raises:
        RecordError: with the line and column of everything that does not fit.
    """
    first = When.of(start).start or dt.date.min
    return _each(path, lambda row: [_radford_claim(row, first)])


def _radford_claim(row: dict[str, str], first: dt.date) -> Claim:
    kind, _, loss = row["category"].partition(" ")
    day = first + dt.timedelta(days=int(row["days"]))
    is_day = row["time_frame"] == "Day"
    number = int(row["loss_count"])
    count = Count.exactly(number)
    if int(row.get("minimum") or 0):
        count = Count.at_least(number)
    elif int(row.get("maximum") or 0):
        count = Count.up_to(number)
    return Claim(
        HARMS[loss],
        count,
        who=Group(role=ROLES[kind], nationality=row.get("loss_country") or None),
        when=When(start=day if is_day else first, end=day),
        scope=Scope.PERIOD,
        source=Source(organisation=row["claim_source"]),
        reported=day,
    )


# ------------------------------------------------------------------------------------------- GED


def from_ged(path: str | Path) -> list[Claim]:
    """The events of a UCDP GED file as claims of UCDP: the total of each, and its parts.

    A total whose low, best and high are not in order (residues of aggregate reports) is read by its
    least and its most. Codes of precision come back as precision.

    Raises:
        RecordError: with the line and column of everything that does not fit.
    """
    return _each(path, _ged_claims)


def _ged_claims(row: dict[str, str]) -> list[Claim]:
    low, best, high = (int(row[name]) for name in ("low", "best", "high"))
    common: dict[str, Any] = {
        "where": _ged_place(row),
        "when": _ged_when(row),
        "scope": Scope.PERIOD if row.get("event_clarity") == "2" else Scope.INCIDENT,
        "source": Source(organisation=UCDP),
        "episode": row.get("relid") or row["id"],
    }
    hedge = Hedge.EXACT if low == best == high else Hedge.ABOUT
    least, most = min(low, best, high), max(low, best, high)
    count = Count(low=least, high=most, stated=best, hedge=hedge)
    total = Claim(Harm.KILLED, count, **common)
    parts = [
        Claim(Harm.KILLED, int(row[column]), who=who, whole=total.id, **{**common, "scope": "part"})
        for column, who in _ged_groups(row)
        if int(row.get(column) or 0)
    ]
    return [total, *parts]


def _ged_groups(row: dict[str, str]) -> list[tuple[str, Group]]:
    a, b = row.get("side_a") or "side a", row.get("side_b") or "side b"
    return [
        ("deaths_a", Group(a, role=Role.COMBATANT, affiliation=a)),
        ("deaths_b", Group(b, role=Role.COMBATANT, affiliation=b)),
        ("deaths_civilians", Group("civilians", role=Role.CIVILIAN)),
    ]


def _ged_place(row: dict[str, str]) -> Place | None:
    name = row.get("where_coordinates") or row.get("adm_1") or row.get("country")
    if not name:
        return None
    return Place(
        name,
        admin=row.get("adm_1") or None,
        country=row.get("country") or None,
        lat=float(row["latitude"]) if row.get("latitude") else None,
        lon=float(row["longitude"]) if row.get("longitude") else None,
        precision=int(row["where_prec"]) if row.get("where_prec") else None,
    )


def _ged_when(row: dict[str, str]) -> When:
    codes = {str(precision.code): precision for precision in Precision if precision.code}
    start, end = row["date_start"][:10], row["date_end"][:10]
    precision = codes.get(row.get("date_prec", ""))
    return When(start=start, end=end, **({"precision": precision} if precision else {}))


# ----------------------------------------------------------------------------------------- reading


def _each(path: str | Path, make: Callable[[dict[str, str]], list[Claim]]) -> list[Claim]:
    """What a function makes of each row of a CSV file; all faults at once."""
    text = decoded(read_bytes(Path(path)), str(path))
    reader = csv.DictReader(io.StringIO(text, newline=""))
    claims: list[Claim] = []
    faults: list[str] = []
    for row in reader:
        try:
            claims += make({name: value or "" for name, value in row.items() if name})
        except KeyError as error:
            faults.append(f"{path} line {reader.line_num}: nothing known as {error}")
        except (ClaimtrackError, ValueError, OverflowError) as error:
            faults.append(f"{path} line {reader.line_num}: {str(error).partition(chr(10))[0]}")
    if faults:
        raise refusal(f"{path}: {len(faults)} faults", faults)
    return claims
