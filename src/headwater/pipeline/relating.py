"""A ledger's relations: brought up to date after reports were added, claims read anew or corrected, or pairs decided."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from headwater import __version__
from headwater.ledger import Found, Ledger, Seen, Step
from headwater.linking import DuckEngine
from headwater.linking.around import BeyondReachError
from headwater.linking.blocks import blocks
from headwater.linking.building import rows_of
from headwater.linking.flows import flows
from headwater.linking.habit import habits
from headwater.linking.link import Linked, in_order, link_rows, of_reports, relations, uncollected
from headwater.linking.rows import Row
from headwater.linking.scope import Scope, scope, what
from headwater.model.relations import Flow, Origin, Relation
from headwater.pipeline.desk import Desk

VERSION = f"headwater-{__version__}-6"
"""What made the relations, and the form of the keys: another version links a ledger anew from the start."""


def link_ledger(ledger: Ledger, *, anew: bool = False) -> Step | None:
    """Link what is new in a ledger; `None` if nothing is. All of it is kept in one transaction, or nothing.

    New are reports that were added or read anew, claims that were corrected, and pairs that were decided. They are linked with the
    reports that they meet (see `headwater.linking.blocks`) and with what these have stored origins and estimands in common with; what
    no change reaches stays as it is (see `headwater.linking.scope`). Habits of outlets are those of the last step from the start.
    With `anew`, or after another version of Headwater, all is linked from the start. If another process links
    meanwhile, what was computed here is thrown away and computed again on what is there then. Raises `ProtectedLedgerError` if
    something is new and the ledger is write-protected.
    """
    while True:
        seen, last = ledger.relations.seen(), ledger.relations.last()
        if last is None or last[1] != VERSION or anew:
            step = _from_the_start(ledger, seen)
        elif replace(last[0], linking=seen.linking) != seen:
            with uncollected():
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
    linked = link_rows(rows, decisions=ledger.judgements.decisions())
    counted = habits(group for _, group in linked.estimands)
    outlets = {pair: (one.same_true, one.same_false, one.different) for pair, one in counted.items()}
    return ledger.relations.put(relations(linked), seen, VERSION, blocks=keys, habits=outlets)


def _what_is_new(ledger: Ledger, seen: Seen, before: Seen) -> Step | None:
    changed = {
        *ledger.relations.unseen(before.extraction),
        *_of(ledger, ledger.corrections.made_after(before.correction)),
    }
    desk = Desk(ledger, changed)
    met = desk.met()
    met.alike.update(claim for pair in ledger.judgements.decided_after(before.decision) for claim in pair)
    reach = desk.first_reach(met)
    decisions = ledger.judgements.decisions()
    while True:
        around, stored = desk.around(reach, met)
        rows = [row for name in sorted(reach) for row in desk.rows(name)]
        try:
            linked = link_rows(rows, engine=DuckEngine(threads=1), decisions=decisions, around=around)
            settled = scope(linked, around, changed)
            break
        except BeyondReachError as error:
            met.touched.update(error.touched)
            reach |= error.documents | (desk.first_reach(met) if error.touched else set())
    others = desk.others(settled.retold, reach)
    found = [one for one in of_reports(linked, settled.extent, others) if settled.settles(one)]
    found += _flows(desk, ledger, linked, settled, stored.values())
    instead_of = {row: one for row, one in stored.items() if settled.settles(one)}
    keys = {name: desk.keys(name) for name in changed}
    return ledger.relations.put(in_order(found), seen, VERSION, instead_of, keys)


def _flows(desk: Desk, ledger: Ledger, linked: Linked, settled: Scope, stored: Iterable[Relation]) -> list[Flow]:
    """The flows that are settled, with all that goes with them in the whole ledger."""
    claims = {claim for one in stored if isinstance(one, Flow) and what(one) in settled.flows for claim in one.claims}
    names = {*settled.changed, *desk.documents_of(claims).values()}
    elsewhere = _origins(ledger, claims)

    def origin_of(row: Row) -> str | None:
        return linked.origin_of(row) or elsewhere.get(row.claim.id)

    rows = [row for name in sorted(names) for row in desk.rows(name)]
    return [one for one in flows(rows, origin_of) if what(one) in settled.flows]


def _origins(ledger: Ledger, claims: Collection[str]) -> dict[str, str]:
    """The stored origin of each claim."""
    stored = ledger.relations.holding(claims).values()
    return {claim: one.id for one in stored if isinstance(one, Origin) for claim in one.claims}


def _of(ledger: Ledger, claims: Collection[str]) -> set[str]:
    """The documents of these claims."""
    found: dict[str, Found] = ledger.found(sorted(claims))
    return {one.document.id for one in found.values()}
