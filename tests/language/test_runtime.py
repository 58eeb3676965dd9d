"""Reading leaves nothing behind on the machine, and tells nobody of itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_READ = """
from headwater.language.reader import load_reader
assert load_reader().parse("They left.", [(0, 10)])[1].dep_ == "ROOT"
"""


def test_reading_writes_nothing_outside_what_it_is_asked_to(tmp_path: Path):
    """No id of the device, no journal of use: neither in the home folder nor in that for temporary files."""
    places = {name: str(tmp_path) for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    kept = {name: value for name, value in os.environ.items() if name != "ORT_DISABLE_TELEMETRY"}
    subprocess.run([sys.executable, "-c", _READ], check=True, env={**kept, **places}, timeout=120)  # our own
    assert list(tmp_path.rglob("*")) == []
