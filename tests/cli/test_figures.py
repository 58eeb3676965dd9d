"""`headwater figures`."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from tests.running import headwater


def test_who_said_which_figure(ledger: Path):
    """The table shows bounds, what is counted, the chain and the status."""
    out = headwater("figures", "--ledger", str(ledger)).out
    (line,) = (line for line in out.splitlines() if "≤ 40" in line)
    assert "worker" in line
    assert "governor ← Ledger" in line
    assert "possible" in line


def test_a_query_narrows(ledger: Path):
    """Only claims that hold all the words are listed; none is said as such."""
    out = headwater("figures", "coast", "guard", "--ledger", str(ledger)).out
    assert "≥ 12" in out
    assert "≤ 40" not in out
    outcome = headwater("figures", "zeppelin", "--ledger", str(ledger))
    assert (outcome.code, outcome.out) == (2, "")
    assert "no claim with a figure answers to 'zeppelin'" in outcome.err


def test_all_data_formats_hold_the_same_rows(ledger: Path):
    """JSON, JSON lines and CSV differ in form alone."""
    given = {
        kind: headwater("figures", "--ledger", str(ledger), "--format", kind).out for kind in ("json", "jsonl", "csv")
    }
    rows = json.loads(given["json"])
    assert [json.loads(line) for line in given["jsonl"].splitlines()] == rows
    assert list(csv.DictReader(io.StringIO(given["csv"]))) == rows
    assert {row["status"] for row in rows} >= {"possible", "denied"}


def test_there_must_be_a_ledger(tmp_path: Path):
    """A reading command makes no empty ledger; it says what to do, in one line."""
    path = tmp_path / "none.ledger"
    outcome = headwater("figures", "--ledger", str(path))
    assert outcome.code == 3
    assert (
        outcome.err
        == f"headwater: there is no ledger at {path}; add reports to it first: headwater add SOURCE --ledger {path}\n"
    )
    assert not path.exists()


def test_another_programs_file_is_refused(tmp_path: Path):
    """A file that is no ledger is left alone."""
    path = tmp_path / "notes.txt"
    path.write_text("not a ledger, " * 100, encoding="utf-8")
    outcome = headwater("figures", "--ledger", str(path))
    assert outcome.code == 3
    assert len(outcome.err.splitlines()) == 1
    assert path.read_text(encoding="utf-8") == "not a ledger, " * 100
