"""A disputed figure: how it moved, its origins and who retold them, conflicts, drift, places, views and grades."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from headwater.exporting.dispute_views import dispute_view
from headwater.exporting.disputes import Dispute, dispute, held
from headwater.exporting.figure_page import Made, figure_html
from headwater.exporting.wording import issuer
from headwater.ledger import Ledger
from headwater.model import Place, UsageError
from headwater.model.assessment import Assessment, moment
from headwater.model.relations import Estimand
from headwater.web.context import ledger_of, settings_of
from headwater.web.downloads import page_file
from headwater.web.naming import whole_id
from headwater.web.pages import engine, page

_WIDTH = 980  # of the timeline, in CSS pixels


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map: its name, where it is (WGS 84 degrees; `None` where the gazetteer does not say), how many reports."""

    name: str
    latitude: float | None
    longitude: float | None
    precision: str
    reports: int


def figure(request: Request) -> Response:
    """`GET /figures/{id}`; an id that is no more, or the start of one, leads to the figure that has its claims now."""
    identifier = request.path_params["id"]
    with ledger_of(request) as ledger:
        heir = whole_id(ledger, identifier)
        if heir != identifier:
            return RedirectResponse(f"/figures/{heir}", 303)
        found = dispute(ledger, estimand_of(ledger, identifier))
        recorded = tuple(_recorded(ledger, found))
    view = dispute_view(found, engine(), _WIDTH)
    return page(request, "figure.html", view=view, dispute=found, spots=spots(found), recorded=recorded)


def estimand_of(ledger: Ledger, identifier: str) -> Estimand:
    """The disputed figure with that id; raises `UsageError` if there is none."""
    for estimand in _estimands(ledger, identifier):
        if estimand.id == identifier:
            return estimand
    raise UsageError(f"no disputed figure {identifier!r}: it may have another id since reports were added")


def _estimands(ledger: Ledger, name: str) -> Iterator[Estimand]:
    for relation in ledger.relations.naming(name, "estimand"):
        assert isinstance(relation, Estimand)  # noqa: S101  # asked for by kind
        yield relation


def _recorded(ledger: Ledger, found: Dispute) -> Iterator[tuple[str, str, Assessment]]:
    """What analysts hold of the figure, its origins and its claims: what that is, where it stands, and the assessment."""
    about = [("this figure", "", found.estimand.id)]
    about += [(f"the origin {issuer(one.origin)}", "", one.origin.id) for one in found.strands]
    for one in found.tellings:
        about.append((f"the claim in {one.document.publisher or 'a report'}", f"/claims/{one.claim.id}", one.claim.id))
    assessments = held(ledger)
    for words, address, target in about:
        for now, assessment in assessments:
            if now == target:
                yield words, address, assessment


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
        recorded = [one for now, one in held(ledger) if now == found.estimand.id]
        last = ledger.relations.last()
    made = Made(settings_of(request).ledger.name, moment(), last[1] if last else "")
    return page_file(figure_html(found, made, recorded), "figure")


routes = (
    Route("/figures/{id}", figure),
    Route("/figures/{id}/page.html", file),
)
