"""Hostile and broken inputs through the program: each ends in one line that names the file and the reason; the rest lands."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from headwater.reading.limits import MAX_BYTES
from tests.documented import ROOT
from tests.running import headwater

WORDS = (
    "The ministry said at least 40 boats sank in the harbour on Sunday, after a storm that nobody had forecast. " * 3
)
ENTITIES = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))


def sparse(path: Path) -> None:
    """A file of 1 GB that takes no room on the disk."""
    with path.open("wb") as stream:
        stream.write(b"<html><body><p>" + WORDS.encode())
        stream.truncate(1_000_000_000)


BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "bomb.html": (lambda path: path.write_text(f'<?xml version="1.0"?><!DOCTYPE b [{ENTITIES}]><b>&a9;</b>'), "an XML file, not a report"),
    "huge.html": (sparse, "larger than the limit of 20 MB"),
    "huge.txt.gz": (lambda path: path.write_bytes(gzip.compress(b"0" * (MAX_BYTES + 10))), "unpacks to more than the limit"),
    "cut.txt.gz": (lambda path: path.write_bytes(gzip.compress(WORDS.encode() * 9)[:-20]), "a broken gzip file"),
    "broken.pdf": (lambda path: path.write_bytes(b"%PDF-1.7\nnothing of the kind"), "a broken or locked PDF"),
    "cut.pdf": (lambda path: path.write_bytes((ROOT / "examples/reports/ferry-note.pdf").read_bytes()[:300]), "a broken or locked PDF"),
    "program.txt": (lambda path: path.write_bytes(b"\x7fELF" + bytes(range(256))), "binary data, not text"),
    "picture.html": (lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256))), "binary data, not text"),
    "empty.txt": (lambda path: path.write_text(""), "empty: there is nothing to read"),
    "blank.html": (lambda path: path.write_text(" \n\t "), "empty: there is nothing to read"),
    "deep.html": (lambda path: path.write_text("<html><body>" + "<div>" * 50_000 + WORDS), "its elements nest deeper than"),
    "pipe.txt": (os.mkfifo, "no regular file"),
    "loop.txt": (lambda path: path.symlink_to(path), "cannot be read"),
    "sidecar.txt": (lambda path: (path.write_text(WORDS), path.with_suffix(".json").write_text("[" * 9_999)), "its sidecar sidecar.json is no JSON"),
}  # fmt: skip


def problems(err: str) -> dict[str, str]:
    """The lines on standard error, by the name of the file that each is about."""
    lines = [line.removeprefix("headwater: ").partition(": ") for line in err.splitlines()]
    assert len({name for name, _, _ in lines}) == len(lines), err
    return {Path(name).name: reason for name, _, reason in lines}


def test_each_bad_input_is_one_line_and_the_rest_lands(tmp_path: Path):
    """A folder with every kind of bad input gives its good reports, and a line for each bad one, in bounded time."""
    folder = tmp_path / "batch"
    folder.mkdir()
    for name, (make, _) in BAD.items():
        make(folder / name)
    (folder / "a-good.txt").write_text(WORDS)
    (folder / "z-good.html").write_text(
        f"<!doctype html>\n<!DOCTYPE b [{ENTITIES}]><html><body><p>&a9; {WORDS}</p></body></html>"
    )
    began = time.monotonic()
    outcome = headwater("add", str(folder), str(tmp_path / "missing.txt"), "--ledger", str(tmp_path / "a.ledger"))
    assert time.monotonic() - began < 120
    assert outcome.code == 1
    found = problems(outcome.err)
    assert set(found) == {*BAD, "missing.txt"}
    for name, (_, reason) in BAD.items():
        assert reason in found[name], f"{name}: {found[name]}"
    assert outcome.out.startswith("2 reports added (")
    assert f"{len(BAD) + 1} with problems" in outcome.out


def as_nobody_special() -> list[str]:
    """What a command starts with so that the modes of files hold for it, also where the tests run as root."""
    if os.geteuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        pytest.skip("the tests run as root, and there is no setpriv to take its privileges away")
    return ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]


def test_what_is_closed_to_us_is_one_line_and_the_rest_lands(tmp_path: Path):
    """A file and folders without permission, at the top and deeper, in a real process that has none."""
    folder = tmp_path / "batch"
    (folder / "inner" / "closed").mkdir(parents=True)
    (folder / "inner" / "closed" / "unseen.txt").write_text(WORDS)
    (tmp_path / "shut").mkdir()
    (tmp_path / "shut" / "unseen.txt").write_text(WORDS)
    for name in ("a-good.txt", "mine.txt", "inner/z-good.txt"):
        (folder / name).write_text(f"{WORDS} {name}")
    closed = [folder / "mine.txt", folder / "inner" / "closed", tmp_path / "shut"]
    for path in closed:
        path.chmod(0)
    program = [
        sys.executable,
        "-c",
        "import headwater.cli; headwater.cli.main()",
        "add",
        str(folder),
        str(tmp_path / "shut"),
    ]
    ledger = ["--ledger", str(tmp_path / "a.ledger")]
    try:
        done = subprocess.run(
            [*as_nobody_special(), *program, str(tmp_path / "shut" / "unseen.txt"), *ledger],
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        for path in closed:
            path.chmod(0o700)
    assert done.returncode == 1, done.stderr
    found = problems(done.stderr)
    assert set(found) == {"mine.txt", "closed", "shut", "unseen.txt"}
    assert all("no permission to read it" in reason for reason in found.values())
    assert done.stdout.startswith("2 reports added (")


def test_odd_names_and_half_characters_are_stored(tmp_path: Path):
    """A name that is no UTF-8, and metadata with half a surrogate pair, as JSON allows it, end in a sound ledger."""
    odd = os.fsdecode(os.fsencode(tmp_path) + b"/odd-\xff.txt")
    Path(odd).write_text(WORDS)
    lines = tmp_path / "lines.jsonl"
    lines.write_text(json.dumps({"text": WORDS + "\ud800", "publisher": "Led\udc00ger", "title": "\ud800"}) + "\n")
    missing = os.fsdecode(os.fsencode(tmp_path) + b"/none-\xff.txt")
    ledger = str(tmp_path / "a.ledger")
    outcome = headwater("add", odd, str(lines), missing, "x" * 5_000, "--ledger", ledger)
    assert outcome.code == 1
    assert outcome.out.startswith("2 reports added (")
    assert "none-\\xff.txt: no such file" in outcome.err
    assert "File name too long" in outcome.err
    assert headwater("doctor", "--ledger", ledger).code == 0
    assert "Led?ger" in headwater("export", "--format", "jsonl", "--ledger", ledger).out
