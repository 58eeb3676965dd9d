"""The rules of certainty for a number that is put right: by another beside it ("30, not 45"), or by who will not have it ("that one is wrong")."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from headwater.extraction.certainty_scene import SAYING_NOUNS, Rule, Scene, Vote, has_case
from headwater.extraction.negation import is_negated
from headwater.extraction.prospects import has_number, is_share
from headwater.model import Form, Status

_USUAL = frozenset(
    {"usual", "normal", "average", "typical", "customary", "regular", "planned", "expected", "original", "previous"}
)
_BOUNDS = frozenset({"more", "less", "fewer", "only", "just", "even", "a", "one", "all", "every", "quite"})
_ROUND = frozenset({"hundred", "thousand", "million", "billion", "dozen"})
_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’"})
_BESIDE = frozenset({",", "—", "–", "(", "and", ";"})
_IT = frozenset({"it", "that", "this", "they"})
_TAKING = frozenset({"accept", "believe", "recognise", "recognize", "buy"})
"""Who does not do this to a bare number will not have it: "we do not accept 12"; of people it is a deed ("12 patients")."""
_EARLIER = frozenset({"earlier", "previous", "original", "prior"})
_REACH = 12
"""Tokens behind a number among which the one that stands instead of it is looked for."""


def _not_that(scene: Scene) -> Iterator[Vote]:
    """Another number is put right by this one or against it: "six people, not nine", "not 45 but 30", "It is 30. Not 45."."""
    negation = _negation_before(scene)
    if negation is None:
        return
    before = negation.i - 1
    while before >= 0 and (negation.doc[before].pos_ == "ADV" or negation.doc[before].text in _QUOTES):
        before -= 1
    joined = before >= 0 and {scene.word.dep_, scene.top.dep_} & {"appos", "conj", "nmod", "dep", "parataxis"}
    beside = bool(joined) and negation.doc[before].text in _BESIDE
    if beside or _is_before_but(scene.number[-1]) or _is_whole(scene, negation):
        yield Vote(Status.DENIED, negation, "certainty.not-that-number")


def _is_before_but(last: Token) -> bool:
    """Whether a "but" and another number follow: "not 45 but 30", "not a hundred goats but six"."""
    after = last.doc[last.i + 1 : last.i + 6]
    but = next((token for token in after if token.lower_ == "but"), None)
    return but is not None and any(token.like_num for token in but.doc[but.i + 1 : but.i + 4])


def _negation_before(scene: Scene) -> Token | None:
    """The "not" that stands right before the number itself, and is no part of its bound ("not more than")."""
    if not scene.number or scene.number[0].i == 0:
        return None
    negation, first = scene.number[0].nbor(-1), scene.number[0]
    rounded = first.lower_ == "a" and any(token.lower_ in _ROUND for token in scene.number)
    return negation if negation.lower_ == "not" and (rounded or first.lower_ not in _BOUNDS) else None


def _is_whole(scene: Scene, negation: Token) -> bool:
    """Whether the sentence says no more than "Not 45.", and another number stands right before it."""
    start, end = scene.sentence
    rest = [token for token in negation.doc[start:end] if token.is_alpha and token not in scene.number]
    return (
        rest[:1] == [negation] and len(rest) <= 2 and any(t.like_num for t in negation.doc[max(start - 4, 0) : start])
    )


def _is_not(scene: Scene) -> Iterator[Vote]:
    """It is said of a number that it is not this: "It is not 4 million. It is 450,000", "the toll is not 40"."""
    word = scene.top
    negation = next((child for child in word.children if child.lower_ in ("not", "n't", "n’t")), None)
    subject = next((child for child in word.children if child.dep_ == "nsubj"), None)
    is_value = (
        bool(scene.number) and any(child.dep_ == "cop" for child in word.children) and (word.like_num or is_share(word))
    )
    if not is_value or negation is None or subject is None or negation.nbor(1).lower_ in _BOUNDS:
        return
    instead = subject.lower_ in _IT and any(_is_instead(token) for token in word.doc[word.i + 1 : word.i + _REACH])
    if instead or subject.lemma_.lower() in SAYING_NOUNS:
        yield Vote(Status.DENIED, negation, "certainty.is-not-number")


def _is_instead(number: Token) -> bool:
    """Whether a number is the one that it is: "It is 450,000", "but 450,000"."""
    before = number.nbor(-1)
    while before.lower_ in ("only", "just", "about", "around", "$", "€", "£"):
        before = before.nbor(-1)
    return number.like_num and before.lower_ in ("is", "'s", "’s", "was", "were", "are", "but")


def _neither(scene: Scene) -> Iterator[Vote]:
    """Neither of two numbers that are told is so: "neither 300 tonnes nor 40 left our store"; not "neither 4 cars nor 12 vans"."""
    doc, (start, end) = scene.word.doc, scene.sentence
    opens = scene.number[0].nbor(-1) if scene.number and scene.number[0].i > start else scene.word
    if opens.lower_ not in ("neither", "nor"):
        return
    pair = [doc[i + 1] for i in range(start, end - 1) if doc[i].lower_ in ("neither", "nor")]
    if len(pair) == 2 and all(one.like_num or one.tag_ == "$" for one in pair) and pair[1].dep_ != "nummod":
        yield Vote(Status.DENIED, opens, "certainty.neither-number")


def _not_taken(scene: Scene) -> Iterator[Vote]:
    """Who speaks will not have a bare number: "I do not accept 33", "we don't believe 40"."""
    word, verb = scene.word, scene.word.head
    if word.like_num and word.dep_ == "obj" and verb.lemma_ in _TAKING and is_negated(verb):
        negation = next(
            child
            for child in verb.children
            if child.dep_ == "advmod" and child.lower_ in ("not", "n't", "n’t", "never")
        )
        yield Vote(Status.DENIED, negation, "certainty.not-taken")


def _said_wrong(scene: Scene) -> Iterator[Vote]:
    """Who quotes a number calls it wrong in the next sentence: "I've read that we have 90. ... but that one is wrong"."""
    one = scene.attribution
    if scene.later.wrong is not None and one is not None and one.form in (Form.DIRECT, Form.MIXED):
        yield Vote(Status.DENIED, scene.later.wrong, "certainty.said-wrong")


def _rather_than(scene: Scene) -> Iterator[Vote]:
    """A number stands instead of this one: "12 people rather than 40"; one that another voice gave is that voice's, and a usual one is so."""
    word = scene.word
    if any(child.lower_ in _USUAL for child in word.children):
        return
    other = next((child for child in word.children if child.lower_ in ("rather", "instead")), None)
    given = any(child.dep_ == "acl" and any(has_case(by, "by") for by in child.children) for child in word.children)
    if other is not None and other.dep_ in ("cc", "case") and (word.like_num or has_number(word)) and not given:
        yield Vote(Status.DENIED, other, "certainty.rather-than")


def _earlier_version(scene: Scene) -> Iterator[Vote]:
    """The report takes back what it said before: "an earlier version of this article said 32 had died"."""
    doc, (start, end) = scene.word.doc, scene.sentence
    for at in range(start + 1, min(end, start + _REACH)):
        if doc[at].lower_ in ("version", "versions") and doc[at - 1].lower_ in _EARLIER and at < scene.word.i:
            yield Vote(Status.DENIED, doc[at], "certainty.earlier-version")


CORRECTION_RULES: tuple[Rule, ...] = (
    Rule(_not_that, frozenset({"not"})),
    Rule(_is_not, frozenset({"not", "n't", "n’t"})),
    Rule(_neither, frozenset({"neither"})),
    Rule(_not_taken, _TAKING),
    Rule(_said_wrong),
    Rule(_earlier_version, frozenset({"version", "versions"})),
    Rule(_rather_than, frozenset({"rather", "instead"})),
)
