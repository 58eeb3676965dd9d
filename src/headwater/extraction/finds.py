"""All that the finders found in a document, and what of it may lie in a span."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from headwater.extraction.found import FoundFigure, FoundPlace, FoundTime
from headwater.extraction.places_own import Owned
from headwater.extraction.places_scene import Scene
from headwater.model import Span


@dataclass(frozen=True)
class Finds:
    """All that the finders found in one document."""

    figures: list[FoundFigure]
    times: list[FoundTime]
    places: list[FoundPlace]
    ahead: frozenset[int]
    """Tokens of times that lie after the document."""
    scene: Scene
    owned: Owned
    """The places that are one figure's own."""

    def around(self, span: Span) -> Finds:
        """What may lie in a span: a long text would else be gone through for each of its claims."""
        return replace(
            self,
            figures=_between(self.figures, span, lambda one: one.figure.span.start),
            times=_between(self.times, span, lambda one: one.time.span.start),
            places=_between(self.places, span, lambda one: one.place.span.start),
        )


_LONGEST_FIND = 200
"""Characters of the longest figure, time or place, which may begin that much before a span."""

_One = TypeVar("_One")


def _between(found: list[_One], span: Span, start: Callable[[_One], int]) -> list[_One]:
    """Of things in the order of their starts those that begin within a span or shortly before it."""
    return found[bisect_left(found, span.start - _LONGEST_FIND, key=start) : bisect_left(found, span.end, key=start)]
