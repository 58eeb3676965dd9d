"""Files by what they are: names in capitals, JSON lines without a name, saved pages, and what is text but no report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from headwater.reading import expand, read

PAGE = (
    "<html><head><title>Ferry sinks</title></head><body><main><h1>Ferry sinks</h1><p>A ferry with 140 people aboard sank off Ormond on "
    "Thursday, the coast guard said. Rescuers pulled 96 people from the water.</p></main></body></html>"
)
OTHERS = [
    ("mail.eml", "From: Ana Vale <ana@post.example>\nTo: desk@post.example\nSubject: Toll\nDate: Thu, 6 Mar 2025 10:00:00 +0000\n\nTwo died.", "mail"),
    ("page.mhtml", "From: <Saved by Blink>\r\nSubject: Toll\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n----x\r\n", "mail"),
    ("page.warc", "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 120\r\n\r\n", "archive"),
    ("toll.rtf", r"{\rtf1\ansi Two died.}", "rtf"),
    ("toll.json", '{"dead": 12,\n "hurt": 40}', "json"),
    ("feed.xml", "<rss version='2.0'><channel><title>Post</title></channel></rss>", "xml"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "kind"), OTHERS, ids=[name for name, _, _ in OTHERS])
def test_text_that_is_no_report(tmp_path: Path, name: str, content: str, kind: str):
    """It is said what it is and what to give; nothing of it is read as a report."""
    (tmp_path / name).write_text(content, encoding="utf-8")
    (reading,) = read([str(tmp_path / name)])
    assert reading.document is None
    assert reading.problem is not None
    assert reading.problem.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "Note: two died.\nDate: Monday\nThe mayor spoke.",
        "From: the mayor\n\nTwo died.",
        "[Ormond] Two people died.",
        "{Ormond} Two people died.",
    ],
)
def test_reports_that_begin_likewise(tmp_path: Path, text: str):
    """A label or a bracket at the head of a text makes no mail and no data of it."""
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (reading,) = read([str(tmp_path / "a.txt")])
    assert reading.document is not None
    assert reading.document.text == text


def test_names_in_capitals(tmp_path: Path):
    """A folder's reports are found by endings in any case, and read by them."""
    (tmp_path / "A.TXT").write_text("Two died.", encoding="utf-8")
    (tmp_path / "B.HTM").write_text(PAGE, encoding="utf-8")
    (tmp_path / "C.JSONL").write_text('{"text": "Four died."}\n{"text": "Five died."}\n', encoding="utf-8")
    (tmp_path / "D.DOCX").write_bytes(b"PK\x03\x04")
    assert [Path(name).name for name in expand([str(tmp_path)])] == ["A.TXT", "B.HTM", "C.JSONL"]
    titles = [reading.document.title for reading in read([str(tmp_path)]) if reading.document]
    assert titles == [None, "Ferry sinks", None, None]


def test_json_lines_are_known_by_their_first(tmp_path: Path):
    """Also where no name says so, as on standard input; a line without text is a problem of that line."""
    lines = [json.dumps({"text": "Four died.", "publisher": "Post"}), json.dumps({"txt": ""})]
    (tmp_path / "reports").write_text("\n".join(lines), encoding="utf-8")
    first, second = read([str(tmp_path / "reports")])
    assert first.document is not None
    assert (first.document.text, first.document.publisher) == ("Four died.", "Post")
    assert second.problem is not None


@pytest.mark.parametrize(
    "mark",
    [
        "<!-- saved from url=(0041)https://post.example/news/ferry -->",
        "<!--\n Page saved with SingleFile \n url: https://post.example/news/ferry \n saved date: Thu Mar 06 2025 -->",
    ],
)
def test_address_of_a_saved_page(tmp_path: Path, mark: str):
    """A page that a browser saved has the address that the browser wrote into it, unless it gives its own."""
    (tmp_path / "a.html").write_text(f"<!DOCTYPE html>\n{mark}\n{PAGE}", encoding="utf-8")
    own = PAGE.replace("<title>", '<link rel="canonical" href="https://post.example/own"><title>')
    (tmp_path / "b.html").write_text(f"<!DOCTYPE html>\n{mark}\n{own}", encoding="utf-8")
    assert [reading.document.url for reading in read([str(tmp_path)]) if reading.document] == [
        "https://post.example/news/ferry",
        "https://post.example/own",
    ]
