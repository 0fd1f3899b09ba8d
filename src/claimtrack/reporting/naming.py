"""What incidents, voices and claims are called, wherever results are shown to people."""

from __future__ import annotations

import functools
import unicodedata
from typing import TYPE_CHECKING

from claimtrack.model.claim import Scope, Stance
from claimtrack.model.estimate import Relation
from claimtrack.model.source import Root
from claimtrack.registry.lexicon import time_words

if TYPE_CHECKING:
    import datetime as dt

    from claimtrack.model.claim import Claim
    from claimtrack.model.incident import Incident
    from claimtrack.model.place import Place
    from claimtrack.model.when import When
    from claimtrack.reconciliation.independence import Voice

__all__ = ["SECTIONS", "clean", "counted", "days", "place_name", "says", "title", "voice_name"]

SECTIONS = (
    ("One voice", (Relation.SAME_VOICE,)),
    ("In conflict", (Relation.CONFLICTS, Relation.RETRACTS)),
    (
        "How they fit",
        (
            Relation.AGREES,
            Relation.REFINES,
            Relation.SUPERSEDES,
            Relation.CORRECTS,
            Relation.ADDS,
            Relation.PART_OF,
        ),
    ),
    ("Not used", (Relation.SET_ASIDE, Relation.NOT_COMPARABLE)),
    ("Unresolved", (Relation.UNRESOLVED,)),
)
"""Headings of the findings, in the order an editor asks."""


def title(incident: Incident) -> str:
    """Where and when, in words.

    >>> from claimtrack.model.incident import Incident
    >>> title(Incident(id="incident-1", claims=(), when="2018-02-09/2018-02-10"))
    'place unknown, 9-10 February 2018'
    """
    where = clean(place_name(incident.where)) if incident.where else "place unknown"
    when = days(incident.when) if incident.when.is_known else "day unknown"
    return f"{'Total over time: ' if incident.is_period else ''}{where}, {when}"


def place_name(place: Place) -> str:
    """The names of a place, each once: the town of Idlib lies in the province of Idlib.

    >>> from claimtrack.model.place import Place
    >>> place_name(Place("Idlib", admin="Idlib", country="SY"))
    'Idlib, SY'
    """
    return ", ".join(dict.fromkeys(n for n in (place.name, place.admin, place.country) if n))


def days(when: When) -> str:
    """The days of an event as they are printed.

    >>> from claimtrack.model.when import When
    >>> days(When.of("2018-02-09/2018-02-10")), days(When(start="2011-03-15"))
    ('9-10 February 2018', 'since 15 March 2011')
    """
    start, end = when.start, when.end
    if start is None or end is None:
        if start is not None:
            return f"since {_day(start)}"
        return f"until {_day(end)}" if end is not None else "day unknown"
    if start == end:
        return _day(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}-{_day(end)}"
    first = _day(start).removesuffix(f" {end.year}") if start.year == end.year else _day(start)
    return f"{first} - {_day(end)}"


def _day(day: dt.date) -> str:
    return f"{day.day} {_month(day.month)} {day.year}"


@functools.cache
def _month(number: int) -> str:
    """The full name of a month, the same wherever the machine stands."""
    names = (word for word, month in time_words("month").items() if month == number)
    return max(names, key=len).capitalize()


def voice_name(voice: Voice) -> str:
    """What the registry calls a voice, or its name as printed.

    >>> from claimtrack.model.claim import Claim
    >>> from claimtrack.reconciliation.independence import find_voices
    >>> voice_name(*find_voices([Claim("killed", 9, source="SOHR")]))
    'Syrian Observatory for Human Rights'
    """
    entry = Root(voice.root).entry
    return entry.name if entry is not None else voice.root or "unknown source"


def says(claim: Claim) -> str:
    """What a claim says, in a few words, with what sets it apart from a plain assertion.

    >>> from claimtrack.model.claim import Claim
    >>> says(Claim("killed", "at least 9", who="farmers", stance="feared"))
    'killed at least 9 farmers (feared)'
    """
    count, who = str(claim.count), str(claim.who)
    words = [claim.harm.value.replace("_", " "), count[:1].lower() + count[1:]]
    if not (claim.count.text and claim.who.label in claim.count.text):
        words.append(who)
    marks = [
        part.value
        for part, usual in ((claim.scope, Scope.INCIDENT), (claim.stance, Stance.ASSERTED))
        if part is not usual
    ]
    return clean(" ".join(words)) + (f" ({', '.join(marks)})" if marks else "")


def counted(number: int, noun: str) -> str:
    """A number of things.

    >>> counted(1, "claim"), counted(2, "claim")
    ('1 claim', '2 claims')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def clean(text: str) -> str:
    r"""Text on one line, without characters that would steer a terminal or turn its direction.

    >>> clean("nine\n\u202ekilled")
    'nine killed'
    """
    plain = (" " if c.isspace() else c for c in text)
    kept = (c for c in plain if unicodedata.category(c) not in ("Cc", "Cf", "Cs"))
    return " ".join("".join(kept).split())
