"""Zero counts in words: "no kidnappings took place", "none of the crew were hurt", "not a single boiler had been inspected".

"No" reports a count only of things that happen, are found or are hurt. "No details were available" and "no one commented"
tell that something was not said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from headwater.extraction.antecedents import is_person
from headwater.extraction.parsed import Parsed
from headwater.extraction.subjects import case_of
from headwater.model import Span

_ALWAYS = re.compile(
    r"(?:\w+ ){0,2}(?:casualties|injuries|deaths|fatalities|victims|survivors|arrests|cases|losses|demonstrations|deal|"
    r"records|documents|injured|reports of (?:casualties|injuries|deaths|illness(?:es)?|sickness|infections?|outbreaks?|cases))\b"
)
_WORDS = re.compile(r"\b(?:[Nn]ot (?:a single|even one|one)|[Nn]o ?one|[Nn]obody|[Nn]one|[Nn]o(?!\.))\b(?![-’'])")
_ENDS = re.compile(r"[.,;:!?)”\"’]|$")
_OF_THIS = re.compile(r" of (?:this|that|it|which|us|you)\b")
_UNTOLD = frozenset(
    {"answer", "charge", "circumstance", "claim", "clue", "comment", "concern", "condition", "confirmation", "consequence", "date",
     "decision", "detail", "discussion", "doubt", "exception", "excuse", "expectation", "explanation", "fact", "feeling", "ground",
     "guarantee", "idea", "illusion", "indication", "information", "instruction", "intention", "issue", "law", "limit", "link", "matter",
     "mean", "means", "motive", "name", "negotiation", "objection", "option", "order", "plan", "point", "problem", "promise", "question",
     "reason", "regret", "relation", "report", "response", "restriction", "result", "rule", "secret", "sense", "sign", "specific",
     "surprise", "suspicion", "talk", "term", "thing", "thought", "tie", "time", "way", "winner", "word"}
)  # fmt: skip
"""Nouns whose absence tells of what is said, meant or allowed, and counts nothing."""
_LAID = frozenset({"charge", "claim", "complaint", "lawsuit"})
_LAYS = frozenset({"file", "lay", "bring", "press", "lodge"})
"""What is laid against somebody, and how: "no charges were filed", but "no charges for parking"."""
_HAPPENS = frozenset(
    {"appear", "arrive", "arrest", "attack", "attend", "bear", "build", "burn", "capture", "charge", "close", "collapse", "come",
     "complete", "convict", "cross", "damage", "deliver", "destroy", "detain", "detect", "die", "discover", "drown", "escape",
     "evacuate", "experience", "explode", "fall", "fill", "find", "fire", "flee", "harm", "hit", "hospitalise", "hospitalize", "hurt", "identify",
     "injure", "inspect", "install", "kill", "land", "launch", "leave", "lose", "occur", "open", "operate", "pass", "perish", "prosecute",
     "reach", "recover", "register", "remain", "rescue", "record", "return", "seize", "sell", "shoot", "sink", "steal", "strike",
     "survive", "take", "test", "treat", "vaccinate", "vote", "wound"}
)  # fmt: skip
"""What happens to those that are counted."""
_HARMS = frozenset(
    {"kill", "injure", "hurt", "wound", "harm", "arrest", "detain", "die", "drown", "rescue", "survive", "escape"}
)
"""What happens to one who is counted: "no child was hurt", but "no damage was recorded"."""
_CAUSES = frozenset(
    {"find", "record", "report", "register", "cause", "count", "suffer", "detect", "lose", "seize", "recover"}
)
"""Verbs whose object is counted: "inspectors found no boats"."""


def zero_counts(parsed: Parsed) -> Iterator[tuple[int, int]]:
    """The characters of the words that count nothing at all of something, in order of the text."""
    for begin, stop in parsed.stretches:
        for match in _WORDS.finditer(parsed.text, begin, stop):
            first, last = parsed.tokens(Span.of(parsed.text, *match.span()))
            if first < last and parsed.doc[first].pos and _counts(parsed, match, parsed.doc[last - 1]):
                yield match.span()


def _counts(parsed: Parsed, match: re.Match[str], word: Token) -> bool:
    low = match.group().lower()
    if low == "no" and word.head.tag_ == "NN" and _is_supposed(word.head.head):
        return False
    if low == "no" and (_ALWAYS.match(parsed.text, match.end() + 1) or _is_laid(word.head)):
        return True
    if low in ("none", "no one", "noone", "nobody"):
        return _counts_alone(parsed, low, match.end(), word)
    noun = word.head
    if noun.i <= word.i or noun.i - word.i > 4 or noun.pos_ != "NOUN" or noun.lemma_.lower() in _UNTOLD:
        return False
    if low != "no":
        return _is_subject(noun) and noun.head.lemma_.lower() != "be"
    if _beside_counted(noun):
        return True
    if noun.tag_ != "NNS":
        happens = _HAPPENS if is_person(noun.lemma_.lower()) else _HARMS
        return _is_subject(noun) and noun.head.lemma_.lower() in happens
    return (_is_subject(noun) and _befalls(noun.head)) or (noun.dep_ == "obj" and noun.head.lemma_.lower() in _CAUSES)


def _is_laid(noun: Token) -> bool:
    """Whether the noun is what is laid against somebody: "no charges were filed"."""
    return noun.dep_ == "nsubj:pass" and noun.lemma_.lower() in _LAID and noun.head.lemma_.lower() in _LAYS


def _is_supposed(verb: Token) -> bool:
    """Whether what a verb tells of one thing is only supposed: "if no deal is reached", "no candidate will come close"."""
    return any(
        (child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether")) or child.tag_ == "MD"
        for child in verb.children
    )


def _counts_alone(parsed: Parsed, low: str, end: int, word: Token) -> bool:
    """Whether a pronoun counts: "none of the crew were hurt", "they found none", but not "nobody ever came to ask"."""
    if low != "none" and word.head.lemma_.lower() == "come":
        return False
    if _is_subject(word) and _befalls(word.head):
        return not _OF_THIS.match(parsed.text, end)
    return low == "none" and bool(_ENDS.match(parsed.text, end)) and (_is_found(word) or _is_there(word))


def _is_found(word: Token) -> bool:
    """ "They looked for mines and found none", "he knew of none", "they were named in four suits but sued in none"; not "we had none"."""
    verb = word.head.lemma_.lower()
    has = verb == "have" and not any(child.dep_ == "nsubj" and child.pos_ == "PRON" for child in word.head.children)
    return (word.dep_ == "obj" and (verb in _CAUSES or verb == "see" or has)) or (
        word.dep_ == "obl" and (verb in ("know", "hear") or case_of(word) == "in")
    )


def _is_there(word: Token) -> bool:
    """ "There were none"."""
    return word.head.lemma_.lower() == "be" and any(child.dep_ == "expl" for child in word.head.children)


def _beside_counted(noun: Token) -> bool:
    """Whether the noun stands beside one that is counted: "two oars and no sail"."""
    return (
        noun.dep_ == "conj"
        and noun.head.i < noun.i
        and any(child.dep_ == "nummod" and child.i < noun.head.i for child in noun.head.children)
    )


def _is_subject(token: Token) -> bool:
    return token.dep_ in ("nsubj", "nsubj:pass")


def _befalls(verb: Token) -> bool:
    return verb.lemma_.lower() in _HAPPENS or verb.lower_ in ("dead", "missing", "injured", "wounded", "hurt")
