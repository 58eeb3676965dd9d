"""The noun that is counted as it is shown: its span, its head, its short form and what qualifies it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from headwater.extraction.parsed import Parsed, TokenRange
from headwater.extraction.uncounted import is_several_of_type, is_uncounted
from headwater.language.en.lemmas import lemma as singular
from headwater.model import Counted

_QUALIFIES = frozenset({"amod", "compound", "nmod:poss", "nmod:desc", "flat"})
STANDS_FOR_PEOPLE = frozenset(
    {"other", "injured", "wounded", "hurt", "dead", "missing", "homeless", "unemployed", "infected"}
)


_HOW_MANY = frozenset({"many", "much", "more", "fewer"})


@dataclass(frozen=True, slots=True)
class Noun:
    """What is counted, the index of its head, and the rule that found it."""

    counted: Counted
    head: int
    rule: str


def noun_at(parsed: Parsed, head: Token | None, tokens: TokenRange, rule: str) -> Noun | None:
    head = _before_code(head) if head is not None else None
    if head is None or is_uncounted(head, tokens):
        return None
    inside = range(*tokens)
    own = [
        t
        for t in head.children
        if t.dep_ in _QUALIFIES and t.i not in inside and t.i < head.i and t.pos_ != "NUM" and t.lower_ not in _HOW_MANY
    ]
    first = min([t.left_edge.i for t in own if t.left_edge.i >= (tokens[1] if head.i >= tokens[1] else 0)] + [head.i])
    if head.i >= tokens[1]:
        first = _phrase_start(parsed, tokens[1], head) if rule == "figures.counted.following" else max(first, tokens[1])
    while first < head.i and (parsed.doc[first].is_punct or parsed.doc[first].pos_ in ("DET", "ADP", "NUM", "PRON")):
        first += 1
    words = [t for t in parsed.doc[first : head.i + 1] if not t.is_punct]
    lemma = noun_lemma(head)
    tied = _tied_before(head)
    if tied:
        first = min(first, head.i - 2)
    plural = lemma == "person" and head.lower_ not in ("person", "persons")
    shown = head.text[0] + lemma[1:] if head.pos_ in ("PROPN", "ADJ") and lemma[:1] == head.lower_[:1] else lemma
    shown = head.text[:-1] if is_several_of_type(head) else shown
    before = parsed.text[parsed.doc[first].idx : head.idx]
    normal = " ".join(f"{before}{'people' if plural else shown}".split())
    qualifiers = tuple(t.text for t in words[:-1] if t.pos_ in ("ADJ", "PROPN", "NOUN"))
    return Noun(Counted(parsed.span(first, head.i + 1), tied + lemma, normal, _joined(qualifiers)), head.i, rule)


_CODE = re.compile(r"(?=.*[\d=])[A-Z][A-Za-z\d=]+")
"""The code under which a thing is traded."""


def _before_code(head: Token) -> Token:
    """The word before a code of the market: "U.S. crude CLc1", "the euro EUR="."""
    before = head.doc[head.i - 1] if head.i else head
    tied = before.head == head or head.dep_ == "flat" or before.dep_ == "nsubj"
    return before if before.text.isalpha() and tied and _CODE.fullmatch(head.text) else head


def _tied_before(head: Token) -> str:
    """ "under-" of "under-fives", "first-" of "first-years": without it the noun names an age or a year and not who is counted."""
    doc, at = head.doc, head.i
    if at < 2 or doc[at - 1].text != "-" or doc[at - 1].whitespace_ or doc[at - 2].whitespace_:
        return ""
    before = doc[at - 2].lower_
    person = head.lower_ in _OF_PERSONS or (before in ("first", "second", "third") and head.lower_ == "years")
    return before + "-" if before in _TIED or person else ""


_TIED = frozenset({"under", "over", "re", "co", "by"})
"""Words that are one with the noun after their hyphen: "over-sixties", "re-runs", "by-elections"."""
_OF_PERSONS = frozenset(
    {"leaver", "leavers", "goer", "goers", "timer", "timers", "comer", "comers", "seeker", "seekers"}
)
"""Nouns that name persons with the word before them alone: "school-leavers", "church-goers"."""


def _phrase_start(parsed: Parsed, start: int, head: Token) -> int:
    """Where the words before the head begin that belong to it: after another number, unless it is in a name."""
    doc = parsed.doc
    if doc[start].text == "-" and head.i > start + 1:
        start += 2  # "a 12-point drop" is a drop
    named = {
        t.i + 1 for t in doc[start : head.i] if t.pos_ == "PROPN" and t.head == head
    }  # the 4 of "700 Comet 4 tractors"
    numbers = [t.i + 1 for t in doc[start : head.i] if t.pos_ == "NUM" and t.dep_ != "flat" and t.i not in named]
    return max([start, *numbers])


def noun_lemma(head: Token) -> str:
    """The singular of the noun, lower case; "person" for words that stand for people ("the 40 wounded")."""
    if head.lower_ in STANDS_FOR_PEOPLE:
        return "person"
    text = head.text[:-1] if re.fullmatch("[A-Z]{2,}s", head.text) else head.text  # MPs
    if is_several_of_type(head):
        return head.lower_[:-1]
    if head.tag_ == "VBN":
        return head.lower_  # "the number of displaced"
    found = (
        (head.lemma_ if head.pos_ == "NOUN" and text == head.text else singular(text, "NOUN")).lower().strip("\u200b")
    )
    if found in STANDS_FOR_PEOPLE:
        return "person"
    if head.tag_ == "NNPS" and found.endswith("is") and len(found) > _SHORTEST:
        return found[:-1]  # Somalis
    cut = head.lower_.removesuffix("s")
    return cut if cut.endswith("ing") and not found.endswith("ing") else found  # meetings


_SHORTEST = 5
"""Letters of the shortest name of a people in -i with its s: "Iraqis" has six, "Paris" is none."""


def _joined(words: tuple[str, ...]) -> tuple[str, ...]:
    """Neighbouring capitalised words are one qualifier: "North Korean"."""
    found: list[str] = []
    for word in words:
        if found and word[0].isupper() and found[-1][0].isupper():
            found[-1] += " " + word
        else:
            found.append(word)
    return tuple(found)
