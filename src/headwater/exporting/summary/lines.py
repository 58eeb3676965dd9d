"""The lines of the lists: a disputed figure, a report; and what a reader may choose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from headwater.exporting.disputes import Dispute
from headwater.exporting.wording import issuer, range_of_origins
from headwater.linking.scenes import day
from headwater.model import Status

FACETS = ("status", "counted", "place", "publisher", "issuer", "year", "grade")
"""By what disputed figures can be chosen; `year` is one in which a report of it was published."""

ORDERS = {"reports": "reports DESC", "last": "last DESC", "conflicts": "conflicts DESC", "drift": "drift DESC"}
"""How a list can be ordered, with its SQL."""

EVERYTHING = 1_000_000_000
"""The size of a page that holds the whole list."""


@dataclass(frozen=True, slots=True)
class PathPoint:
    """A step of the small trajectory: the day, the ends (`None` where open), how it is put."""

    day: date
    low: float | None
    high: float | None
    status: Status


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A disputed figure as a list shows it: the words for its interval and origins, counts, days (ISO 8601) and grades.

    `latest` is the interval stated last, `stated` when, `status` how it is put; `first` and `last` are the days of
    publication; `grade` is the proposed Admiralty symbol, `standing` the word of the scale of Airwars.
    """

    id: str
    label: str
    counted: str
    latest: str
    stated: str
    status: str
    origins: str
    reports: int
    conflicts: int
    drift: int
    first: str
    last: str
    grade: str
    standing: str
    path: tuple[PathPoint, ...]


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report as a list shows it; what it does not say is empty. `opening` are the first words of one without a title."""

    id: str
    title: str
    publisher: str
    published: str
    claims: int
    opening: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reader asks to see of the disputed figures: words, a value of each facet, an order, a page of so many."""

    words: str = ""
    facets: Mapping[str, str] = field(default_factory=dict)
    order: str = "reports"
    page: int = 1
    size: int = 50


@dataclass(frozen=True, slots=True)
class FigurePage:
    """A page of the list, how many figures there are in all, and how many have each value of each facet (most first).

    Values are counted of the first `counted` figures.
    """

    lines: tuple[FigureLine, ...]
    total: int
    facets: Mapping[str, tuple[tuple[str, int], ...]]
    counted: int


def figure_line(dispute: Dispute) -> FigureLine:
    """The line of a disputed figure."""
    latest, days = dispute.latest, sorted(one.document.published or "" for one in dispute.tellings)
    known = [one[:10] for one in days if one]
    symbols = {grade.scale: grade.symbol for grade in dispute.grades}
    return FigureLine(
        dispute.estimand.id,
        dispute.estimand.label,
        dispute.estimand.counted,
        dispute.words(latest) if latest else "",
        str((latest and latest.stated) or ""),
        str(latest.status) if latest else "",
        range_of_origins(dispute.estimand),
        dispute.reports,
        len(dispute.conflicts),
        len(dispute.drifts),
        known[0] if known else "",
        known[-1] if known else "",
        symbols["admiralty"],
        symbols["airwars"],
        tuple(_path(dispute)),
    )


def facets_of(dispute: Dispute) -> set[tuple[str, str]]:
    """The values of a figure under each facet."""
    line = figure_line(dispute)
    found = {("status", line.status), ("counted", line.counted), ("grade", line.grade)}
    found |= {("issuer", issuer(strand.origin)) for strand in dispute.strands if strand.origin.issuer}
    for one in dispute.tellings:
        found |= {("place", place.name) for place in one.claim.places if place.literal}
        found |= {("publisher", one.document.publisher or ""), ("year", (one.document.published or "")[:4])}
    return {(kind, value) for kind, value in found if value}


def _path(dispute: Dispute) -> list[PathPoint]:
    first = {strand.origin.id: strand.tellings[0].document.published for strand in dispute.strands if strand.tellings}
    points = []
    for step in dispute.steps:
        when = step.stated or day(first.get(step.origin))
        if when is not None:
            low, high = step.bounds.low, step.bounds.high
            points.append(
                PathPoint(when, None if low is None else float(low), None if high is None else float(high), step.status)
            )
    return sorted(points, key=lambda point: point.day)
