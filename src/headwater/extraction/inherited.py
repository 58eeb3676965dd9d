"""What a figure has from the figure before it: the same thing in another unit, the unit that is left out, what is counted."""

from __future__ import annotations

import re
from dataclasses import replace

from headwater.extraction.alongside import same_sentence
from headwater.extraction.before import Before
from headwater.extraction.found import FoundFigure, counting_as
from headwater.extraction.left_out import LeftOut
from headwater.extraction.named_before import named_before
from headwater.extraction.parsed import Parsed
from headwater.extraction.polls import Polls
from headwater.model import Bound, Figure, Step

_CONVERTS = re.compile(r"\s?\(|(?: points)?,? or |\s?/\s?")
_ONE_SIDED = frozenset({Bound.AT_LEAST, Bound.MORE_THAN, Bound.AT_MOST, Bound.LESS_THAN})


def inherit(parsed: Parsed, figures: list[FoundFigure]) -> list[FoundFigure]:
    """The figures, each completed by what the figures before it say of it."""
    found: list[FoundFigure] = []
    before, units = Before(Polls(parsed)), LeftOut(parsed)
    for bare in figures:
        item = bare
        if found:
            found[-1], item = _beside(parsed, found[-1], _without_unit_of(found[-1], bare))
            item = units.completed(item, found[-1])
            before.note(found[-1])
        units.note(item)
        found.append(named_before(parsed, item, before))
    return found


def _without_unit_of(before: FoundFigure, item: FoundFigure) -> FoundFigure:
    """The figure without the unit of the one before as what it counts: "39 miles (63 kilometres)"."""
    within = item.head is not None and before.tokens[0] <= item.head < before.tokens[1]
    if not within or before.figure.unit is None:
        return item
    return replace(item, figure=replace(item.figure, counted=None))


def _beside(parsed: Parsed, before: FoundFigure, item: FoundFigure) -> tuple[FoundFigure, FoundFigure]:
    """Two neighbouring figures, each with what the other says of it."""
    if _leaves_out_first(parsed.text, before.figure, item.figure):
        return _unit_of(before, item), item
    if _converts(parsed.text, before.figure, item.figure):
        before = _in_other_unit(before, item)
        return before, _in_other_unit(item, before)
    if _leaves_out_percent(parsed, before, item):
        return before, _percent(item, before)
    if _says_again(parsed.text, before, item):
        return before, counting_as(item, before, "figures.counted.said-again")
    if _counts_the_next(parsed.text, before, item):
        return _as_the_next(before, item), item
    return before, _at_another_time(parsed, before, item)


_AGAIN = re.compile(r"(?: of [\w’' -]{2,60})?,? [(]?")


def _says_again(text: str, before: FoundFigure, item: FoundFigure) -> bool:
    """Whether a share stands beside the words for it: "a third of independents, 33%, say"."""
    again = before.figure.unit == "fraction" and item.figure.unit == "percent" and item.figure.counted is None
    between = text[before.figure.span.end : item.figure.span.start]
    closed = text[item.figure.span.end : item.figure.span.end + 1] in (",", ")", ".")
    return again and closed and between.endswith((", ", "(")) and _AGAIN.fullmatch(between) is not None


_BUT = re.compile(r",? (?:but|or|if not|or even|perhaps|maybe) ")


def _counts_the_next(text: str, before: FoundFigure, item: FoundFigure) -> bool:
    """Whether what is counted is said once, after the second number: "not 30 but 16 lambs"."""
    bare = before.figure.counted is None and before.figure.unit is None and item.figure.unit is None
    after = item.figure.counted is not None and item.head is not None and item.head >= item.tokens[0]
    return bare and after and bool(_BUT.fullmatch(text[before.figure.span.end : item.figure.span.start]))


def _as_the_next(before: FoundFigure, item: FoundFigure) -> FoundFigure:
    counted = item.figure.counted
    if counted is None:
        return before
    steps = (*before.steps, Step("figures.counted.next", (counted.span,)))
    return replace(before, figure=replace(before.figure, counted=counted), head=item.head, steps=steps)


def _converts(text: str, before: Figure, own: Figure) -> bool:
    """The same thing in another unit: "20 million won ($15,314)", "190 points, or 0.6%"."""
    return bool(own.unit) and bool(_CONVERTS.fullmatch(text[before.span.end : own.span.start]))


def _in_other_unit(item: FoundFigure, other: FoundFigure) -> FoundFigure:
    """A figure that counts, moves and is bound as the other does: "more than 100 kilometres (60 miles)"."""
    own, same = item.figure, other.figure
    if own.unit is None:
        return item
    if own.bound is Bound.EXACT and same.bound in _ONE_SIDED and same.span.start < own.span.start:
        own = _bound_like(own, same)
    figure = replace(own, counted=own.counted or same.counted, direction=own.direction or same.direction)
    if figure == item.figure:
        return item
    steps = (*item.steps, Step("figures.converted", (same.span, own.span)))
    return replace(item, figure=figure, head=other.head if item.head is None else item.head, steps=steps)


def _bound_like(own: Figure, same: Figure) -> Figure:
    if same.low is None:
        return replace(own, bound=same.bound, low=None, low_closed=None, high_closed=same.high_closed)
    return replace(own, bound=same.bound, high=None, high_closed=None, low_closed=same.low_closed)


_AGAINST = re.compile(r"\b(?:against|from|to|than) $")


def _at_another_time(parsed: Parsed, before: FoundFigure, item: FoundFigure) -> FoundFigure:
    """A rate of exchange at another time: "at 55.96 per dollar against 56.11 a day earlier"."""
    own, same = item.figure, before.figure
    if own.unit is not None or not any(step.rule == "figures.unit.exchange-rate" for step in before.steps):
        return item
    near = own.low is not None and same.low is not None and same.low <= own.low * 2 <= same.low * 4
    if (
        not near
        or "." not in own.span.text
        or not _AGAINST.search(parsed.text[max(own.span.start - 9, 0) : own.span.start])
    ):
        return item
    steps = (*item.steps, Step("figures.unit.exchange-rate", (same.span, own.span)))
    return replace(item, figure=replace(own, unit=same.unit, counted=same.counted), head=before.head, steps=steps)


def _leaves_out_percent(parsed: Parsed, before: FoundFigure, item: FoundFigure) -> bool:
    """ "from 22.6 percent to 19.6", "rose by 2 percent and fell by 1": the unit is said once."""
    if before.figure.unit != "percent" or item.figure.unit is not None or not same_sentence(parsed, before, item):
        return False
    between = parsed.text[before.figure.span.end : item.figure.span.start]
    if _NEXT_NAME.fullmatch(between) and _ENDS.match(parsed.text, item.figure.span.end):
        return item.figure.counted is None
    if between == " to " and before.figure.direction is None and _are_all(before.figure, item.figure):
        return True  # "51.2 percent to 48.8"
    if item.figure.direction is not None:
        return before.figure.direction is not None
    left = parsed.text[max(before.figure.span.start - 6, 0) : before.figure.span.start]
    return left.endswith("from ") and bool(_TO.search(between))


def _leaves_out_first(text: str, before: Figure, own: Figure) -> bool:
    """ "from 13 to 14 mm", "20 or 30 euros respectively": the unit is said at the end alone."""
    if before.unit is not None or own.unit is None:
        return False
    between = text[before.span.end : own.span.start]
    if between == " from " and own.unit == "percent" and text[: before.span.start].endswith(" to "):
        return True  # "eased to 10.7 from 10.9 percent"
    if between == " to " and own.unit == "percent" and before.counted is None and _are_shares(before, own):
        return True  # "Okafor beats him 45 to 40 percent"
    return between == " or " or (between == " to " and text[: before.span.start].endswith("from "))


def _unit_of(item: FoundFigure, after: FoundFigure) -> FoundFigure:
    figure = replace(item.figure, unit=after.figure.unit, counted=after.figure.counted)
    steps = (*item.steps, Step("figures.unit.left-out", (item.figure.span, after.figure.span)))
    return replace(item, figure=figure, head=after.head, steps=steps)


_NEXT_NAME = re.compile(r",?(?: and| while)? (?:[\w’'-]+ ){0,5}[A-Z][\w’'-]* ")
_ENDS = re.compile(r"[.,;)]|$| and\b")
"""Of whom so many percent are told in turn: "the Greens 31 percent, the Union 24"."""


def _are_all(one: Figure, other: Figure) -> bool:
    """Whether two shares may be all there is."""
    return one.low is not None and other.low is not None and 90 <= one.low + other.low <= 101


def _are_shares(one: Figure, other: Figure) -> bool:
    """Whether two shares may be of one whole, the larger first, and so are no range."""
    return one.low is not None and other.low is not None and other.low <= one.low <= 100 - other.low


_TO = re.compile(r"^[^.;]{0,30} to $")


def _percent(item: FoundFigure, before: FoundFigure) -> FoundFigure:
    steps = (*item.steps, Step("figures.unit.left-out", (before.figure.span, item.figure.span)))
    counted, head = (item.figure.counted, item.head) if item.figure.counted else (before.figure.counted, before.head)
    return replace(item, figure=replace(item.figure, unit="percent", counted=counted), head=head, steps=steps)
