"""The examples' ledger, a client that asks the page directly, and a browser that looks at it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from starlette.testclient import TestClient

from headwater.exporting.summary import Choice, Summary, beside
from headwater.web import Settings, create_app
from headwater.web.freshness import Freshness
from tests.running import headwater
from tests.web.browsing import AXE, CHROMIUM, FLAGS, WIDE, Watch
from tests.web.serving import free_port, served

EXAMPLES = Path(__file__).parent.parent.parent / "examples" / "reports"
VENDORED = Path(__file__).parent.parent.parent / "src" / "headwater" / "web" / "static" / "vendor" / "htmx.min.js"


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the examples, with its summary; tests only read it."""
    path = tmp_path_factory.mktemp("web") / "examples.ledger"
    assert headwater("add", str(EXAMPLES), "--ledger", str(path), "--jobs", "1").code == 0
    Freshness(path).now()
    return path


@pytest.fixture(scope="session")
def figure(ledger: Path) -> str:
    """The id of the figure that most reports give."""
    with Summary.at(beside(ledger)) as summary:
        return summary.figures(Choice()).lines[0].id


@pytest.fixture
def client(ledger: Path) -> Iterator[TestClient]:
    """Asks the page as a browser on this machine would."""
    with TestClient(create_app(Settings(ledger)), base_url="http://127.0.0.1:8484") as made:
        yield made


@pytest.fixture(scope="session")
def address(ledger: Path) -> Iterator[str]:
    """Where the page is served, for a browser."""
    with served(Settings(ledger, port=free_port())) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; skipped where it, or what the page loads, is not there."""
    for needed, script in (
        (CHROMIUM, "scripts/install-browser"),
        (AXE, "scripts/assets"),
        (VENDORED, "scripts/assets"),
    ):
        if not needed.exists():
            pytest.skip(f"{needed.name} is not there: {script} brings it")
    with sync_playwright() as driver:
        made = driver.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield made
        made.close()


@pytest.fixture
def watch() -> Watch:
    """What the page of this test does."""
    return Watch()


@pytest.fixture
def page(browser: Browser, watch: Watch) -> Iterator[Page]:
    """A fresh page of a browser without memory, 1,280 pixels wide; it is watched."""
    context = browser.new_context(viewport={"width": WIDE[0], "height": WIDE[1]})
    made = context.new_page()
    watch.on(made)
    yield made
    context.close()
