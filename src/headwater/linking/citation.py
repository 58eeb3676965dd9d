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

from headwater.linking.issuers import known_outlets
from headwater.linking.origins import Lineage
from headwater.linking.rows import Row
from headwater.linking.scenes import day
from headwater.linking.suppliers import outlet_of, site, suppliers
from headwater.model import Document
from headwater.model.relations import Derivation, Evidence

CITED, LINKED = 0.9, 0.8
"""The weight of an edge whose upstream report the text names, and of one that it only links to."""


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
    key, own = outlet_of(upstream), outlet_of(downstream)
    named = (
        key and key != own and any(key in row.voices or names_outlet(row.claim.sentence.text, upstream) for row in rows)
    )
    if named:
        return _derivation(upstream, downstream, Evidence.CITATION, CITED, f"its text names {_title(upstream)}")
    if key and key != own and key in suppliers(downstream):
        return _derivation(upstream, downstream, Evidence.CITATION, CITED, f"its byline names {_title(upstream)}")
    pages = {page(link.url) for link in downstream.links}
    if upstream.url and page(upstream.url) in pages:
        return _derivation(upstream, downstream, Evidence.LINK, LINKED, f"it links to {upstream.url}")
    return None


def names_outlet(words: str, document: Document) -> bool:
    """Whether words name the outlet of a report as it is printed; a name of one common word is none.

    >>> from headwater.model import make_document
    >>> names_outlet("40 died, the Canal Observer reported", make_document("Forty died.", publisher="The Canal Observer"))
    True
    """
    name = (document.publisher or "").removeprefix("The ")
    known = outlet_of(document) in known_outlets()
    if not name[:1].isupper() or not (" " in name or known):
        return False
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) is not None


def _title(document: Document) -> str:
    return document.publisher or site(document.url) or document.id


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
