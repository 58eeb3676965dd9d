"""The confined worker: one process that parses hostile formats without network, within memory and time.

It is kept over many documents, and replaced when it dies or takes too long.
"""

from __future__ import annotations

import multiprocessing
import resource
import signal
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from types import TracebackType
from typing import Self

from headwater.model import LimitError, ReadingError
from headwater.reading.limits import MAX_MEMORY, MAX_SECONDS
from headwater.reading.options import Parsed
from headwater.reading.page import parse_page
from headwater.reading.pdf import parse_pdf

_READY = "ready"
_START_SECONDS = 180.0

_Answer = Parsed | tuple[str, str, bool]


_PARSERS: Mapping[str, Callable[[bytes], Parsed]] = {"html": parse_page, "pdf": parse_pdf}
"""What parses a page in UTF-8, and what a PDF."""


class Worker:
    """Parses in a process of its own; a context manager that ends it."""

    def __init__(self, seconds: float = MAX_SECONDS) -> None:
        self._seconds = seconds
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def parse(self, kind: str, payload: bytes) -> Parsed:
        """What the parser of this kind (`html`, in UTF-8, or `pdf`) gives, or its `ReadingError`; `LimitError` if it takes too long or the process dies."""
        pipe = self._ready()
        try:
            pipe.send((kind, payload))
            if not pipe.poll(self._seconds):
                self.close()
                raise LimitError("too_slow", f"parsing took longer than {self._seconds:g} s and was given up")
            answer: _Answer = pipe.recv()
        except (EOFError, BrokenPipeError, ConnectionResetError) as error:
            self.close()
            raise LimitError(
                "too_heavy", "parsing broke down: it needs more memory than the limit, or is malformed"
            ) from error
        if isinstance(answer, Parsed):
            return answer
        word, message, limit = answer
        raise (LimitError if limit else ReadingError)(word, message)

    def _ready(self) -> Connection:
        if self._pipe is None or self._process is None or not self._process.is_alive():
            self.close()
            context = multiprocessing.get_context("spawn")
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
            with uninterrupted():
                self._process.start()
            theirs.close()
            self._await_start(self._pipe)
        return self._pipe

    def _await_start(self, pipe: Connection) -> None:
        """Wait until the process has imported what it needs: on a busy machine that takes longer than any page."""
        try:
            if pipe.poll(_START_SECONDS) and pipe.recv() == _READY:
                return
        except (EOFError, ConnectionResetError):
            pass
        self.close()
        raise LimitError("too_slow", f"the process that parses it did not start within {_START_SECONDS:g} s")

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Processes started meanwhile leave Ctrl-C to this one, which ends them itself instead of all printing tracebacks."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    previous = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, previous)


def _confine() -> None:
    """No sockets, bounded memory, no core files."""
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    socket.socket = _NoSocket  # type: ignore[misc, assignment]  # whatever a parser tries, there is no network


class _NoSocket:
    def __init__(self, *_: object, **__: object) -> None:
        raise OSError("no network while a document is parsed")


def _serve(pipe: Connection) -> None:
    _confine()
    pipe.send(_READY)
    while True:
        try:
            kind, payload = pipe.recv()
        except EOFError:
            return
        answer: _Answer
        try:
            answer = _PARSERS[kind](payload)
        except ReadingError as error:
            answer = error.kind, str(error), isinstance(error, LimitError)
        except MemoryError:
            answer = "too_heavy", "parsing it needs more memory than the limit", True
        except Exception as error:  # noqa: BLE001  # a parser's own bug on hostile input must not end the batch
            answer = "broken", f"cannot be parsed: {type(error).__name__}: {error}"[:300], False
        pipe.send(answer)
