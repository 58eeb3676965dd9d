"""A timeline as text, for a terminal: a lane per origin, the sign of each status at its day, the interval beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.exporting.timeline.lanes import Lane, Point, span
from headwater.exporting.timeline.scales import Days
from headwater.exporting.wording import cut
from headwater.model import Status

SIGNS = {
    Status.ASSERTED: "●",
    Status.REPORTED: "○",
    Status.ESTIMATED: "◆",
    Status.POSSIBLE: "▲",
    Status.PLANNED: "■",
    Status.CONDITIONAL: "◇",
    Status.DENIED: "✕",
    Status.UNVERIFIED: "▽",
}
REPEAT = "╵"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line; `kind` is `name`, `note`, `track`, `value`, `scale`, or the status of a sign."""

    text: str
    kind: str


def sketch(lanes: Sequence[Lane], width: int) -> Iterator[tuple[Piece, ...]]:
    """The lines of a text drawing at most `width` characters wide.

    Each origin has its name, a track with its signs, the intervals, and below the reports that repeat it.
    """
    if not lanes:
        return
    days = Days.of(*span(lanes))
    gutter = min(max(len(words) for lane in lanes for words in (lane.name, lane.note)), width // 3)
    room = width - gutter - 2
    yield (Piece(" " * (gutter + 2), "name"), Piece(_scale(days, room), "scale"))
    for lane in lanes:
        for number, placed in enumerate(_tracks(lane, days, room)):
            name = cut(lane.name, gutter) if number == 0 else ""
            yield (Piece(f"{name:<{gutter}}  ", "name"), *placed)
        repeats = [" "] * room
        for when in lane.repeats:
            repeats[_column(days.share(when), room)] = REPEAT
        yield (Piece(f"{cut(lane.note, gutter):<{gutter}}  ", "note"), Piece("".join(repeats).rstrip(), "note"))


def _tracks(lane: Lane, days: Days, room: int) -> Iterator[tuple[Piece, ...]]:
    """The points of a lane on as few lines as hold them without one writing over another."""
    lines: list[list[tuple[int, Point]]] = []
    for point in lane.points:
        at = _column(days.share(point.day), room)
        at = min(at, max(0, room - len(point.label) - 3))
        fits = (line for line in lines if line[-1][0] + len(line[-1][1].label) + 4 <= at)
        line = next(fits, None)
        if line is None:
            lines.append([(at, point)])
        else:
            line.append((at, point))
    for line in lines:
        yield tuple(_pieces(line, room))


def _pieces(line: Sequence[tuple[int, Point]], room: int) -> Iterator[Piece]:
    """Dots up to a sign, the sign, its interval, and then the track on."""
    column = 0
    for number, (at, point) in enumerate(line):
        yield Piece(("┄" if number else " ") * (at - column), "track")
        yield Piece(SIGNS[point.status], str(point.status))
        yield Piece(f" {point.label} ", "value")
        column = at + len(point.label) + 3
    if column < room:
        yield Piece("┄" * (room - column), "track")


def _scale(days: Days, room: int) -> str:
    """The days over the tracks, those left out that would touch."""
    text = [" "] * room
    free = 0
    for when, words in days.ticks(max(2, room // 14)):
        at = min(_column(days.share(when), room), room - len(words))
        if at >= free:
            text[at : at + len(words)] = words
            free = at + len(words) + 2
    return "".join(text).rstrip()


def _column(share: float, room: int) -> int:
    return min(int(share * (room - 1)), room - 1)
