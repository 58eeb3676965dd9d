"""A ledger many times over in one file, to see what size alone costs: `python -m benchmarks.copies LEDGER PATH [--times N]`.

LEDGER is linked, and held open by nobody. The copies have ids and keys of their own and know nothing of each other, so that a report
which is added to PATH has the neighbours that it would have in LEDGER, among N times as many reports, claims, keys and relations.
Their records and the index of words are copied as they are: such a file is for `benchmarks.increments`, and for nothing else.
"""

from __future__ import annotations

import argparse
import shutil
from itertools import islice, product
from pathlib import Path

import apsw

_MARKS = (
    "".join(pair) for pair in product("0189", "abcdefghijklmnopqrstuvwxyz234567")
)  # content ids have no 0, 1, 8, 9
_COPY = """
INSERT INTO document SELECT substr(id, 1, 1) || :mark || substr(id, 4), text_sha256, raw_sha256, url, publisher, title, published,
    added, source, record FROM document WHERE substr(id, 2, 1) NOT IN ('0', '1', '8', '9');
INSERT INTO extraction SELECT number + :shift * :extractions, substr(document, 1, 1) || :mark || substr(document, 4), version, made,
    problems FROM extraction WHERE number <= :extractions;
INSERT INTO claim SELECT extraction + :shift * :extractions, position, substr(id, 1, 1) || :mark || substr(id, 4),
    substr(document, 1, 1) || :mark || substr(document, 4), record FROM claim WHERE extraction <= :extractions;
INSERT INTO block SELECT key || ' ' || :mark, extraction + :shift * :extractions FROM block WHERE extraction <= :extractions;
INSERT INTO relation SELECT number + :shift * :relations, linking, id || :mark, kind, record FROM relation WHERE number <= :relations;
INSERT INTO withdrawal SELECT relation + :shift * :relations, linking FROM withdrawal WHERE relation <= :relations;
INSERT INTO relation_name SELECT substr(name, 1, 1) || :mark || substr(name, 4), relation + :shift * :relations FROM relation_name
    WHERE relation <= :relations
"""


def multiply(ledger: Path, path: Path, times: int) -> None:
    """Make `path`, `ledger` so many times over, 129 at most."""
    shutil.copy(ledger, path)
    connection = apsw.Connection(str(path))
    for setting in ("PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF", "BEGIN"):
        connection.execute(setting).fetchall()
    extractions = connection.execute("SELECT max(number) FROM extraction").get
    relations = connection.execute("SELECT max(number) FROM relation").get
    for shift, mark in enumerate(islice(_MARKS, times - 1), start=1):
        values = {"mark": mark, "shift": shift, "extractions": extractions, "relations": relations}
        connection.execute(_COPY, values).fetchall()
    # The last step has seen them all.
    connection.execute(
        """INSERT INTO linking (version, made, extraction, decision)
        SELECT version, made, (SELECT max(number) FROM extraction), decision FROM linking ORDER BY number DESC LIMIT 1"""
    )
    connection.execute("COMMIT").fetchall()
    connection.execute("PRAGMA journal_mode = WAL").fetchall()
    connection.close()


def main() -> None:
    """Multiply."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger", type=Path)
    parser.add_argument("path", type=Path)
    parser.add_argument("--times", type=int, default=100)
    options = parser.parse_args()
    multiply(options.ledger, options.path, options.times)


if __name__ == "__main__":
    main()
