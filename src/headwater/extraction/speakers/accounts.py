"""How far the account of a clause of speech goes on: to figures behind it in its sentence, and in the sentences that follow."""

from __future__ import annotations

import re

from spacy.tokens import Span, Token

from headwater.extraction.found import Attribution
from headwater.extraction.parsed import Parsed

_RELATIVES = frozenset({"who", "which", "that", "whom"})
_COUNTING = frozenset({"double", "half", "halve", "number", "quadruple", "toll", "treble", "triple"})
_POINTING = frozenset({"another", "other", "others", "such", "that", "these", "this", "those"})
_OWNED = frozenset({"her", "his", "its", "their"})
_SUMS_UP = re.compile(r"(?:In (?:all|total|sum)|All in all|All told|Altogether|Overall|Of (?:these|those|them))\b")
_GOES_ON = re.compile(r"[;:–—]|, (?:and|but|while|with|including|among) | - ")
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "expl"})
_VERBS = frozenset({"VERB", "AUX"})
_MODIFIED = 6  # words of a figure up to its numeral: "as many as some 40"


def closes(parsed: Parsed, one: Attribution, end: int) -> bool:
    """Whether behind the words that close what is said only hearers stand, up to a character, and what happens meanwhile:
    "..., he said, as 30 guards looked on"."""
    if one.cue is None or one.content[-1].end > one.cue.start:
        return False
    return not _GOES_ON.search(parsed.text, one.cue.end, end)


def leads_to(parsed: Parsed, one: Attribution, number: int) -> bool:
    """Whether what is said counts something, or names what the figure at a token counts: "children fled. At least 40 children ..."."""
    doc = parsed.doc
    numeral = next((token for token in doc[number : number + _MODIFIED] if token.pos_ == "NUM"), doc[number])
    counted = numeral.head.lemma_ if numeral.head.pos_ == "NOUN" else None
    return any(word.like_num or word.lemma_ in _COUNTING or word.lemma_ == counted for word in words_of(parsed, one))


def goes_on_doing(cue: Token, number: Token) -> bool:
    """Whether a number stands in what the speaker then did, joined to the verb of speech: "said she would come and has sold 40 boats"."""
    joined = (child for child in cue.children if child.dep_ == "conj" and child.i > cue.i and child.pos_ in _VERBS)
    return any(
        child.is_ancestor(number) and "cc" in (links := {k.dep_ for k in child.children}) and not _SUBJECTS & links
        for child in joined
    )


def is_besides(parsed: Parsed, one: Attribution, number: Token | None) -> bool:
    """Whether a number behind a clause of speech is of what its speaker did besides, or of what went on: "..., while 40 were voting"."""
    if one.cue is None or number is None:
        return False
    if goes_on_doing(parsed.doc[parsed.tokens(one.cue)[0]], number):
        return True
    above = next((word for word in (number, *number.ancestors) if word.dep_ == "advcl"), None)
    if above is None or above.tag_ != "VBG":
        return False
    below = {child.lower_ for child in above.children}
    return bool({"while", "as"} & below and {"was", "were"} & below)


def points_back(sentence: Span) -> bool:
    """Whether a sentence points back at what was told before it: "those deaths", "another 40", "the other two", "they", "his estimates",
    "in all"."""
    if _SUMS_UP.match(sentence.text):
        return True
    subject = next((word for word in sentence.root.children if word.dep_ in _SUBJECTS), None)
    if subject is not None:
        own = any(word.lower_ in _OWNED for word in subject.children)
        if own or subject.lower_ == "they":
            return True
    first = 2 if sentence[:2].text.lower() == "in other" else 0  # "In other business, the council ..."
    return any(word.lower_ in _POINTING and word.dep_ != "mark" and word.tag_ != "WDT" for word in sentence[first:])


def tells(parsed: Parsed, one: Attribution) -> bool:
    """Whether what is said is a statement or holds a number: "Israel would warn the army" gives no account that could go on."""
    return any(word.pos_ in ("VERB", "AUX", "NUM") for word in words_of(parsed, one))


def adds_only(parsed: Parsed, one: Attribution) -> bool:
    """Whether somebody only speaks in a clause on a noun: "the ship, which the port said had sunk, carried 40"."""
    if one.source is not None and one.source.text.lower() in _RELATIVES:
        return True
    return one.cue is not None and parsed.doc[parsed.tokens(one.cue)[0]].dep_ == "acl:relcl"


def words_of(parsed: Parsed, one: Attribution) -> list[Token]:
    """The words of what is said."""
    spans = (parsed.tokens(span) for span in one.content)
    return [word for first, last in spans for word in parsed.doc[first:last]]
