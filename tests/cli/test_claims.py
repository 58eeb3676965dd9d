"""`headwater claims`."""

from __future__ import annotations

import json
from pathlib import Path

from headwater.ledger import Ledger
from tests.exporting.samples import TUNNEL
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


def test_parts_stand_below_the_claim_that_they_are_of(tmp_path: Path):
    """Each claim once, with how many there are; found alone a part stands between dots."""
    path = tmp_path / "tunnel.ledger"
    with Ledger(path) as made:
        made.add(TUNNEL, b"raw", "tunnel", "v1")
    lines = headwater("claims", "--ledger", str(path)).out.splitlines()
    told = [" ".join(line.split()[1:]) for line in lines[2:-2]]
    at = told.index("└ to clear the tunnel planned")
    assert told[at + 1] == "└ 40 tons of mud had closed possible"
    assert lines[-1] == "4 claims (2 within others)"
    shown = headwater("show", TUNNEL.document.id, "--ledger", str(path)).out
    assert f"    {TUNNEL.claims[1].id[:9]}  to clear the tunnel\n    how put    planned\n" in shown
    alone = headwater("show", TUNNEL.claims[1].id, "--ledger", str(path)).out
    assert "within  the crews plan to clear the tunnel that 40 tons of mud had closed" in alone


def test_no_claims_is_said(ledger: Path):
    """An empty answer is no empty page."""
    outcome = headwater("claims", "zeppelin", "--ledger", str(ledger))
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "headwater: no claim answers to 'zeppelin'; without words all are listed\n"
