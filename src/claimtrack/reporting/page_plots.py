"""Drawings of the page, as SVG: intervals, claims over time by voice, and sparklines.

Nothing needs its colour to be read: lanes carry names, marks carry numbers, ends carry shapes.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from claimtrack.reporting.naming import voice_name
from claimtrack.reporting.notebook import figure
from claimtrack.reporting.page_markup import Markup, tag

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimtrack.model.claim import Claim
    from claimtrack.model.estimate import Estimate
    from claimtrack.reconciliation.independence import Voice

__all__ = ["COLOURS", "intervals", "sparkline", "timeline_plot"]

COLOURS = ("#0072b2", "#d55e00", "#009e73", "#aa4499", "#7a5c00", "#56505c", "#882255", "#117733")
"""Told apart by most kinds of sight, dark enough on white (after Okabe and Ito); used in turn."""

WIDTH = 640
LANE = 34
LABEL = 190
LETTERS = 27
"""Sizes of the lanes in drawing units, and the letters of a name that fit before them."""


def intervals(estimate: Estimate, most: int) -> Markup:
    """Low to high as a bar with the best figure as a dot; an open end is an arrow.

    Args:
        estimate: what to draw.
        most: the figure at the right end of the scale, shared by the rows of a table.
    """
    scale = 150 / max(most, 1)
    low, best, high = estimate.low, estimate.best, estimate.high
    left = 5 + (low if low is not None else 0) * scale
    right = 5 + high * scale if high is not None else 168.0
    ends = [tag("line", x1=_n(left), x2=_n(left), y1=5, y2=15)] if low is not None else []
    if high is None:
        ends.append(
            tag("path", d=f"M{_n(right - 6)} 5 L{_n(right)} 10 L{_n(right - 6)} 15", fill="none")
        )
    else:
        ends.append(tag("line", x1=_n(right), x2=_n(right), y1=5, y2=15))
    dot = [] if best is None else [tag("circle", cx=_n(5 + best * scale), cy=10, r=4)]
    ground = tag("line", x1=5, x2=168, y1=18, y2=18, class_="ground")
    bar = tag("line", x1=_n(left), x2=_n(right), y1=10, y2=10)
    words = f"low {figure(low, 'none')}, best {figure(best, 'none')}, high {figure(high, 'open')}"
    return tag(
        "svg",
        tag("title", words),
        ground,
        bar,
        ends,
        dot,
        class_="interval",
        viewBox="0 0 175 20",
        width=175,
        height=20,
        role="img",
    )


def sparkline(figures: Sequence[int | None], words: str) -> Markup:
    """The best figure as it moved, in steps from left to right."""
    known = [number for number in figures if number is not None]
    if not known:
        return Markup("")
    top, wide = max(1, *known), 80 / max(len(known), 1)
    points = [(n * wide, 20 - number / top * 17) for n, number in enumerate(known)]
    path = "".join(
        f"{'L' if n else 'M'}{_n(x)} {_n(y)} H{_n(x + wide)} " for n, (x, y) in enumerate(points)
    )
    return tag(
        "svg",
        tag("title", words),
        tag("path", d=path, fill="none"),
        class_="spark",
        viewBox="0 0 84 24",
        width=84,
        height=24,
        role="img",
    )


def timeline_plot(voices: Sequence[Voice], numbers: Mapping[str, int], prefix: str) -> Markup:
    """Claims by the day they were reported, a lane for each voice; each mark leads to its claim.

    Args:
        voices: the lanes, from the top.
        numbers: the number each claim bears on the page.
        prefix: what the ids of the claims' entries start with.
    """
    moments = [m for voice in voices for claim in voice.claims if (m := _moment(claim)) is not None]
    first, last = (min(moments), max(moments)) if moments else (0.0, 0.0)
    lanes = [_lane(voice, row, (first, last), numbers, prefix) for row, voice in enumerate(voices)]
    bottom = LANE * len(voices) + 4
    axis = [
        tag("text", _day(moment), x=_n(_x(moment, first, last)), y=bottom + 16, text_anchor=anchor)
        for moment, anchor in {first: "start", last: "end"}.items()
        if moments
    ]
    height = bottom + 24
    return tag(
        "svg",
        tag("title", "claims by day of report, one lane for each voice"),
        lanes,
        axis,
        class_="lanes",
        viewBox=f"0 0 {WIDTH} {height}",
        role="group",
    )


def _lane(
    voice: Voice,
    row: int,
    ends: tuple[float, float],
    numbers: Mapping[str, int],
    prefix: str,
) -> Markup:
    middle = LANE * row + LANE / 2
    colour = COLOURS[row % len(COLOURS)]
    name = voice_name(voice)
    name = name if len(name) <= LETTERS else f"{name[: LETTERS - 1]}\u2026"
    taken: dict[int, int] = {}
    marks = []
    for claim in voice.claims:
        moment = _moment(claim)
        x = LABEL if moment is None else _x(moment, *ends)
        nudge = taken.setdefault(round(x), 0)
        taken[round(x)] += 1
        across = x - nudge * 23 if x > WIDTH / 2 else x + nudge * 23
        marks.append(_mark(claim, across, middle, colour, numbers.get(claim.id, 0), prefix))
    rule = tag("line", x1=LABEL, x2=WIDTH - 12, y1=_n(middle), y2=_n(middle), class_="rule")
    label = tag(
        "text",
        tag("title", voice_name(voice)),
        name,
        x=4,
        y=_n(middle + 4),
        class_="voice",
        fill=colour,
    )
    return tag("g", rule, label, marks)


def _mark(claim: Claim, x: float, y: float, colour: str, number: int, prefix: str) -> Markup:
    words = f"claim {number}: {claim.harm.value} {claim.count} {claim.who}, {claim.source}"
    return tag(
        "a",
        tag("title", words),
        tag("circle", cx=_n(x), cy=_n(y), r=10, fill=colour),
        tag("text", number, x=_n(x), y=_n(y + 4), text_anchor="middle", class_="number"),
        href=f"#{prefix}{claim.id}",
        aria_label=words,
    )


def _x(moment: float, first: float, last: float) -> float:
    span = WIDTH - LABEL - 40
    return LABEL + 16 + (span * (moment - first) / (last - first) if last > first else 0)


def _moment(claim: Claim) -> float | None:
    """When it was reported, in days; None where that is not known."""
    said = claim.reported
    if said is None:
        return None
    hours = said.hour / 24 if isinstance(said, dt.datetime) else 0.0
    return said.toordinal() + hours


def _day(moment: float) -> str:
    return dt.date.fromordinal(int(moment)).isoformat()


def _n(number: float) -> str:
    """A coordinate, short."""
    return f"{number:.1f}".removesuffix(".0")
