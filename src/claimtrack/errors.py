"""Every error and warning the library raises on purpose.

    ClaimtrackError
    ├── CountError        (ValueError)   a text or bounds that are no count
    ├── ClaimError        (ValueError)   a text that is not one claim, or a claim that cannot be
    ├── WhenError         (ValueError)   a text or bounds that are no time
    ├── RecordError       (ValueError)   a file or record that does not fit, with its path
    ├── UnitError         (ValueError)   a unit that cannot be converted without an assumption
    ├── ScopeError        (ValueError)   counts of different things that must not meet
    ├── UnknownNameError  (LookupError)  a policy, convention, harm or source nobody registered
    └── MissingExtraError (ImportError)  an optional dependency that is not installed

    ClaimtrackWarning (UserWarning)
    └── UnreadArticleWarning             an article of a stream could not be read

Extraction never raises on prose: text that says nothing countable gives fewer claims, not an error.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "ClaimError",
    "ClaimtrackError",
    "ClaimtrackWarning",
    "CountError",
    "MissingExtraError",
    "RecordError",
    "ScopeError",
    "UnitError",
    "UnknownNameError",
    "UnreadArticleWarning",
    "WhenError",
]


class ClaimtrackError(Exception):
    """Root of all errors of this library: catch it to catch them all.

    >>> issubclass(CountError, ClaimtrackError)
    True
    """


class _PointingError(ClaimtrackError, ValueError):
    """An error that can point at the characters it is about."""

    def __init__(
        self, message: str, *, source: str | None = None, span: tuple[int, int] | None = None
    ) -> None:
        self.source = source
        self.span = span
        super().__init__(message if source is None else f"{message}\n{_point(source, span)}")


def _point(source: str, span: tuple[int, int] | None, width: int = 76) -> str:
    """The line of source that holds span, with a marker under it."""
    start, end = span or (0, len(source))
    left = max(source.rfind("\n", 0, start) + 1, start - width // 2)
    line = source[left : left + width].split("\n", 1)[0]
    marks = max(1, min(end, left + len(line)) - start)
    return f"    {line}\n    {' ' * (start - left)}{'~' * (marks - 1)}^"


class CountError(_PointingError):
    """A text that holds no count, or bounds that cannot be.

    >>> import claimtrack as ct
    >>> ct.Count.between(9, 4)
    Traceback (most recent call last):
    claimtrack.errors.CountError: count bounds are reversed: low=9, high=4; expected low <= high
    """


class ClaimError(_PointingError):
    """A text that does not make exactly one claim, or a claim whose parts do not fit."""


class WhenError(_PointingError):
    """A text that is no time, or a time that ends before it starts."""


class RecordError(ClaimtrackError, ValueError):
    """A file or record that does not fit, told by path: ``count.low is below zero @ $.claims[3]``.

    Attributes:
        faults: one line for each thing that is wrong.
    """

    def __init__(self, message: str, faults: Iterable[str] = ()) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join([message, *(f"  {fault}" for fault in self.faults)]))


class UnitError(ClaimtrackError, ValueError):
    """A unit that cannot become another without an assumption nobody made."""


class ScopeError(ClaimtrackError, ValueError):
    """Counts of different things (harms, periods, units) that were asked to meet."""


class UnknownNameError(ClaimtrackError, LookupError):
    """A name nobody registered; the message offers the nearest ones.

    >>> print(UnknownNameError("policy", "concensus", ["consensus", "ucdp"]))
    unknown policy 'concensus'; did you mean 'consensus'? known: consensus, ucdp
    """

    def __init__(self, what: str, name: object, known: Iterable[str]) -> None:
        self.name = name
        self.known = tuple(sorted(str(one) for one in known))
        near = difflib.get_close_matches(str(name), self.known, n=1)
        hint = f"; did you mean {near[0]!r}?" if near else ";"
        offer = f"{hint} known: {', '.join(self.known)}" if self.known else ""
        super().__init__(f"unknown {what} {str(name)!r}{offer}")


class MissingExtraError(ClaimtrackError, ImportError):
    """An optional dependency that is not installed; the message names the extra that brings it."""

    def __init__(self, purpose: str, extra: str) -> None:
        super().__init__(f"{purpose} needs an extra: pip install 'claimtrack[{extra}]'")


class ClaimtrackWarning(UserWarning):
    """Root of all warnings of this library: filter it to filter them all.

    >>> issubclass(UnreadArticleWarning, ClaimtrackWarning)
    True
    """


class UnreadArticleWarning(ClaimtrackWarning):
    """An article of a stream could not be read, and its claims are missing from the result."""
