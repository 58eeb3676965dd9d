"""The ledger keeps what it is given, once, and lets nobody change it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import apsw
import pytest

from headwater.extraction.claims import extract_claims
from headwater.ledger import Found, Ledger
from headwater.ledger import connection as connection_module
from headwater.model import (
    LedgerError,
    NewerLedgerError,
    NotALedgerError,
    Problem,
    ProtectedLedgerError,
    Record,
    UsageError,
    make_document,
)
from tests.protecting import protect


def record_of(text: str) -> Record:
    """A record of a text."""
    document = make_document(text, publisher="Ledger", published="2025-09-21")
    return Record(document, *extract_claims(document))


def store(ledger: Ledger, record: Record) -> bool:
    """Add a record with the bytes that it was read from."""
    return ledger.add(record, record.document.text.encode(), "a.txt", "v1")


def test_adding_twice_changes_nothing(tmp_path: Path):
    """The same report by the same version is stored once."""
    record = record_of("The ministry said at least 40 boats sank.")
    with Ledger(tmp_path / "a.ledger") as ledger:
        assert ledger.add(record, b"raw", "a.txt", "v1")
        assert not ledger.add(record, b"raw", "a.txt", "v1")
        assert ledger.totals().documents == 1
        assert list(ledger.records()) == [record]


def test_a_newer_extraction_is_the_current_one(tmp_path: Path):
    """Claims of a newer version replace the older in every answer, and the older rows stay."""
    record = record_of("The ministry said at least 40 boats sank.")
    with Ledger(tmp_path / "a.ledger") as ledger:
        ledger.add(record, b"raw", "a.txt", "v1")
        ledger.add(Record(record.document, (), ()), b"raw", "a.txt", "v2")
        assert ledger.totals().claims == 0


def test_search_finds_by_source_and_by_what_is_counted(tmp_path: Path):
    """A query's words may stand in the sentence or in the names resolved from it."""
    with Ledger(tmp_path / "a.ledger") as ledger:
        ledger.add(record_of("The ministry said at least 40 boats sank."), b"1", "a.txt", "v1")
        ledger.add(record_of("The bank said 7 clerks left."), b"2", "b.txt", "v1")
        assert [found.claim.figures[0].low for found in ledger.claims("boats", figures=True)] == [40]
        assert list(ledger.claims('"quoted (odd')) == []


KEPT = ("raw", "document", "extraction", "claim", "problem")
"""The tables of what was read and found; the index of words is SQLite's, and is made again from the claims."""


def test_nothing_can_be_changed_removed_or_replaced(tmp_path: Path):
    """Every table refuses it from every program, REPLACE included, which asks no trigger of DELETE."""
    path = tmp_path / "a.ledger"
    with Ledger(path) as ledger:
        store(ledger, record_of("The ministry said at least 40 boats sank."))
        ledger.note(Problem("b.txt", "reading", "missing", "no such file"))
    connection = apsw.Connection(str(path))
    for table in KEPT:
        before = list(connection.execute(f"SELECT * FROM {table}"))  # noqa: S608  # names from above
        assert before, f"nothing in {table} to try it on"
        columns = [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")]
        marks = ", ".join("?" * len(columns))
        for statement in (
            f"DELETE FROM {table}",  # noqa: S608  # likewise
            *(f"UPDATE {table} SET {column} = {column}" for column in columns),  # noqa: S608  # likewise
            f"INSERT OR REPLACE INTO {table} VALUES ({marks})",  # noqa: S608  # likewise
        ):
            with pytest.raises(apsw.ConstraintError, match="append-only"):
                connection.execute(statement, before[0] if "?" in statement else ())
        assert list(connection.execute(f"SELECT * FROM {table}")) == before  # noqa: S608  # likewise


def test_the_bytes_are_kept_once_and_found_by_their_digest(tmp_path: Path):
    """Two reports of the same bytes share them."""
    first, second = (make_document("Two depots burned.", publisher=name) for name in ("Ledger", "Gazette"))
    with Ledger(tmp_path / "a.ledger") as ledger:
        for document in (first, second):
            store(ledger, Record(document, (), ()))
        assert ledger.totals().documents == 2
        assert ledger.raw(first.raw_sha256) == b"Two depots burned."
        with pytest.raises(UsageError, match="no bytes"):
            ledger.raw("0" * 64)
    assert apsw.Connection(str(tmp_path / "a.ledger")).execute("SELECT count(*) FROM raw").get == 1


_ADDS = """
import sys
from headwater.ledger import Ledger
from headwater.model import Record, make_document
for number in range(40):
    with Ledger(sys.argv[1]) as ledger:
        document = make_document(f"{sys.argv[2]} {number % 20} boats sank.")
        ledger.add(Record(document, (), ()), document.text.encode(), f"{number}.txt", "v1")
"""


def test_several_processes_add_at_once(tmp_path: Path):
    """Each waits its turn, also to make the file; every report is there once, whoever added it first."""
    path = tmp_path / "a.ledger"
    children = [subprocess.Popen([sys.executable, "-c", _ADDS, str(path), word]) for word in ("Some", "Some", "Other")]
    assert [child.wait(timeout=300) for child in children] == [0, 0, 0]
    with Ledger(path) as ledger:
        assert ledger.totals().documents == 40
        assert ledger.check() == []


def test_an_older_file_is_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A file that an older version wrote gets the migrations that it lacks, and keeps what it holds."""
    path, record = tmp_path / "a.ledger", record_of("The ministry said at least 40 boats sank.")
    with Ledger(path) as ledger:
        store(ledger, record)
    steps = connection_module.migrations()
    added = (*steps, "CREATE TABLE later (word TEXT) STRICT; INSERT INTO later VALUES ('new')")
    monkeypatch.setattr(connection_module, "migrations", lambda: added)
    for _ in range(2):  # once, however often it is opened
        with Ledger(path) as ledger:
            assert list(ledger.records()) == [record]
    connection = apsw.Connection(str(path))
    assert connection.pragma("user_version") == len(added)
    assert connection.execute("SELECT word FROM later").get == "new"
    connection.close()
    monkeypatch.setattr(connection_module, "migrations", lambda: steps)
    with pytest.raises(NewerLedgerError, match="newer version"):
        Ledger(path)


def test_a_migration_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Half a migration would leave a file that no version can read."""
    path = tmp_path / "a.ledger"
    Ledger(path).close()
    steps = connection_module.migrations()
    monkeypatch.setattr(connection_module, "migrations", lambda: (*steps, "CREATE TABLE later (word); SELECT nonsense"))
    with pytest.raises(LedgerError):
        Ledger(path)
    connection = apsw.Connection(str(path))
    assert connection.pragma("user_version") == len(steps)
    assert connection.execute("SELECT name FROM sqlite_schema WHERE name = 'later'").get is None


def test_find_by_the_start_of_an_id(tmp_path: Path):
    """A few letters of an id are enough, if they are of one id."""
    record = record_of("The ministry said at least 40 boats sank.")
    with Ledger(tmp_path / "a.ledger") as ledger:
        ledger.add(record, b"1", "a.txt", "v1")
        found = ledger.find(record.claims[0].id[:10])
        assert isinstance(found, Found)
        assert found.claim == record.claims[0]
        with pytest.raises(UsageError, match="no claim or document"):
            ledger.find("zzz")


def test_another_programs_file_is_refused(tmp_path: Path):
    """Neither text nor another database is taken for a ledger."""
    text, other = tmp_path / "a.txt", tmp_path / "b.db"
    text.write_text("no database, but long enough to be looked at" * 10)
    connection = apsw.Connection(str(other))
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    for path in (text, other):
        with pytest.raises(NotALedgerError):
            Ledger(path)


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        ("DROP TRIGGER raw_stays; UPDATE raw SET size = 99", "not what was stored"),
        ("DROP TRIGGER raw_stays; UPDATE raw SET data = x'00'", "not what was stored"),
        ("DROP TRIGGER raw_remains; DELETE FROM raw", "are not here"),
        (
            "DROP TRIGGER document_stays; UPDATE document SET record = replace(record, '40', '41')",
            "is not what was stored",
        ),
        (
            "DROP TRIGGER claim_stays; UPDATE claim SET record = replace(record, '40 boats', '41 boats')",
            "does not stand at",
        ),
        ("DROP TRIGGER claim_stays; UPDATE claim SET record = '{'", "cannot be read"),
        ("DELETE FROM search", "does not hold every claim"),
    ],
)
def test_damage_is_found(tmp_path: Path, harm: str, said: str):
    """`check` says nothing about a sound file, and names what is not as it was stored."""
    path = tmp_path / "a.ledger"
    with Ledger(path) as ledger:
        store(ledger, record_of("The ministry said at least 40 boats sank."))
        assert ledger.check() == []
    connection = apsw.Connection(str(path))
    connection.execute(harm)
    connection.close()
    with Ledger(path) as ledger:
        assert any(said in line for line in ledger.check())


def test_a_file_cut_short_is_found(tmp_path: Path):
    """Also where SQLite itself can read it no further."""
    path = tmp_path / "a.ledger"
    with Ledger(path) as ledger:
        for number in range(30):
            store(ledger, record_of(f"The ministry said at least {number + 40} boats sank."))
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2 // 4096 * 4096])
    try:
        with Ledger(path) as ledger:
            found = ledger.check()
    except LedgerError as error:
        found = [str(error)]
    assert found


def test_a_write_protected_ledger_is_read_and_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """All that is in it is there; what would change it is refused in words."""
    path, record = tmp_path / "a.ledger", record_of("The ministry said at least 40 boats sank.")
    with Ledger(path) as ledger:
        store(ledger, record)
    before = path.read_bytes()
    protect(monkeypatch)
    with Ledger(path) as ledger:
        assert list(ledger.records()) == [record]
        assert len(list(ledger.claims("boats"))) == 1
        assert ledger.check() == []
        with pytest.raises(ProtectedLedgerError, match=r"a\.ledger is write-protected"):
            store(ledger, record_of("Police said 12 barges sank."))
        with pytest.raises(ProtectedLedgerError, match="is write-protected"):
            ledger.note(Problem("a.txt", "reading", "empty", "empty"))
    assert path.read_bytes() == before


def test_where_sqlite_can_write_nothing_at_all_a_whole_file_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Not one whose last commits are still in the file beside it: they would be missing."""
    path, opened = tmp_path / "a.ledger", connection_module._opened
    with Ledger(path) as ledger:
        store(ledger, record_of("The ministry said at least 40 boats sank."))

    def closed(at: Path, how: str) -> apsw.Connection:
        if how == "mode=ro":
            raise apsw.CantOpenError("unable to open database file")
        return opened(at, how)

    protect(monkeypatch)
    monkeypatch.setattr(connection_module, "_opened", closed)
    with Ledger(path) as ledger:
        assert ledger.totals().documents == 1
    (tmp_path / "a.ledger-wal").write_bytes(b"commits")
    with pytest.raises(LedgerError, match="cannot be opened"):
        Ledger(path)


def test_an_old_write_protected_ledger_is_refused_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """It cannot be brought to this version where it lies."""
    path = tmp_path / "a.ledger"
    Ledger(path).close()
    connection = apsw.Connection(str(path))
    connection.execute("PRAGMA user_version = 1")
    connection.close()
    protect(monkeypatch)
    with pytest.raises(ProtectedLedgerError, match="older version and write-protected"):
        Ledger(path)
