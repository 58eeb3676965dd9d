"""`headwater explain`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.running import headwater


def test_each_claim_of_a_file_names_its_rules(folder: Path):
    """Every rule that fired is printed with the words and offsets it fired on."""
    out = headwater("explain", str(folder / "depots.txt")).out
    assert "figures.bound.as-many-as" in out
    assert "“As many as 40” 57–70" in out


def test_a_claim_of_the_ledger_is_explained_alike(folder: Path, ledger: Path):
    """The derivation that is stored is the one that extraction gives."""
    fresh = json.loads(headwater("explain", str(folder / "depots.txt"), "--format", "json").out)
    for one in fresh:
        stored = headwater("explain", one["claim"], "--ledger", str(ledger), "--format", "json").out
        assert json.loads(stored) == [one]


def test_neither_file_nor_ledger(tmp_path: Path):
    """What is neither is said to be neither."""
    outcome = headwater("explain", "c123", "--ledger", str(tmp_path / "no.ledger"))
    assert outcome.code == 2
    assert "neither a file 'c123' nor a ledger" in outcome.err


def test_a_file_that_cannot_be_read(tmp_path: Path):
    """A problem with the file is the whole answer."""
    (tmp_path / "empty.txt").touch()
    outcome = headwater("explain", str(tmp_path / "empty.txt"))
    assert outcome.code == 2
    assert outcome.err.endswith("empty.txt: empty: there is nothing to read\n")
