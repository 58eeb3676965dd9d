"""A disputed figure: how it moved, its origins and who retold them, conflicts, drift, places, views and grades."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from headwater.exporting.dispute_views import dispute_view
from headwater.exporting.disputes import Dispute, dispute
from headwater.exporting.figure_page import Made, figure_html
from headwater.ledger import Ledger
from headwater.model import Place, UsageError
from headwater.model.assessment import moment
from headwater.model.relations import Estimand
from headwater.web.context import ledger_of, settings_of
from headwater.web.downloads import page_file
from headwater.web.pages import engine, page


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map: its name, where it is (WGS 84 degrees; `None` where the gazetteer does not say), how many reports."""

    name: str
    latitude: float | None
    longitude: float | None
    precision: str
    reports: int


def figure(request: Request) -> Response:
    """`GET /figures/{id}`."""
    with ledger_of(request) as ledger:
        found = dispute(ledger, estimand_of(ledger, request.path_params["id"]))
        recorded = list(ledger.judgements.assessments(found.estimand.id))
    view = dispute_view(found, engine())
    return page(request, "figure.html", view=view, dispute=found, spots=spots(found), recorded=recorded)


def estimand_of(ledger: Ledger, identifier: str) -> Estimand:
    """The disputed figure with that id; raises `UsageError` if there is none."""
    for relation in ledger.relations.naming(identifier):
        if isinstance(relation, Estimand) and relation.id == identifier:
            return relation
    raise UsageError(f"no disputed figure {identifier!r}: it may have another id since reports were added")


def spots(found: Dispute) -> tuple[Spot, ...]:
    """The places that claims of the figure name, those that most reports name first; names of governments are none."""
    named: dict[str, set[str]] = defaultdict(set)
    known: dict[str, Place] = {}
    for one in found.tellings:
        for place in one.claim.places:
            if place.literal:
                named[place.name].add(one.document.id)
                known.setdefault(place.name, place)
    made = [
        Spot(name, known[name].latitude, known[name].longitude, str(known[name].precision or ""), len(reports))
        for name, reports in named.items()
    ]
    return tuple(sorted(made, key=lambda spot: (-spot.reports, spot.name)))


def file(request: Request) -> Response:
    """`GET /figures/{id}/page.html`: all of it as one page that stands alone."""
    with ledger_of(request) as ledger:
        found = dispute(ledger, estimand_of(ledger, request.path_params["id"]))
        recorded = list(ledger.judgements.assessments(found.estimand.id))
        last = ledger.relations.last()
    made = Made(settings_of(request).ledger.name, moment(), last[1] if last else "")
    return page_file(figure_html(found, made, recorded), "figure")


routes = (
    Route("/figures/{id}", figure),
    Route("/figures/{id}/page.html", file),
)
