"""What is yet to come by its tense or its time, though no word says "will" or "plan"; and what is taken for granted."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from headwater.extraction.found import FoundTime
from headwater.model import Document

_PRESENT = frozenset({"VBZ", "VBP"})
_STATES = frozenset(
    {
        "be",
        "have",
        "need",
        "cost",
        "mean",
        "like",
        "want",
        "seem",
        "prefer",
        "appreciate",
        "require",
        "suggest",
        "help",
        "amount",
    }
)
"""Verbs of which "would" says what is likely or wished, rather than what is to be done."""
_FIRST = frozenset({"first", "last", "only", "latest"})
_POINTING = frozenset({"this", "these", "those"})


def ahead_of(document: Document, times: Iterable[FoundTime]) -> frozenset[int]:
    """The tokens of the times that lie wholly after the day that the document was published, as far as that is known."""
    published = (document.published or "")[:10]
    if len(published) < 4:
        return frozenset()
    last = published + "-99" * ((10 - len(published)) // 3)  # a report of "2025-09" may be of that month's last day
    return frozenset(
        i
        for one in times
        if one.time.earliest is not None and one.time.earliest.year > 0 and str(one.time.earliest) > last
        for i in range(*one.tokens)
    )


def scheduled(verb: Token, ahead: frozenset[int]) -> Token | None:
    """The time to come at which something happens that is told in the present: "deploys on 1 November"."""
    helpers = [child for child in verb.children if child.dep_ in ("aux", "aux:pass", "cop")]
    if any(helper.lemma_ == "have" for helper in helpers):
        return None
    if verb.tag_ not in _PRESENT and not any(helper.tag_ in _PRESENT for helper in helpers):
        return None
    whens = [child for child in verb.children if child.i in ahead and child.dep_.startswith(("obl", "nmod", "advmod"))]
    return whens[0] if whens else None


def told_ahead(verb: Token, cue: Iterable[int]) -> Token | None:
    """ "would" after a cue of the past, which is "will" as it was said: "said that 40 boats would be sold"."""
    past = any(verb.doc[i].tag_ in ("VBD", "VBN") for i in cue)
    if not past or verb.pos_ != "VERB" or verb.lemma_ in _STATES:
        return None
    return next(
        (child for child in verb.children if child.dep_ in ("aux", "aux:pass") and child.lower_ == "would"), None
    )


def to_come(word: Token) -> Token | None:
    """What is to be done to those that are counted: "40 boats to be sold", but not "the first 40 to be sold"."""
    if any(child.lower_ in _FIRST for child in word.children):
        return None
    to, be, done = word.doc[word.i + 1 : word.i + 4] if word.i + 3 < len(word.doc) else (word,) * 3
    found = to.lower_ == "to" and be.lower_ == "be" and done.tag_ == "VBN" and done.dep_ in ("acl", "advcl")
    return done if found else None


def is_granted(word: Token) -> bool:
    """Whether a number is pointed back to, so that what the clause doubts or plans is not that: "these 40 boats",
    "among the 670 crates"."""
    below = {child.lower_ for child in word.children if child.i < word.i and child.dep_ in ("det", "case")}
    return bool(below & _POINTING) or below >= {"among", "the"}
