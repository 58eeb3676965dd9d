"""What the tests leave out: the engine on Spark, where the extra `headwater[spark]` is not installed."""

from __future__ import annotations

from importlib.util import find_spec

collect_ignore = [] if find_spec("pyspark") else ["src/headwater/linking/spark_engine.py"]
