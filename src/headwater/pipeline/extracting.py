"""Extraction over many documents, on all cores, in order, with memory kept flat."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from multiprocessing import active_children, get_context
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Self

from headwater import __version__
from headwater.extraction.claims import extract_claims
from headwater.language.en.selection import CHOICES, narrates
from headwater.language.reader import load_reader
from headwater.model import Document, HeadwaterError, Problem, Record
from headwater.reading import Reading
from headwater.reading.worker import uninterrupted

_WAITING = 4
"""Documents in flight per process: enough to keep each busy, few enough to keep memory flat."""


@dataclass(frozen=True, slots=True)
class Method:
    """How claims are extracted: the reader's name, and which sentences it parses (a key of `CHOICES`)."""

    reader: str = "default"
    select: str = "claims"

    @property
    def version(self) -> str:
        """What made the claims: Headwater's version, the reader's id, and the choice where it is not the usual one."""
        choice = "" if self.select == "claims" else f"+{self.select}"
        return f"headwater-{__version__}+{load_reader(self.reader).id}{choice}"


USUAL = Method()
"""The shipped reader, and every sentence with a claim."""


def extract_one(document: Document, method: Method) -> Record:
    """The record of one document; runs in a worker process."""
    claims, problems = extract_claims(
        document, load_reader(method.reader), CHOICES[method.select], narrate=narrates(method.select)
    )
    return Record(document, claims, problems)


def extract_all(readings: Iterable[Reading], method: Method, jobs: int) -> Iterator[tuple[Reading, Record | None]]:
    """Each reading with its record (`None` where reading failed), in order.

    With one job everything runs in this process. A worker that dies costs the documents in flight, as problems.
    """
    if jobs <= 1:
        for reading in readings:
            yield _here(reading, method)
        return
    yield from _in_processes(readings, method, jobs)


def _here(reading: Reading, method: Method) -> tuple[Reading, Record | None]:
    document = reading.document
    return (reading, None) if document is None else _attempted(reading, lambda: extract_one(document, method))


def _in_processes(readings: Iterable[Reading], method: Method, jobs: int) -> Iterator[tuple[Reading, Record | None]]:
    waiting: deque[tuple[Reading, Future[Record] | None]] = deque()
    with _Pool(jobs) as pool:
        for reading in readings:
            waiting.append((reading, pool.submit(reading.document, method) if reading.document is not None else None))
            while len(waiting) >= jobs * _WAITING:
                yield _finished(*waiting.popleft())
        while waiting:
            yield _finished(*waiting.popleft())


class _Pool:
    """Processes that extract; where one dies, the executor refuses all further work, and another takes its place."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._executor = self._new()
        self._processes: set[BaseProcess] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._executor.shutdown()
            return
        self._executor.shutdown(wait=False, cancel_futures=True)
        for process in self._processes:  # nobody waits for what they are at
            process.kill()

    def _new(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._jobs, mp_context=get_context("spawn"))

    def submit(self, document: Document, method: Method) -> Future[Record]:
        """Have a document extracted."""
        before = set(active_children())
        try:
            with uninterrupted():
                return self._submitted(document, method)
        finally:
            self._processes = (self._processes & before) | (set(active_children()) - before)

    def _submitted(self, document: Document, method: Method) -> Future[Record]:
        try:
            return self._executor.submit(extract_one, document, method)
        except BrokenProcessPool:
            self._executor.shutdown()
            self._executor = self._new()
            return self._executor.submit(extract_one, document, method)


def _finished(reading: Reading, future: Future[Record] | None) -> tuple[Reading, Record | None]:
    return (reading, None) if future is None else _attempted(reading, future.result)


def _attempted(reading: Reading, extraction: Callable[[], Record]) -> tuple[Reading, Record | None]:
    """The record, or the reading as a problem: a fault that one document brings out costs that document alone."""
    try:
        return reading, _with_notes(reading, extraction())
    except HeadwaterError:
        raise  # an unknown reader, say: no document's fault
    except BrokenProcessPool:
        kind, message = "worker_died", "the process that read it died; add it again"
    except Exception as error:  # whatever it is, the batch goes on
        kind, message = "fault", f"a fault of Headwater's own: {error!r}; HEADWATER_DEBUG=1 shows where"
        if os.environ.get("HEADWATER_DEBUG"):
            raise
    return Reading(reading.source, problem=Problem(reading.source, "extraction", kind, message)), None


def _with_notes(reading: Reading, record: Record) -> Record:
    """A record with the problems that reading met too, all of them of the input by its name for people."""
    own = tuple(replace(one, source=reading.source) for one in record.problems)
    return replace(record, problems=(*reading.notes, *own)) if reading.notes or own else record


def jobs_by_default() -> int:
    """One process per processor that we may use."""
    return len(os.sched_getaffinity(0))
