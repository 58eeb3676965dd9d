"""`headwater export`."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from headwater.exporting import CLAIM_COLUMNS, FIGURE_COLUMNS
from headwater.model import Record
from headwater.model.codec import decode
from tests.running import headwater


def test_figures_and_claims_as_csv(ledger: Path):
    """A row is a figure, or a claim if asked for."""
    figures = headwater("export", "--ledger", str(ledger)).out
    claims = headwater("export", "--rows", "claims", "--ledger", str(ledger)).out
    assert tuple(next(csv.reader(io.StringIO(figures)))) == FIGURE_COLUMNS
    assert tuple(next(csv.reader(io.StringIO(claims)))) == CLAIM_COLUMNS


def test_json_lines_are_the_records_that_were_added(ledger: Path, folder: Path):
    """What `extract` prints comes out of the ledger again."""
    exported = [
        decode(line, Record)
        for line in headwater("export", "--format", "jsonl", "--ledger", str(ledger)).out.splitlines()
    ]
    extracted = [decode(line, Record) for line in headwater("extract", str(folder)).out.splitlines()]
    assert sorted(exported, key=lambda record: record.document.id) == sorted(
        extracted, key=lambda record: record.document.id
    )


def test_a_page_into_a_folder_that_is_not_there_yet(ledger: Path, tmp_path: Path):
    """`--output` makes the folder; nothing goes to standard output."""
    target = tmp_path / "out" / "report.html"
    outcome = headwater("export", "--format", "html", "--output", str(target), "--ledger", str(ledger))
    assert (outcome.code, outcome.out) == (0, "")
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_place_that_cannot_be_written(ledger: Path, tmp_path: Path):
    """One line, no traceback."""
    (tmp_path / "file").touch()
    outcome = headwater("export", "--output", str(tmp_path / "file" / "x.csv"), "--ledger", str(ledger))
    assert outcome.code == 2
    assert len(outcome.err.splitlines()) == 1
