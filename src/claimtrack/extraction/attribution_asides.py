"""Names in the words for a source that are not the source: its owner, its rival, a longer name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimtrack.extraction.attribution_credits import is_carrier
from claimtrack.extraction.attribution_tokens import small_words
from claimtrack.model.source import SourceKind
from claimtrack.registry.kin import kinship
from claimtrack.registry.lexicon import tree_of
from claimtrack.registry.names import fold_name, nation_words
from claimtrack.registry.roles import role_kind, role_parts, source_words
from claimtrack.registry.sources import source_entry

if TYPE_CHECKING:
    from claimtrack.registry.mentions import BodyMention

__all__ = ["NO_BODY", "is_aside", "is_held", "is_namesake", "is_owner", "is_part_of"]

NO_BODY = frozenset({SourceKind.EYEWITNESS, SourceKind.SOCIAL_MEDIA})
"""Kinds of people who speak for themselves, whatever body is named beside them."""
_HELD = re.compile(r"[-\u2010\u2011 ]([a-z]+)\b")
_AGAINST = re.compile(
    r"(?:\b(?:anti|pro|ex)-|"
    rf"\b{tree_of(source_words('rival'))} (?:the )?)$",
    re.IGNORECASE,
)
_BRANCH_REACH = 40
_OF_NAME = re.compile(r" (?:of|for) (?:the )?[A-Z]")
_NAME_WORD = r"[A-Z\d\u00c0-\u00de][\w&'\u2019-]*"
_CAPITALS = re.compile(rf"(?: (?:and |(?:of|for) (?:the )?)?{_NAME_WORD})+")
_NEXT = re.compile(r" ([A-Za-z]+)\b")
_PART_OF = re.compile(
    rf"\b{tree_of(source_words('part_of'))} of (?:the )?(?:[a-z-]+ ){{0,2}}$", re.IGNORECASE
)
"""A splinter has a name, and a word, of its own."""
_LONGEST_ACRONYM = 4
_POSSESSIVE = re.compile(r"['\u2019]s?$")
_BY = re.compile(r"\b(\w+) by (?:the )?$")


def is_owner(words: str, mention: BodyMention) -> bool:
    """Whether a name only says whose body the words are about: "the X movement's Y"."""
    said, after = words[mention.start : mention.end], words[mention.end :]
    owns = re.search(r"['\u2019]s?$", said) or re.match(r"['\u2019]", after)
    return owns is not None and re.match(r"(?:['\u2019]s?)? [A-Z]", after) is not None


def _owns_body(words: str, mention: BodyMention) -> bool:
    """Whether what a name owns is a body with a name of its own: "the Union's Operation Hill"."""
    owned = _OWNED.match(words, mention.end) if is_owner(words, mention) else None
    return owned is not None and owned.group(1).lower() in source_words("undertaking")


_OWNED = re.compile(r"(?:['\u2019]s?)? ([A-Z][a-z]+) [A-Z]")


def is_held(text: str, end: int) -> bool:
    """Whether what stands at ``end`` makes the name before it an aside: "-run", "-held"."""
    match = _HELD.match(text, end)
    return match is not None and match.group(1) in source_words("held")


def is_part_of(words: str, mention: BodyMention) -> bool:
    """Whether a body is named to tell of another that is part of it: "a faction of the Front"."""
    return _PART_OF.search(words, 0, mention.start) is not None


def is_aside(words: str, mention: BodyMention) -> bool:
    """Whether a body is only named beside the source: "a Hamas-run hospital"."""
    if is_held(words, mention.end) or _AGAINST.search(words, 0, mention.start):
        return True
    if is_part_of(words, mention) or is_namesake(words, mention):
        return True
    if (reached := _BY.search(words, 0, mention.start)) is not None:
        return reached.group(1) in source_words("reached")
    if any(told(words, mention) for told in (_is_branch, _is_inside_name, _opens_name, _owns_body)):
        return True
    if _is_others(words, mention):
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


def _is_others(words: str, mention: BodyMention) -> bool:
    """Whether the next word makes others of them: "the army's radio", "X critics"."""
    following = _NEXT.match(words, mention.end)
    if following is None:
        return False
    noun = following.group(1).lower()
    if not is_carrier(mention.ids):
        return noun in source_words("another")
    # "a channel's affiliate", "Dawn's teacher" who has her name from the morning
    owned = words[mention.start : mention.end].endswith(("'s", "\u2019s"))
    return noun in source_words("part_of") or (owned and kinship(noun) != "")


def _opens_name(words: str, mention: BodyMention) -> bool:
    """Whether a body's name only opens that of another: "the Independent Hill Unit"."""
    said = words[mention.start : mention.end]
    if said.lower() in source_words("organisation") and _OF_NAME.match(words, mention.end):
        return True  # "the Bureau of Hill Protection"
    run = _CAPITALS.match(words, mention.end)
    if run is None or mention.person or said.endswith(("'s", "\u2019s")) or _shouted(words):
        return False
    parts = [_POSSESSIVE.sub("", word).lower() for word in run.group().split()]
    title = next((k for k, part in enumerate(parts) if _is_office(part)), len(parts))
    name = [part for part in parts[:title] if part not in source_words("completing")]
    if not source_words("organisation", "another").isdisjoint(name):
        return True  # "Hill Commission", "Hill and Dale District"
    if is_carrier(mention.ids):
        return bool(name) and name[0].isdigit()  # "Channel 9" is one station of many
    first = run.group().split()[0]
    return bool(name) and said.isupper() and first.isupper() and len(first) < _LONGEST_ACRONYM


def _shouted(words: str) -> bool:
    """Whether capitals tell no names, for there is nothing else."""
    return len(words) > _ONE_NAME and words.isupper()


_ONE_NAME = 16


def _is_office(word: str) -> bool:
    """Whether a capital behind a body's name starts a person of it: "Hill Police Chief Ann Lee"."""
    return word in source_words("title", "office")


def is_namesake(words: str, mention: BodyMention) -> bool:
    """Whether a known person's name is only part of somebody else's."""
    if not mention.person:
        return False
    if _SURNAME_ON.match(words, mention.end):
        return True
    before = _given_before(words, mention)
    titled = before is not None and before in source_words(*_BEFORE_NAMES)
    return before is not None and not titled and not _is_known(before)


_SURNAME_ON = re.compile(r"(?:-| (?:(?:al|el|bin|ibn|de|van)[ -])?)[A-Z\u00c0-\u00de][a-z]")


def _given_before(words: str, mention: BodyMention) -> str | None:
    """The word with a capital right before a name, folded, unless it owns what follows."""
    before = re.search(r"(?<!['\u2019]s )(?<![\w-])([A-Z][a-z]+) $", words[: mention.start])
    return fold_name(before.group(1)) if before is not None else None


def _is_known(first: str) -> bool:
    """Whether a capital before a name is a role's, a state's or a sentence's, and no part of it."""
    known = (role_parts(), small_words(), nation_words())
    return any(first in words for words in known) or first.endswith(_DESCRIBING)


_BEFORE_NAMES = ("title", "office", "organisation", "named", "media", "reporter")
_DESCRIBING = ("ian", "ish", "ese", "i", "ly", "ing", "ist")


def _is_inside_name(words: str, mention: BodyMention) -> bool:
    """Whether a body's name is the end of a longer one: "Hill Press Union", "Hill CDC"."""
    said = words[mention.start : mention.end]
    before = _given_before(words, mention)
    if mention.person or before is None or not (" " in said or said.isupper()):
        return False
    return not _is_known(before) or _is_of_another(before, mention)


def _is_of_another(before: str, mention: BodyMention) -> bool:
    """Whether a state before a name makes it another body: "Dale Front" of "Kenya Dale Front"."""
    entry, code = source_entry(mention.ids[0]), nation_words().get(before)
    if entry is None or code is None or entry.kind not in _OF_ONE_STATE:
        return False
    return entry.country not in {"", code}


_OF_ONE_STATE = frozenset({
    SourceKind.ARMED_FORCES,
    SourceKind.ARMED_GROUP,
    SourceKind.CIVIL_DEFENCE,
    SourceKind.EMERGENCY_SERVICE,
    SourceKind.HEALTH_MINISTRY,
    SourceKind.POLICE,
})  # fmt: skip
