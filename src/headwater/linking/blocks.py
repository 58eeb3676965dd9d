"""Blocks: the keys under which a report meets others, so that one new report does not link a whole ledger anew.

Whatever a rule of linking compares, one asks for a key that the other has: a number of the same thing, a voice on the
same days, an event and what it befell in one country within a year, a flow, a surname, a shingle of text. Keys are of one document
alone. Those that it has are those that it asks for, but for events: who does not say where or when meets everyone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from headwater.linking.deeds import PLANNED
from headwater.linking.estimands import signature
from headwater.linking.flows import moves
from headwater.linking.heads import widest
from headwater.linking.rows import Row
from headwater.linking.shingles import sampled_shingles
from headwater.linking.statements import value_key
from headwater.model import Document

SHINGLE = "shingle "
"""How the keys of text begin: two of them are needed for reports to meet, as in `sql/reuse_pair.sql`."""


def blocks(document: Document, rows: Sequence[Row]) -> frozenset[str]:
    """The keys that a document with its rows has.

    >>> from headwater.model import make_document
    >>> blocks(make_document("Two died."), ())
    frozenset()
    """
    return _shared(document, rows) | {key for row in rows for key in _events(row, said=_ANY, unsaid=(_NONE, _ANY))}


def asked(document: Document, rows: Sequence[Row]) -> frozenset[str]:
    """The keys that a document with its rows asks for.

    >>> from headwater.model import make_document
    >>> asked(make_document("Two died."), ())
    frozenset()
    """
    return _shared(document, rows) | {key for row in rows for key in _events(row, said=_NONE, unsaid=(_ANY,))}


_NONE, _ANY = "none", "any"  # in place of a country or a year: of those who name none, and of all


def _shared(document: Document, rows: Sequence[Row]) -> frozenset[str]:
    """The keys that it both has and asks for."""
    keys = {f"{SHINGLE}{value}" for value in sampled_shingles(document)}
    for row in rows:
        keys.update(_of_number(row))
        keys.update(_of_voices(row))
    return frozenset(keys | set(_of_flows(rows)))


def _of_number(row: Row) -> Iterable[str]:
    value = value_key(row)
    if row.head is not None and value is not None:
        yield f"number {widest(row.head)} {value}"


def _events(row: Row, said: str, unsaid: tuple[str, ...]) -> Iterable[str]:
    """The event with each country that the row has to do with, or none, and the year and the next: so those within a year meet."""
    if row.head is None or row.event is None:
        return
    one = signature(row)
    year = int(one.when[:4]) if one.when else None
    years = unsaid if year is None else (str(year), str(year + 1), said)
    for where in (*one.context, said) if one.context else unsaid:
        for when in years:
            yield f"event {widest(row.head)} {row.event.removeprefix(PLANNED)} {where} {when}"


def _of_voices(row: Row) -> Iterable[str]:
    """A voice on the days around a report: what it says within a day is one statement, and dates may be off by one."""
    for key in row.voices:
        if row.published is None:
            yield f"voice {key}"
            continue
        for off in (-1, 0, 1):
            yield f"voice {key} {row.published + timedelta(days=off)}"
        if key.startswith("person:"):
            yield f"surname {key.split(':')[1]}"


def _of_flows(rows: Sequence[Row]) -> Iterable[str]:
    return (f"flow {move.giver} {move.receiver} {move.what}" for row in rows for move in moves(row))
