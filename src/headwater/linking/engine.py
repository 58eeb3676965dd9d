"""Where the set-sized work of linking runs: one seam, SQL statements of `sql/*.sql` by name, tables in and out.

The statements keep to what DuckDB and Spark have in common and run verbatim on both; everything that depends on the
engine is behind `Engine`. A statement is materialised at once, so that an iteration never drags its own history along.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from typing import Any, Protocol

import duckdb
import numpy as np
from numpy.typing import NDArray

Columns = Mapping[str, Sequence[Any] | NDArray[np.int64]]  # a column's values: strings, whole numbers or `None`
Kinds = Mapping[str, str]  # a column's type: "text" or "number"


class Engine(Protocol):
    """What linking asks of a database."""

    def load(self, name: str, kinds: Kinds, columns: Columns) -> None:
        """Make the table `name` of these columns, in place of one that is there."""

    def materialise(self, name: str, sql: str) -> int:
        """Make the table `name` of a query's rows, in place of one that is there; the number of its rows."""

    def fetch(self, name: str) -> list[tuple[Any, ...]]:
        """The rows of a table, in no order."""

    def forget(self, *names: str) -> None:
        """Give back the memory of tables that are needed no more."""


class DuckEngine:
    """DuckDB, in memory, in this process. `threads` are its threads, all processors' by default.

    `memory` ("4GB") bounds what its tables and sorts take, most of the machine's by default.

    >>> engine = DuckEngine(threads=1)
    >>> engine.load("edges", {"a": "number", "b": "number"}, {"a": [1, 2], "b": [2, 3]})
    >>> engine.materialise("ends", "SELECT max(b) AS last FROM edges"), engine.fetch("ends")
    (1, [(3,)])
    """

    def __init__(self, threads: int | None = None, memory: str | None = None) -> None:
        config: dict[str, str | bool | int | float | list[str]] = {"enable_external_access": False}
        if threads is not None:
            config["threads"] = threads
        if memory is not None:
            config["memory_limit"] = memory
        self._connection = duckdb.connect(":memory:", config=config)
        self._connection.execute("SET enable_progress_bar = false")  # in a shell it would be drawn between our lines

    def load(self, name: str, kinds: Kinds, columns: Columns) -> None:
        """Make the table `name` of these columns, in place of one that is there."""
        arrays = {column: _array(columns[column]) for column in kinds}
        self._connection.register("loading", arrays)
        picked = ", ".join(f"CAST({column} AS {_TYPES[kind]}) AS {column}" for column, kind in kinds.items())
        self._run(f"CREATE OR REPLACE TEMPORARY TABLE {_checked(name)} AS SELECT {picked} FROM loading")  # noqa: S608  # names are our own, checked
        self._connection.unregister("loading")

    def materialise(self, name: str, sql: str) -> int:
        """Make the table `name` of a query's rows, in place of one that is there; the number of its rows."""
        [(count,)] = self._run(
            f"CREATE OR REPLACE TEMPORARY TABLE {_checked(name)} AS {sql}"
        )  # it answers with the number
        return int(count)

    def fetch(self, name: str) -> list[tuple[Any, ...]]:
        """The rows of a table, in no order."""
        return self._run(f"SELECT * FROM {_checked(name)}")  # noqa: S608  # checked

    def forget(self, *names: str) -> None:
        """Give back the memory of tables that are needed no more."""
        for name in names:
            self._run(f"DROP TABLE {_checked(name)}")

    def _run(self, sql: str) -> list[tuple[Any, ...]]:
        """All rows at once: while a result is open, the connection refuses other work."""
        return self._connection.execute(sql).fetchall()

    def close(self) -> None:
        """Give the memory back."""
        self._connection.close()


def _array(values: Sequence[Any] | NDArray[np.int64]) -> NDArray[Any]:
    return values if isinstance(values, np.ndarray) else np.array(list(values), dtype=object)


_TYPES = {"text": "VARCHAR", "number": "BIGINT"}


def _checked(name: str) -> str:
    if not name.isidentifier():
        raise ValueError(f"not a table's name: {name!r}")
    return name


@contextmanager
def engine_or(engine: Engine | None) -> Iterator[Engine]:
    """The engine that was given, or DuckDB for as long as it is needed."""
    if engine is not None:
        yield engine
        return
    own = DuckEngine()
    try:
        yield own
    finally:
        own.close()


@cache
def statement(name: str) -> str:
    """The statement of `sql/NAME.sql`, without its comments.

    >>> statement("jump").split()[0]
    'SELECT'
    """
    text = (files("headwater.linking") / "sql" / f"{name}.sql").read_text(encoding="utf-8")
    return "\n".join(line for line in text.splitlines() if not line.startswith("--")).strip()
