"""What can be taken away: lists as CSV and JSON lines, pictures, a figure as one page."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from starlette.testclient import TestClient

from headwater.exporting.disputes import disputes
from headwater.exporting.summary import Choice, Summary, beside
from headwater.ledger import Ledger
from headwater.model import Record, make_document
from headwater.web import Settings, create_app
from headwater.web.freshness import Freshness
from headwater.web.screens.lists import LISTS
from tests.running import headwater

PLACES = ("/", "/reports", "/flows", "/history", *(f"/lists/{name}" for name in LISTS))


@pytest.mark.parametrize("place", PLACES)
def test_both_forms_hold_the_same(client: TestClient, place: str):
    """Every row, not a page of them; saved as a file."""
    table, lines = (client.get(place, params={"format": kind}) for kind in ("csv", "jsonl"))
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    assert lines.headers["content-type"] == "application/jsonl; charset=utf-8"
    assert re.fullmatch(r'attachment; filename="[\w-]+\.csv"', table.headers["content-disposition"])
    rows = list(csv.DictReader(io.StringIO(table.text, newline="")))
    told = [json.loads(line) for line in lines.text.splitlines()]
    assert [list(row) for row in rows] == [list(row) for row in told]
    assert len(rows) == len(told)
    if place != "/history":
        assert told
    assert [[value.lstrip("'") for value in row.values()] for row in rows] == [
        [value.lstrip("'") for value in row.values()] for row in told
    ]


@pytest.mark.parametrize("name", ["origins", "conflicts", "drift", "claims", "figures"])
def test_a_list_is_what_the_command_prints(client: TestClient, ledger: Path, name: str):
    """The same rows, of all and about a word."""
    for of in ([], ["Kirby"]):
        answer = client.get(f"/lists/{name}", params={"of": " ".join(of), "format": "jsonl"})
        printed = headwater(name, *of, "--ledger", str(ledger), "--format", "jsonl").out
        assert sorted(answer.text.splitlines()) == sorted(printed.splitlines())


def test_the_list_of_figures_is_the_one_that_is_shown(client: TestClient, ledger: Path):
    """Narrowed as the page is."""
    rows = [json.loads(line) for line in client.get("/?order=last&status=denied&format=jsonl").text.splitlines()]
    with Summary.at(beside(ledger)) as summary:
        lines = summary.figures(Choice(facets={"status": "denied"}, order="last", size=1000)).lines
    assert [row["estimand"] for row in rows] == [line.id for line in lines]


def test_a_list_of_one_figure(client: TestClient, figure: str):
    """Its trajectory is its own."""
    rows = [json.loads(line) for line in client.get(f"/lists/trajectory?of={figure}&format=jsonl").text.splitlines()]
    assert {row["estimand"] for row in rows} == {figure}
    assert len(rows) >= 2


def test_other_forms_and_lists_are_refused(client: TestClient):
    """400 and 404, as pages."""
    assert client.get("/?format=xlsx").status_code == 400
    assert client.get("/lists/claims?format=xml").status_code == 400
    assert client.get("/lists/secrets?format=csv").status_code == 404


def test_a_list_without_a_ledger_is_an_error_before_anything_is_sent(tmp_path: Path):
    """503, and no file is made."""
    path = tmp_path / "none.ledger"
    with TestClient(create_app(Settings(path)), base_url="http://127.0.0.1:8484") as client:
        assert client.get("/lists/claims?format=csv").status_code == 503
    assert not path.exists()


def test_no_cell_is_a_formula(tmp_path: Path):
    """A spreadsheet takes none of a document's words for one."""
    path = tmp_path / "formula.ledger"
    with Ledger(path) as ledger:
        for number, title in enumerate(("=HYPERLINK(1)", "+1+A1", "@SUM(1)", "-2+3", "\tx")):
            document = make_document(f"Text {number}.", title=title, publisher="=cmd|' /C calc'!A0")
            ledger.add(Record(document), b"x", "x", "v1")
    Freshness(path).now()
    with TestClient(create_app(Settings(path)), base_url="http://127.0.0.1:8484") as client:
        rows = list(csv.DictReader(io.StringIO(client.get("/reports?format=csv").text, newline="")))
    assert len(rows) == 5
    assert all(row["publisher"].startswith("'=") and row["title"].startswith("'") for row in rows)


def test_the_links_are_there(client: TestClient, figure: str):
    """On each screen with a list, and each leads to a file."""
    for place in ("/", "/?q=Kirby", "/reports", "/flows", f"/figures/{figure}"):
        found = re.findall(r'href="([^"]+)" download', client.get(place).text)
        assert found, place
        for link in found:
            answer = client.get(link.replace("&amp;", "&"))
            assert answer.status_code == 200, link
            assert answer.headers["content-disposition"].startswith("attachment"), link


def test_the_trajectory_is_a_picture_of_its_own(client: TestClient, figure: str):
    """Sound XML with its style in it; opened, it runs nothing."""
    answer = client.get(f"/figures/{figure}/timeline.svg")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert "sandbox" in answer.headers["content-security-policy"]
    root = ET.fromstring(answer.text)  # noqa: S314  # ours
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert client.get("/figures/enothere/timeline.svg").status_code == 404


def test_a_figure_is_one_page_that_can_be_checked(client: TestClient, ledger: Path, figure: str):
    """When, of what, by which version; every quotation with its span, every report with its digests; all of it true."""
    answer = client.get(f"/figures/{figure}/page.html")
    assert answer.headers["content-disposition"] == 'attachment; filename="figure.html"'
    page = answer.text
    assert "examples.ledger" in page
    assert not re.search(r"(?:src|href)=\"(?!#)", page)
    assert "<script" not in page
    assert "default-src &#39;none&#39;" in page
    with Ledger(ledger) as opened:
        (found,) = disputes(opened, figure)
        for one in found.tellings:
            document, sentence = one.document, one.claim.sentence
            assert f'id="c-{one.claim.id}"' in page
            assert f"<dt>sentence</dt><dd>{sentence.start}–{sentence.end}</dd>" in page
            assert document.text[sentence.start : sentence.end] == sentence.text
            assert hashlib.sha256(document.text.encode()).hexdigest() in page
            assert hashlib.sha256(opened.raw(document.raw_sha256)).hexdigest() in page
