"""The pint view of counts, in a small unit registry of this library's own.

The units lie in ``registry/data/units.txt``, in pint's definition language. pint is loaded when a
quantity is first asked for; number reading takes only the unit words from the file.
"""

from __future__ import annotations

import functools
from importlib import resources
from typing import TYPE_CHECKING, Any

import attrs

from claimtrack.errors import UnitError
from claimtrack.registry.tables import table

if TYPE_CHECKING:
    from claimtrack.model.count import Count

__all__ = ["Quantities", "quantity", "unit_registry", "unit_words"]

# Dimensions that have no fixed number of people in them.
_GROUPS_OF_PEOPLE = ("household", "family")


@attrs.frozen
class Quantities:
    """The bounds and the printed number of a count as pint quantities, or None.

    >>> from claimtrack import Count
    >>> Count.between(20, 30, unit="household").quantity.to("person", size=5).low.magnitude
    100
    """

    low: Any
    high: Any
    stated: Any

    def to(self, unit: str, *, size: float | None = None) -> Quantities:
        """The same in another unit; households and families need the size that is assumed.

        Raises:
            UnitError: nothing leads from one to the other, or only an assumption nobody made.

        >>> from claimtrack import Count
        >>> Count.exactly(3, unit="household").quantity.to("person")
        Traceback (most recent call last):
        claimtrack.errors.UnitError: household is no fixed number of person; say how many: ...
        """
        return Quantities(
            *(_convert(one, unit, size) for one in (self.low, self.high, self.stated))
        )


def quantity(count: Count) -> Quantities:
    """The pint view of a count.

    Raises:
        UnitError: the count's unit is not in ``registry/data/units.txt``.

    >>> from claimtrack import Count
    >>> str(quantity(Count.exactly(3, unit="household")).low)
    '3 household'
    """
    return Quantities(*(_quantity(n, count.unit) for n in (count.low, count.high, count.stated)))


def _quantity(number: float | None, unit: str) -> Any:
    if number is None:
        return None
    import pint

    try:
        return unit_registry().Quantity(number, unit)
    except pint.UndefinedUnitError:
        msg = f"unknown unit {unit!r}; the units are in registry/data/units.txt"
        raise UnitError(msg) from None


def _convert(one: Any, unit: str, size: float | None) -> Any:
    import pint

    if one is None:
        return None
    try:
        if size is None:
            return one.to(unit)
        return one.to(unit, "sized", size=size)
    except pint.UndefinedUnitError:
        msg = f"unknown unit {unit!r}; the units are in registry/data/units.txt"
        raise UnitError(msg) from None
    except pint.DimensionalityError:
        msg = f"{one.units} cannot become {unit}"
        if size is None and {str(one.units), unit} & set(_GROUPS_OF_PEOPLE):
            msg = f"{one.units} is no fixed number of {unit}; say how many: to({unit!r}, size=5)"
        raise UnitError(msg) from None


@functools.cache
def unit_registry() -> Any:
    """The pint registry of this library: its own units only, never pint's application registry.

    >>> round(unit_registry().Quantity(2, "crore").to("lakh").magnitude)
    200
    """
    import pint

    registry: Any = pint.UnitRegistry(None)
    registry.load_definitions(_definitions().splitlines())
    sized = pint.Context("sized", defaults={"size": 1})
    for group in ("[households]", "[families]"):
        sized.add_transformation(group, "[people]", _people)
    registry.add_context(sized)
    return registry


def _people(ureg: Any, value: Any, **kwargs: Any) -> Any:
    """So many people for every household or family."""
    return ureg.Quantity(value.magnitude * kwargs["size"], "person")


@functools.cache
def unit_words() -> dict[str, str]:
    """Every word that names a unit, as it stands behind a number: word -> unit. Needs no pint.

    Symbols keep their case ("MW", "mW"); words are in lower case, with their plurals.

    >>> unit_words()["kilometers"], unit_words()["km"]
    ('kilometre', 'kilometre')
    """
    words: dict[str, str] = {}
    for line in _definitions().splitlines():
        name, *rest = (part.strip() for part in line.split("#")[0].split("="))
        if not rest:
            continue
        for alias in (name, *rest[1:]):
            if alias != "_":
                word = alias.replace("_", " ")
                words[word] = words[f"{word}s"] = name
    words.update((row["word"], row["unit"]) for row in table("en/unit_words.tsv"))
    return words


@functools.cache
def _definitions() -> str:
    path = resources.files("claimtrack.registry").joinpath("data", "units.txt")
    return path.read_text(encoding="utf-8")
