"""What was joined with what, and why: a forest over positions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Links"]

Why = tuple[str, str, tuple[int, ...]]
"""Rule, detail, and the members it joined."""


@attrs.define
class Links:
    """Positions 0 ... size - 1, joined into groups, each join with its reason.

    >>> links = Links(4)
    >>> links.join([1, 3], "same root", "both per SOHR")
    >>> links.groups()
    [[0], [1, 3], [2]]
    """

    size: int
    _parent: list[int] = attrs.field(init=False)
    _why: list[Why] = attrs.field(factory=list, init=False)
    _reasons: dict[int, list[Why]] | None = attrs.field(default=None, init=False)

    def __attrs_post_init__(self) -> None:
        self._parent = list(range(self.size))

    def find(self, i: int) -> int:
        """The first member of the group that i is in."""
        parent = self._parent
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    def join(self, members: Sequence[int], rule: str, detail: str) -> None:
        """Make the members one group, for a reason."""
        first = min(self.find(i) for i in members)
        for i in members:
            self._parent[self.find(i)] = first
        self._why.append((rule, detail, tuple(members)))
        self._reasons = None

    def groups(self) -> list[list[int]]:
        """Members of each group, in order."""
        groups: dict[int, list[int]] = {}
        for i in range(self.size):
            groups.setdefault(self.find(i), []).append(i)
        return list(groups.values())

    def reasons_of(self, i: int) -> list[Why]:
        """Why the group that i is in is one, in order of joining."""
        if self._reasons is None:
            self._reasons = {}
            for why in self._why:
                self._reasons.setdefault(self.find(why[2][0]), []).append(why)
        return self._reasons.get(self.find(i), [])
