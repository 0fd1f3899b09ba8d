"""Said-verbs in all their forms, and what a source does with each to what it says."""

from __future__ import annotations

import functools

import attrs

from claimtrack.model.claim import Stance
from claimtrack.registry.lexicon import word_set
from claimtrack.registry.tables import table

__all__ = ["Cue", "cue_forms"]


@attrs.frozen
class Cue:
    """A form of a said-verb.

    Attributes:
        lemma: the plain form.
        form: "base", "s", "past" (or both past and participle), "participle" or "ing".
        use: "say", "clause", "attitude" or "charge", as in the table.
        stance: what the source does to what it introduces.
        noun: whether this form is a common noun too.
    """

    lemma: str
    form: str
    use: str
    stance: Stance
    noun: bool = False


@functools.cache
def cue_forms() -> dict[str, Cue]:
    """Every form of every said-verb, in small letters.

    >>> cue_forms()["denied"].stance.value, cue_forms()["saying"].form
    ('denied', 'ing')
    """
    forms: dict[str, Cue] = {}
    for row in table("en/said_verbs.tsv"):
        for form, word in _forms(row["lemma"], row["past"], row["participle"]):
            noun = bool(row["noun"]) and form in {"base", "s"}
            cue = Cue(row["lemma"], form, row["use"], Stance(row["stance"]), noun)
            forms.setdefault(word, cue)
    return forms


_DOUBLING = word_set("doubling")


def _forms(lemma: str, past: str, participle: str) -> list[tuple[str, str]]:
    stem = lemma.removesuffix("e")
    if lemma in _DOUBLING:
        stem += stem[-1]
    third, regular = lemma + "s", stem + "ed"
    if lemma.endswith(("s", "sh", "ch", "x", "o", "z")):
        third = lemma + "es"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        third, regular = lemma[:-1] + "ies", lemma[:-1] + "ied"
    ing = (lemma if lemma.endswith(("y", "ee")) else stem) + "ing"
    out = [("past", past or regular), ("s", third), ("base", lemma), ("ing", ing)]
    if participle and participle != past:
        out.append(("participle", participle))
    return out
