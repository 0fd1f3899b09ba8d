"""The pages: every public name, command and data file is written about, and no link is dead."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import claimtrack
from claimtrack.cli import main

ROOT = Path(__file__).parent.parent
PAGES = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
]
# A name counts as documented where a reader looks it up, not where its change was announced.
READING = "\n".join(
    page.read_text(encoding="utf-8")
    for page in PAGES
    if page.name not in {"CONTRIBUTING.md", "CHANGELOG.md"}
)
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+\s+(.*)$", re.MULTILINE)


def commands(command: click.Command, path: str = "claimtrack") -> Iterator[str]:
    """Every command as it is typed, groups before what they hold."""
    yield path
    if isinstance(command, click.Group):
        for name, sub in sorted(command.commands.items()):
            if not sub.hidden:
                yield from commands(sub, f"{path} {name}")


def anchors(page: Path) -> set[str]:
    """The link targets a page's headings make."""
    titles = HEADING.findall(FENCE.sub("", page.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}


def dead_links(page: Path) -> Iterator[str]:
    for link in LINK.findall(FENCE.sub("", page.read_text(encoding="utf-8"))):
        if re.match(r"[a-z]+:", link):
            continue  # another site: not ours to keep alive
        target, _, anchor = link.partition("#")
        there = (page.parent / target).resolve() if target else page
        if not there.exists() or (anchor and anchor not in anchors(there)):
            yield link


@pytest.mark.parametrize("name", claimtrack.__all__)
def test_every_name_is_written_about(name: str) -> None:
    assert re.search(rf"\b{re.escape(name)}\b", READING), f"no page mentions {name}"


@pytest.mark.parametrize("command", list(commands(main)))
def test_every_command_is_written_about(command: str) -> None:
    assert command in READING, f"no page mentions `{command}`"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_resolve(page: Path) -> None:
    assert not list(dead_links(page))


def test_every_page_can_be_reached_from_the_index() -> None:
    docs = ROOT / "docs"
    seen: set[Path] = set()
    queue = [docs / "index.md"]
    while queue:
        page = queue.pop()
        if page in seen or page.suffix != ".md" or not page.exists():
            continue
        seen.add(page)
        links = LINK.findall(page.read_text(encoding="utf-8"))
        queue += [(page.parent / link.partition("#")[0]).resolve() for link in links]

    assert set(docs.rglob("*.md")) <= seen


def test_every_data_file_is_described() -> None:
    page = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    files = [
        path.name for path in (ROOT / "src").rglob("data/*") if path.suffix in {".tsv", ".txt"}
    ]

    assert not [name for name in files if name not in page]
