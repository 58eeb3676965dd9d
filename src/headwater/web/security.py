"""The guard before the page: who may ask, for what, how much; and what every answer tells the browser.

- A Host that is not this machine's is refused with 421 (DNS rebinding).
- A state changes only by POST, from a page of ours (Origin, Sec-Fetch-Site), with the token of the session (`actions.py`).
- With `--token` nothing but the way in is shown to a browser that does not have the key.
- A body that is too long is refused before it is read whole.
- The content policy (Content Security Policy Level 3) allows the page's own files and nothing inline.
"""

from __future__ import annotations

from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from headwater.web.sessions import KEY, SESSION, has_key, is_session, new_session
from headwater.web.settings import Settings

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-DNS-Prefetch-Control": "off",
}
BODY_LIMIT = 64_000
"""Bytes of a request's body, where a route allows no more."""

_SAFE = frozenset({"GET", "HEAD"})
_OPEN = ("/login", "/static/")
_FROM_US = frozenset({"same-origin", "none"})


class Guard:
    """Middleware (ASGI 3.0) that stands before the page; `limits` are the longest bodies by the start of a path."""

    def __init__(self, app: ASGIApp, settings: Settings, limits: Mapping[str, int]) -> None:
        self._app = app
        self._settings = settings
        self._limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse a request, or hand it on with its session."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        request = Request(scope)
        held = request.cookies.get(SESSION)
        session = held if held is not None and is_session(held) else new_session()
        scope.setdefault("state", {})["session"] = session
        answer = _Answering(send, None if session == held else session)
        refusal = self._refusal(request)
        if refusal is not None:
            await refusal(scope, receive, answer)
            return
        await self._app(scope, _Limited(receive, self._limit(request.url.path)), answer)

    def _refusal(self, request: Request) -> Response | None:
        """Why a request is not handed on, as an answer; `None` if it is."""
        if not self._settings.answers_to(_host(request)):
            return PlainTextResponse("This page does not answer to that host.", 421)
        if request.method not in _SAFE and request.method != "POST":
            return PlainTextResponse("Not allowed.", 405, {"Allow": _allowed(request.url.path)})
        if request.method == "POST" and not _is_ours(request):
            return PlainTextResponse("Refused: the request comes from another site.", 403)
        declared = request.headers.get("content-length", "0")
        if not declared.isdecimal() or int(declared) > self._limit(request.url.path):
            return PlainTextResponse("Refused: too long.", 413)
        if request.url.path.startswith(_OPEN) or has_key(self._settings, request.cookies.get(KEY)):
            return None
        if request.method in _SAFE and not request.url.path.startswith("/api"):
            return RedirectResponse("/login", 303)
        return PlainTextResponse("Refused: log in first.", 401)

    def _limit(self, path: str) -> int:
        return max((size for start, size in self._limits.items() if path.startswith(start)), default=BODY_LIMIT)


def _allowed(path: str) -> str:
    """The methods that may be tried on a path; the API is read-only."""
    return ", ".join(sorted(_SAFE)) + ("" if path.startswith("/api") else ", POST")


def _host(request: Request) -> str:
    """The name in the one Host header, without its port; empty where there is none, or several."""
    found = request.headers.getlist("host")
    if len(found) != 1:
        return ""
    name, colon, port = found[0].rpartition(":")
    return name if colon and port.isdecimal() else found[0]


def _is_ours(request: Request) -> bool:
    """Whether a page of ours sent it: by Sec-Fetch-Site (W3C Fetch Metadata) and Origin (RFC 6454) where a browser says so."""
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None and site not in _FROM_US:
        return False
    if (
        origin == "null"
    ):  # what a browser makes of our own origin under our referrer policy; then the other header decides
        return site == "same-origin"
    return origin is None or origin == f"{request.url.scheme}://{request.headers['host']}"


class _Limited:
    """Reads a body as far as its limit."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive = receive
        self._left = most

    async def __call__(self) -> Message:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise HTTPException(413, "Too long.")
        return message


class _Answering:
    """Adds what every answer tells the browser, and the session where it has none yet."""

    def __init__(self, send: Send, session: str | None) -> None:
        self._send = send
        self._session = session

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("Cache-Control", "no-store")
            if self._session is not None:
                headers.append("Set-Cookie", cookie(SESSION, self._session))
        await self._send(message)


def cookie(name: str, value: str) -> str:
    """A cookie that scripts cannot read and that no other site makes a browser send."""
    return f"{name}={value}; Path=/; HttpOnly; SameSite=Strict"
