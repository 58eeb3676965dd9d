"""The page in a real browser: it looks at everyone, asks nobody else, complains of nothing, and everyone can use it."""

from __future__ import annotations

import shutil
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from headwater.ledger import Ledger
from headwater.web import Settings
from headwater.web.freshness import Freshness
from tests.web.browsing import NARROW, WIDE, Watch, assert_accessible, assert_fits
from tests.web.serving import free_port, served
from tests.web.showing import ACTS, EMPTY, REFUSED, USER, judged, screens


@pytest.fixture(scope="module")
def places(ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Every screen of a ledger that people have judged, and of an empty one: its name and whole address."""
    folder = tmp_path_factory.mktemp("judged")
    copy, empty = folder / ledger.name, folder / "empty.ledger"
    shutil.copy(ledger, copy)
    Freshness(copy).now()
    judged(copy)
    Ledger(empty).close()
    with (
        served(Settings(copy, port=free_port(), user=USER)) as full,
        served(Settings(empty, port=free_port())) as nothing,
    ):
        yield {name: full + path for name, path in screens(copy).items()} | {
            name: nothing + path for name, path in EMPTY.items()
        }


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_every_screen_can_be_used_by_everyone(  # each in every size and scheme
    browser: Browser, places: dict[str, str], size: tuple[int, int], scheme: str
):
    """axe-core finds nothing serious, nothing is wider than the window, no other host is asked, the console is empty."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if scheme == "dark" else "light"
    )
    acts = {
        name: act for name, act in ACTS.items() if name != "add-done"
    }  # that one is in tests/web/test_adding_browser.py
    front = places["front"]
    for name in (*places, *acts):
        page, watch = context.new_page(), Watch()
        watch.on(page)
        if name in acts:
            acts[name](page, front.rstrip("/"))
        else:
            page.goto(places[name])
        page.wait_for_load_state("networkidle")
        assert_accessible(page)
        assert_fits(page)
        if name in REFUSED:  # the browser says so of the page itself
            watch.complaints = [one for one in watch.complaints if "Failed to load resource" not in one]
        watch.assert_quiet(places.get(name, front))
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


def test_the_map_is_saved_as_svg_and_png(page: Page, address: str, figure: str, watch: Watch):
    """Drawn here, so saved from here: a whole file that names the figure and its places, light in whatever scheme."""
    page.goto(f"{address}/figures/{figure}")
    save = page.locator(".map-save")
    with page.expect_download() as saved:
        save.get_by_role("link", name="SVG").click()
    assert saved.value.suggested_filename == "map.svg"
    root = ET.fromstring(Path(saved.value.path()).read_text(encoding="utf-8"))  # noqa: S314  # our own
    words = [element.text for element in root.iter() if element.tag.endswith("}text")]
    assert "soldier casualty (North Korea), Kursk" in words
    assert "Kursk" in words
    assert root.get("style") is None
    with page.expect_download() as saved:
        save.get_by_role("button", name="PNG").click()
    data = Path(saved.value.path()).read_bytes()
    assert data.startswith(b"\x89PNG")
    assert int.from_bytes(data[16:20], "big") >= 1500
    watch.assert_quiet(address)
