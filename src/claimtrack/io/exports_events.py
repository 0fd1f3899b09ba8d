"""One row an incident: UCDP GED, ACLED, GTD, and Iraq Body Count with Airwars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimtrack.io import exports_parts as parts
from claimtrack.io.exports_parts import CIVILIANS, Sides, bounds, columns_of, row_for
from claimtrack.model.harm import Harm
from claimtrack.model.when import Precision
from claimtrack.reconciliation.independence import find_voices

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimtrack.model.article import Article
    from claimtrack.model.estimate import Reconciliation
    from claimtrack.model.group import Group

__all__ = ["acled_row", "columns_of", "ged_row", "gtd_row", "minmax_row"]


# -------------------------------------------------------------------------------------------- GED


def ged_row(result: Reconciliation, articles: Mapping[str, Article]) -> dict[str, Any]:
    """A row of UCDP GED."""
    incident, sides = result.incident, Sides.of(result.claims)
    start, end = incident.when.start, incident.when.end
    filled = {
        "id": int(incident.id.rpartition("-")[2][:12], 16),
        "relid": incident.id,
        "year": start.year if start else None,
        "type_of_violence": _violence(result, sides),
        "dyad_name": f"{sides.a} - {sides.b}" if sides.a and sides.b else None,
        "side_a": sides.a,
        "side_b": sides.b,
        "event_clarity": 1,
        "date_prec": incident.when.precision.code,
        "date_start": start and start.isoformat(),
        "date_end": end and end.isoformat(),
        **_ged_sources(result, articles),
        **_ged_place(result),
        **_ged_deaths(result, sides),
    }
    return row_for("ged", filled)


def _violence(result: Reconciliation, sides: Sides) -> int | None:
    """1 a state fights, 2 groups fight each other, 3 civilians are attacked; None where unclear."""
    if not sides.a or not sides.b:
        return None
    if sides.b == CIVILIANS:
        return 3
    armed = [group for claim in result.claims for group in (claim.who, claim.by) if group]
    roles = {g.role.value for g in armed if g.role and parts.side_name(g) in (sides.a, sides.b)}
    return 1 if roles & {"soldier", "police"} else 2


def _ged_deaths(result: Reconciliation, sides: Sides) -> dict[str, int | None]:
    """The columns of deaths. Where the parts add up to more than the total, all are unknown."""
    low, best, high = bounds(result, Harm.KILLED, parts.is_everyone)
    of_a = bounds(result, Harm.KILLED, sides.is_a)[1] or 0
    of_b = bounds(result, Harm.KILLED, sides.is_b)[1] or 0
    civilians = bounds(result, Harm.KILLED, parts.is_civilian)[1] or 0
    if sides.b == CIVILIANS:
        of_a = of_b = 0  # one-sided violence has no deaths of sides
    best = of_a + of_b + civilians if best is None else best
    if of_a + of_b + civilians > best:
        of_a = of_b = civilians = 0
    return {
        "deaths_a": of_a,
        "deaths_b": of_b,
        "deaths_civilians": civilians,
        "deaths_unknown": best - of_a - of_b - civilians,
        "best": best,
        "high": best if high is None else high,
        "low": best if low is None else low,
    }


def _ged_sources(result: Reconciliation, articles: Mapping[str, Article]) -> dict[str, Any]:
    read = parts.reported(result, articles)
    cited = (", ".join(str(x) for x in (a.outlet, a.day, a.title) if x) for a in read)
    return {
        "number_of_sources": len(result.incident.articles) or -1,
        "source_article": parts.joined(cited),
        "source_office": parts.outlets(result, articles),
        "source_date": parts.joined(str(article.day) for article in read if article.day),
        "source_headline": parts.joined(article.title for article in read),
        "source_original": parts.roots(result.claims),
    }


def _ged_place(result: Reconciliation) -> dict[str, Any]:
    place = result.incident.where
    if place is None:
        return {}
    filled: dict[str, Any] = {
        "where_prec": place.precision,
        "where_coordinates": place.name,
        "where_description": place.text or place.name,
        "adm_1": place.admin,
        "country": parts.country_name(place.country),
    }
    if place.lat is not None and place.lon is not None:
        filled |= {
            "latitude": place.lat,
            "longitude": place.lon,
            "geom_wkt": f"POINT ({place.lon:g} {place.lat:g})",
            "priogrid_gid": priogrid(place.lat, place.lon),
        }
    return filled


def priogrid(lat: float, lon: float) -> int:
    """The half-degree cell of PRIO-GRID, counted from the south-west in rows of 720.

    >>> priogrid(-89.75, -179.75), priogrid(35.93, 36.63)
    (1, 181154)
    """
    row, column = min(int((lat + 90) * 2), 359), min(int((lon + 180) * 2), 719)
    return row * 720 + column + 1


# ------------------------------------------------------------------------------------------ ACLED


def acled_row(result: Reconciliation, articles: Mapping[str, Article]) -> dict[str, Any]:
    """A row of an ACLED export."""
    when, place = result.incident.when, result.incident.where
    low, best, high = bounds(result, Harm.KILLED, parts.is_everyone)
    groups = [claim.who for claim in result.claims if not claim.who.is_everyone]
    figures = " / ".join("?" if n is None else str(n) for n in (low, best, high))
    return row_for(
        "acled",
        {
            "event_id_cnty": result.incident.id,
            "event_date": when.start and when.start.isoformat(),
            "year": when.start.year if when.start else None,
            "time_precision": _three(when.precision),
            "actor1": parts.attackers(result),
            "actor2": parts.joined(parts.actor_name(group) for group in groups),
            "civilian_targeting": "Civilian targeting" if _only_civilians(groups) else None,
            "country": parts.country_name(place.country) if place else None,
            "admin1": place.admin if place else None,
            "location": place.name if place else None,
            "latitude": place.lat if place else None,
            "longitude": place.lon if place else None,
            "geo_precision": _near(place.precision) if place else None,
            "source": parts.outlets(result, articles),
            "notes": f"{parts.told(result)}. Killed, low / best / high: {figures}.",
            "fatalities": best,
        },
    )


def _only_civilians(groups: list[Group]) -> bool:
    return bool(groups) and all(parts.is_civilian(group) for group in groups)


def _three(precision: Precision) -> int | None:
    """ACLED's three steps of time: the day, the week, the month."""
    steps = {Precision.DAY: 1, Precision.DAYS: 2, Precision.WEEK: 2, Precision.MONTH: 3}
    return steps.get(precision)


def _near(precision: int | None) -> int | None:
    """ACLED's three steps of place, from UCDP's seven: exact, near a town, only the province."""
    return None if precision is None else 1 if precision == 1 else 2 if precision <= 3 else 3


# -------------------------------------------------------------------------------------------- GTD


def gtd_row(result: Reconciliation, articles: Mapping[str, Article]) -> dict[str, Any]:
    """A row of the GTD, without its number within the day."""
    when, place = result.incident.when, result.incident.where
    low, _, high = bounds(result, Harm.KILLED, parts.is_everyone)
    start = when.start
    is_day, is_month = when.precision is Precision.DAY, when.days is not None and when.days <= 31
    cited = [a.url or a.title or a.id for a in parts.reported(result, articles)][:3]
    held = bounds(result, Harm.ABDUCTED, parts.is_everyone)[1]
    return row_for(
        "gtd",
        {
            "iyear": start.year if start else None,
            "imonth": start.month if start and is_month else 0,
            "iday": start.day if start and is_day else 0,
            "approxdate": None if is_day else str(when),
            "country_txt": parts.country_name(place.country) if place else None,
            "provstate": place.admin if place else None,
            "city": place.name if place else None,
            "latitude": place.lat if place else None,
            "longitude": place.lon if place else None,
            "specificity": _specific(place.precision) if place else 5,
            "summary": parts.told(result),
            "gname": parts.attackers(result) or "Unknown",
            "nperps": -99,
            "nkill": bounds(result, Harm.KILLED, parts.is_everyone)[1],
            "nkillter": bounds(result, Harm.KILLED, parts.is_attacker)[1],
            "nwound": bounds(result, Harm.INJURED, parts.is_everyone)[1],
            "nwoundte": bounds(result, Harm.INJURED, parts.is_attacker)[1],
            "ishostkid": 1 if held else None,
            "nhostkid": held,
            "nreleased": bounds(result, Harm.FREED, parts.is_everyone)[1],
            "addnotes": f"killed: low {low}, high {high}" if low != high else None,
            **{f"scite{number}": text for number, text in enumerate(cited, 1)},
            "dbsource": "claimtrack",
        },
    )


def _specific(precision: int | None) -> int:
    """GTD's five steps of place: the town, a district's or a province's centre, unknown."""
    return {1: 1, 2: 2, 3: 3, 4: 4}.get(precision or 0, 5)


# ---------------------------------------------------------------------------------- least and most


def minmax_row(result: Reconciliation, articles: Mapping[str, Article]) -> dict[str, Any]:
    """A row of least and most."""
    del articles
    when, place = result.incident.when, result.incident.where
    killed = _least_most(result, Harm.KILLED, parts.is_civilian)
    reported = (
        killed if killed[1] is not None else _least_most(result, Harm.KILLED, parts.is_everyone)
    )
    hurt = _least_most(result, Harm.INJURED, parts.is_civilian)
    hurt = hurt if hurt[1] is not None else _least_most(result, Harm.INJURED, parts.is_everyone)
    pairs = {
        "Civilians reported killed": killed,
        "Children reported killed": _least_most(result, Harm.KILLED, _is_child),
        "Women reported killed": _least_most(result, Harm.KILLED, _is_woman),
        "Civilians reported injured": hurt,
        "Belligerents reported killed": _least_most(result, Harm.KILLED, parts.is_armed),
    }
    located = place is not None and place.lat is not None
    one_voice = len(find_voices(result.claims)) == 1
    return row_for(
        "minmax",
        {
            "IBC_code": result.incident.id,
            "Start Date": when.start and when.start.isoformat(),
            "End Date": when.end and when.end.isoformat(),
            "Location": place.name if place else None,
            "Weapons": parts.joined(claim.how for claim in result.claims),
            "Reported Minimum": reported[0],
            "Reported Maximum": reported[1],
            "Sources": parts.roots(result.claims),
            "Geolocation": f"{place.lat:g}, {place.lon:g}" if place and located else None,
            "Suspected belligerents": parts.attackers(result),
            "Strike status": "Single source claim" if one_voice else None,
            **{
                f"{name} ({end})": n
                for name, pair in pairs.items()
                for end, n in zip(("min", "max"), pair, strict=True)
            },
        },
    )


def _least_most(result: Reconciliation, harm: Harm, who: Any) -> tuple[int | None, int | None]:
    low, best, high = bounds(result, harm, who)
    return (best if low is None else low), (best if high is None else high)


def _is_child(group: Group) -> bool:
    return group.age == "child"


def _is_woman(group: Group) -> bool:
    return group.sex == "female" and group.age != "child"
