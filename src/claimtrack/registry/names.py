"""Foldings under which spellings of one name of a body or a person meet."""

from __future__ import annotations

import functools
import re

from claimtrack.model.place import fold, fold_lines
from claimtrack.registry.lexicon import word_set
from claimtrack.registry.tables import table

__all__ = [
    "acronym_words",
    "fold_name",
    "fold_names",
    "fold_nation",
    "fold_person",
    "is_of_capital",
    "is_same_name",
    "nation_names",
    "nation_words",
    "without_articles",
]

_POSSESSIVE = re.compile(r"['\u2019][sS]\b|(?<=s)['\u2019](?=\s|$)")
_INITIALS = re.compile(r"\b([A-Za-z])\.(?=[A-Za-z]\b|\s|$)")
_SPELLINGS = {
    "defense": "defence",
    "center": "centre",
    "organization": "organisation",
    "organizations": "organisations",
    "labor": "labour",
    "mobilization": "mobilisation",
    "program": "programme",
}
_ARTICLES = frozenset({"al", "el", "ul", "an", "ar", "as", "ash", "at", "az", "ad", "bin", "ben"})
_ABD = re.compile(r"^abd(?:[aeu]l|[aeu]r|[aeu]s|[aeu])?(?=[a-z]|$)")
_DOUBLED = re.compile(r"([a-z])\1+")


@functools.lru_cache(maxsize=65536)
def fold_name(name: str) -> str:
    """A body's name without case, accents, leading article, possessive or national spelling.

    >>> fold_name("the U.S. Defense Department"), fold_name("Lebanon's health ministry")
    ('us defence department', 'lebanon health ministry')
    """
    return _shaped(fold(_unmarked(name)))


def fold_names(names: list[str]) -> list[str]:
    """Many names at once, each as ``fold_name`` gives it: a registry is folded in one pass.

    >>> fold_names(["the U.S. Defense Department", "Médecins Sans Frontières"])
    ['us defence department', 'medecins sans frontieres']
    """
    plain = [name for name in names if name.isascii()]
    lines = fold_lines(_unmarked("\n".join(plain)))
    folded = dict(zip(plain, map(_shaped, lines), strict=True))
    return [folded[name] if name in folded else fold_name(name) for name in names]


def _unmarked(text: str) -> str:
    """A text without possessives and without the dots of initials."""
    text = text.replace("&", " and ")
    if "'" in text or "\u2019" in text:
        text = _POSSESSIVE.sub("", text)
    return _INITIALS.sub(r"\1", text) if "." in text else text


def _shaped(folded: str) -> str:
    """A folded name without a leading article, in British spelling."""
    words = folded.split()
    if len(words) > 1 and words[0] in {"the", "a", "an"}:
        del words[0]
    return " ".join(_SPELLINGS.get(word, word) for word in words)


def without_articles(folded: str) -> str:
    """A folded name without Arabic articles and "son of"; they come and go with the spelling.

    >>> without_articles("jabhat an nusra")
    'jabhat nusra'
    """
    return " ".join(word for word in folded.split() if word not in _ARTICLES)


@functools.lru_cache(maxsize=65536)
def fold_person(name: str) -> str:
    """A person's name under the common transliterations: one key for all spellings, no spaces.

    >>> fold_person("Rami Abdel Rahman") == fold_person("Rami Abd al-Rahman")
    True
    >>> fold_person("Ashraf al-Qudra"), fold_person("Ashraf el Qidra")
    ('ashrafqudra', 'ashrafqidra')
    """
    words = without_articles(fold(name)).split()
    key = "".join(_ABD.sub("abd", word) for word in words)
    key = key.replace("ou", "u").replace("oo", "u").replace("ee", "i")
    return _DOUBLED.sub(r"\1", key)


def is_same_name(one: str, other: str) -> bool:
    """Whether two names can be one person's, one of them shorter or spelled otherwise.

    A father's name among a son's is no shorter form of it: the first names differ.

    >>> is_same_name("Ali Omar", "Ali Hassan Omar"), is_same_name("Mr Omar", "Ali Omar")
    (True, True)
    >>> is_same_name("Hassan Omar", "Ali Hassan Omar")
    False
    >>> is_same_name("Khaled Abdel Rahman", "Khalid Abd al-Rahman Yousef")
    True
    """
    short, long = sorted((_name_words(one), _name_words(other)), key=len)
    if not short or (len(short) > 1 and not _alike(short[0], long[0])):
        return False
    rest = iter(long)
    return all(any(_alike(word, other) for other in rest) for word in short)


@functools.lru_cache(maxsize=65536)
def _name_words(name: str) -> tuple[str, ...]:
    """The words of a person's name without titles, under the common transliterations."""
    words = without_articles(fold(name)).split()
    kept = [_ABD.sub("abd", word) for word in words if word not in _titles()]
    plain = " ".join(kept[:1] + [_ATTACHED.sub("", word) for word in kept[1:]])
    plain = plain.replace("abd ", "abd")  # "Abdel Rahman" is one name
    for spelling, sound in _SOUNDS:
        plain = plain.replace(spelling, sound)
    return tuple(_DOUBLED.sub(r"\1", word) for word in plain.split())


_ATTACHED = re.compile(r"^al(?=\w{5})")
"""The article written as one with the name: "Almajid"."""
_SOUNDS = (("ou", "u"), ("oo", "u"), ("ee", "i"), ("y", "i"), ("o", "u"), ("q", "k"))
_SWAPPED = frozenset({("a", "e"), ("e", "a"), ("e", "i"), ("i", "e"), ("e", "u"), ("u", "e")})
"""Vowels that come and go with the spelling: Khaled, Khalid; Mohamed, Muhammad."""


def _alike(one: str, other: str) -> bool:
    """Whether two words of names are one, but for vowels that come and go with the spelling."""
    one, other = one.removesuffix("h"), other.removesuffix("h")
    if one == other:
        return True
    if len(one) != len(other):
        return False
    pairs = zip(one, other, strict=True)
    return all(a == b or (a, b) in _SWAPPED for a, b in pairs)


@functools.cache
def _titles() -> frozenset[str]:
    return word_set("titles")


@functools.cache
def acronym_words() -> frozenset[str]:
    """Ordinary words that are also acronyms: who, is, un, aa."""
    return frozenset(row["word"] for row in table("en/acronym_words.tsv"))


@functools.cache
def nation_words() -> dict[str, str]:
    """Folded words for states to their codes."""
    return {
        word: row["code"]
        for row in table("en/nations.tsv")
        for word in (*row["words"].split("|"), *row["capital"].split("|"))
        if word
    }


@functools.cache
def nation_names() -> dict[str, str]:
    """Codes of states to their names, in small letters."""
    return {row["code"]: row["words"].partition("|")[0] for row in table("en/nations.tsv")}


@functools.cache
def _capitals() -> frozenset[str]:
    rows = table("en/nations.tsv")
    return frozenset(word for row in rows for word in row["capital"].split("|") if word)


@functools.lru_cache(maxsize=65536)
def is_of_capital(folded: str) -> bool:
    """Whether a folded name has its state from the capital alone: "kyiv police".

    >>> is_of_capital("kyiv police"), is_of_capital("ukrainian police")
    (True, False)
    """
    found = _nation_in(folded)
    return found is not None and " ".join(folded.split()[slice(*found)]) in _capitals()


@functools.cache
def _nations_by_word() -> dict[str, list[list[str]]]:
    """First word of every word for a state, to the words in full, the longest first."""
    found: dict[str, list[list[str]]] = {}
    for nation in sorted(nation_words(), key=len, reverse=True):
        words = nation.split()
        found.setdefault(words[0], []).append(words)
    return found


_MINISTRY = re.compile(r"\bministry of (?:the )?([\w ]+)$")


@functools.lru_cache(maxsize=65536)
def fold_nation(folded: str) -> str:
    """A folded name with its state told apart, however the state is put; "" where there is none.

    >>> fold_nation(fold_name("Ukraine's State Emergency Service"))
    'UA state emergency service'
    >>> fold_nation(fold_name("State Emergency Service of Ukraine"))
    'UA state emergency service'
    """
    found = _nation_in(folded)
    if found is None:
        return ""
    words = folded.split()
    plain = " ".join([*_before(words[: found[0]]), *words[found[1] :]])
    if "ministry of" in plain:
        plain = _MINISTRY.sub(r"\1 ministry", plain)
    return f"{nation_words()[' '.join(words[slice(*found)])]} {plain}" if plain else ""


def _nation_in(folded: str) -> tuple[int, int] | None:
    """The words of a folded name that stand for a state, or None."""
    words = folded.split()
    for start, word in enumerate(words):
        for nation in _nations_by_word().get(word, ()):
            end = start + len(nation)
            if words[start:end] == nation:
                return start, end
    return None


def _before(words: list[str]) -> list[str]:
    """The words before a state's, without what joins them: "army of the"."""
    for joint in ({"the"}, {"of", "in", "for", "from"}):
        if words and words[-1] in joint:
            words = words[:-1]
    return words
