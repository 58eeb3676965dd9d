"""What analysts decide: whether two claims are of one thing, and what a claim is worth. Added, never changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import apsw

from headwater.ledger.writing import Writing
from headwater.model import LedgerError
from headwater.model.assessment import Assessment, Credibility, Reliability, moment
from headwater.model.relations import Decision


class Judgements:
    """Decisions and assessments of one ledger. Once a method that writes returns, the judgement is on disk.

    To undo is to write that it is taken back: the earlier record stays, and counts no more.
    """

    def __init__(self, connection: apsw.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def decide(self, between: tuple[str, str], same: bool | None, user: str, note: str | None = None) -> None:
        """Keep that two claims are of one estimand (`same`) or not; `None` takes back what was decided."""
        one, other = sorted(between)
        self._add(
            "INSERT INTO decision (one, other, same, user, made, note) VALUES (?, ?, ?, ?, ?, ?)",
            (one, other, same, user, moment(), note),
        )

    def decisions(self) -> tuple[Decision, ...]:
        """The decisions that count, a pair's latest, in the order of the pairs."""
        rows = self._connection.execute(
            "SELECT one, other, same, user, made, note FROM current_decision ORDER BY one, other"
        )
        return tuple(Decision((one, other), bool(same), *rest) for one, other, same, *rest in rows)

    def last_decision(self) -> int:
        """The number of the last decision, 0 if there is none: what a linking step has seen."""
        return int(self._connection.execute("SELECT coalesce(max(number), 0) FROM decision").get)

    def decided_after(self, number: int) -> Iterator[tuple[str, str]]:
        """The pairs on which something was decided, or taken back, after that number."""
        yield from self._connection.execute(
            "SELECT DISTINCT one, other FROM decision WHERE number > ? ORDER BY one, other", (number,)
        )

    def assess(self, assessment: Assessment) -> None:
        """Keep a judgement; a user's latest on a target counts."""
        row = (
            assessment.target,
            assessment.source,
            assessment.information,
            assessment.note,
            assessment.user,
            assessment.made,
        )
        self._add(
            "INSERT INTO assessment (target, source, information, note, user, made) VALUES (?, ?, ?, ?, ?, ?)", row
        )

    def assessments(self, target: str | None = None, *, history: bool = False) -> Iterator[Assessment]:
        """Each user's judgement that counts, or with `history` every record; of one target or all; oldest first."""
        view = "assessment" if history else "current_assessment"
        query = f"SELECT target, source, information, user, made, note FROM {view} WHERE :target IS NULL OR target = :target ORDER BY number"  # noqa: S608  # one of two names of ours
        for identifier, source, information, *rest in self._connection.execute(query, {"target": target}):
            reliability = None if source is None else Reliability(source)
            credibility = None if information is None else Credibility(information)
            yield Assessment(identifier, reliability, credibility, *rest)

    def _add(self, statement: str, row: tuple[str | bool | None, ...]) -> None:
        try:
            with Writing(self._connection):
                self._connection.execute(statement, row)
        except apsw.Error as error:
            raise LedgerError(f"{self._path}: the judgement was not stored: {error}") from error
