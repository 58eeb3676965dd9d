"""Writing to a ledger: all of a step or nothing of it."""

from __future__ import annotations

from types import TracebackType

import apsw


class Writing:
    """A write transaction, taken at once so that two writers wait for each other instead of failing."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def __enter__(self) -> None:
        self._connection.execute("BEGIN IMMEDIATE")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.execute("COMMIT" if kind is None else "ROLLBACK")
