"""Linking behind the scenes: everything that was judged is linked, one after the other; what fails is told."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from headwater.ledger import Ledger
from headwater.model import LedgerError
from headwater.web import relinking
from headwater.web.relinking import Relinking


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An empty ledger."""
    path = tmp_path / "a.ledger"
    Ledger(path).close()
    return path


def finish(one: Relinking) -> None:
    """Wait until nothing is being linked."""
    while one.busy:
        time.sleep(0.01)


def test_what_is_judged_meanwhile_is_linked_next(path: Path, monkeypatch: pytest.MonkeyPatch):
    """However often it is asked for while it runs, once more is enough; never two at a time."""
    going, runs, at_once = threading.Event(), [], []

    def link(ledger: Ledger) -> None:
        del ledger
        runs.append(threading.current_thread())
        at_once.append(sum(thread.name == "linking" for thread in threading.enumerate()))
        going.wait(5)

    monkeypatch.setattr(relinking, "link_ledger", link)
    monkeypatch.setattr(relinking, "_PATIENCE", 0.01)
    one = Relinking(path)
    for _ in range(4):
        one.begin()
    assert one.busy
    going.set()
    finish(one)
    assert len(runs) == 2
    assert at_once == [1, 1]
    one.begin()
    finish(one)
    assert len(runs) == 3


def test_what_fails_is_told_the_next_time(path: Path, monkeypatch: pytest.MonkeyPatch):
    """Once; then it is tried again."""

    def link(ledger: Ledger) -> None:
        raise LedgerError(f"{ledger.path} is full")

    monkeypatch.setattr(relinking, "link_ledger", link)
    one = Relinking(path)
    one.begin()
    finish(one)
    with pytest.raises(LedgerError, match="is full"):
        one.begin()
    monkeypatch.setattr(relinking, "link_ledger", lambda _: None)
    one.begin()
    finish(one)
    one.begin()
