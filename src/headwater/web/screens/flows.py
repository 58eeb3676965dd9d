"""Flows: what is said to go from whom to whom, as a picture and as a table."""

from __future__ import annotations

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from headwater.exporting import claims_named, related
from headwater.exporting.flowing.layout import MOST, flow_drawing, ranked
from headwater.exporting.pictures import picture
from headwater.exporting.relation_tables import FLOW_COLUMNS, flow_rows
from headwater.ledger import Ledger
from headwater.model.relations import Flow
from headwater.web.context import ledger_of
from headwater.web.downloads import file_kind, rows_file, svg_file
from headwater.web.pages import engine, page
from headwater.web.tabs import Tab

_SIZE = 100  # flows on a page of the table
_LONGEST = 200  # characters of a search

tab = Tab("Flows", "/flows", "/flows/")


def flows(request: Request) -> Response:
    """`GET /flows?words=&page=`; with `&format=csv|jsonl` the whole list as a file."""
    words, number = _words(request), request.query_params.get("page", "")
    at = max(1, int(number)) if number.isdecimal() and len(number) < 7 else 1
    kind = file_kind(request)
    with ledger_of(request) as ledger:
        found = _flows(ledger, words)
        if kind:
            return rows_file(kind, "flows", flow_rows(found, claims_named(ledger, found)), FLOW_COLUMNS)
        shown = found[(at - 1) * _SIZE : at * _SIZE]
        claims = claims_named(ledger, (*found[:MOST], *shown))
    drawing = flow_drawing(found, claims)
    made = Markup(picture("flows.svg", drawing, _TITLE, links=engine())) if drawing else ""  # noqa: S704  # our template escapes
    return page(
        request,
        "flows.html",
        rows=list(zip(shown, flow_rows(shown, claims), strict=True)),
        claims=claims,
        picture=made,
        left_out=drawing.left_out if drawing else 0,
        total=len(found),
        words=words,
        at=at,
        pages=-(-len(found) // _SIZE),
    )


_TITLE = "Who sends what to whom"


def file(request: Request) -> Response:
    """`GET /flows.svg?words=`."""
    with ledger_of(request) as ledger:
        found = _flows(ledger, _words(request))
        drawing = flow_drawing(found, claims_named(ledger, found[:MOST]))
    if drawing is None:
        raise HTTPException(404, "No flows: there is nothing to draw.")
    return svg_file(picture("flows.svg", drawing, _TITLE, alone=True), "flows")


def _words(request: Request) -> str:
    return request.query_params.get("words", "")[:_LONGEST].strip()


def _flows(ledger: Ledger, words: str) -> list[Flow]:
    return ranked(one for one in related(ledger, "flow", words) if isinstance(one, Flow))


routes = (Route("/flows", flows), Route("/flows.svg", file))
