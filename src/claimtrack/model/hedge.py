"""What the words around a number did to it."""

from __future__ import annotations

import enum

__all__ = ["Hedge"]


class Hedge(enum.StrEnum):
    """How a number was softened or bounded by the words around it.

    >>> Hedge("more_than") is Hedge.MORE_THAN
    True
    """

    EXACT = "exact"
    """a plain number: "32" """
    AT_LEAST = "at_least"
    """the number or more: "at least 32", "no fewer than 32", "32 or more" """
    MORE_THAN = "more_than"
    """above the number: "more than 30", "over 30" """
    UP_TO = "up_to"
    """the number at most, cancellable: "up to 50", "as many as 50" """
    AT_MOST = "at_most"
    """the number at most: "no more than 50" """
    FEWER_THAN = "fewer_than"
    """below the number: "fewer than 50", "under 50" """
    ABOUT = "about"
    """near the number on either side: "about 40", "some 40", "30-odd" """
    NEARLY = "nearly"
    """near the number from below: "nearly 40", "almost 40" """
    BETWEEN = "between"
    """two numbers: "20 to 30", "four or five" """
    VAGUE = "vague"
    """no number: "dozens", "several", a bare plural """
