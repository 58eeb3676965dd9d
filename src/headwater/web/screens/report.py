"""A report: its text exactly as stored, what claims quote of it marked, and the record of one claim beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from headwater.exporting.disputes import Dispute, ReportRows, dispute
from headwater.exporting.marks import ALL_TONES, pieces
from headwater.exporting.nesting import Entry, entries
from headwater.exporting.trees import Position, positions
from headwater.ledger import Found, Ledger
from headwater.model import Claim, Span, UsageError
from headwater.model.relations import Estimand
from headwater.web.context import ledger_of
from headwater.web.naming import whole_id
from headwater.web.pages import page

_TURNS = re.compile("[\u202a\u202b\u202d\u202e\u2066-\u2069]")
"""Characters that turn the direction of what follows (Unicode Standard Annex 9): words can be made to read otherwise than stored."""

_SPAN = re.compile(r"([0-9]{1,8})-([0-9]{1,8})")


@dataclass(frozen=True, slots=True)
class Told:
    """A figure that a claim gives, and where the claim stands in its trace."""

    dispute: Dispute
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The claim that is chosen: its place among the report's, and in the trace of each figure; of a part the claim that it is of."""

    claim: Claim
    number: int
    told: tuple[Told, ...]
    whole: tuple[int, Claim] | None = None


def report(request: Request) -> Response:
    """`GET /reports/{id}?claim=&span=START-END`: with htmx the record of the claim alone; the start of an id leads to it."""
    asked, identifier = request.query_params, request.path_params["id"]
    with ledger_of(request) as ledger:
        whole = whole_id(ledger, identifier)
        if whole != identifier:
            return RedirectResponse(request.url.replace(scheme="", netloc="", path=f"/reports/{whole}"), 303)
        record = ledger.record(identifier)
        listed = entries(record.claims)
        chosen = _chosen(ledger, listed, asked.get("claim", ""))
    if "HX-Request" in request.headers and "HX-History-Restore-Request" not in request.headers:
        return page(request, "claim_panel.html", record=record, chosen=chosen)
    pointed = span_of(record.document.text, asked.get("span", ""))
    marked = list(pieces(record.document.text, record.claims, ALL_TONES, pointed))
    return page(
        request,
        "report_page.html",
        record=record,
        document=record.document,
        chosen=chosen,
        pieces=marked,
        entries=listed,
        numbers=_numbers(listed),
        pointed=pointed,
        turned=_TURNS.search(record.document.text) is not None,
    )


def span_of(text: str, asked: str) -> Span | None:
    """The words that "START-END" points at, in code points of the stored text; `None` if that is no part of it.

    >>> span_of("It rained.", "3-9"), span_of("It rained.", "9-3"), span_of("It rained.", "3-99")
    (Span(text='rained', start=3, end=9), None, None)
    """
    found = _SPAN.fullmatch(asked)
    if found is None:
        return None
    start, end = int(found[1]), int(found[2])
    return Span(text[start:end], start, end) if start < end <= len(text) else None


def _numbers(listed: Sequence[Entry]) -> dict[str, int]:
    """The places of the claims in the list as it is shown: each before its parts."""
    every = (claim.id for entry in listed for claim in (entry.claim, *entry.shown, *entry.folded))
    return {name: number for number, name in enumerate(every, 1)}


def _chosen(ledger: Ledger, listed: Sequence[Entry], identifier: str) -> Chosen | None:
    numbers = _numbers(listed)
    for entry in listed:
        for claim in (entry.claim, *entry.parts):
            if claim.id == identifier:
                whole = None if claim is entry.claim else (numbers[entry.claim.id], entry.claim)
                return Chosen(claim, numbers[identifier], tuple(_told(ledger, claim)), whole)
    return None


def _told(ledger: Ledger, claim: Claim) -> list[Told]:
    rows, found = ReportRows(ledger), []
    for relation in ledger.relations.naming(claim.id, "estimand"):
        assert isinstance(relation, Estimand)  # noqa: S101  # asked for by kind
        told = dispute(ledger, relation, rows)
        found.append(Told(told, tuple(positions(told, claim.id))))
    return found


def claim(request: Request) -> Response:
    """`GET /claims/{id}`: to the claim in its report; this address stays."""
    with ledger_of(request) as ledger:
        found = ledger.find(request.path_params["id"])
    if not isinstance(found, Found):
        raise UsageError(f"no claim {request.path_params['id']!r}")
    return RedirectResponse(f"/reports/{found.document.id}?claim={found.claim.id}#c-{found.claim.id}", 303)


routes = (Route("/reports/{id}", report), Route("/claims/{id}", claim))
