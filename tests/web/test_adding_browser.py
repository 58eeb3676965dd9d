"""Adding in a real browser: files, text, progress, problems; with and without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from headwater.ledger import Ledger
from headwater.web import Settings
from tests.web.browsing import NARROW, WIDE, Watch, assert_accessible, assert_fits
from tests.web.serving import free_port, served

REPORTS: list[FilePayload] = [
    {
        "name": "ferries.txt",
        "mimeType": "text/plain",
        "buffer": b"Captain Moro said that 31 ferries were held in port.",
    },
    {"name": "empty.txt", "mimeType": "text/plain", "buffer": b" "},
]
SLOW = 60_000  # milliseconds that the first report may take: a process is started, and reads its model


@pytest.fixture
def adding(tmp_path: Path) -> Iterator[str]:
    """A page over a ledger of its own."""
    path = tmp_path / "added.ledger"
    Ledger(path).close()
    with served(Settings(path, port=free_port(), user="ana")) as found:
        yield found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_files_and_problems(browser: Browser, adding: str, scheme: str):
    """Added, told by name, found in the reports; every state of it can be used by everyone, at both widths."""
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page, watch = context.new_page(), Watch()
    watch.on(page)
    page.goto(adding + "/add")
    check(page)
    page.get_by_label("Drop files here").set_input_files(REPORTS)
    page.get_by_role("button", name="Add files").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Added", timeout=SLOW)
    expect(page.get_by_role("listitem").filter(has_text="empty.txt")).to_contain_text("nothing to read")
    check(page)
    page.get_by_role("link", name="Add more").click()
    expect(page.get_by_role("listitem").filter(has_text="1 problem")).to_be_visible()
    check(page)
    watch.assert_quiet(adding)
    context.close()


def check(page: Page) -> None:
    """Accessible and no wider than the window, wide and narrow."""
    for width, height in (NARROW, WIDE):
        page.set_viewport_size({"width": width, "height": height})
        assert_accessible(page)
        assert_fits(page)


def test_a_text_without_scripts(browser: Browser, adding: str):
    """Pasted, followed by reloading, and read as it was."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(adding + "/add")
    page.get_by_role("textbox", name="Text", exact=True).fill(
        "Minister Olen said that 12 cranes stand idle.\nNo more was said."
    )
    page.get_by_label("Title").fill("Cranes")
    page.get_by_label("Published").fill("2025-02-03")
    page.get_by_role("button", name="Add text").click()
    while page.get_by_role("link", name="Refresh").count():
        page.get_by_role("link", name="Refresh").click()
        page.wait_for_timeout(200)
    page.get_by_role("link", name="Cranes").click()
    expect(page.locator(".text")).to_have_text("Minister Olen said that 12 cranes stand idle.\nNo more was said.")
    expect(page.locator(".meta")).to_contain_text("2025-02-03")
    context.close()


def test_files_dropped_on_the_frame(page: Page, adding: str, watch: Watch):
    """Anywhere on it."""
    page.goto(adding + "/add")
    dropped = page.evaluate_handle(
        "() => { const all = new DataTransfer(); all.items.add(new File(['It rained.'], 'rain.txt')); return all; }"
    )
    page.dispatch_event(".drop", "dragover", {"dataTransfer": dropped})
    expect(page.locator(".drop.over")).to_be_visible()
    page.dispatch_event(".drop", "drop", {"dataTransfer": dropped})
    expect(page.locator(".drop.over")).to_have_count(0)
    assert page.evaluate("document.querySelector('.drop input').files[0].name") == "rain.txt"
    watch.assert_quiet(adding)
