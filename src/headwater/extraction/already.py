"""Numbers that stand already, whatever the clause around them plans or doubts: "the fee, now $10, would rise", "the $400 that she lent"."""

from __future__ import annotations

from spacy.tokens import Token

from headwater.extraction.prospects import changes_to, is_led_by, is_share

_NOW = frozenset({"now", "currently", "presently"})
_OPENS = frozenset({",", "(", "–", "—", "-"})
_BELIEVING = frozenset({"think", "believe", "say", "feel", "want", "expect", "hope"})
_CHANGES = frozenset(
    {"increase", "rise", "gain", "jump", "drop", "fall", "decline", "decrease", "margin", "lead", "advantage"}
)
_REACH = 6
"""How many words up from a change the clause may stand that it is told of."""


def stands_already(word: Token) -> bool:
    """Whether a number is told as so by what stands at it, and no plan or doubt of its clause touches it."""
    return (
        _is_now(word)
        or _is_surpassed(word)
        or _was_dealt_with(word)
        or _is_rate_changed(word)
        or _is_change_of_believers(word)
    )


def _is_now(word: Token) -> bool:
    """What something is now, put in beside it: "the wage, now $10 an hour, would climb"."""
    now = next((child for child in word.children if child.lower_ in _NOW), None)
    return now is not None and 0 < now.i < word.i and now.nbor(-1).text in _OPENS


def _is_surpassed(word: Token) -> bool:
    """What is to be surpassed, and was there: "would be higher than the 40 percent recorded last year"."""
    than = any(child.lower_ == "than" and child.dep_ == "case" for child in word.children)
    return than and any(child.dep_ == "acl" and child.tag_ == "VBN" for child in word.children)


def _was_dealt_with(word: Token) -> bool:
    """Money of which the text tells what was done with it: "return the $400 that she lent", but not "the $400 that it would lend"."""
    if not is_share(word) or not any(child.lower_ == "the" for child in word.children):
        return False
    return any(
        child.dep_ == "acl:relcl"
        and child.tag_ == "VBD"
        and not any(below.dep_ == "aux" and below.tag_ == "MD" for below in child.children)
        for child in word.children
    )


def _is_rate_changed(word: Token) -> bool:
    """What a rate is that is to be changed: "cut the rate of 39.6 percent to 25 percent"."""
    return (
        word.dep_ == "nmod" and is_led_by(word, "of") and word.head.dep_ == "obj" and changes_to(word.head.head, word)
    )


def _is_change_of_believers(word: Token) -> bool:
    """By how much more people believe a thing, which is no part of it: "70 percent think he could win, a 9-point increase"."""
    if word.lemma_ not in _CHANGES or word.dep_ != "appos":
        return False
    above = word
    for _ in range(_REACH):
        if above.dep_ == "ccomp" and above.head.lemma_ in _BELIEVING:
            return any(child.dep_ == "nsubj" and (is_share(child) or child.like_num) for child in above.head.children)
        above = above.head
    return False
