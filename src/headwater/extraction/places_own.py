"""Which of a sentence's places is whose: "200 people in Morocco and 15 in Algeria" are not in both.

It is told only where each figure of the sentence is followed, or each preceded, by places of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from headwater.extraction.found import FoundFigure, FoundPlace
from headwater.extraction.parsed import Parsed
from headwater.model import Span

Owned = Mapping[int, frozenset[int]]
"""For the start of a figure the starts of its own places."""

_TO_PLACE = re.compile(
    r"[^.;:()\n—–]{0,70}?\b(?:in|at|near|on|around|outside|across|off|from|to|of|inside|over|within)(?: [\w’'-]+){0,4} (?:the )?"
)
"""Between a figure and its place."""
_TO_NEXT = re.compile(r"(?: (?:city|town|province|region|state|district|county))?(?:[,;]|,? (?:and|while|but|plus))[^.:()\n—–]{0,40}")
"""Between a place and the next figure."""
_TO_OWN = re.compile(r",?[^.;:()\n—–]{0,40}")
"""Between a place and the figure behind it: "In Morocco 200 died"."""


def own_places(parsed: Parsed, figures: Sequence[FoundFigure], places: Sequence[FoundPlace]) -> Owned:
    """The own places of the figures that have some, of figures and places in the order of the text."""
    found: dict[int, frozenset[int]] = {}
    ground = [one.place.span for one in places if one.place.literal]
    for _, group in groupby(figures, key=lambda one: parsed.sentence_at(one.tokens[0])):
        spans = [one.figure.span for one in group]
        if len(spans) > 1:
            start, end = parsed.sentences[parsed.sentence_at(parsed.tokens(spans[0])[0])]
            here = parsed.span(start, end)
            found |= _of_sentence(parsed.text, spans, [span for span in ground if here.holds(span)])
    return found


def _of_sentence(text: str, figures: Sequence[Span], places: Sequence[Span]) -> dict[int, frozenset[int]]:
    """The same for one sentence; nothing unless all its figures have places of their own."""
    marks = sorted([*((span, True) for span in figures), *((span, False) for span in places)], key=lambda m: m[0].start)
    runs = [(is_figure, [span for span, _ in run]) for is_figure, run in groupby(marks, key=lambda mark: mark[1])]
    after = runs and runs[0][0]
    pairs = list(_pairs(runs, figure_first=bool(after)))
    if len(pairs) < _FEWEST or 2 * len(pairs) != len(runs) or any(len(counts) > 1 for counts, _ in pairs):
        return {}
    fit = all(_fits(text, counts[0], ground, figure_first=bool(after)) for counts, ground in pairs)
    joined = all(
        _TO_NEXT.fullmatch(text, before[-1].end, behind[0].start)
        for before, behind in zip(runs[1:-1:2], runs[2::2], strict=True)
        for before, behind in [(before[1], behind[1])]
    )
    return {counts[0].start: frozenset(span.start for span in ground) for counts, ground in pairs} if fit and joined else {}


_FEWEST = 2


def _pairs(runs: list[tuple[bool, list[Span]]], *, figure_first: bool) -> Iterator[tuple[list[Span], list[Span]]]:
    """Figures with the places next to them, of runs that alternate."""
    for one, other in zip(runs[::2], runs[1::2], strict=False):
        yield (one[1], other[1]) if figure_first else (other[1], one[1])


def _fits(text: str, figure: Span, places: list[Span], *, figure_first: bool) -> bool:
    """Whether a figure and its places belong together by the words between."""
    if figure_first:
        return _TO_PLACE.fullmatch(text, figure.end, places[0].start) is not None
    return _TO_OWN.fullmatch(text, places[-1].end, figure.start) is not None
