"""How fast the page answers over a ledger: `python -m benchmarks.served LEDGER [--adding]`.

Each page is asked for over loopback, as a browser asks, from a server in a process of its own; what is measured is the server's
time from the request to the end of the answer, without the browser. CPU time of the server is given beside it: on a busy
machine the clock says how busy it is. With `--adding` another process adds reports to the ledger and links them meanwhile: give one that may grow. The weight of a page is that of its answer and of every file it names, as they are sent.
"""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from urllib.parse import quote

from headwater.exporting.summary import Choice, Summary, beside
from headwater.ledger import Ledger
from headwater.model import Record, make_document
from headwater.model.ids import with_claim_id
from headwater.pipeline import link_ledger

MEDIAN, HIGH, WEIGHT = 100, 300, 400_000  # the marks: milliseconds, milliseconds, bytes
_PORT = 8499
_NAMED = re.compile(r'(?:src|href)="(/static/[^"]+)"')
_MAP = "/static/vendor/countries-110m.json"  # what the script of a figure's page asks for


@dataclass(frozen=True, slots=True)
class Page:
    """A kind of page, and addresses of it."""

    name: str
    paths: tuple[str, ...]


def pages(ledger: Path, each: int, seed: int = 1) -> list[Page]:
    """The pages that are asked for: of each kind so many different ones, chosen at random but always the same."""
    random = Random(seed)  # noqa: S311  # no secret
    with Summary.at(beside(ledger)) as summary:
        some = summary.figures(Choice(size=5_000))
        reports, _ = summary.reports(size=5_000)
    words = sorted({word for line in some.lines for word in re.findall("[a-z]{4,}", line.label)})
    facets = [f"/?{kind}={quote(value)}" for kind, values in some.facets.items() for value, _ in values]
    last = -(-some.total // 50)
    return [
        Page("front", ("/",) * each),
        Page("front, page 2 and on", tuple(f"/?page={random.randint(2, max(2, last))}" for _ in range(each))),
        Page("front, words", tuple(f"/?q={quote(random.choice(words))}" for _ in range(each))),
        Page("front, a facet", tuple(random.sample(facets, min(each, len(facets))))),
        Page("figure", tuple(f"/figures/{one.id}" for one in random.sample(some.lines, min(each, len(some.lines))))),
        Page("report", tuple(f"/reports/{one.id}" for one in random.sample(reports, min(each, len(reports))))),
        Page("reports", tuple(f"/reports?page={number + 1}" for number in range(each))),
    ]


@contextmanager
def serving(ledger: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The server, once it answers and its summary is current."""
    start = "import sys; from headwater.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", start, "serve", "--ledger", str(ledger), "--port", str(_PORT), "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:  # ours
        try:
            while not _answers():
                time.sleep(0.2)
            while not _is_listed(ask("/")[0]):
                time.sleep(1)
            yield process
        finally:
            process.terminate()


def _is_listed(front: bytes) -> bool:
    """Whether the front page lists figures, and all of them."""
    return b'"/figures/' in front and b"is being made" not in front and b"being brought up to date" not in front


def _answers() -> bool:
    try:
        ask("/static/base.css")
    except OSError:
        return False
    return True


def ask(path: str, packed: bool = False) -> tuple[bytes, float]:
    """The body of an answer, and how many seconds it took."""
    request = urllib.request.Request(f"http://127.0.0.1:{_PORT}{path}")  # ours
    if packed:
        request.add_header("Accept-Encoding", "gzip")
    began = time.perf_counter()
    with urllib.request.urlopen(request) as answer:  # noqa: S310  # likewise
        body: bytes = answer.read()
    return body, time.perf_counter() - began


def spent(process: subprocess.Popen[bytes]) -> float:
    """Seconds of CPU that a process has used (Linux)."""
    fields = Path(f"/proc/{process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


def measure(process: subprocess.Popen[bytes], page: Page) -> tuple[float, float, float]:
    """Of a kind of page the median and the 95th percentile by the clock, and the mean of the server's CPU, in milliseconds."""
    ask(page.paths[0])
    before = spent(process)
    taken = [ask(path)[1] * 1000 for path in page.paths]
    return statistics.median(taken), high(taken), (spent(process) - before) * 1000 / len(taken)


def high(values: Sequence[float]) -> float:
    """The 95th percentile, by the nearest rank.

    >>> high(range(1, 101))
    95
    """
    return sorted(values)[max(0, -(-95 * len(values) // 100) - 1)]


def weight(path: str) -> int:
    """Bytes of a page with every file that it loads, as they are sent."""
    text = ask(path)[0].decode()
    files = set(_NAMED.findall(text)) | ({_MAP} if "/static/map.js" in text else set())
    return len(ask(path, packed=True)[0]) + sum(len(ask(name, packed=True)[0]) for name in files)


@contextmanager
def adding(ledger: Path, busy: bool) -> Iterator[None]:
    """Reports are added and linked by another process meanwhile."""
    if not busy:
        yield
        return
    with subprocess.Popen([sys.executable, "-m", "benchmarks.served", str(ledger), "--add"]) as process:  # ours
        try:
            yield
        finally:
            process.kill()


def add(ledger: Path) -> None:
    """Add reports without end, and link after every ten: those of the ledger once more, each with a line at its end."""
    with Ledger(ledger) as opened:
        for number, heading in enumerate(opened.searching.headings(limit=100_000), 1):
            record = told_again(opened.record(heading.id), f"{number}, {time.time():.0f}")
            opened.add(record, record.document.text.encode(), "told again", "told again")
            if number % 10 == 0:
                link_ledger(opened)


def told_again(record: Record, line: str) -> Record:
    """The record of a report that is the same but for a line at its end."""
    old = record.document
    document = make_document(
        f"{old.text}\n\n{line}\n", publisher=old.publisher, title=old.title, published=old.published
    )
    claims = (with_claim_id(replace(claim, document=document.id)) for claim in record.claims)
    return Record(document, tuple(claims))


def main() -> None:
    """Measure, and say which marks are met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--each", type=int, default=40, help="how many of each kind of page")
    parser.add_argument("--adding", action="store_true", help="while reports are added")
    parser.add_argument("--add", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.add:
        add(options.ledger)
        return
    with Ledger(options.ledger) as opened:
        print(f"{opened.totals().documents:,} reports")
    with serving(options.ledger) as process, adding(options.ledger, options.adding):
        print(f"{'':24}{'median':>8}{'95 %':>8}{'CPU':>8}  ms")
        for page in pages(options.ledger, options.each):
            median, most, cpu = measure(process, page)
            told = "" if median < MEDIAN and most < HIGH else "  over the mark"
            print(f"{page.name:24}{median:8.0f}{most:8.0f}{cpu:8.0f}{told}", flush=True)
        for page in pages(options.ledger, 1):
            heavy = weight(page.paths[0])
            print(f"{page.name:24}{heavy / 1000:8.0f} kB{'' if heavy < WEIGHT else '  over the mark'}")


if __name__ == "__main__":
    main()
