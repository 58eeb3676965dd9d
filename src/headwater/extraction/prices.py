"""What money is paid for or goes to: "sold the house for $40", "valued the cargo at $9", "sank $2 billion into a second mine"."""

from __future__ import annotations

from spacy.tokens import Token

from headwater.extraction.subjects import NOUNS, case_of, of_number, subject

_SOLD = frozenset({"sell", "retail", "go", "trade", "lease", "rent", "auction"})
"""Verbs whose subject goes for a price, unless they have an object."""
_BOUGHT = frozenset({"buy", "purchase", "acquire", "snap", "offer", "list"})
_VALUED = frozenset(
    {"value", "put", "estimate", "price", "assess", "peg", "guide", "guess", "appraise", "quote", "reckon", "set", "place", "fix", "cap", "number"}
)  # fmt: skip
_INVESTS = frozenset({"invest", "spend", "sink", "pour", "pump", "inject", "plough", "plow", "lavish"})
"""Verbs whose money goes into a thing: "sank $2 billion into a second mine"."""
_NO_USES = frozenset({"behalf", "attempt", "effort", "bid", "hope", "return", "exchange", "addition", "total", "all"})
"""Nouns after "in", "for" and "on" that say why or how: "spent $40 in an attempt to save her"."""


def is_money(unit: str | None) -> bool:
    """Whether the unit is a currency."""
    return unit is not None and unit.isupper()


def is_priced(verb: Token, case: str | None, unit: str | None) -> bool:
    """Whether the figure after the preposition is the price or the value of what the verb is done to."""
    put = verb.lemma_ in _VALUED or (is_money(unit) and verb.lemma_ in _BOUGHT | _SOLD)
    return (case == "for" and is_money(unit)) or (case == "at" and put)


def invests(token: Token, verb: Token, unit: str | None) -> bool:
    """Whether the figure is money that is put into something."""
    return token.dep_ == "obj" and verb.lemma_ in _INVESTS and is_money(unit)


def invested(token: Token, verb: Token) -> Token | None:
    """What money is put into: "sank $2 billion into a second mine"."""
    return use(token, verb, ("in", "into", "on", "for"))


def use(token: Token, verb: Token, words: tuple[str, ...]) -> Token | None:
    """What the money goes to that is subject or object of the verb."""
    uses = [child for child in verb.children if child.dep_ == "obl" and child.i > token.i and child.pos_ == "NOUN"]
    return next((use for use in uses if case_of(use) in words and use.lower_ not in _NO_USES), None)


def priced(verb: Token, things: list[Token]) -> Token | None:
    """What goes for a price or is put at a number: "sold the house for $40", "a boat bought for $3", "valued the cargo at $9"."""
    if verb.lemma_ not in _SOLD | _BOUGHT | _VALUED:
        return _right(verb)
    if things:
        return of_number(things[-1])
    if verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD") and verb.head.pos_ in NOUNS:
        return verb.head
    which = next((child for child in verb.children if child.dep_ == "obj" and child.tag_ == "WDT"), None)
    if verb.dep_ == "acl:relcl" and which is not None and verb.head.i in (which.i - 1, which.i - 2):
        return of_number(verb.head)  # "the arrears, which it put at $7"
    if which is not None and verb.lemma_ in _BOUGHT and _name_before(which) is not None:
        return _name_before(which)
    passive = any(child.dep_ in ("nsubj:pass", "aux:pass") for child in verb.children)
    return subject(verb) if passive or verb.lemma_ in _SOLD else None


def _right(verb: Token) -> Token | None:
    """What is bought or sold to do something with, where the price stands with that: "sold the right to fish there for $40"."""
    right = verb.head
    bought = verb.dep_ == "acl" and right.dep_ == "obj" and right.head.lemma_ in _SOLD | _BOUGHT
    return of_number(right) if bought else None


def _name_before(which: Token) -> Token | None:
    """The name right before "which": "shops of Northgate, which it bought for $40"."""
    before = which.doc[which.i - 2] if which.i > 1 and which.nbor(-1).is_punct else which.nbor(-1)
    return before if before.pos_ == "PROPN" else None
