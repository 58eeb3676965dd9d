"""A self-contained HTML report: the table of figures, and every document with its claims marked in the text.

Nothing is loaded from elsewhere and nothing runs: a content policy forbids both, and everything from a document is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import jinja2

from headwater.exporting.tables import Row, figure_rows
from headwater.exporting.wording import bounds, source, standing
from headwater.model import Claim, Record, Span

_TONES = ("content", "source", "cue", "figure")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a document's text and the tones laid over it."""

    text: str
    tones: str
    anchor: str | None


def report_html(records: Iterable[Record]) -> str:
    """The report on these records, as one HTML page."""
    kept = list(records)
    pairs = [(claim, record.document) for record in kept for claim in record.claims]
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("headwater.exporting"), autoescape=True, undefined=jinja2.StrictUndefined
    )
    environment.filters |= {"bounds": bounds, "source": source, "standing": standing}
    rows: list[Row] = list(figure_rows(pairs))
    views = [(record, pieces(record.document.text, record.claims)) for record in kept]
    return environment.get_template("report.html").render(rows=rows, views=views, claims=len(pairs))


def pieces(text: str, claims: Sequence[Claim]) -> list[_Piece]:
    """The text cut where a mark begins or ends, each piece with its tones, strongest last."""
    marks: list[tuple[str, Span]] = []
    anchors: dict[int, str] = {}
    for claim in claims:
        marks += [("content", span) for span in claim.content]
        marks += [("cue", claim.cue)] if claim.cue else []
        marks += [("source", one.mention) for one in claim.sources if one.mention]
        marks += [("figure", figure.span) for figure in claim.figures]
        anchors.setdefault(claim.content[0].start, claim.id)
    cuts = sorted({0, len(text), *(span.start for _, span in marks), *(span.end for _, span in marks)})
    found = []
    for start, end in pairwise(cuts):
        tones = {tone for tone, span in marks if span.start <= start and end <= span.end}
        found.append(_Piece(text[start:end], " ".join(tone for tone in _TONES if tone in tones), anchors.get(start)))
    return found
