"""Floor 4: records and relations in the forms that people and programs ask for, one module per form."""

from headwater.exporting.disputes import assessed, claims_named, disputes, related
from headwater.exporting.lines import to_jsonl
from headwater.exporting.report import report_html
from headwater.exporting.tables import (
    CLAIM_COLUMNS,
    FIGURE_COLUMNS,
    Row,
    claim_rows,
    figure_rows,
    reading_rows,
    row_lines,
    to_csv,
)

__all__ = [
    "CLAIM_COLUMNS",
    "FIGURE_COLUMNS",
    "Row",
    "assessed",
    "claim_rows",
    "claims_named",
    "disputes",
    "figure_rows",
    "reading_rows",
    "related",
    "report_html",
    "row_lines",
    "to_csv",
    "to_jsonl",
]
