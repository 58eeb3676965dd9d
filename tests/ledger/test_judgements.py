"""Analysts' decisions and assessments: the latest counts, the earlier stay, nobody changes them."""

from __future__ import annotations

from pathlib import Path

import apsw
import pytest

from headwater.ledger import Ledger
from headwater.model import LedgerError
from headwater.model.assessment import Assessment, Credibility, Reliability


def assessment(
    source: str | None = "B", information: str | None = "2", user: str = "ana", note: str | None = None
) -> Assessment:
    """An assessment of one claim."""
    grades = Reliability(source) if source else None, Credibility(information) if information else None
    return Assessment("c1", *grades, user, "2026-01-02T03:04:05+00:00", note)


def test_the_latest_decision_on_a_pair_wins_and_can_be_taken_back(tmp_path: Path):
    """Whichever way round the pair is named."""
    with Ledger(tmp_path / "a.ledger") as ledger:
        judgements = ledger.judgements
        judgements.decide(("c2", "c1"), True, "ana")
        judgements.decide(("c3", "c4"), True, "ana", "one briefing")
        judgements.decide(("c1", "c2"), False, "ben", "other years")
        assert [(one.between, one.same, one.user, one.note) for one in judgements.decisions()] == [
            (("c1", "c2"), False, "ben", "other years"),
            (("c3", "c4"), True, "ana", "one briefing"),
        ]
        judgements.decide(("c1", "c2"), None, "ben")
        assert [one.between for one in judgements.decisions()] == [("c3", "c4")]
        assert judgements.last_decision() == 4
        assert list(judgements.decided_after(2)) == [("c1", "c2")]


def test_each_users_latest_assessment_counts(tmp_path: Path):
    """A second user does not overrule the first; taking back is a record too."""
    with Ledger(tmp_path / "a.ledger") as ledger:
        judgements = ledger.judgements
        given = [assessment(), assessment("C", "3"), assessment("D", "6", "ben", "no original")]
        for one in given:
            judgements.assess(one)
        assert list(judgements.assessments("c1")) == given[1:]
        judgements.assess(assessment(None, None, "ben"))
        assert list(judgements.assessments()) == [given[1]]
        assert list(judgements.assessments("c1", history=True)) == [*given, assessment(None, None, "ben")]
        assert list(judgements.assessments("c2")) == []


def test_a_half_grade_is_refused(tmp_path: Path):
    """Source and information are graded together or not at all."""
    with Ledger(tmp_path / "a.ledger") as ledger, pytest.raises(LedgerError, match="was not stored"):
        ledger.judgements.assess(assessment("B", None))


def test_nothing_can_be_changed_or_removed(tmp_path: Path):
    """The triggers refuse every update and delete."""
    path = tmp_path / "a.ledger"
    with Ledger(path) as ledger:
        ledger.judgements.decide(("c1", "c2"), True, "ana")
        ledger.judgements.assess(assessment())
    connection = apsw.Connection(str(path))
    for statement in (
        "DELETE FROM decision",
        "UPDATE decision SET same = 0",
        "DELETE FROM assessment",
        "UPDATE assessment SET user = 'x'",
    ):
        with pytest.raises(apsw.ConstraintError, match="append-only"):
            connection.execute(statement)


def test_judgements_are_synced_to_disk(tmp_path: Path):
    """SQLite is told to wait for the disk (synchronous=FULL is 2)."""
    with Ledger(tmp_path / "a.ledger") as ledger:
        assert ledger._connection.pragma("synchronous") == 2
