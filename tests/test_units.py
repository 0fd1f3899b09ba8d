"""The pint view of counts, and the unit words of number reading."""

import subprocess
import sys

import pytest

from claimtrack import Count, UnitError, find_counts
from claimtrack.registry.units import quantity, unit_registry, unit_words


def test_bounds_and_printed_number_in_their_unit() -> None:
    found = Count.more_than(30).quantity

    assert found.low.magnitude == 31
    assert found.high is None
    assert found.stated.magnitude == 30
    assert str(found.low.units) == "person"


def test_households_need_a_size() -> None:
    with pytest.raises(UnitError, match=r"say how many: to\('person', size=5\)"):
        Count.exactly(3, unit="household").quantity.to("person")


def test_households_with_a_size() -> None:
    found = Count.between(2, 3, unit="family").quantity.to("person", size=5)

    assert (found.low.magnitude, found.high.magnitude, found.stated) == (10, 15, None)


def test_a_size_does_not_outlive_its_call() -> None:
    Count.exactly(3, unit="household").quantity.to("person", size=5)

    with pytest.raises(UnitError):
        Count.exactly(3, unit="household").quantity.to("person")


def test_people_do_not_become_kilometres() -> None:
    with pytest.raises(UnitError, match="person cannot become kilometre"):
        Count.exactly(3).quantity.to("kilometre")


def test_an_unknown_unit_is_told() -> None:
    with pytest.raises(UnitError, match="'furlong'"):
        quantity(Count.exactly(3, unit="furlong"))


@pytest.mark.parametrize(
    ("number", "unit", "to", "expected"),
    [
        (2, "crore", "lakh", 200),
        (3, "dozen", "score", 1.8),
        (1, "mile", "metre", 1609.344),
        (2, "week", "day", 14),
        (5, "per_100000", "percent", 0.005),
    ],
)
def test_units_agree(number: int, unit: str, to: str, expected: float) -> None:
    assert unit_registry().Quantity(number, unit).to(to).magnitude == pytest.approx(expected)


def test_people_a_day_are_a_rate() -> None:
    registry = unit_registry()

    assert registry.Quantity(14, "person / week").to("person / day").magnitude == pytest.approx(2)


def test_every_unit_word_names_a_unit() -> None:
    registry = unit_registry()

    assert all(registry.Quantity(1, unit) for unit in sorted(set(unit_words().values())))


def test_what_reading_measures_pint_converts() -> None:
    (mention,) = find_counts("2.5 km away")

    assert mention.count.quantity.to("metre").stated.magnitude == pytest.approx(2500)


def test_reading_numbers_loads_no_pint() -> None:
    code = "import sys, claimtrack; claimtrack.find_counts('32 km'); print('pint' in sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )

    assert run.stdout.strip() == "False"
