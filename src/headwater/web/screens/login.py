"""The way in where `--token` is asked for: the token is given once, and the browser keeps a key."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from headwater.web.actions import Post, field
from headwater.web.context import settings_of
from headwater.web.pages import page
from headwater.web.security import cookie
from headwater.web.sessions import KEY, is_token, key


def ask(request: Request) -> Response:
    """`GET /login`, or `GET /login?token=`: the address that `headwater serve` prints."""
    given = request.query_params.get("token")
    if given is None:
        return page(request, "login.html", wrong=False)
    return _entered(request, given)


def enter(request: Request, form: FormData) -> Response:
    """`POST /login`."""
    return _entered(request, field(form, "token"))


def _entered(request: Request, given: str) -> Response:
    settings = settings_of(request)
    if not is_token(settings, given):
        return page(request, "login.html", status=403, wrong=True)
    return RedirectResponse("/", 303, {"Set-Cookie": cookie(KEY, key(settings))})


routes = (Route("/login", ask), Post("/login", enter))
