"""`headwater extract`."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest

from headwater.exporting import FIGURE_COLUMNS
from headwater.model import Record
from headwater.model.codec import decode
from tests.running import headwater


def test_a_line_per_document_in_the_order_given(folder: Path):
    """`extract FOLDER/*.txt --format jsonl` is what other programs and the scorers read."""
    names = [str(folder / "depots.txt"), str(folder / "boats.txt")]
    outcome = headwater("extract", *names, "--format", "jsonl")
    records = [decode(line, Record) for line in outcome.out.splitlines()]
    assert (outcome.code, outcome.err) == (0, "")
    assert [record.document.title for record in records] == ["About depots", "About boats"]
    assert all(
        span.quotes(record.document.text) for record in records for claim in record.claims for span in claim.content
    )


def test_output_agrees_with_the_schema(folder: Path):
    """What `schema` prints describes what `extract` prints."""
    schema = json.loads(headwater("schema").out)
    for record in json.loads(headwater("extract", str(folder), "--format", "json").out):
        jsonschema.validate(record, schema)


def test_figures_only(tmp_path: Path):
    """With `--select figures` every figure is there with its speaker, and sentences without a number are left."""
    (tmp_path / "talks.txt").write_text("The envoy said the talks failed. The ministry said 40 boats sank.", "utf-8")
    claims, figures = (
        json.loads(headwater("extract", str(tmp_path / "talks.txt"), *options).out)["claims"]
        for options in ((), ("--select", "figures"))
    )
    assert len(claims) == 2
    assert figures == claims[1:]
    assert figures[0]["sources"][0]["name"] == "ministry"


def test_csv_has_a_row_per_figure(folder: Path):
    """A spreadsheet gets each figure with both ends of its bounds."""
    out = headwater("extract", str(folder), "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(out)))
    assert tuple(rows[0]) == FIGURE_COLUMNS
    found = {row["as_printed"]: (row["low"], row["high"]) for row in rows}
    assert found["As many as 40"] == ("", "40")
    assert found["at least 12"] == ("12", "")


def test_no_ledger_is_made(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """`extract` leaves nothing behind."""
    monkeypatch.chdir(tmp_path)
    assert headwater("extract", str(folder), "--format", "table").code == 0
    assert list(tmp_path.iterdir()) == []


def test_problems_go_to_standard_error(folder: Path):
    """Standard output stays clean data when an input fails."""
    outcome = headwater("extract", "nowhere.pdf", str(folder / "boats.txt"))
    assert outcome.code == 1
    assert outcome.err == "headwater: nowhere.pdf: no such file; check the path\n"
    assert len(outcome.out.splitlines()) == 1
