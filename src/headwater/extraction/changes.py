"""Which way a change goes that a figure measures: "rose by 12%", "a 12% drop", "cut the quota by 40 tonnes".

The ends of a change ("fell from 600 to 400") are values and no amounts of change: they have no direction.
"""

from __future__ import annotations

import re

from headwater.extraction.parsed import Parsed, TokenRange
from headwater.model import Direction, Span

_MOVES = {
    Direction.UP: r"rose|risen|rises?|rising|grew|grown|grows?|growing|increas(?:e|ed|es|ing)|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|"
    r"soar(?:s|ed|ing)?|surg(?:e|ed|es|ing)|up|swelled|higher|advanc(?:e|ed|es|ing)|rall(?:y|ied)|hike|growth|spike",
    Direction.DOWN: r"fell|fallen|falls?|falling|drop(?:s|ped|ping)?|declin(?:e|ed|es|ing)|decreas(?:e|ed|es|ing)|down|"
    r"shrank|shrunk|shrinks?|plung(?:e|ed|es|ing)|slip(?:s|ped|ping)?|cut|reduced|lower|slid|slid(?:e|es|ing)|sank|"
    r"tumbl(?:e|ed|es|ing)|plummet(?:s|ed|ing)?|dipped|reduction",
}
_TAKES = {
    Direction.UP: r"gain(?:s|ed|ing)?|added|adds|adding",
    Direction.DOWN: r"los[te]|loses|losing|shed|sheds|shedding",
}
"""Verbs whose object may be a thing ("lost 20 tanks") as well as a measure of change ("lost 20 points")."""
_BEFORE = {way: re.compile(rf"\b(?:{words})(?: by| of)?\s$", re.IGNORECASE) for way, words in _MOVES.items()}
_TAKEN = {way: re.compile(rf"\b(?:{words})(?: by| of)?\s$", re.IGNORECASE) for way, words in _TAKES.items()}
_AFTER = {way: re.compile(rf"^\s(?:{words}|{_TAKES[way]})\b", re.IGNORECASE) for way, words in _MOVES.items()}
_POINTS = re.compile(r"^\s(?:basis )?points?\b", re.IGNORECASE)
CHANGE_VERBS = {
    Direction.UP: {"rise", "grow", "increase", "climb", "jump", "soar", "surge", "swell", "raise", "expand", "lift", "boost",
                   "advance", "gain", "inflate", "widen"},
    Direction.DOWN: {"fall", "drop", "decline", "decrease", "sink", "shrink", "plunge", "slip", "cut", "reduce", "lower", "slide",
                     "tumble", "plummet", "dip", "trim", "slash", "shorten", "contract", "narrow"},
}  # fmt: skip
"""Lemmas of verbs that change something by a figure."""
_MOVES_WITH = frozenset(
    {"be", "go", "move", "edge", "inch", "creep", "trend", "drift", "tick", "shoot", "come", "push", "drive", "send"}
)
"""Verbs that move up or down with the particle; another verb with it ("gave up 12 yards") is something else."""


def direction_of(parsed: Parsed, span: Span, unit: str | None) -> Direction | None:
    """The direction of the change that the figure at `span` measures, `None` if it measures none.

    >>> from headwater.language.reader import load_reader
    >>> from headwater.model import make_document
    >>> text = "Sales rose by 12%, profits fell from 40 tonnes, and they cut the price by 9%."
    >>> parsed = Parsed(make_document(text), load_reader().parse(text, [(0, len(text))]), "reader")
    >>> spans = [Span.of(text, text.find(words), text.find(words) + len(words)) for words in ("12%", "40 tonnes", "9%")]
    >>> [direction_of(parsed, span, "percent") for span in spans]
    [<Direction.UP: 'up'>, None, <Direction.DOWN: 'down'>]
    """
    text, tokens = parsed.text, parsed.tokens(span)
    before, after = text[max(span.start - 40, 0) : span.start], text[span.end : span.end + 20]
    measure = unit is not None or bool(_POINTS.match(after))
    for way in Direction:
        near = _BEFORE[way].search(before)
        if near and not _other_particle(parsed, tokens[0], near.group()):
            return way
        if (measure and _TAKEN[way].search(before)) or (unit == "percent" and _AFTER[way].match(after)):
            return way
    return _by(parsed, tokens)


def _other_particle(parsed: Parsed, start: int, words: str) -> bool:
    """Whether "up" or "down" before the figure belongs to a verb that means something else with it: "gave up 12"."""
    if words.lower().split()[0] not in ("up", "down"):
        return False
    particle = next((t for t in reversed(parsed.doc[max(start - 2, 0) : start]) if t.lower_ in ("up", "down")), None)
    if particle is None or particle.dep_ != "compound:prt":
        return False
    return particle.head.i < particle.i and particle.head.lemma_.lower() not in _MOVES_WITH


def _by(parsed: Parsed, tokens: TokenRange) -> Direction | None:
    """ "cut the price by 9%", "has grown in a year by 40 tonnes": by how much the verb changes something."""
    for token in parsed.doc[tokens[0] : tokens[1]]:
        verb = token.head
        if tokens[0] <= verb.i < tokens[1] or not token.dep_.startswith("obl") or verb.pos_ != "VERB":
            continue
        if any(child.lower_ == "by" and child.dep_ == "case" for child in token.children):
            return next((way for way, verbs in CHANGE_VERBS.items() if verb.lemma_.lower() in verbs), None)
    return None
