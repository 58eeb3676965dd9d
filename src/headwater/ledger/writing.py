"""Writing to a ledger: all of a step or nothing of it."""

from __future__ import annotations

from types import TracebackType

import apsw

from headwater.model import ProtectedLedgerError


def must_be_writable(connection: apsw.Connection) -> None:
    """Raise `ProtectedLedgerError` if a connection only reads."""
    if connection.readonly("main"):
        raise ProtectedLedgerError(
            f"{connection.filename} is write-protected: it can be read, and nothing can be added to it or decided in it"
        )


class Writing:
    """A write transaction, taken at once so that two writers wait for each other instead of failing.

    Raises `ProtectedLedgerError` on a connection that only reads.
    """

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def __enter__(self) -> None:
        must_be_writable(self._connection)
        self._connection.execute("BEGIN IMMEDIATE")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.execute("COMMIT" if kind is None else "ROLLBACK")
