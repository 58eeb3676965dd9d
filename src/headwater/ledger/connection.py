"""Opening a ledger file: its own SQLite (apsw), write-ahead log, migrations, and a clear no to anything else."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import apsw

from headwater.model import LedgerError, NewerLedgerError, NotALedgerError

APPLICATION = 0x48575452  # "HWTR"
_BUSY_MILLISECONDS = 60_000


def connect(path: Path) -> apsw.Connection:
    """A connection to the ledger at `path`, made if absent and migrated to this version's schema.

    Raises `NotALedgerError` if the file is something else, `NewerLedgerError` if a newer version wrote it, and
    `LedgerError` if it cannot be opened. Every commit is synced to disk (synchronous=FULL).
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = apsw.Connection(str(path))
        connection.set_busy_timeout(_BUSY_MILLISECONDS)
        connection.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON")
        _migrate(connection, path)
    except apsw.NotADBError as error:
        raise NotALedgerError(f"{path} is no ledger; give another file") from error
    except (apsw.Error, OSError) as error:
        raise LedgerError(f"{path} cannot be opened as a ledger: {error}") from error
    return connection


def migrations() -> tuple[str, ...]:
    """The SQL of every migration, in order."""
    folder = files("headwater.ledger") / "migrations"
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".sql"))
    return tuple((folder / name).read_text(encoding="utf-8") for name in names)


def _migrate(connection: apsw.Connection, path: Path) -> None:
    steps = migrations()
    if _version(connection, path, len(steps)) == len(steps):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in steps[_version(connection, path, len(steps)) :]:
            connection.execute(step)
        connection.execute(f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {len(steps)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _version(connection: apsw.Connection, path: Path, known: int) -> int:
    """How many migrations the file has; raises if it belongs to another program, or has more than are known."""
    application, version = connection.pragma("application_id"), int(connection.pragma("user_version"))
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").get
    if application != APPLICATION and (tables or version):
        raise NotALedgerError(f"{path} is a database of another program; give another file")
    if version > known:
        raise NewerLedgerError(f"{path} was written by a newer version; update Headwater")
    return version
