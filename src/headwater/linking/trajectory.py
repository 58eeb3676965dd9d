"""Trajectory: how the figure for one estimand moved, origin by origin, and what the origins come to together.

The combined views are those of MAVERICK and of eventreport, which aggregate conflicting reports of one event: the lowest,
the highest and the most frequent value. They count origins, never reports: a hundred copies of one statement weigh as one.
A view is a rule applied to what was said, never an estimate, and no interval here is a confidence interval.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce

from headwater.linking.conflict import OriginOf
from headwater.linking.rows import Row
from headwater.linking.updates import repeats, stands, updates
from headwater.model import Bounds, Status
from headwater.model.relations import TrajectoryStep

# A denial states no figure, and a condition none that holds.
_STATELESS = frozenset({Status.DENIED, Status.CONDITIONAL})
VAGUE = (
    "vague words stand for their lowest literal reading (dozens 12, hundreds 100, thousands 1,000) and have no high end"
)


@dataclass(frozen=True, slots=True)
class View:
    """A combined view: its name, the rule that it follows, the interval, and the origins that decide it."""

    name: str
    rule: str
    bounds: Bounds
    origins: tuple[str, ...]


def trajectory(rows: Iterable[Row], origin_of: OriginOf) -> tuple[TrajectoryStep, ...]:
    """The steps of each origin of an estimand, by day: its earliest claim, then each that its source's next word replaces it by,
    with the number of reports that repeat it.

    A claim without an origin is its own. Plans are steps too, and keep their status. By how much a count grew, how many more
    there are, and what it was before are no steps where totals are told.

    >>> trajectory([], lambda row: None)
    ()
    """
    told: dict[str, list[Row]] = defaultdict(list)
    stated = [row for row in rows if row.figure is not None and row.claim.status not in _STATELESS]
    for row in [row for row in stated if stands(row)] or stated:
        told[origin_of(row) or row.claim.id].append(row)
    steps = [_step(origin, group) for origin, rows in told.items() for group in _successive(rows)]
    return tuple(sorted(steps, key=lambda step: (str(step.stated or ""), step.origin)))


def views(steps: Sequence[TrajectoryStep], fair: Collection[str] = ()) -> tuple[View, ...]:
    """The combined views of a trajectory, each origin by its last word; `fair` are those that are graded C3 or better.

    >>> def step(origin, bounds):
    ...     return TrajectoryStep(origin, None, (None, None), bounds, Status.ASSERTED, 1, "c")
    >>> for view in views([step("o1", Bounds.exactly(40)), step("o2", Bounds.exactly(40)), step("o3", Bounds.at_least(60))]):
    ...     print(view.name, view.bounds, *view.origins)
    conservative [40, 40] o1 o2
    informative [60, 60] o3
    representative [40, 40] o1 o2
    hull [40, ..] o1 o2 o3
    """
    last = {step.origin: step for step in steps if step.status is not Status.PLANNED}
    stated = list(last.values())
    if not stated:
        return ()
    found = [
        _lowest(stated),
        _highest(stated),
        _mode(stated),
        _hull("hull", "from the lowest to the highest of all origins", stated),
    ]
    best = [step for step in stated if step.origin in fair]
    if best:
        found.append(_hull("graded hull", "from the lowest to the highest of the origins graded C3 or better", best))
    return tuple(view for view in found if view is not None)


def _successive(rows: list[Row]) -> list[list[Row]]:
    """The rows of an origin by what its source said in turn: each new word with the rows that repeat it."""
    ordered = sorted(rows, key=_by_day)
    groups = [[ordered[0]]]
    for row in ordered[1:]:
        if updates(row, groups[-1][0]):
            groups.append([row])
        else:
            alike = [group for group in groups if repeats(row, group[0])]
            (alike[-1] if alike else groups[0]).append(row)
    return groups


def _step(origin: str, rows: list[Row]) -> TrajectoryStep:
    first = min(rows, key=_by_day)
    assert first.figure is not None  # noqa: S101 - only rows with a figure come here
    return TrajectoryStep(
        origin,
        first.stated,
        (first.earliest, first.latest),
        first.figure.bounds,
        first.claim.status,
        len({row.document.id for row in rows}),
        first.claim.id,
    )


def _by_day(row: Row) -> tuple[str, str]:
    return str(row.stated or date.max), row.id


def _lowest(steps: Sequence[TrajectoryStep]) -> View | None:
    """The lowest low end; where an origin names no low end ("up to 40"), its high end is no low one."""
    lows = [(step.bounds.low, step.origin) for step in steps if step.bounds.low is not None]
    if not lows:
        return None
    low = min(lows)[0]
    rule = f"the lowest low end that an origin states; {VAGUE}"
    return View("conservative", rule, Bounds.exactly(low), _those(origin for value, origin in lows if value == low))


def _highest(steps: Sequence[TrajectoryStep]) -> View | None:
    """The highest number that an origin states, be it a high end or, where there is none, the low one ("at least 60")."""
    highs = [(step.bounds.high if step.bounds.high is not None else step.bounds.low, step.origin) for step in steps]
    known = [(value, origin) for value, origin in highs if value is not None]
    if not known:
        return None
    high = max(known)[0]
    rule = "the highest number that an origin states; of an open end the number at which it opens"
    return View("informative", rule, Bounds.exactly(high), _those(origin for value, origin in known if value == high))


def _mode(steps: Sequence[TrajectoryStep]) -> View | None:
    """The numbers that most origins state; of several equally frequent ones the hull, so that none is preferred."""
    counts = Counter((step.bounds.low, step.bounds.high) for step in steps)
    most = max(counts.values())
    chosen = [step for step in steps if counts[step.bounds.low, step.bounds.high] == most]
    rule = f"what most origins state ({most} of {len(steps)}); of equally frequent ones their hull"
    return _hull("representative", rule, chosen)


def _hull(name: str, rule: str, steps: Sequence[TrajectoryStep]) -> View:
    bounds = reduce(Bounds.hull, (step.bounds for step in steps))
    return View(name, rule, bounds, _those(step.origin for step in steps))


def _those(origins: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(origins)))
