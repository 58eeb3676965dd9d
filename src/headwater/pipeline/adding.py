"""Reports into a ledger: read, extract, store; each report acknowledged once it is on disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from headwater.ledger import Ledger
from headwater.model import Problem, Record
from headwater.pipeline.extracting import USUAL, Method, extract_all
from headwater.reading import Reading, ReadOptions, read


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one input: stored as new, known already, or a problem."""

    source: str
    record: Record | None = None
    new: bool = False
    problem: Problem | None = None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Why it was not read, or what of it was left out."""
        if self.problem is not None:
            return (self.problem,)
        return self.record.problems if self.record is not None and self.new else ()


def add(
    sources: Iterable[str], ledger: Ledger, options: ReadOptions, *, method: Method = USUAL, jobs: int = 1
) -> Iterator[Added]:
    """Add every input to the ledger; yields each once it is stored, so that an interrupted run can be taken up again.

    What the ledger holds already is not extracted again. Raises `ProtectedLedgerError` if the ledger is write-protected.
    """
    ledger.must_be_writable()
    version = method.version
    known: list[Reading] = []

    def unknown() -> Iterator[Reading]:
        for reading in read(sources, options):
            if reading.document is not None and ledger.has(reading.document.id, version):
                known.append(reading)
            else:
                yield reading

    for reading, record in extract_all(unknown(), method, jobs):
        yield from (Added(one.source) for one in known)
        known.clear()
        yield _store(ledger, reading, record, version)
    yield from (Added(one.source) for one in known)


def _store(ledger: Ledger, reading: Reading, record: Record | None, version: str) -> Added:
    if record is None or reading.raw is None:
        problem = reading.problem or Problem(reading.source, "extraction", "nothing", "nothing came of it")
        ledger.note(problem)
        return Added(reading.source, problem=problem)
    new = ledger.add(record, reading.raw, reading.source, version)
    return Added(reading.source, record, new)


def extract(
    sources: Iterable[str], options: ReadOptions, *, method: Method = USUAL, jobs: int = 1
) -> Iterator[Record | Problem]:
    """The record or the problem of each input, in order, without a ledger."""
    for reading, record in extract_all(read(sources, options), method, jobs):
        if record is not None:
            yield record
        elif reading.problem is not None:
            yield reading.problem
