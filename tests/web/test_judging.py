"""What people do on the page: only by forms of the page; kept with who, when and why; linked anew; taken back by a record."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from headwater.ledger import Ledger
from headwater.model.assessment import Assessment, Credibility, Reliability, moment
from headwater.web import Settings, create_app
from tests.exporting.disputing import disputed
from tests.exporting.samples import HOSTILE
from tests.exporting.test_report import Page
from tests.web.judged import in_doubt


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger with one pair in doubt."""
    return in_doubt(tmp_path)


@pytest.fixture
def client(path: Path) -> Iterator[TestClient]:
    """Asks the page as a browser on this machine would; ana judges."""
    with TestClient(create_app(Settings(path, user="ana")), base_url="http://127.0.0.1:8484") as made:
        yield made


def settled(client: TestClient) -> None:
    """Wait until what was judged is linked."""
    app = client.app
    assert isinstance(app, Starlette)
    while app.state.relinking.busy:
        time.sleep(0.05)


def token(client: TestClient, path: str = "/review") -> str:
    """The token of the forms on a page."""
    found = re.search(r'name="csrf" value="(\w+)"', client.get(path).text)
    assert found is not None
    return found[1]


def pair(path: Path) -> tuple[str, str]:
    """The pair in doubt."""
    with Ledger(path) as ledger:
        (doubt,), _ = ledger.relations.in_doubt(1)
    return doubt.between


def test_the_queue_shows_a_pair_with_reasons_and_keeps_a_decision(client: TestClient, path: Path):
    """After which nothing is in doubt; undone, the pair is there again. Each is a record."""
    one, other = pair(path)
    shown = client.get("/review").text
    assert "1 of 1 pair in doubt" in shown
    assert '<mark class="figure">41</mark>' in shown
    assert "Why in doubt" in shown
    assert 'dir="auto">Georgia</td>' in shown  # a country by its name
    form = {"csrf": token(client), "one": one, "other": other, "answer": "same", "note": "one voyage", "skip": "0"}
    answer = client.post("/review", data=form)
    assert answer.status_code == 200
    assert "Decided: <b>same</b>, by ana" in answer.text
    assert "Nothing is in doubt" in answer.text
    with Ledger(path) as ledger:
        (decision,) = ledger.judgements.decisions()
        assert (decision.between, decision.same, decision.user, decision.note) == (
            (one, other),
            True,
            "ana",
            "one voyage",
        )
    settled(client)
    undone = client.post("/history/undo", data={"csrf": form["csrf"], "deed": "decision-1", "back": "/review"})
    assert undone.url.path == "/review"
    settled(client)
    assert "1 of 1 pair in doubt" in client.get("/review").text
    with Ledger(path) as ledger:
        assert [deed.taken_back for deed in ledger.history.deeds()] == [True, False]


def test_what_counts_no_more_cannot_be_taken_back(client: TestClient, path: Path):
    """A second click, or another's assessment."""
    between = pair(path)
    with Ledger(path) as ledger:
        ledger.judgements.decide(between, True, "ana")
        ledger.judgements.assess(Assessment(between[0], Reliability.USUALLY, Credibility.DOUBTFUL, "ben", moment()))
    form = {"csrf": token(client, "/history"), "back": "/history"}
    assert client.post("/history/undo", data={**form, "deed": "decision-1"}).status_code == 200
    for deed in ("decision-1", "decision-9", "assessment-1", ""):
        assert client.post("/history/undo", data={**form, "deed": deed}).status_code == 409


def test_a_grade_is_recorded_beside_the_proposed_one(client: TestClient, path: Path):
    """Of a claim, its report, its figure and its origin; nobody's is overwritten."""
    claim = pair(path)[0]
    with Ledger(path) as ledger:
        document = ledger.found([claim])[claim].document.id
        named = [one.id for one in ledger.relations.naming(claim) if hasattr(one, "id")]
    for target in (claim, document, *named):
        page = client.get(f"/judge/{target}")
        assert page.status_code == 200
        assert "Proposed" in page.text
        form = {"csrf": token(client, f"/judge/{target}"), "source": "B", "information": "3", "note": "on the record"}
        answer = client.post(f"/judge/{target}/assess", data=form)
        assert answer.status_code == 200
        assert "<b>B3</b>" in answer.text
    with Ledger(path) as ledger:
        assert {one.target for one in ledger.judgements.assessments()} == {claim, document, *named}
        assert {(one.user, one.note) for one in ledger.judgements.assessments()} == {("ana", "on the record")}


def test_an_old_id_leads_to_what_has_its_claims_now(client: TestClient, path: Path):
    """To judge it, to read it, to trace it; what was said under the old id stands at the new one, and can be taken back."""
    one, other = pair(path)
    with Ledger(path) as ledger:
        old = next(relation.id for relation in ledger.relations.naming(one, "estimand") if hasattr(relation, "id"))
    form = {"csrf": token(client), "source": "B", "information": "3", "note": "said of the smaller one"}
    assert client.post(f"/judge/{old}/assess", data=form).status_code == 200
    same = {"csrf": form["csrf"], "one": one, "other": other, "answer": "same", "note": "", "skip": "0"}
    assert client.post("/review", data=same).status_code == 200
    settled(client)
    with Ledger(path) as ledger:
        heir = ledger.relations.now(old)
    assert heir not in (None, old)
    for address in ("/judge/{}", "/figures/{}", "/figures/{}/trace"):
        assert client.get(address.format(old)).url.path == address.format(heir)
    assert "said of the smaller one" in client.get(f"/judge/{heir}").text
    assert "said of the smaller one" in client.get(f"/figures/{heir}").text
    history = client.get("/history").text
    assert "soldier" in history.split(f'href="/judge/{old}"')[1][:60]
    assert client.post(f"/judge/{old}/assess", data=form).url.path == f"/judge/{heir}"


def test_a_field_is_corrected_and_linked_anew(client: TestClient, path: Path):
    """The page shows both values; taken back, it is as extracted."""
    claim = pair(path)[0]
    form = {"csrf": token(client, f"/judge/{claim}"), "field": "figure.1", "value": "at most 7,000", "note": "misread"}
    answer = client.post(f"/judge/{claim}/correct", data=form)
    assert "≤ 7,000" in answer.text
    assert "misread" in answer.text
    with Ledger(path) as ledger:
        assert str(ledger.found([claim])[claim].claim.figures[0].bounds) == "[.., 7000]"
    settled(client)
    with Ledger(path) as ledger:
        last = ledger.relations.last()
        assert last is not None
        assert last[0].correction == 1
    client.post("/history/undo", data={"csrf": form["csrf"], "deed": "correction-1", "back": f"/judge/{claim}"})
    with Ledger(path) as ledger:
        assert ledger.found([claim])[claim].claim == ledger.extracted(claim)


@pytest.mark.parametrize(
    ("field", "value"),
    [("figure.1", "many"), ("status", "perhaps"), ("text", "other words"), ("figure.1", "41"), ("", "")],
)
def test_what_cannot_be_read_is_said_and_not_kept(client: TestClient, path: Path, field: str, value: str):
    """Beside the form, with what can be written."""
    claim = pair(path)[0]
    form = {"csrf": token(client, f"/judge/{claim}"), "field": field, "value": value}
    answer = client.post(f"/judge/{claim}/correct", data=form)
    assert answer.status_code == 400
    assert "Not corrected:" in answer.text
    with Ledger(path) as ledger:
        assert list(ledger.history.deeds()) == []


@pytest.mark.parametrize(
    ("address", "form"),
    [
        ("/review", {"one": "c1", "other": "c2", "answer": "same"}),
        ("/review", {"one": "", "other": "", "answer": "same"}),
        ("/review", {"one": "ONE", "other": "ONE", "answer": "same"}),
        ("/review", {"one": "ONE", "other": "OTHER", "answer": "perhaps"}),
        ("/review", {"one": "ONE", "other": "OTHER", "answer": "same", "note": "n" * 2001}),
        ("/judge/ONE/assess", {"source": "B", "information": "7"}),
        ("/judge/ONE/assess", {"source": "B"}),
        ("/judge/ONE/assess", {"source": "B", "information": "2", "note": "n" * 2001}),
        ("/judge/c2345/assess", {"source": "B", "information": "2"}),
        ("/judge/c2345/correct", {"field": "status", "value": "denied"}),
        ("/judge/x/assess", {"source": "B", "information": "2"}),
    ],
)
def test_wrong_forms_keep_nothing(client: TestClient, path: Path, address: str, form: dict[str, str]):
    """And are told so."""
    one, other = pair(path)
    named = {"ONE": one, "OTHER": other}
    form = {name: named.get(value, value) for name, value in form.items()}
    answer = client.post(address.replace("ONE", one), data={"csrf": token(client), **form})
    assert answer.status_code in (400, 404)
    with Ledger(path) as ledger:
        assert list(ledger.history.deeds()) == []


@pytest.mark.parametrize("address", ["/review", "/judge/ONE/assess", "/judge/ONE/correct", "/history/undo"])
def test_nothing_is_kept_without_the_token_or_from_elsewhere(client: TestClient, path: Path, address: str):
    """Whatever the rest of the form says."""
    one, other = pair(path)
    form = {
        "one": one, "other": other, "answer": "same", "source": "B", "information": "2", "field": "status",
        "value": "denied", "deed": "decision-1",
    }  # fmt: skip
    where = address.replace("ONE", one)
    assert client.post(where, data=form).status_code == 403
    good = {**form, "csrf": token(client)}
    assert client.post(where, data=good, headers={"Origin": "http://evil.example"}).status_code == 403
    assert client.post(where, data=good, headers={"Host": "evil.example"}).status_code == 421
    assert client.get(where).status_code in (200, 405)
    with Ledger(path) as ledger:
        assert list(ledger.history.deeds()) == []


@pytest.mark.parametrize(
    "address", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", ""]
)
def test_undo_leads_nowhere_else(client: TestClient, path: Path, address: str):
    """To the page's own history, where the form names another place."""
    with Ledger(path) as ledger:
        ledger.judgements.decide(pair(path), True, "ana")
    form = {"csrf": token(client, "/history"), "deed": "decision-1", "back": address}
    answer = client.post("/history/undo", data=form, follow_redirects=False)
    assert answer.headers["location"] == "/history"


def test_the_history_goes_on_page_by_page(client: TestClient, path: Path):
    """The latest first; about one claim where it is asked for."""
    one, other = pair(path)
    with Ledger(path) as ledger:
        for number in range(60):
            ledger.judgements.decide((one, other), number % 2 == 0, "ana", f"note {number}.")
    first = client.get("/history").text
    assert "note 59." in first
    assert "note 9." not in first
    following = re.search(r'href="(/history\?before=[\w-]+)" rel="next"', first)
    assert following is not None
    rest = client.get(following[1]).text
    assert "note 9." in rest
    assert "note 59." not in rest
    assert "note 59." in client.get(f"/history?of={one}").text
    assert "Nobody has decided" in client.get("/history?of=c2345").text
    assert client.get("/history?before=decision-999").status_code == 404


@pytest.mark.parametrize("skip", ["0", "5", "-1", "x", "9" * 30])
def test_a_strange_place_in_the_queue_is_harmless(client: TestClient, skip: str):
    """It is the first pair, or behind the last."""
    assert client.get(f"/review?skip={skip}&done=decision-9").status_code == 200


def test_comparing_needs_two_of_a_kind(client: TestClient, path: Path):
    """Two claims, or two reports; side by side with words and fields."""
    one, other = pair(path)
    text = client.get(f"/compare?pick={one}&pick={other}").text
    changed = set(re.findall(r"<(?:del|ins)[^>]*>([^<]*)</", text))
    assert {"Georgian", "were killed", "stand on the list"} <= changed
    assert "how put" in text
    with Ledger(path) as ledger:
        documents = [found.document.id for found in ledger.found((one, other)).values()]
    assert client.get("/compare", params={"pick": documents}).status_code == 200
    for picks in ([], [one], [one, one], [one, documents[0]], [one, other, documents[0]], ["e1", "e2"]):
        assert client.get("/compare", params={"pick": picks}).status_code == 400
    assert client.get("/compare?pick=c1&pick=c2").status_code == 404


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[tuple[TestClient, list[str]]]:
    """The page over a ledger with documents and people that attack it, and addresses of what shows them."""
    with disputed(tmp_path) as (ledger, claims):
        ledger.add(HOSTILE, HOSTILE.document.text.encode(), "hostile", "v1")
        attack = "<script>alert(1)</script>"
        ledger.judgements.decide((claims["hostile"].id, claims["union"].id), False, attack, attack)
        ledger.judgements.assess(
            Assessment("e2345missing", Reliability.USUALLY, Credibility.DOUBTFUL, attack, moment(), attack)
        )
        ledger.correct(claims["radio"].id, "source", f"{attack} (person)", attack, attack)
        one, other = claims["hostile"], claims["radio"]
        addresses = [
            "/figures/e2345missing/trace",
            f"/reports/{one.document}/trace",
            f"/reports/{HOSTILE.document.id}/trace",
            "/flows",
            f"/compare?pick={one.id}&pick={other.id}",
            f"/compare?pick={one.document}&pick={HOSTILE.document.id}",
            "/review",
            f"/judge/{one.id}",
            "/judge/e2345missing",
            f"/judge/{HOSTILE.document.id}",
            "/history",
        ]
        app = create_app(Settings(ledger.path, user=attack))
    with TestClient(app, base_url="http://127.0.0.1:8484") as client:
        yield client, addresses


def test_nothing_that_people_or_reports_write_becomes_an_element(hostile: tuple[TestClient, list[str]]):
    """Names, notes, titles and texts are shown as the letters they are; no style or event attribute, no strange link."""
    client, addresses = hostile
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200, address
        page = Page(answer.text)
        assert [tag for tag, _ in page.elements if tag in ("img", "iframe", "style")] == [], address
        scripts = [attributes for tag, attributes in page.elements if tag == "script"]
        assert all(str(one.get("src")).startswith("/static/") for one in scripts), address
        assert not any(name.startswith("on") or name == "style" for _, one in page.elements for name in one), address
        links = [str(one["href"]) for tag, one in page.elements if tag == "a"]
        assert all(link.startswith(("/", "#")) for link in links), address


@pytest.mark.parametrize(
    "name",
    ["/figures/e2345missing/trace.svg", "/figures/e2345missing/timeline.svg", "/flows.svg", "/flows.svg?words=nothing"],
)
def test_a_picture_is_a_file_that_runs_nothing(hostile: tuple[TestClient, list[str]], name: str):
    """To be saved; what a browser would make of it is bound by a policy of its own; where there is nothing, there is none."""
    client, _ = hostile
    answer = client.get(name)
    if "nothing" in name:
        assert answer.status_code == 404
        return
    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.text.startswith("<svg xmlns=") or answer.text.lstrip().startswith("<svg xmlns=")
    assert "<script" not in answer.text


def test_figure_and_report_lead_to_trace_judging_and_comparison(hostile: tuple[TestClient, list[str]]):
    """And show what was recorded and corrected."""
    client, _ = hostile
    figure = client.get("/figures/e2345missing").text
    for words in (
        "/figures/e2345missing/trace",
        "/judge/e2345missing",
        "side by side",
        "Recorded assessments",
        "<b>B4</b> of",
    ):
        assert words in figure
    claim = re.search(r"/compare\?pick=(c\w+)", figure)
    assert claim is not None
    report = client.get(f"/claims/{claim[1]}").text
    assert re.search(r'href="/reports/d\w+/trace"', report)
    assert f"/judge/{claim[1]}" in report
    judged = set(re.findall(r'href="/judge/(c\w+)"', client.get("/history").text))
    shown = [client.get(f"/claims/{name}").text for name in judged]
    assert any("<dt>corrected</dt><dd>source.1: coast guard" in text for text in shown)
