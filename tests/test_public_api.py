"""The public names: sorted, importable, shown by an example, and cheap to import."""

import inspect
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

import claimtrack

NAMES = list(claimtrack.__all__)
HEAVY = ["pint", "rapidfuzz", "click", "rich", "pandas", "cattrs", "pyarrow", "matplotlib"]


def is_documented_where_raised(thing: object) -> bool:
    """Errors and warnings: the example stands with the function that raises them."""
    return isinstance(thing, type) and issubclass(thing, BaseException)


def test_all_is_sorted() -> None:
    assert sorted(NAMES) == NAMES


def test_all_has_no_duplicates() -> None:
    assert len(set(NAMES)) == len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_there(name: str) -> None:
    assert getattr(claimtrack, name) is not None


def test_version_is_the_packaged_one() -> None:
    text = (Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8")

    assert claimtrack.__version__ == tomllib.loads(text)["project"]["version"]


def test_dir_lists_every_name() -> None:
    assert set(NAMES) <= set(dir(claimtrack))


def test_unknown_name_is_an_attribute_error() -> None:
    name = "no_such_name"
    with pytest.raises(AttributeError, match=name):
        getattr(claimtrack, name)


def test_star_import_gives_the_public_names() -> None:
    namespace: dict[str, object] = {}
    exec("from claimtrack import *", namespace)  # noqa: S102 - a star import needs a module of its own

    assert set(NAMES) <= set(namespace)


def test_import_loads_nothing_heavy() -> None:
    code = f"import sys, claimtrack; print(*[m for m in {HEAVY!r} if m in sys.modules])"
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )

    assert run.stdout.split() == []


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_shown_by_an_example(name: str) -> None:
    thing = getattr(claimtrack, name)
    if not (inspect.isroutine(thing) or isinstance(thing, type)):
        assert not isinstance(thing, ModuleType) or thing.__doc__
        return
    doc = thing.__doc__ or ""

    assert doc.strip(), f"{name} has no docstring"
    if not is_documented_where_raised(thing):
        assert ">>>" in doc, f"the docstring of {name} shows no example"
