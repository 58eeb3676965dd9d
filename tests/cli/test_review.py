"""Pairs in doubt, decided by key in a terminal or by name without one; what was decided stays, and can be taken back."""

from __future__ import annotations

import json
import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import chain, repeat
from pathlib import Path

import click
import pytest

from headwater.cli import review
from headwater.ledger import Ledger
from headwater.model.relations import Relation
from tests.exporting.disputing import disputed
from tests.running import headwater


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger with one pair in doubt."""
    with disputed(tmp_path) as (ledger, _):
        return ledger.path


@pytest.fixture
def pair(path: Path) -> tuple[str, str]:
    """The pair."""
    with Ledger(path) as ledger:
        return doubt(ledger)


def doubt(ledger: Ledger) -> tuple[str, str]:
    """The first pair in doubt."""
    found: Iterator[Relation] = ledger.relations.all("undecided")
    between: tuple[str, str] = next(found).between  # type: ignore[union-attr]  # of that kind
    return between


def decisions(path: Path) -> list[tuple[tuple[str, str], bool, str, str | None]]:
    """What counts."""
    with Ledger(path) as ledger:
        return [(one.between, one.same, one.user, one.note) for one in ledger.judgements.decisions()]


@pytest.mark.parametrize(("option", "same"), [("--same", True), ("--different", False)])
def test_deciding_without_a_terminal(path: Path, pair: tuple[str, str], option: str, same: bool):
    """By the starts of both ids; kept with user and note, and taken back by another record."""
    starts = [one[:10] for one in pair]
    outcome = headwater("review", option, *starts, "--user", "ana", "--note", "one pier", "--ledger", str(path))
    assert outcome.code == 0, outcome.err
    assert decisions(path) == [(pair, same, "ana", "one pier")]
    assert headwater("review", "--undo", *starts, "--ledger", str(path)).code == 0
    assert decisions(path) == []


def test_one_claim_is_no_pair(path: Path, pair: tuple[str, str]):
    """Wrong use, and nothing is kept."""
    assert headwater("review", "--same", pair[0], pair[0], "--ledger", str(path)).code == 2
    assert decisions(path) == []


def test_what_says_the_same_is_parted_by_the_analyst(tmp_path: Path):
    """Two reports in one wording: one figure, until somebody decides otherwise, and again once that is taken back."""
    ledger = ("--ledger", str(tmp_path / "two.ledger"))
    for name, day in (("Coast Courier", "2025-03-10"), ("Pier Post", "2025-03-12")):
        report = "The harbour office said 40 dockers were hired. " + f"So the {name} has it."
        assert headwater("add", "-", "--publisher", name, "--published", day, *ledger, stdin=report).code == 0

    def figures() -> list[list[str]]:
        lines = headwater("relations", "--kind", "estimand", *ledger).out.splitlines()
        return [json.loads(line)["claims"] for line in lines]

    [claims] = figures()
    assert len(claims) == 2
    assert headwater("review", "--different", *claims, *ledger).code == 0
    assert sorted(figures()) == [[one] for one in sorted(claims)]
    assert headwater("review", *ledger).out == "Nothing is in doubt.\n"
    assert headwater("review", "--undo", *claims, *ledger).code == 0
    assert figures() == [claims]


@pytest.mark.parametrize(("keys", "expected"), [("xs", [True]), ("d", [False]), ("k", []), ("q", [])])
def test_deciding_by_key(
    path: Path, pair: tuple[str, str], keys: str, expected: list[bool], monkeypatch: pytest.MonkeyPatch
):
    """Keys that mean nothing are passed over; both sentences and the reasons are shown."""
    pressed = iter(keys)
    monkeypatch.setattr(click, "getchar", lambda: next(pressed))
    monkeypatch.setattr(review, "at_a_terminal", lambda: True)
    outcome = headwater("review", "--ledger", str(path), "--user", "ana")
    assert outcome.code == 0, outcome.err
    assert "as many as 40 workers may be missing" in outcome.out
    assert "the dockers' union said" in outcome.out
    assert "· one head: worker" in outcome.out
    assert [(between, same) for between, same, *_ in decisions(path)] == [(pair, same) for same in expected]


_PATIENCE = 600  # times a fifth of a second, for a terminal that shows nothing


def _read(terminal: int) -> bytes | None:
    """What stands to be read within a fifth of a second; `None` once the other side has closed."""
    ready, _, _ = select.select([terminal], [], [], 0.2)
    try:
        return os.read(terminal, 4096) if ready else b""
    except OSError:
        return None


def test_deciding_by_key_in_a_real_terminal(path: Path, pair: tuple[str, str]):
    """A key that means nothing is passed over, the next one decides: no line end is needed."""
    program = Path(sys.executable).with_name("headwater")
    if not program.exists():
        pytest.skip("the program is not installed beside this Python")
    ours, theirs = pty.openpty()
    command = [str(program), "review", "--ledger", str(path), "--user", "ana"]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, close_fds=True) as running:
        os.close(theirs)
        shown = b""
        keys = chain(b"xx", repeat(ord("d")))  # what is typed while the program does not listen is lost
        for _ in range(_PATIENCE):
            said = _read(ours)  # what is not read holds it up
            if said is None:
                break
            shown += said
            if b"q stop" in shown:
                os.write(ours, bytes([next(keys)]))
                time.sleep(0.2)
        else:
            running.kill()
        assert running.wait(60) == 0
    os.close(ours)
    assert b"as many as" in shown
    assert [(between, same, user) for between, same, user, _ in decisions(path)] == [(pair, False, "ana")]
