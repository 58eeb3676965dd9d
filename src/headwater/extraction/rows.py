"""What the numbers of a list count that stand behind names, a row each: "Ormond: 1,769." under "these delegates"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from headwater.extraction.found import FoundFigure
from headwater.extraction.parsed import Parsed

_LABEL = re.compile(r"[A-Z][\w.’' -]{1,40}: ")
_END = re.compile(r"[.;]?[ \t]*(?:\n|$)")
_PLURAL = frozenset({"NNS", "NNPS"})


def is_row(parsed: Parsed, item: FoundFigure) -> bool:
    """Whether a label, a colon and the number are a line."""
    begin = parsed.text.rfind("\n", 0, item.figure.span.start) + 1
    label = _LABEL.fullmatch(parsed.text, begin, item.figure.span.start)
    return label is not None and _END.match(parsed.text, item.figure.span.end) is not None


def of_row(parsed: Parsed, item: FoundFigure) -> Token | None:
    """What the row says itself that it counts ("Boats: 12"), or else what the sentence before the list calls "these"."""
    if not is_row(parsed, item):
        return None
    label = parsed.doc[item.tokens[0] - 2]
    if label.tag_ in _PLURAL and label.lower_.endswith("s"):
        return label
    before = parsed.sentence_at(item.tokens[0]) - 1
    if before < 0:
        return None
    start, end = parsed.sentences[before]
    many = [word for word in parsed.doc[start:end] if word.tag_ in _PLURAL]
    these = [word for word in many if any(child.lower_ in ("these", "those") for child in word.children)]
    return (these or many)[-1] if these or len(many) == 1 else None
