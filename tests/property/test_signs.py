"""A pattern that is asked for only where a sign of it stands is never passed over."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.extraction.claims import recalled, scope
from claimtrack.extraction.tokens import holds

# a pattern, what it is never without
SIGNED = [
    pytest.param(scope._PERIOD, scope._PERIOD_SIGNS, id="stretches of time"),
    pytest.param(recalled._AFTER, recalled._AFTER_SIGNS, id="what came before"),
    pytest.param(recalled._BEFORE, recalled._BEFORE_SIGNS, id="earlier times"),
]


@pytest.mark.parametrize(("pattern", "signs"), SIGNED)
@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_whatever_a_pattern_fits_holds_one_of_its_signs(
    pattern: re.Pattern[str], signs: tuple[str, ...], data: st.DataObject
) -> None:
    text = data.draw(st.from_regex(pattern, alphabet=st.characters(max_codepoint=127)))

    assert holds(text, signs)
