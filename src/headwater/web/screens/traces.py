"""Traces: the way of a figure, or of a report, from its origins through the reports; as a picture and as a list."""

from __future__ import annotations

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from headwater.exporting.disputes import dispute
from headwater.exporting.pictures import picture
from headwater.exporting.timeline.lanes import lanes
from headwater.exporting.timeline.layout import drawing
from headwater.exporting.timeline.svg import to_svg
from headwater.exporting.tracing.layout import trace_drawing
from headwater.exporting.tracing.streams import Trace, figure_trace, report_trace
from headwater.ledger import Ledger
from headwater.web.context import ledger_of
from headwater.web.downloads import svg_file
from headwater.web.naming import whole_id
from headwater.web.pages import engine, page
from headwater.web.screens.figure import estimand_of


def _of_figure(ledger: Ledger, identifier: str) -> Trace:
    return figure_trace(dispute(ledger, estimand_of(ledger, identifier)))


def figure(request: Request) -> Response:
    """`GET /figures/{id}/trace`; an id that is no more, or the start of one, leads to what has its claims now."""
    identifier = request.path_params["id"]
    with ledger_of(request) as ledger:
        heir = whole_id(ledger, identifier)
        if heir != identifier:
            return RedirectResponse(f"/figures/{heir}/trace", 303)
        trace = _of_figure(ledger, identifier)
    return _shown(request, trace, f"/figures/{identifier}")


def report(request: Request) -> Response:
    """`GET /reports/{id}/trace`; the start of an id leads to it."""
    identifier = request.path_params["id"]
    with ledger_of(request) as ledger:
        whole = whole_id(ledger, identifier)
        if whole != identifier:
            return RedirectResponse(f"/reports/{whole}/trace", 303)
        trace = report_trace(ledger, identifier)
    return _shown(request, trace, f"/reports/{identifier}")


def _shown(request: Request, trace: Trace, address: str) -> Response:
    what = trace_drawing(trace)
    title = f"Who had it from whom: {trace.title}"
    shown = Markup(picture("trace.svg", what, title, links=engine())) if what else ""  # noqa: S704  # our template escapes
    known = {stop.document.id: stop.document for stream in trace.streams for stop in stream.all()}
    return page(request, "trace.html", trace=trace, picture=shown, address=address, known=known)


def figure_file(request: Request) -> Response:
    """`GET /figures/{id}/trace.svg`."""
    with ledger_of(request) as ledger:
        return _file(_of_figure(ledger, request.path_params["id"]))


def report_file(request: Request) -> Response:
    """`GET /reports/{id}/trace.svg`."""
    with ledger_of(request) as ledger:
        return _file(report_trace(ledger, request.path_params["id"]))


def timeline_file(request: Request) -> Response:
    """`GET /figures/{id}/timeline.svg`."""
    with ledger_of(request) as ledger:
        found = dispute(ledger, estimand_of(ledger, request.path_params["id"]))
    what = drawing(lanes(found))
    if what is None:
        raise HTTPException(404, "No day is known: there is nothing to draw.")
    return svg_file(to_svg(what, found.estimand.label, alone=True), "timeline")


def _file(trace: Trace) -> Response:
    what = trace_drawing(trace)
    if what is None:
        raise HTTPException(404, "No report: there is nothing to draw.")
    return svg_file(picture("trace.svg", what, trace.title, alone=True), "trace")


routes = (
    Route("/figures/{id}/trace", figure),
    Route("/figures/{id}/trace.svg", figure_file),
    Route("/figures/{id}/timeline.svg", timeline_file),
    Route("/reports/{id}/trace", report),
    Route("/reports/{id}/trace.svg", report_file),
)
