"""The rules of certainty for how a number is put that somebody has reckoned or heard: "put at 40", "believed trapped", "reports of 40"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from headwater.extraction.certainty_scene import Rule, Scene, Vote, has_case
from headwater.extraction.negation import is_negated
from headwater.extraction.stancewords import listed, words_at
from headwater.model import Status

_COUNTS = frozenset(
    {
        "number",
        "toll",
        "tally",
        "count",
        "figure",
        "total",
        "dead",
        "death",
        "injured",
        "wounded",
        "missing",
        "it",
        "them",
    }
)
"""What is counted one by one: who puts these at a plain number has counted them."""
_SUMS = frozenset({"figure", "total", "number", "sum", "estimate"})
_ROUGH = frozenset(
    {"about", "around", "some", "roughly", "approximately", "nearly", "almost", "between", "over", "up", "least", "somewhere"}
)  # fmt: skip
_MONEY = frozenset(
    {"$", "euro", "dollar", "pound", "rupee", "kronor", "krona", "yen", "yuan", "peso", "rand", "naira", "shilling"}
)
_GUESSES = frozenset({"guess", "reckon", "think", "believe", "suppose", "imagine", "estimate"})
_INFERRING = frozenset({"infer", "deduce", "surmise", "extrapolate"})
_HELPERS = frozenset({"would", "'d", "’d", "should", "do", "’ll", "'ll"})
_STOPS = frozenset({",", ".", ";", '"', "”", "’", "'", "—", "–", "-", "!"})


def _put_at(scene: Scene) -> Iterator[Vote]:
    """Somebody puts or values it at a number: an estimate, unless it is a plain count of what is counted one by one."""
    for token in scene.verbs:
        if not any(child.lower_ == "at" and child.dep_ == "case" for child in token.children) and not _is_somewhere(
            token
        ):
            continue
        verb = next((up for up in (token.head, token.head.head) if listed("at", up) is Status.ESTIMATED), None)
        if verb is not None and not (verb.lemma_ == "put" and _is_counted(verb, token)):
            yield Vote(Status.ESTIMATED, verb, "certainty.put-at")


def _is_somewhere(token: Token) -> bool:
    """Whether it is the "somewhere" of "put at somewhere between 2 and 3 million"."""
    return token.lower_ == "somewhere" and token.i > 0 and token.nbor(-1).lower_ == "at"


def _arrived_at(scene: Scene) -> Iterator[Vote]:
    """Somebody reckons until a number comes out: "arrived at a figure of 4,000"."""
    for below, verb in scene.governed:
        if not scene.granted and verb.lemma_ == "arrive" and has_case(below, "at") and below.lower_ in _SUMS:
            yield Vote(Status.ESTIMATED, verb, "certainty.arrived-at")


def _is_counted(verb: Token, number: Token) -> bool:
    """Whether a plain number is put on a count: "put the number of injured at 17", but not "at around 17" or "at $17"."""
    thing = next((child for child in verb.children if child.dep_ in ("obj", "nsubj:pass")), None)
    words = {token.lower_ for token in number.subtree} | {token.lemma_.lower() for token in number.subtree}
    plain = not words & (_ROUGH | _MONEY) and sum(token.like_num for token in number.subtree) == 1
    return thing is not None and thing.lower_ in _COUNTS and plain


def _guess_put_in(scene: Scene) -> Iterator[Vote]:
    """A guess put into the words of somebody: "we lost 300 hives, I reckon"."""
    doc, (start, end) = scene.word.doc, scene.sentence
    for i in range(start + 1, end - 2):
        if doc[i].lower_ in ("i", "we") and doc[i - 1].text in _STOPS:
            verb = doc[i + 2] if doc[i + 1].lower_ in _HELPERS and i + 3 < end else doc[i + 1]
            closed = verb.i + 1 >= end or verb.nbor(1).text in _STOPS
            if closed and verb.lemma_.lower() in _GUESSES:
                yield Vote(Status.ESTIMATED, verb, "certainty.guess-put-in")


def _own_guess(scene: Scene) -> Iterator[Vote]:
    """Who speaks guesses: "I think there were 40 of them"."""
    for below, verb in scene.governed:
        own = any(child.dep_ == "nsubj" and child.lower_ in ("i", "we") for child in verb.children)
        if own and below.dep_ == "ccomp" and verb.lemma_ in _GUESSES and not is_negated(verb):
            yield Vote(Status.ESTIMATED, verb, "certainty.own-guess")


def _inferred(scene: Scene) -> Iterator[Vote]:
    """Somebody infers it from what he sees: "from the rings they infer that some 300 storms passed"."""
    for below, verb in scene.governed:
        if below.dep_ == "ccomp" and verb.lemma_ in _INFERRING and not is_negated(verb):
            yield Vote(Status.ESTIMATED, verb, "certainty.inferred")


def _told_of(scene: Scene) -> Iterator[Vote]:
    """A participle says of what is counted that it is feared, believed or planned: "12 miners believed trapped", "with 12% of it
    earmarked for roads"; behind a comma it says something else of them: "12 miners left, believed to be ill"."""
    for verb in {token.head for token in (scene.word, *scene.number) if token.dep_.startswith("nsubj")}:
        with_it = any(child.lower_ == "with" and child.dep_ == "mark" for child in verb.children)
        status = listed("participle", verb) if with_it else None
        if status is not None and verb.tag_ in ("VBN", "VBD"):
            yield Vote(status, verb, "certainty.participle")
    for token in scene.verbs[:1]:
        for child in token.children:
            near = (
                child.dep_ == "acl"
                and child.tag_ in ("VBN", "VBD")
                and child.i > token.i
                and child.nbor(-1).text != ","
            )
            status = listed("participle", child) if near else None
            if status is not None:
                yield Vote(status, child, "certainty.participle")


def _headline_passive(scene: Scene) -> Iterator[Vote]:
    """A headline leaves out "are": "Nine feared drowned as ferry sinks"."""
    for below, verb in zip(scene.verbs, scene.verbs[1:], strict=False):
        status = listed("participle", verb) if below.dep_ == "nsubj" and verb.tag_ in ("VBD", "VBN") else None
        told = any(child.dep_ == "xcomp" and child.tag_ in ("VBN", "JJ", "VBD") for child in verb.children)
        if status is not None and told and not any(child.dep_ in ("aux", "obj") for child in verb.children):
            yield Vote(status, verb, "certainty.headline-passive")


NUMBER_RULES: tuple[Rule, ...] = (
    Rule(_put_at, frozenset({"at"})),
    Rule(_arrived_at, frozenset({"arrive"})),
    Rule(_guess_put_in, frozenset({"i", "we"})),
    Rule(_own_guess, _GUESSES),
    Rule(_inferred, _INFERRING),
    Rule(_told_of, words_at("participle")),
    Rule(_headline_passive, words_at("participle")),
)
