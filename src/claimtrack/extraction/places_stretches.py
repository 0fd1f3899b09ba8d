"""Which part of a run of capitalised words can be the name of a place.

Where every word is a capital, only what the registry knows bounds a name.
"""

from __future__ import annotations

import attrs

from claimtrack.extraction import places_words as words
from claimtrack.model.place import Place
from claimtrack.registry.places import begins_place_name, is_place_name, known_around, remembered


@attrs.define
class Region:
    """Where an article speaks of, and the names whose meaning was asked for there.

    Attributes:
        near: the province or country; None is not known yet.
        asked: every name asked for, with the answer.
    """

    near: Place | None = None
    asked: dict[str, bool] = attrs.field(factory=dict)

    def knows(self, name: str) -> bool:
        """Whether one place of that name is meant there."""
        found = self.asked[name] = known_around(self.near)(name) is not None
        return found

    def agrees(self, other: Region) -> bool:
        """Whether all that the other was asked for has the same answer here."""
        known = known_around(self.near)
        return all((known(name) is not None) == was for name, was in other.asked.items())


class Stretch:
    """The part of a run that can be the name of a place, without "the" and without "police".

    Attributes:
        start: where it begins in the run.
        before_body: whether the noun of an organisation follows.
    """

    __slots__ = ("_kinds", "_tokens", "before_body", "start")

    def __init__(self, start: int, tokens: list[str], kinds: list[str], *, body: bool) -> None:
        self.start = start
        self._tokens = tokens
        self._kinds = kinds
        self.before_body = body

    def name(self) -> str:
        """The words, in running text."""
        return " ".join(self._tokens)

    def shouted_name(self, text: str, start: int, region: Region) -> str:
        """As many of the words as are a name, where all stand in capitals; "" where none is.

        Args:
            text: the sentence.
            start: where the run begins in it.
            region: where the text speaks of.
        """
        name = " ".join(self._tokens)
        if len(self._tokens) < 4 and words.AREA_AFTER.match(text, start + self.start + len(name)):
            return name
        return " ".join(self._tokens[: self._known_length(region)])

    def _known_length(self, region: Region) -> int:
        """How many of the first words are a name the registry knows, or end in "province"."""
        tokens = self._tokens
        begins = begins_place_name(tokens[0])
        for length in range(min(4, len(tokens)), 0, -1):
            name = " ".join(tokens[:length]) if begins else ""
            if begins and is_place_name(name) and (length > 1 or region.knows(name)):
                return length
            if length > 1 and self._kinds[length - 1] == "area":
                return length
        return len(tokens) if len(tokens) < 3 else 0


@remembered
def stretch_of(run: str, shouted: bool = False) -> Stretch | None:
    """The part of a run; None where no word of it can begin a place.

    Args:
        run: its words.
        shouted: whether capitals say nothing around it.

    >>> stretch_of("The Salem Police").name(), stretch_of("Monday")
    ('Salem', None)
    >>> stretch_of("Houthi-controlled Hodeidah").name()
    'Hodeidah'
    """
    tokens = run.split(" ")
    kinds = words.kinds_of(tokens)
    if not any(kinds) and "-" not in tokens[0]:
        return Stretch(0, tokens, kinds, body=False)
    first = 0
    while first < len(kinds) and (kinds[first] == "stop" or words.is_described(tokens[first])):
        first += 1
    if first == len(kinds) or kinds[first] in ("title", "body"):
        return None
    if set(kinds[first:]) == {"direction"}:
        return None
    last = next((i for i in range(first, len(kinds)) if kinds[i] in _ENDING), len(kinds))
    start = sum(map(len, tokens[:first])) + first
    body = last < len(kinds) and kinds[last] == "body"
    if not shouted and kinds[first] == "direction" and _is_side(tokens[first:last]):
        start += len(tokens[first]) + 1
        first += 1
    return Stretch(start, tokens[first:last], kinds[first:last], body=body)


def _is_side(tokens: list[str]) -> bool:
    """Whether "North" only tells a side of a known place, and is no part of its name."""
    return is_place_name(" ".join(tokens[1:])) and not is_place_name(" ".join(tokens))


_ENDING = ("body", "stop", "title")
