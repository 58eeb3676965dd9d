"""Everything that people did in a ledger, the latest first: decisions, assessments, corrections, and what took them back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import apsw

from headwater.model import UsageError

_QUERY = """
SELECT kind, number, made, user, target, other, field, was, now, note, taken_back, counts FROM history
WHERE (:target IS NULL OR target = :target OR other = :target)
AND (:made IS NULL OR (made, kind, number) < (:made, :kind, :number))
ORDER BY made DESC, kind DESC, number DESC LIMIT :limit
"""
_ONE = """
SELECT kind, number, made, user, target, other, field, was, now, note, taken_back, counts FROM history
WHERE kind = :kind AND number = :number
"""


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that someone did: `kind` is `decision`, `assessment` or `correction`, `number` its own among these.

    `targets` are the ids that it is about: the two claims of a decision. `was` is what counted before, and `now` what
    counts from then on, `None` where nothing does: "same", "different"; "B2"; a field's value. `counts` says that it
    counts still, and can be taken back.
    """

    kind: str
    number: int
    made: str
    user: str
    targets: tuple[str, ...]
    field: str | None
    was: str | None
    now: str | None
    note: str | None
    taken_back: bool
    counts: bool

    @property
    def id(self) -> str:
        """A name by which the deed is asked for again: "decision-3"."""
        return f"{self.kind}-{self.number}"


class History:
    """The deeds of one ledger, in order."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def deeds(self, target: str | None = None, *, limit: int = -1, before: str | None = None) -> Iterator[Deed]:
        """What was done, the latest first: all, or about one id; `limit` below zero is none.

        `before` is a deed's id, to go on from there. Raises `UsageError` if there is none of that id.
        """
        last = self.deed(before) if before is not None else None
        where = {
            "target": target,
            "limit": limit,
            "made": last and last.made,
            "kind": last and last.kind,
            "number": last and last.number,
        }
        for row in self._connection.execute(_QUERY, where):
            yield _deed(*row)

    def deed(self, identifier: str) -> Deed:
        """The deed of that id; raises `UsageError` if there is none."""
        found = re.fullmatch(r"(decision|assessment|correction)-(\d{1,18})", identifier)
        where = {"kind": found[1], "number": int(found[2])} if found else {}
        row = self._connection.execute(_ONE, where).fetchone() if found else None
        if row is None:
            raise UsageError(f"no decision, assessment or correction {identifier!r}")
        return _deed(*row)


def _deed(kind: str, number: int, made: str, user: str, target: str, other: str | None, *rest: object) -> Deed:
    field, was, now, note, taken_back, counts = rest
    targets = (target,) if other is None else (target, other)
    return Deed(
        kind,
        number,
        made,
        user,
        targets,
        _text(field),
        _text(was),
        _text(now),
        _text(note),
        bool(taken_back),
        bool(counts),
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)
