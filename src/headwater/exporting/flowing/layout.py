"""The layout of flows: givers at the left, receivers at the right, a row with an arrow for each flow between them.

An actor that gives and receives stands on both sides. What goes, how much, how it is put and by how many origins and reports
stands on the arrow; how it is put is told by a sign and in words, and by the arrow's dash. Lengths are in CSS pixels.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from headwater.exporting.phrases import Phrase
from headwater.exporting.relation_tables import Claims
from headwater.exporting.timeline.layout import Mark
from headwater.exporting.wording import bounds, cut
from headwater.model.relations import Flow

ROW = 46
_BOX = 190
_HEIGHT = 34  # of an actor's box at least
_LABEL = 350
_TOP = 12
_GAP = 12
MOST = 40
"""Flows that are drawn; the table has all."""
_LETTERS = 25


@dataclass(frozen=True, slots=True)
class Actor:
    """A box with an actor's name."""

    x: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Arrow:
    """A flow: its line, its head, the first of its claims, and what it says in one sentence."""

    path: str
    head: str
    status: str
    claim: str
    told: str
    y: float


@dataclass(frozen=True, slots=True)
class FlowDrawing:
    """Flows with everything in their place; `left_out` counts those that the table has and the drawing has not."""

    width: float
    height: float
    actors: tuple[Actor, ...]
    arrows: tuple[Arrow, ...]
    marks: tuple[Mark, ...]
    phrases: tuple[Phrase, ...]
    left_out: int


_Part = Actor | Arrow | Mark | Phrase


def reports_of(flow: Flow, claims: Claims) -> int:
    """How many reports tell of a flow."""
    return len({claims[name].document.id for name in flow.claims if name in claims})


def ranked(flows: Iterable[Flow]) -> list[Flow]:
    """Flows, those first that most origins and claims tell of."""
    return sorted(
        flows,
        key=lambda one: (-len(one.origins), -len(one.claims), one.giver, one.receiver, one.what, one.status),
    )


def flow_drawing(flows: Iterable[Flow], claims: Claims, width: int = 960) -> FlowDrawing | None:
    """The drawing of flows; `None` where there are none. Of many, the first by rank; `claims` are those of what is drawn."""
    every = ranked(flows)
    if not every:
        return None
    shown = sorted(every[:MOST], key=lambda one: (one.giver, one.receiver, one.what, one.status))
    givers, receivers = _Side(shown, "giver"), _Side(shown, "receiver")
    rows = {id(flow): _TOP + ROW * number + ROW / 2 for number, flow in enumerate(shown)}
    parts = [*givers.boxes(0.0, rows), *receivers.boxes(width - _BOX, rows)]
    for flow in shown:
        start, end = (_BOX, givers.port(flow)), (width - _BOX, receivers.port(flow))
        parts += _arrow(flow, claims, rows[id(flow)], start, end)
    lowest = max(_TOP + ROW * len(shown), givers.bottom, receivers.bottom)
    return FlowDrawing(
        width,
        lowest + _GAP,
        tuple(one for one in parts if isinstance(one, Actor)),
        tuple(one for one in parts if isinstance(one, Arrow)),
        tuple(one for one in parts if isinstance(one, Mark)),
        tuple(one for one in parts if isinstance(one, Phrase)),
        len(every) - len(shown),
    )


class _Side:
    """The actors of one side, each at the height of its flows."""

    def __init__(self, flows: Sequence[Flow], role: str) -> None:
        self._flows: dict[str, list[Flow]] = defaultdict(list)
        for flow in flows:
            self._flows[getattr(flow, role)].append(flow)
        self._ports: dict[int, float] = {}
        self.bottom = float(_TOP)

    def boxes(self, x: float, rows: dict[int, float]) -> Iterator[_Part]:
        """The boxes from top to bottom, none over another; and where each flow leaves or enters."""
        ordered = sorted(
            self._flows.items(), key=lambda item: (sum(rows[id(one)] for one in item[1]) / len(item[1]), item[0])
        )
        for name, flows in ordered:
            height = max(_HEIGHT, 13.0 * len(flows) + 8)
            middle = sum(rows[id(one)] for one in flows) / len(flows)
            top = max(self.bottom, middle - height / 2)
            for number, flow in enumerate(sorted(flows, key=lambda one: rows[id(one)]), 1):
                self._ports[id(flow)] = top + height * number / (len(flows) + 1)
            yield Actor(x, top, height)
            yield Phrase(x + _BOX / 2, top + height / 2 + 4, ((cut(name, _LETTERS), "name"),), "middle")
            self.bottom = top + height + _GAP

    def port(self, flow: Flow) -> float:
        """The height at which a flow leaves or enters its actor."""
        return self._ports[id(flow)]


def _arrow(
    flow: Flow, claims: Claims, y: float, start: tuple[float, float], end: tuple[float, float]
) -> Iterator[_Part]:
    left = (start[0] + end[0] - _LABEL) / 2
    right = left + _LABEL
    (x1, y1), (x2, y2) = start, end
    reach = (left - x1) / 2
    path = (
        f"M{x1:.1f} {y1:.1f}C{x1 + reach:.1f} {y1:.1f} {left - reach:.1f} {y:.1f} {left:.1f} {y:.1f}H{right:.1f}"
        f"C{right + reach:.1f} {y:.1f} {x2 - reach:.1f} {y2:.1f} {x2 - 8:.1f} {y2:.1f}"
    )
    head = f"M{x2:.1f} {y2:.1f}l-10 -5v10z"
    what = cut(flow.what, 20)
    figures = cut(", ".join(dict.fromkeys(bounds(one) for one in flow.figures)), 36)
    origins = [_many(len(flow.origins), "origin")] if flow.origins else []  # none is known of a claim without a figure
    counts = ", ".join([*origins, _many(reports_of(flow, claims), "report")])
    claim = next((name for name in flow.claims if name in claims), "")
    told = f"{flow.giver} to {flow.receiver}: {' '.join(filter(None, (figures, flow.what)))}, {flow.status}; {counts}"
    yield Arrow(path, head, str(flow.status), claim, told, y)
    yield Mark(left, y, flow.status)
    yield Phrase(left + 14, y - 6, ((figures, "value"), (what, "name")) if figures else ((what, "name"),))
    yield Phrase(left + 14, y + 15, ((str(flow.status), f"tone {flow.status}"), (counts, "note")))


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
