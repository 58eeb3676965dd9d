"""Of whom a share is, where that is said first: "Of the town's bakers, 10 percent are women"."""

from __future__ import annotations

from spacy.tokens import Token

from headwater.extraction.governed import top
from headwater.extraction.parsed import Parsed, TokenRange
from headwater.extraction.subjects import NOUNS, case_of, of_number


def fronted(parsed: Parsed, tokens: TokenRange) -> Token | None:
    """ "Of the town's bakers, 10 percent are women": of whom a share is, where that is said first; a noun or a pronoun."""
    part_of = top(parsed, tokens)
    if part_of.dep_ not in ("nsubj", "nsubj:pass"):
        return None
    over = part_of.head
    if over.dep_ == "parataxis" and part_of.i < over.i:
        first = parsed.doc[parsed.sentences[parsed.sentence_at(tokens[0])][0]]
        over = over.head if first.lower_ == "of" else over  # "Of the bakers, he went on, nine were at work"
    whole = [
        child
        for child in over.children
        if child.i < tokens[0]
        and child.dep_ in ("obl", "nmod")
        and (child.pos_ in NOUNS or child.tag_ in ("VBN", "WP", "WDT") or _is_bare_pronoun(child))
    ]
    named = [noun for noun in whole if case_of(noun) in ("of", "among") or _is_each(noun)]
    return (of_number(named[0]) or named[0]) if named else None


def _is_each(noun: Token) -> bool:
    """Whether so many are told for each: "for every job lost two disappear"."""
    return case_of(noun) == "for" and any(child.lower_ in ("every", "each") for child in noun.children)


def _is_bare_pronoun(word: Token) -> bool:
    """Whether it is "these", "those", "them" and nothing more, as "those still admitted" is."""
    return word.lower_ in ("these", "those", "them") and all(child.dep_ in ("case", "punct") for child in word.children)
