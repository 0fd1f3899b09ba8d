"""Where a text is quoted speech: what stands there is the quoted person's, cue words and all."""

from __future__ import annotations

import bisect
import re

import attrs

__all__ = ["Quotes"]

# All marks start with one of a few characters, so that all else is passed over fast.
_MARK = re.compile(
    r"[\u201c\u201d\"\u00ab\u00bb'`\n]"
    r"(?:(?<=['`\n])(?:(?<=')'|(?<=`)`|(?<=\n)(?:[ \t\r]*\n|(?![a-z])))|(?<!['`\n]))"
)


@attrs.frozen
class Quotes:
    """The quoted stretches of a text, in order: where each starts and ends, marks included."""

    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, text: str) -> Quotes:
        """Pair the marks of each paragraph; one that is never closed ends with the paragraph."""
        starts: list[int] = []
        ends: list[int] = []
        opened: int | None = None
        for match in _MARK.finditer(text):
            mark = match.group()
            if mark[0] == "\n":
                if opened is not None:
                    starts.append(opened)
                    ends.append(match.start())
                opened = None
            elif opened is None:
                opened = None if mark in "\u201d\u00bb" else match.start()
            elif mark not in "\u201c\u00ab":
                starts.append(opened)
                ends.append(match.end())
                opened = None
        if opened is not None:
            starts.append(opened)
            ends.append(len(text))
        return cls(starts, ends)

    def hold(self, place: int) -> bool:
        """Whether the character at this place is quoted."""
        k = bisect.bisect_right(self.starts, place) - 1
        return k >= 0 and place < self.ends[k]

    def at(self, place: int) -> tuple[int, int] | None:
        """The quoted stretch that holds this place, or None."""
        k = bisect.bisect_right(self.starts, place) - 1
        return (self.starts[k], self.ends[k]) if k >= 0 and place < self.ends[k] else None
