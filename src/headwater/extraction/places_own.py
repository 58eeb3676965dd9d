"""Which of a sentence's places is whose: "200 people in Morocco and 15 in Algeria" are not in both.

It is told only where each figure of the sentence, but for a total before them, is followed, or each preceded, by places of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise

from headwater.extraction.found import FoundFigure, FoundPlace
from headwater.extraction.parsed import Parsed
from headwater.model import Figure, Span

_TO_PARTS = re.compile(r"[^.;()\n]{0,60}(?:[,:]|[–—]|\b(?:with|including|of which|of whom)) (?:[a-z]+ ){0,3}")
"""Between a total and the first of its parts."""

Owned = Mapping[int, frozenset[int]]
"""For the start of a figure the starts of its own places."""

_TO_PLACE = re.compile(
    r"[^.;:()\n—–]{0,70}?\b(?:in|at|near|on|around|outside|across|off|from|to|of|inside|over|within)(?: [\w’'-]+){0,4} (?:the )?"
)
"""Between a figure and its place."""
_TO_NEXT = re.compile(
    r"(?: (?:city|town|province|region|state|district|county))?(?:[,;]|,? (?:and|while|but|plus))[^.:()\n—–]{0,40}"
)
"""Between a place and the next figure."""
_TO_NEXT_PLACE = re.compile(
    r"[^.;:()\n—–]{0,70}?(?:[,;]|,? (?:and|while|but)) (?:in|at|near|on|around|outside|across) (?:the )?"
)
"""Between a figure and the place of the next: "In Morocco 200 died, while in Algeria 15"."""
_TO_OWN = re.compile(r",?[^.;:()\n—–]{0,40}")
"""Between a place and the figure behind it: "In Morocco 200 died"."""


def own_places(parsed: Parsed, figures: Sequence[FoundFigure], places: Sequence[FoundPlace]) -> Owned:
    """The own places of the figures that have some, of figures and places in the order of the text."""
    found: dict[int, frozenset[int]] = {}
    ground = [one.place.span for one in places if one.place.literal]
    for _, group in groupby(figures, key=lambda one: parsed.sentence_at(one.tokens[0])):
        told = [one.figure for one in group]
        if len(told) > 1:
            start, end = parsed.sentences[parsed.sentence_at(parsed.tokens(told[0].span)[0])]
            here = parsed.span(start, end)
            found |= _with_total(parsed.text, told, [span for span in ground if here.holds(span)])
    return found


def _with_total(text: str, figures: Sequence[Figure], places: Sequence[Span]) -> dict[int, frozenset[int]]:
    """The same for one sentence, also where a total stands first, which is in all of the places: "215 people, 200 in Morocco, 15 in Algeria"."""
    spans = [figure.span for figure in figures]
    if not _is_total(text, figures[0], figures[1:]) or any(place.start < spans[1].start for place in places):
        return _of_sentence(text, spans, places)
    parts = _of_sentence(text, spans[1:], places)
    return {spans[0].start: frozenset().union(*parts.values()), **parts} if parts else {}


def _is_total(text: str, first: Figure, rest: Sequence[Figure]) -> bool:
    """Whether the first of a sentence's figures holds all the others: they come to no more, in one unit, and follow it at once."""
    most, parts = first.low or first.high, [figure.low or figure.high for figure in rest]
    known = [part for part in parts if part is not None]
    alike = len(known) == len(parts) and all(figure.unit == first.unit for figure in rest)
    between = text[first.span.end : rest[0].span.start]
    return alike and most is not None and sum(known) <= most and _TO_PARTS.fullmatch(between) is not None


def _of_sentence(text: str, figures: Sequence[Span], places: Sequence[Span]) -> dict[int, frozenset[int]]:
    """The same for one sentence; nothing unless all its figures have places of their own."""
    marks = sorted([*((span, True) for span in figures), *((span, False) for span in places)], key=lambda m: m[0].start)
    runs = [(is_figure, [span for span, _ in run]) for is_figure, run in groupby(marks, key=lambda mark: mark[1])]
    if len(runs) < _FEWEST or len(runs) % 2:
        return {}
    figure_first, pairs = runs[0][0], [(one[1], other[1]) for one, other in zip(runs[::2], runs[1::2], strict=True)]
    between = _TO_NEXT if figure_first else _TO_NEXT_PLACE
    joined = all(between.fullmatch(text, one[1][-1].end, other[0][0].start) for one, other in pairwise(pairs))
    owned = [pair if figure_first else pair[::-1] for pair in pairs]
    fit = all(len(own) == 1 and _fits(text, own[0], ground, figure_first=figure_first) for own, ground in owned)
    return {own[0].start: frozenset(span.start for span in ground) for own, ground in owned} if joined and fit else {}


_FEWEST = 4
"""Runs of two figures with their places."""


def _fits(text: str, figure: Span, places: list[Span], *, figure_first: bool) -> bool:
    """Whether a figure and its places belong together by the words between."""
    if figure_first:
        return _TO_PLACE.fullmatch(text, figure.end, places[0].start) is not None
    return _TO_OWN.fullmatch(text, places[-1].end, figure.start) is not None
