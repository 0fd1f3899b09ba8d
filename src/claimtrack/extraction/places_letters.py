"""A sentence as a row of letters, one for each word: what a word can do beside a place's name.

Most names stand where nothing makes them a place. The row tells which, in one search; the words
themselves are read only around the names that are left.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from claimtrack.extraction import places_words as words
from claimtrack.model.place import fold
from claimtrack.registry.places import begins_place_name, demonyms, remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

# A small word can stand right before a place ("in"; "of"; "near"; a town's noun; an area's, which
# stands behind as well), only behind it ("police"), before it where another leads on to it
# ("the"), farther off ("centre"), between the names of a list or the parts of one ("and"; "de"),
# or it is any other.
_BEFORE, _OF, _NEAR, _TOWN, _AREA = "porwq"
_BEHIND, _THE, _FAR, _AND, _PART, _ANY = "ftvajx"
# A word that begins a name can itself stand beside a place ("County"; of a people too; "Police"
# and others that begin no place's name), be an owner ("Syria's"), be as "The" is, be of a people
# ("Syrian"), begin the name of some place, be passed over before a name ("Friday"), or be any
# other.
_BESIDE, _BESIDE_PEOPLE, _BODY, _OWNER, _CAPITAL_THE, _PEOPLE, _BEGINS = "SMBOTNK"
_STOP, _NAME = "DC"

LEADING = "porwqtvSBTM"
"""Letters of the words that can tell how a name stands before which they are."""
NOUNS = frozenset(_TOWN + _AREA)
"""Letters of the nouns of places."""
ARTICLES = frozenset(_THE)
"""The letter of "the" and what describes a place."""
OWNERS = frozenset(_OWNER + _BESIDE_PEOPLE + _BESIDE)
"""Letters of words that can be possessives."""
LEADING_OFF = frozenset("otqSBT")
"""Letters of "of", "from" and "the", from which "north of" goes on over one word of any kind."""
_NAMES = f"[{_BESIDE}{_BESIDE_PEOPLE}{_BODY}{_OWNER}{_CAPITAL_THE}{_PEOPLE}{_BEGINS}{_NAME}{_STOP}]"
_LEADS = f"[{_BEFORE}{_OF}{_NEAR}{_TOWN}{_AREA}]"

_ODD = re.compile(r"[,\s]")
_PIECE = re.compile(r"\w+$")
_PARTS = words.ARTICLES | words.PARTICLES


def letter_of(word: str) -> str:
    """The letter of a word of a sentence.

    >>> "".join(map(letter_of, "fighters in the town of Homs Qura".split()))
    'xptwoKC'
    """
    bare = word.strip(_MARKS)
    low = bare.lower()
    if bare.isalpha() and low.isascii():
        if low in _listed():
            return _small(low) if low == bare else _capital_letter(low)
        if low == bare:
            return _ANY
        return _BEGINS if begins_place_name(low) else _NAME
    if low != bare:
        return _capital(bare, low)
    return _small(low) if bare and not _ODD.search(bare) else _AREA


_MARKS = ',.;:?!()[]"'
"""Marks around a word that change nothing of what is asked here."""


@functools.cache
def _listed() -> frozenset[str]:
    """The plain words that may not be like any other."""
    counted = words.vocabulary() | _PARTS | _peoples() | {"and", "or"}
    return frozenset(counted | {f"{word}s" for word in counted})


@remembered
def _capital_letter(low: str) -> str:
    return _capital(low.title(), low)


def _capital(bare: str, low: str) -> str:
    """The letter of a word with a capital, or of several that no space parts."""
    names = words.NAMES.findall(bare)
    is_people = any(map(_is_people, names))
    begins = any(map(_begins, names))
    is_owner = bare.endswith(("'s", "’s"))
    is_far = words.is_described(low) or _is_far(low)
    is_odd = _ODD.search(bare) is not None
    is_beside = low in words.BEFORE or words.tells_behind(low) or any(map(_is_body, names))
    if is_odd or is_beside:
        is_noun = begins or is_odd or is_far or words.names_area(low)
        letter = _BESIDE if is_noun else _BODY
    elif is_owner:
        letter = _OWNER
    elif is_far:
        letter = _CAPITAL_THE
    elif begins:
        letter = _BEGINS
    else:
        is_stop = bool(names) and all(words.kind_of(name) == "stop" for name in names)
        letter = _STOP if is_stop else _NAME
    if is_people:
        return _PEOPLE if letter in (_STOP, _NAME) else _BESIDE_PEOPLE
    return letter


def _begins(name: str) -> bool:
    """Whether a name of some place begins with the word."""
    return begins_place_name(name) and words.kind_of(name) not in ("stop", "title", "body")


def _is_body(name: str) -> bool:
    return words.kind_of(name) == "body"


def _small(low: str) -> str:
    behind = words.tells_behind(low)
    if low in words.BEFORE:
        return _AREA if behind else _leading(low)
    if words.is_described(low):
        return _AREA if behind else _THE
    if _is_far(low):
        return _AREA if behind else _FAR
    if behind:
        return _BEHIND
    if low in ("and", "or"):
        return _AND
    piece = _PIECE.search(low)
    return _PART if piece and piece.group() in _PARTS else _ANY


def _leading(low: str) -> str:
    if low in ("of", "from", "called", "named"):
        return _OF
    if low in words.NEAR:
        return _NEAR
    return _TOWN if words.KINDS.get(low) == "town" else _BEFORE


def _is_far(low: str) -> bool:
    """Whether the word, or what stands in it behind a mark, counts farther off: '"in', "cities"."""
    piece = _PIECE.search(low)
    return piece is not None and words.counts(piece.group())


@functools.cache
def _peoples() -> frozenset[str]:
    """The last word of every name of a people."""
    return frozenset(name.rsplit(" ", 1)[-1] for name in demonyms())


def _is_people(name: str) -> bool:
    return not _peoples().isdisjoint(fold(name).split())


def names_people(letters: str) -> bool:
    """Whether the name of a people may stand among the words."""
    return _PEOPLE in letters or _BESIDE_PEOPLE in letters


# Names with what joins them to one name or a list: "San Luis of the Army, Homs and the Golan". Most
# names stand side by side: they are passed over as one run of letters.
_GLUE = f"(?:{_AREA}?[{_PART}{_AND}{_THE}]*+|{_OF}{_THE})"
_CHAIN = re.compile(
    f"(?:{_LEADS}{_THE}*+)?(?P<names>{_PART}?{_NAMES}++(?:{_GLUE}{_NAMES}++)*+)[{_AREA}{_BEHIND}]?"
)
_TELLING = re.compile(
    f"{_LEADS}|[{_BEHIND}{_BESIDE}{_BESIDE_PEOPLE}{_BODY}]|{_OWNER}{_GLUE}{_NAMES}"
)
_FOLLOWED = re.compile(f"[{_AREA}{_BEHIND}{_BESIDE}{_BESIDE_PEOPLE}{_BODY}]")
# What makes a place of a name among nothing but capitals: that some place's name begins so and a
# word beside it says more, a noun of places, "near", or a province or country named after it.
_KNOWN = f"[{_BESIDE}{_BESIDE_PEOPLE}{_OWNER}{_CAPITAL_THE}{_BEGINS}]"
_NOUN = f"[{_TOWN}{_AREA}{_FAR}{_CAPITAL_THE}]"
_SHOUTED_TELLING = re.compile(
    f"{_LEADS}{_THE}*+{_PART}?{_STOP}*+{_KNOWN}|[{_AREA}{_TOWN}{_NEAR}{_BESIDE}]|{_NOUN}{_OF}"
    f"|{_KNOWN}.*[{_BESIDE_PEOPLE}{_BODY}{_BEHIND}]|[{_OWNER}{_BESIDE_PEOPLE}]{_GLUE}{_NAMES}"
)
_GOES_ON = re.compile(
    f"[{_BEFORE}{_OF}][{_THE}{_TOWN}{_AREA}{_OF}]*+{_PART}?"
    f"[{_PEOPLE}{_NAME}{_BODY}{_STOP}]*(?:{_KNOWN}|{_AREA})"
)
_NAMED = re.compile(f"(?!{_STOP}){_NAMES}")


def chains(letters: str, *, shouted: bool = False) -> Iterator[tuple[int, int, bool]]:
    """The names that something beside them may make a place.

    Of each chain the first word, the one behind it, and whether a word behind a name is in it.

    >>> said = "Mr. Smith said in Homs that Ann Jones of Salem left".split()
    >>> list(chains("".join(map(letter_of, said))))
    [(4, 5, False), (9, 10, False)]
    """
    if _TELLING.search(letters) is None:
        return
    for match in _CHAIN.finditer(letters):
        (first, last), (start, end) = match.span("names"), match.span()
        if shouted and _SHOUTED_TELLING.search(letters, max(0, start - 1), end):
            tells = True
        elif _TELLING.search(letters, start, end) is None:
            continue
        elif shouted:
            tells = _GOES_ON.match(letters, last) is not None
        else:
            tells = _NAMED.search(letters, first, last) is not None
        if tells:
            yield first, last, _FOLLOWED.search(letters, first, end) is not None
