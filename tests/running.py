"""Runs the program in this process as a shell would: arguments in, exit code and output back."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from unittest.mock import patch

from headwater.cli import main


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run of the program left: its exit code, standard output, and standard error."""

    code: int
    out: str
    err: str


def headwater(*arguments: str, stdin: str = "", env: Mapping[str, str] | None = None) -> Outcome:
    """Run `headwater ARGUMENTS...`."""
    settings = {"COLUMNS": "100", "NO_COLOR": "1", **(env or {})}
    with (
        _streams(stdin) as (out, err),
        patch.dict(os.environ, settings),
        patch.object(sys, "argv", ["headwater", *arguments]),
    ):
        code = 0
        try:
            main()
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 1
    return Outcome(code, _text(out), _text(err))


@contextmanager
def _streams(stdin: str) -> Iterator[tuple[io.TextIOWrapper, io.TextIOWrapper]]:
    """Standard streams that have a `buffer`, as real ones do."""
    given, out, err = (io.TextIOWrapper(io.BytesIO(data), "utf-8", newline="") for data in (stdin.encode(), b"", b""))
    with patch.object(sys, "stdin", given), patch.object(sys, "stdout", out), patch.object(sys, "stderr", err):
        yield out, err


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    raw = stream.buffer
    assert isinstance(raw, io.BytesIO)
    return raw.getvalue().decode()
