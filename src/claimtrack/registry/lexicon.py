"""The words that claims are made of: what was done, to whom, and what shapes a clause.

Everything is read from the tables in ``registry/data/en`` once, on first use. Another language is
another folder of the same tables.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

import attrs

from claimtrack.model.harm import Harm
from claimtrack.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = [
    "HarmWord",
    "Noun",
    "attack_kinds",
    "harm_words",
    "harmless",
    "house_style",
    "nouns",
    "phrase_set",
    "time_words",
    "word_classes",
    "word_set",
]


@attrs.frozen
class HarmWord:
    """One reading of a word or phrase that says what was done to people.

    Attributes:
        harm: what was done.
        frame: how the people stand to the word: "participle", "verb", "intransitive" ...
        how: the kind of attack, where the word itself says it; else "".
        weak: whether the word is believed only of people named as people.
    """

    harm: Harm
    frame: str
    how: str = ""
    weak: bool = False


@attrs.frozen
class Noun:
    """A noun for people.

    Attributes:
        singular: its singular.
        plural: whether this form counts more than one.
        role: what it says they are, or "".
        age: "child", "elder", "adult" or "".
        sex: "female", "male" or "".
        nationality: where it says they are from, or "".
    """

    singular: str
    plural: bool = False
    role: str = ""
    age: str = ""
    sex: str = ""
    nationality: str = ""


@functools.cache
def harm_words() -> Mapping[str, tuple[HarmWord, ...]]:
    """Every reading of every harm word, by the word in small letters.

    >>> [reading.frame for reading in harm_words()["murders"]]
    ['verb', 'event', 'countable']
    """
    words: dict[str, tuple[HarmWord, ...]] = {}
    for row in table("en/harms.tsv"):
        reading = HarmWord(Harm(row["harm"]), row["frame"], row["how"], bool(row["weak"]))
        words[row["word"]] = (*words.get(row["word"], ()), reading)
    return words


@functools.cache
def harmless() -> frozenset[str]:
    """Phrases that hold a harm word and harm nobody.

    >>> "death penalty" in harmless()
    True
    """
    return frozenset(row["phrase"] for row in table("en/harmless.tsv"))


@functools.cache
def nouns() -> Mapping[str, Noun]:
    """Nouns for people in every form, in small letters, peoples and nations among them.

    >>> nouns()["gunmen"].role, nouns()["gunmen"].plural
    ('combatant', True)
    """
    forms: dict[str, Noun] = {}
    for row in table("en/groups.tsv"):
        singular, plural = row["singular"], row["plural"]
        told = (row["role"], row["age"], row["sex"])
        if plural and plural != singular:
            forms.setdefault(plural, Noun(singular, True, *told))
        forms.setdefault(singular, Noun(singular, False, *told))
    for row in table("en/nationalities.tsv"):
        adjective = row["adjective"]
        if row["plural"]:
            forms.setdefault(row["plural"].lower(), Noun(adjective, True, nationality=adjective))
    return forms


@functools.cache
def nationalities() -> Mapping[str, str]:
    """The adjective as printed for each word of nation or people, in small letters.

    >>> nationalities()["turks"], nationalities()["turkish"]
    ('Turk', 'Turkish')
    """
    words: dict[str, str] = {}
    for row in table("en/nationalities.tsv"):
        words[row["adjective"].lower()] = row["adjective"]
        if row["plural"]:
            words[row["plural"].lower()] = row["adjective"]
    return words


@functools.cache
def word_classes() -> Mapping[str, str]:
    """The class of each word that shapes a clause: "determiner", "preposition", "be" ...

    >>> word_classes()["which"]
    'relative'
    """
    return {row["word"]: row["class"] for row in table("en/words.tsv")}


@functools.cache
def word_set(name: str) -> frozenset[str]:
    """One of the small closed sets of words (en/word_sets.tsv), in small letters.

    >>> "feared" in word_set("doubt")
    True
    """
    return next(
        frozenset(r["words"].split()) for r in table("en/word_sets.tsv") if r["set"] == name
    )


@functools.cache
def phrase_set(name: str) -> frozenset[str]:
    """One of the small closed sets of phrases (en/phrase_sets.tsv), in small letters.

    >>> "across the country" in phrase_set("countrywide")
    True
    """
    return next(
        frozenset(r["phrases"].split(", ")) for r in table("en/phrase_sets.tsv") if r["set"] == name
    )


@functools.cache
def time_words(kind: str) -> Mapping[str, int]:
    """The number that each time word of one kind stands for (en/time_words.tsv).

    >>> time_words("month")["sept"], time_words("weekday")["monday"]
    (9, 0)
    """
    return {
        row["word"]: int(row["value"]) for row in table("en/time_words.tsv") if row["kind"] == kind
    }


@functools.cache
def attack_kinds() -> Mapping[str, str]:
    """The kind of attack or cause each of its words names, "" for words that only look like it.

    >>> attack_kinds()["gunfire"]
    'shooting'
    """
    return {row["word"]: row["kind"] for row in table("en/attacks.tsv")}


@functools.cache
def house_style() -> Mapping[str, Mapping[str, Harm]]:
    """What single outlets mean by words of harm in their own texts, by the outlet's registry id.

    >>> house_style()["sohr"]["casualties"]
    <Harm.KILLED: 'killed'>
    """
    styles: dict[str, dict[str, Harm]] = {}
    for row in table("en/house_style.tsv"):
        styles.setdefault(row["outlet"], {})[row["word"]] = Harm(row["harm"])
    return styles


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds the longest of the phrases at a word's start, in one pass.

    The phrases are merged into a tree by their first letters, so that a word costs a few
    comparisons however many phrases there are. A space stands for any one white-space character.

    >>> any_of(["shot", "shot dead"]).findall("shot dead, then shot")
    ['shot dead', 'shot']
    """
    return re.compile(rf"\b{tree_of(phrases)}\b")


def tree_of(phrases: Iterable[str], *, space: str = r"\s") -> str:
    """The source of a pattern for the longest of the phrases, without what must stand around it.

    Args:
        phrases: the phrases.
        space: what stands in the pattern for a space of theirs.

    >>> tree_of(["shot", "shots", "shell"])
    'sh(?:ell|ot(?:s)?)'
    """
    tree: dict[str, dict[str, object]] = {}
    for phrase in phrases:
        node: dict[str, dict[str, object]] = tree
        for letter in phrase:
            node = node.setdefault(letter, {})  # type: ignore[assignment]
        node[""] = {}
    return _branches(tree, space)


def _branches(node: dict[str, dict[str, object]], space: str) -> str:
    ends = "" in node
    parts = []
    for letter in sorted(key for key in node if key):
        here = space if letter == " " else re.escape(letter)
        parts.append(here + _branches(node[letter], space))  # type: ignore[arg-type]
    if not parts:
        return ""
    if len(parts) == 1 and not ends:
        return parts[0]
    # Greedy: the longer phrase is tried before the shorter one that ends here.
    return f"(?:{'|'.join(parts)})" + ("?" if ends else "")
