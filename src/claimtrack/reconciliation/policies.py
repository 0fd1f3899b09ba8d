"""Named rules from what voices hold to low / best / high, and the register they are kept in.

A policy is a function from a Case to Figures (or a plain ``(low, best, high)``). It sees positions,
one a voice, never outlets: ten outlets that carry one root are one position.
"""

from __future__ import annotations

import functools
import importlib
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, overload

import attrs

from claimtrack.errors import UnknownNameError
from claimtrack.model.count import Hedge
from claimtrack.model.group import Group
from claimtrack.model.harm import Harm
from claimtrack.model.incident import Reason
from claimtrack.reconciliation.positions import Position

__all__ = ["Case", "Figures", "Policy", "policies", "register_policy", "unregister_policy"]

Bound = int | None


@attrs.frozen
class Figures:
    """What a policy answers: low, best, high, and why each is what it is.

    >>> Figures(3, 5, None).high is None
    True
    """

    low: Bound
    best: Bound
    high: Bound
    reasons: tuple[Reason, ...] = attrs.field(default=(), converter=tuple[Reason, ...])


@attrs.frozen(kw_only=True)
class Case:
    """What a policy is asked: one harm, one group, and what each voice holds on it.

    Attributes:
        harm: what is counted.
        who: whose members.
        positions: what each voice asserts, in order of first report.
        feared: what voices fear, allege or cannot confirm.
        convention: the number convention of the policy.
    """

    harm: Harm
    who: Group
    positions: tuple[Position, ...]
    feared: tuple[Position, ...] = ()
    convention: str = "default"

    def coded(self, position: Position) -> tuple[Bound, Bound, Bound]:
        """A position's figure as the policy's convention writes it: low, best, high."""
        return position.count.coded(self.convention)

    def figure(self, position: Position) -> Bound:
        """The one number of a position: the best the convention gives, else the one printed."""
        low, best, high = self.coded(position)
        return next((n for n in (best, position.count.stated, low, high) if n is not None), None)

    def lowest(self, position: Position) -> int:
        """The lowest number of a position under the convention; a ceiling is its own number."""
        low, best, _ = self.coded(position)
        if position.count.hedge is Hedge.UP_TO and position.count.stated is not None:
            return position.count.stated
        return next((n for n in (low, best) if n is not None), position.count.low)

    def highest(self, position: Position) -> int:
        """The highest number of a position under the convention; an open end stays put."""
        low, best, high = self.coded(position)
        known = [n for n in (high, best, low, position.count.stated) if n is not None]
        return known[0] if known else position.count.low


Rule = Callable[[Case], "Figures | tuple[Bound, Bound, Bound]"]


@attrs.frozen
class Policy:
    """A registered rule.

    Attributes:
        name: what it is asked for by.
        rule: the function.
        convention: what vague words are worth under it.
        shape: "point", "pair" or "triple": how its recorder publishes.
        bounded: whether bounds of groups and harms may tighten its figures.
        combined: combined harms it answers by adding up their parts, where nobody counts the class.
    """

    name: str
    rule: Rule
    convention: str = "default"
    shape: str = "triple"
    bounded: bool = False
    combined: tuple[Harm, ...] = ()

    @property
    def summary(self) -> str:
        """The first line of the rule's own description."""
        return (self.rule.__doc__ or "").strip().split("\n", 1)[0]

    def __call__(self, case: Case) -> Figures:
        """The rule's answer, as Figures."""
        answer = self.rule(attrs.evolve(case, convention=self.convention))
        return answer if isinstance(answer, Figures) else Figures(*answer)


_REGISTER: dict[str, Policy] = {}
_SHIPPED = (
    "consensus",
    "plain_policies",
    "recorders",
    "recorders_ranges",
    "recorders_airwars",
    "reliability",
)


@overload
def register_policy(name: str, rule: Rule, **options: Any) -> Rule: ...
@overload
def register_policy(name: str, rule: None = None, **options: Any) -> Callable[[Rule], Rule]: ...
def register_policy(name: str, rule: Rule | None = None, **options: Any) -> Any:
    """Add a rule of your own under a name; also a decorator.

    Args:
        name: what it is asked for by; an earlier rule of that name is replaced.
        rule: a function from a Case to Figures or ``(low, best, high)``.
        **options: ``convention``, ``shape``, ``bounded`` and ``combined`` of the Policy.

    >>> import claimtrack as ct
    >>> @ct.register_policy("two voices", shape="pair")
    ... def two_voices(case):
    ...     '''The range of all voices, where there are at least two.'''
    ...     if len(case.positions) < 2:
    ...         return None, None, None
    ...     figures = [case.figure(position) for position in case.positions]
    ...     return min(figures), None, max(figures)
    >>> claims = [ct.Claim("killed", 10, source="Reuters"), ct.Claim("killed", 14, source="AFP")]
    >>> ct.reconcile(claims, policy="two voices").estimate("killed").figures
    (10, None, 14)
    >>> unregister_policy("two voices")
    """
    if rule is None:
        return lambda given: register_policy(name, given, **options)
    _REGISTER[name] = Policy(name, rule, **options)
    return rule


def unregister_policy(name: str) -> None:
    """Take a rule out of the register.

    Raises:
        UnknownNameError: nobody registered it.

    >>> _ = register_policy("for now", lambda case: (0, 0, 0))
    >>> unregister_policy("for now")
    >>> "for now" in policies()
    False
    """
    policy_named(name)
    del _REGISTER[name]


def policies() -> tuple[str, ...]:
    """Names of all rules, the default first, then by name.

    >>> policies()[0]
    'consensus'
    """
    _load()
    return ("consensus", *sorted(name for name in _REGISTER if name != "consensus"))


def policy_named(name: str) -> Policy:
    """The rule of that name.

    Raises:
        UnknownNameError: nobody registered it.
    """
    _load()
    if name not in _REGISTER:
        raise UnknownNameError("policy", name, _REGISTER)
    return _REGISTER[name]


@functools.cache
def _load() -> None:
    """Import the modules of the rules that come with the library; each registers its own."""
    for module in _SHIPPED:
        importlib.import_module(f"claimtrack.reconciliation.{module}")


def ids_of(positions: Iterable[Position]) -> tuple[str, ...]:
    """Ids of the claims under some positions, each once."""
    return tuple(dict.fromkeys(i for p in positions for i in p.ids))


def point(value: Bound, rule: str, detail: str, positions: Iterable[Position]) -> Figures:
    """One number as low, best and high, with its one reason."""
    return Figures(value, value, value, (Reason(rule, detail, claims=ids_of(positions)),))


def most_common(values: list[int]) -> int:
    """The commonest value; of several, the lowest."""
    return min(Counter(values).items(), key=lambda pair: (-pair[1], pair[0]))[0]


NOTHING = Figures(None, None, None, (Reason("no figure", "no voice gives a number"),))
