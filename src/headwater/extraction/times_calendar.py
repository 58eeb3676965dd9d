"""The calendar: stretches of days for each unit, parts of them, steps from one to another, and their EDTF form."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from headwater.model import Day, Precision

FIRST_YEAR, LAST_YEAR = 1, 9999
"""What `datetime.date` can hold."""
_CYCLES = 24 * 400
LAST_TOLD = 5999
"""Years before 1 are reckoned in `date` 9,600 years later, where months, leap years and weekdays fall alike; `told` gives the
day that is meant. So the years 6000 and later are none of this era, and expressions that name them are kept as words.
"""


def before_christ(number: int) -> int:
    """The year in which 490 BC is reckoned.

    >>> str(told(date(before_christ(490), 9, 12)))
    '-0489-09-12'
    """
    return _CYCLES + 1 - number


def told(day: date) -> Day:
    """The day that is meant."""
    return Day(day.year - _CYCLES * (day.year > LAST_TOLD), day.month, day.day)


def told_text(text: str) -> str:
    """A date or an EDTF form with the years that are meant.

    >>> told_text("9111-09/9112-01-31"), told_text("2024-03")
    ('-0489-09/-0488-01-31', '2024-03')
    """
    return _LATE_YEAR.sub(lambda found: str(told(date(int(found[0]), 1, 1)))[:-6], text)


_LATE_YEAR = re.compile(r"(?<![\dX])[6-9]\d{3}(?!\d)")

_SEASON_MONTHS = {1: 3, 2: 6, 3: 9, 4: 12}
_MONTHS = {Precision.MONTH: 1, Precision.QUARTER: 3, Precision.SEASON: 3, Precision.HALF: 6, Precision.YEAR: 12}
_MONTHS |= {Precision.DECADE: 120, Precision.CENTURY: 1200}


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days `first` to `last`, both included, of which `precision` names the unit."""

    first: date
    last: date
    precision: Precision


def day(year: int, month: int, number: int) -> Stretch | None:
    """One day, `None` if there is no such day.

    >>> day(2023, 2, 29) is None
    True
    """
    try:
        one = date(year, month, number)
    except ValueError:
        return None
    return Stretch(one, one, Precision.DAY)


def span_of_months(year: int, month: int, precision: Precision) -> Stretch | None:
    """The months that the unit `precision` holds, from `month` of `year` on; `None` outside the years of `date`.

    >>> span_of_months(2024, 10, Precision.QUARTER).last
    datetime.date(2024, 12, 31)
    """
    count = year * 12 + month - 1 + _MONTHS[precision] - 1
    last_year, last_month = count // 12, count % 12 + 1
    if year < FIRST_YEAR or last_year > LAST_YEAR:
        return None
    end = calendar.monthrange(last_year, last_month)[1]
    return Stretch(date(year, month, 1), date(last_year, last_month, end), precision)


def month(year: int, number: int) -> Stretch | None:
    """A month."""
    return span_of_months(year, number, Precision.MONTH)


def year(number: int) -> Stretch | None:
    """A year."""
    return span_of_months(number, 1, Precision.YEAR)


def quarter(of: int, number: int) -> Stretch | None:
    """A quarter, 1 to 4."""
    return span_of_months(of, 3 * number - 2, Precision.QUARTER)


def half(of: int, number: int) -> Stretch | None:
    """A half of a year, 1 or 2."""
    return span_of_months(of, 6 * number - 5, Precision.HALF)


def season(of: int, number: int) -> Stretch | None:
    """A season of the north: 1 spring (March to May), 2 summer, 3 autumn, 4 winter, which ends in the next year."""
    return span_of_months(of, _SEASON_MONTHS[number], Precision.SEASON)


def decade(of: int) -> Stretch | None:
    """The decade that begins with that year: 1990 for the 1990s."""
    return span_of_months(of, 1, Precision.DECADE)


def century(number: int) -> Stretch | None:
    """The years that share their first digits: the 20th century is 1900 to 1999, as EDTF writes it (19XX)."""
    return span_of_months((number - 1) * 100, 1, Precision.CENTURY) if number > 1 else None


def century_before_christ(number: int) -> Stretch | None:
    """The same before Christ: the 4th century BC is 399 to 300 BC.

    >>> [str(told(day)) for day in (century_before_christ(4).first, century_before_christ(4).last)]
    ['-0398-01-01', '-0299-12-31']
    """
    return span_of_months(before_christ(number * 100 - 1), 1, Precision.CENTURY) if 1 < number < 36 else None


def week(of: date) -> Stretch:
    """Monday to Sunday around a day."""
    monday = of - timedelta(days=of.weekday())
    return Stretch(monday, monday + timedelta(days=6), Precision.WEEK)


def holding(of: date, precision: Precision) -> Stretch | None:
    """The unit of that size that holds a day.

    >>> holding(date(2024, 2, 3), Precision.QUARTER).first
    datetime.date(2024, 1, 1)
    """
    if precision is Precision.DAY:
        return Stretch(of, of, precision)
    if precision is Precision.WEEK:
        return week(of)
    if precision is Precision.SEASON:
        number = (of.month % 12) // 3 or 4
        return season(of.year - (of.month < 3), number)
    size = _MONTHS[precision]
    count = (of.year * 12 + of.month - 1) // size * size
    return span_of_months(count // 12, count % 12 + 1, precision)


def step(of: date, precision: Precision, count: int) -> Stretch | None:
    """The unit `count` units after (or, if negative, before) the one that holds a day.

    >>> step(date(2024, 1, 31), Precision.MONTH, -1).last
    datetime.date(2023, 12, 31)
    """
    if precision in {Precision.DAY, Precision.WEEK}:
        try:
            return holding(of + timedelta(days=count * (1 if precision is Precision.DAY else 7)), precision)
        except OverflowError:
            return None
    base = holding(of, precision)
    if base is None:
        return None
    months = base.first.year * 12 + base.first.month - 1 + count * _MONTHS[precision]
    if (months // 12 > LAST_TOLD) != (of.year > LAST_TOLD):
        return None
    return span_of_months(months // 12, months % 12 + 1, precision)


def part(of: Stretch, modifier: str) -> Stretch:
    """The early, mid or late part of a unit; a day or a week has none.

    Years: January to March, May to August, October to December. Months: days 1 to 10, 11 to 20, 21 to the end. Decades:
    years 0 to 3, 4 to 6, 7 to 9. Everything else in thirds.

    >>> part(year(2024), "late").first
    datetime.date(2024, 10, 1)
    """
    first, last = of.first, of.last
    if of.precision in {Precision.DAY, Precision.WEEK}:
        return of
    if of.precision is Precision.MONTH:
        low, high = {"early": (1, 10), "mid": (11, 20), "late": (21, last.day)}[modifier]
        return Stretch(first.replace(day=low), last.replace(day=high), of.precision)
    low, high = {"early": (0, 3), "mid": (4, 8), "late": (9, 12)}[modifier]
    if of.precision is Precision.DECADE:
        low, high = {"early": (0, 48), "mid": (48, 84), "late": (84, 120)}[modifier]
    elif of.precision is not Precision.YEAR:
        size = (last.year - first.year) * 12 + last.month - first.month + 1
        low, high = {"early": (0, size // 3), "mid": (size // 3, size * 2 // 3), "late": (size * 2 // 3, size)}[
            modifier
        ]
    begin = first.year * 12 + first.month - 1 + low
    end = first.year * 12 + first.month - 1 + high
    return Stretch(
        date(begin // 12, begin % 12 + 1, 1), date(end // 12, end % 12 + 1, 1) - timedelta(days=1), of.precision
    )


_EDTF_UNIT = {Precision.QUARTER: (33, 3), Precision.HALF: (40, 6)}


def edtf(first: date | None, last: date | None, precision: Precision | None) -> str | None:
    """An interval in Extended Date/Time Format (ISO 8601-2:2019); `..` is an open end.

    >>> from datetime import date
    >>> edtf(date(2024, 3, 1), date(2024, 3, 31), Precision.MONTH), edtf(None, date(2024, 12, 31), Precision.YEAR)
    ('2024-03', '../2024-12-31')
    >>> edtf(date(1990, 1, 1), date(1999, 12, 31), Precision.DECADE), edtf(date(2024, 3, 1), date(2024, 5, 31), Precision.SEASON)
    ('199X', '2024-21')
    """
    if first is None and last is None:
        return None
    if first is None or last is None:
        return f"{first or '..'}/{last or '..'}"
    if precision is not None and holding(first, precision) == Stretch(first, last, precision):
        return _whole(first, precision) or f"{first}/{last}"
    return str(first) if first == last else f"{first}/{last}"


def _whole(first: date, precision: Precision) -> str | None:
    """The short form of a whole unit."""
    if precision in _EDTF_UNIT:
        base, size = _EDTF_UNIT[precision]
        return f"{first.year:04}-{base + (first.month - 1) // size}"
    forms = {
        Precision.DAY: first.isoformat(),
        Precision.MONTH: f"{first.year:04}-{first.month:02}",
        Precision.YEAR: f"{first.year:04}",
        Precision.SEASON: f"{first.year:04}-{20 + first.month // 3}",
        Precision.DECADE: f"{first.year // 10:03}X",
        Precision.CENTURY: f"{first.year // 100:02}XX",
    }
    return forms.get(precision)
