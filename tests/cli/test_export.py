"""`headwater export`."""

from __future__ import annotations

import csv
import errno
import io
import os
from pathlib import Path

import pytest

from headwater.exporting import CLAIM_COLUMNS, FIGURE_COLUMNS
from headwater.model import Record
from headwater.model.codec import decode
from tests.exporting.disputing import disputed
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


@pytest.mark.parametrize(
    "arguments", [("export",), ("timeline", "--svg"), ("timeline", "--html"), ("timeline", "--png")]
)
def test_the_ledger_is_never_written_over(tmp_path: Path, arguments: tuple[str, ...]):
    """An output that is the ledger itself, by any name, is refused, and the ledger stays as it was."""
    with disputed(tmp_path) as (store, _):
        path = store.path
    (tmp_path / "link.csv").symlink_to(path)
    before = path.read_bytes()
    option = arguments[1] if len(arguments) > 1 else "--output"
    for name in (path, tmp_path / "link.csv"):
        outcome = headwater(arguments[0], option, str(name), "--ledger", str(path))
        assert outcome.code == 2
        assert "is the ledger itself" in outcome.err
    assert path.read_bytes() == before


def test_what_cannot_be_written_leaves_what_was_there(ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A file that is written again is replaced whole, or not at all, and nothing half done stays beside it."""
    target = tmp_path / "claims.csv"
    target.write_text("of yesterday")
    monkeypatch.setattr("headwater.cli.export.to_csv", _full)
    outcome = headwater("export", "--output", str(target), "--ledger", str(ledger))
    assert (outcome.code, outcome.err) == (2, "headwater: the output cannot be written: no space left on device\n")
    assert target.read_text() == "of yesterday"
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def _full(*_: object) -> str:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
