"""Where a report itself gives its day: on a line of its own, with its first words, in its address."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from headwater.reading.dates import MONTH_NAMES, iso_date, valid

_DAY_NAMES = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
_DATE = rf"(?:\d{{1,2}} {MONTH_NAMES}\.?,? \d{{4}}|{MONTH_NAMES}\.? \d{{1,2}},? \d{{4}})"
_CLOCK = r"\(?(?:\d{1,2}[:.]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)(?:,? \(?(?:[A-Z]{1,4}T|UTC|Z)(?:[+-]\d{1,2})?\)?)?\)?"
_LINE = re.compile(
    r"(?:[^\d|•·]{2,60} [|•·] )?(?:(?:Published|Posted|Updated|Last updated|Date)(?: on)?:? )?"
    rf"(?:{_CLOCK},? )?(?:{_DAY_NAMES}\.?,? )?"
    rf"(?P<date>\d{{4}}-\d\d-\d\d|{_DATE})"
    rf"(?:,?(?: (?:at|[-–—|/•·]))? {_CLOCK})?",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?!(?:On|In|By|Since|Until|From|After|Before)\b)[A-Z][\w.'’-]*(?:[ ,/]{1,3}(?:[A-Z][\w.'’-]*|d[aeou]|of|al)){0,6}? ?(?:,|--?|[–—])? ?"
    rf"(?P<date>(?i:{_DATE}))"
    r" ?(?:(?:\([^()]{2,40}\)|/[^/]{2,40}/)?,? ?(?:[-–—]{1,2}|:)|/[^/]{2,40}/\.) ?(?=[\w\"'“‘])"
)
"""How a report opens with its place, day and agency: "BULAWAYO, Zimbabwe, Jun 21 2022 (IPS) - "."""
_IN_ADDRESS = re.compile(
    rf"(?<=[/_-])(?P<year>(?:19|20)\d\d)(?P<sign>[/-]?)(?:(?P<month>\d\d?)|(?P<name>{MONTH_NAMES})(?=/|(?P=sign)\d))(?:(?P=sign)(?P<day>\d\d?))?(?=[/_.-]|\Z)",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TOP = 6
"""Lines at the head of a text in which its date may stand: title, subtitle, author, date."""


def is_date_line(line: str) -> bool:
    """Whether a line says nothing but the day, perhaps with a clock, a weekday, or whose it is.

    >>> is_date_line("Ana Vale | Tue 15 Oct 2007, 9 pm"), is_date_line("15 October 2007 was a Monday")
    (True, False)
    """
    match = _LINE.fullmatch(line.strip())
    return match is not None and iso_date(match["date"]) is not None


def date_line(text: str) -> str | None:
    """The day that a line of its own at the head of a text gives, in ISO 8601; `None` if no line does.

    >>> date_line("A380 delivered\\n\\nOctober 15, 2007\\n\\nThe first jet left."), date_line("On 15 October 2007 it left.")
    ('2007-10-15', None)
    >>> date_line("Jet leaves\\n15 OCT 2007 - 11:20 GMT\\nThe first jet left.")
    '2007-10-15'
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
    >>> day_in_address("https://ledger.example/harbour/2022/jul/03/port-reopens")
    '2022-07-03'
    """
    month = None
    for match in _IN_ADDRESS.finditer(urlsplit(url).path):
        year, sign, day = match["year"], match["sign"], match["day"]
        number = match["month"] or str(_MONTHS.index(match["name"][:3].lower()) + 1)
        number = number.zfill(2)
        if day and (sign or len(match[0]) == 8) and (found := valid(f"{year}-{number}-{day.zfill(2)}")):
            return found
        if sign == "/" and not day and valid(f"{year}-{number}-01"):
            month = month or f"{year}-{number}"
    return month
