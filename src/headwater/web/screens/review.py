"""The queue of pairs in doubt: are these two claims of one figure? Same, different, or skip."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from headwater.exporting.disputes import claims_named
from headwater.exporting.doubts import meant, parts
from headwater.web.actions import Post, field
from headwater.web.context import ledger_of, relinking_of, settings_of
from headwater.web.judging import clean_note, own_deed
from headwater.web.pages import page
from headwater.web.tabs import Tab

tab = Tab("Review", "/review", "/review/")

_ANSWERS = {"same": True, "different": False}


def review(request: Request) -> Response:
    """`GET /review?skip=&done=`: the likeliest pair, after so many that are skipped; `done` is what was decided last."""
    number = request.query_params.get("skip", "")
    skip = int(number) if number.isdecimal() and len(number) < 7 else 0
    with ledger_of(request) as ledger:
        found, total = ledger.relations.in_doubt(1, skip)
        claims = claims_named(ledger, found)
        done = own_deed(ledger, request.query_params.get("done", ""))
    sides = [claims[name] for name in found[0].between if name in claims] if found else []
    sides.sort(key=lambda one: (one.document.published is None, one.document.published or "", one.claim.id))
    doubt = found[0] if found else None
    why = parts(doubt, claims) if doubt else ()
    return page(
        request,
        "review.html",
        doubt=doubt,
        why=why,
        sides=[(one, meant(doubt, one)) for one in sides] if doubt else [],
        said=[doubt.between.index(one.claim.id) for one in sides] if doubt else [],
        total=total,
        skip=skip,
        done=done,
    )


def decide(request: Request, form: FormData) -> Response:
    """`POST /review`: the fields `one`, `other`, `answer` (same or different), `note`, `skip`."""
    answer, between = field(form, "answer"), (field(form, "one"), field(form, "other"))
    if answer not in _ANSWERS:
        raise HTTPException(400, "Choose: same or different.")
    with ledger_of(request) as ledger:
        if len(ledger.found(between)) != 2:
            raise HTTPException(400, "Two different claims are needed.")
        ledger.judgements.decide(between, _ANSWERS[answer], settings_of(request).user, clean_note(form))
        done = f"decision-{ledger.judgements.last_decision()}"
    relinking_of(request).begin()
    skip = field(form, "skip")
    return RedirectResponse("/review?" + urlencode({"skip": skip if skip.isdecimal() else "0", "done": done}), 303)


routes = (Route("/review", review), Post("/review", decide))
