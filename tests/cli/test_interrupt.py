"""Ctrl-C in the middle of `headwater add`, as a terminal sends it: to every process of the group."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

from tests.running import headwater

REPORTS = 24


def test_an_interrupted_add_is_finished_by_the_same_command(tmp_path: Path):
    """Exit code 130 and one line that says what is kept, no tracebacks of processes that read or extract; the rest follows."""
    folder, ledger = tmp_path / "reports", tmp_path / "a.ledger"
    folder.mkdir()
    for number in range(REPORTS):
        words = f"Police said {number + 20} boats sank, and that divers would look for the others in the morning."
        page = f"<!doctype html><html><body><article><p>{words}</p></article></body></html>"
        path = folder / f"{number:02}.{'html' if number % 2 else 'txt'}"
        path.write_text(page if number % 2 else words, encoding="utf-8")
    command = [sys.executable, "-c", "import headwater.cli; headwater.cli.main()", "add", str(folder)]
    command += ["--ledger", str(ledger), "--jobs", "2", "--acknowledge"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as run:
        assert run.stdout is not None
        acknowledged = [run.stdout.readline().split()[0]]
        os.killpg(run.pid, signal.SIGINT)
        out, err = run.communicate(timeout=60)
    acknowledged += [line.split()[0] for line in out.splitlines()]
    assert run.returncode == 130 or (run.returncode == 0 and len(acknowledged) == REPORTS)
    assert len(err.strip().splitlines()) == 1
    if run.returncode == 130:
        told = re.search(r"interrupted; (\d+) reports? added \(.* kept whole in (.*); the same command goes on", err)
        assert told is not None
        assert int(told[1]) - len(acknowledged) in (0, 1)  # the last one may be stored and not acknowledged
        assert told[2] == str(ledger)
    exported = headwater("export", "--format", "jsonl", "--ledger", str(ledger)).out
    assert all(f'"id":"{identifier}"' in exported for identifier in acknowledged)
    outcome = headwater("add", str(folder), "--ledger", str(ledger), "--jobs", "1")
    assert outcome.code == 0
    assert f"{REPORTS} documents" in headwater("doctor", "--ledger", str(ledger)).out
