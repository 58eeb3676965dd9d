"""Who may ask the page, for what, and what it tells the browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.datastructures import FormData
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from headwater.model import UsageError
from headwater.web import Settings, create_app
from headwater.web.actions import Post, field
from headwater.web.app import routes
from headwater.web.security import Guard
from headwater.web.sessions import SESSION, csrf_token

TOKEN = "a token that is long enough"  # noqa: S105  # a test's
OURS = {"Origin": "http://127.0.0.1:8484", "Sec-Fetch-Site": "same-origin"}


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8484", "192.0.2.1:8484", "127.0.0.1.evil.example", ""])
def test_another_host_is_refused(client: TestClient, host: str):
    """A name that someone let point to this machine gets nothing (DNS rebinding)."""
    answer = client.get("/", headers={"Host": host})
    assert answer.status_code == 421
    assert "Disputed" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8484", "localhost:8484", "[::1]:8484", "localhost"])
def test_this_machine_is_answered(client: TestClient, host: str):
    """By whichever of its names."""
    assert client.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("path", ["/", "/static/base.css", "/nothing", "/reports/d0"])
def test_every_answer_tells_the_browser_what_it_may_do(client: TestClient, path: str):
    """Also errors and files; nothing inline, nothing from elsewhere, no frame."""
    headers = client.get(path).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert (policy["default-src"], policy["frame-ancestors"], policy["base-uri"]) == ("'none'", "'none'", "'none'")
    assert (policy["script-src"], policy["style-src"], policy["form-action"]) == ("'self'", "'self'", "'self'")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-opener-policy"] == headers["cross-origin-resource-policy"] == "same-origin"


def test_the_session_is_a_cookie_that_only_the_page_sends(client: TestClient):
    """Scripts cannot read it, other sites cannot send it, and it stays the same."""
    answer = client.get("/")
    assert re.fullmatch(rf"{SESSION}=[\w-]{{43}}; Path=/; HttpOnly; SameSite=Strict", answer.headers["set-cookie"])
    assert "set-cookie" not in client.get("/").headers


def small(settings: Settings) -> TestClient:
    """A page of one action, behind the same guard."""

    def note(request: Request, form: FormData) -> Response:
        del request
        return PlainTextResponse(field(form, "words"))

    post = Post("/note", note, limit=2_000)
    app = Starlette(
        routes=[post, Route("/", lambda request: PlainTextResponse(request.state.session))],
        middleware=[Middleware(Guard, settings=settings, limits={"/note": post.limit})],
    )
    app.state.settings = settings
    return TestClient(app, base_url="http://127.0.0.1:8484")


@pytest.fixture
def acting() -> tuple[TestClient, str]:
    """A client with a session, and the token of its forms."""
    settings = Settings(Path("none.ledger"))
    client = small(settings)
    return client, csrf_token(settings, client.get("/").text)


def test_a_form_of_the_page_is_accepted(acting: tuple[TestClient, str]):
    """With its token, from the page itself; browsers say `null` of their own origin under the referrer policy."""
    client, csrf = acting
    for headers in ({}, OURS, {"Origin": "null", "Sec-Fetch-Site": "same-origin"}):
        answer = client.post("/note", data={"csrf": csrf, "words": " seen "}, headers=headers)
        assert (answer.status_code, answer.text) == (200, "seen")


@pytest.mark.parametrize("csrf", ["", "0" * 64, "é"])
def test_a_form_without_its_token_is_refused(acting: tuple[TestClient, str], csrf: str):
    """No token, or another one."""
    client, _ = acting
    assert client.post("/note", data={"csrf": csrf}, headers=OURS).status_code == 403
    assert client.post("/note", data={}, headers=OURS).status_code == 403


def test_a_token_of_another_session_or_process_is_refused(acting: tuple[TestClient, str]):
    """The token is the session's, and signed with the process's secret."""
    client, csrf = acting
    client.cookies.clear()
    client.get("/")
    assert client.post("/note", data={"csrf": csrf}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Origin": "https://127.0.0.1:8484"},
        {"Origin": "null"},
        {"Origin": "null", "Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_request_from_another_site_is_refused(acting: tuple[TestClient, str], headers: dict[str, str]):
    """Even with the right token."""
    client, csrf = acting
    assert client.post("/note", data={"csrf": csrf}, headers=headers).status_code == 403


def test_a_long_body_is_refused(acting: tuple[TestClient, str]):
    """By what it declares, or once it has come so far."""
    client, csrf = acting
    assert client.post("/note", data={"csrf": csrf, "words": "w" * 3_000}).status_code == 413

    def drip() -> Iterator[bytes]:
        yield b"csrf=" + csrf.encode() + b"&words="
        for _ in range(40):
            yield b"w" * 100

    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    assert client.post("/note", content=drip(), headers=kind).status_code == 413


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
def test_other_methods_are_refused(client: TestClient, method: str):
    """Reading is GET, changing is POST."""
    assert client.request(method, "/").status_code == 405


def test_what_changes_something_is_a_checked_post():
    """No route takes a POST past the token."""
    writing = [route for route in routes() if isinstance(route, Route) and (route.methods or set()) - {"GET", "HEAD"}]
    assert writing
    assert all(isinstance(route, Post) for route in writing)


@pytest.mark.parametrize("token", [None, "", "short"])
def test_others_are_let_in_with_a_token_only(ledger: Path, token: str | None):
    """An address that is open to others asks for one, and a long one."""
    with pytest.raises(UsageError, match="--token"):
        Settings(ledger, host="0.0.0.0", token=token)  # noqa: S104  # refused


def test_with_a_token_nothing_is_shown_before_it_is_given(ledger: Path):
    """Only the way in and its style; the API says no, a page leads to the way in."""
    with TestClient(create_app(Settings(ledger, token=TOKEN)), base_url="http://127.0.0.1:8484") as client:
        answer = client.get("/", follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, "/login")
        assert client.get("/api/figures", follow_redirects=False).status_code == 401
        assert client.get("/static/base.css").status_code == 200
        assert client.get("/login?token=wrong").status_code == 403
        form = client.get("/login").text
        csrf = re.search(r'name="csrf" value="(\w+)"', form)
        assert csrf is not None
        assert client.post("/login", data={"csrf": csrf[1], "token": "wrong"}).status_code == 403
        entered = client.post("/login", data={"csrf": csrf[1], "token": TOKEN})
        assert (entered.status_code, entered.url.path) == (200, "/")
        assert "Disputed figures" in client.get("/").text


def test_the_address_with_the_token_lets_in_once_and_loses_it(ledger: Path):
    """The token does not stay in the address."""
    with TestClient(create_app(Settings(ledger, token=TOKEN)), base_url="http://127.0.0.1:8484") as client:
        answer = client.get("/login", params={"token": TOKEN})
        assert (answer.status_code, answer.url.query) == (200, b"")


WRITING = [route for route in routes() if isinstance(route, Post)]


@pytest.mark.parametrize("route", WRITING, ids=lambda route: str(route.path))
def test_no_route_writes_for_others(client: TestClient, ledger: Path, route: Post):
    """Another host, another site, no token, the token of another session: refused, and the ledger is as it was."""
    before = ledger.read_bytes()
    path = re.sub(r"\{\w+\}", "x", route.path)
    token = re.search(r'name="csrf" value="(\w+)"', client.get("/add").text)
    assert token is not None
    right = {"csrf": token[1]}

    def status(data: dict[str, str], headers: dict[str, str], *, parts: bool) -> int:
        files = {"files": ("a.txt", b"It rained.")} if parts else None
        return client.post(path, data=data, headers=headers, files=files).status_code

    for parts in (False, True):
        assert status(right, {**OURS, "Host": "evil.example:8484"}, parts=parts) == 421
        assert status(right, {"Origin": "http://evil.example"}, parts=parts) == 403
        assert status(right, {"Origin": "null", "Sec-Fetch-Site": "cross-site"}, parts=parts) == 403
        assert status({}, OURS, parts=parts) in (400, 403)  # 400 where a form may carry no file
        assert status({"csrf": "0" * 64}, OURS, parts=parts) in (400, 403)
    client.cookies.clear()
    assert status(right, OURS, parts=False) == 403
    assert client.get(path).status_code in (200, 404, 405)
    assert ledger.read_bytes() == before
