"""Articles from files: text with mail-style header lines, JSON Lines, or saved pages.

    Title: Shelling kills nine in Exampletown
    Published: 2018-02-10
    Outlet: Example Times
    Url: https://example.org/a

    Nine people were killed ...

Header lines are optional, but a header has to say when the article appeared: weekdays and "today"
are read against that day. ``Published: unknown`` says that nobody knows.
"""

from __future__ import annotations

import difflib
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimtrack.errors import ClaimtrackError, MissingExtraError, RecordError
from claimtrack.io.files import decoded, read_bytes, refusal
from claimtrack.model.article import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["articles_of", "read_articles"]

SUFFIXES = (".txt", ".jsonl", ".html", ".htm")
"""Endings of the files that are read from a folder."""

_FIELDS = {
    "title": "title",
    "published": "published",
    "date": "published",
    "outlet": "outlet",
    "url": "url",
    "id": "id",
}
_HEADER = re.compile(r"([A-Za-z][A-Za-z-]{0,30}):(?:[ \t]+(.*))?")
_UNDATED = {"unknown", "none", "?"}


def read_articles(paths: str | Path | Iterable[str | Path]) -> list[Article]:
    r"""The articles in files and folders, folders in order of name, all faults told at once.

    Args:
        paths: one path or several. A folder gives every .txt, .jsonl, .html and .htm below it.

    Raises:
        RecordError: a file is missing or does not fit; its faults name file, line and field.

    >>> import pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = pathlib.Path(folder, "a.txt").write_text(
    ...         "Title: Two killed\nPublished: 2018-02-10\n\nTwo people were killed in Homs."
    ...     )
    ...     [article] = read_articles(folder)
    >>> article.title, str(article.published)
    ('Two killed', '2018-02-10')
    """
    given = [paths] if isinstance(paths, str | Path) else list(paths)
    articles: list[Article] = []
    faults: list[str] = []
    for path in given:
        for file in _files(Path(path), faults):
            try:
                articles += articles_of(read_bytes(file), str(file))
            except RecordError as error:
                faults += error.faults or [str(error)]
    if faults:
        raise refusal(f"{len(faults)} faults in the article files", faults)
    return articles


def _files(path: Path, faults: list[str]) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = sorted(
        file
        for file in path.rglob("*")
        if file.suffix.lower() in SUFFIXES and not file.name.startswith(".") and file.is_file()
    )
    if not found:
        faults.append(f"{path}: no article in this folder; expected {', '.join(SUFFIXES)}")
    return found


def articles_of(raw: bytes, name: str) -> list[Article]:
    """The articles in what a file (or standard input) holds.

    Args:
        raw: its bytes.
        name: where they are from, for messages; its ending tells the kind, and text that starts
            as a JSON object does where there is none.

    Raises:
        RecordError: it does not fit, and why.
    """
    suffix = Path(name).suffix.lower()
    if suffix in (".html", ".htm"):
        return [_saved_page(raw, name)]
    text = decoded(raw, name).replace("\r\n", "\n").replace("\r", "\n")
    if suffix == ".jsonl" or (suffix != ".txt" and text.lstrip().startswith("{")):
        return _json_lines(text, name)
    return [_headed(text, name)]


# -------------------------------------------------------------------------------------- text files


def _headed(text: str, name: str) -> Article:
    header, body = _cut(text)
    if not header:
        return _article({"text": text}, name)
    fields: dict[str, Any] = {"text": body}
    for line, key, value in header:
        field = _FIELDS.get(key.lower())
        if field is None:
            _check_spelling(key, f"{name} line {line}")
        elif value:
            fields[field] = value
    if "published" not in fields:
        hint = "add a line as 'Published: 2018-02-10', or 'Published: unknown'"
        raise RecordError(f"{name}: the header gives no date; {hint}")
    if fields["published"].lower() in _UNDATED:
        del fields["published"]
    return _article(fields, name)


def _cut(text: str) -> tuple[list[tuple[int, str, str]], str]:
    """The header lines as (line, key, value), and the text below the blank line."""
    lines = text.split("\n")
    first = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    header: list[tuple[int, str, str]] = []
    for number, line in enumerate(lines[first:], first):
        match = _HEADER.fullmatch(line.rstrip())
        if match:
            header.append((number + 1, match[1], (match[2] or "").strip()))
        elif header and line[:1] in " \t" and line.strip():
            line_number, key, value = header[-1]
            header[-1] = line_number, key, f"{value} {line.strip()}".strip()
        elif not line.strip() and any(key.lower() in _FIELDS for _, key, _ in header):
            return header, "\n".join(lines[number + 1 :])
        else:
            break
    return [], text


def _check_spelling(key: str, where: str) -> None:
    near = difflib.get_close_matches(key.lower(), _FIELDS, n=1, cutoff=0.75)
    if near:
        raise RecordError(f"{where}: unknown header {key!r}; did you mean {near[0].title()!r}?")


# -------------------------------------------------------------------------------------- JSON Lines


def _json_lines(text: str, name: str) -> list[Article]:
    articles: list[Article] = []
    faults: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                articles.append(_json_article(line, f"{name} line {number}"))
            except RecordError as error:
                faults.append(str(error))
    if faults:
        raise refusal(f"{name}: {len(faults)} faults", faults)
    return articles


def _json_article(line: str, where: str) -> Article:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise RecordError(f"{where}: broken JSON: {error}") from None
    if not isinstance(record, dict):
        raise RecordError(f"{where}: not a JSON object: {line[:40]!r}")
    if "text" not in record:
        raise RecordError(f"{where}: required field missing @ $.text")
    known = {_FIELDS.get(key) or key: value for key, value in record.items()}
    return _article({key: known[key] for key in _known(known)}, where)


def _known(record: dict[str, Any]) -> Iterator[str]:
    """The fields of an article among those of a record; feeds carry many more."""
    return (
        key for key in ("text", *dict.fromkeys(_FIELDS.values())) if record.get(key) is not None
    )


def _article(fields: dict[str, Any], where: str) -> Article:
    for field, value in fields.items():
        if not isinstance(value, str):
            raise RecordError(f"{where}: not text: {value!r:.60} @ $.{field}")
    try:
        return Article(fields.pop("text"), **fields)
    except ClaimtrackError as error:
        raise RecordError(f"{where}: {error} @ $.published") from None


# ------------------------------------------------------------------------------------- saved pages


def _saved_page(raw: bytes, name: str) -> Article:
    """The article of a web page, without what stands around it (extra ``html``)."""
    try:
        import trafilatura
    except ImportError:
        raise MissingExtraError("reading a saved page", "html") from None
    found = trafilatura.bare_extraction(raw, with_metadata=True)
    record = found.as_dict() if hasattr(found, "as_dict") else found
    if not record or not record.get("text"):
        raise RecordError(f"{name}: no article text found in this page")
    fields = {
        "text": record["text"],
        "title": record.get("title"),
        "published": record.get("date"),
        "outlet": record.get("sitename") or record.get("hostname"),
        "url": record.get("url"),
    }
    return _article({field: value for field, value in fields.items() if value}, name)
