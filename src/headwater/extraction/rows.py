"""What the numbers of a list count that stand behind names or labels, a row each: "Ormond: 1,769." under "these delegates", "- Missing: 12"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from headwater.extraction.found import FoundFigure
from headwater.extraction.nounforms import STANDS_FOR_PEOPLE
from headwater.extraction.parsed import Parsed
from headwater.extraction.subjects import NOUNS
from headwater.model import Counted, Span

_LABEL = re.compile(r"[ \t]*(?:[-–—•*·▪◦‣][ \t]*)?(?P<label>[A-Z][\w.’' -]{1,40}?)(?::| [-–—]) ")
_END = re.compile(r"(?: \([^()\n]{1,60}\))?[.;]?[ \t]*(?:\n|$)")
_ROW = re.compile(
    rf"{_LABEL.pattern}(?P<number>(?:[a-z]+ ){{0,4}}~?\d(?:[\d.,]*\d)?(?: [a-z]+){{0,2}}(?: \([^()\n]{{1,60}}\))?)[.;]?[ \t]*"
)
_PLURAL = frozenset({"NNS", "NNPS"})
_DONE = frozenset({"VBN", "VBD", "VBG", "JJ"})
_PERSONS = STANDS_FOR_PEOPLE - {"other"} | {"killed", "arrested", "detained", "displaced", "drowned", "evacuated", "hospitalised", "hospitalized", "rescued"}  # fmt: skip
"""Labels that stand for persons by what befell them."""


def is_row(parsed: Parsed, item: FoundFigure) -> bool:
    """Whether a label, a colon and the number are a line."""
    return _label(parsed, item.figure.span) is not None


def counts_in_row(parsed: Parsed, span: Span) -> bool:
    """Whether the label of the row that the number at `span` is says what is counted, so that it is no name: "Hurt - 33", "Boats: 12"."""
    label = _label(parsed, span)
    if label is None:
        return False
    last = label.text.split()[-1]
    return last.lower() in _PERSONS or (last[-2:].islower() and last.endswith("s") and not last.endswith("ss"))


def row_around(parsed: Parsed, item: FoundFigure) -> Span | None:
    """The row of a figure from its label on, also where it stands in brackets behind the row's own: "Injured: 61 (9 badly)"."""
    text, start = parsed.text, item.figure.span.start
    begin, end = text.rfind("\n", 0, start) + 1, text.find("\n", start)
    row = _ROW.fullmatch(text, begin, len(text) if end < 0 else end)
    return Span.of(text, row.start("label"), row.end("number")) if row is not None else None


def persons_of_row(parsed: Parsed, item: FoundFigure) -> Counted | None:
    """Persons, by the label that stands for them: "Missing: 12"."""
    label = _label(parsed, item.figure.span)
    return Counted(label, "person", "people") if label is not None and label.text.lower() in _PERSONS else None


def _label(parsed: Parsed, number: Span) -> Span | None:
    """The label of the row that the number is."""
    begin = parsed.text.rfind("\n", 0, number.start) + 1
    label = _LABEL.fullmatch(parsed.text, begin, number.start)
    whole = label is not None and _END.match(parsed.text, number.end) is not None
    return Span.of(parsed.text, *label.span("label")) if label is not None and whole else None


def of_row(parsed: Parsed, item: FoundFigure) -> Token | None:
    """What the row says itself that it counts ("Boats: 12"), or else what the sentence before the list calls "these"."""
    span = _label(parsed, item.figure.span)
    if span is None:
        return None
    words = parsed.doc[slice(*parsed.tokens(span))]
    label = words[-1]
    if len(words) > 1 and label.tag_ in _DONE and words[-2].pos_ in NOUNS:
        return words[-2]  # "Livestock lost: 40"
    if label.tag_ in _PLURAL and label.lower_.endswith("s"):
        return label
    before = parsed.sentence_at(item.tokens[0]) - 1
    if before < 0:
        return None
    start, end = parsed.sentences[before]
    many = [word for word in parsed.doc[start:end] if word.tag_ in _PLURAL]
    these = [word for word in many if any(child.lower_ in ("these", "those") for child in word.children)]
    return (these or many)[-1] if these or len(many) == 1 else None
