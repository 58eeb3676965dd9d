"""Article bodies of web pages: how much of each is found, what else is, and at what rate, beside plain trafilatura.

    python -m benchmarks.pages --pages FOLDER [--rounds N] [--worst N]

FOLDER holds `ground-truth.json` ({page: {"articleBody": ...}}) and `html/PAGE.html.gz`: the layout of
scrapinghub/article-extraction-benchmark, whose measure is used: shingles of four words, with multiplicity, precision and
recall per page, averaged over the pages; F1 of these averages as published there, and beside it the average of F1 per page.
Rates are pages per second of processor time, of the pages alone: what is imported or started once is not counted. Of the
confined reader the time of both processes counts, with what it takes to hand a page over.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from multiprocessing import active_children
from pathlib import Path

import trafilatura
from rich.console import Console
from rich.table import Table

from headwater.model import ReadingError
from headwater.reading.decoding import decode
from headwater.reading.options import Parsed
from headwater.reading.page import parse_page
from headwater.reading.worker import Worker

_SHINGLE = 4
_WORD = re.compile(r"\w+")
_WARM = 10
"""Pages read before the clock runs: patterns are compiled and word lists loaded at first use."""

_PEER = "trafilatura alone"

Pages = Mapping[str, str]
Shingles = Counter[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Score:
    """How well one body was found."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean, 0 where both are."""
        return harmonic(self.precision, self.recall)


def harmonic(one: float, other: float) -> float:
    """The harmonic mean of two shares.

    >>> harmonic(0.5, 0.5), harmonic(0.0, 0.0)
    (0.5, 0.0)
    """
    return 2 * one * other / (one + other) if one + other else 0.0


def shingles(text: str) -> Shingles:
    """The runs of four words, with multiplicity; a shorter text is one run.

    >>> shingles("a b c d e")
    Counter({('a', 'b', 'c', 'd'): 1, ('b', 'c', 'd', 'e'): 1})
    """
    words = _WORD.findall(text)
    if not words:
        return Counter()
    return Counter(tuple(words[at : at + _SHINGLE]) for at in range(max(1, len(words) - _SHINGLE + 1)))


def score(found: str, wanted: str) -> Score:
    """Precision and recall of a body's shingles.

    >>> score("a b c d e", "a b c d")
    Score(precision=0.5, recall=1.0)
    """
    mine, theirs = shingles(found), shingles(wanted)
    both = (mine & theirs).total()
    return Score(both / mine.total() if mine else float(not theirs), both / theirs.total() if theirs else 1.0)


@dataclass(slots=True)
class Run:
    """What a reader made of all pages, and the processor time it took."""

    found: dict[str, Parsed | None]
    seconds: float

    def bodies(self, truth: Pages) -> dict[str, Score]:
        """The score of each page; a page that was refused has an empty body."""
        return {name: score(one.text if one else "", truth[name]) for name, one in self.found.items()}


def processor() -> float:
    """Processor seconds of this process and of its children that run."""
    return time.process_time() + sum(time.clock_gettime(_clock(child.pid)) for child in active_children() if child.pid)


def _clock(pid: int) -> int:
    """The clock of another process's processor time, as Linux numbers them (clock_getcpuclockid(3))."""
    return (~pid << 3) | 2


def race(pages: Pages, readers: Mapping[str, Callable[[str], Parsed]], rounds: int) -> dict[str, Run]:
    """Read every page with every reader by turns; of each page's rounds the median counts.

    By turns, and the median, because other work on the machine slows a processor down by half and more.
    """
    runs = {name: Run({}, 0.0) for name in readers}
    for html in list(pages.values())[:_WARM]:
        for read in readers.values():
            _try(read, html)
    for page, html in pages.items():
        took: dict[str, list[float]] = {name: [] for name in readers}
        for _ in range(rounds):
            for name, read in readers.items():
                began = processor()
                runs[name].found[page] = _try(read, html)
                took[name].append(processor() - began)
        for name in readers:
            runs[name].seconds += statistics.median(took[name])
    return runs


def _try(read: Callable[[str], Parsed], html: str) -> Parsed | None:
    try:
        return read(html)
    except ReadingError:
        return None


def plain(html: str) -> Parsed:
    """The named peer: trafilatura as its documentation calls it, the body alone, without comments."""
    return Parsed(trafilatura.extract(html, include_comments=False) or "")


def utf8(html: str) -> bytes:
    """A page as reading hands it to the parser."""
    return html.encode("utf-8", "replace")


def load(folder: Path) -> tuple[dict[str, str], dict[str, str]]:
    """The pages as text, and their true bodies."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    pages = {name: decode(gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())) for name in truth}
    return pages, {name: one["articleBody"] for name, one in truth.items()}


def misquotes(found: Mapping[str, Parsed | None]) -> int:
    """Cited links whose offsets do not lie in the text, or quote nothing."""
    links = [(one.text, start, end) for one in found.values() if one for _, start, end in one.links]
    return sum(not (0 <= start < end <= len(text)) or not text[start:end].strip() for text, start, end in links)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--worst", type=int, default=0)
    options = parser.parse_args()
    pages, truth = load(options.pages)
    with Worker() as worker:
        readers = {
            "Headwater": lambda html: parse_page(utf8(html)),
            "Headwater, confined": lambda html: worker.parse("html", utf8(html)),
            _PEER: plain,
        }
        runs = race(pages, readers, options.rounds)
    console = Console()
    console.print(_table(runs, truth))
    found = runs["Headwater"].found
    read = [one for one in found.values() if one]
    for name in ("title", "publisher", "published", "authors", "url"):
        console.print(f"{name}: {sum(bool(getattr(one, name)) for one in read)} of {len(pages)} pages")
    links = sum(len(one.links) for one in read)
    console.print(f"links: {links} on {sum(bool(one.links) for one in read)} pages, {misquotes(found)} misplaced")
    scores = sorted(runs["Headwater"].bodies(truth).items(), key=lambda item: item[1].f1)
    for name, one in scores[: options.worst]:
        console.print(f"{name[:12]}  precision {one.precision:.3f}  recall {one.recall:.3f}")


def _table(runs: Mapping[str, Run], truth: Pages) -> Table:
    table = Table("", "precision", "recall", "F1", "F1 by page", "pages/CPU-s", "speed", title=f"{len(truth)} pages")
    for name, one in runs.items():
        scores = one.bodies(truth).values()
        precision, recall = (
            statistics.mean(getattr(each, side) for each in scores) for side in ("precision", "recall")
        )
        cells = precision, recall, harmonic(precision, recall), statistics.mean(each.f1 for each in scores)
        faster = runs[_PEER].seconds / one.seconds
        table.add_row(name, *(f"{cell:.4f}" for cell in cells), f"{len(truth) / one.seconds:.1f}", f"{faster:.2f} x")
    return table


if __name__ == "__main__":
    main()
