"""A ledger that an older version wrote reads the same once it is opened, and is as well guarded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from headwater.ledger import Found, Ledger
from headwater.ledger import connection as connection_module
from headwater.model import LedgerError, Problem, Record
from tests.ledger.test_ledger import record_of, store

BEFORE_ROWS = 5
"""How many migrations there were when claims and documents had no row numbers."""
REPORTS = tuple(
    f"The ministry of ports said at least {count} boats sank off Lira. Divers found {count + 3} crates. "
    f"The mayor of Lira, Ida Moss, denied that {count} boats had sunk."
    for count in range(40, 100, 3)
)


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger of the older schema: reports, one extracted twice, a problem, and a correction."""
    path, steps = tmp_path / "old.ledger", connection_module.migrations()
    with monkeypatch.context() as patch:
        patch.setattr(connection_module, "migrations", lambda: steps[:BEFORE_ROWS])
        with Ledger(path) as ledger:
            records = [record_of(text) for text in REPORTS]
            for record in records:
                store(ledger, record)
            again = records[0]
            ledger.add(Record(again.document, again.claims[:1], ()), b"again", "a.txt", "v2")
            ledger.correct(again.claims[0].id, "status", "possible", "ana")
            ledger.note(Problem("b.txt", "reading", "missing", "no such file"))
    return path


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    """What a query answers, by a program that knows nothing of ledgers."""
    connection = apsw.Connection(str(path))
    found = [tuple(row) for row in connection.execute(query)]
    connection.close()
    return found


def answers(ledger: Ledger) -> list[object]:
    """What a ledger says to all that is asked of it."""
    records = list(ledger.records())
    claims = [claim.id for record in records for claim in record.claims]
    return [
        records,
        ledger.totals(),
        ledger.found(claims),
        [ledger.claims_of(record.document.id) for record in records],
        list(ledger.claims("boats", figures=True)),
        ledger.searching.newest("crates", 10),
        list(ledger.searching.headings()),
        [ledger.raw(record.document.raw_sha256) for record in records],
    ]


CONTENT = (
    "SELECT * FROM claim ORDER BY extraction, position",
    "SELECT * FROM document ORDER BY id",
    "SELECT * FROM current_claim ORDER BY extraction, position",
    "SELECT * FROM extraction ORDER BY number",
    "SELECT * FROM raw ORDER BY sha256",
    "SELECT rowid, * FROM search ORDER BY rowid",
    "SELECT type, name, tbl_name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_autoindex%' ORDER BY name",
    'SELECT "table", "from", "to" FROM pragma_foreign_key_list(\'claim\')',
    'SELECT "table", "from", "to" FROM pragma_foreign_key_list(\'extraction\')',
)


def test_every_row_and_every_answer_is_kept(old: Path, monkeypatch: pytest.MonkeyPatch):
    """Row by row, and by what the ledger answers; and it is sound."""
    before, steps = [rows(old, query) for query in CONTENT], connection_module.migrations()
    with monkeypatch.context() as patch:
        patch.setattr(connection_module, "migrations", lambda: steps[:BEFORE_ROWS])
        with Ledger(old) as ledger:
            said = answers(ledger)
    with Ledger(old) as ledger:
        assert answers(ledger) == said
        assert ledger.check() == []
        first = next(iter(ledger.claims()))
        assert isinstance(ledger.find(first.claim.id), Found)
    assert [rows(old, query) for query in CONTENT] == before
    assert rows(old, "PRAGMA user_version") == [(len(steps),)]
    assert rows(old, "PRAGMA foreign_key_check") == []


def test_claims_and_documents_lie_in_rows_and_in_order(old: Path):
    """Records of a few kilobytes share pages only there, and row numbers go by extraction and position."""
    Ledger(old).close()
    kinds = rows(old, "SELECT name, wr FROM pragma_table_list WHERE name IN ('claim', 'document') ORDER BY name")
    assert kinds == [("claim", 0), ("document", 0)]
    places = rows(old, "SELECT extraction, position FROM claim ORDER BY rowid")
    assert places == sorted(places)


def test_the_room_that_is_freed_is_given_back(old: Path):
    """The rows of before would stay as empty pages, more than the ledger has otherwise."""
    size = old.stat().st_size
    Ledger(old).close()
    assert rows(old, "PRAGMA freelist_count") == [(0,)]
    assert old.stat().st_size < size


def test_where_the_room_cannot_be_given_back_the_ledger_is_whole(old: Path, monkeypatch: pytest.MonkeyPatch):
    """It takes room on the disk, and there may be none."""
    monkeypatch.setattr(connection_module, "_VACUUM", "SELECT nonsense")
    with Ledger(old) as ledger:
        assert ledger.totals().documents == len(REPORTS)
        assert ledger.check() == []
    assert rows(old, "PRAGMA freelist_count") != [(0,)]


def test_a_step_that_fails_leaves_the_older_ledger(old: Path, monkeypatch: pytest.MonkeyPatch):
    """All of the migrations or none of them."""
    before, steps = [rows(old, query) for query in CONTENT], connection_module.migrations()
    with monkeypatch.context() as patch:
        patch.setattr(connection_module, "migrations", lambda: (*steps, "SELECT nonsense"))
        with pytest.raises(LedgerError):
            Ledger(old)
    assert [rows(old, query) for query in CONTENT] == before
    assert rows(old, "PRAGMA user_version") == [(BEFORE_ROWS,)]


def test_a_claim_still_needs_its_extraction_and_a_document_its_name(old: Path):
    """Foreign keys hold again after the migration, on the same connection."""
    with Ledger(old) as ledger:
        for statement in (
            "INSERT INTO claim VALUES (999, 0, 'c', 'd', '{}')",
            "INSERT INTO extraction (document, version, made, problems) VALUES ('none', 'v', 'm', '[]')",
        ):
            with pytest.raises(apsw.ConstraintError, match="FOREIGN KEY"):
                ledger._connection.execute(statement)


def migrated(path: Path) -> None:
    """The older ledger, opened once."""
    Ledger(path).close()


def made_anew(path: Path) -> None:
    """A ledger of this version in its place."""
    path.unlink()
    with Ledger(path) as ledger:
        for text in REPORTS:
            store(ledger, record_of(text))


@pytest.mark.parametrize("ready", [migrated, made_anew])
@pytest.mark.parametrize("table", ["claim", "document", "raw"])
def test_no_row_can_be_changed_removed_or_replaced(old: Path, ready: Callable[[Path], None], table: str):
    """By no statement, by its key or by the number of its row, which REPLACE takes as well."""
    ready(old)
    connection = apsw.Connection(str(old))
    content = f"SELECT rowid, * FROM {table} ORDER BY rowid"  # noqa: S608  # names from above, here and below
    before = list(connection.execute(content))
    number, *values = before[0]
    columns = [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")]
    key, new = {"claim": ("position", 999), "document": ("id", "new"), "raw": ("sha256", "new")}[table]
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    by_number = [new if column == key else value for column, value in zip(columns, values, strict=True)]
    tries: list[tuple[str, list[apsw.SQLiteValue]]] = [
        (f"DELETE FROM {table}", []),  # noqa: S608
        (f"UPDATE {table} SET rowid = rowid + 1000", []),  # noqa: S608
        *((f"UPDATE {table} SET {column} = {column}", []) for column in columns),  # noqa: S608
        (f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({marks})", list(values)),  # noqa: S608
        (f"INSERT OR REPLACE INTO {table} (rowid, {names}) VALUES (?, {marks})", [number, *by_number]),  # noqa: S608
    ]
    for statement, bound in tries:
        with pytest.raises(apsw.ConstraintError, match="append-only"):
            connection.execute(statement, bound)
    assert list(connection.execute(content)) == before
