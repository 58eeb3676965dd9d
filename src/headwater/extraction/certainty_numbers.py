"""The rules of certainty for how a number itself is put, by the words that give it: "put at 40", "a target of 40", "30, not 45"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from headwater.extraction.certainty_scene import Scene, Vote, is_passive
from headwater.extraction.negation import is_negated, negators
from headwater.extraction.prospects import PRESENT
from headwater.extraction.stancewords import listed
from headwater.model import Form, Status

_COUNTS = frozenset(
    {"number", "toll", "tally", "count", "figure", "total", "dead", "death", "injured", "wounded", "missing", "it"}
)
"""What is counted one by one: who puts these at a plain number has counted them."""
_ROUGH = frozenset(
    {
        "about",
        "around",
        "some",
        "roughly",
        "approximately",
        "nearly",
        "almost",
        "between",
        "over",
        "up",
        "least",
        "somewhere",
    }
)
_MONEY = frozenset(
    {"$", "euro", "dollar", "pound", "rupee", "kronor", "krona", "yen", "yuan", "peso", "rand", "naira", "shilling"}
)
_BUDGETING = frozenset(
    {
        "present",
        "unveil",
        "table",
        "propose",
        "announce",
        "approve",
        "pass",
        "read",
        "submit",
        "adopt",
        "outline",
        "draft",
    }
)
_SAYING_NOUNS = frozenset(
    {"claim", "report", "rumour", "rumor", "allegation", "accusation", "suggestion", "story", "figure", "number", "toll", "count",
     "estimate", "tally", "assertion", "statement"}
)  # fmt: skip
_TAKEN_BACK = frozenset({"withdraw", "retract", "rescind", "disprove", "debunk"})
_UNTRUE = frozenset({"false", "untrue", "wrong", "incorrect", "fabricated", "fake", "baseless", "erroneous"})
_POSTS = frozenset(
    {"post", "posts", "tweet", "tweets", "message", "messages", "rumour", "rumours", "rumor", "rumors", "video", "videos", "clip",
     "meme", "voicenote", "users"}
)  # fmt: skip
_MOVING = frozenset(
    {"fall", "rise", "grow", "reach", "peak", "hit", "average", "slow", "end", "climb", "drop", "decline", "ease", "expand", "shrink",
     "contract", "increase", "decrease", "remain", "exceed", "come", "go", "settle", "double", "land", "slip", "jump", "top"}
)  # fmt: skip
_GUESSES = frozenset({"guess", "reckon", "think", "believe", "suppose", "imagine", "estimate"})
_HELPERS = frozenset({"would", "'d", "’d", "should", "do", "’ll", "'ll"})
_STOPS = frozenset({",", ".", ";", '"', "”", "’", "'", "—", "–", "-", "!"})
_BOUNDS = frozenset({"more", "less", "fewer", "only", "just", "even", "a", "one", "all", "every", "quite"})


def _put_at(scene: Scene) -> Iterator[Vote]:
    """Somebody puts or values it at a number: an estimate, unless it is a plain count of what is counted one by one."""
    for token in scene.verbs:
        if not any(child.lower_ == "at" and child.dep_ == "case" for child in token.children):
            continue
        verb = next((up for up in (token.head, token.head.head) if listed("at", up) is Status.ESTIMATED), None)
        if verb is not None and not (verb.lemma_ == "put" and _is_counted(verb, token)):
            yield Vote(Status.ESTIMATED, verb, "certainty.put-at")


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


def _told_of(scene: Scene) -> Iterator[Vote]:
    """A participle says of what is counted that it is feared, believed or planned: "12 miners believed trapped"."""
    for token in scene.verbs[:1]:
        for child in token.children:
            status = listed("participle", child) if child.dep_ == "acl" and child.tag_ == "VBN" else None
            if status is not None:
                yield Vote(status, child, "certainty.participle")


def _headline_passive(scene: Scene) -> Iterator[Vote]:
    """A headline leaves out "are": "Nine feared drowned as ferry sinks"."""
    for below, verb in zip(scene.verbs, scene.verbs[1:], strict=False):
        status = listed("participle", verb) if below.dep_ == "nsubj" and verb.tag_ in ("VBD", "VBN") else None
        told = any(child.dep_ == "xcomp" and child.tag_ in ("VBN", "JJ", "VBD") for child in verb.children)
        if status is not None and told and not any(child.dep_ in ("aux", "obj") for child in verb.children):
            yield Vote(status, verb, "certainty.headline-passive")


def _due(scene: Scene) -> Iterator[Vote]:
    """It is due somewhere or some day: "two million vials are due on Friday"; but not due to a cause."""
    for token in scene.verbs:
        for word in (token, *token.children):
            if word.lower_ == "due" and word.i > 0 and word.nbor(-1).lemma_ in ("be", "now", "also") and _is_time(word):
                yield Vote(Status.PLANNED, word, "certainty.due")


def _is_time(due: Token) -> bool:
    """Whether "due" has no cause behind it: "due at the airport", "due to arrive", not "due to the cold"."""
    if due.i + 2 >= len(due.doc) or due.nbor(1).lower_ != "to":
        return True
    return due.nbor(2).tag_ == "VB"


def _aimed_at(scene: Scene) -> Iterator[Vote]:
    """A number is meant for a time or purpose: "4,500 flats are targeted for next year"; not "four churches were targeted"."""
    for below, verb in zip(scene.verbs, scene.verbs[1:], strict=False):
        if (
            verb.lemma_ == "target"
            and below.dep_ == "nsubj:pass"
            and any(_has_case(child, "for") for child in verb.children)
        ):
            yield Vote(Status.PLANNED, verb, "certainty.targeted-for")
        if verb.lemma_ == "call" and below.dep_ == "obl" and _has_case(below, "for") and not is_passive(verb):
            yield Vote(Status.PLANNED, verb, "certainty.called-for")


def _has_case(token: Token, word: str) -> bool:
    return token.dep_ in ("obl", "nmod") and any(
        child.lower_ == word and child.dep_ == "case" for child in token.children
    )


def _budgeted(scene: Scene) -> Iterator[Vote]:
    """A budget that is presented or passed is money to be spent; one that somebody has is there."""
    for token in scene.governors[:3]:
        spent = token.dep_ in ("obj", "nsubj:pass") and token.head.lemma_ in _BUDGETING
        if spent and token.lower_ == "budget" and not any(child.like_num for child in token.children):
            yield Vote(Status.PLANNED, token, "certainty.budget")


def _plan_was(scene: Scene) -> Iterator[Vote]:
    """The number is what a plan or target is: "the plan had been 95"."""
    for token in scene.verbs[:1]:
        if any(child.dep_ == "cop" for child in token.children):
            subject = next((child for child in token.children if child.dep_ == "nsubj"), None)
            if subject is not None and listed("noun", subject) is Status.PLANNED:
                yield Vote(Status.PLANNED, subject, "certainty.plan-was")


def _meant_for(scene: Scene) -> Iterator[Vote]:
    """What is counted is itself what is possible or planned: "an option for three more", "a target of 40"."""
    status = listed("noun", scene.word)
    sized = any(_is_number(child) for child in scene.word.children if _has_case(child, "for") or _has_case(child, "of"))
    planned = status is Status.PLANNED and scene.word.lemma_ in ("target", "goal", "plan")
    if sized and (planned or status is Status.POSSIBLE):
        yield Vote(status, scene.word, "certainty.meant-for")


def _is_number(token: Token) -> bool:
    return token.like_num or any(child.like_num for child in token.children)


def is_sized(word: Token) -> bool:
    """Whether a number is the size of a known group, which no denial touches: "denied that the crew of 19 went unpaid"."""
    known = any(child.lower_ == "the" or child.dep_ == "nmod:poss" for child in word.children)
    of = any(child.like_num and _has_case(child, "of") for child in word.children)
    return known and of and word.pos_ == "NOUN" and word.lemma_.lower() not in _SAYING_NOUNS


def _foreseen(scene: Scene) -> Iterator[Vote]:
    """Somebody sees a value reached: "the lender sees unemployment falling to 6 percent"."""
    for token in scene.verbs:
        first = token
        while first.dep_ == "conj" and first.tag_ == "VBG":
            first = first.head
        sees = first.head
        if token.tag_ == "VBG" and token.lemma_ in _MOVING and sees.lemma_ == "see" and sees.tag_ in PRESENT:
            yield Vote(Status.PLANNED, sees, "certainty.foreseen")


def _heard(scene: Scene) -> Iterator[Vote]:
    """Somebody has heard of it: "brokers have heard of 40 ships held"."""
    top = scene.verbs[-1] if scene.verbs else scene.word
    for token in (*scene.verbs, top.head):
        verb = token.head
        if token.dep_ == "obl" and verb.lemma_ == "hear" and _has_case(token, "of") and not is_negated(verb):
            yield Vote(Status.REPORTED, verb, "certainty.heard-of")


def _not_that(scene: Scene) -> Iterator[Vote]:
    """Another number is put right by this one or against it: "six people, not nine", "not 45 but 30"."""
    negation = next((child for child in scene.word.children if child.lower_ == "not" and child.i < scene.word.i), None)
    if negation is None or negation.i == 0 or negation.nbor(1).lower_ in _BOUNDS or not scene.word.like_num:
        return
    beside = scene.word.dep_ in ("appos", "conj", "nmod", "dep") and negation.nbor(-1).text in (
        ",",
        "—",
        "–",
        "(",
        "and",
    )
    after = scene.word.doc[scene.word.i + 1 : scene.word.i + 4]
    if beside or any(token.lower_ == "but" for token in after):
        yield Vote(Status.DENIED, negation, "certainty.not-that-number")


def _rejected_before(scene: Scene) -> Iterator[Vote]:
    """Who has just rejected a story says that it is not so: 'The embassy rejected the story. "There is no order for 40 tanks."'"""
    one = scene.attribution
    if one is None or one.form not in (Form.DIRECT, Form.MIXED) or not scene.sentence[0]:
        return
    negative = negators(scene.verbs, scene.word)
    before = scene.word.doc[scene.sentence[0] - 1].sent if negative else ()
    if any(listed("cue", verb) is Status.DENIED and _is_on_story(verb) for verb in before):
        yield Vote(Status.DENIED, negative[0], "certainty.rejected-before")


def _is_on_story(verb: Token) -> bool:
    """Whether a verb of denial has a story or claim for its object, and is not negated itself."""
    told = any(child.dep_ == "obj" and child.lemma_.lower() in _SAYING_NOUNS for child in verb.children)
    return told and not is_negated(verb)


def _debunked(scene: Scene) -> Iterator[Vote]:
    """A post or rumour that the next sentence calls untrue: "A post claimed that two drowned. The coroner called it a hoax."."""
    source = scene.attribution.source if scene.attribution is not None else None
    untrue = scene.later.untrue
    if untrue is not None and source is not None and _POSTS.intersection(source.text.lower().split()):
        yield Vote(Status.DENIED, untrue, "certainty.debunked")


def _under_check(scene: Scene) -> Iterator[Vote]:
    """A fact-check states the claim that it is to check: "CLAIM: Kenya has bought 30 warships"."""
    start = scene.sentence[0]
    first = scene.word.doc[start]
    if any(token.dep_ == "nsubj" and any(c.dep_ == "ccomp" for c in token.head.children) for token in scene.governors):
        return  # who claims it: "CLAIM: A post shared by 900 people says ..."
    if first.lower_ in ("claim", "claims") and start + 1 < scene.sentence[1] and first.nbor(1).text == ":":
        yield Vote(Status.UNVERIFIED, first, "certainty.under-check")


def _denied_claim(scene: Scene) -> Iterator[Vote]:
    """A claim or figure that somebody refutes, or that is withdrawn: "refutes the claim of having sacked 47", "the figure of 61 is withdrawn"."""
    for noun in scene.governors:
        if noun.lemma_.lower() not in _SAYING_NOUNS or noun.dep_ not in ("obj", "nsubj", "nsubj:pass"):
            continue
        verb = noun.head
        taken = verb.lemma_ in _TAKEN_BACK and noun.dep_ == "nsubj:pass"
        untrue = noun.dep_ == "nsubj" and verb.lower_ in _UNTRUE
        refuted = noun.dep_ == "obj" and listed("cue", verb) is Status.DENIED
        if (taken or untrue or refuted) and not is_negated(verb):
            yield Vote(Status.DENIED, verb, "certainty.denied-claim")


NUMBER_RULES: tuple[Callable[[Scene], Iterator[Vote]], ...] = (
    _put_at,
    _guess_put_in,
    _told_of,
    _headline_passive,
    _due,
    _aimed_at,
    _budgeted,
    _plan_was,
    _meant_for,
    _foreseen,
    _heard,
    _not_that,
    _denied_claim,
    _rejected_before,
    _debunked,
    _under_check,
)
