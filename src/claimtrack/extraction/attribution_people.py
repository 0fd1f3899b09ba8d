"""Names of people and bodies that no registry holds, in the words for a source."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from claimtrack.extraction.attribution_tokens import small_words
from claimtrack.extraction.numbers.nouns import are_people, is_plural, noun_unit
from claimtrack.registry.lexicon import nationalities, tree_of, word_set
from claimtrack.registry.names import fold_name, nation_words
from claimtrack.registry.roles import role_parts, source_words

if TYPE_CHECKING:
    from claimtrack.registry.mentions import BodyMention

__all__ = [
    "bare",
    "first_part",
    "is_one_person",
    "organisation_in",
    "person_in",
    "whole_name",
    "without_title",
]

_CAPITAL = r"[A-Z\u00c0-\u00de][\w'\u2019-]*\.?"
_PERSON = re.compile(
    rf"{_CAPITAL}(?:[ -](?:(?:al|el|bin|ben|ibn|dela?|van|von|der|da|dos|du|la|abu|umm)[ -]){{0,2}}"
    rf"{_CAPITAL}){{1,4}}"
)
_HANDLE = re.compile(r"(?<!\w)@\w+")
_WORD = re.compile(r"\w+")
_FURTHER = re.compile(r"(?:['\u2019]s?)?(?: [a-z]+){1,3}\b")
_TITLE_WORDS = 4
_FULL_NAME = 2
_LEADING = re.compile(
    r"^(?:(?:The|A|An|One|Two|Three|Four|Five|Some|Local|Another|Other|That)\s+)+", re.IGNORECASE
)


def bare(words: str) -> str:
    """Words without the article before them and the asides behind them.

    >>> bare("the army, which fights there")
    'army'
    """
    return _NO_NAME.sub("", first_part(words)).strip(" ,")


_NO_NAME = re.compile(
    r"^(?:[Tt]he\s+)?(?:(?:[Ss]tate|[Gg]overnment|[Pp]rivately)-(?:run|owned|controlled)\s+(?=[A-Z])|"
    r"[A-Z][\w.-]*-based\s+(?=[A-Z])|)"
)


def _surname(words: str) -> str | None:
    """The one name a title stands before: "the chief minister Hill"."""
    match = _TITLE_AND_NAME.search(first_part(words))
    titled = match is not None and match.group(1).lower().rstrip(".") in source_words("title")
    return match.group(2) if match is not None and titled else None


_TITLE_AND_NAME = re.compile(r"(\b[a-z]+|^[A-Z][a-z]+\.) ([A-Z\u00c0-\u00de][a-z][\w'\u2019-]*)$")


def first_part(words: str) -> str:
    """Words up to the first aside."""
    return re.split(r",| who\b|(?<!THE) WHO$| \(", words, maxsplit=1)[0].strip()


def without_title(name: str) -> str:
    """A person's name without what stands before it.

    >>> without_title("Brig. Gen. Ali Omar")
    'Ali Omar'
    >>> without_title("DIG South Ali Omar")
    'Ali Omar'
    """
    parts = name.split()
    titles = [i for i, part in enumerate(parts) if _is_title(part.rstrip(".").lower())]
    # A surname stays whatever it means: "Ali King".
    first = next((i + 1 for i in reversed(titles) if i < len(parts) - 1 and i < _TITLE_WORDS), 0)
    charge = (
        first and len(parts) - first > _FULL_NAME and parts[first].lower() in word_set("charge")
    )
    return " ".join(parts[first + bool(charge) :])


def is_one_person(speaker: str) -> bool:
    """Whether "he" or "she" can mean the words for a speaker.

    >>> is_one_person("Ali Omar"), is_one_person("a doctor at the hospital")
    (True, True)
    >>> is_one_person("investigators"), is_one_person("a report")
    (False, False)
    """
    head = _BEFORE_WHERE.split(first_part(speaker), maxsplit=1)[0]
    if not head or " and " in head:
        return False
    last = fold_name(head.split()[-1])
    if head[-1].isalnum() and head.split()[-1][0].isupper() and last not in role_parts():
        return True
    several = is_plural(last) or any(last in word_set(s) for s in ("collective", "either_number"))
    return not (several or last in source_words(*_THINGS) or noun_unit(last) == "thing")


_BEFORE_WHERE = re.compile(r" (?:of|at|for|from|in|with|near|on|to|who|by)\b")
_THINGS = ("organisation", "paper", "evidence", "figure", "said_noun", "media")


def _is_title(word: str) -> bool:
    return word in source_words("title") or (word in role_parts() and are_people(word))


def person_in(words: str, mentions: list[BodyMention]) -> str | None:
    """A person's full name in the words, without titles; None where they only name a body."""
    if (handle := _HANDLE.search(words)) is not None:
        return handle.group()
    for match in _PERSON.finditer(words):
        if any(m.start < match.end() and match.start() < m.end for m in mentions):
            continue
        owned = re.sub(r".*(?:['\u2019]s|s['\u2019]) ", "", match.group())
        name = _after_office(words[: match.start()], match.group())
        if name is not None:
            return without_title(name)
        name = without_title(_LEADING.sub("", owned))
        if name.isupper() and any(part.lower() in small_words() for part in name.split()):
            continue  # "OF THE TOWN", where everything is in capitals
        if name.partition(" ")[0].rpartition("-")[2] in source_words("held"):
            continue  # "State-run Hill TV"
        if " " in name and not _names_body(name, words[match.end() :], words[: match.start()]):
            return name
    return None if mentions else _surname(words)


def _after_office(before: str, name: str) -> str | None:
    """The person behind an office that reaches into a name: "Superintendent of Police X Y"."""
    office = _OFFICE.search(before)
    if office is None or not _is_office(office["office"]):
        return None
    parts = name.split()
    own = next((i for i, part in enumerate(parts) if not _is_department(part)), len(parts))
    return " ".join(parts[own:]) if 0 < own < len(parts) - 1 else None


_OFFICE = re.compile(r"\b(?P<office>[A-Za-z]+) (?:of|for) (?:the )?$")


def _is_office(word: str) -> bool:
    return word.lower() in source_words("office")


def _is_department(word: str) -> bool:
    return any(word.lower() in words for words in (role_parts(), *map(source_words, _DEPARTMENTS)))


_DEPARTMENTS = ("department", "organisation")


def _without_office(name: str) -> str:
    """A body's name without who heads it: "Director of the Hill Hospital" is the hospital."""
    match = _HEADED.match(name)
    if match is None or not _is_office(match["office"]):
        return name
    return match["body"]


_HEADED = re.compile(
    r"(?:[A-Z][a-z]+ ){0,3}?(?P<office>[A-Z][a-z]+) (?:of|for) (?:the )?(?P<body>.+)$"
)


def _names_body(name: str, after: str, before: str) -> bool:
    """Whether a name of several capitals is that of a body or a place: "Hill City police"."""
    next_words = after.split(maxsplit=1)[:1]
    last = {fold_name(name).split()[-1], *map(fold_name, next_words)}
    if _media_name(name) or (not name.isupper() and any(map(_is_acronym, name.split()))):
        return True
    if source_words("organisation") & last or re.match(r"['\u2019]s\b", after):
        return True
    following = re.match(r"\s+([a-z][\w'\u2019-]*)", after)
    if following is not None and following.group(1) not in small_words():
        # "Cook County medical examiner"; a person's name is not followed by a noun
        return True
    if fold_name(before).rpartition(" ")[2] in source_words("named"):
        return True
    if _is_part(before, after):
        return True
    return re.search(r"\b(?:in|at|near|of|for|from|outside|by|the)\s+$", before) is not None


@functools.cache
def _organisations() -> re.Pattern[str]:
    heads = tree_of(source_words("organisation"), space=" ")
    name = r"[A-Z\u00c0-\u00de][\w'\u2019.-]*"
    small = rf"of|and|for|the|del?|dos|du|las?|los|y|al-\w+|[a-z]+(?=\s+(?:{heads})\b)"
    return re.compile(
        rf"(?:\d+(?:st|nd|rd|th)\s+)?{name}(?:\s+(?:{name}|{small}))*?\s+(?i:{heads})\b(?!-)"
        # "Hill Police Service" ends with its last head, "Hill police chief" with its first.
        rf"(?:(?:\s+{name}){{0,2}}\s+(?=[A-Z])(?i:{heads})\b){{0,2}}"
        rf"(?:\s+(?:of|for)\s+(?:the\s+)?{name}(?:\s+{name})*(?:\s+and\s+{name}(?:\s+{name})*)?){{0,2}}"
    )


def _media_name(words: str) -> str | None:
    """What a channel or paper is called, before what it is: "Radio Hill, the town's station"."""
    name = _LEADING.sub("", first_part(words))
    parts = name.split()
    told = len(parts) > 1 and all(part[0].isupper() for part in parts)
    if not told or source_words("media").isdisjoint((parts[0].lower(), parts[-1].lower())):
        return None
    return name


_JOINED = re.compile(r"\b[A-Z]\w+ (?:of|for) (?:[A-Z]\w+,? ){1,3}and $")
"""Before the last part of a name: "Centre for Hill and Coast Studies"."""


def _is_part(before: str, after: str) -> bool:
    """Whether a name stands inside that of a body: "Commission for Hill Justice"."""
    opened = _OPENED.search(before)
    if opened is not None and opened.group(1).lower() in source_words("organisation"):
        return True
    joined = _JOINS_ON.match(after)
    last = joined.group().split()[-1].lower() if joined else ""
    return _JOINED.search(before) is not None or last in source_words("organisation")


_OPENED = re.compile(r"\b([A-Z]\w+) (?:of|for|on) (?:the )?$")
_JOINS_ON = re.compile(rf" and {_CAPITAL}(?: {_CAPITAL}){{0,3}}")
"""Behind the first part of one: "Hill Protection and Rescue Office"."""


def whole_name(words: str, name: str) -> str:
    """A body's name with what it goes on from: "Need" is the end of "Aid to the Church in Need"."""
    before = _NAME_BEFORE.search(words[: words.find(name)])
    if before is None:
        return name
    first = before["first"].removesuffix("'s").lower()
    known = first in nationalities() or _is_office(first) or first in role_parts()
    if known or _is_title(first) or are_people(first) or first in small_words():
        return name
    return before.group() + name


_NAME_BEFORE = re.compile(
    rf"\b(?P<first>{_CAPITAL})(?: {_CAPITAL}| (?:of|for|to|and|in)(?: the)? {_CAPITAL})*"
    r" (?:of|for|to|and|in) (?:the )?$"
)


def _is_acronym(word: str) -> bool:
    return word.isupper() and word.isalpha() and len(word) > 2


def _behind_description(words: str) -> str | None:
    """The name that a description stands before: "the local rights group Hill Watch"."""
    match = _DESCRIBED_NAME.match(first_part(words))
    if match is None or _TOWARDS.search(words[: match.start("name")]):
        return _apposed(words)
    noun = fold_name(match["noun"])
    named = _is_acronym(match["name"]) or noun in source_words("named")
    return match["name"] if named or _only_describes(noun, words[: match.start("noun")]) else None


def _only_describes(noun: str, before: str) -> bool:
    """Whether a noun before a name tells what it is the name of: "the ferry operator Hill".

    A person's single name leaves the body to be sought before it: "army spokesman Omar".
    """
    if len(noun) <= _LONGEST_PARTICLE or _is_title(noun) or are_people(noun):
        return False
    first, *others = before.lower().split() or [""]
    small = small_words()
    return noun not in small and small.keys().isdisjoint(others) and small.get(first) != "in"


_LONGEST_PARTICLE = 3
"""Letters of "de", "van", "bin" inside a name."""


def _apposed(words: str) -> str | None:
    """The name set beside a description: "a search collective, Hill Mothers"."""
    match = _APPOSED_NAME.match(words)
    last = match["described"].lower().split()[-2:] if match else []
    return match["name"] if match and not source_words("named").isdisjoint(last) else None


_TOWARDS = re.compile(r"\b(?:to|against|by|than|versus) (?:the )?$")


_DESCRIBED_NAME = re.compile(
    rf"(?:[\w'\u2019-]+ ){{0,6}}(?P<noun>[a-z]+|NGOs?) "
    rf"(?P<name>{_CAPITAL}(?: (?:(?:al|el)-)?{_CAPITAL}){{0,4}}(?: \d+)?)$"
)

_APPOSED_NAME = re.compile(
    rf"(?P<described>(?:[\w'\u2019-]+ ){{1,6}}[a-z]+), (?:the )?"
    rf"(?P<name>{_CAPITAL}(?: {_CAPITAL}){{0,4}})(?:,|$)"
)


def _further(after: str) -> str:
    """What goes on with a name: "Hill police" is not all of "Hill police oversight authority"."""
    match = _FURTHER.match(after)
    words = match.group().split() if match else []
    heads = source_words("another", "organisation")
    last = next((k for k in reversed(range(len(words))) if words[k].lower() in heads), None)
    if match is None or last is None:
        return ""
    if not after.startswith(" ") and words[last] not in source_words("arm"):
        return ""  # "the agency's mission chief" is the agency's
    return after[: after.index(words[last]) + len(words[last])]


_HEADED_BY = re.compile(
    rf", (?:the )?(?P<name>{_CAPITAL}(?: (?:of |for )?{_CAPITAL}){{0,4}})['\u2019]s? "
    rf"(?:[a-z]+ ){{0,2}}(?i:{tree_of(word_set('speaks_for'))})\b"
)
"""Behind a person: ", Hill Voice's chief executive"."""


def _first_half(before: str) -> str:
    """What a name cut at its hyphen starts with: the "Ali al-" of "Ali al-Hill's office"."""
    match = _HALF.search(before) if before.endswith("-") else None
    return match.group() if match else ""


_HALF = re.compile(rf"(?:{_CAPITAL} ){{0,3}}[\w'\u2019]+-$")
_SPOKEN_FOR = re.compile(
    rf"\b[Ss]pokes(?:man|woman|person|people) (?:for|of|at|with) (?:the )?"
    rf"(?P<name>{_CAPITAL}(?: (?:(?:of|for|and) (?:the )?)?{_CAPITAL}){{0,5}})$"
)


def organisation_in(words: str, person: str | None) -> str | None:
    """The name of a body no registry holds: "Al-Noor hospital", "the Hill Health Directorate"."""
    if (spoken_for := _SPOKEN_FOR.search(words)) is not None:
        # "spokesman for the Hill Fire Department Ivo Maran": the name ends with its head
        headed = _organisations().match(spoken_for["name"])
        return headed.group() if headed else spoken_for["name"]
    headed_by = _HEADED_BY.search(words) if person else None
    if headed_by is not None and fold_name(headed_by["name"]) not in nation_words():
        return headed_by["name"]
    if person is None and (described := _media_name(words) or _behind_description(words)):
        return described
    if source_words("organisation").isdisjoint(_WORD.findall(words.lower())):
        return None  # no name of a body without a word for bodies
    start = words.find(person) + len(person) if person and person in words else 0
    behind = (
        _organisations().search(words, start),
        _organisations().search(words[: max(0, start - len(person or ""))]),
    )
    for match in filter(None, behind):
        name = _without_office(_LEADING.sub("", match.group()))
        if not any(word[0].isupper() for word in name.split()):
            continue
        first = name.split(maxsplit=1)[0].lower()
        # "Health authorities" has its capital from the sentence; "Hillside authorities" is a name.
        capitals = sum(word[0].isupper() for word in name.split())
        own = capitals > 1 or first not in role_parts()
        if re.search(r"\b(?:to|against) (?:the )?$", words[: words.find(name)]):
            continue
        if re.search(r" and (?:the )?[^,]*[A-Z]", words[words.find(name) + len(name) :]):
            # "The Hill fire service and the Dale police": none of the two alone
            continue
        # "the Hospital" is no name, "the Bureau of Hill Protection" is.
        if own and (first not in source_words("organisation") or " of " in name):
            place = words.find(name)
            return _first_half(words[:place]) + name + _further(words[place + len(name) :])
    return None
