"""The layout of a timeline: every line, box, mark and word with its place, for whatever draws them.

Lanes lie below each other, an origin each; time runs to the right, and within each lane the value upward on one scale that all
lanes share. A box is the interval that the wording allows, from the day it was stated to the origin's next word; an end
that is open fades out. It is no confidence interval. Lengths are in CSS pixels.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from headwater.exporting.timeline.lanes import Lane, Point, ends, span
from headwater.exporting.timeline.scales import Days, Values
from headwater.model import Status

LANE = 62
_GUTTER = 180
_NAMES = 170  # the width of the names, left of the gutter
_RIGHT = 62
_TOP = 10
_INSET = 8
_AXIS = 24
_LEGEND = 26
_THIN = 2.5
_LETTER = 6.9  # width of a letter of the names, about

SHAPES = {
    Status.ASSERTED: "disc",
    Status.REPORTED: "ring",
    Status.ESTIMATED: "diamond",
    Status.POSSIBLE: "triangle",
    Status.PLANNED: "square",
    Status.CONDITIONAL: "hollow-diamond",
    Status.DENIED: "cross",
    Status.UNVERIFIED: "wedge",
}
"""Each status has a shape of its own, so that a print without colour tells them apart."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; `fades` names the side ("top", "bottom") on which it has no end."""

    x: float
    y: float
    width: float
    height: float
    status: Status
    fades: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line; `kind` is `grid`, `lane`, `tick` or `repeat`."""

    x1: float
    y1: float
    x2: float
    y2: float
    kind: str


@dataclass(frozen=True, slots=True)
class Mark:
    """The sign of a status at a point; `claim` and `told` lead to the words."""

    x: float
    y: float
    status: Status
    claim: str = ""
    told: str = ""

    @property
    def shape(self) -> str:
        """The shape of its status."""
        return SHAPES[self.status]


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text at its baseline; `kind` is `name`, `note`, `value` or `scale`; `anchor` is `start`, `middle` or `end`."""

    x: float
    y: float
    text: str
    kind: str
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A timeline with everything in its place."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    words: tuple[Words, ...]


def drawing(lanes: Sequence[Lane], width: int = 760) -> Drawing | None:
    """The drawing of some lanes; `None` where there are none."""
    if not lanes:
        return None
    values, days = Values.of(ends(lanes)), Days.of(*span(lanes))
    parts = [*_axes(len(lanes), values, days, width)]
    for number, lane in enumerate(lanes):
        parts += _lane(lane, _TOP + number * LANE, _Frame(values, days, width))
    bottom = _TOP + len(lanes) * LANE + _AXIS
    parts += _legend({point.status for lane in lanes for point in lane.points}, bottom)
    return Drawing(
        width,
        bottom + _LEGEND,
        tuple(one for one in parts if isinstance(one, Box)),
        tuple(one for one in parts if isinstance(one, Line)),
        tuple(one for one in parts if isinstance(one, Mark)),
        tuple(one for one in parts if isinstance(one, Words)),
    )


_Part = Box | Line | Mark | Words


@dataclass(frozen=True, slots=True)
class _Frame:
    """The scales, and how they lie in the drawing."""

    values: Values
    days: Days
    width: int

    @property
    def right(self) -> float:
        return self.width - _RIGHT

    def x(self, point: Point) -> float:
        return _GUTTER + self.days.share(point.day) * (self.right - _GUTTER)

    def y(self, value: float, top: float) -> float:
        return top + LANE - _INSET - self.values.share(value) * (LANE - 2 * _INSET)


def _axes(count: int, values: Values, days: Days, width: int) -> Iterator[_Part]:
    """Lines between lanes, the days below, and in each lane the values at the right."""
    frame, bottom = _Frame(values, days, width), _TOP + count * LANE
    for when, words in days.ticks():
        x = _GUTTER + days.share(when) * (frame.right - _GUTTER)
        yield Line(x, _TOP, x, bottom + 4, "grid")
        yield Words(x, bottom + 17, words, "scale", "middle")
    for number in range(count + 1):
        y = _TOP + number * LANE
        yield Line(0, y, frame.right, y, "lane")
        if number < count:
            for value, words in values.ticks():
                at = frame.y(value, y)
                yield Line(frame.right, at, frame.right + 4, at, "tick")
                yield Words(frame.right + 7, at + 3, words, "scale")


def _lane(lane: Lane, top: float, frame: _Frame) -> Iterator[_Part]:
    lines = _wrapped(lane.name, int(_NAMES / _LETTER))
    for number, line in enumerate(lines):
        yield Words(0, top + 18 + number * 14, line, "name")
    yield Words(0, top + 18 + len(lines) * 14, lane.note, "note")
    for when in lane.repeats:
        x = _GUTTER + frame.days.share(when) * (frame.right - _GUTTER)
        yield Line(x, top + LANE - 5, x, top + LANE, "repeat")
    stops = [*(frame.x(point) for point in lane.points[1:]), frame.right]
    for point, stop in zip(lane.points, stops, strict=True):
        yield _box(point, top, max(stop, frame.x(point) + _THIN), frame)
    marks = [_mark(point, top, frame) for point in lane.points]
    yield from marks
    yield from _labels(lane.points, marks, top, frame)


def _box(point: Point, top: float, stop: float, frame: _Frame) -> Box:
    low, high = point.bounds.low, point.bounds.high
    lower = frame.y(float(low), top) if low is not None else top + LANE - _INSET
    upper = frame.y(float(high), top) if high is not None else top + _INSET / 2
    if lower - upper < _THIN:
        middle = (lower + upper) / 2
        lower = upper = middle
    fades = "top" if high is None and low is not None else "bottom" if low is None and high is not None else ""
    x = frame.x(point)
    return Box(x, upper, stop - x, lower - upper, point.status, fades)


def _mark(point: Point, top: float, frame: _Frame) -> Mark:
    """The sign stands at the end that the wording names: the high one of "up to", the middle of a range."""
    low, high = point.bounds.low, point.bounds.high
    named = [float(end) for end in (low, high) if end is not None]
    at = sum(named) / len(named) if named else (frame.values.low + frame.values.high) / 2
    return Mark(frame.x(point), frame.y(at, top), point.status, point.claim, point.told)


def _labels(points: Sequence[Point], marks: Sequence[Mark], top: float, frame: _Frame) -> Iterator[Words]:
    """The interval in words beside each mark; over or under it, away from the one before where they are close."""
    above = [mark.y > top + LANE / 2 for mark in marks]
    for first, second in pairwise(range(len(marks))):
        if marks[second].x - marks[first].x < len(points[first].label) * _LETTER + 8:
            above[second] = not above[first]
    for point, mark, over in zip(points, marks, above, strict=True):
        late = mark.x + len(point.label) * (_LETTER + 0.6) > frame.right
        y = max(mark.y - 7, top + 11) if over else min(mark.y + 16, top + LANE - 4)
        yield Words(mark.x - 8 if late else mark.x + 8, y, point.label, "value", "end" if late else "start")


def _legend(statuses: set[Status], top: float) -> Iterator[_Part]:
    x = float(_GUTTER) if len(statuses) < 5 else 0.0
    for status in (one for one in SHAPES if one in statuses):
        yield Mark(x + 4, top + 14, status)
        yield Words(x + 14, top + 18, str(status), "scale")
        x += 22 + len(status) * 5.8
    yield Line(x + 8, top + 10, x + 8, top + 16, "repeat")
    yield Words(x + 14, top + 18, "a report that repeats it", "scale")


def _wrapped(name: str, letters: int) -> list[str]:
    """A name on at most two lines, the rest of it as dots.

    >>> _wrapped("General Staff of the Armed Forces of Ukraine", 22)
    ['General Staff of the', 'Armed Forces of Ukrai…']
    """
    first = name
    if len(name) > letters:
        first = name[: letters + 1].rsplit(" ", 1)[0][:letters]
    rest = name[len(first) :].strip()
    cut = rest if len(rest) <= letters else rest[: letters - 1] + "…"
    return [first, cut] if cut else [first]
