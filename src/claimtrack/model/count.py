"""How many, as said: bounds, the printed number if there is one, and the hedge.

A Count is never a conclusion. "More than 30" is every number from 31 up, with 30 printed; what a
recorder would write down for it is ``count.coded(...)``, and what *we* conclude from several is an
Estimate.
"""

from __future__ import annotations

from typing import Any, Self

import attrs

from claimtrack.errors import CountError, ScopeError
from claimtrack.model.doors import Shown, door
from claimtrack.model.hedge import Hedge

__all__ = ["Count", "Hedge"]


def step(number: int) -> int:
    """Granularity: the largest of 1, 5, 10, 50, 100 ... that divides the number.

    >>> step(340_000), step(150), step(27)
    (10000, 50, 1)
    """
    best = unit = 1
    while unit <= number:
        for candidate in (unit, unit * 5):
            if number % candidate == 0:
                best = max(best, candidate)
        unit *= 10
    return best


def _whole(value: Any, name: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        msg = f"count {name} is not a whole number: {value!r}; expected an int, 0 or more"
        raise CountError(msg)
    if value < 0:
        msg = f"count {name} is below zero: {name}={value}; expected 0 or more"
        raise CountError(msg)
    return value


def _low(_: Count, __: Any, value: int) -> None:
    _whole(value, "low")


def _high(self: Count, __: Any, value: int | None) -> None:
    if value is None:
        return
    if _whole(value, "high") < self.low:
        msg = f"count bounds are reversed: low={self.low}, high={value}; expected low <= high"
        raise CountError(msg)


def _stated(_: Count, __: Any, value: int | None) -> None:
    if value is not None:
        _whole(value, "stated")


@attrs.frozen(kw_only=True, repr=False)
class Count(Shown):
    """A number of people (or households, or people a day) as somebody said it.

    Attributes:
        low: the least it can mean, inclusive.
        high: the most it can mean, inclusive; None is open.
        stated: the printed number; None where none was printed ("dozens") or two were ("20 to 30").
        hedge: what the words around the number did to it.
        unit: what is counted: "person" unless said otherwise.
        word: the vague word where there is no number: "dozens", "several", "people".
        text: the characters that said it; not part of equality.

    >>> count = Count.more_than(30)
    >>> count.low, count.high, count.stated, count.hedge.value
    (31, None, 30, 'more_than')
    >>> Count.exactly(32).refines(count)
    True

    Counts are never added with ``+``: two reports of one toll do not add up. ``plus`` is for groups
    that share nobody; ``hull`` and ``intersect`` are for reports of the same group.
    """

    low: int = attrs.field(validator=_low)
    high: int | None = attrs.field(validator=_high)
    stated: int | None = attrs.field(default=None, validator=_stated)
    hedge: Hedge = attrs.field(default=Hedge.EXACT, converter=Hedge)
    unit: str = "person"
    word: str = ""
    text: str = attrs.field(default="", eq=False)

    # -------------------------------------------------------------------------- constructors

    @classmethod
    def of(cls, value: Count | int | str) -> Count:
        """A Count from what a person types: a Count, a whole number, or words.

        >>> Count.of(32) == Count.of("32") == Count.exactly(32)
        True
        """
        if isinstance(value, Count):
            return value
        if isinstance(value, str):
            found: Count = door("parse_count")(value)
            return found
        return cls.exactly(_whole(value, "value"))

    @classmethod
    def exactly(cls, number: int, *, unit: str = "person", text: str = "") -> Self:
        """The number itself.

        >>> Count.exactly(32)
        Count(32)
        """
        return cls(low=number, high=number, stated=number, hedge=Hedge.EXACT, unit=unit, text=text)

    @classmethod
    def at_least(cls, number: int, *, unit: str = "person", text: str = "") -> Self:
        """The number or any larger one.

        >>> Count.at_least(12).contains(30)
        True
        """
        return cls(low=number, high=None, stated=number, hedge=Hedge.AT_LEAST, unit=unit, text=text)

    @classmethod
    def more_than(cls, number: int, *, unit: str = "person", text: str = "") -> Self:
        """Any number above the one printed.

        >>> Count.more_than(30).low
        31
        """
        low = _whole(number, "stated") + 1
        return cls(low=low, high=None, stated=number, hedge=Hedge.MORE_THAN, unit=unit, text=text)

    @classmethod
    def up_to(cls, number: int, *, unit: str = "person", text: str = "") -> Self:
        """The number at most, as a ceiling somebody may still lift ("up to 50").

        >>> Count.up_to(50).low, Count.up_to(50).high
        (0, 50)
        """
        high = _whole(number, "stated")
        return cls(low=0, high=high, stated=number, hedge=Hedge.UP_TO, unit=unit, text=text)

    @classmethod
    def at_most(cls, number: int, *, unit: str = "person", text: str = "") -> Self:
        """The number and no more ("no more than 50").

        >>> Count.at_most(50).contains(51)
        False
        """
        high = _whole(number, "stated")
        return cls(low=0, high=high, stated=number, hedge=Hedge.AT_MOST, unit=unit, text=text)

    @classmethod
    def fewer_than(cls, number: int, *, unit: str = "person", text: str = "") -> Self:
        """Any number below the one printed.

        >>> Count.fewer_than(50).high
        49
        """
        if _whole(number, "stated") == 0:
            msg = "count cannot be fewer than 0; expected a number above 0"
            raise CountError(msg)
        high = number - 1
        return cls(low=0, high=high, stated=number, hedge=Hedge.FEWER_THAN, unit=unit, text=text)

    @classmethod
    def about(cls, number: int, *, unit: str = "person", text: str = "") -> Self:
        """The number give or take half its granularity or a tenth, never more than a quarter.

        >>> Count.about(40).low, Count.about(40).high
        (35, 45)
        """
        slack = _slack(_whole(number, "stated"))
        return cls(
            low=number - slack,
            high=number + slack,
            stated=number,
            hedge=Hedge.ABOUT,
            unit=unit,
            text=text,
        )

    @classmethod
    def nearly(cls, number: int, *, unit: str = "person", text: str = "") -> Self:
        """Short of the number by a little; recorders still write the number, so it is included.

        >>> Count.nearly(40).low, Count.nearly(40).high
        (36, 40)
        """
        _whole(number, "stated")
        gap = max(min(step(number), -(-number // 10)), 1)
        return cls(
            low=max(number - gap, 0),
            high=number,
            stated=number,
            hedge=Hedge.NEARLY,
            unit=unit,
            text=text,
        )

    @classmethod
    def between(cls, low: int, high: int, *, unit: str = "person", text: str = "") -> Self:
        """Two printed numbers, both possible, with everything between them.

        >>> Count.between(4, 5).contains(5)
        True
        """
        return cls(low=low, high=high, hedge=Hedge.BETWEEN, unit=unit, text=text)

    @classmethod
    def vague(cls, word: str, *, unit: str = "person", text: str = "") -> Self:
        """A word instead of a number: "dozens", "several"; bounds as in the default convention.

        Raises:
            UnknownNameError: the word is in no convention.

        >>> Count.vague("dozens").low, Count.vague("dozens").high
        (12, 99)
        """
        low, high, key = door("vague_bounds")(word)
        return cls(low=low, high=high, hedge=Hedge.VAGUE, unit=unit, word=key, text=text)

    @classmethod
    def bounded(cls, low: int, high: int | None, *, unit: str = "person") -> Self:
        """Bounds that nobody printed, as the algebra makes them; their shape gives the hedge.

        >>> Count.bounded(3, None).hedge is Hedge.AT_LEAST
        True
        """
        if high is None:
            hedge = Hedge.AT_LEAST
        elif low == high:
            hedge = Hedge.EXACT
        else:
            hedge = Hedge.BETWEEN
        stated = low if low == high else None
        return cls(low=low, high=high, stated=stated, hedge=hedge, unit=unit)

    # ------------------------------------------------------------------------------- algebra

    @property
    def is_exact(self) -> bool:
        """Whether only one number is possible."""
        return self.low == self.high

    @property
    def is_zero(self) -> bool:
        """Whether it was said that there were none; not the same as nothing having been said."""
        return self.high == 0

    def contains(self, other: Count | int) -> bool:
        """Whether every number the other can mean is possible here too.

        >>> Count.between(4, 9).contains(7), Count.between(4, 9).contains(Count.at_least(5))
        (True, False)
        """
        other = self._alike(other)
        if other.low < self.low:
            return False
        return self.high is None or (other.high is not None and other.high <= self.high)

    def overlaps(self, other: Count | int) -> bool:
        """Whether both can be true of the same people.

        >>> Count.exactly(32).overlaps(Count.more_than(30)), Count.exactly(32).overlaps(50)
        (True, False)
        """
        return self.intersect(other) is not None

    def intersect(self, other: Count | int) -> Count | None:
        """What both allow, or None where they contradict each other.

        >>> Count.at_least(10).intersect(Count.up_to(12))
        Count(10-12)
        """
        other = self._alike(other)
        low = max(self.low, other.low)
        high = min((x for x in (self.high, other.high) if x is not None), default=None)
        if high is not None and high < low:
            return None
        return Count.bounded(low, high, unit=self.unit)

    def hull(self, other: Count | int) -> Count:
        """The narrowest bounds that allow whatever either allows.

        >>> Count.exactly(10).hull(Count.exactly(14))
        Count(10-14)
        """
        other = self._alike(other)
        high = None if self.high is None or other.high is None else max(self.high, other.high)
        return Count.bounded(min(self.low, other.low), high, unit=self.unit)

    def plus(self, other: Count | int) -> Count:
        """Both groups together, where nobody is in both.

        >>> Count.exactly(2).plus(Count.at_least(5))
        Count(7+)
        """
        other = self._alike(other)
        high = None if self.high is None or other.high is None else self.high + other.high
        return Count.bounded(self.low + other.low, high, unit=self.unit)

    def refines(self, other: Count | int) -> bool:
        """Whether this says the same but more sharply.

        >>> Count.exactly(32).refines(Count.more_than(30)), Count.exactly(32).refines(32)
        (True, False)
        """
        other = self._alike(other)
        return other.contains(self) and (self.low, self.high) != (other.low, other.high)

    def _alike(self, other: Count | int) -> Count:
        """The other as a Count of the same unit, or an error that says why not."""
        if not isinstance(other, Count):
            return Count.exactly(other, unit=self.unit)
        if other.unit != self.unit:
            msg = (
                f"counts of different units do not meet: {self.unit!r} and {other.unit!r}; "
                "convert one with Count.quantity and an explicit size"
            )
            raise ScopeError(msg)
        return other

    # ------------------------------------------------------------------------------ views up

    def coded(self, convention: str = "default") -> tuple[int | None, int | None, int | None]:
        """What a recorder would write down: (low, best, high) under a named convention.

        Raises:
            UnknownNameError: nobody registered the convention.

        >>> Count.vague("dozens").coded("acled")
        (12, 12, 12)
        """
        result: tuple[int | None, int | None, int | None] = door("coded")(self, convention)
        return result

    @property
    def quantity(self) -> Any:
        """The pint view: ``.low``, ``.high`` and ``.stated`` as quantities in this count's unit.

        >>> Count.exactly(3, unit="household").quantity.low.magnitude
        3
        """
        return door("quantity")(self)

    def __str__(self) -> str:
        """The words as printed, or the shortest words that mean the same."""
        said = self.text
        if said[:1].isupper() and said[1:3].islower():
            said = said[0].lower() + said[1:]  # "Four" or "A few" opened a sentence
        return said or self._words()

    def __repr__(self) -> str:
        unit = "" if self.unit == "person" else f" {self.unit}"
        return f"Count({self._words()}{unit})"

    def _words(self) -> str:
        number = self.stated
        if self.hedge is Hedge.VAGUE:
            return self.word or f"{self.low}+"
        if number is None or self.hedge is Hedge.BETWEEN:
            return f"{self.low:,}+" if self.high is None else f"{self.low:,}-{self.high:,}"
        return _PREFIX[self.hedge].format(n=f"{number:,}")


_PREFIX = {
    Hedge.EXACT: "{n}",
    Hedge.AT_LEAST: "{n}+",
    Hedge.MORE_THAN: ">{n}",
    Hedge.UP_TO: "up to {n}",
    Hedge.AT_MOST: "at most {n}",
    Hedge.FEWER_THAN: "<{n}",
    Hedge.ABOUT: "~{n}",
    Hedge.NEARLY: "nearly {n}",
}


def _slack(number: int) -> int:
    """Tolerance of "about N": half its step or a tenth, at most a quarter, at least 1 if N > 1."""
    wide = max(step(number) // 2, -(-number // 10))
    return min(wide, number // 4) or (1 if number > 1 else 0)


def as_count(value: Count | int | str) -> Count:
    """``Count.of``, for fields: type checkers take no method for a converter."""
    return Count.of(value)
