"""The list of reports, the newest first."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from headwater.exporting.summary.lines import EVERYTHING
from headwater.exporting.summary.rows import REPORT_COLUMNS, report_rows
from headwater.web.context import summary_of
from headwater.web.downloads import file_kind, rows_file
from headwater.web.pages import page
from headwater.web.tabs import Tab

_SIZE = 50

tab = Tab("Reports", "/reports", "/reports/")


def reports(request: Request) -> Response:
    """`GET /reports?q=&page=`; with `&format=csv|jsonl` the whole list as a file."""
    words, number = request.query_params.get("q", "")[:200].strip(), request.query_params.get("page", "")
    at = max(1, int(number)) if number.isdecimal() and len(number) < 7 else 1
    kind = file_kind(request)
    with summary_of(request) as summary:
        if kind:
            return rows_file(kind, "reports", report_rows(summary.reports(words, size=EVERYTHING)[0]), REPORT_COLUMNS)
        lines, total = summary.reports(words, at, _SIZE)
    return page(request, "reports.html", lines=lines, total=total, words=words, at=at, pages=-(-total // _SIZE))


routes = (Route("/reports", reports),)
