"""A figure's trajectory made ready for drawing: a lane per source, its steps by day, the reports that repeat them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from headwater.exporting.disputes import Dispute, Strand
from headwater.exporting.wording import issuer, standing
from headwater.linking.scenes import day
from headwater.model import Bounds, Status
from headwater.model.relations import TrajectoryStep


@dataclass(frozen=True, slots=True)
class Point:
    """A step of a lane: when, which interval, how it is put; `dated` is false where the day is that of the first report."""

    day: date
    bounds: Bounds
    status: Status
    label: str
    claim: str
    told: str
    dated: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """A source's steps in order of time, and the days of the reports that repeat them."""

    name: str
    note: str
    points: tuple[Point, ...]
    repeats: tuple[date, ...]


def lanes(dispute: Dispute) -> tuple[Lane, ...]:
    """The lanes of a figure, the earliest first; what one named source says in turn is one lane. Origins of which no day is known
    are left out."""
    found = [_lane(dispute, strands) for strands in dispute.sources]
    return tuple(sorted((one for one in found if one.points), key=lambda one: (one.points[0].day, one.name)))


def _lane(dispute: Dispute, strands: Sequence[Strand]) -> Lane:
    own = {strand.origin.id for strand in strands}
    tellings = [one for strand in strands for one in strand.tellings]
    days = [day(one.document.published) for one in tellings]
    repeats = tuple(sorted({one for one in days if one is not None}))
    points = [_point(dispute, step, repeats) for step in dispute.steps if step.origin in own]
    many = len({one.document.id for one in tellings})
    reports = f"{many} report{'' if many == 1 else 's'}"
    return Lane(
        issuer(strands[0].origin), reports, tuple(sorted(filter(None, points), key=lambda one: one.day)), repeats
    )


def _point(dispute: Dispute, step: TrajectoryStep, repeats: tuple[date, ...]) -> Point | None:
    at = step.stated or (repeats[0] if repeats else None)
    if at is None:
        return None
    telling = dispute.telling(step.claim)
    label = dispute.words(step)
    put = standing(telling.claim) if telling else str(step.status)
    words = " ".join(telling.claim.sentence.text.split()) if telling else ""
    return Point(
        at,
        step.bounds,
        step.status,
        label,
        step.claim,
        f"{label}, {put}: “{words}”" if words else label,
        step.stated is not None,
    )


def ends(lanes_of: Iterable[Lane]) -> list[float]:
    """Every finite end of every interval."""
    bounds = [point.bounds for lane in lanes_of for point in lane.points]
    return [float(end) for one in bounds for end in (one.low, one.high) if end is not None]


def span(lanes_of: Iterable[Lane]) -> tuple[date, date]:
    """The first and last day of the lanes, of which there is at least one."""
    days = [when for lane in lanes_of for when in (*(point.day for point in lane.points), *lane.repeats)]
    return min(days), max(days)
