"""Extraction over many documents, on all cores, in order, with memory kept flat."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context

from headwater import __version__
from headwater.extraction.claims import extract_claims
from headwater.language.en.selection import CHOICES
from headwater.language.reader import load_reader
from headwater.model import Document, Problem, Record
from headwater.reading import Reading

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
    claims, problems = extract_claims(document, load_reader(method.reader), CHOICES[method.select])
    return Record(document, claims, problems)


def extract_all(readings: Iterable[Reading], method: Method, jobs: int) -> Iterator[tuple[Reading, Record | None]]:
    """Each reading with its record (`None` where reading failed), in order.

    With one job everything runs in this process. A worker that dies costs the documents in flight, as problems.
    """
    if jobs <= 1:
        for reading in readings:
            yield reading, _here(reading, method)
        return
    yield from _in_processes(readings, method, jobs)


def _here(reading: Reading, method: Method) -> Record | None:
    return extract_one(reading.document, method) if reading.document is not None else None


def _in_processes(readings: Iterable[Reading], method: Method, jobs: int) -> Iterator[tuple[Reading, Record | None]]:
    waiting: deque[tuple[Reading, Future[Record] | None]] = deque()
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        for reading in readings:
            future = None
            if reading.document is not None:
                with _uninterrupted():
                    future = pool.submit(extract_one, reading.document, method)
            waiting.append((reading, future))
            while len(waiting) >= jobs * _WAITING:
                yield _finished(*waiting.popleft())
        while waiting:
            yield _finished(*waiting.popleft())


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Processes started meanwhile leave Ctrl-C to this one, which ends them itself instead of all printing tracebacks."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    previous = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, previous)


def _finished(reading: Reading, future: Future[Record] | None) -> tuple[Reading, Record | None]:
    if future is None:
        return reading, None
    try:
        return reading, future.result()
    except BrokenProcessPool:
        problem = Problem(reading.source, "extraction", "worker_died", "the process that read it died; add it again")
        return Reading(reading.source, problem=problem), None


def jobs_by_default() -> int:
    """One process per processor that we may use."""
    return len(os.sched_getaffinity(0))
