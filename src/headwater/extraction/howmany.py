"""What a bare number counts by what was asked or compared around it: "how many pumps it needs", "Ely, with seven, had more boats"."""

from __future__ import annotations

from spacy.tokens import Token

from headwater.extraction.antecedents import stands_alone
from headwater.extraction.found import FoundFigure
from headwater.extraction.parsed import Parsed
from headwater.extraction.subjects import NOUNS

_PLURAL = frozenset({"NNS", "NNPS"})
_MOST = frozenset({"more", "most", "fewer", "fewest"})
_FAR = 14
"""Words between who has so many and what is had at most."""


def how_many(parsed: Parsed, item: FoundFigure) -> Token | None:
    """ "No one knows how many pumps it needs, but a plan allows for 200", "How many were hurt? Twelve": what is asked for, in the
    sentence of the number or the one before it."""
    at = parsed.sentence_at(item.tokens[0])
    asked = _asked_for(parsed, parsed.sentences[at][0], item.tokens[0])
    if asked is not None or at == 0:
        return asked
    start, end = parsed.sentences[at - 1]
    question = parsed.doc[start:end].text.rstrip().endswith("?")
    return _asked_for(parsed, start, end) if question and stands_alone(parsed, item.tokens) else None


def _asked_for(parsed: Parsed, start: int, end: int) -> Token | None:
    """The noun behind the last "how many" of the tokens, where nothing is counted between."""
    doc = parsed.doc
    for at in range(end - 2, start - 1, -1):
        if doc[at].lower_ != "how" or doc[at + 1].lower_ != "many":
            continue
        noun = doc[at + 1].head
        near = noun.tag_ in _PLURAL and at + 1 < noun.i < min(end, at + 6)
        return noun if near else None
    return None


def with_more(parsed: Parsed, item: FoundFigure) -> Token | None:
    """ "Only Ely, with seven, had more boats": of what somebody has so many, by what there is more of."""
    doc, (start, end) = parsed.doc, item.tokens
    if start < 2 or doc[start - 1].lower_ != "with" or doc[start - 2].text not in (",", "("):
        return None
    if end >= len(doc) or doc[end].text not in (",", ")"):
        return None
    last = min(end + _FAR, parsed.sentences[parsed.sentence_at(start)][1])
    more = next((word for word in doc[end:last] if word.lower_ in _MOST and word.head.i > word.i), None)
    return more.head if more is not None and more.head.tag_ in _PLURAL and more.head.pos_ in NOUNS else None
