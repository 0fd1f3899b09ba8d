"""Every policy side by side on one incident, and how much the choice of rule matters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from claimtrack.model.estimate import Estimate
from claimtrack.model.group import Group
from claimtrack.model.harm import Harm
from claimtrack.reconciliation.frames import FIGURES, figures_frame
from claimtrack.reconciliation.policies import policies as registered
from claimtrack.reconciliation.reconcile import reconcile

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimtrack.model.claim import Claim
    from claimtrack.model.incident import Incident

__all__ = ["Comparison", "compare_policies"]


@attrs.frozen(repr=False)
class Comparison:
    """The estimates of one harm and group under several policies.

    Attributes:
        harm: what is counted.
        who: whose members.
        rows: one Estimate a policy, in order of policies; None where a policy gives no estimate.

    >>> import claimtrack as ct
    >>> claims = [ct.Claim("killed", 10, source="SOHR"), ct.Claim("killed", 14, source="AFP")]
    >>> table = ct.compare_policies(claims, policies=["lowest", "highest"])
    >>> print(table)
    killed, people      low     best     high
    lowest               10       10       10
    highest              14       14       14
    spread: best from 10 to 14, a factor of 1.4
    """

    harm: Harm
    who: Group
    rows: tuple[Estimate, ...] = attrs.field(converter=tuple[Estimate, ...])

    @property
    def bests(self) -> tuple[int, ...]:
        """The figures to print, of the policies that give one."""
        return tuple(e.best for e in self.rows if e.best is not None)

    @property
    def spread(self) -> float | None:
        """The highest best over the lowest, a zero counted as one; None where there is no best."""
        if not self.bests:
            return None
        return max(*self.bests, 1) / max(min(self.bests), 1)

    def row(self, policy: str) -> Estimate | None:
        """The estimate under a policy, or None."""
        return next((e for e in self.rows if e.policy == policy), None)

    def to_frame(self) -> Any:
        """One row a policy, as a pandas data frame with low, best and high as nullable integers.

        Raises:
            MissingExtraError: pandas is not installed.
        """
        records = [(e.policy, *e.figures) for e in self.rows]
        return figures_frame(records, ("policy", *FIGURES))

    def _repr_html_(self) -> str:
        cells = "".join(
            f"<tr><th>{e.policy}</th>{''.join(f'<td>{_shown(n)}</td>' for n in e.figures)}</tr>"
            for e in self.rows
        )
        head = (
            f"<tr><th>{self.harm.value}, {self.who}</th><th>low</th><th>best</th><th>high</th></tr>"
        )
        return f"<table>{head}{cells}</table><p>{self._spread_in_words()}</p>"

    def _spread_in_words(self) -> str:
        if self.spread is None:
            return "spread: no policy gives a best"
        low, high = min(self.bests), max(self.bests)
        if low == high:
            return f"spread: none, every best is {low:,}"
        return f"spread: best from {low:,} to {high:,}, a factor of {_rounded(self.spread)}"

    def __str__(self) -> str:
        head = f"{self.harm.value}, {self.who}"
        width = max(14, len(head), *(len(e.policy) for e in self.rows))
        lines = [f"{head:<{width}} {'low':>8} {'best':>8} {'high':>8}"]
        lines += [
            f"{e.policy:<{width}} " + " ".join(f"{_shown(n):>8}" for n in e.figures)
            for e in self.rows
        ]
        return "\n".join([*lines, self._spread_in_words()])

    def __repr__(self) -> str:
        return f"Comparison({self.harm.value} {self.who}: {len(self.rows)} policies)"


def _shown(number: int | None) -> str:
    return "-" if number is None else f"{number:,}"


def _rounded(ratio: float) -> str:
    return f"{ratio:.{1 if ratio < 10 else 0}f}"


def compare_policies(
    incident: Incident | Iterable[Claim],
    harm: Harm | str | None = None,
    who: Group | str | None = None,
    *,
    policies: Iterable[str] | None = None,
) -> Comparison:
    """What each policy makes of the same claims.

    Args:
        incident: an Incident, or claims that are taken to be about one thing.
        harm: what to compare; unless said otherwise the first that is claimed, killed first.
        who: for which group; everyone unless said otherwise.
        policies: names of the policies; all that are registered unless said otherwise.

    >>> import claimtrack as ct
    >>> claims = [ct.Claim("killed", 10, source="SOHR"), ct.Claim("killed", 14, source="AFP")]
    >>> ct.compare_policies(claims).row("highest").best
    14
    """
    names = tuple(policies) if policies is not None else registered()
    claims = incident if hasattr(incident, "claims") else tuple(incident)
    results = [reconcile(claims, policy=name) for name in names]
    wanted = Harm.of(harm) if harm is not None else _first_harm(results)
    rows = [r.estimate(wanted, who) for r in results]
    found = [e for e in rows if e is not None]
    group = found[0].who if found else Group.of(who or Group())
    return Comparison(wanted, group, found)


def _first_harm(results: Iterable[Any]) -> Harm:
    harms = [e.harm for r in results for e in r.estimates]
    return min(harms, key=list(Harm).index, default=Harm.KILLED)
