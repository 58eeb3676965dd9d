"""Kills `add` in the middle, many times, and checks after each that no acknowledged report is lost and none is half there.

`python -m benchmarks.kills [KILLS]`: each child adds the remaining reports to one ledger and prints an id per report on disk;
it gets SIGKILL at a random moment. At the end one more run finishes the rest.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from headwater.ledger import Ledger

_CHILD = """
import sys
from headwater.ledger import Ledger
from headwater.pipeline import add
from headwater.reading import ReadOptions
with Ledger(sys.argv[1]) as ledger:
    for added in add([sys.argv[2]], ledger, ReadOptions()):
        if added.record is not None:
            print(added.record.document.id, len(added.record.claims), flush=True)
"""


def write_reports(folder: Path, count: int) -> None:
    """Small reports, each of its own wording."""
    for number in range(count):
        text = f"The ministry said at least {number + 3} boats sank near pier {number}. Officials said {number + 9} sailors swam ashore."
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")


def run_child(ledger: Path, folder: Path, after: float | None) -> dict[str, int]:
    """Add until killed `after` seconds from the first acknowledgement (`None`: to the end); the acknowledged ids and counts."""
    child = subprocess.Popen(
        [sys.executable, "-c", _CHILD, str(ledger), str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None  # noqa: S101  # asked for above
    lines = [child.stdout.readline()]
    if after is not None:
        time.sleep(after)
        child.kill()
    lines += child.stdout.readlines()
    child.wait()
    whole = [line.split() for line in lines if line.endswith("\n")]
    return {identifier: int(claims) for identifier, claims in whole}


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
        reports = kills * 25 + 50
        write_reports(folder, reports)
        acknowledged: dict[str, int] = {}
        for _ in range(kills):
            acknowledged |= run_child(path, folder, chance.uniform(0, 0.25))
            check(path, acknowledged)
        half_way = len(acknowledged)
        acknowledged |= run_child(path, folder, None)
        total = check(path, acknowledged)
        print(
            f"{kills} kills, {half_way} reports acknowledged before the last run, none lost; {total} of {reports} in the end"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
