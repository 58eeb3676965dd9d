"""A "one" that counts nothing: people in general ("one may ask"), somebody who speaks ("one diver said"), any of many ("from one port to another")."""

from __future__ import annotations

import re

from spacy.tokens import Token

from headwater.extraction.antecedents import is_person
from headwater.extraction.parsed import Parsed, TokenRange
from headwater.extraction.subjects import FATES, case_of

_SPEAKS = frozenset(
    {"say", "tell", "add", "explain", "recall", "remark", "note", "argue", "complain", "admit", "concede", "warn", "insist",
     "reply", "respond", "retort", "joke", "quip", "lament", "claim", "suggest", "predict", "describe", "write", "mutter", "grumble",
     "post", "tweet", "report", "comment"}
)  # fmt: skip
_SPEAKS_OR_NOT = frozenset({"call", "ask", "decline"})
"""What people do as they speak, and things otherwise: "one diver called it a farce", but "one proposal asks for 40 beds"."""
_SHOWS = frozenset({"feature", "show", "depict", "read", "illustrate", "portray"})
"""What one of many posters, pictures or studies does that is taken out as an example."""
_LIKENS = frozenset({"describe", "depict", "portray", "dismiss", "regard", "characterise", "characterize"})
"""What one does who says what something is like."""
_IDEAS = frozenset(
    {"advantage", "alternative", "answer", "aspect", "benefit", "challenge", "clue", "concern", "consequence", "constant", "danger", "drawback",
     "example", "exception", "explanation", "facet", "fact", "factor", "fear", "hope", "idea", "interpretation", "issue", "key",
     "lesson", "method", "obstacle", "outcome", "possibility", "problem", "question", "reading", "result", "risk", "scenario",
     "theme", "theory", "topic", "tactic", "view", "worry"}
)  # fmt: skip
"""What is taken out of many that might be told: "one view is that", "one key to the matter"."""
_ONLY = frozenset({"only", "just", "not", "exactly", "least"})
_ANOTHER = re.compile(r" (?:[a-z-]+ ){1,2}(?:to|after|or|upon|and) (?:an)?other\b| by one\b| at a time\b")
_ON_ONE_LEVEL = re.compile(
    r" (?:level|sense|respect|way|word|go|swoop|stroke|breath|sitting|hand|point|stage|place)\b(?! [a-z]+s\b)"
)
_CASES = frozenset({"on", "in", "at", "with", "to"})
_EXAMPLE = r" (?:case|instance|incident|example|episode|version|scene)"
_IN_ONE_CASE = re.compile(rf"{_EXAMPLE},(?! (?:and|but|or|not|while|with)\b)")
_OPENS_CASE = re.compile(rf"{_EXAMPLE}(?! (?:of|and|or|in)\b)")
"""One of many cases that is told: "in one case, a goat ate the ballots", "In one scene a goat sings"; but "fined in one case of fraud"."""


def is_nobodys_count(parsed: Parsed, tokens: TokenRange) -> bool:
    """Whether a bare "one" counts nothing by what it stands with."""
    token = parsed.doc[tokens[0]]
    if tokens[1] - tokens[0] != 1 or token.lower_ != "one":
        return False
    if token.i > 1 and token.doc[token.i - 2 : token.i].text.lower() == "one by":
        return True
    if _is_anybody(token) or _ANOTHER.match(parsed.text, token.idx + len(token)):
        return True
    if _is_level(parsed, token) or _is_such(parsed, token):
        return True
    if _stands_for_first(token) or _is_likened(token):
        return True
    if token.dep_ != "nummod" or _is_alone(token):
        return False
    noun = token.head
    idea = noun.lemma_.lower() in _IDEAS and noun.tag_ == "NN" and noun.dep_ != "obj"
    return idea or _is_speaker(noun) or _is_example(noun)


def _is_anybody(token: Token) -> bool:
    """Whether it stands for people in general: "if one calculates", "one may ask", but not "one was hurt"."""
    if token.dep_ not in ("nsubj", "nsubj:pass"):
        return False
    if token.i > 1 and token.nbor(-2).lower_ == "of" and token.nbor(-1).lower_ in ("which", "whom"):
        return False  # "of which one is broken"
    verb = token.head
    helpers = {child.tag_ for child in verb.children if child.dep_ in ("aux", "aux:pass", "cop")}
    return verb.tag_ in ("VBZ", "VBP") or bool(helpers & {"MD", "VBZ", "VBP"})


def _is_level(parsed: Parsed, token: Token) -> bool:
    """ "On one level", "in one place": how something is so."""
    case, end = token.nbor(-1) if token.i else token, token.idx + len(token)
    example = _OPENS_CASE if case.text == "In" else _IN_ONE_CASE
    told = case.lower_ == "in" and example.match(parsed.text, end)
    return case.lower_ in _CASES and bool(told or _ON_ONE_LEVEL.match(parsed.text, end))


def _is_such(parsed: Parsed, token: Token) -> bool:
    """ "One such letter", "a draft cribbed from one once given by her": one of a kind, not how many."""
    after = parsed.text[token.idx + len(token) : token.idx + len(token) + 12]
    return after.startswith(" such ") or (after.startswith(" once ") and token.dep_ != "nummod")


def _stands_for_first(token: Token) -> bool:
    """Whether it takes up the first of those just named, of which something is told: "two letters, one naming the miller"."""
    if token.dep_ == "nummod" or token.i + 1 >= len(token.doc) or not token.i or token.nbor(-1).text != ",":
        return False
    after = token.nbor()
    return after.tag_ == "VBG" and after.lower_ not in FATES


def _is_likened(token: Token) -> bool:
    """Whether it stands with what something is described as, or likened to: "described the hall as one vast heap"."""
    noun = token.head
    return token.dep_ == "nummod" and case_of(noun) == "as" and noun.head.lemma_.lower() in _LIKENS


def _is_alone(token: Token) -> bool:
    """Whether it is told that there are no more: "only one diver said", "nothing but one"."""
    before = token.nbor(-1) if token.i else None
    return before is not None and (before.lower_ in _ONLY or (before.lower_ == "but" and not before.is_sent_start))


def _is_speaker(noun: Token) -> bool:
    """Whether it brings in somebody who speaks: "one diver told reporters", "as described by one diver"."""
    verb = noun.head
    if noun.dep_ == "nsubj":
        return _speaks(verb, noun) or any(_goes_on(child) and _speaks(child, noun) for child in verb.children)
    if any(child.lower_ == "according" for child in noun.children):
        return True  # "according to one diver"
    agent = noun.dep_ == "obl:agent" or (noun.dep_ == "obl" and any(child.lower_ == "by" for child in noun.children))
    return agent and verb.lemma_.lower() in _SPEAKS


def _speaks(verb: Token, noun: Token) -> bool:
    """Whether what the noun does is to speak."""
    lemma = verb.lemma_.lower()
    return lemma in _SPEAKS or (lemma in _SPEAKS_OR_NOT and is_person(noun.lemma_.lower()))


def _goes_on(verb: Token) -> bool:
    """Whether a verb tells what the same one did then: "one diver came in and said"."""
    return verb.dep_ == "conj" and not any(child.dep_.startswith("nsubj") for child in verb.children)


def _is_example(noun: Token) -> bool:
    """Whether it is one that is shown of many: "one poster featured a row of divers"."""
    return noun.dep_ == "nsubj" and noun.head.lemma_.lower() in _SHOWS
