"""Lemmas by lookup (simplemma), guided by the part of speech."""

from __future__ import annotations

from functools import lru_cache

import simplemma

_IRREGULAR = {
    ("said", "VERB"): "say", ("told", "VERB"): "tell", ("found", "VERB"): "find", ("saw", "VERB"): "see",
    ("species", "NOUN"): "species", ("series", "NOUN"): "series", ("diagnoses", "NOUN"): "diagnosis",
    ("won", "VERB"): "win", ("trading", "VERB"): "trade", ("left", "VERB"): "leave", ("rose", "VERB"): "rise", ("calves", "NOUN"): "calf", ("leaves", "NOUN"): "leaf", ("felt", "VERB"): "feel", ("'s", "AUX"): "be", ("’s", "AUX"): "be", ("'re", "AUX"): "be",
    ("’re", "AUX"): "be",
    ("is", "AUX"): "be", ("was", "AUX"): "be", ("were", "AUX"): "be", ("are", "AUX"): "be",
    ("'ve", "AUX"): "have", ("’ve", "AUX"): "have", ("has", "AUX"): "have", ("had", "AUX"): "have",
    ("wo", "AUX"): "will",
    ("'ll", "AUX"): "will", ("’ll", "AUX"): "will", ("people", "NOUN"): "person", ("troops", "NOUN"): "troop",
    ("casualties", "NOUN"): "casualty", ("lives", "NOUN"): "life", ("data", "NOUN"): "data", ("media", "NOUN"): "media",
    ("men", "NOUN"): "man", ("women", "NOUN"): "woman", ("police", "NOUN"): "police", ("could", "AUX"): "could",
    ("might", "AUX"): "might", ("would", "AUX"): "would", ("should", "AUX"): "should",
}  # fmt: skip
_INFLECTED = frozenset({"VERB", "AUX", "NOUN"})


@lru_cache(maxsize=200_000)
def lemma(word: str, pos: str) -> str:
    """The lemma of a word with its universal part of speech; proper nouns keep their form.

    >>> lemma("said", "VERB"), lemma("labourers", "NOUN"), lemma("Moscow", "PROPN")
    ('say', 'labourer', 'Moscow')
    """
    low = word.lower()
    if (low, pos) in _IRREGULAR:
        return _IRREGULAR[low, pos]
    if pos == "PROPN":
        return word
    if pos not in _INFLECTED:
        return low
    found = simplemma.lemmatize(low, lang="en").lower()
    if pos == "NOUN" and (found == low or not low.startswith(found[:2])):
        return _singular(low)
    return found


def _singular(word: str) -> str:
    """A regular noun's singular; words in -ss, -us, -is stay."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    if word.endswith(("men",)) and len(word) > 4:
        return word[:-2] + "an"
    if word.endswith("s") and not word.endswith(("ss", "us", "is", "news")) and len(word) > 3:
        return word[:-1]
    return word
