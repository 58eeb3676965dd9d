"""The statements of linking on made-up tables of many reports: seconds, processor time and memory, statement by statement.

    python -m benchmarks.linking [--reports N] [--threads 2] [--memory 4GB] [--checksums]

The tables are those that linking makes of its rows and texts: three figures and 50 sampled shingles a report, eight reports a
story on the average, some numbers and phrases shared by far more. Making them is not measured. With --checksums each table's rows are summed up;
`benchmarks.parity` compares them with Spark's.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.checksums import checksum
from headwater.linking.components import apart, join
from headwater.linking.engine import DuckEngine, Engine, statement
from headwater.linking.reuse import STATEMENTS
from headwater.linking.statements import ONE_ISSUER, ONE_NUMBER

_FIGURES_EACH, _SHINGLES_EACH, _STORY = 3, 50, 8
_DAYS = 700
_KINDS = {
    "figures": "row_id doc:text head:text value:text digits speaker:text issuer:text body named denied day exact",
    "voices": "row_id voice:text own relay",
    "shared": "one:text other:text",
    "blocks": "sig block:text fine:text nation:text country:text",
    "report_shingle": "report shingle",
}

Columns = dict[str, NDArray[Any]]


def make_tables(reports: int, seed: int = 1) -> dict[str, Columns]:
    """The tables of `reports` reports: each tells three figures of its story, most in the mouth of the story's issuer."""
    random = np.random.default_rng(seed)
    stories = max(reports // _STORY, 1)
    story = np.minimum((stories * random.random(reports) ** 1.5).astype(np.int64), stories - 1)  # some far larger
    day = 730000 + (story * _DAYS) // stories + random.integers(0, 6, reports)
    return {**_figures(random, story, day), "report_shingle": _shingles(random, story)}


def _figures(random: np.random.Generator, story: NDArray[np.int64], day: NDArray[np.int64]) -> dict[str, Columns]:
    reports, stories = len(story), int(story.max()) + 1
    rows = reports * _FIGURES_EACH
    row = np.arange(rows, dtype=np.int64)
    doc = row // _FIGURES_EACH
    fact = story[doc] * _FIGURES_EACH + row % _FIGURES_EACH
    facts = stories * _FIGURES_EACH
    head = _zipf(random, 400, facts)[fact]
    size = random.integers(1, 5, facts)[fact]
    value = (random.random(facts) * 10**4).astype(np.int64)[fact] % 10**size + 10 ** (size - 1)
    changed = random.random(rows) < 0.1
    value[changed] = random.integers(1, 9999, int(changed.sum()))
    digits = np.char.str_len(np.char.rstrip(value.astype(str), "0")).astype(np.int64)
    issuer = _zipf(random, 5000, stories)[story[doc]]
    silent = random.random(rows) < 0.3
    speakers = _named("body:issuer", issuer, silent)
    figures: Columns = {
        "row_id": row,
        "doc": _named("d", doc),
        "head": _named("head", head),
        "value": value.astype(str).astype(object),
        "digits": digits,
        "speaker": speakers,
        "issuer": speakers,
        "body": (~silent).astype(np.int64),
        "named": (~silent).astype(np.int64),
        "denied": (random.random(rows) < 0.02).astype(np.int64),
        "day": day[doc],
        "exact": np.ones(rows, dtype=np.int64),
    }
    spoken = row[~silent]
    own, wider = _named("body:issuer", issuer[spoken]), _named("country", issuer[spoken] % 150)
    voices: Columns = {
        "row_id": np.concatenate([spoken, spoken]),
        "voice": np.concatenate([own, wider]),
        "own": np.repeat(np.array([1, 0]), len(spoken)),
        "relay": np.zeros(2 * len(spoken), dtype=np.int64),
    }
    signature = np.unique(np.stack([fact, value], axis=1)[row % 2 == 0], axis=0)
    country = signature[:, 0] % 150
    blocks: Columns = {
        "sig": np.arange(len(signature), dtype=np.int64),
        "block": _named("head", signature[:, 1] * 400 + signature[:, 0] % 400),
        "fine": _named("country", country),
        "nation": _named("nation", country, random.random(len(signature)) < 0.5),
        "country": _named("country", country, random.random(len(signature)) < 0.2),
    }
    first = np.unique(story, return_index=True, return_inverse=True)
    later = np.flatnonzero(first[1][first[2]] != np.arange(reports))
    shared: Columns = {"one": _named("d", first[1][first[2]][later]), "other": _named("d", later)}
    return {"figures": figures, "voices": voices, "shared": shared, "blocks": blocks}


def _shingles(random: np.random.Generator, story: NDArray[np.int64]) -> Columns:
    """Of a report's shingles half are its own, four in ten its story's, the rest are set phrases."""
    count = len(story) * _SHINGLES_EACH
    report = np.repeat(np.arange(len(story), dtype=np.int64), _SHINGLES_EACH)
    kind = random.random(count)
    own = random.integers(2**59, 2**60, count)
    shared = story[report] * 120 + random.integers(0, 120, count)
    phrase = 2**58 + _zipf(random, 200_000, count)
    shingle = np.where(kind < 0.5, own, np.where(kind < 0.9, shared, phrase))
    order = np.lexsort((shingle, report))
    report, shingle = report[order], shingle[order]
    fresh = np.concatenate([[True], (np.diff(report) != 0) | (np.diff(shingle) != 0)])
    return {"report": report[fresh], "shingle": shingle[fresh]}


def _zipf(random: np.random.Generator, kinds: int, count: int) -> NDArray[np.int64]:
    """`count` numbers below `kinds`, the low ones oftenest."""
    return (kinds ** random.random(count)).astype(np.int64) - 1


def _named(prefix: str, numbers: NDArray[np.int64], missing: NDArray[np.bool_] | None = None) -> NDArray[Any]:
    """Names of the numbers, each name made once."""
    distinct, place = np.unique(numbers, return_inverse=True)
    names = np.array([f"{prefix} {number}" for number in distinct.tolist()], dtype=object)[place]
    if missing is not None:
        names[missing] = None
    return names


class Measured:
    """Runs the steps and prints what each took."""

    def __init__(self, engine: Engine, *, checksums: bool) -> None:
        self.engine = engine
        self.seconds = 0.0
        self.sums: list[tuple[str, str]] = []
        self._checksums = checksums
        self.peak = 0.0
        print(f"{'step':<21}{'rows':>12}{'seconds':>9}{'CPU s':>8}{'peak MiB':>10}")
        _forget_peak()

    def load(self, name: str, columns: Columns) -> None:
        """Load a table; its making is not measured."""
        kinds = {part.split(":")[0]: (part + ":number").split(":")[1] for part in _KINDS[name].split()}
        self._step(f"load {name}", lambda: self._load(name, kinds, columns))

    def _load(self, name: str, kinds: dict[str, str], columns: Columns) -> int:
        self.engine.load(name, kinds, columns)
        return len(next(iter(columns.values())))

    def run(self, *names: str) -> None:
        """Run statements, each into the table of its name."""
        for name in names:
            self._step(name, partial(self.engine.materialise, name, statement(name)))
            self._note(name, name)

    def join(self, *edges: str) -> None:
        """Put the components together that the edges join."""
        self._step("components", lambda: self._join(edges))
        self._note("components", "told")

    def _join(self, edges: Sequence[str]) -> int:
        join(self.engine, *edges)
        return self.engine.materialise("many", "SELECT DISTINCT cluster FROM told")

    def _note(self, name: str, table: str) -> None:
        if not self._checksums:
            return
        rows = self.engine.fetch(table)
        self.sums.append((name, checksum(rows)))
        print(f"    {self.sums[-1][1]}", flush=True)

    def _step(self, name: str, work: Callable[[], int]) -> None:
        began, cpu = time.perf_counter(), time.process_time()
        rows = work()
        seconds = time.perf_counter() - began
        self.seconds += seconds
        spent = time.process_time() - cpu
        print(f"{name:<21}{rows:>12,}{seconds:>9.2f}{spent:>8.2f}{_peak():>10,.0f}", flush=True)
        self.peak = max(self.peak, _peak())
        _forget_peak()


def _peak() -> float:
    """The most memory that this process held since `_forget_peak`, in MiB; Linux keeps count."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def _forget_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5", "ascii")


def measure(engine: Engine, tables: dict[str, Columns], *, checksums: bool) -> list[tuple[str, str]]:
    """All statements in the order in which linking runs them; with `checksums` each one's name and the sum of its rows."""
    measured = Measured(engine, checksums=checksums)
    cpu = time.process_time()
    for name in ("figures", "voices", "shared"):
        measured.load(name, tables.pop(name))
    apart(engine, "figures")
    measured.run(*ONE_NUMBER)
    measured.join(*ONE_NUMBER)
    measured.run("unclaimed")
    measured.join("unclaimed")
    measured.run("issuers", "vouched", *ONE_ISSUER)
    measured.join(*ONE_ISSUER)
    engine.forget("figures", "voices", "shared", "told", "issuers", "vouched")
    measured.load("blocks", tables.pop("blocks"))
    measured.run("candidates")
    engine.forget("blocks", "candidates")
    measured.load("report_shingle", tables.pop("report_shingle"))
    measured.run(*STATEMENTS)
    spent = time.process_time() - cpu
    print(f"In all {measured.seconds:.1f} s, of processor time {spent:.1f} s; at most {measured.peak:,.0f} MiB.")
    return measured.sums


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--memory", default="4GB")
    parser.add_argument("--checksums", action="store_true")
    options = parser.parse_args()
    tables = make_tables(options.reports)
    print(f"{options.reports:,} reports, {options.threads} threads")
    measure(DuckEngine(threads=options.threads, memory=options.memory), tables, checksums=options.checksums)


if __name__ == "__main__":
    main()
