"""Draws the picture of the README from the example ledger: `make run`, then `python docs/images/draw.py` with Chromium installed."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
REPORT = ROOT / "out" / "report.html"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--window-size=1180,1420",
]


def main() -> None:
    """Write `report.png` beside this file."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None or not REPORT.exists():
        sys.exit("Chromium and out/report.html (make run) are needed")
    with tempfile.TemporaryDirectory() as profile:
        page = Path(profile) / "page.html"
        page.write_text(_excerpt(REPORT.read_text(encoding="utf-8")), encoding="utf-8")
        picture = f"--screenshot={HERE / 'report.png'}"
        subprocess.run([browser, *FLAGS, f"--user-data-dir={profile}", picture, page.as_uri()], check=True)  # noqa: S603  # our own page in a found browser


def _excerpt(page: str, rows: int = 5) -> str:
    """The page with the first rows of its first table alone, so that a whole figure is in the picture."""
    head, body = page.split("<tbody>", 1)
    inside, rest = body.split("</tbody>", 1)
    lines = inside.split("</tr>")
    return head + "<tbody>" + "</tr>".join(lines[:rows]) + "</tr></tbody>" + rest


if __name__ == "__main__":
    main()
