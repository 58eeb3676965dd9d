"""A disputed figure made by hand: one coast guard's figure retold by two outlets, one of which drops the hedge, and a union's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from headwater.extraction.claims import extract_claims
from headwater.ledger import Ledger
from headwater.model import Claim, Record, Source, SourceKind, Status, make_document
from headwater.model.relations import (
    Conflict,
    ConflictKind,
    Derivation,
    Drift,
    DriftKind,
    Estimand,
    Evidence,
    Flow,
    Origin,
    Passage,
    Relation,
    Undecided,
)

REPORTS = {
    "courier": ("Coast Courier", "2025-03-10", "The coast guard said that as many as 40 workers may be missing."),
    "evening": (
        "Evening News",
        "2025-03-11",
        "The coast guard said that 40 workers were missing, Coast Courier reported.",
    ),
    "radio": ("Port Radio", "2025-03-11", "Some 40 workers are missing, the coast guard said."),
    "union": ("Pier Post", "2025-03-14", "More than 60 workers are missing, the dockers' union said."),
    "hostile": (
        "</script><b>Post",
        "2025-03-15",
        "The <img src=x onerror=alert(1)> guard said 40 workers were missing.",
    ),
}


@contextmanager
def disputed(folder: Path) -> Iterator[tuple[Ledger, dict[str, Claim]]]:
    """A ledger with the reports and the relations between them, and each report's claim."""
    with Ledger(folder / "disputed.ledger") as ledger:
        claims: dict[str, Claim] = {}
        for name, (publisher, published, text) in REPORTS.items():
            document = make_document(text, publisher=publisher, published=published, title=f"Missing: {name}")
            record = Record(document, *extract_claims(document))
            claims[name] = next(claim for claim in record.claims if claim.figures)
            ledger.add(record, text.encode(), name, "v1")
        assert ledger.relations.put(relations(claims), ledger.relations.seen(), "v1") is not None
        yield ledger, claims


def relations(claims: dict[str, Claim]) -> list[Relation]:
    """What holds between the reports."""
    ids = {name: claim.id for name, claim in claims.items()}
    guard = tuple(sorted(ids[name] for name in ("courier", "evening", "radio", "hostile")))
    where = claims["courier"].figures[0].span, claims["evening"].figures[0].span
    reused = Passage(*where)
    issuer = Source(SourceKind.ORGANISATION, "coast guard")
    courier, evening = claims["courier"].document, claims["evening"].document
    return [
        Estimand(
            "e2345missing",
            "worker missing",
            "worker",
            "missing",
            None,
            None,
            tuple(sorted(ids.values())),
            ("o2345guard", "o2345union"),
            1,
            2,
            ("one is no officer of the other",),
        ),
        Origin("o2345guard", issuer, date(2025, 3, 10), guard, ids["courier"]),
        Origin(
            "o2345union",
            Source(SourceKind.ORGANISATION, "dockers' union"),
            date(2025, 3, 14),
            (ids["union"],),
            ids["union"],
        ),
        Derivation(courier, evening, Evidence.CITATION, 0.9, "its text names Coast Courier"),
        Derivation(courier, claims["radio"].document, Evidence.REUSE, 0.5, "shares a passage", (reused,)),
        Derivation(evening, claims["radio"].document, Evidence.HABIT, 0.1, "often copies it"),
        Drift(ids["courier"], ids["evening"], DriftKind.HEDGE_LOST, "hedges", "may", None),
        Drift(ids["courier"], ids["evening"], DriftKind.BOUND_LOST, "bound", "as many as 40", "40"),
        Conflict(
            (min(ids["radio"], ids["union"]), max(ids["radio"], ids["union"])),
            ConflictKind.FIGURES,
            "40 and 60 share no number",
        ),
        Flow("union", "pier", "worker", Status.ASSERTED, claims["union"].figures, (ids["union"],), ("o2345union",)),
        Undecided(
            (min(ids["courier"], ids["union"]), max(ids["courier"], ids["union"])),
            0.45,
            ("one head: worker", "no place"),
        ),
    ]
