"""What adds up to a sum or number, by a participle after it: "cash amounting to $7", "three kinds of owl, totalling 340"."""

from __future__ import annotations

from spacy.tokens import Token

from headwater.extraction.subjects import NOUNS

AMOUNTS = frozenset(
    {"totalling", "totaling", "number", "total", "amount", "worth", "value", "estimate", "price",
     "average", "exceed", "reach", "cost"}
)  # fmt: skip
_SUMS_UP = frozenset({"total", "totalling", "totaling", "amount", "estimate", "expect", "value"})
"""What is said behind a comma of the last thing named, and not of whoever does something."""
_TIMES = frozenset({"period", "year", "month", "week", "day", "time", "span"})
_KINDS = frozenset({"species", "kind", "type", "breed", "variety"})


def amounting(verb: Token) -> Token | None:
    """ "cash amounting to $7", "a proof of the transfer totalling 9 million"."""
    if verb.lemma_ not in AMOUNTS and verb.lower_ not in AMOUNTS:
        return _behind_comma(verb)
    if verb.dep_ == "xcomp" and verb.head.tag_ == "VBN":
        return _behind_comma(verb.head)  # "adding 12 sheds, estimated to cost $80"
    left = verb.doc[verb.i - 1] if verb.i else verb
    if left.head.i == verb.i and left.dep_ == "compound" and left.pos_ in NOUNS:
        return left
    if verb.dep_ not in ("acl", "advcl", "amod"):
        return None
    joined = verb.tag_ == "VBG" if verb.dep_ == "advcl" else verb.dep_ == "acl" and left.i > verb.head.i
    if left.pos_ in NOUNS and joined:
        return left
    return _behind_comma(verb) or (_of_kind(verb.head) if verb.head.pos_ in NOUNS else None)


def _behind_comma(verb: Token) -> Token | None:
    """What a participle after a comma sums up: "gave them rings and coins, totalling $40", "adding 12 sheds, estimated to cost $80"."""
    left = verb.doc[verb.i - 1] if verb.i else verb
    if left.text != "," or not _SUMS_UP & {verb.lemma_, verb.lower_}:
        return None
    lasted = verb.dep_ == "acl" and verb.head.dep_ == "obl" and verb.head.lemma_ in _TIMES
    if not (lasted or verb.dep_ == "advcl"):
        return None
    above = verb.head.head if lasted else verb.head  # "over two years, totalling $40"
    done = [child for child in above.children if child.i < verb.i and child.pos_ in NOUNS and _is_thing(child)]
    return _of_kind(done[-1]) if done else None


def _is_thing(noun: Token) -> bool:
    """Whether the noun is what something is done to, or what there is."""
    there = any(child.dep_ == "expl" for child in noun.head.children)
    return noun.dep_ == "obj" or (there and noun.dep_ == "nsubj")


def _of_kind(noun: Token) -> Token:
    """ "Three species of owls" are owls where they are added up."""
    kinds = [child for child in noun.children if child.dep_ == "nmod" and child.pos_ in NOUNS and child.i > noun.i]
    return kinds[0] if noun.lemma_.lower() in _KINDS and kinds else noun
