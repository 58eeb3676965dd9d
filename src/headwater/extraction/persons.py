"""Persons who are counted without being named: "killed at least 44", "hundreds marched", "the mill laid off 300", "beds for 40"."""

from __future__ import annotations

from spacy.tokens import Token

from headwater.extraction.alongside import is_fate, verb_of_fate
from headwater.extraction.found import FoundFigure
from headwater.extraction.governed import top
from headwater.extraction.parsed import Parsed
from headwater.extraction.subjects import case_of
from headwater.model import Counted

_ACTS = frozenset(
    {"rally", "march", "protest", "demonstrate", "gather", "attend", "vote", "volunteer", "enlist", "emigrate", "flock", "throng",
     "queue", "watch", "cheer", "mourn", "sign", "riot", "starve", "resign", "testify", "enrol", "enroll", "drown", "tune", "applaud",
     "sue", "kneel", "weep", "register", "commute", "worship"}
)  # fmt: skip
"""What persons alone do."""
_BEFALLS = frozenset(
    {"employ", "hire", "recruit", "evict", "deport", "vaccinate", "infect", "draw", "attract", "represent", "serve", "convict", "jail",
     "imprison", "execute", "abduct", "kidnap", "indict", "acquit", "pardon", "conscript", "quarantine", "behead", "expel", "prosecute", "sentence", "treat"}
)  # fmt: skip
"""What is done with persons alone."""
_SUFFERED = frozenset({"fear", "charge", "question", "accuse", "suspect"})
"""What is done so to persons alone: "hundreds are feared trapped", "300 have been charged"; but the firm that charged 300 is paid."""
_OF_PERSONS = _ACTS | _BEFALLS | {"screen", "question", "interview", "ask", "poll", "survey", "respond", "age", "live", "kill", "arrest",
                                  "wound", "injure", "detain", "displace", "evacuate", "rescue", "accuse"}  # fmt: skip
_OFF = frozenset({"lay", "pick"})
"""Verbs that do so with "off": "laid off 300"."""
_STREETS = {
    "to": frozenset({"street"}),
    "in": frozenset({"hospital", "custody", "jail", "prison", "detention", "court", "dock"}),
    "before": frozenset({"magistrate", "judge", "court"}),
}
"""Where persons alone go or are, by the preposition: "thousands took to the streets", "40 remain in hospital", "six appear in court"."""
_OWN = {
    "lose": frozenset({"home", "house", "job", "livelihood", "life", "parent", "relative"}),
    "make": frozenset({"pilgrimage", "journey", "trek", "commute"}),
    "need": frozenset({"aid", "help", "food", "assistance", "shelter", "care", "treatment", "visa"}),
    "face": frozenset({"hunger", "starvation", "famine", "eviction", "deportation", "trial", "charge"}),
}
"""What persons alone lose, need or face, by the verb: "thousands lost their homes", "four million need aid"."""
_ROOM = frozenset({"seating", "seat", "bed", "room", "shelter", "tent", "accommodation", "housing", "lodging", "table", "dinner", "lunch"})  # fmt: skip
"""Nouns of room and board, which are for persons: "a dormitory with beds for 40"."""

_SO = frozenset(
    {"aboard", "trapped", "onboard", "stranded", "hospitalised", "hospitalized", "unaccounted", "homeless", "jobless"}
)
"""How persons alone are said to be right behind their number: "the hundreds trapped"."""
_NO_ONE = frozenset({"no one", "noone", "nobody"})


def unnamed_persons(parsed: Parsed, item: FoundFigure) -> Counted | None:
    """ "killed at least 44", "12 were arrested", "seating for four": persons, by the word that the bare number is told with."""
    token = top(parsed, item.tokens)
    by_word = (
        verb_of_fate(parsed, item) is not None
        or _act(token)
        or _is_befallen(token)
        or _are_there(token)
        or _have_room(token)
        or _aboard(parsed, item.tokens[1])
        or item.figure.span.text.lower() in _NO_ONE
    )
    return Counted(item.figure.span, "person", "people") if by_word else None


def those_persons(parsed: Parsed, item: FoundFigure) -> Counted | None:
    """ "a third of those screened", "half of those who called": persons, by what is said of "those"."""
    doc, end = parsed.doc, item.tokens[1]
    if end + 2 >= len(doc) or doc[end].lower_ != "of" or doc[end + 1].lower_ != "those":
        return None
    said = doc[end + 2]
    if said.lower_ != "who" and (said.tag_ not in ("VBN", "VBD", "VBG") or said.lemma_ not in _OF_PERSONS):
        return None
    return Counted(parsed.span(end + 1, end + 2), "person", "people")


def _act(token: Token) -> bool:
    signed = token.dep_.startswith("obl") and case_of(token) == "by" and token.head.tag_ == "VBN"  # "signed by 4,000"
    fated = token.dep_ in ("nsubj", "nsubj:pass") and is_fate(token.head)  # "four, with broken legs, have died"
    return fated or ((token.dep_ == "nsubj" or signed) and token.head.lemma_ in _ACTS)


def _is_befallen(token: Token) -> bool:
    if token.dep_ not in ("obj", "nsubj:pass", "xcomp"):
        return False
    verb = token.head
    off = verb.lemma_ in _OFF and any(child.dep_ == "compound:prt" and child.lower_ == "off" for child in verb.children)
    feared = verb.lemma_ in _SUFFERED and token.dep_ == "nsubj:pass"
    return off or feared or verb.lemma_ in _BEFALLS


def _are_there(token: Token) -> bool:
    """ "thousands took to the streets", "40 remain in hospital", "thousands lost their homes"."""
    if token.dep_ not in ("nsubj", "nsubj:pass") or not any(child.i > token.i for child in token.head.children):
        return False
    after = [word for word in (*token.head.children, token.head) if word.i > token.i and word.pos_ == "NOUN"]
    own = _OWN.get(token.head.lemma_, ())
    lost = any(word.dep_ == "obj" and word.lemma_ in own for word in after)
    return lost or any(word.lemma_ in _STREETS.get(case_of(word) or "", ()) for word in after)


def _aboard(parsed: Parsed, end: int) -> bool:
    """ "there were 120 aboard", "all 120 on board", "80,000 in attendance", "the hundreds trapped"."""
    after = parsed.doc[end : end + 2]
    if after.text.lower() in ("on board", "in attendance"):
        return True
    return len(after) > 0 and after[0].lower_ in _SO


def _have_room(token: Token) -> bool:
    """ "seating for four", "beds for 40"."""
    before = next((child for child in token.children if child.dep_ == "case" and child.lower_ == "for"), None)
    return before is not None and before.i > 0 and before.nbor(-1).lemma_ in _ROOM
