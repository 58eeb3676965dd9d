"""The rules of certainty for the words beside a proposition: "reportedly", "a likely 900", "by estimate", "on preliminary data"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from headwater.extraction.certainty_scene import Rule, Scene, Vote, is_person
from headwater.extraction.stancewords import listed, words_at
from headwater.model import Status

_ROUGH = frozenset({"likely", "probable", "conservative"})
"""What makes a number an estimate beside it."""
_SURE = frozenset({"confirmed", "verified", "documented"})
"""What is counted is told as sure by these, whatever stands beside it: "a likely 900 injured, with 60 confirmed deaths"."""


def _modifier(scene: Scene) -> Iterator[Vote]:
    """A listed adverb or adjective on one of the clause's words: "reportedly", "potentially", "unconfirmed"."""
    cue = [scene.word.doc[i] for i in scene.cue]
    opening = _opening_estimates(scene)
    yield from (Vote(Status.ESTIMATED, noun, "certainty.by-estimate") for word in cue for noun in _by_estimates(word))
    yield from (Vote(Status.ESTIMATED, noun, "certainty.by-estimate") for noun in opening)
    if any(child.lower_ in _SURE for child in scene.word.children):
        return
    for token in scene.verbs:
        for child in (token, *token.children, *_on_numbers(token), *_on_participles(token)):
            if child.dep_.startswith("obl") and child is not token and listed("noun", child) == Status.ESTIMATED:
                yield Vote(Status.ESTIMATED, child, "certainty.by-estimate")
            if child.dep_ in ("advmod", "amod", "case", "obl") or child.pos_ == "ADV":
                status = listed("adverb", child) or (listed("adjective", child) if child is not token else None)
                if _is_rough(child, token):
                    yield Vote(Status.ESTIMATED, child, "certainty.rough-number")
                elif status and not _tells_which(child, token):
                    yield Vote(status, child, "certainty.modifier")


def _on_numbers(noun: Token) -> Iterator[Token]:
    """The words on the numbers of a noun: "a likely 900 injuries" may be parsed with "likely" on "900"."""
    for number in noun.children:
        if number.like_num and number.i < noun.i:  # not "three nurses, perhaps even four"
            yield from number.children


def _on_participles(noun: Token) -> Iterator[Token]:
    """By whose estimate people came: "8,000 people gathered by estimate of the daily"."""
    for clause in noun.children:
        if clause.dep_ == "acl":
            yield from (child for child in clause.children if child.dep_ in ("obl", "obl:agent"))


def _is_rough(adjective: Token, noun: Token) -> bool:
    """Whether an adjective makes a number an estimate: "a likely 900 casualties" doubts how many, not whether; "a conservative figure"."""
    if adjective.lower_ not in _ROUGH:
        return False
    if adjective.lower_ == "conservative":
        return noun.lemma_ in ("range", "figure", "count", "number", "total", "calculation")
    numbers = [child.i for child in noun.children if child.like_num or child.dep_ == "nummod"]
    return adjective.head.like_num or (
        adjective.dep_ == "amod" and any(adjective.i < at for at in numbers)
    )  # not "900 likely voters"


def _tells_which(adjective: Token, noun: Token) -> bool:
    """Whether "likely" or "alleged" says which are counted ("900 likely voters"), or is said of the cause ("most likely because of rain")."""
    if adjective.dep_ == "amod" and adjective.lower_ in ("likely", "potential", "possible") and is_person(noun):
        return True  # "among likely voters"
    cause = adjective.i + 1 < len(adjective.doc) and adjective.nbor(1).lower_ in ("because", "due")
    which = adjective.dep_ == "amod" and any(child.like_num and child.i < adjective.i for child in noun.children)
    return cause or which


def _opening_estimates(scene: Scene) -> Iterator[Token]:
    """The "estimates" of a sentence that opens "By US estimates ...", which the parse may take for a verb."""
    start, doc = scene.sentence[0], scene.word.doc
    if doc[start].lower_ == "by":
        second = doc[start + 1 : min(start + 5, scene.word.i)]
        yield from (token for token in second if token.lower_ in ("estimate", "estimates"))


def _by_estimates(cue: Token) -> Iterator[Token]:
    """By whose estimates something is said: "By their estimates 900 left, the envoy said", '"900, in my estimate, left," she said'."""
    for child in cue.children:
        words = {below.lower_ for below in child.children}
        by = "by" in words or ("in" in words and words & {"my", "our"})
        if by and child.dep_.startswith("obl") and listed("noun", child) == Status.ESTIMATED:
            yield child


def _estimate_said(scene: Scene) -> Iterator[Vote]:
    """An estimate is the subject, or what the number is: "the assessment is that 900 left", "allied estimates have 900"."""
    for token in scene.verbs:
        tops = [token, token.head] if token.dep_ in ("ccomp", "acl") else [token]
        for child in (child for top in tops for child in top.children if child.dep_ in ("nsubj", "nsubj:outer")):
            if listed("noun", child) == Status.ESTIMATED:
                yield Vote(Status.ESTIMATED, child, "certainty.estimate-said")


def _basis(scene: Scene) -> Iterator[Vote]:
    """What the clause rests on is not final: "on preliminary data 900 died"."""
    for token in scene.verbs:
        for child in token.children:
            below = child.children if child.dep_ in ("obl", "nmod") else ()
            for adjective in (below for below in below if below.dep_ == "amod"):
                if listed("adjective", adjective) == Status.UNVERIFIED:
                    yield Vote(Status.UNVERIFIED, adjective, "certainty.basis")


def _cue_modifier(scene: Scene) -> Iterator[Vote]:
    """The words that introduce the clause say so, or a word on them: "is alleged to", "unconfirmed reports that"."""
    if any(child.lower_ in _SURE for child in scene.word.children):
        return
    for token in (scene.word.doc[i] for i in scene.cue):
        status = listed("adverb", token) or listed("adjective", token)
        if status and not (token.pos_ == "VERB" and status is Status.REPORTED):  # "prosecutors alleged"
            yield Vote(status, token, "certainty.cue-modifier")
        for child in (child for child in token.children if token.pos_ == "NOUN" and child.dep_ == "amod"):
            if listed("adjective", child) is Status.UNVERIFIED:
                yield Vote(Status.UNVERIFIED, child, "certainty.cue-modifier")


MODIFIER_RULES: tuple[Rule, ...] = (
    Rule(_modifier, words_at("adverb") | words_at("adjective") | words_at("noun") | _ROUGH),
    Rule(_cue_modifier, words_at("adverb") | words_at("adjective")),
    Rule(_estimate_said),
    Rule(_basis, words_at("adjective")),
)
