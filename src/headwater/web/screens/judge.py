"""One claim, report, origin or figure judged: assessments by the Admiralty code, corrections of a claim's fields."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from headwater.exporting.disputes import Dispute, assessed, dispute
from headwater.exporting.history_tables import field_rows
from headwater.ledger import Deed, Found, Ledger
from headwater.model import Certainty, Document, Polarity, Status, UsageError, Verification
from headwater.model.assessment import Assessment, Credibility, Reliability, moment
from headwater.model.relations import Estimand, Origin
from headwater.web.actions import Post, field
from headwater.web.context import ledger_of, relinking_of, settings_of
from headwater.web.judging import clean_note, target_of
from headwater.web.naming import whole_id
from headwater.web.pages import page

_DEEDS = 30  # of the target that are shown; the history has all
_FIGURES = 3  # for which a grade is proposed
_CHOICES = {
    "status": tuple(Status),
    "polarity": tuple(Polarity),
    "verification": ("", *Verification),
    "certainty": tuple(Certainty),
}


def judge(request: Request) -> Response:
    """`GET /judge/{id}`; an id that is no more, or the start of one, leads to what holds most of its claims now."""
    return _shown(request, request.path_params["id"], "")


def _shown(request: Request, identifier: str, wrong: str) -> Response:
    with ledger_of(request) as ledger:
        heir = whole_id(ledger, identifier)
        if heir != identifier:
            return RedirectResponse(f"/judge/{heir}", 303)
        target = target_of(ledger, identifier)
        about = _about(ledger, identifier)
        rows = list(field_rows(target, ledger.extracted(identifier))) if isinstance(target, Found) else []
        deeds = _deeds(ledger, identifier)
    return page(
        request,
        "judge.html",
        status=400 if wrong else 200,
        identifier=identifier,
        target=target,
        kind=_KINDS[type(target)],
        about=about,
        rows=rows,
        deeds=deeds,
        choices=_CHOICES,
        reliabilities=tuple(Reliability),
        credibilities=tuple(Credibility),
        wrong=wrong,
    )


def _deeds(ledger: Ledger, identifier: str) -> list[Deed]:
    """What was done with it, under any id that it had."""
    was = {one.target for one, now in assessed(ledger, identifier)} | {identifier}
    found = [deed for name in was for deed in ledger.history.deeds(name, limit=_DEEDS)]
    return sorted(found, key=lambda deed: deed.made, reverse=True)[:_DEEDS]


def _about(ledger: Ledger, identifier: str) -> list[Dispute]:
    """The figures that it has to do with, those first that most claims give."""
    names = (identifier, *(ledger.claims_of(identifier) if identifier.startswith("d") else ()))
    found = {one for name in names for one in ledger.relations.naming(name) if isinstance(one, Estimand)}
    return [dispute(ledger, one) for one in sorted(found, key=lambda one: (-len(one.claims), one.id))[:_FIGURES]]


_KINDS: dict[type, str] = {Found: "claim", Document: "report", Estimand: "figure", Origin: "origin"}


def assess(request: Request, form: FormData) -> Response:
    """`POST /judge/{id}/assess`: the fields `source` (A to F), `information` (1 to 6), `note`."""
    identifier = request.path_params["id"]
    try:
        source, information = Reliability(field(form, "source")), Credibility(field(form, "information"))
    except ValueError as error:
        raise HTTPException(400, "Grade both: the source from A to F, the information from 1 to 6.") from error
    note, user = clean_note(form), settings_of(request).user
    with ledger_of(request) as ledger:
        identifier = ledger.relations.now(identifier) or identifier
        target_of(ledger, identifier)
        ledger.judgements.assess(Assessment(identifier, source, information, user, moment(), note))
    return RedirectResponse(f"/judge/{identifier}#history", 303)


def correct(request: Request, form: FormData) -> Response:
    """`POST /judge/{id}/correct`: the fields `field`, `value`, `note`."""
    identifier, note = request.path_params["id"], clean_note(form)
    try:
        with ledger_of(request) as ledger:
            value = field(form, "value") or None
            ledger.correct(identifier, field(form, "field"), value, settings_of(request).user, note)
    except UsageError as error:
        return _shown(request, identifier, str(error))
    relinking_of(request).begin()
    return RedirectResponse(f"/judge/{identifier}#fields", 303)


routes = (
    Route("/judge/{id}", judge),
    Post("/judge/{id}/assess", assess),
    Post("/judge/{id}/correct", correct),
)
