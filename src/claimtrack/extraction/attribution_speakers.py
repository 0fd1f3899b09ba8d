"""Whether words can be a source at all: somebody, or something that somebody says things in."""

from __future__ import annotations

import functools
import re

from claimtrack.extraction.attribution_tokens import small_words
from claimtrack.extraction.numbers.nouns import noun_unit
from claimtrack.registry.roles import role_parts, source_words

__all__ = ["can_speak"]

_ENDS_PHRASE = frozenset({"of", "in", "relative", "that", "preposition", "conjunction", "to"})
_NO_START = frozenset({"of", "in", "to", "preposition", "conjunction", "adverb"})
_WORD = re.compile(r"[^\W_][\w'\u2019-]*")
_MOST = 14
"""Words in which the head of a phrase stands."""
_AGE = re.compile(r"\d+|.*-year-olds?$")


@functools.lru_cache(maxsize=8192)
def can_speak(words: str) -> bool:
    """Whether the words for a source name somebody who can say things.

    >>> can_speak("two residents of the village"), can_speak("a report by the council")
    (True, True)
    >>> can_speak("weekend shootings"), can_speak("of the market")
    (False, False)
    """
    found = _WORD.findall(words.partition(",")[0])[:_MOST]
    if not found:
        return False
    kinds = [small_words().get(word.lower().replace("\u2019", "'"), "") for word in found]
    shouted = words.isupper()
    if kinds[0] in _NO_START and (shouted or not found[0][0].isupper()):
        return False
    end = next((k for k, kind in enumerate(kinds) if k and kind in _ENDS_PHRASE), len(found))
    # "a magistrate investigating the crash"
    busy = (k for k in range(2, end - 1) if found[k].endswith("ing") and kinds[k + 1])
    end = next(busy, end)
    head = found[end - 1]
    if head.isdigit() and end > 1 and found[end - 2][0].isupper():
        head = found[end - 2]  # "Coast 24", a channel
    if head[0].isupper() and not (shouted and len(found) > 1):
        return True
    head = head.lower().removesuffix("'s")
    if head in source_words("any_body") and found[end - 2].lower() in role_parts() and end > 1:
        return True  # "a rights body"; "a body" says nothing
    return kinds[end - 1] != "adverb" and _is_somebody(head)


def _is_somebody(noun: str) -> bool:
    if noun in source_words("mute"):
        return False
    if any(one in role_parts() for one in (noun, noun.removesuffix("s"))):
        return True
    if any(source_words(name) & {noun, noun.removesuffix("s")} for name in _SPEAKING):
        return True
    if noun.endswith(("ist", "ists")):
        return True
    return _AGE.match(noun) is None and noun_unit(noun) != "thing"


_SPEAKING = (
    "organisation",
    "named",
    "pointer",
    "any_body",
    "paper",
    "evidence",
    "figure",
    "reporter",
    "another",
    "title",
    "said_noun",
)
