"""A browser that keeps count: what it asked for, what it complained of, and whether everyone can use the page."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page

CHROMIUM = Path("/usr/bin/chromium")
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDE, NARROW = (1280, 900), (390, 844)

_SERIOUS = ("serious", "critical")
_RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


@dataclass
class Watch:
    """What a page did while it was open: the addresses it asked for, what it wrote to the console, errors of its scripts."""

    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def on(self, page: Page) -> None:
        """Begin to watch a page."""
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on(
            "console",
            lambda message: self.complaints.append(message.text) if message.type in ("error", "warning") else None,
        )

    def assert_quiet(self, address: str) -> None:
        """No host but the page's own was asked for anything, and there was nothing to complain of."""
        own = urlsplit(address).netloc
        assert [one for one in self.asked if urlsplit(one).netloc not in ("", own)] == []
        assert self.complaints == []


def assert_accessible(page: Page) -> None:
    """axe-core finds nothing serious by the rules of WCAG 2.2, level AA."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("rules => axe.run(document, rules)", _RULES)
    serious = [one for one in found["violations"] if one["impact"] in _SERIOUS]
    told = [
        f"{one['id']}: {one['help']}\n  " + "\n  ".join(node["html"][:200] for node in one["nodes"][:4])
        for one in serious
    ]
    assert not told, "\n".join(told)


def assert_fits(page: Page) -> None:
    """Nothing makes the page wider than the window."""
    wide = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert wide[0] <= wide[1], f"{wide[0]} pixels are wide in a window of {wide[1]}"
