"""Adds reports behind the scenes: jobs queue up, one at a time is read by the pipeline's own `add`."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path

from headwater.ledger import Ledger
from headwater.pipeline import add, jobs_by_default
from headwater.web.jobs import Job, Stage

MOST_WAITING = 20
"""Jobs that may wait; what they uploaded waits with them."""

_REMEMBERED = 50  # jobs that are over


class Adding:
    """The adds of one ledger; `afterwards` is what is done once the reports of a job are stored."""

    def __init__(self, ledger: Path, afterwards: Sequence[Callable[[], None]]) -> None:
        self._ledger = ledger
        self._afterwards = afterwards
        self._lock = threading.Lock()
        self._waiting: deque[Job] = deque()
        self._jobs: dict[str, Job] = {}
        self._worker: threading.Thread | None = None

    def begin(self, job: Job) -> bool:
        """Queue a job; false if too many wait."""
        with self._lock:
            if len(self._waiting) >= MOST_WAITING:
                return False
            self._waiting.append(job)
            self._jobs[job.id] = job
            over = [one.id for one in self._jobs.values() if one.over]
            for name in over[: max(0, len(over) - _REMEMBERED)]:
                del self._jobs[name]
            if self._worker is None:
                self._worker = threading.Thread(target=self._run, name="adding", daemon=True)
                self._worker.start()
        return True

    def job(self, identifier: str) -> Job | None:
        """The job with that id, if this process remembers it."""
        return self._jobs.get(identifier)

    def jobs(self) -> tuple[Job, ...]:
        """The jobs that are remembered, the latest first."""
        with self._lock:
            return tuple(reversed(self._jobs.values()))

    def before(self, job: Job) -> int:
        """How many jobs must be over before this one begins."""
        with self._lock:
            return self._waiting.index(job) + 1 if job in self._waiting else 0

    def _run(self) -> None:
        while (job := self._next()) is not None:
            try:
                self._do(job)
                job.stage = Stage.DONE
            except BaseException as error:  # noqa: BLE001  # said on the job's page
                job.error = " ".join(str(error).split()) or type(error).__name__
                job.stage = Stage.FAILED
            finally:
                job.clear()

    def _next(self) -> Job | None:
        with self._lock:
            if not self._waiting:
                self._worker = None
                return None
            return self._waiting.popleft()

    def _do(self, job: Job) -> None:
        job.stage = Stage.READING
        with Ledger(self._ledger) as ledger:
            for added in add(job.sources, ledger, job.options, jobs=_processes()):
                job.count(added)
        job.stage = Stage.LINKING
        for step in self._afterwards:
            step()


def _processes() -> int:
    """Processes that extract: never this one, which answers meanwhile, and where there are several processors not on all."""
    return max(2, jobs_by_default() - 1)
