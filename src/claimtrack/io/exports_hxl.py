"""A table with a row of HXL hashtags under its header, as humanitarian data portals read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimtrack.io import exports_parts as parts
from claimtrack.io.exports_parts import bounds
from claimtrack.model.harm import Harm

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimtrack.model.article import Article
    from claimtrack.model.estimate import Reconciliation

__all__ = ["HXL_TAGS", "hxl_row"]

COUNTED = {
    "killed": (Harm.KILLED, "#affected+killed"),
    "injured": (Harm.INJURED, "#affected+injured"),
    "missing": (Harm.MISSING, "#affected+missing"),
    "displaced": (Harm.DISPLACED, "#affected+idps"),
}
"""Columns of figures: the harm and its hashtag."""

HXL_TAGS = {
    "Incident": "#event+id",
    "Start": "#date+start",
    "End": "#date+end",
    "Place": "#loc+name",
    "Province": "#adm1+name",
    "Country": "#country+name",
    "Country code": "#country+code",
    "Latitude": "#geo+lat",
    "Longitude": "#geo+lon",
    "Harmed by": "#group+name+first",
    **{
        f"{name} ({end})": f"{tag}{attribute}"
        for name, (_, tag) in COUNTED.items()
        for end, attribute in (("low", "+min"), ("best", ""), ("high", "+max"))
    },
    "Killed children": "#affected+killed+children",
    "Sources": "#meta+source",
    "Who says what": "#description",
}
"""The columns in order, and the hashtag of each."""


def hxl_row(result: Reconciliation, articles: Mapping[str, Article]) -> Iterator[dict[str, Any]]:
    """The row of an incident."""
    del articles
    incident, place = result.incident, result.incident.where
    figures = {
        f"{name} ({end})": number
        for name, (harm, _) in COUNTED.items()
        for end, number in zip(
            ("low", "best", "high"), bounds(result, harm, parts.is_everyone), strict=True
        )
    }
    yield {
        "Incident": incident.id,
        "Start": incident.when.start and incident.when.start.isoformat(),
        "End": incident.when.end and incident.when.end.isoformat(),
        "Place": place.name if place else None,
        "Province": place.admin if place else None,
        "Country": parts.country_name(place.country) if place else None,
        "Country code": place.country if place else None,
        "Latitude": place.lat if place else None,
        "Longitude": place.lon if place else None,
        "Harmed by": parts.attackers(result),
        **figures,
        "Killed children": bounds(result, Harm.KILLED, lambda group: group.age == "child")[1],
        "Sources": parts.roots(result.claims),
        "Who says what": parts.told(result),
    }
