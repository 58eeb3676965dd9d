"""Blocks: the keys under which a report meets others, so that one new report does not link a whole ledger anew.

Whatever a rule of linking compares, the two have one of these keys in common: a number of the same thing, a voice on the
same days, an event and what it befell, a flow, a surname, a shingle of text. Keys are of one document alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from headwater.linking.deeds import PLANNED
from headwater.linking.flows import moves
from headwater.linking.heads import widest
from headwater.linking.rows import Row
from headwater.linking.shingles import sampled_shingles
from headwater.linking.statements import value_key
from headwater.model import Document

SHINGLE = "shingle "
"""How the keys of text begin: two of them are needed for reports to meet, as in `sql/reuse_pair.sql`."""


def blocks(document: Document, rows: Sequence[Row]) -> frozenset[str]:
    """The keys of a document with its rows.

    >>> from headwater.model import make_document
    >>> blocks(make_document("Two died."), ())
    frozenset()
    """
    keys = {f"{SHINGLE}{value}" for value in sampled_shingles(document)}
    for row in rows:
        keys.update(_of_figure(row))
        keys.update(_of_voices(row))
    return frozenset(keys | set(_of_flows(rows)))


def _of_figure(row: Row) -> Iterable[str]:
    if row.head is None:
        return
    head = widest(row.head)
    value = value_key(row)
    if value is not None:
        yield f"number {head} {value}"
    if row.event is not None:
        yield f"event {head} {row.event.removeprefix(PLANNED)}"


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
