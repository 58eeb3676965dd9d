"""An HTML page to its main text and what it says of itself. Runs in the confined worker: pages are hostile."""

from __future__ import annotations

import re
from collections.abc import Iterator

import trafilatura
from lxml import etree, html
from trafilatura.settings import MANUALLY_CLEANED

from headwater.model import LimitError, ReadingError
from headwater.reading.limits import MAX_DEPTH
from headwater.reading.metadata import Metadata
from headwater.reading.options import Parsed

_SPACE = re.compile(r"[ \t\xa0]+")
_NEVER_TEXT = (
    *(name for name in MANUALLY_CLEANED if name not in ("form", "head", "script")),
    "template",
    "meta",
    "base",
)
"""Elements that trafilatura throws away in the end: without them from the start, all its searches are shorter."""

_OTHER_SCRIPTS = etree.XPath("//script[not(@type='application/ld+json')]")
_TOO_DEEP = etree.XPath(f"boolean({'/*' * (MAX_DEPTH + 1)})")
_PLAIN = etree.ElementDefaultClassLookup(
    element=html.HtmlElement, comment=html.HtmlComment, pi=html.HtmlProcessingInstruction, entity=html.HtmlEntity
)
"""One class for every element, found in C: lxml.html asks Python for each, for the sake of its forms."""


def parse_page(text: str) -> Parsed:
    """The main text, title, publisher, authors, date and cited links of a page.

    Raises `ReadingError` if the page has no main text, `LimitError` if its elements nest too deep.
    """
    tree = _tree(text)
    meta = Metadata(tree)
    published, origin = meta.published()
    known = meta.address(), meta.publisher(), meta.title(), meta.authors(), published, origin, meta.language()
    _prune(tree)
    # trafilatura's second opinions (fast=False) cost a third of the time, and made bodies worse (decisions/0008-pages.md)
    body = trafilatura.extract(tree, include_comments=False, include_tables=True, include_links=False, fast=True)
    if not body or not body.strip():
        raise ReadingError("no_text", "no main text found in the page")
    body = _SPACE.sub(" ", body)
    return Parsed(body, *known, tuple(_links(tree, body)))


def _tree(text: str) -> html.HtmlElement:
    # a huge tree is allowed, since libxml2 would else drop in silence what nests deeper than 256
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8")
    parser.set_element_class_lookup(_PLAIN)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ReadingError("broken", f"no HTML page: {error}") from error
    if _TOO_DEEP(tree):
        raise LimitError("too_deep", f"its elements nest deeper than {MAX_DEPTH}")
    return tree


def _prune(tree: html.HtmlElement) -> None:
    """Take away what is never text; what stands after such an element stays. Data for machines are kept for trafilatura."""
    for script in _OTHER_SCRIPTS(tree):
        script.drop_tree()
    etree.strip_elements(tree, *_NEVER_TEXT, with_tail=False)


def _links(tree: html.HtmlElement, body: str) -> Iterator[tuple[str, int, int]]:
    """Addresses cited within the main text, with the offsets of their words, found in order."""
    at = 0
    for link in tree.iter("a"):
        address = link.get("href", "")
        if not address.startswith(("http://", "https://")):
            continue
        words = _SPACE.sub(" ", link.text_content()).strip()
        start = body.find(words, at) if len(words) >= 3 else -1
        if start >= 0:
            at = start + len(words)
            yield address, start, at
