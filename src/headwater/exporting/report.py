"""A self-contained HTML report: the table of figures, and every document with its claims marked in the text.

Nothing is loaded from elsewhere: the content policy allows the page's own style and script, by digest, and nothing else
(Content Security Policy Level 3). Everything from a document is escaped. Without its script the page still shows all.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import jinja2
from markupsafe import Markup

from headwater import __version__
from headwater.exporting import wording
from headwater.exporting.marks import Piece, pieces
from headwater.model import Claim, Document, Figure, Record, Status


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the table of figures."""

    figure: Figure
    claim: Claim
    document: Document


@dataclass(frozen=True, slots=True)
class _View:
    """A document as the reading pane shows it."""

    record: Record
    pieces: list[Piece]


def report_html(records: Iterable[Record]) -> str:
    """The report on these records, as one HTML page.

    >>> "Who said which figure" in report_html([])
    True
    """
    kept = list(records)
    rows = [row for record in kept for row in _rows(record)]
    statuses = Counter(row.claim.status for row in rows)
    style, script = _part("report.css"), _part("report.js")
    return _template().render(
        style=Markup(style),  # noqa: S704  # our own file, no document's text
        script=Markup(script),  # noqa: S704  # likewise
        policy=f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; base-uri 'none'; form-action 'none'",
        rows=rows,
        views=[_View(record, list(pieces(record.document.text, record.claims))) for record in kept],
        claims=sum(len(record.claims) for record in kept),
        statuses=[(status, statuses[status]) for status in reversed(Status) if statuses[status]],
        version=__version__,
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


def _digest(part: str) -> str:
    """The source expression of a content policy that allows exactly this style or script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()}'"


@cache
def _part(name: str) -> str:
    return (files("headwater.exporting") / "templates" / name).read_text(encoding="utf-8").strip()


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("headwater.exporting"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        name: getattr(wording, name)
        for name in ("bounds", "content", "counted", "quoted", "source", "standing", "time", "when", "where")
    }
    environment.filters["weight"] = _weight
    environment.tests["address"] = lambda url: isinstance(url, str) and url.startswith(("http://", "https://"))
    return environment.get_template("report.html")


def _weight(figure: Figure) -> str:
    """The number that the table sorts a figure by: its high end, else its low."""
    end = figure.high if figure.high is not None else figure.low
    return "" if end is None else f"{end:f}"
