"""Why a pair of claims is in doubt, feature by feature, for people."""

from __future__ import annotations

import re
from dataclasses import dataclass

from headwater.linking.matching import FEATURES
from headwater.model.relations import Undecided

_REASON = re.compile(r"(\w+) ([\d.]+) x ([\d.]+)")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the score: how far the two agree in it, 0 to 1, what it weighs, and what it looks at.

    Of a reason in other words only `name` is there, with the words.
    """

    name: str
    agreement: float | None = None
    weight: float | None = None
    explanation: str = ""


def parts(doubt: Undecided) -> tuple[Part, ...]:
    """The parts of the score, those first in which the two agree least for their weight.

    >>> [(part.name, part.agreement, part.explanation) for part in parts(Undecided(("c1", "c2"), 0.6, ("head 0.7 x 0.25", "no place")))]
    [('no place', None, ''), ('head', 0.7, 'The counted noun: the same, or one a kind of the other.')]
    """
    return tuple(sorted(map(_part, doubt.reasons), key=lambda one: -_missing(one)))


def _part(reason: str) -> Part:
    found = _REASON.fullmatch(reason)
    if found is None:
        return Part(reason)
    explained = {feature.name: feature.explanation for feature in FEATURES}
    return Part(found[1], float(found[2]), float(found[3]), explained.get(found[1], ""))


def _missing(part: Part) -> float:
    """How much of the score is missing by it; the most where no number is known."""
    return 1.0 if part.agreement is None or part.weight is None else (1 - part.agreement) * part.weight
