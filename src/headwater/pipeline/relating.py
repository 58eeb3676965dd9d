"""A ledger's relations: brought up to date after reports were added, claims read anew, or pairs decided."""

from __future__ import annotations

from headwater import __version__
from headwater.ledger import Ledger, Step
from headwater.linking import link

VERSION = f"headwater-{__version__}"
"""What made the relations: another version links a ledger anew from the start."""


def link_ledger(ledger: Ledger) -> Step | None:
    """Link what is new in a ledger; `None` if nothing is. All of it is kept in one transaction, or nothing.

    If another process links meanwhile, what was computed here is thrown away and computed again on what is there then.
    """
    while True:
        seen, last = ledger.relations.seen(), ledger.relations.last()
        if last is not None and (last[0].extraction, last[0].decision, last[1]) == (
            seen.extraction,
            seen.decision,
            VERSION,
        ):
            return None
        relations = link(ledger.records(), decisions=ledger.judgements.decisions())
        step = ledger.relations.put(relations, seen, VERSION)
        if step is not None:
            return step
