"""The screens without a browser: what they show, that they escape it, and what they say of what is not there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from headwater.ledger import Ledger
from headwater.web import Settings, create_app
from headwater.web.app import routes
from headwater.web.freshness import Freshness
from headwater.web.screens import SCREENS
from tests.exporting.disputing import disputed
from tests.exporting.samples import HOSTILE
from tests.exporting.test_report import Page
from tests.protecting import protect


def test_every_screen_has_its_routes():
    """None is forgotten."""
    assert all(route in routes() for screen in SCREENS for route in screen.routes)


def test_the_front_lists_the_disputed_figures(client: TestClient):
    """With interval, origins, reports, conflicts, changes and grade, and a small picture."""
    text = client.get("/").text
    assert "soldier casualty (North Korea), Kursk" in text
    assert "<b>1 to 7 origins</b> <span>7 reports</span>" in text
    assert "1 conflict<" in text
    assert 'class="timeline spark"' in text


def test_facets_and_words_narrow_the_front(client: TestClient):
    """What is chosen is in the address, and can be taken back."""
    text = client.get("/", params={"counted": "container"}).text
    assert "container sent" in text
    assert "soldier casualty" not in text
    assert "container: take back" in text
    found = client.get("/", params={"q": "Kirby"}).text
    assert "Claims with these words" in found
    assert "The West Australian" in found
    assert "No disputed figure" in client.get("/", params={"q": "nobody said this"}).text


@pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 30, "²"])
def test_a_strange_page_number_is_harmless(client: TestClient, page: str):
    """It is the first, or one without lines."""
    assert client.get("/", params={"page": page}).status_code == 200
    assert client.get("/reports", params={"page": page}).status_code == 200


def test_a_figure_shows_its_trace(client: TestClient, figure: str):
    """Trajectory, origins with those who retold them, views with their rules, grades, conflicts, changes, places."""
    text = client.get(f"/figures/{figure}").text
    for words in ("How it moved", "Origins, and who retold them", "Taken together", "Proposed grades", "Conflicts"):
        assert words in text
    assert "the lowest low end that an origin states" in text
    assert 'data-latitude="' in text
    assert "hedge lost" in text


def test_a_claim_leads_to_its_place_in_the_report(client: TestClient, ledger: Path):
    """The address of a claim stays; it leads to the report, in which its words are marked."""
    with Ledger(ledger) as opened:
        found = next(opened.claims("Kirby"))
    answer = client.get(f"/claims/{found.claim.id}", follow_redirects=False)
    assert answer.headers["location"] == f"/reports/{found.document.id}?claim={found.claim.id}#c-{found.claim.id}"
    page = Page(client.get(answer.headers["location"]).text)
    assert f"c-{found.claim.id}" in [attributes.get("id") for _, attributes in page.elements]
    assert found.document.text in "".join(page.words)


@pytest.mark.parametrize("path", ["/figures/e2345", "/reports/d2345", "/claims/c2345", "/nothing", "/figures/%00"])
def test_what_is_not_there_is_a_page_that_says_so(client: TestClient, path: str):
    """With a way back."""
    answer = client.get(path)
    assert answer.status_code == 404
    assert "To the disputed figures" in answer.text


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[tuple[TestClient, str]]:
    """The page over a ledger with documents that attack it, and the id of one."""
    with disputed(tmp_path) as (ledger, _):
        ledger.add(HOSTILE, b"raw", "hostile", "v1")
        app = create_app(Settings(ledger.path))
    app.state.freshness.now()
    with TestClient(app, base_url="http://127.0.0.1:8484") as client:
        yield client, HOSTILE.document.id


def test_nothing_of_a_document_becomes_an_element(hostile: tuple[TestClient, str]):
    """On every screen a hostile name, title or text is shown as the letters it is."""
    client, identifier = hostile
    for path in ("/", "/?q=guard", "/?q=%3Cscript%3E", "/figures/e2345missing", "/reports", f"/reports/{identifier}"):
        answer = client.get(path)
        assert answer.status_code == 200
        page = Page(answer.text)
        assert [tag for tag, _ in page.elements if tag in ("img", "iframe", "style")] == [], path
        scripts = [attributes for tag, attributes in page.elements if tag == "script"]
        assert all(str(one.get("src")).startswith("/static/") for one in scripts)
        assert not any(name.startswith("on") or name == "style" for _, one in page.elements for name in one)
        links = [str(one["href"]) for tag, one in page.elements if tag == "a"]
        assert all(link.startswith(("/", "#", "?", "https://ledger.example/")) for link in links)


def test_the_start_of_an_id_leads_to_what_it_names(client: TestClient, ledger: Path, figure: str):
    """As the commands print it; one that several things begin with, or nothing, is not found."""
    with Ledger(ledger) as opened:
        report = next(iter(opened.records())).document.id
    for address in ("/figures/{}", "/figures/{}/trace", "/judge/{}"):
        assert client.get(address.format(figure[:9])).url.path == address.format(figure)
    for address in ("/reports/{}", "/reports/{}/trace"):
        assert client.get(address.format(report[:9])).url.path == address.format(report)
    assert str(client.get(f"/reports/{report[:9]}?span=0-4").url).endswith(f"/reports/{report}?span=0-4")
    for address in ("/figures/e", "/figures/ezzzzzzzz", "/reports/d", "/reports/dzzzzzzzz", "/claims/czzzzzzzz"):
        assert client.get(address).status_code == 404


def test_a_write_protected_ledger_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """With a summary elsewhere; who would judge is told why not."""
    with disputed(tmp_path) as (ledger, _):
        path = ledger.path
    protect(monkeypatch)
    Freshness(path).now()
    with TestClient(create_app(Settings(path)), base_url="http://127.0.0.1:8484") as client:
        assert "worker missing" in client.get("/").text
        asked = client.get("/judge/e2345missing").text
        token = asked.split('name="csrf" value="')[1].split('"')[0]
        form = {"csrf": token, "source": "B", "information": "3", "note": ""}
        answer = client.post("/judge/e2345missing/assess", data=form)
    assert answer.status_code == 403
    assert "is write-protected" in answer.text
    assert [one.name for one in tmp_path.iterdir() if "summary" in one.name] == []
