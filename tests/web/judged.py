"""Ledgers on which people judge: two reports of which it is in doubt whether they give one figure, and the coast guard's."""

from __future__ import annotations

from pathlib import Path

from headwater.extraction.claims import extract_claims
from headwater.ledger import Ledger
from headwater.model import Record, make_document
from headwater.pipeline import link_ledger

REPORTS = (
    ("Pier Post", "2025-03-10", "The Tide Agency said that 41 Georgian soldiers were killed."),
    ("Evening Reed", "2025-03-10", "The Reef Institute said that 41 soldiers stand on the list."),
)


def in_doubt(folder: Path) -> Path:
    """A ledger with one pair in doubt."""
    path = folder / "doubt.ledger"
    with Ledger(path) as ledger:
        for publisher, published, text in REPORTS:
            document = make_document(text, publisher=publisher, published=published, title=f"Soldiers: {publisher}")
            ledger.add(Record(document, *extract_claims(document)), text.encode(), publisher, "v1")
        link_ledger(ledger)
    return path
