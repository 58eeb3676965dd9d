"""The unit of a bare number that takes up a figure before it: "It is not 3.2 million", "It is now six", "nor 20 went ashore"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from headwater.extraction.alongside import same_sentence, sentences_between
from headwater.extraction.found import FoundFigure
from headwater.extraction.governed import SHARES, is_it
from headwater.extraction.parsed import Parsed
from headwater.model import Step

_BESIDE = re.compile(
    r"(?: nor| and not|, not| rather than)(?: about| some)? |,? (?:against|versus|compared with|compared to)(?: about| some| just| only)? "
)
_COMPARED = re.compile(
    r"\b(?:against|versus|compared with|compared to|up from|down from)(?: about| some| just| only)? $"
)
_ALONE = re.compile(
    r"(?:[.,;)]|$| (?:an?|the|last|previous|this|in|at|on|for|during|earlier|previously|before)\b)(?! (?:day|week|month|year)s? of\b)"
)
"""What follows a number that counts nothing: "versus 8.7 a month earlier"."""
_SCALED = re.compile(r"\b(million|mln|mn|m|billion|bln|bn|trillion|lakh|crore|thousand)$")
_ENDS = re.compile(r"[.,;:!?)\]”\"]|$")
_DISTINCT = 1000
"""The smallest whole number that is known again by its value."""
_NEAR = 3
"""Sentences within which it is."""
_ALIKE = 10
"""How many times as much two amounts of one thing may be."""


class LeftOut:
    """Units that are left out where the text has told them: noted figure by figure, in the order of the text."""

    def __init__(self, parsed: Parsed) -> None:
        self._parsed = parsed
        self._told: dict[Decimal, FoundFigure] = {}

    def note(self, item: FoundFigure) -> None:
        """Keep a measured amount, by its value."""
        value = _value(item)
        if item.figure.unit is not None and value is not None and (value >= _DISTINCT or value % 1):
            self._told[value] = item

    def completed(self, item: FoundFigure, last: FoundFigure) -> FoundFigure:
        """The figure with the unit of the one it takes up; `last` is the figure just before it."""
        own = item.figure
        if own.unit is not None or (own.counted is not None and own.counted.span.start > own.span.start):
            return item
        again = self._again(item)
        if again is not None:
            return _measured_as(item, again)
        return _measured_as(item, last) if _goes_on(self._parsed, item, last) else item

    def _again(self, item: FoundFigure) -> FoundFigure | None:
        """The measured amount of the same value, if the number stands alone: "It is not 3.2 million"."""
        value = _value(item)
        if value is None or not _ENDS.match(self._parsed.text, item.figure.span.end):
            return None
        same = self._told.get(value)
        return same if same is not None and sentences_between(self._parsed, same, item) <= _NEAR else None


def _value(item: FoundFigure) -> Decimal | None:
    low, high = item.figure.low, item.figure.high
    return low if high is None else high if low is None or low == high else None


def _goes_on(parsed: Parsed, item: FoundFigure, last: FoundFigure) -> bool:
    """Whether the number is another amount of what was measured just before."""
    own, same = _value(item), _value(last)
    if last.figure.unit is None or last.figure.unit == "fraction" or not own or not same:
        return False
    text, together = parsed.text, same_sentence(parsed, last, item)
    if together and _BESIDE.fullmatch(text, last.figure.span.end, item.figure.span.start):
        return True
    if own > same * _ALIKE or same > own * _ALIKE or (last.figure.direction and last.figure.unit in SHARES):
        return False
    if together and _COMPARED.search(text, last.figure.span.end, item.figure.span.start):
        return bool(_ALONE.match(text, item.figure.span.end))
    if together:
        scale, other = (_SCALED.search(_numeral(one)) for one in (item, last))
        return bool(scale and other and scale[1] == other[1]) and bool(_ENDS.match(text, item.figure.span.end))
    return sentences_between(parsed, last, item) < 2 and is_it(parsed, item.tokens, last.figure.unit)


def _numeral(item: FoundFigure) -> str:
    """The figure's words up to its scale: of "13 mln tonnes" "13 mln"."""
    words = item.figure.span.text
    return words if item.figure.unit is None else words[: words.rfind(" ")]


def _measured_as(item: FoundFigure, same: FoundFigure) -> FoundFigure:
    steps = (*item.steps, Step("figures.unit.left-out", (same.figure.span, item.figure.span)))
    return replace(item, figure=replace(item.figure, unit=same.figure.unit), steps=steps)
