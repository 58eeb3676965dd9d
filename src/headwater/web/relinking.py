"""Links the ledger anew after someone judged or added: one thread at a time, behind the scenes."""

from __future__ import annotations

import threading
from pathlib import Path

from headwater.ledger import Ledger
from headwater.pipeline import link_ledger

_PATIENCE = 1.5  # seconds that a request waits for it; what a judgement touches is mostly little


class Relinking:
    """The linking of one ledger. One that fails is raised where the page begins the next."""

    def __init__(self, ledger: Path) -> None:
        self._ledger = ledger
        self._lock = threading.Lock()
        self._worker: threading.Thread | None = None
        self._again = False
        self._error: BaseException | None = None

    def begin(self) -> None:
        """Link what is new; returns once it is done, or after a moment. What comes while it runs is linked next."""
        self._raise()
        self._started().join(_PATIENCE)

    def now(self) -> None:
        """Link what is new, however long it takes."""
        self._started().join()
        self._raise()

    def _started(self) -> threading.Thread:
        with self._lock:
            self._again = True
            worker = self._worker
            if worker is None or not worker.is_alive():
                worker = self._worker = threading.Thread(target=self._run, name="linking", daemon=True)
                worker.start()
        return worker

    def _raise(self) -> None:
        if self._error is not None:
            error, self._error = self._error, None
            raise error

    @property
    def busy(self) -> bool:
        """Whether something is being linked."""
        return self._worker is not None and self._worker.is_alive()

    def _run(self) -> None:
        try:
            while self._wanted():
                with Ledger(self._ledger) as ledger:
                    link_ledger(ledger)
        except BaseException as error:  # noqa: BLE001  # raised again where the page asks
            self._error = error

    def _wanted(self) -> bool:
        with self._lock:
            wanted, self._again = self._again, False
            if not wanted:
                self._worker = None
            return wanted
