"""Where values and days lie on a drawing, and the round ones that an axis names."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from headwater.exporting.wording import number

_MOST_TICKS = 4
_WIDE = 25  # ends further apart than this many times are shown by their logarithm


@dataclass(frozen=True, slots=True)
class Values:
    """A scale of values: `share` is 0 at the lowest shown and 1 at the highest; logarithmic where they are far apart."""

    low: float
    high: float
    logarithmic: bool

    @classmethod
    def of(cls, ends: Sequence[float]) -> Values:
        """A scale that holds all of them with room to spare.

        >>> Values.of([1000, 10000]), Values.of([12, 6000000]).logarithmic
        (Values(low=0.0, high=11500.0, logarithmic=False), True)
        """
        above = [end for end in ends if end > 0]
        top = max(above, default=1.0)
        if above and top / min(above) > _WIDE:
            return cls(min(above) / 2, top * 2, True)
        return cls(min([0.0, *ends]), top * 1.15, False)

    def share(self, value: float) -> float:
        """Where a value lies, held within 0 and 1."""
        if self.logarithmic:
            position = math.log(max(value, self.low) / self.low) / math.log(self.high / self.low)
        else:
            position = (value - self.low) / (self.high - self.low)
        return min(max(position, 0.0), 1.0)

    def ticks(self) -> list[tuple[float, str]]:
        """Two to four round values within the scale, with their words.

        >>> Values.of([1000, 12000]).ticks()
        [(0.0, '0'), (5000.0, '5,000'), (10000.0, '10,000')]
        >>> [words for _, words in Values.of([800]).ticks()]
        ['0', '400', '800']
        """
        if self.logarithmic:
            powers = range(math.ceil(math.log10(self.low)), math.floor(math.log10(self.high)) + 1)
            found = [10.0**power for power in powers][:: max(1, len(powers) // 3)]
        else:
            step = _round_step((self.high - self.low) / 2.4)
            found = [step * count for count in range(math.ceil(self.low / step), math.floor(self.high / step) + 1)]
            found = found[::2] if len(found) > _MOST_TICKS else found
        return [(value, number(Decimal(str(value)))) for value in found]


def _round_step(rough: float) -> float:
    """The largest of 1, 2, 5 times a power of ten that is not above `rough`."""
    power: float = 10.0 ** math.floor(math.log10(rough))
    return max(factor * power for factor in (1, 2, 5) if factor * power <= rough)


@dataclass(frozen=True, slots=True)
class Days:
    """A scale of days: `share` is 0 at the first and 1 at the last."""

    first: date
    last: date

    @classmethod
    def of(cls, first: date, last: date) -> Days:
        """A scale with a little room after the last day, so that what was said then has a length: a twelfth of it, a day at least.

        >>> Days.of(date(2025, 4, 7), date(2025, 4, 10)).last
        datetime.date(2025, 4, 11)
        """
        length = (last - first).days
        return cls(first, last + timedelta(days=max(1, length // 12)))

    def share(self, when: date) -> float:
        """Where a day lies.

        >>> Days(date(2025, 1, 1), date(2025, 1, 11)).share(date(2025, 1, 6))
        0.5
        """
        return (when - self.first).days / (self.last - self.first).days

    def ticks(self, most: int = 6) -> list[tuple[date, str]]:
        """At most `most` firsts of years, quarters, months or weeks, or days, with their words.

        >>> [words for _, words in Days(date(2024, 12, 19), date(2024, 12, 28)).ticks(3)]
        ['2024-12-19', '2024-12-23', '2024-12-27']
        >>> [words for _, words in Days(date(2024, 2, 26), date(2025, 7, 13)).ticks()]
        ['2024-04', '2024-07', '2024-10', '2025-01', '2025-04', '2025-07']
        """
        length = (self.last - self.first).days + 1
        if length <= 7 * most:
            steps = (1, 2, 3, 7) if length >= 14 else (1, 2, 3, 4, 5, 7)  # in two weeks there are two Mondays
            every = next(step for step in steps if length <= step * most)
            return [(when, when.isoformat()) for when in _each(self.first, length, every)]
        for months in (1, 3, 6, 12, 24, 60, 120, 240):
            found = list(_firsts(self.first, self.last, months))
            if len(found) <= most:
                break
        return [(when, f"{when:%Y-%m}" if months < 12 else f"{when:%Y}") for when in found]


def _each(first: date, length: int, every: int) -> Iterator[date]:
    """Every so many days; every seven: the Mondays."""
    start = 0 if every < 7 else -first.weekday() % 7
    return (first + timedelta(days=count) for count in range(start, length, every))


def _firsts(first: date, last: date, every: int) -> Iterator[date]:
    """The first days of every so many months, counted from the year 0."""
    start = first.year * 12 + first.month - 1 + (first.day > 1)
    start += -start % every
    return (date(month // 12, month % 12 + 1, 1) for month in range(start, last.year * 12 + last.month, every))
