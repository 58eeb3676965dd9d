"""What a page says of itself: JSON-LD first, then meta elements, then the visible title and times.

Sources: schema.org's NewsArticle, the Open Graph protocol, Dublin Core, and the names that publishers' systems use.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from headwater.reading.dates import iso_date

_SPACE = re.compile(r"[ \t\xa0]+")
_DATES = (
    "article:published_time", "og:published_time", "article:published", "datepublished", "pubdate", "publishdate", "date",
    "dc.date", "dc.date.issued", "dcterms.created", "sailthru.date", "parsely-pub-date", "article.published",
    "publication_date", "sn-post-date", "pdate",
)  # fmt: skip
_ITEMS = 200
"""Items of JSON-LD that are looked at; a page has few."""

_LINKED = etree.XPath("//script[@type='application/ld+json']")
_CANONICAL = etree.XPath("//link[@rel='canonical']/@href")
_PRINTED_DATES = etree.XPath("//*[@itemprop='datePublished']")


class Metadata:
    """A page's metadata; what the page does not say is `None`, and nothing is guessed."""

    def __init__(self, tree: html.HtmlElement) -> None:
        self._tree = tree
        self._linked = list(_json_ld(tree))
        self._meta: dict[str, str] = {}
        for element in tree.iter("meta"):
            content = element.get("content", "").strip()
            for attribute in ("property", "name", "itemprop"):
                if content and element.get(attribute):
                    self._meta.setdefault(element.get(attribute).strip().lower(), content)

    def language(self) -> str | None:
        """ISO 639-1, as far as the page's own attribute goes."""
        return self._tree.get("lang", "")[:2].lower() or None

    def title(self) -> str | None:
        """The headline."""
        headline = next((item["headline"] for item in self._linked if _text(item.get("headline"))), None)
        found = headline or self._meta.get("og:title") or self._heading() or self._tree.findtext(".//title")
        return _SPACE.sub(" ", found).strip() if found and found.strip() else None

    def _heading(self) -> str | None:
        return next((text for node in self._tree.iter("h1") if (text := node.text_content()).strip()), None)

    def publisher(self) -> str | None:
        """Who publishes the page, by name."""
        names = {
            item["@id"]: item["name"] for item in self._linked if _text(item.get("@id")) and _text(item.get("name"))
        }
        for item in self._linked:
            publisher = item.get("publisher")
            name = publisher
            if isinstance(publisher, dict):
                name = publisher.get("name") or names.get(str(publisher.get("@id")))
            if _text(name) and not str(name).startswith("http"):
                return str(name).strip()
        return next(filter(None, map(self._meta.get, ("og:site_name", "application-name", "dc.publisher"))), None)

    def authors(self) -> tuple[str, ...]:
        """The names of the authors, once each."""
        found: list[str] = []
        for item in self._linked:
            authors = item.get("author")
            for author in authors if isinstance(authors, list) else [authors]:
                name = author.get("name") if isinstance(author, dict) else author
                if isinstance(name, str) and name.strip() and not name.startswith("http"):
                    found.append(name.strip())
        meta = self._meta.get("author") or self._meta.get("article:author")
        if not found and meta and not meta.startswith("http"):
            found = [meta]
        return tuple(dict.fromkeys(found))

    def published(self) -> tuple[str | None, str | None]:
        """The day or instant of publication in ISO 8601, and where it was found."""
        for item in self._linked:
            if day := iso_date(item.get("datePublished")):
                return day, "json-ld datePublished"
        for name in _DATES:
            if day := iso_date(self._meta.get(name)):
                return day, f"meta {name}"
        for node in self._tree.iter("time"):
            if day := iso_date(node.get("datetime")):
                return day, "time element"
        for node in _PRINTED_DATES(self._tree):
            if day := iso_date(node.text_content()):
                return day, "itemprop datePublished"
        return None, None

    def address(self) -> str | None:
        """The page's own address."""
        found = next(iter(_CANONICAL(self._tree)), None) or self._meta.get("og:url")
        return str(found) if found and str(found).startswith("http") else None


def _text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _json_ld(tree: html.HtmlElement) -> Iterator[dict[str, Any]]:  # JSON-LD is open
    for script in _LINKED(tree):
        try:
            data = json.loads(script.text_content(), strict=False)
        except (ValueError, RecursionError):
            continue
        stack = [data]
        for _ in range(_ITEMS):
            if not stack:
                break
            item = stack.pop()
            if isinstance(item, list):
                stack.extend(reversed(item))
            elif isinstance(item, dict):
                yield item
                stack.extend(value for value in (item.get("@graph"), item.get("mainEntity")) if value)
