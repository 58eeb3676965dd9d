"""How long one more report takes to add and link in a large ledger: `python -m benchmarks.increments LEDGER [--reports N]`.

LEDGER is one that `benchmarks.ledgers` filled and linked, of the same seed and size, and that nobody holds open, or what
`benchmarks.copies` made of one; a copy of it is worked on. The reports that would come next are added one after the other, the first
ones to a story that the ledger holds in part, then of new stories. Measured is what follows extraction: storing the report, with its commit to disk, and the linking step. The first
report is apart: it loads word lists and dictionaries, as a process does once.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from statistics import median

from benchmarks.ledgers import USUAL_SIZE, Size, records
from headwater.ledger import Ledger
from headwater.model import Record
from headwater.pipeline import link_ledger

Took = tuple[float, float]
"""Seconds by the clock, and of the processor."""


def add(ledger: Ledger, record: Record) -> Took:
    """Add a report and link it."""
    began, spent = time.perf_counter(), time.process_time()
    ledger.add(record, record.document.text.encode(), record.document.url or "", "made up")
    step = link_ledger(ledger)
    took = time.perf_counter() - began, time.process_time() - spent
    added, withdrawn = (step.added, step.withdrawn) if step else (0, 0)
    print(f"{took[0]:8.2f} s {took[1]:8.2f} s of CPU, {added:4} relations added, {withdrawn:4} withdrawn", flush=True)
    return took


def measure(path: Path, new: Sequence[Record]) -> Sequence[Took]:
    """What each new report took."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copy(path, folder))
        with Ledger(copy) as ledger:
            print(f"{len(ledger.documents('d')):,} reports are there", flush=True)
            return [add(ledger, record) for record in new]


def main() -> None:
    """Add, and print what each report took, the median and the most."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--reports", type=int, default=20)
    parser.add_argument("--after", type=int, default=1000, help="how many reports the ledger was filled with")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--words", type=int, default=USUAL_SIZE.words, help="of a report, as the ledger was filled")
    parser.add_argument("--figures", type=int, default=USUAL_SIZE.figures, help="of a statement, likewise")
    options = parser.parse_args()
    every = records(options.seed, Size(options.words, options.figures))
    new = list(islice(every, options.after, options.after + options.reports + 1))
    took = measure(options.ledger, new)[1:]
    for what, times in (("by the clock", [one[0] for one in took]), ("of CPU", [one[1] for one in took])):
        print(f"Seconds {what}: median {median(times):.2f}, at most {max(times):.2f}")


if __name__ == "__main__":
    main()
