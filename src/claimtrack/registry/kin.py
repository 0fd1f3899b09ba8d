"""Words for relatives: whether somebody is told of as kin, and whom a word for several can be."""

from __future__ import annotations

import functools

from claimtrack.registry.lexicon import nouns, word_set

__all__ = ["is_kind_of_kin", "kin_words", "kinship"]

_MEMBER = ["family", "member"]


@functools.lru_cache(maxsize=1 << 14)
def kinship(label: str) -> str:
    """The singular of the noun for a relative that a label turns on, or "".

    >>> kinship("his uncle's two sons Ali and Omar"), kinship("a driver")
    ('son', '')
    """
    found = ""
    words = label.lower().split()
    for before, word in zip(["", *words], words, strict=False):
        if word == "of":
            break
        noun = nouns().get(word.strip(".,"))
        if noun is not None and not word.endswith(("'s", "’s")):
            found = "relative" if [before, noun.singular] == _MEMBER else noun.singular
    return found if found in word_set("kin") else ""


def is_kind_of_kin(one: str, of: str) -> bool:
    """Whether a relative can be one of several: a son one of the children.

    >>> is_kind_of_kin("son", "child"), is_kind_of_kin("wife", "child")
    (True, False)
    """
    return one == of or one in _kinds(of)


@functools.cache
def kin_words() -> frozenset[str]:
    """Every word for a relative, one and several.

    >>> {"wives", "son"} <= kin_words()
    True
    """
    kin = word_set("kin")
    return frozenset(word for word, noun in nouns().items() if noun.singular in kin)


@functools.cache
def _kinds(of: str) -> frozenset[str]:
    """Whom a noun for several relatives can be told apart into."""
    return word_set(f"{_SETS[of]}_kin") if of in _SETS else frozenset()


_SETS = {
    "child": "child",
    "kid": "child",
    "grandchild": "grandchild",
    "sibling": "sibling",
    "parent": "parent",
}
