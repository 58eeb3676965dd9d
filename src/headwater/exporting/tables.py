"""Figures and claims as flat rows, claims as rows to be read, and rows as CSV that a spreadsheet can open safely."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from headwater.exporting.contents import said
from headwater.exporting.nesting import entries, wholes
from headwater.exporting.wording import (
    GAP,
    bounds,
    chain,
    content,
    corrections,
    counted,
    differing,
    standing,
    when,
    where,
    who,
)
from headwater.model import Claim, Document, Figure, Record

FIGURE_COLUMNS = (
    "claim", "who", "chain", "figure", "low", "low_closed", "high", "high_closed", "bound", "approximate", "increment",
    "direction", "unit", "per", "counted", "status", "polarity", "verification", "certainty", "when", "where",
    "publisher", "published", "title", "url", "as_printed", "start", "end", "content", "sentence", "corrected",
)  # fmt: skip
CLAIM_COLUMNS = (
    "claim", "who", "chain", "content", "form", "cue", "status", "polarity", "verification", "certainty", "event",
    "figures", "when", "where", "publisher", "published", "title", "url", "start", "end", "corrected", "nested_in",
)  # fmt: skip

Row = dict[str, str]
Found = Iterable[tuple[Claim, Document]]

_PIECE = 500  # rows
_PLAIN_NUMBER = re.compile(r"[+-][0-9][0-9,]*(\.[0-9]+)?")


def figure_rows(found: Iterable[tuple[Claim, Document]]) -> Iterator[Row]:
    """One row per figure, in the order given; what several claims of a document hold is told by the shortest of them."""
    best: dict[tuple[str, int, int], tuple[int, int, Row]] = {}
    for order, (claim, document) in enumerate(found):
        size = sum(span.end - span.start for span in claim.content)
        for figure in claim.figures:
            key = document.id, figure.span.start, figure.span.end
            if key not in best or size < best[key][0]:
                best[key] = size, order, _figure_row(claim, figure, document)
    for _, (_, _, row) in sorted(best.items(), key=lambda item: (item[1][1], item[0][1])):
        yield row


def _figure_row(claim: Claim, figure: Figure, document: Document) -> Row:
    row = {
        **_common(claim, document),
        "figure": bounds(figure),
        "low": "" if figure.low is None else f"{figure.low:f}",
        "low_closed": _flag(figure.low_closed),
        "high": "" if figure.high is None else f"{figure.high:f}",
        "high_closed": _flag(figure.high_closed),
        "bound": str(figure.bound),
        "approximate": _flag(figure.approximate),
        "increment": _flag(figure.increment),
        "direction": str(figure.direction or ""),
        "unit": figure.unit or "",
        "per": figure.per or "",
        "counted": counted(figure),
        "as_printed": figure.span.text,
        "start": str(figure.span.start),
        "end": str(figure.span.end),
        "sentence": claim.sentence.text,
    }
    return {column: row[column] for column in FIGURE_COLUMNS}


def claim_rows(found: Found, record: Callable[[str], Record] | None = None) -> Iterator[Row]:
    """One row per claim, in the order given, that of documents; `nested_in` names the claim that it is part of.

    `record` gives a document's record by its id: needed where not all of its claims are given (see `headwater.exporting.nesting`).
    """
    for document, claims, every in _by_document(found, record):
        leading = wholes(every)
        yield from (_claim_row(claim, document, leading.get(claim.id)) for claim in claims)


def _claim_row(claim: Claim, document: Document, whole: Claim | None) -> Row:
    row = {
        **_common(claim, document),
        "form": str(claim.form),
        "cue": claim.cue.text if claim.cue else "",
        "event": claim.event.type if claim.event else "",
        "figures": "; ".join(bounds(figure) for figure in claim.figures),
        "start": str(claim.content[0].start),
        "end": str(claim.content[-1].end),
        "nested_in": whole.id if whole else "",
    }
    return {column: row[column] for column in CLAIM_COLUMNS}


def reading_rows(found: Found, record: Callable[[str], Record] | None = None) -> Iterator[Row]:
    """The same claims for a reader: each whole one (`part` is ""), below it its parts with no more than what differs.

    A part whose whole is not among those given stands between dots.
    """
    for document, claims, every in _by_document(found, record):
        for entry in entries(every, {claim.id for claim in claims}):
            row = _common(entry.claim, document)
            words = said(entry.claim) if entry.whole is None else f"{GAP}{said(entry.claim)}{GAP}".strip()
            yield {**row, "said": words, "put": standing(entry.claim), "part": ""}
            for part in entry.parts:
                own = _common(part, document)
                same = own["chain"] == row["chain"]
                put = ", ".join(differing(part, entry.claim))
                yield {
                    **own,
                    "said": said(part),
                    "put": put,
                    "chain": "" if same else own["chain"],
                    "published": "",
                    "part": "yes",
                }


def _by_document(
    found: Found, record: Callable[[str], Record] | None
) -> Iterator[tuple[Document, tuple[Claim, ...], tuple[Claim, ...]]]:
    """The documents with those of their claims that were found, and with all of them."""
    for identifier, pairs in groupby(found, key=lambda pair: pair[1].id):
        told = list(pairs)
        claims = tuple(claim for claim, _ in told)
        yield told[0][1], claims, claims if record is None else record(identifier).claims


def _common(claim: Claim, document: Document) -> Row:
    return {
        "claim": claim.id,
        "who": who(claim),
        "chain": chain(claim),
        "content": content(claim),
        "status": str(claim.status),
        "standing": standing(claim),
        "polarity": str(claim.polarity),
        "verification": str(claim.verification or ""),
        "certainty": str(claim.certainty),
        "when": when(claim),
        "where": where(claim),
        "publisher": document.publisher or "",
        "published": document.published or "",
        "title": document.title or "",
        "url": document.url or "",
        "corrected": "; ".join(corrections(claim)),
    }


def _flag(value: bool | None) -> str:
    return "" if value is None else str(value).lower()


def to_csv(rows: Iterable[Row], columns: tuple[str, ...]) -> str:
    """Rows as CSV (RFC 4180) with a header; a cell that a spreadsheet would take for a formula gets a leading apostrophe.

    Plain numbers stay as they are, negative ones too. Source: OWASP, "CSV Injection".

    >>> to_csv([{"who": "=cmd()", "low": "-4"}], ("who", "low"))
    "who,low\\r\\n'=cmd(),-4\\r\\n"
    """
    return "".join(csv_pieces(rows, columns))


def csv_pieces(rows: Iterable[Row], columns: tuple[str, ...]) -> Iterator[str]:
    """The same piece by piece, so that a long list is never held whole; of each row the columns that are named."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, extrasaction="ignore")
    writer.writeheader()
    for number, row in enumerate(rows, 1):
        writer.writerow({key: _guarded(value) for key, value in row.items()})
        if number % _PIECE == 0:
            yield out.getvalue()
            out.seek(0)
            out.truncate()
    yield out.getvalue()


def row_lines(rows: Iterable[Row], columns: tuple[str, ...]) -> Iterator[str]:
    """The columns of rows as JSON lines, each with its line end.

    >>> list(row_lines([{"who": "Ægir", "low": "4", "more": ""}], ("who", "low")))
    ['{"who": "Ægir", "low": "4"}\\n']
    """
    for row in rows:
        yield json.dumps({column: row[column] for column in columns}, ensure_ascii=False) + "\n"


def _guarded(cell: str) -> str:
    risky = cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
    return "'" + cell if risky and not _PLAIN_NUMBER.fullmatch(cell) else cell
