"""A disputed figure as one page that holds everything, for an editor or a court: when and of what it was made, every quotation
with its span, every report with its digests.

Nothing is loaded from elsewhere, everything from a document is escaped, and nothing in it runs (see `headwater.exporting.page`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from headwater.exporting.dispute_views import dispute_view
from headwater.exporting.disputes import Dispute, Telling
from headwater.exporting.page import render
from headwater.model.assessment import Assessment

_STYLES = ("palette.css", "report.css", "disputes.css", "timeline.css", "figure_page.css")


@dataclass(frozen=True, slots=True)
class Made:
    """Of which ledger a page is made, when (ISO 8601), and when the ledger was linked last (empty if never)."""

    ledger: str
    made: str
    linked: str = ""


def figure_html(dispute: Dispute, origin: Made, recorded: Sequence[Assessment] = ()) -> str:
    """The page on one disputed figure, with what people recorded about it."""
    return render("figure_page.html", _STYLES, view=dispute_view(dispute), origin=origin, recorded=recorded, cut=_cut)


def _cut(one: Telling) -> tuple[str, ...]:
    """The sentence as stored: before its figure, the figure, and after; one piece if the figure stands elsewhere."""
    sentence, figure = one.claim.sentence, one.figure
    if figure is None or not (sentence.start <= figure.span.start and figure.span.end <= sentence.end):
        return (sentence.text,)
    start, end = figure.span.start - sentence.start, figure.span.end - sentence.start
    return sentence.text[:start], sentence.text[start:end], sentence.text[end:]
