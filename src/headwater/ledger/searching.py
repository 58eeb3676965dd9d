"""Finding a few claims by their words, and the headings of reports, without reading the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import apsw

from headwater.ledger.current import IS_CURRENT
from headwater.model import Claim, Document

_NEWEST = f"""
SELECT c.id FROM search s JOIN claim c ON c.extraction = s.extraction AND c.position = s.position
WHERE search MATCH ? AND {IS_CURRENT} ORDER BY s.rowid DESC LIMIT ? OFFSET ?
"""  # noqa: S608  # a condition of ours
_HEADINGS = """
SELECT d.id, d.title, d.publisher, d.published, (SELECT count(*) FROM claim c WHERE c.extraction = e.number), e.number,
iif(d.title IS NULL OR d.title = '', substr(json_extract(d.record, '$.text'), 1, 300), '')
FROM extraction e JOIN document d ON d.id = e.document WHERE e.number > ? ORDER BY e.number LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a list shows of a report, how many claims an extraction found in it, and the number of that extraction.

    `beginning` is what the text of a report without a title begins with.
    """

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    claims: int
    number: int
    beginning: str = ""


class Searching:
    """Looks for a few records of one ledger."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def newest(self, query: str, limit: int, start: int = 0) -> tuple[str, ...]:
        """The ids of current claims that hold every word of `query`, those added last first; none for an empty one.

        At most `limit` of them, after the first `start`.
        """
        words = match(query)
        found = self._connection.execute(_NEWEST, (words, limit, start)) if words else ()
        return tuple(identifier for (identifier,) in found)

    def headings(self, after: int = 0, limit: int = -1) -> Iterator[Heading]:
        """The headings of the reports that were extracted after the extraction of that number, oldest first; at most `limit`."""
        for row in self._connection.execute(_HEADINGS, (after, limit)):
            yield Heading(*row)


def search_words(claim: Claim, document: Document) -> str:
    """What a claim is found by: its sentence, its sources, what it counts, where, and the report's title and publisher."""
    parts: list[str | None] = [claim.sentence.text, document.title, document.publisher]
    parts += [source.name for source in claim.sources] + [source.role for source in claim.sources]
    parts += [place.name for place in claim.places] + [
        figure.counted.normal for figure in claim.figures if figure.counted
    ]
    return " ".join(part for part in parts if part)


def match(query: str) -> str:
    """A full-text expression that asks for every word, whatever marks the user typed.

    >>> match('depots" OR burn*')
    '"depots" "OR" "burn"'
    """
    return " ".join(f'"{word}"' for word in re.findall(r"\w+", query))
