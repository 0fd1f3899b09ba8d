"""The shape of the package: who may import whom, nothing heavy on import, nothing too long.

Everything is read from the source with ``ast``: a lazy import inside a function is an arrow too.
"""

import ast
import importlib
import pkgutil
import statistics
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent / "src"
FACADE = "claimtrack"
DOORS = "claimtrack.model.doors"

# Each room and the rooms it may import. Arrows point one way, down.
ARROWS = {
    "errors": {"errors"},
    "model": {"errors", "model"},
    "registry": {"errors", "model", "registry"},
    "extraction": {"errors", "model", "registry", "extraction"},
    "reconciliation": {"errors", "model", "registry", "reconciliation"},
    "pipeline": {"errors", "model", "registry", "extraction", "reconciliation"},
    "io": {"errors", "model", "registry", "reconciliation", "io"},
    "reporting": {"errors", "model", "registry", "reconciliation", "reporting"},
}
BELOW_ENGINES = set(ARROWS)
ARROWS["engines"] = BELOW_ENGINES | {"engines"}
ARROWS["cli"] = BELOW_ENGINES | {"engines", "cli", "facade"}
# The facade is names only: it finds the rooms by name when a name is first asked for.
ARROWS["facade"] = {"errors", "model"}


class Exemption(NamedTuple):
    importer: str
    room: str
    reason: str


EXEMPTIONS = [
    Exemption(
        "claimtrack.io.ledger", "extraction", "adding an article to a ledger finds its claims"
    ),
    Exemption("claimtrack.pipeline", "engines", "track reads its articles as a stream"),
]

# Packages no module may import at its top level, and the rooms that are excused.
LAZY = {
    "pint": set(),
    "rapidfuzz": set(),
    "click": {"cli"},
    "rich": {"cli"},
    "pandas": set(),
    "pyarrow": set(),
    "matplotlib": set(),
    "scipy": set(),
    "trafilatura": set(),
    "pyspark": set(),
}

MODULE_LINES = 400
FUNCTION_LINES = 60
FUNCTION_LINES_P90 = 40


class Import(NamedTuple):
    target: str
    line: int
    top: bool  # runs when the module is imported
    typing: bool  # stands under TYPE_CHECKING


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


PATHS = {module_name(path): path for path in sorted((ROOT / FACADE).rglob("*.py"))}


def room(module: str) -> str:
    _, _, rest = module.partition(".")
    return {"": "facade", "__main__": "cli"}.get(first := rest.split(".")[0], first)


@cache
def tree(module: str) -> ast.Module:
    return ast.parse(PATHS[module].read_text(encoding="utf-8"))


def walk(
    node: ast.AST, *, top: bool = True, typing: bool = False
) -> Iterator[tuple[ast.AST, bool, bool]]:
    """Every node below, with whether it runs on import and whether only a type checker reads it."""
    lazy = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
    for name, field in ast.iter_fields(node):
        guarded = typing or (
            isinstance(node, ast.If) and name == "body" and "TYPE_CHECKING" in ast.dump(node.test)
        )
        for child in field if isinstance(field, list) else [field]:
            if isinstance(child, ast.AST):
                yield child, top and not lazy, guarded
                yield from walk(child, top=top and not lazy, typing=guarded)


def targets(module: str, node: ast.AST) -> list[str]:
    """The modules an import statement names, in full; a plain name counts as its module."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    base = node.module or ""
    if node.level:
        package = (
            module.split(".") if PATHS[module].name == "__init__.py" else module.split(".")[:-1]
        )
        parents = package[: len(package) - node.level + 1]
        base = ".".join([*parents, base] if base else parents)
    members = [f"{base}.{alias.name}" for alias in node.names]
    return [member if member in PATHS else base for member in members]


@cache
def imports(module: str) -> list[Import]:
    return [
        Import(target, getattr(node, "lineno", 0), top, typing)
        for node, top, typing in walk(tree(module))
        for target in targets(module, node)
    ]


def own(target: str) -> bool:
    return target == FACADE or target.startswith(f"{FACADE}.")


def functions() -> Iterator[tuple[str, int]]:
    """Every function and its lines of code; a docstring is not counted, examples are welcome."""
    for module in PATHS:
        for node in ast.walk(tree(module)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if ast.get_docstring(node) is not None:
                    doc = node.body[0]
                    lines -= (doc.end_lineno or doc.lineno) - doc.lineno + 1
                yield f"{module}:{node.name}", lines


def test_every_module_is_in_a_known_room() -> None:
    strangers = [module for module in PATHS if room(module) not in ARROWS]

    assert not strangers


@pytest.mark.parametrize("module", PATHS)
def test_arrows_point_one_way(module: str) -> None:
    excused = {row.room for row in EXEMPTIONS if row.importer == module}
    allowed = ARROWS.get(room(module), set()) | excused
    # The facade names every room for type checkers; that loads nothing.
    wrong = [
        f"{module}:{found.line} imports {found.target}"
        for found in imports(module)
        if own(found.target) and room(found.target) not in allowed
        if not (module == FACADE and found.typing)
    ]

    assert not wrong


def test_no_import_cycles() -> None:
    graph = {
        module: {
            found.target
            for found in imports(module)
            if own(found.target) and found.top and not found.typing
        }
        for module in PATHS
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail("import cycle: " + " -> ".join(error.args[1]))


@pytest.mark.parametrize("module", PATHS)
def test_heavy_packages_load_when_first_used(module: str) -> None:
    heavy = [
        f"{module}:{found.line} imports {found.target} at the top"
        for found in imports(module)
        if found.top and not found.typing
        if room(module) not in LAZY.get(found.target.split(".")[0], {room(module)})
    ]

    assert not heavy


def test_facade_is_names_only() -> None:
    defined = {
        node.name
        for node in tree(FACADE).body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    }

    assert defined <= {"__getattr__", "__dir__"}


def test_every_door_leads_somewhere() -> None:
    table: dict[str, str] = importlib.import_module(DOORS).DOORS
    shut = []
    for name, address in table.items():
        try:
            leads = address.startswith(f"{FACADE}.") and callable(pkgutil.resolve_name(address))
        except (ImportError, AttributeError) as error:
            shut.append(f"{name}: {address} ({error})")
        else:
            if not leads:
                shut.append(f"{name}: {address} is no function of the library")

    assert not shut


def test_only_the_doors_know_the_way_up() -> None:
    finders = {"importlib", "pkgutil", "runpy"}
    wrong = [
        f"{module}:{found.line} imports {found.target}"
        for module in PATHS
        if room(module) == "model" and module != DOORS
        for found in imports(module)
        if found.target.split(".")[0] in finders
    ]
    wrong += [
        f"{module}:{node.lineno} calls __import__"
        for module in PATHS
        if room(module) == "model"
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Name) and node.id == "__import__"
    ]

    assert not wrong


def test_no_drawers() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc"}

    assert not [m for m in PATHS if m.split(".")[-1].strip("_") in drawers]


def test_modules_stay_short() -> None:
    lines = {m: len(path.read_text(encoding="utf-8").splitlines()) for m, path in PATHS.items()}

    assert not {m: n for m, n in lines.items() if n > MODULE_LINES}


def test_functions_stay_short() -> None:
    lengths = dict(functions())

    assert not {name: n for name, n in lengths.items() if n > FUNCTION_LINES}


def test_most_functions_stay_shorter() -> None:
    lengths = [n for _, n in functions()]

    assert statistics.quantiles(lengths, n=10)[-1] < FUNCTION_LINES_P90
