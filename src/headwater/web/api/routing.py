"""Requests to answers, and errors to problems (RFC 9457)."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from headwater.web.api.document import PROBLEM, openapi
from headwater.web.api.endpoints import ENDPOINTS, Endpoint
from headwater.web.api.parameters import values_of

PREFIX = "/api"
"""What every address starts with."""


def _route(one: Endpoint) -> Route:
    def answer(request: Request) -> Response:
        return Response(one.answer(request, values_of(request, one.parameters)), media_type="application/json")

    return Route(PREFIX + one.path, answer, name=f"api:{one.answer.__name__}")


def _document(request: Request) -> Response:
    del request
    return JSONResponse(openapi())


def is_api(request: Request) -> bool:
    """Whether a request is one for JSON."""
    return request.url.path == PREFIX or request.url.path.startswith(PREFIX + "/")


def problem(status: int, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    """An error as a problem; `headers` are further ones that its status asks for."""
    title = HTTPStatus(status).phrase
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    return JSONResponse(body, status, headers, media_type=PROBLEM)


routes = (*map(_route, ENDPOINTS), Route(PREFIX + "/openapi.json", _document))
