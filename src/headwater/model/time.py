"""When: a time expression and the days that it can mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import total_ordering
from typing import Self

from headwater.model.spans import Span

_ISO = re.compile(r"(-?\d{4})-(\d\d)-(\d\d)")


@total_ordering
class Day:
    """A day of the proleptic Gregorian calendar, as ISO 8601 counts: the year 0 is 1 BC, -489 is 490 BC.

    `datetime.date` begins with the year 1; histories do not.

    >>> str(Day(-489, 9, 12)), Day.parse("2024-02-29").date, Day(-1, 1, 1) < Day(1, 1, 1)
    ('-0489-09-12', datetime.date(2024, 2, 29), True)
    """

    __slots__ = ("day", "month", "year")

    def __init__(self, year: int, month: int, day: int) -> None:
        self.year, self.month, self.day = year, month, day

    @classmethod
    def of(cls, day: date) -> Self:
        """The day of a `date`."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read an ISO 8601 date of four digits a year, with a sign before the year 0; raises `ValueError` for anything else.

        >>> Day.parse("-0489-13-01")
        Traceback (most recent call last):
        ...
        ValueError: month must be in 1..12: -0489-13-01
        """
        found = _ISO.fullmatch(text)
        if found is None:
            raise ValueError(f"no date: {text}")
        year, month, day = (int(group) for group in found.groups())
        try:
            date(year % 400 + 400, month, day)  # the calendar repeats itself every 400 years
        except ValueError as error:
            raise ValueError(f"{error}: {text}") from error
        return cls(year, month, day)

    @property
    def date(self) -> date | None:
        """The same as a `date`, `None` before the year 1."""
        return date(self.year, self.month, self.day) if self.year > 0 else None

    def __str__(self) -> str:
        return f"{self.year:0{4 + (self.year < 0)}}-{self.month:02}-{self.day:02}"

    def __repr__(self) -> str:
        return f"Day({self})"

    def _key(self) -> tuple[int, int, int]:
        return self.year, self.month, self.day

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Day) and self._key() == other._key()

    def __lt__(self, other: Day) -> bool:
        return self._key() < other._key()

    def __hash__(self) -> int:
        return hash(self._key())


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
    earliest: Day | None = None
    latest: Day | None = None
    precision: Precision | None = None
    modifier: str | None = None
    anchor: str | None = None
    edtf: str | None = None
