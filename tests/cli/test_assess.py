"""Grades: proposed with reasons, recorded by analysts alone, never overwritten."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.exporting.disputing import disputed
from tests.running import headwater


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, str]:
    """A ledger, and the id of a claim of its disputed figure."""
    with disputed(tmp_path) as (ledger, claims):
        return ledger.path, claims["courier"].id


def test_the_proposal_is_shown_with_its_reasons_and_recorded_by_nobody(made: tuple[Path, str]):
    """One origin proven distinct: no 1."""
    path, claim = made
    out = headwater("assess", claim[:10], "--ledger", str(path)).out
    assert "proposed for worker missing  1 to 2 origins, 5 reports" in out
    assert "admiralty" in out
    assert "No assessment is recorded." in out


def test_a_grade_is_kept_with_user_and_note(made: tuple[Path, str]):
    """The latest of a user counts; every record stays; undo is a record."""
    path, claim = made
    ledger = ("--ledger", str(path))
    for grade in ("B", "2"), ("c", "3"):
        outcome = headwater(
            "assess", claim, "--source", grade[0], "--information", grade[1], "--user", "ana", "--note", "why", *ledger
        )
        assert outcome.code == 0, outcome.err
    assert headwater("assess", claim, "--undo", "--user", "ana", *ledger).code == 0
    rows = [json.loads(line) for line in headwater("assess", "--format", "jsonl", *ledger).out.splitlines()]
    assert [(row["source"], row["information"], row["note"]) for row in rows] == [
        ("B", "2", "why"),
        ("C", "3", "why"),
        ("", "", ""),
    ]
    assert {(row["target"], row["user"]) for row in rows} == {(claim, "ana")}


@pytest.mark.parametrize(
    "options",
    [
        ("--source", "B"),
        ("--information", "2"),
        ("--source", "G", "--information", "2"),
        ("--source", "B", "--information", "2", "--undo"),
    ],
)
def test_half_a_grade_is_wrong_use(made: tuple[Path, str], options: tuple[str, ...]):
    """Source and information go together, in the letters and digits that there are."""
    path, claim = made
    assert headwater("assess", claim, *options, "--ledger", str(path)).code == 2
    assert headwater("assess", "--format", "jsonl", "--ledger", str(path)).out == ""


@pytest.mark.parametrize("identifier", ["e2345missing", "o2345guard"])
def test_figures_and_origins_are_graded_too(made: tuple[Path, str], identifier: str):
    """Whatever has an id."""
    path, _ = made
    outcome = headwater(
        "assess", identifier[:8], "--source", "F", "--information", "6", "--user", "ana", "--ledger", str(path)
    )
    assert outcome.code == 0, outcome.err
    assert "F6  ana" in outcome.out


def test_what_is_not_there_cannot_be_graded(made: tuple[Path, str]):
    """Nor can what several ids start with."""
    path, _ = made
    assert headwater("assess", "czzzzzz", "--ledger", str(path)).code == 2
    assert headwater("assess", "o2345", "--ledger", str(path)).code == 2


@pytest.mark.parametrize("kind", ["origin", "estimand"])
def test_a_grade_stays_with_what_it_was_given_to(tmp_path: Path, kind: str):
    """An origin and a figure get other ids when a report joins them; what was recorded follows, and says what it was made on."""
    ledger = ("--ledger", str(tmp_path / "two.ledger"))

    def add(publisher: str, day: str) -> str:
        report = f"The harbour office said 470 dockers were hired. So the {publisher} has it."
        assert headwater("add", "-", "--publisher", publisher, "--published", day, *ledger, stdin=report).code == 0
        [line] = headwater("relations", "--kind", kind, *ledger).out.splitlines()
        identifier: str = json.loads(line)["id"]
        return identifier

    before = add("Coast Courier", "2025-03-10")
    graded = headwater("assess", before, "--source", "B", "--information", "2", "--user", "ana", *ledger)
    assert graded.code == 0, graded.err
    now = add("Pier Post", "2025-03-12")
    assert now != before
    for asked in (now, before):
        out = headwater("assess", asked, *ledger).out
        assert f"B2  made on {before[:9]}  ana" in out
        assert "2 reports" in out
    [row] = map(json.loads, headwater("assess", "--format", "jsonl", *ledger).out.splitlines())
    assert (row["target"], row["made_on"]) == (now, before)
    assert headwater("trace", before, *ledger).out == headwater("trace", now, *ledger).out != "No disputed figures.\n"
