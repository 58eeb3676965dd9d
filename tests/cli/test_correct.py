"""Corrections by name, and the history that has them: kept with user and note, shown everywhere, taken back by a record."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.exporting.disputing import disputed
from tests.running import Outcome, headwater


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, str]:
    """A ledger, and the id of a claim of its disputed figure."""
    with disputed(tmp_path) as (ledger, claims):
        return ledger.path, claims["courier"].id


def run(made: tuple[Path, str], command: str, *rest: str) -> Outcome:
    """A command on that ledger."""
    return headwater(command, *rest, "--ledger", str(made[0]))


def test_a_correction_is_kept_listed_shown_and_exported(made: tuple[Path, str]):
    """With who made it and why; the value as extracted is beside it."""
    outcome = run(made, "correct", made[1][:10], "figure", "about 41", "--user", "ana", "--note", "misprint")
    assert outcome.code == 0, outcome.err
    rows = [json.loads(line) for line in run(made, "correct", made[1], "--format", "jsonl").out.splitlines()]
    (row,) = [row for row in rows if row["field"] == "figure.1"]
    assert (row["value"], row["extracted"], row["user"], row["note"]) == ("~[41, 41]", "[.., 40]", "ana", "misprint")
    assert "figure.1: [.., 40] → ~[41, 41], ana, " in " ".join(run(made, "show", made[1]).out.split())
    assert "≈ 41" in run(made, "export").out
    assert "figure.1: [.., 40] → ~[41, 41], ana" in run(made, "export").out


def test_history_lists_it_and_takes_it_back(made: tuple[Path, str]):
    """Both are there; only what counts can be taken back."""
    run(made, "correct", made[1], "status", "denied", "--user", "ana")
    run(made, "assess", made[1], "--source", "B", "--information", "2", "--user", "ben")
    listed = run(made, "history").out
    assert "possible → denied" in listed
    assert "– → B2" in listed
    assert run(made, "history", "--undo", "correction-1", "--user", "ana", "--note", "not so").code == 0
    rows = json.loads(run(made, "history", "--format", "json").out)
    assert {row["id"]: row["counts"] for row in rows} == {
        "correction-1": "no", "assessment-1": "yes", "correction-2": "taken back",
    }  # fmt: skip
    assert run(made, "history", "--undo", "correction-1").code == 2
    first = json.loads(run(made, "history", "--format", "json", "--limit", "1").out)
    rest = json.loads(run(made, "history", "--format", "json", "--before", first[0]["id"]).out)
    assert first + rest == rows


@pytest.mark.parametrize(
    "rest",
    [
        ("status", "perhaps"),
        ("status",),
        ("status", "denied", "--undo"),
        ("--undo",),
        ("status", "--undo"),
        ("status", "--empty"),
        ("colour", "red"),
    ],
)
def test_wrong_use_keeps_nothing(made: tuple[Path, str], rest: tuple[str, ...]):
    """And says in one line what is wrong."""
    outcome = run(made, "correct", made[1], *rest)
    assert outcome.code == 2
    assert outcome.err.startswith("headwater: ")
    assert "Nobody has decided" in run(made, "history").out


def test_a_report_cannot_be_corrected(made: tuple[Path, str]):
    """Its text is what was read."""
    document = json.loads(run(made, "show", made[1], "--format", "json").out)["document"]["id"]
    assert run(made, "correct", document).code == 2
