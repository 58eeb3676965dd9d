"""The HTML report: complete, escaped, and loading nothing."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

from headwater.exporting import report_html
from tests.exporting.samples import HOSTILE, PLAIN, RECORDS, TUNNEL


class Page(HTMLParser):
    """Collects a page's elements, their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Keep text."""
        self.words.append(data)


PAGE = report_html(RECORDS)


def test_nothing_of_a_document_becomes_an_element():
    """A hostile title, publisher, source or text is shown as the letters it is."""
    page = Page(PAGE)
    assert [tag for tag, _ in page.elements if tag == "img"] == []
    assert len([tag for tag, _ in page.elements if tag == "script"]) == 1
    assert not any(name.startswith("on") for _, attributes in page.elements for name in attributes)
    assert "{{ 7 * 7 }}" in PAGE
    assert HOSTILE.document.text in "".join(page.words)


def test_addresses_lead_only_to_the_web():
    """A `javascript:` address is text, not a link; a real one is a link that tells nothing."""
    links = [attributes for tag, attributes in Page(PAGE).elements if tag == "a"]
    targets = [str(attributes["href"]) for attributes in links]
    assert all(target.startswith(("#", "https://ledger.example/")) for target in targets)
    assert all("noreferrer" in str(link["rel"]) for link in links if str(link["href"]).startswith("https:"))


def test_the_policy_allows_the_pages_own_script_and_style_alone():
    """The digests in the policy are those of what is in the page; nothing is loaded from elsewhere."""
    (policy,) = (a["content"] for tag, a in Page(PAGE).elements if a.get("http-equiv") == "Content-Security-Policy")
    for tag in ("script", "style"):
        (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", PAGE, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in str(policy)
    assert str(policy).startswith("default-src 'none';")
    assert not any("src" in attributes or tag == "link" for tag, attributes in Page(PAGE).elements)
    assert not any("style" in attributes for _, attributes in Page(PAGE).elements)


def test_each_figure_leads_to_its_claim_and_each_claim_to_its_words():
    """Every cell can be traced: row to claim, claim to marked words."""
    page = Page(PAGE)
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    for tag, attributes in page.elements:
        if tag == "a" and str(attributes["href"]).startswith("#"):
            assert str(attributes["href"])[1:] in ids
    marked = {name for tag, a in page.elements if tag == "mark" and "data-c" in a for name in str(a["data-c"]).split()}
    assert marked == {claim.id for one in RECORDS for claim in one.claims}


def test_the_text_of_a_report_is_whole():
    """The reading pane shows the text as stored, letter for letter."""
    assert PLAIN.document.text in "".join(Page(report_html([PLAIN])).words)


def test_an_empty_ledger_gives_a_page():
    """No reports is no error."""
    assert "No figures." in report_html([])


def test_a_part_stands_below_its_claim_and_is_folded_if_it_gives_no_figure():
    """A figure is never folded away; every claim has its place and its marked words."""
    page = report_html([TUNNEL])
    whole, plan, mud, rain = (f'id="c-{claim.id}"' for claim in TUNNEL.claims)
    order = [page.index(one) for one in (whole, mud, '<details class="fold">', plan, rain)]
    assert order == sorted(order)
    assert page.index("</details>\n</div>", page.index(plan)) < page.index(rain)
    assert "1 more part of it" in page
    assert "4 claims (2 within others)" in page
    marked = {
        name for tag, a in Page(page).elements if tag == "mark" and "data-c" in a for name in str(a["data-c"]).split()
    }
    assert marked == {claim.id for claim in TUNNEL.claims}
