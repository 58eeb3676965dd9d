"""A small ledger of two reports, made once by the program itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.running import headwater

REPORTS = {
    "depots": "Two depots burned, the defence ministry said on Tuesday. As many as 40 workers may be missing, according to the regional governor.",
    "boats": "The coast guard said at least 12 boats sank. The owner denied that 300 people had been on board.",
}


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the reports and their sidecars."""
    made = tmp_path_factory.mktemp("reports")
    for name, text in REPORTS.items():
        (made / f"{name}.txt").write_text(text, encoding="utf-8")
        sidecar = {"publisher": "Ledger", "published": "2025-09-24", "title": f"About {name}"}
        (made / f"{name}.json").write_text(json.dumps(sidecar), encoding="utf-8")
    return made


@pytest.fixture(scope="session")
def ledger(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger that holds the reports; tests only read it."""
    path = tmp_path_factory.mktemp("ledger") / "test.ledger"
    assert headwater("add", str(folder), "--ledger", str(path)).code == 0
    return path
