"""When: a time expression and the days that it can mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from headwater.model.spans import Span


class Precision(StrEnum):
    """The size of the calendar unit that the words name."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression as an interval of days, both ends inclusive; an end that the words leave open is `None`.

    `anchor` says what a relative expression was resolved against (an ISO 8601 date); without it the words stay and
    the ends are `None`. `modifier` is `early`, `mid`, `late`, `by`, `since`, `before`, `after` or `None`; `from` and `until` mark the two ends
    of a range ("3 to 5 March"), of which both have the whole interval.
    `edtf` is the same in Extended Date/Time Format (ISO 8601-2:2019).
    """

    span: Span
    earliest: date | None = None
    latest: date | None = None
    precision: Precision | None = None
    modifier: str | None = None
    anchor: str | None = None
    edtf: str | None = None
