"""`headwater claims`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.running import headwater


def test_claims_without_figures_are_listed_too(ledger: Path):
    """A claim need not hold a number."""
    rows = json.loads(headwater("claims", "--ledger", str(ledger), "--format", "json").out)
    assert {row["status"] for row in rows} >= {"denied", "possible"}
    assert len({row["claim"] for row in rows}) == len(rows)


def test_limit(ledger: Path):
    """`--limit` keeps the first ones."""
    rows = headwater("claims", "--ledger", str(ledger), "--format", "jsonl").out.splitlines()
    first = headwater("claims", "--ledger", str(ledger), "--format", "jsonl", "--limit", "1").out.splitlines()
    assert first == rows[:1]


def test_no_claims_is_said(ledger: Path):
    """An empty answer is no empty page."""
    outcome = headwater("claims", "zeppelin", "--ledger", str(ledger))
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "headwater: no claim answers to 'zeppelin'; without words all are listed\n"
