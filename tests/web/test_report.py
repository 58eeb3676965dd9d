"""The report page: the text as stored, what is marked in it, one claim's record beside it, links to words."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from starlette.testclient import TestClient

from headwater.extraction.claims import extract_claims
from headwater.ledger import Found, Ledger
from headwater.model import Record, make_document
from headwater.model.relations import Estimand
from headwater.web import Settings, create_app
from tests.exporting.disputing import disputed
from tests.exporting.samples import TUNNEL
from tests.web.browsing import NARROW, Watch
from tests.web.serving import free_port, served


@pytest.fixture
def kirby(ledger: Path) -> Found:
    """A claim of the examples whose figure other reports give too."""
    with Ledger(ledger) as opened:
        return next(
            one for one in opened.claims("Kirby", figures=True) if one.document.publisher == "The West Australian"
        )


@pytest.fixture
def tunnel(tmp_path: Path) -> Path:
    """A ledger of one report, in which a claim has two others within it."""
    path = tmp_path / "tunnel.ledger"
    with Ledger(path) as made:
        made.add(TUNNEL, b"raw", "tunnel", "v1")
    return path


def text_of(page: str) -> str:
    """The letters of the reading pane."""
    shown = page.partition('<div class="text"')[2].partition(">")[2].partition("</div>")[0]
    return unescape(re.sub(r"<[^>]*>", "", shown))


def test_a_chosen_claim_shows_record_trace_and_derivation(client: TestClient, kirby: Found):
    """Beside the text, in which its words are lit; the address says which."""
    text = client.get(f"/reports/{kirby.document.id}", params={"claim": kirby.claim.id}).text
    assert "In the trace" in text
    assert "soldier casualty (North Korea), Kursk" in text
    assert "bound lost" in text
    assert all(f"<code>{step.rule}</code>" in text for step in kirby.claim.derivation)
    lit = re.findall(r'<mark class="[^"]* lit"[^>]*data-c="([^"]*)"', text)
    assert lit
    assert all(kirby.claim.id in names.split() for names in lit)
    assert 'aria-current="true"' in text


def test_what_a_record_quotes_is_marked_and_overlaps_are_kept(client: TestClient, kirby: Found):
    """A piece that is of a claim and a figure, or a source and a place, has both."""
    text = client.get(f"/reports/{kirby.document.id}").text
    assert text_of(text) == kirby.document.text
    for tones in ("content figure", "content place", "source", "cue", "hedge", "time"):
        assert re.search(rf'<mark class="[^"]*{tones}"', text), tones


def test_with_htmx_only_the_record_is_sent(client: TestClient, kirby: Found):
    """Not when a browser restores its history: then it needs the page."""
    address = f"/reports/{kirby.document.id}?claim={kirby.claim.id}"
    part = client.get(address, headers={"HX-Request": "true"}).text
    assert part.lstrip().startswith('<section id="record"')
    assert kirby.document.text not in part
    whole = client.get(address, headers={"HX-Request": "true", "HX-History-Restore-Request": "true"}).text
    assert "<!doctype html>" in whole


def test_a_link_points_at_the_same_words(client: TestClient, kirby: Found):
    """By the characters of the stored text; without a script."""
    words = kirby.claim.figures[0].span
    text = client.get(f"/reports/{kirby.document.id}?span={words.start}-{words.end}").text
    found = re.findall(r'<mark class="[^"]*span[^"]*"[^>]*>([^<]*)</mark>', text)
    assert unescape("".join(found)) == words.text
    assert text.count('id="span"') == 1


@pytest.mark.parametrize("span", ["9-3", "0-99999999", "x", "-1-4", "0-0", "٣-٩"])
def test_a_link_to_nothing_is_harmless(client: TestClient, kirby: Found, span: str):
    """The report without a mark."""
    answer = client.get(f"/reports/{kirby.document.id}", params={"span": span, "claim": "c2345"})
    assert answer.status_code == 200
    assert 'id="span"' not in answer.text
    assert text_of(answer.text) == kirby.document.text


def test_every_character_arrives(tmp_path: Path):
    """Carriage returns are no new lines; scripts and directions are letters."""
    text = "\r\n  Officials said 40 boats sank.\rالمسؤولون قالوا 40 قاربا.\r\n\u202eабв\u202c 🌊 <b>30 boats</b>"
    document = make_document(text, publisher="الميناء", title="<i>Порт</i>", published="2025-03-10")
    record = Record(document, *extract_claims(document))
    with Ledger(tmp_path / "odd.ledger") as ledger:
        ledger.add(record, b"raw", "odd", "v1")
    with TestClient(create_app(Settings(tmp_path / "odd.ledger")), base_url="http://127.0.0.1:8484") as client:
        shown = client.get(f"/reports/{document.id}").text
    assert text_of(shown) == text
    assert "<i>" not in shown
    assert "turn the direction of writing" in shown


def test_parts_stand_below_their_claim(tunnel: Path):
    """With a figure in sight, without one folded; a part that is chosen is unfolded and says of what it is part."""
    whole, plan, mud, rain = TUNNEL.claims
    with TestClient(create_app(Settings(tunnel)), base_url="http://127.0.0.1:8484") as client:
        shown = client.get(f"/reports/{TUNNEL.document.id}").text
        chosen = client.get(f"/reports/{TUNNEL.document.id}?claim={plan.id}").text
        found = client.get("/?q=tunnel").text
    assert "<h2>4 claims (2 within others)</h2>" in shown
    order = [
        shown.index(one)
        for one in (
            f'data-claim="{whole.id}"',
            f'data-claim="{mud.id}"',
            '<details class="fold">',
            f'data-claim="{plan.id}"',
            f'data-claim="{rain.id}"',
        )
    ]
    assert order == sorted(order)
    assert text_of(shown) == TUNNEL.document.text
    assert all(f'id="c-{claim.id}"' in shown for claim in TUNNEL.claims)
    assert '<details class="fold" open>' in chosen
    assert "Claim 3 of 4" in chosen
    assert "Part of claim 1:" in chosen
    assert found.count('<article class="hit">') == 2
    assert f'href="/claims/{plan.id}"' in found


def test_a_folded_part_is_chosen_by_key_number_and_word(browser: Browser, tunnel: Path):
    """It is unfolded then; without scripts its number in the text leads to it."""
    plan = TUNNEL.claims[1]
    with served(Settings(tunnel, port=free_port())) as address:
        page = browser.new_page()
        page.goto(f"{address}/reports/{TUNNEL.document.id}")
        link = page.locator(f'a[data-claim="{plan.id}"]')
        expect(link).to_be_hidden()
        for number in (1, 2, 3):
            page.keyboard.press("j")
            expect(page.locator("#record h2")).to_have_text(f"Claim {number} of 4")
        expect(link).to_be_visible()
        page.goto(f"{address}/reports/{TUNNEL.document.id}")
        page.locator(".text mark").filter(has_text="to clear the tunnel").click()
        expect(link).to_be_visible()
        page.close()
        plain = browser.new_context(java_script_enabled=False).new_page()
        plain.goto(f"{address}/reports/{TUNNEL.document.id}")
        plain.locator(".fold summary").click()
        expect(plain.locator(f'a[data-claim="{plan.id}"]')).to_be_visible()
        plain.goto(f"{address}/claims/{plan.id}")
        expect(plain.locator(f'a[data-claim="{plan.id}"]')).to_be_visible()
        plain.context.close()


def test_an_old_id_leads_to_the_figure_that_has_its_claims(tmp_path: Path):
    """A bookmark of a figure stays good when reports were added; what never was is not found."""
    with disputed(tmp_path) as (ledger, _):
        held = list(ledger.relations.all())
        renamed = [replace(one, id="e2345renamed") if isinstance(one, Estimand) else one for one in held]
        assert ledger.relations.put(renamed, ledger.relations.seen(), "v2") is not None
        path = ledger.path
    with TestClient(create_app(Settings(path)), base_url="http://127.0.0.1:8484") as client:
        answer = client.get("/figures/e2345missing", follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, "/figures/e2345renamed")
        assert client.get("/figures/e2345renamed").status_code == 200
        assert client.get("/figures/e2345never").status_code == 404


def test_claims_by_keyboard_and_mouse(page: Page, address: str, kirby: Found, watch: Watch):
    """j and k go through the claims, a click on marked words chooses theirs, Escape none; Back goes back."""
    page.goto(f"{address}/reports/{kirby.document.id}")
    page.keyboard.press("j")
    expect(page.locator("#record h2")).to_have_text("Claim 1 of 4")
    page.keyboard.press("n")
    expect(page.locator("#record h2")).to_have_text("Claim 2 of 4")
    assert "claim=" in page.url
    page.keyboard.press("k")
    expect(page.locator("#record h2")).to_have_text("Claim 1 of 4")
    expect(page.locator(".claims a[aria-current]")).to_have_count(1)
    page.locator("mark.figure").filter(has_text="a thousand").click()
    expect(page.locator("#record")).to_contain_text("a thousand")
    expect(page.locator("mark.lit.figure")).to_have_text("a thousand")
    page.go_back()
    expect(page.locator("#record h2")).to_have_text("Claim 1 of 4")
    page.wait_for_load_state("load")  # going back loads the page anew, and then its script
    page.keyboard.press("Escape")
    expect(page.locator("#record h2")).to_have_count(0)
    watch.assert_quiet(address)


def test_selected_words_have_a_link(page: Page, address: str, kirby: Found, watch: Watch):
    """By code points, so that the same words are found again; `#span=` leads there too."""
    page.goto(f"{address}/reports/{kirby.document.id}")
    page.locator("mark.figure").filter(has_text="a thousand").evaluate("mark => getSelection().selectAllChildren(mark)")
    page.get_by_role("link", name="Link to the chosen words").click()
    expect(page.locator("mark.span")).to_have_text("a thousand")
    start = kirby.document.text.index("a thousand")
    assert f"span={start}-{start + 10}#span" in page.url
    page.goto(f"{address}/reports/{kirby.document.id}#span={start}-{start + 10}")
    expect(page.locator("mark.span")).to_have_text("a thousand")
    watch.assert_quiet(address)


def test_a_sign_tells_its_sentence(page: Page, address: str, figure: str, watch: Watch):
    """By pointer and by keyboard, below the picture."""
    page.goto(f"{address}/figures/{figure}")
    signs = page.locator(".timeline a")
    signs.first.hover()
    expect(page.locator(".caption")).to_contain_text("≥ 200")
    signs.nth(1).focus()
    expect(page.locator(".caption")).to_contain_text("≥ 200, reported: “")
    watch.assert_quiet(address)


def test_the_facets_are_folded_on_a_narrow_screen(browser: Browser, address: str):
    """A list comes before what narrows it; the fold opens by keyboard and without a script."""
    context = browser.new_context(viewport={"width": NARROW[0], "height": NARROW[1]}, java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    facet = page.get_by_role("link", name="container 3")
    expect(facet).to_be_hidden()
    page.get_by_role("checkbox", name="Narrow the list").focus()
    page.keyboard.press("Space")
    expect(facet).to_be_visible()
    context.close()
