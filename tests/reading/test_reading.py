"""Reading: exact text, metadata, and one clear line for whatever cannot be read."""

from __future__ import annotations

import dataclasses
import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater.extraction.claims import extract_claims
from headwater.model import Claim, Document, ReadingError, Span, make_document
from headwater.reading import Reading, ReadOptions, expand, read
from headwater.reading.limits import MAX_BYTES
from headwater.reading.page import parse_page
from headwater.reading.worker import Worker
from tests.reading.pdfs import make_pdf

_EXAMPLES = int(os.environ.get("HEADWATER_FUZZ", "300"))
_PAGE = """<!doctype html><html lang="en"><head><title>Boats sink - Ledger</title><meta property="og:site_name" content="Ledger">
<meta property="article:published_time" content="2025-09-21T08:30:00Z"><link rel="canonical" href="https://ledger.example/boats">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Boats sink","author":{"name":"Ana Vale"}}</script></head><body><nav><a href="/">Home</a></nav>
<article><h1>Boats sink</h1><p>The ministry said at least 40 boats sank in the harbour on Sunday, after a storm that nobody had forecast.</p>
<p>The figure was <a href="https://agency.example/report">first reported by the harbour office</a>, which put the number at 35, and has not been verified by anybody else.</p>
</article><footer>Subscribe to our newsletter</footer></body></html>"""


def one(path: Path) -> Reading:
    """The single reading of a file."""
    (reading,) = read([str(path)])
    return reading


def spans(value: object) -> Iterator[Span]:
    """Every span of a record, however deep it lies."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from spans(getattr(value, field.name))


def claims_that_quote(document: Document) -> tuple[Claim, ...]:
    """The claims of a document; all that they and its links point to is there, to the character."""
    claims = extract_claims(document)[0]
    assert all(span.quotes(document.text) for span in spans((document.links, claims)))
    return claims


def test_text_is_kept_to_the_character(tmp_path: Path):
    """Line ends, blanks and accents stay as they are; the sidecar gives the metadata."""
    path = tmp_path / "1.txt"
    path.write_bytes("  Café\r\n\r\n40 boats sank.\n".encode())
    path.with_suffix(".json").write_text(
        json.dumps({"outlet": "Ledger", "date": "2025-09", "url": "https://ledger.example/1"})
    )
    document = one(path).document
    assert document is not None
    assert document.text == "  Café\r\n\r\n40 boats sank.\n"
    assert (document.publisher, document.published, document.published_from) == ("Ledger", "2025-09", "sidecar")


def test_a_date_on_a_line_of_its_own_is_the_texts(tmp_path: Path):
    """A text without metadata often prints its day under the title; a day within a sentence is none, and a sidecar wins."""
    path = tmp_path / "1.txt"
    for text, found in (
        ("Ferry sinks\n\nTuesday, 3 March 2020\n\nIt sank today.", ("2020-03-03", "date line")),
        ("Ferry sinks\nPublished: March 3, 2020, 10:15 AM\nIt sank today.", ("2020-03-03", "date line")),
        ("Ferry sinks\n03 MAR 2020\nIt sank today.", ("2020-03-03", "date line")),
        ("Ferry sinks\nMarch 3, 2020 - 10:15 PST\nIt sank today.", ("2020-03-03", "date line")),
        ("Ferry sinks\nAna Vale | 3 March 2020 at 7 pm\nIt sank today.", ("2020-03-03", "date line")),
        ("Ferry sinks\n3 March 2020 saw it sink\nIt sank.", (None, None)),
        ("Ferry sinks\nOn 3 March 2020\nIt sank.", (None, None)),
        ("One\nTwo\nThree\nFour\nFive\nSix\n3 March 2020\nIt sank.", (None, None)),
    ):
        path.write_text(text)
        document = one(path).document
        assert document is not None
        assert (document.published, document.published_from) == found
    path.write_text("Ferry sinks\n3 March 2020\nIt sank.")
    path.with_suffix(".json").write_text(json.dumps({"date": "2020-03-04"}))
    document = one(path).document
    assert document is not None
    assert (document.published, document.published_from) == ("2020-03-04", "sidecar")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("NAIROBI, Kenya, Mar 3 2020 (XYZ) - The ferry sank.", "2020-03-03"),
        ("Ferry sinks\n\nKYIV, March 3, 2020 /Ukrinform/. The ferry sank.", "2020-03-03"),
        ("PORT VALE, NY -- March 3, 2020 -- Acme said today that 40 boats sank.", "2020-03-03"),
        ("Geneva, 3 March 2020: The ferry sank.", "2020-03-03"),
        ("On 3 March 2020 - a Tuesday - the ferry sank.", None),
        ("The ministry said on 3 March 2020 - two days late - that it sank.", None),
        ("NAIROBI, 3 March (XYZ) - The ferry sank.", None),
    ],
)
def test_a_dateline_with_its_year_dates_the_text(tmp_path: Path, text: str, found: str | None):
    """A day that the first words of a report give with place or agency is that of its publication; one of its story is not."""
    path = tmp_path / "1.txt"
    path.write_text(text)
    document = one(path).document
    assert document is not None
    assert (document.published, document.published_from) == (found, "dateline" if found else None)


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://ledger.example/news/2020/3/3/ferry-sinks", "2020-03-03"),
        ("https://ledger.example/news/2020-03-03/ferry-sinks", "2020-03-03"),
        ("https://ledger.example/a/20200303/ferry", "2020-03-03"),
        ("https://ledger.example/2020/03/ferry-sinks", "2020-03"),
        ("https://ledger.example/2020/03/ferry-sinks-200303070028.htm", "2020-03"),
        ("https://ledger.example/world/2020/mar/03/ferry-sinks", "2020-03-03"),
        ("https://ledger.example/world/2020-Mar-3/ferry-sinks", "2020-03-03"),
        ("https://ledger.example/2020/march/ferry-sinks", "2020-03"),
        ("https://ledger.example/2020/march-3-ferries-sink", None),
        ("https://ledger.example/2020/marina/03/ferry-sinks", None),
        ("https://ledger.example/read/20201503/ferry", None),
        ("https://ledger.example/story-2020-03", None),
        ("https://ledger.example/?day=2020/03/03", None),
    ],
)
def test_an_address_dates_what_has_no_other_date(tmp_path: Path, address: str, found: str | None):
    """Outlets file reports under their day; what the text or the metadata give wins."""
    path = tmp_path / "1.txt"
    path.write_text("The ferry sank.")
    path.with_suffix(".json").write_text(json.dumps({"url": address}))
    document = one(path).document
    assert document is not None
    assert (document.published, document.published_from) == (found, "address" if found else None)
    path.write_text("Ferry sinks\n4 March 2020\nIt sank.")
    document = one(path).document
    assert document is not None
    assert (document.published, document.published_from) == ("2020-03-04", "date line")


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("3 March 2020", "2020-03-03"),
        ("Tue, 03 Mar 2020 10:15:00 GMT", "2020-03-03T10:15:00+00:00"),
        ("2020-03-03 10:15:00", "2020-03-03T10:15:00"),
        ("25/03/2020", "2020-03-25"),
        ("March 2020", "2020-03"),
        (2020, "2020"),
        (["2020-03-03", "2020-03-04"], None),
        ("04/03/2020", None),
        ("the day before", None),
        ("2020-02-30", None),
        ("1066-10-14", None),
        ("9999-12-31", None),
        ("0001-01-01T00:00:00Z", None),
    ],
)
def test_a_given_date_is_read_or_left_out(tmp_path: Path, written: object, found: str | None):
    """In a sidecar as in a line of JSON: in ISO 8601, or not given, which is said, and the report is there all the same."""
    (tmp_path / "1.txt").write_text("The ferry sank.")
    (tmp_path / "1.json").write_text(json.dumps({"date": written}))
    (tmp_path / "2.jsonl").write_text(json.dumps({"text": "The ferry sank.", "published": written}))
    readings = list(read([str(tmp_path / "1.txt"), str(tmp_path / "2.jsonl")]))
    assert [one.document.published for one in readings if one.document] == [found, found]
    notes = [[str(note) for note in one.notes] for one in readings]
    if found:
        assert notes == [[], []]
    else:
        ((one,), (other,)) = notes
        assert one.startswith(f"{tmp_path / '1.txt'}: its date ")
        assert "(sidecar) counts as not given: " in one
        assert other.startswith(f"{tmp_path / '2.jsonl'}:1: its date ")


def test_a_date_that_is_none_leaves_room_for_another(tmp_path: Path):
    """The page's own, or the text's, dates a report whose sidecar does not; a page's own that is none is said too."""
    page = tmp_path / "1.html"
    page.write_text(_PAGE)
    page.with_suffix(".json").write_text(json.dumps({"date": "soon"}))
    reading = one(page)
    assert reading.document is not None
    assert (reading.document.published, len(reading.notes)) == ("2025-09-21T08:30:00Z", 1)
    page.with_suffix(".json").unlink()
    page.write_text(_PAGE.replace("2025-09-21T08:30:00Z", "0001-01-01T00:00:00"))
    reading = one(page)
    assert reading.document is not None
    assert reading.document.published is None
    assert "(meta article:published_time) counts as not given: no press report is of a year" in str(reading.notes[0])
    page.with_suffix(".json").write_text(json.dumps({"date": "2025-09-22"}))
    reading = one(page)
    assert reading.document is not None
    assert (reading.document.published, reading.notes) == ("2025-09-22", ())


def test_an_attribute_dates_a_page(tmp_path: Path):
    """Some publishers' systems tell only their scripts when a report was published."""
    page = tmp_path / "1.html"
    metadata = '<meta property="article:published_time" content="2025-09-21T08:30:00Z">'
    page.write_text(_PAGE.replace(metadata, "").replace("<article>", '<article data-pubdate="2025-09-22 07:00">'))
    document = one(page).document
    assert document is not None
    assert (document.published, document.published_from) == ("2025-09-22T07:00", "attribute data-pubdate")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ferry sinks\n3 Mar 2020 08:15 GMT\nAt least 40 people were lost\nwith it.", ("2020-03-03", "date line")),
        ("GENEVA, 3 March 2020 - The ferry sank.", ("2020-03-03", "dateline")),
        ("The ferry sank.", ("2025-09-21", "pdf creation date")),
    ],
)
def test_what_a_pdf_says_comes_before_when_it_was_made(tmp_path: Path, text: str, found: tuple[str, str]):
    """A page printed years later bears its own day: in its text, or in the address that is known of it."""
    path = tmp_path / "1.pdf"
    path.write_bytes(make_pdf([text]))
    document = one(path).document
    assert document is not None
    assert (document.published, document.published_from) == found
    path.with_suffix(".json").write_text(json.dumps({"url": "https://ledger.example/2020/mar/04/ferry"}))
    document = one(path).document
    assert document is not None
    assert document.published == (found[0] if "line" in found[1] else "2020-03-04")
    path.with_suffix(".json").write_text(json.dumps({"date": "2020-03-05"}))
    document = one(path).document
    assert document is not None
    assert document.published == "2020-03-05"


def test_options_win(tmp_path: Path):
    """What the user says of a report wins over what the report says."""
    path = tmp_path / "1.html"
    path.write_text(_PAGE)
    (reading,) = read([str(path)], ReadOptions(publisher="Mine"))
    assert reading.document is not None
    assert (reading.document.publisher, reading.document.title) == ("Mine", "Boats sink")


def test_a_page_gives_text_and_metadata(tmp_path: Path):
    """Main text without the navigation, and all that the page says of itself; links quote their words."""
    path = tmp_path / "1.html"
    path.write_text(_PAGE)
    document = one(path).document
    assert document is not None
    assert "at least 40 boats" in document.text
    assert "newsletter" not in document.text
    assert (document.publisher, document.published, document.authors) == (
        "Ledger",
        "2025-09-21T08:30:00Z",
        ("Ana Vale",),
    )
    assert [link.url for link in document.links] == ["https://agency.example/report"]
    assert all(link.anchor is None or link.anchor.quotes(document.text) for link in document.links)


def test_what_is_empty_on_a_page_goes_and_parts_no_less():
    """Empty elements are taken away before the search, with what held nothing else; the space of a span parts two words."""
    hollow = "<div><div class='ad'> </div><ul><li></li></ul><span></span></div>"
    sentence = "The ministry said<span> </span>at least 40 boats<span></span> sank in the harbour on Sunday, after a storm that nobody had forecast."
    page = (
        f"<html><body><article>{hollow}<p>{sentence}</p>{hollow} tail of an empty box<p> </p></article></body></html>"
    )
    text = parse_page(page.encode()).text
    assert "The ministry said at least 40 boats sank" in text
    assert "tail of an empty box" in text


def test_a_page_nested_too_deep_is_refused(tmp_path: Path):
    """Never read in part without saying so, as libxml2 does from a depth of 256."""
    for depth, kind in ((300, None), (20_000, "too_deep")):
        path = tmp_path / "deep.html"
        words = (
            "The ministry said at least 40 boats sank in the harbour on Sunday, after a storm that nobody had forecast. "
            * 3
        )
        path.write_text(f"<html><body>{'<div>' * depth}<p>{words}</p></body></html>")
        reading = one(path)
        assert (reading.problem and reading.problem.kind) == kind
        assert kind or (reading.document and "40 boats" in reading.document.text)


def test_every_bad_input_is_one_line_and_the_rest_lands(tmp_path: Path):
    """A batch with every kind of bad input in it still gives its good report."""
    (tmp_path / "good.txt").write_text("The ministry said 40 boats sank.")
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "binary.txt").write_bytes(b"\x7fELF" + bytes(range(256)))
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing of the kind")
    (tmp_path / "bomb.html").write_text(
        '<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "ha">'
        + "".join(f'<!ENTITY a{i} "{"&a;" * 10}">' for i in range(9))
        + "]><b>&a8;</b>"
    )
    with (tmp_path / "huge.html").open("wb") as stream:
        stream.truncate(1_000_000_000)
    (tmp_path / "bomb.txt.gz").write_bytes(gzip.compress(b"0" * (MAX_BYTES + 10)))
    (tmp_path / "lines.jsonl").write_text('{"text": "Two depots burned."}\nnot json\n{"title": "no text"}\n')
    readings = list(read([str(tmp_path), str(tmp_path / "missing.txt")]))
    problems = {Path(r.source).name: r.problem for r in readings if r.problem}
    assert {Path(r.source).name for r in readings if r.document} == {"good.txt", "lines.jsonl:1"}
    assert set(problems) == {
        "empty.txt",
        "binary.txt",
        "broken.pdf",
        "bomb.html",
        "huge.html",
        "bomb.txt.gz",
        "lines.jsonl:2",
        "lines.jsonl:3",
        "missing.txt",
    }
    assert all("\n" not in str(problem) and problem.message for problem in problems.values())


def test_a_folder_without_permission_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A folder that may not be listed is named, and the batch goes on."""
    closed = tmp_path / "closed"
    closed.mkdir()

    def refuse(path: object = ".") -> list[str]:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "listdir", refuse)
    good = tmp_path / "good.txt"
    good.write_text("Two depots burned.")
    first, second = read([str(closed), str(good)])
    assert first.problem is not None
    assert first.problem.kind == "permission"
    assert second.document is not None


def test_sidecars_and_hidden_files_are_no_reports(tmp_path: Path):
    """A folder's reports are its reports."""
    for name in ("1.txt", "1.json", ".hidden.txt"):
        (tmp_path / name).write_text("x")
    assert [Path(path).name for path in expand([str(tmp_path)])] == ["1.txt"]


@settings(
    max_examples=_EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.binary(max_size=400), st.sampled_from([".txt", ".jsonl", ".txt.gz"]))
def test_any_bytes_are_read_or_refused(tmp_path: Path, data: bytes, suffix: str):
    """Whatever the bytes, there is a document or a problem, and every span of its claims quotes the text."""
    path = tmp_path / f"1{suffix}"
    path.write_bytes(data)
    for reading in read([str(path)]):
        assert (reading.document is None) != (reading.problem is None)
        if reading.document is not None:
            claims_that_quote(reading.document)


_MARKUP = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<div>",
            "<a href='http://x.example'>",
            "</a>",
            "<b",
            "&#0;",
            "&lt;",
            "40 men died, he said. ",
            "<table><td>",
            "<!--",
            "“",
            "\x00",
            "</html>",
        ]
    ),
    max_size=40,
)


@settings(max_examples=_EXAMPLES, deadline=None)
@given(_MARKUP)
def test_any_markup_is_parsed_or_refused(parts: list[str]):
    """Broken pages give a text whose links quote it, or a reading error; nothing else."""

    try:
        parsed = parse_page(("<html><body>" + "".join(parts)).encode("utf-8", "replace"))
    except ReadingError:
        return
    assert all(parsed.text[start:end] for _, start, end in parsed.links)


_WORDS = st.lists(
    st.sampled_from(
        [
            "He said",
            "“",
            "”",
            "40",
            "boats",
            "sank",
            ".",
            ",",
            "about",
            "\n",
            "Kyiv",
            "may",
            "$",
            "5-6",
            "million",
            "according to",
            "citing",
            ":",
            "—",
            "not",
            "2024",
            "in",
            "\u200b",
            "x" * 300,
            "((",
            "Gen.",
            "if",
            "of the",
        ]
    ),
    max_size=60,
)


@settings(max_examples=_EXAMPLES, deadline=None)
@given(_WORDS)
def test_any_words_are_extracted_from(words: list[str]):
    """Whatever the text, extraction ends, and every span quotes it."""

    claims_that_quote(make_document(" ".join(words)))


def test_every_span_of_a_record_is_looked_at():
    """Those of the chain and of the derivation too."""
    text = "The ministry told Reuters that at least 40 boats sank near Kyiv on Sunday."
    (claim,) = claims_that_quote(make_document(text, published="2025-09-21"))
    found = set(spans(claim))
    assert {claim.sentence, claim.cue, claim.figures[0].span, claim.sources[0].mention} <= found
    assert {span for step in claim.derivation for span in step.spans} <= found


_SOUND_PDF = make_pdf(["At least 40 boats sank, the ministry said.", "Police put the toll at 12."])
_BITS = st.lists(st.tuples(st.integers(0, len(_SOUND_PDF) - 1), st.integers(0, 9), st.binary(max_size=6)), max_size=6)


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    """One process for all."""
    with Worker() as one:
        yield one


def test_a_sound_pdf_is_read(worker: Worker):
    """What the next test breaks is whole."""
    parsed = worker.parse("pdf", _SOUND_PDF)
    assert parsed.text == "At least 40 boats sank, the ministry said.\n\nPolice put the toll at 12."
    assert (parsed.title, parsed.authors, parsed.published) == ("Boats", ("Ana Vale",), "2025-09-21")


@settings(max_examples=_EXAMPLES, deadline=None)
@given(_BITS, st.integers(0, len(_SOUND_PDF)))
def test_any_pdf_is_read_or_refused(worker: Worker, bits: list[tuple[int, int, bytes]], cut: int):
    """With bytes changed, put in or left out, and its end cut off, a PDF gives a text or a reading error; nothing else."""
    data = bytearray(_SOUND_PDF)
    for at, gone, put in bits:
        data[at : at + gone] = put
    try:
        parsed = worker.parse("pdf", bytes(data[: max(cut, len(data) // 2)]))
    except ReadingError:
        return
    claims_that_quote(make_document(parsed.text, published=parsed.published))
