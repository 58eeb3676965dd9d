"""Citation: reports that name or link to the report from which they have it.

A report cites an outlet if the outlet is among the voices of a claim, supplied the report (a byline or publisher such as
"Reuters", "Ann Lee, AP", "Evening News (dpa)"), or is the home of a page that it links to. It is tied to that outlet's report
if one is there that goes back to the same origin.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from headwater.language.outlets import site
from headwater.linking.issuers import known_outlets
from headwater.linking.origins import Lineage
from headwater.linking.rows import Row
from headwater.linking.scenes import day
from headwater.linking.suppliers import outlet_of, suppliers
from headwater.model import Document
from headwater.model.relations import Derivation, Evidence

_TOKEN = re.compile(r"[\w.&'’-]*\w")
_LONGEST = 4  # words of an outlet's name
CITED, LINKED = 0.9, 0.8
"""The weight of an edge whose upstream report the text names, and of one that it only links to."""


def citations(lineages: Iterable[Lineage], documents: Mapping[str, Document]) -> tuple[Derivation, ...]:
    """The edges between reports of one origin of which one names, or links to, the other; sorted.

    Of several reports of the outlet that is cited, the latest that was there is meant.
    """
    edges: dict[tuple[str, str], Derivation] = {}
    for lineage in lineages:
        rows_of: dict[str, list[Row]] = defaultdict(list)
        for row in lineage.rows:
            rows_of[row.document.id].append(row)
        library = _Library([documents[name] for name in rows_of])
        for name, rows in rows_of.items():
            for edge in library.cited_by(documents[name], rows):
                key = (edge.upstream, edge.downstream)
                edges[key] = max(edges.get(key, edge), edge, key=lambda one: (one.weight, one.reason))
    return tuple(edges[key] for key in sorted(edges))


class _Library:
    """The reports of one origin, by what they can be cited under: the outlet's key, its name, the page's address."""

    def __init__(self, reports: Sequence[Document]) -> None:
        self._by_key: dict[str, list[Document]] = defaultdict(list)
        self._by_page: dict[str, list[Document]] = defaultdict(list)
        self._key_of: dict[str, str] = {}
        for report in reports:
            key = outlet_of(report)
            if key is not None:
                self._by_key[key].append(report)
                name = printed_name(report)
                if name is not None:
                    self._key_of[name] = key
            if report.url:
                self._by_page[page(report.url)].append(report)

    def cited_by(self, report: Document, rows: Sequence[Row]) -> Iterator[Derivation]:
        """The edges into a report, by the voices and words of its claims, its byline, its links."""
        voices = {key for row in rows for key in row.voices}
        sentences = {row.claim.sentence.text for row in rows}
        named = {self._key_of[name] for words in sentences for name in names_in(words) if name in self._key_of}
        ways = (
            (voices | named, "its text names {}"),
            (set(suppliers(report)), "its byline names {}"),
        )
        told: set[str | None] = {outlet_of(report)}
        for keys, words in ways:
            for key in sorted(keys - told):
                source = _latest(self._by_key.get(key, ()), report)
                if source is not None:
                    told.add(key)
                    reason = words.format(source.publisher or site(source.url))
                    yield Derivation(source.id, report.id, Evidence.CITATION, CITED, reason)
        for address in sorted({page(link.url) for link in report.links}):
            source = _latest(self._by_page.get(address, ()), report)
            if source is not None and outlet_of(source) not in told:
                yield Derivation(source.id, report.id, Evidence.LINK, LINKED, f"it links to {source.url}")


def _latest(sources: Iterable[Document], report: Document) -> Document | None:
    """The latest of an outlet's reports that was not published after the report."""
    after = day(report.published)
    there = [
        source
        for source in sources
        if source.id != report.id and not (after and (before := day(source.published)) and before > after)
    ]
    return max(there, key=lambda source: (source.published or "", source.id), default=None)


def names_in(words: str) -> set[str]:
    """Every run of up to four words that opens with a capital: what can be an outlet's printed name.

    >>> sorted(names_in("told the Canal Observer"))
    ['Canal', 'Canal Observer', 'Observer']
    """
    tokens = [(match.start(), match.end()) for match in _TOKEN.finditer(words)]
    return {
        words[start : tokens[at + size][1]]
        for at, (start, _) in enumerate(tokens)
        if words[start].isupper()
        for size in range(min(_LONGEST, len(tokens) - at))
    }


def printed_name(document: Document) -> str | None:
    """The name that a report's outlet is cited by, without "The"; `None` if it is one word that no list knows.

    >>> from headwater.model import make_document
    >>> printed_name(make_document("Forty died.", publisher="The Canal Observer"))
    'Canal Observer'
    >>> printed_name(make_document("Forty died.", publisher="Time")), printed_name(make_document("A.", publisher="Ledger"))
    ('Time', None)
    """
    name = (document.publisher or "").removeprefix("The ")
    return name if " " in name or outlet_of(document) in known_outlets() else None


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
