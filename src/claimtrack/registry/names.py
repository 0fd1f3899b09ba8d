"""Foldings under which spellings of one name of a body or a person meet."""

from __future__ import annotations

import functools
import re

from claimtrack.model.place import fold
from claimtrack.registry.tables import table

__all__ = [
    "acronym_words",
    "fold_name",
    "fold_nation",
    "fold_person",
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
    name = name.replace("&", " and ")
    if "'" in name or "\u2019" in name:
        name = _POSSESSIVE.sub("", name)
    if "." in name:
        name = _INITIALS.sub(r"\1", name)
    words = fold(name).split()
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


@functools.cache
def acronym_words() -> frozenset[str]:
    """Ordinary words that are also acronyms: who, is, un, aa."""
    return frozenset(row["word"] for row in table("en/acronym_words.tsv"))


@functools.cache
def nation_words() -> dict[str, str]:
    """Folded words for states to their codes."""
    return {
        word: row["code"] for row in table("en/nations.tsv") for word in row["words"].split("|")
    }


@functools.cache
def _nation() -> re.Pattern[str]:
    longest = "|".join(sorted(nation_words(), key=lambda word: (-len(word), word)))
    return re.compile(rf"(?:\b(?:of|in|for|from) )?(?:\bthe )?\b({longest})\b")


@functools.cache
def _nation_openings() -> frozenset[str]:
    return frozenset(word.split(maxsplit=1)[0] for word in nation_words())


_MINISTRY = re.compile(r"\bministry of (?:the )?([\w ]+)$")


@functools.lru_cache(maxsize=65536)
def fold_nation(folded: str) -> str:
    """A folded name with its state told apart, however the state is put; "" where there is none.

    >>> fold_nation(fold_name("Ukraine's State Emergency Service"))
    'UA state emergency service'
    >>> fold_nation(fold_name("State Emergency Service of Ukraine"))
    'UA state emergency service'
    """
    if _nation_openings().isdisjoint(folded.split()):
        return ""
    match = _nation().search(folded)
    if match is None:
        return ""
    rest = f"{folded[: match.start()]} {folded[match.end() :]}"
    plain = _MINISTRY.sub(r"\1 ministry", " ".join(rest.split()))
    return f"{nation_words()[match.group(1)]} {plain}" if plain else ""
