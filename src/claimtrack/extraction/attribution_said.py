"""The attributions of each sentence, as stretches of its characters.

sentence -> words -> said-verbs, "according to", "X's claim that", headline marks -> Said
"""

from __future__ import annotations

import bisect
import functools
import itertools
import re
from typing import TYPE_CHECKING

import attrs

from claimtrack.extraction.attribution_clauses import counts_here
from claimtrack.extraction.attribution_content import LONGEST, content_of
from claimtrack.extraction.attribution_cues import cue_forms
from claimtrack.extraction.attribution_gaps import with_gaps
from claimtrack.extraction.attribution_marks import MARKS, marked
from claimtrack.extraction.attribution_quotes import Quotes
from claimtrack.extraction.attribution_speakers import can_speak
from claimtrack.extraction.attribution_tokens import QUOTES, Words
from claimtrack.extraction.attribution_verbs import said_verb_at
from claimtrack.extraction.document import Document
from claimtrack.model.claim import Stance
from claimtrack.registry.lexicon import tree_of, word_set
from claimtrack.registry.roles import source_words

if TYPE_CHECKING:
    from claimtrack.extraction.attribution_cues import Cue
    from claimtrack.extraction.attribution_verbs import SaidVerb
    from claimtrack.extraction.document import Sentence

__all__ = ["Said", "SaidIn"]


@attrs.frozen
class Said:
    """An attribution inside one sentence, in characters of it.

    Attributes:
        source, cue, content: half-open stretches; content None where it stands elsewhere.
        stance: what the source does to the content.
        verb: plain form of the said-verb, or the words of a cue that is none.
        speaks: whether the content is said at all, and is not only what an attitude is about.
    """

    source: tuple[int, int]
    cue: tuple[int, int]
    content: tuple[int, int] | None
    stance: Stance = Stance.ASSERTED
    verb: str = ""
    speaks: bool = True


_FEW = 20
_REACH = LONGEST + 1000
"""Characters between a cue and the end of its content, a described source between them."""


def _place(said: Said) -> int:
    return said.cue[0]


@attrs.define
class SaidIn:
    """The attributions of a document, sentence by sentence, each found when first asked for.

    Attributes:
        document: the text.
        counting: whether only those who can have counted people are wanted; polls and banks
            say things too.
    """

    document: Document
    counting: bool = False
    _found: dict[int, list[Said]] = attrs.field(factory=dict, init=False)

    def sentence(self, sentence: Sentence) -> list[Said]:
        """The attributions inside one sentence, in order of their cues."""
        found = self._found.get(sentence.index)
        if found is None:
            found = self._found[sentence.index] = self._read(sentence)
        return found

    def near(self, sentence: Sentence, start: int, end: int) -> list[Said]:
        """The attributions of a sentence whose content may reach these characters."""
        found = self.sentence(sentence)
        if len(found) < _FEW:
            return found
        first = bisect.bisect_left(found, start - _REACH, key=_place)
        return found[first : bisect.bisect_right(found, end + _REACH, key=_place)]

    @functools.cached_property
    def quotes(self) -> dict[str, Quotes]:
        """The quoted stretches of title and text."""
        article = self.document.article
        return {"title": Quotes.of(article.title), "text": Quotes.of(article.text)}

    def _read(self, sentence: Sentence) -> list[Said]:
        if not _may_tell(sentence.text):
            return []
        words = Words(sentence.text)
        quotes = self.quotes[sentence.part]
        said = [
            Said(
                words.span(*verb.source),
                words.span(verb.cue, verb.cue + 1),
                None if _claims_deed(words, verb.cue) else content_of(words, verb),
                cue.stance,
                cue.lemma,
                _speaks(words, verb.cue, cue),
            )
            for verb in _said_verbs(words, sentence.start, quotes)
            for cue in [cue_forms()[words.lower[verb.cue]]]
        ]
        said += [
            Said(source, cue, content, verb=words.text[slice(*cue)].lower())
            for source, cue, content in marked(words, bool(self._wanted(words, said)))
            if all(cue != one.cue for one in said)
            if not quotes.hold(sentence.start + cue[0])
        ]
        kept = sorted(self._wanted(words, said), key=lambda one: one.cue)
        kept = _apart(words.text, _closing_alone(words.text, kept))
        return with_gaps(words.text, _until_silence(words.text, kept))

    def _wanted(self, words: Words, said: list[Said]) -> list[Said]:
        """Those of the attributions that may matter to a count."""
        if not self.counting:
            return said
        return [one for one in said if can_speak(words.text[slice(*one.source)])]


def _apart(text: str, said: list[Said]) -> list[Said]:
    """What two sources say on the two sides of a semicolon, each with its own side."""
    if ";" not in text:
        return said
    for k, (one, two) in enumerate(itertools.pairwise(said)):
        place = text.find(";", one.cue[1], two.cue[0])
        if place < 0 or one.content is None or two.content is None:
            continue
        said[k] = attrs.evolve(one, content=(one.content[0], min(one.content[1], place)))
        said[k + 1] = attrs.evolve(two, content=(max(two.content[0], place + 1), two.content[1]))
    return [one for one in said if one.content is None or one.content[0] < one.content[1]]


def _closing_alone(text: str, said: list[Said]) -> list[Said]:
    """What "X says 100 died, 32 of them foreigners, per Y" gives to Y: the last part alone."""
    if len(said) != _TWO:
        return said
    first, last = said
    outer, closing = first.content, last.content
    if outer is None or closing is None or outer[1] < last.cue[0]:
        return said
    if first.source[0] or last.verb not in _CLOSING or closing[0]:
        return said
    part = text.rfind(",", outer[0], closing[1] - 1)
    return said if part < 0 else [first, attrs.evolve(last, content=(part, closing[1]))]


_TWO = 2
_CLOSING = frozenset({"per", "according to"})
_SILENCE = re.compile(
    rf"(?:[;,]|\b(?:but|without)\b)[^;,.]{{0,40}}\b{tree_of(word_set('silence'))}\b"
)


def _until_silence(text: str, said: list[Said]) -> list[Said]:
    """What is said, without what is left unsaid: "claimed it but made no mention of the dead"."""
    said = [_until_next(text, one) for one in said]
    match = _SILENCE.search(text) if said else None
    if match is None:
        return said
    end = match.start()
    return [
        attrs.evolve(one, content=(one.content[0], end))
        if one.content and one.content[0] < end < one.content[1]
        else one
        for one in said
    ]


def _until_next(text: str, one: Said) -> Said:
    """What is put at a figure, up to whom the next figure is: "put it at 12, and Hill at 15"."""
    match = _NEXT_PUTS.search(text, one.cue[1]) if one.verb == "put" and one.content else None
    if match is None or one.content is None or match.start("next") >= one.content[1]:
        return one
    return attrs.evolve(one, content=(one.content[0], match.start("next")))


_NEXT_PUTS = re.compile(r"\bat [^,;]{1,40}(?P<next>, (?:and|while|but) (?:the )?[A-Z])")
_WORD = re.compile(r"[a-z]+[^\W\d_]*|[^\W\d_]+")
_HEADLINE_MARK = re.compile(r":\s| [-\u2013\u2014]")


def _may_tell(text: str) -> bool:
    """Whether any word or mark is there without which nothing in a sentence is attributed."""
    low, opening = text.lower(), _opening_words()
    if not opening.isdisjoint(low.split()) or not opening.isdisjoint(_WORD.findall(low)):
        return True
    return _HEADLINE_MARK.search(text) is not None


@functools.cache
def _opening_words() -> frozenset[str]:
    """The first stretch of letters of every word that can be, or open, a cue."""
    cues = (*cue_forms(), *source_words("said_noun"), *MARKS)
    return frozenset(found[0].lower() for cue in cues if (found := _WORD.findall(cue)))


def _said_verbs(words: Words, start: int, quotes: Quotes) -> list[SaidVerb]:
    """The said-verbs of a sentence that stand outside quotes."""
    forms = cue_forms()
    found: list[SaidVerb] = []
    for i, word in enumerate(words.lower):
        if word not in forms or quotes.hold(start + words.start(i)):
            continue
        cue = forms[word]
        verb = said_verb_at(words, i, cue, found[-1] if found else None)
        if verb is None or _continues(words, found, verb):
            continue
        if not (found and _only_thought(words, found[-1], verb, cue)):
            found.append(verb)
    return found


def _claims_deed(words: Words, i: int) -> bool:
    """Whether "claimed" takes the deed and says nothing: "claimed responsibility for a blast"."""
    if words.lower[i] == "claimed" and words.word(i + 1) == "by":
        return True
    if not words.lower[i].startswith("claim"):
        return False
    # "claimed the killing of two" takes the deed, "claimed killing two" tells of it
    if words.word(i + 1).endswith("ing") and words.numbers(i + 2, i + 4):
        return False
    return not source_words("deed").isdisjoint(words.lower[i + 1 : i + 3])


def _speaks(words: Words, i: int, cue: Cue) -> bool:
    """Whether what the cue takes is said, and not only what somebody has a view of."""
    after = words.lower[i + 1 : i + 8]
    if cue.lemma == "deny" and not source_words("refused").isdisjoint(after[:3]):
        # "A judge denied bail to a man charged with killing two"
        return False
    if cue.stance is Stance.DENIED and cue.lemma != "deny":
        # "rejected reports that", but "rejected the murder"
        return "that" in after or not _claim_nouns().isdisjoint(after)
    if cue.lemma in {"announce", "declare"} and not _DECREES.isdisjoint(after):
        return False  # "declared three days of mourning for the 12 dead"
    if cue.lemma in _PROMISES:
        # "promised justice for the 12 killed"
        return "that" in after[:3] or not QUOTES.isdisjoint(words.lower[i + 1 :])
    return cue.use != "attitude" or _tells(words, i, cue, after)


def _tells(words: Words, i: int, cue: Cue, after: list[str]) -> bool:
    """Whether an attitude says something all the same: "spoke of 12 dead"."""
    if cue.lemma == "describe" and after and after[0].endswith("ing"):
        return True
    if cue.lemma == "speak" and after[:1] == ["of"]:
        return words.numbers(i + 1, i + 10)
    return after[:1] in (["how"], ["that"])


@functools.cache
def _claim_nouns() -> frozenset[str]:
    return source_words("said_noun", "figure") | {"report", "reports"}


_DECREES = word_set("decrees")
_PROMISES = word_set("promising")
_BREAKS = word_set("breaking") | {";"}


def _only_thought(words: Words, outer: SaidVerb, verb: SaidVerb, cue: Cue) -> bool:
    """Whether a verb is only part of what the one before says: "X said he believes".

    A named source inside stays: "the ministry said hospitals reported".
    """
    first = verb.source[0]
    if outer.inverted or verb.source == outer.source or first <= outer.cue:
        return False
    if words.word(first - 1) in _BREAKS or words.word(first - 1) == "," == words.word(verb.cue + 1):
        return False
    if words.kinds[first] in {"pronoun", "relative"}:
        return True
    return cue.use != "say" and not counts_here(words, verb.cue, cue)


def _continues(words: Words, found: list[SaidVerb], verb: SaidVerb) -> bool:
    """Whether a verb only helps the one just found: "claimed to know"."""
    return bool(found) and words.lower[verb.cue - 1] == "to" and found[-1].cue > verb.cue - 4
