"""Everything that people did, the latest first; to take back is a record of its own."""

from __future__ import annotations

from collections.abc import Iterator

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from headwater.exporting.history_tables import HISTORY_COLUMNS, history_rows
from headwater.exporting.tables import Row
from headwater.ledger import undo
from headwater.model import UsageError
from headwater.web.actions import Post, field
from headwater.web.context import ledger_of, relinking_of, settings_of
from headwater.web.downloads import file_kind, rows_file
from headwater.web.judging import back, called, clean_note
from headwater.web.pages import page
from headwater.web.tabs import Tab

_SIZE = 50

tab = Tab("History", "/history", "/history/")


def history(request: Request) -> Response:
    """`GET /history?of=&before=`: what was done, about one id or all, before one of them or from the last.

    With `&format=csv|jsonl` all of it is a file.
    """
    asked = request.query_params
    of, before, kind = asked.get("of") or None, asked.get("before") or None, file_kind(request)
    if kind:
        return rows_file(kind, "history", _rows(request, of), HISTORY_COLUMNS)
    with ledger_of(request) as ledger:
        deeds = list(ledger.history.deeds(of, limit=_SIZE + 1, before=before))
        named = {name for deed in deeds for name in deed.targets} | ({of} if of else set())
        claims = ledger.found({name for name in named if name.startswith("c")})
        names = called(ledger, named - claims.keys())
    return page(
        request,
        "history.html",
        deeds=deeds[:_SIZE],
        more=len(deeds) > _SIZE,
        of=of,
        before=before,
        claims=claims,
        names=names,
    )


def _rows(request: Request, of: str | None) -> Iterator[Row]:
    with ledger_of(request) as ledger:
        yield from history_rows(ledger.history.deeds(of))


def take_back(request: Request, form: FormData) -> Response:
    """`POST /history/undo`: the fields `deed`, `note`, `back` (where to go then)."""
    try:
        with ledger_of(request) as ledger:
            deed = undo(ledger, field(form, "deed"), settings_of(request).user, clean_note(form))
    except UsageError as error:
        raise HTTPException(409, f"Not taken back: {error}.") from error
    if deed.kind != "assessment":
        relinking_of(request).begin()
    return RedirectResponse(back(field(form, "back")), 303)


routes = (Route("/history", history), Post("/history/undo", take_back))
