"""Hostile reports on every screen of a real browser: shown as the text they are, running nothing, asking nobody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from headwater.exporting.disputes import disputes
from headwater.ledger import Ledger
from headwater.model import Document
from headwater.web import Settings
from tests.web.browsing import NARROW, Watch, assert_fits
from tests.web.hostile import ATTACKS, TURN, hostile
from tests.web.serving import free_port, served

_TURNED = """([turn, known]) => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.data.includes(turn) || node.parentElement.closest('title, option, datalist')) continue;
    let holder = node.parentElement;
    while (holder.tagName !== 'text' && !/isolate|plaintext/.test(getComputedStyle(holder).unicodeBidi)) holder = holder.parentElement;
    if (holder.matches('.text')) continue; // the reading pane holds nothing but the report's text, which may turn itself
    const after = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT);
    after.currentNode = node;
    for (let next = after.nextNode(); next; next = after.nextNode()) {
      const words = next.data.trim();
      if (/[a-z0-9]/i.test(words) && !known.includes(words)) { found.push(`${holder.outerHTML.slice(0, 300)}: ${words}`); break; }
    }
  }
  return found;
}"""
"""Where words of the page itself stand in the reach of a document's override: shown backwards."""

_FOREIGN = "base, script:not([src]), iframe, object, img, svg image, meta[http-equiv=refresh]"
"""Elements that no screen has."""

_ACTIVE = """() => [...document.querySelectorAll('*')].flatMap((one) => [...one.attributes].flatMap((attribute) =>
  /^(on|style$|hx-on|data-hx)/.test(attribute.name) || /^\\s*(javascript|data|vbscript):/i.test(attribute.value) &&
  ['href', 'src', 'action', 'xlink:href', 'formaction'].includes(attribute.name) ? [one.outerHTML.slice(0, 200)] : []))"""
"""Elements with a handler, a style of their own, or an address that runs."""


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path, list[Document]]]:
    """A page over hostile reports, its ledger, and the reports."""
    path = tmp_path_factory.mktemp("hostile") / "hostile.ledger"
    documents = hostile(path)
    with served(Settings(path, port=free_port(), user=ATTACKS[0] + TURN)) as found:
        yield found, path, documents


def screens(path: Path, documents: list[Document]) -> list[str]:
    """An address of every screen, where it shows what the reports say."""
    with Ledger(path) as ledger:
        found = disputes(ledger)[0]
        claims = [one.claim.id for one in found.tellings]
        ledger.judgements.decide((claims[0], claims[1]), True, ATTACKS[0] + TURN, ATTACKS[1] + TURN)
    assert found.reports > len(ATTACKS) // 2
    figure, turned, other = found.estimand.id, documents[-2].id, documents[0].id
    return [
        "/",
        "/?q=ferries",
        f"/?q={quote(ATTACKS[4])}",
        f"/?publisher={quote('Post ' + ATTACKS[8])}",
        f"/figures/{figure}",
        f"/figures/{figure}/trace",
        f"/figures/{figure}/page.html",
        "/reports",
        f"/reports/{turned}/trace",
        "/flows",
        f"/flows?words={quote(ATTACKS[0])}",
        f"/compare?pick={turned}&pick={other}",
        f"/compare?pick={claims[0]}&pick={claims[1]}",
        "/review",
        f"/judge/{claims[0]}",
        f"/judge/{figure}",
        f"/judge/{turned}",
        "/history",
        "/add",
        f"/nothing/{quote(ATTACKS[0])}",
        *(f"/reports/{document.id}" for document in documents[:-1]),
    ]


def test_hostile_reports_are_text_on_every_screen(page: Page, watch: Watch, attacked: tuple[str, Path, list[Document]]):
    """No script, style, handler or address of theirs is in the page; nothing runs, nobody is asked, nothing is turned around."""
    address, path, documents = attacked
    known = "\n".join(f"{one.text[:10_000]}\n{one.title}\n{one.publisher}" for one in documents)
    for place in screens(path, documents):
        if place.endswith("page.html"):
            saved = path.with_name("figure.html")
            saved.write_bytes(page.request.get(address + place).body())
            page.goto(saved.as_uri())
        else:
            page.goto(address + place)
            page.wait_for_load_state("networkidle")
        assert page.evaluate("window.hit") is None, place
        assert page.evaluate(_ACTIVE) == [], place
        assert page.locator(_FOREIGN).count() == 0, place
        assert page.evaluate(_TURNED, [TURN, known]) == [], place
    watch.complaints = [one for one in watch.complaints if "404" not in one]
    watch.assert_quiet(address)


def test_a_line_of_five_megabytes_is_shown_and_fits(
    page: Page, watch: Watch, attacked: tuple[str, Path, list[Document]]
):
    """On a narrow window too."""
    address, _, documents = attacked
    page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    for place in (f"/reports/{documents[-1].id}", "/reports"):
        page.goto(address + place, timeout=120_000)  # it must come and be harmless; a slow machine lays it out slowly
        assert_fits(page)
    watch.assert_quiet(address)
