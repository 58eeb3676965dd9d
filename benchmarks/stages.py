"""What each stage costs over a set of reports."""

from __future__ import annotations

import resource
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from spacy.tokens import Doc

from headwater.extraction.claims import extract_claims
from headwater.language.en.selection import select
from headwater.language.en.sentences import sentences
from headwater.language.reader import Reader
from headwater.ledger import Ledger
from headwater.model import Document, Record
from headwater.reading import Reading

Ranges = list[tuple[int, int]]
Figures = Counter[tuple[str, int, int]]


@dataclass
class TimedReader:
    """A reader that counts its own CPU time and words, with its own choice of what to parse."""

    inner: Reader
    choose: Callable[[str], Ranges]
    seconds: float = 0.0
    words: int = 0
    id: str = field(init=False)

    def __post_init__(self) -> None:
        self.id = self.inner.id

    def parse(self, text: str, ranges: Sequence[tuple[int, int]]) -> Doc:
        """Parse what `choose` says, whatever `ranges` say."""
        del ranges
        chosen = self.choose(text)
        began = time.process_time()
        doc = self.inner.parse(text, chosen)
        self.seconds += time.process_time() - began
        self.words += sum(len(text[start:end].split()) for start, end in chosen)
        return doc


@dataclass(frozen=True)
class Extraction:
    """One extraction of all documents: CPU seconds in all and in parsing, words parsed, and what was found."""

    seconds: float
    parsing: float
    words: int
    records: tuple[Record, ...]

    @property
    def figures(self) -> Figures:
        """Every figure claimed, by document and place in its text."""
        return Counter(
            (record.document.id, figure.span.start, figure.span.end)
            for record in self.records
            for claim in record.claims
            for figure in claim.figures
        )


def extraction(documents: Sequence[Document], reader: Reader, choose: Callable[[str], Ranges] = select) -> Extraction:
    """Extract all documents, parsing the sentences that `choose` chooses."""
    timed = TimedReader(reader, choose)
    began = time.process_time()
    records = tuple(Record(document, *extract_claims(document, timed)) for document in documents)
    return Extraction(time.process_time() - began, timed.seconds, timed.words, records)


def every_sentence(text: str) -> Ranges:
    """No selection."""
    return sentences(text)


def figure_sentences(text: str) -> Ranges:
    """Selection for figures alone."""
    return select(text, figures_only=True)


def selecting(documents: Sequence[Document]) -> float:
    """CPU seconds of selection alone."""
    began = time.process_time()
    for document in documents:
        select(document.text)
    return time.process_time() - began


def storing(readings: Sequence[Reading], records: Sequence[Record]) -> float:
    """Seconds of the clock to store each report in a new ledger, each acknowledged once it is on disk."""
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "bench.ledger") as ledger:
        began = time.perf_counter()
        for reading, record in zip(readings, records, strict=True):
            ledger.add(record, reading.raw or b"", reading.source, "bench")
        return time.perf_counter() - began


def peak_memory() -> float:
    """The most memory that this process has held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
