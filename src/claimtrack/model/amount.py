"""How much of something that is measured, not counted: 2.5 km, 12 percent, $3m, 7 years of age."""

from __future__ import annotations

from typing import Any

import attrs

from claimtrack.model.doors import door
from claimtrack.model.hedge import Hedge

__all__ = ["Amount"]


@attrs.frozen(kw_only=True, repr=False)
class Amount:
    """A measure as said: it may have a fraction, and it never becomes a claim's number.

    Attributes:
        stated: the printed number; None where two were printed ("20 to 30 km").
        low: the least it can mean; None is open.
        high: the most it can mean; None is open.
        hedge: what the words around it did to it.
        unit: a name of ``registry/data/units.txt``.
        text: the characters that said it; not part of equality.

    >>> amount = Amount(stated=2.5, low=2.5, high=2.5, unit="kilometre")
    >>> amount, amount.quantity.to("metre").stated.magnitude
    (Amount(2.5 kilometre), 2500.0)
    """

    stated: float | None
    low: float | None
    high: float | None
    unit: str
    hedge: Hedge = attrs.field(default=Hedge.EXACT, converter=Hedge)
    text: str = attrs.field(default="", eq=False)

    @property
    def quantity(self) -> Any:
        """The pint view: ``.low``, ``.high`` and ``.stated`` as pint quantities in this unit."""
        return door("quantity")(self)

    def __repr__(self) -> str:
        number = f"{self.low}-{self.high}" if self.stated is None else f"{self.stated:,}"
        hedge = "" if self.hedge in {Hedge.EXACT, Hedge.BETWEEN} else f"{self.hedge} "
        return f"Amount({hedge}{number} {self.unit})"
