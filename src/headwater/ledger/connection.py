"""Opening a ledger file: its own SQLite (apsw), write-ahead log, migrations, and a clear no to anything else."""

from __future__ import annotations

import os
from contextlib import suppress
from importlib.resources import files
from pathlib import Path

import apsw

from headwater.model import LedgerError, NewerLedgerError, NotALedgerError, ProtectedLedgerError

APPLICATION = 0x48575452  # "HWTR"
_BUSY_MILLISECONDS = 60_000
_MUCH = 0.25  # of the pages of a file
_VACUUM = "VACUUM"


def connect(path: Path) -> apsw.Connection:
    """A connection to the ledger at `path`, made if absent and migrated to this version's schema.

    One that is write-protected, or lies in a folder that is, is opened to be read alone. Raises `NotALedgerError` if the
    file is something else, `NewerLedgerError` if a newer version wrote it, `ProtectedLedgerError` if it would have to be
    migrated and cannot be written, and `LedgerError` if it cannot be opened. Every commit is synced to disk (synchronous=FULL).
    """
    try:
        if is_protected(path):
            connection = _to_read(path)
            if _version(connection, path, len(migrations())) < len(migrations()):
                raise ProtectedLedgerError(
                    f"{path} is of an older version and write-protected; make a copy that can be written, and use that"
                )
            return connection
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = apsw.Connection(str(path))
        connection.set_busy_timeout(_BUSY_MILLISECONDS)
        connection.pragma("journal_mode", "wal")
        connection.pragma("synchronous", "full")
        _migrate(connection, path)
        connection.pragma("foreign_keys", True)
    except apsw.NotADBError as error:
        raise NotALedgerError(f"{path} is no ledger; give another file") from error
    except (apsw.Error, OSError) as error:
        raise LedgerError(f"{path} cannot be opened as a ledger: {error}") from error
    return connection


def is_protected(path: Path) -> bool:
    """Whether a ledger is there that cannot be written: SQLite writes the file, and others beside it."""
    return path.exists() and not (os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK))


def _to_read(path: Path) -> apsw.Connection:
    """A connection that only reads; beside other processes where SQLite can see them, else as a file that nobody changes."""
    try:
        return _opened(path, "mode=ro")
    except (apsw.CantOpenError, apsw.ReadOnlyError):
        log = path.with_name(path.name + "-wal")
        if log.exists() and log.stat().st_size:  # it holds what the file does not yet
            raise
        return _opened(path, "immutable=1")


def _opened(path: Path, how: str) -> apsw.Connection:
    flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    connection = apsw.Connection(f"{path.absolute().as_uri()}?{how}", flags)
    connection.set_busy_timeout(_BUSY_MILLISECONDS)
    connection.pragma("application_id")  # the first look at the file
    return connection


def migrations() -> tuple[str, ...]:
    """The SQL of every migration, in order."""
    folder = files("headwater.ledger") / "migrations"
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".sql"))
    return tuple((folder / name).read_text(encoding="utf-8") for name in names)


def _migrate(connection: apsw.Connection, path: Path) -> None:
    """Apply the migrations that the file lacks, all or none, with foreign keys off: a table is dropped that another names."""
    steps = migrations()
    if _version(connection, path, len(steps)) == len(steps):
        return
    connection.pragma("foreign_keys", False)
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in steps[_version(connection, path, len(steps)) :]:
            connection.execute(step)
        connection.execute(f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {len(steps)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    _give_back(connection)


def _give_back(connection: apsw.Connection) -> None:
    """Shrink the file if migrations left much of it empty; where that fails (no room, another process), new reports fill it."""
    if connection.pragma("freelist_count") > _MUCH * connection.pragma("page_count"):
        with suppress(apsw.Error):
            connection.execute(_VACUUM)


def _version(connection: apsw.Connection, path: Path, known: int) -> int:
    """How many migrations the file has; raises if it belongs to another program, or has more than are known."""
    application, version = connection.pragma("application_id"), int(connection.pragma("user_version"))
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").get
    if application != APPLICATION and (tables or version):
        raise NotALedgerError(f"{path} is a database of another program; give another file")
    if version > known:
        raise NewerLedgerError(f"{path} was written by a newer version; update Headwater")
    return version
