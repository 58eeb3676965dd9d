"""Reports added by the page: files, text, an address; one add at a time, told report by report."""

from __future__ import annotations

import gzip
import re
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from headwater.ledger import Ledger
from headwater.pipeline import link_ledger
from headwater.reading import ReadOptions
from headwater.web import Settings, adding, create_app
from headwater.web.adding import MOST_WAITING, Adding
from headwater.web.jobs import Job, Stage, file_name

REPORT = "Captain Moro said that 31 ferries were held in port on Monday."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a ledger will be."""
    path = tmp_path / "added.ledger"
    Ledger(path).close()
    return path


@pytest.fixture
def client(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """Asks the page as a browser on this machine would; it reads in its own process, which takes no time to start."""
    monkeypatch.setattr(adding, "_processes", lambda: 1)
    with TestClient(create_app(Settings(path, user="ana")), base_url="http://127.0.0.1:8484") as made:
        yield made


def send(client: TestClient, files: dict[str, bytes] | None = None, **fields: str) -> str:
    """What the page says of an add once it is over."""
    found = re.search(r'name="csrf" value="(\w+)"', client.get("/add").text)
    assert found is not None
    answer = client.post(
        "/add",
        data={"csrf": found[1], **fields},
        files=[("files", (name, data)) for name, data in (files or {"": b""}).items()],
    )
    assert answer.status_code == 200, answer.text
    deadline = time.monotonic() + 60
    while "hx-trigger" in answer.text and time.monotonic() < deadline:
        time.sleep(0.05)
        answer = client.get(answer.url.path)
    return answer.text


def sources(path: Path) -> list[str]:
    """What the ledger calls its reports' inputs."""
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        return sorted(name for (name,) in connection.execute("SELECT source FROM document"))
    finally:
        connection.close()


def test_files_are_read_by_the_names_they_have(client: TestClient, path: Path):
    """Each with its claims or its problem; a file of metadata belongs to the report beside it; paths are nobody's business."""
    told = send(
        client,
        {
            "../../ferries.txt": REPORT.encode(),
            "ferries.json": b'{"title": "Ferries held", "publisher": "Quay Letter", "published": "2025-02-03"}',
            "packed.txt.gz": gzip.compress(b"Minister Olen said that 12 cranes stand idle."),
            "nothing.txt": b" ",
            "lines.jsonl": b'{"text": "The union said that 8 divers drowned."}\n{"no": "text"}\n',
            "<b>x</b>.html": b"<html><body><p>Admiral Pohl said that 5 buoys went missing on Friday.</p></body></html>",
        },
    )
    assert "<b>4 reports</b> added" in told
    assert "2 with problems" in told
    assert re.search(r"nothing\.txt</b> <span class=\"problem\">empty", told)
    assert "lines.jsonl:2" in told
    assert "Ferries held" in told
    assert "headwater-" not in told.replace("headwater-0", "")
    assert sources(path) == ["b_.html", "ferries.txt", "lines.jsonl:1", "packed.txt.gz"]
    with Ledger(path) as ledger:
        (found,) = ledger.claims("ferries")
        assert (found.document.publisher, found.document.published) == ("Quay Letter", "2025-02-03")
        assert ledger.relations.last() is not None
    assert "Ferries held" in client.get("/reports").text


def test_what_is_known_is_not_added_twice(client: TestClient, path: Path):
    """By whichever way it comes again."""
    assert "<b>1 report</b> added" in send(client, {"a.txt": REPORT.encode()})
    assert "1 known already" in send(client, text=REPORT)
    assert len(sources(path)) == 1


def test_a_pasted_text_is_kept_as_it_was(client: TestClient, path: Path):
    """Its line ends too, which a browser changes on the way; with what the person knows of it."""
    text = f"  {REPORT}\n\nSecond line.\n"
    send(client, text=text.replace("\n", "\r\n"), title="Held", publisher="Quay", published="2025-02-03", url="https://quay.example/1")  # fmt: skip
    with Ledger(path) as ledger:
        (record,) = ledger.records()
    document = record.document
    assert document.text == text
    assert (document.title, document.publisher, document.url) == ("Held", "Quay", "https://quay.example/1")
    assert sources(path) == ["pasted text.txt"]


class Host(BaseHTTPRequestHandler):
    """A host with one page."""

    def do_GET(self) -> None:
        """The page."""
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        self.wfile.write(REPORT.encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name that it has there
        """Say nothing."""


def test_an_address_is_fetched_as_the_command_does(client: TestClient, path: Path):
    """Once; what cannot be reached is a problem."""
    with HTTPServer(("127.0.0.1", 0), Host) as host:
        thread = threading.Thread(target=host.handle_request, daemon=True)
        thread.start()
        address = f"http://127.0.0.1:{host.server_port}/ferries"
        assert "<b>1 report</b> added" in send(client, address=address)
        thread.join(5)
    assert sources(path) == [address]
    assert "cannot be fetched" in send(client, address=address + "/2")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Choose files"),
        ({"text": "  \r\n "}, "Choose files"),
        ({"address": "file:///etc/passwd"}, "begins with http"),
        ({"address": "javascript:alert(1)"}, "begins with http"),
        ({"address": "http:///x"}, "begins with http"),
        ({"text": "It rained.", "published": "yesterday"}, "2024-10-01"),
        ({"text": "It rained.", "title": "t" * 2001}, "at most 2,000"),
    ],
)
def test_what_is_wrong_with_a_form_is_said(client: TestClient, fields: dict[str, str], words: str):
    """With 400; nothing is queued."""
    found = re.search(r'name="csrf" value="(\w+)"', client.get("/add").text)
    assert found is not None
    answer = client.post("/add", data={"csrf": found[1], **fields})
    assert answer.status_code == 400
    assert words in answer.text
    assert "Adds since" not in answer.text


def test_the_page_says_what_an_address_means_and_how_much_may_be_sent(client: TestClient):
    """Before anything is sent."""
    shown = client.get("/add").text
    assert "asks the host of that address" in shown
    assert "500 files and 200 MB at once, 20 MB each" in shown
    assert client.get("/add/nothere").status_code == 404


def waiting_job() -> Job:
    """A job of one missing file."""
    return Job(("no such file.txt",), ReadOptions())


def test_adds_queue_up_and_too_many_are_refused(path: Path):
    """One at a time, in order; a fault of one does not stop the next."""
    gate, order = threading.Event(), list[str]()

    def afterwards() -> None:
        gate.wait(10)
        order.append("linked")
        if len(order) == 1:
            raise RuntimeError("out of luck")

    queue = Adding(path, [afterwards])
    jobs = [waiting_job() for _ in range(MOST_WAITING + 1)]
    assert queue.begin(jobs[0])
    while jobs[0].stage != Stage.LINKING:
        time.sleep(0.01)
    assert all(queue.begin(job) for job in jobs[1:])
    assert not queue.begin(waiting_job())
    assert [queue.before(job) for job in jobs[:3]] == [0, 1, 2]
    gate.set()
    while not all(job.over for job in jobs):
        time.sleep(0.01)
    assert (jobs[0].stage, jobs[0].error) == (Stage.FAILED, "out of luck")
    assert {job.stage for job in jobs[1:]} == {Stage.DONE}
    assert [job.failed for job in jobs] == [1] * len(jobs)
    assert queue.jobs()[0] is jobs[-1]


def test_the_page_answers_while_reports_are_read_in_processes(path: Path):
    """Extraction is in processes of its own; the front is there meanwhile."""
    with TestClient(create_app(Settings(path)), base_url="http://127.0.0.1:8484") as client:
        found = re.search(r'name="csrf" value="(\w+)"', client.get("/add").text)
        assert found is not None
        files = [("files", (f"{n}.txt", REPORT.replace("31", str(n + 20)).encode())) for n in range(6)]
        answer = client.post("/add", data={"csrf": found[1]}, files=files)
        took = []
        while "hx-trigger" in answer.text:
            began = time.monotonic()
            assert client.get("/").status_code == 200
            took.append(time.monotonic() - began)
            answer = client.get(answer.url.path)
            time.sleep(0.05)
        assert "<b>6 reports</b> added" in answer.text
        assert sorted(took)[len(took) // 2] < 0.5
    with Ledger(path) as ledger:
        link_ledger(ledger)
        assert ledger.totals().documents == 6


@given(st.text(max_size=300))
def test_a_file_name_stays_in_its_folder(name: str):
    """Whatever it is called."""
    made = file_name(name)
    assert made
    assert made == Path(made).name
    assert not made.startswith(".")
    assert made.isprintable()
    assert len(made.encode()) <= 240
