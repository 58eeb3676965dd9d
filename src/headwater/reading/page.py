"""An HTML page to its main text and what it says of itself. Runs in the confined worker: pages are hostile."""

from __future__ import annotations

import re
from collections.abc import Iterator

import trafilatura
from lxml import etree, html
from trafilatura.settings import MANUALLY_CLEANED, MANUALLY_STRIPPED, Extractor

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

_HOLLOW = ("div", "section", "article", "ul", "ol", "li", "p", "span")
"""Elements that are nothing when nothing is in them; an empty link or heading still tells trafilatura something."""

_OTHER_SCRIPTS = etree.XPath("//script[not(@type='application/ld+json')]")
_TOO_DEEP = etree.XPath(f"boolean({'/*' * (MAX_DEPTH + 1)})")
_PLAIN = etree.ElementDefaultClassLookup(
    element=html.HtmlElement, comment=html.HtmlComment, pi=html.HtmlProcessingInstruction, entity=html.HtmlEntity
)
"""One class for every element, found in C: lxml.html asks Python for each, for the sake of its forms."""


def _options() -> Extractor:
    """How trafilatura searches, made once: it would read its settings anew for each page.

    Its second opinions (`fast=False`) cost a third of the time and made bodies worse; its second search of pages with little
    text, which it makes where `focus` is "balanced", cost a tenth and changed none (decisions/0008-pages.md).
    """
    options = Extractor(fast=True, comments=False)
    options.focus = "one search"
    return options


_OPTIONS = _options()


_SAVED = re.compile(
    rb"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url: )(?P<address>https?://[^\s<>\"]+)"
)


def _saved_from(page: bytes) -> str | None:
    """The address that a browser writes into a page that it saves (the "mark of the web"), as SingleFile does."""
    found = _SAVED.search(page[:4096])
    return found["address"].decode("utf-8", "replace") if found else None


def parse_page(page: bytes) -> Parsed:
    """The main text, title, publisher, authors, date and cited links of a page in UTF-8.

    Raises `ReadingError` if the page has no main text, `LimitError` if its elements nest too deep.
    """
    tree = _tree(page)
    meta = Metadata(tree)
    published, origin = meta.published()
    undated = None if published else meta.undated()
    known = (
        meta.address() or _saved_from(page),
        meta.publisher(),
        meta.title(),
        meta.authors(),
        published,
        origin,
        meta.language(),
    )
    _prune(tree)
    body = trafilatura.extract(tree, options=_OPTIONS)
    if not body or not body.strip():
        raise ReadingError("no_text", "no main text found in the page")
    body = _SPACE.sub(" ", body)
    return Parsed(body, *known, tuple(_links(tree, body)), (undated,) if undated else ())


def _tree(page: bytes) -> html.HtmlElement:
    # a huge tree is allowed, since libxml2 would else drop in silence what nests deeper than 256
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8")
    parser.set_element_class_lookup(_PLAIN)
    try:
        tree = html.document_fromstring(page, parser=parser)
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
    etree.strip_tags(tree, *MANUALLY_STRIPPED)
    for element in reversed(list(tree.iter(*_HOLLOW))):  # what is within comes first, and may leave nothing behind
        if _is_hollow(element):
            element.drop_tree()


def _is_hollow(element: html.HtmlElement) -> bool:
    """Whether nothing is within but space; the space of a span may be all that parts two words."""
    text = element.text
    return not len(element) and (not text or (text.isspace() and element.tag != "span"))


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
