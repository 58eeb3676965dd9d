"""The ledger keeps what it is given, once, and lets nobody change it."""

from __future__ import annotations

from pathlib import Path

import apsw
import pytest

from headwater.extraction.claims import extract_claims
from headwater.ledger import Found, Ledger
from headwater.model import NotALedgerError, Record, UsageError, make_document


def record_of(text: str) -> Record:
    """A record of a text."""
    document = make_document(text, publisher="Ledger", published="2025-09-21")
    return Record(document, *extract_claims(document))


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


def test_nothing_can_be_changed_or_removed(tmp_path: Path):
    """The triggers refuse every update and delete."""
    path = tmp_path / "a.ledger"
    with Ledger(path) as ledger:
        ledger.add(record_of("The ministry said at least 40 boats sank."), b"1", "a.txt", "v1")
    connection = apsw.Connection(str(path))
    for statement in (
        "DELETE FROM document",
        "UPDATE claim SET id = 'x'",
        "DELETE FROM raw",
        "UPDATE extraction SET version = 'x'",
    ):
        with pytest.raises(apsw.ConstraintError, match="append-only"):
            connection.execute(statement)


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


def test_damage_is_found(tmp_path: Path):
    """`check` says nothing about a sound file and names bytes that are not what was stored."""
    path = tmp_path / "a.ledger"
    with Ledger(path) as ledger:
        ledger.add(record_of("The ministry said at least 40 boats sank."), b"1", "a.txt", "v1")
        assert ledger.check() == []
    connection = apsw.Connection(str(path))
    connection.execute("DROP TRIGGER raw_stays")
    connection.execute("UPDATE raw SET size = 99")
    connection.close()
    with Ledger(path) as ledger:
        assert any("not what was stored" in line for line in ledger.check())
