"""Outlets that a report shows it has from, outside of its sentences: its byline, its publisher's name, the pages it links to."""

from __future__ import annotations

import re

from headwater.language.outlets import outlet_of_site, site
from headwater.linking.issuers import known_outlets, outlet_key
from headwater.model import Claim, Document

_PARTS = re.compile(r"[(),/;|]|\s[-–—]\s|\b(?:via|for|copy of)\b")


def outlet_of(document: Document) -> str | None:
    """The key of a report's outlet: by its publisher's name, else by its site.

    >>> from headwater.model import make_document
    >>> outlet_of(make_document("Two died.", url="https://www.reuters.com/world/1"))
    'outlet:reuters'
    """
    if document.publisher:
        return outlet_key(document.publisher)
    host = site(document.url)
    return outlet_at(host) or f"outlet:{host}" if host else None


def suppliers(document: Document) -> tuple[str, ...]:
    """Keys of the known outlets that supplied a report, by its publisher's name and its bylines.

    >>> from headwater.model import make_document
    >>> suppliers(make_document("Two died.", publisher="Evening News (AFP)", authors=("Ann Lee", "Reuters")))
    ('outlet:agence france-presse', 'outlet:reuters')
    """
    names = [part for author in document.authors for part in _PARTS.split(author)]
    names += _PARTS.split(document.publisher or "")[1:]
    keys = {outlet_key(name.strip()) for name in names if name.strip()}
    return tuple(sorted((keys & known_outlets()) - {outlet_of(document)}))


def linked_outlets(claim: Claim, document: Document) -> tuple[str, ...]:
    """Keys of the known outlets to whose pages the words of a claim's sentence link."""
    sentence = claim.sentence
    hosts = {site(link.url) for link in document.links if link.anchor and link.anchor.overlaps(sentence)}
    keys = {key for host in hosts if host and (key := outlet_at(host))}
    return tuple(sorted(keys - {outlet_of(document)}))


def outlet_at(host: str) -> str | None:
    """The key of the known outlet whose site a host is, or is part of.

    >>> outlet_at("edition.cnn.com"), outlet_at("example.org")
    ('outlet:cnn', None)
    """
    name = outlet_of_site(host)
    return outlet_key(name) if name else None
