"""Two reports, or a claim and its retelling, side by side."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from headwater.exporting.comparing import compare_claims, compare_reports
from headwater.web.context import ledger_of
from headwater.web.pages import page


def compare(request: Request) -> Response:
    """`GET /compare?pick=ID&pick=ID`: two claims, or two reports."""
    picked = list(dict.fromkeys(request.query_params.getlist("pick")))
    kinds = {one[:1] for one in picked}
    if len(picked) != 2 or kinds not in ({"c"}, {"d"}):
        return page(request, "error.html", status=400, title="Choose two", message="Two claims, or two reports, are laid side by side: go back and tick two.")  # fmt: skip
    one, other = picked
    with ledger_of(request) as ledger:
        found = compare_claims(ledger, one, other) if kinds == {"c"} else compare_reports(ledger, one, other)
    return page(request, "compare.html", found=found)


routes = (Route("/compare", compare),)
