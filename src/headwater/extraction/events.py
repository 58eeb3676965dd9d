"""What is said to happen: the type of event by its word, and its participants by their place in the parse.

Types follow what monitors of conflict and sanctions count (compare the event codes of UCDP GED and ACLED).
"""

from __future__ import annotations

from spacy.tokens import Token

from headwater.extraction.parsed import Parsed
from headwater.extraction.times_codes import code_of
from headwater.language.words import word_map
from headwater.model import Event, Role

_ACTIVE = {"nsubj": "agent", "obj": "patient", "iobj": "recipient"}
_PASSIVE = {"nsubj:pass": "patient", "obl:agent": "agent"}
_PREPOSITIONS = {"to": "recipient", "with": "instrument", "from": "origin", "by": "agent", "for": "beneficiary"}
_IDLE = {
    "pay": frozenset(
        {"attention", "call", "court", "heed", "homage", "mind", "penance", "respect", "service", "tribute", "visit"}
    )
}
"""What is done by a verb and its object together, which is no event of the verb's type: "paid a visit"."""
_OF_TIME = frozenset("YMWSUKHqprD")
"""Letters of `times_codes`: years, months, weekdays, seasons, spans, days as seen from today, parts of a day."""


def find_event(parsed: Parsed, head: Token) -> Event | None:
    """The event that the clause of `head` tells of, `None` if its word is not listed."""
    types = word_map("en", "events", "type")
    nearby = [head, *(c for c in head.children if c.dep_ in ("xcomp", "ccomp", "obj", "conj"))]
    for trigger in nearby:
        kind = types.get(trigger.lemma_.lower())
        if kind is not None and not _is_idle(trigger):
            return Event(kind, parsed.span(trigger.i, trigger.i + 1), tuple(_roles(parsed, trigger)))
    return None


def _is_idle(trigger: Token) -> bool:
    """Whether the verb tells an event only together with its object: "pay tribute"."""
    objects = _IDLE.get(trigger.lemma_.lower(), frozenset())
    return any(child.dep_ == "obj" and child.lemma_.lower() in objects for child in trigger.children)


def _roles(parsed: Parsed, trigger: Token) -> list[Role]:
    found: dict[str, Role] = {}
    passive = any(child.dep_ in ("aux:pass", "nsubj:pass") for child in trigger.children)
    for child in trigger.children:
        name = (_PASSIVE if passive else _ACTIVE).get(child.dep_) or _PASSIVE.get(child.dep_)
        if child.dep_ == "obl":
            name = next(
                (_PREPOSITIONS[c.lower_] for c in child.children if c.dep_ == "case" and c.lower_ in _PREPOSITIONS),
                None,
            )
            name = None if name == "agent" and not passive else name
        if child.dep_.startswith("obl") and _is_time(child):
            name = None
        if name and name not in found and child.pos_ != "SCONJ":
            start = child.left_edge.i
            while start < child.i and (parsed.doc[start].dep_ == "case" or parsed.doc[start].is_punct):
                start += 1
            found[name] = Role(name, parsed.span(start, child.right_edge.i + 1))
    return list(found.values())


def _is_time(token: Token) -> bool:
    """Whether a word tells a time: nobody does what is done by midday."""
    code = code_of(token.text)
    return code is not None and code[0] in _OF_TIME
