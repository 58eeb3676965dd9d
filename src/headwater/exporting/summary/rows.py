"""The lists of the summary as flat rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from headwater.exporting.summary.lines import FigureLine, ReportLine
from headwater.exporting.tables import Row

LINE_COLUMNS = (
    "estimand", "label", "latest", "stated", "status", "origins", "reports", "conflicts", "drift", "counted",
    "first", "last", "grade", "standing",
)  # fmt: skip
REPORT_COLUMNS = ("document", "published", "title", "publisher", "claims")


def line_rows(lines: Iterable[FigureLine]) -> Iterator[Row]:
    """One row per disputed figure of a list."""
    for line in lines:
        row = {name: str(getattr(line, name)) for name in LINE_COLUMNS if name != "estimand"}
        yield {"estimand": line.id, **row}


def report_rows(lines: Iterable[ReportLine]) -> Iterator[Row]:
    """One row per report of a list."""
    for line in lines:
        row = {name: str(getattr(line, name)) for name in REPORT_COLUMNS if name != "document"}
        yield {"document": line.id, **row}
