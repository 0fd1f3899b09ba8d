"""Names in the words for a source that are not the source: its owner, its rival, a longer name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimtrack.extraction.attribution_credits import is_carrier
from claimtrack.extraction.attribution_tokens import small_words
from claimtrack.model.source import SourceKind
from claimtrack.registry.names import fold_name, nation_words
from claimtrack.registry.roles import role_kind, role_parts, source_words
from claimtrack.registry.sources import source_entry

if TYPE_CHECKING:
    from claimtrack.registry.mentions import BodyMention

__all__ = ["NO_BODY", "is_aside", "is_held", "is_owner"]

NO_BODY = frozenset({SourceKind.EYEWITNESS, SourceKind.SOCIAL_MEDIA})
"""Kinds of people who speak for themselves, whatever body is named beside them."""
_HELD = re.compile(r"[-\u2010\u2011 ]([a-z]+)\b")
_AGAINST = re.compile(
    r"(?:\b(?:anti|pro|ex)-|"
    rf"\b(?:{'|'.join(source_words('rival'))}) (?:the )?)$",
    re.IGNORECASE,
)
_BRANCH_REACH = 40
_OF_NAME = re.compile(r" (?:of|for) (?:the )?[A-Z]")
_CAPITALS = re.compile(r"(?: [A-Z][\w-]*)* ([A-Z]\w*)")
_NEXT = re.compile(r" ([A-Za-z]+)\b")
_BY = re.compile(r"\b(\w+) by (?:the )?$")


def is_owner(words: str, mention: BodyMention) -> bool:
    """Whether a name only says whose body the words are about: "the X movement's Y"."""
    said, after = words[mention.start : mention.end], words[mention.end :]
    owns = re.search(r"['\u2019]s?$", said) or re.match(r"['\u2019]", after)
    return owns is not None and re.match(r"(?:['\u2019]s?)? [A-Z]", after) is not None


def is_held(text: str, end: int) -> bool:
    """Whether what stands at ``end`` makes the name before it an aside: "-run", "-held"."""
    match = _HELD.match(text, end)
    return match is not None and match.group(1) in source_words("held")


def is_aside(words: str, mention: BodyMention) -> bool:
    """Whether a body is only named beside the source: "a Hamas-run hospital"."""
    if is_held(words, mention.end) or _AGAINST.search(words, 0, mention.start):
        return True
    if (reached := _BY.search(words, 0, mention.start)) is not None:
        return reached.group(1) in source_words("reached")
    if _is_branch(words, mention) or _is_inside_name(words, mention):
        return True
    if _opens_name(words, mention):
        return True
    following = None if is_carrier(mention.ids) else _NEXT.match(words, mention.end)
    if following is not None and following.group(1).lower() in source_words("another"):
        # "the army's radio", "police union", "government critics" are not the body itself
        return True
    before = words[: mention.start]
    called = before.endswith((" known as ", " known as the "))
    return role_kind(before) in NO_BODY and not mention.person and not called


def _is_branch(words: str, mention: BodyMention) -> bool:
    """Whether a large body's name only opens that of another: "the UN mission"."""
    entry = source_entry(mention.ids[0])
    if entry is None or entry.kind not in {SourceKind.UN_BODY, SourceKind.IGO} or mention.person:
        return False
    following = re.findall(r"\w+", words[mention.end : mention.end + _BRANCH_REACH])[:2]
    return not source_words("branch").isdisjoint(following)


def _opens_name(words: str, mention: BodyMention) -> bool:
    """Whether a body's name only opens that of another: "the Independent Hill Unit"."""
    head = words[mention.start : mention.end].lower()
    if head in source_words("organisation") and _OF_NAME.match(words, mention.end):
        return True  # "the Bureau of Hill Protection"
    run = None if " " in head else _CAPITALS.match(words, mention.end)
    return run is not None and run[1].lower() in source_words("organisation")


def _is_inside_name(words: str, mention: BodyMention) -> bool:
    """Whether a body's name is the end of a longer one: "Hill Press Union", "Hill CDC"."""
    before = re.search(r"(?<!['\u2019]s )(?<![\w-])([A-Z][a-z]+) $", words[: mention.start])
    said = words[mention.start : mention.end]
    if before is None or mention.person or not (" " in said or said.isupper()):
        return False
    first = fold_name(before.group(1))
    known = (role_parts(), small_words(), nation_words())
    is_known = any(first in words for words in known)
    return not is_known and not first.endswith(("ian", "ish", "ese", "i"))
