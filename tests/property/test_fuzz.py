"""Every public entry that takes text or a file: nothing raised but what is documented, no stall."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.property.hostile import ENTRIES, check


@pytest.mark.parametrize("name", ENTRIES)
def test_raises_nothing_but_what_is_documented(name: str) -> None:
    entry = ENTRIES[name]

    @settings(max_examples=40 if entry.slow else 150)
    @given(entry.given)
    def search(value: Any) -> None:
        check(entry, value)

    search()


@given(st.sampled_from(sorted(ENTRIES)))
def test_entries_are_called_at_all(name: str) -> None:
    """A reader that may raise anything would pass the run above."""
    assert Exception not in ENTRIES[name].raises
