"""What a page says of itself: JSON-LD first, then meta elements, then the visible title and times.

Sources: schema.org's NewsArticle, the Open Graph protocol, Dublin Core, and the names that publishers' systems use.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from lxml import etree, html

from headwater.reading.dates import given_date, iso_date, no_date

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
_DATA = (
    "data-pubdate",
    "data-pub-date",
    "data-published",
    "data-publish-date",
    "data-published-at",
    "data-date-published",
    "data-datepublished",
)
"""Attributes by which publishers' systems tell scripts when a report was published."""
_ATTRIBUTES = etree.XPath(f"//*[{' or '.join('@' + name for name in _DATA)}]")
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
        """The day or instant of publication in ISO 8601, a month or year where no more is said, and where it was found."""
        found = [(day, origin) for value, origin in self._dates() if (day := iso_date(value))][:1]
        for value, origin in () if found else self._named_dates():
            with suppress(ValueError):
                found.append((given_date(value), origin))
        return found[0] if found else (None, None)

    def undated(self) -> str | None:
        """Why what the page itself calls its date is none; `None` if it gives none by name."""
        for value, origin in self._named_dates():
            try:
                given_date(value)
            except ValueError as error:
                return no_date(value, origin, str(error))
        return None

    def _named_dates(self) -> Iterator[tuple[str, str]]:
        """What stands in the fields that are named for it, each with where it was found."""
        for item in self._linked:
            if _text(value := item.get("datePublished")):
                yield str(value), "json-ld datePublished"
        for name in _DATES:
            if name in self._meta:
                yield self._meta[name], f"meta {name}"

    def _dates(self) -> Iterator[tuple[str, str]]:
        """The same, and then what elements show and mark as times."""
        yield from self._named_dates()
        yield from ((node.get("datetime", ""), "time element") for node in self._tree.iter("time"))
        yield from ((node.text_content(), "itemprop datePublished") for node in _PRINTED_DATES(self._tree))
        for node in _ATTRIBUTES(self._tree):
            yield from ((node.get(name, ""), f"attribute {name}") for name in _DATA if name in node.attrib)

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
