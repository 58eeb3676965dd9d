"""The layout of a trace: every line, sign and word with its place, for whatever draws them.

Time runs to the right; a row for each report, below the report that it got it from; a band for each origin. Each kind of
evidence has a dash of its own and is named in words at the report that rests on it. Lengths are in CSS pixels.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from headwater.exporting.phrases import Phrase
from headwater.exporting.timeline.layout import SHAPES, Line, Mark
from headwater.exporting.timeline.scales import Days
from headwater.exporting.tracing.streams import Stop, Stream, Trace
from headwater.exporting.wording import change, cut, standing, title
from headwater.linking.scenes import day
from headwater.model.relations import Derivation

ROW = 36
HEAD = 34
_TOP = 26
_LEFT = 16
_LABELS = 340  # room for the words right of the last sign
_STEP = 16  # how far a report stands right of the one above it, whatever the days
_DEEPEST = 8  # steps after which it goes no further right
_MOST = 60  # reports that are drawn; the list has all
_FAR = 9  # rows over which other evidence is drawn; what would cross more is in the list
_LEGEND = 30
_LETTER = 5.8  # width of a letter of the legend, about
_UNSAID = "from no other report that is known"


@dataclass(frozen=True, slots=True)
class Band:
    """The ground of an origin, from `y` downward."""

    y: float
    height: float
    odd: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from a report, or an origin, to one that has it from there; `path` is that of SVG.

    `kind` is the evidence, `stated` from an origin to a report that names no other, or `beside` with the evidence.
    """

    path: str
    kind: str
    told: str


@dataclass(frozen=True, slots=True)
class Spring:
    """The sign of an origin."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Link:
    """Where a row leads: an area over it, the claim or document, and what is said of it to those who cannot see."""

    y: float
    claim: str
    document: str
    told: str
    here: bool


@dataclass(frozen=True, slots=True)
class TraceDrawing:
    """A trace with everything in its place: `marks` are those of reports, `signs` those of the legend; `left_out` counts the reports that the list has and the drawing has not."""

    width: float
    height: float
    bands: tuple[Band, ...]
    lines: tuple[Line, ...]
    edges: tuple[Edge, ...]
    springs: tuple[Spring, ...]
    marks: tuple[Mark, ...]
    signs: tuple[Mark, ...]
    phrases: tuple[Phrase, ...]
    links: tuple[Link, ...]
    left_out: int


_Part = Band | Line | Edge | Spring | Mark | Phrase | Link


def trace_drawing(trace: Trace, width: int = 960) -> TraceDrawing | None:
    """The drawing of a trace; `None` where there is no report."""
    if not trace.reports:
        return None
    plan = _Plan(trace, width)
    parts = [*plan.parts()]
    return TraceDrawing(
        width,
        plan.bottom,
        tuple(one for one in parts if isinstance(one, Band)),
        tuple(one for one in parts if isinstance(one, Line)),
        tuple(one for one in parts if isinstance(one, Edge)),
        tuple(one for one in parts if isinstance(one, Spring)),
        tuple(one for one in parts if isinstance(one, Mark)),
        tuple(plan.signs),
        tuple(one for one in parts if isinstance(one, Phrase)),
        tuple(one for one in parts if isinstance(one, Link)),
        plan.left_out,
    )


class _Plan:
    """Rows given out from top to bottom."""

    def __init__(self, trace: Trace, width: int) -> None:
        self._trace = trace
        self._right = width - _LABELS
        self._days = _days(trace)
        self._left = _MOST
        self._places: dict[str, tuple[float, float]] = {}
        self.bottom = float(_TOP)
        self.left_out = 0
        self._far = 0
        self.signs: list[Mark] = []

    def parts(self) -> Iterator[_Part]:
        """Everything, what lies behind first."""
        for number, stream in enumerate(self._trace.streams):
            top = self.bottom
            shown = [*self._stream(stream)]
            if shown:
                yield Band(top, self.bottom - top, number % 2 == 1)
                yield from shown
        yield from self._besides()
        yield from self._axis()
        if shown := [*_lines(self._kinds(), self.bottom)]:
            yield from shown
            self.bottom += _LEGEND
        yield from self._legend_of_signs(self.bottom)
        self.bottom += _LEGEND - 6
        if self.left_out or self._far:
            yield Phrase(_LEFT, self.bottom + 12, ((_listed(self.left_out, self._far), "scale"),))
            self.bottom += _LEGEND - 6

    def _legend_of_signs(self, top: float) -> Iterator[Phrase]:
        """What the signs mean."""
        statuses = {stop.status for stream in self._trace.streams for stop in stream.all()}
        x, y = float(_LEFT), top + 12
        for status in (one for one in SHAPES if one in statuses):
            self.signs.append(Mark(x + 5, y - 4, status))
            yield Phrase(x + 16, y, ((str(status), "scale"),))
            x += 34 + len(status) * _LETTER

    def _kinds(self) -> list[str]:
        """The kinds of lines that there are."""
        stated = any(stream.name and stream.stops for stream in self._trace.streams)
        return [*(["stated"] if stated else []), *map(str, self._trace.evidence)]

    def _stream(self, stream: Stream) -> Iterator[_Part]:
        if self._left <= 0:
            self.left_out += stream.reports
            return
        spring = None
        if stream.name:
            first = stream.stated or next((at for stop in stream.stops if (at := _day(stop))), None)
            spring = (self._x(first, 0), self.bottom + HEAD / 2)
            yield Spring(*spring)
            yield from _origin(stream, *spring)
            self.bottom += HEAD
        for stop in stream.stops:
            yield from self._stop(stop, spring, 1 if spring else 0)
        self.bottom += 6

    def _stop(self, stop: Stop, above: tuple[float, float] | None, depth: int) -> Iterator[_Part]:
        if self._left <= 0:
            self.left_out += sum(1 for _ in stop.all())
            return
        self._left -= 1
        x = self._x(_day(stop), depth)
        if above is not None:
            x = max(x, above[0] + _STEP) if depth <= _DEEPEST else max(x, above[0])
        place = (x, self.bottom + ROW / 2)
        self._places.setdefault(stop.document.id, place)
        self.bottom += ROW
        if above is not None:
            yield Edge(_elbow(above, place), stop.got.evidence if stop.got else "stated", _why(stop.got))
        yield Mark(*place, stop.status)
        yield from _label(stop, *place)
        yield Link(
            place[1] - ROW / 2,
            stop.claim.id if stop.claim else "",
            stop.document.id,
            _told(stop),
            stop.document.id == self._trace.here,
        )
        for one in stop.below:
            yield from self._stop(one, place, depth + 1)

    def _besides(self) -> Iterator[Edge]:
        """What else speaks for it, as curves left of the signs."""
        for one in self._trace.besides:
            ends = self._places.get(one.upstream), self._places.get(one.downstream)
            if ends[0] is None or ends[1] is None or abs(ends[1][1] - ends[0][1]) > _FAR * ROW:
                self._far += 1
            else:
                yield Edge(_bow(ends[0], ends[1]), f"beside {one.evidence}", _why(one))

    def _axis(self) -> Iterator[_Part]:
        if self._days is None:
            return
        for when, words in self._days.ticks():
            x = self._x(when, 0)
            yield Line(x, _TOP - 6, x, self.bottom, "grid")
            yield Phrase(x, 13, ((words, "scale"),), "middle" if x > 40 else "start")

    def _x(self, when: date | None, depth: int) -> float:
        indent = min(depth, _DEEPEST) * _STEP
        if when is None or self._days is None:
            return _LEFT + indent
        room = self._right - _LEFT - _DEEPEST * _STEP
        return _LEFT + self._days.share(when) * room + indent


def _days(trace: Trace) -> Days | None:
    known = [stream.stated for stream in trace.streams]
    known += [_day(stop) for stream in trace.streams for stop in stream.all()]
    dated = [one for one in known if one is not None]
    return Days.of(min(dated), max(dated)) if dated else None


def _day(stop: Stop) -> date | None:
    return day(stop.document.published)


def _elbow(above: tuple[float, float], place: tuple[float, float]) -> str:
    """Down from the one above, and round the corner to the right."""
    (x1, y1), (x2, y2) = above, place
    bend = min(7.0, x2 - x1, y2 - y1)
    return f"M{x1:.1f} {y1 + 7:.1f}V{y2 - bend:.1f}Q{x1:.1f} {y2:.1f} {x1 + bend:.1f} {y2:.1f}H{max(x2 - 7, x1 + bend):.1f}"


def _bow(above: tuple[float, float], place: tuple[float, float]) -> str:
    """A curve that swings out to the left."""
    (x1, y1), (x2, y2) = above, place
    out = max(min(x1, x2) - 10 - min(abs(y2 - y1) / 6, 40), 2)
    return f"M{x1 - 6:.1f} {y1:.1f}C{out:.1f} {y1:.1f} {out:.1f} {y2:.1f} {x2 - 6:.1f} {y2:.1f}"


def _origin(stream: Stream, x: float, y: float) -> Iterator[Phrase]:
    stated = f"stated {stream.stated}" if stream.stated else "day not known"
    many = f"{stream.reports} report{'' if stream.reports == 1 else 's'}"
    yield Phrase(x + 15, y + 4, ((cut(stream.name, 44), "name"), (f"{stated}, {many}", "note")))


def _label(stop: Stop, x: float, y: float) -> Iterator[Phrase]:
    """Beside the sign who gives what; below it the day, on what it rests, and what was changed."""
    name = cut(stop.document.publisher or "publisher not given", 26)
    words = (cut(stop.words, 30), "value") if stop.words else (cut(title(stop.document), 46), "note")
    yield Phrase(x + 12, y - 2, ((name, "name"), words))
    notes = [(stop.document.published or "no date")[:10]]
    if stop.got is not None:
        notes.append(f"by {stop.got.evidence}")
    changes = ", ".join(dict.fromkeys(change(one.drift) for one in stop.drifts))
    told = ((cut(changes, 34), "changed"),) if changes else ()
    yield Phrase(x + 12, y + 12, ((" · ".join(notes), "note"), *told))


def _why(got: Derivation | None) -> str:
    return f"by {got.evidence}, weight {got.weight:.2f}: {got.reason}" if got else _UNSAID


def _told(stop: Stop) -> str:
    put = f", {standing(stop.claim)}" if stop.claim else ""
    date_of = (stop.document.published or "no date")[:10]
    said = cut(stop.claim.sentence.text if stop.claim else title(stop.document), 300)
    return (
        f"{stop.document.publisher or 'publisher not given'}, {date_of}: {stop.words}{put}: “{said}”. {_why(stop.got)}"
    )


def _lines(kinds: Sequence[str], top: float) -> Iterator[_Part]:
    """What the dashes mean."""
    x, y = float(_LEFT), top + 18
    for kind in kinds:
        words = _UNSAID if kind == "stated" else f"by {kind}"
        yield Edge(f"M{x:.1f} {y - 3:.1f}h26", kind, words)
        yield Phrase(x + 32, y, ((words, "scale"),))
        x += 48 + len(words) * _LETTER


def _listed(reports: int, evidence: int) -> str:
    """How much is in the list alone.

    >>> _listed(1, 0), _listed(12, 3)
    ('in the list: 1 more report', 'in the list: 12 more reports, 3 more pieces of evidence')
    """
    more = [f"{reports} more report{'' if reports == 1 else 's'}"] if reports else []
    more += [f"{evidence} more piece{'' if evidence == 1 else 's'} of evidence"] if evidence else []
    return f"in the list: {', '.join(more)}"
