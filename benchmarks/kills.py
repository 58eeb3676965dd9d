"""Kills `add` in the middle, many times, and checks after each that no acknowledged report is lost and none is half there.

`python -m benchmarks.kills [KILLS]`: each child adds the remaining reports to one ledger and acknowledges each that is on disk;
it gets SIGKILL at a random moment. At the end one more run finishes the rest.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import sys
import tempfile
import time
from pathlib import Path

from headwater.ledger import Ledger
from headwater.pipeline import add
from headwater.reading import ReadOptions

_AHEAD = 60
"""Reports that wait to be added whenever a child starts: more than it gets done before it is killed."""


def write_reports(folder: Path, first: int, last: int) -> None:
    """Small reports, each of its own wording."""
    for number in range(first, last):
        text = f"The ministry said at least {number + 3} boats sank near pier {number}. Officials said {number + 9} sailors swam ashore."
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")


def add_all(path: str, folder: str, pipe: int) -> None:
    """What a child does: add, and write a line to the pipe for each report on disk."""
    with Ledger(path) as ledger:
        for added in add([folder], ledger, ReadOptions()):
            if added.new and added.record is not None:
                os.write(pipe, f"{added.record.document.id} {len(added.record.claims)}\n".encode())


def run_child(ledger: Path, folder: Path, after: float | None) -> dict[str, int]:
    """Add until killed `after` seconds from the first acknowledgement (`None`: to the end); the acknowledged ids and counts.

    The child is a fork of this process, which has imported all that it needs and holds no ledger open.
    """
    theirs, ours = os.pipe()
    child = multiprocessing.get_context("fork").Process(target=add_all, args=(str(ledger), str(folder), ours))
    child.start()
    os.close(ours)
    with os.fdopen(theirs, "rb") as acknowledgements:
        lines = [acknowledgements.readline()]
        if after is not None:
            time.sleep(after)
            child.kill()
        lines += acknowledgements.readlines()
    child.join()
    if after is None and child.exitcode != 0:
        raise SystemExit(f"the last run ended with {child.exitcode}")
    whole = [line.split() for line in lines if line.endswith(b"\n")]
    return {identifier.decode(): int(claims) for identifier, claims in whole}


def check(path: Path, acknowledged: dict[str, int]) -> int:
    """How many documents there are; fails loudly if one is lost, half there, or the file is damaged."""
    with Ledger(path) as ledger:
        found = {record.document.id: len(record.claims) for record in ledger.records()}
        wrong = ledger.check()
    missing = [key for key, claims in acknowledged.items() if found.get(key) != claims]
    if wrong or missing or 0 in found.values():
        raise SystemExit(f"lost or half there: {missing}; wrong: {wrong}")
    return len(found)


def main(kills: int) -> None:
    """Kill, check, repeat; then finish."""
    chance = random.Random(7)  # noqa: S311  # moments to kill at, no secret
    with tempfile.TemporaryDirectory() as name:
        folder, path = Path(name) / "reports", Path(name) / "kills.ledger"
        folder.mkdir()
        acknowledged: dict[str, int] = {}
        written = stored = 0
        for number in range(kills):
            write_reports(folder, written, stored + _AHEAD)
            written = stored + _AHEAD
            acknowledged |= run_child(path, folder, chance.uniform(0, 0.25))
            stored = check(path, acknowledged)
            print(f"{number + 1} kills, {len(acknowledged)} acknowledged, {stored} stored", flush=True)
        acknowledged |= run_child(path, folder, None)
        total = check(path, acknowledged)
        if total != written:
            raise SystemExit(f"the last run left {written - total} reports out")
        print(f"{kills} kills, no acknowledged report lost, none half there; all {total} reports there in the end")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
