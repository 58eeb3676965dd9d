"""The statements of linking on DuckDB and on Spark, over the same made-up tables; the sums of all rows are compared.

    python -m benchmarks.parity [--reports N]

Needs Java 17 and the extra `headwater[spark]`. The exit code is 1 if a sum differs.
"""

from __future__ import annotations

import argparse
import sys

from benchmarks.linking import make_tables, measure
from headwater.linking.engine import DuckEngine
from headwater.linking.spark_engine import SparkEngine, local_session


def main() -> None:
    """Run both and compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=100_000)
    options = parser.parse_args()
    print(f"{options.reports:,} reports, DuckDB")
    here = measure(DuckEngine(threads=2), make_tables(options.reports), checksums=True)
    print(f"{options.reports:,} reports, Spark (the processor time is this process's own, without Java's)")
    session = local_session()
    there = measure(SparkEngine(session), make_tables(options.reports), checksums=True)
    session.stop()
    unlike = [mine[0] for mine, other in zip(here, there, strict=True) if mine != other]
    print("The same rows everywhere." if not unlike else f"Other rows: {', '.join(unlike)}")
    sys.exit(1 if unlike else 0)


if __name__ == "__main__":
    main()
