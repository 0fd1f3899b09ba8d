"""From the words for a source to speaker and organisation, resolved where the article lets them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimtrack.extraction.attribution_asides import NO_BODY, is_aside, is_owner, is_part_of
from claimtrack.extraction.attribution_credits import is_carrier
from claimtrack.extraction.attribution_people import (
    bare,
    first_part,
    organisation_in,
    person_in,
    whole_name,
)
from claimtrack.extraction.attribution_tokens import small_words
from claimtrack.model.source import Source
from claimtrack.registry.lexicon import tree_of, word_set
from claimtrack.registry.mentions import find_bodies
from claimtrack.registry.names import fold_name
from claimtrack.registry.roles import role_kind, source_words

if TYPE_CHECKING:
    from claimtrack.extraction.attribution_names import Names
    from claimtrack.model.source import Body
    from claimtrack.registry.mentions import BodyMention

__all__ = ["chain_of", "is_own_word"]

_OWNED = re.compile(
    r"(?P<owner>.*?)(?:['\u2019]s?"
    rf"(?: {tree_of(word_set('paper_kinds'))})*)? (?P<paper>[a-z]+)$"
)
_LEAKED = word_set("leaked")
_ON = re.compile(r" (?:on|about|into|covering) ")
"""What a paper is about is not who wrote it."""
_LED = re.compile(rf" {tree_of(source_words('led'))} by ")
"""Who leads people is not who speaks for them."""
_WORKS_FOR = re.compile(r"\b(?:at|of|for|from|in|with) (?:the )?")
_SPOKESMAN = re.compile(
    r"(?:an?|the|its|their)?\s*\b((?:[\w'\u2019-]+ ){1,3}?)spokes(?:man|woman|person)\b",
    re.IGNORECASE,
)


_TITLED = re.compile(r"[A-Z][a-z]+ (?:[A-Z][\w-]+ )*[A-Z][\w-]+['\u2019]s? $")


def chain_of(words: str, names: Names) -> Source:
    """Speaker and organisation behind the words for a source.

    Args:
        words: the words, with what describes the source: "Ali Omar, head of the Town Hospital".
        names: the registered names of the article.
    """
    words = _author(_LED.split(words, maxsplit=1)[0])
    named = list(find_bodies(words, shouting=names.shouting))
    mentions = [m for m in named if not is_aside(words, m)]
    person = next((words[m.start : m.end] for m in mentions if m.person), None) or person_in(
        words, named
    )
    if mentions and _are_several(words, mentions[0]):
        return Source(speaker=bare(words), kind=role_kind(words))
    # "The Houthis' television" is the television, "Reuters quoting the army" the army.
    ranked = sorted(mentions, key=lambda m: (m.person, is_owner(words, m), is_carrier(m.ids)))
    for mention in ranked:
        body = names.resolve(words, mention)
        if body is not None:
            return _registered(words, mention, body, person)
    if ranked and not ranked[0].person:
        name = _whole_name(words, ranked[0])
        return Source(speaker=person, organisation=name, kind=role_kind(words))
    whole = names.lookup(bare(words)) if role_kind(words) is not None else None
    if whole is not None:
        return Source(organisation=bare(words), kind=whole.kind, resolved=whole.id)
    beside = {one for mention in named if is_part_of(words, mention) for one in mention.ids}
    return _unregistered(words, person, names, beside)


def _are_several(words: str, mention: BodyMention) -> bool:
    """Whether a body's man is only one of those who speak: "a Hill army officer and two medics"."""
    match = _SEVERAL.match(words)
    if match is None or mention.end > match.start("joint"):
        return False
    last = match["last"].rpartition(" ")[2]
    return role_kind(match["last"]) is not None and last not in source_words("organisation")


_SEVERAL = re.compile(
    r"(?:[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ss]everal|[Ss]ome) [^,]{3,80}?[a-z](?P<joint> and )"
    r"(?P<last>(?:an?|one|two|three|several|some) [a-z ]{3,60})$"
)


def _whole_name(words: str, mention: BodyMention) -> str:
    """A name no entry could be told for, with the capitals before it: "Hill Red Cross"."""
    before = re.search(r"(?:[A-Z][\w-]* )+$", words[: mention.start])
    name = words[before.start() if before else mention.start : mention.end]
    return re.sub(r"^(?:(?:The|A|An) )?(?:\w+-based )?|['\u2019]s$", "", name)


def _author(words: str) -> str:
    """Who is behind a paper: "a report published by X", "X's latest bulletin" are X's word."""
    for link in (" by ", " from "):
        head, by, author = words.partition(link)
        said_in = fold_name(head).split()[-4:]
        if by and "," not in head and not source_words("paper", "figure").isdisjoint(said_in):
            issued = not source_words("issued").isdisjoint(said_in)
            # "A report seen by X" is not X's.
            if issued or said_in[-1] in source_words("paper", "figure"):
                return author
    owned = _OWNED.match(_ON.split(words, maxsplit=1)[0])
    if owned is not None and owned["paper"] in source_words("paper", "figure"):
        owner = owned["owner"]
        last = owner.rpartition(" ")[2].lower()
        if last in small_words() or not _LEAKED.isdisjoint(owner.lower().split()):
            return words
        if last in source_words("organisation") or role_kind(owner) is not None:
            return owner
        if any(True for _ in find_bodies(owner)):
            return owner
    return words


def _are_reporters(words: str) -> bool:
    return not source_words("reporter").isdisjoint(fold_name(words).split())


def is_own_word(source: Source) -> bool:
    """Whether a source counted or claims something itself, and does not only pass it on."""
    if source.kind is None:
        # "The ministry said that, according to first reports, two had died"
        last = (source.organisation or source.speaker or "").rpartition(" ")[2]
        return last not in source_words("paper", "figure")
    if not source.kind.is_channel:
        return True
    # "An AFP correspondent saw 12 bodies": the channel's own people counted.
    return bool(source.speaker and _are_reporters(source.speaker))


def _registered(words: str, mention: BodyMention, body: Body, person: str | None) -> Source:
    name = body.name if mention.person else words[mention.start : mention.end]
    if (other := _goes_on_as_name(words, mention)) is not None:
        return Source(speaker=person, organisation=other, kind=body.kind)
    if person is None and _are_reporters(words):
        person = bare(words)
    return Source(speaker=person, organisation=name, kind=body.kind, resolved=body.id)


def _goes_on_as_name(words: str, mention: BodyMention) -> str | None:
    """The name that a registered description only opens: "Turkish news agency Sahil"."""
    if words[mention.start : mention.end].rsplit(maxsplit=1)[-1][0].isupper():
        return None
    after = re.match(r"\s+([A-Z]\w+)$", words[mention.end :])
    return after.group(1) if after else None


def _behind_role(words: str, names: Names) -> Body | None:
    """The registered body a person works for, described: "a doctor at the health ministry in X"."""
    owner = re.match(r"(?:[Tt]he )?([a-z ]+)['\u2019]s? ", words)
    if owner is not None and (body := names.lookup(owner.group(1))) is not None:
        return body
    for match in _WORKS_FOR.finditer(words):
        if (body := names.lookup(words[match.end() :])) is not None:
            return body
    return None


def _spoken_for(words: str) -> str | None:
    """The unregistered body a spokesman speaks for: "an army spokesman, Colonel X" is the army."""
    match = _SPOKESMAN.match(words)
    if match is None or role_kind(match.group(1)) is None or _TITLED.match(match.group(1)):
        return None  # "President Ann Lee's spokesman" speaks for a person
    return re.sub(r"['\u2019]s?$", "", match.group(1).strip())


def _unregistered(words: str, person: str | None, names: Names, beside: set[str]) -> Source:
    kind = role_kind(words)
    if person is not None and (body := _behind_role(words, names)) is not None:
        return Source(speaker=person, organisation=body.name, kind=body.kind, resolved=body.id)
    organisation = organisation_in(words, person) or _spoken_for(words)
    about = first_part(words)
    if role_kind(about) in NO_BODY and role_kind(about.replace(organisation or "", "")) in NO_BODY:
        organisation = None  # "residents near the Hill Hospital"
    if organisation is not None:
        organisation = organisation if person else whole_name(words, organisation)
        body = names.lookup(organisation) or names.described(organisation, kind)
        if body is not None and body.id in beside:
            # "the coast branch of the Hill Group" is not the group
            return Source(speaker=person or bare(words), kind=kind)
        speaker = person or (None if organisation == bare(words) else first_part(words))
        return Source(
            speaker=speaker,
            organisation=organisation,
            kind=body.kind if body else kind,
            resolved=body.id if body else None,
        )
    described = None if person else names.described(words, kind)
    return Source(
        speaker=person or bare(words),
        kind=described.kind if described else kind,
        resolved=described.id if described else None,
    )
