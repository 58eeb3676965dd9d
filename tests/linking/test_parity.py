"""All of linking on DuckDB and on Spark: every table that a statement makes has the same rows on both.

Skipped where Java 17 or the extra `headwater[spark]` is missing; `make parity` sets both up.
"""

from __future__ import annotations

import os
import shutil
from importlib import import_module
from importlib.resources import files
from importlib.util import find_spec
from types import ModuleType

import pytest
from benchmarks.checksums import checksum

from headwater.linking.engine import DuckEngine, Engine, statement
from headwater.linking.link import link
from headwater.model import Record
from tests.linking.ledger import said

STORY = (
    "Harbour Watch: about 230 boats sank in the storm between the two lighthouses, and the crews of nine were brought ashore.",
    "Divers went down twice before noon and found the channel blocked by a barge whose cargo had shifted in the night.",
    "person Lena Voss, mayor < Harbour Watch: 11,342 people slept in schools, halls and churches that the town had opened.",
)
RECORDS: tuple[Record, ...] = (
    said("Morning Post", "2025-03-10", *STORY),
    said("Evening Post", "2025-03-11", *STORY, "~two officials: 40 crates arrived."),
    said(
        "Paper A",
        "2025-03-10",
        "Harbour Watch: about 230 boats sank.",
        "230 boats sank.",
        "Harbour Watch: 1,200 people drowned.",
    ),
    said("Paper B", "2025-03-12", "Reef Institute: 11,342 people slept.", "gov Norway: 4,700 crates arrived."),
    said("Paper C", "2025-03-12", "gov Norway: 4,700 crates arrived.", "gov Norway: 4,700 crates never arrived."),
    said("Paper D", "2025-03-13", "outlet Paper C < gov Norway: 4,700 crates arrived.", "1,200 people drowned."),
    said("Paper E", None, "person Lena Voss, mayor: 1,250 people drowned.", "1,250 people drowned."),
    said("Paper F", "2025-03-11", "Harbour Watch: 75 masts broke.", "person Lena Voss, mayor: 4,700 crates arrived."),
)
STATEMENTS = sorted(path.name.removesuffix(".sql") for path in (files("headwater.linking") / "sql").iterdir())


class _Recording:
    """An engine that notes what each statement made."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.made: list[tuple[str, str, str]] = []

    def load(self, name, kinds, columns):
        self._engine.load(name, kinds, columns)

    def materialise(self, name, sql):
        count = self._engine.materialise(name, sql)
        self.made.append((name, sql, checksum(self._engine.fetch(name))))
        return count

    def fetch(self, name):
        return self._engine.fetch(name)

    def forget(self, *names):
        self._engine.forget(*names)


def test_the_records_put_every_statement_to_work():
    """The comparison covers all statements, and nearly all of them with rows."""
    recording = _Recording(DuckEngine(threads=1))
    link(RECORDS, engine=recording)
    rows = {name: {made for _, sql, made in recording.made if sql == statement(name)} for name in STATEMENTS}
    assert [name for name, made in rows.items() if not made] == []
    assert [name for name, made in rows.items() if made <= {checksum([])}] == []


def test_duckdb_and_spark_make_the_same_tables():
    """The sums of all rows of all tables, in the order in which linking makes them, and the relations that follow."""
    spark = _spark()
    here = _Recording(DuckEngine(threads=1))
    expected = link(RECORDS, engine=here)
    session = spark.local_session(threads=1)
    try:
        there = _Recording(spark.SparkEngine(session))
        found = link(RECORDS, engine=there)
    finally:
        session.stop()
    assert there.made == here.made
    assert found == expected


def _spark() -> ModuleType:
    """The module of the engine on Spark; without it or Java the test is skipped, or fails where both were to be set up."""
    leave = pytest.fail if "HEADWATER_PARITY" in os.environ else pytest.skip
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        leave("Java is not installed")
    if find_spec("pyspark") is None:
        leave("pyspark is not installed (the extra headwater[spark])")
    return import_module("headwater.linking.spark_engine")
