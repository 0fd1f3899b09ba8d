"""Harms, and the combined classes that are never read as one of their parts."""

import pytest

import claimtrack as ct


@pytest.mark.parametrize(
    ("typed", "harm"),
    [
        ("killed", ct.Harm.KILLED),
        ("Dead", ct.Harm.KILLED),
        ("wounded", ct.Harm.INJURED),
        ("dead or missing", ct.Harm.DEAD_OR_MISSING),
        (ct.Harm.FREED, ct.Harm.FREED),
    ],
)
def test_names_people_type(typed: str, harm: ct.Harm) -> None:
    assert ct.Harm.of(typed) is harm


def test_a_combined_class_knows_its_parts() -> None:
    assert ct.Harm.CASUALTIES.parts == (ct.Harm.KILLED, ct.Harm.INJURED)
    assert ct.Harm.CASUALTIES.is_combined
    assert ct.Harm.KILLED.parts == (ct.Harm.KILLED,)


def test_an_unknown_harm_offers_the_nearest() -> None:
    with pytest.raises(ct.UnknownNameError, match="did you mean 'injured'"):
        ct.Harm.of("injurd")
