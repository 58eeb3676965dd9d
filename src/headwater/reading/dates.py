"""Dates as pages, files and people write them, in ISO 8601."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from headwater.model import PRESS_YEARS

DATE_FORMS = '"2025-05-06", "2025-05", "2025", "6 May 2025", "May 6, 2025", "2025-05-06T08:00:00Z" or "Tue, 06 May 2025 08:00:00 GMT"'
"""The forms that are read, for whoever gave another."""

MONTH_NAMES = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
"""An English month, whole or cut short."""

_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ](?=\d))?")
_DIGITS = re.compile(
    r"(\d{4})(?:[/.](\d{1,2})[/.](\d{1,2})|-(\d{1,2})-(\d{1,2})|(\d{2})/?(\d{2})(?:\d{4}|\d{6})?)(?!\d)"
)
_MAIL = re.compile(r"(?:[A-Za-z]{3},? )?\d{1,2} [A-Za-z]{3} \d{4} \d\d:\d\d(?::\d\d)?(?: (?:[+-]\d{4}|[A-Z]{1,5}))?\b")
_NAMED = re.compile(
    rf"(?:(?<!\d)(?P<before>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -]|\b)(?P<month>{MONTH_NAMES})\.?,?[ -](?:(?P<after>\d{{1,2}})(?:st|nd|rd|th)?,? )?(?P<year>\d{{4}})\b",
    re.IGNORECASE,
)
_COMMON = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)")
_PART = re.compile(
    rf"(?P<year>\d{{4}})(?:-(?P<number>\d\d))?|(?P<month>{MONTH_NAMES})\.?,? (?P<of>\d{{4}})", re.IGNORECASE
)
_SHOWN = 40


def iso_date(value: object) -> str | None:
    """A day or instant in ISO 8601 from how pages write it; `None` if `value` is neither, or of no year of press reports.

    Of a day and a month in figures of which each may be either, none is taken.

    >>> iso_date("2025-09-21T08:30:00Z"), iso_date("2025/09/21"), iso_date("Sept. 21, 2025, 7:47 PM"), iso_date("21 SEP 2025")
    ('2025-09-21T08:30:00Z', '2025-09-21', '2025-09-21', '2025-09-21')
    >>> iso_date("Sun, 21 Sep 2025 08:30:00 +0200"), iso_date("21/09/2025"), iso_date("09/08/2025")
    ('2025-09-21T08:30:00+02:00', '2025-09-21', None)
    >>> iso_date("yesterday"), iso_date("2025-13-40"), iso_date("0001-01-01"), iso_date(None)
    (None, None, None, None)
    """
    if not isinstance(value, str):
        return None
    return next((found for found in _readings(" ".join(value.split())) if int(found[:4]) in PRESS_YEARS), None)


def given_date(value: str) -> str:
    """A day, instant, month or year in ISO 8601 from how someone gave it; raises a `ValueError` that says why it is none.

    >>> given_date("2025-09"), given_date("May 2025"), given_date("6 May 2025")
    ('2025-09', '2025-05', '2025-05-06')
    >>> given_date("06/05/2025")
    Traceback (most recent call last):
    ...
    ValueError: it may be 2025-05-06 or 2025-06-05
    """
    value = " ".join(value.split())
    found = iso_date(value) or _part(value)
    if found is None:
        raise ValueError(_why_not(value))
    return found


def no_date(value: str, origin: str, why: str) -> str:
    """Says to people that a date counts as not given; the value is put on one line and cut short.

    >>> no_date("the day\\nbefore " + "yesterday " * 9, "sidecar", "it is none that can be read")
    'its date "the day before yesterday yesterday yest…" (sidecar) counts as not given: it is none that can be read'
    """
    line = " ".join(value.split())
    return (
        f'its date "{line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"}" ({origin}) counts as not given: {why}'
    )


def _readings(value: str) -> Iterator[str]:
    """What a value says by each form that it has."""
    if iso := _ISO.match(value):
        moment = f"{iso[1]}T{value[iso.end() :]}" if iso.end() > len(iso[1]) else iso[1]
        yield from filter(None, (valid(moment), valid(iso[1])))
    elif digits := _DIGITS.match(value):
        year, month, day = filter(None, digits.groups())
        yield from filter(None, (valid(f"{year}-{month.zfill(2)}-{day.zfill(2)}"),))
    elif common := _COMMON.match(value):
        days = _either(common)
        yield from days if len(days) == 1 else ()
    elif mail := _MAIL.match(value):
        with suppress(ValueError):
            yield parsedate_to_datetime(mail[0]).isoformat()
    for named in _NAMED.finditer(value):
        number = named["before"] or named["after"]
        with suppress(ValueError):
            if number:
                yield _day_of(f"{number} {named['month'][:3]} {named['year']}").isoformat()


def _either(common: re.Match[str]) -> set[str]:
    """The days that two numbers before a year can be: day and month, or month and day."""
    one, other, year = common[1].zfill(2), common[3].zfill(2), common[4]
    return set(filter(None, (valid(f"{year}-{other}-{one}"), valid(f"{year}-{one}-{other}"))))


def _day_of(words: str) -> date:
    return datetime.strptime(words, "%d %b %Y").date()  # noqa: DTZ007  # a day


def _part(value: str) -> str | None:
    """A year or month alone."""
    part = _PART.fullmatch(value)
    if part is None or int(part["year"] or part["of"]) not in PRESS_YEARS:
        return None
    if part["month"]:
        return _day_of(f"1 {part['month'][:3]} {part['of']}").isoformat()[:7]
    return value if valid(f"{part['year']}-{part['number'] or '01'}-01") else None


def _why_not(value: str) -> str:
    if (common := _COMMON.match(value)) and len(days := _either(common)) > 1:
        return f"it may be {' or '.join(sorted(days))}"
    part = _PART.fullmatch(value)
    if any(_readings(value)) or (part and int(part["year"] or part["of"]) not in PRESS_YEARS):
        return f"no press report is of a year before {PRESS_YEARS[0]} or after {PRESS_YEARS[-1]}"
    if part or any(form.match(value) for form in (_ISO, _DIGITS, _COMMON, _NAMED)):
        return "there is no such day"
    return "it is none that can be read"


def valid(value: str) -> str | None:
    """The value if it is a day or an instant in ISO 8601, else `None`.

    >>> valid("2025-02-28"), valid("2025-02-30")
    ('2025-02-28', None)
    """
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return None
    return value
