"""How sure readers would be that an event happened, from the shape of its clause: a sum of weights of named features.

The score runs from -3 (surely did not happen) to 3 (surely did), the scale of UDS-IH2 (Rudinger, White and Van Durme 2018,
doi:10.18653/v1/N18-1067), on which the weights are learned (`training/factuality.py`). It tells nothing of truth.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from spacy.tokens import Token

from headwater.language.en.clauses import clause_features

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Factuality:
    """A score from -3 to 3, and the features that weigh most in it, heaviest first."""

    score: float
    reasons: tuple[tuple[str, float], ...]

    def __str__(self) -> str:
        """The score with its reasons, as a derivation prints them."""
        return f"{self.score:+.2f}: " + ", ".join(f"{name} {weight:+.2f}" for name, weight in self.reasons)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The least score for each degree of certainty."""

    possible: float
    probable: float
    certain: float


def factuality(word: Token) -> Factuality:
    """The score of the clause that `word` heads.

    >>> from headwater.language.reader import load_reader
    >>> doc = load_reader().parse("They left. They may leave.", [(0, 26)])
    >>> factuality(doc[1]).score > 1 > factuality(doc[5]).score
    True
    """
    weights, bias = _weights()["weights"], _weights()["bias"]
    found = {name: weights[name] for name in clause_features(word) if name in weights}
    heaviest = sorted(found.items(), key=lambda pair: (-abs(pair[1]), pair[0]))[:_SHOWN]
    return Factuality(max(-3.0, min(3.0, bias + sum(found.values()))), tuple(heaviest))


@cache
def thresholds() -> Thresholds:
    """The thresholds that go with the weights."""
    return Thresholds(**_weights()["thresholds"])


@cache
def _weights() -> dict[str, Any]:  # bias, thresholds, and the weight of each feature
    path = files("headwater.language.en") / "weights" / "factuality" / "weights.json"
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded
