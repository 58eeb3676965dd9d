"""An HTML page to its main text and metadata. Runs in the confined worker: pages are hostile."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import trafilatura
from lxml import etree, html

from headwater.model import LimitError, ReadingError
from headwater.reading.limits import MAX_DEPTH
from headwater.reading.options import Parsed

_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}")
_SPACE = re.compile(r"[ \t\xa0]+")
_DATES = (
    ("article:published_time", "property"), ("og:published_time", "property"), ("datePublished", "itemprop"), ("pubdate", "name"),
    ("publishdate", "name"), ("date", "name"), ("dc.date", "name"), ("DC.date.issued", "name"), ("sailthru.date", "name"),
    ("parsely-pub-date", "name"), ("article.published", "name"), ("publication_date", "name"),
)  # fmt: skip


def parse_page(text: str) -> Parsed:
    """The main text, title, publisher, authors, date and cited links of a page.

    Raises `ReadingError` if the page has no main text, `LimitError` if its elements nest too deep.
    """
    tree = _tree(text)
    meta = _Meta(tree)
    body = trafilatura.extract(
        tree,
        include_comments=False,
        include_tables=True,
        include_links=False,
        favor_precision=False,
        deduplicate=False,
        fast=False,
    )
    if not body or not body.strip():
        raise ReadingError("no_text", "no main text found in the page")
    body = _SPACE.sub(" ", body)
    published, origin = meta.published()
    links = tuple(_links(tree, body))
    return Parsed(
        body,
        meta.address(),
        meta.publisher(),
        meta.title(),
        meta.authors(),
        published,
        origin,
        tree.get("lang", "")[:2].lower() or None,
        links,
    )


def _tree(text: str) -> html.HtmlElement:
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8")
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ReadingError("broken", f"no HTML page: {error}") from error
    if any(depth > MAX_DEPTH for depth in _depths(tree)):
        raise LimitError("too_deep", f"its elements nest deeper than {MAX_DEPTH}")
    return tree


def _depths(tree: html.HtmlElement) -> Iterator[int]:
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        yield depth


class _Meta:
    """A page's metadata: JSON-LD first, then meta elements, then the visible title and times."""

    def __init__(self, tree: html.HtmlElement) -> None:
        self._tree = tree
        self._linked = list(_json_ld(tree))

    def _meta(self, value: str, attribute: str = "property") -> str | None:
        found = self._tree.xpath("//meta[@*[local-name()=$a]=$v]/@content", a=attribute, v=value)
        return next((text.strip() for text in found if text.strip()), None)

    def title(self) -> str | None:
        headline = next((item["headline"] for item in self._linked if isinstance(item.get("headline"), str)), None)
        heading = next((node.text_content() for node in self._tree.iter("h1") if node.text_content().strip()), None)
        found = headline or self._meta("og:title") or heading or self._tree.findtext(".//title")
        return _SPACE.sub(" ", found).strip() if found and found.strip() else None

    def publisher(self) -> str | None:
        for item in self._linked:
            publisher = item.get("publisher")
            if isinstance(publisher, dict) and isinstance(publisher.get("name"), str) and publisher["name"].strip():
                return str(publisher["name"].strip())
        return self._meta("og:site_name") or self._meta("application-name", "name")

    def authors(self) -> tuple[str, ...]:
        found: list[str] = []
        for item in self._linked:
            authors = item.get("author")
            for author in authors if isinstance(authors, list) else [authors]:
                name = author.get("name") if isinstance(author, dict) else author
                if isinstance(name, str) and name.strip() and not name.startswith("http"):
                    found.append(name.strip())
        meta = self._meta("author", "name") or self._meta("article:author")
        if not found and meta and not meta.startswith("http"):
            found = [meta]
        return tuple(dict.fromkeys(found))

    def published(self) -> tuple[str | None, str | None]:
        for item in self._linked:
            day = _iso(item.get("datePublished"))
            if day:
                return day, "json-ld datePublished"
        for name, attribute in _DATES:
            day = _iso(self._meta(name, attribute))
            if day:
                return day, f"meta {name}"
        day = next((day for node in self._tree.iter("time") if (day := _iso(node.get("datetime")))), None)
        return (day, "time element") if day else (None, None)

    def address(self) -> str | None:
        canonical = self._tree.xpath("//link[@rel='canonical']/@href")
        found = next(iter(canonical), None) or self._meta("og:url")
        return str(found) if found and str(found).startswith("http") else None


def _iso(value: object) -> str | None:
    """A day or instant in ISO 8601, `None` if `value` is none."""
    if not isinstance(value, str) or not _DAY.match(value.strip()):
        return None
    value = value.strip()
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return value[:10]
    return value


def _json_ld(tree: html.HtmlElement) -> Iterator[dict[str, Any]]:  # JSON-LD is open
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text_content())
        except (ValueError, RecursionError):
            continue
        stack = [data]
        for _ in range(200):
            if not stack:
                break
            item = stack.pop()
            if isinstance(item, list):
                stack.extend(reversed(item))
            elif isinstance(item, dict):
                yield item
                stack.extend(value for value in (item.get("@graph"), item.get("mainEntity")) if value)


def _links(tree: html.HtmlElement, body: str) -> Iterator[tuple[str, int, int]]:
    """Addresses cited within the main text, with the offsets of their words, found in order."""
    at = 0
    for link in tree.iter("a"):
        address, words = link.get("href", ""), _SPACE.sub(" ", link.text_content()).strip()
        if not address.startswith(("http://", "https://")) or len(words) < 3:
            continue
        start = body.find(words, at)
        if start >= 0:
            at = start + len(words)
            yield address, start, at
