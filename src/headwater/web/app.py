"""The page as an application (ASGI 3.0): its routes in one place, the guard before them, errors as pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from headwater.exporting.page import part
from headwater.model import HeadwaterError, LedgerError, ProtectedLedgerError
from headwater.web.actions import Post
from headwater.web.adding import Adding
from headwater.web.api.routing import is_api, problem
from headwater.web.api.routing import routes as api_routes
from headwater.web.freshness import Freshness
from headwater.web.pages import page
from headwater.web.relinking import Relinking
from headwater.web.screens import SCREENS, TABS
from headwater.web.security import Guard
from headwater.web.settings import Settings

_SHARED = frozenset({"palette.css", "pictures.css", "timeline.css"})  # of the report, and used here too


def create_app(settings: Settings) -> Starlette:
    """The page over one ledger."""
    found = routes()
    limits = {route.path.split("{")[0]: route.limit for route in found if isinstance(route, Post)}
    app = Starlette(
        routes=found,
        middleware=[Middleware(Guard, settings=settings, limits=limits)],
        exception_handlers={HTTPException: _refused, HeadwaterError: _failed},
    )
    app.state.settings = settings
    app.state.freshness = Freshness(settings.ledger)
    app.state.relinking = Relinking(settings.ledger)
    app.state.adding = Adding(settings.ledger, (app.state.relinking.now, app.state.freshness.now))
    app.state.tabs = TABS
    return app


def routes() -> Sequence[BaseRoute]:
    """Every route: those of the screens in their order, then the API's, then files.

    >>> writing = [route for route in routes() if isinstance(route, Route) and "POST" in (route.methods or ())]
    >>> all(isinstance(route, Post) for route in writing)
    True
    """
    return (
        *(route for screen in SCREENS for route in screen.routes),
        *api_routes,
        Route("/static/shared/{name}", _shared),
        Mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static"),
    )


def _shared(request: Request) -> Response:
    """A style that the report has too."""
    name = request.path_params["name"]
    if name not in _SHARED:
        raise HTTPException(404)
    return Response(part(name), media_type="text/css")


async def _refused(request: Request, error: Exception) -> Response:
    """What Starlette or a screen refuses, as a page; as text where the request was not for one."""
    assert isinstance(error, HTTPException)  # noqa: S101  # registered for these
    if request.url.path.startswith("/static/"):
        return PlainTextResponse(error.detail, error.status_code)
    if is_api(request):
        return problem(error.status_code, error.detail, error.headers)
    title, message = error.detail, ""
    if title == "Not Found":  # Starlette's own words
        title, message = "Not found", "Nothing is at this address."
    answer = page(request, "error.html", status=error.status_code, title=title, message=message)
    answer.headers.update(error.headers or {})
    return answer


async def _failed(request: Request, error: Exception) -> Response:
    """What Headwater itself says: an id that is not there, a ledger that cannot be read."""
    protected = isinstance(error, ProtectedLedgerError)
    status = 403 if protected else 503 if isinstance(error, LedgerError) else 404
    if is_api(request):
        return problem(status, str(error))
    titles = {403: "The ledger is write-protected", 503: "The ledger cannot be read", 404: "Not found"}
    title = titles[status]
    return page(request, "error.html", status=status, title=title, message=str(error))
