"""Citation: reports that name or link to the report from which they have it.

A report cites an outlet if the outlet is among the voices of a claim, supplied the report (a byline or publisher such as
"Reuters", "Ann Lee, AP", "Evening News (dpa)"), or is the home of a page that it links to. It is tied to that outlet's report
if one is there that goes back to the same origin.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlsplit

from headwater.linking.issuers import known_outlets, outlet_key
from headwater.linking.origins import Lineage
from headwater.linking.rows import Row
from headwater.linking.scenes import day
from headwater.model import Document
from headwater.model.relations import Derivation, Evidence

CITED, LINKED = 0.9, 0.8
"""The weight of an edge whose upstream report the text names, and of one that it only links to."""

_PARTS = re.compile(r"[(),/;|]|\s[-–—]\s|\b(?:via|for|copy of)\b")


def suppliers(document: Document) -> tuple[str, ...]:
    """Keys of the known outlets that supplied a report, by its publisher's name and its bylines.

    >>> from headwater.model import make_document
    >>> suppliers(make_document("Two died.", publisher="Evening News (AFP)", authors=("Ann Lee", "Reuters")))
    ('outlet:agence france-presse', 'outlet:reuters')
    """
    names = [part for author in document.authors for part in _PARTS.split(author)]
    names += _PARTS.split(document.publisher or "")[1:]
    own = outlet_key(document.publisher) if document.publisher else None
    keys = {outlet_key(name.strip()) for name in names if name.strip()}
    return tuple(sorted((keys & known_outlets()) - {own}))


def site(url: str | None) -> str | None:
    """The host of an address without "www.": what its outlet is known by.

    >>> site("https://www.example.org/a?b=1"), site("not an address")
    ('example.org', None)
    """
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None


def citations(lineages: Iterable[Lineage], documents: Mapping[str, Document]) -> tuple[Derivation, ...]:
    """The edges between reports of one origin of which one names, or links to, the other; sorted."""
    edges: dict[tuple[str, str], Derivation] = {}
    for lineage in lineages:
        rows_of: dict[str, list[Row]] = defaultdict(list)
        for row in lineage.rows:
            rows_of[row.document.id].append(row)
        for downstream, rows in rows_of.items():
            for upstream in rows_of:
                if upstream != downstream:
                    edge = _edge(documents[upstream], documents[downstream], rows)
                    if edge is not None:
                        key = (upstream, downstream)
                        edges[key] = max(edges.get(key, edge), edge, key=lambda one: (one.weight, one.reason))
    return tuple(edges[key] for key in sorted(edges))


def _edge(upstream: Document, downstream: Document, rows: Sequence[Row]) -> Derivation | None:
    """The edge from one report to the other, if the other cites it and was not published before it."""
    before, after = day(upstream.published), day(downstream.published)
    if before and after and before > after:
        return None
    key = outlet_key(upstream.publisher) if upstream.publisher else None
    own = outlet_key(downstream.publisher) if downstream.publisher else None
    if key and key != own and any(key in row.voices for row in rows):
        return _derivation(upstream, downstream, Evidence.CITATION, CITED, f"its text names {upstream.publisher}")
    if key and key != own and key in suppliers(downstream):
        return _derivation(upstream, downstream, Evidence.CITATION, CITED, f"its byline names {upstream.publisher}")
    pages = {page(link.url) for link in downstream.links}
    if upstream.url and page(upstream.url) in pages:
        return _derivation(upstream, downstream, Evidence.LINK, LINKED, f"it links to {upstream.url}")
    return None


def _derivation(upstream: Document, downstream: Document, evidence: Evidence, weight: float, reason: str) -> Derivation:
    return Derivation(upstream.id, downstream.id, evidence, weight, reason)


def page(url: str) -> str:
    """An address without its scheme, "www.", query, fragment and final slash: the same page has the same.

    >>> page("https://www.example.org/news/1/?utm=a#top") == page("http://example.org/news/1")
    True
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}"
