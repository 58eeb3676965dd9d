"""Retellings: claims of different reports that tell one number of one thing, and which of them is nearer the origin.

The origins of a ledger are drawn with caution, for an origin too many is safer than one too few; a retelling that dropped its
source therefore falls out of its origin, and that is just where drift is. So beside the pairs of an origin those are looked
at that the reports themselves show: the same number of the same thing, where the two reports name a voice in common, share
another number, or the number is too rare to be arrived at twice.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import islice

from headwater.linking.fates import fate
from headwater.linking.heads import widest
from headwater.linking.intervals import comparable, ends, share_number, significant_digits
from headwater.linking.issuers import known_outlets, outlet_key
from headwater.linking.rows import Row
from headwater.linking.scenes import contains, day
from headwater.linking.standings import condition_of, standing, tentative_of
from headwater.linking.tellings import have_ground, is_everybodys
from headwater.model import Bound, Document, Status

Number = tuple[str, Decimal]
"""What is counted, by its widest head, and a number of it."""

_YEAR = 366  # days
_APART = timedelta(days=75)  # a number told again after so long is another one, or tells of its time
_MOST = 6  # of the reports that tell a number, so many are looked at for each retelling: the earliest
_RARE_DIGITS = 3
_STORY = 3  # numbers that two reports share if they are of one story
SMALLEST = 10
"""Smaller numbers meet by chance."""
_NAME = re.compile(r"[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,2}")


@dataclass(frozen=True)
class Report:
    """A document with its rows: its numbers, all voices that it names, and the days on which it can have been published."""

    document: Document
    rows: tuple[Row, ...]

    @cached_property
    def numbers(self) -> frozenset[Number]:
        """Every number of a thing that it tells."""
        return frozenset(number for row in self.rows for number in numbers_of(row))

    @cached_property
    def voices(self) -> frozenset[str]:
        """Whoever it names as a voice, and every known outlet in its text, without its own."""
        spoken = {key for row in self.rows for key in (*row.voices, *row.callings)}
        named = {outlet_key(match[0]) for match in _NAME.finditer(self.document.text)} & known_outlets()
        return frozenset(spoken | named) - {self.rows[0].outlet}

    @cached_property
    def days(self) -> tuple[date, date] | None:
        """From the first to the last day that its date can mean."""
        return days_of(self.document)


def days_of(document: Document) -> tuple[date, date] | None:
    """From the first to the last day on which a document can have been published; `None` if it has no date.

    >>> from headwater.model import make_document
    >>> [str(day) for day in days_of(make_document("Two died.", published="2025-02"))]
    ['2025-02-01', '2025-03-03']
    """
    first = day(document.published)
    if first is None or document.published is None:
        return None
    size = {4: 365, 7: 30}.get(len(document.published), 0)
    return first, first + timedelta(days=size)


def is_older(one: Document, other: Document) -> bool:
    """Whether a document was published before another, by their dates alone."""
    first, second = days_of(one), days_of(other)
    return first is not None and second is not None and first[1] < second[0]


def retellings(rows: Sequence[Row], telling: Collection[str] | None = None) -> list[tuple[Row, Row]]:
    """Pairs `(nearer the origin, retelling)` of rows that tell one number; each retelling is held against few, the earliest.

    `telling` are the reports whose retellings are looked for, if not those of all.

    >>> retellings([])
    []
    """
    reports = reports_of(rows)
    found: dict[tuple[str, str], tuple[Row, Row]] = {}
    for group in _groups([row for report in reports.values() for row in fullest_tellings(report.rows)]):
        group.sort(key=lambda row: (_first_day(row, reports), -fullness(row), row.id))
        starts = [_first_day(row, reports) for row in group]
        for down in group:
            if telling is not None and down.document.id not in telling:
                continue
            for up in _before(down, group[bisect_left(starts, _earliest(down, reports)) :], reports):
                found[up.id, down.id] = (up, down)
    return [found[key] for key in sorted(found)]


def _groups(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows that can be of one number: the same number of the same thing, and the same digits of one voice, for a zero
    too many.

    A rare number without a thing, "the toll rose to 11,300", is of each thing that has that number.
    """
    told: dict[tuple[str, Decimal], list[Row]] = defaultdict(list)
    slips: dict[tuple[str, int, str], list[Row]] = defaultdict(list)
    bare: dict[Decimal, list[Row]] = defaultdict(list)
    for row in rows:
        for head, number in numbers_of(row):
            told[head, number].append(row)
            if _digits(number) >= SMALLEST:
                for voice in _own_voices(row):
                    slips[head, _digits(number), voice].append(row)
        if row.head is None and row.figure is not None:
            for number in ends(row.figure):
                bare[number].append(row)
    whole = [
        [*group, *(bare.get(number, []) if significant_digits(number) >= _RARE_DIGITS else [])]
        for (_, number), group in told.items()
    ]
    return [*whole, *slips.values()]


def _digits(number: Decimal) -> int:
    """The number's digits without its zeros at the end.

    >>> _digits(Decimal(11300)), _digits(Decimal("1.20"))
    (113, 12)
    """
    return int("".join(str(digit) for digit in number.normalize().as_tuple().digits))


def reports_of(rows: Sequence[Row]) -> dict[str, Report]:
    """The reports of rows, by the document's id."""
    own: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        own[row.document.id].append(row)
    return {key: Report(group[0].document, tuple(group)) for key, group in own.items()}


def fullest_tellings(rows: Sequence[Row]) -> list[Row]:
    """Of the rows of one report that hold the same words of a figure, the one that tells most; rows without one are left out."""
    best: dict[int, Row] = {}
    for row in rows:
        if row.figure is not None:
            start = row.figure.span.start
            if start not in best or (fullness(row), best[start].id) > (fullness(best[start]), row.id):
                best[start] = row
    return list(best.values())


def numbers_of(row: Row) -> list[Number]:
    """The numbers by which a row meets others: of a counted thing, not small, not vague.

    A share of something is no number of it.
    """
    figure = row.figure
    if (
        figure is None
        or row.head is None
        or figure.bound is Bound.VAGUE
        or figure.unit in ("percent", "percentage point", "fraction")
    ):
        return []
    return [(widest(row.head), end) for end in sorted(ends(figure)) if end >= SMALLEST]


@lru_cache(maxsize=4096)  # asked again for each pair of a group
def fullness(row: Row) -> int:
    """How much an account keeps of how sure it is and whose it is: hedges, bounds, voices."""
    hedged = standing(row, ()) is not Status.ASSERTED or tentative_of(row) is not None
    conditional = condition_of(row) is not None
    bound = row.figure.bound if row.figure else Bound.EXACT
    bounded = 2 if bound is Bound.RANGE else int(bound is not Bound.EXACT)
    return int(hedged) + int(conditional) + bounded + min(len(row.voices), 2)


def comes_before(one: Row, other: Row, reports: dict[str, Report]) -> bool:
    """Whether one row of two reports is nearer the origin: published before, or, where dates do not tell, the fuller.

    Of two that tell as much it is that of the report that knows its day better; but a range is no retelling of its end.

    Of two numbers that differ by a zero it is the plain one: who changes a number rarely makes it more exact.
    """
    if one.document.id == other.document.id:
        return False
    named = (reports[one.document.id], reports[other.document.id])
    first, second = named[0].days, named[1].days
    if first and second and first[1] < second[0]:
        return True
    if first and second and second[1] < first[0]:
        return False
    if is_slip(one, other):
        return _is_plain(one) and not _is_plain(other)
    if not (_is_dated(*named) and _is_dated(*reversed(named))) and (ends_in(one, other) or ends_in(other, one)):
        return ends_in(one, other)
    if fullness(one) == fullness(other):
        return bool(first and second) and _is_dated(*named) and not _is_dated(*reversed(named))
    return fullness(one) > fullness(other)


def _is_plain(row: Row) -> bool:
    return row.figure is not None and row.figure.bound is Bound.EXACT


def _first_day(row: Row, reports: dict[str, Report]) -> date:
    """The first day on which a row can have been published; undated ones come last."""
    days = reports[row.document.id].days
    return days[0] if days else date.max


def _earliest(row: Row, reports: dict[str, Report]) -> date:
    """The first day of a report, known by the year alone, that a row can go back to."""
    days = reports[row.document.id].days
    return (
        days[0] - _APART - timedelta(days=_YEAR)
        if days and days[0] - date.min > 2 * timedelta(days=_YEAR)
        else date.min
    )


def _before(down: Row, group: Iterable[Row], reports: dict[str, Report]) -> list[Row]:
    """The rows nearer the origin that this one can go back to, among the first that tell the number at about its time."""
    near = islice((up for up in group if up.id == down.id or _near_in_time(up, down, reports)), _MOST)
    return [
        up
        for up in near
        if may_retell(up, down, reports)
        and comes_before(up, down, reports)
        and ((voices_meet(up, down) and not is_everybodys(down)) or have_ground(up, down))
    ]


def may_retell(up: Row, down: Row, reports: dict[str, Report]) -> bool:
    """Whether two rows of one number can be one statement told twice.

    They are if a voice of one meets a voice of the other. Else the number must be rare, or, unless both have voices of their
    own, the reports share several numbers, or a voice of one row be named anywhere in the other's report; and neither may
    have the number from the other's voice in another place. Another fate is another thing, unless the number or the story tells otherwise. Two numbers are told for
    one only of one voice, and if a zero was lost or added.
    """
    if up.document.id == down.document.id or up.figure is None or down.figure is None:
        return False
    if not comparable(up.figure, down.figure) or not _near_in_time(up, down, reports):
        return False
    one, other = reports[up.document.id], reports[down.document.id]
    if not ends(up.figure) & ends(down.figure):
        return voices_meet(up, down) and is_slip(up, down) and not (one.numbers & set(numbers_of(down)))
    rare, sharing = _is_rare(up, down), len(one.numbers & other.numbers) >= _STORY
    if not rare and not sharing and fate(up) != fate(down) and None not in (fate(up), fate(down)):
        return False
    if not can_be_source(up, down, reports):
        return False
    if voices_meet(up, down):
        return contains(up.places, down.places)
    if _own_voices(up) and _own_voices(down):
        return rare and _unmatched(up, down, one, other)
    crossed = bool(one.voices & down.voices or other.voices & up.voices)
    return (rare or sharing or crossed) and _unmatched(up, down, one, other)


def is_slip(up: Row, down: Row) -> bool:
    """Whether two figures of one thing have the same digits and another size: 1,200 told as 12,000."""
    if up.figure is None or down.figure is None or fate(up) != fate(down) or up.head is None or down.head is None:
        return False
    pairs = [(a, b) for a in ends(up.figure) for b in ends(down.figure)]
    return widest(up.head) == widest(down.head) and any(
        a != b and _digits(a) == _digits(b) >= SMALLEST for a, b in pairs
    )


def _unmatched(up: Row, down: Row, one: Report, other: Report) -> bool:
    """Whether no other row of the two reports is the number in the mouth of the one row's voice."""
    numbers = set(numbers_of(up)) & set(numbers_of(down))
    rivals = [(up, row) for row in other.rows] + [(down, row) for row in one.rows]
    return not any(numbers & set(numbers_of(row)) and voices_meet(row, own) for own, row in rivals)


def voices_meet(one: Row, other: Row) -> bool:
    """Whether a voice of one row is, or answers to, a voice of the other; outlets apart."""
    mine, theirs = _own_voices(one), _own_voices(other)
    return bool(mine & (theirs | other.callings) or theirs & one.callings)


def _is_dated(one: Report, other: Report) -> bool:
    """Whether the upstream report knows its day at least as well as the other one."""
    if one.days is None or other.days is None:
        return one.days is not None or other.days is None
    return one.days[1] - one.days[0] <= other.days[1] - other.days[0]


def can_be_source(up: Row, down: Row, reports: dict[str, Report]) -> bool:
    """Whether a row can be held to be another's source: who does not know its own day is none for one who does.

    Unless it has a range of which the other has an end.
    """
    dated = _is_dated(reports[up.document.id], reports[down.document.id])
    return dated or ends_in(up, down)


def ends_in(up: Row, down: Row) -> bool:
    """Whether one voice's range is told by one of its ends: no one makes the range of the end."""
    if up.figure is None or down.figure is None or up.figure.bound is not Bound.RANGE:
        return False
    return down.figure.bound is not Bound.RANGE and share_number(up.figure, down.figure) and voices_meet(up, down)


def _own_voices(row: Row) -> frozenset[str]:
    return frozenset(key for key in row.voices if not key.startswith("outlet:"))


def _is_rare(up: Row, down: Row) -> bool:
    shared = ends(up.figure) & ends(down.figure) if up.figure and down.figure else frozenset()
    return any(significant_digits(number) >= _RARE_DIGITS for number in shared)


def _near_in_time(up: Row, down: Row, reports: dict[str, Report]) -> bool:
    return _are_near(reports[up.document.id].days, reports[down.document.id].days)


def near_in_time(one: Document, other: Document) -> bool:
    """Whether two reports were published within months, as far as their dates tell."""
    return _are_near(days_of(one), days_of(other))


def _are_near(first: tuple[date, date] | None, second: tuple[date, date] | None) -> bool:
    return first is None or second is None or (first[0] - second[1] <= _APART and second[0] - first[1] <= _APART)
