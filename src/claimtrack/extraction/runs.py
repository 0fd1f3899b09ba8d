"""Sentences joined again where a full stop was no end: "at 5 p.m. Friday", "Salem, Ore. (AP)".

Only what reads times and places needs it: the hour and its day, the town and its state stand
together.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from typing import TYPE_CHECKING

import attrs

from claimtrack.registry.tables import table

if TYPE_CHECKING:
    from claimtrack.extraction.document import Document, Sentence

_HOUR = re.compile(r"\b[ap]\.m\.$")
_DAY = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[JFMASOND][a-z]{2,8}\.? \d|(?:E|C|M|P)[SD]?T\b"
)


def runs_of(document: Document) -> tuple[Sentence, ...]:
    """The sentences of an article, those joined that belong together, numbered anew.

    >>> from claimtrack.extraction.document import Document, as_article
    >>> document = Document(as_article("It began at 5 p.m. Friday. Two died."))
    >>> [run.text for run in runs_of(document)]
    ['It began at 5 p.m. Friday.', 'Two died.']
    """
    return _runs(document)[0]


def run_at(document: Document, sentence: Sentence) -> Sentence:
    """The run that holds a sentence."""
    runs, firsts = _runs(document)
    return runs[bisect_right(firsts, sentence.index) - 1]


@functools.lru_cache(maxsize=64)
def _runs(document: Document) -> tuple[tuple[Sentence, ...], tuple[int, ...]]:
    """The runs, and the number of the first sentence of each."""
    runs: list[Sentence] = []
    firsts: list[int] = []
    for sentence in document.sentences:
        if runs and _goes_on(runs[-1], sentence):
            text = document.article.title if sentence.part == "title" else document.article.text
            runs[-1] = attrs.evolve(runs[-1], text=(text or "")[runs[-1].start : sentence.end])
        else:
            is_same = sentence.index == len(runs)
            runs.append(sentence if is_same else attrs.evolve(sentence, index=len(runs)))
            firsts.append(sentence.index)
    return tuple(runs), tuple(firsts)


def _goes_on(before: Sentence, after: Sentence) -> bool:
    if not before.text.endswith(".") or before.paragraph != after.paragraph:
        return False
    if before.part != after.part:
        return False
    if _HOUR.search(before.text, max(0, len(before.text) - 6)):
        return _DAY.match(after.text) is not None
    return _state().search(before.text, max(0, len(before.text) - 9)) is not None


@functools.cache
def _state() -> re.Pattern[str]:
    """A newspaper's abbreviation of an American state, at the end, after the name of a town."""
    short = sorted(
        name
        for row in table("places.tsv")
        for name in row["alternates"].split("|")
        if row["country"] == "US" and name.endswith(".")
    )
    return re.compile(r", (?:" + "|".join(re.escape(name) for name in short) + r")$")
