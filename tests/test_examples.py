"""The notebooks in examples/: their cells run from top to bottom and print what they show.

``pytest tests/test_examples.py --update-golden`` writes what the cells print into the notebooks.
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"
NOTEBOOKS = sorted(EXAMPLES.glob("*.ipynb"))


def run_cell(source: str, names: dict[str, Any]) -> str:
    """Run a cell as a notebook does: its last expression is shown; returns what it printed."""
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, "cell", "exec"), names)  # noqa: S102 - running cells is the point
        if isinstance(last, ast.Expr):
            shown = eval(compile(ast.Expression(last.value), "cell", "eval"), names)  # noqa: S307
            if hasattr(shown, "_repr_html_"):
                assert shown._repr_html_().startswith("<")
    return printed.getvalue()


def outputs(printed: str) -> list[dict[str, Any]]:
    """What a notebook file keeps of what a cell printed."""
    lines = printed.splitlines(keepends=True)
    return [{"name": "stdout", "output_type": "stream", "text": lines}] if lines else []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_runs_and_prints_what_it_shows(
    path: Path, update_golden: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(EXAMPLES)
    notebook = json.loads(path.read_text(encoding="utf-8"))
    names: dict[str, Any] = {"__name__": "__main__"}
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    ran = [outputs(run_cell("".join(cell["source"]), names)) for cell in cells]
    if update_golden:
        for number, (cell, printed) in enumerate(zip(cells, ran, strict=True), 1):
            cell |= {"outputs": printed, "execution_count": number}
        text = json.dumps(notebook, indent=1, ensure_ascii=False)
        path.write_text(text + "\n", encoding="utf-8")

    assert ran == [cell["outputs"] for cell in cells]


def test_there_is_a_notebook() -> None:
    assert NOTEBOOKS
