"""What the numbers of a list within a sentence count, by the noun before its colon: "their rates are: Ormond, 6 percent; Vane, 7 percent"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from headwater.extraction.found import FoundFigure
from headwater.extraction.parsed import Parsed
from headwater.extraction.subjects import FATES, of_number

RULE = "figures.counted.listed"
_NAME = r"[A-Z][\w’'.-]*(?: (?:and |of |the )?[A-Z][\w’'.-]*){0,4}"
_PLACE = rf" (?:in|at|for|from|on) (?:the )?{_NAME}"
_NAMED = rf"{_NAME}(?:,| at| with| [-–—]|:)? "
_FIRST = re.compile(rf":\s(?P<named>{_NAMED})?$")
_NEXT = re.compile(rf"(?:{_PLACE})?[;,](?: and)? (?:{_NAMED})?")
_NUMBER = r"(?:(?:about|some|nearly|almost|over|approximately|around|at least|more than) )?[$€£]?(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty)\b)"
_SECOND = re.compile(rf"(?P<place>{_PLACE})?[;,](?: and)? (?:{_NAMED})?{_NUMBER}")
_WHERE = frozenset(
    {"state", "county", "city", "country", "province", "region", "district", "town", "village", "area", "place", "site", "category",
     "group", "year", "month", "week", "day", "parish", "ward", "borough", "nation", "follow"}
)  # fmt: skip
"""Nouns that say only by what a list is ordered: "deaths in three states: 12 in Ormond, four in Vane"."""


def of_list(parsed: Parsed, item: FoundFigure) -> Token | None:
    """The noun before the colon of a list whose first number this is, each with a name beside it; the dead stand for persons.

    >>> from headwater.extraction.listed import _FIRST, _SECOND
    >>> _FIRST.search("these cases: ") is not None, _SECOND.match(" in Ormond, four in Vane")["place"]
    (True, ' in Ormond')
    """
    start, end = item.figure.span.start, item.figure.span.end
    first = _FIRST.search(parsed.text, max(start - 60, 0), start)
    second = _SECOND.match(parsed.text, end)
    if first is None or second is None or not (first["named"] or second["place"]) or not _is_bare(item):
        return None
    begin = parsed.sentences[parsed.sentence_at(item.tokens[0])][0]
    words = [word for word in parsed.doc[begin : item.tokens[0]] if word.idx < first.start()]
    many = [word for word in words if word.tag_ == "NNS" and word.lemma_.lower() not in _WHERE]
    if not many:
        return None
    return next((word for word in many[-1].subtree if word.lower_ in FATES), None) or of_number(many[-1]) or many[-1]


def goes_on(parsed: Parsed, item: FoundFigure, before: FoundFigure) -> bool:
    """Whether the number is the next of a list that the one before belongs to."""
    listed = any(step.rule == RULE for step in before.steps) and before.figure.unit == item.figure.unit
    return (
        listed
        and _is_bare(item)
        and _NEXT.fullmatch(parsed.text[before.figure.span.end : item.figure.span.start]) is not None
    )


def _is_bare(item: FoundFigure) -> bool:
    """Whether the number names nothing that it counts, or only the name beside it."""
    counted = item.figure.counted
    return counted is None or counted.span.text[:1].isupper()
