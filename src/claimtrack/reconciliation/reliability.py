"""How far and how noisily each source departs from what the others support, over many incidents.

Bias belongs to a pair, the source and the side of the victims: one ministry may report a third of
its own dead and four times its enemy's. Each incident has an unknown toll; a voice reports it
times its factor, with a spread. Bounds are censored observations ("at least 7,000" says only where
not to look), copies are one voice, and pairs with few incidents are drawn towards no bias. Who has
no side in a fight is drawn harder than who has: that is what anchors the scale.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Any

import attrs

from claimtrack.model.claim import Interest
from claimtrack.model.harm import Harm
from claimtrack.model.incident import Incident, Reason
from claimtrack.reconciliation.biases import SPREAD, Fitted, fit_biases
from claimtrack.reconciliation.censored import Observation
from claimtrack.reconciliation.frames import data_frame
from claimtrack.reconciliation.policies import NOTHING, Case, Figures, ids_of, register_policy
from claimtrack.reconciliation.reconcile import positions_of
from claimtrack.reconciliation.weights import weight_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimtrack.model.claim import Claim
    from claimtrack.model.group import Group
    from claimtrack.reconciliation.censored import Pair
    from claimtrack.reconciliation.policies import Rule
    from claimtrack.reconciliation.positions import Position

__all__ = ["Reliability", "SourceBias", "fit_reliability", "side_of"]

NINETY = 1.645
"""Standard deviations on either side of an interval that holds nine of ten."""


@attrs.frozen(kw_only=True)
class SourceBias:
    """How one source reports the losses of one side.

    Attributes:
        root: who counts.
        side: whose losses.
        factor: what it reports for each one the others support; 1 is no bias.
        low, high: where the factor lies with nine chances in ten.
        spread: standard deviation of what is left, in natural logs.
        incidents: how many incidents it shares with others.
    """

    root: str
    side: str
    factor: float
    low: float
    high: float
    spread: float
    incidents: int

    def __str__(self) -> str:
        return (
            f"{self.root} on {self.side or 'anybody'}: {self.factor:.2f} "
            f"({self.low:.2f} to {self.high:.2f}), {self.incidents} incidents"
        )


@attrs.frozen
class Reliability:
    """The fitted biases; ``policy`` turns them into a rule.

    Attributes:
        biases: one a source and side, by root and side.
    """

    biases: tuple[SourceBias, ...] = attrs.field(converter=tuple[SourceBias, ...])

    def of(self, root: str, side: str = "") -> SourceBias | None:
        """The bias of a source towards a side, or None where nothing is known of it."""
        return next((b for b in self.biases if (b.root, b.side) == (root, side)), None)

    def policy(self) -> Rule:
        """A rule that corrects each voice by its factor and weighs it by its spread."""

        def weighted(case: Case) -> Figures:
            """Figures corrected by each source's factor and weighed by its spread."""
            return _weighted(case, self)

        return weighted

    def to_frame(self) -> Any:
        """One row a source and side, as a pandas data frame.

        Raises:
            MissingExtraError: pandas is not installed.
        """
        columns = [field.name for field in attrs.fields(SourceBias)]
        return data_frame([attrs.astuple(b) for b in self.biases], columns)


def side_of(who: Group) -> str:
    """The side a group of victims is on, as precisely as its words say; "" where they do not."""
    return who.side or who.affiliation or (who.role.value if who.role else "")


def fit_reliability(
    incidents: Iterable[Incident | Iterable[Claim]], *, harm: Harm | str = Harm.KILLED
) -> Reliability:
    """Learn how each source reports each side from incidents that several sources report.

    Args:
        incidents: incidents, or the claims of each; those with one voice only teach nothing.
        harm: whose counts are compared.

    >>> import claimtrack as ct
    >>> days = [
    ...     [
    ...         ct.Claim("killed", n, source="Reuters"),
    ...         ct.Claim("killed", 2 * n, source="a party", interest="enemy"),
    ...     ]
    ...     for n in range(10, 40)
    ... ]
    >>> round(fit_reliability(days).of("a party").factor, 1)
    2.0
    """
    wanted = Harm.of(harm)
    tables = [_observations(claims, wanted) for claims in incidents]
    shared = [table for table in tables if len({o.pair for o in table}) > 1]
    counts = Counter(pair for table in shared for pair in {o.pair for o in table})
    return Reliability(_bias(p, fitted, counts[p]) for p, fitted in fit_biases(shared).items())


def _observations(claims: Incident | Iterable[Claim], harm: Harm) -> list[Observation]:
    """What each voice says of each group of victims, in logs."""
    found = []
    for position in positions_of(claims, harm):
        count = position.count
        found.append(
            Observation(
                pair=(position.root, side_of(position.who)),
                low=math.log(max(count.low, 1)) if count.low else -math.inf,
                high=math.inf if count.high is None else math.log(max(count.high, 1)),
                party=_is_party(position),
            )
        )
    return found


def _is_party(position: Position) -> bool:
    if position.interest in (Interest.OWN, Interest.ENEMY):
        return True
    return position.kind is not None and position.kind.is_party


def _bias(pair: Pair, fitted: Fitted, incidents: int) -> SourceBias:
    root, side = pair
    return SourceBias(
        root=root,
        side=side,
        factor=math.exp(fitted.bias),
        low=math.exp(fitted.bias - NINETY * fitted.error),
        high=math.exp(fitted.bias + NINETY * fitted.error),
        spread=fitted.spread,
        incidents=incidents,
    )


@register_policy("weighted")
def weighted(case: Case) -> Figures:
    """The mean of logs, weighed by kind of source; a fitted Reliability gives a sharper rule.

    The best is computed, not stated by anybody; low and high hold it with nine chances in ten.
    """
    return _weighted(case, Reliability(()))


def _weighted(case: Case, reliability: Reliability) -> Figures:
    if not case.positions:
        return NOTHING
    if len(case.positions) == 1:
        return _alone(case, case.positions[0])
    total = sum_ = 0.0
    for position in case.positions:
        known = reliability.of(position.root, side_of(position.who))
        shift = math.log(known.factor) if known else 0.0
        spread = known.spread if known else SPREAD / weight_of(position)
        number = case.figure(position) or 0
        total += 1 / spread**2
        sum_ += (math.log(number + 0.5) - shift) / spread**2
    middle, error = sum_ / total, math.sqrt(1 / total)
    low, best, high = (
        max(round(math.exp(x) - 0.5), 0)
        for x in (middle - NINETY * error, middle, middle + NINETY * error)
    )
    why = Reason(
        "weighed mean of logs", f"{len(case.positions)} voices", claims=ids_of(case.positions)
    )
    return Figures(low, best, high, (why,))


def _alone(case: Case, position: Position) -> Figures:
    """One voice: its own bounds."""
    why = Reason("one voice", position.name, claims=position.ids)
    return Figures(position.count.low, case.figure(position), position.count.high, (why,))
