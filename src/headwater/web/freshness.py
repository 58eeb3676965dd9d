"""Keeps the summary of a ledger up to date while the page is served: one thread at a time, started when it is behind."""

from __future__ import annotations

import threading
import time
from pathlib import Path

from headwater.exporting.summary import Summary, Told, beside
from headwater.ledger import Ledger

_PATIENCE = 0.08  # seconds that a request waits for the summary to catch up; small ledgers need less


class Freshness:
    """The summary of one ledger, renewed behind the scenes. A renewal that fails is raised where the page waits for it."""

    def __init__(self, ledger: Path) -> None:
        self._ledger = ledger
        self._lock = threading.Lock()
        self._worker: threading.Thread | None = None
        self._error: BaseException | None = None
        self._began = 0.0
        self._hears: Told | None = None
        self.progress: tuple[int, int] | None = None
        """How many of how many reports are in the summary, while all of it is made."""

    def path(self) -> Path:
        """Where the summary is; renewed if the ledger went on, as far as a moment allows.

        That moment begins with the renewal: who asks while a long one goes on waits no more.
        """
        path = beside(self._ledger)
        with Ledger(self._ledger) as ledger, Summary.at(path) as summary:
            current = summary.is_current(ledger)
        if not current:
            worker = self._renewal()
            worker.join(max(0.0, _PATIENCE - (time.monotonic() - self._began)))
        if self._error is not None:
            error, self._error = self._error, None
            raise error
        return path

    def begin(self, told: Told | None = None) -> threading.Thread:
        """Start to bring it up to date; `told` hears how far it is while all of it is made."""
        self._hears = told
        return self._renewal()

    def now(self) -> None:
        """Bring the summary up to date, however long it takes."""
        with self._lock, Ledger(self._ledger) as ledger, Summary.at(beside(self._ledger)) as summary:
            try:
                summary.renew(ledger, self._told)
            finally:
                self.progress = None

    def _told(self, done: int, total: int) -> None:
        self.progress = done, total
        if self._hears is not None:
            self._hears(done, total)

    @property
    def busy(self) -> bool:
        """Whether it is being renewed."""
        return self._worker is not None and self._worker.is_alive()

    def _renewal(self) -> threading.Thread:
        worker = self._worker
        if worker is None or not worker.is_alive():
            worker = self._worker = threading.Thread(target=self._renew, name="summary", daemon=True)
            self._began = time.monotonic()
            worker.start()
        return worker

    def _renew(self) -> None:
        try:
            self.now()
        except BaseException as error:  # noqa: BLE001  # raised again where the page asks
            self._error = error
