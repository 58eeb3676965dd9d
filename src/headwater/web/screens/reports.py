"""The list of reports, the newest first."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from headwater.web.context import summary_of
from headwater.web.pages import page
from headwater.web.tabs import Tab

_SIZE = 50

tab = Tab("Reports", "/reports", "/reports/")


def reports(request: Request) -> Response:
    """`GET /reports?q=&page=`."""
    words, number = request.query_params.get("q", "")[:200].strip(), request.query_params.get("page", "")
    at = max(1, int(number)) if number.isdecimal() and len(number) < 7 else 1
    with summary_of(request) as summary:
        lines, total = summary.reports(words, at, _SIZE)
    return page(request, "reports.html", lines=lines, total=total, words=words, at=at, pages=-(-total // _SIZE))


routes = (Route("/reports", reports),)
