"""The rules of certainty for what a plan, bill or budget holds, and for what "would" come of a thing: "the bill raises the fee to $15"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from headwater.extraction.certainty_scene import DRAFTS, Rule, Scene, Vote, has_case
from headwater.extraction.prospects import PRESENT, STATES, has_number, is_share
from headwater.extraction.stancewords import listed, words_at
from headwater.model import Status

_PLANS = frozenset(
    {"plan", "proposal", "roadmap", "blueprint", "bill", "draft", "budget", "amendment", "masterplan", "manifesto", "ordinance"}
)  # fmt: skip
_INCLUDING = frozenset({"include", "contain", "comprise", "feature"})
_PARTS = frozenset(
    {"page", "chapter", "section", "article", "clause", "map", "chart", "photo", "paragraph", "recommendation", "proposal", "signature",
     "amendment", "provision", "option", "error", "change", "word"}
)  # fmt: skip
"""What a paper consists of, which is there."""
_DOING = frozenset(
    {"raise", "cut", "add", "remove", "eliminate", "allow", "allocate", "earmark", "fund", "impose", "ban", "exempt", "require", "increase",
     "reduce", "create", "extend", "shift", "transfer", "save", "slash", "lower", "envisage", "foresee", "limit", "cap", "authorize",
     "authorise", "double", "restore", "replace", "expand", "abolish", "scrap", "trim", "boost", "devote", "assign", "direct", "grant",
     "forbid", "permit", "oblige", "establish", "close", "shut", "merge", "provide", "commit", "pour", "put", "divert"}
)  # fmt: skip
"""What a bill or budget "does" by its words, when it is in force."""
_GIVING = frozenset({"provide", "allow", "require", "grant", "limit", "cap"})
"""What a plan does that somebody has: "the family plan allows five phones"."""
_BUDGETING = frozenset(
    {"present", "unveil", "table", "propose", "announce", "approve", "pass", "read", "submit", "adopt", "outline", "draft"}
)  # fmt: skip
_WOULD = frozenset({"would", "'d", "’d"})
_PERSONS = frozenset({"i", "we", "he", "she", "you", "they", "who"})
"""Who "would" do something by habit or will."""
_LIKING = (STATES - {"cost", "mean", "require", "amount", "help"}) | {"take", "love", "rather", "hate", "choose", "expect", "hope",
                                                                       "imagine", "guess", "think", "argue", "agree", "know", "use"}  # fmt: skip
"""Verbs of which "would" says what is wished, needed or likely, or what was so again and again."""


def _drafted(scene: Scene) -> Iterator[Vote]:
    """What a bill or plan would do: "the measure would require 400 megawatts", "the fee would rise to $99 under the plan"."""
    for verb in scene.verbs:
        would = _would(verb)
        if (
            would is None
            or scene.guessed
            or verb.pos_ != "VERB"
            or (verb.lemma_ in STATES and verb.lemma_ != "require")
        ):
            continue
        draft = next((child for child in verb.children if child.lemma_.lower() in DRAFTS), None)
        by_it = draft is not None and (draft.dep_.startswith("nsubj") or has_case(draft, "under"))
        which = verb.dep_ == "acl:relcl" and verb.head.lemma_.lower() in DRAFTS
        if by_it or (which and any(child.tag_ == "WDT" and child.dep_ == "nsubj" for child in verb.children)):
            yield Vote(Status.PLANNED, would, "certainty.drafted")


def _would(verb: Token) -> Token | None:
    return next(
        (child for child in verb.children if child.dep_ in ("aux", "aux:pass") and child.lower_ in _WOULD), None
    )


def _would_do(scene: Scene) -> Iterator[Vote]:
    """What would come of a thing, with no condition named: "the levy would raise $3 million"; not how many would do it ("41 percent would
    sell"), what is there ("would reach the 30 percent needed"), what a person would do by habit, what was not done ("would have"), nor
    what it would take."""
    if scene.guessed or scene.granted or (scene.attribution is not None and scene.attribution.kind == "estimate"):
        return
    known = any(child.lower_ == "the" for token in (scene.word, scene.top.head) for child in token.children)
    for below, verb in zip((None, *scene.verbs), scene.verbs, strict=False):
        would = _would(verb)
        subject = next((child for child in verb.children if child.dep_.startswith("nsubj")), None)
        if would is None or subject is None or verb.pos_ != "VERB" or verb.lemma_ in _LIKING:
            continue
        past = any(child.lemma_ == "have" and child.dep_ == "aux" for child in verb.children)
        counted = below == subject or is_share(subject) or subject.like_num or has_number(subject)
        if not (past or counted or known or subject.lower_ in _PERSONS):
            yield Vote(Status.PLANNED, would, "certainty.would-do")


def _budgeted(scene: Scene) -> Iterator[Vote]:
    """A budget that is presented or passed is money to be spent; one that somebody has is there."""
    for token in scene.governors[:3]:
        spent = token.dep_ in ("obj", "nsubj:pass") and token.head.lemma_ in _BUDGETING
        if spent and token.lower_ == "budget" and not has_number(token):
            yield Vote(Status.PLANNED, token, "certainty.budget")


def _plan_was(scene: Scene) -> Iterator[Vote]:
    """The number is what a plan or target is: "the plan had been 95"; not "Apple's family plan is $15"."""
    for token in scene.verbs[:1]:
        if any(child.dep_ == "cop" for child in token.children):
            subject = next((child for child in token.children if child.dep_ == "nsubj"), None)
            known = subject is not None and all(
                child.dep_ == "det" or has_case(child, "for") for child in subject.children
            )
            if subject is not None and known and listed("noun", subject) is Status.PLANNED:
                yield Vote(Status.PLANNED, subject, "certainty.plan-was")


def _included(scene: Scene) -> Iterator[Vote]:
    """What a plan includes or does is as far off as the plan: "the roadmap includes 40 trams", "the bill raises the fee to $15"; not the
    pages of it."""
    if scene.granted:
        return
    for below, verb in scene.governed:
        if verb.tag_ not in PRESENT or not below.dep_.startswith(("obj", "obl", "iobj", "xcomp")):
            continue
        subject = _subject(verb)
        parts = {scene.word.lemma_.lower(), scene.top.lemma_.lower()} & _PARTS
        if subject is None or subject.lemma_.lower() not in _PLANS or parts:
            continue
        does = verb.lemma_ in (_DOING - _GIVING if subject.lemma_.lower() == "plan" else _DOING)
        if does or (below.dep_ == "obj" and verb.lemma_ in _INCLUDING):
            yield Vote(Status.PLANNED, subject, "certainty.included")


def _subject(verb: Token) -> Token | None:
    """The subject of a verb, or of the verb that it is joined to: "the bill raises the fee and exempts 30 villages"."""
    first = verb.head if verb.dep_ == "conj" else verb
    own = (child for one in (verb, first) for child in one.children if child.dep_ == "nsubj")
    return next(own, None)


DRAFT_RULES: tuple[Rule, ...] = (
    Rule(_drafted, _WOULD),
    Rule(_would_do, _WOULD),
    Rule(_budgeted, frozenset({"budget"})),
    Rule(_plan_was, words_at("noun")),
    Rule(_included, _PLANS),
)
