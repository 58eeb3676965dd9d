"""The front: search over claims and reports, and the list of disputed figures with its facets."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from headwater.exporting.nesting import Entry, entries
from headwater.exporting.summary import FACETS, Choice
from headwater.exporting.summary.lines import EVERYTHING, ORDERS
from headwater.exporting.summary.rows import LINE_COLUMNS, line_rows
from headwater.ledger import Ledger
from headwater.model import Document
from headwater.web.context import ledger_of, summary_of
from headwater.web.downloads import file_kind, rows_file
from headwater.web.pages import page
from headwater.web.tabs import Tab

_CLAIMS = 8  # claims and reports that a search shows beside the figures
_LONGEST = 200  # characters of a search

tab = Tab("Figures", "/", "/figures/")


def front(request: Request) -> Response:
    """`GET /?q=&status=&place=...&order=&page=`; with `&format=csv|jsonl` the whole list as a file."""
    choice, kind = _choice(request), file_kind(request)
    if kind:
        with summary_of(request) as summary:
            every = summary.figures(replace(choice, page=1, size=EVERYTHING)).lines
        return rows_file(kind, "disputed-figures", line_rows(every), LINE_COLUMNS)
    with summary_of(request) as summary:
        found = summary.figures(choice)
        reports, many = summary.reports(choice.words, size=_CLAIMS) if choice.words else ((), 0)
    hits: list[tuple[Document, Entry]] = []
    if choice.words:
        with ledger_of(request) as ledger:
            hits = _hits(ledger, choice.words)
    pages = -(-found.total // choice.size)
    return page(
        request,
        "front.html",
        choice=choice,
        found=found,
        hits=hits,
        all_claims=sum(1 + len(entry.parts) for _, entry in hits) < _CLAIMS,
        most_claims=_CLAIMS,
        reports=reports,
        many_reports=many,
        pages=pages,
        facets=FACETS,
        orders=tuple(ORDERS),
        with_=lambda **change: _address(choice, **change),
    )


def _hits(ledger: Ledger, words: str) -> list[tuple[Document, Entry]]:
    """The claims added last that hold the words, report by report, parts with the claim that they are of."""
    names = list(ledger.searching.newest(words, _CLAIMS))
    documents = {one.document.id: one.document for one in ledger.found(names).values()}
    return [
        (document, entry)
        for document in documents.values()
        for entry in entries(ledger.record(document.id).claims, names)
    ]


def _choice(request: Request) -> Choice:
    asked = request.query_params
    number = asked.get("page", "")
    return Choice(
        asked.get("q", "")[:_LONGEST].strip(),
        {kind: asked[kind] for kind in FACETS if asked.get(kind)},
        asked.get("order", "reports") if asked.get("order") in ORDERS else "reports",
        max(1, int(number)) if number.isdecimal() and len(number) < 7 else 1,
    )


def _address(choice: Choice, **change: str | int) -> str:
    """The front with something chosen otherwise; an empty value takes a choice back. Another choice starts at the first page."""
    parts: dict[str, str | int] = {"q": choice.words, **choice.facets, "order": choice.order, **change}
    left = {
        key: value for key, value in parts.items() if value and (key, value) not in (("order", "reports"), ("page", 1))
    }
    return "/?" + urlencode(left) if left else "/"


routes = (Route("/", front),)
