"""Figures and claims as flat rows, and rows as CSV that a spreadsheet can open safely."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from headwater.exporting.wording import bounds, chain, source, standing, when, where
from headwater.model import Claim, Document

FIGURE_COLUMNS = ("claim", "who", "chain", "figure", "low", "high", "bound", "approximate", "increment", "unit", "counted", "status", "polarity", "verification", "when", "where", "publisher", "published", "title", "url", "as_printed", "start", "end", "sentence")  # fmt: skip
CLAIM_COLUMNS = ("claim", "who", "chain", "content", "form", "cue", "status", "polarity", "verification", "certainty", "event", "figures", "when", "where", "publisher", "published", "title", "url", "start", "end")  # fmt: skip

Row = dict[str, str]


def figure_rows(found: Iterable[tuple[Claim, Document]]) -> Iterator[Row]:
    """One row per figure; a figure that several claims of a document hold is told by the claim with the shortest content."""
    best: dict[tuple[str, int, int], tuple[int, int, Row]] = {}
    for order, (claim, document) in enumerate(found):
        size = sum(span.end - span.start for span in claim.content)
        for figure in claim.figures:
            key = document.id, figure.span.start, figure.span.end
            if key in best and best[key][0] <= size:
                continue
            row = {
                **_common(claim, document),
                "figure": bounds(figure),
                "low": "" if figure.low is None else f"{figure.low:f}",
                "high": "" if figure.high is None else f"{figure.high:f}",
                "bound": str(figure.bound),
                "approximate": str(figure.approximate).lower(),
                "increment": str(figure.increment).lower(),
                "unit": figure.unit or "",
                "counted": figure.counted.normal if figure.counted else "",
                "as_printed": figure.span.text,
                "start": str(figure.span.start),
                "end": str(figure.span.end),
                "sentence": claim.sentence.text,
            }
            best[key] = size, order, {column: row[column] for column in FIGURE_COLUMNS}
    for _, (_, _, row) in sorted(best.items(), key=lambda item: (item[1][1], item[0][1])):
        yield row


def claim_rows(found: Iterable[tuple[Claim, Document]]) -> Iterator[Row]:
    """One row per claim."""
    for claim, document in found:
        row = {
            **_common(claim, document),
            "content": " … ".join(span.text for span in claim.content),
            "form": str(claim.form),
            "cue": claim.cue.text if claim.cue else "",
            "certainty": str(claim.certainty),
            "event": claim.event.type if claim.event else "",
            "figures": "; ".join(bounds(figure) for figure in claim.figures),
            "start": str(claim.content[0].start),
            "end": str(claim.content[-1].end),
        }
        yield {column: row[column] for column in CLAIM_COLUMNS}


def _common(claim: Claim, document: Document) -> Row:
    return {
        "claim": claim.id,
        "who": source(claim.sources[0]) if claim.sources else "",
        "chain": chain(claim),
        "status": str(claim.status),
        "standing": standing(claim),
        "polarity": str(claim.polarity),
        "verification": str(claim.verification or ""),
        "when": when(claim),
        "where": where(claim),
        "publisher": document.publisher or "",
        "published": document.published or "",
        "title": document.title or "",
        "url": document.url or "",
    }


def to_csv(rows: Iterable[Row], columns: tuple[str, ...]) -> str:
    """Rows as CSV with a header; a cell that a spreadsheet would take for a formula gets a leading apostrophe.

    >>> to_csv([{"who": "=cmd()"}], ("who",))
    "who\\r\\n'=cmd()\\r\\n"
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, columns)
    writer.writeheader()
    for row in rows:
        writer.writerow({key: _guarded(value) for key, value in row.items()})
    return out.getvalue()


def _guarded(cell: str) -> str:
    """The cell made safe: negative numbers stay, other text that starts like a formula does not."""
    if cell[:1] in ("=", "@", "\t", "\r") or (cell[:1] in ("+", "-") and not cell[1:].replace(".", "").isdigit()):
        return "'" + cell
    return cell
