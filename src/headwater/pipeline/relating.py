"""A ledger's relations: brought up to date after reports were added, claims read anew or corrected, or pairs decided."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from headwater import __version__
from headwater.ledger import Found, Ledger, Seen, Step
from headwater.linking import DuckEngine
from headwater.linking.blocks import SHINGLE, asked, blocks
from headwater.linking.building import rows_of
from headwater.linking.link import link_rows, relations
from headwater.linking.rows import Row

VERSION = f"headwater-{__version__}"
"""What made the relations: another version links a ledger anew from the start."""

_HOT = 300  # a key that more reports have ties none of them; as in `linking/sql/candidates.sql`
_HOT_TEXT = 500  # as in `linking/sql/reuse_held.sql`


def link_ledger(ledger: Ledger, *, anew: bool = False) -> Step | None:
    """Link what is new in a ledger; `None` if nothing is. All of it is kept in one transaction, or nothing.

    New are reports that were added or read anew, claims that were corrected, and pairs that were decided. They are linked with the reports that share a
    key with them (see `headwater.linking.blocks`), and with all that stored relations tie to these; the rest stays as it is.
    With `anew`, or after another version of Headwater, all is linked from the start. If another process links
    meanwhile, what was computed here is thrown away and computed again on what is there then.
    """
    while True:
        seen, last = ledger.relations.seen(), ledger.relations.last()
        if last is None or last[1] != VERSION or anew:
            step = _from_the_start(ledger, seen)
        elif replace(last[0], linking=seen.linking) != seen:
            step = _what_is_new(ledger, seen, last[0])
        else:
            return None
        if step is not None:
            return step


def _from_the_start(ledger: Ledger, seen: Seen) -> Step | None:
    rows: list[Row] = []
    keys: dict[str, Collection[str]] = {}
    for record in ledger.records():
        own = rows_of(record)
        rows += own
        keys[record.document.id] = blocks(record.document, own)
    found = relations(link_rows(rows, decisions=ledger.judgements.decisions()))
    return ledger.relations.put(found, seen, VERSION, blocks=keys)


def _what_is_new(ledger: Ledger, seen: Seen, before: Seen) -> Step | None:
    changed = {
        *ledger.relations.unseen(before.extraction),
        *_of(ledger, ledger.corrections.made_after(before.correction)),
    }
    new = {document: rows_of(ledger.record(document)) for document in sorted(changed)}
    keys = {document: blocks(ledger.document(document), own) for document, own in new.items()}
    near = {one for document, own in new.items() for one in _near(ledger, asked(ledger.document(document), own))}
    documents, names = ledger.relations.together({*new, *near, *_decided(ledger, before.decision)})
    rows = [row for one in sorted(documents) for row in new.get(one) or rows_of(ledger.record(one))]
    found = relations(link_rows(rows, engine=DuckEngine(threads=1), decisions=ledger.judgements.decisions()))
    return ledger.relations.put(found, seen, VERSION, names, keys)


def _near(ledger: Ledger, keys: Collection[str]) -> set[str]:
    """The documents that may have something to do with one that asks for these keys."""
    text = {key for key in keys if key.startswith(SHINGLE)}
    sharing = ledger.relations.sharing
    return sharing(set(keys) - text, _HOT) | sharing(text, _HOT_TEXT, least=2)


def _decided(ledger: Ledger, after: int) -> set[str]:
    """The documents of the claims on which something was decided."""
    return _of(ledger, {claim for pair in ledger.judgements.decided_after(after) for claim in pair})


def _of(ledger: Ledger, claims: Collection[str]) -> set[str]:
    """The documents of these claims."""
    found: dict[str, Found] = ledger.found(sorted(claims))
    return {one.document.id for one in found.values()}
