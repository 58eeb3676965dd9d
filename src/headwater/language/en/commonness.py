"""How common an English word is: by its place in the vocabulary of the reader, whose words stand in the order of their frequency."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

_FIRST = 1996  # "the": before it stand signs and letters
_EVERYDAY, _USUAL = 2500, 5000


@cache
def _places() -> dict[str, int]:
    path = files("headwater.language.en") / "weights" / "tokenizer.json"
    vocabulary = json.loads(path.read_text(encoding="utf-8"))["model"]["vocab"]
    return {word: place for word, place in vocabulary.items() if place >= _FIRST and not word.startswith("##")}


@cache
def rarity(word: str) -> float:
    """How little a word has to do with most texts: 0 for an everyday one, 1 for a rare one, in lower case.

    >>> rarity("people"), rarity("fire"), rarity("landslide")
    (0.0, 0.5, 1.0)
    """
    place = _places().get(word)
    if place is None or place >= _USUAL:
        return 1.0
    return 0.0 if place < _EVERYDAY else 0.5
