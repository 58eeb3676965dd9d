"""Rates of every stage, and the ratios to parsing every sentence and to a plain spaCy pipeline of the same size.

    python -m benchmarks [SOURCE...] [--reader NAME]

A SOURCE is whatever `headwater add` takes; without one, the project's own examples. Seconds are CPU seconds of one
process, but of the clock for reading (in other processes) and the ledger (waiting for the disk).
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence

from rich.console import Console
from rich.table import Table

from benchmarks.baseline import megabytes, plain_pipeline
from benchmarks.selection import Tally
from benchmarks.stages import Extraction, every_sentence, in_turn, peak_memory, storing
from headwater.language.en.selection import CHOICES, select
from headwater.language.reader import load_reader
from headwater.model import Document, Record
from headwater.reading import Reading, read

_TAUGHT = 20
_WARM = 3


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="*", default=["examples"])
    parser.add_argument("--reader", default="default")
    options = parser.parse_args()
    console = Console(width=120)

    began = time.perf_counter()
    readings = [reading for reading in read(options.sources) if reading.document is not None]
    reading_seconds = time.perf_counter() - began
    documents = [reading.document for reading in readings if reading.document is not None]
    if not documents:
        raise SystemExit(f"nothing to read in {', '.join(options.sources)}")
    began = time.process_time()
    reader = load_reader(options.reader)
    reader.parse("One.", [(0, 4)])
    loading = time.process_time() - began
    list(in_turn(documents[:_WARM], reader))
    rounds = list(in_turn(documents, reader))
    console.print(_rates(documents, _stages(readings, reading_seconds, rounds)))
    memory = peak_memory()
    console.print(_ratios(documents, rounds))

    plain = plain_pipeline(reader, [document.text for document in documents[:_TAUGHT]])
    seconds = _side_by_side(
        documents,
        {
            "plain": plain,
            "every": lambda text: reader.parse(text, every_sentence(text)),
            "chosen": lambda text: reader.parse(text, select(text)),
        },
    )
    words = _words(documents)
    console.print(
        f"A plain spaCy pipeline of {megabytes(plain):.0f} MB over the whole text: {words / seconds['plain']:,.0f} words/s.\n"
        f"The reader takes {seconds['every'] / seconds['plain']:.2f} times as long for every sentence, "
        f"{seconds['chosen'] / seconds['plain']:.2f} times for those with a claim.\n"
        f"Loading the reader: {loading:.2f} s. Peak memory of reading and extraction: {memory:,.0f} MiB."
    )


def _stages(readings: Sequence[Reading], reading: float, rounds: Sequence[dict[str, Extraction]]) -> dict[str, float]:
    """Seconds by stage, with the usual choice."""
    usual = [found["claims"] for found in rounds]
    whole, choosing, parsing = (
        sum(values) for values in zip(*((one.seconds, one.choosing, one.parsing) for one in usual), strict=True)
    )
    records = [
        Record(reading.document, one.claims, ())
        for reading, one in zip(readings, usual, strict=True)
        if reading.document is not None
    ]
    return {
        "reading (clock)": reading,
        "selecting": choosing,
        "parsing": parsing,
        "rest of extraction": whole - choosing - parsing,
        "extraction in all": whole,
        "ledger (clock)": storing(readings, records),
    }


def _words(documents: Sequence[Document]) -> int:
    return sum(len(document.text.split()) for document in documents)


def _rates(documents: Sequence[Document], stages: dict[str, float]) -> Table:
    words = _words(documents)
    table = Table(
        "stage",
        "documents/s",
        "of 750 words",
        "words/s",
        "share",
        title=f"{len(documents)} documents, {words:,} words, one core",
    )
    whole = stages["extraction in all"]
    for name, seconds in stages.items():
        share = "" if "clock" in name else f"{seconds / whole:.0%}"
        rate = words / seconds
        table.add_row(name, f"{len(documents) / seconds:,.1f}", f"{rate / 750:,.1f}", f"{rate:,.0f}", share)
    return table


def _ratios(documents: Sequence[Document], rounds: Sequence[dict[str, Extraction]]) -> Table:
    table = Table(
        "selection", "words parsed", "throughput", "words/s", "figures lost", title="against parsing every sentence"
    )
    tally, words = Tally(), _words(documents)
    for found in rounds:
        tally.count(found)
    for mode in CHOICES:
        table.add_row(
            mode,
            f"{tally.words[mode] / tally.words['every']:.0%}",
            f"{tally.seconds['every'] / tally.seconds[mode]:.2f} x",
            f"{words / tally.seconds[mode]:,.0f}",
            f"{tally.lost[mode]} of {tally.figures}",
        )
    return table


def _side_by_side(documents: Sequence[Document], ways: dict[str, Callable[[str], object]]) -> dict[str, float]:
    """CPU seconds of each way over all texts, in turn; a first round warms up and does not count."""
    seconds = dict.fromkeys(ways, 0.0)
    for counted in (documents[:_WARM], documents):
        seconds = dict.fromkeys(ways, 0.0)
        for document in counted:
            for name, way in ways.items():
                began = time.process_time()
                way(document.text)
                seconds[name] += time.process_time() - began
    return seconds


if __name__ == "__main__":
    main()
