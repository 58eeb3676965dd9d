"""A report: its text exactly as stored, the words of its claims marked, each claim with its record."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from headwater.exporting.marks import pieces
from headwater.ledger import Found
from headwater.model import UsageError
from headwater.web.context import ledger_of
from headwater.web.pages import page


def report(request: Request) -> Response:
    """`GET /reports/{id}`."""
    with ledger_of(request) as ledger:
        record = ledger.record(request.path_params["id"])
    marked = list(pieces(record.document.text, record.claims))
    return page(request, "report_page.html", record=record, document=record.document, pieces=marked)


def claim(request: Request) -> Response:
    """`GET /claims/{id}`: to the claim in its report; this address stays."""
    with ledger_of(request) as ledger:
        found = ledger.find(request.path_params["id"])
    if not isinstance(found, Found):
        raise UsageError(f"no claim {request.path_params['id']!r}")
    return RedirectResponse(f"/reports/{found.document.id}#c-{found.claim.id}", 303)


routes = (Route("/reports/{id}", report), Route("/claims/{id}", claim))
