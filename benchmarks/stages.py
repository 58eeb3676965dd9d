"""What each stage costs over a set of reports, in CPU seconds of this process."""

from __future__ import annotations

import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from spacy.tokens import Doc

from headwater.extraction.claims import extract_claims
from headwater.language.en.selection import CHOICES, narrates
from headwater.language.en.sentences import sentences
from headwater.language.reader import Reader
from headwater.ledger import Ledger
from headwater.model import Claim, Document, Record
from headwater.reading import Reading

Ranges = list[tuple[int, int]]


def every_sentence(text: str) -> Ranges:
    """No selection."""
    return sentences(text)


MODES: dict[str, Callable[[str], Ranges]] = {"every": every_sentence, **CHOICES}
"""Ways to choose what is parsed, by name."""


@dataclass
class Stopwatch:
    """A reader and a choice that count their own CPU time, and the words chosen."""

    reader: Reader
    choice: Callable[[str], Ranges]
    choosing: float = 0.0
    parsing: float = 0.0
    words: int = 0
    id: str = field(init=False)

    def __post_init__(self) -> None:
        self.id = self.reader.id

    def parse(self, text: str, ranges: Sequence[tuple[int, int]]) -> Doc:
        """The reader's parse."""
        began = time.process_time()
        doc = self.reader.parse(text, ranges)
        self.parsing += time.process_time() - began
        return doc

    def choose(self, text: str) -> Ranges:
        """What the choice says."""
        began = time.process_time()
        chosen = self.choice(text)
        self.choosing += time.process_time() - began
        self.words += sum(len(text[start:end].split()) for start, end in chosen)
        return chosen


@dataclass(frozen=True)
class Extraction:
    """One document's extraction: CPU seconds in all, in choosing and in parsing; words parsed; what was found."""

    seconds: float
    choosing: float
    parsing: float
    words: int
    claims: tuple[Claim, ...]


def extraction(document: Document, reader: Reader, mode: str) -> Extraction:
    """Extract one document with what `MODES[mode]` chooses."""
    watch = Stopwatch(reader, MODES[mode])
    began = time.process_time()
    claims, _ = extract_claims(document, watch, watch.choose, narrate=narrates(mode))
    return Extraction(time.process_time() - began, watch.choosing, watch.parsing, watch.words, claims)


def in_turn(documents: Sequence[Document], reader: Reader) -> Iterator[dict[str, Extraction]]:
    """Each document extracted in every mode, in an order that rotates: what the machine does meanwhile hits all alike."""
    modes = list(MODES)
    for at, document in enumerate(documents):
        turn = at % len(modes)
        yield {mode: extraction(document, reader, mode) for mode in modes[turn:] + modes[:turn]}


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
