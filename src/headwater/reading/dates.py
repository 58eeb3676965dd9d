"""Dates as pages and texts print them, in ISO 8601."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlsplit

_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}")
_DIGITS = re.compile(r"^(\d{4})[/.]?(\d{2})[/.]?(\d{2})(?!\d)")
_NAMED = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)? )?([A-Z][a-z]{2})[a-z]*\.?,? (?:(\d{1,2})(?:st|nd|rd|th)?,? )?(\d{4})\b"
)
_DAY_NAMES = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
_MONTH_NAMES = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*"
_LINE = re.compile(
    rf"(?:(?:Published|Posted|Updated|Date)(?: on)?:? )?(?:{_DAY_NAMES}\.?,? )?"
    rf"(?P<date>\d{{4}}-\d\d-\d\d|\d{{1,2}} {_MONTH_NAMES}\.?,? \d{{4}}|{_MONTH_NAMES}\.? \d{{1,2}},? \d{{4}})"
    r"(?:,? (?:at )?\d{1,2}[:.]\d\d(?: ?[apAP]\.?[mM]\.?)?(?: [A-Z]{2,4})?)?"
)
_OPENING = re.compile(
    r"(?!(?:On|In|By|Since|Until|From|After|Before)\b)[A-Z][\w.'’-]*(?:[ ,/]{1,3}(?:[A-Z][\w.'’-]*|d[aeou]|of|al)){0,6}? ?(?:,|--?|[–—])? ?"
    rf"(?P<date>\d{{1,2}} {_MONTH_NAMES}\.?,? \d{{4}}|{_MONTH_NAMES}\.? \d{{1,2}},? \d{{4}})"
    r" ?(?:(?:\([^()]{2,40}\)|/[^/]{2,40}/)?,? ?(?:[-–—]{1,2}|:)|/[^/]{2,40}/\.) ?(?=[\w\"'“‘])"
)
"""How a report opens with its place, day and agency: "BULAWAYO, Zimbabwe, Jun 21 2022 (IPS) - "."""
_IN_ADDRESS = re.compile(
    r"(?<=[/_-])(?P<year>(?:19|20)\d\d)(?P<sign>[/-]?)(?P<month>\d\d?)(?:(?P=sign)(?P<day>\d\d?))?(?=[/_.-]|\Z)"
)
_TOP = 6
"""Lines at the head of a text in which its date may stand: title, subtitle, author, date."""


def iso_date(value: object) -> str | None:
    """A day or instant in ISO 8601 from how pages write it, `None` if `value` is neither.

    >>> iso_date("2025-09-21T08:30:00Z"), iso_date("2025/09/21"), iso_date("Sept. 21, 2025, 7:47 PM"), iso_date("21 Sep 2025")
    ('2025-09-21T08:30:00Z', '2025-09-21', '2025-09-21', '2025-09-21')
    >>> iso_date("yesterday"), iso_date("2025-13-40"), iso_date(None)
    (None, None, None)
    """
    if not isinstance(value, str):
        return None
    value = value.strip()
    if _DAY.match(value):
        return _valid(value) or _valid(value[:10])
    if digits := _DIGITS.match(value):
        return _valid("-".join(digits.groups()))
    named = _NAMED.search(value)
    if named is None or not (named[1] or named[3]):
        return None
    try:
        return datetime.strptime(f"{named[1] or named[3]} {named[2]} {named[4]}", "%d %b %Y").date().isoformat()  # noqa: DTZ007  # a day
    except ValueError:
        return None


def _valid(value: str) -> str | None:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return None
    return value


def date_line(text: str) -> str | None:
    """The day that a line of its own at the head of a text gives, in ISO 8601; `None` if no line does.

    >>> date_line("A380 delivered\\n\\nOctober 15, 2007\\n\\nThe first jet left."), date_line("On 15 October 2007 it left.")
    ('2007-10-15', None)
    """
    return _from_head(text, _LINE.fullmatch)


def dateline(text: str) -> str | None:
    """The day with which the first words of a report say where and when it was written, in ISO 8601.

    >>> dateline("GENEVA, 3 March 2020 (UN News) – The ferry sank."), dateline("On 3 March 2020 - a Tuesday - it sank.")
    ('2020-03-03', None)
    """
    return _from_head(text, _OPENING.match)


def _from_head(text: str, find: Callable[[str], re.Match[str] | None]) -> str | None:
    lines = [line.strip() for line in text[:2000].split("\n")]
    for line in [line for line in lines if line][:_TOP]:
        if (match := find(line)) and (day := iso_date(match["date"])):
            return day
    return None


def day_in_address(url: str) -> str | None:
    """The day or month under which an outlet files a report, from the report's address; `None` if it holds none.

    A month alone counts only as a part of the path of its own ("/2022/06/").

    >>> day_in_address("https://ledger.example/news/2022/7/21/port"), day_in_address("https://ledger.example/2022/06/port")
    ('2022-07-21', '2022-06')
    >>> day_in_address("https://ledger.example/news/20220713/port"), day_in_address("https://ledger.example/read/114628")
    ('2022-07-13', None)
    """
    month = None
    for match in _IN_ADDRESS.finditer(urlsplit(url).path):
        year, sign, number, day = match["year"], match["sign"], match["month"].zfill(2), match["day"]
        if day and (sign or len(match[0]) == 8) and (found := _valid(f"{year}-{number}-{day.zfill(2)}")):
            return found
        if sign == "/" and not day and _valid(f"{year}-{number}-01"):
            month = month or f"{year}-{number}"
    return month
