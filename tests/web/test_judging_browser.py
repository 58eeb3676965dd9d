"""Trace, flows, comparison, review, judging and history in a real browser: by mouse, by keyboard, without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from headwater.ledger import Ledger
from headwater.web import Settings
from tests.exporting.disputing import disputed
from tests.web.browsing import Watch
from tests.web.judged import in_doubt
from tests.web.serving import free_port, served


@pytest.fixture
def doubtful(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A page on which ana judges, with one pair in doubt; and its ledger."""
    path = in_doubt(tmp_path)
    with served(Settings(path, port=free_port(), user="ana")) as found:
        yield found, path


@pytest.fixture
def traced(tmp_path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """A page over the coast guard's figure, and the ids of its claims."""
    with disputed(tmp_path) as (ledger, claims):
        ids = {name: claim.id for name, claim in claims.items()}
        path = ledger.path
    with served(Settings(path, port=free_port(), user="ana")) as found:
        yield found, ids


def test_from_the_trace_to_the_comparison(page: Page, traced: tuple[str, dict[str, str]], watch: Watch):
    """Two are ticked, a third takes the place of the first; the comparison marks words and fields."""
    address, ids = traced
    page.goto(f"{address}/figures/e2345missing/trace")
    expect(page.locator("svg.trace .edge.citation").first).to_be_visible()
    button = page.get_by_role("button", name="Compare the two ticked")
    expect(button).to_be_disabled()
    for name in ("Port Radio", "Coast Courier", "Evening News"):
        page.get_by_role("checkbox", name=name).check()
    expect(page.get_by_role("checkbox", name="Port Radio")).not_to_be_checked()
    button.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Side by side")
    expect(page.locator("del").first).to_have_text("as many as")
    expect(page.get_by_role("row", name="hedges").get_by_text("hedge lost")).to_be_visible()
    expect(page.get_by_role("heading", name="hedge lost in the second")).to_be_visible()
    page.goto(f"{address}/compare?pick={ids['courier']}&pick={ids['evening']}")
    page.get_by_role("link", name="assess or correct").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Assess or correct a claim")
    watch.assert_quiet(address)


def test_a_row_of_the_picture_leads_to_the_claim(page: Page, traced: tuple[str, dict[str, str]], watch: Watch):
    """By keyboard too; its name says what is there to those who cannot see it."""
    address, ids = traced
    page.goto(f"{address}/figures/e2345missing/trace")
    link = page.locator(f'svg.trace a[href="/claims/{ids["evening"]}"]')
    expect(link).to_have_accessible_name(re.compile("Evening News, 2025-03-11: 40, reported"))
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/reports/**")
    watch.assert_quiet(address)


def test_pictures_are_saved_as_svg_and_png(page: Page, traced: tuple[str, dict[str, str]], watch: Watch):
    """Both are whole files; the PNG is made here, from the same SVG, twice as large."""
    address, _ = traced
    whole = "/figures/e2345missing"
    for path, name in ((whole, "timeline"), (f"{whole}/trace", "trace"), ("/flows", "flows")):
        page.goto(address + path)
        with page.expect_download() as saved:
            page.get_by_role("link", name="SVG").click()
        assert saved.value.suggested_filename == f"{name}.svg"
        assert Path(saved.value.path()).read_text(encoding="utf-8").lstrip().startswith("<svg xmlns=")
        with page.expect_download() as saved:
            page.get_by_role("button", name="PNG").click()
        assert saved.value.suggested_filename == f"{name}.png"
        data = Path(saved.value.path()).read_bytes()
        assert data.startswith(b"\x89PNG")
        assert int.from_bytes(data[16:20], "big") >= 1500
    watch.assert_quiet(address)


def test_the_queue_is_decided_and_undone_by_keyboard(page: Page, doubtful: tuple[str, Path], watch: Watch):
    """A key each; a letter typed into the note decides nothing."""
    address, path = doubtful
    page.goto(f"{address}/review")
    page.get_by_label("Note").fill("")
    page.get_by_label("Note").press_sequentially("sudden death")
    expect(page.get_by_text("1 of 1 pair in doubt")).to_be_visible()
    page.locator("#content").focus()
    page.keyboard.press("d")
    expect(page.get_by_text("Nothing is in doubt")).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("Decided: different, by ana")
    page.keyboard.press("u")
    expect(page.get_by_text("1 of 1 pair in doubt")).to_be_visible()
    with Ledger(path) as ledger:
        deeds = [(deed.now, deed.note, deed.taken_back) for deed in ledger.history.deeds()]
    assert deeds == [(None, None, True), ("different", "sudden death", False)]
    watch.assert_quiet(address)


@pytest.mark.parametrize("scripts", [True, False])
def test_judging_from_the_first_to_the_last(browser: Browser, doubtful: tuple[str, Path], scripts: bool):
    """Decide, assess, correct, look at the history, undo: with scripts and without."""
    address, path = doubtful
    context = browser.new_context(java_script_enabled=scripts)
    page, watch = context.new_page(), Watch()
    watch.on(page)
    page.goto(f"{address}/review")
    page.get_by_role("button", name="Same").click()
    expect(page.get_by_text("Nothing is in doubt")).to_be_visible()
    with Ledger(path) as ledger:
        claim = ledger.judgements.decisions()[0].between[0]
    page.goto(f"{address}/judge/{claim}")
    page.get_by_role("radio", name="B usually").check()
    page.get_by_role("radio", name="3 possibly true").check()
    page.get_by_label("Note").fill("by name, on the record")
    page.get_by_role("button", name="Record as ana").click()
    expect(page.get_by_role("row", name="assessment")).to_contain_text("B3")
    page.get_by_text("Correct status").click()
    page.get_by_role("combobox", name="status").select_option("possible")
    page.get_by_role("button", name="Correct", exact=True).and_(page.locator(":visible")).first.click()
    expect(page.get_by_role("row", name="status", exact=False).first).to_contain_text("possible")
    page.goto(f"{address}/history")
    expect(page.get_by_role("row")).to_have_count(4)
    page.get_by_role("button", name="Undo correction-1").click()
    expect(page.get_by_role("row", name="correction of status taken back")).to_be_visible()
    with Ledger(path) as ledger:
        assert ledger.found([claim])[claim].claim == ledger.extracted(claim)
    watch.assert_quiet(address)
    context.close()
