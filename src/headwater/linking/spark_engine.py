"""The engine of linking on Apache Spark, for ledgers that one machine's memory does not hold: the extra `headwater[spark]`.

The same statements run as on DuckDB. Each table is checkpointed where it is made, so that no plan grows with the rounds
of an iteration. Needs Java 17 or later.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from pyspark.sql import DataFrame, SparkSession

from headwater.linking.engine import Columns, Kinds

_TYPES = {"text": "STRING", "number": "BIGINT"}


def local_session(threads: int = 2) -> SparkSession:
    """A session in a process of its own on this machine, that listens to nothing outside of it.

    `threads` is also the number of partitions after a shuffle: more would be idle here.
    """
    settings: dict[str, bool | float | int | str | None] = {
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.memory": "4g",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.adaptive.enabled": "false",  # replanning in mid-query costs more than it saves on one machine
        "spark.sql.shuffle.partitions": str(threads),
        "spark.sql.constraintPropagation.enabled": "false",  # what is known of a column doubles with each round
        "spark.sql.session.timeZone": "UTC",
        "spark.log.level": "ERROR",
    }
    return SparkSession.builder.master(f"local[{threads}]").appName("headwater").config(map=settings).getOrCreate()


class SparkEngine:
    """The tables of linking as temporary views of a Spark session, which stays the caller's."""

    def __init__(self, session: SparkSession) -> None:
        self._session = session
        self._tables: dict[str, DataFrame] = {}

    def load(self, name: str, kinds: Kinds, columns: Columns) -> None:
        """Make the table `name` of these columns, in place of one that is there."""
        schema = ", ".join(f"{column} {_TYPES[kind]}" for column, kind in kinds.items())
        plain = [_plain(columns[column]) for column in kinds]
        self._put(name, self._session.createDataFrame(list(zip(*plain, strict=True)), schema))

    def materialise(self, name: str, sql: str) -> int:
        """Make the table `name` of a query's rows, in place of one that is there; the number of its rows.

        The rows are kept and their history is cut, so that an iteration's plan does not grow with its rounds.
        """
        return self._put(name, self._session.sql(sql))

    def fetch(self, name: str) -> list[tuple[Any, ...]]:
        """The rows of a table, in no order."""
        return [tuple(row) for row in self._tables[name].collect()]

    def forget(self, *names: str) -> None:
        """Give back the memory of tables that are needed no more."""
        for name in names:
            self._session.catalog.dropTempView(name)
            self._tables.pop(name).unpersist()

    def _put(self, name: str, rows: DataFrame) -> int:
        """Keep the rows under a name; their number.

        They are counted before their history is cut, since a table without a history keeps the estimate of its size that
        it had: that of a join is the product of its two sides', and after some rounds has a million digits.
        """
        rows.persist()
        count: int = rows.count()
        kept = rows.localCheckpoint()
        rows.unpersist()
        kept.createOrReplaceTempView(name)
        self._tables[name] = kept
        return count


def _plain(values: Any) -> list[Any]:  # a column
    return values.tolist() if isinstance(values, np.ndarray) else list(values)
