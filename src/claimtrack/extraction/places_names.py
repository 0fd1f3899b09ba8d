"""Names of places in one sentence: which capitalised words are a place, and how they stand there.

No gazetteer is needed: a name after "in", "near", "the town of", or before "province" is a place.
What the registry knows decides where the shape of the words does not (all capitals, headlines).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from claimtrack.extraction import places_words as words
from claimtrack.extraction.dates_grammar import fold_time
from claimtrack.model.place import Place
from claimtrack.registry.places import (
    country_of_code,
    demonym_country,
    is_place_name,
    is_well_known,
    lookup_place,
    province_of_code,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

COUNTRY, PROVINCE, DISTRICT, NEARBY = 6, 4, 3, 2
"""Classes of UCDP's ``where_prec``."""


@attrs.frozen
class Named:
    """A name that is a place, and how it stands in its sentence.

    Attributes:
        name: the name, without "southern" and "province".
        start: its first character in the sentence.
        end: the one after its last.
        text: the words that say the place, with "near", "southern" and "province".
        role: "in" (in, inside, near ...), "of" (the town of), "between", "at", "from", "off"
            (north of),
            "hit" (shells hit X), "police" (Chicago police), "beside" (a Chicago man) or "dateline".
        level: where_prec as far as the words tell it; None is a town or unknown.
        container: the province or country named with it.
        admin: the name of its province where the registry does not know it.
    """

    name: str
    start: int
    end: int
    text: str
    role: str
    level: int | None = None
    container: Place | None = None
    admin: str | None = None

    def resolved(self, near: Place | None) -> Place:
        """The place, with what the registry knows of it where the text speaks of ``near``."""
        found = known(self.name, self.container or near)
        if found is None:
            box = self.container
            admin = self.admin or (box.admin if box else None)
            country = box.country if box else None
            return Place(
                self.name, admin=admin, country=country, precision=self.level, text=self.text
            )
        level = max(self.level or 1, found.precision or 1)
        return attrs.evolve(found, precision=level, text=self.text)


def known(name: str, near: Place | None = None) -> Place | None:
    """The registry's place of that name: where the text speaks of, else a well-known one."""
    found = lookup_place(name, near=near) if near is not None else None
    if found is not None or (near is not None and not is_well_known(name)):
        return found
    return lookup_place(name)


def read_names(text: str, near: Place | None = None) -> list[Named]:
    """The places a sentence names, in order.

    >>> [
    ...     (n.name, n.role, n.text)
    ...     for n in read_names("killed near the town of Salqin in Idlib province")
    ... ]
    [('Salqin', 'of', 'near the town of Salqin'), ('Idlib', 'in', 'Idlib province')]
    """
    shouted = is_shouted(text)
    read = _lowered(text) if shouted else text
    out: list[Named] = []
    for match in words.NAMES.finditer(read):
        for start, end, before_body in _stretches(read, match, shouted=shouted, near=near):
            named = _named(read, start, end, before_body=before_body) or _listed(
                read, start, end, out
            )
            if named is not None and not (shouted and _is_doubtful(named, near)):
                out.append(named)
    return _paired(text, out)


_AND = re.compile(r"(?:,|,? (?:and|or))\s(?:the\s)?")


def _listed(text: str, start: int, end: int, before: list[Named]) -> Named | None:
    """A name that goes on a list of places: "in Homs, Hama and Idlib"."""
    previous = before[-1] if before else None
    if previous is None or previous.role not in ("in", "of", "between"):
        return None
    if not _AND.fullmatch(text, previous.end, start) or words.PERSON_AFTER.match(text, end):
        return None
    name = text[start:end]
    if (
        previous.container is not None
        and _area(text[start : end + 1].strip(" ,")) == previous.container
    ):
        return None  # "Toledo, Ohio" is one place
    if not is_place_name(name) or demonym_country(name):
        return None
    area = words.AREA_AFTER.match(text, end)
    level, name = _level(name, "", area)
    return Named(name, start, end, text[start : area.end() if area else end], "in", level)


_LONG_SMALL = re.compile(r"\b[a-zà-öø-ÿ][^\W\d_]{3,}")
_LONG_CAPITAL = re.compile(r"\b[A-ZÀ-ÖØ-Þ][^\W\d_]{3,}")


def is_shouted(text: str) -> bool:
    """Whether nearly every longer word begins with a capital: all capitals, or a headline."""
    capitals = len(_LONG_CAPITAL.findall(text))
    return capitals > 3 and capitals >= 3 * len(_LONG_SMALL.findall(text))


_SMALL_WORDS = re.compile(
    r"\b(?:in|near|at|of|the|and|to|from|outside|inside|around|across|by|for|on|between|was|were|"
    r"town|city|village|provinces?|departments?|states?|districts?|county|counties|regions?|police|"
    r"a|an|as|after|when|that|which|who)\b"
)
_WORD = re.compile(r"(?<![\w'’])[^\W\d_]")


def _lowered(text: str) -> str:
    """A shouted sentence as it would stand in running text, one character for one."""
    if not text.isupper():
        return text
    low = fold_time(text)
    raised = list(_WORD.sub(lambda m: m.group().upper()[:1], low))
    for match in _SMALL_WORDS.finditer(low):
        raised[match.start()] = low[match.start()]
    return "".join(raised)


def _stretches(
    text: str, match: re.Match[str], *, shouted: bool, near: Place | None
) -> Iterator[tuple[int, int, bool]]:
    """The part of a run of capitals that can be a place, and whether an organisation follows."""
    tokens = [(m.start(), m.end()) for m in re.finditer(r"\S+", match.group())]
    kinds = [words.kind_of(text[match.start() + a : match.start() + b]) for a, b in tokens]
    first = 0
    while first < len(kinds) and kinds[first] == "stop":
        first += 1
    if (
        first == len(kinds)
        or kinds[first] in ("title", "body")
        or set(kinds[first:]) == {"direction"}
    ):
        return
    ends = [i for i in range(first, len(kinds)) if kinds[i] in ("body", "stop", "title")]
    last = ends[0] if ends else len(kinds)
    if shouted:
        last = _known_length(text, match.start(), tokens[first:last], near) + first
    if last - first > 1 and kinds[first] == "direction" and not shouted:
        first += _is_side(text, match.start(), tokens[first:last])
    if last > first:
        start, end = match.start() + tokens[first][0], match.start() + tokens[last - 1][1]
        yield start, end, bool(ends) and kinds[ends[0]] == "body"


def _is_side(text: str, offset: int, tokens: list[tuple[int, int]]) -> bool:
    """Whether "North" only tells a side of a known place, and is no part of its name."""
    whole = text[offset + tokens[0][0] : offset + tokens[-1][1]]
    rest = text[offset + tokens[1][0] : offset + tokens[-1][1]]
    return not is_place_name(whole) and is_place_name(rest)


def _known_length(text: str, offset: int, tokens: list[tuple[int, int]], near: Place | None) -> int:
    """How many of the first words are a name the registry knows, or stand before "province"."""
    if len(tokens) < 4 and tokens and words.AREA_AFTER.match(text, offset + tokens[-1][1]):
        return len(tokens)
    for length in range(min(4, len(tokens)), 0, -1):
        name = text[offset + tokens[0][0] : offset + tokens[length - 1][1]]
        is_area = length > 1 and words.kind_of(name.rsplit(" ", 1)[-1]) == "area"
        if is_area or (known(name, near) if length == 1 else is_place_name(name)):
            return length
    return len(tokens) if len(tokens) < 3 else 0


def _is_doubtful(named: Named, near: Place | None) -> bool:
    """Whether, among all these capitals, nothing but a preposition says it is a place."""
    if named.level is not None or named.container is not None or named.role == "of":
        return False
    return not (is_place_name(named.name) if named.role == "in" else known(named.name, near))


def _named(text: str, start: int, end: int, *, before_body: bool) -> Named | None:
    """The place that a run of capitals names, or None where it names none."""
    name = text[start:end]
    last = words.kind_of(name.rsplit(" ", 1)[-1].rstrip("."))
    if last in ("site", "part") or _is_people(name) or _is_acronym(name):
        return None
    left = text[max(0, start - 60) : start]
    if words.PEOPLE_AFTER.match(text, end) or words.HOSPITAL.search(
        text, max(0, start - 120), start
    ):
        return None
    role, from_ = _role(left, start, before_body=before_body, follows=text[end : end + 20])
    if role is None or (last == "either" and not _is_in_town(name, left)):
        return None
    area = words.AREA_AFTER.match(text, end)
    level, name = _level(name, last, area)
    if (role in ("between", "hit") or (before_body and role not in _BESIDE)) and not is_place_name(
        name
    ):
        return None
    if role in ("in", "at", "from") and level is None and _is_no_place(text, end, name):
        return None
    to = area.end() if area else end
    box, admin = _container(text, to, left)
    if box is not None and not _is_wider(box, name, level):
        box = None
    words_said = text[from_:to]
    if level is None and re.match(r"near|outside|around|.*outskirts", words_said, re.IGNORECASE):
        level = NEARBY
    return Named(name, start, end, words_said, role, level, box, admin)


def _is_wider(box: Place, name: str, level: int | None) -> bool:
    """Whether a province or country can hold a place: "Syria, Iraq" is a list."""
    own = known(name)
    inside = max(level or 1, (own.precision or 1) if own else 1)
    return box.name != name and inside < (box.precision or 1)


_BESIDE = ("police", "beside")


def _is_people(name: str) -> bool:
    """Whether a name is, or ends in, a people: "Afghan", "South American"."""
    return bool(demonym_country(name) or (" " in name and demonym_country(name.rsplit(" ", 1)[-1])))


def _is_in_town(name: str, left: str) -> bool:
    """Whether "Menlo Park" is a town here, and no park."""
    return name.count(" ") < 2 and re.search(r"\b[Ii]n\s(?:\w+\s)?$", left) is not None


def _is_acronym(name: str) -> bool:
    return name.isupper() and len(name) < 5 and known(name) is None


def _role(left: str, start: int, *, before_body: bool, follows: str) -> tuple[str | None, int]:
    """How a name stands in the words around it, and where the words that say its place begin."""
    role, from_ = _role_after(left) if words.leads(left) else ("", 0)
    if role not in ("", "from"):
        return role, start - len(left) + from_
    if words.POLICE_AFTER.match(follows):
        return "police", start
    if before_body or words.BESIDE_AFTER.match(follows):
        return "beside", start
    if role == "from":
        return role, start - len(left) + from_
    owned = words.AREA_AFTER.match(follows) or _left_country(left)
    return ("in" if owned else None), start


_SIMPLE_ROLES = (("of", words.NOUN_BEFORE), ("hit", words.HIT), ("from", words.FROM))


def _role_after(left: str) -> tuple[str | None, int]:
    """The role that words before a name give it; None for no place, "" where they say nothing."""
    if words.BLOCK.search(left):
        return None, 0
    if words.OFF.search(left):
        return "off", len(left)
    match = words.OF.search(left)
    if match:
        return "of", (words.IN.search(left[: match.start()]) or match).start()
    match = words.IN.search(left)
    if match:
        word = match["word"].lower()
        role = word if word in ("between", "at") else "in"
        return role, match.start() if word in words.NEAR else match.start("side")
    role = next((role for role, pattern in _SIMPLE_ROLES if pattern.search(left)), "")
    return role, len(left)


def _level(name: str, last: str, area: re.Match[str] | None) -> tuple[int | None, str]:
    """The level that "province" or "county" gives a name, and the name without it."""
    noun = area["noun"].lower() if area else ""
    if last == "area" and " " in name:
        name, noun = name.rsplit(" ", 1)[0], name.rsplit(" ", 1)[1].lower()
    if not noun:
        return None, name
    if noun.startswith(("county", "district", "parish")):
        return DISTRICT, f"{name} {noun.title()}"
    return PROVINCE, name


def _is_no_place(text: str, end: int, name: str) -> bool:
    """Whether what follows makes an unknown name a person, a building or a part of a town."""
    if not (words.PERSON_AFTER.match(text, end) or words.PART_AFTER.match(text, end)):
        return False
    return known(name) is None


def _container(text: str, end: int, left: str) -> tuple[Place | None, str | None]:
    """The province or country named with a place: as the registry knows it, else its name."""
    match = words.NEXT.match(text, end)
    if match and (found := _area(match["name"])) is not None:
        return found, None
    match = words.NEXT_IN.match(text, end)
    if match:
        inner = match["name2"] or match["name"]
        found = _area(inner)
        if found is not None:
            return found, None
        if words.AREA_AFTER.match(text, match.end()):
            return _left_country(left), inner
    return _left_country(left), None


def _area(name: str) -> Place | None:
    """The province or country of that name or abbreviation."""
    name = re.sub(r"\s(?:[Pp]rovince|[Cc]ounty|[Ss]tate|[Dd]epartment|[Gg]overnorate)$", "", name)
    found = _state(name) if len(name) == 2 else None
    found = found or lookup_place(name, country="US" if name.endswith(".") else None)
    found = found or (lookup_place(name, country="US") if name == "Georgia" else None)
    return found if found is not None and (found.precision or 0) >= PROVINCE else None


def _state(code: str) -> Place | None:
    """The state of the United States of a postal code."""
    name = province_of_code("US", code)
    return lookup_place(name, country="US") if name else None


def _left_country(left: str) -> Place | None:
    """The country in "the Syrian city of X" or "Afghanistan's northern X"."""
    match = words.OWNER.search(left)
    if match is None:
        return None
    code = demonym_country(match["word"]) or demonym_country(match["word"].rsplit(" ", 1)[-1])
    if code is not None:
        return country_of_code(code)
    found = lookup_place(match["word"])
    return found if found is not None and found.precision == COUNTRY else None


def _paired(text: str, names: list[Named]) -> list[Named]:
    """The names, with "between X and Y" as one place, named after X."""
    out: list[Named] = []
    for named in names:
        previous = out[-1] if out else None
        if (
            previous is not None
            and previous.role == "between"
            and text[previous.end : named.start] == " and "
        ):
            out[-1] = attrs.evolve(
                previous, role="in", level=5, text=text[previous.start : named.end]
            )
        else:
            out.append(named)
    return out
