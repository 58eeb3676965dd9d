"""The engine of linking on Apache Spark, for ledgers that one machine's memory does not hold: the extra `headwater[spark]`.

The same statements run as on DuckDB. Each table is checkpointed where it is made, so that no plan grows with the rounds
of an iteration.
"""

from __future__ import annotations

from typing import Any

from pyspark.sql import SparkSession
from pyspark.sql.types import LongType, StringType, StructField, StructType

from headwater.linking.engine import Columns, Kinds

_TYPES = {"text": StringType(), "number": LongType()}


class SparkEngine:
    """Tables as checkpointed frames of a Spark session, which the caller opens and stops."""

    def __init__(self, session: SparkSession) -> None:
        self._session = session

    def load(self, name: str, kinds: Kinds, columns: Columns) -> None:
        """Make the table `name` of these columns, in place of one that is there."""
        schema = StructType([StructField(column, _TYPES[kind], nullable=True) for column, kind in kinds.items()])
        rows = list(zip(*(_plain(columns[column]) for column in kinds), strict=True))
        self._session.createDataFrame(rows, schema).localCheckpoint().createOrReplaceTempView(name)

    def materialise(self, name: str, sql: str) -> int:
        """Make the table `name` of a query's rows, in place of one that is there; the number of its rows."""
        frame = self._session.sql(sql).localCheckpoint(eager=True)
        frame.createOrReplaceTempView(name)
        return frame.count()

    def fetch(self, name: str) -> list[tuple[Any, ...]]:
        """The rows of a table, in no order."""
        return [tuple(row) for row in self._session.table(name).collect()]


def _plain(values: Any) -> list[Any]:  # a sequence, or an array of numpy whose numbers Spark does not take
    return values.tolist() if hasattr(values, "tolist") else list(values)
