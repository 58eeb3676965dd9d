"""The API: what its document promises, what it gives, and that nothing it is asked makes it fail."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from starlette.routing import Route
from starlette.testclient import TestClient

from headwater.ledger import Ledger
from headwater.model import Record
from headwater.model.codec import RELATION_KINDS, decode
from headwater.web import Settings, create_app
from headwater.web.api import ENDPOINTS, openapi
from headwater.web.app import routes

_BASE = "http://127.0.0.1:8484"
_schema = schemathesis.openapi.from_dict(openapi())


@pytest.fixture(scope="module")
def api(ledger: Path) -> Iterator[TestClient]:
    """Asks for JSON; one client for all examples."""
    with TestClient(create_app(Settings(ledger)), base_url=_BASE) as made:
        yield made


@_schema.parametrize()
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_is_asked_the_answer_is_as_the_document_says(case: schemathesis.Case[Any], address: str):
    """No error of the server's own, and every answer of a status, media type and shape that the document has."""
    case.call_and_validate(base_url=address)


def test_the_document_and_the_routes_are_one_table():
    """Each endpoint is served and described, and nothing else is."""
    served = {route.path for route in routes() if isinstance(route, Route) and route.path.startswith("/api/")}
    assert served == {f"/api{one.path}" for one in ENDPOINTS} | {"/api/openapi.json"}
    assert set(openapi()["paths"]) == {f"/api{one.path}" for one in ENDPOINTS}


def test_the_document_is_served(api: TestClient):
    """As JSON."""
    assert api.get("/api/openapi.json").json() == json.loads(json.dumps(openapi()))


def test_pages_of_a_list_hold_everything_once(api: TestClient):
    """Following `next` to the end gives what one long page gives."""
    address, found = "/api/relations?limit=7", []
    while address:
        page = api.get(address).json()
        found += page["items"]
        address = page["next"]
    assert found == [one for at in (1, 2) for one in api.get(f"/api/relations?limit=200&page={at}").json()["items"]]
    assert {one["kind"] for one in found} <= set(RELATION_KINDS)


def test_a_report_is_its_record(api: TestClient, ledger: Path):
    """The very record, and each claim in it has an address."""
    line = api.get("/api/reports?limit=1").json()["items"][0]
    record = decode(api.get(f"/api/reports/{line['id']}").content, Record)
    with Ledger(ledger) as kept:
        assert record == kept.record(line["id"])
    claim = record.claims[0]
    assert api.get(f"/api/claims/{claim.id}").json()["id"] == claim.id


def test_a_figure_has_its_trajectory_and_relations(api: TestClient, figure: str):
    """With the claims that its relations name."""
    found = api.get(f"/api/figures/{figure}").json()
    kinds = {one["kind"] for one in found["relations"]}
    assert {"estimand", "origin", "drift"} <= kinds
    told = {one["claim"] for one in found["tellings"]}
    assert {name for one in found["relations"] if one["kind"] == "estimand" for name in one["claims"]} == told
    assert len(found["trajectory"]) >= 2
    assert {view["name"] for view in found["views"]} >= {"conservative", "informative"}


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/api/claims/cnothere", 404, "cnothere"),
        ("/api/reports/dnothere", 404, "dnothere"),
        ("/api/figures/enothere", 404, "another id since"),
        ("/api/figures?page=0", 422, "from 1 to"),
        ("/api/figures?order=up", 422, "order is one of"),
        ("/api/figures?colour=red", 422, "no parameter"),
        ("/api/figures?page=1&page=2", 422, "more than once"),
        ("/api/claims?q=" + "x" * 201, 422, "more than 200"),
        ("/api/nothing", 404, "Not Found"),
    ],
)
def test_errors_are_problems(api: TestClient, address: str, status: int, words: str):
    """RFC 9457: media type, status, and in words what is wrong."""
    answer = api.get(address)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert words in answer.json()["detail"]


def test_without_a_ledger_the_api_says_so(tmp_path: Path):
    """503, and no file is made."""
    with TestClient(create_app(Settings(tmp_path / "none.ledger")), base_url=_BASE) as client:
        assert client.get("/api/claims?q=x").status_code == 503
    assert not (tmp_path / "none.ledger").exists()
