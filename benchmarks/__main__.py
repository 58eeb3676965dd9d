"""Rates of every stage, and the ratios to parsing every sentence and to a plain spaCy pipeline of the same size.

    python -m benchmarks [SOURCE...] [--reader NAME]

A SOURCE is whatever `headwater add` takes; without one, the project's own examples.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from benchmarks.baseline import plain_pipeline
from benchmarks.stages import (
    Extraction,
    every_sentence,
    extraction,
    figure_sentences,
    peak_memory,
    selecting,
    storing,
)
from headwater.language.reader import load_reader
from headwater.model import Document
from headwater.reading import read

_TAUGHT = 20


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="*", default=["examples"])
    parser.add_argument("--reader", default="default")
    options = parser.parse_args()
    console = Console()

    began = time.perf_counter()
    readings = [reading for reading in read(options.sources) if reading.document is not None]
    reading_seconds = time.perf_counter() - began
    documents = [reading.document for reading in readings if reading.document is not None]
    if not documents:
        raise SystemExit(f"nothing to read in {', '.join(options.sources)}")
    reader = load_reader(options.reader)
    extraction(documents[:2], reader)  # loads what is loaded once
    selected = extraction(documents, reader)
    chosen = selecting(documents)
    stages = {
        "reading (clock)": reading_seconds,
        "selecting": chosen,
        "parsing": selected.parsing,
        "rest of extraction": selected.seconds - selected.parsing - chosen,
        "extraction in all": selected.seconds,
        "ledger (clock)": storing(readings, selected.records),
    }
    console.print(_rates(documents, stages))
    memory = peak_memory()
    everything = extraction(documents, reader, every_sentence)
    figures = extraction(documents, reader, figure_sentences)
    words = sum(len(document.text.split()) for document in documents)
    console.print(_ratios(words, everything, {"as shipped": selected, "figures only": figures}))
    plain = plain_pipeline(reader, [document.text for document in documents[:_TAUGHT]])
    began = time.process_time()
    for document in documents:
        plain(document.text)
    seconds = time.process_time() - began
    console.print(f"A plain spaCy pipeline of the same size over the whole text: {words / seconds:,.0f} words/s;")
    console.print(f"selecting and parsing take {(selected.parsing + chosen) / seconds:.2f} of its time.")
    console.print(f"Peak memory: {memory:,.0f} MiB.")


def _rates(documents: Sequence[Document], stages: dict[str, float]) -> Table:
    words = sum(len(document.text.split()) for document in documents)
    table = Table(
        "stage", "documents/s", "words/s", "share", title=f"{len(documents)} documents, {words:,} words, one core"
    )
    whole = stages["extraction in all"]
    for name, seconds in stages.items():
        share = "" if "clock" in name else f"{seconds / whole:.0%}"
        table.add_row(name, f"{len(documents) / seconds:,.1f}", f"{words / seconds:,.0f}", share)
    return table


def _ratios(words: int, everything: Extraction, others: dict[str, Extraction]) -> Table:
    table = Table("selection", "words parsed", "throughput", "figures lost", title="against parsing every sentence")
    known = everything.figures
    for name, other in others.items():
        lost = sum((known - other.figures).values()) / max(sum(known.values()), 1)
        table.add_row(name, f"{other.words / words:.0%}", f"{everything.seconds / other.seconds:.2f} x", f"{lost:.1%}")
    return table


if __name__ == "__main__":
    main()
