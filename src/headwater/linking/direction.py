"""Which of two reports came first, as far as anything tells."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from headwater.linking.citation import page
from headwater.linking.scenes import day
from headwater.model import Document

Instants = tuple[datetime, datetime]
"""The first and the last moment that a date of publication allows, in UTC."""


def upstream_of(one: Document, other: Document) -> tuple[Document, str] | None:
    """The upstream one of two reports that share text, with the reason in words; `None` where dates and citing do not tell.

    Earlier publication; where dates do not tell, the one that the other cites.

    >>> from headwater.model import make_document
    >>> one = make_document("Two barges sank.", publisher="Canal Post", published="2025-03-01")
    >>> two = make_document("Two barges sank, the Canal Post wrote.", publisher="Daily Reed", published="2025-03")
    >>> upstream_of(two, one)[1], upstream_of(one, one)
    ('the other cites it', None)
    """
    first = _by_date(one, other)
    if first is not None:
        return first, "it was published earlier"
    cited = cites(one, other), cites(other, one)
    if cited[0] != cited[1]:
        return (other if cited[0] else one), "the other cites it"
    return None


def _by_date(one: Document, other: Document) -> Document | None:
    ours, theirs = instants(one.published), instants(other.published)
    if ours is None or theirs is None:
        return None
    if ours[1] < theirs[0]:
        return one
    return other if theirs[1] < ours[0] else None


@lru_cache(maxsize=1 << 12)  # of reports that are compared with many
def instants(published: str | None) -> Instants | None:
    """The moments that an ISO 8601 date of any precision allows; `None` without one, or where it is malformed or no report's.

    A clock time without an offset tells the day alone: it may be any outlet's own time.

    >>> instants("2025-02")[1].isoformat(), instants("2025-02-03T08:30:00+02:00")[0].isoformat()
    ('2025-02-28T23:59:59.999999+00:00', '2025-02-03T06:30:00+00:00')
    >>> instants("soon")
    """
    if published is None or day(published) is None:
        return None
    try:
        if "T" in published:
            moment = datetime.fromisoformat(published)
            if moment.tzinfo is not None:
                return moment.astimezone(UTC), moment.astimezone(UTC)
            return _whole(moment.date(), moment.date())
        return _whole(*_days(published))
    except ValueError:  # a day with a clock that is none
        return None


def _days(published: str) -> tuple[date, date]:
    parts = [int(part) for part in published.split("-")]
    if len(parts) == 3:
        whole = date(parts[0], parts[1], parts[2])
        return whole, whole
    if len(parts) == 2:
        following = date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)
        return date(parts[0], parts[1], 1), following - timedelta(days=1)
    return date(parts[0], 1, 1), date(parts[0], 12, 31)


def _whole(first: date, last: date) -> Instants:
    return datetime.combine(first, time.min, UTC), datetime.combine(last, time.max, UTC)


def cites(document: Document, other: Document) -> bool:
    """Whether `document` names the publisher of `other` in its text, or links to it.

    >>> from headwater.model import make_document
    >>> other = make_document("", publisher="The Canal Post")
    >>> cites(make_document("As Canal Post reported, it sank."), other), cites(make_document("Canal Posts"), other)
    (True, False)
    """
    if other.url is not None and page(other.url) in {page(link.url) for link in document.links}:
        return True
    name = (other.publisher or "").removeprefix("The ").strip()
    if not name or name not in document.text or other.publisher == document.publisher:
        return False
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", document.text) is not None
