"""The rules of certainty for what somebody is for or against, aims at or orders: "backs a $12 wage", "its $4 billion target"."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.extraction.certainty_scene import Rule, Scene, Vote, has_case
from headwater.extraction.prospects import is_share
from headwater.model import Status

_SIDING = frozenset({"support", "back", "favor", "favour", "oppose", "endorse", "advocate", "champion", "resist"})
_SIDES = frozenset({"supporter", "opponent", "backer", "advocate", "proponent", "critic", "foe", "champion"})
_MEASURES = frozenset(
    {"wage", "tax", "levy", "fee", "increase", "raise", "rise", "cut", "hike", "bond", "toll", "tariff", "surcharge", "duty", "reduction",
     "cap", "minimum", "limit", "quota", "package", "fine", "rate"}
)  # fmt: skip
"""What is laid on, raised or cut by a vote, and may be there or not."""
_PROPOSED = frozenset({"target", "goal", "proposal", "request", "bid", "offer"})
"""What an amount of money or a share may be no more than."""
_SPENDING = frozenset(
    {"spending", "rescue", "bailout", "stimulus", "recovery", "investment", "expansion", "restructuring", "relief", "aid",
     "infrastructure", "cost-cutting", "savings", "austerity", "development"}
)  # fmt: skip
"""Plans of which an amount tells what is to be spent or saved: "a $21 million spending plan", not "a $15 family plan"."""
_ORDERED = frozenset(
    {"cut", "reduction", "increase", "rise", "raise", "decrease", "closure", "freeze", "evacuation", "curb"}
)


def _sided_with(scene: Scene) -> Iterator[Vote]:
    """Somebody is for or against a measure of that height: "backs a $12 wage", "opponents of a 12 percent levy"."""
    if scene.granted or not is_share(scene.top):
        return
    measures = [token for token in scene.verbs if token.lemma_.lower() in _MEASURES]
    for measure in measures[:1]:
        above = measure.head
        for_it = measure.dep_ in ("obj", "nsubj:pass") and above.lemma_ in _SIDING
        side = has_case(measure, "of") and above.lemma_.lower() in _SIDES
        if for_it or side:
            yield Vote(Status.PLANNED, above, "certainty.sided-with")


def _wanted_in(scene: Scene) -> Iterator[Vote]:
    """Somebody wants a thing to be in so many places: "wants them in 100 towns"."""
    for below, verb in scene.governed:
        thing = any(child.dep_ == "obj" for child in verb.children)
        if not scene.granted and verb.lemma_ == "want" and below.dep_ == "obl" and thing and verb.pos_ == "VERB":
            yield Vote(Status.PLANNED, verb, "certainty.wanted-in")


def _amount_of_plan(scene: Scene) -> Iterator[Vote]:
    """The amount is that of what is asked, aimed at or to be spent: "its $4 billion target", "a $21 million spending plan"."""
    top = scene.top
    noun = top.head
    if top.dep_ not in ("compound", "nummod", "amod") or not is_share(top):
        return
    before = {child.lower_ for child in noun.children if child.dep_ in ("compound", "amod")}
    planned = noun.lemma_.lower() == "plan" and before & _SPENDING
    if planned or noun.lemma_.lower() in _PROPOSED:
        yield Vote(Status.PLANNED, noun, "certainty.amount-of-plan")


def _ordered(scene: Scene) -> Iterator[Vote]:
    """A cut of that height is ordered, and yet to be made: "ordered cuts of 50 percent"."""
    for below, verb in scene.governed:
        ordered = verb.lemma_ == "order" and below.dep_ in ("obj", "nsubj:pass") and below.lemma_.lower() in _ORDERED
        if not scene.granted and ordered and is_share(scene.top):
            yield Vote(Status.PLANNED, verb, "certainty.ordered")


WANTED_RULES: tuple[Rule, ...] = (
    Rule(_sided_with, _SIDING | _SIDES),
    Rule(_wanted_in, frozenset({"want"})),
    Rule(_amount_of_plan, _PROPOSED | {"plan"}),
    Rule(_ordered, frozenset({"order"})),
)
