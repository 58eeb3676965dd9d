"""Blocks: the keys under which a report meets others, so that one new report does not link a whole ledger anew.

Whatever a rule of linking compares, one asks for a key that the other has: a number in one voice, or of the same thing within
months, a voice on the same days, an event and what it befell in one country within a year, a flow, a surname, a shingle or a
line of text. Keys are of one document alone. Those that it has are those that it asks for, but where something can be left
unsaid: who does not say where or when meets everyone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import product

from headwater.linking.boilerplate import line_lengths
from headwater.linking.deeds import PLANNED
from headwater.linking.estimands import signature
from headwater.linking.flows import moves
from headwater.linking.heads import widest
from headwater.linking.intervals import ends
from headwater.linking.rows import Row
from headwater.linking.shingles import sampled_shingles
from headwater.linking.statements import day_number, digits, value_key
from headwater.model import Document

SHINGLE = "shingle "
"""How the keys of text begin: two of them are needed for reports to meet, as in `sql/reuse_pair.sql`."""
LINE = "line "
"""How the keys of lines begin, by which what an outlet repeats is known."""
VOICE = "voice "
"""How the keys of voices begin; a day may follow."""
EVENT = "event "
"""How the keys of events begin: rows that meet there can be of one thing, and need not."""
FLOW = "flow "
"""How the keys of what goes from one to another begin."""
TOLD, DIGITS, NEAR, RARE = "told ", "digits ", "near ", "rare "
"""How the keys of numbers begin: in a voice, its digits in a voice, of a thing within days, and of anything if it is rare."""
ROUND = "round "
"""How the keys of round numbers begin: a report can retell another's, and no statement is known by one."""
SURNAME = "surname "
"""How the keys of surnames begin: who is known by one may be settled by what another report calls him."""

_NONE, _ANY = "none", "any"  # in place of a country or a time: of those who name none, and of all
_MONTHS = 3  # a number told again later is another one, as in `headwater.linking.retellings`
_STRETCH = 10  # days, as in `sql/unclaimed.sql`
_RARE = 3  # significant digits: such a number is the same even of another thing


def blocks(document: Document, rows: Sequence[Row]) -> frozenset[str]:
    """The keys that a document with its rows has.

    >>> from headwater.model import make_document
    >>> sorted(key.split()[0] for key in blocks(make_document("Two died."), ()))
    ['line']
    """
    return texts(document) | {key for row in rows for key in had(row)}


def texts(document: Document) -> frozenset[str]:
    """The keys of a document's text, which it both has and asks for."""
    lines = {f"{LINE}{key}" for key in line_lengths(document)}
    return frozenset({f"{SHINGLE}{value}" for value in sampled_shingles(document)} | lines)


def had(row: Row) -> frozenset[str]:
    """The keys that a row has."""
    own = {*_shared(row), *_events(row, said=_ANY, unsaid=(_NONE, _ANY))}
    own |= {f"{number} {when}" for number in _retold(row) for when in (_month(row), _ANY)}
    return frozenset(own | {f"{number} {when}" for number in _near(row) for when in (_days(row), _ANY)})


def asked(row: Row) -> frozenset[str]:
    """The keys that a row asks for."""
    own = {*_shared(row), *_events(row, said=_NONE, unsaid=(_ANY,))}
    own |= {f"{number} {when}" for number in _retold(row) for when in _months(_month(row))}
    return frozenset(own | {f"{number} {when}" for number in _near(row) for when in _beside(_days(row))})


def _shared(row: Row) -> Iterable[str]:
    """The keys that it both has and asks for."""
    yield from _told(row)
    yield from _of_voices(row)
    yield from (f"{FLOW}{move.giver} {move.receiver} {move.what}" for move in moves(row))


def _told(row: Row) -> Iterable[str]:
    """What a voice tells: the number, and its digits, for a zero too many."""
    value = value_key(row)
    if value is None:
        return
    head = widest(row.head) if row.head else ""
    for voice in row.voices | row.callings:
        yield from (f"{TOLD}{head} {number} {voice}" for number in _values(row))
        yield from (f"{DIGITS}{head} {f'{end:f}'.replace('.', '').strip('0')} {voice}" for end in _ends(row))


def _values(row: Row) -> Iterable[str]:
    """The number as rows share it, and each of its ends."""
    value = value_key(row)
    return () if value is None else {value, *(f"{end:f}" for end in _ends(row))}


def _retold(row: Row) -> Iterable[str]:
    """A number that two reports can have from each other within months, whoever tells it: rare enough, or of one thing."""
    for number in _values(row):
        if digits(number) >= _RARE:
            yield f"{RARE}{number}"
        elif row.head is not None and len(number) > 1:
            yield f"{ROUND}{widest(row.head)} {number}"


def _near(row: Row) -> Iterable[str]:
    """A number of a thing: within days of each other one statement can claim what another tells, or tell of its slip."""
    return (f"{NEAR}{widest(row.head)} {number}" for number in _values(row)) if row.head is not None else ()


def _ends(row: Row) -> frozenset[object]:
    return frozenset(ends(row.figure)) if row.figure is not None and row.value is not None else frozenset()


def _month(row: Row) -> str:
    """The month in which a row was published."""
    published = row.document.published or ""
    return published[:7] if row.published is not None and len(published) >= len("2025-01") else _NONE


def _months(month: str) -> Iterable[str]:
    """The months that a month asks for; who knows none asks everyone."""
    if month == _NONE:
        return (_ANY,)
    at = int(month[:4]) * 12 + int(month[5:7]) - 1
    near = range(at - _MONTHS, at + _MONTHS + 1)
    return (_NONE, *(f"{one // 12:04}-{one % 12 + 1:02}" for one in near))


def _days(row: Row) -> str:
    """The stretch of days in which a row was published, by its number."""
    number, _ = day_number(row.document.published)
    return _NONE if number is None else str(number // _STRETCH)


def _beside(stretch: str) -> Iterable[str]:
    """The stretches that a stretch asks for."""
    return (_ANY,) if stretch == _NONE else (_NONE, *(str(int(stretch) + off) for off in (-1, 0, 1)))


def _events(row: Row, said: str, unsaid: tuple[str, ...]) -> Iterable[str]:
    """The event, and the number, with each country that the row has to do with, or none, and the year and the next: so those
    within a year meet, who leaves the event unsaid by the number, as in `sql/candidates.sql`."""
    if row.head is None or row.figure is None:
        return
    one = signature(row)
    told = [row.event.removeprefix(PLANNED)] if row.event else []
    told += [f"#{one.number}"] if one.number else []
    year = int(one.when[:4]) if one.when else None
    years = unsaid if year is None else (str(year), str(year + 1), said)
    for where in (*one.context, said) if one.context else unsaid:
        for when, what in product(years, told):
            yield f"{EVENT}{widest(row.head)} {what} {where} {when}"


def _of_voices(row: Row) -> Iterable[str]:
    """A voice on the days around a report: what it says within a day is one statement, and dates may be off by one."""
    for key in row.voices:
        if row.published is None:
            yield f"{VOICE}{key}"
        else:
            yield from (f"{VOICE}{key} {row.published + timedelta(days=off)}" for off in (-1, 0, 1))
        if key.startswith("person:"):
            yield f"{SURNAME}{key.split(':')[1]}"
