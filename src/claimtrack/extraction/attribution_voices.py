"""The whole chain behind any characters of an article: speaker, organisation, relays, outlet."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from claimtrack.extraction.attribution_chain import is_own_word
from claimtrack.extraction.attribution_credits import credited, is_carrier
from claimtrack.extraction.attribution_cues import cue_forms
from claimtrack.extraction.attribution_memory import Memory
from claimtrack.extraction.attribution_names import Names
from claimtrack.extraction.attribution_said import SaidIn
from claimtrack.extraction.attribution_tokens import numerals
from claimtrack.model.claim import Stance
from claimtrack.model.source import Source, SourceKind
from claimtrack.registry.lexicon import any_of, phrase_set, tree_of, word_set
from claimtrack.registry.mentions import find_bodies
from claimtrack.registry.names import fold_name
from claimtrack.registry.roles import role_kind

if TYPE_CHECKING:
    from claimtrack.extraction.attribution_said import Said
    from claimtrack.extraction.document import Document, Sentence

__all__ = ["Voices"]

_DOUBTED, _THOUGHT = word_set("doubted"), word_set("thought")
_DOUBT = re.compile(
    rf"\b(?:{tree_of(_DOUBTED)}|(?:is|are|was|were) {tree_of(_THOUGHT)})\b", re.IGNORECASE
)
_NEXT_NUMBER = re.compile(
    r"(?:[,;]|\sand|\sbut|\swhile) (?:(?:and|but|with|about|around|nearly|almost|another) )*"
    rf"(?:\d|{tree_of([*phrase_set('next_number'), *numerals()], space=' ')}\b)",
    re.IGNORECASE,
)
"""Where the next number begins: "kills 3, dozens feared trapped"."""
_DOUBT_WORDS = (*_DOUBTED, *_THOUGHT)
"""What no doubt is without; most claims are told from a glance at them."""
_PASSING_ON = frozenset({"citing", "quoting"})
_DOUBT_REACH = 40
"""Characters around a claim in which a word of doubt bears on it."""

_OFFICIAL = phrase_set("official_toll")
_OFFICIAL_TOLL = re.compile(any_of(_OFFICIAL).pattern, re.IGNORECASE)
"""A figure of the government's, whoever sets another against it."""
_ADJECTIVES = max(phrase.rindex(" ") + 1 for phrase in _OFFICIAL)
"""Characters before a claim, which begins with the figure, where the phrase may begin."""

_Place = tuple[int, int]


class Voices:
    """Who says what in one article; nothing is read before it is asked for.

    >>> from claimtrack.extraction.document import Document
    >>> from claimtrack.model.article import Article
    >>> document = Document(Article("Two died, the Syrian Observatory for Human Rights said."))
    >>> source, stance = Voices(document).at(document.sentences[0], 0, 8)
    >>> source.root, stance.value
    ('sohr', 'asserted')
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self._said = SaidIn(document, counting=True)
        self._names = Names(document.article)
        self._memory = Memory(document, self._said, self._names)
        self._made: dict[tuple[tuple[int, _Place, _Place], ...], Source] = {}
        self._beside_cues: dict[tuple[int, _Place], list[tuple[str, tuple[str, ...]]]] = {}

    def at(self, sentence: Sentence, start: int, end: int) -> tuple[Source, Stance]:
        """The source of what stands at these characters of the sentence, and its stance.

        Args:
            sentence: one of the document's sentences.
            start: the first character in question, counted in the sentence.
            end: the one after the last.
        """
        official = _OFFICIAL_TOLL.search(sentence.text, max(0, start - _ADJECTIVES), end)
        if official is not None:
            return self._government(official.group()), Stance.ASSERTED
        covering = self._covering(sentence, start, end)
        if not covering:
            return self._source(covering), _doubt(sentence.text, start, end)
        inner_sentence, said = covering[-1]
        stance = _stance(inner_sentence.text, said)
        if stance is Stance.ASSERTED:
            stance = _doubt(sentence.text, start, end)
        return self._source(covering), stance

    def _source(self, covering: list[tuple[Sentence, Said]]) -> Source:
        """The source behind attributions, made once for all the claims they cover."""
        key = tuple((sentence.index, said.cue, said.source) for sentence, said in covering)
        if key not in self._made:
            self._made[key] = self._chain(covering) if covering else self._printed(Source())
        return self._made[key]

    def _government(self, words: str) -> Source:
        """The government, as the words for its toll name it."""
        outlet = self.document.article.outlet
        return Source(speaker=words, kind=SourceKind.GOVERNMENT, outlet=outlet)

    def _covering(self, sentence: Sentence, start: int, end: int) -> list[tuple[Sentence, Said]]:
        """The attributions whose content holds these characters, outermost first."""
        inside = [
            said
            for said in self._said.near(sentence, start, end)
            if said.speaks and said.content and said.content[0] <= start and end <= said.content[1]
            if not _another_speaks(sentence.text, said, start)
        ]
        if len(inside) > 1:
            rival = _last_rival(sentence.text, inside)
            inside = [one for one in inside if one.cue[1] > rival]
        if inside:
            inside.sort(key=lambda said: (said.verb in _PASSING_ON, -_length(said), said.cue))
            return [(sentence, said) for said in inside]
        quoted = self._memory.who_is_quoted(sentence, start)
        return [quoted] if quoted else []

    def _chain(self, covering: list[tuple[Sentence, Said]]) -> Source:
        """The innermost source that is no mere channel, and every channel it came through."""
        chains = [self._memory.source_of(sentence, said) for sentence, said in covering]
        # A "he" that stands for nobody found leaves whoever quotes him.
        told = [c for c in chains if c.is_attributed and not _is_owned(c)] or chains
        counts = [c for c, (_, said) in zip(chains, covering, strict=True) if _counted(said, c)]
        own = [c for c in told if c in counts]
        source = own[-1] if own else told[-1]
        if own and covering[-1][1].verb in _PASSING_ON and chains[-1].is_attributed:
            source = chains[-1]  # "the charity said, citing news reports"
        relays = [c.organisation for c in reversed(chains) if c is not source and c.organisation]
        if own:
            relays += self._named_channels(covering, source)
        return self._printed(source, relays)

    def _named_channels(self, covering: list[tuple[Sentence, Said]], source: Source) -> list[str]:
        """Channels named beside the cue: "told AFP", "in a statement carried by SANA"."""
        return [
            name
            for sentence, said in covering
            for name, ids in self._carriers(sentence, said)
            if source.resolved not in ids
        ]

    def _carriers(self, sentence: Sentence, said: Said) -> list[tuple[str, tuple[str, ...]]]:
        """The channels named beside a cue, and what they may be; read once for all it covers."""
        key = (sentence.index, said.cue)
        found = self._beside_cues.get(key)
        if found is None:
            stretch = _beside(sentence.text, said)
            found = self._beside_cues[key] = [
                (stretch[mention.start : mention.end], mention.ids)
                for mention in find_bodies(stretch)
                if is_carrier(mention.ids)
            ]
        return found

    def _printed(self, source: Source, relays: list[str] | None = None) -> Source:
        """The source with its own relays, those the article is credited to, and the outlet."""
        names: dict[str, str] = {}
        for name in (*(relays or ()), *self._credits):
            names.setdefault(fold_name(name), name)
        root = fold_name(source.organisation or "")
        kept = tuple(name for folded, name in names.items() if folded != root)
        return Source(
            speaker=source.speaker,
            organisation=source.organisation,
            relays=kept,
            outlet=self.document.article.outlet,
            kind=source.kind,
            resolved=source.resolved,
        )

    @functools.cached_property
    def _credits(self) -> tuple[str, ...]:
        return credited(self.document.article)


def _counted(said: Said, source: Source) -> bool:
    """Whether a source counted itself: no channel, or one that keeps a tally of its own."""
    return is_own_word(source) or said.verb in _TALLIES


_TALLIES = word_set("tallying")


def _is_owned(source: Source) -> bool:
    """Whether words only point to who quotes them: "the envoy said her office counted ten"."""
    name = source.organisation or source.speaker or ""
    return source.resolved is None and name.lower().split()[:1] in _OWNERS


_OWNERS = [[word] for word in word_set("whose")]
_HIS_OWN = frozenset({"he", "she", "it", "they", "we"})


def _another_speaks(text: str, said: Said, start: int) -> bool:
    """Whether behind a semicolon somebody else may speak: "X said two died; the mayor gave ten".

    A verb nobody knew for one of saying leaves the figure to nobody, rather than to X; and what is
    feared ends there.
    """
    place = text.rfind(";", said.cue[1], start)
    if place < 0 or said.source[0] > place:
        return False
    if said.stance is Stance.FEARED:
        return True
    part = text[place:start]
    if role_kind(part) is not None or any(True for _ in find_bodies(part)):
        return True
    found = part[1:].lower().split()
    return found[:1] != [] and found[0] not in _HIS_OWN and not cue_forms().keys().isdisjoint(found)


def _last_rival(text: str, several: list[Said]) -> int:
    """Where the last word begins that is set against what was said before; -1 where none is.

    "X said two died, while Y reported five": X did not say five.
    """
    found = (
        _AGAINST.search(text, max(0, one.source[0] - _AGAINST_REACH), one.source[0])
        for one in several
        if one.source[0] < one.cue[0]
    )
    return max((match.start() for match in found if match is not None), default=-1)


_AGAINST = re.compile(
    rf"\w,? {tree_of(word_set('set_against'))},? (?:(?:later|then|also|the|a|an) )*$", re.IGNORECASE
)
"""What stands before a source whose word is set against another's."""
_AGAINST_REACH = 80
"""Characters that it takes up at most."""


def _length(said: Said) -> int:
    return said.content[1] - said.content[0] if said.content else 0


def _beside(text: str, said: Said) -> str:
    """What stands about the cue, outside source and content; after "told", who was told too."""
    content = said.content or said.cue
    if content[0] < said.cue[0]:
        return text[content[1] :]
    reach = content[0] + 45 if said.verb in {"tell", "inform"} else content[0]
    return f"{text[: said.source[0]]} | {text[said.source[1] : reach]}"


_NOT = re.compile(r"(?:\b(?:not|never|cannot|unable to)|n['\u2019]t)\W+(?:\w+\W+)?$", re.IGNORECASE)


def _stance(text: str, said: Said) -> Stance:
    """What the cue makes of its content; "could not confirm" doubts, "did not deny" asserts."""
    if _NOT.search(text, max(0, said.cue[0] - 24), said.cue[0]):
        if said.verb in {"confirm", "verify"}:
            return Stance.FEARED
        if said.stance is Stance.DENIED:
            return Stance.ASSERTED
    return said.stance


def _doubt(text: str, start: int, end: int) -> Stance:
    """Feared where a word of doubt stands at the claim itself."""
    first, last = max(0, start - _DOUBT_REACH), min(len(text), end + _DOUBT_REACH)
    following = _NEXT_NUMBER.search(text, end, last)
    last = following.start() if following is not None else last
    near = text[first:last].lower()
    if not any(map(near.__contains__, _DOUBT_WORDS)):
        return Stance.ASSERTED
    return Stance.FEARED if _DOUBT.search(text, first, last) else Stance.ASSERTED
