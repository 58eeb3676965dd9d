"""FactBank's degree of certainty for a clause, from its status and its shape (decision 0016)."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from headwater.extraction.negation import is_implied, is_negated
from headwater.extraction.stancewords import listed
from headwater.language.en.factuality import Thresholds, factuality, thresholds
from headwater.model import Certainty, Status

_PAST = frozenset({"did", "was", "were", "had", "has", "have"})
_AGAINST = -1.5  # a score that readers give to what did not happen
_CERTAINTY = {
    Status.POSSIBLE: Certainty.POSSIBLE,
    Status.ESTIMATED: Certainty.PROBABLE,
    Status.PLANNED: Certainty.UNSPECIFIED,
    Status.CONDITIONAL: Certainty.UNSPECIFIED,
    Status.REPORTED: Certainty.UNSPECIFIED,
    Status.UNVERIFIED: Certainty.UNSPECIFIED,
    Status.DENIED: Certainty.CERTAIN,
    Status.ASSERTED: Certainty.CERTAIN,
}


def degree_of(word: Token, status: Status, negative: Sequence[Token]) -> tuple[Certainty, str | None]:
    """The degree of the clause of `word`, and why, where its shape decides.

    The shape grades what is plainly told, and takes the degree from what a word hedges only where it speaks against it.
    What a word implies ("failed to sign") or a negation says of the past ("did not sign") is certain: readers who score the
    latter disagree on whether the event or its absence is asked for, so that the weights tell nothing of it.
    """
    rule = _CERTAINTY[status]
    settled = any(is_implied(token) for token in negative) or (bool(negative) and _is_past_negation(word))
    if rule is Certainty.UNSPECIFIED or (settled and rule is Certainty.CERTAIN):
        return rule, None
    found = factuality(word)
    strength = -found.score if negative else found.score
    degree = rule if strength >= _AGAINST else Certainty.UNSPECIFIED
    if rule is Certainty.CERTAIN:
        degree = _degree(strength, thresholds())
    return degree, f"{degree}, {found}"


def _degree(strength: float, least: Thresholds) -> Certainty:
    if strength >= least.probable:
        return Certainty.CERTAIN if strength >= least.certain else Certainty.PROBABLE
    return Certainty.POSSIBLE if strength >= least.possible else Certainty.UNSPECIFIED


def _is_past_negation(word: Token) -> bool:
    """Whether a word is negated itself, with a helper of the past or the perfect: "did not", "has not"."""
    helpers = {child.lower_ for child in word.children if child.dep_ in ("aux", "aux:pass", "cop")}
    return is_negated(word) and bool(helpers & _PAST) and not any(listed("aux", child) for child in word.children)
