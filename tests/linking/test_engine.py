"""The engine keeps to itself: nothing but our own lines goes to standard output."""

from __future__ import annotations

import subprocess
import sys


def test_no_progress_is_drawn_where_python_is_a_shell():
    """DuckDB draws a bar where Python has no script, as in a shell or with `-c`; output for programs would be broken by it."""
    asked = (
        "from headwater.linking.engine import DuckEngine; engine = DuckEngine(threads=1); "
        "engine.materialise('asked', \"SELECT current_setting('enable_progress_bar') AS drawn\"); print(engine.fetch('asked'))"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)  # our own words
    assert done.stdout == "[(False,)]\n"
