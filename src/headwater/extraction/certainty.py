"""How a document puts a proposition: status, polarity, certainty and hedges, read around one word of the parse.

The word is the head of the claim's content or, for a claim made for one figure, the word that the figure depends on.
The rules look at what governs and modifies that word within the sentence; where several speak, the order of `Status`
decides. Degrees of certainty are FactBank's (Sauri and Pustejovsky 2009, doi:10.1007/s10579-009-9089-9); the
shape of the clause may lower them (`headwater.language.en.factuality`), and every figure of it stands in the derivation.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from headwater.extraction.certainty_rules import RULES
from headwater.extraction.certainty_scene import Standing, Vote, is_predicate, scene_of
from headwater.extraction.degrees import degree_of
from headwater.extraction.found import Attribution
from headwater.extraction.negation import is_implied, negators, not_held
from headwater.extraction.parsed import Parsed, TokenRange
from headwater.extraction.trials import note_trial, trials_are_kept
from headwater.model import Certainty, Hedge, Polarity, Status, Step

_ORDER = tuple(Status)
_KINDS = {
    Status.POSSIBLE: "modal",
    Status.ESTIMATED: "estimate",
    Status.REPORTED: "reportive",
    Status.PLANNED: "prospective",
    Status.CONDITIONAL: "condition",
    Status.UNVERIFIED: "unverified",
    Status.DENIED: "denial",
    Status.ASSERTED: "evidential",
}


@dataclass(frozen=True, slots=True)
class Stance:
    """What the words around a proposition make of it."""

    status: Status
    polarity: Polarity
    certainty: Certainty
    hedges: tuple[Hedge, ...]
    steps: tuple[Step, ...]


def judge(
    parsed: Parsed,
    word: Token,
    attribution: Attribution | None,
    content: frozenset[int],
    *,
    standing: Standing,
    number: TokenRange = (0, 0),
) -> Stance:
    """The stance taken towards the clause of `word`; `content` holds the token indices of the claim's content.

    `number` are the tokens of the figure that is judged, if one is: a "no" that is itself the number says how many, 0, and is told as so.
    """
    scene = scene_of(parsed, word, attribution, content, standing, number)
    votes = []
    kept = trials_are_kept()
    for rule in RULES:
        own = rule.votes_on(scene)
        if kept:
            note_trial("status", rule.votes.__name__, word.idx, _told(own) if own else None)
        votes += own
    status = min((vote.status for vote in votes), key=_ORDER.index, default=Status.ASSERTED)
    verbs = scene.verbs
    denying = {vote.word.i for vote in votes if vote.status is Status.DENIED} | {*range(*number)}
    negative = [token for token in negators(verbs, word) if token.i not in denying]
    if (held := not_held(parsed, attribution)) is not None and status is not Status.DENIED:
        negative = [] if negative else [held]  # "does not think that they did not sign"
    polarity = Polarity.NEGATIVE if negative else Polarity.POSITIVE
    predicate = next((verb for verb in verbs if is_predicate(verb)), word)
    certainty, reason = degree_of(predicate, status, negative)
    hedges = {vote.word.i: vote for vote in votes if vote.status not in (Status.ASSERTED, Status.DENIED)}
    span = parsed.span
    steps = [Step(vote.rule, (span(vote.word.i, vote.word.i + 1),), vote.status) for vote in votes]
    steps += [Step(_negator_rule(token), (span(token.i, token.i + 1),), "negative") for token in negative]
    steps += [Step("certainty.factuality", (span(predicate.i, predicate.i + 1),), reason)] if reason else []
    marks = tuple(Hedge(span(i, i + 1), _KINDS[vote.status]) for i, vote in sorted(hedges.items()))
    return Stance(status, polarity, certainty, marks, tuple(steps))


def _told(votes: Iterable[Vote]) -> str:
    return ", ".join(f"{vote.status}: {vote.word}" for vote in votes)


def _negator_rule(token: Token) -> str:
    return "certainty.implied" if is_implied(token) else "certainty.negation"
