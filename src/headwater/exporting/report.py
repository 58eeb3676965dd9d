"""A self-contained HTML report: the disputed figures, the table of figures, and every document with its claims marked.

Nothing is loaded from elsewhere; everything from a document is escaped (see `headwater.exporting.page`). Without its
script the page still shows all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from headwater.exporting.dispute_views import DisputeView, dispute_view
from headwater.exporting.disputes import Dispute
from headwater.exporting.marks import Piece, pieces
from headwater.exporting.nesting import Entry, entries
from headwater.exporting.page import render
from headwater.exporting.wording import tally
from headwater.model import Claim, Document, Figure, Record, Status

_STYLES = ("palette.css", "report.css", "disputes.css", "timeline.css")


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the table of figures."""

    figure: Figure
    claim: Claim
    document: Document


@dataclass(frozen=True, slots=True)
class _View:
    """A document as the reading pane shows it: its text, and beside it its claims."""

    record: Record
    pieces: list[Piece]
    entries: tuple[Entry, ...]


def report_html(records: Iterable[Record], disputes: Sequence[Dispute] = ()) -> str:
    """The report on these records and disputed figures, as one HTML page.

    >>> "Who said which figure" in report_html([])
    True
    """
    kept = list(records)
    rows = [row for record in kept for row in _rows(record)]
    statuses = Counter(row.claim.status for row in rows)
    shown: list[DisputeView] = [dispute_view(dispute) for dispute in disputes]
    views = [
        _View(record, list(pieces(record.document.text, record.claims)), entries(record.claims)) for record in kept
    ]
    within = sum(len(entry.parts) for view in views for entry in view.entries)
    return render(
        "report.html",
        _STYLES,
        ["report.js"],
        rows=rows,
        views=views,
        claims=tally(sum(len(record.claims) for record in kept), within),
        statuses=[(status, statuses[status]) for status in reversed(Status) if statuses[status]],
        disputes=shown,
    )


def _rows(record: Record) -> Iterable[_Row]:
    """The figures of a document in order; what several claims hold is told by the shortest of them."""
    best: dict[tuple[int, int], tuple[int, _Row]] = {}
    for claim in record.claims:
        size = sum(len(span.text) for span in claim.content)
        for figure in claim.figures:
            key = figure.span.start, figure.span.end
            if key not in best or size < best[key][0]:
                best[key] = size, _Row(figure, claim, record.document)
    return (best[key][1] for key in sorted(best))
