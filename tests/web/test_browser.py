"""The page in a real browser: it looks at everyone, asks nobody else, complains of nothing, and everyone can use it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from headwater.ledger import Ledger
from tests.web.browsing import NARROW, WIDE, Watch, assert_accessible, assert_fits


def screens(ledger: Path, figure: str) -> tuple[str, ...]:
    """An address of every screen."""
    with Ledger(ledger) as opened:
        found = next(opened.claims("Kirby"))
    return (
        "/",
        "/?q=Kirby",
        f"/figures/{figure}",
        "/reports",
        f"/reports/{found.document.id}",
        f"/reports/{found.document.id}?claim={found.claim.id}&span=0-11#c-{found.claim.id}",
        "/nothing",
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_every_screen_can_be_used_by_everyone(  # each in every size and scheme
    browser: Browser, address: str, ledger: Path, figure: str, size: tuple[int, int], scheme: str
):
    """axe-core finds nothing serious, nothing is wider than the window, no other host is asked, the console is empty."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if scheme == "dark" else "light"
    )
    for path in screens(ledger, figure):
        page, watch = context.new_page(), Watch()
        watch.on(page)
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
        assert_accessible(page)
        assert_fits(page)
        if path == "/nothing":
            watch.complaints = [one for one in watch.complaints if "404" not in one]
        watch.assert_quiet(address)
        page.close()
    context.close()


def test_from_search_to_the_words(page: Page, address: str, watch: Watch):
    """A search, a figure, its map, a report: by mouse and keyboard."""
    page.goto(address)
    page.get_by_role("searchbox").fill("Kirby")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Claims with these words")).to_be_visible()
    page.get_by_role("link", name="soldier casualty").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("soldier casualty")
    expect(page.get_by_role("img", name="Map of the places")).to_be_visible()
    page.get_by_role("link", name="The West Australian").first.click()
    expect(page.locator("a.at:target")).to_have_count(1)
    expect(page.locator("#record")).to_contain_text("In the trace")
    watch.assert_quiet(address)


def test_the_page_can_be_read_without_scripts(browser: Browser, address: str, figure: str):
    """Lists, pictures and facets are there before any script ran."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/figures/{figure}")
    expect(page.get_by_role("heading", name="Places")).to_be_visible()
    expect(page.locator("svg.timeline").first).to_be_visible()
    page.goto(address)
    page.get_by_role("link", name="container", exact=False).first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto(f"{address}/reports")
    page.get_by_role("table").get_by_role("link").first.click()
    page.locator(".claims a").last.click()
    expect(page.locator("#record")).to_contain_text("Derivation")
    expect(page.locator("mark.lit").first).to_be_visible()
    context.close()
