"""The rules of certainty for what is tried, requested or laid down in a plan, and is not there yet: "is trying to raise $900"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from headwater.extraction.certainty_scene import Rule, Scene, Vote
from headwater.extraction.prospects import PRESENT, is_led_by
from headwater.extraction.stancewords import listed, words_at
from headwater.model import Status

_TRYING = frozenset({"try", "attempt", "strive", "endeavour", "endeavor"})
_STRIVING = frozenset({"effort", "drive"})
_GETTING_AT = frozenset(
    {"reach", "find", "free", "rescue", "save", "identify", "trace", "contact", "contain", "douse", "locate", "recover", "capture",
     "control", "help", "protect", "evacuate", "catch"}
)  # fmt: skip
"""What is done to those who are there already: "are trying to reach 40 miners"."""
_LENDING = frozenset(
    {"use", "loan", "delivery", "deployment", "supply", "release", "transfer", "grant", "payment", "return", "purchase", "dispatch"}
)  # fmt: skip
"""Deeds that are requested: the loan of boats."""
_OPENERS = ("case", "mark")


def _attempted(scene: Scene) -> Iterator[Vote]:
    """Somebody tries to do it: "is attempting to row 40 miles", "led an effort to house 70 families"; not what was tried once, nor what is
    done to those who are there ("trying to reach 40 miners")."""
    for below, above in scene.governed:
        if below.dep_ not in ("xcomp", "advcl", "acl") or not is_led_by(below, "to", by=_OPENERS):
            continue
        tries = above.lemma_ in _STRIVING if above.pos_ == "NOUN" else above.lemma_ in _TRYING and _is_open(above)
        if tries and below.lemma_ not in _GETTING_AT:
            yield Vote(Status.PLANNED, above, "certainty.attempted")


def _is_open(verb: Token) -> bool:
    """Whether it is still going on: "is trying", "to try", "tries"; not "tried", "was trying", "was caught trying"."""
    helpers = {child.tag_ for child in verb.children if child.dep_ == "aux"}
    if verb.tag_ == "VBG":
        return bool(helpers & PRESENT)
    return verb.tag_ in (*PRESENT, "VB") and not helpers & {"VBD", "MD"}


def _requested(scene: Scene) -> Iterator[Vote]:
    """Somebody requests a deed, or is requesting a thing: "requested the loan of nine boats", "is requesting 12 tents"; not papers of those
    who are there ("requested the files of 40 patients"), nor what is counted by its requests ("voters requested 900 ballots")."""
    for below, verb in scene.governed:
        if verb.lemma_ != "request" or below.dep_ not in ("obj", "nsubj:pass"):
            continue
        asking = _is_open(verb) and below in (scene.word, scene.top)
        if asking or below.lemma_.lower() in _LENDING:
            yield Vote(Status.PLANNED, verb, "certainty.requested")


def _chance_of(scene: Scene) -> Iterator[Vote]:
    """There is a chance or danger of doing it: "has the potential of wiping out 40 farms"; not "the potential of 40 farms"."""
    for below, noun in scene.governed:
        status = listed("of-doing", noun) if below.dep_ == "acl" and below.tag_ == "VBG" else None
        if status is not None and is_led_by(below, "of", by=_OPENERS):
            yield Vote(status, noun, "certainty.chance-of")


ATTEMPT_RULES: tuple[Rule, ...] = (
    Rule(_attempted, _TRYING | _STRIVING),
    Rule(_requested, frozenset({"request"})),
    Rule(_chance_of, words_at("of-doing")),
)
