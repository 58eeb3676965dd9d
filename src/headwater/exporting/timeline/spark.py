"""The small trajectory of a list: each step's interval as a stroke, its sign at the end that the wording names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from headwater.exporting.summary import PathPoint
from headwater.exporting.timeline.layout import Line, Mark
from headwater.exporting.timeline.scales import Days, Values

WIDTH, HEIGHT = 132.0, 30.0
_EDGE = 5.0
_SIGN = 6.0
"""As wide as a sign is: what stands nearer to each other covers each other."""


@dataclass(frozen=True, slots=True)
class Spark:
    """A small picture: strokes of intervals (`end`), the thread between the signs (`thread`), and the signs."""

    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    words: str


def spark(path: Sequence[PathPoint]) -> Spark | None:
    """The picture of a path; `None` where no day is known.

    >>> from datetime import date
    >>> from headwater.model import Status
    >>> points = [PathPoint(date(2025, 3, 10), 40.0, None, Status.ASSERTED), PathPoint(date(2025, 3, 14), 60.0, 60.0, Status.DENIED)]
    >>> spark(points).words, [mark.shape for mark in spark(points).marks], spark([])
    ('2 steps, 2025-03-10 to 2025-03-14', ['disc', 'cross'], None)
    """
    if not path:
        return None
    ends = [end for point in path for end in (point.low, point.high) if end is not None]
    days = Days.of(path[0].day, path[-1].day)
    values = (
        Values.of(ends) if len(set(ends)) != 1 else Values(0.0, 2 * (ends[0] or 1.0), False)
    )  # one value: in the middle
    lines, marks = [], []
    for point in _seen(path, days):
        x = _x(point, days)
        named = [end for end in (point.low, point.high) if end is not None]
        top = _y(point.high, values) if point.high is not None else _EDGE / 2
        bottom = _y(point.low, values) if point.low is not None else HEIGHT - _EDGE / 2
        at = _y(sum(named) / len(named), values) if named else HEIGHT / 2
        if bottom - top > 1:
            lines.append(Line(x, top, x, bottom, f"end {point.status}"))
        marks.append(Mark(x, at, point.status))
    thread = [Line(one.x, one.y, other.x, other.y, "thread") for one, other in pairwise(marks)]
    first, last = path[0].day, path[-1].day
    span = f"{first}" if first == last else f"{first} to {last}"
    return Spark((*thread, *lines), tuple(marks), f"{len(path)} step{'' if len(path) == 1 else 's'}, {span}")


def _x(point: PathPoint, days: Days) -> float:
    return _EDGE + days.share(point.day) * (WIDTH - 2 * _EDGE)


def _seen(path: Sequence[PathPoint], days: Days) -> list[PathPoint]:
    """The steps that can be told apart: of those one above the other the lowest, the highest and the last, by day."""
    columns: dict[int, list[PathPoint]] = defaultdict(list)
    for point in path:
        columns[int(_x(point, days) // _SIGN)].append(point)
    kept: list[PathPoint] = []
    for column in columns.values():
        ends = [(end, at) for at, one in enumerate(column) for end in (one.low, one.high) if end is not None]
        chosen = {len(column) - 1, *((min(ends)[1], max(ends)[1]) if ends else ())}
        kept += [column[at] for at in sorted(chosen)]
    return kept


def _y(value: float, values: Values) -> float:
    return HEIGHT - _EDGE - values.share(value) * (HEIGHT - 2 * _EDGE)
