"""Sources no verb marks: "according to", "X's claim that", a headline's colon."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from claimtrack.extraction.attribution_content import LONGEST, both_sides
from claimtrack.extraction.attribution_cues import cue_forms
from claimtrack.extraction.attribution_phrases import phrase_after
from claimtrack.extraction.attribution_subjects import phrase_before
from claimtrack.extraction.attribution_tokens import NAME, small_words
from claimtrack.registry.lexicon import word_set
from claimtrack.registry.mentions import find_bodies
from claimtrack.registry.names import nation_words
from claimtrack.registry.roles import role_kind, source_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimtrack.extraction.attribution_tokens import Words

__all__ = ["MARKS", "marked"]

MARKS = frozenset({"according", "citing", "quoting", "per", "as", "by"}) | {
    "attributing",
    "attributed",
    "attributes",
    "cites",
    "cited",
    "quotes",
}
"""Words that open a cue which is no verb."""
_CITES = ("cites", "cited", "quotes")
_OPENING_WORDS = 2
_LONGEST_HEADLINE_SOURCE = 6
_LONGEST_ACRONYM = 4
Marked = tuple[tuple[int, int], tuple[int, int], tuple[int, int] | None]
"""Source, cue and content, in characters."""

_HEADLINE_END = re.compile(
    r"^(?P<content>.{12,})(?P<cue>: | - | -- | \u2013 | \u2014 | -(?=[A-Za-z]))"
    r"(?P<source>\w[\w .,'\u2019-]{1,45})$"
)
_HEADLINE_START = re.compile(
    r"^(?P<source>[A-Z][\w .'\u2019-]{1,60})(?P<cue>: )(?P<content>\S.{8,})$"
)


_QUOTED_START = re.compile(
    r"^(?P<source>[A-Z][\w .,'\u2019-]{1,60})(?P<cue>: )(?P<content>[\"\u201c].{8,})$"
)


def marked(words: Words, has_verb: bool) -> list[Marked]:
    """Sources of a sentence that no verb marks."""
    found = [
        *_according(words, has_verb=has_verb),
        *_nominal(words),
        *(() if _ATTRIBUTES.isdisjoint(words.lower) else _attributed(words)),
        *(_written(words) if "by" in words.lower else ()),
    ]
    if not found and not has_verb and len(words) < 30:
        found += _headline(words.text)
    return found


def _according(words: Words, *, has_verb: bool) -> Iterator[Marked]:
    for i, word in enumerate(words.lower):
        if word not in MARKS:
            continue
        k = _introduces(words, i, word)
        given = word == "by" and i > _OPENING_WORDS
        if k is None or (given and has_verb and ";" not in words.lower):
            continue
        source = phrase_after(words, k)
        if source is None:
            continue
        source = _keeper(words, source)
        if i <= _OPENING_WORDS and words.word(source[1]) in {".", "", ";"}:
            # "According to police, the bus fell": what ends the sentence is said, no apposition.
            source = (source[0], _first_comma(words, source))
        span = words.span(*source)
        content = both_sides(words, i) if given else _around(words, i, source[1])
        yield span, words.span(i, k + 1), content


def _keeper(words: Words, source: tuple[int, int]) -> tuple[int, int]:
    """Who keeps the paper that is named: "according to a tally the union keeps"."""
    papers = source_words("paper", "figure")
    if words.lower[source[1] - 1] not in papers or words.kind(source[1]) != "determiner":
        return source
    return phrase_after(words, source[1] - 1) or source


def _first_comma(words: Words, phrase: tuple[int, int]) -> int:
    commas = (k for k in range(*phrase) if words.lower[k] == ",")
    return next(commas, phrase[1])


def _introduces(words: Words, i: int, word: str) -> int | None:
    """The last token of a phrase that introduces a source at token i, or None."""
    if word == "according" and words.word(i + 1) == "to":
        return i + 1
    if word in {"citing", "quoting"} and words.kind(i + 1) != "mark":
        return None if words.word(i - 1) in {"without", "not"} else i
    if word in _ALONE:
        return i if _ALONE[word](words, i) else None
    if (
        word == "as"
        and words.word(i + 2) == "by"
        and words.word(i + 1) in {"reported", "quoted", "cited", "stated"}
    ):
        return i + 2
    return None


def _is_asides(words: Words, i: int) -> bool:
    """Whether a channel tells its own source here: "reports Radio Hill, which cites the mayor"."""
    return words.word(i - 1) == "which"


def _is_by(words: Words, per: int) -> bool:
    """Whether "per" names somebody: "per the mayor", no "per day"."""
    if words.kind(per + 1) == NAME or words.word(per + 1) == "the":
        return True
    named = " ".join(word.removesuffix("'s") for word in words.lower[per + 1 : per + 4])
    return role_kind(named) is not None


def _is_count(words: Words, by: int) -> bool:
    """Whether "by" names who counted: "by the agency's tally", "the toll given by the office"."""
    if words.lower[by - 1] in source_words("issued") and by:
        said = words.lower[max(0, by - 8) : by - 1]
        return not source_words("figure").isdisjoint(said)
    owned = words.lower[by + 1 : by + 9]
    k = next((k for k, word in enumerate(owned) if word.endswith(("'s", "s'"))), None)
    return k is not None and not source_words("figure").isdisjoint(owned[k + 1 : k + 4])


def _around(words: Words, first: int, end: int) -> tuple[int, int] | None:
    """What "according to X" speaks of: the words before it, or after it where it stands first."""
    if first > 0 and words.word(first - 1) == "," == words.word(end) and len(words) - end > 2:
        return both_sides(words, first)
    if first > _OPENING_WORDS:
        before = words.end(first - 1)
        return max(0, before - LONGEST), before
    start = words.start(end + 1 if words.word(end) == "," else end)
    stop = min(words.closing, start + LONGEST)
    return (start, stop) if stop > start else None


_ALONE = {"by": _is_count, "per": _is_by, **dict.fromkeys(_CITES, _is_asides)}


def _nominal(words: Words) -> Iterator[Marked]:
    """Sources of which a noun is the cue: "X's claim that", "his call for"."""
    nouns, owned = source_words("said_noun"), source_words("said_noun", "figure")
    for i, word in enumerate(words.lower):
        if word not in owned or i == 0:
            continue
        if words.word(i + 1) not in _NOUN_GOES_ON and not _stands(words, i):
            continue
        if word not in nouns and not (_gives_figure(words, i) or _stands(words, i)):
            continue
        if word == "accounts" and words.word(i + 1) == "for":
            continue
        source = _owner(words, i, told=word in nouns)
        if source is not None:
            start = words.start(i + 1)
            content = start, min(words.closing, start + LONGEST)
            yield words.span(*source), words.span(i, i + 1), content


def _owner(words: Words, i: int, *, told: bool) -> tuple[int, int] | None:
    """Whose the noun at token i is; the owner of a figure must be somebody who counts."""
    k = i - 1
    while (
        k > 0
        and words.kinds[k] in {"word", "adverb"}
        and not words.lower[k].endswith(("'s", "s'"))
        and i - k < 4
    ):
        k -= 1
    owner = words.lower[k]
    if owner in {"his", "her", "their"}:
        return (k, k + 1)
    if not told and words.kinds[i - 1] == NAME and words.tokens[i - 1].isupper():
        return (i - 1, i)  # "the UN figure of 12"
    if not told and role_kind(words.lower[i - 1]) is not None:
        return (i - 1, i)  # "a police count of 12"; whose a claim in it is, Voices tells
    if not owner.endswith(("'s", "s'")) or owner in {"it's", "that's"}:
        return None
    source = phrase_before(words, k)
    return source if source and (told or _owns_figure(words, source)) else None


def _attributed(words: Words) -> Iterator[Marked]:
    """Whom a channel gives a figure to: "attributing the number to the consulate"."""
    for i, word in enumerate(words.lower):
        if word not in _ATTRIBUTES:
            continue
        to = next((k for k in range(i + 2, i + 6) if words.word(k) == "to"), None)
        if to is None or words.lower[to - 1] not in source_words("figure", "paper"):
            continue
        if (source := phrase_after(words, to)) is not None:
            yield words.span(*source), words.span(i, to + 1), _around(words, i, source[1])


_ATTRIBUTES = frozenset({"attributing", "attributed", "attributes"})


def _written(words: Words) -> Iterator[Marked]:
    """Whose claim it is: "aired a statement by the ministry that 16 had died"."""
    told = source_words("any_body", "said_noun")
    for i, word in enumerate(words.lower):
        if word != "by" or words.word(i - 1) not in told or words.word(i - 1).endswith("s"):
            continue
        source = phrase_after(words, i)
        if source is None or words.lower[source[1] - 1] in cue_forms():
            continue
        that = source[1] + 1 if words.word(source[1]) == "," else source[1]
        if words.word(that) == "that":
            start = words.start(that)
            content = start, min(words.closing, start + LONGEST)
            yield words.span(*source), words.span(i - 1, i + 1), content


def _owns_figure(words: Words, source: tuple[int, int]) -> bool:
    """Whether an owner counts, and is no day or place: "Sunday's toll of 34" is nobody's."""
    text = words.text[slice(*words.span(*source))]
    owner = text.replace("\u2019", "'").removesuffix("'s")
    return role_kind(owner) is not None or any(True for _ in find_bodies(text))


def _gives_figure(words: Words, i: int) -> bool:
    """Whether a noun is somebody's figure: "the government's count of 224"."""
    if words.lower[i] not in source_words("figure") or words.word(i + 1) != "of":
        return False
    return words.numbers(i + 2, i + 6)


def _stands(words: Words, i: int) -> bool:
    """Whether a figure of somebody's has come to a number: "Reuters' tally now stands at 188"."""
    if words.lower[i] not in source_words("figure"):
        return False
    reach = range(i + 1, min(len(words), i + _LONGEST_FIGURE))
    verb = next((k for k in reach if words.lower[k] in _COMING_TO), None)
    return verb is not None and words.numbers(verb + 1, verb + 4)


_LONGEST_FIGURE = 12
_COMING_TO = word_set("coming_to")
_NOUN_GOES_ON = frozenset({"that", "to", "of", "for", "about", "on", "against", "with"})


def _headline(text: str) -> Iterator[Marked]:
    if text[-1:] in {".", "!", "?"}:
        match = _QUOTED_START.match(text) or _reporter_opens(text)
        if match is not None and _may_speak(match["source"], match["cue"], match["content"]):
            yield match.span("source"), match.span("cue"), match.span("content")
        return
    for pattern in (_HEADLINE_END, _HEADLINE_START):
        match = pattern.match(text)
        if match is not None and _may_speak(match["source"], match["cue"], match["content"]):
            yield match.span("source"), match.span("cue"), match.span("content")
            return


def _reporter_opens(text: str) -> re.Match[str] | None:
    """A sentence whose colon follows a channel's own people: "SANA reporter: five were hurt."."""
    match = _HEADLINE_START.match(text)
    last = match["source"].rpartition(" ")[2].lower() if match else ""
    return match if last in source_words("reporter") else None


def _may_speak(words: str, cue: str, content: str) -> bool:
    """Whether part of a headline can be who says the rest: somebody known, or a name and a quote.

    "Raqqa: two dead in blast" says where, not who.
    """
    if any(c.isdigit() for c in words) or len(words.split()) > _LONGEST_HEADLINE_SOURCE:
        return False
    if words.split(maxsplit=1)[0].lower() in source_words("label") or _has_verb(words):
        return False
    office = words.rpartition(" ")[2].lower() in source_words("office")
    if office or _is_body(words) or _is_told_of(words):
        return True
    acronym = words.isupper() and words.isalpha() and len(words) <= _LONGEST_ACRONYM
    if acronym and not content.isupper() and (cue == ": " or words.lower() not in nation_words()):
        return True
    named = all(w[0].isupper() for w in words.split() if len(w) > 3)
    return named and cue == ": " and content[0] in _OPENING


def _is_told_of(words: str) -> bool:
    """Whether words hold a role or a registered body."""
    return role_kind(words) is not None or any(not m.person for m in find_bodies(words))


def _is_body(words: str) -> bool:
    """Whether part of a headline is all a body's name: "Hill Fire Department"."""
    parts = words.split()
    named = len(parts) > 1 and all(p[0].isupper() or p in small_words() for p in parts)
    return named and parts[-1].lower() in source_words("organisation") - source_words("another")


def _has_verb(words: str) -> bool:
    """Whether part of a headline is a clause: "officials warn of aftershocks"."""
    found = words.lower().split()
    return any(
        word in cue_forms() and after in {"of", "that", "to", "about", "against", "over", "for"}
        for word, after in itertools.pairwise(found)
    )


_OPENING = frozenset("\"'\u2018\u201c")
